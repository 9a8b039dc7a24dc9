-- Which things an action of the history was about, so that the history of one of them is found without reading what each action
-- changed. A part (an award, a lot, an action sheet) stands for the thing it belongs to.
CREATE TABLE history_about (
  about  TEXT    NOT NULL,                       -- table of the things: supplier, purchase, plan …
  object INTEGER NOT NULL,                       -- id of one; 0: several that are not told one by one
  action INTEGER NOT NULL,                       -- id of a row of the history
  named  INTEGER NOT NULL DEFAULT 0,             -- 1: another thing came to name it or no longer does, it did not change itself
  PRIMARY KEY (about, object, action)
) WITHOUT ROWID;

CREATE INDEX history_about_by_action ON history_about (action);

-- history.state has a fifth value, 4 thinned: the action holds, but what undo needs was given up for want of room.
-- meta has a key "about_from": the first action from which on the table above tells of every one. Earlier ones are filled in
-- while nothing else is done.
INSERT INTO meta (key, value)
  SELECT 'about_from', max (id) + 1 FROM history HAVING max (id) IS NOT NULL;
