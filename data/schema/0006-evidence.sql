-- The proof of a label: a certificate, a decision, kept whole so that it goes where the office's file goes.
CREATE TABLE evidence_file (
  id         INTEGER PRIMARY KEY,
  award      INTEGER NOT NULL REFERENCES label_award (id),
  name       TEXT    NOT NULL,
  media_type TEXT    NOT NULL,
  size       INTEGER NOT NULL,               -- bytes
  sha256     TEXT    NOT NULL,               -- of the content, in hexadecimal digits
  added_on   TEXT    NOT NULL,               -- ISO day
  content    BLOB    NOT NULL                -- last: what stands behind a large one is slow to reach
);

CREATE INDEX evidence_file_by_award ON evidence_file (award);
