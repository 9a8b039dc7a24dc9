/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-bulk.h"

#include "base/money.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

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

static const struct
{
  const char *name;
  ChangeSupplier change;
} actions[] = {
  [SOURCIER_BULK_ADD_LABEL] = { N_("Add label"), add_label },
  [SOURCIER_BULK_REMOVE_LABEL] = { N_("Remove label"), remove_label },
  [SOURCIER_BULK_ADD_FAMILY] = { N_("Add family of purchase"), sourcier_supplier_add_family },
  [SOURCIER_BULK_REMOVE_FAMILY] = { N_("Remove family of purchase"), sourcier_supplier_remove_family },
  [SOURCIER_BULK_ADD_TAG] = { N_("Add tag"), sourcier_supplier_add_tags },
  [SOURCIER_BULK_REMOVE_TAG] = { N_("Remove tag"), sourcier_supplier_remove_tags },
  [SOURCIER_BULK_ADD_TO_LIST] = { N_("Add to list"), NULL },
  [SOURCIER_BULK_REMOVE_FROM_LIST] = { N_("Remove from list"), NULL },
  [SOURCIER_BULK_SET_FIELD] = { N_("Set a field"), NULL },
  [SOURCIER_BULK_FILL_FIELD] = { N_("Fill in a field"), NULL },
  [SOURCIER_BULK_DELETE] = { N_("Delete suppliers"), NULL },
};

/**
 * sourcier_bulk_action_is_about_field:
 * @action: what is done
 *
 * Returns: whether it writes a field
 */
gboolean
sourcier_bulk_action_is_about_field (SourcierBulkAction action)
{
  return action == SOURCIER_BULK_SET_FIELD || action == SOURCIER_BULK_FILL_FIELD;
}

/* “Headcount: 50 to 99”, “Source: none” */
static char *
field_to_words (const SourcierBulkChange *change)
{
  const char *name = sourcier_supplier_field_get_name (change->field);
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autofree char *shown = NULL;

  sourcier_supplier_read_field (supplier, change->field, change->value);
  shown = sourcier_supplier_show_field (supplier, change->field);
  /* translators: a field and what is written in it: “Source: fair of 2026” */
  return g_strdup_printf (C_("field", "%s: %s"), name, *shown != '\0' ? shown : C_("field", "nothing"));
}

/**
 * sourcier_bulk_change_to_words:
 * @change: what is done
 *
 * Returns: (transfer full): with what it is done, in the reader's words; "" for deleting
 */
char *
sourcier_bulk_change_to_words (const SourcierBulkChange *change)
{
  g_return_val_if_fail (change != NULL, NULL);

  const SourcierLabelKind *kind = NULL;
  const SourcierFamily *family = NULL;

  if (sourcier_bulk_action_is_about_field (change->action))
    return field_to_words (change);
  if (change->action == SOURCIER_BULK_ADD_LABEL || change->action == SOURCIER_BULK_REMOVE_LABEL)
    kind = sourcier_label_kind_find (change->value);
  if (change->action == SOURCIER_BULK_ADD_FAMILY || change->action == SOURCIER_BULK_REMOVE_FAMILY)
    family = sourcier_family_find (change->value);

  if (kind != NULL)
    return g_strdup (sourcier_label_kind_get_short_name (kind));
  if (family != NULL)
    return g_strdup (sourcier_family_get_name (family));
  return g_strdup (change->value != NULL ? change->value : "");
}

typedef struct
{
  SourcierStore *store;
  const SourcierBulkChange *change;
  SourcierSavedList *list; /* that the action is about, if it is about one */
  gint64 n_changed;
} Bulk;

/* Returns whether the supplier was changed. */
static gboolean
set_field (SourcierSupplier         *supplier,
           const SourcierBulkChange *change)
{
  g_autofree char *before = g_strdup (sourcier_supplier_get_text (supplier, change->field));

  if (change->action == SOURCIER_BULK_FILL_FIELD && *before != '\0')
    return FALSE;
  sourcier_supplier_read_field (supplier, change->field, change->value);
  return !g_str_equal (sourcier_supplier_get_text (supplier, change->field), before);
}

