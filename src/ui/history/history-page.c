/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/history-page.h"

#include "base/money.h"
#include "history/history-row.h"
#include "history/history-words.h"
#include "history/import-undo-window.h"
#include "office/history-export.h"
#include "store/history.h"
#include "widgets/export-actions.h"
#include "widgets/job.h"
#include "widgets/page-keys.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads; who looks for older ones has the command line. */
#define MOST_ACTIONS 500

struct _SourcierHistoryPage
{
  AdwBin parent_instance;

  GtkStack *stage;
  GtkListView *list_view;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  AdwStatusPage *failure;

  GListStore *actions;
  SourcierStore *store;
  GSignalGroup *store_signals;
  gboolean reading;         /* a worker reads the list */
  gboolean stale;           /* the file changed since the worker began */
};

G_DEFINE_FINAL_TYPE (SourcierHistoryPage, sourcier_history_page, ADW_TYPE_BIN)

static void
show_actions (SourcierHistoryPage *self,
              GPtrArray           *actions)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->actions));

  /* In two steps: GTK would look for each old row among the new ones otherwise. */
  g_list_store_splice (self->actions, 0, n_old, NULL, 0);
  g_list_store_splice (self->actions, 0, 0, actions->pdata, actions->len);
  gtk_stack_set_visible_child_name (self->stage, actions->len > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", actions->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", actions->len > 0);
}

/* The history, on its way through a worker. */
typedef struct
{
  SourcierStore *store;
  GPtrArray *actions;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->store);
  g_clear_pointer (&reading->actions, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
read_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Reading *reading = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (reading->store, error);

  if (reader != NULL)
    reading->actions = sourcier_history_load (reader, MOST_ACTIONS, error);
  return reading->actions != NULL;
}

static void read_history (SourcierHistoryPage *self);

static void
read_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierHistoryPage *self = owner;
  Reading *reading = data;

  self->reading = FALSE;
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      read_history (self);
      return;
    }
  /* Another file may have come since, or the window may have gone. */
  if (self->store != reading->store)
    return;
  if (error == NULL)
    {
      show_actions (self, reading->actions);
      return;
    }
  adw_status_page_set_description (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stage, "failure");
}

static void
read_history (SourcierHistoryPage *self)
{
  Reading *reading;

  self->stale = FALSE;
  if (self->store == NULL)
    return;

  reading = g_new0 (Reading, 1);
  reading->store = g_object_ref (self->store);
  self->reading = TRUE;
  sourcier_job_run (self, read_in_thread, read_done, reading, reading_free, NULL);
}

static void
store_changed_cb (SourcierHistoryPage *self)
{
  self->stale = TRUE;
  if (!self->reading && gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_history (self);
}

static void
name_button (GtkWidget  *button,
             const char *words)
{
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
names_changed_cb (SourcierHistoryPage *self)
{
  g_autofree char *undo_words = sourcier_history_describe_undo (self->store);
  g_autofree char *redo_words = sourcier_history_describe_redo (self->store);

  name_button (self->undo_button, undo_words);
  name_button (self->redo_button, redo_words);
}

static SourcierExportTable *
make_export (SourcierStore *store,
             gpointer       nothing)
{
  g_autoptr (SourcierHistoryQuery) all = sourcier_history_query_new ();

  return sourcier_history_export_new (store, all, G_MAXINT32);
}

/* The whole history leaves, not only the part of it that is shown. */
static void
let_go (GtkWidget *widget,
        gboolean   print)
{
  SourcierHistoryPage *self = SOURCIER_HISTORY_PAGE (widget);
  g_autoptr (SourcierExportTable) table = self->store != NULL ? make_export (self->store, NULL) : NULL;
  gint64 n = table != NULL ? sourcier_export_table_count (table, NULL) : 0;
  g_autofree char *count = sourcier_count_format (MAX (n, 0));
  g_autofree char *words = g_strdup_printf (ngettext ("%s action", "%s actions", (gulong) MAX (n, 0)), count);
  SourcierExportDialog *dialog;

  if (n <= 0)
    return;
  dialog = sourcier_export_dialog_new (widget, self->store, print);
  sourcier_export_dialog_offer (dialog, sourcier_export_rows_new (words, n, make_export, g_strdup (""), g_free));
  sourcier_export_dialog_present (dialog);
}

static void
setup_row_cb (SourcierHistoryPage *self,
              GtkListItem         *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, sourcier_history_row_new ());
}

static void
bind_row_cb (SourcierHistoryPage *self,
             GtkListItem         *item)
{
  sourcier_history_row_set_action (SOURCIER_HISTORY_ROW (gtk_list_item_get_child (item)),
                                   SOURCIER_ACTION (gtk_list_item_get_item (item)));
}

static void
sourcier_history_page_map (GtkWidget *widget)
{
  SourcierHistoryPage *self = SOURCIER_HISTORY_PAGE (widget);

  if (self->stale && !self->reading)
    read_history (self);

  GTK_WIDGET_CLASS (sourcier_history_page_parent_class)->map (widget);
}

static void
undo_import_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SourcierHistoryPage *self = SOURCIER_HISTORY_PAGE (widget);

  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (sourcier_import_undo_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                                     self->store, g_variant_get_int64 (parameter))));
}

static void
sourcier_history_page_dispose (GObject *object)
{
  SourcierHistoryPage *self = SOURCIER_HISTORY_PAGE (object);

  g_clear_object (&self->store_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_HISTORY_PAGE);
  g_clear_object (&self->store);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (sourcier_history_page_parent_class)->dispose (object);
}

static void
sourcier_history_page_class_init (SourcierHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_history_page_dispose;
  widget_class->map = sourcier_history_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  sourcier_export_actions_install (widget_class, "page.export", "page.print", let_go);
  gtk_widget_class_install_action (widget_class, "history.undo-import", "x", undo_import_action);
}

static void
sourcier_history_page_init (SourcierHistoryPage *self)
{
  static const SourcierPageKey keys[] = {
    { "<Control><Shift>e", "page.export" },
    { "<Control>p", "page.print" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_page_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);

  self->actions = g_list_store_new (SOURCIER_TYPE_ACTION);
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->actions)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));

  self->store_signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_group_connect_swapped (self->store_signals, "notify::undo-name", G_CALLBACK (names_changed_cb), self);
  g_signal_group_connect_swapped (self->store_signals, "notify::redo-name", G_CALLBACK (names_changed_cb), self);
}

/**
 * sourcier_history_page_new:
 *
 * Returns: (transfer full): a page that shows nothing yet
 */
GtkWidget *
sourcier_history_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_HISTORY_PAGE, NULL);
}

/**
 * sourcier_history_page_set_store:
 * @self: a page
 * @store: (nullable): the window's connection to the office's file
 *
 * Shows the history of another file.
 */
void
sourcier_history_page_set_store (SourcierHistoryPage *self,
                                 SourcierStore       *store)
{
  g_return_if_fail (SOURCIER_IS_HISTORY_PAGE (self));

  if (!g_set_object (&self->store, store))
    return;
  g_signal_group_set_target (self->store_signals, store);
  names_changed_cb (self);
  store_changed_cb (self);
}
