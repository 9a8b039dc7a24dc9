/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history-look.h"

#include "store/history.h"
#include "store/store-private.h"

/* What was written since the last look is told by the lines of the history that came, were undone or were done again. SQLite
 * tells how often something was written, whoever did it, and the file how often this program did: where one is more than the
 * other, a program that knows nothing of the history wrote as well, and nobody knows what. */

/* Longer changesets are not worth reading. */
#define MOST_BYTES (4 * 1024 * 1024)

#define N_STATES (SOURCIER_ACTION_RESTORED + 1)

typedef struct
{
  gint64 version;       /* of the file as the connection sees it */
  gint64 n_commits;     /* how often this program had written */
  guint32 n_written;    /* how often anybody had */
  gboolean is_sure;     /* whether that is told of this very state */
  gint64 tended;        /* how often something was written that changed nothing of the office's */
  gint64 last;          /* the number of the last line */
  gint64 n_lines[N_STATES];
  GArray *undone;       /* the numbers of the lines that can be done again, in order */
} Standing;

struct _SourcierHistoryLook
{
  Standing standing;
};

static void
standing_clear (Standing *standing)
{
  g_clear_pointer (&standing->undone, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Standing, standing_clear)

/**
 * sourcier_history_look_new:
 *
 * Returns: (transfer full): a look that has not begun
 */
SourcierHistoryLook *
sourcier_history_look_new (void)
{
  return g_new0 (SourcierHistoryLook, 1);
}

/**
 * sourcier_history_look_free:
 * @self: (transfer full): a look
 */
void
sourcier_history_look_free (SourcierHistoryLook *self)
{
  g_return_if_fail (self != NULL);

  standing_clear (&self->standing);
  g_free (self);
}

static gboolean
read_version (SourcierStore  *store,
              gint64         *version,
              GError        **error)
{
  return _sourcier_store_read_number (store, "SELECT data_version FROM pragma_data_version", version, error);
}

/* The lines up to @last, by state. */
static gboolean
count_lines (SourcierStore  *store,
             gint64          last,
             gint64         *n_lines,
             GError        **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT state, count(*) FROM history WHERE id <= ?1 GROUP BY state", error);
  gboolean has_row = TRUE;

  if (row == NULL)
    return FALSE;
  sourcier_statement_bind_int (row, 1, last);
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return FALSE;
      if (has_row && sourcier_statement_get_int (row, 0) >= 0 && sourcier_statement_get_int (row, 0) < N_STATES)
        n_lines[sourcier_statement_get_int (row, 0)] = sourcier_statement_get_int (row, 1);
    }
  return TRUE;
}

static GArray *
read_lines (SourcierStore  *store,
            const char     *sql,
            gint64          number,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, number);
  return sourcier_statement_read_ids (statement, error);
}

/* The first reading of a transaction settles which state it sees: that of the number which is the same before and after. */
static gboolean
begin_standing (SourcierStore  *store,
                Standing       *standing,
                GError        **error)
{
  guint32 before;
  gboolean is_told = _sourcier_store_get_n_written (store, &before);

  if (!read_version (store, &standing->version, error))
    return FALSE;
  standing->is_sure = is_told && _sourcier_store_get_n_written (store, &standing->n_written) && standing->n_written == before;
  return TRUE;
}

static gboolean
read_standing (SourcierStore  *store,
               Standing       *standing,
               GError        **error)
{
  if (!_sourcier_store_read_number (store, "SELECT ifnull ((SELECT value FROM meta WHERE key = '" SOURCIER_STORE_COMMITS "'), 0)",
                    &standing->n_commits, error)
      || !_sourcier_store_read_number (store, "SELECT ifnull ((SELECT value FROM meta WHERE key = '" SOURCIER_STORE_TENDED "'), 0)",
                       &standing->tended, error)
      || !_sourcier_store_read_number (store, "SELECT ifnull (max (id), 0) FROM history", &standing->last, error)
      || !count_lines (store, standing->last, standing->n_lines, error))
    return FALSE;
  standing->undone = read_lines (store, "SELECT id FROM history WHERE state = ?1 ORDER BY id", SOURCIER_ACTION_UNDONE, error);
  return standing->undone != NULL;
}

