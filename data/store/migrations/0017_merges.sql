-- Two contacts that were one: what the union did to both and which rows of
-- other tables it pointed anew, so that it can be undone. before and after are
-- the contact that stayed, as JSON. Contacts are asked for by the moment of
-- their last change, which keeps the search for doubles up to date.

-- +goose Up
CREATE TABLE merge (
	id TEXT PRIMARY KEY, kept_id TEXT NOT NULL REFERENCES contact (id), other_id TEXT NOT NULL REFERENCES contact (id),
	at TEXT NOT NULL, actor TEXT NOT NULL, undone_at TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL
);
CREATE INDEX merge_kept ON merge (kept_id, at);
CREATE INDEX merge_other ON merge (other_id);
CREATE TABLE merge_moved (
	merge_id TEXT NOT NULL REFERENCES merge (id), position INTEGER NOT NULL,
	noun TEXT NOT NULL, field TEXT NOT NULL, record_id TEXT NOT NULL,
	PRIMARY KEY (merge_id, position)
);
CREATE INDEX contact_updated ON contact (updated_at);
