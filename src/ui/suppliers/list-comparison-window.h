/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierListComparisonWindow:
 *
 * Two lists side by side: who is only on the first, on both, only on the second. What the reader chooses to do with a
 * part is done by the page that opened it, before which it closes.
 *
 * Signal "asked" (SourcierSupplierQuery question): the part shall be shown in the directory.
 * Signal "kept" (GArray ids, string name): the part shall be put on the list of this name.
 */
#define SOURCIER_TYPE_LIST_COMPARISON_WINDOW (sourcier_list_comparison_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierListComparisonWindow, sourcier_list_comparison_window, SOURCIER, LIST_COMPARISON_WINDOW,
                      AdwWindow)

GtkWidget *sourcier_list_comparison_window_new (GtkWindow     *parent,
                                                SourcierStore *store,
                                                const char    *first,
                                                const char    *second);

G_END_DECLS
