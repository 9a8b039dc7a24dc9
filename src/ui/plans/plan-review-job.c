/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-review-job.h"

#include "plans/plan-review.h"
#include "widgets/job.h"

/* A review on its way through a worker. */
typedef struct
{
  SourcierStore *store;
  SourcierPlanPart *plan; /* a copy: the window goes on changing its own */
  int year;
  SourcierPlanReviewDone done;
  SourcierPlanPart *fresh;
} Reviewing;

static void
reviewing_free (Reviewing *reviewing)
{
  g_object_unref (reviewing->store);
  g_object_unref (reviewing->plan);
  g_clear_object (&reviewing->fresh);
  g_free (reviewing);
}

static gboolean
review_in_thread (gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Reviewing *reviewing = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (reviewing->store, error);
  g_autoptr (SourcierPlanFigures) figures =
    reader != NULL ? sourcier_plan_figures_load (reader, reviewing->plan,
                                                 sourcier_plan_review_get_figures_day (reviewing->year), error)
                   : NULL;

  if (figures == NULL)
    return FALSE;
  reviewing->fresh = sourcier_plan_review_new (reviewing->plan, figures, reviewing->year);
  return TRUE;
}

static void
reviewed_cb (gpointer      owner,
             gpointer      data,
             const GError *error)
{
  Reviewing *reviewing = data;

  reviewing->done (owner, reviewing->fresh, error);
}

/**
 * sourcier_plan_review_job_run:
 * @owner: an object, kept alive until @done was called
 * @store: the office's file
 * @plan: a plan of it with all that belongs to it
 * @year: the year to review
 * @done: told what was worked out
 * @cancellable: (nullable): stops it; @done is told so then
 *
 * Works out the review of a year on a worker: the register may be large.
 */
void
sourcier_plan_review_job_run (gpointer                owner,
                              SourcierStore          *store,
                              SourcierPlanPart       *plan,
                              int                     year,
                              SourcierPlanReviewDone  done,
                              GCancellable           *cancellable)
{
  g_return_if_fail (G_IS_OBJECT (owner) && SOURCIER_IS_STORE (store) && SOURCIER_IS_PLAN_PART (plan) && done != NULL);

  Reviewing *reviewing = g_new0 (Reviewing, 1);

  reviewing->store = g_object_ref (store);
  reviewing->plan = sourcier_plan_part_copy (plan);
  reviewing->year = year;
  reviewing->done = done;
  sourcier_job_run (owner, review_in_thread, reviewed_cb, reviewing, (GDestroyNotify) reviewing_free, cancellable);
}
