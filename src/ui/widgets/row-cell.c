/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/row-cell.h"

#include "widgets/row-slots.h"

#define SIGHT "row-sight"
#define CELL "row-cell"
#define COLUMN "row-cell-column"

/* Rows above and below what is seen count as in sight: the height of a row is known about right. */
#define MARGIN 3

/* As many rows are in sight as long as the table has no height. */
#define FIRST 48

/* In milliseconds: the table has come to rest when no row came for so long. */
#define REST 120

/* In microseconds: cells out of sight are told for so long at a time. */
#define SLICE_TIME 4000

/* What is seen of a table, and its cells that are still to be told their rows. */
typedef struct
{
  GtkColumnView *view;     /* NULL once it is gone */
  GtkAdjustment *place;
  double row_height;       /* 0 if not known */
  double value;            /* of @place, when last heard */
  double ahead;            /* rows beyond the margin that may be seen by the next frame */
  double first;            /* row in sight, as reckoned ... */
  double last;
  double reckoned;         /* ... for this value of @place */
  GQueue cells;            /* all Cells that have had a row */
  GQueue waiting;
  gint64 came;             /* when the last of those waiting came */
  guint rest_id;
  guint idle_id;
  guint soon_id;
} Sight;

typedef struct
{
  const SourcierRowCellKind *kind;
  gconstpointer column;
  GtkColumnViewColumn *stands_in;
  GtkListItem *item;       /* whose cell it is */
  GtkWidget *widget;
  Sight *sight;
  gpointer shown;          /* the item of the model, NULL before the first one */
  gulong changed_id;
  GList link;
  GList waiting_link;
  gboolean waiting;
} Cell;

static G_DEFINE_QUARK (row-cell-of-item, cell)

static void
stop_waiting (Cell *cell)
{
  if (cell->waiting)
    g_queue_unlink (&cell->sight->waiting, &cell->waiting_link);
  cell->waiting = FALSE;
}

static void
show (Cell *cell)
{
  gpointer row = sourcier_row_of (cell->shown);

  stop_waiting (cell);
  if (row != NULL)
    cell->kind->show (cell->column, cell->widget, row);
}

