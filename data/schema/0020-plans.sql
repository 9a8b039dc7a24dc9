-- Schemes for responsible purchasing (SPASER). Within its parent and its kind, a part stands where its position says.
CREATE TABLE plan (
  id           INTEGER PRIMARY KEY,
  title        TEXT    NOT NULL DEFAULT '',
  buyer        TEXT    NOT NULL DEFAULT '',
  first_year   INTEGER,
  last_year    INTEGER,
  version      TEXT    NOT NULL DEFAULT '',
  state        TEXT    NOT NULL DEFAULT '',  -- code of data/reference/terms.csv, as of every closed list below
  language     TEXT    NOT NULL DEFAULT '',  -- fr, en: what it is written in
  adopted_on   TEXT,                         -- ISO day, as every day below
  deliberation TEXT    NOT NULL DEFAULT '',
  published_on TEXT,
  address      TEXT    NOT NULL DEFAULT '',  -- where it is published
  template     INTEGER                       -- 1: a template of the office, no plan
);

-- Who adopts it together with the buyer (CCP, L2111-3: indicators are then told for each).
CREATE TABLE plan_buyer (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  position INTEGER,
  name     TEXT    NOT NULL DEFAULT '',
  siret    TEXT    NOT NULL DEFAULT '',
  note     TEXT    NOT NULL DEFAULT ''
);

CREATE TABLE plan_section (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  position INTEGER,
  kind     TEXT    NOT NULL DEFAULT '',
  title    TEXT    NOT NULL DEFAULT '',
  text     TEXT    NOT NULL DEFAULT '',      -- light markup, as every text below
  figures  TEXT    NOT NULL DEFAULT ''       -- codes of blocks of figures that follow the text, parted by spaces
);

CREATE TABLE plan_axis (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  position INTEGER,
  title    TEXT    NOT NULL DEFAULT '',
  text     TEXT    NOT NULL DEFAULT ''
);

CREATE TABLE plan_objective (
  id       INTEGER PRIMARY KEY,
  axis     INTEGER NOT NULL REFERENCES plan_axis (id),
  position INTEGER,
  title    TEXT    NOT NULL DEFAULT '',
  text     TEXT    NOT NULL DEFAULT '',
  themes   TEXT    NOT NULL DEFAULT ''       -- codes parted by spaces
);

CREATE TABLE plan_action (
  id           INTEGER PRIMARY KEY,
  objective    INTEGER NOT NULL REFERENCES plan_objective (id),
  position     INTEGER,
  title        TEXT    NOT NULL DEFAULT '',
  text         TEXT    NOT NULL DEFAULT '',
  themes       TEXT    NOT NULL DEFAULT '',
  lead         TEXT    NOT NULL DEFAULT '',
  contributors TEXT    NOT NULL DEFAULT '',
  publics      TEXT    NOT NULL DEFAULT '',
  families     TEXT    NOT NULL DEFAULT '',  -- codes of families of purchase, parted by spaces
  cpv          TEXT    NOT NULL DEFAULT '',
  legal_base   TEXT    NOT NULL DEFAULT '',
  start_day    TEXT,
  end_day      TEXT,
  means        TEXT    NOT NULL DEFAULT '',
  budget       INTEGER,                      -- cents
  deliverables TEXT    NOT NULL DEFAULT '',
  realisation  TEXT    NOT NULL DEFAULT '',  -- indicators of realisation
  result       TEXT    NOT NULL DEFAULT '',  -- indicators of result
  risks        TEXT    NOT NULL DEFAULT '',
  progress     TEXT    NOT NULL DEFAULT '',
  sdg          TEXT    NOT NULL DEFAULT ''   -- numbers of the UN's sustainable development goals
);

CREATE TABLE plan_milestone (
  id       INTEGER PRIMARY KEY,
  action   INTEGER NOT NULL REFERENCES plan_action (id),
  position INTEGER,
  title    TEXT    NOT NULL DEFAULT '',
  day      TEXT,
  done_on  TEXT
);

CREATE TABLE plan_comment (
  id       INTEGER PRIMARY KEY,
  action   INTEGER NOT NULL REFERENCES plan_action (id),
  position INTEGER,
  year     INTEGER,
  text     TEXT    NOT NULL DEFAULT ''
);

