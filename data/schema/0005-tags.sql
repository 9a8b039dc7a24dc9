-- Free words that an office puts on suppliers, as typed; two that fold alike are the same tag.
CREATE TABLE supplier_tag (
  supplier INTEGER NOT NULL REFERENCES supplier (id),
  folded   TEXT    NOT NULL,
  tag      TEXT    NOT NULL,
  PRIMARY KEY (supplier, folded)
) WITHOUT ROWID;

CREATE INDEX supplier_tag_by_tag ON supplier_tag (folded, supplier, tag);
