/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/erasure.h"

#include "base/text.h"
#include "store/history-change.h"

#include <string.h>

struct _SourcierErasure
{
  char *table;
  GHashTable *rows;
  GPtrArray *words;         /* folded, with a space on either side */
};

/**
 * sourcier_erasure_new:
 * @table: the table whose rows are to be erased
 *
 * Returns: (transfer full): what is to be erased, nothing yet
 */
SourcierErasure *
sourcier_erasure_new (const char *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  SourcierErasure *self = g_new0 (SourcierErasure, 1);

  self->table = g_strdup (table);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->words = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sourcier_erasure_free:
 * @self: what is to be erased
 */
void
sourcier_erasure_free (SourcierErasure *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->table);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * sourcier_erasure_add_row:
 * @self: what is to be erased
 * @id: id of a row of the table; it may be gone already
 *
 * All that the history keeps of the row goes.
 */
void
sourcier_erasure_add_row (SourcierErasure *self,
                          gint64           id)
{
  g_return_if_fail (self != NULL);

  g_hash_table_add (self->rows, g_memdup2 (&id, sizeof id));
}

/* " lea roy ": between spaces, so that a short name is not found inside a longer word. */
static char *
fold_apart (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);

  return g_strconcat (" ", folded, " ", NULL);
}

static void
add_word (SourcierErasure *self,
          const char      *text)
{
  g_autofree char *word = fold_apart (text);

  if (strlen (word) > 2 && !g_ptr_array_find_with_equal_func (self->words, word, g_str_equal, NULL))
    g_ptr_array_add (self->words, g_steal_pointer (&word));
}

/**
 * sourcier_erasure_add_text:
 * @self: what is to be erased
 * @text: a name, an address, a number; nothing is added if it has no letter and no digit
 *
 * What the history keeps goes wherever these words stand in it one after the other, whatever their accents and case. A
 * number is known with and without the spaces in it.
 */
void
sourcier_erasure_add_text (SourcierErasure *self,
                           const char      *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  g_autofree char *digits = sourcier_text_fold_digits (text);

  add_word (self, text);
  if (digits != NULL)
    add_word (self, digits);
}

/**
 * sourcier_erasure_has_text:
 * @self: what is to be erased
 * @text: (nullable): words written somewhere
 *
 * Returns: whether some of the words to erase stand in @text
 */
gboolean
sourcier_erasure_has_text (SourcierErasure *self,
                           const char      *text)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (text == NULL || *text == '\0')
    return FALSE;

  g_autofree char *folded = fold_apart (text);

  for (guint i = 0; i < self->words->len; i++)
    if (strstr (folded, g_ptr_array_index (self->words, i)) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
concerns (SourcierErasure *self,
          SourcierChange  *change)
{
  gint64 row = sourcier_change_get_row (change);

  if (g_str_equal (sourcier_change_get_table (change), self->table) && g_hash_table_contains (self->rows, &row))
    return TRUE;
  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    if (sourcier_erasure_has_text (self, sourcier_change_get_text (change, i, FALSE))
        || sourcier_erasure_has_text (self, sourcier_change_get_text (change, i, TRUE)))
      return TRUE;
  return FALSE;
}

typedef struct
{
  SourcierErasure *erasure;
  GArray *actions;
} Search;

static gboolean
look_at_change (gint64          action,
                SourcierChange *change,
                gpointer        user_data)
{
  Search *search = user_data;

  if (!concerns (search->erasure, change))
    return TRUE;
  g_array_append_val (search->actions, action);
  return FALSE;
}

/**
 * sourcier_erasure_find_actions:
 * @self: what is to be erased
 * @store: an office's file
 * @actions: (out) (transfer full) (element-type gint64): the numbers of the actions that keep any of it
 * @error: where to put what went wrong
 *
 * Goes through the whole history: not for the window's thread.
 *
 * Returns: %FALSE with @error set if the history cannot be read
 */
gboolean
sourcier_erasure_find_actions (SourcierErasure  *self,
                               SourcierStore    *store,
                               GArray          **actions,
                               GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { self, found };

  if (!sourcier_history_each_change (store, look_at_change, &search, error))
    return FALSE;
  *actions = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
read_names (SourcierStore  *store,
            const char     *sql,
            const char     *table,
            GPtrArray      *names,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  if (table != NULL)
    sourcier_statement_bind_text (statement, 1, table);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (names, g_strdup (sourcier_statement_get_text (statement, 0)));
  return !has_row;
}

/**
 * sourcier_store_list_tables:
 * @self: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the names of the tables that an office writes to, in order, or
 *   %NULL with @error set
 */
GPtrArray *
sourcier_store_list_tables (SourcierStore  *self,
                            GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!read_names (self, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                         " AND name NOT IN ('meta', 'history') AND name NOT LIKE 'history\\_%' ESCAPE '\\'"
                         " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
                   NULL, names, error))
    return NULL;
  return g_steal_pointer (&names);
}

/* The id comes first in the table whose rows are to be erased: those rows do not count. */
static char *
make_select (SourcierErasure *self,
             const char      *table,
             GPtrArray       *columns)
{
  GString *sql = g_string_new (g_str_equal (table, self->table) ? "SELECT id" : "SELECT 0");

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, ", \"%s\"", (char *) columns->pdata[i]);
  g_string_append_printf (sql, " FROM \"%s\"", table);
  return g_string_free (sql, FALSE);
}

static gboolean
row_has_text (SourcierErasure   *self,
              SourcierStatement *row,
              guint              n_columns)
{
  gint64 id = sourcier_statement_get_int (row, 0);

  if (g_hash_table_contains (self->rows, &id))
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (sourcier_erasure_has_text (self, sourcier_statement_get_text (row, 1 + (int) i)))
      return TRUE;
  return FALSE;
}

/**
 * sourcier_erasure_count_rows:
 * @self: what is to be erased
 * @store: an office's file
 * @table: one of sourcier_store_list_tables()
 * @n_rows: (out): how many rows of it have some of the words, without those to be erased
 * @error: where to put what went wrong
 *
 * Goes through the whole table: not for the window's thread.
 *
 * Returns: %FALSE with @error set if the table cannot be read
 */
gboolean
sourcier_erasure_count_rows (SourcierErasure  *self,
                             SourcierStore    *store,
                             const char       *table,
                             guint            *n_rows,
                             GError          **error)
{
  g_return_val_if_fail (self != NULL && table != NULL && n_rows != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = TRUE;

  *n_rows = 0;
  if (!read_names (store, "SELECT name FROM pragma_table_info (?1) WHERE type = 'TEXT'", table, columns, error))
    return FALSE;

  g_autofree char *sql = make_select (self, table, columns);
  g_autoptr (SourcierStatement) statement = columns->len > 0 ? sourcier_store_prepare (store, sql, error) : NULL;

  if (statement == NULL)
    return columns->len == 0;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    *n_rows += row_has_text (self, statement, columns->len) ? 1 : 0;
  return !has_row;
}
