/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/undone-supplier.h"

#include <glib/gi18n-lib.h>

struct _SourcierUndoneSupplier
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *reason;
};

G_DEFINE_FINAL_TYPE (SourcierUndoneSupplier, sourcier_undone_supplier, G_TYPE_OBJECT)

static const char * const outcome_codes[SOURCIER_N_UNDO_OUTCOMES] = { "reversed", "kept", "failed" };

static const char * const outcome_names[SOURCIER_N_UNDO_OUTCOMES] = {
  NC_("undo outcome", "Taken back"),
  NC_("undo outcome", "Kept, edited since"),
  NC_("undo outcome", "Could not be taken back"),
};

/**
 * sourcier_undo_outcome_get_code:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its name for programs: "reversed", "kept", "failed"
 */
const char *
sourcier_undo_outcome_get_code (SourcierUndoOutcome outcome)
{
  g_return_val_if_fail (outcome < SOURCIER_N_UNDO_OUTCOMES, "");

  return outcome_codes[outcome];
}

/**
 * sourcier_undo_outcome_get_name:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_undo_outcome_get_name (SourcierUndoOutcome outcome)
{
  g_return_val_if_fail (outcome < SOURCIER_N_UNDO_OUTCOMES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "undo outcome", outcome_names[outcome]);
}

static void
sourcier_undone_supplier_finalize (GObject *object)
{
  SourcierUndoneSupplier *self = SOURCIER_UNDONE_SUPPLIER (object);

  g_free (self->name);
  g_free (self->reason);

  G_OBJECT_CLASS (sourcier_undone_supplier_parent_class)->finalize (object);
}

static void
sourcier_undone_supplier_class_init (SourcierUndoneSupplierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_undone_supplier_finalize;
}

static void
sourcier_undone_supplier_init (SourcierUndoneSupplier *self)
{
}

/**
 * sourcier_undone_supplier_new:
 * @id: a supplier
 * @name: (nullable): its name, %NULL if nobody knows it any more
 * @reason: what becomes of it and why, for the reader
 *
 * Returns: (transfer full): the three together
 */
SourcierUndoneSupplier *
sourcier_undone_supplier_new (gint64      id,
                              const char *name,
                              const char *reason)
{
  SourcierUndoneSupplier *self = g_object_new (SOURCIER_TYPE_UNDONE_SUPPLIER, NULL);

  self->id = id;
  self->name = g_strdup (name != NULL ? name : "");
  self->reason = g_strdup (reason);
  return self;
}

/**
 * sourcier_undone_supplier_get_id:
 * @self: a supplier
 *
 * Returns: its id in the directory, which may not have it any more
 */
gint64
sourcier_undone_supplier_get_id (SourcierUndoneSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_UNDONE_SUPPLIER (self), 0);

  return self->id;
}

/**
 * sourcier_undone_supplier_get_name:
 * @self: a supplier
 *
 * Returns: (transfer none): its name, "" if nobody knows it any more
 */
const char *
sourcier_undone_supplier_get_name (SourcierUndoneSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_UNDONE_SUPPLIER (self), "");

  return self->name;
}

/**
 * sourcier_undone_supplier_get_reason:
 * @self: a supplier
 *
 * Returns: (transfer none): what becomes of it and why, for the reader
 */
const char *
sourcier_undone_supplier_get_reason (SourcierUndoneSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_UNDONE_SUPPLIER (self), "");

  return self->reason;
}
