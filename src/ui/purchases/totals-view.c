/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/totals-view.h"

#include "purchases/purchase-totals-export.h"
#include "purchases/total-line.h"
#include "widgets/export-actions.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/table-copy.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What the answer may be parted by, in the order of the buttons. */
static const SourcierPurchaseFacet facets[] = {
  SOURCIER_PURCHASE_FACET_YEAR, SOURCIER_PURCHASE_FACET_NATURE, SOURCIER_PURCHASE_FACET_SERVICE,
  SOURCIER_PURCHASE_FACET_STATE,
};

struct _SourcierTotalsView
{
  GtkWidget parent_instance;

  GtkBox *content;
  GtkBox *facet_buttons;
  GtkColumnView *view;

  SourcierPurchaseFacet facet;
  SourcierStore *store;
  SourcierPurchaseQuery *query;
  GCancellable *cancellable;
};

enum { NARROWED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierTotalsView, sourcier_totals_view, GTK_TYPE_WIDGET)

/* A question and what it is parted by, for a worker. */
typedef struct
{
  SourcierStore *store; /* NULL where the worker is given a connection */
  SourcierPurchaseQuery *query;
  SourcierPurchaseFacet facet;
  SourcierPurchaseTotalsTable *table;
} Work;

static Work *
work_new (SourcierTotalsView *self)
{
  Work *work = g_new0 (Work, 1);

  work->query = g_object_ref (self->query);
  work->facet = self->facet;
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->store);
  g_clear_object (&work->table);
  g_object_unref (work->query);
  g_free (work);
}

static gboolean
add_up_in_thread (gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Work *work = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (work->store, error);

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  work->table = sourcier_purchase_totals_table_new (reader, work->query, work->facet, error);
  return work->table != NULL;
}

static void
added_up_cb (gpointer      owner,
             gpointer      data,
             const GError *error)
{
  SourcierTotalsView *self = owner;
  Work *work = data;

  if (sourcier_job_was_stopped (error) || self->view == NULL)
    return;
  if (error != NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The totals could not be added up"), error);
      return;
    }

  g_autoptr (GListModel) lines = sourcier_total_lines_new (work->table);
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (gtk_column_view_get_columns (self->view), 0);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_steal_pointer (&lines)));

  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (selection), TRUE);
  gtk_column_view_column_set_title (first, sourcier_purchase_facet_get_name (work->facet));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
}

static void
add_up (SourcierTotalsView *self)
{
  Work *work;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  work = work_new (self);
  work->store = g_object_ref (self->store);
  sourcier_job_run (self, add_up_in_thread, added_up_cb, work, work_free, self->cancellable);
}

static void
facet_toggled_cb (SourcierTotalsView *self,
                  GtkToggleButton    *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->facet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "facet"));
  add_up (self);
}

static void
activated_cb (SourcierTotalsView *self,
              guint               position)
{
  g_autoptr (SourcierTotalLine) line =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);
  const char *value = line != NULL ? sourcier_total_line_get_value (line) : NULL;

  if (value == NULL)
    return;

  g_autoptr (SourcierPurchaseQuery) beside = sourcier_purchase_query_without_facet (self->query, self->facet);
  g_autoptr (SourcierPurchaseQuery) narrowed =
    sourcier_purchase_query_with_choice (beside, self->facet, value, SOURCIER_CHOICE_IN);
  g_signal_emit (self, signals[NARROWED], 0, narrowed);
}

static void
append_row (GString  *text,
            char    **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    sourcier_table_copy_append_cell (text, i, g_strdup (cells[i]));
  g_string_append_c (text, '\n');
  g_strfreev (cells);
}

