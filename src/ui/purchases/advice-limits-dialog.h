/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierAdviceLimitsDialog:
 *
 * From how many suppliers on the office thinks of a clause, of reserving a lot or the contract, and how far they may come
 * to depend on it. Saving is one action that can be undone.
 */
#define SOURCIER_TYPE_ADVICE_LIMITS_DIALOG (sourcier_advice_limits_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierAdviceLimitsDialog, sourcier_advice_limits_dialog, SOURCIER, ADVICE_LIMITS_DIALOG, SourcierFormWindow)

void sourcier_advice_limits_dialog_present (GtkWidget     *from,
                                            SourcierStore *store);

G_END_DECLS
