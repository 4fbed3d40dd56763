-- Purchase invoices and refund claims. Money is CNY minor units, but the FOB
-- value of an export row, which names its currency.

-- +goose Up
CREATE TABLE purchase_invoice (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL, date TEXT NOT NULL, kind TEXT NOT NULL, supplier_id TEXT REFERENCES contact (id), seller TEXT NOT NULL,
	seller_tax_id TEXT NOT NULL, buyer_tax_id TEXT NOT NULL, purchase_id TEXT REFERENCES purchase (id), red_of TEXT NOT NULL,
	confirmed_on TEXT NOT NULL, notes TEXT NOT NULL, line_count INTEGER NOT NULL, taxable_minor BIGINT NOT NULL, tax_minor BIGINT NOT NULL
);
CREATE UNIQUE INDEX purchase_invoice_number ON purchase_invoice (number) WHERE deleted_at IS NULL;
CREATE TABLE purchase_invoice_line (
	purchase_invoice_id TEXT NOT NULL REFERENCES purchase_invoice (id), position INTEGER NOT NULL, id TEXT NOT NULL,
	product_id TEXT REFERENCES product (id), name TEXT NOT NULL, spec TEXT NOT NULL, unit TEXT NOT NULL, quantity TEXT NOT NULL,
	taxable_minor BIGINT NOT NULL, taxable_currency TEXT NOT NULL, rate TEXT NOT NULL, tax_minor BIGINT NOT NULL, tax_currency TEXT NOT NULL,
	PRIMARY KEY (purchase_invoice_id, position)
);
CREATE TABLE purchase_invoice_file (
	purchase_invoice_id TEXT NOT NULL REFERENCES purchase_invoice (id), position INTEGER NOT NULL, content TEXT NOT NULL, name TEXT NOT NULL,
	PRIMARY KEY (purchase_invoice_id, position)
);

CREATE TABLE refund_claim (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	month TEXT NOT NULL, batch TEXT NOT NULL, status TEXT NOT NULL, filed_on TEXT NOT NULL, approved_on TEXT NOT NULL, paid_on TEXT NOT NULL,
	doubt TEXT NOT NULL, doubt_on TEXT NOT NULL, recorded_on TEXT NOT NULL, record_at TEXT NOT NULL, notes TEXT NOT NULL,
	export_count INTEGER NOT NULL, link_count INTEGER NOT NULL, refund_minor BIGINT NOT NULL
);
CREATE UNIQUE INDEX refund_claim_batch ON refund_claim (month, batch) WHERE deleted_at IS NULL;
CREATE TABLE refund_claim_export (
	refund_claim_id TEXT NOT NULL REFERENCES refund_claim (id), position INTEGER NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL,
	declaration_id TEXT REFERENCES declaration (id), item_id TEXT NOT NULL, "key" TEXT NOT NULL, agency TEXT NOT NULL, invoice TEXT NOT NULL,
	date TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, quantity TEXT NOT NULL, deal_unit TEXT NOT NULL,
	deal_quantity TEXT NOT NULL, fob_minor BIGINT NOT NULL, fob_currency TEXT NOT NULL, refund_rate TEXT NOT NULL, library TEXT NOT NULL,
	note TEXT NOT NULL, PRIMARY KEY (refund_claim_id, position)
);
CREATE INDEX refund_claim_export_item ON refund_claim_export (item_id);
CREATE TABLE refund_claim_link (
	refund_claim_id TEXT NOT NULL REFERENCES refund_claim (id), position INTEGER NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL,
	invoice_id TEXT REFERENCES purchase_invoice (id), line_id TEXT NOT NULL, taken TEXT NOT NULL, quantity TEXT NOT NULL,
	taxable_minor BIGINT NOT NULL, taxable_currency TEXT NOT NULL, rate TEXT NOT NULL, applied TEXT NOT NULL,
	refund_minor BIGINT NOT NULL, refund_currency TEXT NOT NULL, PRIMARY KEY (refund_claim_id, position)
);
CREATE INDEX refund_claim_link_line ON refund_claim_link (line_id);
