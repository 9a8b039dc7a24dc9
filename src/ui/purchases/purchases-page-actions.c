/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchases-page-private.h"

#include "base/money.h"
#include "purchases/purchase-copy-action.h"
#include "purchases/purchase-editor.h"
#include "purchases/purchase-part-dialog.h"
#include "purchases/purchase-store.h"
#include "store/backup.h"
#include "widgets/feedback.h"
#include "widgets/page-keys.h"

#include <glib/gi18n-lib.h>

void
_sourcier_purchases_page_edit (SourcierPurchasesPage *self,
                               SourcierPurchase      *purchase)
{
  /* Without an id it is one that was deleted a moment ago. */
  if (sourcier_purchase_get_id (purchase) != 0)
    sourcier_purchase_editor_present (GTK_WIDGET (self), self->store, purchase);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  sourcier_purchase_editor_present (widget, SOURCIER_PURCHASES_PAGE (widget)->store, NULL);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  g_autoptr (SourcierPurchase) purchase = sourcier_row_keeper_dup_only (self->keeper);

  if (purchase != NULL)
    _sourcier_purchases_page_edit (self, purchase);
}

/* The row shows the change when the list hears of it: what is written is a copy. */
static void
launch_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  g_autoptr (SourcierPurchase) purchase = sourcier_row_keeper_dup_only (self->keeper);
  g_autoptr (SourcierPurchase) copy = purchase != NULL ? sourcier_purchase_copy (purchase) : NULL;

  if (copy == NULL)
    return;
  sourcier_purchase_set_state (copy, SOURCIER_PURCHASE_LAUNCHED);
  if (!sourcier_record_is_told (SOURCIER_RECORD (copy), SOURCIER_PURCHASE_LAUNCH_DAY))
    sourcier_purchase_set_number (copy, SOURCIER_PURCHASE_LAUNCH_DAY, sourcier_day_today ());
  sourcier_purchase_write (widget, self->store, copy, _("Launch purchase"), _("Purchase launched"));
}

static void
award_applied_cb (SourcierPurchasesPage *self,
                  SourcierRecord        *purchase)
{
  sourcier_purchase_set_state (SOURCIER_PURCHASE (purchase), SOURCIER_PURCHASE_AWARDED);
  sourcier_purchase_write (GTK_WIDGET (self), self->store, SOURCIER_PURCHASE (purchase), _("Award purchase"),
                           _("Purchase awarded"));
}

static void
drop_applied_cb (SourcierPurchasesPage *self,
                 SourcierRecord        *purchase)
{
  sourcier_purchase_set_state (SOURCIER_PURCHASE (purchase), SOURCIER_PURCHASE_DROPPED);
  sourcier_purchase_write (GTK_WIDGET (self), self->store, SOURCIER_PURCHASE (purchase), _("Drop purchase"),
                           _("Purchase dropped"));
}

static void
ask_fields (SourcierPurchasesPage *self,
            const char            *title,
            const guint           *fields,
            guint                  n_fields,
            GCallback              applied)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_row_keeper_dup_only (self->keeper);
  g_autoptr (SourcierPurchase) copy = purchase != NULL ? sourcier_purchase_copy (purchase) : NULL;
  SourcierPurchasePartDialog *dialog;

  if (copy == NULL)
    return;
  dialog = sourcier_purchase_part_dialog_new (GTK_WIDGET (self), title, SOURCIER_RECORD (copy), fields, n_fields);
  g_signal_connect_object (dialog, "applied", applied, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
award_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  static const guint fields[] = {
    SOURCIER_PURCHASE_NOTIFICATION_DAY, SOURCIER_PURCHASE_AWARDED_AMOUNT, SOURCIER_PURCHASE_OFFERS,
    SOURCIER_PURCHASE_DURATION, SOURCIER_PURCHASE_END_DAY,
  };

  ask_fields (SOURCIER_PURCHASES_PAGE (widget), _("Award the purchase"), fields, G_N_ELEMENTS (fields),
              G_CALLBACK (award_applied_cb));
}

static void
drop_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  static const guint fields[] = { SOURCIER_PURCHASE_DROP_REASON };

  ask_fields (SOURCIER_PURCHASES_PAGE (widget), _("Drop the purchase"), fields, G_N_ELEMENTS (fields),
              G_CALLBACK (drop_applied_cb));
}

