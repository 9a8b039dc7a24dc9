/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/saved-list-store.h"

#include "base/text.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-json.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "id, name, note, kind, question"

/* One question that cannot be read must not keep the reader from the other lists, nor from deleting it: the list stands
 * with the question of everything, and says what it leaves out. */
static SourcierSupplierQuery *
read_question (const char  *json,
               char       **left_out)
{
  g_autoptr (GError) damage = NULL;
  SourcierSupplierQuery *question = sourcier_supplier_query_from_json (json, left_out, &damage);

  if (question != NULL)
    return question;
  *left_out = g_strdup (damage->message);
  return sourcier_supplier_query_new ();
}

static SourcierSavedList *
read_list (SourcierStatement *row)
{
  g_autoptr (SourcierSupplierQuery) question = NULL;
  g_autofree char *left_out = NULL;

  if (g_strcmp0 (sourcier_statement_get_text (row, 3), "question") == 0)
    question = read_question (sourcier_statement_get_text (row, 4), &left_out);

  SourcierSavedList *list = sourcier_saved_list_new (sourcier_statement_get_text (row, 1), question);

  sourcier_saved_list_set_id (list, sourcier_statement_get_int (row, 0));
  sourcier_saved_list_set_note (list, sourcier_statement_get_text (row, 2));
  sourcier_saved_list_set_left_out (list, left_out);
  return list;
}

/* Returns: (transfer full) (nullable): all that @statement (transfer full, nullable) answers. */
static GPtrArray *
read_lists (SourcierStatement  *statement,
            GError            **error)
{
  g_autoptr (SourcierStatement) own = statement;
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = TRUE;

  if (own == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (own, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (lists, read_list (own));
    }
  return g_steal_pointer (&lists);
}

/**
 * sourcier_saved_list_store_load_all:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSavedList): the lists by name, or %NULL with @error set
 */
GPtrArray *
sourcier_saved_list_store_load_all (SourcierStore  *store,
                                    GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  return read_lists (sourcier_store_prepare (store, "SELECT " COLUMNS " FROM saved_list ORDER BY folded, id", error),
                     error);
}

/**
 * sourcier_saved_list_store_load_of:
 * @store: an office's file
 * @supplier: id of a supplier
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSavedList): the lists made by hand that it is on, by name, or
 *   %NULL with @error set
 */
GPtrArray *
sourcier_saved_list_store_load_of (SourcierStore  *store,
                                   gint64          supplier,
                                   GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierStatement *statement =
    sourcier_store_prepare (store, "SELECT " COLUMNS " FROM saved_list JOIN saved_list_member ON list = id"
                                   " WHERE supplier = ?1 ORDER BY folded, id", error);

  if (statement != NULL)
    sourcier_statement_bind_int (statement, 1, supplier);
  return read_lists (statement, error);
}

/**
 * sourcier_saved_list_store_find:
 * @store: an office's file
 * @name: what a list is called; accents and case do not count
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with @error set: NOT_FOUND if there is none of this name
 */
SourcierSavedList *
sourcier_saved_list_store_find (SourcierStore  *store,
                                const char     *name,
                                GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *folded = sourcier_text_fold (name);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT " COLUMNS " FROM saved_list WHERE folded = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, folded);
  if (!sourcier_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_list (statement);

  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
               _("There is no list “%s” in this office’s file."), name);
  return NULL;
}

/* A name has letters or digits, and no other list has it. */
static gboolean
check_name (SourcierStore      *store,
            SourcierSavedList  *list,
            GError            **error)
{
  const char *name = sourcier_saved_list_get_name (list);
  g_autofree char *folded = sourcier_text_fold (name);
  g_autoptr (GError) none = NULL;
  g_autoptr (SourcierSavedList) other = NULL;

  if (*folded == '\0')
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT, _("A list needs a name."));
      return FALSE;
    }
  other = sourcier_saved_list_store_find (store, name, &none);
  if (other != NULL && sourcier_saved_list_get_id (other) != sourcier_saved_list_get_id (list))
    {
      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
                   _("There is a list “%s” already: choose another name."), name);
      return FALSE;
    }
  if (other == NULL && !g_error_matches (none, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&none));
      return FALSE;
    }
  return TRUE;
}

