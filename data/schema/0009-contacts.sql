-- The people to write to or to call at a supplier. What one of them asks to have erased goes for good: store-erase.c.
CREATE TABLE contact (
  id       INTEGER PRIMARY KEY,
  supplier INTEGER NOT NULL REFERENCES supplier (id),
  name     TEXT    NOT NULL DEFAULT '',
  role     TEXT    NOT NULL DEFAULT '',
  email    TEXT    NOT NULL DEFAULT '',
  phone    TEXT    NOT NULL DEFAULT '',
  note     TEXT    NOT NULL DEFAULT ''
);

CREATE INDEX contact_by_supplier ON contact (supplier);
