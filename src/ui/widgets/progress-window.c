/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/progress-window.h"

#include "base/money.h"

#include <glib/gi18n-lib.h>

/* Shorter jobs are over before a window could be read. */
#define PATIENCE_MS 300
/* How often the bar moves of a job that does not know how much there is to do. */
#define PULSE_MS 120

struct _SourcierProgressWindow
{
  AdwWindow parent_instance;

  GtkLabel *body;
  GtkProgressBar *bar;
  GtkLabel *words;

  GCancellable *cancellable;
  char *step;                   /* (nullable) what is said instead of figures */
  guint patience;
  guint pulse_id;
  gboolean has_total;           /* the job knows how much there is to do */
};

enum { STOPPED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierProgressWindow, sourcier_progress_window, ADW_TYPE_WINDOW)

static void
moved_cb (SourcierProgressWindow *self,
          SourcierProgress       *progress)
{
  self->has_total = sourcier_progress_get_total (progress) > 0;
  sourcier_progress_show (progress, self->bar, self->words, FALSE);
  if (self->step != NULL)
    gtk_label_set_label (self->words, self->step);
}

static gboolean
pulse_cb (gpointer user_data)
{
  SourcierProgressWindow *self = user_data;

  if (!self->has_total)
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  SourcierProgressWindow *self = user_data;

  self->patience = 0;
  self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The window goes when the job has stopped, not before. */
static void
stop (SourcierProgressWindow *self)
{
  g_autoptr (SourcierProgressWindow) kept = g_object_ref (self);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  sourcier_progress_window_tell (self, NULL, _("Stopping…"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "job.stop", FALSE);
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[STOPPED], 0);
}

static void
stop_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  stop (SOURCIER_PROGRESS_WINDOW (widget));
}

static gboolean
close_requested_cb (GtkWindow *window)
{
  stop (SOURCIER_PROGRESS_WINDOW (window));
  return GDK_EVENT_STOP;
}

static void
sourcier_progress_window_dispose (GObject *object)
{
  SourcierProgressWindow *self = SOURCIER_PROGRESS_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PROGRESS_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->step, g_free);

  G_OBJECT_CLASS (sourcier_progress_window_parent_class)->dispose (object);
}

static void
sourcier_progress_window_class_init (SourcierProgressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_progress_window_dispose;

  /**
   * SourcierProgressWindow::stopped:
   *
   * The reader wants the job to end; its cancellable is cancelled.
   */
  signals[STOPPED] = g_signal_new ("stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/progress-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierProgressWindow, body);
  gtk_widget_class_bind_template_child (widget_class, SourcierProgressWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierProgressWindow, words);
  gtk_widget_class_bind_template_callback (widget_class, close_requested_cb);
  gtk_widget_class_install_action (widget_class, "job.stop", NULL, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "job.stop", NULL);
}

static void
sourcier_progress_window_init (SourcierProgressWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_progress_window_new:
 * @parent: the window it stands before
 * @title: what the job does: "Exporting…"
 * @progress: how far the job has come
 * @cancellable: what stops it
 *
 * Returns: (transfer full): the window, not shown yet; sourcier_progress_window_finish() takes it away
 */
SourcierProgressWindow *
sourcier_progress_window_new (GtkWindow        *parent,
                              const char       *title,
                              SourcierProgress *progress,
                              GCancellable     *cancellable)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_PROGRESS (progress), NULL);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), NULL);

  SourcierProgressWindow *self = g_object_new (SOURCIER_TYPE_PROGRESS_WINDOW, "transient-for", parent, "title", title,
                                               NULL);

  self->cancellable = g_object_ref (cancellable);
  self->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
  g_signal_connect_object (progress, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  return g_object_ref (self);
}

/**
 * sourcier_progress_window_tell:
 * @self: the window
 * @body: (nullable): what the reader should know of the job; %NULL if that is as before
 * @step: (nullable): what is being done, instead of figures that would mean nothing
 */
void
sourcier_progress_window_tell (SourcierProgressWindow *self,
                               const char             *body,
                               const char             *step)
{
  g_return_if_fail (SOURCIER_IS_PROGRESS_WINDOW (self));

  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (body != NULL)
    gtk_label_set_label (self->body, body);
  gtk_widget_set_visible (GTK_WIDGET (self->body), *gtk_label_get_label (self->body) != '\0');
  g_free (self->step);
  self->step = g_strdup (step);
  if (step != NULL)
    gtk_label_set_label (self->words, step);
}

/**
 * sourcier_progress_window_finish:
 * @self: the window of a job that is over
 *
 * Takes the window away, or keeps it from ever showing.
 */
void
sourcier_progress_window_finish (SourcierProgressWindow *self)
{
  g_return_if_fail (SOURCIER_IS_PROGRESS_WINDOW (self));

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* "1 204 rows · 1.2 MB of 3.8 MB", or "1 204 of 3 853 rows" */
static char *
add_rows (const char *part,
          gint64      n_rows,
          gboolean    in_bytes)
{
  g_autofree char *count = sourcier_count_format (n_rows);
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) n_rows), count);

  if (n_rows == 0)
    return g_strdup (part);
  /* translators: progress of a job that goes through rows: “1 204 of 3 853” */
  return in_bytes ? g_strdup_printf ("%s · %s", rows, part) : g_strdup_printf (_("%s rows"), part);
}

/**
 * sourcier_progress_show:
 * @progress: how far a job has come
 * @bar: where it is drawn
 * @words: where it is said in figures
 * @in_bytes: whether the job counts bytes, not things
 *
 * Shows the progress of a job. A job that does not know how much there is to do pulses.
 */
void
sourcier_progress_show (SourcierProgress *progress,
                        GtkProgressBar   *bar,
                        GtkLabel         *words,
                        gboolean          in_bytes)
{
  g_return_if_fail (SOURCIER_IS_PROGRESS (progress));
  g_return_if_fail (GTK_IS_PROGRESS_BAR (bar));
  g_return_if_fail (GTK_IS_LABEL (words));

  gint64 done = sourcier_progress_get_done (progress);
  gint64 total = sourcier_progress_get_total (progress);
  g_autofree char *so_far = in_bytes ? g_format_size ((guint64) done) : sourcier_count_format (done);
  g_autofree char *all = in_bytes ? g_format_size ((guint64) total) : sourcier_count_format (total);
  /* translators: progress of a job: “1 204 of 3 853”, “1.2 MB of 3.8 MB” */
  g_autofree char *part = total > 0 ? g_strdup_printf (_("%s of %s"), so_far, all) : g_strdup (so_far);
  g_autofree char *figures = add_rows (part, sourcier_progress_get_n_rows (progress), in_bytes);

  if (total > 0)
    gtk_progress_bar_set_fraction (bar, CLAMP ((double) done / (double) total, 0, 1));
  else
    gtk_progress_bar_pulse (bar);
  gtk_label_set_label (words, figures);
}
