/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-calendar.h"

#include "plans/plan-nodes.h"
#include "widgets/time-line.h"

#include <glib/gi18n-lib.h>

/* How wide the names of the actions are, in pixels. */
#define NAME_WIDTH 230

struct _SourcierPlanCalendar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *years;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SourcierPlanCalendar, sourcier_plan_calendar, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
activated_cb (SourcierPlanCalendar *self,
              GObject              *row)
{
  gint64 *id = g_object_get_data (row, "id");

  if (id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, *id);
}

static void
sourcier_plan_calendar_dispose (GObject *object)
{
  g_clear_pointer (&SOURCIER_PLAN_CALENDAR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_plan_calendar_parent_class)->dispose (object);
}

static void
sourcier_plan_calendar_class_init (SourcierPlanCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_calendar_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_label (const char *words,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
sourcier_plan_calendar_init (SourcierPlanCalendar *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), create_label (_("Calendar of the actions"), "title-2"));
  gtk_widget_set_size_request (corner, NAME_WIDTH, -1);
  self->years = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->years), TRUE);
  gtk_widget_set_hexpand (self->years, TRUE);
  gtk_box_append (GTK_BOX (head), corner);
  gtk_box_append (GTK_BOX (head), self->years);
  gtk_widget_set_margin_start (head, 12);
  gtk_widget_set_margin_end (head, 12);
  gtk_box_append (GTK_BOX (self->box), head);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar of the actions"),
                                  -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* The years of the plan, and those that its actions reach beyond. */
static void
find_years (SourcierPlanPart *plan,
            GPtrArray        *actions,
            int              *first,
            int              *last)
{
  gint64 from = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 to = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR);
  int this_year = sourcier_day_get_year (sourcier_day_today ());

  *first = from > 0 ? (int) from : this_year;
  *last = MAX (to > 0 ? (int) to : *first, *first);
  for (guint i = 0; i < actions->len; i++)
    {
      SourcierDay start = (SourcierDay) sourcier_plan_part_get_number (actions->pdata[i], SOURCIER_PLAN_ACTION_START_DAY);
      SourcierDay end = (SourcierDay) sourcier_plan_part_get_number (actions->pdata[i], SOURCIER_PLAN_ACTION_END_DAY);

      if (start != SOURCIER_DAY_NONE)
        *first = MAX (MIN (*first, sourcier_day_get_year (start)), *last - 19);
      if (end != SOURCIER_DAY_NONE)
        *last = MIN (MAX (*last, sourcier_day_get_year (end)), *first + 19);
    }
}

static GArray *
list_milestones (SourcierPlanPart *action)
{
  GPtrArray *milestones = sourcier_plan_part_get_children (action, SOURCIER_PLAN_MILESTONE);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SourcierDay));

  for (guint i = 0; i < milestones->len; i++)
    {
      SourcierDay day = (SourcierDay) sourcier_plan_part_get_number (milestones->pdata[i], SOURCIER_PLAN_MILESTONE_DAY);

      if (day != SOURCIER_DAY_NONE)
        g_array_append_val (days, day);
    }
  return days;
}

