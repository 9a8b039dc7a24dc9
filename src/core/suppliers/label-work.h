/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierLabelWork:
 *
 * An award that wants a hand, with the supplier that holds it. The signal "changed" says that either was brought up to
 * date.
 */
#define SOURCIER_TYPE_LABEL_WORK (sourcier_label_work_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelWork, sourcier_label_work, SOURCIER, LABEL_WORK, GObject)

SourcierLabelWork  *sourcier_label_work_new          (SourcierSupplier   *supplier,
                                                      SourcierLabelAward *award);
SourcierSupplier   *sourcier_label_work_get_supplier (SourcierLabelWork  *self);
SourcierLabelAward *sourcier_label_work_get_award    (SourcierLabelWork  *self);
void                _sourcier_label_work_assign      (SourcierLabelWork  *self,
                                                      SourcierLabelWork  *other);

G_END_DECLS
