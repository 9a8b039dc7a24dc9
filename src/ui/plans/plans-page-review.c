/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The yearly reviews of the open plan. */
#include "config.h"
#include "plans/plans-page-private.h"

#include "plans/plan-nodes.h"
#include "plans/plan-pages.h"
#include "plans/plan-review-dialog.h"
#include "plans/plan-review-job.h"
#include "plans/plan-review.h"
#include "widgets/feedback.h"
#include "widgets/page-keys.h"

#include <glib/gi18n-lib.h>

/* The review that the outline is at. */
static SourcierPlanPart *
get_review (SourcierPlansPage *self)
{
  SourcierPlanPart *part = _sourcier_plans_page_get_part (self);

  return part != NULL && sourcier_plan_part_get_kind (part) == SOURCIER_PLAN_REVIEW ? part : NULL;
}

static int
get_year (SourcierPlanPart *review)
{
  return (int) sourcier_plan_part_get_number (review, SOURCIER_PLAN_REVIEW_YEAR);
}

static void
chosen_cb (SourcierPlansPage *self,
           int                year)
{
  SourcierPlanPart *review = self->plan != NULL ? sourcier_plan_review_find (self->plan, year) : NULL;

  if (review != NULL)
    _sourcier_plans_page_go (self, SOURCIER_PLAN_REVIEW, sourcier_record_get_id (SOURCIER_RECORD (review)));
}

static void
made_cb (SourcierPlansPage *self,
         SourcierPlanPart  *fresh)
{
  g_autofree char *done = g_strdup_printf (_("Review of %d begun"), get_year (fresh));

  if (self->plan == NULL)
    return;
  sourcier_plan_review_take (self->plan, fresh);
  if (_sourcier_plans_page_write (self, _("Begin the review of a year"), self->plan, TRUE, done))
    chosen_cb (self, get_year (fresh));
}

static void
review_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);
  SourcierPlanReviewDialog *dialog;

  sourcier_plan_desk_flush (self->desk);
  dialog = sourcier_plan_review_dialog_new (widget, self->store, self->plan);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The plan may have been left meanwhile, or another opened: only its own reviews are refreshed. */
static void
refreshed_cb (gpointer          owner,
              SourcierPlanPart *fresh,
              const GError     *error)
{
  SourcierPlansPage *self = owner;
  SourcierPlanPart *review = fresh != NULL && self->plan != NULL ? sourcier_plan_review_find (self->plan, get_year (fresh)) : NULL;

  self->refreshing = FALSE;
  _sourcier_plans_page_update_actions (self);
  if (error != NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The register could not be read"), error);
      return;
    }
  if (review == NULL || self->refreshed_plan != sourcier_record_get_id (SOURCIER_RECORD (self->plan)))
    return;
  sourcier_plan_desk_flush (self->desk);
  sourcier_plan_review_take (self->plan, fresh);
  _sourcier_plans_page_write (self, _("Refresh the figures of a review"), review, TRUE, _("Figures refreshed"));
}

static void
refresh_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierPlansPage *self = SOURCIER_PLANS_PAGE (widget);
  SourcierPlanPart *review = get_review (self);

  if (review == NULL || self->refreshing)
    return;
  sourcier_plan_desk_flush (self->desk);
  self->refreshing = TRUE;
  self->refreshed_plan = sourcier_record_get_id (SOURCIER_RECORD (self->plan));
  _sourcier_plans_page_update_actions (self);
  sourcier_plan_review_job_run (self, self->store, self->plan, get_year (review), refreshed_cb, NULL);
}

static void
preview (SourcierPlansPage     *self,
         SourcierPlanPaperKind  kind)
{
  SourcierPlanPart *review = get_review (self);
  SourcierPlanPaper paper = { kind, 0 };

  if (review == NULL)
    return;
  sourcier_plan_desk_flush (self->desk);
  paper.year = get_year (review);
  sourcier_plan_preview_present (GTK_WIDGET (self), self->store, self->plan, &paper);
}

static void
report_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  preview (SOURCIER_PLANS_PAGE (widget), SOURCIER_PLAN_PAPER_REVIEW);
}

static void
publication_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  preview (SOURCIER_PLANS_PAGE (widget), SOURCIER_PLAN_PAPER_PUBLICATION);
}

/* Enables what can be done with the review that is shown. */
void
_sourcier_plans_page_update_review_actions (SourcierPlansPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store) && self->plan != NULL;
  gboolean review = get_review (self) != NULL;

  gtk_widget_action_set_enabled (widget, "page.review", writable);
  gtk_widget_action_set_enabled (widget, "page.review-refresh", writable && review && !self->refreshing);
  gtk_widget_action_set_enabled (widget, "page.review-report", review);
  gtk_widget_action_set_enabled (widget, "page.review-publication", review);
}

/* The keys of the page, wherever the focus is. */
void
_sourcier_plans_page_add_keys (SourcierPlansPage *self)
{
  static const SourcierPageKey keys[] = {
    { "<Control><Shift>r", "page.review" },
    { "<Control>p", "page.print" },
  };

  sourcier_page_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
}

void
_sourcier_plans_page_install_review_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.review", NULL, review_cb);
  gtk_widget_class_install_action (widget_class, "page.review-refresh", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "page.review-report", NULL, report_cb);
  gtk_widget_class_install_action (widget_class, "page.review-publication", NULL, publication_cb);
}
