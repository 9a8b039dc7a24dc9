/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/row-keeper.h"

#include "compat/column-view.h"
#include "widgets/bitset-selection.h"

/* Up to so many rows are looked up one by one in a new answer; more are found in one walk over it. */
#define FEW 16

#define NO_ANCHOR G_MAXUINT

struct _SourcierRowKeeper
{
  GObject parent_instance;

  GtkColumnView           *view;      /* not owned: the keeper goes with it */
  SourcierRowList         *list;
  SourcierBitsetSelection *selection;
  GArray                  *ids;       /* of what is selected, whatever becomes of the rows */
  gint64                   wanted;    /* shall be selected as soon as an answer holds it */
  guint                    anchor;    /* the place to stay at over the next answer */
  guint                    restore_id;
  gboolean                 restoring; /* the program selects, not the reader */
};

G_DEFINE_FINAL_TYPE (SourcierRowKeeper, sourcier_row_keeper, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
note_selected (SourcierRowKeeper *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (self->ids, 0);
  if (self->list == NULL)
    return;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = sourcier_row_list_get_id (self->list, position);

      g_array_append_val (self->ids, id);
    }
}

static void
selection_changed_cb (SourcierRowKeeper *self)
{
  if (self->restoring)
    return;
  self->wanted = 0;
  note_selected (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
find_few (SourcierRowKeeper *self,
          GtkBitset         *positions)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      guint position;

      if (sourcier_row_list_find (self->list, g_array_index (self->ids, gint64, i), &position))
        gtk_bitset_add (positions, position);
    }
}

static void
find_many (SourcierRowKeeper *self,
           GtkBitset         *positions)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (self->ids, gint64, i));
  for (guint position = 0; position < n_items; position++)
    {
      gint64 id = sourcier_row_list_get_id (self->list, position);

      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (positions, position);
    }
}

/* Which rows of the answer shall be selected: what was wanted, else what was selected before, else what has come to
 * stand where the selected one stood before it was deleted. */
static GtkBitset *
find_rows (SourcierRowKeeper *self)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint position;

  if (self->wanted != 0 && sourcier_row_list_find (self->list, self->wanted, &position))
    gtk_bitset_add (positions, position);
  else if (self->ids->len <= FEW)
    find_few (self, positions);
  else
    find_many (self, positions);

  if (gtk_bitset_is_empty (positions) && self->anchor != NO_ANCHOR && n_items > 0)
    gtk_bitset_add (positions, MIN (self->anchor, n_items - 1));
  return positions;
}

static void
restore_selection (SourcierRowKeeper *self)
{
  g_autoptr (GtkBitset) positions = find_rows (self);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, MAX (g_list_model_get_n_items (G_LIST_MODEL (self->list)), 1));
  gboolean scroll = self->wanted != 0 || self->anchor != NO_ANCHOR;
  guint position;

  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, all);
  self->restoring = FALSE;
  if (scroll && !gtk_bitset_is_empty (positions))
    sourcier_column_view_scroll_to (self->view, gtk_bitset_get_minimum (positions));
  /* The answer may be one from before the row was written: then the next one holds it. */
  if (self->wanted != 0 && sourcier_row_list_find (self->list, self->wanted, &position))
    self->wanted = 0;
  self->anchor = NO_ANCHOR;
  note_selected (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
restore_cb (gpointer data)
{
  SourcierRowKeeper *self = data;

  self->restore_id = 0;
  if (self->list != NULL)
    restore_selection (self);
  return G_SOURCE_REMOVE;
}

/* The view must hear of the new rows first, so the selection waits until everybody has; it is there before they are
 * drawn. */
static void
queue_restore (SourcierRowKeeper *self)
{
  if (self->restore_id == 0)
    self->restore_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, restore_cb, self, NULL);
}

