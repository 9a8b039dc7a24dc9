/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-work-page.h"

#include "base/money.h"
#include "base/user.h"
#include "store/backup.h"
#include "suppliers/label-award-store.h"
#include "suppliers/label-work-column.h"
#include "suppliers/label-work-export.h"
#include "suppliers/label-work-list.h"
#include "suppliers/supplier-editor.h"
#include "widgets/busy-bar.h"
#include "widgets/export-actions.h"
#include "widgets/facet-list.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/page-keys.h"
#include "widgets/progress-window.h"
#include "widgets/row-keeper.h"
#include "widgets/saved-state.h"
#include "widgets/table-column.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SourcierLabelWorkPage
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  GtkStack        *stage;    /* "waiting", "work" or "done" */
  GtkStack        *answer;   /* "table" or "none" */
  GtkWidget       *facet_box;
  GtkWidget       *facets;
  GtkEditable     *search;
  GtkColumnView   *view;
  SourcierBusyBar *progress;
  GtkLabel        *counted;
  GtkLabel        *selected;
  GtkLabel        *saved;

  SourcierStore         *store;
  SourcierLabelWorkList *list;     /* NULL until the page is looked at */
  SourcierRowKeeper     *keeper;
  gboolean               checking; /* a check is being noted */
};

G_DEFINE_FINAL_TYPE (SourcierLabelWorkPage, sourcier_label_work_page, GTK_TYPE_WIDGET)

/* In the order in which they press. */
static const SourcierAwardState reasons[] = {
  SOURCIER_AWARD_ENDING, SOURCIER_AWARD_ENDED, SOURCIER_AWARD_UNCHECKED,
};

static const char *
reason_name (SourcierAwardState state)
{
  if (state == SOURCIER_AWARD_ENDED)
    return C_("label award", "Ended within a year");
  return sourcier_award_state_get_name (state);
}

static SourcierLabelWorkQuery *
get_query (SourcierLabelWorkPage *self)
{
  return sourcier_label_work_list_get_query (self->list);
}

static void
show_facets (SourcierLabelWorkPage *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_ptr_array_add (values,
                     sourcier_facet_value_new (sourcier_award_state_get_code (reasons[i]), reason_name (reasons[i]),
                                               sourcier_label_work_list_get_count (self->list, reasons[i]),
                                               sourcier_label_work_query_get_choice (get_query (self), reasons[i])));
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (self->facets), values);
}

static void
show_counted (SourcierLabelWorkPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gint64 total = sourcier_row_list_get_total (SOURCIER_ROW_LIST (self->list));
  g_autofree char *found = sourcier_count_format (n_items);
  g_autofree char *all = sourcier_count_format (total);
  g_autofree char *words = NULL;

  if (sourcier_label_work_query_is_everything (get_query (self)))
    words = g_strdup_printf (ngettext ("%s label to check", "%s labels to check", n_items), found);
  else
    /* translators: how many labels were found, of how many: “12 labels to check of 318” */
    words = g_strdup_printf (ngettext ("%s label to check of %s", "%s labels to check of %s", n_items), found, all);
  gtk_label_set_text (self->counted, words);
}

static void
update_actions (SourcierLabelWorkPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);
  guint n = sourcier_row_keeper_get_n_ids (self->keeper);

  gtk_widget_action_set_enabled (widget, "page.edit", n == 1);
  gtk_widget_action_set_enabled (widget, "page.check", writable && n > 0 && !self->checking);
  gtk_widget_action_set_enabled (widget, "page.export", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.print", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.clear", self->list != NULL);
}

static void
show_selected (SourcierLabelWorkPage *self)
{
  guint n = sourcier_row_keeper_get_n_ids (self->keeper);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *words = g_strdup_printf (ngettext ("%s selected", "%s selected", n), count);

  gtk_label_set_text (self->selected, n > 0 ? words : "");
  update_actions (self);
}

