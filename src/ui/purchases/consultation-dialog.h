/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierConsultationDialog:
 *
 * Asks on which day suppliers were consulted: today, unless another day is told. "told" is emitted with the day, a #guint.
 */
#define SOURCIER_TYPE_CONSULTATION_DIALOG (sourcier_consultation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierConsultationDialog, sourcier_consultation_dialog, SOURCIER, CONSULTATION_DIALOG,
                      SourcierFormWindow)

GtkWidget *sourcier_consultation_dialog_new (GtkWidget *from,
                                             guint      n_suppliers);

G_END_DECLS
