-- The register of purchases: planned, launched, awarded. Amounts are cents HT; '' and NULL are "not told".
CREATE TABLE purchase (
  id               INTEGER PRIMARY KEY,
  number           TEXT    NOT NULL DEFAULT '', -- what the office, or DECP's "id", calls it
  subject          TEXT    NOT NULL DEFAULT '',
  kind             TEXT    NOT NULL DEFAULT '', -- this and the codes below: data/reference/terms.csv
  nature           TEXT    NOT NULL DEFAULT '',
  cpv              TEXT    NOT NULL DEFAULT '',
  family           TEXT    NOT NULL DEFAULT '', -- code of data/reference/families.csv
  state            TEXT    NOT NULL DEFAULT '', -- code of sourcier_purchase_state_get_code()
  drop_reason      TEXT    NOT NULL DEFAULT '',
  service          TEXT    NOT NULL DEFAULT '',
  buyer            TEXT    NOT NULL DEFAULT '', -- who buys; '': the office itself
  estimate         INTEGER,
  launch_day       TEXT,                        -- ISO day
  notification_day TEXT,                        -- ISO day
  end_day          TEXT,                        -- ISO day
  duration         INTEGER,                     -- months
  procedure        TEXT    NOT NULL DEFAULT '',
  reserved         TEXT    NOT NULL DEFAULT '', -- article it is reserved under
  offers           INTEGER,                     -- how many came in
  awarded          INTEGER,
  notes            TEXT    NOT NULL DEFAULT '',
  uid              TEXT    NOT NULL DEFAULT '', -- what names it everywhere: DECP's "uid"
  source           TEXT    NOT NULL DEFAULT '', -- where it was read from; '': typed
  amount           INTEGER,                     -- the estimate, or what was awarded where none is told
  year             INTEGER,                     -- of the launch, or of the notification where none is told
  division         TEXT    NOT NULL DEFAULT '', -- of the CPV
  doubts           INTEGER NOT NULL DEFAULT 0,  -- bits of SourcierPurchaseDoubts
  search           TEXT    NOT NULL DEFAULT '', -- folded words that search looks at
  sort_subject     TEXT    NOT NULL DEFAULT '', -- folded
  sort_service     TEXT    NOT NULL DEFAULT ''  -- folded
);

CREATE INDEX purchase_by_subject ON purchase ((sort_subject = ''), sort_subject, id);
CREATE INDEX purchase_by_uid ON purchase (uid) WHERE uid <> '';
-- All that the counts and sums of plain facets need, without reading the rows.
CREATE INDEX purchase_by_facets ON purchase (state, nature, year, division, family, reserved, amount, awarded);

CREATE TABLE purchase_lot (
  id       INTEGER PRIMARY KEY,
  purchase INTEGER NOT NULL REFERENCES purchase (id),
  number   TEXT    NOT NULL DEFAULT '',
  subject  TEXT    NOT NULL DEFAULT '',
  cpv      TEXT    NOT NULL DEFAULT '',
  estimate INTEGER,
  reserved TEXT    NOT NULL DEFAULT '',
  awarded  INTEGER
);

CREATE INDEX purchase_lot_by_purchase ON purchase_lot (purchase);

CREATE TABLE purchase_consideration (
  purchase      INTEGER NOT NULL REFERENCES purchase (id),
  consideration TEXT    NOT NULL,
  PRIMARY KEY (purchase, consideration)
) WITHOUT ROWID;

CREATE INDEX purchase_consideration_by_code ON purchase_consideration (consideration, purchase);

CREATE TABLE purchase_criterion (
  id       INTEGER PRIMARY KEY,
  purchase INTEGER NOT NULL REFERENCES purchase (id),
  name     TEXT    NOT NULL DEFAULT '',
  weight   INTEGER                              -- hundredths of a per cent
);

CREATE INDEX purchase_criterion_by_purchase ON purchase_criterion (purchase);

-- Who holds the contract or one lot of it. The name and the identifier stay when the supplier leaves the directory.
CREATE TABLE purchase_holder (
  id              INTEGER PRIMARY KEY,
  purchase        INTEGER NOT NULL REFERENCES purchase (id),
  lot             TEXT    NOT NULL DEFAULT '',  -- number of a lot; '': the whole contract
  supplier        INTEGER REFERENCES supplier (id),
  identifier_type TEXT    NOT NULL DEFAULT '',
  identifier      TEXT    NOT NULL DEFAULT '',
  name            TEXT    NOT NULL DEFAULT '',
  role            TEXT    NOT NULL DEFAULT '',
  amount          INTEGER
);

CREATE INDEX purchase_holder_by_purchase ON purchase_holder (purchase);
CREATE INDEX purchase_holder_by_supplier ON purchase_holder (supplier, purchase) WHERE supplier IS NOT NULL;

CREATE TABLE purchase_modification (
  id       INTEGER PRIMARY KEY,
  purchase INTEGER NOT NULL REFERENCES purchase (id),
  day      TEXT,                                -- ISO day
  subject  TEXT    NOT NULL DEFAULT '',
  amount   INTEGER,                             -- of the contract from then on
  duration INTEGER                              -- months of the contract from then on
);

CREATE INDEX purchase_modification_by_purchase ON purchase_modification (purchase);

-- Search as you type: the words are folded already, so the tokenizer only parts them.
CREATE VIRTUAL TABLE purchase_search USING fts5 (
  search, content='purchase', content_rowid='id', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0'
);

CREATE TRIGGER purchase_search_insert AFTER INSERT ON purchase BEGIN
  INSERT INTO purchase_search (rowid, search) VALUES (new.id, new.search);
END;

CREATE TRIGGER purchase_search_delete AFTER DELETE ON purchase BEGIN
  INSERT INTO purchase_search (purchase_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

CREATE TRIGGER purchase_search_update AFTER UPDATE OF search ON purchase WHEN old.search <> new.search BEGIN
  INSERT INTO purchase_search (purchase_search, rowid, search) VALUES ('delete', old.id, old.search);
  INSERT INTO purchase_search (rowid, search) VALUES (new.id, new.search);
END;
