/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/csv-parser.h"

#include "exchange/csv-record.h"
#include "exchange/exchange-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CELL (1024 * 1024)
#define MAX_RECORD (16 * 1024 * 1024)
#define MAX_CELLS 16384  /* the columns of an XLSX sheet, ECMA-376 */

/* How far an open cell is followed before its mark is taken for text. A list full of such marks is followed less far,
 * or it would be read over and over. */
#define MOST_LINES 1000
#define FEW_LINES 10
#define MOST_LINES_IN_VAIN 200000

/* In one line, each is tried as the one too many. */
#define MOST_MARKS 64

/* As many cells as no sentence is cut into by chance. */
#define ENOUGH_CELLS 3

struct _SourcierCsvParser
{
  GFile *file;
  SourcierCsvDialect dialect;
  guint width;
  SourcierListRowFunc row_func;
  SourcierListDefectFunc defect_func;
  gpointer user_data;

  GString *pending;            /* what is read and not yet cut */
  gboolean at_end;
  guint line;
  SourcierCsvRecord *record;
  SourcierCsvRecord *probe;
  guint n_lines_in_vain;
  guint n_quoted;
};

/**
 * sourcier_csv_parser_new:
 * @file: (nullable): the file that messages name
 * @dialect: how records are cut
 * @width: how many cells a record should have, 0 if nobody knows: it tells which of two readings is right
 * @row_func: called for each record that is not blank
 * @defect_func: (nullable): told what is wrong with a record before @row_func is given it
 * @user_data: for both
 *
 * Returns: (transfer full): a parser at line 1
 */
SourcierCsvParser *
sourcier_csv_parser_new (GFile                    *file,
                         const SourcierCsvDialect *dialect,
                         guint                     width,
                         SourcierListRowFunc        row_func,
                         SourcierListDefectFunc     defect_func,
                         gpointer                  user_data)
{
  SourcierCsvParser *self = g_new0 (SourcierCsvParser, 1);

  g_set_object (&self->file, file);
  self->dialect = *dialect;
  self->width = width;
  self->row_func = row_func;
  self->defect_func = defect_func;
  self->user_data = user_data;
  self->pending = g_string_new (NULL);
  self->line = 1;
  self->record = sourcier_csv_record_new ();
  self->probe = sourcier_csv_record_new ();
  return self;
}

/**
 * sourcier_csv_parser_free:
 * @self: (transfer full): a parser
 */
void
sourcier_csv_parser_free (SourcierCsvParser *self)
{
  g_clear_object (&self->file);
  g_string_free (self->pending, TRUE);
  sourcier_csv_record_free (self->record);
  sourcier_csv_record_free (self->probe);
  g_free (self);
}

/**
 * sourcier_csv_parser_get_n_quoted:
 * @self: a parser
 *
 * Returns: how many cells between quotation marks it met
 */
guint
sourcier_csv_parser_get_n_quoted (SourcierCsvParser *self)
{
  return self->n_quoted;
}

static gboolean
refuse (SourcierCsvParser  *self,
        const char         *reason,
        GError            **error)
{
  g_autofree char *name = sourcier_exchange_file_name (self->file);

  if (name != NULL)
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                 /* Translators: a file's name, a line of it, and what is wrong there. */
                 _("“%s”, line %u: %s"), name, self->line, reason);
  else
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                 /* Translators: a line, and what is wrong there. */
                 _("Line %u: %s"), self->line, reason);
  return FALSE;
}

static gboolean
refuse_long_record (SourcierCsvParser  *self,
                    GError            **error)
{
  return refuse (self, _("the row is too long for a list: check that the file is one, then import it again"), error);
}

static gboolean
check_size (SourcierCsvParser  *self,
            GError            **error)
{
  GArray *offsets = self->record->offsets;

  if (self->record->text->len > MAX_CELL)
    for (guint i = 0; i < offsets->len; i++)
      {
        gsize end = i + 1 < offsets->len ? g_array_index (offsets, gsize, i + 1) : self->record->text->len;

        if (end - g_array_index (offsets, gsize, i) - 1 > MAX_CELL)
          return refuse (self, _("a cell is longer than 1 MiB: shorten it, then import the file again"), error);
      }
  if (self->record->length > MAX_RECORD || self->record->n_cells > MAX_CELLS)
    return refuse_long_record (self, error);
  return TRUE;
}

/* Behind the end of the line that begins at @text; @end if there is none before it. */
static const char *
find_next_line (const char *text,
                const char *end)
{
  const char *next = text;

  while (next < end && *next != '\r' && *next != '\n')
    next++;
  if (next == end)
    return end;
  return next + 1 < end && next[0] == '\r' && next[1] == '\n' ? next + 2 : next + 1;
}

