/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

static gboolean
check_integrity (SourcierStore  *self,
                 GPtrArray      *problems,
                 GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, "PRAGMA integrity_check", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      const char *text = sourcier_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (problems, g_strdup (text));
    }
  return !has_row;
}

static gboolean
check_references (SourcierStore  *self,
                  GPtrArray      *problems,
                  GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, "PRAGMA foreign_key_check", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    /* translators: two names of tables in the office's file */
    g_ptr_array_add (problems, g_strdup_printf (_("A row of “%s” belongs to a row of “%s” that does not exist"),
                                                sourcier_statement_get_text (statement, 0),
                                                sourcier_statement_get_text (statement, 2)));
  return !has_row;
}

static gboolean
check_index (SourcierStore  *self,
             const char     *name,
             GPtrArray      *problems,
             GError        **error)
{
  char *sql = sqlite3_mprintf ("INSERT INTO \"%w\" (\"%w\", rank) VALUES ('integrity-check', 1)", name, name);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, sql, error);
  g_autoptr (GError) problem = NULL;

  sqlite3_free (sql);
  if (statement == NULL)
    return FALSE;
  if (sourcier_statement_run (statement, &problem))
    return TRUE;
  if (!g_error_matches (problem, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  g_ptr_array_add (problems, g_strdup_printf (_("The search index “%s” does not match the rows"), name));
  return TRUE;
}

/* Returns: (transfer full) (nullable): the names of the full-text indexes, or NULL with @error set. */
GPtrArray *
_sourcier_store_list_indexes (SourcierStore  *self,
                              GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '% USING fts5%'", error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (names, g_strdup (sourcier_statement_get_text (statement, 0)));
  return has_row ? NULL : g_steal_pointer (&names);
}

/* SQLite asks for a writable connection to compare a full-text index with its rows, though it writes nothing. */
static gboolean
check_indexes (SourcierStore  *self,
               GPtrArray      *problems,
               GError        **error)
{
  if (self->read_only)
    return TRUE;

  g_autoptr (GPtrArray) names = _sourcier_store_list_indexes (self, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (!check_index (self, g_ptr_array_index (names, i), problems, error))
      return FALSE;
  return names != NULL;
}

/**
 * sourcier_store_check:
 * @self: an office's file
 * @error: where to put what went wrong
 *
 * Reads the whole file and looks for damage: in its pages and indexes, in the links between rows, in the search index.
 * This may take seconds: not for the window's thread.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each problem, none if the file is sound;
 *   %NULL with @error set if the check could not be made
 */
GPtrArray *
sourcier_store_check (SourcierStore  *self,
                      GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!check_integrity (self, problems, error)
      || !check_references (self, problems, error)
      || !check_indexes (self, problems, error))
    return NULL;
  return g_steal_pointer (&problems);
}
