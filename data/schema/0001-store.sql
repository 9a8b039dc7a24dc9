-- What every file keeps about itself.

-- replica: this copy's own random number, in the upper bits of every id it gives out
-- next_id: the counter below it
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;

-- One row for each thing the office did. The changeset (SQLite's session extension) is what undo inverts.
CREATE TABLE history (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        TEXT    NOT NULL,               -- UTC, ISO 8601
  user      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  detail    TEXT    NOT NULL DEFAULT '',
  changes   INTEGER NOT NULL,               -- rows touched
  state     INTEGER NOT NULL DEFAULT 0,     -- 0 done, 1 undone, 2 undone for good
  changeset BLOB    NOT NULL                -- last: what stands behind a large one is slow to reach
);

CREATE INDEX history_by_state ON history (state, id);
