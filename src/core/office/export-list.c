/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/export-list.h"

/* How many rows are in memory at a time, unless they are small. */
#define PAGE 256

typedef struct
{
  SourcierStore *store;
  GObject *query;
  GArray *ids;                   /* gint64: the answer, or what was picked; NULL until it is asked */
  gboolean picked;
} SourcierExportListPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SourcierExportList, sourcier_export_list, SOURCIER_TYPE_EXPORT_TABLE)

#define PRIVATE(self) ((SourcierExportListPrivate *) sourcier_export_list_get_instance_private (SOURCIER_EXPORT_LIST (self)))

static void
sourcier_export_list_finalize (GObject *object)
{
  SourcierExportListPrivate *priv = PRIVATE (object);

  g_clear_object (&priv->store);
  g_clear_object (&priv->query);
  g_clear_pointer (&priv->ids, g_array_unref);

  G_OBJECT_CLASS (sourcier_export_list_parent_class)->finalize (object);
}

static gboolean
find_ids (SourcierExportTable  *table,
          GError              **error)
{
  SourcierExportListPrivate *priv = PRIVATE (table);

  if (priv->ids == NULL)
    priv->ids = SOURCIER_EXPORT_LIST_GET_CLASS (table)->find_ids (SOURCIER_EXPORT_LIST (table), error);
  return priv->ids != NULL;
}

static gint64
count_rows (SourcierExportTable  *table,
            GError              **error)
{
  return find_ids (table, error) ? (gint64) PRIVATE (table)->ids->len : -1;
}

/* What was deleted meanwhile is left out. */
static gboolean
each_of_page (SourcierExportList      *self,
              guint                    first,
              guint                    n,
              SourcierExportItemFunc   func,
              gpointer                 user_data,
              GError                 **error)
{
  SourcierExportListClass *klass = SOURCIER_EXPORT_LIST_GET_CLASS (self);
  GArray *ids = PRIVATE (self)->ids;
  g_autoptr (GPtrArray) page = klass->load_many (self, &g_array_index (ids, gint64, first), n, error);

  for (guint i = 0; page != NULL && i < page->len; i++)
    if (page->pdata[i] != NULL && !(klass->give != NULL ? klass->give (self, page->pdata[i], func, user_data, error)
                                                        : func (page->pdata[i], user_data, error)))
      return FALSE;
  return page != NULL;
}

static gboolean
each_row (SourcierExportTable     *table,
          SourcierExportItemFunc   func,
          gpointer                 user_data,
          SourcierProgress        *progress,
          GCancellable            *cancellable,
          GError                 **error)
{
  if (!find_ids (table, error))
    return FALSE;

  guint n = PRIVATE (table)->ids->len;
  guint n_page = SOURCIER_EXPORT_LIST_GET_CLASS (table)->n_page > 0 ? SOURCIER_EXPORT_LIST_GET_CLASS (table)->n_page : PAGE;

  for (guint first = 0; first < n; first += n_page)
    {
      guint n_read = MIN (n_page, n - first);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !each_of_page (SOURCIER_EXPORT_LIST (table), first, n_read, func, user_data, error))
        return FALSE;
      sourcier_progress_report (progress, first + n_read, n);
    }
  return TRUE;
}

static void
sourcier_export_list_class_init (SourcierExportListClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sourcier_export_list_finalize;
  table_class->count = count_rows;
  table_class->each = each_row;
}

static void
sourcier_export_list_init (SourcierExportList *self)
{
}

/**
 * sourcier_export_list_new:
 * @type: what derives from #SourcierExportList
 * @store: an office's file; a worker's own connection where a worker writes
 * @query: (nullable): the question, an object; @type knows its class
 *
 * Returns: (transfer full): a table of @type
 */
gpointer
sourcier_export_list_new (GType          type,
                          SourcierStore *store,
                          gpointer       query)
{
  g_return_val_if_fail (g_type_is_a (type, SOURCIER_TYPE_EXPORT_LIST), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (query == NULL || G_IS_OBJECT (query), NULL);

  gpointer self = g_object_new (type, NULL);

  PRIVATE (self)->store = g_object_ref (store);
  g_set_object (&PRIVATE (self)->query, query);
  return self;
}

/**
 * sourcier_export_list_pick:
 * @self: a table
 * @ids: (element-type gint64): which rows, in which order; those no longer in the file are left out
 *
 * Takes rows that were picked one by one instead of the answer to the question.
 */
void
sourcier_export_list_pick (SourcierExportList *self,
                           GArray             *ids)
{
  g_return_if_fail (SOURCIER_IS_EXPORT_LIST (self) && ids != NULL);

  SourcierExportListPrivate *priv = PRIVATE (self);

  g_clear_pointer (&priv->ids, g_array_unref);
  priv->ids = g_array_ref (ids);
  priv->picked = TRUE;
}

/**
 * sourcier_export_list_is_picked:
 * @self: a table
 *
 * Returns: whether its rows were picked one by one
 */
gboolean
sourcier_export_list_is_picked (SourcierExportList *self)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_LIST (self), FALSE);

  return PRIVATE (self)->picked;
}

/**
 * sourcier_export_list_get_store:
 * @self: a table
 *
 * Returns: (transfer none): the office's file it reads
 */
SourcierStore *
sourcier_export_list_get_store (SourcierExportList *self)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_LIST (self), NULL);

  return PRIVATE (self)->store;
}

/**
 * sourcier_export_list_get_query:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the question
 */
gpointer
sourcier_export_list_get_query (SourcierExportList *self)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_LIST (self), NULL);

  return PRIVATE (self)->query;
}
