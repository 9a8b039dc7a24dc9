/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-desk.h"

#include "base/user.h"
#include "plans/plan-calendar.h"
#include "plans/plan-child-list.h"
#include "plans/plan-nodes.h"
#include "plans/plan-part-form.h"
#include "plans/plan-figure-pane.h"
#include "widgets/chart-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A part of the plan has two lists of small parts at most. */
#define MOST_LISTS 2

/* As many years as a chart has room for. */
#define MOST_YEARS 12

struct _SourcierPlanDesk
{
  AdwBin parent_instance;

  guint kind;
  gint64 id;
  gboolean editable;
  GtkWidget *box;
  SourcierPlanPartForm *form;                /* NULL where no part is shown */
  SourcierPlanChildList *lists[MOST_LISTS];
  SourcierPlanKind list_kinds[MOST_LISTS];
  guint n_lists;
  GtkWidget *links;                          /* what belongs to the part and has a line of its own */
  SourcierPlanCalendar *calendar;
  SourcierPlanYears *years;
  SourcierChartView *chart;
  SourcierPlanFigurePane *figures;       /* of a chapter */
};

G_DEFINE_FINAL_TYPE (SourcierPlanDesk, sourcier_plan_desk, ADW_TYPE_BIN)

enum { WRITTEN, CHILD_WRITTEN, CHILD_REMOVED, CHOSEN, YEARS_CHANGED, CONTRACTS, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
written_cb (SourcierPlanDesk *self,
            SourcierRecord   *record)
{
  g_signal_emit (self, signals[WRITTEN], 0, record);
}

static void
child_written_cb (SourcierPlanDesk *self,
                  SourcierPlanPart *child)
{
  g_signal_emit (self, signals[CHILD_WRITTEN], 0, child);
}

static void
child_removed_cb (SourcierPlanDesk *self,
                  SourcierPlanPart *child)
{
  g_signal_emit (self, signals[CHILD_REMOVED], 0, child);
}

static void
link_activated_cb (SourcierPlanDesk *self,
                   GtkListBoxRow    *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  g_signal_emit (self, signals[CHOSEN], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind")), *id);
}

static void
action_chosen_cb (SourcierPlanDesk *self,
                  gint64            id)
{
  g_signal_emit (self, signals[CHOSEN], 0, SOURCIER_PLAN_ACTION, id);
}

static void
years_changed_cb (SourcierPlanDesk  *self,
                  SourcierPlanYears *years)
{
  g_signal_emit (self, signals[YEARS_CHANGED], 0, years);
}

static void
contracts_cb (SourcierPlanDesk *self,
              int               year)
{
  g_signal_emit (self, signals[CONTRACTS], 0, year);
}

static void
add_years (SourcierPlanDesk *self,
           SourcierPlanPart *plan,
           SourcierPlanPart *indicator)
{
  GtkWidget *years = sourcier_plan_years_new (plan, indicator, self->editable);
  GtkWidget *heading = gtk_label_new (_("Targets and what was reached"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 12);
  g_signal_connect_object (years, "changed", G_CALLBACK (years_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (years, "contracts", G_CALLBACK (contracts_cb), self, G_CONNECT_SWAPPED);
  self->chart = SOURCIER_CHART_VIEW (sourcier_chart_view_new ());
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (box), years);
  gtk_widget_set_margin_bottom (box, 9);
  sourcier_plan_part_form_add (self->form, box);
  self->years = SOURCIER_PLAN_YEARS (years);
}

static void
add_figures (SourcierPlanDesk *self)
{
  GtkWidget *figures = sourcier_plan_figure_pane_new ();

  gtk_box_append (GTK_BOX (self->box), figures);
  self->figures = SOURCIER_PLAN_FIGURE_PANE (figures);
}

static void
add_list (SourcierPlanDesk *self,
          SourcierPlanKind  kind)
{
  GtkWidget *list = sourcier_plan_child_list_new (kind, self->editable);

  g_signal_connect_object (list, "written", G_CALLBACK (child_written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "removed", G_CALLBACK (child_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_top (list, 12);
  gtk_box_append (GTK_BOX (self->box), list);
  self->lists[self->n_lists] = SOURCIER_PLAN_CHILD_LIST (list);
  self->list_kinds[self->n_lists++] = kind;
}

static void
add_lists (SourcierPlanDesk *self)
{
  switch (self->kind)
    {
    case SOURCIER_PLAN_ROOT:
      add_list (self, SOURCIER_PLAN_BUYER);
      break;
    case SOURCIER_PLAN_ACTION:
      add_list (self, SOURCIER_PLAN_MILESTONE);
      add_list (self, SOURCIER_PLAN_COMMENT);
      break;
    case SOURCIER_PLAN_REVIEW:
      add_list (self, SOURCIER_PLAN_MEETING);
      break;
    default:
      break;
    }
}

static void
add_link (SourcierPlanDesk *self,
          SourcierPlanPart *plan,
          SourcierPlanPart *part)
{
  g_autofree char *caption = sourcier_plan_part_caption (plan, part);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", sourcier_plan_part_title (part), "subtitle",
                                 caption, "activatable", TRUE, NULL);
  gint64 *id = g_new (gint64, 1);

  *id = sourcier_record_get_id (SOURCIER_RECORD (part));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (sourcier_plan_part_get_kind (part)));
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (link_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->links), row);
}

/* The indicators that follow an objective have a link to it. */
static void
add_indicator_links (SourcierPlanDesk *self,
                     SourcierPlanPart *plan)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);

  for (guint i = 0; i < indicators->len; i++)
    if (self->kind == SOURCIER_PLAN_NODE_INDICATORS
        || sourcier_plan_part_get_number (indicators->pdata[i], SOURCIER_PLAN_INDICATOR_OBJECTIVE) == self->id)
      add_link (self, plan, indicators->pdata[i]);
}

static void
fill_links (SourcierPlanDesk *self,
            SourcierPlanPart *plan,
            SourcierPlanPart *part)
{
  gboolean axis = self->kind == SOURCIER_PLAN_AXIS, objective = self->kind == SOURCIER_PLAN_OBJECTIVE;
  GPtrArray *children = axis ? sourcier_plan_part_get_children (part, SOURCIER_PLAN_OBJECTIVE)
                        : objective ? sourcier_plan_part_get_children (part, SOURCIER_PLAN_ACTION) : NULL;

  if (self->links != NULL)
    gtk_box_remove (GTK_BOX (self->box), g_steal_pointer (&self->links));
  if (children == NULL && self->kind != SOURCIER_PLAN_NODE_INDICATORS)
    return;
  self->links = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->links),
                                   axis ? _("Objectives") : objective ? _("Actions and indicators") : _("Indicators"));
  gtk_widget_set_margin_top (self->links, 12);
  gtk_box_append (GTK_BOX (self->box), self->links);
  for (guint i = 0; children != NULL && i < children->len; i++)
    add_link (self, plan, children->pdata[i]);
  if (!axis)
    add_indicator_links (self, plan);
}

