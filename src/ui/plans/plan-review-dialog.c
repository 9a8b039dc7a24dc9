/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-review-dialog.h"

#include "plans/plan-review-job.h"
#include "plans/plan-review.h"
#include "widgets/accessible-name.h"
#include "widgets/busy-bar.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* A plan of more years than that is a mistake of typing. */
#define MOST_YEARS 20

struct _SourcierPlanReviewDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *years;
  SourcierBusyBar *progress;

  SourcierStore *store;
  SourcierPlanPart *plan;
  GCancellable *working;      /* NULL while nothing is worked out */
  int first_year;
  GtkCheckButton *checks[MOST_YEARS];
  guint n_years;
};

G_DEFINE_FINAL_TYPE (SourcierPlanReviewDialog, sourcier_plan_review_dialog, SOURCIER_TYPE_FORM_WINDOW)

enum { CHOSEN, MADE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The year that is ticked, 0 where there is none to tick. */
static int
get_year (SourcierPlanReviewDialog *self)
{
  for (guint i = 0; i < self->n_years; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      return self->first_year + (int) i;
  return 0;
}

static void
set_working (SourcierPlanReviewDialog *self,
             gboolean                  working)
{
  g_clear_object (&self->working);
  if (working)
    self->working = g_cancellable_new ();
  sourcier_busy_bar_set_busy (self->progress, working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->years), !working);
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), !working);
}

static void
worked_out_cb (gpointer          owner,
               SourcierPlanPart *fresh,
               const GError     *error)
{
  SourcierPlanReviewDialog *self = owner;

  /* The reader gave up meanwhile. */
  if (self->plan == NULL)
    return;
  set_working (self, FALSE);
  if (error != NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The register could not be read"), error);
      return;
    }
  g_signal_emit (self, signals[MADE], 0, fresh);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierPlanReviewDialog *self = SOURCIER_PLAN_REVIEW_DIALOG (form);
  int year = get_year (self);

  if (year == 0 || self->working != NULL)
    return FALSE;
  if (sourcier_plan_review_find (self->plan, year) != NULL)
    {
      g_signal_emit (self, signals[CHOSEN], 0, year);
      return TRUE;
    }
  set_working (self, TRUE);
  sourcier_plan_review_job_run (self, self->store, self->plan, year, worked_out_cb, self->working);
  return FALSE;
}

/* The button says what it will do. */
static void
ticked_cb (SourcierPlanReviewDialog *self)
{
  int year = get_year (self);
  gboolean reviewed = year != 0 && sourcier_plan_review_find (self->plan, year) != NULL;

  sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), reviewed ? _("_Open") : _("_Review"));
}

/* What is known of a year: reviewed, and when; not reviewed; still to come. */
static char *
describe_year (SourcierPlanReviewDialog *self,
               int                       year)
{
  SourcierPlanPart *review = sourcier_plan_review_find (self->plan, year);
  int this_year = sourcier_day_get_year (sourcier_day_today ());
  g_autofree char *day =
    review != NULL ? sourcier_record_show_field (SOURCIER_RECORD (review), SOURCIER_PLAN_REVIEW_DAY) : NULL;

  if (day != NULL && *day != '\0')
    /* translators: %s is the day of a review */
    return g_strdup_printf (_("Reviewed on %s: opens that review"), day);
  if (day != NULL)
    return g_strdup (_("Reviewed: opens that review"));
  if (year == this_year)
    return g_strdup (_("Not reviewed; the year is not over: figures as of today"));
  return g_strdup (year > this_year ? _("Has not begun") : _("Not reviewed"));
}

static void
add_year (SourcierPlanReviewDialog *self,
          int                       year)
{
  g_autofree char *title = g_strdup_printf ("%d", year);
  g_autofree char *subtitle = describe_year (self, year);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  GtkWidget *check = gtk_check_button_new ();
  gboolean open = year <= sourcier_day_get_year (sourcier_day_today ())
                  || sourcier_plan_review_find (self->plan, year) != NULL;

  self->checks[self->n_years] = GTK_CHECK_BUTTON (check);
  if (self->n_years++ > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks[0]);
  sourcier_accessible_name_set (check, title);
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (row, open);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->years, row);
}

/* The first year that is over and was not reviewed comes first; then the running one; then the last that was reviewed. */
static void
tick_usual (SourcierPlanReviewDialog *self)
{
  int this_year = sourcier_day_get_year (sourcier_day_today ());
  int usual = 0;

  for (int year = self->first_year; year < self->first_year + (int) self->n_years && year <= this_year && usual == 0; year++)
    if (sourcier_plan_review_find (self->plan, year) == NULL)
      usual = year;
  if (usual == 0)
    usual = MIN (self->first_year + (int) self->n_years - 1, this_year);
  if (usual >= self->first_year)
    {
      gtk_check_button_set_active (self->checks[usual - self->first_year], TRUE);
      gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->checks[usual - self->first_year]));
    }
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), get_year (self) != 0);
}

static void
add_years (SourcierPlanReviewDialog *self)
{
  gint64 first = sourcier_plan_part_get_number (self->plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 last = sourcier_plan_part_get_number (self->plan, SOURCIER_PLAN_ROOT_LAST_YEAR);

  if (first <= 0)
    first = sourcier_day_get_year (sourcier_day_today ()) - 1;
  last = CLAMP (last, first, first + MOST_YEARS - 1);
  self->first_year = (int) first;
  for (int year = (int) first; year <= (int) last; year++)
    add_year (self, year);
  tick_usual (self);
}

static void
sourcier_plan_review_dialog_dispose (GObject *object)
{
  SourcierPlanReviewDialog *self = SOURCIER_PLAN_REVIEW_DIALOG (object);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PLAN_REVIEW_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (sourcier_plan_review_dialog_parent_class)->dispose (object);
}

static void
sourcier_plan_review_dialog_class_init (SourcierPlanReviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_review_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MADE] = g_signal_new ("made", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                SOURCIER_TYPE_PLAN_PART);
  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/plan-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanReviewDialog, years);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanReviewDialog, progress);
}

static void
sourcier_plan_review_dialog_init (SourcierPlanReviewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_form_window_apply_on_return (SOURCIER_FORM_WINDOW (self), GTK_WIDGET (self->years));
}

/**
 * sourcier_plan_review_dialog_new:
 * @from: a widget of the window it stands before
 * @store: the office's file
 * @plan: a plan of it with all that belongs to it
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet
 */
SourcierPlanReviewDialog *
sourcier_plan_review_dialog_new (GtkWidget        *from,
                                 SourcierStore    *store,
                                 SourcierPlanPart *plan)
{
  SourcierPlanReviewDialog *self =
    g_object_new (SOURCIER_TYPE_PLAN_REVIEW_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);

  self->store = g_object_ref (store);
  self->plan = sourcier_plan_part_copy (plan);
  add_years (self);
  return self;
}
