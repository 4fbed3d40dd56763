-- The PDF of an issued paper as it first left the house, one for each language
-- it was printed in: later captions and fonts do not reach it.

-- +goose Up
CREATE TABLE paper_print (
	paper_id TEXT NOT NULL REFERENCES paper (id), language TEXT NOT NULL, content TEXT NOT NULL,
	PRIMARY KEY (paper_id, language)
);
-- +goose StatementBegin
CREATE TRIGGER print_frozen BEFORE UPDATE ON paper_print
BEGIN
	SELECT RAISE(ABORT, 'a print of an issued paper is never changed');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER print_kept BEFORE DELETE ON paper_print
BEGIN
	SELECT RAISE(ABORT, 'a print of an issued paper is never deleted');
END;
-- +goose StatementEnd
