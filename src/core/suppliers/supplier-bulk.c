/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-bulk.h"

#include "base/money.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/* How many suppliers are in memory at a time. */
#define PAGE 256

/* Returns whether the supplier was changed. */
typedef gboolean (* ChangeSupplier) (SourcierSupplier *supplier,
                                     const char       *value);

static gboolean
add_label (SourcierSupplier *supplier,
           const char       *label)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  SourcierDay today = sourcier_day_today ();

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);

      if (g_str_equal (sourcier_label_award_get_label (award), label)
          && sourcier_label_award_get_state (award, today) != SOURCIER_AWARD_ENDED)
        return FALSE;
    }

  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (label);
  sourcier_supplier_add_award (supplier, award);
  return TRUE;
}

static gboolean
remove_label (SourcierSupplier *supplier,
              const char       *label)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  gboolean removed = FALSE;

  for (guint i = awards->len; i > 0; i--)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i - 1);

      if (g_str_equal (sourcier_label_award_get_label (award), label))
        {
          sourcier_supplier_remove_award (supplier, award);
          removed = TRUE;
        }
    }
  return removed;
}

static gboolean
remove_family (SourcierSupplier *supplier,
               const char       *family)
{
  const char * const *families = sourcier_supplier_get_families (supplier);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  if (!g_strv_contains (families, family))
    return FALSE;
  for (guint i = 0; families[i] != NULL; i++)
    if (!g_str_equal (families[i], family))
      g_ptr_array_add (kept, g_strdup (families[i]));
  g_ptr_array_add (kept, NULL);
  sourcier_supplier_set_families (supplier, (const char * const *) kept->pdata);
  return TRUE;
}

static const struct
{
  const char *name;
  ChangeSupplier change;
} actions[] = {
  [SOURCIER_BULK_ADD_LABEL] = { N_("Add label"), add_label },
  [SOURCIER_BULK_REMOVE_LABEL] = { N_("Remove label"), remove_label },
  [SOURCIER_BULK_ADD_FAMILY] = { N_("Add family of purchase"), sourcier_supplier_add_family },
  [SOURCIER_BULK_REMOVE_FAMILY] = { N_("Remove family of purchase"), remove_family },
  [SOURCIER_BULK_ADD_TAG] = { N_("Add tag"), sourcier_supplier_add_tags },
  [SOURCIER_BULK_REMOVE_TAG] = { N_("Remove tag"), sourcier_supplier_remove_tags },
  [SOURCIER_BULK_DELETE] = { N_("Delete suppliers"), NULL },
};

/**
 * sourcier_bulk_value_to_words:
 * @action: what is done
 * @value: with what: the code of a label or of a family, a tag
 *
 * Returns: (transfer full): the value in the reader's words
 */
char *
sourcier_bulk_value_to_words (SourcierBulkAction  action,
                              const char         *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  const SourcierLabelKind *kind = sourcier_label_kind_find (value);
  const SourcierFamily *family = sourcier_family_find (value);

  if ((action == SOURCIER_BULK_ADD_LABEL || action == SOURCIER_BULK_REMOVE_LABEL) && kind != NULL)
    return g_strdup (sourcier_label_kind_get_short_name (kind));
  if ((action == SOURCIER_BULK_ADD_FAMILY || action == SOURCIER_BULK_REMOVE_FAMILY) && family != NULL)
    return g_strdup (sourcier_family_get_name (family));
  return g_strdup (value);
}

static gboolean
change_supplier (SourcierStore       *store,
                 SourcierSupplier    *supplier,
                 SourcierBulkAction   action,
                 const char          *value,
                 gint64              *n_changed,
                 GError             **error)
{
  if (action == SOURCIER_BULK_DELETE)
    {
      *n_changed += 1;
      return sourcier_supplier_store_delete (store, sourcier_supplier_get_id (supplier), error);
    }
  if (!actions[action].change (supplier, value))
    return TRUE;
  *n_changed += 1;
  return sourcier_supplier_store_save (store, supplier, error);
}

