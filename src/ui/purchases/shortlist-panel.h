/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierShortlistPanel:
 *
 * Whom the office thinks of consulting for a purchase, and who was consulted. Those that are ticked, or all where none is,
 * are marked as consulted or written to; the whole list is copied or exported. Its actions are "shortlist.…".
 */
#define SOURCIER_TYPE_SHORTLIST_PANEL (sourcier_shortlist_panel_get_type ())
G_DECLARE_FINAL_TYPE (SourcierShortlistPanel, sourcier_shortlist_panel, SOURCIER, SHORTLIST_PANEL, GtkWidget)

GtkWidget *sourcier_shortlist_panel_new       (void);
void       sourcier_shortlist_panel_set_store (SourcierShortlistPanel *self,
                                               SourcierStore          *store);
void       sourcier_shortlist_panel_show      (SourcierShortlistPanel *self,
                                               SourcierPurchase       *purchase);

G_END_DECLS
