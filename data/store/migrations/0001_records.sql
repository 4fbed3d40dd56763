-- Records of the firm and their history. Moments are UTC of fixed width, days
-- ISO dates, numbers decimals as text; total_minor counts minor units of the
-- row's currency. deleted_at is NULL outside the bin.

-- +goose Up
CREATE TABLE firm (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL,
	only INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (only = 1),
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	name_en TEXT NOT NULL, name_zh TEXT NOT NULL, address_en TEXT NOT NULL, address_zh TEXT NOT NULL,
	city_en TEXT NOT NULL, city_zh TEXT NOT NULL, post_code TEXT NOT NULL,
	phone TEXT NOT NULL, fax TEXT NOT NULL, email TEXT NOT NULL, website TEXT NOT NULL, contact TEXT NOT NULL, title TEXT NOT NULL,
	uscc TEXT NOT NULL, customs_code TEXT NOT NULL, logo TEXT NOT NULL, seal TEXT NOT NULL, signature TEXT NOT NULL,
	currencies TEXT NOT NULL,
	default_incoterm TEXT NOT NULL, default_place TEXT NOT NULL, default_payment TEXT NOT NULL, default_valid_days INTEGER NOT NULL,
	default_lead_time TEXT NOT NULL, default_packing TEXT NOT NULL, default_margin TEXT NOT NULL, default_domestic TEXT NOT NULL,
	default_bank_charge TEXT NOT NULL
);
CREATE TABLE firm_bank (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	currency TEXT NOT NULL, beneficiary TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
	account TEXT NOT NULL, swift TEXT NOT NULL, intermediary TEXT NOT NULL, charges TEXT NOT NULL,
	PRIMARY KEY (firm_id, position)
);
CREATE TABLE firm_rate (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	currency TEXT NOT NULL, value TEXT NOT NULL, date TEXT NOT NULL, source TEXT NOT NULL,
	PRIMARY KEY (firm_id, position)
);
CREATE TABLE firm_pattern (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	series TEXT NOT NULL, pattern TEXT NOT NULL,
	PRIMARY KEY (firm_id, position)
);
CREATE TABLE firm_payment (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	code TEXT NOT NULL, en TEXT NOT NULL, zh TEXT NOT NULL, deposit INTEGER NOT NULL,
	PRIMARY KEY (firm_id, position)
);

CREATE TABLE contact (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	code TEXT NOT NULL, roles TEXT NOT NULL, name TEXT NOT NULL, name_zh TEXT NOT NULL,
	country TEXT NOT NULL, city TEXT NOT NULL, address TEXT NOT NULL, post_code TEXT NOT NULL,
	email TEXT NOT NULL, phone TEXT NOT NULL, whatsapp TEXT NOT NULL, wechat TEXT NOT NULL, website TEXT NOT NULL,
	tax_id TEXT NOT NULL, language TEXT NOT NULL, market TEXT NOT NULL, currency TEXT NOT NULL, incoterm TEXT NOT NULL,
	port TEXT NOT NULL, payment TEXT NOT NULL, source TEXT NOT NULL, owner TEXT NOT NULL, tags TEXT NOT NULL, notes TEXT NOT NULL,
	sort_name TEXT NOT NULL, name_fold TEXT NOT NULL, name_zh_fold TEXT NOT NULL, email_fold TEXT NOT NULL, domain TEXT NOT NULL
);
CREATE INDEX contact_name ON contact (name_fold);
CREATE INDEX contact_name_zh ON contact (name_zh_fold);
CREATE INDEX contact_email ON contact (email_fold);
CREATE INDEX contact_domain ON contact (domain);
CREATE TABLE contact_person (
	contact_id TEXT NOT NULL REFERENCES contact (id), position INTEGER NOT NULL,
	id TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL,
	whatsapp TEXT NOT NULL, wechat TEXT NOT NULL, email_fold TEXT NOT NULL, domain TEXT NOT NULL,
	PRIMARY KEY (contact_id, position)
);
CREATE INDEX contact_person_email ON contact_person (email_fold);
CREATE INDEX contact_person_domain ON contact_person (domain);
CREATE TABLE contact_file (
	contact_id TEXT NOT NULL REFERENCES contact (id), position INTEGER NOT NULL,
	content TEXT NOT NULL, name TEXT NOT NULL,
	PRIMARY KEY (contact_id, position)
);

