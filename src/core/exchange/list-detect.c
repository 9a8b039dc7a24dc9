/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/list-detect-private.h"

#include "base/text.h"
#include "exchange/book.h"
#include "exchange/csv-parser.h"
#include "exchange/exchange-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SAMPLE_SIZE (256 * 1024)
#define MAX_CUT 3          /* the bytes of a character that the end of the sample may cut */
#define MAX_WIDTH 1024

/* The longer before the shorter: a blank behind each comma is no part of the cells. The blank alone comes last, and is
 * believed only where it cuts nearly every record alike. */
static const char * const delimiters[] = { ";", ", ", ",", "\t", "|", "; ", " ", NULL };
#define BLANK_SHARE 0.8
#define BLANK_WIDTH 3

static const char quotes[] = { '"', '\'' };
static const char escapes[] = { '\\', '\0' };

static void
record_clear (gpointer data)
{
  g_strfreev (((SourcierListRecord *) data)->cells);
}

static void
reading_free (SourcierListReading *reading)
{
  g_array_unref (reading->widths);
  g_array_unref (reading->records);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierListReading, reading_free)

static SourcierListReading *
reading_new (const SourcierCsvDialect *dialect)
{
  SourcierListReading *reading = g_new0 (SourcierListReading, 1);

  reading->dialect = *dialect;
  reading->widths = g_array_new (FALSE, FALSE, sizeof (guint));
  reading->records = g_array_new (FALSE, FALSE, sizeof (SourcierListRecord));
  g_array_set_clear_func (reading->records, record_clear);
  return reading;
}

static gboolean
record_cb (char     **cells,
           guint      n_cells,
           guint      line,
           gpointer   user_data,
           GError   **error)
{
  SourcierListReading *reading = user_data;

  g_array_append_val (reading->widths, n_cells);
  if (reading->records->len < SOURCIER_LIST_N_RECORDS)
    {
      SourcierListRecord record = { g_strdupv (cells), line };
      g_array_append_val (reading->records, record);
    }
  return TRUE;
}

static void
defect_cb (SourcierListDefect defect,
           guint             line,
           gpointer          user_data)
{
  ((SourcierListReading *) user_data)->n_defects++;
}

static gboolean
has_other_delimiter (const SourcierListReading *reading,
                     guint                      record)
{
  char **cells = g_array_index (reading->records, SourcierListRecord, record).cells;

  for (guint i = 0; cells[i] != NULL; i++)
    for (const char *c = cells[i]; *c != '\0'; c++)
      if (strchr (";,\t|", *c) != NULL && *c != reading->dialect.delimiter[0])
        return TRUE;
  return FALSE;
}

