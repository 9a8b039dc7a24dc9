/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierChartView:
 *
 * A small chart in the colours of the window, told in words to whoever does not see it.
 */
#define SOURCIER_TYPE_CHART_VIEW (sourcier_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SourcierChartView, sourcier_chart_view, SOURCIER, CHART_VIEW, GtkWidget)

GtkWidget *sourcier_chart_view_new  (void);
void       sourcier_chart_view_show (SourcierChartView *self,
                                     SourcierChart     *chart);

G_END_DECLS
