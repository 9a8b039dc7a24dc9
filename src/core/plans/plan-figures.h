/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/figure.h"
#include "plans/plan-part.h"

G_BEGIN_DECLS

/* How many years before its first one the state of play of a plan looks back on. */
#define SOURCIER_PLAN_YEARS_BEFORE 3

/**
 * SourcierPlanValue:
 * @in_number: share in number, from 0 to 1; NAN where it is not told
 * @in_value: share in value, from 0 to 1; NAN where it is not told
 * @count: how many; %SOURCIER_NUMBER_UNKNOWN where it is not told
 * @amount: cents HT; %SOURCIER_NUMBER_UNKNOWN where it is not told
 * @computed: whether the register tells it; otherwise somebody typed it
 *
 * What an indicator says of a year: aimed at, reached, or found to begin with.
 */
typedef struct
{
  double in_number;
  double in_value;
  gint64 count;
  gint64 amount;
  gboolean computed;
} SourcierPlanValue;

/**
 * SourcierPlanFigures:
 *
 * What the register and the directory tell for a plan: its blocks of figures and the values of its indicators, for each of
 * its buyers. They are read once, on a worker, and belong to no connection.
 */
typedef struct _SourcierPlanFigures SourcierPlanFigures;

SourcierPlanFigures *sourcier_plan_figures_load          (SourcierStore        *store,
                                                          SourcierPlanPart     *plan,
                                                          SourcierDay           day,
                                                          GError              **error);
void                 sourcier_plan_figures_free          (SourcierPlanFigures  *self);
SourcierDay          sourcier_plan_figures_get_day       (SourcierPlanFigures  *self);
const char          *sourcier_plan_figures_get_departement (SourcierPlanFigures *self);
SourcierContracts   *sourcier_plan_figures_load_years    (SourcierPlanFigures  *self,
                                                          SourcierStore        *store,
                                                          int                   from_year,
                                                          int                   to_year,
                                                          GError              **error);
SourcierContracts   *sourcier_plan_figures_get_contracts (SourcierPlanFigures  *self,
                                                          SourcierPlanPart     *indicator);
void                 sourcier_plan_figures_count_blocks  (SourcierPlanFigures  *self);
void                 sourcier_plan_figures_count_indicators (SourcierPlanFigures *self,
                                                             SourcierPlanPart    *plan);
gboolean             sourcier_plan_figures_tell          (SourcierPlanFigures  *self,
                                                          SourcierPlanPart     *indicator);
SourcierDay          sourcier_plan_get_kept_day          (SourcierPlanPart     *plan,
                                                          SourcierFigureKind    kind);
SourcierFigure      *sourcier_plan_figures_get_figure    (SourcierPlanFigures  *self,
                                                          SourcierPlanPart     *plan,
                                                          SourcierFigureKind    kind);
gboolean             sourcier_plan_figures_get_reached   (SourcierPlanFigures  *self,
                                                          SourcierPlanPart     *indicator,
                                                          int                   year,
                                                          SourcierPlanValue    *value);
void                 sourcier_plan_figures_freeze        (SourcierPlanFigures  *self,
                                                          SourcierPlanPart     *plan);
gboolean             sourcier_plan_indicator_get_target  (SourcierPlanPart     *indicator,
                                                          int                   year,
                                                          SourcierPlanValue    *value);
gboolean             sourcier_plan_indicator_get_baseline (SourcierPlanPart    *indicator,
                                                           SourcierPlanValue   *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierPlanFigures, sourcier_plan_figures_free)

G_END_DECLS
