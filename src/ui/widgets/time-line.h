/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierTimeLine:
 *
 * A line of some years with a period on it, the days that matter in it, and today. It says nothing that words beside it do
 * not say.
 */
#define SOURCIER_TYPE_TIME_LINE (sourcier_time_line_get_type ())
G_DECLARE_FINAL_TYPE (SourcierTimeLine, sourcier_time_line, SOURCIER, TIME_LINE, GtkWidget)

GtkWidget *sourcier_time_line_new        (int               first_year,
                                          int               last_year);
void       sourcier_time_line_set_years  (SourcierTimeLine *self,
                                          int               first_year,
                                          int               last_year);
void       sourcier_time_line_set_period (SourcierTimeLine *self,
                                          SourcierDay       from,
                                          SourcierDay       to);
void       sourcier_time_line_set_marks  (SourcierTimeLine *self,
                                          GArray           *days);

G_END_DECLS