CREATE TABLE product (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL,
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	code TEXT NOT NULL, code_fold TEXT NOT NULL, model TEXT NOT NULL, name_en TEXT NOT NULL, name_zh TEXT NOT NULL, category TEXT NOT NULL,
	spec_en TEXT NOT NULL, spec_zh TEXT NOT NULL, material TEXT NOT NULL, colour TEXT NOT NULL, size TEXT NOT NULL, brand TEXT NOT NULL,
	keywords TEXT NOT NULL, unit TEXT NOT NULL, hs_code TEXT NOT NULL, origin_place TEXT NOT NULL,
	cost TEXT NOT NULL, cost_basis TEXT NOT NULL, vat_rate TEXT NOT NULL, refund_rate TEXT NOT NULL, currency TEXT NOT NULL,
	moq TEXT NOT NULL, lead_days INTEGER NOT NULL, stock TEXT NOT NULL, clearance TEXT NOT NULL,
	supplier_id TEXT REFERENCES contact (id),
	per_inner INTEGER NOT NULL, per_carton INTEGER NOT NULL,
	length TEXT NOT NULL, width TEXT NOT NULL, height TEXT NOT NULL, gross TEXT NOT NULL, net TEXT NOT NULL,
	certificates TEXT NOT NULL, tags TEXT NOT NULL, notes TEXT NOT NULL
);
CREATE UNIQUE INDEX product_code ON product (code_fold) WHERE deleted_at IS NULL;
CREATE INDEX product_supplier ON product (supplier_id);
CREATE TABLE product_tier (
	product_id TEXT NOT NULL REFERENCES product (id), position INTEGER NOT NULL,
	"from" TEXT NOT NULL, price TEXT NOT NULL,
	PRIMARY KEY (product_id, position)
);
CREATE TABLE product_photo (
	product_id TEXT NOT NULL REFERENCES product (id), position INTEGER NOT NULL,
	content TEXT NOT NULL,
	PRIMARY KEY (product_id, position)
);
CREATE TABLE product_file (
	product_id TEXT NOT NULL REFERENCES product (id), position INTEGER NOT NULL,
	content TEXT NOT NULL, name TEXT NOT NULL,
	PRIMARY KEY (product_id, position)
);

CREATE TABLE inquiry (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL,
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL, received_at TEXT NOT NULL, channel TEXT NOT NULL, subject TEXT NOT NULL, message_id TEXT NOT NULL,
	language TEXT NOT NULL, text TEXT NOT NULL, buyer_id TEXT REFERENCES contact (id),
	sender_name TEXT NOT NULL, sender_company TEXT NOT NULL, sender_country TEXT NOT NULL, sender_email TEXT NOT NULL,
	sender_phone TEXT NOT NULL, sender_whatsapp TEXT NOT NULL,
	wish_incoterm TEXT NOT NULL, wish_place TEXT NOT NULL, wish_payment TEXT NOT NULL, wish_delivery TEXT NOT NULL,
	wish_sample INTEGER NOT NULL, wish_certificates TEXT NOT NULL,
	status TEXT NOT NULL, owner TEXT NOT NULL,
	line_count INTEGER NOT NULL, chosen_count INTEGER NOT NULL, nothing_count INTEGER NOT NULL
);
CREATE UNIQUE INDEX inquiry_message ON inquiry (message_id) WHERE message_id <> '' AND deleted_at IS NULL;
CREATE UNIQUE INDEX inquiry_number ON inquiry (number) WHERE number <> '' AND deleted_at IS NULL;
CREATE INDEX inquiry_buyer ON inquiry (buyer_id);
CREATE TABLE inquiry_line (
	inquiry_id TEXT NOT NULL REFERENCES inquiry (id), position INTEGER NOT NULL,
	id TEXT NOT NULL, text TEXT NOT NULL, model TEXT NOT NULL, spec TEXT NOT NULL, quantity TEXT, unit TEXT NOT NULL,
	target_price TEXT, currency TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
	state TEXT NOT NULL, product_id TEXT REFERENCES product (id),
	PRIMARY KEY (inquiry_id, position)
);
CREATE INDEX inquiry_line_product ON inquiry_line (product_id);
CREATE TABLE inquiry_file (
	inquiry_id TEXT NOT NULL REFERENCES inquiry (id), position INTEGER NOT NULL,
	content TEXT NOT NULL, name TEXT NOT NULL,
	PRIMARY KEY (inquiry_id, position)
);
CREATE TABLE verdict (
	id TEXT PRIMARY KEY, buyer_id TEXT REFERENCES contact (id), words TEXT NOT NULL, product_id TEXT REFERENCES product (id),
	fits INTEGER NOT NULL, at TEXT NOT NULL
);

