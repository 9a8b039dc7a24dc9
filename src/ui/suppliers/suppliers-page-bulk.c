/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "base/money.h"
#include "reference/family.h"
#include "store/backup.h"
#include "suppliers/award-editor.h"
#include "suppliers/duplicates-window.h"
#include "suppliers/field-dialog.h"
#include "suppliers/supplier-bulk.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"
#include "widgets/bulk-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

/* What can be done to all suppliers that are selected. */

/* More than this many at once are changed on a worker. */
#define FEW 100

typedef struct
{
  SourcierStore *store;
  SourcierBulkChange change;
  char *value;           /* of the change */
  GArray *ids;
  char *name;            /* of the supplier, where it is one */
  gint64 n_changed;
  SourcierProgress *progress;
  SourcierProgressWindow *window;
} Bulk;

static void
bulk_free (gpointer data)
{
  Bulk *bulk = data;

  g_clear_object (&bulk->store);
  g_clear_pointer (&bulk->ids, g_array_unref);
  g_clear_object (&bulk->progress);
  g_clear_object (&bulk->window);
  g_free (bulk->value);
  g_free (bulk->name);
  g_free (bulk);
}

static Bulk *
new_bulk (SourcierSuppliersPage *self,
          SourcierBulkAction     action,
          const char            *value,
          SourcierSupplierField  field)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_table_get_selected (self->table);
  Bulk *bulk = g_new0 (Bulk, 1);

  bulk->store = g_object_ref (self->store);
  bulk->value = g_strdup (value);
  bulk->change = (SourcierBulkChange) { action, bulk->value, field };
  bulk->ids = sourcier_supplier_table_get_selected_ids (self->table);
  bulk->name = supplier != NULL ? g_strdup (sourcier_supplier_get_name (supplier)) : NULL;
  return bulk;
}

static gboolean
is_removal (SourcierBulkAction action)
{
  return action == SOURCIER_BULK_REMOVE_LABEL || action == SOURCIER_BULK_REMOVE_FAMILY
         || action == SOURCIER_BULK_REMOVE_TAG || action == SOURCIER_BULK_REMOVE_FROM_LIST;
}

static char *
describe_deletion (const Bulk *bulk)
{
  g_autofree char *count = sourcier_count_format (bulk->n_changed);

  if (bulk->name != NULL)
    return g_strdup_printf (_("“%s” deleted"), bulk->name);
  return g_strdup_printf (ngettext ("%s supplier deleted", "%s suppliers deleted", (gulong) bulk->n_changed), count);
}

static char *
describe_done (const Bulk *bulk)
{
  g_autofree char *count = sourcier_count_format (bulk->n_changed);
  g_autofree char *value = sourcier_bulk_change_to_words (&bulk->change);
  gulong n = (gulong) bulk->n_changed;

  if (bulk->change.action == SOURCIER_BULK_DELETE)
    return describe_deletion (bulk);
  if (sourcier_bulk_action_is_about_field (bulk->change.action))
    /* translators: “Source: fair of 2026” written for 12 suppliers */
    return g_strdup_printf (ngettext ("“%s” written for %s supplier", "“%s” written for %s suppliers", n), value, count);
  if (is_removal (bulk->change.action))
    /* translators: “ESAT” removed from 12 suppliers */
    return g_strdup_printf (ngettext ("“%s” removed from %s supplier", "“%s” removed from %s suppliers", n), value,
                            count);
  /* translators: “ESAT” added to 12 suppliers */
  return g_strdup_printf (ngettext ("“%s” added to %s supplier", "“%s” added to %s suppliers", n), value, count);
}

static char *
describe_nothing (const Bulk *bulk)
{
  g_autofree char *value = sourcier_bulk_change_to_words (&bulk->change);

  if (bulk->change.action == SOURCIER_BULK_DELETE)
    return g_strdup (_("These suppliers are no longer in the directory"));
  if (bulk->change.action == SOURCIER_BULK_FILL_FIELD)
    return g_strdup (_("The field is empty for none of them: nothing was changed"));
  return g_strdup_printf (is_removal (bulk->change.action) ? _("None of them has “%s”")
                                                           : _("All of them have “%s” already"), value);
}

