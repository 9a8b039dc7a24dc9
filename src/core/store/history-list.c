/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history-list.h"

#include "store/code-store.h"

#include <string.h>

struct _SourcierHistoryLine
{
  GObject parent_instance;

  SourcierAction *action;
  SourcierDay day;
};

G_DEFINE_FINAL_TYPE (SourcierHistoryLine, sourcier_history_line, G_TYPE_OBJECT)

static guint changed_signal;

static void
sourcier_history_line_finalize (GObject *object)
{
  g_clear_object (&SOURCIER_HISTORY_LINE (object)->action);

  G_OBJECT_CLASS (sourcier_history_line_parent_class)->finalize (object);
}

static void
sourcier_history_line_class_init (SourcierHistoryLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_history_line_finalize;

  /**
   * SourcierHistoryLine::changed:
   *
   * The action tells something else than before: it was undone, for instance.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sourcier_history_line_init (SourcierHistoryLine *self)
{
}

/**
 * sourcier_history_line_get_action:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the action, %NULL on the line of a day
 */
SourcierAction *
sourcier_history_line_get_action (SourcierHistoryLine *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_LINE (self), NULL);

  return self->action;
}

/**
 * sourcier_history_line_get_day:
 * @self: a line
 *
 * Returns: the day by the reader's clock, %SOURCIER_DAY_NONE on the line of an action
 */
SourcierDay
sourcier_history_line_get_day (SourcierHistoryLine *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_LINE (self), SOURCIER_DAY_NONE);

  return self->day;
}

struct _SourcierHistoryCounts
{
  GObject parent_instance;

  GPtrArray *users;
  GPtrArray *about;
  guint n;
};

G_DEFINE_FINAL_TYPE (SourcierHistoryCounts, sourcier_history_counts, G_TYPE_OBJECT)

static void
sourcier_history_counts_finalize (GObject *object)
{
  SourcierHistoryCounts *self = SOURCIER_HISTORY_COUNTS (object);

  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_clear_pointer (&self->about, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_history_counts_parent_class)->finalize (object);
}

static void
sourcier_history_counts_class_init (SourcierHistoryCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_history_counts_finalize;
}

static void
sourcier_history_counts_init (SourcierHistoryCounts *self)
{
}

/**
 * sourcier_history_counts_get_users:
 * @self: what comes with an answer
 *
 * Returns: (transfer none) (element-type utf8): who did something, whatever is asked
 */
GPtrArray *
sourcier_history_counts_get_users (SourcierHistoryCounts *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_COUNTS (self), NULL);

  return self->users;
}

/**
 * sourcier_history_counts_get_about:
 * @self: what comes with an answer
 *
 * Returns: (transfer none) (element-type utf8): the tables of the things that actions were about, whatever is asked
 */
GPtrArray *
sourcier_history_counts_get_about (SourcierHistoryCounts *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_COUNTS (self), NULL);

  return self->about;
}

/**
 * sourcier_history_counts_get_n:
 * @self: what comes with an answer
 *
 * Returns: how many actions answer
 */
guint
sourcier_history_counts_get_n (SourcierHistoryCounts *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_COUNTS (self), 0);

  return self->n;
}

struct _SourcierHistoryList
{
  SourcierRowList parent_instance;
};

G_DEFINE_FINAL_TYPE (SourcierHistoryList, sourcier_history_list, SOURCIER_TYPE_ROW_LIST)

static gint64
day_to_id (SourcierDay day)
{
  return -1 - (gint64) day;
}

static SourcierHistoryLine *
create_line (gint64 id)
{
  SourcierHistoryLine *line = g_object_new (SOURCIER_TYPE_HISTORY_LINE, NULL);

  line->day = id < 0 ? (SourcierDay) (-1 - id) : SOURCIER_DAY_NONE;
  return line;
}

static GObject *
create_empty (gint64 id)
{
  return G_OBJECT (create_line (id));
}

static void
assign (GObject *held,
        GObject *read)
{
  SourcierHistoryLine *line = SOURCIER_HISTORY_LINE (held);

  g_set_object (&line->action, SOURCIER_HISTORY_LINE (read)->action);
  line->day = SOURCIER_HISTORY_LINE (read)->day;
  g_signal_emit (line, changed_signal, 0);
}

static gboolean
same (GObject *question,
      GObject *other)
{
  return sourcier_history_query_equal (SOURCIER_HISTORY_QUERY (question), SOURCIER_HISTORY_QUERY (other));
}

