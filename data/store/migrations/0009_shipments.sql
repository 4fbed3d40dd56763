-- Orders get a plan of steps, the way they are sold, and files. Shipments
-- hold parts of orders with all that leaves with them; claims come after.
-- shipment_part is what an invoice asks for of each order, in minor units of
-- the shipment's currency; contents of a package is a JSON array.

-- +goose Up
CREATE TABLE order_step (
	order_id TEXT NOT NULL REFERENCES "order" (id), position INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL,
	planned TEXT NOT NULL, actual TEXT NOT NULL, holder TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (order_id, position)
);
CREATE TABLE order_file (
	order_id TEXT NOT NULL REFERENCES "order" (id), position INTEGER NOT NULL, content TEXT NOT NULL, name TEXT NOT NULL,
	PRIMARY KEY (order_id, position)
);
ALTER TABLE "order" ADD COLUMN tolerance TEXT NOT NULL DEFAULT '0';
ALTER TABLE "order" ADD COLUMN balance_event TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN balance_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "order" ADD COLUMN channel TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN platform TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN model TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN route TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN agent_id TEXT REFERENCES contact (id);
ALTER TABLE "order" ADD COLUMN agent_certificate TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN refund_by TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN next_step TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN next_day TEXT NOT NULL DEFAULT '';

