/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-lines.h"

#include "base/money.h"
#include "base/text.h"
#include "exchange/list-sample.h"
#include "widgets/cell-text.h"

#include <glib/gi18n-lib.h>

/* The columns before those of the list. */
enum
{
  LINE,
  PART,
  N_OWN
};

#define CELL_WIDTH 150

static const char * const part_names[] = {
  [SOURCIER_LIST_PART_ABOVE] = N_("Not read"),
  [SOURCIER_LIST_PART_HEADER] = N_("Names"),
  [SOURCIER_LIST_PART_BODY] = N_("Row"),
};

static const char * const part_classes[] = {
  [SOURCIER_LIST_PART_ABOVE] = "dim-label",
  [SOURCIER_LIST_PART_HEADER] = "heading",
  [SOURCIER_LIST_PART_BODY] = NULL,
};

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
}

static char *
get_text (SourcierListLine *line,
          guint             column)
{
  if (column == LINE)
    return sourcier_count_format (sourcier_list_line_get_line (line));
  if (column == PART)
    return g_strdup (_(part_names[sourcier_list_line_get_part (line)]));

  /* One line of the table for one of the list. */
  char *text = g_strdup (sourcier_list_line_get_cell (line, column - N_OWN));
  return g_strdelimit (text, "\n\r\t", ' ');
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  SourcierListLine *line = gtk_list_item_get_item (item);
  g_autofree char *text = get_text (line, GPOINTER_TO_UINT (column));
  const char *class = part_classes[sourcier_list_line_get_part (line)];
  const char * const classes[] = { class, NULL };

  sourcier_cell_text_show (cell, text);
  gtk_widget_set_css_classes (cell, (const char **) classes);
}

static void
add_column (GtkColumnView *view,
            const char    *title,
            guint          place,
            int            width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (place));
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static gboolean
has_title (GListModel *columns,
           guint       place,
           const char *title)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, place);

  return column != NULL && g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0;
}

/* Columns that stay keep the width that somebody gave them. */
static gboolean
has_titles (GtkColumnView      *view,
            const char * const *titles,
            guint               n)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  if (g_list_model_get_n_items (columns) != n + N_OWN)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = sourcier_text_cut (titles[i], SOURCIER_CELL_TEXT_MOST);

      if (!has_title (columns, i + N_OWN, title))
        return FALSE;
    }
  return TRUE;
}

static void
set_titles (GtkColumnView      *view,
            const char * const *titles,
            guint               n)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  if (has_titles (view, titles, n))
    return;
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
      gtk_column_view_remove_column (view, column);
    }
  add_column (view, _("Line"), LINE, 60);
  add_column (view, _("Taken for"), PART, 90);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = sourcier_text_cut (titles[i], SOURCIER_CELL_TEXT_MOST);

      add_column (view, title, i + N_OWN, CELL_WIDTH);
    }
}

/**
 * sourcier_import_lines_show:
 * @view: a table
 * @lines: (element-type SourcierListLine): the first lines of a list
 * @titles: what its columns are called; of more than %SOURCIER_IMPORT_MOST_COLUMNS, the first are shown
 *
 * Shows a list as it is cut into lines and cells, and what each line is taken for.
 */
void
sourcier_import_lines_show (GtkColumnView      *view,
                            GPtrArray          *lines,
                            const char * const *titles)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (lines != NULL && titles != NULL);

  GListStore *store = g_list_store_new (SOURCIER_TYPE_LIST_LINE);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (store));

  gtk_column_view_set_model (view, NULL);
  set_titles (view, titles, MIN (g_strv_length ((char **) titles), SOURCIER_IMPORT_MOST_COLUMNS));
  g_list_store_splice (store, 0, 0, lines->pdata, lines->len);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
}