static char *
make_table (SourcierStore  *reader,
            gpointer        data,
            GError        **error)
{
  Work *work = data;
  g_autoptr (SourcierPurchaseTotalsTable) table =
    sourcier_purchase_totals_table_new (reader, work->query, work->facet, error);
  GString *text;

  if (table == NULL)
    return NULL;
  text = g_string_new (NULL);
  append_row (text, sourcier_purchase_totals_header (work->facet));
  for (guint i = 0; i < sourcier_purchase_totals_table_get_n (table); i++)
    append_row (text, sourcier_purchase_totals_to_cells (table, sourcier_purchase_totals_table_get (table, i)));
  append_row (text, sourcier_purchase_totals_to_cells (table, sourcier_purchase_totals_table_get_all (table)));
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierTotalsView *self = SOURCIER_TOTALS_VIEW (widget);

  if (self->store != NULL)
    sourcier_table_copy_rows (widget, self->store, work_new (self), work_free, make_table, _("Totals copied"),
                              _("The totals could not be copied"));
}

static SourcierExportTable *
make_export (SourcierStore *store,
             gpointer       data)
{
  Work *work = data;

  return sourcier_purchase_totals_export_new (store, work->query, work->facet);
}

static void
let_go (GtkWidget *widget,
        gboolean   print)
{
  SourcierTotalsView *self = SOURCIER_TOTALS_VIEW (widget);
  GtkSelectionModel *lines = gtk_column_view_get_model (self->view);
  guint n_lines = lines != NULL ? g_list_model_get_n_items (G_LIST_MODEL (lines)) : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("%u line", "%u lines", n_lines), n_lines);
  SourcierExportDialog *dialog;

  if (self->store == NULL)
    return;
  dialog = sourcier_export_dialog_new (widget, self->store, print);
  sourcier_export_dialog_offer (dialog, sourcier_export_rows_new (words, n_lines, make_export, work_new (self), work_free));
  sourcier_export_dialog_present (dialog);
}

static void
sourcier_totals_view_dispose (GObject *object)
{
  SourcierTotalsView *self = SOURCIER_TOTALS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_TOTALS_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (sourcier_totals_view_parent_class)->dispose (object);
}

static gboolean
sourcier_totals_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOURCIER_TOTALS_VIEW (widget)->view));
}

static void
sourcier_totals_view_class_init (SourcierTotalsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_totals_view_dispose;
  widget_class->grab_focus = sourcier_totals_view_grab_focus;

  signals[NARROWED] = g_signal_new ("narrowed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, SOURCIER_TYPE_PURCHASE_QUERY);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/totals-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierTotalsView, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierTotalsView, facet_buttons);
  gtk_widget_class_bind_template_child (widget_class, SourcierTotalsView, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "totals.copy", NULL, copy_cb);
  sourcier_export_actions_install (widget_class, "totals.export", "totals.print", let_go);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "totals.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "totals.copy", NULL);
}

static void
add_facet_buttons (SourcierTotalsView *self)
{
  GtkToggleButton *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (sourcier_purchase_facet_get_name (facets[i]));

      g_object_set_data (G_OBJECT (button), "facet", GUINT_TO_POINTER (facets[i]));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      if (group == NULL)
        group = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (facet_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->facet_buttons, button);
    }
}

static void
sourcier_totals_view_init (SourcierTotalsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->facet = facets[0];
  add_facet_buttons (self);
  sourcier_total_columns_add (self->view);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Totals"), -1);
}

/**
 * sourcier_totals_view_show:
 * @self: a view
 * @store: (nullable): an office's file
 * @query: (nullable): the question whose answer is added up, %NULL for none
 *
 * Adds up anew, on a worker.
 */
void
sourcier_totals_view_show (SourcierTotalsView    *self,
                           SourcierStore         *store,
                           SourcierPurchaseQuery *query)
{
  g_return_if_fail (SOURCIER_IS_TOTALS_VIEW (self));
  g_return_if_fail (store == NULL || (SOURCIER_IS_STORE (store) && SOURCIER_IS_PURCHASE_QUERY (query)));

  g_set_object (&self->store, store);
  g_set_object (&self->query, query);
  add_up (self);
}
