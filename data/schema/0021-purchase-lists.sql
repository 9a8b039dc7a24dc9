-- Saved lists are of suppliers or of purchases. Names differ among those of one kind.
ALTER TABLE saved_list ADD COLUMN about TEXT NOT NULL DEFAULT 'suppliers'; -- suppliers, purchases

CREATE TABLE saved_list_purchase (
  list     INTEGER NOT NULL REFERENCES saved_list (id),
  purchase INTEGER NOT NULL REFERENCES purchase (id),
  PRIMARY KEY (list, purchase)
) WITHOUT ROWID;

CREATE INDEX saved_list_purchase_by_purchase ON saved_list_purchase (purchase, list);
