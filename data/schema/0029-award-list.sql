-- What the imported list is called that told an award, whichever language its evidence is worded in.
ALTER TABLE label_award ADD COLUMN list TEXT NOT NULL DEFAULT '';

UPDATE label_award SET list = substr (evidence, 7, length (evidence) - 7) WHERE evidence LIKE 'List “%”';
UPDATE label_award SET list = substr (evidence, 9, length (evidence) - 10) WHERE evidence LIKE 'Liste « % »';