CREATE TABLE quotation (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL, revision INTEGER NOT NULL, previous_id TEXT REFERENCES quotation (id), status TEXT NOT NULL,
	lost_reason TEXT NOT NULL, inquiry_id TEXT REFERENCES inquiry (id), date TEXT NOT NULL, valid_until TEXT NOT NULL,
	buyer_id TEXT REFERENCES contact (id), attention TEXT NOT NULL, buyer_ref TEXT NOT NULL, language TEXT NOT NULL,
	incoterm TEXT NOT NULL, place TEXT NOT NULL, port_of_loading TEXT NOT NULL, destination TEXT NOT NULL, transport TEXT NOT NULL,
	currency TEXT NOT NULL, rate_currency TEXT NOT NULL, rate_value TEXT NOT NULL, rate_date TEXT NOT NULL, rate_source TEXT NOT NULL,
	payment_code TEXT NOT NULL, payment TEXT NOT NULL, deposit INTEGER NOT NULL, lead_time TEXT NOT NULL, packing TEXT NOT NULL,
	marks TEXT NOT NULL, insurance TEXT NOT NULL, partial_shipment TEXT NOT NULL, transshipment TEXT NOT NULL,
	origin TEXT NOT NULL, remarks TEXT NOT NULL, owner TEXT NOT NULL,
	costing_profit TEXT NOT NULL, costing_commission TEXT NOT NULL, costing_bank_charge TEXT NOT NULL, costing_domestic TEXT NOT NULL,
	costing_freight TEXT NOT NULL, costing_premium TEXT NOT NULL, costing_delivery TEXT NOT NULL, costing_duty TEXT NOT NULL,
	total_minor BIGINT NOT NULL, line_count INTEGER NOT NULL
);
CREATE UNIQUE INDEX quotation_number ON quotation (number, revision) WHERE number <> '' AND deleted_at IS NULL;
CREATE INDEX quotation_buyer ON quotation (buyer_id);
CREATE INDEX quotation_inquiry ON quotation (inquiry_id);
CREATE INDEX quotation_previous ON quotation (previous_id);
CREATE TABLE quotation_line (
	quotation_id TEXT NOT NULL REFERENCES quotation (id), position INTEGER NOT NULL,
	id TEXT NOT NULL, product_id TEXT REFERENCES product (id), code TEXT NOT NULL, buyer_code TEXT NOT NULL,
	name_en TEXT NOT NULL, name_zh TEXT NOT NULL, spec_en TEXT NOT NULL, spec_zh TEXT NOT NULL, hs_code TEXT NOT NULL,
	photo TEXT NOT NULL, quantity TEXT NOT NULL, unit TEXT NOT NULL, price TEXT NOT NULL, cost TEXT NOT NULL,
	per_carton INTEGER NOT NULL, length TEXT NOT NULL, width TEXT NOT NULL, height TEXT NOT NULL, gross TEXT NOT NULL, net TEXT NOT NULL,
	remark TEXT NOT NULL,
	PRIMARY KEY (quotation_id, position)
);
CREATE INDEX quotation_line_product ON quotation_line (product_id);
CREATE TABLE quotation_charge (
	quotation_id TEXT NOT NULL REFERENCES quotation (id), position INTEGER NOT NULL,
	id TEXT NOT NULL, name TEXT NOT NULL, share TEXT NOT NULL, amount TEXT NOT NULL,
	PRIMARY KEY (quotation_id, position)
);

