-- A verdict says which decision it was, on which line, and what had been
-- shown then. A line keeps the product that the matching proposed.

-- +goose Up
ALTER TABLE verdict ADD COLUMN line_id TEXT NOT NULL DEFAULT '';
ALTER TABLE verdict ADD COLUMN decision TEXT NOT NULL DEFAULT 'confirmed';
ALTER TABLE verdict ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
ALTER TABLE verdict ADD COLUMN shown_right INTEGER NOT NULL DEFAULT 0;
UPDATE verdict SET decision = 'refused' WHERE fits = 0;
ALTER TABLE verdict DROP COLUMN fits;
ALTER TABLE inquiry_line ADD COLUMN likely_id TEXT REFERENCES product (id);
ALTER TABLE inquiry ADD COLUMN likely_count INTEGER NOT NULL DEFAULT 0;
