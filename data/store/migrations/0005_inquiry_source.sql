-- An inquiry names the site it came from. What waits for a decision is found
-- without reading everything else.

-- +goose Up
ALTER TABLE inquiry ADD COLUMN source TEXT NOT NULL DEFAULT '';
CREATE INDEX inquiry_status ON inquiry (status);
CREATE INDEX quotation_due ON quotation (status, valid_until);
CREATE INDEX order_status ON "order" (status);