static guint
count_rows (Sight *sight)
{
  GtkSelectionModel *model = sight->view != NULL ? gtk_column_view_get_model (sight->view) : NULL;

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

/* Which rows are in sight: reckoned when that may have changed, not for each of more than a thousand cells. */
static void
reckon (Sight *sight)
{
  sight->first = 0;
  sight->last = FIRST - 1;
  if (sight->place == NULL || sight->row_height <= 0)
    return;

  sight->reckoned = gtk_adjustment_get_value (sight->place);

  double top = sight->reckoned / sight->row_height;
  double bottom = top + gtk_adjustment_get_page_size (sight->place) / sight->row_height;

  sight->first = top - 1 - MARGIN - sight->ahead;
  sight->last = bottom + MARGIN + sight->ahead;
}

/* GTK gives cells their rows as soon as the place is another, maybe before it is heard of here. */
static gboolean
is_in_sight (Cell *cell)
{
  Sight *sight = cell->sight;
  double position = gtk_list_item_get_position (cell->item);

  if (sight->place != NULL && gtk_adjustment_get_value (sight->place) != sight->reckoned)
    reckon (sight);
  return position >= sight->first && position <= sight->last;
}

static gboolean
idle_cb (gpointer data)
{
  Sight *sight = data;
  gint64 end = g_get_monotonic_time () + SLICE_TIME;

  while (sight->waiting.head != NULL && g_get_monotonic_time () < end)
    show (sight->waiting.head->data);
  if (sight->waiting.head != NULL)
    return G_SOURCE_CONTINUE;
  sight->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
rest_cb (gpointer data)
{
  Sight *sight = data;

  if (g_get_monotonic_time () - sight->came < REST * 1000)
    return G_SOURCE_CONTINUE;
  if (sight->idle_id == 0)
    sight->idle_id = g_idle_add (idle_cb, sight);
  sight->rest_id = 0;
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (Cell *cell)
{
  Sight *sight = cell->sight;

  if (!cell->waiting)
    g_queue_push_tail_link (&sight->waiting, &cell->waiting_link);
  cell->waiting = TRUE;
  sight->came = g_get_monotonic_time ();
  g_clear_handle_id (&sight->idle_id, g_source_remove);
  if (sight->rest_id == 0)
    sight->rest_id = g_timeout_add (REST, rest_cb, sight);
}

/* What has no place in a long list is there already: nothing is read for it. */
static void
show_or_wait (Cell *cell)
{
  if (!SOURCIER_IS_ROW_SLOT (cell->shown) || is_in_sight (cell))
    show (cell);
  else
    wait_for_rest (cell);
}

static gboolean
show_what_came_in_sight (gpointer data)
{
  Sight *sight = data;
  GList *next;

  sight->soon_id = 0;

  for (GList *link = sight->waiting.head; link != NULL; link = next)
    {
      next = link->next;
      if (is_in_sight (link->data))
        show (link->data);
    }
  sight->ahead = 0;
  reckon (sight);
  return G_SOURCE_REMOVE;
}

/* Before the next frame, but not now: the place may change while rows are given theirs, when no cell may ask for another
 * size. */
static void
show_soon (Sight *sight)
{
  if (sight->soon_id == 0 && sight->waiting.head != NULL)
    sight->soon_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_what_came_in_sight, sight, NULL);
}

/* A table that glides will have gone on by the next frame; one that jumps will be anywhere. */
static void
value_changed_cb (Sight *sight)
{
  double value = gtk_adjustment_get_value (sight->place);
  double step = ABS (value - sight->value);

  sight->value = value;
  if (sight->row_height > 0 && step < gtk_adjustment_get_page_size (sight->place))
    sight->ahead = 2 * step / sight->row_height;
  reckon (sight);
  show_soon (sight);
}

/* The height of the table is that of its rows. */
static void
place_changed_cb (Sight *sight)
{
  guint n = count_rows (sight);

  if (n > 0)
    sight->row_height = gtk_adjustment_get_upper (sight->place) / n;
  reckon (sight);
  show_soon (sight);
}

static void
watch_place (Sight *sight)
{
  GtkAdjustment *place = sight->view != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (sight->view)) : NULL;

  if (place == sight->place)
    return;
  if (sight->place != NULL)
    g_signal_handlers_disconnect_by_data (sight->place, sight);
  g_clear_object (&sight->place);
  sight->row_height = 0;
  reckon (sight);
  if (place == NULL)
    return;
  sight->place = g_object_ref (place);
  g_signal_connect_swapped (place, "changed", G_CALLBACK (place_changed_cb), sight);
  g_signal_connect_swapped (place, "value-changed", G_CALLBACK (value_changed_cb), sight);
}

static void
sight_clear (gpointer data)
{
  Sight *sight = data;

  g_clear_handle_id (&sight->rest_id, g_source_remove);
  g_clear_handle_id (&sight->idle_id, g_source_remove);
  g_clear_handle_id (&sight->soon_id, g_source_remove);
}

static void
sight_unref (Sight *sight)
{
  g_rc_box_release_full (sight, sight_clear);
}

static void
view_gone (gpointer data)
{
  Sight *sight = data;

  sight->view = NULL;
  watch_place (sight);
  sight_unref (sight);
}

static Sight *
sight_of (GtkColumnView *view)
{
  Sight *sight = g_object_get_data (G_OBJECT (view), SIGHT);

  if (sight == NULL)
    {
      sight = g_rc_box_new0 (Sight);
      sight->view = view;
      reckon (sight);
      g_object_set_data_full (G_OBJECT (view), SIGHT, sight, view_gone);
    }
  watch_place (sight);
  return sight;
}

static void
forget_shown (Cell *cell)
{
  if (cell->shown == NULL)
    return;
  if (cell->changed_id != 0)
    g_clear_signal_handler (&cell->changed_id, cell->shown);
  else if (SOURCIER_IS_ROW_SLOT (cell->shown))
    sourcier_row_slot_unwatch (cell->shown, cell);
  g_clear_object (&cell->shown);
}

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  if (cell->sight != NULL)
    {
      stop_waiting (cell);
      g_queue_unlink (&cell->sight->cells, &cell->link);
    }
  forget_shown (cell);
  g_clear_pointer (&cell->sight, sight_unref);
  g_free (cell);
}