CREATE TABLE plan_indicator (
  id                  INTEGER PRIMARY KEY,
  plan                INTEGER NOT NULL REFERENCES plan (id),
  position            INTEGER,
  measure             TEXT    NOT NULL DEFAULT '',  -- code of data/reference/measures.csv; '': the office's own
  title               TEXT    NOT NULL DEFAULT '',
  definition          TEXT    NOT NULL DEFAULT '',
  numerator           TEXT    NOT NULL DEFAULT '',
  denominator         TEXT    NOT NULL DEFAULT '',
  unit                TEXT    NOT NULL DEFAULT '',
  source              TEXT    NOT NULL DEFAULT '',
  frequency           TEXT    NOT NULL DEFAULT '',
  owner               TEXT    NOT NULL DEFAULT '',
  objective           INTEGER REFERENCES plan_objective (id),  -- that it follows
  action              INTEGER REFERENCES plan_action (id),     -- whose realisation or result it tells
  buyer               TEXT    NOT NULL DEFAULT '',  -- of a joint scheme; '': all together
  baseline_year       INTEGER,
  baseline_in_number  INTEGER,                      -- hundredths of a per cent
  baseline_in_value   INTEGER,                      -- hundredths of a per cent
  baseline_count      INTEGER,
  baseline_amount     INTEGER,                      -- cents
  note                TEXT    NOT NULL DEFAULT ''
);

-- What is aimed at in a year, and what was reached: shares in number and in value, or plain counts and amounts.
CREATE TABLE plan_target (
  id        INTEGER PRIMARY KEY,
  indicator INTEGER NOT NULL REFERENCES plan_indicator (id),
  position  INTEGER,
  year      INTEGER,
  in_number INTEGER,                          -- hundredths of a per cent
  in_value  INTEGER,                          -- hundredths of a per cent
  count     INTEGER,
  amount    INTEGER                           -- cents
);

CREATE TABLE plan_measured (
  id          INTEGER PRIMARY KEY,
  indicator   INTEGER NOT NULL REFERENCES plan_indicator (id),
  position    INTEGER,
  year        INTEGER,
  in_number   INTEGER,
  in_value    INTEGER,
  count       INTEGER,
  amount      INTEGER,
  source      TEXT    NOT NULL DEFAULT '',
  measured_on TEXT
);

CREATE TABLE plan_review (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  position INTEGER,
  year     INTEGER,
  day      TEXT,
  text     TEXT    NOT NULL DEFAULT ''
);

CREATE TABLE plan_finding (
  id        INTEGER PRIMARY KEY,
  review    INTEGER NOT NULL REFERENCES plan_review (id),
  position  INTEGER,
  indicator INTEGER REFERENCES plan_indicator (id),  -- of an indicator, or of an objective
  objective INTEGER REFERENCES plan_objective (id),
  target    TEXT    NOT NULL DEFAULT '',
  reached   TEXT    NOT NULL DEFAULT '',
  gap       TEXT    NOT NULL DEFAULT '',
  why       TEXT    NOT NULL DEFAULT '',
  decision  TEXT    NOT NULL DEFAULT ''
);

CREATE TABLE plan_meeting (
  id       INTEGER PRIMARY KEY,
  review   INTEGER NOT NULL REFERENCES plan_review (id),
  position INTEGER,
  day      TEXT,
  who      TEXT    NOT NULL DEFAULT '',
  text     TEXT    NOT NULL DEFAULT ''
);

-- Blocks of figures as they stood on the day of adoption.
CREATE TABLE plan_figure (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  position INTEGER,
  block    TEXT    NOT NULL DEFAULT '',
  taken_on TEXT,
  content  TEXT    NOT NULL DEFAULT ''        -- JSON
);

CREATE INDEX plan_buyer_by_plan ON plan_buyer (plan);
CREATE INDEX plan_section_by_plan ON plan_section (plan);
CREATE INDEX plan_axis_by_plan ON plan_axis (plan);
CREATE INDEX plan_objective_by_axis ON plan_objective (axis);
CREATE INDEX plan_action_by_objective ON plan_action (objective);
CREATE INDEX plan_milestone_by_action ON plan_milestone (action);
CREATE INDEX plan_comment_by_action ON plan_comment (action);
CREATE INDEX plan_indicator_by_plan ON plan_indicator (plan);
CREATE INDEX plan_indicator_by_objective ON plan_indicator (objective) WHERE objective IS NOT NULL;
CREATE INDEX plan_indicator_by_action ON plan_indicator (action) WHERE action IS NOT NULL;
CREATE INDEX plan_finding_by_indicator ON plan_finding (indicator) WHERE indicator IS NOT NULL;
CREATE INDEX plan_finding_by_objective ON plan_finding (objective) WHERE objective IS NOT NULL;
CREATE INDEX plan_target_by_indicator ON plan_target (indicator);
CREATE INDEX plan_measured_by_indicator ON plan_measured (indicator);
CREATE INDEX plan_review_by_plan ON plan_review (plan);
CREATE INDEX plan_finding_by_review ON plan_finding (review);
CREATE INDEX plan_meeting_by_review ON plan_meeting (review);
CREATE INDEX plan_figure_by_plan ON plan_figure (plan);
