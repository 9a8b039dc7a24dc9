/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include <glib/gstdio.h>

/* Returns: (transfer full): an empty folder. */
char *
core_test_new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("sourcier-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Takes a folder away with all that is in it. */
void
core_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          core_test_remove_folder (path);
          continue;
        }
      /* A worker that is still closing the file may take its log away at the same moment. */
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Makes an empty office's file, under a name that asks for care. */
void
core_test_office_set_up (CoreTestOffice *office,
                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  office->folder = core_test_new_folder ();
  office->path = g_build_filename (office->folder, "Mairie d’Été 100%" SOURCIER_STORE_SUFFIX, NULL);
  office->store = sourcier_store_create (office->path, &error);
  g_assert_no_error (error);
}

/* Closes the file and takes its folder away. */
void
core_test_office_tear_down (CoreTestOffice *office,
                            gconstpointer   data)
{
  g_clear_object (&office->store);
  core_test_remove_folder (office->folder);
  g_free (office->folder);
  g_free (office->path);
}

/* Returns: (transfer full) (nullable): the path of a real list, NULL after the test was skipped where it is not here. */
char *
core_test_real_data (const char *name)
{
  const char *folder = g_getenv ("SOURCIER_REAL_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", name, NULL);
  g_autofree char *reason = g_strdup_printf ("%s is not here", name);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip (reason);
  return NULL;
}

/* Writes @table (transfer full) as it is usually written, JSON as an array. */
void
core_test_export (SourcierExportTable  *table,
                  SourcierExportFormat  format,
                  GFile                *file)
{
  g_autoptr (SourcierExportTable) own = table;
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (format);
  g_autoptr (GError) error = NULL;

  options->about = format != SOURCIER_EXPORT_JSON;
  sourcier_export_write (own, options, file, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * core_test_n_cases:
 * @usual: how many cases are tried in every run
 *
 * Returns: as many as are asked for in SOURCIER_TEST_CASES, for a long proof, else @usual
 */
guint
core_test_n_cases (guint usual)
{
  const char *asked = g_getenv ("SOURCIER_TEST_CASES");

  return asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : usual;
}
