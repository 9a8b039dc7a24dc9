/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-editor-private.h"

#include "base/text.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "suppliers/award-editor.h"
#include "suppliers/supplier-store.h"
#include "suppliers/supplier-column.h"
#include "widgets/accessible-name.h"
#include "widgets/label-badge.h"

#include <glib/gi18n-lib.h>

/* The lists of the form: the families of purchase, the tags and the labels. */

static void
show_families (SourcierSupplierEditor *self)
{
  g_autofree char *names = sourcier_supplier_show_families (self->draft);

  adw_expander_row_set_subtitle (self->families_row, *names != '\0' ? names : _("None yet"));
}

static void
family_toggled_cb (GtkCheckButton         *check,
                   SourcierSupplierEditor *self)
{
  const char *code = g_object_get_data (G_OBJECT (check), "sourcier-family");

  if (gtk_check_button_get_active (check))
    sourcier_supplier_add_family (self->draft, code);
  else
    sourcier_supplier_remove_family (self->draft, code);
  show_families (self);
  _sourcier_supplier_editor_edited (self);
}

static void
add_family (SourcierSupplierEditor *self,
            const SourcierFamily   *family)
{
  const char *code = sourcier_family_get_code (family);
  const char *name = sourcier_family_get_name (family);
  const char * const *codes = sourcier_supplier_get_families (self->draft);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", name, "use-markup", FALSE, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strv_contains (codes, code));
  sourcier_accessible_name_set (check, name);
  g_object_set_data (G_OBJECT (check), "sourcier-family", (gpointer) code);
  g_signal_connect_object (check, "toggled", G_CALLBACK (family_toggled_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->families_row, row);
}

/* A check for each family; families the program does not know stay with the supplier, untouched. */
void
_sourcier_supplier_editor_build_families (SourcierSupplierEditor *self)
{
  guint n;
  const SourcierFamily * const *families = sourcier_families (&n);

  for (guint i = 0; i < n; i++)
    add_family (self, families[i]);
  show_families (self);
}

static void
show_tags (SourcierSupplierEditor *self)
{
  g_autofree char *tags = g_strjoinv (", ", (char **) sourcier_supplier_get_tags (self->draft));

  adw_expander_row_set_subtitle (self->tags_row, *tags != '\0' ? tags : _("None yet"));
}

static void
tag_toggled_cb (GtkCheckButton         *check,
                SourcierSupplierEditor *self)
{
  const char *tag = g_object_get_data (G_OBJECT (check), "sourcier-tag");

  if (gtk_check_button_get_active (check))
    sourcier_supplier_add_tags (self->draft, tag);
  else
    sourcier_supplier_remove_tags (self->draft, tag);
  show_tags (self);
  _sourcier_supplier_editor_edited (self);
}

static gboolean
has_tag (SourcierSupplier *supplier,
         const char       *tag)
{
  g_autoptr (SourcierSupplier) copy = sourcier_supplier_copy (supplier);

  return sourcier_supplier_remove_tags (copy, tag);
}

static void
add_tag (SourcierSupplierEditor *self,
         const char             *tag)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", tag, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), has_tag (self->draft, tag));
  sourcier_accessible_name_set (check, tag);
  g_object_set_data_full (G_OBJECT (check), "sourcier-tag", g_strdup (tag), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (tag_toggled_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->tags_row, row);
}

/* What is typed and was a tag before is only ticked: its row stands there. */
static void
tag_typed_cb (AdwEntryRow            *entry,
              SourcierSupplierEditor *self)
{
  g_auto (GStrv) before = g_strdupv ((char **) sourcier_supplier_get_tags (self->draft));
  const char * const *tags;

  if (!sourcier_supplier_add_tags (self->draft, gtk_editable_get_text (GTK_EDITABLE (entry))))
    return;
  tags = sourcier_supplier_get_tags (self->draft);
  for (guint i = 0; tags[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) before, tags[i]))
      add_tag (self, tags[i]);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  show_tags (self);
  _sourcier_supplier_editor_edited (self);
}