static void
sourcier_row_keeper_dispose (GObject *object)
{
  SourcierRowKeeper *self = SOURCIER_ROW_KEEPER (object);

  g_clear_handle_id (&self->restore_id, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (sourcier_row_keeper_parent_class)->dispose (object);
}

static void
sourcier_row_keeper_finalize (GObject *object)
{
  g_array_unref (SOURCIER_ROW_KEEPER (object)->ids);

  G_OBJECT_CLASS (sourcier_row_keeper_parent_class)->finalize (object);
}

static void
sourcier_row_keeper_class_init (SourcierRowKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_row_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_row_keeper_finalize;

  signals[CHANGED] = g_signal_new ("changed", SOURCIER_TYPE_ROW_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_row_keeper_init (SourcierRowKeeper *self)
{
  self->selection = sourcier_bitset_selection_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->anchor = NO_ANCHOR;
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (queue_restore), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_row_keeper_new:
 * @view: the table, which the keeper does not outlive
 *
 * Returns: (transfer full): a keeper of what is selected in @view, which shows its list from now on
 */
SourcierRowKeeper *
sourcier_row_keeper_new (GtkColumnView *view)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  SourcierRowKeeper *self = g_object_new (SOURCIER_TYPE_ROW_KEEPER, NULL);

  self->view = view;
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (self->selection));
  return self;
}

/**
 * sourcier_row_keeper_set_list:
 * @self: a keeper
 * @list: (nullable): what the table shows; nothing of it is selected
 */
void
sourcier_row_keeper_set_list (SourcierRowKeeper *self,
                              SourcierRowList   *list)
{
  g_return_if_fail (SOURCIER_IS_ROW_KEEPER (self));
  g_return_if_fail (list == NULL || SOURCIER_IS_ROW_LIST (list));

  g_clear_handle_id (&self->restore_id, g_source_remove);
  g_array_set_size (self->ids, 0);
  self->wanted = 0;
  self->anchor = NO_ANCHOR;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_set_object (&self->list, list);
  if (list != NULL)
    g_signal_connect_object (list, "answered", G_CALLBACK (queue_restore), self, G_CONNECT_SWAPPED);
  sourcier_bitset_selection_set_model (self->selection, G_LIST_MODEL (list));
}

/**
 * sourcier_row_keeper_get_selection:
 * @self: a keeper
 *
 * Returns: (transfer none): the positions that are selected
 */
GtkSelectionModel *
sourcier_row_keeper_get_selection (SourcierRowKeeper *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_KEEPER (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

/**
 * sourcier_row_keeper_get_ids:
 * @self: a keeper
 *
 * Returns: (transfer none) (element-type gint64): the ids of the rows that are selected, in the order of the table
 */
GArray *
sourcier_row_keeper_get_ids (SourcierRowKeeper *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_KEEPER (self), NULL);

  return self->ids;
}

/**
 * sourcier_row_keeper_get_n_ids:
 * @self: a keeper
 *
 * Returns: how many rows are selected
 */
guint
sourcier_row_keeper_get_n_ids (SourcierRowKeeper *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_KEEPER (self), 0);

  return self->ids->len;
}

/**
 * sourcier_row_keeper_dup_only:
 * @self: a keeper
 *
 * Returns: (transfer full) (nullable) (type GObject): what stands in the row that is selected, %NULL if none is or several
 *   are
 */
gpointer
sourcier_row_keeper_dup_only (SourcierRowKeeper *self)
{
  guint position;

  g_return_val_if_fail (SOURCIER_IS_ROW_KEEPER (self), NULL);

  if (self->list == NULL || self->ids->len != 1
      || !sourcier_row_list_find (self->list, g_array_index (self->ids, gint64, 0), &position))
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

/**
 * sourcier_row_keeper_select:
 * @self: a keeper
 * @id: the id of a row
 *
 * Selects @id alone and brings it into sight; when the answer does not hold it, as soon as the next one does.
 */
void
sourcier_row_keeper_select (SourcierRowKeeper *self,
                            gint64             id)
{
  guint position;

  g_return_if_fail (SOURCIER_IS_ROW_KEEPER (self));

  self->wanted = id;
  if (self->list != NULL && sourcier_row_list_find (self->list, id, &position))
    queue_restore (self);
}

/**
 * sourcier_row_keeper_keep_place:
 * @self: a keeper
 *
 * Over the next answer, keeps in sight what is selected. If that is gone, what then stands in its place is selected.
 */
void
sourcier_row_keeper_keep_place (SourcierRowKeeper *self)
{
  g_return_if_fail (SOURCIER_IS_ROW_KEEPER (self));

  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  self->anchor = gtk_bitset_is_empty (selected) ? NO_ANCHOR : gtk_bitset_get_minimum (selected);
}
