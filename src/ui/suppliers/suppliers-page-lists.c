/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "base/money.h"
#include "suppliers/list-comparison-window.h"
#include "suppliers/saved-list-store.h"
#include "suppliers/saved-lists-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* The saved questions at the top of the facets, each with how many answer it now. */

typedef struct
{
  SourcierStore *store;
  GPtrArray *lists;
  GArray *counts;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_clear_object (&counting->store);
  g_clear_pointer (&counting->lists, g_ptr_array_unref);
  g_clear_pointer (&counting->counts, g_array_unref);
  g_free (counting);
}

static gboolean
count_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Counting *counting = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (counting->store, error);

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  counting->lists = sourcier_saved_list_store_load_all (reader, error);
  for (guint i = 0; counting->lists != NULL && i < counting->lists->len; i++)
    {
      SourcierSavedList *list = counting->lists->pdata[i];
      gint64 n = sourcier_saved_list_get_question (list) != NULL
                 ? sourcier_saved_list_store_count (reader, list, error) : 0;

      if (n < 0)
        return FALSE;
      g_array_append_val (counting->counts, n);
    }
  return counting->lists != NULL;
}

static void
question_clicked_cb (SourcierSuppliersPage *self,
                     GtkWidget             *button)
{
  SourcierSavedList *list = g_object_get_data (G_OBJECT (button), "sourcier-list");
  const char *left_out = sourcier_saved_list_get_left_out (list);
  g_autofree char *words = NULL;

  if (self->list == NULL)
    return;
  _sourcier_suppliers_page_ask (self, sourcier_saved_list_get_question (list));
  if (left_out != NULL)
    sourcier_feedback_tell (GTK_WIDGET (self),
                            words = g_strdup_printf (_("Asked without what this version does not understand: %s"),
                                                     left_out));
}

static void
add_question (SourcierSuppliersPage *self,
              SourcierSavedList     *list,
              gint64                 n)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (sourcier_saved_list_get_name (list));
  g_autofree char *number = sourcier_count_format (n);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("starred-symbolic"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  if (*sourcier_saved_list_get_note (list) != '\0')
    gtk_widget_set_tooltip_text (button, sourcier_saved_list_get_note (list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sourcier_saved_list_get_name (list), -1);
  g_object_set_data_full (G_OBJECT (button), "sourcier-list", g_object_ref (list), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (question_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->questions, button);
}

static void
counted_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  SourcierSuppliersPage *self = owner;
  Counting *counting = data;
  GtkWidget *child;
  guint n_questions = 0;

  if (sourcier_job_was_stopped (error) || self->store != counting->store)
    return;
  if (error != NULL)
    {
      sourcier_feedback_fail (owner, _("The lists could not be read"), error);
      return;
    }

  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self->questions))) != self->questions_heading)
    gtk_box_remove (self->questions, child);
  for (guint i = 0; i < counting->lists->len; i++)
    if (sourcier_saved_list_get_question (counting->lists->pdata[i]) != NULL)
      {
        add_question (self, counting->lists->pdata[i], g_array_index (counting->counts, gint64, i));
        n_questions++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->questions), n_questions > 0);
  gtk_widget_set_visible (self->lists_button, counting->lists->len > 0);
}

/* Reads and counts the lists anew on a worker. */
void
_sourcier_suppliers_page_count_lists (SourcierSuppliersPage *self)
{
  Counting *counting = g_new0 (Counting, 1);

  if (self->lists_cancellable != NULL)
    g_cancellable_cancel (self->lists_cancellable);
  g_clear_object (&self->lists_cancellable);
  self->lists_cancellable = g_cancellable_new ();
  counting->store = g_object_ref (self->store);
  counting->counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  sourcier_job_run (self, count_in_thread, counted_cb, counting, counting_free, self->lists_cancellable);
}

/* The saved questions, the lists made by hand as a facet, and a button to all of them stand above the other facets and the
 * day. */
void
_sourcier_suppliers_page_create_lists (SourcierSuppliersPage *self)
{
  self->questions = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->questions), FALSE);
  /* Names fill the width there is; they must not ask for more of the page. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->questions), FALSE);
  self->questions_heading = gtk_label_new (_("Saved questions"));
  gtk_label_set_xalign (GTK_LABEL (self->questions_heading), 0);
  gtk_widget_add_css_class (self->questions_heading, "caption-heading");
  gtk_widget_add_css_class (self->questions_heading, "dim-label");
  gtk_box_append (self->questions, self->questions_heading);
  self->lists_button = gtk_button_new_with_mnemonic (_("Manage _lists…"));
  gtk_widget_set_halign (self->lists_button, GTK_ALIGN_START);
  gtk_widget_set_visible (self->lists_button, FALSE);
  gtk_widget_add_css_class (self->lists_button, "flat");
  gtk_widget_add_css_class (self->lists_button, "facet-more");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lists_button), "page.lists");

  gtk_box_prepend (GTK_BOX (self->facet_box), self->lists_button);
  gtk_box_reorder_child_after (GTK_BOX (self->facet_box), self->facets[SOURCIER_FACET_SAVED_LIST], NULL);
  gtk_box_prepend (GTK_BOX (self->facet_box), GTK_WIDGET (self->questions));
}

/* In the order that the table has. */
static void
part_asked_cb (SourcierSuppliersPage *self,
               SourcierSupplierQuery *part)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierSupplierQuery) everybody =
    sourcier_supplier_query_cleared (sourcier_supplier_list_get_query (self->list));
  g_autoptr (SourcierSupplierQuery) question =
    sourcier_supplier_query_with_some (everybody, sourcier_supplier_query_get_some (part),
                                       sourcier_supplier_query_get_some_words (part));

  _sourcier_suppliers_page_ask (self, question);
}

static void
compare_cb (SourcierSuppliersPage *self,
            const char            *first,
            const char            *second)
{
  GtkWidget *window =
    sourcier_list_comparison_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, first, second);

  g_signal_connect_object (window, "asked", G_CALLBACK (part_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "kept", G_CALLBACK (_sourcier_suppliers_page_put_on_list), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
lists_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  if (self->list == NULL)
    return;

  /* A saved question is asked as of the day it is asked. */
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_day (sourcier_supplier_list_get_query (self->list), SOURCIER_DAY_NONE);
  GtkWidget *dialog = sourcier_saved_lists_dialog_new (widget, self->store, query);

  g_signal_connect_object (dialog, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The action stands on the page’s class; buttons and keys name it. */
void
_sourcier_suppliers_page_install_list_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.lists", NULL, lists_cb);
}