static GPtrArray *
load_many (SourcierStore  *store,
           const gint64   *ids,
           guint           n_ids,
           GError        **error)
{
  g_autoptr (GPtrArray) actions = sourcier_history_load_many (store, ids, n_ids, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *keys = NULL;
  GPtrArray *lines = NULL;

  if (actions == NULL)
    return NULL;
  keys = g_new (gint64, actions->len);
  for (guint i = 0; i < actions->len; i++)
    {
      keys[i] = sourcier_action_get_id (actions->pdata[i]);
      g_hash_table_insert (by_id, &keys[i], actions->pdata[i]);
    }
  lines = g_ptr_array_new_full (n_ids, g_object_unref);
  for (guint i = 0; i < n_ids; i++)
    {
      SourcierHistoryLine *line = create_line (ids[i]);

      g_set_object (&line->action, g_hash_table_lookup (by_id, &ids[i]));
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static SourcierDay
local_day (const char *at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? sourcier_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                                g_date_time_get_day_of_month (local)) : SOURCIER_DAY_NONE;
}

/* Up to the minute: whatever the reader's clock, the day is the same within one. */
#define MINUTE (sizeof "2027-01-15T10:00" - 1)

/* The actions with the day of each before the first one of it. */
static GArray *
put_days (SourcierStore  *store,
          GArray         *ids,
          GError        **error)
{
  g_autofree char *json = sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT h.id, h.at FROM json_each (?1) AS j JOIN history AS h ON h.id = j.value"
                                   " ORDER BY j.key", error);
  char minute[MINUTE + 1] = "";
  SourcierDay day = SOURCIER_DAY_NONE, last = SOURCIER_DAY_NONE;
  gboolean has_row = TRUE;

  if (row == NULL)
    return NULL;
  sourcier_statement_bind_text (row, 1, json);
  while (sourcier_statement_step (row, &has_row, error) && has_row)
    {
      gint64 id = sourcier_statement_get_int (row, 0), day_id;
      const char *at = sourcier_statement_get_text (row, 1);

      if (strncmp (at, minute, MINUTE) != 0 || *minute == '\0')
        {
          g_strlcpy (minute, at, sizeof minute);
          day = local_day (at);
        }
      day_id = day_to_id (day);
      if (day != last && day != SOURCIER_DAY_NONE)
        g_array_append_val (lines, day_id);
      last = day;
      g_array_append_val (lines, id);
    }
  return has_row ? NULL : g_steal_pointer (&lines);
}

static gboolean
answer (SourcierStore      *reader,
        GObject            *aid,
        GObject            *question,
        GCancellable       *cancellable,
        SourcierRowAnswer  *answer,
        GError            **error)
{
  g_autoptr (GArray) ids = sourcier_history_query_find (SOURCIER_HISTORY_QUERY (question), reader, error);
  SourcierHistoryCounts *counts = g_object_new (SOURCIER_TYPE_HISTORY_COUNTS, NULL);

  answer->counts = G_OBJECT (counts);
  if (ids == NULL || (answer->ids = put_days (reader, ids, error)) == NULL)
    return FALSE;
  counts->n = ids->len;
  counts->users = sourcier_history_list_users (reader, error);
  counts->about = counts->users != NULL ? sourcier_history_list_about (reader, error) : NULL;
  if (counts->about == NULL)
    return FALSE;
  answer->total = sourcier_history_count (reader, error);
  return answer->total >= 0;
}

static void
sourcier_history_list_class_init (SourcierHistoryListClass *klass)
{
  static const SourcierRowKind kind = { load_many, create_empty, assign, NULL };
  SourcierRowListClass *list_class = SOURCIER_ROW_LIST_CLASS (klass);

  list_class->item_type = sourcier_history_line_get_type;
  list_class->kind = &kind;
  list_class->same = same;
  list_class->answer = answer;
}

static void
sourcier_history_list_init (SourcierHistoryList *self)
{
}

/**
 * sourcier_history_list_new:
 * @store: an office's file
 * @query: a question
 *
 * Returns: (transfer full): a list that is asking it, and asks again whenever the file changes
 */
SourcierHistoryList *
sourcier_history_list_new (SourcierStore        *store,
                           SourcierHistoryQuery *query)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (query), NULL);

  SourcierHistoryList *self = g_object_new (SOURCIER_TYPE_HISTORY_LIST, NULL);

  sourcier_row_list_begin (SOURCIER_ROW_LIST (self), store, G_OBJECT (query));
  return self;
}
