/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/csv-record.h"

#include "base/text.h"

#include <string.h>

/* What is being cut. */
typedef struct
{
  SourcierCsvRecord *record;
  const SourcierCsvDialect *dialect;
  gsize delimiter_length;
  const char *place;
  const char *end;
  guint text_mark;
} Cut;

/**
 * sourcier_csv_record_new:
 *
 * Returns: (transfer full): a record that holds nothing yet
 */
SourcierCsvRecord *
sourcier_csv_record_new (void)
{
  SourcierCsvRecord *self = g_new0 (SourcierCsvRecord, 1);

  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_ptr_array_new ();
  return self;
}

/**
 * sourcier_csv_record_free:
 * @self: (transfer full): a record
 */
void
sourcier_csv_record_free (SourcierCsvRecord *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
is_delimiter (const Cut  *cut,
              const char *place)
{
  return *place == cut->dialect->delimiter[0]
         && (cut->delimiter_length == 1 || (place + 1 < cut->end && place[1] == cut->dialect->delimiter[1]));
}

/* Blanks behind a closing mark are nobody's: some programs align their columns so. */
static const char *
find_cell_end (const Cut  *cut,
               const char *place)
{
  while (place < cut->end && *place == ' ' && !is_delimiter (cut, place))
    place++;
  return place == cut->end || is_line_end (*place) || is_delimiter (cut, place) ? place : NULL;
}

/* An escape stands before a mark, a delimiter or itself; elsewhere it is text, as in the path of a file. */
static gboolean
is_escape (const Cut  *cut,
           const char *place)
{
  if (cut->dialect->escape == '\0' || *place != cut->dialect->escape || place + 1 == cut->end)
    return FALSE;
  return place[1] == cut->dialect->quote || place[1] == cut->dialect->escape || place[1] == cut->dialect->delimiter[0];
}

/* From behind the opening mark on. */
static gboolean
cut_quoted (Cut              *cut,
            SourcierCsvMarks  marks)
{
  SourcierCsvRecord *record = cut->record;
  const char *rest;

  for (const char *place = cut->place; place < cut->end; place++)
    {
      if (is_escape (cut, place))
        place++;
      else if (*place == cut->dialect->quote && record->n_marks++ != cut->text_mark)
        {
          if (place + 1 < cut->end && place[1] == cut->dialect->quote && record->n_marks != cut->text_mark)
            {
              record->n_marks++;
              place++;
            }
          else if ((rest = find_cell_end (cut, place + 1)) != NULL)
            {
              cut->place = rest;
              record->n_quoted++;
              return TRUE;
            }
          else if (++record->n_stray > 0 && marks == SOURCIER_CSV_MARKS_STRICT)
            return FALSE;
        }
      g_string_append_c (record->text, *place);
    }
  return FALSE;
}

static void
cut_plain (Cut *cut)
{
  SourcierCsvRecord *record = cut->record;
  const char *start = cut->place;
  const char *place;

  for (place = start; place < cut->end && !is_line_end (*place) && !is_delimiter (cut, place); place++)
    {
      record->n_marks += *place == cut->dialect->quote;
      if (!is_escape (cut, place))
        continue;
      g_string_append_len (record->text, start, place - start);
      start = ++place;
    }
  g_string_append_len (record->text, start, place - start);
  cut->place = place;
}

/* A cell whose mark is never closed is cut again as one that has none. */
static gboolean
cut_cell (Cut              *cut,
          SourcierCsvMarks  marks)
{
  SourcierCsvRecord *record = cut->record;
  const char *start = cut->place;
  gsize length = record->text->len;
  guint n_marks = record->n_marks, n_stray = record->n_stray;

  if (start < cut->end && *start == cut->dialect->quote && n_marks != cut->text_mark)
    {
      record->n_marks++;
      cut->place++;
      if (cut_quoted (cut, marks))
        return TRUE;
      if (marks == SOURCIER_CSV_MARKS_STRICT)
        return FALSE;
      cut->place = start;
      record->n_marks = n_marks;
      record->n_stray = n_stray + 1;
      g_string_truncate (record->text, length);
    }
  cut_plain (cut);
  return TRUE;
}

static void
clear (SourcierCsvRecord *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
  self->n_cells = self->n_marks = self->n_quoted = self->n_stray = 0;
  self->length = 0;
}

static const char *
skip_line_end (const char *place,
               const char *end)
{
  if (place < end && *place == '\r')
    place++;
  else
    return place < end && *place == '\n' ? place + 1 : place;
  return place < end && *place == '\n' ? place + 1 : place;
}

/**
 * sourcier_csv_record_cut:
 * @self: takes the record
 * @dialect: how it is cut
 * @text: where it begins: clean UTF-8
 * @end: where cutting ends, at the end of a line or of the list
 * @marks: what becomes of quotation marks that are where none should be
 * @text_mark: which quotation mark, counted from 0, is taken for text, or %SOURCIER_CSV_NO_MARK
 *
 * Cuts the first record of a text into cells.
 *
 * Returns: %FALSE if @marks are strict and one is where none should be, @self then telling whether it was stray, or else
 *   whether a cell is still open at @end
 */
gboolean
sourcier_csv_record_cut (SourcierCsvRecord        *self,
                         const SourcierCsvDialect *dialect,
                         const char               *text,
                         const char               *end,
                         SourcierCsvMarks          marks,
                         guint                     text_mark)
{
  Cut cut = { self, dialect, dialect->delimiter[1] != '\0' ? 2 : 1, text, end, text_mark };

  clear (self);
  for (;;)
    {
      gsize offset = self->text->len;

      g_array_append_val (self->offsets, offset);
      self->n_cells++;
      if (!cut_cell (&cut, marks))
        return FALSE;
      g_string_append_c (self->text, '\0');
      if (cut.place == end || is_line_end (*cut.place))
        break;
      cut.place += cut.delimiter_length;
    }
  self->length = skip_line_end (cut.place, end) - text;
  return TRUE;
}

/**
 * sourcier_csv_record_get_cells:
 * @self: a record that was cut
 *
 * Returns: (transfer none) (array zero-terminated=1): its cells
 */
char **
sourcier_csv_record_get_cells (SourcierCsvRecord *self)
{
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->offsets->len; i++)
    g_ptr_array_add (self->cells, self->text->str + g_array_index (self->offsets, gsize, i));
  g_ptr_array_add (self->cells, NULL);
  return (char **) self->cells->pdata;
}

/**
 * sourcier_csv_record_is_blank:
 * @self: a record that was cut
 *
 * Returns: whether there are but blanks in its cells
 */
gboolean
sourcier_csv_record_is_blank (SourcierCsvRecord *self)
{
  for (guint i = 0; i < self->offsets->len; i++)
    if (!sourcier_text_is_empty (self->text->str + g_array_index (self->offsets, gsize, i)))
      return FALSE;
  return TRUE;
}
