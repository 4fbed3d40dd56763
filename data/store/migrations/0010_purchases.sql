-- Purchase contracts with factories, and requests for a price.

-- +goose Up
CREATE TABLE purchase (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL, status TEXT NOT NULL, order_id TEXT REFERENCES "order" (id), supplier_id TEXT REFERENCES contact (id),
	attention TEXT NOT NULL, date TEXT NOT NULL, place TEXT NOT NULL, currency TEXT NOT NULL, delivery_date TEXT NOT NULL,
	delivery_place TEXT NOT NULL, packing TEXT NOT NULL, marks TEXT NOT NULL, quality TEXT NOT NULL, payment TEXT NOT NULL,
	deposit INTEGER NOT NULL, balance_due TEXT NOT NULL, invoice_due TEXT NOT NULL, started TEXT NOT NULL, delivered TEXT NOT NULL,
	remarks TEXT NOT NULL, owner TEXT NOT NULL, created_at TEXT NOT NULL, total_minor BIGINT NOT NULL, line_count INTEGER NOT NULL
);
CREATE UNIQUE INDEX purchase_number ON purchase (number) WHERE number <> '' AND deleted_at IS NULL;
CREATE INDEX purchase_order ON purchase (order_id);
CREATE INDEX purchase_supplier ON purchase (supplier_id);
CREATE TABLE purchase_line (
	purchase_id TEXT NOT NULL REFERENCES purchase (id), position INTEGER NOT NULL, id TEXT NOT NULL, order_line_id TEXT NOT NULL,
	product_id TEXT REFERENCES product (id), code TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, spec_zh TEXT NOT NULL,
	hs_code TEXT NOT NULL, photo TEXT NOT NULL, quantity TEXT NOT NULL, unit TEXT NOT NULL, price TEXT NOT NULL, basis TEXT NOT NULL,
	vat_rate TEXT NOT NULL, invoice_name TEXT NOT NULL, invoice_unit TEXT NOT NULL, received TEXT NOT NULL,
	received_on TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (purchase_id, position)
);
CREATE INDEX purchase_line_product ON purchase_line (product_id);
CREATE TABLE purchase_inspection (
	purchase_id TEXT NOT NULL REFERENCES purchase (id), position INTEGER NOT NULL, id TEXT NOT NULL, date TEXT NOT NULL,
	inspector_id TEXT REFERENCES contact (id), stage TEXT NOT NULL, level TEXT NOT NULL, major_limit TEXT NOT NULL,
	minor_limit TEXT NOT NULL, lot INTEGER NOT NULL, sample INTEGER NOT NULL, critical INTEGER NOT NULL, major INTEGER NOT NULL,
	minor INTEGER NOT NULL, major_accepted INTEGER NOT NULL, minor_accepted INTEGER NOT NULL, result TEXT NOT NULL,
	notes TEXT NOT NULL, photos TEXT NOT NULL, PRIMARY KEY (purchase_id, position)
);
CREATE TABLE purchase_file (
	purchase_id TEXT NOT NULL REFERENCES purchase (id), position INTEGER NOT NULL, content TEXT NOT NULL, name TEXT NOT NULL,
	PRIMARY KEY (purchase_id, position)
);

CREATE TABLE price_request (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	supplier_id TEXT REFERENCES contact (id), product_id TEXT REFERENCES product (id), quotation_id TEXT REFERENCES quotation (id),
	line_id TEXT NOT NULL, text TEXT NOT NULL, quantity TEXT NOT NULL, unit TEXT NOT NULL, asked_on TEXT NOT NULL,
	answered_on TEXT NOT NULL, price TEXT NOT NULL, basis TEXT NOT NULL, moq TEXT NOT NULL, lead_days INTEGER NOT NULL,
	valid_until TEXT NOT NULL, note TEXT NOT NULL, created_at TEXT NOT NULL
);
CREATE INDEX price_request_supplier ON price_request (supplier_id);