CREATE TABLE shipment (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL, status TEXT NOT NULL, date TEXT NOT NULL, buyer_id TEXT REFERENCES contact (id), consignee TEXT NOT NULL,
	language TEXT NOT NULL, currency TEXT NOT NULL, rate_currency TEXT NOT NULL, rate_value TEXT NOT NULL, rate_date TEXT NOT NULL,
	rate_source TEXT NOT NULL, incoterm TEXT NOT NULL, place TEXT NOT NULL, transport TEXT NOT NULL, payment TEXT NOT NULL,
	balance_event TEXT NOT NULL, balance_days INTEGER NOT NULL, marks TEXT NOT NULL, origin TEXT NOT NULL, remarks TEXT NOT NULL,
	owner TEXT NOT NULL, created_at TEXT NOT NULL, booking_forwarder_id TEXT REFERENCES contact (id),
	booking_broker_id TEXT REFERENCES contact (id), booking_date TEXT NOT NULL, booking_shipper TEXT NOT NULL,
	booking_consignee TEXT NOT NULL, booking_notify TEXT NOT NULL, booking_second_notify TEXT NOT NULL,
	booking_place_of_receipt TEXT NOT NULL, booking_port_of_loading TEXT NOT NULL, booking_port_of_discharge TEXT NOT NULL,
	booking_destination TEXT NOT NULL, booking_wanted_sailing TEXT NOT NULL, booking_loading TEXT NOT NULL,
	booking_freight TEXT NOT NULL, booking_bill TEXT NOT NULL, booking_originals INTEGER NOT NULL, booking_copies INTEGER NOT NULL,
	booking_telex INTEGER NOT NULL, booking_services TEXT NOT NULL, booking_dangerous INTEGER NOT NULL,
	booking_battery INTEGER NOT NULL, booking_liquid INTEGER NOT NULL, booking_heavy INTEGER NOT NULL,
	booking_stuffing_place TEXT NOT NULL, booking_stuffing_date TEXT NOT NULL, booking_stuffing_contact TEXT NOT NULL,
	booking_handed_over TEXT NOT NULL, booking_requests TEXT NOT NULL, answer_so TEXT NOT NULL, answer_carrier TEXT NOT NULL,
	answer_vessel TEXT NOT NULL, answer_voyage TEXT NOT NULL, answer_si_cut_off TEXT NOT NULL, answer_customs_cut_off TEXT NOT NULL,
	answer_vgm_cut_off TEXT NOT NULL, answer_ams_cut_off TEXT NOT NULL, answer_cy_cut_off TEXT NOT NULL, answer_etd TEXT NOT NULL,
	answer_eta TEXT NOT NULL, bill_number TEXT NOT NULL, bill_on_board TEXT NOT NULL, bill_description TEXT NOT NULL,
	bill_tax_ids TEXT NOT NULL, draft_shipper TEXT NOT NULL, draft_consignee TEXT NOT NULL, draft_notify TEXT NOT NULL,
	draft_second_notify TEXT NOT NULL, draft_place_of_receipt TEXT NOT NULL, draft_port_of_loading TEXT NOT NULL,
	draft_port_of_discharge TEXT NOT NULL, draft_destination TEXT NOT NULL, draft_vessel TEXT NOT NULL, draft_voyage TEXT NOT NULL,
	draft_marks TEXT NOT NULL, draft_description TEXT NOT NULL, draft_hs_code TEXT NOT NULL, draft_pieces INTEGER NOT NULL,
	draft_gross TEXT NOT NULL, draft_cbm TEXT NOT NULL, draft_containers TEXT NOT NULL, draft_freight TEXT NOT NULL,
	draft_bill TEXT NOT NULL, credit_number TEXT NOT NULL, credit_bank TEXT NOT NULL, credit_issued TEXT NOT NULL,
	credit_expiry TEXT NOT NULL, credit_expiry_place TEXT NOT NULL, credit_latest_shipment TEXT NOT NULL,
	credit_presentation_days INTEGER NOT NULL, credit_amount_minor BIGINT NOT NULL, credit_amount_currency TEXT NOT NULL,
	credit_over TEXT NOT NULL, credit_under TEXT NOT NULL, credit_applicant TEXT NOT NULL, credit_goods TEXT NOT NULL,
	credit_port_of_loading TEXT NOT NULL, credit_port_of_discharge TEXT NOT NULL, credit_partial_shipment TEXT NOT NULL,
	credit_transshipment TEXT NOT NULL, credit_wording TEXT NOT NULL, insurance_insurer_id TEXT REFERENCES contact (id),
	insurance_policy TEXT NOT NULL, insurance_cover TEXT NOT NULL, insurance_percent TEXT NOT NULL,
	insurance_amount_minor BIGINT NOT NULL, insurance_amount_currency TEXT NOT NULL, insurance_rate TEXT NOT NULL,
	insurance_premium_minor BIGINT NOT NULL, insurance_premium_currency TEXT NOT NULL, insurance_date TEXT NOT NULL,
	insurance_payable_at TEXT NOT NULL, certificate_form TEXT NOT NULL, certificate_number TEXT NOT NULL,
	certificate_date TEXT NOT NULL, certificate_criterion TEXT NOT NULL, certificate_producer TEXT NOT NULL,
	certificate_third_party INTEGER NOT NULL, certificate_issuer TEXT NOT NULL, declared_number TEXT NOT NULL,
	declared_export_date TEXT NOT NULL, declared_consignee TEXT NOT NULL, declared_term TEXT NOT NULL,
	declared_currency TEXT NOT NULL, declared_freight TEXT NOT NULL, declared_premium TEXT NOT NULL, declared_port TEXT NOT NULL,
	declared_marks TEXT NOT NULL, declared_pieces INTEGER NOT NULL, declared_gross TEXT NOT NULL, declared_net TEXT NOT NULL,
	total_minor BIGINT NOT NULL, line_count INTEGER NOT NULL, piece_count INTEGER NOT NULL, gross TEXT NOT NULL, cbm TEXT NOT NULL,
	next_cut_off TEXT NOT NULL
);
CREATE UNIQUE INDEX shipment_number ON shipment (number) WHERE number <> '' AND deleted_at IS NULL;
CREATE INDEX shipment_buyer ON shipment (buyer_id);
CREATE TABLE shipment_line (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, order_id TEXT REFERENCES "order" (id),
	order_line_id TEXT NOT NULL, id TEXT NOT NULL, product_id TEXT REFERENCES product (id), code TEXT NOT NULL,
	buyer_code TEXT NOT NULL, name_en TEXT NOT NULL, name_zh TEXT NOT NULL, spec_en TEXT NOT NULL, spec_zh TEXT NOT NULL,
	hs_code TEXT NOT NULL, photo TEXT NOT NULL, quantity TEXT NOT NULL, unit TEXT NOT NULL, price TEXT NOT NULL,
	per_carton INTEGER NOT NULL, length TEXT NOT NULL, width TEXT NOT NULL, height TEXT NOT NULL, gross TEXT NOT NULL,
	net TEXT NOT NULL, remark TEXT NOT NULL, PRIMARY KEY (shipment_id, position)
);
CREATE INDEX shipment_line_order ON shipment_line (order_id);
CREATE INDEX shipment_line_product ON shipment_line (product_id);
CREATE TABLE shipment_charge (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, id TEXT NOT NULL,
	order_id TEXT REFERENCES "order" (id), name TEXT NOT NULL, kind TEXT NOT NULL, amount TEXT NOT NULL,
	PRIMARY KEY (shipment_id, position)
);
CREATE INDEX shipment_charge_order ON shipment_charge (order_id);
CREATE TABLE shipment_package (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, id TEXT NOT NULL, "from" INTEGER NOT NULL,
	"to" INTEGER NOT NULL, kind TEXT NOT NULL, contents TEXT NOT NULL, length TEXT NOT NULL, width TEXT NOT NULL,
	height TEXT NOT NULL, gross TEXT NOT NULL, net TEXT NOT NULL, pallet_id TEXT NOT NULL, container_id TEXT NOT NULL,
	PRIMARY KEY (shipment_id, position)
);
CREATE TABLE shipment_pallet (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
	length TEXT NOT NULL, width TEXT NOT NULL, height TEXT NOT NULL, tare TEXT NOT NULL, container_id TEXT NOT NULL,
	PRIMARY KEY (shipment_id, position)
);
CREATE TABLE shipment_container (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
	number TEXT NOT NULL, seal TEXT NOT NULL, tare TEXT NOT NULL, vgm TEXT NOT NULL, method INTEGER NOT NULL,
	PRIMARY KEY (shipment_id, position)
);
CREATE TABLE shipment_step (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL,
	planned TEXT NOT NULL, actual TEXT NOT NULL, holder TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (shipment_id, position)
);
CREATE TABLE shipment_item (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, id TEXT NOT NULL, hs_code TEXT NOT NULL,
	name TEXT NOT NULL, quantity TEXT NOT NULL, unit TEXT NOT NULL, amount TEXT NOT NULL, net TEXT NOT NULL, line_ids TEXT NOT NULL,
	PRIMARY KEY (shipment_id, position)
);
CREATE TABLE shipment_document (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
	originals INTEGER NOT NULL, copies INTEGER NOT NULL, ready INTEGER NOT NULL, note TEXT NOT NULL,
	PRIMARY KEY (shipment_id, position)
);
CREATE TABLE shipment_incident (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, id TEXT NOT NULL, date TEXT NOT NULL,
	kind TEXT NOT NULL, reason TEXT NOT NULL, cost_minor BIGINT NOT NULL, cost_currency TEXT NOT NULL, papers TEXT NOT NULL,
	payback_minor BIGINT NOT NULL, payback_currency TEXT NOT NULL, closed TEXT NOT NULL, PRIMARY KEY (shipment_id, position)
);
CREATE TABLE shipment_file (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL, content TEXT NOT NULL, name TEXT NOT NULL,
	PRIMARY KEY (shipment_id, position)
);
CREATE TABLE shipment_part (
	shipment_id TEXT NOT NULL REFERENCES shipment (id), position INTEGER NOT NULL,
	order_id TEXT NOT NULL REFERENCES "order" (id), total_minor BIGINT NOT NULL,
	PRIMARY KEY (shipment_id, position)
);
CREATE INDEX shipment_part_order ON shipment_part (order_id);

CREATE TABLE claim (
	id TEXT PRIMARY KEY, ver BIGINT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL, status TEXT NOT NULL, date TEXT NOT NULL, buyer_id TEXT REFERENCES contact (id),
	order_id TEXT REFERENCES "order" (id), shipment_id TEXT REFERENCES shipment (id), product_id TEXT REFERENCES product (id),
	supplier_id TEXT REFERENCES contact (id), quantity TEXT NOT NULL, cause TEXT NOT NULL, text TEXT NOT NULL,
	cost_minor BIGINT NOT NULL, cost_currency TEXT NOT NULL, settled TEXT NOT NULL, settled_on TEXT NOT NULL, photos TEXT NOT NULL,
	created_at TEXT NOT NULL
);
CREATE UNIQUE INDEX claim_number ON claim (number) WHERE number <> '' AND deleted_at IS NULL;
CREATE INDEX claim_buyer ON claim (buyer_id);
CREATE INDEX claim_order ON claim (order_id);
CREATE INDEX claim_supplier ON claim (supplier_id);