static int
compare_widths (gconstpointer a,
                gconstpointer b)
{
  const guint *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

/* No list is wider than twice what half of its records are: a cell full of delimiters makes no columns. Returns: the most cells
 * that are believed; 1 where half of the records are not cut at all */
static guint
find_believable_width (const SourcierListReading *reading)
{
  g_autoptr (GArray) widths = g_array_copy (reading->widths);
  guint middle;

  g_array_sort (widths, compare_widths);
  middle = g_array_index (widths, guint, (widths->len - 1) / 2);
  return middle > 1 ? MIN (middle, MAX_WIDTH / 2) * 2 : 1;
}

/* How many records have each width that is believed. Returns: how many are cut at all */
static guint
count_widths (const SourcierListReading *reading,
              guint                      believable,
              guint                     *n_records)
{
  guint n_cut = 0;

  for (guint i = 0; i < reading->widths->len; i++)
    {
      guint width = g_array_index (reading->widths, guint, i);

      n_cut += width > 1;
      if (believable == 1 || width <= believable || (width > MAX_WIDTH && believable == MAX_WIDTH))
        n_records[MIN (width, MAX_WIDTH)]++;
    }
  return n_cut;
}

/* A delimiter that cuts many records into the same number of cells is the right one, and the more cells the surer: one
 * comma a line says little, and one that many lines do not hold less. Names of columns rarely hold delimiters: a header with
 * others inside is doubtful. */
static void
judge (SourcierListReading *reading)
{
  g_autofree guint *n_records = g_new0 (guint, MAX_WIDTH + 1);
  guint believable = find_believable_width (reading), n_cut = count_widths (reading, believable, n_records);
  double best = 0, share = 1;

  reading->width = 1;
  for (guint width = 2; width <= MAX_WIDTH; width++)
    {
      /* Where most lines are titles, any width is one column more than none. */
      double gain = believable == 1 ? 1 : log2 (width);

      if (gain * n_records[width] / reading->widths->len <= best)
        continue;
      share = (double) n_records[width] / reading->widths->len;
      best = gain * share;
      reading->width = width;
    }
  best *= (double) n_cut / reading->widths->len;

  if (reading->dialect.delimiter[0] == ' ')
    best = share >= BLANK_SHARE && reading->width >= BLANK_WIDTH ? best / 2 : 0;
  else if (best > 0 && has_other_delimiter (reading, _sourcier_list_reading_find_header (reading)))
    best /= 4;
  reading->score = best * (1 - 0.5 * MIN (1, (double) reading->n_defects / reading->widths->len));
}

static char *
read_sample (GFile             *file,
             SourcierEncoding   encoding,
             gsize             *length,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GInputStream) stream = sourcier_encoding_open (file, encoding, cancellable, error);
  if (stream == NULL)
    return NULL;

  g_autoptr (GError) cause = NULL;
  g_autofree char *sample = g_malloc (SAMPLE_SIZE);
  if (!g_input_stream_read_all (stream, sample, SAMPLE_SIZE, length, cancellable, &cause))
    {
      sourcier_exchange_take_read_error (error, g_steal_pointer (&cause), file);
      return NULL;
    }

  /* The sample may end inside a character. */
  const char *end;
  if (!g_utf8_validate_len (sample, *length, &end))
    *length = end - sample;
  return g_steal_pointer (&sample);
}

/* What a dialect makes of the sample, whose last record may be cut. */
static SourcierListReading *
read_with (GFile                    *file,
           const SourcierCsvDialect *dialect,
           const char               *sample,
           gsize                     length,
           GError                  **error)
{
  SourcierListReading *reading = reading_new (dialect);
  g_autoptr (SourcierCsvParser) parser = sourcier_csv_parser_new (file, dialect, 0, record_cb, defect_cb, reading);

  if (sourcier_csv_parser_feed (parser, sample, length, error)
      && (length < SAMPLE_SIZE - MAX_CUT || reading->widths->len == 0))
    sourcier_csv_parser_finish (parser, error);

  reading->n_quoted = sourcier_csv_parser_get_n_quoted (parser);
  if (reading->widths->len > 0)
    judge (reading);
  return reading;
}

/* How sure the marks are: a stray one does not make the others wrong. */
static int
count_sound_marks (const SourcierListReading *reading)
{
  return (int) reading->n_quoted - (int) reading->n_defects;
}

static gboolean
is_better (const SourcierListReading *one,
           const SourcierListReading *other)
{
  double margin = g_str_equal (one->dialect.delimiter, other->dialect.delimiter) ? 0.02 * other->score : 1e-9;

  if (fabs (one->score - other->score) > margin)
    return one->score > other->score;
  return count_sound_marks (one) > count_sound_marks (other);
}

/* Escapes are looked for only where there could be some. */
static gboolean
has_escape (const char *sample,
            gsize       length,
            char        escape,
            char        quote)
{
  const char mark[] = { escape, quote, '\0' };

  return g_strstr_len (sample, length, mark) != NULL;
}

static gboolean
refuse_blank (GFile   *file,
              GError **error)
{
  g_autofree char *name = sourcier_exchange_file_name (file);

  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("“%s” holds nothing but blank lines: choose a file with a list in it"), name);
  return FALSE;
}

/* The best of the readings, and why there is none. */
typedef struct
{
  SourcierListReading *best;
  gboolean is_blank;
  GError *first_cause;
} Choice;

