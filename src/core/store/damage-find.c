/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/damage.h"

#include "store/salvage-pages.h"
#include "store/store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * sourcier_damage_kind_get_code:
 * @kind: how badly a file is damaged
 *
 * Returns: (transfer none): what programs call it
 */
const char *
sourcier_damage_kind_get_code (SourcierDamageKind kind)
{
  static const char * const codes[] = { "none", "index", "rows", "header" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (codes), NULL);

  return codes[kind];
}

/**
 * sourcier_damage_kind_get_name:
 * @kind: how badly a file is damaged
 *
 * Returns: (transfer none): the same for the reader, with what it means
 */
const char *
sourcier_damage_kind_get_name (SourcierDamageKind kind)
{
  switch (kind)
    {
    case SOURCIER_DAMAGE_NONE:
      return _("The file is sound.");
    case SOURCIER_DAMAGE_INDEX:
      return _("All that you wrote is whole. What helps to find it is not, and can be made anew: nothing is lost.");
    case SOURCIER_DAMAGE_ROWS:
      return _("Some of what you wrote cannot be read. The rest can be recovered, or a backup restored.");
    case SOURCIER_DAMAGE_HEADER:
      return _("The file does not open any more. What is readable in it can be recovered, or a backup restored.");
    default:
      g_return_val_if_reached ("");
    }
}

static void
problem_free (gpointer data)
{
  SourcierProblem *problem = data;

  g_free (problem->table);
  g_free (problem->owner);
  g_free (problem->says);
  g_free (problem);
}

/**
 * sourcier_damage_free:
 * @self: (transfer full): what was found
 */
void
sourcier_damage_free (SourcierDamage *self)
{
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* Returns: (transfer none): what is told, to say more of it */
static SourcierProblem *
tell (SourcierDamage      *self,
      SourcierDamageKind   kind,
      SourcierProblemKind  what,
      const char          *table)
{
  SourcierProblem *problem = g_new0 (SourcierProblem, 1);

  self->kind = MAX (self->kind, kind);
  problem->kind = what;
  problem->table = g_strdup (table);
  g_ptr_array_add (self->problems, problem);
  return problem;
}

static gboolean
is_damaged (const GError *error)
{
  return g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
}

/* Whether every row of a table can be read, without any index. */
static gboolean
read_rows (SourcierStore  *store,
           const char     *table,
           GError        **error)
{
  char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\" NOT INDEXED", table);
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (store->db, sql, -1, &stmt, NULL);

  sqlite3_free (sql);
  while (code == SQLITE_OK || code == SQLITE_ROW)
    code = sqlite3_step (stmt);
  int finished = sqlite3_finalize (stmt);

  return code == SQLITE_DONE || _sourcier_store_fail (store, finished != SQLITE_OK ? finished : code, error);
}

