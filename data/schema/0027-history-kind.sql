-- What programs know an action by, in whichever language it was named. Beside the history, whose rows end in what is large.
CREATE TABLE history_kind (
  action INTEGER PRIMARY KEY,                    -- id of a row of the history
  kind   TEXT    NOT NULL
);

INSERT INTO history_kind (action, kind)
  SELECT id, 'supplier-import' FROM history WHERE name IN ('Import a list', 'Importer une liste');