static void
report (gpointer      owner,
        const Bulk   *bulk,
        const GError *error)
{
  g_autofree char *words = NULL;

  if (sourcier_job_was_stopped (error))
    sourcier_feedback_tell (owner, _("Stopped, nothing was changed"));
  else if (error != NULL)
    sourcier_feedback_fail (owner, bulk->change.action == SOURCIER_BULK_DELETE ? _("The suppliers could not be deleted")
                                                                        : _("The suppliers could not be changed"),
                            error);
  else if (bulk->n_changed == 0)
    sourcier_feedback_tell (owner, words = describe_nothing (bulk));
  else
    sourcier_feedback_done (owner, words = describe_done (bulk));
}

static gboolean
run_in_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Bulk *bulk = data;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (bulk->store, error);

  if (writer == NULL)
    return FALSE;
  bulk->n_changed = sourcier_supplier_bulk_run (writer, &bulk->change, bulk->ids, bulk->progress, cancellable, error);
  return bulk->n_changed >= 0;
}

static void
set_changing (SourcierSuppliersPage *self,
              gboolean               changing)
{
  self->changing = changing;
  _sourcier_suppliers_page_update_actions (self);
  _sourcier_suppliers_page_update_progress (self);
}

static void
done_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  Bulk *bulk = data;

  sourcier_progress_window_finish (bulk->window);
  if (error == NULL)
    sourcier_store_refresh (bulk->store);
  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (owner) == NULL)
    return;

  set_changing (owner, FALSE);
  report (owner, bulk, error);
}

/* @bulk is taken. Nothing is asked, because Undo brings everything back. */
static void
run (SourcierSuppliersPage *self,
     Bulk                  *bulk)
{
  g_autoptr (GError) error = NULL;

  sourcier_backup_announce_many (bulk->store, bulk->ids->len);
  if (bulk->ids->len > FEW)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      set_changing (self, TRUE);
      bulk->progress = sourcier_progress_new ();
      bulk->window = sourcier_progress_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                   bulk->change.action == SOURCIER_BULK_DELETE ? _("Deleting suppliers…")
                                                                                        : _("Changing suppliers…"),
                                                   bulk->progress, cancellable);
      sourcier_job_run (self, run_in_thread, done_cb, bulk, bulk_free, cancellable);
      return;
    }

  if (bulk->ids->len > 0)
    {
      bulk->n_changed = sourcier_supplier_bulk_run (self->store, &bulk->change, bulk->ids, NULL, NULL, &error);
      report (self, bulk, error);
    }
  bulk_free (bulk);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  run (self, new_bulk (self, SOURCIER_BULK_DELETE, NULL, 0));
}

static char *
describe_selected (SourcierSuppliersPage *self)
{
  guint n_selected = sourcier_supplier_table_get_n_selected (self->table);
  g_autofree char *count = sourcier_count_format (n_selected);

  return g_strdup_printf (ngettext ("%s supplier selected", "%s suppliers selected", n_selected), count);
}

static SourcierBulkDialog *
new_dialog (SourcierSuppliersPage *self,
            const char            *title,
            const char            *pick)
{
  g_autofree char *heading = describe_selected (self);

  return sourcier_bulk_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, heading, pick);
}

static void
label_chosen_cb (SourcierSuppliersPage *self,
                 const char            *label,
                 gboolean               add)
{
  run (self, new_bulk (self, add ? SOURCIER_BULK_ADD_LABEL : SOURCIER_BULK_REMOVE_LABEL, label, 0));
}

static void
add_label_choice (const char *code,
                  const char *name,
                  const char *group,
                  gpointer    user_data)
{
  sourcier_bulk_dialog_add_choice (user_data, code, name, group);
}