CREATE TABLE "order" (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
	deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL, proforma TEXT NOT NULL, quotation_id TEXT REFERENCES quotation (id), status TEXT NOT NULL,
	date TEXT NOT NULL, shipment_date TEXT NOT NULL, valid_until TEXT NOT NULL, consignee TEXT NOT NULL,
	buyer_id TEXT REFERENCES contact (id), attention TEXT NOT NULL, buyer_ref TEXT NOT NULL, language TEXT NOT NULL,
	incoterm TEXT NOT NULL, place TEXT NOT NULL, port_of_loading TEXT NOT NULL, destination TEXT NOT NULL, transport TEXT NOT NULL,
	currency TEXT NOT NULL, rate_currency TEXT NOT NULL, rate_value TEXT NOT NULL, rate_date TEXT NOT NULL, rate_source TEXT NOT NULL,
	payment_code TEXT NOT NULL, payment TEXT NOT NULL, deposit INTEGER NOT NULL, lead_time TEXT NOT NULL, packing TEXT NOT NULL,
	marks TEXT NOT NULL, insurance TEXT NOT NULL, partial_shipment TEXT NOT NULL, transshipment TEXT NOT NULL,
	origin TEXT NOT NULL, remarks TEXT NOT NULL, owner TEXT NOT NULL,
	costing_profit TEXT NOT NULL, costing_commission TEXT NOT NULL, costing_bank_charge TEXT NOT NULL, costing_domestic TEXT NOT NULL,
	costing_freight TEXT NOT NULL, costing_premium TEXT NOT NULL, costing_delivery TEXT NOT NULL, costing_duty TEXT NOT NULL,
	total_minor BIGINT NOT NULL, line_count INTEGER NOT NULL
);
CREATE UNIQUE INDEX order_number ON "order" (number) WHERE number <> '' AND deleted_at IS NULL;
CREATE UNIQUE INDEX order_proforma ON "order" (proforma) WHERE proforma <> '' AND deleted_at IS NULL;
CREATE INDEX order_buyer ON "order" (buyer_id);
CREATE INDEX order_quotation ON "order" (quotation_id);
CREATE TABLE order_line (
	order_id TEXT NOT NULL REFERENCES "order" (id), position INTEGER NOT NULL,
	id TEXT NOT NULL, product_id TEXT REFERENCES product (id), code TEXT NOT NULL, buyer_code TEXT NOT NULL,
	name_en TEXT NOT NULL, name_zh TEXT NOT NULL, spec_en TEXT NOT NULL, spec_zh TEXT NOT NULL, hs_code TEXT NOT NULL,
	photo TEXT NOT NULL, quantity TEXT NOT NULL, unit TEXT NOT NULL, price TEXT NOT NULL, cost TEXT NOT NULL,
	per_carton INTEGER NOT NULL, length TEXT NOT NULL, width TEXT NOT NULL, height TEXT NOT NULL, gross TEXT NOT NULL, net TEXT NOT NULL,
	remark TEXT NOT NULL,
	PRIMARY KEY (order_id, position)
);
CREATE INDEX order_line_product ON order_line (product_id);
CREATE TABLE order_charge (
	order_id TEXT NOT NULL REFERENCES "order" (id), position INTEGER NOT NULL,
	id TEXT NOT NULL, name TEXT NOT NULL, share TEXT NOT NULL, amount TEXT NOT NULL,
	PRIMARY KEY (order_id, position)
);

CREATE TABLE paper (
	id TEXT PRIMARY KEY, kind TEXT NOT NULL, number TEXT NOT NULL, revision INTEGER NOT NULL,
	noun TEXT NOT NULL, ref_id TEXT NOT NULL, buyer_id TEXT REFERENCES contact (id),
	date TEXT NOT NULL, issued_at TEXT NOT NULL, actor TEXT NOT NULL, void_at TEXT NOT NULL, document TEXT NOT NULL,
	UNIQUE (kind, number, revision)
);
CREATE INDEX paper_ref ON paper (noun, ref_id);

CREATE TABLE history (
	noun TEXT NOT NULL, record_id TEXT NOT NULL, ver BIGINT NOT NULL, position INTEGER NOT NULL,
	at TEXT NOT NULL, actor TEXT NOT NULL, field TEXT NOT NULL, from_value TEXT NOT NULL, to_value TEXT NOT NULL,
	PRIMARY KEY (noun, record_id, ver, position)
);
CREATE TABLE series (name TEXT NOT NULL, period TEXT NOT NULL, last BIGINT NOT NULL, PRIMARY KEY (name, period));
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
