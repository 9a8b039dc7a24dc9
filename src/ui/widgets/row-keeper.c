/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/row-keeper.h"

#include "base/memory.h"
#include "compat/column-view.h"
#include "widgets/bitset-selection.h"
#include "widgets/row-search.h"

#define NO_ANCHOR G_MAXUINT

/* Among so many rows, those that were selected are found again at once; among more, on a worker. */
#define MOST_AT_ONCE 50000

/* An answer of so many rows is long; what is left of it is given back so many milliseconds after it. */
#define LONG_ANSWER 100000
#define GIVE_BACK_AFTER 500

struct _SourcierRowKeeper
{
  GObject parent_instance;

  GtkColumnView           *view;      /* not owned: the keeper goes with it */
  SourcierRowList         *list;
  GObject                 *question;  /* whose answer is shown */
  SourcierBitsetSelection *selection;
  GArray                  *answer;    /* ids of the answer in which rows were selected; never changes */
  GtkBitset               *positions; /* of those in it, whatever becomes of the rows; never changes */
  GArray                  *ids;       /* their ids, NULL until somebody asks */
  GArray                  *begun;     /* the first ids of an answer that was not whole yet, NULL for none */
  gint64                   wanted;    /* shall be selected as soon as an answer holds it */
  guint                    anchor;    /* the place to stay at over the next answer */
  guint                    most_at_once;
  guint                    n_answered; /* rows of the last answer */
  guint                    restore_id;
  GCancellable            *finding;   /* a worker looks for the rows */
  gboolean                 restoring; /* the program selects, not the reader */
};

G_DEFINE_FINAL_TYPE (SourcierRowKeeper, sourcier_row_keeper, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* For all tables together. */
static guint give_back_id;

/* What is selected is known by where it stands in an answer that is kept: nothing is done for each row. */
static void
keep (SourcierRowKeeper *self,
      GArray            *answer,
      GtkBitset         *positions)
{
  g_clear_pointer (&self->answer, g_array_unref);
  g_clear_pointer (&self->positions, gtk_bitset_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  self->answer = g_array_ref (answer);
  self->positions = gtk_bitset_ref (positions);
}

static void
keep_none (SourcierRowKeeper *self)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) nowhere = gtk_bitset_new_empty ();

  keep (self, nothing, nowhere);
}

static void
note_selected (SourcierRowKeeper *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (self->list != NULL)
    keep (self, sourcier_row_list_get_ids (self->list), selected);
  else
    keep_none (self);
}

static void
stop_finding (SourcierRowKeeper *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
}