/* An entry for new tags, then a check for each tag of the directory. */
void
_sourcier_supplier_editor_build_tags (SourcierSupplierEditor *self)
{
  g_autoptr (GPtrArray) known = sourcier_supplier_store_load_tags (self->store, NULL);
  GtkWidget *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", _("New tag"),
                                   "show-apply-button", TRUE, NULL);

  sourcier_accessible_name_set (entry, _("New tag"));
  g_signal_connect_object (entry, "apply", G_CALLBACK (tag_typed_cb), self, 0);
  adw_expander_row_add_row (self->tags_row, entry);
  for (guint i = 0; known != NULL && i < known->len; i++)
    add_tag (self, g_ptr_array_index (known, i));
  show_tags (self);
}

static const char *
label_name (SourcierLabelAward *award)
{
  return sourcier_label_kind_name_of (sourcier_label_award_get_label (award));
}

/* "No. 095-2024-017 · Building · until 31/12/2026 · checked on 12/10/2026" */
static char *
describe_award (SourcierLabelAward *award)
{
  SourcierDay today = sourcier_day_today ();
  g_autofree char *dates = sourcier_label_badge_describe_dates (award, today);
  g_autofree char *checked = sourcier_day_format (sourcier_label_award_get_checked_on (award));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *number = sourcier_label_award_get_number (award);
  const char *scope = sourcier_label_award_get_scope (award);

  if (!sourcier_text_is_empty (number))
    /* translators: the number of a certificate */
    g_ptr_array_add (parts, g_strdup_printf (_("No. %s"), number));
  if (!sourcier_text_is_empty (scope))
    g_ptr_array_add (parts, g_strdup (scope));
  if (dates != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&dates));
  g_ptr_array_add (parts, *checked != '\0' ? g_strdup_printf (_("checked on %s"), checked)
                                           : g_strdup (_("never checked")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
award_applied_cb (SourcierAwardEditor    *editor,
                  SourcierLabelAward     *award,
                  SourcierSupplierEditor *self)
{
  if (!g_ptr_array_find (sourcier_supplier_get_awards (self->draft), award, NULL))
    sourcier_supplier_add_award (self->draft, award);
  _sourcier_supplier_editor_show_awards (self);
  _sourcier_supplier_editor_edited (self);
}

static void
edit_award (SourcierSupplierEditor *self,
            SourcierLabelAward     *award)
{
  SourcierAwardEditor *editor = sourcier_award_editor_new (GTK_WINDOW (self), self->store, award);

  g_signal_connect_object (editor, "applied", G_CALLBACK (award_applied_cb), self, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
award_activated_cb (AdwActionRow           *row,
                    SourcierSupplierEditor *self)
{
  edit_award (self, _sourcier_supplier_editor_part_of (GTK_WIDGET (row)));
}

static void
remove_clicked_cb (GtkButton              *button,
                   SourcierSupplierEditor *self)
{
  sourcier_supplier_remove_award (self->draft, _sourcier_supplier_editor_part_of (GTK_WIDGET (button)));
  _sourcier_supplier_editor_show_awards (self);
  _sourcier_supplier_editor_edited (self);
}

static GtkWidget *
new_award_row (SourcierSupplierEditor *self,
               SourcierLabelAward     *award)
{
  g_autofree char *subtitle = describe_award (award);
  /* translators: %s is a label that a supplier holds, or an area where it works */
  g_autofree char *name = g_strdup_printf (_("Remove %s"), label_name (award));
  GtkWidget *button = _sourcier_supplier_editor_new_remove_button (self, name, G_CALLBACK (remove_clicked_cb));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", label_name (award),
                                 "subtitle", subtitle, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sourcier_label_badge_new (award, sourcier_day_today ()));
  _sourcier_supplier_editor_make_editable (self, ADW_ACTION_ROW (row), award, button, G_CALLBACK (award_activated_cb));
  return row;
}

/* Shows the labels of the draft, anew. */
void
_sourcier_supplier_editor_show_awards (SourcierSupplierEditor *self)
{
  GPtrArray *awards = sourcier_supplier_get_awards (self->draft);

  _sourcier_supplier_editor_clear_rows (self->awards_group, self->award_rows);
  for (guint i = 0; i < awards->len; i++)
    _sourcier_supplier_editor_add_row (self->awards_group, self->award_rows,
                                       new_award_row (self, g_ptr_array_index (awards, i)));
  adw_preferences_group_set_description (self->awards_group, awards->len > 0 ? NULL : _("No label is known yet."));
  _sourcier_supplier_editor_offer_qpv (self);
}

/* Asks for a label to add to the draft. */
void
_sourcier_supplier_editor_add_award (SourcierSupplierEditor *self)
{
  edit_award (self, NULL);
}
