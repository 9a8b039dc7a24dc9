/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/chart-view.h"

#include "compat/color.h"

/* The letters of a chart, in pixels. */
#define TEXT_SIZE 11.0

struct _SourcierChartView
{
  GtkWidget parent_instance;

  GtkWidget *area;
  SourcierChart *chart;
};

G_DEFINE_FINAL_TYPE (SourcierChartView, sourcier_chart_view, GTK_TYPE_WIDGET)

/* A colour between the text's and none: quiet lines on light and on dark. */
static SourcierColour
fade (const GdkRGBA *text,
      double         strength)
{
  double ground = text->red + text->green + text->blue > 1.5f ? 0.14 : 1.0;

  return (SourcierColour) {
    (double) text->red * strength + ground * (1 - strength),
    (double) text->green * strength + ground * (1 - strength),
    (double) text->blue * strength + ground * (1 - strength),
  };
}

static void
draw (GtkDrawingArea *area,
      cairo_t        *cr,
      int             width,
      int             height,
      gpointer        user_data)
{
  SourcierChartView *self = user_data;
  GdkRGBA text;

  if (self->chart == NULL)
    return;
  sourcier_widget_get_text_color (GTK_WIDGET (area), &text);

  /* The blue and the amber of the toolkit's palette, which stand out on both; the shapes tell them apart as well. */
  const SourcierChartInk ink = {
    { (double) text.red, (double) text.green, (double) text.blue },
    fade (&text, 0.4),
    { 0.90, 0.58, 0.05 },
    { 0.21, 0.52, 0.89 },
  };

  sourcier_chart_draw (self->chart, cr, width, height, TEXT_SIZE, &ink);
}

static void
sourcier_chart_view_dispose (GObject *object)
{
  SourcierChartView *self = SOURCIER_CHART_VIEW (object);

  g_clear_pointer (&self->area, gtk_widget_unparent);
  g_clear_object (&self->chart);

  G_OBJECT_CLASS (sourcier_chart_view_parent_class)->dispose (object);
}

static void
sourcier_chart_view_class_init (SourcierChartViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_chart_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sourcier_chart_view_init (SourcierChartView *self)
{
  self->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw, self, NULL);
  gtk_widget_set_parent (self->area, GTK_WIDGET (self));
}

/**
 * sourcier_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart
 */
GtkWidget *
sourcier_chart_view_new (void)
{
  return g_object_new (SOURCIER_TYPE_CHART_VIEW, NULL);
}

/**
 * sourcier_chart_view_show:
 * @self: a view
 * @chart: (transfer none): a chart that does not change any more
 */
void
sourcier_chart_view_show (SourcierChartView *self,
                          SourcierChart     *chart)
{
  g_return_if_fail (SOURCIER_IS_CHART_VIEW (self));
  g_return_if_fail (SOURCIER_IS_CHART (chart));

  g_autofree char *words = sourcier_chart_describe (chart);

  g_set_object (&self->chart, chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area), (int) sourcier_chart_get_height (chart, TEXT_SIZE));
  gtk_widget_queue_draw (self->area);
}
