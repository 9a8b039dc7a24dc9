/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-findings.h"

#include "plans/plan-finding-row.h"
#include "plans/plan-nodes.h"

#include <glib/gi18n-lib.h>

/* A row takes about two milliseconds to make: so many at once are not felt. */
#define ROWS_AT_ONCE 4

/* What fits into a window is there at once. */
#define FIRST_ROWS 8

struct _SourcierPlanFindings
{
  GtkBox parent_instance;

  gboolean editable;
  SourcierPlanPart *plan;
  GPtrArray *findings; /* in the order of the rows */
  GPtrArray *rows;     /* as many as are made by now */
  guint making;        /* the source that makes the others, 0 where there are none */
};

G_DEFINE_FINAL_TYPE (SourcierPlanFindings, sourcier_plan_findings, GTK_TYPE_BOX)

enum { WRITTEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
written_cb (SourcierPlanFindings *self,
            SourcierPlanPart     *finding)
{
  g_signal_emit (self, signals[WRITTEN], 0, finding);
}

static gboolean
is_of_indicator (SourcierPlanPart *finding)
{
  return sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_INDICATOR) != 0;
}

/* What a finding is about: “Objective 3 · Make room for beginners”, or the title of an indicator. */
static char *
describe (SourcierPlanPart *plan,
          SourcierPlanPart *finding)
{
  guint link = is_of_indicator (finding) ? SOURCIER_PLAN_FINDING_INDICATOR : SOURCIER_PLAN_FINDING_OBJECTIVE;
  SourcierPlanPart *about =
    sourcier_plan_find_part (plan, is_of_indicator (finding) ? SOURCIER_PLAN_INDICATOR : SOURCIER_PLAN_OBJECTIVE,
                             sourcier_plan_part_get_number (finding, link));
  g_autofree char *caption = NULL;

  if (about == NULL)
    return g_strdup (_("No longer in the plan"));
  if (is_of_indicator (finding))
    return g_strdup (sourcier_plan_part_title (about));
  caption = sourcier_plan_part_caption (plan, about);
  return g_strdup_printf ("%s · %s", caption, sourcier_plan_part_title (about));
}

static void
add_heading (SourcierPlanFindings *self,
             const char           *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (self), label);
}

static void
clear (SourcierPlanFindings *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->making, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_ptr_array_set_size (self->rows, 0);
}

static void
make_row (SourcierPlanFindings *self)
{
  guint i = self->rows->len;
  SourcierPlanPart *finding = self->findings->pdata[i];
  gboolean of_indicator = is_of_indicator (finding);
  g_autofree char *title = describe (self->plan, finding);
  GtkWidget *row = sourcier_plan_finding_row_new (title, finding, self->editable);

  if (i == 0 || is_of_indicator (self->findings->pdata[i - 1]) != of_indicator)
    add_heading (self, of_indicator ? _("Indicators") : _("Objectives"));
  g_signal_connect_object (row, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
make_rows (SourcierPlanFindings *self,
           guint                 n)
{
  for (guint i = 0; i < n && self->rows->len < self->findings->len; i++)
    make_row (self);
}

static gboolean
make_more_cb (gpointer data)
{
  SourcierPlanFindings *self = data;

  make_rows (self, ROWS_AT_ONCE);
  if (self->rows->len < self->findings->len)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  return G_SOURCE_REMOVE;
}

/* Returns: (transfer full): what the review finds, of objectives first. */
static GPtrArray *
sort_findings (SourcierPlanPart *review)
{
  GPtrArray *findings = sourcier_plan_part_get_children (review, SOURCIER_PLAN_FINDING);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < findings->len; i++)
      if (is_of_indicator (findings->pdata[i]) == (pass == 1))
        g_ptr_array_add (sorted, g_object_ref (findings->pdata[i]));
  return sorted;
}

static gboolean
are_same (GPtrArray *findings,
          GPtrArray *others)
{
  if (findings->len != others->len)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    if (sourcier_record_get_id (findings->pdata[i]) != sourcier_record_get_id (others->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
take (SourcierPlanFindings *self,
      SourcierPlanPart     *plan,
      GPtrArray            *findings)
{
  g_set_object (&self->plan, plan);
  g_ptr_array_unref (self->findings);
  self->findings = findings;
}

/**
 * sourcier_plan_findings_show:
 * @self: the findings
 * @plan: the plan as the file has it
 * @review: one of its reviews
 *
 * Shows what the review finds. A text that is being typed is left alone. The rows beyond what fits into a window are made
 * little by little.
 */
void
sourcier_plan_findings_show (SourcierPlanFindings *self,
                             SourcierPlanPart     *plan,
                             SourcierPlanPart     *review)
{
  g_return_if_fail (SOURCIER_IS_PLAN_FINDINGS (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan) && SOURCIER_IS_PLAN_PART (review));

  GPtrArray *findings = sort_findings (review);
  gboolean same = are_same (findings, self->findings);

  take (self, plan, findings);
  if (!same)
    {
      clear (self);
      make_rows (self, FIRST_ROWS);
      if (self->rows->len < findings->len)
        self->making = g_idle_add (make_more_cb, self);
    }
  for (guint i = 0; same && i < self->rows->len; i++)
    {
      g_autofree char *title = describe (plan, findings->pdata[i]);

      sourcier_plan_finding_row_show (self->rows->pdata[i], title, findings->pdata[i]);
    }
}

/**
 * sourcier_plan_findings_flush:
 * @self: the findings
 *
 * Saves at once what was typed.
 */
void
sourcier_plan_findings_flush (SourcierPlanFindings *self)
{
  g_return_if_fail (SOURCIER_IS_PLAN_FINDINGS (self));

  for (guint i = 0; i < self->rows->len; i++)
    sourcier_plan_finding_row_flush (self->rows->pdata[i]);
}

static void
sourcier_plan_findings_dispose (GObject *object)
{
  SourcierPlanFindings *self = SOURCIER_PLAN_FINDINGS (object);

  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (sourcier_plan_findings_parent_class)->dispose (object);
}

static void
sourcier_plan_findings_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_PLAN_FINDINGS (object)->rows);
  g_ptr_array_unref (SOURCIER_PLAN_FINDINGS (object)->findings);

  G_OBJECT_CLASS (sourcier_plan_findings_parent_class)->finalize (object);
}

static void
sourcier_plan_findings_class_init (SourcierPlanFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_findings_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_findings_finalize;
  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_PLAN_PART);
}

static void
sourcier_plan_findings_init (SourcierPlanFindings *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->rows = g_ptr_array_new ();
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sourcier_plan_findings_new:
 * @editable: whether they may be changed
 *
 * Returns: (transfer floating): no findings yet
 */
GtkWidget *
sourcier_plan_findings_new (gboolean editable)
{
  SourcierPlanFindings *self = g_object_new (SOURCIER_TYPE_PLAN_FINDINGS, NULL);

  self->editable = editable;
  return GTK_WIDGET (self);
}
