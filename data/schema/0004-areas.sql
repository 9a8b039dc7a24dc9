-- Where a supplier says it works, as the codes of src/core/reference/area.h. None: nothing is declared.
CREATE TABLE supplier_area (
  supplier INTEGER NOT NULL REFERENCES supplier (id),
  area     TEXT    NOT NULL,
  PRIMARY KEY (supplier, area)
) WITHOUT ROWID;
