-- How a list with these columns is read: what an import that was applied left, or what the office gave a name.
CREATE TABLE import_layout (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL DEFAULT '',  -- '' where an import left it
  folded    TEXT NOT NULL DEFAULT '',
  headers   TEXT NOT NULL,             -- as written, one on each line
  signature TEXT NOT NULL,             -- folded and in the order of the alphabet, one on each line
  columns   TEXT NOT NULL,             -- JSON: what is decided of columns, by their folded headers
  label     TEXT NOT NULL DEFAULT '',  -- the code of the label that all suppliers carry; of one with a name
  source    TEXT NOT NULL DEFAULT '',
  policy    TEXT NOT NULL DEFAULT ''
);

CREATE INDEX import_layout_by_signature ON import_layout (signature);

-- What a word of a list means that the program does not know.
CREATE TABLE import_word (
  id       INTEGER PRIMARY KEY,
  about    TEXT NOT NULL,              -- labels, families
  word     TEXT NOT NULL,              -- as written
  folded   TEXT NOT NULL,
  decision TEXT NOT NULL,              -- use, ignore, keep
  code     TEXT NOT NULL DEFAULT ''    -- of the label or of the family, where it is used
);

CREATE INDEX import_word_by_word ON import_word (about, folded);
