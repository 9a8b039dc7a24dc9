/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/label-work-list.h"

#include "suppliers/label-award-store.h"
#include "suppliers/supplier-store.h"

/* How many awards want a hand for each reason. */
#define SOURCIER_TYPE_LABEL_WORK_COUNTS (sourcier_label_work_counts_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelWorkCounts, sourcier_label_work_counts, SOURCIER, LABEL_WORK_COUNTS, GObject)

struct _SourcierLabelWorkCounts
{
  GObject parent_instance;

  gint64 counts[SOURCIER_N_AWARD_STATES];
};

G_DEFINE_FINAL_TYPE (SourcierLabelWorkCounts, sourcier_label_work_counts, G_TYPE_OBJECT)

static void
sourcier_label_work_counts_class_init (SourcierLabelWorkCountsClass *klass)
{
}

static void
sourcier_label_work_counts_init (SourcierLabelWorkCounts *self)
{
}

struct _SourcierLabelWorkList
{
  SourcierRowList parent_instance;
};

G_DEFINE_FINAL_TYPE (SourcierLabelWorkList, sourcier_label_work_list, SOURCIER_TYPE_ROW_LIST)

static SourcierLabelAward *
find_award (SourcierSupplier *supplier,
            gint64            id)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    if (sourcier_label_award_get_id (g_ptr_array_index (awards, i)) == id)
      return g_ptr_array_index (awards, i);
  return NULL;
}

static void
unref_if_any (gpointer data)
{
  g_clear_object (&data);
}

/**
 * sourcier_label_work_load_many:
 * @store: an office's file
 * @ids: ids of awards
 * @n_ids: how many
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierLabelWork): as many as @ids, in the same order, %NULL where
 *   the file has no such award; or %NULL with @error set
 */
GPtrArray *
sourcier_label_work_load_many (SourcierStore  *store,
                               const gint64   *ids,
                               guint           n_ids,
                               GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  g_autoptr (GArray) holders = sourcier_label_award_store_find_holders (store, ids, n_ids, error);

  if (holders == NULL)
    return NULL;

  g_autoptr (GPtrArray) suppliers =
    sourcier_supplier_store_load_many (store, (const gint64 *) (gpointer) holders->data, n_ids, error);

  if (suppliers == NULL)
    return NULL;

  GPtrArray *rows = g_ptr_array_new_full (n_ids, unref_if_any);

  for (guint i = 0; i < n_ids; i++)
    {
      SourcierSupplier *supplier = g_ptr_array_index (suppliers, i);
      SourcierLabelAward *award = supplier != NULL ? find_award (supplier, ids[i]) : NULL;

      g_ptr_array_add (rows, award != NULL ? sourcier_label_work_new (supplier, award) : NULL);
    }
  return rows;
}

static GObject *
create_empty (gint64 id)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("");

  sourcier_label_award_set_id (award, id);
  return G_OBJECT (sourcier_label_work_new (supplier, award));
}

static void
assign (GObject *held,
        GObject *read)
{
  _sourcier_label_work_assign (SOURCIER_LABEL_WORK (held), SOURCIER_LABEL_WORK (read));
}

static gboolean
same (GObject *question,
      GObject *other)
{
  return sourcier_label_work_query_equal (SOURCIER_LABEL_WORK_QUERY (question), SOURCIER_LABEL_WORK_QUERY (other));
}

static gboolean
count_all (SourcierLabelWorkQuery  *query,
           SourcierStore           *reader,
           gint64                  *total,
           GError                 **error)
{
  g_autoptr (SourcierLabelWorkQuery) all =
    sourcier_label_work_query_new (sourcier_label_work_query_get_day (query));
  gint64 counts[SOURCIER_N_AWARD_STATES];

  if (!sourcier_label_work_query_count (all, reader, counts, error))
    return FALSE;
  *total = 0;
  for (guint i = 0; i < SOURCIER_N_AWARD_STATES; i++)
    *total += counts[i];
  return TRUE;
}

static gboolean
answer (SourcierStore      *reader,
        GObject            *aid,
        GObject            *question,
        GCancellable       *cancellable,
        SourcierRowAnswer  *answer,
        GError            **error)
{
  SourcierLabelWorkQuery *query = SOURCIER_LABEL_WORK_QUERY (question);
  SourcierLabelWorkCounts *counts = g_object_new (SOURCIER_TYPE_LABEL_WORK_COUNTS, NULL);

  answer->counts = G_OBJECT (counts);
  answer->ids = sourcier_label_work_query_find_ids (query, reader, error);
  return answer->ids != NULL
         && sourcier_label_work_query_count (query, reader, counts->counts, error)
         && count_all (query, reader, &answer->total, error);
}

static void
sourcier_label_work_list_class_init (SourcierLabelWorkListClass *klass)
{
  static const SourcierRowKind kind = { sourcier_label_work_load_many, create_empty, assign, NULL };
  SourcierRowListClass *list_class = SOURCIER_ROW_LIST_CLASS (klass);

  list_class->item_type = sourcier_label_work_get_type;
  list_class->kind = &kind;
  list_class->same = same;
  list_class->answer = answer;
}

static void
sourcier_label_work_list_init (SourcierLabelWorkList *self)
{
}

/**
 * sourcier_label_work_list_new:
 * @store: an office's file
 * @query: the first question
 *
 * Returns: (transfer full): a list that is asking; it asks again whenever the file changes
 */
SourcierLabelWorkList *
sourcier_label_work_list_new (SourcierStore          *store,
                              SourcierLabelWorkQuery *query)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (query), NULL);

  SourcierLabelWorkList *self = g_object_new (SOURCIER_TYPE_LABEL_WORK_LIST, NULL);

  sourcier_row_list_begin (SOURCIER_ROW_LIST (self), store, G_OBJECT (query));
  return self;
}

/**
 * sourcier_label_work_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): the last question asked
 */
SourcierLabelWorkQuery *
sourcier_label_work_list_get_query (SourcierLabelWorkList *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_LIST (self), NULL);

  return SOURCIER_LABEL_WORK_QUERY (sourcier_row_list_get_question (SOURCIER_ROW_LIST (self)));
}

/**
 * sourcier_label_work_list_get_count:
 * @self: a list
 * @state: a state of awards
 *
 * Returns: how many awards want a hand because of this state, under the words searched; 0 before the first answer
 */
gint64
sourcier_label_work_list_get_count (SourcierLabelWorkList *self,
                                    SourcierAwardState     state)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_LIST (self), 0);
  g_return_val_if_fail (state < SOURCIER_N_AWARD_STATES, 0);

  GObject *counts = sourcier_row_list_get_counts (SOURCIER_ROW_LIST (self));

  return counts != NULL ? SOURCIER_LABEL_WORK_COUNTS (counts)->counts[state] : 0;
}
