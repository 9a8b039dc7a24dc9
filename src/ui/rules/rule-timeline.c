/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-timeline.h"

#define LEAST_WIDTH 70
#define USUAL_WIDTH 100
#define LINE_HEIGHT 14
#define BAR_HEIGHT 6
#define TODAY_WIDTH 2

struct _SourcierRuleTimeline
{
  GtkWidget parent_instance;

  GtkWidget *track;
  GtkWidget *bar;
  GtkWidget *today;
  SourcierDay from;
  SourcierDay to;
};

G_DEFINE_FINAL_TYPE (SourcierRuleTimeline, sourcier_rule_timeline, GTK_TYPE_WIDGET)

/* Where a day stands on a line of @width pixels; what lies beyond stands at its end. */
static int
place_of (SourcierDay day,
          int         width)
{
  SourcierDay first = sourcier_day_from_ymd (SOURCIER_RULE_TIMELINE_FIRST_YEAR, 1, 1);
  SourcierDay last = sourcier_day_from_ymd (SOURCIER_RULE_TIMELINE_LAST_YEAR, 1, 1);

  return (int) ((gint64) width * (CLAMP (day, first, last) - first) / (last - first));
}

static void
allocate_part (GtkWidget *part,
               int        x,
               int        width,
               int        height,
               int        whole)
{
  int least;

  /* GTK wants each part measured before it is given its place. */
  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (part, &(GtkAllocation) { x, (whole - height) / 2, MAX (width, least), height }, -1);
}

static void
sourcier_rule_timeline_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  SourcierRuleTimeline *self = SOURCIER_RULE_TIMELINE (widget);
  int begin = place_of (self->from, width);
  int end = self->to != SOURCIER_DAY_NONE ? place_of (self->to + 1, width) : width;

  allocate_part (self->track, 0, width, TODAY_WIDTH, height);
  allocate_part (self->bar, begin, MAX (end - begin, TODAY_WIDTH), BAR_HEIGHT, height);
  allocate_part (self->today, place_of (sourcier_day_today (), width), TODAY_WIDTH, MIN (LINE_HEIGHT, height), height);
}

static void
sourcier_rule_timeline_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LINE_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? USUAL_WIDTH : LINE_HEIGHT;
}

static void
sourcier_rule_timeline_dispose (GObject *object)
{
  SourcierRuleTimeline *self = SOURCIER_RULE_TIMELINE (object);

  g_clear_pointer (&self->track, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->today, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_rule_timeline_parent_class)->dispose (object);
}

static void
sourcier_rule_timeline_class_init (SourcierRuleTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_rule_timeline_dispose;
  widget_class->measure = sourcier_rule_timeline_measure;
  widget_class->size_allocate = sourcier_rule_timeline_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add_part (SourcierRuleTimeline *self,
          const char           *css_class)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (part, css_class);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
sourcier_rule_timeline_init (SourcierRuleTimeline *self)
{
  self->track = add_part (self, "track");
  self->bar = add_part (self, "period");
  self->today = add_part (self, "today");
}

/**
 * sourcier_rule_timeline_new:
 *
 * Returns: (transfer floating): a line of a rule that has always held
 */
GtkWidget *
sourcier_rule_timeline_new (void)
{
  return g_object_new (SOURCIER_TYPE_RULE_TIMELINE, NULL);
}

/**
 * sourcier_rule_timeline_set_period:
 * @self: a line
 * @from: the first day, or %SOURCIER_DAY_NONE
 * @to: the last day, or %SOURCIER_DAY_NONE
 *
 * A period that is over is drawn quietly.
 */
void
sourcier_rule_timeline_set_period (SourcierRuleTimeline *self,
                                   SourcierDay           from,
                                   SourcierDay           to)
{
  g_return_if_fail (SOURCIER_IS_RULE_TIMELINE (self));

  self->from = from;
  self->to = to;
  if (to != SOURCIER_DAY_NONE && to < sourcier_day_today ())
    gtk_widget_add_css_class (self->bar, "over");
  else
    gtk_widget_remove_css_class (self->bar, "over");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
