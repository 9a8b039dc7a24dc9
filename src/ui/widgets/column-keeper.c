/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/column-keeper.h"

#include "compat/column-view.h"
#include "widgets/column-fit.h"
#include "widgets/column-order.h"
#include "widgets/column-sort.h"

#include <glib/gi18n-lib.h>

/* The reader drags a column for a while; the settings hear of it when it rests. */
#define SAVE_MS 400

#define ID "column-id"
#define OCCASIONAL "column-occasional"

struct _SourcierColumnKeeper
{
  GObject parent_instance;

  GtkColumnView *view;       /* not owned: it outlives this */
  char *name;
  GPtrArray *columns;        /* all, in the order in which they are offered */
  GSimpleActionGroup *actions;
  GSettings *settings;
  guint save_id;
  gboolean busy;             /* the program changes things, not the reader */
};

enum { SORT_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierColumnKeeper, sourcier_column_keeper, G_TYPE_OBJECT)

static const char *
id_of (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), ID);
}

static gboolean
is_occasional (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), OCCASIONAL) != NULL;
}

/* What the reader shows, be there room for it or not. */
static gboolean
is_wanted (GtkColumnViewColumn *column)
{
  return gtk_column_view_column_get_visible (column) || sourcier_column_fit_is_away (column);
}

static GtkColumnViewColumn *
find_column (SourcierColumnKeeper *self,
             const char           *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (id_of (self->columns->pdata[i]), id) == 0)
      return self->columns->pdata[i];
  return NULL;
}

/* "supplier-column-widths", for "column-widths" of the suppliers: (transfer full) */
static char *
key_of (SourcierColumnKeeper *self,
        const char           *what)
{
  return g_strconcat (self->name, "-", what, NULL);
}

static void
save_columns (SourcierColumnKeeper *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_autofree char *order_key = key_of (self, "columns");
  g_autofree char *widths_key = key_of (self, "column-widths");
  GVariantBuilder widths;

  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      /* An occasional one is shown when there is something to show, wherever the reader put it. */
      if (is_wanted (column) || is_occasional (column))
        g_strv_builder_add (shown, id_of (column));
      if (gtk_column_view_column_get_fixed_width (column) > 0)
        g_variant_builder_add (&widths, "{si}", id_of (column), gtk_column_view_column_get_fixed_width (column));
    }

  g_auto (GStrv) ids = g_strv_builder_end (shown);
  g_settings_set_strv (self->settings, order_key, (const char * const *) ids);
  g_settings_set_value (self->settings, widths_key, g_variant_builder_end (&widths));
}

static void
save_rested_cb (gpointer data)
{
  SourcierColumnKeeper *self = data;

  self->save_id = 0;
  save_columns (self);
}

static void
columns_changed_cb (SourcierColumnKeeper *self)
{
  if (self->busy)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add_once (SAVE_MS, save_rested_cb, self);
}

