/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/history-page.h"

#include "base/money.h"
#include "history/history-keep.h"
#include "history/history-row.h"
#include "history/history-words.h"
#include "history/long-model.h"
#include "history/revert-window.h"
#include "history/told-table.h"
#include "history/told-view.h"
#include "office/history-export.h"
#include "store/history-list.h"
#include "widgets/busy-bar.h"
#include "widgets/export-actions.h"
#include "widgets/page-keys.h"
#include "widgets/saved-state.h"

#include <glib/gi18n-lib.h>

struct _SourcierHistoryPage
{
  AdwBin parent_instance;

  GtkStack *stage;
  GtkStack *answer;
  GtkEditable *search;
  GtkDropDown *users;
  GtkDropDown *kinds;
  GtkWidget *thing_button;
  GtkLabel *thing_name;
  GtkListView *list_view;
  GtkWidget *pane_button;
  AdwFlap *pane_flap;
  SourcierToldView *told;
  SourcierBusyBar *progress;
  GtkLabel *counted;
  GtkLabel *saved;
  SourcierHistoryKeep *keep;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  AdwStatusPage *failure;

  SourcierStore *store;
  GSignalGroup *store_signals;
  SourcierHistoryQuery *query;
  SourcierHistoryList *list;
  GSignalGroup *list_signals;
  GtkSingleSelection *selection;
  GPtrArray *user_names;    /* (element-type utf8) as the choice shows them */
  GPtrArray *kind_tables;   /* (element-type utf8) */
  gint64 chosen;            /* number of the action that is shown, 0 for none */
  gboolean filling;         /* the choices are being filled: nobody chose */
};

G_DEFINE_FINAL_TYPE (SourcierHistoryPage, sourcier_history_page, ADW_TYPE_BIN)

static void
ask (SourcierHistoryPage  *self,
     SourcierHistoryQuery *query)
{
  gboolean has_thing = sourcier_history_query_get_object (query) != 0;

  g_set_object (&self->query, query);
  gtk_widget_set_visible (self->thing_button, has_thing);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), !has_thing);
  if (self->list != NULL)
    sourcier_row_list_ask (SOURCIER_ROW_LIST (self->list), G_OBJECT (query));
}

/* What is chosen stays chosen, though others came. */
static void
fill_choice (SourcierHistoryPage *self,
             GtkDropDown         *choice,
             const char          *everything,
             GPtrArray           *shown,
             guint                selected)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, everything);
  for (guint i = 0; i < shown->len; i++)
    gtk_string_list_append (words, shown->pdata[i]);
  self->filling = TRUE;
  gtk_drop_down_set_model (choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (choice, selected);
  self->filling = FALSE;
}

static gboolean
same_words (GPtrArray *a,
            GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
take_words (GPtrArray  *held,
            GPtrArray  *words,
            const char *asked,
            guint      *selected)
{
  g_ptr_array_set_size (held, 0);
  *selected = 0;
  for (guint i = 0; i < words->len; i++)
    {
      g_ptr_array_add (held, g_strdup (words->pdata[i]));
      if (g_str_equal (words->pdata[i], asked))
        *selected = i + 1;
    }
}

static void
fill_users (SourcierHistoryPage *self,
            GPtrArray           *users)
{
  guint selected;

  if (same_words (self->user_names, users) && gtk_drop_down_get_model (self->users) != NULL)
    return;
  take_words (self->user_names, users, sourcier_history_query_get_user (self->query), &selected);
  fill_choice (self, self->users, _("Everybody"), self->user_names, selected);
}

static void
fill_kinds (SourcierHistoryPage *self,
            GPtrArray           *tables)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected;

  if (same_words (self->kind_tables, tables) && gtk_drop_down_get_model (self->kinds) != NULL)
    return;
  take_words (self->kind_tables, tables, sourcier_history_query_get_about (self->query), &selected);
  for (guint i = 0; i < tables->len; i++)
    {
      const SourcierToldTable *table = sourcier_told_table_find (tables->pdata[i]);

      g_ptr_array_add (names, (char *) (table != NULL ? sourcier_told_table_get_many (table) : tables->pdata[i]));
    }
  fill_choice (self, self->kinds, _("Everything"), names, selected);
}

static void
show_count (SourcierHistoryPage *self,
            guint                n,
            gint64               total)
{
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *all = sourcier_count_format (total);
  g_autofree char *words =
    n == total ? g_strdup_printf (ngettext ("%s action", "%s actions", n), count)
               /* translators: how many actions are shown, and how many there are: "12 of 3,853 actions" */
               : g_strdup_printf (ngettext ("%s of %s action", "%s of %s actions", (gulong) total), count, all);

  gtk_label_set_label (self->counted, words);
}

static SourcierAction *
get_selected (SourcierHistoryPage *self)
{
  SourcierHistoryLine *line = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  return line != NULL ? sourcier_history_line_get_action (line) : NULL;
}

