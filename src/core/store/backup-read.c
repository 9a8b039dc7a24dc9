/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/backup-private.h"

#include "base/money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_ACTIONS 5
#define MOST_LOST 20

static void
action_free (gpointer data)
{
  SourcierBackupAction *action = data;

  g_clear_pointer (&action->at, g_date_time_unref);
  g_free (action->user);
  g_free (action->name);
  g_free (action->detail);
  g_free (action);
}

/* The newest actions numbered above @after. Every format of the file has had these columns. */
GPtrArray *
_sourcier_backup_read_actions (SourcierStore  *store,
                               gint64          after,
                               guint           most,
                               GError        **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (action_free);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id, at, user, name, detail FROM history WHERE id > ?1 ORDER BY id DESC LIMIT ?2",
                            error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, after);
  sourcier_statement_bind_int (statement, 2, most);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      SourcierBackupAction *action = g_new0 (SourcierBackupAction, 1);

      action->id = sourcier_statement_get_int (statement, 0);
      action->at = g_date_time_new_from_iso8601 (sourcier_statement_get_text (statement, 1), NULL);
      action->user = g_strdup (sourcier_statement_get_text (statement, 2));
      action->name = g_strdup (sourcier_statement_get_text (statement, 3));
      action->detail = g_strdup (sourcier_statement_get_text (statement, 4));
      g_ptr_array_add (actions, action);
    }
  return has_row ? NULL : g_steal_pointer (&actions);
}

/* Everything that changes the office is a line of the history, or changes the state of one. */
char *
_sourcier_backup_read_stamp (SourcierStore  *store,
                             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT coalesce (max (id), 0) || ' ' || count (*) || ' ' || coalesce (sum (id * state), 0)"
                                   " || ' ' || coalesce ((SELECT at FROM history ORDER BY id DESC LIMIT 1), '')"
                                   " || ' ' || (SELECT user_version FROM pragma_user_version) FROM history", error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return NULL;
  return g_strdup (sourcier_statement_get_text (statement, 0));
}

static gboolean
has_table (SourcierStore  *store,
           const char     *schema,
           const char     *table,
           gboolean       *has,
           GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s.sqlite_schema WHERE type = 'table' AND name = '%s'", schema,
                                          table);
  gint64 n;

  if (!_sourcier_store_get_number (store, sql, &n, error))
    return FALSE;
  *has = n > 0;
  return TRUE;
}

static gboolean
read_counts (SourcierBackup  *self,
             SourcierStore   *store,
             GError         **error)
{
  for (int i = 0; i < SOURCIER_N_BACKUP_KINDS; i++)
    {
      const char *table = _sourcier_backup_table (i);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
      gboolean has;

      if (!has_table (store, "main", table, &has, error)
          || (has && !_sourcier_store_get_number (store, sql, &self->counts[i], error)))
        return FALSE;
    }
  return TRUE;
}

/* Whose backup it is, and in which state: soon read, however large it is. */
gboolean
_sourcier_backup_identify (SourcierBackup  *self,
                           GError         **error)
{
  g_autoptr (SourcierStore) store = NULL;

  if (self->stamp != NULL)
    return TRUE;
  store = _sourcier_store_open_plain (self->path, SQLITE_OPEN_READONLY, error);
  if (store == NULL
      || !_sourcier_store_get_number (store, "SELECT value FROM meta WHERE key = 'replica'", &self->file_number, error))
    return FALSE;
  self->stamp = _sourcier_backup_read_stamp (store, error);
  return self->stamp != NULL;
}

/**
 * sourcier_backup_read:
 * @self: a backup
 * @error: where to put what went wrong
 *
 * Reads in the backup itself what it holds. Nothing is written. Long for a large one: not for the window's thread.
 *
 * Returns: %FALSE with @error set if it cannot be read
 */
gboolean
sourcier_backup_read (SourcierBackup  *self,
                      GError         **error)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), FALSE);

  if (self->actions != NULL)
    return TRUE;

  g_autoptr (SourcierStore) store = _sourcier_store_open_plain (self->path, SQLITE_OPEN_READONLY, error);

  if (store == NULL || !_sourcier_backup_identify (self, error) || !read_counts (self, store, error))
    return FALSE;
  self->actions = _sourcier_backup_read_actions (store, 0, MOST_ACTIONS, error);
  return self->actions != NULL;
}

/**
 * sourcier_backup_is_ahead:
 * @self: a backup of the file
 * @store: the file
 *
 * A file whose log was taken away, or that something put back, sees only what was done before. One that somebody restored
 * knows which numbers were given out since.
 *
 * Returns: whether the backup holds actions that the file has never seen
 */
