/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/chart.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;       /* the year, or what has this share */
  double target;     /* NAN where nothing was aimed at */
  double measured;   /* NAN where nothing was measured */
  gboolean is_start; /* where things began, before anything was aimed at */
} SourcierChartBar;

struct _SourcierChart
{
  GObject parent_instance;

  SourcierLanguage language;
  SourcierChartUnit unit;
  gboolean is_years;
  GArray *bars;      /* SourcierChartBar */
};

typedef enum
{
  SOURCIER_CHART_WORD_TARGET,
  SOURCIER_CHART_WORD_MEASURED,
} SourcierChartWord;

const char *sourcier_chart_word   (SourcierChart     *self,
                                   SourcierChartWord  word);
char       *sourcier_chart_figure (SourcierChart     *self,
                                   double             value);

G_END_DECLS
