/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/list-reader.h"

#include "base/text.h"
#include "exchange/book.h"
#include "exchange/csv-parser.h"
#include "exchange/exchange-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SAMPLE_SIZE (256 * 1024)
#define MAX_CUT 3          /* the bytes of a character that the end of the sample may cut */
#define N_HEADS 10       /* titles and blank lines above a header are few */
#define MOST_HEADER_ROWS 3
#define N_FOLLOWING 50
#define N_RECORDS (N_HEADS + MOST_HEADER_ROWS + N_FOLLOWING)
#define MAX_WIDTH 1024

/* The longer before the shorter: a blank behind each comma is no part of the cells. The blank alone comes last, and is
 * believed only where it cuts nearly every record alike. */
static const char * const delimiters[] = { ";", ", ", ",", "\t", "|", "; ", " " };
#define BLANK_SHARE 0.8
#define BLANK_WIDTH 3

static const char quotes[] = { '"', '\'' };
static const char escapes[] = { '\\', '\0' };

typedef struct
{
  char **cells;
  guint line;
} Record;

/* The beginning of a list as one dialect cuts it. */
typedef struct
{
  SourcierCsvDialect dialect;
  GArray *widths;        /* how many cells in each record */
  GArray *records;       /* (element-type Record) the first of them */
  guint n_defects;
  guint n_quoted;
  guint width;           /* of most records */
  double score;
} Reading;

static void
record_clear (gpointer data)
{
  g_strfreev (((Record *) data)->cells);
}

static void
reading_free (Reading *reading)
{
  g_array_unref (reading->widths);
  g_array_unref (reading->records);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (const SourcierCsvDialect *dialect)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->dialect = *dialect;
  reading->widths = g_array_new (FALSE, FALSE, sizeof (guint));
  reading->records = g_array_new (FALSE, FALSE, sizeof (Record));
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
  Reading *reading = user_data;

  g_array_append_val (reading->widths, n_cells);
  if (reading->records->len < N_RECORDS)
    {
      Record record = { g_strdupv (cells), line };
      g_array_append_val (reading->records, record);
    }
  return TRUE;
}

static void
defect_cb (SourcierListDefect defect,
           guint             line,
           gpointer          user_data)
{
  ((Reading *) user_data)->n_defects++;
}

static char **
cells_of (const Reading *reading,
          guint          record)
{
  return g_array_index (reading->records, Record, record).cells;
}

/* Numbers, dates, telephones, addresses of the net: what stands in a column, not above it. */
static gboolean
looks_like_data (const char *cell)
{
  gboolean has_digit = FALSE, has_letter = FALSE;

  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      has_digit = has_digit || g_unichar_isdigit (c);
      has_letter = has_letter || g_unichar_isalpha (c);
    }

  return (has_digit && !has_letter) || strchr (cell, '@') != NULL || strstr (cell, "://") != NULL;
}

static guint
width_of (const Reading *reading,
          guint          record)
{
  return g_array_index (reading->widths, guint, record);
}

static guint
count_names (const Reading *reading,
             guint          record,
             guint          most)
{
  char **cells = cells_of (reading, record);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < most && cells[i] != NULL; i++)
    if (!sourcier_text_is_empty (cells[i]) && !looks_like_data (cells[i]))
      g_hash_table_add (names, cells[i]);

  return g_hash_table_size (names);
}

/* How much a record looks like the one that names the columns: by its names, and by the width of what follows. */
static double
header_quality (const Reading *reading,
                guint          record)
{
  guint end = MIN (reading->widths->len, record + 1 + N_FOLLOWING);
  guint width = width_of (reading, record);
  guint widest = 0, n_alike = 0;

  for (guint i = record + 1; i < end; i++)
    {
      widest = MAX (widest, width_of (reading, i));
      n_alike += width_of (reading, i) == width;
    }

  guint n_following = end - record - 1;
  gboolean fits = n_alike * 10 >= n_following;
  return fits ? count_names (reading, record, width) : 0.7 * count_names (reading, record, widest);
}

/* The first record that names about as many columns as the best: rows of words below may by chance do better. */
static guint
find_header (const Reading *reading)
{
  guint n_heads = MIN (reading->records->len, N_HEADS);
  double quality[N_HEADS], best = 0;

  for (guint i = 0; i < n_heads; i++)
    {
      quality[i] = header_quality (reading, i);
      best = MAX (best, quality[i]);
    }

  for (guint i = 0; i < n_heads; i++)
    if (quality[i] >= 0.75 * best)
      return i;

  return 0;
}

