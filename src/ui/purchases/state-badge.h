/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sourcier_state_badge_new  (void);
void       sourcier_state_badge_show (GtkWidget             *badge,
                                      SourcierPurchaseState  state);

G_END_DECLS