static void
selected_cb (SourcierHistoryPage *self)
{
  SourcierAction *action = get_selected (self);

  if (action == NULL)
    return;
  self->chosen = sourcier_action_get_id (action);
  sourcier_told_view_show (self->told, self->store, action);
}

/* The list emptied and filled: what was chosen is chosen again, without a jump. */
static void
select_again (SourcierHistoryPage *self)
{
  guint position;

  if (self->chosen != 0 && sourcier_row_list_find (SOURCIER_ROW_LIST (self->list), self->chosen, &position))
    {
      sourcier_long_model_show (SOURCIER_LONG_MODEL (gtk_single_selection_get_model (self->selection)), position);
      gtk_single_selection_set_selected (self->selection, position);
      sourcier_told_view_show (self->told, self->store, get_selected (self));
      return;
    }
  self->chosen = 0;
  sourcier_told_view_show (self->told, self->store, NULL);
}

static void
answered_cb (SourcierHistoryPage *self)
{
  SourcierRowList *list = SOURCIER_ROW_LIST (self->list);
  SourcierHistoryCounts *counts = SOURCIER_HISTORY_COUNTS (sourcier_row_list_get_counts (list));
  guint n = sourcier_history_counts_get_n (counts);
  gint64 total = sourcier_row_list_get_total (list);

  fill_users (self, sourcier_history_counts_get_users (counts));
  fill_kinds (self, sourcier_history_counts_get_about (counts));
  show_count (self, n, total);
  gtk_stack_set_visible_child_name (self->stage, total > 0 ? "list" : "empty");
  gtk_widget_set_sensitive (self->pane_button, total > 0);
  gtk_stack_set_visible_child_name (self->answer, n > 0 ? "table" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", n > 0);
  select_again (self);
  sourcier_history_keep_refresh (self->keep);
}

static void
loading_cb (SourcierHistoryPage *self)
{
  sourcier_busy_bar_set_busy (self->progress, sourcier_row_list_get_loading (SOURCIER_ROW_LIST (self->list)));
}

static void
failed_cb (SourcierHistoryPage *self,
           const GError        *error)
{
  adw_status_page_set_description (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stage, "failure");
}

static void
show_list (SourcierHistoryPage *self)
{
  g_autoptr (SourcierLongModel) shown = NULL;

  g_clear_object (&self->list);
  if (self->store != NULL)
    self->list = sourcier_history_list_new (self->store, self->query);
  g_signal_group_set_target (self->list_signals, self->list);
  shown = self->list != NULL ? sourcier_long_model_new (G_LIST_MODEL (self->list)) : NULL;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (shown));
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

static void
search_changed_cb (SourcierHistoryPage *self)
{
  g_autoptr (SourcierHistoryQuery) query = sourcier_history_query_with_text (self->query, gtk_editable_get_text (self->search));

  ask (self, query);
}

static void
search_stopped_cb (SourcierHistoryPage *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
user_chosen_cb (SourcierHistoryPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->users);
  g_autoptr (SourcierHistoryQuery) query = NULL;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION || selected > self->user_names->len)
    return;
  query = sourcier_history_query_with_user (self->query, selected == 0 ? "" : self->user_names->pdata[selected - 1]);
  ask (self, query);
}

static void
kind_chosen_cb (SourcierHistoryPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kinds);
  g_autoptr (SourcierHistoryQuery) query = NULL;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION || selected > self->kind_tables->len)
    return;
  query = sourcier_history_query_with_about (self->query, selected == 0 ? "" : self->kind_tables->pdata[selected - 1], 0);
  ask (self, query);
}

static void
forget_thing (SourcierHistoryPage *self)
{
  g_autoptr (SourcierHistoryQuery) query = sourcier_history_query_with_about (self->query, "", 0);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->kinds, 0);
  self->filling = FALSE;
  ask (self, query);
}

static void
forget_thing_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  forget_thing (SOURCIER_HISTORY_PAGE (widget));
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SourcierHistoryPage *self = SOURCIER_HISTORY_PAGE (widget);
  g_autoptr (SourcierHistoryQuery) query = sourcier_history_query_new ();

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->users, 0);
  gtk_drop_down_set_selected (self->kinds, 0);
  self->filling = FALSE;
  gtk_editable_set_text (self->search, "");
  ask (self, query);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SOURCIER_HISTORY_PAGE (widget)->search));
}

static SourcierExportTable *
make_export (SourcierStore *store,
             gpointer       query)
{
  return sourcier_history_export_new (store, query, G_MAXINT32);
}

