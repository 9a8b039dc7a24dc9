-- Pairs of suppliers that look alike and that the office knows to be two. The smaller id comes first.
CREATE TABLE not_duplicate (
  a INTEGER NOT NULL REFERENCES supplier (id),
  b INTEGER NOT NULL REFERENCES supplier (id),
  PRIMARY KEY (a, b)
) WITHOUT ROWID;

CREATE INDEX not_duplicate_by_b ON not_duplicate (b);
