/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierDayFilter:
 *
 * The part of a question that says as of which day labels and rules are looked at: a button that tells the day, and behind
 * it a day to type or to pick from a calendar.
 *
 * The signal "changed" says that the reader asks as of another day.
 */
#define SOURCIER_TYPE_DAY_FILTER (sourcier_day_filter_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDayFilter, sourcier_day_filter, SOURCIER, DAY_FILTER, GtkWidget)

GtkWidget             *sourcier_day_filter_new   (void);
void                   sourcier_day_filter_open  (SourcierDayFilter     *self);
void                   sourcier_day_filter_show  (SourcierDayFilter     *self,
                                                  SourcierSupplierQuery *query);
SourcierSupplierQuery *sourcier_day_filter_apply (SourcierDayFilter     *self,
                                                  SourcierSupplierQuery *query);

G_END_DECLS
