/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/duty-tally.h"

#include "base/money.h"
#include "purchases/purchase-duty-store.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

struct _SourcierDutyTally
{
  GtkWidget parent_instance;

  GtkWidget *label;
  SourcierStore *store;
  GSignalGroup *store_signals;
  GCancellable *counting;        /* NULL while nothing is counted */
  gboolean stale;                /* the file has changed since it was counted */
};

G_DEFINE_FINAL_TYPE (SourcierDutyTally, sourcier_duty_tally, GTK_TYPE_WIDGET)

/* A count, on its way through a worker. */
typedef struct
{
  SourcierStore *store;
  GCancellable *cancellable;
  SourcierDay today;
  gint64 open;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->store);
  g_object_unref (count->cancellable);
  g_free (count);
}

static gboolean
count_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Count *count = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (count->store, error);

  count->open = reader != NULL ? sourcier_purchase_duties_count_open (reader, count->today, cancellable, error) : -1;
  return count->open >= 0;
}

/* A register that cannot be read says so where it is shown; here nothing is told then. */
static void
counted_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  SourcierDutyTally *self = owner;
  Count *count = data;

  if (self->counting != count->cancellable)
    return;
  g_clear_object (&self->counting);

  g_autofree char *number = sourcier_count_format (MAX (count->open, 0));
  g_autofree char *words = g_strdup_printf (ngettext ("%s duty to decide", "%s duties to decide", MAX (count->open, 0)),
                                            number);

  gtk_label_set_text (GTK_LABEL (self->label), error == NULL ? words : "");
}

static void
stop (SourcierDutyTally *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count_if_seen (SourcierDutyTally *self)
{
  if (!self->stale || self->store == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  Count *count = g_new0 (Count, 1);

  stop (self);
  self->stale = FALSE;
  self->counting = g_cancellable_new ();
  count->store = g_object_ref (self->store);
  count->cancellable = g_object_ref (self->counting);
  count->today = sourcier_day_today ();
  sourcier_job_run (self, count_in_thread, counted_cb, count, count_free, self->counting);
}

static void
store_changed_cb (SourcierDutyTally *self)
{
  self->stale = TRUE;
  count_if_seen (self);
}

static void
sourcier_duty_tally_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sourcier_duty_tally_parent_class)->map (widget);
  count_if_seen (SOURCIER_DUTY_TALLY (widget));
}

static void
sourcier_duty_tally_dispose (GObject *object)
{
  SourcierDutyTally *self = SOURCIER_DUTY_TALLY (object);

  stop (self);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_duty_tally_parent_class)->dispose (object);
}

static void
sourcier_duty_tally_class_init (SourcierDutyTallyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_duty_tally_dispose;
  GTK_WIDGET_CLASS (klass)->map = sourcier_duty_tally_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_duty_tally_init (SourcierDutyTally *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->store_signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
}

/**
 * sourcier_duty_tally_set_store:
 * @self: a tally
 * @store: (nullable): the office's file whose duties it counts
 */
void
sourcier_duty_tally_set_store (SourcierDutyTally *self,
                               SourcierStore     *store)
{
  g_return_if_fail (SOURCIER_IS_DUTY_TALLY (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  stop (self);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  gtk_label_set_text (GTK_LABEL (self->label), "");
  self->stale = TRUE;
  count_if_seen (self);
}