static gboolean
delete_all (SourcierPurchasesPage  *self,
            GError                **error)
{
  GArray *ids = sourcier_row_keeper_get_ids (self->keeper);

  if (!sourcier_store_begin (self->store, _("Delete purchases"), error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!sourcier_purchase_store_delete (self->store, g_array_index (ids, gint64, i), error))
      {
        sourcier_store_rollback (self->store);
        return FALSE;
      }
  return sourcier_store_commit (self->store, error);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  guint n = sourcier_row_keeper_get_n_ids (self->keeper);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *done = g_strdup_printf (ngettext ("%s purchase deleted", "%s purchases deleted", n), count);
  g_autoptr (GError) error = NULL;

  sourcier_backup_announce_many (self->store, n);
  if (delete_all (self, &error))
    sourcier_feedback_done (widget, done);
  else
    sourcier_feedback_fail (widget, _("The purchases could not be deleted"), error);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  g_autoptr (GPtrArray) columns = sourcier_column_keeper_dup_shown (self->columns);

  sourcier_purchase_copy_rows (widget, self->store, sourcier_row_keeper_get_ids (self->keeper), columns);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
history_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_row_keeper_dup_only (SOURCIER_PURCHASES_PAGE (widget)->keeper);

  if (purchase != NULL)
    gtk_widget_activate_action (widget, "win.show-history", "(sxs)", "purchase", sourcier_purchase_get_id (purchase),
                                sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
}

static void
select_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  sourcier_row_keeper_select (SOURCIER_PURCHASES_PAGE (widget)->keeper, g_variant_get_int64 (parameter));
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  g_autoptr (SourcierPurchaseQuery) query = sourcier_purchase_query_cleared (sourcier_purchase_list_get_query (self->list));

  _sourcier_purchases_page_ask (self, query);
}

void
_sourcier_purchases_page_add_keys (SourcierPurchasesPage *self)
{
  static const SourcierPageKey keys[] = {
    { "<Control>n", "page.add" },
    { "<Control><Shift>e", "page.export" },
    { "<Control>p", "page.print" },
    { "<Control>t", "page.totals" },
    { "<Control><Shift>s", "page.lists" },
    { "<Control><Shift>p", "page.list-selected" },
    { "<Control><Shift>o", "columns.order" },
  };

  sourcier_page_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
}

void
_sourcier_purchases_page_update_actions (SourcierPurchasesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);
  g_autoptr (SourcierPurchase) purchase = sourcier_row_keeper_dup_only (self->keeper);
  guint n = sourcier_row_keeper_get_n_ids (self->keeper);
  SourcierPurchaseState state = purchase != NULL ? sourcier_purchase_get_state (purchase) : SOURCIER_PURCHASE_ENDED;

  gtk_widget_action_set_enabled (widget, "page.add", writable);
  gtk_widget_action_set_enabled (widget, "page.edit", purchase != NULL);
  gtk_widget_action_set_enabled (widget, "page.history", purchase != NULL);
  gtk_widget_action_set_enabled (widget, "page.launch", writable && purchase != NULL && state < SOURCIER_PURCHASE_LAUNCHED);
  gtk_widget_action_set_enabled (widget, "page.award", writable && purchase != NULL && state < SOURCIER_PURCHASE_AWARDED);
  gtk_widget_action_set_enabled (widget, "page.drop", writable && purchase != NULL && state < SOURCIER_PURCHASE_AWARDED);
  gtk_widget_action_set_enabled (widget, "page.copy", n > 0);
  gtk_widget_action_set_enabled (widget, "page.delete", writable && n > 0);
  gtk_widget_action_set_enabled (widget, "page.lists", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.list-selected", writable && n > 0);
  gtk_widget_action_set_enabled (widget, "page.totals", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.export", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.print", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.clear", self->list != NULL);
}

void
_sourcier_purchases_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.launch", NULL, launch_cb);
  gtk_widget_class_install_action (widget_class, "page.award", NULL, award_cb);
  gtk_widget_class_install_action (widget_class, "page.drop", NULL, drop_cb);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "page.history", NULL, history_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "page.select", "x", select_cb);
  _sourcier_purchases_page_install_export_actions (widget_class);
  _sourcier_purchases_page_install_list_actions (widget_class);
}