/* Behind the lines over which a cell may go on. */
static const char *
skip_lines (const char *text,
            const char *end,
            guint       most,
            guint      *n_lines)
{
  const char *limit = text;

  for (*n_lines = 0; limit < end && *n_lines < most && limit - text <= MAX_CELL; (*n_lines)++)
    limit = find_next_line (limit, end);
  return limit;
}

static gboolean
fits (SourcierCsvParser *self,
      SourcierCsvRecord *record)
{
  return self->width == 0 || record->n_cells == self->width;
}

static gboolean
is_record_by_itself (SourcierCsvParser *self,
                     const char        *line,
                     const char        *end)
{
  return sourcier_csv_record_cut (self->probe, &self->dialect, line, end, SOURCIER_CSV_MARKS_STRICT,
                                  SOURCIER_CSV_NO_MARK)
         && self->width > 1 && self->probe->n_cells == self->width;
}

/* A record of several lines that has not the width of the others is believed if none of its lines has it. */
static gboolean
swallows_records (SourcierCsvParser *self,
                  const char        *text)
{
  const char *end = text + self->record->length;

  for (const char *line = find_next_line (text, end); line < end; line = find_next_line (line, end))
    if (is_record_by_itself (self, line, find_next_line (line, end)))
      return TRUE;
  return FALSE;
}

typedef enum
{
  RECORD_CUT,
  RECORD_SPOILT,
  RECORD_UNFINISHED,
} Outcome;

/* A cell is open at the end of its line: it may go on over the next. */
static Outcome
cut_over_lines (SourcierCsvParser *self,
                const char        *text,
                const char        *end)
{
  guint most = self->n_lines_in_vain < MOST_LINES_IN_VAIN ? MOST_LINES : FEW_LINES;
  guint n_lines;
  const char *limit = skip_lines (text, end, most, &n_lines);

  if (sourcier_csv_record_cut (self->record, &self->dialect, text, limit, SOURCIER_CSV_MARKS_STRICT,
                               SOURCIER_CSV_NO_MARK))
    {
      if (fits (self, self->record) || !swallows_records (self, text))
        return RECORD_CUT;
    }
  else if (self->record->n_stray == 0 && limit == end && n_lines < most && !self->at_end)
    return RECORD_UNFINISHED;

  self->n_lines_in_vain += n_lines;
  return RECORD_SPOILT;
}

static guint
count_marks (SourcierCsvParser *self,
             const char        *text,
             const char        *end)
{
  guint n = 0;

  for (const char *place = text; place < end && n <= MOST_MARKS; place++)
    n += *place == self->dialect.quote;
  return n;
}

static gboolean
cut_without (SourcierCsvParser *self,
             const char        *text,
             const char        *end,
             guint              mark)
{
  return sourcier_csv_record_cut (self->record, &self->dialect, text, end, SOURCIER_CSV_MARKS_STRICT, mark)
         && fits (self, self->record) && !swallows_records (self, text);
}

/* One mark is too many: the one without which the record reads as the others do, with as many cells between marks as can
 * be. */
static gboolean
cut_without_one (SourcierCsvParser *self,
                 const char        *text,
                 const char        *end,
                 guint              n_marks)
{
  guint best = SOURCIER_CSV_NO_MARK, most = 0;

  for (guint mark = 0; mark < MIN (n_marks, MOST_MARKS); mark++)
    if (cut_without (self, text, end, mark) && (best == SOURCIER_CSV_NO_MARK || self->record->n_quoted > most))
      {
        best = mark;
        most = self->record->n_quoted;
      }
  if (best == SOURCIER_CSV_NO_MARK || !cut_without (self, text, end, best))
    return FALSE;
  self->record->n_stray = 1;
  return TRUE;
}

/* A line with an odd number of marks has one too many; with an even number, one too many may hide that a cell goes on
 * over the next lines. If neither helps, marks are text where nothing closes them. */
static Outcome
cut_spoilt (SourcierCsvParser *self,
            const char        *text,
            const char        *line_end,
            const char        *end)
{
  guint n_marks = count_marks (self, text, line_end);
  guint n_lines;
  const char *limit = skip_lines (text, end, FEW_LINES, &n_lines);

  if (n_marks % 2 == 1 && cut_without_one (self, text, line_end, n_marks))
    return RECORD_CUT;

  if (limit == end && n_lines < FEW_LINES && !self->at_end)
    return RECORD_UNFINISHED;
  self->n_lines_in_vain += n_lines;
  if (self->width > 1 && self->n_lines_in_vain < MOST_LINES_IN_VAIN && cut_without_one (self, text, limit, n_marks))
    return RECORD_CUT;

  sourcier_csv_record_cut (self->record, &self->dialect, text, line_end, SOURCIER_CSV_MARKS_KEPT, SOURCIER_CSV_NO_MARK);
  return RECORD_CUT;
}

