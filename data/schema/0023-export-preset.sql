-- How the office writes its lists, under a name. Names differ, when folded, among those for one table.
CREATE TABLE export_preset (
  id      INTEGER PRIMARY KEY,
  about   TEXT NOT NULL,                    -- suppliers, purchases …: SourcierExportTableClass.id
  name    TEXT NOT NULL,
  folded  TEXT NOT NULL,
  options TEXT NOT NULL                     -- JSON, as sourcier_export_options_to_json() writes it
);

CREATE INDEX export_preset_by_name ON export_preset (about, folded);
