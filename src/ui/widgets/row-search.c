/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/row-search.h"

/* A few rows are compared one by one with each row of an answer. */
#define FEW 4

/* Ids are made of the number of a copy of the file and of a counter: their lower half is a number in a set of those with the same
 * upper half. */
static guint
upper_half (gint64 id)
{
  return (guint) ((guint64) id >> 32);
}

static guint
lower_half (gint64 id)
{
  return (guint) ((guint64) id & G_MAXUINT32);
}

static GtkBitset *
find_half (GHashTable *halves,
           gint64      id)
{
  return g_hash_table_lookup (halves, GUINT_TO_POINTER (upper_half (id)));
}

static void
add_id (GHashTable *halves,
        gint64      id)
{
  GtkBitset *half = find_half (halves, id);

  if (half == NULL)
    {
      half = gtk_bitset_new_empty ();
      g_hash_table_insert (halves, GUINT_TO_POINTER (upper_half (id)), half);
    }
  gtk_bitset_add (half, lower_half (id));
}

static gboolean
is_among (const gint64 *few,
          guint         n_few,
          gint64        id)
{
  for (guint i = 0; i < n_few; i++)
    if (few[i] == id)
      return TRUE;
  return FALSE;
}

static GtkBitset *
find_few (GArray *ids,
          GArray *now)
{
  GtkBitset *found = gtk_bitset_new_empty ();

  for (guint i = 0; i < now->len; i++)
    if (is_among ((const gint64 *) (gpointer) ids->data, ids->len, g_array_index (now, gint64, i)))
      gtk_bitset_add (found, i);
  return found;
}

static GtkBitset *
find_many (GArray *ids,
           GArray *now)
{
  g_autoptr (GHashTable) halves = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gtk_bitset_unref);
  GtkBitset *found = gtk_bitset_new_empty ();
  guint begun = 0;
  gboolean inside = FALSE;

  for (guint i = 0; i < ids->len; i++)
    add_id (halves, g_array_index (ids, gint64, i));
  for (guint i = 0; i <= now->len; i++)
    {
      GtkBitset *half = i < now->len ? find_half (halves, g_array_index (now, gint64, i)) : NULL;
      gboolean is_in = half != NULL && gtk_bitset_contains (half, lower_half (g_array_index (now, gint64, i)));

      if (is_in && !inside)
        begun = i;
      else if (inside && !is_in)
        gtk_bitset_add_range (found, begun, i - begun);
      inside = is_in;
    }
  return found;
}

/**
 * sourcier_rows_find_again:
 * @before: (element-type gint64): ids of an answer
 * @selected: positions in it
 * @now: (element-type gint64): ids of another answer
 *
 * Returns: (transfer full): where what stood at @selected stands in @now
 */
GtkBitset *
sourcier_rows_find_again (GArray    *before,
                          GtkBitset *selected,
                          GArray    *now)
{
  g_return_val_if_fail (before != NULL && selected != NULL && now != NULL, NULL);

  if (gtk_bitset_is_empty (selected))
    return gtk_bitset_new_empty ();

  g_autoptr (GArray) ids = sourcier_rows_get_ids (before, selected);

  return ids->len <= FEW ? find_few (ids, now) : find_many (ids, now);
}

/**
 * sourcier_rows_get_ids:
 * @answer: (element-type gint64): ids of an answer
 * @positions: positions in it
 *
 * Returns: (transfer full) (element-type gint64): the ids that stand there
 */
GArray *
sourcier_rows_get_ids (GArray    *answer,
                       GtkBitset *positions)
{
  g_return_val_if_fail (answer != NULL && positions != NULL, NULL);

  guint64 n = gtk_bitset_get_size (positions);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n);
  GtkBitsetIter iter;
  guint position;

  if (n == answer->len)
    return g_array_append_vals (ids, answer->data, answer->len);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more && position < answer->len;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (ids, g_array_index (answer, gint64, position));
  return ids;
}