static gboolean
change_page (SourcierStore       *store,
             const gint64        *ids,
             guint                n_ids,
             SourcierBulkAction   action,
             const char          *value,
             gint64              *n_changed,
             GError             **error)
{
  g_autoptr (GPtrArray) suppliers = sourcier_supplier_store_load_many (store, ids, n_ids, error);

  for (guint i = 0; suppliers != NULL && i < suppliers->len; i++)
    if (g_ptr_array_index (suppliers, i) != NULL
        && !change_supplier (store, g_ptr_array_index (suppliers, i), action, value, n_changed, error))
      return FALSE;
  return suppliers != NULL;
}

static gboolean
change_all (SourcierStore       *store,
            GArray              *ids,
            SourcierBulkAction   action,
            const char          *value,
            gint64              *n_changed,
            SourcierProgress    *progress,
            GCancellable        *cancellable,
            GError             **error)
{
  for (guint first = 0; first < ids->len; first += PAGE)
    {
      guint n = MIN (PAGE, ids->len - first);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !change_page (store, &g_array_index (ids, gint64, first), n, action, value, n_changed, error))
        return FALSE;
      sourcier_progress_report (progress, first + n, ids->len);
    }
  return TRUE;
}

/* “ESAT · 12”, or just how many where there is no value. */
static char *
describe (SourcierBulkAction  action,
          const char         *value,
          gint64              n_changed)
{
  g_autofree char *count = sourcier_count_format (n_changed);
  g_autofree char *words = value != NULL ? sourcier_bulk_value_to_words (action, value) : NULL;

  return words != NULL ? g_strdup_printf ("%s · %s", words, count) : g_steal_pointer (&count);
}

/* What deleting one supplier is about is its name. */
static gboolean
begin (SourcierStore       *store,
       SourcierBulkAction   action,
       GArray              *ids,
       char               **name,
       GError             **error)
{
  if (action != SOURCIER_BULK_DELETE || ids->len != 1)
    return sourcier_store_begin (store, _(actions[action].name), error);

  g_autoptr (SourcierSupplier) supplier =
    sourcier_supplier_store_load (store, g_array_index (ids, gint64, 0), error);

  if (supplier == NULL)
    return FALSE;
  *name = g_strdup (sourcier_supplier_get_name (supplier));
  return sourcier_store_begin (store, _("Delete supplier"), error);
}

/**
 * sourcier_supplier_bulk_run:
 * @store: an office's file, in no transaction
 * @action: what to do
 * @value: (nullable): with what: the code of a label or of a family, a tag; %NULL for deleting
 * @ids: (element-type gint64): to whom; those who are no longer in the file are passed over
 * @progress: (nullable): told how many suppliers were gone through
 * @cancellable: (nullable): what stops it, with nothing changed
 * @error: where to put what went wrong
 *
 * Does something to several suppliers as one action: one line of the history, one thing to undo.
 *
 * Returns: how many suppliers it changed, or -1 with @error set and nothing changed
 */
gint64
sourcier_supplier_bulk_run (SourcierStore       *store,
                            SourcierBulkAction   action,
                            const char          *value,
                            GArray              *ids,
                            SourcierProgress    *progress,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), -1);
  g_return_val_if_fail (action < G_N_ELEMENTS (actions), -1);
  g_return_val_if_fail ((value != NULL && *value != '\0') || action == SOURCIER_BULK_DELETE, -1);
  g_return_val_if_fail (ids != NULL, -1);

  gint64 n_changed = 0;
  g_autofree char *name = NULL;

  if (!begin (store, action, ids, &name, error))
    return -1;
  if (!change_all (store, ids, action, value, &n_changed, progress, cancellable, error))
    {
      sourcier_store_rollback (store);
      return -1;
    }

  g_autofree char *detail = name != NULL ? g_steal_pointer (&name) : describe (action, value, n_changed);
  sourcier_store_set_detail (store, detail);
  return sourcier_store_commit (store, error) ? n_changed : -1;
}
