/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history-tend.h"

#include "base/day.h"
#include "store/code-store.h"
#include "store/history.h"
#include "store/store-private.h"

/* The history does not grow for ever: what it takes to undo the oldest actions is given up. Their lines stay. */

/* A portion is short, so that whoever wants to write meanwhile hardly waits. */
#define MOST_ACTIONS 200
#define MOST_BYTES (G_GINT64_CONSTANT (8) << 20)

/* A file is written anew for at least so much, and a third of it. */
#define LEAST_RECLAIMED (G_GINT64_CONSTANT (32) << 20)

#define DAYS_OF_FOUR_YEARS (4 * 365 + 1)

#define KEPT_OF_PARTS "(SELECT ifnull (sum (length (changeset)), 0) FROM history_part WHERE action = h.id)"

static gboolean
read_meta (SourcierStore  *store,
           const char     *key,
           gint64          otherwise,
           gint64         *value,
           GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT ifnull ((SELECT value FROM meta WHERE key = ?1), ?2)", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, key);
  sourcier_statement_bind_int (statement, 2, otherwise);
  return sourcier_statement_read_int (statement, value, error);
}

static gboolean
write_meta (SourcierStore  *store,
            const char     *key,
            gint64          value,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, key);
  sourcier_statement_bind_int (statement, 2, value);
  return sourcier_statement_run (statement, error);
}

/* Whoever follows the file by its history learns that what was written changed nothing of the office's. */
gboolean
_sourcier_store_note_tended (SourcierStore  *self,
                             GError        **error)
{
  gint64 n;

  return read_meta (self, SOURCIER_STORE_TENDED, 0, &n, error) && write_meta (self, SOURCIER_STORE_TENDED, n + 1, error);
}

/**
 * sourcier_history_load_limits:
 * @store: an office's file
 * @limits: (out): how long its actions can be undone
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the file cannot be read
 */
gboolean
sourcier_history_load_limits (SourcierStore          *store,
                              SourcierHistoryLimits  *limits,
                              GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (limits != NULL, FALSE);

  gint64 years;

  if (!read_meta (store, "history_bytes", SOURCIER_HISTORY_MOST_BYTES, &limits->most_bytes, error)
      || !read_meta (store, "history_years", 0, &years, error))
    return FALSE;
  limits->most_bytes = MAX (limits->most_bytes, 0);
  limits->years = (guint) CLAMP (years, 0, 100);
  return TRUE;
}

/**
 * sourcier_history_save_limits:
 * @store: an office's file, without an action under way
 * @limits: how long its actions can be undone
 * @error: where to put what went wrong
 *
 * Keeps them in the file. What is beyond them goes with sourcier_history_tend().
 *
 * Returns: %FALSE with @error set if nothing was written
 */
gboolean
sourcier_history_save_limits (SourcierStore                *store,
                              const SourcierHistoryLimits  *limits,
                              GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (limits != NULL && limits->most_bytes >= 0, FALSE);

  if (!_sourcier_store_begin_to_tend (store, error))
    return FALSE;
  if (write_meta (store, "history_bytes", limits->most_bytes, error)
      && write_meta (store, "history_years", limits->years, error)
      && _sourcier_store_note_tended (store, error) && _sourcier_store_commit_raw (store, error))
    return TRUE;
  sourcier_store_rollback (store);
  return FALSE;
}

static gboolean
measure_bytes (SourcierStore  *store,
               gint64         *bytes,
               GError        **error)
{
  return _sourcier_store_read_number (store, "SELECT (SELECT ifnull (sum (length (changeset)), 0) FROM history)"
                             " + (SELECT ifnull (sum (length (changeset)), 0) FROM history_part)", bytes, error);
}

/**
 * sourcier_history_measure:
 * @store: an office's file
 * @size: (out): what its history takes
 * @error: where to put what went wrong
 *
 * Goes through the lines of the history: not for the window's thread.
 *
 * Returns: %FALSE with @error set if the file cannot be read
 */
gboolean
sourcier_history_measure (SourcierStore        *store,
                          SourcierHistorySize  *size,
                          GError              **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (size != NULL, FALSE);

  return measure_bytes (store, &size->bytes, error)
         && _sourcier_store_read_number (store, "SELECT count(*) FROM history", &size->n_actions, error)
         && _sourcier_store_read_number (store, "SELECT count(*) FROM history WHERE state = 4", &size->n_thinned, error);
}

/* The oldest that hold, with what each keeps. */
typedef struct
{
  gint64 id;
  gint64 bytes, line_bytes;     /* with its parts, and without */
  char *day;
} Old;

static void
old_clear (gpointer data)
{
  g_free (((Old *) data)->day);
}

