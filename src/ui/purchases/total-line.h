/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-totals-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierTotalLine:
 *
 * One line of a table of totals: a value, or the whole answer.
 */
#define SOURCIER_TYPE_TOTAL_LINE (sourcier_total_line_get_type ())
G_DECLARE_FINAL_TYPE (SourcierTotalLine, sourcier_total_line, SOURCIER, TOTAL_LINE, GObject)

GListModel *sourcier_total_lines_new         (SourcierPurchaseTotalsTable *table);
const char *sourcier_total_line_get_value    (SourcierTotalLine           *self);
void        sourcier_total_columns_add       (GtkColumnView               *view);

G_END_DECLS
