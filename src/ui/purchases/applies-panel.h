/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierAppliesPanel:
 *
 * What applies to a purchase, and why: procedure, publicity, duties with their state, the office's own rules, options; what
 * was just missed, and what another day of launch would change. Duties are answered here: each answer is an action that
 * can be undone. The panel follows the file: a changed rule shows at once.
 *
 * Its actions, which its rows name with the code of a rule: “duty.meet”, “duty.answer”, “duty.reopen”.
 */
#define SOURCIER_TYPE_APPLIES_PANEL (sourcier_applies_panel_get_type ())
G_DECLARE_FINAL_TYPE (SourcierAppliesPanel, sourcier_applies_panel, SOURCIER, APPLIES_PANEL, GtkWidget)

GtkWidget *sourcier_applies_panel_new       (void);
void       sourcier_applies_panel_set_store (SourcierAppliesPanel *self,
                                             SourcierStore        *store);
void       sourcier_applies_panel_show      (SourcierAppliesPanel *self,
                                             SourcierPurchase     *purchase);

G_END_DECLS
