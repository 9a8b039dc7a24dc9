/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/book-private.h"

#include "base/text.h"
#include "exchange/exchange-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define HEAD_SIZE (64 * 1024)
#define MOST_REPEATED 10000000  /* cells that a sheet may hold for one that is written */
#define MOST_DAYS 2958466  /* 9999-12-31 is the last */

/* ODS says what it is in its first file, XLSX by the names of its files, of which one begins so. */
static SourcierListFormat
format_of_bytes (const char *bytes,
                 gsize       length)
{
  if (length < 4 || memcmp (bytes, "PK\x03\x04", 4) != 0)
    return SOURCIER_LIST_TEXT;
  for (gsize i = 0; i < length; i++)
    {
      if (g_str_has_prefix (bytes + i, "opendocument.spreadsheet"))
        return SOURCIER_LIST_ODS;
      if (g_str_has_prefix (bytes + i, "xl/"))
        return SOURCIER_LIST_XLSX;
    }
  return SOURCIER_LIST_TEXT;
}

/**
 * sourcier_book_get_format_of:
 * @file: any file
 * @cancellable: (nullable): stops the look
 *
 * Returns: which spreadsheet its first bytes are of, %SOURCIER_LIST_TEXT if of none
 */
SourcierListFormat
sourcier_book_get_format_of (GFile        *file,
                             GCancellable *cancellable)
{
  g_return_val_if_fail (G_IS_FILE (file), SOURCIER_LIST_TEXT);

  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autofree char *bytes = g_malloc0 (HEAD_SIZE + 1);
  gsize length = 0;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, HEAD_SIZE, &length, cancellable, NULL))
    return SOURCIER_LIST_TEXT;
  return format_of_bytes (bytes, length);
}

/**
 * sourcier_book_open:
 * @file: a spreadsheet, on this machine
 * @cancellable: (nullable): stops the reading
 * @error: where to put what went wrong
 *
 * Reads what a spreadsheet consists of, and what its cells share; its sheets are read by sourcier_book_read().
 *
 * Returns: (transfer full) (nullable): the spreadsheet, or %NULL with @error set: BAD_INPUT if it cannot be read
 */
SourcierBook *
sourcier_book_open (GFile         *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (SourcierBook) self = g_new0 (SourcierBook, 1);
  gboolean done;

  self->file = g_object_ref (file);
  self->format = sourcier_book_get_format_of (file, cancellable);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (64 * 1024);
  self->shared = g_ptr_array_new ();
  self->styles = g_array_new (FALSE, TRUE, sizeof (SourcierBookStyle));
  done = self->format == SOURCIER_LIST_ODS ? _sourcier_book_ods_open (self, cancellable, error)
                                           : _sourcier_book_xlsx_open (self, cancellable, error);
  if (!done)
    return NULL;
  if (self->sheets->len == 0)
    {
      g_autofree char *name = sourcier_exchange_file_name (file);

      g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                   _("“%s” has no sheet: choose a file with a list in it"), name);
      return NULL;
    }
  g_ptr_array_add (self->sheets, NULL);
  return g_steal_pointer (&self);
}

/**
 * sourcier_book_free:
 * @self: (transfer full): a spreadsheet
 */
void
sourcier_book_free (SourcierBook *self)
{
  g_clear_object (&self->file);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->parts);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->shared);
  g_array_unref (self->styles);
  g_free (self);
}

/**
 * sourcier_book_get_sheets:
 * @self: a spreadsheet
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of its sheets, one at least, in their order
 */
const char * const *
sourcier_book_get_sheets (SourcierBook *self)
{
  return (const char * const *) self->sheets->pdata;
}

/**
 * sourcier_book_read:
 * @self: a spreadsheet
 * @sheet: which of its sheets, counted from 0
 * @row_func: called for each row that is not blank; the line is the row of the sheet
 * @user_data: for @row_func
 * @progress: (nullable): told of the bytes read, out of those of the file
 * @cancellable: (nullable): stops the reading
 * @error: why reading stopped; what @row_func gave, or a #SourcierExchangeError
 *
 * Returns: whether the whole sheet was read
 */
