/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierRulesPage:
 *
 * The table of rules and thresholds, and what applies to a purchase that is asked about.
 */
#define SOURCIER_TYPE_RULES_PAGE (sourcier_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRulesPage, sourcier_rules_page, SOURCIER, RULES_PAGE, GtkWidget)

GtkWidget *sourcier_rules_page_new       (void);
void       sourcier_rules_page_set_store (SourcierRulesPage *self,
                                          SourcierStore     *store);

G_END_DECLS
