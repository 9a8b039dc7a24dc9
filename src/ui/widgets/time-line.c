/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/time-line.h"

#define LEAST_WIDTH 70
#define USUAL_WIDTH 100
#define LINE_HEIGHT 14
#define BAR_HEIGHT 6
#define TODAY_WIDTH 2
#define MARK_SIZE 10

struct _SourcierTimeLine
{
  GtkWidget parent_instance;

  GtkWidget *track;
  GtkWidget *bar;
  GtkWidget *today;
  GPtrArray *marks; /* a widget for each day that matters */
  GArray *days;
  int first_year;
  int last_year;    /* included */
  SourcierDay from;
  SourcierDay to;
};

G_DEFINE_FINAL_TYPE (SourcierTimeLine, sourcier_time_line, GTK_TYPE_WIDGET)

/* Where a day stands on a line of @width pixels; what lies beyond stands at its end. */
static int
place_of (SourcierTimeLine *self,
          SourcierDay       day,
          int               width)
{
  SourcierDay first = sourcier_day_from_ymd (self->first_year, 1, 1);
  SourcierDay last = sourcier_day_from_ymd (self->last_year + 1, 1, 1);

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
sourcier_time_line_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  SourcierTimeLine *self = SOURCIER_TIME_LINE (widget);
  int begin = place_of (self, self->from, width);
  int end = self->to != SOURCIER_DAY_NONE ? place_of (self, self->to + 1, width) : width;

  allocate_part (self->track, 0, width, TODAY_WIDTH, height);
  allocate_part (self->bar, begin, MAX (end - begin, TODAY_WIDTH), BAR_HEIGHT, height);
  allocate_part (self->today, place_of (self, sourcier_day_today (), width), TODAY_WIDTH, MIN (LINE_HEIGHT, height), height);
  for (guint i = 0; i < self->marks->len; i++)
    allocate_part (self->marks->pdata[i], place_of (self, g_array_index (self->days, SourcierDay, i), width) - MARK_SIZE / 2,
                   MARK_SIZE, MARK_SIZE, height);
}

static void
sourcier_time_line_measure (GtkWidget      *widget,
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
sourcier_time_line_dispose (GObject *object)
{
  SourcierTimeLine *self = SOURCIER_TIME_LINE (object);

  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->track, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->today, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_time_line_parent_class)->dispose (object);
}

static void
sourcier_time_line_class_init (SourcierTimeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_time_line_dispose;
  widget_class->measure = sourcier_time_line_measure;
  widget_class->size_allocate = sourcier_time_line_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add_part (SourcierTimeLine *self,
          const char           *css_class)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (part, css_class);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
sourcier_time_line_init (SourcierTimeLine *self)
{
  self->track = add_part (self, "track");
  self->bar = add_part (self, "period");
  self->today = add_part (self, "today");
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->days = g_array_new (FALSE, FALSE, sizeof (SourcierDay));
}

/**
 * sourcier_time_line_new:
 * @first_year: the year at its start
 * @last_year: the year at its end, included
 *
 * Returns: (transfer floating): a line of a period without a beginning or an end
 */
GtkWidget *
sourcier_time_line_new (int first_year,
                        int last_year)
{
  SourcierTimeLine *self = g_object_new (SOURCIER_TYPE_TIME_LINE, NULL);

  sourcier_time_line_set_years (self, first_year, last_year);
  return GTK_WIDGET (self);
}

/**
 * sourcier_time_line_set_years:
 * @self: a line
 * @first_year: the year at its start
 * @last_year: the year at its end, included
 *
 * Today is shown where it is one of these years.
 */
void
sourcier_time_line_set_years (SourcierTimeLine *self,
                              int               first_year,
                              int               last_year)
{
  g_return_if_fail (SOURCIER_IS_TIME_LINE (self));
  g_return_if_fail (first_year <= last_year);

  self->first_year = first_year;
  self->last_year = last_year;
  gtk_widget_set_visible (self->today, sourcier_day_today () >= sourcier_day_from_ymd (first_year, 1, 1)
                                         && sourcier_day_today () < sourcier_day_from_ymd (last_year + 1, 1, 1));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * sourcier_time_line_set_period:
 * @self: a line
 * @from: the first day, or %SOURCIER_DAY_NONE
 * @to: the last day, or %SOURCIER_DAY_NONE
 *
 * A period that is over is drawn quietly.
 */
void
sourcier_time_line_set_period (SourcierTimeLine *self,
                                   SourcierDay           from,
                                   SourcierDay           to)
{
  g_return_if_fail (SOURCIER_IS_TIME_LINE (self));

  self->from = from;
  self->to = to;
  if (to != SOURCIER_DAY_NONE && to < sourcier_day_today ())
    gtk_widget_add_css_class (self->bar, "over");
  else
    gtk_widget_remove_css_class (self->bar, "over");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * sourcier_time_line_set_marks:
 * @self: a line
 * @days: (element-type SourcierDay): the days that matter
 */
void
sourcier_time_line_set_marks (SourcierTimeLine *self,
                              GArray           *days)
{
  g_return_if_fail (SOURCIER_IS_TIME_LINE (self));
  g_return_if_fail (days != NULL);

  g_array_set_size (self->days, 0);
  g_ptr_array_set_size (self->marks, 0);
  for (guint i = 0; i < days->len; i++)
    {
      g_array_append_val (self->days, g_array_index (days, SourcierDay, i));
      g_ptr_array_add (self->marks, add_part (self, "mark"));
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
