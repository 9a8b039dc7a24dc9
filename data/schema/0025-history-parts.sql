-- What a long action changed is kept in parts, in the order of their ids; the changeset in the history's own row comes last.
CREATE TABLE history_part (
  id        INTEGER PRIMARY KEY,
  action    INTEGER NOT NULL,               -- id of a row of the history
  changeset BLOB    NOT NULL
);

CREATE INDEX history_part_by_action ON history_part (action, id);
