/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/consultation-dialog.h"

#include "base/money.h"
#include "widgets/day-row.h"
#include "widgets/note-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierConsultationDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *group;

  SourcierDayRow *day;
  SourcierNoteRow *note;
};

G_DEFINE_FINAL_TYPE (SourcierConsultationDialog, sourcier_consultation_dialog, SOURCIER_TYPE_FORM_WINDOW)

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
edited (SourcierConsultationDialog *self)
{
  sourcier_note_row_say (self->note, SOURCIER_NOTE_MISTAKE, sourcier_day_row_get_mistake (self->day));
}

/* Whoever was consulted was on a day. */
static gboolean
apply (SourcierFormWindow *form)
{
  SourcierConsultationDialog *self = SOURCIER_CONSULTATION_DIALOG (form);
  SourcierDay day = SOURCIER_DAY_NONE;

  if (!sourcier_day_row_get_day (self->day, &day) || day == SOURCIER_DAY_NONE)
    {
      sourcier_note_row_say (self->note, SOURCIER_NOTE_MISTAKE, _("Tell the day they were consulted"));
      gtk_widget_grab_focus (GTK_WIDGET (self->day));
      return FALSE;
    }
  g_signal_emit (self, signals[TOLD], 0, day);
  return TRUE;
}

static void
sourcier_consultation_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_CONSULTATION_DIALOG);

  G_OBJECT_CLASS (sourcier_consultation_dialog_parent_class)->dispose (object);
}

static void
sourcier_consultation_dialog_class_init (SourcierConsultationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_consultation_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/consultation-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierConsultationDialog, group);
}

static void
sourcier_consultation_dialog_init (SourcierConsultationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = SOURCIER_DAY_ROW (sourcier_day_row_new (C_("record field", "Consulted on")));
  self->note = SOURCIER_NOTE_ROW (sourcier_note_row_new (GTK_WIDGET (self->day)));
  sourcier_day_row_set_day (self->day, sourcier_day_today ());
  adw_preferences_group_add (self->group, GTK_WIDGET (self->day));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->note));
  g_signal_connect_object (self->day, "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_consultation_dialog_new:
 * @from: a widget of the window it stands before
 * @n_suppliers: how many suppliers it is about
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet
 */
GtkWidget *
sourcier_consultation_dialog_new (GtkWidget *from,
                                  guint      n_suppliers)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);

  SourcierConsultationDialog *self =
    g_object_new (SOURCIER_TYPE_CONSULTATION_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);
  g_autofree char *count = sourcier_count_format (n_suppliers);
  g_autofree char *title = g_strdup_printf (ngettext ("%s supplier", "%s suppliers", n_suppliers), count);

  adw_preferences_group_set_title (self->group, title);
  return GTK_WIDGET (self);
}