static void
label_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  SourcierBulkDialog *dialog = new_dialog (self, _("Label"), _("Kind of label"));

  sourcier_award_editor_each_kind (add_label_choice, dialog);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (label_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
family_chosen_cb (SourcierSuppliersPage *self,
                  const char            *family,
                  gboolean               add)
{
  run (self, new_bulk (self, add ? SOURCIER_BULK_ADD_FAMILY : SOURCIER_BULK_REMOVE_FAMILY, family, 0));
}

static void
family_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  SourcierBulkDialog *dialog = new_dialog (self, _("Family of purchase"), _("Family of purchase"));
  guint n;
  const SourcierFamily * const *families = sourcier_families (&n);

  for (guint i = 0; i < n; i++)
    sourcier_bulk_dialog_add_choice (dialog, sourcier_family_get_code (families[i]),
                                     sourcier_family_get_name (families[i]), NULL);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (family_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tag_chosen_cb (SourcierSuppliersPage *self,
               const char            *tag,
               gboolean               add)
{
  run (self, new_bulk (self, add ? SOURCIER_BULK_ADD_TAG : SOURCIER_BULK_REMOVE_TAG, tag, 0));
}

static void
tag_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  SourcierBulkDialog *dialog = new_dialog (self, _("Tag"), _("A tag already in use"));
  g_autoptr (GPtrArray) tags = sourcier_supplier_store_load_tags (self->store, NULL);

  sourcier_bulk_dialog_add_entry (dialog, _("New tag"));
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    sourcier_bulk_dialog_add_choice (dialog, tags->pdata[i], tags->pdata[i], NULL);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (tag_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
list_chosen_cb (SourcierSuppliersPage *self,
                const char            *list,
                gboolean               add)
{
  run (self, new_bulk (self, add ? SOURCIER_BULK_ADD_TO_LIST : SOURCIER_BULK_REMOVE_FROM_LIST, list, 0));
}

static void
list_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  SourcierBulkDialog *dialog = new_dialog (self, _("List"), _("A list there is"));
  g_autoptr (GPtrArray) lists = sourcier_saved_list_store_load_all (self->store, &sourcier_supplier_lists, NULL);

  sourcier_bulk_dialog_add_lists (dialog, lists);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (list_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
field_chosen_cb (SourcierSuppliersPage *self,
                 int                    field,
                 const char            *value,
                 gboolean               only_empty)
{
  run (self, new_bulk (self, only_empty ? SOURCIER_BULK_FILL_FIELD : SOURCIER_BULK_SET_FIELD, value, field));
}

static void
field_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autofree char *heading = describe_selected (self);
  GtkWidget *dialog = sourcier_field_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (field_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The register is no page of the directory: the window asks for which purchase. */
static void
purchase_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autoptr (GArray) ids = sourcier_supplier_table_get_selected_ids (self->table);

  gtk_widget_activate_action_variant (widget, "win.shortlist-suppliers",
                                      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len,
                                                                 sizeof (gint64)));
}

/* Two that the reader knows to be one. */
static void
merge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autoptr (GArray) ids = sourcier_supplier_table_get_selected_ids (self->table);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) both =
    sourcier_supplier_store_load_many (self->store, (const gint64 *) ids->data, ids->len, &error);

  if (both == NULL)
    {
      sourcier_feedback_fail (widget, _("The directory could not be read"), error);
      return;
    }
  if (both->len != 2 || both->pdata[0] == NULL || both->pdata[1] == NULL)
    return;

  g_autoptr (SourcierDuplicate) pair = sourcier_duplicate_new (both->pdata[0], both->pdata[1], 0);
  sourcier_duplicates_window_present (widget, self->store, pair);
}

/* Puts suppliers on the list made by hand of this name, a new one where there is none. */
void
_sourcier_suppliers_page_put_on_list (SourcierSuppliersPage *self,
                                      GArray                *ids,
                                      const char            *name)
{
  Bulk *bulk = new_bulk (self, SOURCIER_BULK_ADD_TO_LIST, name, 0);

  g_array_unref (bulk->ids);
  bulk->ids = g_array_ref (ids);
  run (self, bulk);
}

/* Shows what can be done to several suppliers, once several are selected. */
void
_sourcier_suppliers_page_show_bulk (SourcierSuppliersPage *self)
{
  guint n_selected = sourcier_supplier_table_get_n_selected (self->table);
  g_autofree char *count = sourcier_count_format (n_selected);
  g_autofree char *words = g_strdup_printf (ngettext ("%s selected:", "%s selected:", n_selected), count);

  gtk_label_set_text (self->bulk_count, words);
  gtk_widget_set_visible (self->bulk_bar, n_selected > 1);
}

/* The actions stand on the page’s class; the bar below the table and keys name them. */
void
_sourcier_suppliers_page_install_bulk_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.label-selected", NULL, label_cb);
  gtk_widget_class_install_action (widget_class, "page.family-selected", NULL, family_cb);
  gtk_widget_class_install_action (widget_class, "page.tag-selected", NULL, tag_cb);
  gtk_widget_class_install_action (widget_class, "page.list-selected", NULL, list_cb);
  gtk_widget_class_install_action (widget_class, "page.field-selected", NULL, field_cb);
  gtk_widget_class_install_action (widget_class, "page.purchase-selected", NULL, purchase_cb);
  gtk_widget_class_install_action (widget_class, "page.merge-selected", NULL, merge_cb);
}
