/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "exchange/export-write.h"

#include <string.h>

/* A table of two columns and as many rows as asked, that knows no domain. */
#define PLANETS_TYPE_TABLE (planets_table_get_type ())
G_DECLARE_FINAL_TYPE (PlanetsTable, planets_table, PLANETS, TABLE, SourcierExportTable)

struct _PlanetsTable
{
  SourcierExportTable parent_instance;
  gint64 n_rows;
  gint64 fails_at;   /* the row that cannot be read, -1 for none */
};

G_DEFINE_FINAL_TYPE (PlanetsTable, planets_table, SOURCIER_TYPE_EXPORT_TABLE)

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  about->title = g_strdup ("Planets");
  about->office = g_strdup ("Ville d’Œuvre");
  g_ptr_array_add (about->question, g_strdup ("with rings"));
  g_ptr_array_add (about->question, g_strdup ("not Saturn"));
}

static void
list_columns (SourcierExportTable *table,
              GPtrArray           *columns)
{
  sourcier_export_columns_add (columns, "name", "Name", SOURCIER_CELL_TEXT, 20,
                               SOURCIER_EXPORT_USUAL | SOURCIER_EXPORT_PRINTED);
  sourcier_export_columns_add (columns, "price_paid", "Price; paid", SOURCIER_CELL_MONEY, 12, SOURCIER_EXPORT_USUAL);
  sourcier_export_columns_add (columns, "found", "Found", SOURCIER_CELL_DAY, 12, SOURCIER_EXPORT_EXTRA);
}

static gint64
count (SourcierExportTable  *table,
       GError              **error)
{
  return PLANETS_TABLE (table)->n_rows;
}

static gboolean
each (SourcierExportTable     *table,
      SourcierExportItemFunc   func,
      gpointer                 user_data,
      SourcierProgress        *progress,
      GCancellable            *cancellable,
      GError                 **error)
{
  PlanetsTable *self = PLANETS_TABLE (table);

  for (gint64 i = 0; i < self->n_rows; i++)
    {
      if (i == self->fails_at)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "lost in space");
          return FALSE;
        }
      if (!func (&i, user_data, error))
        return FALSE;
      sourcier_progress_report (progress, i + 1, self->n_rows);
    }
  return TRUE;
}

static void
fill (SourcierExportTable *table,
      gpointer             item,
      guint                column,
      SourcierExportCell  *cell)
{
  gint64 i = *(gint64 *) item;

  if (column == 0)
    sourcier_export_cell_take_text (cell, g_strdup_printf ("=Planet %" G_GINT64_FORMAT, i));
  else if (column == 1)
    sourcier_export_cell_set_money (cell, i % 2 == 0 ? 123450 + i : -1);
  else
    sourcier_export_cell_set_day (cell, sourcier_day_from_ymd (2026, 11, 21));
}

static void
planets_table_class_init (PlanetsTableClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);

  table_class->id = "planets";
  table_class->describe = describe;
  table_class->list_columns = list_columns;
  table_class->count = count;
  table_class->each = each;
  table_class->fill = fill;
}

static void
planets_table_init (PlanetsTable *self)
{
  self->fails_at = -1;
}

static SourcierExportTable *
new_table (gint64 n_rows)
{
  PlanetsTable *self = g_object_new (PLANETS_TYPE_TABLE, NULL);

  self->n_rows = n_rows;
  return SOURCIER_EXPORT_TABLE (self);
}

static char *
write_to_text (SourcierExportTable         *table,
               const SourcierExportOptions *options)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  sourcier_export_write_stream (table, options, stream, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

/* Written out by hand after RFC 4180. */
static void
test_csv (void)
{
  static const char * const columns[] = { "found", "price-paid", "name", NULL };
  g_autoptr (SourcierExportTable) table = new_table (2);
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_CSV);
  g_autofree char *usual = write_to_text (table, options);

  g_assert_cmpstr (usual, ==, "\xEF\xBB\xBFName;\"Price; paid\"\r\n'=Planet 0;1234.50\r\n'=Planet 1;\r\n");

  options->separator = ',';
  options->bom = FALSE;
  options->decimal = ',';
  sourcier_export_options_set_columns (options, columns);
  g_autofree char *chosen = write_to_text (table, options);
  g_assert_cmpstr (chosen, ==, "Found,Price; paid,Name\r\n2026-11-21,\"1234,50\",'=Planet 0\r\n2026-11-21,,'=Planet 1\r\n");

  options->separator = ';';
  options->decimal = 0;
  options->language = SOURCIER_FRENCH;
  g_autofree char *french = write_to_text (table, options);
  g_assert_cmpstr (french, ==, "Found;\"Price; paid\";Name\r\n2026-11-21;1234,50;'=Planet 0\r\n2026-11-21;;'=Planet 1\r\n");
}

static void
test_json (void)
{
  static const char * const columns[] = { "found", "price_paid", NULL };
  g_autoptr (SourcierExportTable) table = new_table (2);
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_JSON);

  options->about = FALSE;
  g_autofree char *rows = write_to_text (table, options);
  g_assert_cmpstr (rows, ==, "[\n{\"name\":\"=Planet 0\",\"price_paid\":1234.5,\"found\":\"2026-11-21\"},\n"
                             "{\"name\":\"=Planet 1\",\"price_paid\":null,\"found\":\"2026-11-21\"}\n]\n");

  options->about = TRUE;
  sourcier_export_options_set_columns (options, columns);
  g_autofree char *with_about = write_to_text (table, options);
  g_assert_true (g_str_has_prefix (with_about, "{\"about\":{\"title\":\"Planets\",\"office\":\"Ville d’Œuvre\",\"question\":"
                                   "[\"with rings\",\"not Saturn\"],\"day\":\"2026-11-21\",\"count\":2,\"program\":\"Sourcier "));
  g_assert_true (g_str_has_suffix (with_about, "},\n\"rows\":[\n{\"found\":\"2026-11-21\",\"price_paid\":1234.5},\n"
                                   "{\"found\":\"2026-11-21\",\"price_paid\":null}\n]\n}\n"));
  g_autoptr (JsonNode) node = json_from_string (with_about, NULL);
  g_assert_nonnull (node);
}

