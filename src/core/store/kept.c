/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/kept.h"

#include "base/day.h"

typedef struct
{
  char *token;
  gpointer found;
  GDestroyNotify free_func;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->token);
  kept->free_func (kept->found);
  g_free (kept);
}

/* What others wrote, what this connection wrote, and the day. */
static char *
read_token (SourcierStore  *store,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT data_version || ' ' || total_changes() FROM pragma_data_version", error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return NULL;
  return g_strdup_printf ("%s %d", sourcier_statement_get_text (statement, 0), (int) sourcier_day_today ());
}

/**
 * sourcier_kept_get:
 * @store: a connection of the caller's thread
 * @key: a name for what is to be found out
 * @find: finds it out
 * @free_func: lets go of it
 * @error: where to put what went wrong
 *
 * What takes long to find out about a file is kept with the connection for as long as the file says what it said and the
 * day is the same.
 *
 * Returns: (transfer none) (nullable): what @find found, or %NULL with @error set; it stands until this is asked again
 */
gpointer
sourcier_kept_get (SourcierStore     *store,
                   const char        *key,
                   SourcierKeptFind   find,
                   GDestroyNotify     free_func,
                   GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (key != NULL && find != NULL && free_func != NULL, NULL);

  g_autofree char *token = read_token (store, error);
  Kept *kept = g_object_get_data (G_OBJECT (store), key);

  if (token == NULL || (kept != NULL && g_str_equal (kept->token, token)))
    return token != NULL ? kept->found : NULL;

  gpointer found = find (store, error);

  if (found == NULL)
    return NULL;
  kept = g_new (Kept, 1);
  *kept = (Kept) { g_steal_pointer (&token), found, free_func };
  g_object_set_data_full (G_OBJECT (store), key, kept, kept_free);
  return found;
}