static void
build (SourcierPlanDesk *self,
       SourcierPlanPart *plan,
       SourcierPlanPart *part)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  if (part != NULL)
    {
      g_autofree char *caption = sourcier_plan_part_caption (plan, part);

      self->form = SOURCIER_PLAN_PART_FORM (sourcier_plan_part_form_new (part, caption, self->editable));
      g_signal_connect_object (self->form, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->form));
      add_lists (self);
      if (self->kind == SOURCIER_PLAN_INDICATOR)
        add_years (self, plan, part);
      if (self->kind == SOURCIER_PLAN_SECTION)
        add_figures (self);
    }
  else if (self->kind == SOURCIER_PLAN_NODE_CALENDAR)
    {
      self->calendar = SOURCIER_PLAN_CALENDAR (sourcier_plan_calendar_new ());
      g_signal_connect_object (self->calendar, "chosen", G_CALLBACK (action_chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->calendar));
    }
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static gboolean
is_shown (SourcierPlanDesk *self,
          guint             kind,
          gint64            id,
          gboolean          editable,
          SourcierPlanPart *plan,
          SourcierPlanPart *part)
{
  return self->box != NULL && self->kind == kind && self->id == id && self->editable == editable
         && (self->form == NULL || (part != NULL && sourcier_plan_part_form_tells (self->form, part)))
         && (self->years == NULL || (part != NULL && sourcier_plan_years_suit (self->years, plan, part)));
}

/**
 * sourcier_plan_desk_show:
 * @self: a desk
 * @plan: the plan as the file has it
 * @kind: a #SourcierPlanKind, or a kind of line that stands for no part
 * @id: the id of the part
 * @editable: whether it may be changed
 *
 * Shows a thing of the plan. One that is shown already, and says the same, keeps its form and the cursor in it.
 */
void
sourcier_plan_desk_show (SourcierPlanDesk *self,
                         SourcierPlanPart *plan,
                         guint             kind,
                         gint64            id,
                         gboolean          editable)
{
  g_return_if_fail (SOURCIER_IS_PLAN_DESK (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan));

  SourcierPlanPart *part = kind < SOURCIER_N_PLAN_KINDS ? sourcier_plan_find_part (plan, kind, id) : NULL;

  if (!is_shown (self, kind, id, editable, plan, part))
    {
      sourcier_plan_desk_clear (self);
      self->kind = kind;
      self->id = id;
      self->editable = editable;
      build (self, plan, part);
    }
  for (guint i = 0; part != NULL && i < self->n_lists; i++)
    sourcier_plan_child_list_show (self->lists[i], sourcier_plan_part_get_children (part, self->list_kinds[i]));
  if (self->calendar != NULL)
    sourcier_plan_calendar_show (self->calendar, plan);
  fill_links (self, plan, part);
}

