/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sourcier_plan_figure_view_new (SourcierFigure *figure,
                                          const char     *when);

G_END_DECLS