static GArray *
list_oldest (SourcierStore  *store,
             GError        **error)
{
  g_autoptr (GArray) oldest = g_array_new (FALSE, FALSE, sizeof (Old));
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT h.id, length (h.changeset), " KEPT_OF_PARTS ", substr (h.at, 1, 10)"
                                   " FROM history AS h WHERE h.state = 0 ORDER BY h.id LIMIT ?1", error);
  gboolean has_row = TRUE;

  g_array_set_clear_func (oldest, old_clear);
  if (row == NULL)
    return NULL;
  sourcier_statement_bind_int (row, 1, MOST_ACTIONS);
  while (sourcier_statement_step (row, &has_row, error) && has_row)
    {
      gint64 line_bytes = sourcier_statement_get_int (row, 1);
      Old old = { sourcier_statement_get_int (row, 0), line_bytes + sourcier_statement_get_int (row, 2), line_bytes,
                  g_strdup (sourcier_statement_get_text (row, 3)) };

      g_array_append_val (oldest, old);
    }
  return has_row ? NULL : g_steal_pointer (&oldest);
}

/* The days before which an action has to go, and before which it may. */
static void
find_bounds (const SourcierHistoryLimits *limits,
             char                       **due,
             char                       **allowed)
{
  SourcierDay today = sourcier_day_today ();

  *due = limits->years > 0 ? sourcier_day_to_iso (today - limits->years * DAYS_OF_FOUR_YEARS / 4) : g_strdup ("");
  *allowed = sourcier_day_to_iso (today - SOURCIER_HISTORY_SURE_DAYS);
}

/* What the history kept when it was tended so often: to measure it takes as long as the history is. */
typedef struct
{
  gint64 bytes;
  gint64 tended;
} Kept;

static gboolean
measure_kept (SourcierStore  *store,
              Kept           *kept,
              GError        **error)
{
  return read_meta (store, SOURCIER_STORE_TENDED, 0, &kept->tended, error) && measure_bytes (store, &kept->bytes, error);
}

/* Somebody else may have given up some of it since. */
static gboolean
measure_again_if_tended (SourcierStore  *store,
                         Kept           *kept,
                         GError        **error)
{
  gint64 tended;

  return read_meta (store, SOURCIER_STORE_TENDED, 0, &tended, error)
         && (tended == kept->tended || measure_kept (store, kept, error));
}

static gboolean
list_given_up (SourcierStore  *store,
               gint64          most_bytes,
               GArray         *parts,
               gint64         *bytes,
               GError        **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT p.id, length (p.changeset) FROM history_part AS p CROSS JOIN history AS h"
                                   " ON h.id = p.action WHERE h.state = ?1 ORDER BY p.action, p.id", error);
  gboolean has_row = TRUE;

  if (row == NULL)
    return FALSE;
  sourcier_statement_bind_int (row, 1, SOURCIER_ACTION_THINNED);
  while (*bytes < most_bytes && sourcier_statement_step (row, &has_row, error) && has_row)
    {
      gint64 id = sourcier_statement_get_int (row, 0);

      g_array_append_val (parts, id);
      *bytes += sourcier_statement_get_int (row, 1);
    }
  return *bytes >= most_bytes || !has_row;
}

/* Drops what is left of actions that are given up. @most_bytes: stops when it was so much; @bytes: how much it was. */
gboolean
_sourcier_store_drop_given_up (SourcierStore  *self,
                               gint64          most_bytes,
                               gint64         *bytes,
                               GError        **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 dropped = 0;

  if (!list_given_up (self, most_bytes, parts, &dropped, error))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (!sourcier_store_run_for (self, "DELETE FROM history_part WHERE id = ?1", g_array_index (parts, gint64, i), NULL, error))
      return FALSE;
  if (bytes != NULL)
    *bytes = dropped;
  return TRUE;
}

static gboolean
give_up_line (SourcierStore  *store,
              gint64          action,
              GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "UPDATE history SET state = ?2, changeset = x'' WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, action);
  sourcier_statement_bind_int (statement, 2, SOURCIER_ACTION_THINNED);
  return sourcier_statement_run (statement, error);
}

/* The history loses the oldest first, so that undo stops where the first one is that it cannot take back. The parts of a long action
 * go with the portions that follow: whoever writes meanwhile does not wait for all of them. */
static gboolean
thin_lines (SourcierStore                *store,
            const SourcierHistoryLimits  *limits,
            gint64                        bytes,
            guint                        *n_lines,
            gint64                       *dropped,
            GError                      **error)
{
  g_autofree char *due = NULL;
  g_autofree char *allowed = NULL;
  g_autoptr (GArray) oldest = list_oldest (store, error);
  guint i = 0;

  find_bounds (limits, &due, &allowed);
  for (; oldest != NULL && i < oldest->len && *dropped < MOST_BYTES; i++)
    {
      const Old *old = &g_array_index (oldest, Old, i);
      gboolean too_old = g_strcmp0 (old->day, due) < 0;
      gboolean too_much = limits->most_bytes > 0 && bytes > limits->most_bytes && g_strcmp0 (old->day, allowed) < 0;

      if (!too_old && !too_much)
        break;
      if (!give_up_line (store, old->id, error))
        return FALSE;
      bytes -= old->bytes;
      *dropped += old->line_bytes;
    }
  *n_lines = i;
  return oldest != NULL;
}

