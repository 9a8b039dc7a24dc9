/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-rows-view.h"

#include "base/money.h"
#include "base/text.h"
#include "widgets/cell-text.h"

#include <glib/gi18n-lib.h>

typedef char *(*CellText) (SourcierImportRow *row);

static char *
line_text (SourcierImportRow *row)
{
  return sourcier_count_format (sourcier_import_row_get_line (row));
}

static char *
name_text (SourcierImportRow *row)
{
  return g_strdup (sourcier_import_row_get_name (row));
}

static char *
place_text (SourcierImportRow *row)
{
  return g_strdup (sourcier_import_row_get_place (row));
}

static char *
siret_text (SourcierImportRow *row)
{
  return sourcier_siret_format (sourcier_import_row_get_siret (row));
}

static char *
reason_text (SourcierImportRow *row)
{
  return g_strdup (sourcier_import_row_get_reason (row));
}

static const struct
{
  const char *title;
  CellText text;
  int width;
  gboolean expand;
} columns[] = {
  { NC_("import", "Line"), line_text, 60, FALSE },
  { NC_("import", "Name"), name_text, 140, TRUE },
  { NC_("import", "Place"), place_text, 120, TRUE },
  { NC_("import", "SIRET"), siret_text, 164, FALSE },
  { NC_("import", "What and why"), reason_text, 140, TRUE },
};

#define REASON (G_N_ELEMENTS (columns) - 1)

static void
cell_set_up_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  gtk_list_item_set_child (item, sourcier_cell_text_new (3, 0));
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = columns[GPOINTER_TO_UINT (column)].text (gtk_list_item_get_item (item));

  sourcier_cell_text_show (cell, text);
}

static GtkColumnViewColumn *
new_column (guint i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "import", columns[i].title);
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), GUINT_TO_POINTER (i));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, columns[i].width);
  gtk_column_view_column_set_expand (column, columns[i].expand);
  return column;
}

/**
 * sourcier_import_rows_view_set_up:
 * @view: a table whose rows are #SourcierImportRow
 *
 * Gives it the columns that every row has.
 */
void
sourcier_import_rows_view_set_up (GtkColumnView *view)
{
  for (guint i = 0; i < REASON; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = new_column (i);

      gtk_column_view_append_column (view, column);
    }
}

/**
 * sourcier_import_rows_view_show_reasons:
 * @view: a table that was set up
 * @rows: (element-type SourcierImportRow): what it is about to show
 *
 * Shows the column that tells what and why, if any row has something in it: otherwise it only takes room from the others,
 * and GTK keeps that of a hidden one.
 */
void
sourcier_import_rows_view_show_reasons (GtkColumnView *view,
                                        GPtrArray     *rows)
{
  GListModel *shown = gtk_column_view_get_columns (view);
  gboolean any = FALSE;

  for (guint i = 0; i < rows->len && !any; i++)
    any = !sourcier_text_is_empty (sourcier_import_row_get_reason (g_ptr_array_index (rows, i)));
  if (any && g_list_model_get_n_items (shown) == REASON)
    {
      g_autoptr (GtkColumnViewColumn) reasons = new_column (REASON);

      gtk_column_view_append_column (view, reasons);
    }
  else if (!any && g_list_model_get_n_items (shown) > REASON)
    {
      g_autoptr (GtkColumnViewColumn) reasons = g_list_model_get_item (shown, REASON);

      gtk_column_view_remove_column (view, reasons);
    }
}