static gboolean
has_other_delimiter (const Reading *reading,
                     guint          record)
{
  char **cells = cells_of (reading, record);

  for (guint i = 0; cells[i] != NULL; i++)
    for (const char *c = cells[i]; *c != '\0'; c++)
      if (strchr (";,\t|", *c) != NULL && *c != reading->dialect.delimiter[0])
        return TRUE;
  return FALSE;
}

/* A delimiter that cuts many records into the same number of cells is the right one, and the more cells the surer: one
 * comma a line says little. Names of columns rarely hold delimiters: a header with others inside is doubtful. */
static void
judge (Reading *reading)
{
  g_autofree guint *n_records = g_new0 (guint, MAX_WIDTH + 1);
  double best = 0, share = 1;

  reading->width = 1;
  for (guint i = 0; i < reading->widths->len; i++)
    n_records[MIN (width_of (reading, i), MAX_WIDTH)]++;
  for (guint width = 2; width <= MAX_WIDTH; width++)
    if (log2 (width) * n_records[width] / reading->widths->len > best)
      {
        share = (double) n_records[width] / reading->widths->len;
        best = log2 (width) * share;
        reading->width = width;
      }

  if (reading->dialect.delimiter[0] == ' ')
    best = share >= BLANK_SHARE && reading->width >= BLANK_WIDTH ? best / 2 : 0;
  else if (best > 0 && has_other_delimiter (reading, find_header (reading)))
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
static Reading *
read_with (GFile                    *file,
           const SourcierCsvDialect *dialect,
           const char               *sample,
           gsize                     length,
           GError                  **error)
{
  Reading *reading = reading_new (dialect);
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
count_sound_marks (const Reading *reading)
{
  return (int) reading->n_quoted - (int) reading->n_defects;
}

static gboolean
is_better (const Reading *one,
           const Reading *other)
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

static Reading *
read_best (GFile       *file,
           const char  *sample,
           gsize        length,
           GError     **error)
{
  g_autoptr (Reading) best = NULL;
  g_autoptr (GError) first_cause = NULL;
  gboolean is_blank = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (delimiters) * G_N_ELEMENTS (quotes) * G_N_ELEMENTS (escapes); i++)
    {
      SourcierCsvDialect dialect = { .quote = quotes[i / 2 % 2], .escape = escapes[i % 2] };
      g_autoptr (GError) cause = NULL;
      g_autoptr (Reading) reading = NULL;

      g_strlcpy (dialect.delimiter, delimiters[i / 4], sizeof dialect.delimiter);
      if (dialect.escape != '\0' && !has_escape (sample, length, dialect.escape, dialect.quote))
        continue;
      reading = read_with (file, &dialect, sample, length, &cause);

      /* Nothing but this delimiter: to the others it would be text. */
      is_blank = is_blank || (cause == NULL && reading->widths->len == 0);
      if (first_cause == NULL && reading->widths->len == 0)
        first_cause = g_steal_pointer (&cause);
      if (dialect.quote == '\'' && reading->n_quoted == 0)
        continue;
      if (reading->widths->len > 0 && (best == NULL || is_better (reading, best)))
        {
          g_clear_pointer (&best, reading_free);
          best = g_steal_pointer (&reading);
        }
    }

  if (!is_blank && best == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first_cause));
      return NULL;
    }
  if (is_blank)
    {
      refuse_blank (file, error);
      return NULL;
    }

  return g_steal_pointer (&best);
}

static const char *
cell_of (const Reading *reading,
         guint          record,
         guint          column)
{
  char **cells = cells_of (reading, record);

  return column < g_strv_length (cells) ? cells[column] : "";
}

/* A column of figures, as the records from one on show it. */
static gboolean
is_data_column (const Reading *reading,
                guint          column,
                guint          from)
{
  guint n_filled = 0, n_data = 0;

  for (guint i = from; i < reading->records->len; i++)
    {
      const char *cell = cell_of (reading, i, column);

      n_filled += !sourcier_text_is_empty (cell);
      n_data += looks_like_data (cell);
    }
  return n_filled > 0 && n_data * 10 >= n_filled * 8;
}

/* The years of a table stand in its header although they are figures. */
static gboolean
is_year (const char *cell)
{
  return strlen (cell) == 4 && strspn (cell, "0123456789") == 4 && (cell[0] == '1' || cell[0] == '2');
}

