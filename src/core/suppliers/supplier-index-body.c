/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

/* @reader is taken. */
SourcierIndexBody *
_sourcier_index_body_new (SourcierStore *reader)
{
  SourcierIndexBody *self = g_new0 (SourcierIndexBody, 1);

  self->reader = reader;
  self->look = sourcier_history_look_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->later = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->all = roaring_bitmap_create ();
  for (guint i = 0; i < SOURCIER_INDEX_N_TABLES; i++)
    self->tables[i] = _sourcier_index_table_new ();
  self->awards = g_array_new (FALSE, FALSE, sizeof (SourcierIndexAward));
  self->labels = _sourcier_index_words_new ();
  self->days = _sourcier_index_words_new ();
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) _sourcier_index_asked_free);
  self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) _sourcier_index_order_free);
  return self;
}

/* Returns: (transfer full): a body that knows the rows and nothing else, for another thread. @reader is taken. */
SourcierIndexBody *
_sourcier_index_body_new_twin (SourcierIndexBody *self,
                               SourcierStore     *reader)
{
  SourcierIndexBody *twin = _sourcier_index_body_new (reader);

  g_array_append_vals (twin->ids, self->ids->data, self->ids->len);
  twin->n_sorted = self->n_sorted;
  for (guint row = self->n_sorted; row < self->ids->len; row++)
    {
      gint64 id = g_array_index (self->ids, gint64, row);

      g_hash_table_insert (twin->later, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (row));
    }
  return twin;
}

/* Tells @twin the rows that came since it was made, or was told last: they have the same numbers there. An order read without
 * them would never have them, since they changed before changes are noted for it. */
void
_sourcier_index_body_tell_twin (SourcierIndexBody *self,
                                SourcierIndexBody *twin)
{
  for (guint row = twin->ids->len; row < self->ids->len; row++)
    _sourcier_index_body_add (twin, g_array_index (self->ids, gint64, row));
}

void
_sourcier_index_body_free (SourcierIndexBody *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->orders);
  g_clear_pointer (&self->communes, _sourcier_index_communes_free);
  g_clear_pointer (&self->meanwhile, roaring_bitmap_free);
  g_ptr_array_unref (self->asked);
  g_clear_pointer (&self->states, _sourcier_index_states_free);
  _sourcier_index_words_free (self->days);
  _sourcier_index_words_free (self->labels);
  g_array_unref (self->awards);
  for (guint i = 0; i < SOURCIER_INDEX_N_TABLES; i++)
    _sourcier_index_table_free (self->tables[i]);
  roaring_bitmap_free (self->all);
  g_clear_pointer (&self->maker, sourcier_text_index_maker_free);
  g_clear_pointer (&self->texts, sourcier_text_index_free);
  g_hash_table_unref (self->later);
  g_array_unref (self->ids);
  sourcier_history_look_free (self->look);
  g_clear_object (&self->reader);
  g_free (self);
}

static gboolean
find_sorted (SourcierIndexBody *self,
             gint64             id,
             guint32           *row)
{
  guint from = 0, to = self->n_sorted;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (self->ids, gint64, middle) < id)
        from = middle + 1;
      else
        to = middle;
    }
  *row = from;
  return from < self->n_sorted && g_array_index (self->ids, gint64, from) == id;
}

/* Whoever went keeps the row: undo brings suppliers back under their ids. */
gboolean
_sourcier_index_body_find (SourcierIndexBody *self,
                           gint64             id,
                           guint32           *row)
{
  gpointer later;

  if (find_sorted (self, id, row))
    return TRUE;
  if (g_hash_table_size (self->later) == 0
      || !g_hash_table_lookup_extended (self->later, &id, NULL, &later))
    return FALSE;
  *row = GPOINTER_TO_UINT (later);
  return TRUE;
}

/* Returns: the row of the supplier @id, a new one if it has none. */
guint32
_sourcier_index_body_add (SourcierIndexBody *self,
                          gint64             id)
{
  guint32 row;

  if (_sourcier_index_body_find (self, id, &row))
    return row;
  row = self->ids->len;
  if (self->n_sorted == row && (row == 0 || g_array_index (self->ids, gint64, row - 1) < id))
    self->n_sorted++;
  else
    g_hash_table_insert (self->later, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (row));
  g_array_append_val (self->ids, id);
  return row;
}

/* Returns: (transfer full): the rows of those of @ids that are in the directory. */
SourcierRows *
_sourcier_index_body_rows_of (SourcierIndexBody *self,
                              GArray            *ids)
{
  SourcierRows *rows = roaring_bitmap_create ();

  for (guint i = 0; i < ids->len; i++)
    {
      guint32 row;

      if (_sourcier_index_body_find (self, g_array_index (ids, gint64, i), &row))
        roaring_bitmap_add (rows, row);
    }
  roaring_bitmap_and_inplace (rows, self->all);
  return rows;
}
