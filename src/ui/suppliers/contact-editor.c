/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suppliers/contact-editor.h"

#include "base/text.h"
#include "widgets/accessible-name.h"
#include "widgets/note-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierContactEditor
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *group;
  AdwPreferencesGroup *erase_group;

  SourcierContact *contact;
  GtkEditable *texts[SOURCIER_N_CONTACT_FIELDS];
  SourcierNoteRow *email_note;
};

G_DEFINE_FINAL_TYPE (SourcierContactEditor, sourcier_contact_editor, SOURCIER_TYPE_FORM_WINDOW)

enum
{
  APPLIED,
  ERASE_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is typed goes into the contact only when the reader is done. */
static void
read_into (SourcierContactEditor *self,
           SourcierContact       *contact)
{
  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    {
      g_autofree char *text = sourcier_text_tidy (gtk_editable_get_text (self->texts[i]));

      sourcier_contact_set_text (contact, i, text);
    }
}

/* An odd address is kept all the same, as it may be all that is known. */
static void
edited (SourcierContactEditor *self)
{
  g_autoptr (SourcierContact) typed = sourcier_contact_new ();

  read_into (self, typed);

  const char *email = sourcier_contact_get_text (typed, SOURCIER_CONTACT_EMAIL);
  gboolean odd = *email != '\0' && !sourcier_email_is_address (email);

  sourcier_note_row_say (self->email_note, SOURCIER_NOTE_DOUBT,
                         odd ? _("This does not look like an e-mail address, as name@example.org does") : NULL);
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), !sourcier_contact_is_empty (typed));
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierContactEditor *self = SOURCIER_CONTACT_EDITOR (form);

  read_into (self, self->contact);
  g_signal_emit (self, signals[APPLIED], 0, self->contact);
  return TRUE;
}

static void
erase_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierContactEditor *self = SOURCIER_CONTACT_EDITOR (widget);

  g_signal_emit (self, signals[ERASE_ASKED], 0, self->contact);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sourcier_contact_editor_dispose (GObject *object)
{
  SourcierContactEditor *self = SOURCIER_CONTACT_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_CONTACT_EDITOR);
  g_clear_object (&self->contact);

  G_OBJECT_CLASS (sourcier_contact_editor_parent_class)->dispose (object);
}

static void
sourcier_contact_editor_class_init (SourcierContactEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_contact_editor_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_CONTACT);

  /**
   * SourcierContactEditor::erase-asked:
   * @contact: the contact
   *
   * The person asks to be erased for good. What was typed is dropped, and the form goes.
   */
  signals[ERASE_ASKED] = g_signal_new ("erase-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, SOURCIER_TYPE_CONTACT);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/contact-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierContactEditor, group);
  gtk_widget_class_bind_template_child (widget_class, SourcierContactEditor, erase_group);

  gtk_widget_class_install_action (widget_class, "contact.erase", NULL, erase_cb);
}

static void
sourcier_contact_editor_init (SourcierContactEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_text (SourcierContactEditor *self,
          SourcierContactField   field)
{
  const char *name = sourcier_contact_field_get_name (field);
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", name, NULL);

  self->texts[field] = GTK_EDITABLE (row);
  gtk_editable_set_text (self->texts[field], sourcier_contact_get_text (self->contact, field));
  sourcier_accessible_name_set (row, name);
  adw_preferences_group_add (self->group, row);
  if (field == SOURCIER_CONTACT_EMAIL)
    {
      self->email_note = SOURCIER_NOTE_ROW (sourcier_note_row_new (row));
      adw_preferences_group_add (self->group, GTK_WIDGET (self->email_note));
    }
}

static void
build (SourcierContactEditor *self)
{
  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    add_text (self, i);
  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    g_signal_connect_object (self->texts[i], "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  edited (self);
}

/**
 * sourcier_contact_editor_new:
 * @parent: the window it stands before
 * @contact: (nullable): the contact to edit, %NULL for a new one
 *
 * Returns: (transfer none): the form, owned by GTK as windows are, not shown yet
 */
SourcierContactEditor *
sourcier_contact_editor_new (GtkWindow       *parent,
                             SourcierContact *contact)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (contact == NULL || SOURCIER_IS_CONTACT (contact), NULL);

  SourcierContactEditor *self = g_object_new (SOURCIER_TYPE_CONTACT_EDITOR, "transient-for", parent, NULL);

  self->contact = contact != NULL ? g_object_ref (contact) : sourcier_contact_new ();
  gtk_window_set_title (GTK_WINDOW (self), contact != NULL ? _("Edit a contact") : _("Add a contact"));
  if (contact != NULL)
    sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), _("_Apply"));
  gtk_widget_set_visible (GTK_WIDGET (self->erase_group), sourcier_contact_get_id (self->contact) != 0);
  build (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->texts[SOURCIER_CONTACT_NAME]));
  return self;
}
