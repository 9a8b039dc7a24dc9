/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/shortlist-panel.h"
#include "purchases/shortlist-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _SourcierShortlistPanel
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group;
  AdwActionRow *mark_row;
  AdwActionRow *remove_row;

  SourcierStore *store;
  GSignalGroup *store_signals;
  SourcierPurchase *purchase;      /* the one shown, NULL for none */
  GPtrArray *rows;                 /* SourcierShortlistRow, which the group holds */
};

guint _sourcier_shortlist_panel_count_ticked    (SourcierShortlistPanel *self);
guint _sourcier_shortlist_panel_count_to_mark   (SourcierShortlistPanel *self);
void  _sourcier_shortlist_panel_remove          (SourcierShortlistPanel *self,
                                                 GArray                 *candidates);
void  _sourcier_shortlist_panel_install_actions (GtkWidgetClass         *widget_class);

G_END_DECLS