static void
bind_list (SourcierStatement *statement,
           SourcierSavedList *list)
{
  g_autofree char *folded = sourcier_text_fold (sourcier_saved_list_get_name (list));

  sourcier_statement_bind_int (statement, 1, sourcier_saved_list_get_id (list));
  sourcier_statement_bind_text (statement, 2, sourcier_saved_list_get_name (list));
  sourcier_statement_bind_text (statement, 3, folded);
  sourcier_statement_bind_text (statement, 4, sourcier_saved_list_get_note (list));
}

static gboolean
insert_list (SourcierStore      *store,
             SourcierSavedList  *list,
             GError            **error)
{
  SourcierSupplierQuery *question = sourcier_saved_list_get_question (list);
  g_autofree char *json = question != NULL ? sourcier_supplier_query_to_json (question) : g_strdup ("");
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO saved_list (id, name, folded, note, kind, question)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (statement == NULL)
    return FALSE;
  bind_list (statement, list);
  sourcier_statement_bind_text (statement, 5, question != NULL ? "question" : "members");
  sourcier_statement_bind_text (statement, 6, json);
  return sourcier_statement_run (statement, error);
}

static gboolean
update_list (SourcierStore      *store,
             SourcierSavedList  *list,
             GError            **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "UPDATE saved_list SET (name, folded, note) = (?2, ?3, ?4) WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  bind_list (statement, list);
  return sourcier_statement_run (statement, error);
}

/* Questions name lists: they go on meaning the same one. */
static SourcierSupplierQuery *
rename_in_question (SourcierSupplierQuery *question,
                    const char            *folded,
                    const char            *name)
{
  g_autoptr (SourcierSupplierQuery) renamed = g_object_ref (question);
  gboolean any = FALSE;

  for (int choice = SOURCIER_CHOICE_IN; choice <= SOURCIER_CHOICE_OUT; choice++)
    {
      g_autoptr (GPtrArray) names = sourcier_supplier_query_get_values (question, SOURCIER_FACET_SAVED_LIST, choice);

      for (guint i = 0; i < names->len; i++)
        {
          const char *old = g_ptr_array_index (names, i);
          g_autofree char *old_folded = sourcier_text_fold (old);

          if (!g_str_equal (old_folded, folded))
            continue;
          g_autoptr (SourcierSupplierQuery) without =
            sourcier_supplier_query_with_choice (renamed, SOURCIER_FACET_SAVED_LIST, old, SOURCIER_CHOICE_NONE);
          g_clear_object (&renamed);
          renamed = sourcier_supplier_query_with_choice (without, SOURCIER_FACET_SAVED_LIST, name, choice);
          any = TRUE;
        }
    }
  return any ? g_steal_pointer (&renamed) : NULL;
}

static gboolean
write_question (SourcierStore          *store,
                gint64                  id,
                SourcierSupplierQuery  *question,
                GError                **error)
{
  g_autofree char *json = sourcier_supplier_query_to_json (question);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "UPDATE saved_list SET question = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, id);
  sourcier_statement_bind_text (statement, 2, json);
  return sourcier_statement_run (statement, error);
}

static gboolean
rename_in_questions (SourcierStore  *store,
                     gint64          id,
                     const char     *name,
                     GError        **error)
{
  g_autoptr (GPtrArray) lists = sourcier_saved_list_store_load_all (store, error);
  g_autofree char *folded = NULL;

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    if (sourcier_saved_list_get_id (g_ptr_array_index (lists, i)) == id)
      folded = sourcier_text_fold (sourcier_saved_list_get_name (g_ptr_array_index (lists, i)));

  for (guint i = 0; folded != NULL && i < lists->len; i++)
    {
      SourcierSavedList *list = g_ptr_array_index (lists, i);
      SourcierSupplierQuery *question = sourcier_saved_list_get_question (list);
      g_autoptr (SourcierSupplierQuery) renamed =
        question != NULL ? rename_in_question (question, folded, name) : NULL;

      if (renamed != NULL && !write_question (store, sourcier_saved_list_get_id (list), renamed, error))
        return FALSE;
    }
  return lists != NULL;
}

/**
 * sourcier_saved_list_store_save:
 * @store: an office's file, in a transaction
 * @list: a list
 * @error: where to put what went wrong
 *
 * Writes the name and the note of a list, and for a new one (its id is 0) its question; the list has its id afterwards.
 * Where it gets another name, the saved questions that speak of it follow.
 *
 * Returns: %FALSE with @error set, CONFLICT if another list has the name; the caller rolls back
 */
