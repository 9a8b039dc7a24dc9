/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlansPage:
 *
 * The schemes for responsible purchasing (SPASER) of an office: their list, and one of them open as an outline, with the
 * thing edited in the middle and what the law asks for on the right.
 */
#define SOURCIER_TYPE_PLANS_PAGE (sourcier_plans_page_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlansPage, sourcier_plans_page, SOURCIER, PLANS_PAGE, GtkWidget)

GtkWidget *sourcier_plans_page_new       (void);
void       sourcier_plans_page_set_store (SourcierPlansPage *self,
                                          SourcierStore     *store);
gboolean   sourcier_plans_page_open      (SourcierPlansPage *self,
                                          gint64             plan);

G_END_DECLS
