/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/list-comparison.h"

#include "suppliers/supplier-saved-list.h"

#include <glib/gi18n-lib.h>

struct _SourcierListComparison
{
  GObject parent_instance;

  SourcierSavedList *first;
  SourcierSavedList *second;
  GArray *ids[SOURCIER_N_LIST_PARTS];
};

G_DEFINE_FINAL_TYPE (SourcierListComparison, sourcier_list_comparison, G_TYPE_OBJECT)

static void
sourcier_list_comparison_finalize (GObject *object)
{
  SourcierListComparison *self = SOURCIER_LIST_COMPARISON (object);

  g_clear_object (&self->first);
  g_clear_object (&self->second);
  for (guint i = 0; i < SOURCIER_N_LIST_PARTS; i++)
    g_array_unref (self->ids[i]);

  G_OBJECT_CLASS (sourcier_list_comparison_parent_class)->finalize (object);
}

static void
sourcier_list_comparison_class_init (SourcierListComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_list_comparison_finalize;
}

static void
sourcier_list_comparison_init (SourcierListComparison *self)
{
  for (guint i = 0; i < SOURCIER_N_LIST_PARTS; i++)
    self->ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * sourcier_list_part_get_code:
 * @part: a part
 *
 * Returns: (transfer none): what programs know it by
 */
const char *
sourcier_list_part_get_code (SourcierListPart part)
{
  static const char * const codes[] = { "only-first", "both", "only-second" };

  g_return_val_if_fail (part < SOURCIER_N_LIST_PARTS, NULL);

  return codes[part];
}

static GHashTable *
to_set (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

static void
part_ids (SourcierListComparison *self,
          GArray                 *first,
          GArray                 *second)
{
  g_autoptr (GHashTable) on_first = to_set (first);
  g_autoptr (GHashTable) on_second = to_set (second);

  for (guint i = 0; i < first->len; i++)
    {
      gint64 *id = &g_array_index (first, gint64, i);
      SourcierListPart part = g_hash_table_contains (on_second, id) ? SOURCIER_LIST_BOTH : SOURCIER_LIST_ONLY_FIRST;

      g_array_append_val (self->ids[part], *id);
    }
  for (guint i = 0; i < second->len; i++)
    if (!g_hash_table_contains (on_first, &g_array_index (second, gint64, i)))
      g_array_append_val (self->ids[SOURCIER_LIST_ONLY_SECOND], g_array_index (second, gint64, i));
}

/**
 * sourcier_list_comparison_new:
 * @store: an office's file
 * @first: the name of a list
 * @second: the name of another
 * @error: where to put what went wrong
 *
 * Lays two lists side by side, saved questions as they are answered now. Long for a large directory: not for the
 * window's thread.
 *
 * Returns: (transfer full) (nullable): who is on which, or %NULL with @error set: NOT_FOUND where there is no such list
 */
SourcierListComparison *
sourcier_list_comparison_new (SourcierStore  *store,
                              const char     *first,
                              const char     *second,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  g_autoptr (SourcierListComparison) self = g_object_new (SOURCIER_TYPE_LIST_COMPARISON, NULL);
  g_autoptr (GArray) on_first = NULL;
  g_autoptr (GArray) on_second = NULL;

  self->first = sourcier_saved_list_store_find (store, &sourcier_supplier_lists, first, error);
  if (self->first != NULL)
    on_first = sourcier_saved_list_store_find_ids (store, self->first, error);
  if (on_first == NULL)
    return NULL;
  self->second = sourcier_saved_list_store_find (store, &sourcier_supplier_lists, second, error);
  if (self->second != NULL)
    on_second = sourcier_saved_list_store_find_ids (store, self->second, error);
  if (on_second == NULL)
    return NULL;

  part_ids (self, on_first, on_second);
  return g_steal_pointer (&self);
}

/**
 * sourcier_list_comparison_get_ids:
 * @self: a comparison
 * @part: a part of it
 *
 * Returns: (transfer none) (element-type gint64): the suppliers in it, in the order of the list
 */
GArray *
sourcier_list_comparison_get_ids (SourcierListComparison *self,
                                  SourcierListPart        part)
{
  g_return_val_if_fail (SOURCIER_IS_LIST_COMPARISON (self), NULL);
  g_return_val_if_fail (part < SOURCIER_N_LIST_PARTS, NULL);

  return self->ids[part];
}

/**
 * sourcier_list_comparison_to_words:
 * @self: a comparison
 * @part: a part of it
 *
 * Returns: (transfer full): who is in it, in the reader's words: “only on Fair 2025”, “on Fair 2025 and Fair 2026”
 */
char *
sourcier_list_comparison_to_words (SourcierListComparison *self,
                                   SourcierListPart        part)
{
  g_return_val_if_fail (SOURCIER_IS_LIST_COMPARISON (self), NULL);
  g_return_val_if_fail (part < SOURCIER_N_LIST_PARTS, NULL);

  const char *first = sourcier_saved_list_get_name (self->first);
  const char *second = sourcier_saved_list_get_name (self->second);

  if (part == SOURCIER_LIST_BOTH)
    /* translators: suppliers that are on two lists, whose names follow */
    return g_strdup_printf (_("On “%s” and “%s”"), first, second);
  /* translators: suppliers that are on the first list and not on the second */
  return g_strdup_printf (_("On “%s”, not “%s”"), part == SOURCIER_LIST_ONLY_FIRST ? first : second,
                          part == SOURCIER_LIST_ONLY_FIRST ? second : first);
}

/**
 * sourcier_list_comparison_get_question:
 * @self: a comparison
 * @part: a part of it
 *
 * Returns: (transfer full): the question that the suppliers of the part answer, and nobody else
 */
SourcierSupplierQuery *
sourcier_list_comparison_get_question (SourcierListComparison *self,
                                       SourcierListPart        part)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autofree char *words = sourcier_list_comparison_to_words (self, part);

  return sourcier_supplier_query_with_some (everything, sourcier_list_comparison_get_ids (self, part), words);
}
