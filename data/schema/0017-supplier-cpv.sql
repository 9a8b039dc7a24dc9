-- What a supplier sells, as CPV codes of eight digits, or of seven where the list it came from had lost the leading zero.
CREATE TABLE supplier_cpv (
  supplier INTEGER NOT NULL REFERENCES supplier (id),
  cpv      TEXT    NOT NULL,
  PRIMARY KEY (supplier, cpv)
) WITHOUT ROWID;

-- The code with its leading zero.
CREATE INDEX supplier_cpv_by_cpv ON supplier_cpv (substr ('0' || cpv, -8), supplier);
