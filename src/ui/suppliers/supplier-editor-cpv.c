/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suppliers/supplier-editor-private.h"

#include "base/text.h"
#include "reference/cpv-store.h"
#include "reference/family.h"
#include "reference/official-list-store.h"
#include "reference/official-lists-dialog.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As many as can be looked through without scrolling. */
#define MOST_FOUND 8

/* What the supplier sells, as CPV codes: a row for each, and an entry that finds others by words or digits. */

static void show_codes (SourcierSupplierEditor *self);

static void
clear_rows (SourcierSupplierEditor *self,
            GPtrArray              *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (self->cpv_group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (SourcierSupplierEditor *self,
         GPtrArray              *rows,
         GtkWidget              *row)
{
  adw_preferences_group_add (self->cpv_group, row);
  g_ptr_array_add (rows, row);
}

/* A code that the list does not have is told by its division. */
static char *
describe (SourcierSupplierEditor *self,
          const char             *code)
{
  g_autoptr (SourcierCpv) entry = sourcier_cpv_store_load (self->store, code, NULL);
  const SourcierCpvDivision *division = sourcier_cpv_division_find (code);

  if (entry != NULL)
    return sourcier_cpv_describe (entry);
  return division != NULL ? g_strdup_printf ("%s (%s)", code, sourcier_cpv_division_get_name (division)) : g_strdup (code);
}

static const char *
code_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "sourcier-cpv");
}

static void
set_code (GtkWidget  *widget,
          const char *code)
{
  g_object_set_data_full (G_OBJECT (widget), "sourcier-cpv", g_strdup (code), g_free);
}

static void
remove_clicked_cb (SourcierSupplierEditor *self,
                   GtkWidget              *button)
{
  sourcier_supplier_remove_cpv (self->draft, code_of (button));
  gtk_widget_grab_focus (self->cpv_entry);
  show_codes (self);
  _sourcier_supplier_editor_edited (self);
}

static void
mend_clicked_cb (SourcierSupplierEditor *self,
                 GtkWidget              *button)
{
  g_autofree char *whole = g_strconcat ("0", code_of (button), NULL);

  sourcier_supplier_add_cpv (self->draft, whole);
  remove_clicked_cb (self, button);
}

static void
add_button (SourcierSupplierEditor *self,
            GtkWidget              *row,
            GtkWidget              *button,
            const char             *code,
            const char             *name,
            GCallback               clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  sourcier_accessible_name_set (button, name);
  set_code (button, code);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_code_row (SourcierSupplierEditor *self,
              const char             *code)
{
  g_autofree char *words = describe (self, code);
  g_autofree char *name = g_strdup_printf (_("Remove %s"), words);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words, NULL);

  if (strlen (code) != SOURCIER_CPV_LENGTH)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("It has lost its leading zero"));
      add_button (self, row, gtk_button_new_with_mnemonic (_("_Put it back")), code, _("Put the leading zero back"),
                  G_CALLBACK (mend_clicked_cb));
    }
  add_button (self, row, gtk_button_new_from_icon_name ("user-trash-symbolic"), code, name,
              G_CALLBACK (remove_clicked_cb));
  return row;
}

static void
found_activated_cb (SourcierSupplierEditor *self,
                    GtkWidget              *row)
{
  sourcier_supplier_add_cpv (self->draft, code_of (row));
  gtk_editable_set_text (GTK_EDITABLE (self->cpv_entry), "");
  gtk_widget_grab_focus (self->cpv_entry);
  show_codes (self);
  _sourcier_supplier_editor_edited (self);
}

/* The label in the reader's language, and in the other one: what was typed may stand there only. */
static GtkWidget *
new_found_row (SourcierSupplierEditor *self,
               const SourcierCpv      *entry)
{
  const char *name = sourcier_cpv_get_name (entry);
  const char *other = g_str_equal (name, entry->label_fr) ? entry->label_en : entry->label_fr;
  g_autofree char *words = sourcier_cpv_describe (entry);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words, "subtitle", other,
                                 "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  set_code (row, entry->code);
  g_signal_connect_object (row, "activated", G_CALLBACK (found_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
find (SourcierSupplierEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->cpv_entry));
  g_autoptr (GPtrArray) found = NULL;

  clear_rows (self, self->cpv_found);
  if (sourcier_text_is_empty (text))
    return;
  found = sourcier_cpv_store_find (self->store, text, MOST_FOUND, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    add_row (self, self->cpv_found, new_found_row (self, g_ptr_array_index (found, i)));
  if (found == NULL || found->len == 0)
    add_row (self, self->cpv_found,
             g_object_new (ADW_TYPE_ACTION_ROW, "title", _("No CPV code answers to these words"), NULL));
}

/* Return takes the only code there is, or the first: it is the widest. */
static void
entry_activated_cb (SourcierSupplierEditor *self)
{
  GtkWidget *first = self->cpv_found->len > 0 ? g_ptr_array_index (self->cpv_found, 0) : NULL;

  if (first != NULL && code_of (first) != NULL)
    found_activated_cb (self, first);
}

static void
load_clicked_cb (SourcierSupplierEditor *self)
{
  sourcier_official_lists_dialog_present (GTK_WIDGET (self), self->store, NULL);
}

/* Shows the codes of the draft anew, below the entry and what it has found. */
static void
show_codes (SourcierSupplierEditor *self)
{
  const char * const *codes = sourcier_supplier_get_cpv (self->draft);
  gboolean loaded = sourcier_official_list_store_has (self->store, SOURCIER_OFFICIAL_LIST_CPV);

  clear_rows (self, self->cpv_rows);
  find (self);
  for (guint i = 0; codes[i] != NULL; i++)
    add_row (self, self->cpv_rows, new_code_row (self, codes[i]));

  gtk_widget_set_visible (adw_preferences_group_get_header_suffix (self->cpv_group), !loaded);
  adw_preferences_group_set_description (self->cpv_group, loaded ? _("European codes that say what is sold.")
                                         : _("European codes that say what is sold. Only the 45 divisions are known until the "
                                             "official list is loaded."));
}

/* Builds what finds a code, and shows those of the draft. */
void
_sourcier_supplier_editor_build_cpv (SourcierSupplierEditor *self)
{
  const char *title = _("Add a code: words in French or in English, or digits");
  GtkWidget *load = gtk_button_new_with_mnemonic (_("_Load the list…"));

  gtk_widget_add_css_class (load, "flat");
  gtk_widget_set_valign (load, GTK_ALIGN_CENTER);
  g_signal_connect_object (load, "clicked", G_CALLBACK (load_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->cpv_group, load);

  self->cpv_entry = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", title, NULL);
  sourcier_accessible_name_set (self->cpv_entry, title);
  g_signal_connect_object (self->cpv_entry, "changed", G_CALLBACK (find), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cpv_entry, "entry-activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->cpv_group, self->cpv_entry);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (show_codes), self, G_CONNECT_SWAPPED);
  show_codes (self);
}