static void
sorter_changed_cb (SourcierColumnKeeper *self)
{
  sourcier_column_sort_update (G_ACTION_MAP (self->actions), self->view);
  if (self->busy)
    return;

  GtkSortType order = GTK_SORT_ASCENDING;
  GtkColumnViewColumn *column = sourcier_column_view_get_sort (self->view, &order);
  g_autofree char *column_key = key_of (self, "sort-column");
  g_autofree char *descending_key = key_of (self, "sort-descending");

  if (column != NULL)
    {
      g_settings_set_string (self->settings, column_key, id_of (column));
      g_settings_set_boolean (self->settings, descending_key, order == GTK_SORT_DESCENDING);
    }
  else
    {
      g_settings_reset (self->settings, column_key);
      g_settings_reset (self->settings, descending_key);
    }
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static void
order_cb (SourcierColumnKeeper *self)
{
  sourcier_column_order_present (self->view);
}

static void
append_column (SourcierColumnKeeper *self,
               GtkColumnViewColumn  *column,
               gboolean              visible,
               GVariant             *widths)
{
  int width;

  sourcier_column_fit_forget (column);
  gtk_column_view_column_set_visible (column, visible);
  if (!g_variant_lookup (widths, id_of (column), "i", &width) || width <= 0)
    width = -1;
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
}

static gboolean
stands_in_view (SourcierColumnKeeper *self,
                GtkColumnViewColumn  *column)
{
  return gtk_column_view_column_get_column_view (column) == self->view;
}

/* First the columns the reader shows, in the reader’s order; the others wait behind them. */
static void
load_columns (SourcierColumnKeeper *self)
{
  g_autofree char *order_key = key_of (self, "columns");
  g_autofree char *widths_key = key_of (self, "column-widths");
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, order_key);
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, widths_key);

  for (guint i = 0; shown[i] != NULL; i++)
    {
      GtkColumnViewColumn *column = find_column (self, shown[i]);

      if (column != NULL && !stands_in_view (self, column))
        append_column (self, column, !is_occasional (column), widths);
    }
  for (guint i = 0; i < self->columns->len; i++)
    if (!stands_in_view (self, self->columns->pdata[i]))
      append_column (self, self->columns->pdata[i], FALSE, widths);
}

