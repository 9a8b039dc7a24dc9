-- Who was written to about a purchase, how and on which day: what shows that all were treated alike (CCP, R2111-2).
CREATE TABLE purchase_sending (
  id         INTEGER PRIMARY KEY,
  purchase   INTEGER NOT NULL REFERENCES purchase (id),
  supplier   INTEGER REFERENCES supplier (id),
  identifier TEXT    NOT NULL DEFAULT '',  -- SIRET
  name       TEXT    NOT NULL DEFAULT '',
  day        TEXT,                         -- ISO day
  way        TEXT    NOT NULL DEFAULT '',  -- letter, mail, other
  document   TEXT    NOT NULL DEFAULT ''   -- what was sent
);

CREATE INDEX purchase_sending_by_purchase ON purchase_sending (purchase);
CREATE INDEX purchase_sending_by_supplier ON purchase_sending (supplier, purchase) WHERE supplier IS NOT NULL;

-- Templates of letters that the office made its own (ODT).
CREATE TABLE letter_template (
  id       INTEGER PRIMARY KEY,
  name     TEXT    NOT NULL,
  language TEXT    NOT NULL,               -- fr, en
  added_on TEXT,                           -- ISO day
  content  BLOB    NOT NULL
);