gboolean
sourcier_backup_is_ahead (SourcierBackup *self,
                          SourcierStore  *store)
{
  gint64 last;

  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  /* The stamp begins with the number of the last action. */
  return _sourcier_backup_identify (self, NULL)
         && _sourcier_store_get_number (store, "SELECT coalesce ((SELECT seq FROM sqlite_sequence WHERE name = 'history'), 0)",
                                        &last, NULL)
         && g_ascii_strtoll (self->stamp, NULL, 10) > last;
}

/**
 * sourcier_backup_comparison_free:
 * @self: (transfer full): a comparison
 */
void
sourcier_backup_comparison_free (SourcierBackupComparison *self)
{
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self);
}

static gboolean
count_only_in (SourcierStore  *store,
               const char     *table,
               const char     *in,
               const char     *other,
               gint64         *n,
               GError        **error)
{
  g_autofree char *sql = NULL;
  gboolean has, other_has;

  if (!has_table (store, in, table, &has, error) || !has_table (store, other, table, &other_has, error))
    return FALSE;
  if (!has)
    return TRUE;
  sql = other_has ? g_strdup_printf ("SELECT count(*) FROM %s.%s WHERE id NOT IN (SELECT id FROM %s.%s)", in, table, other, table)
                  : g_strdup_printf ("SELECT count(*) FROM %s.%s", in, table);
  return _sourcier_store_get_number (store, sql, n, error);
}

static gboolean
compare (SourcierBackupComparison  *self,
         SourcierStore             *present,
         GError                   **error)
{
  gint64 last;

  for (int i = 0; i < SOURCIER_N_BACKUP_KINDS; i++)
    if (!count_only_in (present, _sourcier_backup_table (i), "main", "backup", &self->lost[i], error)
        || !count_only_in (present, _sourcier_backup_table (i), "backup", "main", &self->regained[i], error))
      return FALSE;

  g_autofree char *sql = NULL;
  if (!_sourcier_store_get_number (present, "SELECT coalesce (max (id), 0) FROM backup.history", &last, error))
    return FALSE;
  sql = g_strdup_printf ("SELECT count(*) FROM main.history WHERE id > %" G_GINT64_FORMAT, last);
  if (!_sourcier_store_get_number (present, sql, &self->n_actions, error))
    return FALSE;
  self->actions = _sourcier_backup_read_actions (present, last, MOST_LOST, error);
  return self->actions != NULL;
}

/**
 * sourcier_backup_compare:
 * @self: a backup
 * @path: where the office's file lies
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Finds what restoring @self would take from the file and bring back to it. Nothing is written. Long for a large file: not for
 * the window's thread.
 *
 * Returns: (transfer full) (nullable): the comparison, or %NULL with @error set: DAMAGED if the file is
 */
SourcierBackupComparison *
sourcier_backup_compare (SourcierBackup  *self,
                         const char      *path,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (SourcierBackupComparison) comparison = g_new0 (SourcierBackupComparison, 1);
  g_autoptr (SourcierStore) present = _sourcier_store_open_plain (path, SQLITE_OPEN_READONLY, error);
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?mode=ro", escaped);
  g_autoptr (SourcierStatement) attach =
    present != NULL ? sourcier_store_prepare (present, "ATTACH ?1 AS backup", error) : NULL;

  if (attach == NULL)
    return NULL;
  sourcier_store_set_cancellable (present, cancellable);
  sourcier_statement_bind_text (attach, 1, uri);
  if (!sourcier_statement_run (attach, error) || !compare (comparison, present, error))
    return NULL;
  return g_steal_pointer (&comparison);
}

/**
 * sourcier_backup_kind_count:
 * @kind: what is counted
 * @n: how many
 *
 * Returns: (transfer full): "3 suppliers"
 */
char *
sourcier_backup_kind_count (SourcierBackupKind kind,
                            gint64             n)
{
  g_autofree char *count = sourcier_count_format (n);

  switch (kind)
    {
    case SOURCIER_BACKUP_SUPPLIERS:
      return g_strdup_printf (ngettext ("%s supplier", "%s suppliers", (gulong) n), count);
    case SOURCIER_BACKUP_PURCHASES:
      return g_strdup_printf (ngettext ("%s purchase", "%s purchases", (gulong) n), count);
    case SOURCIER_BACKUP_PLANS:
      return g_strdup_printf (ngettext ("%s plan", "%s plans", (gulong) n), count);
    case SOURCIER_N_BACKUP_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}
