/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "office/export-preset-store.h"

static SourcierExportPreset *
new_preset (const char *table,
            const char *name)
{
  static const char * const columns[] = { "name", "siret", NULL };
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_ODS);

  options->landscape = TRUE;
  sourcier_export_options_set_columns (options, columns);
  return sourcier_export_preset_new (table, name, options);
}

static gboolean
save (CoreTestOffice        *office,
      SourcierExportPreset  *preset,
      GError               **error)
{
  g_assert_true (sourcier_store_begin (office->store, "Name a way of exporting", NULL));
  if (!sourcier_export_preset_store_save (office->store, preset, error))
    {
      sourcier_store_rollback (office->store);
      return FALSE;
    }
  return sourcier_store_commit (office->store, error);
}

static char *
names (CoreTestOffice *office,
       const char     *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = sourcier_export_preset_store_load (office->store, table, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < presets->len; i++)
    g_string_append_printf (all, "%s;", ((SourcierExportPreset *) presets->pdata[i])->name);
  return g_string_free (all, FALSE);
}

static void
assert_names (CoreTestOffice *office,
              const char     *table,
              const char     *expected)
{
  g_autofree char *found = names (office, table);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_kept (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierExportPreset) preset = new_preset ("suppliers", " Élus ");
  g_autoptr (SourcierExportPreset) second = new_preset ("suppliers", "Annuaire");
  g_autoptr (GError) error = NULL;

  save (office, preset, &error);
  g_assert_no_error (error);
  save (office, second, &error);
  g_assert_no_error (error);
  assert_names (office, "suppliers", "Annuaire;Élus;");
  assert_names (office, "purchases", "");

  g_autoptr (SourcierExportPreset) again = sourcier_export_preset_store_find (office->store, "suppliers", "elus", &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->id, ==, preset->id);
  g_assert_cmpint (again->options->format, ==, SOURCIER_EXPORT_ODS);
  g_assert_true (again->options->landscape);
  g_assert_cmpstr (again->options->columns[1], ==, "siret");

  again->options->format = SOURCIER_EXPORT_PDF;
  save (office, again, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierExportPreset) changed = sourcier_export_preset_store_find (office->store, "suppliers", "élus", &error);
  g_assert_cmpint (changed->options->format, ==, SOURCIER_EXPORT_PDF);
  assert_names (office, "suppliers", "Annuaire;Élus;");

  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_autoptr (SourcierExportPreset) undone = sourcier_export_preset_store_find (office->store, "suppliers", "élus", &error);
  g_assert_cmpint (undone->options->format, ==, SOURCIER_EXPORT_ODS);
}

static void
test_names (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (SourcierExportPreset) preset = new_preset ("suppliers", "Élus");
  g_autoptr (SourcierExportPreset) twin = new_preset ("suppliers", "elus");
  g_autoptr (SourcierExportPreset) other = new_preset ("purchases", "elus");
  g_autoptr (SourcierExportPreset) nameless = new_preset ("suppliers", " ");
  g_autoptr (GError) error = NULL;

  g_assert_true (save (office, preset, &error));
  g_assert_false (save (office, twin, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (save (office, nameless, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (save (office, other, &error));
  assert_names (office, "suppliers", "Élus;");
  assert_names (office, "purchases", "elus;");
  g_assert_null (sourcier_export_preset_store_find (office->store, "suppliers", "Nobody", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (sourcier_store_begin (office->store, "Forget a way of exporting", NULL));
  g_assert_true (sourcier_export_preset_store_delete (office->store, preset, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  assert_names (office, "suppliers", "");
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/export-preset/kept", NULL, test_kept);
  core_test_add ("/export-preset/names", NULL, test_names);

  return g_test_run ();
}
