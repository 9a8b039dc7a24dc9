/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/csv-parser.h"

#include "base/text.h"
#include "exchange/exchange-private.h"

#include <csv.h>
#include <glib/gi18n-lib.h>

#define MAX_CELL (1024 * 1024)
#define MAX_RECORD (16 * 1024 * 1024)
#define MAX_CELLS 16384  /* the columns of an XLSX sheet, ECMA-376 */

/* Where the bytes given so far leave the parser. libcsv keeps this to itself, and counts no lines. */
typedef enum
{
  AT_RECORD,
  AT_CELL,
  IN_PLAIN_CELL,
  IN_QUOTES,
  AFTER_QUOTE,
} Place;

struct _SourcierCsvParser
{
  struct csv_parser csv;
  GFile *file;
  char delimiter;
  SourcierCsvRowFunc row_func;
  gpointer user_data;

  Place place;
  guint line;
  gboolean after_cr;
  guint record_line;
  guint cell_line;
  gsize record_length;
  gsize cell_length;
  guint n_cells;
  gboolean quote_inside;  /* a quotation mark neither doubled nor closing */

  GString *text;          /* the cells of the record, each with its NUL */
  GArray *offsets;
  GPtrArray *cells;
  gboolean stopped;
  GError *error;
};

/* White space is part of a cell, RFC 4180 section 2.4. */
static int
is_trimmed (unsigned char c)
{
  return 0;
}

/**
 * sourcier_csv_parser_new:
 * @file: (nullable): the file that messages name
 * @delimiter: what stands between two cells
 * @row_func: called for each record that is not blank
 * @user_data: for @row_func
 *
 * Returns: (transfer full): a parser at line 1
 */
SourcierCsvParser *
sourcier_csv_parser_new (GFile              *file,
                         char                delimiter,
                         SourcierCsvRowFunc  row_func,
                         gpointer            user_data)
{
  SourcierCsvParser *self = g_new0 (SourcierCsvParser, 1);

  csv_init (&self->csv, 0);
  csv_set_delim (&self->csv, delimiter);
  csv_set_space_func (&self->csv, is_trimmed);
  csv_set_realloc_func (&self->csv, g_realloc);
  csv_set_free_func (&self->csv, g_free);
  csv_set_blk_size (&self->csv, 4096);

  g_set_object (&self->file, file);
  self->delimiter = delimiter;
  self->row_func = row_func;
  self->user_data = user_data;
  self->line = 1;
  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_ptr_array_new ();
  return self;
}

/**
 * sourcier_csv_parser_free:
 * @self: (transfer full): a parser
 */
void
sourcier_csv_parser_free (SourcierCsvParser *self)
{
  csv_free (&self->csv);
  g_clear_object (&self->file);
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_ptr_array_unref (self->cells);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
refuse (SourcierCsvParser *self,
        guint              line,
        const char        *reason)
{
  g_autofree char *name = sourcier_exchange_file_name (self->file);

  if (name != NULL)
    g_set_error (&self->error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                 /* Translators: a file's name, a line of it, and what is wrong there. */
                 _("“%s”, line %u: %s"), name, line, reason);
  else
    g_set_error (&self->error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                 /* Translators: a line, and what is wrong there. */
                 _("Line %u: %s"), line, reason);

  self->stopped = TRUE;
  return FALSE;
}

static gboolean
refuse_open_quote (SourcierCsvParser *self)
{
  return refuse (self, self->cell_line,
                 _("a cell opens with a quotation mark that is never closed: "
                   "close it, or take it away, then import the file again"));
}

static gboolean
check_size (SourcierCsvParser *self)
{
  if (self->cell_length > MAX_CELL)
    return self->place == IN_QUOTES || self->place == AFTER_QUOTE
           ? refuse (self, self->cell_line,
                     _("a cell is longer than 1 MiB, probably for a quotation mark that is not closed: "
                       "close it, then import the file again"))
           : refuse (self, self->cell_line,
                     _("a cell is longer than 1 MiB: shorten it, then import the file again"));
  if (self->record_length > MAX_RECORD || self->n_cells > MAX_CELLS)
    return refuse (self, self->record_line,
                   _("the row is too long for a list: check that the file is one, then import it again"));
  return TRUE;
}

static void
count_line (SourcierCsvParser *self,
            char               c)
{
  if (c == '\r' || (c == '\n' && !self->after_cr))
    self->line++;
  self->after_cr = c == '\r';
}

static void
begin_record (SourcierCsvParser *self)
{
  self->record_line = self->line;
  self->record_length = 0;
  self->n_cells = 0;
}

static void
begin_cell (SourcierCsvParser *self)
{
  self->cell_line = self->line;
  self->cell_length = 0;
  self->quote_inside = FALSE;
  self->n_cells++;
}

static void
follow_in_cell (SourcierCsvParser *self,
                char               c)
{
  if (c == '"' && self->place == AT_CELL)
    self->place = IN_QUOTES;
  else if (c == '"' && self->place == IN_QUOTES)
    self->place = AFTER_QUOTE;
  else if (self->place == AFTER_QUOTE)
    {
      self->quote_inside = self->quote_inside || c != '"';
      self->cell_length += c == '"' ? 1 : 2;
      self->place = IN_QUOTES;
    }
  else
    {
      self->place = self->place == AT_CELL ? IN_PLAIN_CELL : self->place;
      self->cell_length++;
    }
}

/* Follows one byte; the cases are those of libcsv when it is not strict. */
static gboolean
follow (SourcierCsvParser *self,
        char               c)
{
  gboolean is_end = c == '\r' || c == '\n';

  if (self->place == AT_RECORD && is_end)
    return TRUE;

  if (self->place == AT_RECORD)
    {
      begin_record (self);
      self->place = AT_CELL;
    }
  if (self->place == AT_CELL)
    begin_cell (self);
  if (self->place == IN_QUOTES && is_end && self->quote_inside)
    return refuse (self, self->cell_line,
                   _("a quotation mark inside a cell leaves open where the cell ends: "
                     "write it twice (\"\"), then import the file again"));

  if (self->place != IN_QUOTES && (is_end || c == self->delimiter))
    self->place = is_end ? AT_RECORD : AT_CELL;
  else
    follow_in_cell (self, c);
  self->record_length++;
  return check_size (self);
}

static void
cell_cb (void   *bytes,
         size_t  length,
         void   *data)
{
  SourcierCsvParser *self = data;
  gsize offset = self->text->len;

  g_array_append_val (self->offsets, offset);
  if (length > 0)
    g_string_append_len (self->text, bytes, length);
  g_string_append_c (self->text, '\0');
}

static gboolean
is_blank (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (!sourcier_text_is_empty (cells[i]))
      return FALSE;

  return TRUE;
}

static void
record_cb (int   end,
           void *data)
{
  SourcierCsvParser *self = data;

  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->offsets->len; i++)
    g_ptr_array_add (self->cells, self->text->str + g_array_index (self->offsets, gsize, i));
  g_ptr_array_add (self->cells, NULL);

  char **cells = (char **) self->cells->pdata;
  if (!self->stopped && !is_blank (cells))
    self->stopped = !self->row_func (cells, self->offsets->len, self->record_line, self->user_data, &self->error);

  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
}

