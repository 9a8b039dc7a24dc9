-- The State's lists that the office loaded from their official files. A list that is loaded replaces the earlier one.
CREATE TABLE official_list (
  kind      TEXT    PRIMARY KEY,             -- cpv, qpv, frr
  file      TEXT    NOT NULL,                -- name of the file
  loaded_on TEXT    NOT NULL,                -- ISO day
  edition   TEXT    NOT NULL DEFAULT '',     -- what the file tells: a year, an ISO day
  rows      INTEGER NOT NULL,                -- rows taken in
  doubtful  INTEGER NOT NULL                 -- rows that were mended or left out
) WITHOUT ROWID;

-- Common procurement vocabulary.
CREATE TABLE cpv (
  code        TEXT PRIMARY KEY,              -- eight digits
  check_digit TEXT NOT NULL DEFAULT '',
  parent      TEXT NOT NULL DEFAULT '',      -- the nearest wider code, '' for a division
  label_fr    TEXT NOT NULL DEFAULT '',
  label_en    TEXT NOT NULL DEFAULT '',
  search      TEXT NOT NULL DEFAULT ''       -- folded words of both labels, a space before each
) WITHOUT ROWID;

CREATE INDEX cpv_by_parent ON cpv (parent);

-- Priority neighbourhoods, by commune: one lies in several communes at times.
CREATE TABLE qpv (
  code    TEXT NOT NULL,
  commune TEXT NOT NULL,                     -- INSEE code
  name    TEXT NOT NULL DEFAULT '',          -- of the neighbourhood, where the file tells it
  PRIMARY KEY (code, commune)
) WITHOUT ROWID;

CREATE INDEX qpv_by_commune ON qpv (commune);

-- The zone France ruralités revitalisation, by commune.
CREATE TABLE frr (
  commune TEXT PRIMARY KEY,                  -- INSEE code
  class   TEXT NOT NULL DEFAULT ''           -- code of src/core/reference/frr.h, or what was written
) WITHOUT ROWID;
