/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/list-sample.h"

struct _SourcierListLine
{
  GObject parent_instance;

  guint line;
  SourcierListPart part;
  char **cells;
  guint n_cells;
};

G_DEFINE_FINAL_TYPE (SourcierListLine, sourcier_list_line, G_TYPE_OBJECT)

static void
sourcier_list_line_finalize (GObject *object)
{
  g_strfreev (SOURCIER_LIST_LINE (object)->cells);

  G_OBJECT_CLASS (sourcier_list_line_parent_class)->finalize (object);
}

static void
sourcier_list_line_class_init (SourcierListLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_list_line_finalize;
}

static void
sourcier_list_line_init (SourcierListLine *self)
{
}

/**
 * sourcier_list_line_get_line:
 * @self: a record
 *
 * Returns: the line of the file, or the row of the sheet, where it begins, from 1
 */
guint
sourcier_list_line_get_line (SourcierListLine *self)
{
  g_return_val_if_fail (SOURCIER_IS_LIST_LINE (self), 0);
  return self->line;
}

/**
 * sourcier_list_line_get_part:
 * @self: a record
 *
 * Returns: what it is taken for
 */
SourcierListPart
sourcier_list_line_get_part (SourcierListLine *self)
{
  g_return_val_if_fail (SOURCIER_IS_LIST_LINE (self), SOURCIER_LIST_PART_BODY);
  return self->part;
}

/**
 * sourcier_list_line_get_n_cells:
 * @self: a record
 *
 * Returns: how many cells it has, which may differ from one record to another
 */
guint
sourcier_list_line_get_n_cells (SourcierListLine *self)
{
  g_return_val_if_fail (SOURCIER_IS_LIST_LINE (self), 0);
  return self->n_cells;
}

/**
 * sourcier_list_line_get_cell:
 * @self: a record
 * @column: which cell, from 0
 *
 * Returns: (transfer none): what stands in it, "" where the record has no such cell
 */
const char *
sourcier_list_line_get_cell (SourcierListLine *self,
                             guint             column)
{
  g_return_val_if_fail (SOURCIER_IS_LIST_LINE (self), "");
  return column < self->n_cells ? self->cells[column] : "";
}

typedef struct
{
  const SourcierListLayout *layout;
  guint most;
  GPtrArray *lines;
} Sample;

/* Records are counted from 1, as the layout counts them. */
static SourcierListPart
find_part (const SourcierListLayout *layout,
           guint                     record)
{
  if (layout->header_row == 0 || record >= layout->header_row + MAX (layout->n_header_rows, 1))
    return SOURCIER_LIST_PART_BODY;
  return record < layout->header_row ? SOURCIER_LIST_PART_ABOVE : SOURCIER_LIST_PART_HEADER;
}

static gboolean
add_line (char     **cells,
          guint      n_cells,
          guint      line,
          gpointer   user_data,
          GError   **error)
{
  Sample *sample = user_data;
  SourcierListLine *record = g_object_new (SOURCIER_TYPE_LIST_LINE, NULL);

  record->line = line;
  record->part = find_part (sample->layout, sample->lines->len + 1);
  record->cells = g_strdupv (cells);
  record->n_cells = n_cells;
  g_ptr_array_add (sample->lines, record);
  return sample->lines->len < sample->most;
}

/* What is wrong with a record is seen by whoever looks at it; that there is somebody has it cut as it will be. */
static void
ignore_defect (SourcierListDefect defect,
               guint              line,
               gpointer           user_data)
{
}

/**
 * sourcier_list_read_sample:
 * @file: a list
 * @layout: how it is laid out
 * @most: how many records at most
 * @cancellable: (nullable): stops the reading
 * @error: why there is none
 *
 * Reads the beginning of a list as it stands in the file, with what is above the names of its columns.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierListLine): the records, none of them blank; %NULL with
 *   @error set to a #SourcierExchangeError
 */
GPtrArray *
sourcier_list_read_sample (GFile                     *file,
                           const SourcierListLayout  *layout,
                           guint                      most,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (layout != NULL && most > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) cause = NULL;
  SourcierListLayout from_the_top = *layout;
  Sample sample = { layout, most, lines };

  from_the_top.header_row = 0;
  if (sourcier_list_read (file, &from_the_top, add_line, ignore_defect, &sample, NULL, cancellable, &cause) || lines->len == most)
    return g_steal_pointer (&lines);

  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}
