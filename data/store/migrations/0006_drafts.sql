-- What stands unsaved in an editor, so that a crash loses none of it: one text
-- per record, or per noun ('new') for a record that was never saved. It is no
-- part of the record and has no history.

-- +goose Up
CREATE TABLE draft (
	noun TEXT NOT NULL, record_id TEXT NOT NULL, ver INTEGER NOT NULL, kept_at TEXT NOT NULL, content TEXT NOT NULL,
	PRIMARY KEY (noun, record_id)
);