static void
answered_cb (SourcierLabelWorkPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  gboolean done = sourcier_row_list_get_total (SOURCIER_ROW_LIST (self->list)) == 0;

  show_facets (self);
  show_counted (self);
  gtk_stack_set_visible_child_name (self->answer, any ? "table" : "none");
  gtk_stack_set_visible_child_name (self->stage, done ? "done" : "work");
}

static void
failed_cb (SourcierLabelWorkPage *self,
           const GError          *error)
{
  sourcier_feedback_fail (GTK_WIDGET (self), _("The labels could not be read"), error);
}

static void
update_progress (SourcierLabelWorkPage *self)
{
  sourcier_busy_bar_set_busy (self->progress,
                              self->checking
                              || (self->list != NULL && sourcier_row_list_get_loading (SOURCIER_ROW_LIST (self->list))));
}

static void
ask (SourcierLabelWorkPage  *self,
     SourcierLabelWorkQuery *query)
{
  sourcier_row_list_ask (SOURCIER_ROW_LIST (self->list), G_OBJECT (query));
}

static void
search_changed_cb (SourcierLabelWorkPage *self)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierLabelWorkQuery) query =
    sourcier_label_work_query_with_text (get_query (self), gtk_editable_get_text (self->search));
  ask (self, query);
}

static void
search_stopped_cb (SourcierLabelWorkPage *self)
{
  gtk_editable_set_text (self->search, "");
}

/* From the search entry, Down goes to the answer. */
static gboolean
search_key_cb (SourcierLabelWorkPage *self,
               guint                  keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
facet_chosen_cb (SourcierLabelWorkPage *self,
                 const char            *value,
                 int                    choice)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (sourcier_award_state_get_code (reasons[i]), value))
      {
        g_autoptr (SourcierLabelWorkQuery) query =
          sourcier_label_work_query_with_choice (get_query (self), reasons[i], choice);

        ask (self, query);
        return;
      }
}

static SourcierLabelWorkQuery *
sorted_query (SourcierLabelWorkPage  *self,
              SourcierLabelWorkQuery *query)
{
  gboolean descending;
  int sort;

  if (!sourcier_table_column_get_sort (self->view, &sort, &descending))
    return sourcier_label_work_query_with_sort (query, SOURCIER_LABEL_WORK_SORT_UNTIL, FALSE);
  return sourcier_label_work_query_with_sort (query, sort, descending);
}

static void
sorter_changed_cb (SourcierLabelWorkPage *self)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierLabelWorkQuery) query = sorted_query (self, get_query (self));
  ask (self, query);
}

static void
edit_supplier (SourcierLabelWorkPage *self,
               SourcierLabelWork     *work)
{
  SourcierSupplier *supplier = sourcier_label_work_get_supplier (work);

  /* Without an id it is one that was deleted a moment ago. */
  if (supplier != NULL && sourcier_supplier_get_id (supplier) != 0)
    sourcier_supplier_editor_present (GTK_WIDGET (self), self->store, supplier);
}

static void
activated_cb (SourcierLabelWorkPage *self,
              guint                  position)
{
  g_autoptr (SourcierLabelWork) work = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (work != NULL)
    edit_supplier (self, work);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierLabelWorkPage *self = SOURCIER_LABEL_WORK_PAGE (widget);
  g_autoptr (SourcierLabelWork) work = sourcier_row_keeper_dup_only (self->keeper);

  if (work != NULL)
    edit_supplier (self, work);
}

typedef struct
{
  SourcierStore *store;
  GArray *ids;
  char *who;
  char *count;
  SourcierProgressWindow *window;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_object_unref (check->store);
  g_array_unref (check->ids);
  g_free (check->who);
  g_free (check->count);
  g_object_unref (check->window);
  g_free (check);
}

