/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SourcierChart:
 *
 * A small chart, drawn with Cairo on a page, in a picture or in a window, readable in black and white: what was aimed at
 * is an empty outline with a hatch, what was measured is full, and each bar carries its figure. It is not changed once
 * it is drawn; any thread may draw it then.
 */
#define SOURCIER_TYPE_CHART (sourcier_chart_get_type ())
G_DECLARE_FINAL_TYPE (SourcierChart, sourcier_chart, SOURCIER, CHART, GObject)

/**
 * SourcierChartUnit:
 * @SOURCIER_CHART_NUMBER: values are numbers of things
 * @SOURCIER_CHART_PERCENT: values are shares of one, written as percentages
 * @SOURCIER_CHART_MONEY: values are cents, written in euros
 */
typedef enum
{
  SOURCIER_CHART_NUMBER,
  SOURCIER_CHART_PERCENT,
  SOURCIER_CHART_MONEY,
} SourcierChartUnit;

typedef struct
{
  double red;
  double green;
  double blue;
} SourcierColour;

/**
 * SourcierChartInk:
 * @text: labels and figures
 * @line: the axis
 * @target: what is aimed at
 * @measured: what was measured, and the bars of shares
 *
 * What a chart is drawn with: a window gives its own colours, paper has sourcier_chart_paper_ink.
 */
typedef struct
{
  SourcierColour text;
  SourcierColour line;
  SourcierColour target;
  SourcierColour measured;
} SourcierChartInk;

extern const SourcierChartInk sourcier_chart_paper_ink;

SourcierChart *sourcier_chart_new_years  (SourcierLanguage        language,
                                          SourcierChartUnit       unit);
SourcierChart *sourcier_chart_new_shares (SourcierLanguage        language,
                                          SourcierChartUnit       unit);
void           sourcier_chart_add_year   (SourcierChart          *self,
                                          int                     year,
                                          double                  target,
                                          double                  measured);
void           sourcier_chart_add_start  (SourcierChart          *self,
                                          int                     year,
                                          double                  measured);
void           sourcier_chart_add_share  (SourcierChart          *self,
                                          const char             *label,
                                          double                  value);
char          *sourcier_chart_describe   (SourcierChart          *self);
double         sourcier_chart_get_height (SourcierChart          *self,
                                          double                  text_size);
void           sourcier_chart_draw       (SourcierChart          *self,
                                          cairo_t                *cr,
                                          double                  width,
                                          double                  height,
                                          double                  text_size,
                                          const SourcierChartInk *ink);
GByteArray    *sourcier_chart_to_png    (SourcierChart          *self,
                                         double                  width,
                                         double                  height,
                                         double                  text_size,
                                         double                  scale);
GByteArray    *sourcier_chart_to_svg    (SourcierChart          *self,
                                         double                  width,
                                         double                  height,
                                         double                  text_size);

G_END_DECLS