gboolean
sourcier_saved_list_store_save (SourcierStore      *store,
                                SourcierSavedList  *list,
                                GError            **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (list), FALSE);

  if (!check_name (store, list, error))
    return FALSE;
  if (sourcier_saved_list_get_id (list) == 0)
    {
      sourcier_saved_list_set_id (list, sourcier_store_next_id (store));
      return insert_list (store, list, error);
    }
  return rename_in_questions (store, sourcier_saved_list_get_id (list), sourcier_saved_list_get_name (list), error)
         && update_list (store, list, error);
}

/* Runs a statement about a list and a supplier (0 for none). */
static gboolean
run_for (SourcierStore  *store,
         const char     *sql,
         gint64          list,
         gint64          supplier,
         GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, list);
  if (supplier != 0)
    sourcier_statement_bind_int (statement, 2, supplier);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_saved_list_store_delete:
 * @store: an office's file, in a transaction
 * @id: id of a list
 * @error: where to put what went wrong
 *
 * Deletes a list, not the suppliers that are on it.
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_saved_list_store_delete (SourcierStore  *store,
                                  gint64          id,
                                  GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  return run_for (store, "DELETE FROM saved_list_member WHERE list = ?1", id, 0, error)
         && run_for (store, "DELETE FROM saved_list WHERE id = ?1", id, 0, error);
}

static gboolean
is_member (SourcierStore  *store,
           gint64          list,
           gint64          supplier,
           gboolean       *found,
           GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT 1 FROM saved_list_member WHERE list = ?1 AND supplier = ?2", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, list);
  sourcier_statement_bind_int (statement, 2, supplier);
  return sourcier_statement_step (statement, found, error);
}

/**
 * sourcier_saved_list_store_add:
 * @store: an office's file, in a transaction
 * @list: id of a list made by hand
 * @supplier: id of a supplier
 * @added: (out): whether it was not on the list yet
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_saved_list_store_add (SourcierStore  *store,
                               gint64          list,
                               gint64          supplier,
                               gboolean       *added,
                               GError        **error)
{
  gboolean found;

  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  if (!is_member (store, list, supplier, &found, error))
    return FALSE;
  *added = !found;
  return found
         || run_for (store, "INSERT INTO saved_list_member (list, supplier) VALUES (?1, ?2)", list, supplier, error);
}

/**
 * sourcier_saved_list_store_remove:
 * @store: an office's file, in a transaction
 * @list: id of a list made by hand
 * @supplier: id of a supplier
 * @removed: (out): whether it was on the list
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_saved_list_store_remove (SourcierStore  *store,
                                  gint64          list,
                                  gint64          supplier,
                                  gboolean       *removed,
                                  GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  return is_member (store, list, supplier, removed, error)
         && run_for (store, "DELETE FROM saved_list_member WHERE list = ?1 AND supplier = ?2", list, supplier, error);
}

/**
 * sourcier_saved_list_store_find_ids:
 * @store: an office's file
 * @list: a list
 * @error: where to put what went wrong
 *
 * Long for a question to a large directory: not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): who is on the list now, or %NULL with @error set
 */
GArray *
sourcier_saved_list_store_find_ids (SourcierStore      *store,
                                    SourcierSavedList  *list,
                                    GError            **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (list), NULL);

  SourcierSupplierQuery *question = sourcier_saved_list_get_question (list);
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) members =
    sourcier_supplier_query_with_choice (everything, SOURCIER_FACET_SAVED_LIST, sourcier_saved_list_get_name (list),
                                         SOURCIER_CHOICE_IN);

  return sourcier_supplier_list_find_ids (store, question != NULL ? question : members, error);
}

/**
 * sourcier_saved_list_store_count:
 * @store: an office's file
 * @list: a list
 * @error: where to put what went wrong
 *
 * Long for a question to a large directory: not for the window's thread.
 *
 * Returns: how many suppliers are on the list now, or -1 with @error set
 */
gint64
sourcier_saved_list_store_count (SourcierStore      *store,
                                 SourcierSavedList  *list,
                                 GError            **error)
{
  g_autoptr (GArray) ids = sourcier_saved_list_store_find_ids (store, list, error);

  return ids != NULL ? (gint64) ids->len : -1;
}
