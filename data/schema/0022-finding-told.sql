-- What the program wrote as target, reached and gap, a line each: a text that still says so was not typed over.
ALTER TABLE plan_finding ADD COLUMN told TEXT NOT NULL DEFAULT '';