/* @n_thinned: is told how many actions were given up; @more: whether anything was, so that there may be more. */
static gboolean
thin_portion (SourcierStore                *store,
              const SourcierHistoryLimits  *limits,
              Kept                         *kept,
              guint                        *n_thinned,
              gboolean                     *more,
              GError                      **error)
{
  gint64 dropped = 0;
  guint n_lines = 0;

  if (!measure_again_if_tended (store, kept, error)
      || !_sourcier_store_drop_given_up (store, MOST_BYTES, &dropped, error)
      || (dropped == 0 && !thin_lines (store, limits, kept->bytes, &n_lines, &dropped, error)))
    return FALSE;
  kept->bytes -= dropped;
  *n_thinned = n_lines;
  *more = dropped > 0 || n_lines > 0;
  return TRUE;
}

static gboolean
thin (SourcierStore  *store,
      Kept           *kept,
      guint          *n_thinned,
      gboolean       *more,
      GError        **error)
{
  SourcierHistoryLimits limits;
  guint n = 0;

  *more = FALSE;
  if (!sourcier_history_load_limits (store, &limits, error) || !_sourcier_store_begin_to_tend (store, error))
    return FALSE;
  if (!thin_portion (store, &limits, kept, &n, more, error)
      || (*more && (!_sourcier_store_note_tended (store, error) || !_sourcier_store_commit_raw (store, error))))
    {
      *more = FALSE;
      sourcier_store_rollback (store);
      return FALSE;
    }
  /* Nothing is written where nothing is to be done. */
  if (!*more)
    sourcier_store_rollback (store);
  kept->tended += *more;
  *n_thinned += n;
  return TRUE;
}

/**
 * sourcier_history_thin:
 * @store: an office's file, without an action under way
 * @n_thinned: (inout): how many actions can no longer be undone is added to it
 * @more: (out): whether there may be more to do
 * @error: where to put what went wrong
 *
 * Gives up what it takes to undo the oldest actions, as far as the office's limits want it, a portion at a time. Never of
 * the last %SOURCIER_HISTORY_SURE_DAYS days for want of room. Not for the window's thread.
 *
 * Returns: %FALSE with @error set, nothing being changed
 */
gboolean
sourcier_history_thin (SourcierStore  *store,
                       guint          *n_thinned,
                       gboolean       *more,
                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (n_thinned != NULL && more != NULL, FALSE);

  Kept kept;

  *more = FALSE;
  return measure_kept (store, &kept, error) && thin (store, &kept, n_thinned, more, error);
}

/**
 * sourcier_store_reclaim:
 * @store: an office's file, without an action under way
 * @reclaimed: (out): whether the file was written anew
 * @error: where to put what went wrong
 *
 * Gives the room back that what was given up took, where it is a third of the file or more and worth the while: the file is
 * written anew. What is less is filled by what is written next. Not for the window's thread.
 *
 * Returns: %FALSE with @error set: BUSY if another program reads the file, FULL if there is no room for a second copy; nothing
 *   is lost
 */
gboolean
sourcier_store_reclaim (SourcierStore  *store,
                        gboolean       *reclaimed,
                        GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (reclaimed != NULL, FALSE);

  gint64 n_free, n_pages, page_size;

  *reclaimed = FALSE;
  if (!_sourcier_store_get_number (store, "PRAGMA freelist_count", &n_free, error)
      || !_sourcier_store_get_number (store, "PRAGMA page_count", &n_pages, error)
      || !_sourcier_store_get_number (store, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (n_free * page_size < LEAST_RECLAIMED || n_free * 3 < n_pages)
    return TRUE;
  *reclaimed = sourcier_store_execute (store, "VACUUM", error);
  return *reclaimed;
}

/**
 * sourcier_history_tend:
 * @store: a connection that no other thread uses, to a file that may be written
 * @n_thinned: (out) (optional): how many actions can no longer be undone
 * @wrote: (out): whether anything was written: the window's own store is to be told with sourcier_store_refresh()
 * @error: where to put what went wrong
 *
 * What is done for the history at a quiet moment: what earlier actions were about is written down, what is too much or too old
 * is given up, and the room it took is given back. In short portions, so that others can write in between.
 *
 * Returns: %FALSE with @error set: BUSY if somebody writes, FULL …; what was done stays done
 */
gboolean
sourcier_history_tend (SourcierStore  *store,
                       guint          *n_thinned,
                       gboolean       *wrote,
                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (wrote != NULL, FALSE);

  guint n = 0;
  Kept kept = { 0, 0 };
  gint64 before, after;
  gboolean more = TRUE, reclaimed = FALSE;
  gboolean done = read_meta (store, SOURCIER_STORE_TENDED, 0, &before, error);

  while (done && more)
    done = sourcier_history_tell_about (store, MOST_ACTIONS, &more, error);
  done = done && measure_kept (store, &kept, error);
  for (more = TRUE; done && more;)
    done = thin (store, &kept, &n, &more, error);
  if (done && n > 0)
    done = sourcier_store_reclaim (store, &reclaimed, error);
  if (n_thinned != NULL)
    *n_thinned = n;
  *wrote = read_meta (store, SOURCIER_STORE_TENDED, 0, &after, NULL) && after != before;
  return done;
}
