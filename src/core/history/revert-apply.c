/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/revert-private.h"

#include "base/money.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/* What was judged to go back does, in one action. */

static gboolean
takes (gint64          action,
       SourcierChange *change,
       gpointer        user_data)
{
  SourcierRevert *self = user_data;
  const SourcierTouched *thing = _sourcier_revert_find_touched (self, change);

  return thing != NULL && _sourcier_revert_goes_back (self, thing)
         && (_sourcier_revert_is_whole (self, thing) || _sourcier_revert_judge (self, change, NULL) == SOURCIER_ROW_GOES_BACK);
}

/* Fields that were changed since are left out, and those that would name what is gone; so is what is computed from them,
 * which is written anew. */
static gboolean
takes_field (SourcierChange *change,
             guint           column,
             gpointer        user_data)
{
  SourcierRevert *self = user_data;
  const SourcierTouched *thing = _sourcier_revert_find_touched (self, change);
  g_auto (SourcierStandingRow) row = { FALSE };

  if (thing == NULL || _sourcier_revert_is_whole (self, thing)
      || sourcier_change_get_kind (change) != SOURCIER_CHANGE_CHANGED)
    return TRUE;
  if (_sourcier_revert_names_lost (self, change, column))
    return FALSE;
  return !sourcier_change_compare (change, self->store, &row) || !row.is_there || row.as_after[column];
}

static gboolean
note_refused (gint64          action,
              SourcierChange *change,
              gpointer        user_data)
{
  SourcierRevert *self = user_data;
  SourcierTouched *thing = _sourcier_revert_find_touched (self, change);

  if (thing != NULL)
    thing->refused = TRUE;
  self->any_refused = TRUE;
  return TRUE;
}

/* What is computed from fields of which some went back and some did not says what they say now. */
static gboolean
compute_again (SourcierRevert     *self,
               const SourcierRow  *row,
               GError            **error)
{
  if (g_str_equal (row->table, "supplier"))
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (self->store, row->id, error);

      return supplier != NULL && sourcier_supplier_store_save (self->store, supplier, error);
    }
  if (g_str_equal (row->table, "purchase"))
    {
      g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (self->store, row->id, error);

      return purchase != NULL && sourcier_purchase_store_save (self->store, purchase, error);
    }
  return TRUE;
}

static gboolean
compute_all_again (SourcierRevert  *self,
                   GError         **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const SourcierTouched *thing = self->order->pdata[i];

      if (!_sourcier_revert_is_whole (self, thing) && !thing->deleted && _sourcier_revert_goes_back (self, thing)
          && !compute_again (self, &thing->row, error))
        return FALSE;
    }
  return TRUE;
}

/* "list.csv: 12 new: 12 taken back, 3 kept" */
static char *
describe (SourcierRevert *self)
{
  const char *detail = sourcier_action_get_detail (self->action), *name = sourcier_action_get_name (self->action);
  gint64 n_back = self->n[SOURCIER_REVERT_REVERSED] + self->n[SOURCIER_REVERT_PARTLY];
  g_autofree char *about = *detail == '\0' ? g_strdup (name) : g_strdup_printf (C_("told thing", "%s: %s"), name, detail);
  g_autofree char *reversed = sourcier_count_format (n_back);
  g_autofree char *kept = sourcier_count_format (self->n[SOURCIER_REVERT_KEPT] + self->n[SOURCIER_REVERT_FAILED]);

  if (self->order->len == 1 && n_back == 1)
    return g_steal_pointer (&about);
  /* translators: what an action was about, how many things were taken back and how many not */
  return g_strdup_printf (_("%s — %s taken back, %s kept"), sourcier_revert_is_import (self) ? detail : about, reversed, kept);
}

static gboolean
take_back (SourcierRevert  *self,
           GError         **error)
{
  self->any_refused = FALSE;
  return sourcier_store_take_back (self->store, self->action_id, takes, takes_field, note_refused, self, error)
         && (self->any_refused || compute_all_again (self, error));
}

/**
 * _sourcier_revert_try:
 * @self: an action that was looked at
 * @again: (out): whether something turned out not to be as the history says: nothing is done then, and that stays
 * @error: where to put what went wrong
 *
 * Takes back once what goes back.
 *
 * Returns: %FALSE with @error set, nothing being changed
 */
gboolean
_sourcier_revert_try (SourcierRevert  *self,
                      gboolean        *again,
                      GError         **error)
{
  g_autofree char *detail = describe (self);
  gboolean done;

  *again = FALSE;
  if (!sourcier_store_begin (self->store, sourcier_revert_is_import (self) ? _("Undo an import") : _("Revert a change"), error))
    return FALSE;
  sourcier_store_set_detail (self->store, detail);
  /* What it takes may have been given up since it was judged. */
  done = _sourcier_revert_find_action (self, error) && take_back (self, error);
  if (done && !self->any_refused)
    return sourcier_store_commit (self->store, error);
  sourcier_store_rollback (self->store);
  _sourcier_revert_count (self);
  *again = done;
  return done;
}
