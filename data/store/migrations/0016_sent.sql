-- What was made ready to be sent to somebody, and the firm's own licences,
-- certificates and reports with what else a buyer asks before the first order.
-- files are the names of what went along, a JSON array.

-- +goose Up
CREATE TABLE sent (
	id TEXT PRIMARY KEY, contact_id TEXT REFERENCES contact (id), noun TEXT NOT NULL, ref_id TEXT NOT NULL,
	occasion TEXT NOT NULL, language TEXT NOT NULL, "to" TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
	files TEXT NOT NULL, way TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL
);
CREATE INDEX sent_contact ON sent (contact_id, at);

ALTER TABLE firm ADD COLUMN capacity TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN "references" TEXT NOT NULL DEFAULT '';
CREATE TABLE firm_credential (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	kind TEXT NOT NULL, title TEXT NOT NULL, number TEXT NOT NULL, issuer TEXT NOT NULL, until TEXT NOT NULL,
	file TEXT NOT NULL, file_name TEXT NOT NULL,
	PRIMARY KEY (firm_id, position)
);
