-- Rules of the office's own: they are never the law's.
CREATE TABLE own_rule (
  id          INTEGER PRIMARY KEY,
  title_fr    TEXT    NOT NULL DEFAULT '',
  title_en    TEXT    NOT NULL DEFAULT '',
  text_fr     TEXT    NOT NULL DEFAULT '',
  text_en     TEXT    NOT NULL DEFAULT '',
  source      TEXT    NOT NULL DEFAULT '',
  buyers      TEXT    NOT NULL DEFAULT '',   -- codes parted by bars, '' for all
  natures     TEXT    NOT NULL DEFAULT '',   -- codes parted by bars, '' for all
  basis       TEXT    NOT NULL DEFAULT 'purchase',
  from_amount INTEGER,                       -- cents HT
  to_amount   INTEGER,                       -- cents HT
  valid_from  TEXT,
  valid_to    TEXT,
  verified    TEXT,
  verified_by TEXT    NOT NULL DEFAULT ''
);

-- What the office says about a row of the shipped table; see rule-override.h.
CREATE TABLE rule_override (
  id          INTEGER PRIMARY KEY,
  rule        TEXT    NOT NULL,              -- key of the row, or of one that continues it
  continues   INTEGER NOT NULL DEFAULT 0,
  amount      INTEGER,                       -- cents HT
  valid_from  TEXT,
  valid_to    TEXT,
  note        TEXT    NOT NULL DEFAULT '',
  verified    TEXT,
  verified_by TEXT    NOT NULL DEFAULT ''
);

CREATE INDEX rule_override_by_rule ON rule_override (rule);
