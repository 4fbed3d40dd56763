-- What was said with a contact outside of mails and papers; and that somebody
-- was erased: an id and a day, nothing of the person.

-- +goose Up
CREATE TABLE note (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	contact_id TEXT REFERENCES contact (id), kind TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL, actor TEXT NOT NULL
);
CREATE INDEX note_contact ON note (contact_id, at);
CREATE TABLE erased (id TEXT PRIMARY KEY, noun TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX paper_buyer ON paper (buyer_id);
