-- Which repairs of a spreadsheet's losses are made in lists that are read so: postcodes, sirets, phones, cpv, parted by blanks.
ALTER TABLE import_layout ADD COLUMN repairs TEXT NOT NULL DEFAULT '';