static void
take_standing (SourcierHistoryLook *self,
               Standing            *standing)
{
  standing_clear (&self->standing);
  self->standing = *standing;
  standing->undone = NULL;
}

/**
 * sourcier_history_look_begin:
 * @self: a look
 * @store: an office's file, within a transaction that has read nothing yet
 * @error: where to put what went wrong
 *
 * Notes where the file stands.
 *
 * Returns: %FALSE with @error set if it cannot be read
 */
gboolean
sourcier_history_look_begin (SourcierHistoryLook  *self,
                             SourcierStore        *store,
                             GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_auto (Standing) standing = { 0 };

  if (!begin_standing (store, &standing, error) || !read_standing (store, &standing, error))
    return FALSE;
  take_standing (self, &standing);
  return TRUE;
}

/**
 * sourcier_history_look_is_current:
 * @self: a look that has begun
 * @store: the same connection to the same file
 * @is_current: (out): whether nothing was written since
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the file cannot be read
 */
gboolean
sourcier_history_look_is_current (SourcierHistoryLook  *self,
                                  SourcierStore        *store,
                                  gboolean             *is_current,
                                  GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (is_current != NULL, FALSE);

  gint64 version;

  if (!read_version (store, &version, error))
    return FALSE;
  *is_current = version == self->standing.version;
  return TRUE;
}

static gboolean
has_line (GArray *lines,
          gint64  line)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, gint64, i) == line)
      return TRUE;
  return FALSE;
}

/* -1 if the line is gone. */
static gboolean
read_state (SourcierStore  *store,
            gint64          line,
            gint64         *state,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT ifnull ((SELECT state FROM history WHERE id = ?1), -1)", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, line);
  return sourcier_statement_read_int (statement, state, error);
}

/* What was undone before may be done again or given up now. */
static gboolean
find_done_again (SourcierHistoryLook  *self,
                 SourcierStore        *store,
                 GArray               *changed,
                 gint64               *n_given_up,
                 GError              **error)
{
  *n_given_up = 0;
  for (guint i = 0; i < self->standing.undone->len; i++)
    {
      gint64 line = g_array_index (self->standing.undone, gint64, i), state;

      if (!read_state (store, line, &state, error))
        return FALSE;
      if (state == SOURCIER_ACTION_DONE || state == SOURCIER_ACTION_THINNED)
        g_array_append_val (changed, line);
      *n_given_up += state == SOURCIER_ACTION_ABANDONED;
    }
  return TRUE;
}

/* Whether nobody but this program wrote since. */
static gboolean
is_alone (const Standing *before,
          const Standing *now)
{
  return before->is_sure && now->is_sure && now->n_commits - before->n_commits == (guint32) (now->n_written - before->n_written);
}

/* The lines whose actions were done or undone since, and whether they are all there is to tell: a line that went, or that was
 * done before and is given up or erased now, took what it changed with it. */
static GArray *
find_changed (SourcierHistoryLook  *self,
              SourcierStore        *store,
              const Standing       *now,
              gboolean             *all_told,
              GError              **error)
{
  g_autoptr (GArray) changed = read_lines (store, "SELECT id FROM history WHERE id > ?1 ORDER BY id", self->standing.last,
                                           error);
  gint64 before[N_STATES] = { 0 }, n_given_up, n_all = 0, n_all_before = 0;

  if (changed == NULL
      || !count_lines (store, self->standing.last, before, error)
      || !find_done_again (self, store, changed, &n_given_up, error))
    return NULL;
  for (guint i = 0; i < now->undone->len; i++)
    {
      gint64 line = g_array_index (now->undone, gint64, i);

      if (line <= self->standing.last && !has_line (self->standing.undone, line))
        g_array_append_val (changed, line);
    }
  for (guint i = 0; i < N_STATES; i++)
    {
      n_all += before[i];
      n_all_before += self->standing.n_lines[i];
    }
  *all_told = (changed->len > 0 || now->tended != self->standing.tended) && n_all == n_all_before
              && is_alone (&self->standing, now)
              && before[SOURCIER_ACTION_ERASED] == self->standing.n_lines[SOURCIER_ACTION_ERASED]
              && before[SOURCIER_ACTION_ABANDONED] == self->standing.n_lines[SOURCIER_ACTION_ABANDONED] + n_given_up;
  return g_steal_pointer (&changed);
}