static void
changed_cb (gpointer data)
{
  show_or_wait (data);
}

static void
watch (Cell     *cell,
       gpointer  item)
{
  cell->shown = g_object_ref (item);
  if (SOURCIER_IS_ROW_SLOT (item))
    sourcier_row_slot_watch (item, changed_cb, cell);
  else if (g_signal_lookup ("changed", G_OBJECT_TYPE (item)) != 0)
    cell->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (changed_cb), cell);
}

static void
setup_cb (const SourcierRowCellKind *kind,
          GtkListItem               *item,
          GtkListItemFactory        *factory)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->kind = kind;
  cell->column = g_object_get_data (G_OBJECT (factory), CELL);
  cell->stands_in = g_object_get_data (G_OBJECT (factory), COLUMN);
  cell->item = item;
  cell->widget = kind->create (cell->column, item);
  cell->link.data = cell->waiting_link.data = cell;
  gtk_list_item_set_child (item, cell->widget);
  g_object_set_qdata_full (G_OBJECT (item), cell_quark (), cell, cell_free);
}

/* Newer GTK gives a cell its row before it puts it into the table: only the column knows the table then. */
static void
enter_sight (Cell *cell)
{
  cell->sight = g_rc_box_acquire (sight_of (gtk_column_view_column_get_column_view (cell->stands_in)));
  g_queue_push_tail_link (&cell->sight->cells, &cell->link);
}

/* GTK binds a row anew whenever it is selected, too; and the next row of a cell is bound before the one before is missed. */
static void
bind_cb (const SourcierRowCellKind *kind,
         GtkListItem               *item)
{
  Cell *cell = g_object_get_qdata (G_OBJECT (item), cell_quark ());
  gpointer shown = gtk_list_item_get_item (item);

  if (cell->sight == NULL)
    enter_sight (cell);
  if (shown == cell->shown)
    return;
  forget_shown (cell);
  watch (cell, shown);
  show_or_wait (cell);
}

static void
teardown_cb (const SourcierRowCellKind *kind,
             GtkListItem               *item)
{
  g_object_set_qdata (G_OBJECT (item), cell_quark (), NULL);
}

/**
 * sourcier_row_cell_column_new:
 * @title: what stands above the column
 * @kind: what its cells are like
 * @column: given to the functions of @kind
 *
 * Returns: (transfer full): a column of a #GtkColumnView whose cells show rows
 */
GtkColumnViewColumn *
sourcier_row_cell_column_new (const char                *title,
                              const SourcierRowCellKind *kind,
                              gconstpointer              column)
{
  g_return_val_if_fail (kind != NULL, NULL);

  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *created = gtk_column_view_column_new (title, factory);

  g_object_set_data (G_OBJECT (factory), CELL, (gpointer) column);
  g_object_set_data (G_OBJECT (factory), COLUMN, created);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), (gpointer) kind);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), (gpointer) kind);
  g_signal_connect_swapped (factory, "teardown", G_CALLBACK (teardown_cb), (gpointer) kind);
  return created;
}

/**
 * sourcier_row_cells_refresh:
 * @view: a table of such cells
 *
 * Shows the same rows anew: something else than a row has changed how they look.
 */
void
sourcier_row_cells_refresh (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (GList *link = sight_of (view)->cells.head; link != NULL; link = link->next)
    if (((Cell *) link->data)->shown != NULL)
      show_or_wait (link->data);
}

/* For tests: whether no cell waits for its row, in sight or not. */
gboolean
_sourcier_row_cells_are_told (GtkColumnView *view)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  return sight_of (view)->waiting.head == NULL;
}
