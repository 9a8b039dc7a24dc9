-- The essential data (DECP) of a purchase that the register has no column for, in the terms of schema 2.0.3; '' is "not
-- told". Acts and raw are JSON: what happened to the contract since, and what was mended or translated, as it was written.
CREATE TABLE purchase_decp (
  purchase      INTEGER PRIMARY KEY REFERENCES purchase (id),
  concession    INTEGER NOT NULL DEFAULT 0,
  buyer         TEXT    NOT NULL DEFAULT '',
  buyer_name    TEXT    NOT NULL DEFAULT '',
  nature        TEXT    NOT NULL DEFAULT '',
  techniques    TEXT    NOT NULL DEFAULT '', -- several: bars between them
  execution     TEXT    NOT NULL DEFAULT '',
  framework     TEXT    NOT NULL DEFAULT '',
  innovative    TEXT    NOT NULL DEFAULT '', -- '1' or '0'
  ccag          TEXT    NOT NULL DEFAULT '',
  advance       TEXT    NOT NULL DEFAULT '',
  advance_rate  TEXT    NOT NULL DEFAULT '', -- 0 to 1
  grouping      TEXT    NOT NULL DEFAULT '',
  subcontracted TEXT    NOT NULL DEFAULT '',
  place         TEXT    NOT NULL DEFAULT '',
  place_kind    TEXT    NOT NULL DEFAULT '',
  place_name    TEXT    NOT NULL DEFAULT '',
  started       TEXT    NOT NULL DEFAULT '', -- ISO day
  published     TEXT    NOT NULL DEFAULT '',
  subsidy       TEXT    NOT NULL DEFAULT '', -- cents
  price_types   TEXT    NOT NULL DEFAULT '',
  price_form    TEXT    NOT NULL DEFAULT '',
  origin_eu     TEXT    NOT NULL DEFAULT '',
  origin_france TEXT    NOT NULL DEFAULT '',
  source        TEXT    NOT NULL DEFAULT '',
  acts          TEXT    NOT NULL DEFAULT '',
  raw           TEXT    NOT NULL DEFAULT '',
  defects       INTEGER NOT NULL DEFAULT 0   -- bits of SourcierDecpDefect
);

CREATE INDEX purchase_by_number ON purchase (number) WHERE number <> '';
