/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/record-dialog.h"

struct _SourcierRecordDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesPage *page;
  SourcierRecord *record;
  SourcierRecordForm *form;
};

G_DEFINE_FINAL_TYPE (SourcierRecordDialog, sourcier_record_dialog, SOURCIER_TYPE_FORM_WINDOW)

enum { APPLIED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
sourcier_record_dialog_apply (SourcierFormWindow *window)
{
  SourcierRecordDialog *self = SOURCIER_RECORD_DIALOG (window);
  g_autoptr (SourcierRecord) typed = sourcier_record_copy (self->record);

  if (!sourcier_record_form_read (self->form, typed))
    return FALSE;
  sourcier_record_assign (self->record, typed);
  g_signal_emit (self, signals[APPLIED], 0, self->record);
  return TRUE;
}

static void
sourcier_record_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_RECORD_DIALOG);
  g_clear_object (&SOURCIER_RECORD_DIALOG (object)->record);

  G_OBJECT_CLASS (sourcier_record_dialog_parent_class)->dispose (object);
}

static void
sourcier_record_dialog_class_init (SourcierRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_record_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = sourcier_record_dialog_apply;

  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierRecordDialog, page);
}

static void
sourcier_record_dialog_init (SourcierRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_record_dialog_new:
 * @from: a widget of the window it stands before
 * @title: what is asked for
 * @record: the record to tell
 * @fields: (array length=n_fields): the fields asked for
 * @n_fields: how many
 * @choices: (nullable): knows which fields take their words from a list
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet
 */
SourcierRecordDialog *
sourcier_record_dialog_new (GtkWidget             *from,
                            const char            *title,
                            SourcierRecord        *record,
                            const guint           *fields,
                            guint                  n_fields,
                            SourcierRecordChoices  choices)
{
  SourcierRecordDialog *self =
    g_object_new (SOURCIER_TYPE_RECORD_DIALOG, "transient-for", gtk_widget_get_root (from), "title", title, NULL);

  self->record = g_object_ref (record);
  self->form = SOURCIER_RECORD_FORM (sourcier_record_form_new (NULL, record, fields, n_fields, choices));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->form));
  return self;
}
