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

/**
 * sourcier_store_check:
 * @self: an office's file
 * @error: where to put what went wrong
 *
 * Reads the whole file and looks for damage: in its pages and indexes, and in the links between rows.
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

  if (!check_integrity (self, problems, error) || !check_references (self, problems, error))
    return NULL;
  return g_steal_pointer (&problems);
}
