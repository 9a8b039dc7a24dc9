-- What does what a rule of the office's own asks.
ALTER TABLE own_rule ADD COLUMN met_by TEXT NOT NULL DEFAULT '';  -- code of a consideration of data/reference/terms.csv
