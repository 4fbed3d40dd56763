-- What prices are counted with: the costing of a deal in full, what a line's
-- cost rests on, what the buyer asked for, and the firm's own settings.
-- Numbers are decimals as text, '' is zero.

-- +goose Up
ALTER TABLE quotation ADD COLUMN asked_payment TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN asked_delivery TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN asked_certificates TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_profit_on TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_packing TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_domestic_fixed TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_interest_rate TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_interest_months TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_freight_per TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_freight_in TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_freight_cbm TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_freight_kg TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_freight_currency TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_freight_rate TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_insured TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_unloading TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_round_to TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation ADD COLUMN costing_round_up INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "order" ADD COLUMN asked_payment TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN asked_delivery TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN asked_certificates TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_profit_on TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_packing TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_domestic_fixed TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_interest_rate TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_interest_months TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_freight_per TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_freight_in TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_freight_cbm TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_freight_kg TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_freight_currency TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_freight_rate TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_insured TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_unloading TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_round_to TEXT NOT NULL DEFAULT '';
ALTER TABLE "order" ADD COLUMN costing_round_up INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quotation_line ADD COLUMN purchase TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation_line ADD COLUMN taxed_at TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation_line ADD COLUMN cost_doubt TEXT NOT NULL DEFAULT '';
ALTER TABLE quotation_line ADD COLUMN own TEXT NOT NULL DEFAULT '';
ALTER TABLE order_line ADD COLUMN purchase TEXT NOT NULL DEFAULT '';
ALTER TABLE order_line ADD COLUMN taxed_at TEXT NOT NULL DEFAULT '';
ALTER TABLE order_line ADD COLUMN cost_doubt TEXT NOT NULL DEFAULT '';
ALTER TABLE order_line ADD COLUMN own TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_profit_on TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_insured TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_premium TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_interest_rate TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_interest_months TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_round_to TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_round_up INTEGER NOT NULL DEFAULT 0;
ALTER TABLE firm ADD COLUMN pricing_exchange_low TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_exchange_high TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN pricing_rate_days INTEGER NOT NULL DEFAULT 0;
CREATE TABLE firm_port (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	port TEXT NOT NULL, per_cbm TEXT NOT NULL, per_shipment TEXT NOT NULL,
	PRIMARY KEY (firm_id, position)
);
CREATE TABLE firm_container (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	type TEXT NOT NULL, cbm TEXT NOT NULL, kg TEXT NOT NULL,
	PRIMARY KEY (firm_id, position)
);