/**
 * sourcier_history_look_is_unchanged:
 * @self: a look that has begun
 * @store: the same connection to the same file
 * @is_unchanged: (out): whether all that the office keeps is surely as it was then. What the program does for the history
 *   itself at a quiet moment changes nothing of it
 * @error: where to put what went wrong
 *
 * Where the look stands is left as it is.
 *
 * Returns: %FALSE with @error set if the file cannot be read
 */
gboolean
sourcier_history_look_is_unchanged (SourcierHistoryLook  *self,
                                    SourcierStore        *store,
                                    gboolean             *is_unchanged,
                                    GError              **error)
{
  g_return_val_if_fail (self != NULL && self->standing.undone != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (is_unchanged != NULL, FALSE);

  g_auto (Standing) now = { 0 };
  gboolean all_told;

  if (!begin_standing (store, &now, error))
    return FALSE;
  *is_unchanged = now.version == self->standing.version;
  if (*is_unchanged)
    return TRUE;
  if (!read_standing (store, &now, error))
    return FALSE;

  g_autoptr (GArray) changed = find_changed (self, store, &now, &all_told, error);
  *is_unchanged = changed != NULL && changed->len == 0 && all_told;
  return changed != NULL;
}

/* Whether the history keeps what the action changed, and it is short enough to be read. */
static gboolean
is_worth_reading (SourcierStore  *store,
                  gint64          line,
                  gboolean       *is_worth,
                  GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT length (changeset) BETWEEN 1 AND ?2 AND NOT EXISTS"
                                   " (SELECT 1 FROM history_part WHERE action = ?1) FROM history WHERE id = ?1", error);
  gint64 answer;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, line);
  sourcier_statement_bind_int (statement, 2, MOST_BYTES);
  if (!sourcier_statement_read_int (statement, &answer, error))
    return FALSE;
  *is_worth = answer != 0;
  return TRUE;
}

static gboolean
tell_lines (SourcierStore       *store,
            GArray              *lines,
            SourcierChangeFunc   func,
            gpointer             user_data,
            gboolean            *all_told,
            GError             **error)
{
  for (guint i = 0; i < lines->len && *all_told; i++)
    {
      gint64 line = g_array_index (lines, gint64, i);

      if (!is_worth_reading (store, line, all_told, error)
          || (*all_told && !sourcier_history_each_change_of (store, line, func, user_data, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_history_look_again:
 * @self: a look that has begun
 * @store: the same connection to the same file, within a transaction that has read nothing yet
 * @func: (scope call): called for each row that was changed since the last look, in no order and several times at times
 * @user_data: for @func
 * @all_told: (out): whether @func was told of every row. It was not where another program wrote to the file, where more
 *   was changed than is worth telling, or where the history no longer knows what was
 * @error: where to put what went wrong
 *
 * Tells what was changed since the last look, if anything was, and notes where the file stands now. A row is told that was
 * changed, not what became of it: an action that was undone tells the rows that it had changed.
 *
 * Returns: %FALSE with @error set if the file cannot be read
 */
gboolean
sourcier_history_look_again (SourcierHistoryLook  *self,
                             SourcierStore        *store,
                             SourcierChangeFunc    func,
                             gpointer              user_data,
                             gboolean             *all_told,
                             GError              **error)
{
  g_return_val_if_fail (self != NULL && self->standing.undone != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (all_told != NULL, FALSE);

  g_auto (Standing) now = { 0 };

  *all_told = TRUE;
  if (!begin_standing (store, &now, error))
    return FALSE;
  if (now.version == self->standing.version)
    return TRUE;
  if (!read_standing (store, &now, error))
    return FALSE;

  g_autoptr (GArray) changed = find_changed (self, store, &now, all_told, error);
  if (changed == NULL || !tell_lines (store, changed, func, user_data, all_told, error))
    return FALSE;
  take_standing (self, &now);
  return TRUE;
}
