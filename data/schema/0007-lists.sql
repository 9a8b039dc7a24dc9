-- Suppliers under a name: those who answer a question, or those put on the list by hand. Names differ when folded.
CREATE TABLE saved_list (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  folded   TEXT NOT NULL,
  note     TEXT NOT NULL DEFAULT '',
  kind     TEXT NOT NULL,                    -- question, members
  question TEXT NOT NULL DEFAULT ''          -- JSON, as sourcier_supplier_query_to_json() writes it
);

CREATE INDEX saved_list_by_name ON saved_list (folded);

CREATE TABLE saved_list_member (
  list     INTEGER NOT NULL REFERENCES saved_list (id),
  supplier INTEGER NOT NULL REFERENCES supplier (id),
  PRIMARY KEY (list, supplier)
) WITHOUT ROWID;

CREATE INDEX saved_list_member_by_supplier ON saved_list_member (supplier, list);
