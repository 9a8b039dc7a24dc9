/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/csv-writer.h"

#include "exchange/exchange-private.h"
#include "exchange/list-target.h"
#include "exchange/whole-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define USUAL_SEPARATOR ';'
#define BUFFER_SIZE (64 * 1024)

struct _SourcierCsvWriter
{
  GObject parent_instance;

  GFile *file;             /* NULL when the stream is somebody else's */
  SourcierWholeFile *whole;
  GOutputStream *target;
  GCancellable *cancellable;
  GString *rows;           /* that are not written yet */
  char separator;
  gboolean guarded;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (SourcierCsvWriter, sourcier_csv_writer, G_TYPE_OBJECT)

/* Leaves no half-written file behind. */
static void
discard (SourcierCsvWriter *self)
{
  g_clear_object (&self->target);
  g_clear_pointer (&self->whole, _sourcier_whole_file_free);
}

static void
sourcier_csv_writer_finalize (GObject *object)
{
  SourcierCsvWriter *self = SOURCIER_CSV_WRITER (object);

  discard (self);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_string_free (self->rows, TRUE);

  G_OBJECT_CLASS (sourcier_csv_writer_parent_class)->finalize (object);
}

static void
sourcier_csv_writer_class_init (SourcierCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_csv_writer_finalize;
}

static void
sourcier_csv_writer_init (SourcierCsvWriter *self)
{
  self->rows = g_string_new (BYTE_ORDER_MARK);
  self->separator = USUAL_SEPARATOR;
  self->guarded = TRUE;
}

static void
use_target (SourcierCsvWriter *self,
            GOutputStream     *target)
{
  self->target = g_object_ref (target);
}

/**
 * sourcier_csv_writer_new:
 * @file: where the table goes, replaced when the writer is closed and not before
 * @cancellable: (nullable): stops the writing of rows too
 * @error: why @file cannot be written
 *
 * Returns: (transfer full): a writer; dropping it without closing it leaves what was there before
 */
SourcierCsvWriter *
sourcier_csv_writer_new (GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (SourcierCsvWriter) self = g_object_new (SOURCIER_TYPE_CSV_WRITER, NULL);
  g_autoptr (GError) cause = NULL;

  g_set_object (&self->cancellable, cancellable);
  if (!sourcier_list_target_check (file, cancellable, error))
    return NULL;
  g_set_object (&self->file, file);
  self->whole = _sourcier_whole_file_open (file, cancellable, &cause);
  if (self->whole == NULL)
    {
      sourcier_exchange_take_write_error (error, g_steal_pointer (&cause), file);
      return NULL;
    }

  use_target (self, _sourcier_whole_file_get_stream (self->whole));
  return g_steal_pointer (&self);
}

/**
 * sourcier_csv_writer_new_stream:
 * @stream: where the table goes, such as the standard output
 *
 * Returns: (transfer full): a writer that leaves @stream open when it is closed
 */
SourcierCsvWriter *
sourcier_csv_writer_new_stream (GOutputStream *stream)
{
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  SourcierCsvWriter *self = g_object_new (SOURCIER_TYPE_CSV_WRITER, NULL);

  use_target (self, stream);
  return self;
}

/**
 * sourcier_csv_writer_set_separator:
 * @self: a writer that has written nothing
 * @separator: what stands between cells: “;” unless told otherwise
 */
void
sourcier_csv_writer_set_separator (SourcierCsvWriter *self,
                                   char               separator)
{
  g_return_if_fail (SOURCIER_IS_CSV_WRITER (self));

  self->separator = separator;
}

/**
 * sourcier_csv_writer_set_bom:
 * @self: a writer that has written nothing
 * @bom: whether a byte order mark goes first, by which Excel knows UTF-8: it does unless told otherwise
 */
void
sourcier_csv_writer_set_bom (SourcierCsvWriter *self,
                             gboolean           bom)
{
  g_return_if_fail (SOURCIER_IS_CSV_WRITER (self));

  g_string_assign (self->rows, bom ? BYTE_ORDER_MARK : "");
}

/**
 * sourcier_csv_writer_set_guarded:
 * @self: a writer that has written nothing
 * @guarded: whether what a spreadsheet could take for a formula gets an apostrophe: it does unless told otherwise
 */
void
sourcier_csv_writer_set_guarded (SourcierCsvWriter *self,
                                 gboolean           guarded)
{
  g_return_if_fail (SOURCIER_IS_CSV_WRITER (self));

  self->guarded = guarded;
}

/* Any number of apostrophes, spaces, then what begins a formula. Spreadsheets pass over the spaces, so do we. */
static gboolean
could_be_formula (const char *text)
{
  text += strspn (text, "'");
  text += strspn (text, " ");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

/* Blanks at an end would be lost; an apostrophe goes before those of a guarded cell. */
static gboolean
needs_quotes (const char *cell,
              gsize       length,
              gboolean    guarded,
              char        separator)
{
  return length > 0 && ((!guarded && g_ascii_isspace (cell[0])) || g_ascii_isspace (cell[length - 1])
                        || strpbrk (cell, "\"\r\n") != NULL || strchr (cell, separator) != NULL);
}

/* A number is no formula, whatever its sign. */
static void
append_cell (SourcierCsvWriter *self,
             const char        *cell,
             gboolean           is_text)
{
  GString *row = self->rows;
  gsize length = strlen (cell);
  gboolean guarded = is_text && self->guarded && could_be_formula (cell);
  gboolean quoted = needs_quotes (cell, length, guarded, self->separator);

  if (quoted)
    g_string_append_c (row, '"');
  if (guarded)
    g_string_append_c (row, '\'');
  if (quoted)
    for (const char *p = cell; *p != '\0'; p++)
      {
        if (*p == '"')
          g_string_append_c (row, '"');
        g_string_append_c (row, *p);
      }
  else
    g_string_append_len (row, cell, (gssize) length);
  if (quoted)
    g_string_append_c (row, '"');
}

static gboolean
fail (SourcierCsvWriter  *self,
      GError             *cause,
      GError            **error)
{
  self->failed = TRUE;
  discard (self);
  sourcier_exchange_take_write_error (error, cause, self->file);
  return FALSE;
}

/* The byte order mark waits with the first rows, so that opening a writer writes nothing that could fail. */
static gboolean
flush_rows (SourcierCsvWriter  *self,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr (GError) cause = NULL;

  if (!g_output_stream_write_all (self->target, self->rows->str, self->rows->len, NULL, cancellable, &cause))
    return fail (self, g_steal_pointer (&cause), error);

  g_string_truncate (self->rows, 0);
  return TRUE;
}

static gboolean
check_open (SourcierCsvWriter  *self,
            GError            **error)
{
  if (!self->failed && self->target != NULL)
    return TRUE;

  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _("the writing had already stopped"));
  sourcier_exchange_take_write_error (error, g_steal_pointer (&cause), self->file);
  return FALSE;
}

/**
 * sourcier_csv_writer_write_row:
 * @self: a writer
 * @cells: (array length=n_cells) (element-type utf8): valid UTF-8; %NULL is written as an empty cell
 * @n_cells: how many there are
 * @error: why the row was not written; nothing more can be written then
 *
 * Writes one record of texts, its cells guarded as sourcier_csv_guard() does.
 *
 * Returns: whether the row was taken
 */
gboolean
sourcier_csv_writer_write_row (SourcierCsvWriter   *self,
                               const char * const  *cells,
                               guint                n_cells,
                               GError             **error)
{
  return sourcier_csv_writer_write_cells (self, cells, NULL, n_cells, error);
}

/**
 * sourcier_csv_writer_write_cells:
 * @self: a writer
 * @cells: (array length=n_cells) (element-type utf8): valid UTF-8; %NULL is written as an empty cell
 * @are_texts: (nullable) (array length=n_cells): which of them are texts, the others being numbers and days; %NULL for all
 * @n_cells: how many there are
 * @error: why the row was not written; nothing more can be written then
 *
 * Writes one record, its texts guarded as sourcier_csv_guard() does.
 *
 * Returns: whether the row was taken
 */
gboolean
sourcier_csv_writer_write_cells (SourcierCsvWriter   *self,
                                 const char * const  *cells,
                                 const gboolean      *are_texts,
                                 guint                n_cells,
                                 GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_CSV_WRITER (self), FALSE);
  g_return_val_if_fail (cells != NULL && n_cells > 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_open (self, error))
    return FALSE;

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (self->rows, self->separator);
      append_cell (self, cells[i] != NULL ? cells[i] : "", are_texts == NULL || are_texts[i]);
    }
  g_string_append (self->rows, "\r\n");

  return (self->rows->len < BUFFER_SIZE && !g_cancellable_is_cancelled (self->cancellable))
         || flush_rows (self, self->cancellable, error);
}

