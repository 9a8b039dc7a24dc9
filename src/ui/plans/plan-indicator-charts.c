/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-indicator-charts.h"

#include "base/user.h"
#include "plans/plan-indicator-chart.h"
#include "widgets/chart-view.h"

struct _SourcierPlanIndicatorCharts
{
  GtkBox parent_instance;

  GtkWidget *captions[SOURCIER_PLAN_N_VALUES];
  GtkWidget *views[SOURCIER_PLAN_N_VALUES];
};

G_DEFINE_FINAL_TYPE (SourcierPlanIndicatorCharts, sourcier_plan_indicator_charts, GTK_TYPE_BOX)

static void
sourcier_plan_indicator_charts_class_init (SourcierPlanIndicatorChartsClass *klass)
{
}

static void
sourcier_plan_indicator_charts_init (SourcierPlanIndicatorCharts *self)
{
  g_autoptr (SourcierPlanPart) target = sourcier_plan_part_new (SOURCIER_PLAN_TARGET);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  for (guint i = 0; i < SOURCIER_PLAN_N_VALUES; i++)
    {
      const char *name =
        sourcier_field_get_name (sourcier_record_get_field (SOURCIER_RECORD (target), SOURCIER_PLAN_TARGET_IN_NUMBER + i));

      self->captions[i] = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "visible", FALSE, NULL);
      gtk_widget_add_css_class (self->captions[i], "dim-label");
      gtk_widget_add_css_class (self->captions[i], "caption-heading");
      self->views[i] = sourcier_chart_view_new ();
      gtk_widget_set_visible (self->views[i], FALSE);
      gtk_widget_set_margin_bottom (self->views[i], 6);
      gtk_box_append (GTK_BOX (self), self->captions[i]);
      gtk_box_append (GTK_BOX (self), self->views[i]);
    }
}

/**
 * sourcier_plan_indicator_charts_new:
 *
 * Returns: (transfer floating): nothing shown yet
 */
GtkWidget *
sourcier_plan_indicator_charts_new (void)
{
  return g_object_new (SOURCIER_TYPE_PLAN_INDICATOR_CHARTS, NULL);
}

static gboolean
tells (SourcierPlanPart *indicator,
       guint             field)
{
  guint fields[SOURCIER_PLAN_N_VALUES];
  guint n = sourcier_plan_indicator_get_values (indicator, fields);

  for (guint i = 0; i < n; i++)
    if (fields[i] == field)
      return TRUE;
  return FALSE;
}

/**
 * sourcier_plan_indicator_charts_show:
 * @self: the charts
 * @plan: the plan as the file has it
 * @indicator: one of its indicators
 * @figures: (nullable): what the register tells, %NULL while it is being read
 *
 * Shows a chart for each number that tells the indicator, where any year says something.
 */
void
sourcier_plan_indicator_charts_show (SourcierPlanIndicatorCharts *self,
                                     SourcierPlanPart            *plan,
                                     SourcierPlanPart            *indicator,
                                     SourcierPlanFigures         *figures)
{
  g_return_if_fail (SOURCIER_IS_PLAN_INDICATOR_CHARTS (self));

  SourcierChart *charts[SOURCIER_PLAN_N_VALUES];

  sourcier_plan_indicator_new_charts (plan, indicator, figures,
                                      sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH, charts);
  for (guint i = 0; i < SOURCIER_PLAN_N_VALUES; i++)
    {
      gboolean shown = charts[i] != NULL && tells (indicator, SOURCIER_PLAN_TARGET_IN_NUMBER + i);

      gtk_widget_set_visible (self->captions[i], shown);
      gtk_widget_set_visible (self->views[i], shown);
      if (shown)
        sourcier_chart_view_show (SOURCIER_CHART_VIEW (self->views[i]), charts[i]);
      g_clear_object (&charts[i]);
    }
}
