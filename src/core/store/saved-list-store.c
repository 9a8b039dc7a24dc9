/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/saved-list-store.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "id, name, note, kind, question"

/* One question that cannot be read must not keep the reader from the other lists, nor from deleting it: the list stands
 * with the question of everything, and says what it leaves out. */
static gpointer
read_question (const SourcierSavedListKind  *kind,
               const char                   *json,
               char                        **left_out)
{
  g_autoptr (GError) damage = NULL;
  gpointer question = kind->from_json (json, left_out, &damage);

  if (question != NULL)
    return question;
  *left_out = g_strdup (damage->message);
  return kind->new_question ();
}

static SourcierSavedList *
read_list (const SourcierSavedListKind *kind,
           SourcierStatement           *row)
{
  g_autoptr (GObject) question = NULL;
  g_autofree char *left_out = NULL;

  if (g_strcmp0 (sourcier_statement_get_text (row, 3), "question") == 0)
    question = read_question (kind, sourcier_statement_get_text (row, 4), &left_out);

  SourcierSavedList *list = sourcier_saved_list_new (kind, sourcier_statement_get_text (row, 1), question);

  sourcier_saved_list_set_id (list, sourcier_statement_get_int (row, 0));
  sourcier_saved_list_set_note (list, sourcier_statement_get_text (row, 2));
  sourcier_saved_list_set_left_out (list, left_out);
  return list;
}

/* Returns: (transfer full) (nullable): all that @statement (transfer full, nullable) answers. */
static GPtrArray *
read_lists (const SourcierSavedListKind  *kind,
            SourcierStatement            *statement,
            GError                      **error)
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
        g_ptr_array_add (lists, read_list (kind, own));
    }
  return g_steal_pointer (&lists);
}

/**
 * sourcier_saved_list_store_load_all:
 * @store: an office's file
 * @kind: what the lists are of
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSavedList): the lists by name, or %NULL with @error set
 */
GPtrArray *
sourcier_saved_list_store_load_all (SourcierStore                *store,
                                    const SourcierSavedListKind  *kind,
                                    GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  SourcierStatement *statement =
    sourcier_store_prepare (store, "SELECT " COLUMNS " FROM saved_list WHERE about = ?1 ORDER BY folded, id", error);

  if (statement != NULL)
    sourcier_statement_bind_text (statement, 1, kind->about);
  return read_lists (kind, statement, error);
}

/**
 * sourcier_saved_list_store_load_of:
 * @store: an office's file
 * @kind: what the lists are of
 * @member: id of a supplier, or whatever the lists are of
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSavedList): the lists made by hand that it is on, by name, or
 *   %NULL with @error set
 */
GPtrArray *
sourcier_saved_list_store_load_of (SourcierStore                *store,
                                   const SourcierSavedListKind  *kind,
                                   gint64                        member,
                                   GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  g_autofree char *sql = g_strdup_printf ("SELECT " COLUMNS " FROM saved_list JOIN %s ON list = id WHERE %s = ?1"
                                          " ORDER BY folded, id", kind->members, kind->member);
  SourcierStatement *statement = sourcier_store_prepare (store, sql, error);

  if (statement != NULL)
    sourcier_statement_bind_int (statement, 1, member);
  return read_lists (kind, statement, error);
}

/**
 * sourcier_saved_list_store_find:
 * @store: an office's file
 * @kind: what the list is of
 * @name: what a list is called; accents and case do not count
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with @error set: NOT_FOUND if there is none of this name
 */
SourcierSavedList *
sourcier_saved_list_store_find (SourcierStore                *store,
                                const SourcierSavedListKind  *kind,
                                const char                   *name,
                                GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL && name != NULL, NULL);

  g_autofree char *folded = sourcier_text_fold (name);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT " COLUMNS " FROM saved_list WHERE folded = ?1 AND about = ?2", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, folded);
  sourcier_statement_bind_text (statement, 2, kind->about);
  if (!sourcier_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_list (kind, statement);

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
  other = sourcier_saved_list_store_find (store, sourcier_saved_list_get_kind (list), name, &none);
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
  const SourcierSavedListKind *kind = sourcier_saved_list_get_kind (list);
  gpointer question = sourcier_saved_list_get_question (list);
  g_autofree char *json = question != NULL ? kind->to_json (question) : g_strdup ("");
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO saved_list (id, name, folded, note, kind, question, about)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);

  if (statement == NULL)
    return FALSE;
  bind_list (statement, list);
  sourcier_statement_bind_text (statement, 5, question != NULL ? "question" : "members");
  sourcier_statement_bind_text (statement, 6, json);
  sourcier_statement_bind_text (statement, 7, kind->about);
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

