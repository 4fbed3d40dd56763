-- Receipts of buyers with their splits and settlements of exchange, what
-- buyers and platforms hold back, money paid back, payments to factories.

-- +goose Up
CREATE TABLE receipt (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL, buyer_id TEXT REFERENCES contact (id), payer TEXT NOT NULL, date TEXT NOT NULL, currency TEXT NOT NULL,
	sent_minor BIGINT NOT NULL, sent_currency TEXT NOT NULL, abroad_minor BIGINT NOT NULL, abroad_currency TEXT NOT NULL,
	fee_minor BIGINT NOT NULL, fee_currency TEXT NOT NULL, fee_cny_minor BIGINT NOT NULL, fee_cny_currency TEXT NOT NULL,
	borne_by_us INTEGER NOT NULL, channel TEXT NOT NULL, platform TEXT NOT NULL, rate_currency TEXT NOT NULL,
	rate_value TEXT NOT NULL, rate_date TEXT NOT NULL, rate_source TEXT NOT NULL, bank_ref TEXT NOT NULL, report TEXT NOT NULL,
	report_number TEXT NOT NULL, note TEXT NOT NULL, created_at TEXT NOT NULL, credited_minor BIGINT NOT NULL,
	unallocated_minor BIGINT NOT NULL, settled_minor BIGINT NOT NULL
);
CREATE UNIQUE INDEX receipt_number ON receipt (number) WHERE number <> '' AND deleted_at IS NULL;
CREATE INDEX receipt_buyer ON receipt (buyer_id);
CREATE TABLE receipt_allocation (
	receipt_id TEXT NOT NULL REFERENCES receipt (id), position INTEGER NOT NULL, id TEXT NOT NULL,
	order_id TEXT REFERENCES "order" (id), shipment_id TEXT REFERENCES shipment (id), amount_minor BIGINT NOT NULL,
	amount_currency TEXT NOT NULL, booked_rate TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (receipt_id, position)
);
CREATE INDEX receipt_allocation_order ON receipt_allocation (order_id);
CREATE INDEX receipt_allocation_shipment ON receipt_allocation (shipment_id);
CREATE TABLE receipt_settlement (
	receipt_id TEXT NOT NULL REFERENCES receipt (id), position INTEGER NOT NULL, id TEXT NOT NULL, date TEXT NOT NULL,
	amount_minor BIGINT NOT NULL, amount_currency TEXT NOT NULL, rate TEXT NOT NULL, cny_minor BIGINT NOT NULL,
	cny_currency TEXT NOT NULL, PRIMARY KEY (receipt_id, position)
);

CREATE TABLE deduction (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	status TEXT NOT NULL, kind TEXT NOT NULL, buyer_id TEXT REFERENCES contact (id), order_id TEXT REFERENCES "order" (id),
	shipment_id TEXT REFERENCES shipment (id), platform TEXT NOT NULL, date TEXT NOT NULL, amount_minor BIGINT NOT NULL,
	amount_currency TEXT NOT NULL, reason TEXT NOT NULL, dispute_by TEXT NOT NULL, created_at TEXT NOT NULL
);
CREATE INDEX deduction_buyer ON deduction (buyer_id);
CREATE INDEX deduction_order ON deduction (order_id);

CREATE TABLE repayment (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	buyer_id TEXT REFERENCES contact (id), order_id TEXT REFERENCES "order" (id), claim_id TEXT REFERENCES claim (id),
	date TEXT NOT NULL, amount_minor BIGINT NOT NULL, amount_currency TEXT NOT NULL, rate_currency TEXT NOT NULL,
	rate_value TEXT NOT NULL, rate_date TEXT NOT NULL, rate_source TEXT NOT NULL, channel TEXT NOT NULL, reason TEXT NOT NULL,
	created_at TEXT NOT NULL
);
CREATE INDEX repayment_buyer ON repayment (buyer_id);
CREATE INDEX repayment_order ON repayment (order_id);

CREATE TABLE outlay (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	supplier_id TEXT REFERENCES contact (id), purchase_id TEXT REFERENCES purchase (id), date TEXT NOT NULL, kind TEXT NOT NULL,
	amount_minor BIGINT NOT NULL, amount_currency TEXT NOT NULL, bank_ref TEXT NOT NULL, note TEXT NOT NULL, created_at TEXT NOT NULL
);
CREATE INDEX outlay_supplier ON outlay (supplier_id);
CREATE INDEX outlay_purchase ON outlay (purchase_id);

CREATE TABLE credit_line (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	buyer_id TEXT REFERENCES contact (id), limit_minor BIGINT NOT NULL, limit_currency TEXT NOT NULL, policy TEXT NOT NULL,
	insurer_id TEXT REFERENCES contact (id), insured_minor BIGINT NOT NULL, insured_currency TEXT NOT NULL, premium TEXT NOT NULL,
	report_days INTEGER NOT NULL, claim_days INTEGER NOT NULL, valid_until TEXT NOT NULL, note TEXT NOT NULL, created_at TEXT NOT NULL
);
CREATE UNIQUE INDEX credit_line_buyer ON credit_line (buyer_id) WHERE deleted_at IS NULL;