/* What is shown is what leaves. */
static void
let_go (GtkWidget *widget,
        gboolean   print)
{
  SourcierHistoryPage *self = SOURCIER_HISTORY_PAGE (widget);
  GObject *counts = self->list != NULL ? sourcier_row_list_get_counts (SOURCIER_ROW_LIST (self->list)) : NULL;
  guint n = counts != NULL ? sourcier_history_counts_get_n (SOURCIER_HISTORY_COUNTS (counts)) : 0;
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *words = g_strdup_printf (ngettext ("%s action", "%s actions", n), count);
  SourcierExportDialog *dialog;

  if (n == 0)
    return;
  dialog = sourcier_export_dialog_new (widget, self->store, print);
  sourcier_export_dialog_offer (dialog, sourcier_export_rows_new (words, n, make_export, g_object_ref (self->query),
                                                                  g_object_unref));
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
  SourcierHistoryLine *line = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, sourcier_history_line_get_action (line) != NULL);
  sourcier_history_row_set_line (SOURCIER_HISTORY_ROW (gtk_list_item_get_child (item)), line);
}

static void
unbind_row_cb (SourcierHistoryPage *self,
               GtkListItem         *item)
{
  sourcier_history_row_set_line (SOURCIER_HISTORY_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
revert_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SourcierHistoryPage *self = SOURCIER_HISTORY_PAGE (widget);

  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (sourcier_revert_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->store,
                                                                g_variant_get_int64 (parameter))));
}

static void
sourcier_history_page_dispose (GObject *object)
{
  SourcierHistoryPage *self = SOURCIER_HISTORY_PAGE (object);

  g_clear_object (&self->store_signals);
  g_clear_object (&self->list_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_HISTORY_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_object (&self->query);
  g_clear_pointer (&self->user_names, g_ptr_array_unref);
  g_clear_pointer (&self->kind_tables, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_history_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, answer);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, users);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, thing_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, thing_name);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, pane_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, pane_flap);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, told);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, counted);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, saved);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, keep);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, user_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
}

static void
sourcier_history_page_class_init (SourcierHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_history_page_dispose;

  bind_template (widget_class);
  sourcier_export_actions_install (widget_class, "page.export", "page.print", let_go);
  gtk_widget_class_install_action (widget_class, "history.revert", "x", revert_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "history.forget-thing", NULL, forget_thing_action);
}

static void
init_list (SourcierHistoryPage *self)
{
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  self->list_signals = g_signal_group_new (SOURCIER_TYPE_HISTORY_LIST);
  g_signal_group_connect_swapped (self->list_signals, "answered", G_CALLBACK (answered_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::loading", G_CALLBACK (loading_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "failed", G_CALLBACK (failed_cb), self);
}

static void
sourcier_history_page_init (SourcierHistoryPage *self)
{
  static const SourcierPageKey keys[] = {
    { "<Control><Shift>e", "page.export" },
    { "<Control>p", "page.print" },
  };

  g_type_ensure (SOURCIER_TYPE_TOLD_VIEW);
  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  g_type_ensure (SOURCIER_TYPE_HISTORY_KEEP);
  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_page_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
  sourcier_saved_state_show_in (sourcier_saved_state_get (), self->saved);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", FALSE);

  self->query = sourcier_history_query_new ();
  self->user_names = g_ptr_array_new_with_free_func (g_free);
  self->kind_tables = g_ptr_array_new_with_free_func (g_free);
  init_list (self);

  self->store_signals = g_signal_group_new (SOURCIER_TYPE_STORE);
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
  self->chosen = 0;
  sourcier_told_view_show (self->told, NULL, NULL);
  sourcier_history_keep_set_store (self->keep, store);
  names_changed_cb (self);
  show_list (self);
  if (sourcier_history_query_get_object (self->query) != 0)
    forget_thing (self);
}

/**
 * sourcier_history_page_show_thing:
 * @self: a page
 * @about: the table of such things: "supplier", "purchase", "plan"
 * @id: one of them
 * @name: what it is called
 *
 * Shows what was done to one thing: all that changed it, whoever did it.
 */
void
sourcier_history_page_show_thing (SourcierHistoryPage *self,
                                  const char          *about,
                                  gint64               id,
                                  const char          *name)
{
  g_return_if_fail (SOURCIER_IS_HISTORY_PAGE (self));
  g_return_if_fail (about != NULL && id != 0 && name != NULL);

  const SourcierToldTable *table = sourcier_told_table_find (about);
  g_autofree char *words = g_strdup_printf (C_("told thing", "%s: %s"),
                                            table != NULL ? sourcier_told_table_get_name (table) : about, name);
  g_autofree char *label = g_strdup_printf (_("%s: show the history of everything again"), words);
  g_autoptr (SourcierHistoryQuery) all = sourcier_history_query_new ();
  g_autoptr (SourcierHistoryQuery) query = sourcier_history_query_with_about (all, about, id);

  gtk_label_set_label (self->thing_name, words);
  name_button (self->thing_button, label);
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->users, 0);
  self->filling = FALSE;
  gtk_editable_set_text (self->search, "");
  ask (self, query);
}