/* Questions name lists: they go on meaning the same one. Returns: (transfer full) (nullable): the question under the new
 * name, %NULL where it does not name the list. */
static gpointer
rename_in_question (const SourcierSavedListKind *kind,
                    gpointer                     question,
                    const char                  *folded,
                    const char                  *name)
{
  g_autoptr (SourcierChoices) renamed = sourcier_choices_copy (kind->get_choices (question));
  gboolean any = FALSE;

  for (SourcierChoice choice = SOURCIER_CHOICE_IN; choice <= SOURCIER_CHOICE_OUT; choice++)
    {
      g_autoptr (GPtrArray) names = sourcier_choices_get_values (kind->get_choices (question), kind->facet, choice);

      for (guint i = 0; i < names->len; i++)
        {
          const char *old = g_ptr_array_index (names, i);
          g_autofree char *old_folded = sourcier_text_fold (old);

          if (!g_str_equal (old_folded, folded))
            continue;
          sourcier_choices_set (renamed, kind->facet, old, SOURCIER_CHOICE_NONE);
          sourcier_choices_set (renamed, kind->facet, name, choice);
          any = TRUE;
        }
    }
  return any ? kind->with_choices (question, renamed) : NULL;
}

static gboolean
write_question (SourcierStore                *store,
                const SourcierSavedListKind  *kind,
                gint64                        id,
                gpointer                      question,
                GError                      **error)
{
  g_autofree char *json = kind->to_json (question);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "UPDATE saved_list SET question = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, id);
  sourcier_statement_bind_text (statement, 2, json);
  return sourcier_statement_run (statement, error);
}

static gboolean
rename_in_questions (SourcierStore                *store,
                     const SourcierSavedListKind  *kind,
                     gint64                        id,
                     const char                   *name,
                     GError                      **error)
{
  g_autoptr (GPtrArray) lists = sourcier_saved_list_store_load_all (store, kind, error);
  g_autofree char *folded = NULL;

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    if (sourcier_saved_list_get_id (g_ptr_array_index (lists, i)) == id)
      folded = sourcier_text_fold (sourcier_saved_list_get_name (g_ptr_array_index (lists, i)));

  for (guint i = 0; folded != NULL && i < lists->len; i++)
    {
      SourcierSavedList *list = g_ptr_array_index (lists, i);
      gpointer question = sourcier_saved_list_get_question (list);
      g_autoptr (GObject) renamed = question != NULL ? rename_in_question (kind, question, folded, name) : NULL;

      if (renamed != NULL && !write_question (store, kind, sourcier_saved_list_get_id (list), renamed, error))
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
  return rename_in_questions (store, sourcier_saved_list_get_kind (list), sourcier_saved_list_get_id (list),
                              sourcier_saved_list_get_name (list), error)
         && update_list (store, list, error);
}

/* Runs a statement of the table of members, from "DELETE" or "INSERT" on, for a list and one of them. */
static gboolean
run_for_member (SourcierStore      *store,
                SourcierSavedList  *list,
                const char         *sql,
                gint64              member,
                GError            **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_saved_list_get_id (list));
  if (member != 0)
    sourcier_statement_bind_int (statement, 2, member);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_saved_list_store_delete:
 * @store: an office's file, in a transaction
 * @list: a list of the file
 * @error: where to put what went wrong
 *
 * Deletes a list, not what is on it.
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_saved_list_store_delete (SourcierStore      *store,
                                  SourcierSavedList  *list,
                                  GError            **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (list), FALSE);

  g_autofree char *members = g_strdup_printf ("DELETE FROM %s WHERE list = ?1", sourcier_saved_list_get_kind (list)->members);

  return run_for_member (store, list, members, 0, error)
         && run_for_member (store, list, "DELETE FROM saved_list WHERE id = ?1", 0, error);
}

static gboolean
is_member (SourcierStore      *store,
           SourcierSavedList  *list,
           gint64              member,
           gboolean           *found,
           GError            **error)
{
  const SourcierSavedListKind *kind = sourcier_saved_list_get_kind (list);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE list = ?1 AND %s = ?2", kind->members, kind->member);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, sourcier_saved_list_get_id (list));
  sourcier_statement_bind_int (statement, 2, member);
  return sourcier_statement_step (statement, found, error);
}