/* What a chart shows of a value: its share in number, else in value, else its count. */
static double
pick_value (const SourcierPlanValue *value,
            gboolean                 share)
{
  if (share)
    return isnan (value->in_number) ? value->in_value : value->in_number;
  return value->count != SOURCIER_NUMBER_UNKNOWN ? (double) value->count : NAN;
}

static void
show_chart (SourcierPlanDesk    *self,
            SourcierPlanPart    *plan,
            SourcierPlanPart    *indicator,
            SourcierPlanFigures *figures)
{
  const char *unit = sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_UNIT);
  gboolean share = g_str_equal (unit, "contracts") || g_str_equal (unit, "euros");
  gint64 first = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 last = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR);
  g_autoptr (SourcierChart) chart =
    sourcier_chart_new_years (sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH,
                              share ? SOURCIER_CHART_PERCENT : SOURCIER_CHART_NUMBER);
  gboolean any = FALSE;

  for (gint64 year = first; first > 0 && year <= MIN (last, first + MOST_YEARS - 1); year++)
    {
      SourcierPlanValue target, reached;
      gboolean aimed = sourcier_plan_indicator_get_target (indicator, (int) year, &target);
      gboolean known = figures != NULL && sourcier_plan_figures_get_reached (figures, indicator, (int) year, &reached);

      any = any || aimed || known;
      sourcier_chart_add_year (chart, (int) year, aimed ? pick_value (&target, share) : NAN,
                               known ? pick_value (&reached, share) : NAN);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chart), any);
  if (any)
    sourcier_chart_view_show (self->chart, chart);
}

/**
 * sourcier_plan_desk_tell:
 * @self: a desk
 * @plan: the plan as the file has it
 * @figures: (nullable): what the register tells of it, %NULL while that is read
 *
 * Shows what the register tells of what is shown.
 */
void
sourcier_plan_desk_tell (SourcierPlanDesk    *self,
                         SourcierPlanPart    *plan,
                         SourcierPlanFigures *figures)
{
  g_return_if_fail (SOURCIER_IS_PLAN_DESK (self));

  gboolean wanted = self->years != NULL || self->figures != NULL;
  SourcierPlanPart *part = wanted ? sourcier_plan_find_part (plan, self->kind, self->id) : NULL;

  if (part != NULL && self->figures != NULL)
    sourcier_plan_figure_pane_show (self->figures, plan, part, figures);
  if (part == NULL || self->years == NULL)
    return;
  sourcier_plan_years_show (self->years, part, figures);
  show_chart (self, plan, part, figures);
}

/**
 * sourcier_plan_desk_clear:
 * @self: a desk
 *
 * Takes away what is shown; what was typed in it and not saved yet is forgotten: sourcier_plan_desk_flush() comes before.
 */
void
sourcier_plan_desk_clear (SourcierPlanDesk *self)
{
  g_return_if_fail (SOURCIER_IS_PLAN_DESK (self));

  self->box = NULL;
  self->form = NULL;
  self->calendar = NULL;
  self->years = NULL;
  self->chart = NULL;
  self->figures = NULL;
  self->links = NULL;
  self->n_lists = 0;
  adw_bin_set_child (ADW_BIN (self), NULL);
}

/**
 * sourcier_plan_desk_flush:
 * @self: a desk
 *
 * Saves at once what was typed.
 */
void
sourcier_plan_desk_flush (SourcierPlanDesk *self)
{
  g_return_if_fail (SOURCIER_IS_PLAN_DESK (self));

  /* What is saved may have another thing shown, while there is more to save of this one. */
  g_autoptr (SourcierPlanPartForm) form = self->form != NULL ? g_object_ref (self->form) : NULL;
  g_autoptr (SourcierPlanYears) years = self->years != NULL ? g_object_ref (self->years) : NULL;

  if (years != NULL)
    sourcier_plan_years_flush (years);
  if (form != NULL)
    sourcier_plan_part_form_flush (form);
}

/**
 * sourcier_plan_desk_focus:
 * @self: a desk
 *
 * Lets the reader type the title of what is shown.
 */
void
sourcier_plan_desk_focus (SourcierPlanDesk *self)
{
  g_return_if_fail (SOURCIER_IS_PLAN_DESK (self));

  if (self->form != NULL)
    sourcier_plan_part_form_focus (self->form);
}

static void
sourcier_plan_desk_class_init (SourcierPlanDeskClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[WRITTEN] = g_signal_new ("written", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   SOURCIER_TYPE_RECORD);
  signals[CHILD_WRITTEN] = g_signal_new ("child-written", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         SOURCIER_TYPE_PLAN_PART);
  signals[CHILD_REMOVED] = g_signal_new ("child-removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         SOURCIER_TYPE_PLAN_PART);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                  G_TYPE_INT64);
  signals[YEARS_CHANGED] = g_signal_new ("years-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         SOURCIER_TYPE_PLAN_YEARS);
  signals[CONTRACTS] = g_signal_new ("contracts", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
sourcier_plan_desk_init (SourcierPlanDesk *self)
{
}
