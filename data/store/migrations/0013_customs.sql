-- Declarations, drafted and filed, the list of commodity codes, and how a
-- product stands on a declaration. Items of a container are its item numbers,
-- a JSON array; lines of an item are ids of the shipment's lines.

-- +goose Up
ALTER TABLE product ADD COLUMN customs_name TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN customs_elements TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN customs_first_unit TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN customs_second_unit TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN customs_first_per TEXT NOT NULL DEFAULT '0';
ALTER TABLE product ADD COLUMN customs_second_per TEXT NOT NULL DEFAULT '0';
ALTER TABLE product ADD COLUMN customs_district TEXT NOT NULL DEFAULT '';

CREATE TABLE tariff (
	code TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL, name TEXT NOT NULL, slots TEXT NOT NULL,
	first_unit TEXT NOT NULL, second_unit TEXT NOT NULL, conditions TEXT NOT NULL,
	PRIMARY KEY (code, "from")
);

CREATE TABLE declaration (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	shipment_id TEXT REFERENCES shipment (id), draft_id TEXT REFERENCES declaration (id), part INTEGER NOT NULL, status TEXT NOT NULL,
	number TEXT NOT NULL, consignor_name TEXT NOT NULL, consignor_uscc TEXT NOT NULL, consignor_customs TEXT NOT NULL,
	producer_name TEXT NOT NULL, producer_uscc TEXT NOT NULL, producer_customs TEXT NOT NULL,
	agent_name TEXT NOT NULL, agent_uscc TEXT NOT NULL, agent_customs TEXT NOT NULL,
	consignee TEXT NOT NULL, consignee_aeo TEXT NOT NULL, office TEXT NOT NULL, "exit" TEXT NOT NULL, export_date TEXT NOT NULL,
	manual TEXT NOT NULL, transport TEXT NOT NULL, vessel TEXT NOT NULL, voyage TEXT NOT NULL, bill TEXT NOT NULL,
	supervision TEXT NOT NULL, levy TEXT NOT NULL, license TEXT NOT NULL, contract TEXT NOT NULL, sold_to TEXT NOT NULL,
	shipped_to TEXT NOT NULL, destination TEXT NOT NULL, port TEXT NOT NULL, package TEXT NOT NULL, packages INTEGER NOT NULL,
	other_packs TEXT NOT NULL, gross TEXT NOT NULL, net TEXT NOT NULL, incoterm TEXT NOT NULL, term TEXT NOT NULL,
	freight_mark TEXT NOT NULL, freight_value TEXT NOT NULL, freight_currency TEXT NOT NULL,
	insurance_mark TEXT NOT NULL, insurance_value TEXT NOT NULL, insurance_currency TEXT NOT NULL,
	other_mark TEXT NOT NULL, other_value TEXT NOT NULL, other_currency TEXT NOT NULL,
	marks TEXT NOT NULL, note TEXT NOT NULL, currency TEXT NOT NULL, item_count INTEGER NOT NULL, total_minor BIGINT NOT NULL
);
CREATE INDEX declaration_shipment ON declaration (shipment_id);
CREATE INDEX declaration_number ON declaration (number);
CREATE TABLE declaration_item (
	declaration_id TEXT NOT NULL REFERENCES declaration (id), position INTEGER NOT NULL, id TEXT NOT NULL, number INTEGER NOT NULL,
	code TEXT NOT NULL, name TEXT NOT NULL, elements TEXT NOT NULL, quantity TEXT NOT NULL, unit TEXT NOT NULL,
	first_qty TEXT NOT NULL, first_unit TEXT NOT NULL, second_qty TEXT NOT NULL, second_unit TEXT NOT NULL,
	price TEXT NOT NULL, total_minor BIGINT NOT NULL, total_currency TEXT NOT NULL, origin TEXT NOT NULL, destination TEXT NOT NULL,
	district TEXT NOT NULL, duty_mode TEXT NOT NULL, net TEXT NOT NULL, lines TEXT NOT NULL,
	PRIMARY KEY (declaration_id, position)
);
CREATE TABLE declaration_container (
	declaration_id TEXT NOT NULL REFERENCES declaration (id), position INTEGER NOT NULL, id TEXT NOT NULL,
	number TEXT NOT NULL, model TEXT NOT NULL, items TEXT NOT NULL, lcl INTEGER NOT NULL, net TEXT NOT NULL,
	PRIMARY KEY (declaration_id, position)
);
CREATE TABLE declaration_attached (
	declaration_id TEXT NOT NULL REFERENCES declaration (id), position INTEGER NOT NULL, id TEXT NOT NULL,
	code TEXT NOT NULL, number TEXT NOT NULL,
	PRIMARY KEY (declaration_id, position)
);
