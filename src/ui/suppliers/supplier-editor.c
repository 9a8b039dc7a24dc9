/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-editor-private.h"

#include "base/text.h"
#include "compat/alert.h"
#include "suppliers/supplier-store.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierSupplierEditor, sourcier_supplier_editor, SOURCIER_TYPE_FORM_WINDOW)

static gboolean
can_save (SourcierSupplierEditor *self)
{
  if (sourcier_store_get_read_only (self->store))
    return FALSE;
  for (guint field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (self->unreadable[field])
      return FALSE;
  return !sourcier_text_is_empty (sourcier_supplier_get_name (self->draft))
         || !sourcier_text_is_empty (sourcier_supplier_get_text (self->draft, SOURCIER_SUPPLIER_SIRET));
}

/* The SIRET stands in for a name nobody told. */
static const char *
call (SourcierSupplier *supplier)
{
  const char *name = sourcier_supplier_get_name (supplier);

  return sourcier_text_is_empty (name) ? sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET) : name;
}

static gboolean
write_draft (SourcierSupplierEditor  *self,
             GError                 **error)
{
  if (!sourcier_store_begin (self->store, self->adding ? _("Add supplier") : _("Edit supplier"), error))
    return FALSE;

  sourcier_store_set_detail (self->store, call (self->draft));
  if (sourcier_supplier_store_save (self->store, self->draft, error)
      && sourcier_store_commit (self->store, error))
    return TRUE;

  if (sourcier_store_in_transaction (self->store))
    sourcier_store_rollback (self->store);
  return FALSE;
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierSupplierEditor *self = SOURCIER_SUPPLIER_EDITOR (form);
  g_autoptr (GError) error = NULL;

  if (!_sourcier_supplier_editor_is_changed (self))
    return TRUE;
  if (!write_draft (self, &error))
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The supplier could not be saved"), error);
      return FALSE;
    }
  if (self->parent != NULL)
    gtk_widget_activate_action (self->parent, "page.select", "x", sourcier_supplier_get_id (self->draft));
  sourcier_feedback_done (GTK_WIDGET (self), self->adding ? _("Supplier added") : _("Supplier edited"));
  return TRUE;
}

static gboolean
is_changed (SourcierFormWindow *form)
{
  return _sourcier_supplier_editor_is_changed (SOURCIER_SUPPLIER_EDITOR (form));
}

static void
discard_answered (GtkWidget *widget,
                  gboolean   accepted)
{
  if (accepted)
    gtk_window_destroy (GTK_WINDOW (widget));
}

static gboolean
close_requested_cb (GtkWindow *window)
{
  SourcierSupplierEditor *self = SOURCIER_SUPPLIER_EDITOR (window);

  if (!_sourcier_supplier_editor_is_changed (self))
    return GDK_EVENT_PROPAGATE;

  sourcier_alert_ask (GTK_WIDGET (self), _("Discard changes?"),
                      _("What you typed here has not been saved."), _("_Discard"), TRUE, discard_answered);
  return GDK_EVENT_STOP;
}

static void
add_label_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  _sourcier_supplier_editor_add_award (SOURCIER_SUPPLIER_EDITOR (widget));
}

static void
add_contact_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  _sourcier_supplier_editor_add_contact (SOURCIER_SUPPLIER_EDITOR (widget));
}

static void
sourcier_supplier_editor_dispose (GObject *object)
{
  SourcierSupplierEditor *self = SOURCIER_SUPPLIER_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_SUPPLIER_EDITOR);
  g_clear_pointer (&self->award_rows, g_ptr_array_unref);
  g_clear_pointer (&self->cpv_rows, g_ptr_array_unref);
  g_clear_pointer (&self->cpv_found, g_ptr_array_unref);
  g_clear_pointer (&self->area_rows, g_ptr_array_unref);
  g_clear_pointer (&self->epci_region, g_free);
  g_clear_pointer (&self->contact_rows, g_ptr_array_unref);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->store);
  g_clear_object (&self->original);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (sourcier_supplier_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, read_only_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, identity_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, place_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, size_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, contact_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, families_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, tags_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, awards_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, cpv_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, areas_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, exclusion_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, description_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, notes_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, description_view);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierEditor, notes_view);
  gtk_widget_class_bind_template_callback (widget_class, close_requested_cb);
}

static void
sourcier_supplier_editor_class_init (SourcierSupplierEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_supplier_editor_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  SOURCIER_FORM_WINDOW_CLASS (klass)->is_changed = is_changed;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/supplier-editor.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "editor.add-label", NULL, add_label_cb);
  gtk_widget_class_install_action (widget_class, "editor.add-contact", NULL, add_contact_cb);
}

static void
sourcier_supplier_editor_init (SourcierSupplierEditor *self)
{
  self->award_rows = g_ptr_array_new ();
  self->cpv_rows = g_ptr_array_new ();
  self->cpv_found = g_ptr_array_new ();
  self->area_rows = g_ptr_array_new ();
  self->contact_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  _sourcier_supplier_editor_name_texts (self);
}

static void
set_title (SourcierSupplierEditor *self)
{
  /* translators: %s is the name of a supplier */
  g_autofree char *title = self->adding ? g_strdup (_("Add a supplier"))
                                        : g_strdup_printf (_("Edit %s"), call (self->original));

  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
show_read_only (SourcierSupplierEditor *self)
{
  if (!sourcier_store_get_read_only (self->store))
    return;

  const char *reason = sourcier_store_get_read_only_reason (self->store);
  g_autofree char *words = g_markup_escape_text (reason != NULL ? reason : "", -1);

  adw_preferences_group_set_description (self->read_only_group, words);
  gtk_widget_set_visible (GTK_WIDGET (self->read_only_group), TRUE);
}

/* The draft has changed: may it be saved? */
void
_sourcier_supplier_editor_edited (SourcierSupplierEditor *self)
{
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), can_save (self));
}

/**
 * sourcier_supplier_editor_present:
 * @parent: the widget that asks, whose window the editor stands before
 * @store: the office's file
 * @supplier: (nullable): whom to edit, %NULL to add one
 *
 * Opens a form about a supplier. Saving is one action of the history, told to the reader through the parent window; what
 * has not changed is not saved. What was saved is then selected where @parent has the action "page.select".
 */
void
sourcier_supplier_editor_present (GtkWidget        *parent,
                                  SourcierStore    *store,
                                  SourcierSupplier *supplier)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (supplier == NULL || SOURCIER_IS_SUPPLIER (supplier));

  SourcierSupplierEditor *self = g_object_new (SOURCIER_TYPE_SUPPLIER_EDITOR,
                                               "transient-for", gtk_widget_get_root (parent), NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->store = g_object_ref (store);
  self->adding = supplier == NULL;
  self->original = supplier != NULL ? sourcier_supplier_copy (supplier) : sourcier_supplier_new ();
  self->draft = sourcier_supplier_copy (self->original);

  set_title (self);
  show_read_only (self);
  _sourcier_supplier_editor_build_fields (self);
  _sourcier_supplier_editor_build_qpv (self);
  _sourcier_supplier_editor_build_families (self);
  _sourcier_supplier_editor_build_tags (self);
  _sourcier_supplier_editor_build_cpv (self);
  _sourcier_supplier_editor_build_areas (self);
  _sourcier_supplier_editor_show_awards (self);
  _sourcier_supplier_editor_show_contacts (self);
  _sourcier_supplier_editor_edited (self);

  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->rows[SOURCIER_SUPPLIER_NAME]);
}
