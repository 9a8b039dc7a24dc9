/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/list-comparison-window.h"

#include "base/money.h"
#include "base/text.h"
#include "suppliers/list-comparison.h"
#include "suppliers/supplier-column.h"
#include "suppliers/supplier-export-rows.h"
#include "suppliers/supplier-list.h"
#include "widgets/export-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

struct _SourcierListComparisonWindow
{
  AdwWindow parent_instance;

  GtkListBox    *parts;
  GtkStack      *stage;     /* "working", "suppliers" or "none" */
  GtkListView   *view;
  GtkMenuButton *keep_button;
  GtkEditable   *keep_name;

  SourcierStore *store;
  SourcierSupplierList *list; /* of the part chosen */
  SourcierListComparison *comparison; /* NULL until it is made */
  GCancellable *cancellable;
};

enum { ASKED, KEPT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierListComparisonWindow, sourcier_list_comparison_window, ADW_TYPE_WINDOW)

typedef struct
{
  SourcierStore *store;
  char *first;
  char *second;
  SourcierListComparison *comparison;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_free (work->first);
  g_free (work->second);
  g_clear_object (&work->comparison);
  g_free (work);
}

static gboolean
compare_in_thread (gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Work *work = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (work->store, error);

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  work->comparison = sourcier_list_comparison_new (reader, work->first, work->second, error);
  return work->comparison != NULL;
}

/* Returns whether a part is chosen, and which. */
static gboolean
get_part (SourcierListComparisonWindow *self,
          SourcierListPart             *part)
{
  GtkListBoxRow *row = self->comparison != NULL ? gtk_list_box_get_selected_row (self->parts) : NULL;

  if (row == NULL)
    return FALSE;
  *part = (SourcierListPart) gtk_list_box_row_get_index (row);
  return TRUE;
}

static GArray *
get_ids (SourcierListComparisonWindow *self)
{
  SourcierListPart part;

  return get_part (self, &part) ? sourcier_list_comparison_get_ids (self->comparison, part) : NULL;
}

static void
update_actions (SourcierListComparisonWindow *self)
{
  GArray *ids = get_ids (self);
  gboolean any = ids != NULL && ids->len > 0;
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);
  gboolean named = !sourcier_text_is_empty (gtk_editable_get_text (self->keep_name));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.ask", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.export", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.keep", any && writable && named);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), any && writable);
}

/* As the window goes, its rows go, and with them the one selected. */
static void
part_selected_cb (SourcierListComparisonWindow *self)
{
  SourcierListPart part;

  if (self->comparison == NULL)
    return;
  if (get_part (self, &part))
    {
      g_autoptr (SourcierSupplierQuery) question = sourcier_list_comparison_get_question (self->comparison, part);

      sourcier_row_list_ask (SOURCIER_ROW_LIST (self->list), G_OBJECT (question));
      gtk_stack_set_visible_child_name (self->stage, get_ids (self)->len > 0 ? "suppliers" : "none");
    }
  update_actions (self);
}

static void
add_part (SourcierListComparisonWindow *self,
          SourcierListPart              part)
{
  g_autofree char *words = sourcier_list_comparison_to_words (self->comparison, part);
  g_autofree char *number = sourcier_count_format (sourcier_list_comparison_get_ids (self->comparison, part)->len);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (words);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_append (self->parts, box);
}

static void
compared_cb (gpointer      owner,
             gpointer      data,
             const GError *error)
{
  SourcierListComparisonWindow *self = owner;
  Work *work = data;

  if (sourcier_job_was_stopped (error))
    return;
  if (error != NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The lists could not be compared"), error);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->comparison = g_object_ref (work->comparison);
  for (guint part = 0; part < SOURCIER_N_LIST_PARTS; part++)
    add_part (self, part);
  gtk_list_box_select_row (self->parts, gtk_list_box_get_row_at_index (self->parts, 0));
}

static void
ask_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  SourcierListComparisonWindow *self = SOURCIER_LIST_COMPARISON_WINDOW (widget);
  SourcierListPart part;

  if (!get_part (self, &part))
    return;

  g_autoptr (SourcierSupplierQuery) question = sourcier_list_comparison_get_question (self->comparison, part);
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[ASKED], 0, question);
  g_object_unref (self);
}

static void
keep_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierListComparisonWindow *self = SOURCIER_LIST_COMPARISON_WINDOW (widget);
  g_autofree char *name = sourcier_text_tidy (gtk_editable_get_text (self->keep_name));
  g_autoptr (GArray) ids = g_array_ref (get_ids (self));

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[KEPT], 0, ids, name);
  g_object_unref (self);
}

static void
keep_activated_cb (SourcierListComparisonWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "comparison.keep", NULL);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierListComparisonWindow *self = SOURCIER_LIST_COMPARISON_WINDOW (widget);

  SourcierExportDialog *dialog = sourcier_export_dialog_new (widget, self->store, FALSE);

  sourcier_export_dialog_offer (dialog, sourcier_supplier_export_rows_new_some (get_ids (self), NULL));
  sourcier_supplier_export_add_forms (dialog);
  sourcier_export_dialog_present (dialog);
}

static void
setup_row_cb (SourcierListComparisonWindow *self,
              GtkListItem                  *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, i == 0);
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (SourcierListComparisonWindow *self,
             GtkListItem                  *item)
{
  SourcierSupplier *supplier = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *city = sourcier_supplier_show_city (supplier);

  gtk_label_set_text (GTK_LABEL (name), sourcier_supplier_get_name (supplier));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), city);
}

static void
sourcier_list_comparison_window_dispose (GObject *object)
{
  SourcierListComparisonWindow *self = SOURCIER_LIST_COMPARISON_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->comparison);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_LIST_COMPARISON_WINDOW);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_list_comparison_window_parent_class)->dispose (object);
}

static void
sourcier_list_comparison_window_class_init (SourcierListComparisonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_list_comparison_window_dispose;

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, SOURCIER_TYPE_SUPPLIER_QUERY);
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/list-comparison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierListComparisonWindow, parts);
  gtk_widget_class_bind_template_child (widget_class, SourcierListComparisonWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierListComparisonWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SourcierListComparisonWindow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierListComparisonWindow, keep_name);
  gtk_widget_class_bind_template_callback (widget_class, part_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, keep_activated_cb);

  gtk_widget_class_install_action (widget_class, "comparison.ask", NULL, ask_cb);
  gtk_widget_class_install_action (widget_class, "comparison.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "comparison.export", NULL, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_list_comparison_window_init (SourcierListComparisonWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  update_actions (self);
}

/**
 * sourcier_list_comparison_window_new:
 * @parent: the window it stands before
 * @store: the office’s file
 * @first: the name of a list
 * @second: the name of another
 *
 * Returns: (transfer none): the window, owned by GTK as windows are, not shown yet, comparing
 */
GtkWidget *
sourcier_list_comparison_window_new (GtkWindow     *parent,
                                     SourcierStore *store,
                                     const char    *first,
                                     const char    *second)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  SourcierListComparisonWindow *self =
    g_object_new (SOURCIER_TYPE_LIST_COMPARISON_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GtkSelectionModel) rows = NULL;
  Work *work = g_new0 (Work, 1);

  self->store = g_object_ref (store);
  self->list = sourcier_supplier_list_new (store);
  rows = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  gtk_list_view_set_model (self->view, rows);

  work->store = g_object_ref (store);
  work->first = g_strdup (first);
  work->second = g_strdup (second);
  self->cancellable = g_cancellable_new ();
  sourcier_job_run (self, compare_in_thread, compared_cb, work, work_free, self->cancellable);
  return GTK_WIDGET (self);
}
