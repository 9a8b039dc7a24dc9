/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/row-ids.h"

/* A list that answers anew empties and fills: what was selected is known by its ids meanwhile. */

/* Up to so many rows are looked up one by one in a new answer; more are found in one walk over it. */
#define FEW 16

/**
 * sourcier_row_ids_note:
 * @ids: (element-type gint64): becomes the ids of the rows selected
 * @list: (nullable): the list
 * @selection: positions selected in it
 */
void
sourcier_row_ids_note (GArray            *ids,
                       SourcierRowList   *list,
                       GtkSelectionModel *selection)
{
  g_return_if_fail (ids != NULL);
  g_return_if_fail (list == NULL || SOURCIER_IS_ROW_LIST (list));
  g_return_if_fail (GTK_IS_SELECTION_MODEL (selection));

  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (ids, 0);
  if (list == NULL)
    return;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = sourcier_row_list_get_id (list, position);

      g_array_append_val (ids, id);
    }
}

static void
find_few (GArray          *ids,
          SourcierRowList *list,
          GtkBitset       *positions)
{
  for (guint i = 0; i < ids->len; i++)
    {
      guint position;

      if (sourcier_row_list_find (list, g_array_index (ids, gint64, i), &position))
        gtk_bitset_add (positions, position);
    }
}

static void
find_many (GArray          *ids,
           SourcierRowList *list,
           GtkBitset       *positions)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint position = 0; position < n_items; position++)
    {
      gint64 id = sourcier_row_list_get_id (list, position);

      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (positions, position);
    }
}

/**
 * sourcier_row_ids_find:
 * @ids: (element-type gint64): ids of rows
 * @list: the list
 *
 * Returns: (transfer full): where those of them stand that the list has
 */
GtkBitset *
sourcier_row_ids_find (GArray          *ids,
                       SourcierRowList *list)
{
  g_return_val_if_fail (ids != NULL, NULL);
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (list), NULL);

  GtkBitset *positions = gtk_bitset_new_empty ();

  if (ids->len <= FEW)
    find_few (ids, list, positions);
  else
    find_many (ids, list, positions);
  return positions;
}