/* The line in words, for a tooltip and for who does not see it. */
static char *
describe (SourcierPlanPart *action)
{
  SourcierRecord *record = SOURCIER_RECORD (action);
  GPtrArray *milestones = sourcier_plan_part_get_children (action, SOURCIER_PLAN_MILESTONE);
  g_autofree char *start = sourcier_record_show_field (record, SOURCIER_PLAN_ACTION_START_DAY);
  g_autofree char *end = sourcier_record_show_field (record, SOURCIER_PLAN_ACTION_END_DAY);
  GString *words = g_string_new (sourcier_plan_part_title (action));

  g_string_append_printf (words, "\n%s – %s", *start != '\0' ? start : "…", *end != '\0' ? end : "…");
  for (guint i = 0; i < milestones->len; i++)
    {
      g_autofree char *day = sourcier_record_show_field (milestones->pdata[i], SOURCIER_PLAN_MILESTONE_DAY);
      g_autofree char *title = sourcier_record_show_field (milestones->pdata[i], SOURCIER_PLAN_MILESTONE_TITLE);

      g_string_append_printf (words, "\n%s %s", day, title);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
create_line (SourcierPlanPart *action,
             int               first,
             int               last)
{
  GtkWidget *line = sourcier_time_line_new (first, last);
  SourcierDay start = (SourcierDay) sourcier_plan_part_get_number (action, SOURCIER_PLAN_ACTION_START_DAY);
  SourcierDay end = (SourcierDay) sourcier_plan_part_get_number (action, SOURCIER_PLAN_ACTION_END_DAY);
  g_autoptr (GArray) days = list_milestones (action);

  sourcier_time_line_set_period (SOURCIER_TIME_LINE (line), start, end);
  sourcier_time_line_set_marks (SOURCIER_TIME_LINE (line), days);
  gtk_widget_set_hexpand (line, TRUE);
  return line;
}

static void
add_action (SourcierPlanCalendar *self,
            SourcierPlanPart     *plan,
            SourcierPlanPart     *action,
            int                   first,
            int                   last)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *words = describe (action);
  GtkWidget *name = create_label (sourcier_plan_part_title (action), "plan-calendar-name");
  gboolean dated = sourcier_record_is_told (SOURCIER_RECORD (action), SOURCIER_PLAN_ACTION_START_DAY)
                   || sourcier_record_is_told (SOURCIER_RECORD (action), SOURCIER_PLAN_ACTION_END_DAY);
  GtkWidget *line = dated ? create_line (action, first, last) : create_label (_("No day yet"), "dim-label");
  gint64 *id = g_new (gint64, 1);

  *id = sourcier_record_get_id (SOURCIER_RECORD (action));
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (name, NAME_WIDTH, -1);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_tooltip_text (row, words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "plan-calendar-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
  gtk_list_box_append (self->list, row);
}

static void
show_years (SourcierPlanCalendar *self,
            int                   first,
            int                   last)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->years)) != NULL)
    gtk_box_remove (GTK_BOX (self->years), child);
  for (int year = first; year <= last; year++)
    {
      g_autofree char *words = g_strdup_printf ("%d", year);
      GtkWidget *label = create_label (words, "caption");

      gtk_widget_add_css_class (label, "numeric");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (self->years), label);
    }
}

static GPtrArray *
list_actions (SourcierPlanPart *plan)
{
  GPtrArray *axes = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_AXIS);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < axes->len; i++)
    {
      GPtrArray *objectives = sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE);

      for (guint j = 0; j < objectives->len; j++)
        g_ptr_array_extend (all, sourcier_plan_part_get_children (objectives->pdata[j], SOURCIER_PLAN_ACTION), NULL, NULL);
    }
  return all;
}

/**
 * sourcier_plan_calendar_new:
 *
 * Returns: (transfer floating): an empty calendar
 */
GtkWidget *
sourcier_plan_calendar_new (void)
{
  return g_object_new (SOURCIER_TYPE_PLAN_CALENDAR, NULL);
}

/**
 * sourcier_plan_calendar_show:
 * @self: a calendar
 * @plan: the plan whose actions it shows
 */
void
sourcier_plan_calendar_show (SourcierPlanCalendar *self,
                             SourcierPlanPart     *plan)
{
  GtkWidget *child;
  int first, last;

  g_return_if_fail (SOURCIER_IS_PLAN_CALENDAR (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan));

  g_autoptr (GPtrArray) actions = list_actions (plan);

  find_years (plan, actions, &first, &last);
  show_years (self, first, last);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < actions->len; i++)
    add_action (self, plan, actions->pdata[i], first, last);
  gtk_widget_set_visible (GTK_WIDGET (self->list), actions->len > 0);
}