/* @bytes hold at most one end of line, the last of them, so that what libcsv ends began where follow() says. */
static gboolean
parse (SourcierCsvParser *self,
       const char        *bytes,
       gsize              length)
{
  if (csv_parse (&self->csv, bytes, length, cell_cb, record_cb, self) != length && !self->stopped)
    refuse (self, self->record_line, csv_strerror (csv_error (&self->csv)));

  return !self->stopped;
}

static gboolean
give_error (SourcierCsvParser  *self,
            GError            **error)
{
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/**
 * sourcier_csv_parser_feed:
 * @self: a parser
 * @bytes: (array length=length): UTF-8, which may end anywhere
 * @length: how many bytes there are
 * @error: why reading must stop
 *
 * Returns: %FALSE if the records are wrong, or with what the row function gave when it stops
 */
gboolean
sourcier_csv_parser_feed (SourcierCsvParser  *self,
                          const char         *bytes,
                          gsize               length,
                          GError            **error)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!follow (self, bytes[i]))
        return give_error (self, error);
      count_line (self, bytes[i]);

      if (bytes[i] != '\n' && bytes[i] != '\r')
        continue;
      if (!parse (self, bytes + start, i + 1 - start))
        return give_error (self, error);
      start = i + 1;
    }

  return parse (self, bytes + start, length - start) || give_error (self, error);
}

/**
 * sourcier_csv_parser_finish:
 * @self: a parser
 * @error: why the end is not a good one
 *
 * Ends the last record. A quotation mark still open is an error that names the line of its cell: otherwise half a file
 * could go unseen into one cell.
 *
 * Returns: as sourcier_csv_parser_feed() does
 */
gboolean
sourcier_csv_parser_finish (SourcierCsvParser  *self,
                            GError            **error)
{
  if (self->place == IN_QUOTES)
    refuse_open_quote (self);
  else
    csv_fini (&self->csv, cell_cb, record_cb, self);

  return !self->stopped || give_error (self, error);
}

static gboolean
feed_cb (const char  *bytes,
         gsize        length,
         gpointer     user_data,
         GError     **error)
{
  return sourcier_csv_parser_feed (user_data, bytes, length, error);
}

/**
 * sourcier_csv_parser_read:
 * @self: a parser
 * @stream: clean UTF-8, as sourcier_encoding_open() gives it
 * @progress: (nullable): told of the bytes of the file that are read
 * @size: how many bytes the file has, 0 if nobody knows
 * @cancellable: (nullable): stops the reading
 * @error: why reading stopped
 *
 * Returns: as sourcier_csv_parser_feed() does
 */
gboolean
sourcier_csv_parser_read (SourcierCsvParser  *self,
                          GInputStream       *stream,
                          SourcierProgress   *progress,
                          gint64              size,
                          GCancellable       *cancellable,
                          GError            **error)
{
  return sourcier_exchange_read_chunks (self->file, stream, feed_cb, self, progress, size, cancellable, error)
         && sourcier_csv_parser_finish (self, error);
}