/**
 * sourcier_csv_writer_close:
 * @self: a writer
 * @cancellable: (nullable): stops the closing, which leaves what was there before
 * @error: why the table was not written
 *
 * Ends the table, and puts the file in its place.
 *
 * Returns: whether the whole table is written
 */
gboolean
sourcier_csv_writer_close (SourcierCsvWriter  *self,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_return_val_if_fail (SOURCIER_IS_CSV_WRITER (self), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GError) cause = NULL;

  if (!check_open (self, error) || !flush_rows (self, cancellable, error))
    return FALSE;
  if (!g_output_stream_flush (self->target, cancellable, &cause)
      || (self->whole != NULL && !_sourcier_whole_file_settle (self->whole, cancellable, &cause)))
    return fail (self, g_steal_pointer (&cause), error);

  discard (self);
  return TRUE;
}

/**
 * sourcier_csv_guard:
 * @text: any text
 *
 * Puts an apostrophe before a text that a spreadsheet could take for a formula: one that begins, after spaces or not,
 * with = + - @, a tab or a carriage return
 * (https://owasp.org/www-community/attacks/CSV_Injection). A text of that kind that has apostrophes before it already
 * gets one more, so that sourcier_csv_unguard() gives back exactly @text, whatever it is.
 *
 * Returns: (transfer full): the guarded text
 */
char *
sourcier_csv_guard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return could_be_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

/**
 * sourcier_csv_unguard:
 * @text: a cell as read
 *
 * Takes off the apostrophe that sourcier_csv_guard() put.
 *
 * Returns: (transfer none): where the text begins in @text
 */
const char *
sourcier_csv_unguard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return text[0] == '\'' && could_be_formula (text) ? text + 1 : text;
}
