/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/csv-reader.h"

#include "base/text.h"
#include "exchange/csv-parser.h"
#include "exchange/exchange-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SAMPLE_SIZE (256 * 1024)
#define MAX_CUT 3          /* the bytes of a character that the end of the sample may cut */
#define N_HEADS 10       /* titles and blank lines above a header are few */
#define N_FOLLOWING 50
#define MAX_WIDTH 1024

static const char delimiters[] = { ';', ',', '\t', '|' };

/* The beginning of a list as one delimiter cuts it. */
typedef struct
{
  char delimiter;
  GArray *widths;        /* how many cells in each record */
  GPtrArray *heads;      /* (element-type GStrv) the first records */
  guint lines[N_HEADS];
  double score;
} Reading;

static void
reading_free (Reading *reading)
{
  g_array_unref (reading->widths);
  g_ptr_array_unref (reading->heads);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (char delimiter)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->delimiter = delimiter;
  reading->widths = g_array_new (FALSE, FALSE, sizeof (guint));
  reading->heads = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
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
  if (reading->heads->len == N_HEADS)
    return TRUE;

  reading->lines[reading->heads->len] = line;
  g_ptr_array_add (reading->heads, g_strdupv (cells));
  return TRUE;
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
  char **cells = g_ptr_array_index (reading->heads, record);
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
  double quality[N_HEADS], best = 0;

  for (guint i = 0; i < reading->heads->len; i++)
    {
      quality[i] = header_quality (reading, i);
      best = MAX (best, quality[i]);
    }

  for (guint i = 0; i < reading->heads->len; i++)
    if (quality[i] >= 0.75 * best)
      return i;

  return 0;
}

static gboolean
has_other_delimiter (const Reading *reading,
                     guint          record)
{
  char **cells = g_ptr_array_index (reading->heads, record);

  for (guint i = 0; cells[i] != NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (delimiters); j++)
      if (delimiters[j] != reading->delimiter && strchr (cells[i], delimiters[j]) != NULL)
        return TRUE;

  return FALSE;
}

/* A delimiter that cuts many records into the same number of cells is the right one, and the more cells the surer: one
 * comma a line says little. Names of columns rarely hold delimiters: a header with others inside is doubtful. */
static double
delimiter_score (const Reading *reading)
{
  g_autofree guint *n_records = g_new0 (guint, MAX_WIDTH + 1);
  double best = 0;

  for (guint i = 0; i < reading->widths->len; i++)
    n_records[MIN (width_of (reading, i), MAX_WIDTH)]++;
  for (guint width = 2; width <= MAX_WIDTH; width++)
    best = MAX (best, log2 (width) * n_records[width] / reading->widths->len);

  if (best > 0 && has_other_delimiter (reading, find_header (reading)))
    best /= 4;
  return best;
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

/* What a delimiter makes of the sample. That it ends badly is no matter when other records were read before. */
static Reading *
read_with (GFile       *file,
           char         delimiter,
           const char  *sample,
           gsize        length,
           GError     **error)
{
  Reading *reading = reading_new (delimiter);
  g_autoptr (SourcierCsvParser) parser = sourcier_csv_parser_new (file, delimiter, record_cb, reading);

  if (sourcier_csv_parser_feed (parser, sample, length, error)
      && (length < SAMPLE_SIZE - MAX_CUT || reading->widths->len == 0))
    sourcier_csv_parser_finish (parser, error);

  reading->score = reading->widths->len > 0 ? delimiter_score (reading) : 0;
  return reading;
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

  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (Reading) reading = read_with (file, delimiters[i], sample, length, &cause);

      /* Nothing but this delimiter: to the others it would be text. */
      is_blank = is_blank || (cause == NULL && reading->widths->len == 0);
      if (first_cause == NULL && reading->widths->len == 0)
        first_cause = g_steal_pointer (&cause);
      if (reading->widths->len > 0 && (best == NULL || reading->score > best->score))
        {
          g_clear_pointer (&best, reading_free);
          best = g_steal_pointer (&reading);
        }
    }

  /* A quotation mark open from the first record on: no delimiter is found, but what is wrong is. */
  if (!is_blank && first_cause != NULL && (best == NULL || best->score <= 0))
    {
      g_propagate_error (error, g_steal_pointer (&first_cause));
      return NULL;
    }
  if (is_blank)
    {
      g_autofree char *name = sourcier_exchange_file_name (file);
      g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                   _("“%s” holds nothing but blank lines: choose a file with a list in it"), name);
      return NULL;
    }

  return g_steal_pointer (&best);
}

/**
 * sourcier_csv_detect:
 * @file: a file that should be a list
 * @layout: (out): how it is laid out
 * @cancellable: (nullable): stops the reading
 * @error: why there is no answer
 *
 * Finds how a list is laid out. The encoding is found on the whole file, the delimiter and the header on its beginning:
 * the delimiter by how evenly it cuts the records, the header as the first record full of different words and as wide
 * as what follows. Records are counted from 1 without the blank ones, as sourcier_csv_read() counts them.
 *
 * Returns: %FALSE if @file is no list, %SOURCIER_EXCHANGE_ERROR_BAD_INPUT saying what it is
 */
gboolean
sourcier_csv_detect (GFile              *file,
                     SourcierCsvLayout  *layout,
                     GCancellable       *cancellable,
                     GError            **error)
{
  SourcierEncoding encoding;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!sourcier_encoding_detect (file, &encoding, cancellable, error))
    return FALSE;

  g_autofree char *sample = read_sample (file, encoding, &length, cancellable, error);
  if (sample == NULL)
    return FALSE;

  g_autoptr (Reading) reading = read_best (file, sample, length, error);
  if (reading == NULL)
    return FALSE;

  guint header = find_header (reading);
  layout->encoding = encoding;
  layout->delimiter = reading->delimiter;
  layout->header_row = header + 1;
  layout->header_line = reading->lines[header];
  return TRUE;
}
