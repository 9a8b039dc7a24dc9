/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/history-keep.h"

#include "store/history-tend.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

struct _SourcierHistoryKeep
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkSpinButton *megabytes;
  GtkSpinButton *years;
  GtkLabel *thinned;

  SourcierStore *store;
  SourcierHistoryLimits limits;
  gboolean reading;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (SourcierHistoryKeep, sourcier_history_keep, ADW_TYPE_BIN)

/* The limits, on their way through a worker, and what the history takes. */
typedef struct
{
  SourcierStore *store;
  SourcierHistoryLimits limits;
  SourcierHistorySize size;
  gboolean saves;
  gboolean wrote;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_free (work);
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;
  g_autoptr (SourcierStore) store = work->saves ? sourcier_store_open_writer (work->store, error)
                                                : sourcier_store_open_reader (work->store, error);

  if (store == NULL)
    return FALSE;
  sourcier_store_set_cancellable (store, cancellable);
  if (work->saves && (!sourcier_history_save_limits (store, &work->limits, error)
                      || !sourcier_history_tend (store, NULL, &work->wrote, error)))
    return FALSE;
  return sourcier_history_load_limits (store, &work->limits, error) && sourcier_history_measure (store, &work->size, error);
}

static void
show_size (SourcierHistoryKeep *self,
           const Work          *work)
{
  g_autofree char *bytes = g_format_size (work->size.bytes);
  g_autofree char *most = g_format_size (work->limits.most_bytes);
  /* translators: what the history takes and what it may take: "12 MB of 200 MB" */
  g_autofree char *shown = work->limits.most_bytes > 0 ? g_strdup_printf (_("%s of %s"), bytes, most) : g_strdup (bytes);
  /* translators: %s is what the history takes: "12 MB of 200 MB" */
  g_autofree char *words = g_strdup_printf (_("History: %s"), shown);
  g_autofree char *thinned =
    g_strdup_printf (ngettext ("%d action can no longer be undone for want of room or for its age.",
                               "%d actions can no longer be undone for want of room or for their age.",
                               (gulong) work->size.n_thinned), (int) work->size.n_thinned);

  gtk_menu_button_set_label (self->button, shown);
  sourcier_accessible_name_set (GTK_WIDGET (self->button), words);
  gtk_label_set_label (self->thinned, thinned);
  gtk_widget_set_visible (GTK_WIDGET (self->thinned), work->size.n_thinned > 0);
  self->limits = work->limits;
  gtk_spin_button_set_value (self->megabytes, (double) (work->limits.most_bytes / SOURCIER_HISTORY_MEGABYTE));
  gtk_spin_button_set_value (self->years, work->limits.years);
}

static void
work_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierHistoryKeep *self = owner;
  Work *work = data;

  self->reading = FALSE;
  /* Another file may have come since, or the page may have gone. */
  if (self->store != work->store)
    return;
  if (error != NULL && work->saves)
    sourcier_feedback_fail (GTK_WIDGET (self), _("The history could not be thinned"), error);
  if (error == NULL)
    show_size (self, work);
  if (work->saves)
    sourcier_store_refresh (self->store);
  else if (self->stale)
    sourcier_history_keep_refresh (self);
}

static void
start (SourcierHistoryKeep         *self,
       const SourcierHistoryLimits *limits)
{
  Work *work = g_new0 (Work, 1);

  work->store = g_object_ref (self->store);
  work->saves = limits != NULL;
  if (limits != NULL)
    work->limits = *limits;
  self->reading = TRUE;
  self->stale = FALSE;
  sourcier_job_run (self, work_in_thread, work_done, work, work_free, NULL);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SourcierHistoryKeep *self = SOURCIER_HISTORY_KEEP (widget);
  SourcierHistoryLimits limits = { gtk_spin_button_get_value_as_int (self->megabytes) * SOURCIER_HISTORY_MEGABYTE,
                                   (guint) gtk_spin_button_get_value_as_int (self->years) };

  gtk_popover_popdown (self->popover);
  if (self->store != NULL && !sourcier_store_get_read_only (self->store))
    start (self, &limits);
}

static void
sourcier_history_keep_dispose (GObject *object)
{
  SourcierHistoryKeep *self = SOURCIER_HISTORY_KEEP (object);

  /* The bin lets go of its child by itself, and expects it to be there. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_HISTORY_KEEP);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_history_keep_parent_class)->dispose (object);
}

static void
sourcier_history_keep_class_init (SourcierHistoryKeepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_history_keep_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/history-keep.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryKeep, button);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryKeep, popover);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryKeep, megabytes);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryKeep, years);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryKeep, thinned);
  gtk_widget_class_install_action (widget_class, "keep.apply", NULL, apply_action);
}

static void
sourcier_history_keep_init (SourcierHistoryKeep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_accessible_name_set (GTK_WIDGET (self->button), _("History"));
}

/**
 * sourcier_history_keep_set_store:
 * @self: a button
 * @store: (nullable): the window's connection to the office's file
 *
 * Tells of another file.
 */
void
sourcier_history_keep_set_store (SourcierHistoryKeep *self,
                                 SourcierStore       *store)
{
  g_return_if_fail (SOURCIER_IS_HISTORY_KEEP (self));

  g_set_object (&self->store, store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keep.apply", store != NULL && !sourcier_store_get_read_only (store));
}

/**
 * sourcier_history_keep_refresh:
 * @self: a button
 *
 * Measures the history again, on a worker.
 */
void
sourcier_history_keep_refresh (SourcierHistoryKeep *self)
{
  g_return_if_fail (SOURCIER_IS_HISTORY_KEEP (self));

  self->stale = TRUE;
  if (self->store != NULL && !self->reading)
    start (self, NULL);
}
