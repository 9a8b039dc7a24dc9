-- The buyer whose office keeps this file. There is one.
CREATE TABLE buyer (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  name          TEXT    NOT NULL DEFAULT '',
  kind          TEXT    NOT NULL DEFAULT '',
  departement   TEXT    NOT NULL DEFAULT '',
  yearly_volume INTEGER                     -- cents HT
);
