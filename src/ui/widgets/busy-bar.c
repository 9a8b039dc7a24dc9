/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/busy-bar.h"

#include <glib/gi18n-lib.h>

/* What comes sooner needs no progress to be shown. */
#define SHOW_AFTER_MS 200
#define STEP_MS 80

struct _SourcierBusyBar
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  guint timeout_id; /* waits to show the bar, then moves it */
};

G_DEFINE_FINAL_TYPE (SourcierBusyBar, sourcier_busy_bar, GTK_TYPE_WIDGET)

static gboolean
moved_cb (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (SOURCIER_BUSY_BAR (data)->bar));
  return G_SOURCE_CONTINUE;
}

static gboolean
late_cb (gpointer data)
{
  SourcierBusyBar *self = data;

  gtk_widget_set_visible (self->bar, TRUE);
  self->timeout_id = g_timeout_add (STEP_MS, moved_cb, self);
  return G_SOURCE_REMOVE;
}

static void
sourcier_busy_bar_dispose (GObject *object)
{
  SourcierBusyBar *self = SOURCIER_BUSY_BAR (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_busy_bar_parent_class)->dispose (object);
}

static void
sourcier_busy_bar_class_init (SourcierBusyBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_busy_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_busy_bar_init (SourcierBusyBar *self)
{
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_add_css_class (self->bar, "osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Looking for the answer"),
                                  -1);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * sourcier_busy_bar_set_busy:
 * @self: a bar
 * @busy: whether something goes on
 */
void
sourcier_busy_bar_set_busy (SourcierBusyBar *self,
                            gboolean         busy)
{
  g_return_if_fail (SOURCIER_IS_BUSY_BAR (self));

  if (busy && self->timeout_id == 0)
    {
      self->timeout_id = g_timeout_add (SHOW_AFTER_MS, late_cb, self);
    }
  else if (!busy)
    {
      g_clear_handle_id (&self->timeout_id, g_source_remove);
      gtk_widget_set_visible (self->bar, FALSE);
    }
}
