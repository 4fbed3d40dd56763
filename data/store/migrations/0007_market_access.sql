-- What proves that a product may be sold, what keeps it from a market, and what
-- markets ask of goods; standing terms of a buyer; the firm's Chinese words for
-- papers. Certificates were a JSON list of names: each becomes a row.

-- +goose Up
CREATE TABLE product_certificate (
	product_id TEXT NOT NULL REFERENCES product (id), position INTEGER NOT NULL,
	kind TEXT NOT NULL, number TEXT NOT NULL, issuer TEXT NOT NULL, "from" TEXT NOT NULL, until TEXT NOT NULL,
	content TEXT NOT NULL, file TEXT NOT NULL,
	PRIMARY KEY (product_id, position)
);
INSERT INTO product_certificate (product_id, position, kind, number, issuer, "from", until, content, file)
WITH RECURSIVE walk (id, rest, name, position) AS (
	SELECT id, replace(replace(replace(replace(substr(certificates, 3, length(certificates) - 4), '","', '
'), '\u003c', '<'), '\u003e', '>'), '\u0026', '&') || '
', '', 1
	FROM product WHERE certificates <> ''
	UNION ALL
	SELECT id, substr(rest, 2),
		CASE WHEN substr(rest, 1, 1) = '
' THEN '' ELSE name || substr(rest, 1, 1) END,
		position + CASE WHEN substr(rest, 1, 1) = '
' THEN 1 ELSE 0 END
	FROM walk WHERE rest <> ''
)
SELECT id, position, replace(replace(name, '\"', '"'), '\\', '\'), '', '', '', '', '', '' FROM walk WHERE substr(rest, 1, 1) = '
';
ALTER TABLE product DROP COLUMN certificates;
CREATE TABLE product_limit (
	product_id TEXT NOT NULL REFERENCES product (id), position INTEGER NOT NULL,
	kind TEXT NOT NULL, "where" TEXT NOT NULL, channel TEXT NOT NULL, certificate TEXT NOT NULL, reason TEXT NOT NULL, until TEXT NOT NULL,
	PRIMARY KEY (product_id, position)
);

ALTER TABLE firm ADD COLUMN mobile TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN whatsapp TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN wechat TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN contact_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE firm ADD COLUMN title_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE firm_bank ADD COLUMN beneficiary_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE firm_bank ADD COLUMN name_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE firm_bank ADD COLUMN address_zh TEXT NOT NULL DEFAULT '';
CREATE TABLE firm_market (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	country TEXT NOT NULL, market TEXT NOT NULL,
	PRIMARY KEY (firm_id, position)
);
CREATE TABLE firm_asked (
	firm_id TEXT NOT NULL REFERENCES firm (id), position INTEGER NOT NULL,
	"where" TEXT NOT NULL, goods TEXT NOT NULL, kinds TEXT NOT NULL, "from" TEXT NOT NULL, until TEXT NOT NULL, source TEXT NOT NULL,
	PRIMARY KEY (firm_id, position)
);

ALTER TABLE contact ADD COLUMN terms_returns TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN terms_penalties TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN terms_price_protection TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN terms_deductions TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN terms_other TEXT NOT NULL DEFAULT '';
