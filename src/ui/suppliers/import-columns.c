/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-columns.h"

#include "base/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static guint
position_of (int target)
{
  guint n;
  const int *targets = sourcier_import_targets (&n);

  for (guint i = 0; i < n; i++)
    if (targets[i] == target)
      return i;
  return 0;
}

static GListModel *
new_targets (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n;
  const int *targets = sourcier_import_targets (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, sourcier_import_target_get_name (targets[i]));
  return G_LIST_MODEL (names);
}

typedef struct
{
  SourcierSupplierImport *import;
  guint column;
  SourcierColumnsChanged changed;
  gpointer owner; /* owns the list, and so the row that owns this */
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_object_unref (column->import);
  g_free (column);
}

static void
selected_cb (AdwComboRow *row,
             GParamSpec  *pspec,
             Column      *column)
{
  guint n;
  int target = sourcier_import_targets (&n)[adw_combo_row_get_selected (row)];

  if (sourcier_supplier_import_get_target (column->import, column->column) == target)
    return;
  sourcier_supplier_import_set_target (column->import, column->column, target);
  column->changed (column->owner);
}

static GtkWidget *
new_row (SourcierSupplierImport *import,
         guint                   i,
         GListModel             *targets,
         SourcierColumnsChanged  changed,
         gpointer                owner)
{
  const char *header = sourcier_supplier_import_get_header (import, i);
  /* translators: a column of a list that has no header; %u is its place, from 1 */
  g_autofree char *title = sourcier_text_is_empty (header) ? g_strdup_printf (_("Column %u"), i + 1)
                                                           : g_strdup (header);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", title, "model", targets,
                                 "selected", position_of (sourcier_supplier_import_get_target (import, i)), NULL);
  Column *column = g_new0 (Column, 1);

  column->import = g_object_ref (import);
  column->column = i;
  column->changed = changed;
  column->owner = owner;
  g_object_set_data_full (G_OBJECT (row), "sourcier-column", column, column_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), column);
  return row;
}

/* Preparing again recognises nothing anew: the rows stay, and with them the focus. */
static gboolean
refresh (GtkListBox             *list,
         SourcierSupplierImport *import)
{
  guint n = sourcier_supplier_import_get_n_columns (import);

  for (guint i = 0; i < n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
      Column *column = row != NULL ? g_object_get_data (G_OBJECT (row), "sourcier-column") : NULL;

      if (column == NULL || column->import != import)
        return FALSE;
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), position_of (sourcier_supplier_import_get_target (import, i)));
    }
  return gtk_list_box_get_row_at_index (list, (int) n) == NULL;
}

/**
 * sourcier_import_columns_fill:
 * @list: a list box
 * @import: an import that was prepared
 * @changed: (scope notified): called when the reader has chosen
 * @owner: what @changed is called with; it owns @list
 *
 * Fills a list with a row for each column of the imported list: its header, and what it is read as.
 */
void
sourcier_import_columns_fill (GtkListBox             *list,
                              SourcierSupplierImport *import,
                              SourcierColumnsChanged  changed,
                              gpointer                owner)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (import));
  g_return_if_fail (changed != NULL);

  GtkListBoxRow *row;

  if (refresh (list, import))
    return;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));

  g_autoptr (GListModel) targets = new_targets ();

  for (guint i = 0; i < sourcier_supplier_import_get_n_columns (import); i++)
    gtk_list_box_append (list, new_row (import, i, targets, changed, owner));
}