static Outcome
cut_record (SourcierCsvParser *self,
            const char        *text,
            const char        *line_end,
            const char        *end)
{
  if (sourcier_csv_record_cut (self->record, &self->dialect, text, line_end, SOURCIER_CSV_MARKS_STRICT,
                               SOURCIER_CSV_NO_MARK))
    {
      if (fits (self, self->record) || self->record->n_quoted == 0 || self->record->n_marks % 2 == 0)
        return RECORD_CUT;
    }
  else if (self->record->n_stray == 0)
    {
      Outcome outcome = cut_over_lines (self, text, end);

      if (outcome != RECORD_SPOILT)
        return outcome;
    }
  return cut_spoilt (self, text, line_end, end);
}

/* A line that somebody pasted in from another list. It is cut as that one was, where there is somebody to be told. */
static void
cut_otherwise (SourcierCsvParser *self,
               const char        *text)
{
  static const char * const others[] = { ";", ",", "\t", "|" };

  if (self->record->n_cells != 1 || self->width < ENOUGH_CELLS || self->defect_func == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      SourcierCsvDialect dialect = self->dialect;

      g_strlcpy (dialect.delimiter, others[i], sizeof dialect.delimiter);
      if (!sourcier_csv_record_cut (self->probe, &dialect, text, text + self->record->length, SOURCIER_CSV_MARKS_STRICT,
                                    SOURCIER_CSV_NO_MARK)
          || self->probe->n_cells != self->width || self->probe->length != self->record->length)
        continue;

      SourcierCsvRecord *cut = g_steal_pointer (&self->probe);
      self->probe = self->record;
      self->record = cut;
      self->defect_func (SOURCIER_LIST_OTHER_DELIMITER, self->line, self->user_data);
      return;
    }
}

static gboolean
deliver (SourcierCsvParser  *self,
         const char         *text,
         GError            **error)
{
  if (sourcier_csv_record_is_blank (self->record))
    return TRUE;
  cut_otherwise (self, text);
  if (!check_size (self, error))
    return FALSE;
  self->n_quoted += self->record->n_quoted;
  if (self->record->n_stray > 0 && self->defect_func != NULL)
    self->defect_func (SOURCIER_LIST_STRAY_MARK, self->line, self->user_data);
  return self->row_func (sourcier_csv_record_get_cells (self->record), self->record->n_cells, self->line,
                         self->user_data, error);
}

static guint
count_lines (const char *text,
             const char *end)
{
  guint n = 0;

  for (; text < end; n++)
    text = find_next_line (text, end);
  return n;
}

/* Only whole lines are cut. A carriage return in the last place may be half an end of line. */
static const char *
find_usable_end (SourcierCsvParser *self)
{
  const char *text = self->pending->str;
  const char *end = text + self->pending->len;

  if (self->at_end)
    return end;
  if (end > text && end[-1] == '\r')
    end--;
  while (end > text && end[-1] != '\n' && end[-1] != '\r')
    end--;
  return end;
}

static gboolean
cut_pending (SourcierCsvParser  *self,
             GError            **error)
{
  const char *text = self->pending->str;
  const char *end = find_usable_end (self);

  while (text < end && cut_record (self, text, find_next_line (text, end), end) == RECORD_CUT)
    {
      if (!deliver (self, text, error))
        return FALSE;
      self->line += count_lines (text, text + self->record->length);
      text += self->record->length;
    }

  g_string_erase (self->pending, 0, text - self->pending->str);
  return self->pending->len <= MAX_RECORD || refuse_long_record (self, error);
}

/**
 * sourcier_csv_parser_feed:
 * @self: a parser
 * @bytes: (array length=length): UTF-8, which may end anywhere
 * @length: how many bytes there are
 * @error: why reading must stop
 *
 * Returns: %FALSE if a record is too long, or with what the row function gave when it stops
 */
gboolean
sourcier_csv_parser_feed (SourcierCsvParser  *self,
                          const char         *bytes,
                          gsize               length,
                          GError            **error)
{
  g_string_append_len (self->pending, bytes, length);
  return cut_pending (self, error);
}

/**
 * sourcier_csv_parser_finish:
 * @self: a parser
 * @error: why the end is not a good one
 *
 * Ends the last record.
 *
 * Returns: as sourcier_csv_parser_feed() does
 */
gboolean
sourcier_csv_parser_finish (SourcierCsvParser  *self,
                            GError            **error)
{
  self->at_end = TRUE;
  return cut_pending (self, error);
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