static gboolean
check_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Check *check = data;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (check->store, error);

  if (writer == NULL || !sourcier_store_begin (writer, _("Check labels"), error))
    return FALSE;
  sourcier_store_set_cancellable (writer, cancellable);
  sourcier_store_set_detail (writer, check->count);
  if (!sourcier_label_award_store_check (writer, check->ids, sourcier_day_today (), check->who, error))
    {
      sourcier_store_rollback (writer);
      return FALSE;
    }
  return sourcier_store_commit (writer, error);
}

static void
set_checking (SourcierLabelWorkPage *self,
              gboolean               checking)
{
  self->checking = checking;
  update_actions (self);
  update_progress (self);
}

static void
check_done (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Check *check = data;

  sourcier_progress_window_finish (check->window);
  set_checking (owner, FALSE);
  if (error != NULL)
    {
      if (sourcier_job_was_stopped (error))
        sourcier_feedback_tell (owner, _("Stopped, nothing was changed"));
      else
        sourcier_feedback_fail (owner, _("The check could not be noted"), error);
      return;
    }

  g_autofree char *words = g_strdup_printf (ngettext ("%s label checked today", "%s labels checked today",
                                                      check->ids->len), check->count);
  sourcier_store_refresh (check->store);
  sourcier_feedback_done (owner, words);
}

static void
check_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierLabelWorkPage *self = SOURCIER_LABEL_WORK_PAGE (widget);
  Check *check = g_new0 (Check, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();

  check->store = g_object_ref (self->store);
  check->ids = g_array_copy (sourcier_row_keeper_get_ids (self->keeper));
  check->who = sourcier_user_dup_name ();
  check->count = sourcier_count_format (check->ids->len);
  set_checking (self, TRUE);
  sourcier_backup_announce (self->store, SOURCIER_BACKUP_CHANGE);
  check->window = sourcier_progress_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Checking labels…"), progress,
                                                cancellable);
  sourcier_job_run (self, check_in_thread, check_done, check, check_free, cancellable);
}

static SourcierExportTable *
make_export (SourcierStore *store,
             gpointer       query)
{
  return sourcier_label_work_export_new (store, query);
}

typedef struct
{
  GArray *ids;
  SourcierLabelWorkQuery *query;
} Picked;

static void
picked_free (gpointer data)
{
  Picked *picked = data;

  g_array_unref (picked->ids);
  g_object_unref (picked->query);
  g_free (picked);
}

static SourcierExportTable *
make_some (SourcierStore *store,
           gpointer       data)
{
  Picked *picked = data;

  return sourcier_label_work_export_new_some (store, picked->ids, picked->query);
}

static char *
describe_count (guint n_labels)
{
  g_autofree char *count = sourcier_count_format (n_labels);

  return g_strdup_printf (ngettext ("%s label", "%s labels", n_labels), count);
}

/* What leaves is what is shown, the question's answer in its order, or what is selected of it. */
static void
let_go (GtkWidget *widget,
        gboolean   print)
{
  SourcierLabelWorkPage *self = SOURCIER_LABEL_WORK_PAGE (widget);
  SourcierExportDialog *dialog = sourcier_export_dialog_new (widget, self->store, print);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GArray) ids = g_array_copy (sourcier_row_keeper_get_ids (self->keeper));
  g_autofree char *all = describe_count (n_items);
  g_autofree char *selected = describe_count (ids->len);

  sourcier_export_dialog_offer (dialog, sourcier_export_rows_new (all, n_items, make_export, g_object_ref (get_query (self)),
                                                                  g_object_unref));
  if (ids->len > 0)
    {
      Picked *picked = g_new0 (Picked, 1);

      picked->ids = g_array_ref (ids);
      picked->query = g_object_ref (get_query (self));
      sourcier_export_dialog_offer_selected (dialog, sourcier_export_rows_new (selected, ids->len, make_some, picked, picked_free),
                                             ids->len > 1);
    }
  sourcier_export_dialog_present (dialog);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierLabelWorkPage *self = SOURCIER_LABEL_WORK_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierLabelWorkPage *self = SOURCIER_LABEL_WORK_PAGE (widget);
  g_autoptr (SourcierLabelWorkQuery) everything = sourcier_label_work_query_new (sourcier_day_today ());
  g_autoptr (SourcierLabelWorkQuery) query = sorted_query (self, everything);

  ask (self, query);
  gtk_editable_set_text (self->search, "");
}

