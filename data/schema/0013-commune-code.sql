-- The commune a supplier is in, by its code of Insee, where it is told or somebody has chosen it.
ALTER TABLE supplier ADD COLUMN commune_code TEXT NOT NULL DEFAULT '';
