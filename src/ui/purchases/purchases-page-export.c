/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchases-page-private.h"

#include "base/money.h"
#include "purchases/purchase-export.h"
#include "widgets/export-actions.h"

#include <glib/gi18n-lib.h>

/* Purchases leave the office: to a file, or on paper. */

static SourcierExportTable *
make_answer (SourcierStore *store,
             gpointer       query)
{
  return sourcier_purchase_export_new (store, query);
}

static SourcierExportTable *
make_some (SourcierStore *store,
           gpointer       ids)
{
  return sourcier_purchase_export_new_some (store, ids);
}

static char *
describe_count (guint n_purchases)
{
  g_autofree char *count = sourcier_count_format (n_purchases);

  return g_strdup_printf (ngettext ("%s purchase", "%s purchases", n_purchases), count);
}

/* What the register calls otherwise than the table that leaves. */
static const char *
find_column (const char *id)
{
  static const char * const others[][2] = {
    { "amount", "estimate" }, { "duties", "all_duties" }, { "end", "end_day" }, { "launch", "launch_day" },
    { "notification", "notification_day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i][0], id))
      return others[i][1];
  return id;
}

static char **
dup_shown (SourcierPurchasesPage *self)
{
  g_auto (GStrv) ids = sourcier_column_keeper_dup_shown_ids (self->columns);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    g_strv_builder_add (columns, find_column (ids[i]));
  return g_strv_builder_end (columns);
}

/* What leaves is what is shown, the question's answer in its order, or what is selected of it. One purchase is nearly always
 * selected, so that the pane shows it: several are meant. */
static void
let_go_purchases (SourcierPurchasesPage *self,
                  gboolean               print)
{
  SourcierExportDialog *dialog = sourcier_export_dialog_new (GTK_WIDGET (self), self->store, print);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GArray) ids = g_array_copy (sourcier_row_keeper_get_ids (self->keeper));
  g_autofree char *all = describe_count (n_items);
  g_autofree char *selected = describe_count (ids->len);
  g_auto (GStrv) columns = dup_shown (self);

  sourcier_export_dialog_offer (dialog, sourcier_export_rows_new (
    all, n_items, make_answer, g_object_ref (sourcier_purchase_list_get_query (self->list)), g_object_unref));
  if (ids->len > 0)
    sourcier_export_dialog_offer_selected (dialog, sourcier_export_rows_new (
      selected, ids->len, make_some, g_array_ref (ids), (GDestroyNotify) g_array_unref), ids->len > 1);
  sourcier_export_dialog_set_shown (dialog, (const char * const *) columns);
  sourcier_export_dialog_present (dialog);
}

/* Where the totals are shown, they are what is printed. */
static void
let_go (GtkWidget *widget,
        gboolean   print)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);

  if (print && g_strcmp0 (gtk_stack_get_visible_child_name (self->answer), "totals") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self->totals), "totals.print", NULL);
  else
    let_go_purchases (self, print);
}

void
_sourcier_purchases_page_install_export_actions (GtkWidgetClass *widget_class)
{
  sourcier_export_actions_install (widget_class, "page.export", "page.print", let_go);
}
