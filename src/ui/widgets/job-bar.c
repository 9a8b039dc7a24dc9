/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/job-bar.h"

#include "widgets/progress-window.h"

/* Shorter jobs are over before a bar could be read. */
#define PATIENCE_MS 300

struct _SourcierJobBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *heading;
  GtkProgressBar *bar;
  GtkLabel *words;

  SourcierProgress *progress; /* of the job that runs */
  gboolean in_bytes;
  guint patience;
};

G_DEFINE_FINAL_TYPE (SourcierJobBar, sourcier_job_bar, GTK_TYPE_WIDGET)

static void
moved_cb (SourcierJobBar   *self,
          SourcierProgress *progress)
{
  sourcier_progress_show (progress, self->bar, self->words, self->in_bytes);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  SourcierJobBar *self = user_data;

  self->patience = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
forget_progress (SourcierJobBar *self)
{
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_func (self->progress, moved_cb, self);
  g_clear_object (&self->progress);
}

static void
sourcier_job_bar_dispose (GObject *object)
{
  SourcierJobBar *self = SOURCIER_JOB_BAR (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  forget_progress (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_JOB_BAR);

  G_OBJECT_CLASS (sourcier_job_bar_parent_class)->dispose (object);
}

static void
sourcier_job_bar_class_init (SourcierJobBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_job_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/job-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierJobBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SourcierJobBar, heading);
  gtk_widget_class_bind_template_child (widget_class, SourcierJobBar, bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierJobBar, words);
}

static void
sourcier_job_bar_init (SourcierJobBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_job_bar_start:
 * @self: the bar
 * @heading: what the job does: “Reading…”
 * @progress: how far it has come
 * @in_bytes: whether it counts bytes; else it counts things
 */
void
sourcier_job_bar_start (SourcierJobBar   *self,
                        const char       *heading,
                        SourcierProgress *progress,
                        gboolean          in_bytes)
{
  g_return_if_fail (SOURCIER_IS_JOB_BAR (self));
  g_return_if_fail (heading != NULL && SOURCIER_IS_PROGRESS (progress));

  forget_progress (self);
  self->progress = g_object_ref (progress);
  self->in_bytes = in_bytes;
  g_signal_connect_object (progress, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->words, "");
  gtk_progress_bar_set_fraction (self->bar, 0);
  if (self->patience == 0 && !gtk_revealer_get_reveal_child (self->revealer))
    self->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
}

/**
 * sourcier_job_bar_finish:
 * @self: the bar
 *
 * Takes the bar away, or keeps it from ever showing.
 */
void
sourcier_job_bar_finish (SourcierJobBar *self)
{
  g_return_if_fail (SOURCIER_IS_JOB_BAR (self));

  g_clear_handle_id (&self->patience, g_source_remove);
  forget_progress (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