static void
selection_changed_cb (SourcierRowKeeper *self)
{
  if (self->restoring || sourcier_bitset_selection_is_settling (self->selection))
    return;
  self->wanted = 0;
  stop_finding (self);
  note_selected (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
scroll_to (SourcierRowKeeper *self,
           guint              position)
{
  sourcier_bitset_selection_show_all (self->selection);
  sourcier_column_view_scroll_to (self->view, position);
}

/* Selects @positions of the answer that is shown. What then is selected is what was, as far as the answer holds it; where
 * nothing is left, what has come to stand where the selected one stood before it was deleted. */
static void
select_rows (SourcierRowKeeper *self,
             GtkBitset         *positions)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, MAX (n_items, 1));
  gboolean scroll = self->wanted != 0 || self->anchor != NO_ANCHOR;
  guint position;

  if (gtk_bitset_is_empty (positions) && self->anchor != NO_ANCHOR && n_items > 0)
    gtk_bitset_add (positions, MIN (self->anchor, n_items - 1));

  self->restoring = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, all);
  self->restoring = FALSE;
  if (scroll && !gtk_bitset_is_empty (positions))
    scroll_to (self, gtk_bitset_get_minimum (positions));
  /* The answer may be one from before the row was written: then the next one holds it. */
  if (self->wanted != 0 && sourcier_row_list_find (self->list, self->wanted, &position))
    self->wanted = 0;
  self->anchor = NO_ANCHOR;
  note_selected (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

typedef struct
{
  GArray *before;
  GtkBitset *selected;
  GArray *now;
  GtkBitset *found;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_array_unref (search->before);
  gtk_bitset_unref (search->selected);
  g_array_unref (search->now);
  g_clear_pointer (&search->found, gtk_bitset_unref);
  g_free (search);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *search = task_data;

  search->found = sourcier_rows_find_again (search->before, search->selected, search->now);
  g_task_return_boolean (task, TRUE);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  SourcierRowKeeper *self = SOURCIER_ROW_KEEPER (source);
  Search *search = g_task_get_task_data (G_TASK (result));

  /* The reader has selected something else, or there is another answer. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->finding);
  if (self->list != NULL && sourcier_row_list_get_ids (self->list) == search->now)
    select_rows (self, search->found);
}

static void
search_on_worker (SourcierRowKeeper *self)
{
  Search *search = g_new0 (Search, 1);
  g_autoptr (GTask) task = NULL;

  search->before = g_array_ref (self->answer);
  search->selected = gtk_bitset_ref (self->positions);
  search->now = g_array_ref (sourcier_row_list_get_ids (self->list));
  self->finding = g_cancellable_new ();
  task = g_task_new (self, self->finding, searched_cb, NULL);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

static gboolean
is_one (SourcierRowKeeper *self)
{
  return gtk_bitset_get_size (self->positions) == 1;
}

/* Whoever selects all means those too that were still on their way. */
static gboolean
were_all_begun (SourcierRowKeeper *self)
{
  return self->answer == self->begun && gtk_bitset_get_size (self->positions) == self->begun->len;
}

static void
restore_selection (SourcierRowKeeper *self)
{
  GArray *now = sourcier_row_list_get_ids (self->list);
  g_autoptr (GtkBitset) positions = NULL;
  guint position;

  stop_finding (self);
  if (self->wanted != 0 && sourcier_row_list_find (self->list, self->wanted, &position))
    positions = gtk_bitset_new_range (position, 1);
  else if (now == self->answer)
    positions = gtk_bitset_copy (self->positions);
  else if (were_all_begun (self))
    positions = gtk_bitset_new_range (0, now->len);
  else if (gtk_bitset_is_empty (self->positions) || is_one (self) || now->len <= self->most_at_once)
    positions = sourcier_rows_find_again (self->answer, self->positions, now);

  if (positions != NULL)
    select_rows (self, positions);
  else
    search_on_worker (self);
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
give_back_in_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  sourcier_memory_give_back ();
  g_task_return_boolean (task, TRUE);
}

static gboolean
give_back_cb (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  give_back_id = 0;
  g_task_run_in_thread (task, give_back_in_thread);
  return G_SOURCE_REMOVE;
}

/* Long answers leave much memory behind that nobody uses: it is given back when no other one follows soon. */
static void
answered_cb (SourcierRowKeeper *self)
{
  guint n_rows = sourcier_row_list_get_ids (self->list)->len;
  gboolean much = MAX (n_rows, self->n_answered) >= LONG_ANSWER;

  queue_restore (self);
  self->n_answered = n_rows;
  if (!much)
    return;
  g_clear_handle_id (&give_back_id, g_source_remove);
  give_back_id = g_timeout_add (GIVE_BACK_AFTER, give_back_cb, NULL);
}

static void
begun_cb (SourcierRowKeeper *self)
{
  g_clear_pointer (&self->begun, g_array_unref);
  self->begun = g_array_ref (sourcier_row_list_get_ids (self->list));
}

/* The answer to another question is seen from its top; another answer to the same one stays where it is. The keeper hears of it
 * before the table does, so that no row has to be brought into sight that is out of it at once. */
static void
list_changed_cb (SourcierRowKeeper *self)
{
  GObject *question = sourcier_row_list_get_question (self->list);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (g_set_object (&self->question, question) && place != NULL)
    gtk_adjustment_set_value (place, 0);
  queue_restore (self);
}

static void
sourcier_row_keeper_dispose (GObject *object)
{
  SourcierRowKeeper *self = SOURCIER_ROW_KEEPER (object);

  g_clear_handle_id (&self->restore_id, g_source_remove);
  stop_finding (self);
  g_clear_object (&self->question);
  g_clear_object (&self->list);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (sourcier_row_keeper_parent_class)->dispose (object);
}

static void
sourcier_row_keeper_finalize (GObject *object)
{
  SourcierRowKeeper *self = SOURCIER_ROW_KEEPER (object);

  g_array_unref (self->answer);
  gtk_bitset_unref (self->positions);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->begun, g_array_unref);

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
  keep_none (self);
  self->anchor = NO_ANCHOR;
  self->most_at_once = MOST_AT_ONCE;
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
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
  stop_finding (self);
  keep_none (self);
  self->wanted = 0;
  self->anchor = NO_ANCHOR;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_set_object (&self->list, list);
  g_clear_object (&self->question);
  g_clear_pointer (&self->begun, g_array_unref);
  if (list != NULL)
    {
      g_signal_connect_object (list, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "items-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
    }
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

  if (self->ids == NULL)
    self->ids = sourcier_rows_get_ids (self->answer, self->positions);
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

  return (guint) gtk_bitset_get_size (self->positions);
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

  if (self->list == NULL || !is_one (self)
      || !sourcier_row_list_find (self->list, g_array_index (sourcier_row_keeper_get_ids (self), gint64, 0), &position))
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

/**
 * sourcier_row_keeper_invert:
 * @self: a keeper
 *
 * Selects the rows that are not selected, and no others.
 */
void
sourcier_row_keeper_invert (SourcierRowKeeper *self)
{
  g_return_if_fail (SOURCIER_IS_ROW_KEEPER (self));

  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint n_rows = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n_rows);
  g_autoptr (GtkBitset) others = gtk_bitset_copy (all);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);

  gtk_bitset_subtract (others, selected);
  gtk_selection_model_set_selection (model, others, all);
}

/* For tests of what the worker does: among how many rows those that were selected are found again at once. */
void
_sourcier_row_keeper_set_most_at_once (SourcierRowKeeper *self,
                                       guint              n_rows)
{
  g_return_if_fail (SOURCIER_IS_ROW_KEEPER (self));

  self->most_at_once = n_rows;
}
