/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-indicator-chart.h"
#include "plans/plan-years.h"
#include "widgets/autosave.h"

G_BEGIN_DECLS

/* What the files of the table of years share: its lines, made by one and filled by the other. */

typedef struct
{
  int year;                                       /* 0 of a baseline whose year is not told */
  gboolean is_start;                              /* the baseline, which is typed elsewhere */
  GtkLabel *label;                                /* of the baseline */
  GtkEditable *targets[SOURCIER_PLAN_N_VALUES];
  GtkEditable *reached[SOURCIER_PLAN_N_VALUES]; /* NULL where the register tells it */
  GtkLabel *told[SOURCIER_PLAN_N_VALUES];
  GtkEditable *source;
  GtkEditable *measured_on;
  GtkWidget *contracts;
} SourcierPlanYearsLine;

struct _SourcierPlanYears
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkGrid *grid;
  GArray *lines;
  gint64 indicator; /* its id */
  guint fields[SOURCIER_PLAN_N_VALUES];
  guint n_fields;
  gboolean computed;
  gboolean editable;
  gboolean filling;
  char *made_for;  /* the unit, the measure, the years and the fields */
  SourcierAutosave *autosave;
};

void _sourcier_plan_years_add_heads      (SourcierPlanYears *self);
void _sourcier_plan_years_add_start      (SourcierPlanYears *self);
void _sourcier_plan_years_add_line       (SourcierPlanYears *self,
                                          int                year);
void _sourcier_plan_years_name_contracts (GtkWidget         *button,
                                          int                year);

G_END_DECLS