/* Excel and Calc: 1,048,576 rows, of which one is for the titles. */
static void
test_limits (void)
{
  g_autoptr (SourcierExportTable) fits = new_table (1048575), too_long = new_table (1048576), none = new_table (0);
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_XLSX);
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_export_check (fits, options, &error));
  g_assert_no_error (error);
  g_assert_false (sourcier_export_check (too_long, options, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_clear_error (&error);

  options->format = SOURCIER_EXPORT_CSV;
  g_assert_true (sourcier_export_check (too_long, options, &error));
  options->format = SOURCIER_EXPORT_PDF;
  g_assert_false (sourcier_export_check (fits, options, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_clear_error (&error);
  for (SourcierExportFormat format = 0; format < SOURCIER_N_EXPORT_FORMATS; format++)
    {
      options->format = format;
      g_autofree char *text = write_to_text (none, options);
      g_assert_cmpuint (strlen (text), >, 0);
    }
}

static void
test_columns (void)
{
  static const char * const unknown[] = { "name", "moons", NULL };
  static const char * const nothing[] = { NULL };
  g_autoptr (SourcierExportTable) table = new_table (1);
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_ODS);
  g_autoptr (GError) error = NULL;

  sourcier_export_options_set_columns (options, unknown);
  g_assert_false (sourcier_export_check (table, options, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "moons"));
  g_clear_error (&error);
  sourcier_export_options_set_columns (options, nothing);
  g_assert_false (sourcier_export_check (table, options, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
}

/* What was there stays when a row cannot be read, and nothing lies beside it. */
static void
test_failure (void)
{
  g_autofree char *folder = core_test_new_folder ();
  g_autoptr (SourcierExportTable) table = new_table (10);
  g_autoptr (GError) error = NULL;

  PLANETS_TABLE (table)->fails_at = 7;
  for (SourcierExportFormat format = 0; format < SOURCIER_N_EXPORT_FORMATS; format++)
    {
      g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (format);
      g_autoptr (GFile) file = g_file_new_build_filename (folder, "list", NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_set_contents (g_file_peek_path (file), "before", -1, NULL));
      g_assert_false (sourcier_export_write (table, options, file, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "before");
    }

  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "list");
  g_assert_null (g_dir_read_name (dir));
  core_test_remove_folder (folder);
}

/* Where there was no file, none stays. */
static void
test_no_half_file (void)
{
  g_autofree char *folder = core_test_new_folder ();
  g_autoptr (SourcierExportTable) table = new_table (10);
  g_autoptr (GError) error = NULL;

  PLANETS_TABLE (table)->fails_at = 7;
  for (SourcierExportFormat format = 0; format < SOURCIER_N_EXPORT_FORMATS; format++)
    {
      g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (format);
      g_autoptr (GFile) file = g_file_new_build_filename (folder, "list", NULL);

      g_assert_false (sourcier_export_write (table, options, file, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }

  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
  core_test_remove_folder (folder);
}

static void
test_options (void)
{
  static const char * const columns[] = { "name", "found", NULL };
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_CSV);
  g_autoptr (GError) error = NULL;

  options->language = SOURCIER_FRENCH;
  options->separator = '\t';
  options->decimal = '.';
  options->bom = FALSE;
  options->about = FALSE;
  options->landscape = FALSE;
  sourcier_export_options_set_columns (options, columns);

  g_autofree char *json = sourcier_export_options_to_json (options);
  g_autoptr (SourcierExportOptions) again = sourcier_export_options_from_json (json, &error);
  g_assert_no_error (error);
  g_autofree char *json_again = sourcier_export_options_to_json (again);
  g_assert_cmpstr (json, ==, "{\"format\":\"csv\",\"columns\":[\"name\",\"found\"],\"language\":\"fr\",\"separator\":\"\\t\","
                             "\"bom\":false,\"decimal\":\".\",\"landscape\":false,\"about\":false}");
  g_assert_cmpstr (json, ==, json_again);

  /* What another version wrote. */
  g_autoptr (SourcierExportOptions) odd =
    sourcier_export_options_from_json ("{\"format\":\"wk1\",\"separator\":\"x\",\"bom\":\"no\",\"columns\":[\"a\",1]}", &error);
  g_assert_no_error (error);
  g_assert_cmpint (odd->format, ==, SOURCIER_EXPORT_XLSX);
  g_assert_cmpint (odd->separator, ==, ';');
  g_assert_true (odd->bom);
  g_assert_cmpuint (g_strv_length (odd->columns), ==, 1);
  g_assert_null (sourcier_export_options_from_json ("[]", &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-table/csv", test_csv);
  g_test_add_func ("/export-table/json", test_json);
  g_test_add_func ("/export-table/limits", test_limits);
  g_test_add_func ("/export-table/columns", test_columns);
  g_test_add_func ("/export-table/failure", test_failure);
  g_test_add_func ("/export-table/no-half-file", test_no_half_file);
  g_test_add_func ("/export-table/options", test_options);

  return g_test_run ();
}
