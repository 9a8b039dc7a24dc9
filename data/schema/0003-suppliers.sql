-- The directory. What a list says is kept as written; '' is "not told".
CREATE TABLE supplier (
  id            INTEGER PRIMARY KEY,
  name          TEXT    NOT NULL DEFAULT '',
  trade_name    TEXT    NOT NULL DEFAULT '',
  siret         TEXT    NOT NULL DEFAULT '',
  legal_form    TEXT    NOT NULL DEFAULT '',
  naf           TEXT    NOT NULL DEFAULT '',
  address       TEXT    NOT NULL DEFAULT '',
  postcode      TEXT    NOT NULL DEFAULT '',
  city          TEXT    NOT NULL DEFAULT '',
  departement   TEXT    NOT NULL DEFAULT '',
  latitude      TEXT    NOT NULL DEFAULT '',
  longitude     TEXT    NOT NULL DEFAULT '',
  website       TEXT    NOT NULL DEFAULT '',
  email         TEXT    NOT NULL DEFAULT '',
  phone         TEXT    NOT NULL DEFAULT '',
  headcount     TEXT    NOT NULL DEFAULT '', -- Sirene band code, or what was written
  turnover      INTEGER,                     -- cents a year
  turnover_year TEXT    NOT NULL DEFAULT '',
  description   TEXT    NOT NULL DEFAULT '',
  notes         TEXT    NOT NULL DEFAULT '',
  source        TEXT    NOT NULL DEFAULT '',
  size          INTEGER NOT NULL DEFAULT 0,  -- size class of the headcount, for the facet and the order
  doubts        INTEGER NOT NULL DEFAULT 0,  -- bits of SourcierSupplierDoubts
  search        TEXT    NOT NULL DEFAULT '', -- folded words that search looks at
  sort_name     TEXT    NOT NULL DEFAULT '', -- folded
  sort_city     TEXT    NOT NULL DEFAULT ''  -- folded
);

-- The order of the directory as it opens: suppliers without a name come last.
CREATE INDEX supplier_by_name ON supplier ((sort_name = ''), sort_name, id);
CREATE INDEX supplier_by_siret ON supplier (siret) WHERE siret <> '';
CREATE INDEX supplier_by_place ON supplier (sort_name, postcode);
-- All that the counts of plain facets need, without reading the rows.
CREATE INDEX supplier_by_facets ON supplier (departement, size, doubts, turnover);

CREATE TABLE label_award (
  id         INTEGER PRIMARY KEY,
  supplier   INTEGER NOT NULL REFERENCES supplier (id),
  label      TEXT    NOT NULL,               -- code of data/reference/labels.csv
  number     TEXT    NOT NULL DEFAULT '',
  scope      TEXT    NOT NULL DEFAULT '',
  issuer     TEXT    NOT NULL DEFAULT '',
  valid_from TEXT,                           -- ISO day, included
  valid_to   TEXT,                           -- ISO day, included
  evidence   TEXT    NOT NULL DEFAULT '',
  checked_by TEXT    NOT NULL DEFAULT '',
  checked_on TEXT                            -- ISO day
);

CREATE INDEX label_award_by_supplier ON label_award (supplier);
-- Also all that the state of an award needs, so that counting reads no row.
CREATE INDEX label_award_by_label ON label_award (label, supplier, valid_to, valid_from, checked_on, checked_by);

CREATE TABLE supplier_family (
  supplier INTEGER NOT NULL REFERENCES supplier (id),
  family   TEXT    NOT NULL,                 -- code of data/reference/families.csv
  PRIMARY KEY (supplier, family)
) WITHOUT ROWID;

CREATE INDEX supplier_family_by_family ON supplier_family (family, supplier);

-- Search as you type: the words are folded already, so the tokenizer only parts them.
CREATE VIRTUAL TABLE supplier_search USING fts5 (
  search, content='supplier', content_rowid='id', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0'
);

CREATE TRIGGER supplier_search_insert AFTER INSERT ON supplier BEGIN
  INSERT INTO supplier_search (rowid, search) VALUES (new.id, new.search);
END;

CREATE TRIGGER supplier_search_delete AFTER DELETE ON supplier BEGIN
  INSERT INTO supplier_search (supplier_search, rowid, search) VALUES ('delete', old.id, old.search);
END;

CREATE TRIGGER supplier_search_update AFTER UPDATE OF search ON supplier WHEN old.search <> new.search BEGIN
  INSERT INTO supplier_search (supplier_search, rowid, search) VALUES ('delete', old.id, old.search);
  INSERT INTO supplier_search (rowid, search) VALUES (new.id, new.search);
END;
