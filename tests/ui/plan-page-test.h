/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"
#include "ui-test.h"

/* The page of the plans in a window, with an office's own file; @plan is the one that is open, 0 for none. */
typedef struct
{
  SourcierStore *store;
  GtkWidget *page;
  GtkWidget *window;
  gint64 plan;
} Desk;

void              plan_page_test_set_up    (Desk             *desk,
                                            gconstpointer     data);
void              plan_page_test_tear_down (Desk             *desk,
                                            gconstpointer     data);
void              plan_page_test_open      (Desk             *desk,
                                            SourcierPlanPart *plan);
SourcierPlanPart *plan_page_test_load      (Desk             *desk);
