/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

#include "suppliers/supplier-query-territory.h"

/* Conditions that SQL answers, each once: a person changes one part of a question at a time. */

#define MOST_KEPT 24

void
_sourcier_index_asked_free (SourcierIndexAsked *self)
{
  g_free (self->key);
  g_clear_object (&self->query);
  g_clear_pointer (&self->rows, roaring_bitmap_free);
  g_free (self);
}

static SourcierIndexAsked *
find_kept (SourcierIndexBody *self,
           const char        *key)
{
  for (guint i = 0; i < self->asked->len; i++)
    {
      SourcierIndexAsked *kept = g_ptr_array_index (self->asked, i);

      if (g_str_equal (kept->key, key))
        {
          g_ptr_array_steal_index (self->asked, i);
          g_ptr_array_add (self->asked, kept);
          return kept;
        }
    }
  return NULL;
}

/* @alone: a question that asks the one condition. @key: what tells it from the others, but for the day.
 * Returns: (transfer none) (nullable): who answers, or NULL with @error set. */
const SourcierRows *
_sourcier_index_ask (SourcierIndexBody      *self,
                     SourcierSupplierQuery  *alone,
                     const char             *key,
                     GError                **error)
{
  g_autofree char *day_and_key = g_strdup_printf ("%d\n%s", (int) sourcier_supplier_query_get_day (alone), key);
  SourcierIndexAsked *kept = find_kept (self, day_and_key);
  SourcierRows *rows;

  if (kept != NULL)
    return kept->rows;
  rows = _sourcier_index_store_ask (self, alone, error);
  if (rows == NULL)
    return NULL;
  if (self->asked->len == MOST_KEPT)
    g_ptr_array_remove_index (self->asked, 0);
  kept = g_new0 (SourcierIndexAsked, 1);
  kept->key = g_steal_pointer (&day_and_key);
  kept->query = g_object_ref (alone);
  kept->rows = rows;
  roaring_bitmap_run_optimize (rows);
  g_ptr_array_add (self->asked, kept);
  return rows;
}

/* Where suppliers are and work is told for all of them at once; contracts hang on the register. */
static gboolean
can_be_asked_again (SourcierIndexAsked *kept,
                    gboolean            contracts_changed)
{
  return !_sourcier_supplier_territory_asks (kept->query)
         && !(contracts_changed && !sourcier_choices_is_empty (sourcier_supplier_query_get_choices (kept->query),
                                                                SOURCIER_FACET_CONTRACTS));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static GArray *
ids_of (SourcierIndexBody  *self,
        const SourcierRows *rows)
{
  g_autofree guint32 *numbers = g_new (guint32, roaring_bitmap_get_cardinality (rows));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  roaring_bitmap_to_uint32_array (rows, numbers);
  for (guint i = 0; i < roaring_bitmap_get_cardinality (rows); i++)
    g_array_append_val (ids, g_array_index (self->ids, gint64, numbers[i]));
  g_array_sort (ids, compare_ids);
  return ids;
}

/* Puts what is kept right for the rows that changed, or forgets it. */
gboolean
_sourcier_index_ask_again (SourcierIndexBody   *self,
                           const SourcierRows  *changed,
                           gboolean             contracts_changed,
                           GError             **error)
{
  g_autoptr (GArray) ids = ids_of (self, changed);

  for (guint i = self->asked->len; i-- > 0;)
    {
      SourcierIndexAsked *kept = g_ptr_array_index (self->asked, i);

      if (!can_be_asked_again (kept, contracts_changed))
        {
          g_ptr_array_remove_index (self->asked, i);
          continue;
        }
      g_autoptr (SourcierSupplierQuery) some = sourcier_supplier_query_with_some (kept->query, ids, "");
      g_autoptr (SourcierRows) rows = _sourcier_index_store_ask (self, some, error);

      if (rows == NULL)
        return FALSE;
      roaring_bitmap_andnot_inplace (kept->rows, changed);
      roaring_bitmap_or_inplace (kept->rows, rows);
    }
  return TRUE;
}
