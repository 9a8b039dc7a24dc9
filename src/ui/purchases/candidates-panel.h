/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierCandidatesPanel:
 *
 * Who could answer a purchase: how many suppliers of the directory, under each article that a contract may be reserved
 * under, and what that makes advisable. A row asks the directory for them by the window's action “win.ask-suppliers”,
 * whose parameter is the question as sourcier_supplier_query_to_json() writes it. Its own action is “advice.limits”.
 */
#define SOURCIER_TYPE_CANDIDATES_PANEL (sourcier_candidates_panel_get_type ())
G_DECLARE_FINAL_TYPE (SourcierCandidatesPanel, sourcier_candidates_panel, SOURCIER, CANDIDATES_PANEL, GtkWidget)

GtkWidget *sourcier_candidates_panel_new       (void);
void       sourcier_candidates_panel_set_store (SourcierCandidatesPanel *self,
                                                SourcierStore           *store);
void       sourcier_candidates_panel_show      (SourcierCandidatesPanel *self,
                                                SourcierPurchase        *purchase);

G_END_DECLS