/* Whoever never looks at the page does not wait for its answers at each change. */
static void
begin_list (SourcierLabelWorkPage *self)
{
  g_autoptr (SourcierLabelWorkQuery) everything = sourcier_label_work_query_new (sourcier_day_today ());
  g_autoptr (SourcierLabelWorkQuery) query = sorted_query (self, everything);

  self->list = sourcier_label_work_list_new (self->store, query);
  g_signal_connect_object (self->list, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  sourcier_row_keeper_set_list (self->keeper, SOURCIER_ROW_LIST (self->list));
  update_progress (self);
  update_actions (self);
}

static void
clear_list (SourcierLabelWorkPage *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  sourcier_row_keeper_set_list (self->keeper, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
}

static void
sourcier_label_work_page_map (GtkWidget *widget)
{
  SourcierLabelWorkPage *self = SOURCIER_LABEL_WORK_PAGE (widget);

  if (self->store != NULL && self->list == NULL)
    begin_list (self);

  GTK_WIDGET_CLASS (sourcier_label_work_page_parent_class)->map (widget);
}

static void
sourcier_label_work_page_dispose (GObject *object)
{
  SourcierLabelWorkPage *self = SOURCIER_LABEL_WORK_PAGE (object);

  if (self->keeper != NULL)
    clear_list (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_LABEL_WORK_PAGE);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (sourcier_label_work_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/label-work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, answer);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, facet_box);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, view);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, counted);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, selected);
  gtk_widget_class_bind_template_child (widget_class, SourcierLabelWorkPage, saved);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sourcier_label_work_page_class_init (SourcierLabelWorkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_label_work_page_dispose;
  widget_class->map = sourcier_label_work_page_map;

  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.check", NULL, check_cb);
  sourcier_export_actions_install (widget_class, "page.export", "page.print", let_go);
}

static void
sourcier_label_work_page_init (SourcierLabelWorkPage *self)
{
  static const SourcierPageKey keys[] = {
    { "<Control><Shift>e", "page.export" },
    { "<Control>p", "page.print" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_saved_state_show_in (sourcier_saved_state_get (), self->saved);
  sourcier_page_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));

  /* translators: why a label is in the list of those to check */
  self->facets = sourcier_facet_list_new (_("Reason"));
  gtk_box_append (GTK_BOX (self->facet_box), self->facets);
  g_signal_connect_object (self->facets, "chosen", G_CALLBACK (facet_chosen_cb), self, G_CONNECT_SWAPPED);

  sourcier_label_work_columns_add (self->view);
  self->keeper = sourcier_row_keeper_new (self->view);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Labels to check"), -1);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  show_selected (self);
}

/**
 * sourcier_label_work_page_new:
 *
 * Returns: (transfer floating): the page, with no office’s file yet
 */
GtkWidget *
sourcier_label_work_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_LABEL_WORK_PAGE, NULL);
}

/**
 * sourcier_label_work_page_set_store:
 * @self: the page
 * @store: (nullable): the office’s file whose labels are shown
 */
void
sourcier_label_work_page_set_store (SourcierLabelWorkPage *self,
                                    SourcierStore         *store)
{
  g_return_if_fail (SOURCIER_IS_LABEL_WORK_PAGE (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  clear_list (self);
  g_set_object (&self->store, store);
  gtk_editable_set_text (self->search, "");
  gtk_stack_set_visible_child_name (self->stage, "waiting");
  show_selected (self);
  if (store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin_list (self);
}
