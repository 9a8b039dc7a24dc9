/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suppliers/supplier-editor-private.h"

#include "base/text.h"
#include "suppliers/contact-editor.h"
#include "suppliers/erase-window.h"

#include <glib/gi18n-lib.h>

/* The people of the form. */

static void
contact_applied_cb (SourcierContactEditor  *editor,
                    SourcierContact        *contact,
                    SourcierSupplierEditor *self)
{
  if (!g_ptr_array_find (sourcier_supplier_get_contacts (self->draft), contact, NULL))
    sourcier_supplier_add_contact (self->draft, contact);
  _sourcier_supplier_editor_show_contacts (self);
  _sourcier_supplier_editor_edited (self);
}

/* Returns: (transfer none) (nullable): the contact as the file has it. */
static SourcierContact *
find_contact (SourcierSupplier *supplier,
              gint64            id)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);

  for (guint i = 0; i < contacts->len; i++)
    if (sourcier_contact_get_id (g_ptr_array_index (contacts, i)) == id)
      return g_ptr_array_index (contacts, i);
  return NULL;
}

static void
forget_contact (SourcierSupplier *supplier,
                gint64            id)
{
  SourcierContact *contact = find_contact (supplier, id);

  if (contact != NULL)
    sourcier_supplier_remove_contact (supplier, contact);
}

/* Who was erased must not come back when the form is saved. */
static void
erased_cb (SourcierEraseWindow    *window,
           gint64                  id,
           SourcierSupplierEditor *self)
{
  forget_contact (self->original, id);
  forget_contact (self->draft, id);
  _sourcier_supplier_editor_show_contacts (self);
  _sourcier_supplier_editor_edited (self);
}

static void
erase_asked_cb (SourcierContactEditor  *editor,
                SourcierContact        *contact,
                SourcierSupplierEditor *self)
{
  SourcierContact *stored = find_contact (self->original, sourcier_contact_get_id (contact));
  SourcierEraseWindow *window = sourcier_erase_window_present (GTK_WIDGET (self), self->store, stored);

  g_signal_connect_object (window, "erased", G_CALLBACK (erased_cb), self, 0);
}

static void
edit_contact (SourcierSupplierEditor *self,
              SourcierContact        *contact)
{
  SourcierContactEditor *editor = sourcier_contact_editor_new (GTK_WINDOW (self), contact);

  g_signal_connect_object (editor, "applied", G_CALLBACK (contact_applied_cb), self, 0);
  g_signal_connect_object (editor, "erase-asked", G_CALLBACK (erase_asked_cb), self, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
contact_activated_cb (AdwActionRow           *row,
                      SourcierSupplierEditor *self)
{
  edit_contact (self, _sourcier_supplier_editor_part_of (GTK_WIDGET (row)));
}

static void
remove_clicked_cb (GtkButton              *button,
                   SourcierSupplierEditor *self)
{
  sourcier_supplier_remove_contact (self->draft, _sourcier_supplier_editor_part_of (GTK_WIDGET (button)));
  _sourcier_supplier_editor_show_contacts (self);
  _sourcier_supplier_editor_edited (self);
}

/* "Director · lea@roy.example · 01 02 03 04 05" */
static char *
describe (SourcierContact *contact)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    {
      const char *text = sourcier_contact_get_text (contact, i);

      if (text != sourcier_contact_get_call_name (contact))
        sourcier_text_append_part (words, text);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
new_contact_row (SourcierSupplierEditor *self,
                 SourcierContact        *contact)
{
  g_autofree char *subtitle = describe (contact);
  /* translators: %s is the name of a person */
  g_autofree char *name = g_strdup_printf (_("Remove the contact %s"), sourcier_contact_get_call_name (contact));
  GtkWidget *button = _sourcier_supplier_editor_new_remove_button (self, name, G_CALLBACK (remove_clicked_cb));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 sourcier_contact_get_call_name (contact), "subtitle", subtitle, NULL);

  _sourcier_supplier_editor_make_editable (self, ADW_ACTION_ROW (row), contact, button,
                                           G_CALLBACK (contact_activated_cb));
  return row;
}

/* Shows the contacts of the draft, anew. */
void
_sourcier_supplier_editor_show_contacts (SourcierSupplierEditor *self)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (self->draft);

  _sourcier_supplier_editor_clear_rows (self->contacts_group, self->contact_rows);
  for (guint i = 0; i < contacts->len; i++)
    _sourcier_supplier_editor_add_row (self->contacts_group, self->contact_rows,
                                       new_contact_row (self, g_ptr_array_index (contacts, i)));
  adw_preferences_group_set_description (self->contacts_group, contacts->len > 0 ? NULL : _("Nobody is known yet."));
}

/* Asks for a contact to add to the draft. */
void
_sourcier_supplier_editor_add_contact (SourcierSupplierEditor *self)
{
  edit_contact (self, NULL);
}