/**
 * sourcier_saved_list_store_add:
 * @store: an office's file, in a transaction
 * @list: a list made by hand
 * @member: id of a supplier, or whatever the list is of
 * @added: (out): whether it was not on the list yet
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_saved_list_store_add (SourcierStore      *store,
                               SourcierSavedList  *list,
                               gint64              member,
                               gboolean           *added,
                               GError            **error)
{
  gboolean found;

  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (list), FALSE);

  const SourcierSavedListKind *kind = sourcier_saved_list_get_kind (list);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (list, %s) VALUES (?1, ?2)", kind->members, kind->member);

  if (!is_member (store, list, member, &found, error))
    return FALSE;
  *added = !found;
  return found || run_for_member (store, list, sql, member, error);
}

/**
 * sourcier_saved_list_store_remove:
 * @store: an office's file, in a transaction
 * @list: a list made by hand
 * @member: id of a supplier, or whatever the list is of
 * @removed: (out): whether it was on the list
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_saved_list_store_remove (SourcierStore      *store,
                                  SourcierSavedList  *list,
                                  gint64              member,
                                  gboolean           *removed,
                                  GError            **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (list), FALSE);

  const SourcierSavedListKind *kind = sourcier_saved_list_get_kind (list);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE list = ?1 AND %s = ?2", kind->members, kind->member);

  return is_member (store, list, member, removed, error) && run_for_member (store, list, sql, member, error);
}

/**
 * sourcier_saved_list_store_forget:
 * @store: an office's file, in a transaction
 * @kind: what the lists are of
 * @member: id of one that is to be deleted
 * @error: where to put what went wrong
 *
 * Takes it off all lists made by hand.
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_saved_list_store_forget (SourcierStore                *store,
                                  const SourcierSavedListKind  *kind,
                                  gint64                        member,
                                  GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", kind->members, kind->member);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, member);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_saved_list_store_open:
 * @store: an office's file, in a transaction
 * @kind: what the list is of
 * @name: what a list made by hand is called
 * @create: whether to make it where there is none
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with @error set: NOT_FOUND if there is none, CONFLICT if it is a
 *   saved question, on which nobody is put by hand; the caller rolls back
 */
SourcierSavedList *
sourcier_saved_list_store_open (SourcierStore                *store,
                                const SourcierSavedListKind  *kind,
                                const char                   *name,
                                gboolean                      create,
                                GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (sourcier_store_in_transaction (store), NULL);
  g_return_val_if_fail (kind != NULL && name != NULL, NULL);

  g_autoptr (GError) none = NULL;
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_store_find (store, kind, name, &none);

  if (list == NULL && create && g_error_matches (none, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND))
    {
      list = sourcier_saved_list_new (kind, name, NULL);
      return sourcier_saved_list_store_save (store, list, error) ? g_steal_pointer (&list) : NULL;
    }
  if (list == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&none));
      return NULL;
    }
  if (sourcier_saved_list_get_question (list) == NULL)
    return g_steal_pointer (&list);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
               _("“%s” is a saved question: who answers it is on it. Choose another name."), name);
  return NULL;
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

  const SourcierSavedListKind *kind = sourcier_saved_list_get_kind (list);
  gpointer question = sourcier_saved_list_get_question (list);
  g_autoptr (SourcierChoices) on_list = sourcier_choices_new (kind->n_facets);
  g_autoptr (GObject) everything = kind->new_question ();
  g_autoptr (GObject) members = NULL;

  sourcier_choices_set (on_list, kind->facet, sourcier_saved_list_get_name (list), SOURCIER_CHOICE_IN);
  members = kind->with_choices (everything, on_list);
  return kind->find_ids (store, question != NULL ? question : members, error);
}

/**
 * sourcier_saved_list_store_count:
 * @store: an office's file
 * @list: a list
 * @error: where to put what went wrong
 *
 * Long for a question to a large directory: not for the window's thread.
 *
 * Returns: how many are on the list now, or -1 with @error set
 */
gint64
sourcier_saved_list_store_count (SourcierStore      *store,
                                 SourcierSavedList  *list,
                                 GError            **error)
{
  g_autoptr (GArray) ids = sourcier_saved_list_store_find_ids (store, list, error);

  return ids != NULL ? (gint64) ids->len : -1;
}