/* Of a list whose first record is one like the others. */
static gboolean
is_data_row (const Reading *reading,
             guint          record)
{
  guint n_columns = 0, n_data = 0;

  for (guint column = 0; column < width_of (reading, record); column++)
    if (is_data_column (reading, column, record + 1))
      {
        const char *cell = cell_of (reading, record, column);

        n_columns++;
        n_data += looks_like_data (cell) && !is_year (cell);
      }
  return n_data > 0 && n_data * 2 >= n_columns;
}

static gboolean
stands_below (const Reading *reading,
              guint          record,
              guint          column,
              const char    *cell)
{
  for (guint i = record + 1; i < reading->records->len; i++)
    if (g_str_equal (cell_of (reading, i, column), cell))
      return TRUE;
  return FALSE;
}

/* Names that go on: words over columns of figures, more than one of them, where a record would have figures. */
static gboolean
goes_on_with_header (const Reading *reading,
                     guint          record)
{
  guint n_named = 0, n_data_columns = 0;

  if (width_of (reading, record) != reading->width)
    return FALSE;
  for (guint column = 0; column < reading->width; column++)
    {
      const char *cell = cell_of (reading, record, column);
      gboolean is_empty = sourcier_text_is_empty (cell);

      if (looks_like_data (cell) || (!is_empty && stands_below (reading, record, column, cell)))
        return FALSE;
      if (!is_data_column (reading, column, record + 1))
        continue;
      n_data_columns++;
      n_named += !is_empty;
    }
  return n_named >= 2 && n_named * 2 >= n_data_columns;
}

static void
find_header_rows (const Reading     *reading,
                  SourcierListLayout *layout)
{
  guint header = find_header (reading);
  guint n = 1;

  layout->header_row = layout->n_header_rows = layout->header_line = 0;
  if (reading->records->len > header + 1 && is_data_row (reading, header))
    return;

  while (n < MOST_HEADER_ROWS && header + n < reading->records->len && goes_on_with_header (reading, header + n))
    n++;
  layout->header_row = header + 1;
  layout->n_header_rows = n;
  layout->header_line = g_array_index (reading->records, Record, header).line;
}

static gboolean
detect_text (GFile               *file,
             SourcierListLayout  *layout,
             GCancellable        *cancellable,
             GError             **error)
{
  gsize length;

  if (!sourcier_encoding_detect (file, &layout->encoding, cancellable, error))
    return FALSE;

  g_autofree char *sample = read_sample (file, layout->encoding, &length, cancellable, error);
  g_autoptr (Reading) reading = sample != NULL ? read_best (file, sample, length, error) : NULL;
  if (reading == NULL)
    return FALSE;

  layout->dialect = reading->dialect;
  layout->width = reading->width;
  find_header_rows (reading, layout);
  return TRUE;
}

static gboolean
beginning_cb (char     **cells,
              guint      n_cells,
              guint      line,
              gpointer   user_data,
              GError   **error)
{
  Reading *reading = user_data;

  return record_cb (cells, n_cells, line, reading, error) && reading->records->len < N_RECORDS;
}

/* The list is on the first sheet with more than a title. */
static gboolean
detect_book (GFile               *file,
             SourcierListLayout  *layout,
             GCancellable        *cancellable,
             GError             **error)
{
  static const SourcierCsvDialect none = { .delimiter = "" };
  g_autoptr (SourcierBook) book = sourcier_book_open (file, cancellable, error);

  for (guint i = 0; book != NULL && sourcier_book_get_sheets (book)[i] != NULL; i++)
    {
      g_autoptr (Reading) reading = reading_new (&none);
      g_autoptr (GError) cause = NULL;

      if (!sourcier_book_read (book, i, beginning_cb, reading, NULL, cancellable, &cause) && cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      if (reading->records->len == 0
          || (reading->records->len == 1 && sourcier_book_get_sheets (book)[i + 1] != NULL))
        continue;
      judge (reading);
      layout->sheet = i;
      layout->width = reading->width;
      find_header_rows (reading, layout);
      return TRUE;
    }
  return book != NULL && refuse_blank (file, error);
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
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  *layout = (SourcierListLayout) { .format = sourcier_book_get_format_of (file, cancellable) };
  return layout->format == SOURCIER_LIST_TEXT ? detect_text (file, layout, cancellable, error)
                                              : detect_book (file, layout, cancellable, error);
}
