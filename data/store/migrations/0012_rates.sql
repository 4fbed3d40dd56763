-- Libraries of refund rates as the tax bureaus publish them, several versions
-- side by side. rate is a share of 1 as text; vat lists the rates that may
-- stand on an invoice, parted by blanks; position keeps the published order.

-- +goose Up
CREATE TABLE rate_library (
	version TEXT PRIMARY KEY, source TEXT NOT NULL, imported_at TEXT NOT NULL, imported_by TEXT NOT NULL, rows INTEGER NOT NULL
);
CREATE TABLE rate (
	version TEXT NOT NULL REFERENCES rate_library (version), position INTEGER NOT NULL,
	code TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, vat TEXT NOT NULL, refund TEXT NOT NULL,
	"from" TEXT NOT NULL, "to" TEXT NOT NULL, flag TEXT NOT NULL, note TEXT NOT NULL,
	PRIMARY KEY (version, position)
);
