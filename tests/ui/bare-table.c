/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bare-table.h"

/* Characters of a cell, about as many as those of a supplier. */
#define CHARS 14

/* A list of so many rows: strings that are made when they are asked for. */
#define BARE_TYPE_ROWS (bare_rows_get_type ())
G_DECLARE_FINAL_TYPE (BareRows, bare_rows, BARE, ROWS, GObject)

struct _BareRows
{
  GObject parent_instance;

  guint n;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BareRows, bare_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return BARE_ROWS (model)->n;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  g_autofree char *words = g_strdup_printf ("Row number %u", position);

  return position < BARE_ROWS (model)->n ? gtk_string_object_new (words) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bare_rows_class_init (BareRowsClass *klass)
{
}

static void
bare_rows_init (BareRows *self)
{
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), CHARS / 2);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), CHARS);
  gtk_list_item_set_child (item, text);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  GtkStringObject *row = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), gtk_string_object_get_string (row));
}

static void
add_column (GtkColumnView *view,
            guint          at)
{
  g_autofree char *title = g_strdup_printf ("Column %u", at + 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_column_view_column_set_expand (column, at == 0);
  gtk_column_view_append_column (view, column);
}

/**
 * bare_table_new:
 * @n_columns: of texts, each
 * @n_rows: how many rows it has
 *
 * Returns: (transfer floating): a scrolled #GtkColumnView whose cells are a #GtkInscription each and whose rows cost nothing
 */
GtkWidget *
bare_table_new (guint n_columns,
                guint n_rows)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  BareRows *rows = g_object_new (BARE_TYPE_ROWS, NULL);
  GtkWidget *view;

  rows->n = n_rows;
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))));
  gtk_widget_add_css_class (view, "data-table");
  for (guint i = 0; i < n_columns; i++)
    add_column (GTK_COLUMN_VIEW (view), i);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

/**
 * bare_table_show_new:
 * @table: a bare table
 *
 * Its list empties and fills, as that of an office does when a question has another answer.
 */
void
bare_table_show_new (GtkWidget *table)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (table)));
  BareRows *rows = BARE_ROWS (gtk_no_selection_get_model (GTK_NO_SELECTION (gtk_column_view_get_model (view))));
  guint n = rows->n;

  rows->n = 0;
  g_list_model_items_changed (G_LIST_MODEL (rows), 0, n, 0);
  rows->n = n;
  g_list_model_items_changed (G_LIST_MODEL (rows), 0, 0, n);
}
