/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-layout.h"

#include "exchange/book.h"
#include "exchange/csv-writer.h"

#include <glib/gi18n-lib.h>

/* How many defects are told one by one before the rest is only counted. */
#define MOST_TOLD 100

static gboolean how;

static GOptionEntry entries[] = {
  { "how", 0, 0, G_OPTION_ARG_NONE, &how, N_("Tell in JSON how the list was understood, instead of the list"), NULL },
  { NULL }
};

typedef struct
{
  GFile *file;
  SourcierListLayout layout;
  char **header;
  guint width;                /* of the header */
  SourcierCsvWriter *writer;  /* NULL where the rows are only counted */
  gint64 n_rows;
  guint n_defects;
  JsonArray *defects;
} Reading;

static const char *
defect_code (SourcierListDefect defect)
{
  static const char * const codes[] = { "stray-mark", "missing-cells", "surplus-cells", "other-delimiter" };

  return codes[defect];
}

static const char *
defect_name (SourcierListDefect defect)
{
  switch (defect)
    {
    case SOURCIER_LIST_STRAY_MARK:
      return _("a quotation mark stands where none should be");
    case SOURCIER_LIST_MISSING_CELLS:
      return _("cells are missing");
    case SOURCIER_LIST_OTHER_DELIMITER:
      return _("another delimiter than in the other lines parts its cells");
    case SOURCIER_LIST_SURPLUS_CELLS:
    default:
      return _("there are too many cells");
    }
}

static void
defect_cb (SourcierListDefect defect,
           guint             line,
           gpointer          user_data)
{
  Reading *reading = user_data;

  if (reading->n_defects++ >= MOST_TOLD)
    return;
  if (reading->writer == NULL)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "line", line);
      json_object_set_string_member (object, "defect", defect_code (defect));
      json_array_add_object_element (reading->defects, object);
    }
  else
    {
      g_autofree char *words = g_strdup_printf (_("line %u: %s"), line, defect_name (defect));

      g_printerr ("%s\n", words);
    }
}

/* A row is as wide as the header, cells too many stay behind it. The cells are written as they were read: what leaves the
 * office's own file is guarded against formulas, this is somebody's list. */
static gboolean
write_row (Reading             *reading,
           const char * const  *cells,
           guint                n_cells,
           GError             **error)
{
  guint width = MAX (n_cells, reading->width);
  g_autofree const char **row = g_new0 (const char *, width);

  for (guint i = 0; i < width; i++)
    row[i] = i < n_cells ? cells[i] : "";
  return sourcier_csv_writer_write_row (reading->writer, row, width, error);
}

static gboolean
row_cb (char     **cells,
        guint      n_cells,
        guint      line,
        gpointer   user_data,
        GError   **error)
{
  Reading *reading = user_data;

  reading->n_rows++;
  return reading->writer == NULL || write_row (reading, (const char * const *) cells, n_cells, error);
}

static gboolean
read_rows (Reading  *reading,
           GError  **error)
{
  return sourcier_list_read (reading->file, &reading->layout, row_cb, defect_cb, reading, NULL, NULL, error);
}

static gboolean
write_list (Reading  *reading,
            GError  **error)
{
  g_autoptr (GOutputStream) stream = sourcier_cli_get_output ();
  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);

  sourcier_csv_writer_set_separator (writer, ',');
  sourcier_csv_writer_set_bom (writer, FALSE);
  sourcier_csv_writer_set_guarded (writer, FALSE);
  reading->writer = writer;
  if (reading->layout.header_row > 0
      && !write_row (reading, (const char * const *) reading->header, reading->width, error))
    return FALSE;
  return read_rows (reading, error) && sourcier_csv_writer_close (writer, NULL, error);
}

static void
set_mark (JsonObject *object,
          const char *member,
          char        mark)
{
  const char text[] = { mark, '\0' };

  if (mark != '\0')
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

static JsonArray *
list_columns (Reading *reading)
{
  JsonArray *columns = json_array_new ();

  for (guint i = 0; reading->layout.header_row > 0 && reading->header[i] != NULL; i++)
    json_array_add_string_element (columns, reading->header[i]);
  return columns;
}

static void
tell_text (const SourcierListLayout *layout,
           JsonObject               *answer)
{
  json_object_set_string_member (answer, "encoding", sourcier_encoding_get_name (layout->encoding));
  json_object_set_string_member (answer, "delimiter", layout->dialect.delimiter);
  set_mark (answer, "quote", layout->dialect.quote);
  set_mark (answer, "escape", layout->dialect.escape);
}

/* The name of the sheet, and the names of all of them. */
static void
tell_sheets (Reading    *reading,
             JsonObject *answer)
{
  g_autoptr (SourcierBook) book = sourcier_book_open (reading->file, NULL, NULL);
  const char * const *sheets = book != NULL ? sourcier_book_get_sheets (book) : NULL;
  JsonArray *names = json_array_new ();

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    json_array_add_string_element (names, sheets[i]);
  if (sheets != NULL)
    json_object_set_string_member (answer, "sheet", sheets[reading->layout.sheet]);
  json_object_set_array_member (answer, "sheets", names);
}

static void
tell_format (Reading    *reading,
             JsonObject *answer)
{
  static const char * const codes[] = { "csv", "xlsx", "ods" };

  json_object_set_string_member (answer, "format", codes[reading->layout.format]);
  if (reading->layout.format == SOURCIER_LIST_TEXT)
    tell_text (&reading->layout, answer);
  else
    tell_sheets (reading, answer);
}

static gboolean
tell_how (Reading  *reading,
          GError  **error)
{
  const SourcierListLayout *layout = &reading->layout;
  JsonObject *answer;

  reading->defects = json_array_new ();
  if (!read_rows (reading, error))
    {
      json_array_unref (reading->defects);
      return FALSE;
    }

  answer = json_object_new ();
  tell_format (reading, answer);
  json_object_set_int_member (answer, "header_row", layout->header_row);
  json_object_set_int_member (answer, "header_rows", layout->n_header_rows);
  json_object_set_int_member (answer, "header_line", layout->header_line);
  json_object_set_array_member (answer, "columns", list_columns (reading));
  json_object_set_int_member (answer, "rows", reading->n_rows);
  json_object_set_int_member (answer, "defect_count", reading->n_defects);
  json_object_set_array_member (answer, "defects", reading->defects);
  sourcier_cli_print_object (answer);
  return TRUE;
}

/**
 * sourcier_cli_run_read:
 * @command: the command
 * @argv: what was typed
 *
 * Writes a list as it is understood, header and rows, as CSV: UTF-8, commas, marks doubled. What is wrong with a row is
 * told on the standard error. What is typed of its layout is taken as typed. No office's file is opened.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_read (const SourcierCliCommand  *command,
                       char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) list = NULL;
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) header = NULL;

  if (!sourcier_cli_parse (command, entries, sourcier_cli_layout_entries (), argv, &arguments))
    return SOURCIER_CLI_USAGE;

  list = g_file_new_for_commandline_arg (arguments[0]);
  Reading reading = { .file = list };
  SourcierListWishes wishes;
  if (!sourcier_cli_layout_settle (list, &wishes, &error)
      || !sourcier_list_detect_with (list, &wishes, &reading.layout, NULL, &error))
    return sourcier_cli_fail (error);
  header = sourcier_list_read_header (list, &reading.layout, NULL, &error);
  if (header == NULL)
    return sourcier_cli_fail (error);

  reading.header = header;
  reading.width = g_strv_length (header);
  return (how ? tell_how (&reading, &error) : write_list (&reading, &error)) ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
}
