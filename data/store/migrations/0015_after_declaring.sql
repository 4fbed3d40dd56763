-- What becomes of a filed declaration on its way to the refund, and tables of
-- customs and tax codes that people import. position keeps the order of the
-- imported list, which for lists of columns is their meaning; words are folded
-- for searching.

-- +goose Up
ALTER TABLE declaration ADD COLUMN data_on TEXT NOT NULL DEFAULT '';
ALTER TABLE declaration ADD COLUMN treatment TEXT NOT NULL DEFAULT '';
ALTER TABLE declaration ADD COLUMN agency TEXT NOT NULL DEFAULT '';
ALTER TABLE declaration ADD COLUMN collect_by TEXT NOT NULL DEFAULT '';
ALTER TABLE declaration ADD COLUMN deemed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE declaration ADD COLUMN deemed_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE declaration ADD COLUMN deemed_proof TEXT NOT NULL DEFAULT '';
ALTER TABLE declaration ADD COLUMN outcome_note TEXT NOT NULL DEFAULT '';

CREATE TABLE customs_code (
	kind TEXT NOT NULL, code TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL, position INTEGER NOT NULL,
	name_en TEXT NOT NULL, name_zh TEXT NOT NULL, words TEXT NOT NULL, source TEXT NOT NULL,
	PRIMARY KEY (kind, code, "from")
);