static void
try_dialect (Choice                   *choice,
             GFile                    *file,
             const SourcierCsvDialect *dialect,
             gboolean                  quote_decided,
             const char               *sample,
             gsize                     length)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (SourcierListReading) reading = NULL;

  if (dialect->escape != '\0' && !has_escape (sample, length, dialect->escape, dialect->quote))
    return;
  reading = read_with (file, dialect, sample, length, &cause);

  /* Nothing but this delimiter: to the others it would be text. */
  choice->is_blank = choice->is_blank || (cause == NULL && reading->widths->len == 0);
  if (choice->first_cause == NULL && reading->widths->len == 0)
    choice->first_cause = g_steal_pointer (&cause);
  if (!quote_decided && dialect->quote == '\'' && reading->n_quoted == 0)
    return;
  if (reading->widths->len > 0 && (choice->best == NULL || is_better (reading, choice->best)))
    {
      g_clear_pointer (&choice->best, reading_free);
      choice->best = g_steal_pointer (&reading);
    }
}

static SourcierListReading *
read_best (GFile                     *file,
           const SourcierListWishes  *wishes,
           const char                *sample,
           gsize                      length,
           GError                   **error)
{
  const char * const wished[] = { wishes->delimiter, NULL };
  const char * const *tried = wishes->delimiter[0] != '\0' ? wished : delimiters;
  Choice choice = { NULL };

  for (guint i = 0; tried[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (quotes) * G_N_ELEMENTS (escapes); j++)
      {
        SourcierCsvDialect dialect = { .quote = quotes[j / 2], .escape = escapes[j % 2] };

        if (wishes->quote != '\0' && wishes->quote != dialect.quote)
          continue;
        g_strlcpy (dialect.delimiter, tried[i], sizeof dialect.delimiter);
        try_dialect (&choice, file, &dialect, wishes->quote != '\0', sample, length);
      }

  g_autoptr (SourcierListReading) best = choice.best;
  g_autoptr (GError) first_cause = choice.first_cause;
  if (!choice.is_blank && best != NULL)
    return g_steal_pointer (&best);
  if (choice.is_blank)
    refuse_blank (file, error);
  else
    g_propagate_error (error, g_steal_pointer (&first_cause));
  return NULL;
}

static gboolean
settle_encoding (GFile                     *file,
                 const SourcierListWishes  *wishes,
                 SourcierEncoding          *encoding,
                 GCancellable              *cancellable,
                 GError                   **error)
{
  if (!wishes->has_encoding)
    return sourcier_encoding_detect (file, encoding, cancellable, error);

  *encoding = wishes->encoding;
  return sourcier_encoding_check (file, cancellable, error);
}

static gboolean
detect_text (GFile                     *file,
             const SourcierListWishes  *wishes,
             SourcierListLayout        *layout,
             GCancellable              *cancellable,
             GError                   **error)
{
  gsize length;

  if (wishes->has_sheet)
    return sourcier_exchange_refuse (file, _("“%s” is text: it has no sheets to choose from"), error);
  if (!settle_encoding (file, wishes, &layout->encoding, cancellable, error))
    return FALSE;

  g_autofree char *sample = read_sample (file, layout->encoding, &length, cancellable, error);
  g_autoptr (SourcierListReading) reading = NULL;
  if (sample != NULL)
    reading = read_best (file, wishes, sample, length, error);
  if (reading == NULL)
    return FALSE;

  layout->dialect = reading->dialect;
  layout->width = reading->width;
  return _sourcier_list_reading_find_header_rows (reading, file, wishes, layout, error);
}

static gboolean
beginning_cb (char     **cells,
              guint      n_cells,
              guint      line,
              gpointer   user_data,
              GError   **error)
{
  SourcierListReading *reading = user_data;

  return record_cb (cells, n_cells, line, reading, error) && reading->records->len < SOURCIER_LIST_N_RECORDS;
}

static SourcierListReading *
read_beginning (SourcierBook  *book,
                guint          sheet,
                GCancellable  *cancellable,
                GError       **error)
{
  static const SourcierCsvDialect none = { .delimiter = "" };
  g_autoptr (SourcierListReading) reading = reading_new (&none);
  g_autoptr (GError) cause = NULL;

  if (!sourcier_book_read (book, sheet, beginning_cb, reading, NULL, cancellable, &cause) && cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (reading->widths->len > 0)
    judge (reading);
  return g_steal_pointer (&reading);
}

static gboolean
refuse_blank_sheet (GFile       *file,
                    const char  *sheet,
                    GError     **error)
{
  g_autofree char *name = sourcier_exchange_file_name (file);

  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               /* translators: name of a sheet, file name */
               _("The sheet “%s” of “%s” is blank: choose another sheet"), sheet, name);
  return FALSE;
}

/* The list is on the sheet that somebody chose, or on the first sheet with more than a title. */
static gboolean
detect_book (GFile                     *file,
             const SourcierListWishes  *wishes,
             SourcierListLayout        *layout,
             GCancellable              *cancellable,
             GError                   **error)
{
  g_autoptr (SourcierBook) book = sourcier_book_open (file, cancellable, error);
  const char * const *sheets = book != NULL ? sourcier_book_get_sheets (book) : NULL;
  guint n_sheets = sheets != NULL ? g_strv_length ((char **) sheets) : 0;

  if (book == NULL)
    return FALSE;
  if (wishes->has_encoding || *wishes->delimiter != '\0' || wishes->quote != '\0')
    return sourcier_exchange_refuse (file, _("“%s” is a spreadsheet: it has neither encoding nor delimiter to choose"), error);
  if (wishes->has_sheet && wishes->sheet >= n_sheets)
    return sourcier_exchange_refuse (file, _("“%s” has no such sheet: choose another one"), error);

  for (guint i = wishes->has_sheet ? wishes->sheet : 0; i < n_sheets; i++)
    {
      g_autoptr (SourcierListReading) reading = read_beginning (book, i, cancellable, error);

      if (reading == NULL)
        return FALSE;
      if (wishes->has_sheet && reading->records->len == 0)
        return refuse_blank_sheet (file, sheets[i], error);
      if (!wishes->has_sheet && (reading->records->len == 0 || (reading->records->len == 1 && i + 1 < n_sheets)))
        continue;
      layout->sheet = i;
      layout->width = reading->width;
      return _sourcier_list_reading_find_header_rows (reading, file, wishes, layout, error);
    }
  return refuse_blank (file, error);
}

/**
 * sourcier_list_detect:
 * @file: a file that should be a list
 * @layout: (out): how it is laid out
 * @cancellable: (nullable): stops the reading
 * @error: why there is no answer
 *
 * Finds how a list is laid out, text or spreadsheet. The encoding is found on the whole file, the dialect and the header
 * on its beginning: the dialect by how evenly and with how few defects it cuts the records, the header as the first
 * record full of different words and as wide as what follows, with the rows over which its names go on. Records are
 * counted from 1 without the blank ones, as sourcier_list_read() counts them.
 *
 * Returns: %FALSE if @file is no list, %SOURCIER_EXCHANGE_ERROR_BAD_INPUT saying what it is
 */
gboolean
sourcier_list_detect (GFile               *file,
                      SourcierListLayout  *layout,
                      GCancellable        *cancellable,
                      GError             **error)
{
  return sourcier_list_detect_with (file, NULL, layout, cancellable, error);
}

/**
 * sourcier_list_detect_with:
 * @file: a file that should be a list
 * @wishes: (nullable): what is known of its layout
 * @layout: (out): how it is laid out
 * @cancellable: (nullable): stops the reading
 * @error: why there is no answer
 *
 * As sourcier_list_detect(), but what somebody has decided is taken as decided, and the rest is found around it: another
 * sheet has a header of its own, another delimiter other columns.
 *
 * Returns: %FALSE if @file is no list, or not one to which @wishes could apply: %SOURCIER_EXCHANGE_ERROR_BAD_INPUT says
 *   which are possible
 */
gboolean
sourcier_list_detect_with (GFile                     *file,
                           const SourcierListWishes  *wishes,
                           SourcierListLayout        *layout,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  static const SourcierListWishes none = { FALSE };

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (wishes == NULL)
    wishes = &none;
  *layout = (SourcierListLayout) { .format = sourcier_book_get_format_of (file, cancellable) };
  return layout->format == SOURCIER_LIST_TEXT ? detect_text (file, wishes, layout, cancellable, error)
                                              : detect_book (file, wishes, layout, cancellable, error);
}
