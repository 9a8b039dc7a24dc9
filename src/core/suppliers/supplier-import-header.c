/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-import-header.h"

#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-import.h"

/* Titles and blank lines above a header are few. */
#define MOST_RECORDS 10

/* The first records of a list. */
typedef struct
{
  guint n;
  char **cells[MOST_RECORDS];
  guint lines[MOST_RECORDS];
} Head;

static void
head_clear (Head *head)
{
  for (guint i = 0; i < head->n; i++)
    g_strfreev (head->cells[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static gboolean
add_record (char     **cells,
            guint      n_cells,
            guint      line,
            gpointer   user_data,
            GError   **error)
{
  Head *head = user_data;

  if (head->n == MOST_RECORDS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "");
      return FALSE;
    }

  head->cells[head->n] = g_strdupv (cells);
  head->lines[head->n++] = line;
  return TRUE;
}

/* How many columns the program would know by these names; none if a supplier could not be told from another. */
static guint
count_known (char **cells)
{
  guint n_cells = g_strv_length (cells);
  g_autofree int *targets = g_new0 (int, n_cells + 1);
  gboolean names_one = FALSE;
  guint n = 0;

  sourcier_import_targets_guess ((const char * const *) cells, targets);
  for (guint i = 0; i < n_cells; i++)
    {
      n += targets[i] != SOURCIER_IMPORT_TARGET_NONE;
      names_one |= targets[i] == SOURCIER_SUPPLIER_NAME || targets[i] == SOURCIER_SUPPLIER_SIRET;
    }
  return names_one ? n : 0;
}

/* Whether a record names the columns better than the one that was found. */
static void
prefer_known_names (const Head         *head,
                    SourcierListLayout *layout)
{
  guint best = 0;

  if (layout->header_row >= 1 && layout->header_row <= head->n)
    best = count_known (head->cells[layout->header_row - 1]);
  for (guint i = 0; i < head->n; i++)
    {
      guint n = count_known (head->cells[i]);

      if (n > best)
        {
          best = n;
          layout->header_row = i + 1;
          layout->n_header_rows = 1;
          layout->header_line = head->lines[i];
        }
    }
}

/**
 * sourcier_import_read_header:
 * @file: a list
 * @wishes: what somebody has decided of its layout
 * @layout: (out): how it is laid out
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Finds the layout of a list as sourcier_list_detect_with() does. But which record names the columns, where nobody has
 * decided it, known names tell better than the shape of the records: a title or a row with a cell too many leads nobody
 * astray.
 *
 * Returns: (transfer full) (nullable): the headers, or %NULL with @error set
 */
char **
sourcier_import_read_header (GFile                     *file,
                             const SourcierListWishes  *wishes,
                             SourcierListLayout        *layout,
                             GCancellable              *cancellable,
                             GError                   **error)
{
  g_auto (Head) head = { 0 };
  g_autoptr (GError) stopped = NULL;

  if (!sourcier_list_detect_with (file, wishes, layout, cancellable, error))
    return NULL;
  if (wishes->has_header_line)
    return sourcier_list_read_header (file, layout, cancellable, error);

  SourcierListLayout from_the_top = *layout;
  from_the_top.header_row = 0;
  if (!sourcier_list_read (file, &from_the_top, add_record, NULL, &head, NULL, cancellable, &stopped) && head.n == 0)
    {
      g_propagate_error (error, g_steal_pointer (&stopped));
      return NULL;
    }

  prefer_known_names (&head, layout);
  return sourcier_list_read_header (file, layout, cancellable, error);
}
