-- How the office answers the duties that rules put on its purchases.
CREATE TABLE purchase_duty (
  id          INTEGER PRIMARY KEY,
  purchase    INTEGER NOT NULL REFERENCES purchase (id),
  rule        TEXT    NOT NULL DEFAULT '',   -- code of a rule
  answer      TEXT    NOT NULL DEFAULT '',   -- met, exempt
  ground      TEXT    NOT NULL DEFAULT '',   -- code of data/reference/duty-grounds.csv, where the law names grounds
  reason      TEXT    NOT NULL DEFAULT '',
  answered_by TEXT    NOT NULL DEFAULT '',
  answered_on TEXT                           -- ISO day
);

CREATE INDEX purchase_duty_by_purchase ON purchase_duty (purchase);

-- From how many suppliers on the office thinks of reserving a contract; no row: the usual limits.
CREATE TABLE advice_limits (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  contract_above INTEGER NOT NULL,
  lot_above      INTEGER NOT NULL,
  clause_above   INTEGER NOT NULL,
  share_below    INTEGER NOT NULL            -- hundredths of a per cent of a supplier's yearly turnover
);

-- Who the office thinks of consulting. The name and the identifier stay when the supplier leaves the directory.
CREATE TABLE purchase_candidate (
  id           INTEGER PRIMARY KEY,
  purchase     INTEGER NOT NULL REFERENCES purchase (id),
  supplier     INTEGER REFERENCES supplier (id),
  identifier   TEXT    NOT NULL DEFAULT '',  -- SIRET
  name         TEXT    NOT NULL DEFAULT '',
  note         TEXT    NOT NULL DEFAULT '',
  consulted_on TEXT                          -- ISO day
);

CREATE INDEX purchase_candidate_by_purchase ON purchase_candidate (purchase);
CREATE INDEX purchase_candidate_by_supplier ON purchase_candidate (supplier, purchase) WHERE supplier IS NOT NULL;
