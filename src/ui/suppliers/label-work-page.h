/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierLabelWorkPage:
 *
 * The labels that want a hand: those that end soon, that have ended, that nobody ever checked. Its actions:
 * “page.search”, “page.clear”, “page.edit”, “page.check”, “page.export”.
 */
#define SOURCIER_TYPE_LABEL_WORK_PAGE (sourcier_label_work_page_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelWorkPage, sourcier_label_work_page, SOURCIER, LABEL_WORK_PAGE, GtkWidget)

GtkWidget *sourcier_label_work_page_new       (void);
void       sourcier_label_work_page_set_store (SourcierLabelWorkPage *self,
                                               SourcierStore         *store);

G_END_DECLS
