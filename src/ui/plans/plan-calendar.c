/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-calendar.h"

#include "plans/plan-nodes.h"
#include "widgets/slices.h"
#include "widgets/time-line.h"

#include <glib/gi18n-lib.h>

/* How wide the names of the actions are, in pixels. */
#define NAME_WIDTH 230

struct _SourcierPlanCalendar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *years;
  GtkWidget *scrolled;
  GtkWidget *empty;
  GtkWidget *legend;
  SourcierPlanPart *plan;
  GListStore *actions;   /* of SourcierPlanPart */
  GPtrArray *all;        /* those of the plan: they go to the list little by little */
  SourcierSlices *slices;
  int first_year;
  int last_year;
};

G_DEFINE_FINAL_TYPE (SourcierPlanCalendar, sourcier_plan_calendar, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
activated_cb (SourcierPlanCalendar *self,
              guint                 position)
{
  g_autoptr (SourcierRecord) action = g_list_model_get_item (G_LIST_MODEL (self->actions), position);

  if (action != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, sourcier_record_get_id (action));
}

static void
sourcier_plan_calendar_dispose (GObject *object)
{
  SourcierPlanCalendar *self = SOURCIER_PLAN_CALENDAR (object);

  g_clear_pointer (&self->slices, sourcier_slices_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->plan);

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

static void
setup_cb (SourcierPlanCalendar *self,
          GtkListItem          *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = create_label (NULL, "plan-calendar-name"), *line = sourcier_time_line_new (self->first_year, self->last_year);
  GtkWidget *undated = create_label (_("No day yet"), "dim-label");

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (name, NAME_WIDTH, -1);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 1);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), undated);
  gtk_list_item_set_child (item, box);
}

static void
show_line (SourcierPlanCalendar *self,
           SourcierPlanPart     *action,
           GtkWidget            *line)
{
  SourcierDay start = (SourcierDay) sourcier_plan_part_get_number (action, SOURCIER_PLAN_ACTION_START_DAY);
  SourcierDay end = (SourcierDay) sourcier_plan_part_get_number (action, SOURCIER_PLAN_ACTION_END_DAY);
  gboolean dated = start != SOURCIER_DAY_NONE || end != SOURCIER_DAY_NONE;
  g_autoptr (GArray) days = list_milestones (action);

  sourcier_time_line_set_years (SOURCIER_TIME_LINE (line), self->first_year, self->last_year);
  sourcier_time_line_set_period (SOURCIER_TIME_LINE (line), start, end);
  sourcier_time_line_set_marks (SOURCIER_TIME_LINE (line), days);
  gtk_widget_set_visible (line, dated);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (line), !dated);
}

static void
bind_cb (SourcierPlanCalendar *self,
         GtkListItem          *item)
{
  SourcierPlanPart *action = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (box), *row = gtk_widget_get_parent (box);
  g_autofree char *words = describe (action);
  g_autofree char *title =
    g_strdup_printf ("%u.%u %s", sourcier_plan_number_objective (self->plan, sourcier_plan_part_get_parent (action)),
                     sourcier_plan_find_place (action) + 1, sourcier_plan_part_title (action));

  gtk_label_set_label (GTK_LABEL (name), title);
  show_line (self, action, gtk_widget_get_next_sibling (name));
  gtk_widget_set_tooltip_text (box, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GtkWidget *
create_view (SourcierPlanCalendar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->actions))));
  GtkWidget *view = gtk_list_view_new (model, factory);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "plan-calendar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar of the actions"), -1);
  return view;
}

static GtkWidget *
create_head (SourcierPlanCalendar *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (corner, NAME_WIDTH, -1);
  self->years = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->years), TRUE);
  gtk_widget_set_hexpand (self->years, TRUE);
  gtk_box_append (GTK_BOX (head), corner);
  gtk_box_append (GTK_BOX (head), self->years);
  gtk_widget_set_margin_start (head, 12);
  gtk_widget_set_margin_end (head, 12);
  return head;
}

/* The years stay in sight above the actions, which scroll. */
static void
sourcier_plan_calendar_init (SourcierPlanCalendar *self)
{
  self->actions = g_list_store_new (SOURCIER_TYPE_PLAN_PART);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), create_label (_("Calendar of the actions"), "title-2"));
  self->empty = create_label (_("No action yet"), "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->empty);
  self->legend = create_label (_("The upright line is today; circles are milestones."), "dim-label");
  gtk_widget_add_css_class (self->legend, "caption");
  gtk_label_set_wrap (GTK_LABEL (self->legend), TRUE);
  gtk_box_append (GTK_BOX (self->box), self->legend);
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), create_view (self));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_widget_add_css_class (self->scrolled, "card");
  gtk_widget_set_overflow (self->scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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

static gpointer
take (gconstpointer part,
      gpointer      user_data)
{
  return g_object_ref ((gpointer) part);
}

static GPtrArray *
list_actions (SourcierPlanPart *plan)
{
  GPtrArray *axes = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_AXIS);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < axes->len; i++)
    {
      GPtrArray *objectives = sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE);

      for (guint j = 0; j < objectives->len; j++)
        g_ptr_array_extend (all, sourcier_plan_part_get_children (objectives->pdata[j], SOURCIER_PLAN_ACTION),
                            take, NULL);
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

static void
add_action (gpointer owner,
            guint    i)
{
  SourcierPlanCalendar *self = owner;

  g_list_store_append (self->actions, self->all->pdata[i]);
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
  g_return_if_fail (SOURCIER_IS_PLAN_CALENDAR (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan));

  g_clear_pointer (&self->slices, sourcier_slices_free);
  g_list_store_remove_all (self->actions);
  g_set_object (&self->plan, plan);
  g_ptr_array_unref (self->all);
  self->all = list_actions (plan);
  find_years (plan, self->all, &self->first_year, &self->last_year);
  show_years (self, self->first_year, self->last_year);
  gtk_widget_set_visible (gtk_widget_get_parent (self->years), self->all->len > 0);
  gtk_widget_set_visible (self->scrolled, self->all->len > 0);
  gtk_widget_set_visible (self->legend, self->all->len > 0);
  gtk_widget_set_visible (self->empty, self->all->len == 0);
  self->slices = sourcier_slices_begin (self, self->all->len, add_action);
}
