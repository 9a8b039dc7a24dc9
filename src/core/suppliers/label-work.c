/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/label-work.h"

struct _SourcierLabelWork
{
  GObject parent_instance;

  SourcierSupplier *supplier;
  SourcierLabelAward *award;
};

G_DEFINE_FINAL_TYPE (SourcierLabelWork, sourcier_label_work, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
sourcier_label_work_finalize (GObject *object)
{
  SourcierLabelWork *self = SOURCIER_LABEL_WORK (object);

  g_clear_object (&self->supplier);
  g_clear_object (&self->award);

  G_OBJECT_CLASS (sourcier_label_work_parent_class)->finalize (object);
}

static void
sourcier_label_work_class_init (SourcierLabelWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_label_work_finalize;

  /**
   * SourcierLabelWork::changed:
   *
   * The award or its supplier tells something else than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_label_work_init (SourcierLabelWork *self)
{
}

/**
 * sourcier_label_work_new:
 * @supplier: a supplier
 * @award: one of its awards
 *
 * Returns: (transfer full): the two together
 */
SourcierLabelWork *
sourcier_label_work_new (SourcierSupplier   *supplier,
                         SourcierLabelAward *award)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (award), NULL);

  SourcierLabelWork *self = g_object_new (SOURCIER_TYPE_LABEL_WORK, NULL);

  self->supplier = g_object_ref (supplier);
  self->award = g_object_ref (award);
  return self;
}

/**
 * sourcier_label_work_get_supplier:
 * @self: an award to look after
 *
 * Returns: (transfer none): who holds it
 */
SourcierSupplier *
sourcier_label_work_get_supplier (SourcierLabelWork *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK (self), NULL);

  return self->supplier;
}

/**
 * sourcier_label_work_get_award:
 * @self: an award to look after
 *
 * Returns: (transfer none): the award itself
 */
SourcierLabelAward *
sourcier_label_work_get_award (SourcierLabelWork *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK (self), NULL);

  return self->award;
}

/* Has @self tell what @other tells, and announces it. */
void
_sourcier_label_work_assign (SourcierLabelWork *self,
                             SourcierLabelWork *other)
{
  g_return_if_fail (SOURCIER_IS_LABEL_WORK (self));
  g_return_if_fail (SOURCIER_IS_LABEL_WORK (other));

  g_set_object (&self->supplier, other->supplier);
  g_set_object (&self->award, other->award);
  g_signal_emit (self, signals[CHANGED], 0);
}
