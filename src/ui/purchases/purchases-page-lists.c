/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchases-page-private.h"

#include "base/money.h"
#include "purchases/purchase-saved-list.h"
#include "store/backup.h"
#include "widgets/bulk-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"
#include "widgets/saved-lists-dialog.h"

#include <glib/gi18n-lib.h>

/* Questions saved under a name, and lists that purchases are put on by hand. */

typedef struct
{
  SourcierStore *store;
  GArray *ids;
  char *list;
  gboolean add;
  guint n_changed;
  SourcierProgress *progress;
  SourcierProgressWindow *window;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->store);
  g_array_unref (change->ids);
  g_free (change->list);
  g_object_unref (change->progress);
  g_object_unref (change->window);
  g_free (change);
}

static gboolean
change_members (SourcierStore  *store,
                Change         *change,
                GError        **error)
{
  g_autoptr (SourcierSavedList) list =
    sourcier_saved_list_store_open (store, &sourcier_purchase_lists, change->list, change->add, error);

  for (guint i = 0; list != NULL && i < change->ids->len; i++)
    {
      gint64 id = g_array_index (change->ids, gint64, i);
      gboolean changed;

      if (!(change->add ? sourcier_saved_list_store_add (store, list, id, &changed, error)
                        : sourcier_saved_list_store_remove (store, list, id, &changed, error)))
        return FALSE;
      change->n_changed += changed;
      if (i % 64 == 0)
        sourcier_progress_report (change->progress, i, change->ids->len);
    }
  return list != NULL;
}

/* As one action. */
static gboolean
change_in_thread (gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Change *change = data;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (change->store, error);

  if (writer == NULL
      || !sourcier_store_begin (writer, change->add ? _("Add to list") : _("Remove from list"), error))
    return FALSE;
  sourcier_store_set_cancellable (writer, cancellable);
  if (!change_members (writer, change, error))
    {
      sourcier_store_rollback (writer);
      return FALSE;
    }
  sourcier_store_set_detail (writer, change->list);
  return sourcier_store_commit (writer, error);
}

static char *
describe (const Change *change)
{
  g_autofree char *count = sourcier_count_format (change->n_changed);

  if (change->n_changed == 0)
    return g_strdup_printf (change->add ? _("All of them are on “%s” already") : _("None of them is on “%s”"), change->list);
  if (change->add)
    /* translators: how many purchases, and the name of a list */
    return g_strdup_printf (ngettext ("%s purchase put on “%s”", "%s purchases put on “%s”", change->n_changed), count,
                            change->list);
  /* translators: how many purchases, and the name of a list */
  return g_strdup_printf (ngettext ("%s purchase taken off “%s”", "%s purchases taken off “%s”", change->n_changed), count,
                          change->list);
}

static void
changed_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Change *change = data;
  g_autofree char *words = describe (change);

  sourcier_progress_window_finish (change->window);
  if (error == NULL)
    sourcier_store_refresh (change->store);
  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (owner) == NULL)
    return;
  if (sourcier_job_was_stopped (error))
    sourcier_feedback_tell (owner, _("Stopped, nothing was changed"));
  else if (error != NULL)
    sourcier_feedback_fail (owner, _("The list could not be changed"), error);
  else if (change->n_changed == 0)
    sourcier_feedback_tell (owner, words);
  else
    sourcier_feedback_done (owner, words);
}

static void
list_chosen_cb (SourcierPurchasesPage *self,
                const char            *list,
                gboolean               add)
{
  Change *change = g_new0 (Change, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  change->store = g_object_ref (self->store);
  change->ids = g_array_copy (sourcier_row_keeper_get_ids (self->keeper));
  change->list = g_strdup (list);
  change->add = add;
  sourcier_backup_announce_many (change->store, change->ids->len);
  change->progress = sourcier_progress_new ();
  change->window = sourcier_progress_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Changing the list…"),
                                                 change->progress, cancellable);
  sourcier_job_run (self, change_in_thread, changed_cb, change, change_free, cancellable);
}

static void
list_selected_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  guint n = sourcier_row_keeper_get_n_ids (self->keeper);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *heading = g_strdup_printf (ngettext ("%s purchase selected", "%s purchases selected", n), count);
  g_autoptr (GPtrArray) lists = sourcier_saved_list_store_load_all (self->store, &sourcier_purchase_lists, NULL);
  SourcierBulkDialog *dialog =
    sourcier_bulk_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("List"), heading, _("A list there is"));

  sourcier_bulk_dialog_add_lists (dialog, lists);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (list_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
lists_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  SourcierPurchaseQuery *query = sourcier_purchase_list_get_query (self->list);
  g_autoptr (GPtrArray) chips = sourcier_purchase_query_to_chips (query);
  SourcierSavedListsDialog *dialog =
    sourcier_saved_lists_dialog_new (widget, self->store, &sourcier_purchase_lists,
                                     _("A saved question finds the purchases that answer it, each time anew. A list made by hand holds those you put on it: select them and choose “Put on a list…” in the menu."));

  sourcier_saved_lists_dialog_offer_question (dialog, query, chips);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
asked_cb (SourcierPurchasesPage *self,
          SourcierPurchaseQuery *question)
{
  _sourcier_purchases_page_ask (self, question);
}

void
_sourcier_purchases_page_create_lists (SourcierPurchasesPage *self)
{
  self->questions =
    sourcier_saved_questions_add (GTK_BOX (self->facet_box), self->facets[SOURCIER_PURCHASE_FACET_SAVED_LIST],
                                  &sourcier_purchase_lists);
  g_signal_connect_object (self->questions, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
}

void
_sourcier_purchases_page_install_list_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.lists", NULL, lists_cb);
  gtk_widget_class_install_action (widget_class, "page.list-selected", NULL, list_selected_cb);
}
