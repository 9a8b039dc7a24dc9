/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/wrap-layout.h"

struct _SourcierWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (SourcierWrapLayout, sourcier_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* A child is as wide as it likes to be, at most a whole line. */
static int
child_width (GtkWidget *child,
             int        line_width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, line_width));
}

/* Where the line that begins with @first ends: the first child of the next line, and how high this one is. */
static GtkWidget *
measure_line (SourcierWrapLayout *self,
              GtkWidget          *first,
              int                 line_width,
              int                *line_height)
{
  GtkWidget *child = first;
  int used = 0;

  *line_height = 0;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      width = child_width (child, line_width);
      if (used > 0 && used + self->spacing + width > line_width)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      used += (used > 0 ? self->spacing : 0) + width;
      *line_height = MAX (*line_height, height);
    }
  return child;
}

static int
height_for_width (SourcierWrapLayout *self,
                  GtkWidget          *widget,
                  int                 width)
{
  int total = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      int height;

      child = measure_line (self, child, width, &height);
      if (height > 0)
        total += (total > 0 ? self->spacing : 0) + height;
    }
  return total;
}

static void
measure_width (SourcierWrapLayout *self,
               GtkWidget          *widget,
               int                *minimum,
               int                *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wished;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += (*natural > 0 ? self->spacing : 0) + wished;
    }
}

static GtkSizeRequestMode
sourcier_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                       GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sourcier_wrap_layout_measure (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              GtkOrientation    orientation,
                              int               for_size,
                              int              *minimum,
                              int              *natural,
                              int              *minimum_baseline,
                              int              *natural_baseline)
{
  SourcierWrapLayout *self = SOURCIER_WRAP_LAYOUT (manager);
  int least, wished;

  measure_width (self, widget, &least, &wished);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wished;
    }
  else if (for_size < 0)
    {
      *minimum = *natural = height_for_width (self, widget, wished);
    }
  else
    {
      *minimum = *natural = height_for_width (self, widget, MAX (for_size, least));
    }
}

static void
allocate_line (SourcierWrapLayout *self,
               GtkWidget          *widget,
               GtkWidget          *first,
               GtkWidget          *end,
               int                 line_width,
               int                 y,
               int                 line_height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;
      width = child_width (child, line_width);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { mirrored ? line_width - x - width : x, y, width, line_height },
                                -1);
      x += width + self->spacing;
    }
}

static void
sourcier_wrap_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               int               width,
                               int               height,
                               int               baseline)
{
  SourcierWrapLayout *self = SOURCIER_WRAP_LAYOUT (manager);
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      int line_height;
      GtkWidget *end = measure_line (self, child, width, &line_height);

      allocate_line (self, widget, child, end, width, y, line_height);
      if (line_height > 0)
        y += line_height + self->spacing;
      child = end;
    }
}

static void
sourcier_wrap_layout_class_init (SourcierWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = sourcier_wrap_layout_get_request_mode;
  manager_class->measure = sourcier_wrap_layout_measure;
  manager_class->allocate = sourcier_wrap_layout_allocate;
}

static void
sourcier_wrap_layout_init (SourcierWrapLayout *self)
{
  self->spacing = 6;
}

/**
 * sourcier_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): a layout for gtk_widget_set_layout_manager()
 */
GtkLayoutManager *
sourcier_wrap_layout_new (int spacing)
{
  SourcierWrapLayout *self = g_object_new (SOURCIER_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
