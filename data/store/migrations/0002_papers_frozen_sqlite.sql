-- What was issued stays as it went out: a paper may only become void, once.

-- +goose Up
-- +goose StatementBegin
CREATE TRIGGER paper_frozen BEFORE UPDATE ON paper
WHEN old.void_at <> '' OR new.void_at = '' OR new.id IS NOT old.id OR new.kind IS NOT old.kind OR new.number IS NOT old.number
	OR new.revision IS NOT old.revision OR new.noun IS NOT old.noun OR new.ref_id IS NOT old.ref_id
	OR new.buyer_id IS NOT old.buyer_id OR new.date IS NOT old.date OR new.issued_at IS NOT old.issued_at
	OR new.actor IS NOT old.actor OR new.document IS NOT old.document
BEGIN
	SELECT RAISE(ABORT, 'an issued paper is never changed');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER paper_kept BEFORE DELETE ON paper
BEGIN
	SELECT RAISE(ABORT, 'an issued paper is never deleted');
END;
-- +goose StatementEnd