gboolean
sourcier_book_read (SourcierBook        *self,
                    guint                sheet,
                    SourcierListRowFunc   row_func,
                    gpointer             user_data,
                    SourcierProgress    *progress,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_return_val_if_fail (self != NULL && sheet + 1 < self->sheets->len, FALSE);
  g_return_val_if_fail (row_func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  SourcierBookRow row = { cells, 0, row_func, user_data };

  return self->format == SOURCIER_LIST_ODS ? _sourcier_book_ods_read (self, sheet, &row, progress, cancellable, error)
                                           : _sourcier_book_xlsx_read (self, sheet, &row, progress, cancellable, error);
}

/* @text is taken. A place beyond the last column of any sheet is nobody's. */
void
_sourcier_book_row_set (SourcierBookRow *self,
                        guint            column,
                        char            *text)
{
  if (column >= SOURCIER_BOOK_MOST_CELLS)
    {
      g_free (text);
      return;
    }
  while (self->cells->len <= column)
    g_ptr_array_add (self->cells, g_strdup (""));
  g_free (self->cells->pdata[column]);
  self->cells->pdata[column] = text;
}

static gboolean
is_blank (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (!sourcier_text_is_empty (cells->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_repeated (GError **error)
{
  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                       _("The sheet repeats a row up to its end: delete the rows below the list, then import it again"));
  return FALSE;
}

/* Gives the row, unless it is blank, as often as it stands there. */
gboolean
_sourcier_book_row_end (SourcierBookRow  *self,
                        guint             times,
                        GError          **error)
{
  guint n_cells = self->cells->len;
  gboolean more = TRUE;

  if (is_blank (self->cells))
    self->number += MIN (times, SOURCIER_BOOK_MOST_ROWS);
  else if (times > 1 && (guint64) times * n_cells > MOST_REPEATED)
    return refuse_repeated (error);
  else
    {
      g_ptr_array_add (self->cells, NULL);
      for (guint i = 0; i < times && more && self->number < SOURCIER_BOOK_MOST_ROWS; i++)
        more = self->row_func ((char **) self->cells->pdata, n_cells, ++self->number, self->user_data, error);
    }
  g_ptr_array_set_size (self->cells, 0);
  return more;
}

void
_sourcier_book_report (SourcierZipPart  *part,
                       SourcierProgress *progress,
                       gint64            size)
{
  if (progress != NULL)
    sourcier_progress_report (progress, MIN (sourcier_zip_part_get_done (part), size), size);
}

/* As it is meant: 7.3282932000074E13 is a SIRET, 12.300000000000001 is what a sum of tenths leaves. A format of zeros
 * alone says how many figures a code has. */
char *
_sourcier_book_number (const char *stored,
                       guint       n_digits)
{
  char *end;
  double number = g_ascii_strtod (stored, &end);
  char digits[64];

  if (end == stored || *end != '\0' || !isfinite (number))
    return g_strdup (stored);
  if (number == floor (number) && fabs (number) < 9007199254740992.0)
    return g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) n_digits, (gint64) number);
  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  return g_strdup (strchr (digits, 'e') == NULL ? digits : stored);
}

/* Days are counted from 1899-12-30, since a day that never was, 1900-02-29, is counted too; before it from the day after.
 * Or they are counted from 1904-01-01. A part of a day is its time. ECMA-376 part 1, 18.17.4.1. */
char *
_sourcier_book_day (const char *stored,
                    gboolean    since_1904)
{
  char *end;
  double number = g_ascii_strtod (stored, &end);
  g_autoptr (GDateTime) epoch = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (end == stored || *end != '\0' || !(number >= 0 && number < MOST_DAYS))
    return g_strdup (stored);

  epoch = since_1904 ? g_date_time_new_utc (1904, 1, 1, 0, 0, 0)
                     : g_date_time_new_utc (1899, 12, number < 60 ? 31 : 30, 0, 0, 0);
  gint64 seconds = llround (number * 86400);
  time = g_date_time_add (epoch, seconds * G_TIME_SPAN_SECOND);
  if (seconds < 86400)
    return g_date_time_format (time, "%H:%M:%S");
  return g_date_time_format (time, seconds % 86400 == 0 ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S");
}

/* The text of the element at which @part stands, of all in it but what tells how to pronounce it. */
char *
_sourcier_book_take_text (SourcierZipPart  *part,
                          GError          **error)
{
  xmlTextReaderPtr xml = sourcier_zip_part_get_xml (part);
  g_autoptr (GString) text = g_string_new (NULL);
  int depth = xmlTextReaderDepth (xml), skipped = G_MAXINT, type;

  if (xmlTextReaderIsEmptyElement (xml))
    return g_strdup ("");
  while ((type = sourcier_zip_part_step (part, error)) > 0
         && !(type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (xml) == depth))
    {
      if (xmlTextReaderDepth (xml) <= skipped)
        skipped = type == XML_READER_TYPE_ELEMENT && g_str_equal (sourcier_zip_part_get_name (part), "rPh")
                  ? xmlTextReaderDepth (xml) : G_MAXINT;
      if (skipped == G_MAXINT && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
                                  || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
        g_string_append (text, (const char *) xmlTextReaderConstValue (xml));
    }
  return type > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