static gboolean
change_supplier (SourcierSupplier  *supplier,
                 gpointer           user_data,
                 GError           **error)
{
  Bulk *bulk = user_data;
  SourcierBulkAction action = bulk->change->action;
  gint64 id = sourcier_supplier_get_id (supplier);
  gboolean changed = TRUE, done;

  if (action == SOURCIER_BULK_DELETE)
    done = sourcier_supplier_store_delete (bulk->store, id, error);
  else if (action == SOURCIER_BULK_ADD_TO_LIST)
    done = sourcier_saved_list_store_add (bulk->store, bulk->list, id, &changed, error);
  else if (action == SOURCIER_BULK_REMOVE_FROM_LIST)
    done = sourcier_saved_list_store_remove (bulk->store, bulk->list, id, &changed, error);
  else
    {
      changed = sourcier_bulk_action_is_about_field (action) ? set_field (supplier, bulk->change)
                                                             : actions[action].change (supplier, bulk->change->value);
      done = !changed || sourcier_supplier_store_save (bulk->store, supplier, error);
    }

  bulk->n_changed += changed;
  return done;
}

static gboolean
change_all (Bulk              *bulk,
            GArray            *ids,
            SourcierProgress  *progress,
            GCancellable      *cancellable,
            GError           **error)
{
  SourcierBulkAction action = bulk->change->action;

  g_autoptr (SourcierSavedList) list = NULL;

  if (action == SOURCIER_BULK_ADD_TO_LIST || action == SOURCIER_BULK_REMOVE_FROM_LIST)
    {
      list = sourcier_saved_list_store_open (bulk->store, &sourcier_supplier_lists, bulk->change->value,
                                             action == SOURCIER_BULK_ADD_TO_LIST, error);
      if (list == NULL)
        return FALSE;
    }
  bulk->list = list;
  return sourcier_supplier_store_each (bulk->store, ids, change_supplier, bulk, progress, cancellable, error);
}

/* “ESAT · 12”, or just how many where there is no value. */
static char *
describe (const SourcierBulkChange *change,
          gint64                    n_changed)
{
  g_autofree char *count = sourcier_count_format (n_changed);
  g_autofree char *words = sourcier_bulk_change_to_words (change);

  return *words != '\0' ? g_strdup_printf ("%s · %s", words, count) : g_steal_pointer (&count);
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
 * @change: what to do
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
sourcier_supplier_bulk_run (SourcierStore             *store,
                            const SourcierBulkChange  *change,
                            GArray                    *ids,
                            SourcierProgress          *progress,
                            GCancellable              *cancellable,
                            GError                   **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), -1);
  g_return_val_if_fail (change != NULL && change->action < G_N_ELEMENTS (actions), -1);
  g_return_val_if_fail (change->action == SOURCIER_BULK_DELETE || change->value != NULL, -1);
  g_return_val_if_fail (change->action == SOURCIER_BULK_DELETE || change->action == SOURCIER_BULK_SET_FIELD
                        || *change->value != '\0', -1);
  g_return_val_if_fail (!sourcier_bulk_action_is_about_field (change->action)
                        || sourcier_supplier_field_is_shared (change->field), -1);
  g_return_val_if_fail (ids != NULL, -1);

  Bulk bulk = { store, change, NULL, 0 };
  g_autofree char *name = NULL;

  if (!begin (store, change->action, ids, &name, error))
    return -1;
  if (!change_all (&bulk, ids, progress, cancellable, error))
    {
      sourcier_store_rollback (store);
      return -1;
    }

  g_autofree char *detail = name != NULL ? g_steal_pointer (&name) : describe (change, bulk.n_changed);
  sourcier_store_set_detail (store, detail);
  return sourcier_store_commit (store, error) ? bulk.n_changed : -1;
}
