/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-desk.h"

#include "plans/plan-calendar.h"
#include "plans/plan-child-list.h"
#include "plans/plan-figure-pane.h"
#include "plans/plan-findings.h"
#include "plans/plan-indicator-charts.h"
#include "plans/plan-link-list.h"
#include "plans/plan-nodes.h"
#include "plans/plan-part-form.h"
#include "plans/plan-review-head.h"

#include <glib/gi18n-lib.h>

/* A part of the plan has two lists of small parts at most. */
#define MOST_LISTS 2

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
  SourcierPlanLinkList *links;               /* what belongs to the part and has a line of its own */
  SourcierPlanCalendar *calendar;
  SourcierPlanYears *years;
  SourcierPlanFindings *findings;            /* NULL but in a review */
  SourcierPlanIndicatorCharts *charts;
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
link_chosen_cb (SourcierPlanDesk *self,
                guint             kind,
                gint64            id)
{
  g_signal_emit (self, signals[CHOSEN], 0, kind, id);
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
  self->charts = SOURCIER_PLAN_INDICATOR_CHARTS (sourcier_plan_indicator_charts_new ());
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->charts));
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
add_findings (SourcierPlanDesk *self)
{
  self->findings = SOURCIER_PLAN_FINDINGS (sourcier_plan_findings_new (self->editable));
  g_signal_connect_object (self->findings, "written", G_CALLBACK (child_written_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->findings));
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

/* What belongs to a part and has a line of its own: the objectives of an axis; the actions of an objective, and the indicators
 * that follow it; all indicators; all reviews. */
static GPtrArray *
list_links (SourcierPlanDesk *self,
            SourcierPlanPart *plan,
            SourcierPlanPart *part)
{
  GPtrArray *links = g_ptr_array_new ();
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);

  if (self->kind == SOURCIER_PLAN_AXIS && part != NULL)
    g_ptr_array_extend (links, sourcier_plan_part_get_children (part, SOURCIER_PLAN_OBJECTIVE), NULL, NULL);
  if (self->kind == SOURCIER_PLAN_OBJECTIVE && part != NULL)
    g_ptr_array_extend (links, sourcier_plan_part_get_children (part, SOURCIER_PLAN_ACTION), NULL, NULL);
  if (self->kind == SOURCIER_PLAN_NODE_REVIEWS)
    g_ptr_array_extend (links, sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW), NULL, NULL);
  for (guint i = 0; i < indicators->len; i++)
    if (self->kind == SOURCIER_PLAN_NODE_INDICATORS
        || (self->kind == SOURCIER_PLAN_OBJECTIVE
            && sourcier_plan_part_get_number (indicators->pdata[i], SOURCIER_PLAN_INDICATOR_OBJECTIVE) == self->id))
      g_ptr_array_add (links, indicators->pdata[i]);
  return links;
}

static void
add_links (SourcierPlanDesk *self)
{
  const char *title = self->kind == SOURCIER_PLAN_AXIS ? _("Objectives")
                      : self->kind == SOURCIER_PLAN_OBJECTIVE ? _("Actions and indicators")
                      : self->kind == SOURCIER_PLAN_NODE_INDICATORS || self->kind == SOURCIER_PLAN_NODE_REVIEWS
                        ? "" : NULL; /* their heads have one */

  if (title == NULL)
    return;
  self->links = SOURCIER_PLAN_LINK_LIST (sourcier_plan_link_list_new (title));
  gtk_widget_set_margin_top (GTK_WIDGET (self->links), *title != '\0' ? 12 : 0);
  g_signal_connect_object (self->links, "chosen", G_CALLBACK (link_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->links));
}

static void
build (SourcierPlanDesk *self,
       SourcierPlanPart *plan,
       SourcierPlanPart *part)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  if (part != NULL)
    {
      gboolean review = self->kind == SOURCIER_PLAN_REVIEW;
      g_autofree char *caption = review ? NULL : sourcier_plan_part_caption (plan, part);

      if (review)
        gtk_box_append (GTK_BOX (self->box), sourcier_plan_review_head_new (part));
      self->form = SOURCIER_PLAN_PART_FORM (sourcier_plan_part_form_new (part, caption, self->editable));
      g_signal_connect_object (self->form, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->form));
      add_lists (self);
      if (self->kind == SOURCIER_PLAN_INDICATOR)
        add_years (self, plan, part);
      if (self->kind == SOURCIER_PLAN_SECTION)
        add_figures (self);
      if (review)
        add_findings (self);
    }
  else if (self->kind == SOURCIER_PLAN_NODE_CALENDAR)
    {
      self->calendar = SOURCIER_PLAN_CALENDAR (sourcier_plan_calendar_new ());
      g_signal_connect_object (self->calendar, "chosen", G_CALLBACK (action_chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->calendar));
    }
  else if (self->kind == SOURCIER_PLAN_NODE_REVIEWS)
    gtk_box_append (GTK_BOX (self->box), sourcier_plan_reviews_head_new (plan));
  else if (self->kind == SOURCIER_PLAN_NODE_INDICATORS)
    gtk_box_append (GTK_BOX (self->box), sourcier_plan_head_new (_("Indicators")));
  add_links (self);
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
  if (self->findings != NULL)
    sourcier_plan_findings_show (self->findings, plan, part);
  if (self->links != NULL)
    {
      g_autoptr (GPtrArray) links = list_links (self, plan, part);
      sourcier_plan_link_list_show (self->links, plan, links);
    }
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
  sourcier_plan_indicator_charts_show (self->charts, plan, part, figures);
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
  self->findings = NULL;
  self->charts = NULL;
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
  g_autoptr (SourcierPlanFindings) findings = self->findings != NULL ? g_object_ref (self->findings) : NULL;

  if (findings != NULL)
    sourcier_plan_findings_flush (findings);
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
