/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-findings.h"

#include "plans/plan-finding-row.h"
#include "plans/plan-nodes.h"

#include <glib/gi18n-lib.h>

struct _SourcierPlanFindings
{
  GtkBox parent_instance;

  gboolean editable;
  GPtrArray *rows;
  GArray *ids;      /* of the findings that the rows show */
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

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->ids, 0);
}

static void
add_rows (SourcierPlanFindings *self,
          SourcierPlanPart     *plan,
          GPtrArray            *findings,
          gboolean              of_indicators)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *title = describe (plan, findings->pdata[i]);
      GtkWidget *row;

      if (is_of_indicator (findings->pdata[i]) != of_indicators)
        continue;
      if (!headed)
        add_heading (self, of_indicators ? _("Indicators") : _("Objectives"));
      headed = TRUE;
      row = sourcier_plan_finding_row_new (title, findings->pdata[i], self->editable);
      g_signal_connect_object (row, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), row);
      self->rows->pdata[i] = row;
    }
}

static gboolean
shows_same (SourcierPlanFindings *self,
            GPtrArray            *findings)
{
  if (findings->len != self->ids->len)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (self->ids, gint64, i) != sourcier_record_get_id (findings->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
build (SourcierPlanFindings *self,
       SourcierPlanPart     *plan,
       GPtrArray            *findings)
{
  clear (self);
  g_ptr_array_set_size (self->rows, (int) findings->len);
  for (guint i = 0; i < findings->len; i++)
    {
      gint64 id = sourcier_record_get_id (findings->pdata[i]);

      g_array_append_val (self->ids, id);
    }
  add_rows (self, plan, findings, FALSE);
  add_rows (self, plan, findings, TRUE);
}

/**
 * sourcier_plan_findings_show:
 * @self: the findings
 * @plan: the plan as the file has it
 * @review: one of its reviews
 *
 * Shows what the review finds. A text that is being typed is left alone.
 */
void
sourcier_plan_findings_show (SourcierPlanFindings *self,
                             SourcierPlanPart     *plan,
                             SourcierPlanPart     *review)
{
  g_return_if_fail (SOURCIER_IS_PLAN_FINDINGS (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan) && SOURCIER_IS_PLAN_PART (review));

  GPtrArray *findings = sourcier_plan_part_get_children (review, SOURCIER_PLAN_FINDING);

  if (!shows_same (self, findings))
    {
      build (self, plan, findings);
      return;
    }
  for (guint i = 0; i < findings->len; i++)
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
sourcier_plan_findings_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_PLAN_FINDINGS (object)->rows);
  g_array_unref (SOURCIER_PLAN_FINDINGS (object)->ids);

  G_OBJECT_CLASS (sourcier_plan_findings_parent_class)->finalize (object);
}

static void
sourcier_plan_findings_class_init (SourcierPlanFindingsClass *klass)
{
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
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
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