static void
sort_as_usual (SourcierColumnKeeper *self)
{
  g_autofree char *column_key = key_of (self, "sort-column");
  g_autofree char *descending_key = key_of (self, "sort-descending");
  g_autoptr (GVariant) id = g_settings_get_default_value (self->settings, column_key);
  g_autoptr (GVariant) descending = g_settings_get_default_value (self->settings, descending_key);

  gtk_column_view_sort_by_column (self->view, find_column (self, g_variant_get_string (id, NULL)),
                                  g_variant_get_boolean (descending) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
load_sort (SourcierColumnKeeper *self)
{
  g_autofree char *column_key = key_of (self, "sort-column");
  g_autofree char *descending_key = key_of (self, "sort-descending");
  g_autofree char *id = g_settings_get_string (self->settings, column_key);
  gboolean descending = g_settings_get_boolean (self->settings, descending_key);
  GtkColumnViewColumn *column = find_column (self, id);

  if (column == NULL || gtk_column_view_column_get_sorter (column) == NULL || is_occasional (column))
    sort_as_usual (self);
  else
    gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
clear_columns (SourcierColumnKeeper *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

      if (is_occasional (last))
        g_action_map_remove_action (G_ACTION_MAP (self->actions), id_of (last));
      gtk_column_view_remove_column (self->view, last);
    }
}

static void
sourcier_column_keeper_dispose (GObject *object)
{
  SourcierColumnKeeper *self = SOURCIER_COLUMN_KEEPER (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (sourcier_column_keeper_parent_class)->dispose (object);
}

static void
sourcier_column_keeper_finalize (GObject *object)
{
  g_free (SOURCIER_COLUMN_KEEPER (object)->name);

  G_OBJECT_CLASS (sourcier_column_keeper_parent_class)->finalize (object);
}

static void
sourcier_column_keeper_class_init (SourcierColumnKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_column_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_column_keeper_finalize;

  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
sourcier_column_keeper_init (SourcierColumnKeeper *self)
{
  g_autoptr (GSimpleAction) order = g_simple_action_new ("order", NULL);

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_simple_action_group_new ();
  g_signal_connect_object (order, "activate", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (order));
}

/**
 * sourcier_column_keeper_new:
 * @view: a table without columns, which outlives the keeper
 * @name: what the settings call what it shows: “supplier” for the keys “supplier-columns”, “supplier-column-widths”,
 *   “supplier-sort-column” and “supplier-sort-descending” of an office
 *
 * Returns: (transfer full): a keeper, to be given the columns and then sourcier_column_keeper_set_office()
 */
SourcierColumnKeeper *
sourcier_column_keeper_new (GtkColumnView *view,
                            const char    *name)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  SourcierColumnKeeper *self = g_object_new (SOURCIER_TYPE_COLUMN_KEEPER, NULL);

  self->view = view;
  self->name = g_strdup (name);
  self->busy = TRUE;
  sourcier_column_sort_add_actions (G_ACTION_MAP (self->actions), view);
  sourcier_column_fit_watch (view);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "columns", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
add_action (SourcierColumnKeeper *self,
            GtkColumnViewColumn  *column)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (id_of (column), column, "visible");

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/**
 * sourcier_column_keeper_add:
 * @self: a keeper
 * @id: what the settings call the column
 * @column: a column
 * @always_offered: %FALSE for an occasional column, shown only while sourcier_column_keeper_offer() says so
 *
 * The first that is added cannot be put away: a table without names would be of no use.
 */
void
sourcier_column_keeper_add (SourcierColumnKeeper *self,
                            const char           *id,
                            GtkColumnViewColumn  *column,
                            gboolean              always_offered)
{
  g_return_if_fail (SOURCIER_IS_COLUMN_KEEPER (self));
  g_return_if_fail (id != NULL && GTK_IS_COLUMN_VIEW_COLUMN (column));

  g_object_set_data_full (G_OBJECT (column), ID, g_strdup (id), g_free);
  if (!always_offered)
    g_object_set_data (G_OBJECT (column), OCCASIONAL, GINT_TO_POINTER (TRUE));
  else if (self->columns->len > 0)
    add_action (self, column);
  g_ptr_array_add (self->columns, g_object_ref (column));
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_column_keeper_set_office:
 * @self: a keeper that has its columns
 * @office: the number of an office’s file, sourcier_store_get_file_number(); 0 for none
 *
 * Shows the columns, their widths and their order as this reader left them in this office’s file.
 */
void
sourcier_column_keeper_set_office (SourcierColumnKeeper *self,
                                   gint64                office)
{
  g_return_if_fail (SOURCIER_IS_COLUMN_KEEPER (self));

  g_autofree char *path = g_strdup_printf ("/org/sourcier/Sourcier/offices/%" G_GINT64_FORMAT "/", office);
  g_autoptr (GMenuModel) menu = sourcier_column_keeper_create_menu (self);

  sourcier_column_keeper_flush (self);
  self->busy = TRUE;
  clear_columns (self);
  g_clear_object (&self->settings);
  self->settings = g_settings_new_with_path (SOURCIER_APP_ID ".Office", path);
  load_columns (self);
  for (guint i = 0; i < self->columns->len; i++)
    gtk_column_view_column_set_header_menu (self->columns->pdata[i], menu);
  load_sort (self);
  self->busy = FALSE;
}

/**
 * sourcier_column_keeper_offer:
 * @self: a keeper
 * @id: an occasional column
 * @offered: whether it has something to show
 *
 * Shows the column, or puts it away; as long as it is offered the reader may put it away too.
 */
void
sourcier_column_keeper_offer (SourcierColumnKeeper *self,
                              const char           *id,
                              gboolean              offered)
{
  g_return_if_fail (SOURCIER_IS_COLUMN_KEEPER (self));

  GtkColumnViewColumn *column = find_column (self, id);
  GtkSortType order;

  g_return_if_fail (column != NULL);

  if (offered == g_action_group_has_action (G_ACTION_GROUP (self->actions), id))
    return;
  if (offered)
    add_action (self, column);
  else
    g_action_map_remove_action (G_ACTION_MAP (self->actions), id);
  if (!offered && sourcier_column_view_get_sort (self->view, &order) == column)
    sort_as_usual (self);
  gtk_column_view_column_set_visible (column, offered);
}

/**
 * sourcier_column_keeper_show_sort:
 * @self: a keeper
 * @column: (nullable): the column that the answer is sorted by, %NULL if none is
 * @descending: which way
 *
 * Moves the arrow in the headers to where a question has it that came from elsewhere. What the reader chose stays
 * remembered, and nothing is emitted.
 */
void
sourcier_column_keeper_show_sort (SourcierColumnKeeper *self,
                                  GtkColumnViewColumn  *column,
                                  gboolean              descending)
{
  g_return_if_fail (SOURCIER_IS_COLUMN_KEEPER (self));
  g_return_if_fail (column == NULL || stands_in_view (self, column));

  GtkSortType wanted = descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING, order = wanted;
  gboolean busy = self->busy;

  if (sourcier_column_view_get_sort (self->view, &order) == column && order == wanted)
    return;
  self->busy = TRUE;
  gtk_column_view_sort_by_column (self->view, column, wanted);
  self->busy = busy;
}

/**
 * sourcier_column_keeper_get_columns:
 * @self: a keeper
 *
 * Returns: (transfer none) (element-type GtkColumnViewColumn): all its columns, in the order in which they are offered
 */
GPtrArray *
sourcier_column_keeper_get_columns (SourcierColumnKeeper *self)
{
  g_return_val_if_fail (SOURCIER_IS_COLUMN_KEEPER (self), NULL);

  return self->columns;
}

/**
 * sourcier_column_keeper_dup_shown:
 * @self: a keeper
 *
 * Returns: (transfer full) (element-type GtkColumnViewColumn): the columns that the reader shows, in the reader's order,
 *   those too for which a narrow table has no room
 */
GPtrArray *
sourcier_column_keeper_dup_shown (SourcierColumnKeeper *self)
{
  g_return_val_if_fail (SOURCIER_IS_COLUMN_KEEPER (self), NULL);

  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (is_wanted (column))
        g_ptr_array_add (shown, g_steal_pointer (&column));
    }
  return shown;
}

/**
 * sourcier_column_keeper_dup_shown_ids:
 * @self: a keeper
 *
 * Returns: (transfer full): what the settings call the columns that are shown, in the reader's order
 */
char **
sourcier_column_keeper_dup_shown_ids (SourcierColumnKeeper *self)
{
  g_autoptr (GPtrArray) shown = sourcier_column_keeper_dup_shown (self);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < shown->len; i++)
    g_strv_builder_add (ids, id_of (shown->pdata[i]));
  return g_strv_builder_end (ids);
}

/**
 * sourcier_column_keeper_get_actions:
 * @self: a keeper
 *
 * Returns: (transfer none): an action for each column that shows or hides it, and “order” that lets them be put in order, for
 *   the prefix “columns”
 */
GActionGroup *
sourcier_column_keeper_get_actions (SourcierColumnKeeper *self)
{
  g_return_val_if_fail (SOURCIER_IS_COLUMN_KEEPER (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * sourcier_column_keeper_create_menu:
 * @self: a keeper that has its columns
 *
 * Returns: (transfer full): a menu of those actions
 */
GMenuModel *
sourcier_column_keeper_create_menu (SourcierColumnKeeper *self)
{
  g_return_val_if_fail (SOURCIER_IS_COLUMN_KEEPER (self), NULL);

  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();

  for (guint i = 1; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = self->columns->pdata[i];
      g_autofree char *action = g_strconcat ("columns.", id_of (column), NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (gtk_column_view_column_get_title (column), action);

      g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
      g_menu_append_item (menu, item);
    }
  g_autoptr (GMenuModel) sort = sourcier_column_sort_create_menu (self->columns);

  g_menu_append_submenu (order, _("_Sort by"), sort);
  g_menu_append (order, _("_Order of columns…"), "columns.order");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  return G_MENU_MODEL (menu);
}

/**
 * sourcier_column_keeper_flush:
 * @self: a keeper
 *
 * Tells the settings at once what they have not heard yet.
 */
void
sourcier_column_keeper_flush (SourcierColumnKeeper *self)
{
  g_return_if_fail (SOURCIER_IS_COLUMN_KEEPER (self));

  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  save_columns (self);
}
