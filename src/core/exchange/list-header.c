/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/list-detect-private.h"

#include "base/text.h"
#include "exchange/exchange-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char **
cells_of (const SourcierListReading *reading,
          guint                      record)
{
  return g_array_index (reading->records, SourcierListRecord, record).cells;
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
width_of (const SourcierListReading *reading,
          guint                      record)
{
  return g_array_index (reading->widths, guint, record);
}

static guint
count_names (const SourcierListReading *reading,
             guint                      record,
             guint                      most)
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
header_quality (const SourcierListReading *reading,
                guint                      record)
{
  guint end = MIN (reading->widths->len, record + 1 + SOURCIER_LIST_N_FOLLOWING);
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
guint
_sourcier_list_reading_find_header (const SourcierListReading *reading)
{
  guint n_heads = MIN (reading->records->len, SOURCIER_LIST_N_HEADS);
  double quality[SOURCIER_LIST_N_HEADS], best = 0;

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

static const char *
cell_of (const SourcierListReading *reading,
         guint                      record,
         guint                      column)
{
  return column < width_of (reading, record) ? cells_of (reading, record)[column] : "";
}

/* A column of figures, as the records from one on show it. */
static gboolean
is_data_column (const SourcierListReading *reading,
                guint                      column,
                guint                      from)
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
is_data_row (const SourcierListReading *reading,
             guint                      record)
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
stands_below (const SourcierListReading *reading,
              guint                      record,
              guint                      column,
              const char                *cell)
{
  for (guint i = record + 1; i < reading->records->len; i++)
    if (g_str_equal (cell_of (reading, i, column), cell))
      return TRUE;
  return FALSE;
}

/* Names that go on: words over columns of figures, more than one of them, where a record would have figures. */
static gboolean
goes_on_with_header (const SourcierListReading *reading,
                     guint                      record)
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
set_header (const SourcierListReading *reading,
            guint                      header,
            SourcierListLayout        *layout)
{
  guint n = 1;

  while (n < SOURCIER_LIST_MOST_HEADER_ROWS && header + n < reading->records->len
         && goes_on_with_header (reading, header + n))
    n++;
  layout->header_row = header + 1;
  layout->n_header_rows = n;
  layout->header_line = g_array_index (reading->records, SourcierListRecord, header).line;
}

static guint
line_of (const SourcierListReading *reading,
         guint                      record)
{
  return g_array_index (reading->records, SourcierListRecord, record).line;
}

/* The header where somebody says that it stands. */
static gboolean
take_header (GFile                      *file,
             const SourcierListReading  *reading,
             guint                       line,
             SourcierListLayout         *layout,
             GError                    **error)
{
  guint header = 0;

  if (line == 0)
    return TRUE;
  while (header < reading->records->len && line_of (reading, header) < line)
    header++;
  if (header < reading->records->len)
    {
      set_header (reading, header, layout);
      return TRUE;
    }

  g_autofree char *name = sourcier_exchange_file_name (file);
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               /* translators: file name, two line numbers */
               _("The headers of “%s” cannot stand on line %u: choose one from 1 to %u, or 0 where there are none"),
               name, line, line_of (reading, reading->records->len - 1));
  return FALSE;
}

gboolean
_sourcier_list_reading_find_header_rows (const SourcierListReading  *reading,
                                         GFile                      *file,
                                         const SourcierListWishes   *wishes,
                                         SourcierListLayout         *layout,
                                         GError                    **error)
{
  guint header;

  layout->header_row = layout->n_header_rows = layout->header_line = 0;
  if (wishes->has_header_line)
    return take_header (file, reading, wishes->header_line, layout, error);

  header = _sourcier_list_reading_find_header (reading);
  if (reading->records->len == header + 1 || !is_data_row (reading, header))
    set_header (reading, header, layout);
  return TRUE;
}