static gboolean
is_sound_table (SourcierStore  *store,
                const char     *table,
                gboolean       *sound,
                GError        **error)
{
  char *sql = sqlite3_mprintf ("PRAGMA integrity_check (%Q)", table);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  g_autoptr (GError) cause = NULL;
  gboolean has_row = FALSE;

  sqlite3_free (sql);
  if (statement == NULL)
    return FALSE;
  *sound = sourcier_statement_step (statement, &has_row, &cause) && has_row
           && g_strcmp0 (sourcier_statement_get_text (statement, 0), "ok") == 0;
  if (cause == NULL || is_damaged (cause))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
look_at_table (SourcierDamage  *self,
               SourcierStore   *store,
               const char      *table,
               gboolean         is_search,
               GError         **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean sound;

  if (!is_sound_table (store, table, &sound, error))
    return FALSE;
  if (sound)
    return TRUE;
  if (is_search)
    tell (self, SOURCIER_DAMAGE_INDEX, SOURCIER_PROBLEM_SEARCH, table);
  else if (read_rows (store, table, &cause))
    tell (self, SOURCIER_DAMAGE_INDEX, SOURCIER_PROBLEM_INDEX, table);
  else if (is_damaged (cause))
    tell (self, SOURCIER_DAMAGE_ROWS, SOURCIER_PROBLEM_ROWS, table);
  else
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return TRUE;
}

/* Table by table, so that it can be said where the damage is. Earlier formats had full-text indexes, in tables of their own. */
static gboolean
look_at_tables (SourcierDamage  *self,
                SourcierStore   *store,
                GError         **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT name, type = 'shadow' FROM pragma_table_list WHERE schema = 'main'"
                                   " AND type IN ('table', 'shadow') AND name <> 'sqlite_schema'", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    if (!look_at_table (self, store, sourcier_statement_get_text (statement, 0),
                        sourcier_statement_get_int (statement, 1) != 0, error))
      return FALSE;
  return !has_row;
}

/* The whole file first: only if something is wrong is it asked where. */
static gboolean
look_at_pages (SourcierDamage  *self,
               SourcierStore   *store,
               GError         **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "PRAGMA integrity_check (1)", error);
  g_autoptr (GError) cause = NULL;
  g_autofree char *first = NULL;
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  if (sourcier_statement_step (statement, &has_row, &cause) && has_row)
    first = g_strdup (sourcier_statement_get_text (statement, 0));
  if (cause != NULL && !is_damaged (cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (g_strcmp0 (first, "ok") == 0)
    return TRUE;
  sourcier_statement_reset (statement);
  if (!look_at_tables (self, store, error))
    return FALSE;

  if (self->kind == SOURCIER_DAMAGE_NONE)
    tell (self, SOURCIER_DAMAGE_INDEX, SOURCIER_PROBLEM_ROOM, NULL)->says = g_steal_pointer (&first);
  return TRUE;
}

static gboolean
look_at_references (SourcierDamage  *self,
                    SourcierStore   *store,
                    GError         **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      SourcierProblem *problem =
        tell (self, SOURCIER_DAMAGE_ROWS, SOURCIER_PROBLEM_ALONE, sourcier_statement_get_text (statement, 0));

      problem->owner = g_strdup (sourcier_statement_get_text (statement, 1));
      problem->n = sourcier_statement_get_int (statement, 2);
    }
  return !has_row;
}

/* Every id that the file gives out stands on these two numbers. */
static gboolean
look_at_identity (SourcierDamage  *self,
                  SourcierStore   *store,
                  GError         **error)
{
  gint64 n;

  if (!_sourcier_store_get_number (store, "SELECT count(*) FROM meta WHERE key IN ('replica', 'next_id') AND value > 0", &n,
                                   error))
    return FALSE;
  if (n < 2)
    tell (self, SOURCIER_DAMAGE_ROWS, SOURCIER_PROBLEM_NUMBERS, NULL);
  return TRUE;
}

static gboolean
look_inside (SourcierDamage  *self,
             const char      *path,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (SourcierStore) store = _sourcier_store_open_plain (path, SQLITE_OPEN_READONLY, error);
  gint64 n;

  if (store == NULL)
    return FALSE;
  sourcier_store_set_cancellable (store, cancellable);
  return _sourcier_store_get_number (store, "SELECT count(*) FROM sqlite_schema", &n, error)
         && look_at_pages (self, store, error)
         && (self->kind == SOURCIER_DAMAGE_ROWS
             || (look_at_references (self, store, error) && look_at_identity (self, store, error)));
}

/* While the log is brought into the file, the first page may tell of pages that so far stand in the log alone: SQLite knows. */
static gboolean
is_cut_short (const char    *path,
              SourcierPages *pages)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return sourcier_pages_get_missing (pages) > 0 && (g_stat (log, &info) != 0 || info.st_size == 0);
}

/* What the first bytes tell, before SQLite looks at them. */
static gboolean
look_at_header (SourcierDamage  *self,
                const char      *path,
                GError         **error)
{
  g_autoptr (SourcierPages) pages = NULL;

  if (!_sourcier_store_check_header (path, error))
    {
      /* A file that goes by our name is taken for ours, whatever has become of it. */
      if (!g_error_matches (*error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT)
          || !g_str_has_suffix (path, SOURCIER_STORE_SUFFIX))
        return FALSE;
      g_clear_error (error);
      tell (self, SOURCIER_DAMAGE_HEADER, SOURCIER_PROBLEM_BEGINNING, NULL);
    }
  pages = sourcier_pages_open (path, NULL);
  if (pages != NULL && self->kind == SOURCIER_DAMAGE_NONE && is_cut_short (path, pages))
    {
      SourcierProblem *problem = tell (self, SOURCIER_DAMAGE_ROWS, SOURCIER_PROBLEM_CUT, NULL);

      problem->n = sourcier_pages_get_missing (pages);
      problem->of = problem->n + sourcier_pages_get_n (pages);
    }
  return TRUE;
}

/**
 * sourcier_damage_is_likely:
 * @path: where a file lies
 * @error: why it was not opened
 *
 * Returns: whether it is worth while to look for damage: what goes by our name and does not begin as our files do is damaged too
 */
gboolean
sourcier_damage_is_likely (const char   *path,
                           const GError *error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED)
         || (g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT)
             && g_str_has_suffix (path, SOURCIER_STORE_SUFFIX) && !_sourcier_store_check_header (path, NULL));
}

/**
 * sourcier_damage_find:
 * @path: where an office's file lies
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Reads the whole file and looks for damage: in its first bytes, its pages and indexes, in the links between rows, in what ids
 * stand on. Nothing is written. A file of any format can be looked at. Long: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): what is wrong; %NULL with @error set if nobody can look: NOT_FOUND, READ_ONLY, BAD_INPUT
 *   if it is another file, BUSY
 */
SourcierDamage *
sourcier_damage_find (const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (SourcierDamage) self = g_new0 (SourcierDamage, 1);
  g_autoptr (GError) cause = NULL;

  self->problems = g_ptr_array_new_with_free_func (problem_free);
  if (!look_at_header (self, path, &cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (self->kind == SOURCIER_DAMAGE_HEADER || look_inside (self, path, cancellable, &cause))
    return g_steal_pointer (&self);
  if (!is_damaged (cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  tell (self, SOURCIER_DAMAGE_HEADER, SOURCIER_PROBLEM_SCHEMA, NULL);
  return g_steal_pointer (&self);
}
