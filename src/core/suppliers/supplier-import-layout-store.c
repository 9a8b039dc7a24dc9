/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-layout-store.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define COLUMNS "id, name, headers, columns, label, source, policy, repairs"

/**
 * sourcier_import_layout_new:
 * @name: what the office calls it, or ""
 * @headers: (array zero-terminated=1): the headers of a list
 *
 * Returns: (transfer full): a layout that decides nothing yet and is not in the file
 */
SourcierImportLayout *
sourcier_import_layout_new (const char         *name,
                            const char * const *headers)
{
  g_return_val_if_fail (name != NULL && headers != NULL, NULL);

  SourcierImportLayout *self = g_new0 (SourcierImportLayout, 1);

  self->name = g_strstrip (g_strdup (name));
  self->headers = g_strdupv ((char **) headers);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; self->headers[i] != NULL; i++)
    g_strdelimit (self->headers[i], "\r\n", ' ');
  self->label = g_strdup ("");
  self->source = g_strdup ("");
  return self;
}

/**
 * sourcier_import_layout_set:
 * @self: a layout
 * @label: (nullable): the code of the label that all suppliers of such lists carry
 * @source: (nullable): where such lists come from
 */
void
sourcier_import_layout_set (SourcierImportLayout *self,
                            const char           *label,
                            const char           *source)
{
  g_return_if_fail (self != NULL);

  g_free (self->label);
  g_free (self->source);
  self->label = g_strdup (label != NULL ? label : "");
  self->source = g_strdup (source != NULL ? source : "");
}

static void
copy_target (gpointer key,
             gpointer target,
             gpointer targets)
{
  g_hash_table_insert (targets, g_strdup (key), target);
}

/**
 * sourcier_import_layout_copy:
 * @self: a layout
 *
 * Returns: (transfer full): the same
 */
SourcierImportLayout *
sourcier_import_layout_copy (const SourcierImportLayout *self)
{
  SourcierImportLayout *copy = sourcier_import_layout_new (self->name, (const char * const *) self->headers);

  copy->id = self->id;
  copy->policy = self->policy;
  copy->repairs = self->repairs;
  g_hash_table_foreach (self->targets, copy_target, copy->targets);
  sourcier_import_layout_set (copy, self->label, self->source);
  return copy;
}

/**
 * sourcier_import_layout_free:
 * @self: (transfer full): a layout
 */
void
sourcier_import_layout_free (SourcierImportLayout *self)
{
  g_free (self->name);
  g_strfreev (self->headers);
  g_hash_table_unref (self->targets);
  g_free (self->label);
  g_free (self->source);
  g_free (self);
}

/**
 * sourcier_import_layout_key:
 * @headers: (array zero-terminated=1): the headers of a list
 * @column: which column, from 0
 *
 * A header may stand over several columns: its first, its second … Case and accents do not count.
 *
 * Returns: (transfer full): what the column is known by
 */
char *
sourcier_import_layout_key (const char * const *headers,
                            guint               column)
{
  g_autofree char *folded = sourcier_text_fold (headers[column]);
  const char *header = *folded != '\0' ? folded : headers[column];
  guint n = 0;

  for (guint i = 0; i < column; i++)
    {
      g_autofree char *other = sourcier_text_fold (headers[i]);

      n += g_str_equal (*other != '\0' ? other : headers[i], header);
    }
  return g_strdup_printf ("%u %s", n, header);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* Lists with the same columns in another order are read alike. */
static char *
make_signature (const char * const *headers)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; headers[i] != NULL; i++)
    g_ptr_array_add (keys, sourcier_import_layout_key (headers, i));
  g_ptr_array_sort (keys, compare_keys);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv ("\n", (char **) keys->pdata);
}

static char *
targets_to_json (GHashTable *targets)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (targets), (GCompareFunc) g_strcmp0);

  for (GList *key = keys; key != NULL; key = key->next)
    json_object_set_string_member (object, key->data,
                                   sourcier_import_target_get_id (
                                     GPOINTER_TO_INT (g_hash_table_lookup (targets, key->data))));
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

/* What a newer version of the program reads a column as, and this one does not know, is left out. */
static void
add_target (JsonObject *object,
            const char *key,
            JsonNode   *node,
            gpointer    targets)
{
  const char *id = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  int target = SOURCIER_IMPORT_TARGET_NONE;

  if (id != NULL && (*id == '\0' || sourcier_import_target_from_name (id, &target)))
    g_hash_table_insert (targets, g_strdup (key), GINT_TO_POINTER (target));
}

static void
targets_from_json (GHashTable *targets,
                   const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), add_target, targets);
}

/**
 * sourcier_import_layout_is_same:
 * @self: a layout
 * @other: another one
 *
 * Returns: whether both read the columns of the same lists alike
 */
gboolean
sourcier_import_layout_is_same (const SourcierImportLayout *self,
                                const SourcierImportLayout *other)
{
  g_autofree char *signature = make_signature ((const char * const *) self->headers);
  g_autofree char *other_signature = make_signature ((const char * const *) other->headers);
  g_autofree char *targets = targets_to_json (self->targets);
  g_autofree char *other_targets = targets_to_json (other->targets);

  return g_str_equal (signature, other_signature) && g_str_equal (targets, other_targets);
}

static char *
repairs_to_codes (guint repairs)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    if ((repairs & 1u << i) != 0)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", sourcier_import_repair_kind_get_code (i));
  return g_string_free (codes, FALSE);
}

/* Those of a newer version of the program are left out. */
static guint
repairs_from_codes (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);
  SourcierImportRepairKind kind;
  guint repairs = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (sourcier_import_repair_kind_from_code (parts[i], &kind))
      repairs |= 1u << kind;
  return repairs;
}

static SourcierImportLayout *
read_layout (SourcierStatement *row)
{
  g_auto (GStrv) headers = g_strsplit (sourcier_statement_get_text (row, 2), "\n", -1);
  SourcierImportLayout *layout = sourcier_import_layout_new (sourcier_statement_get_text (row, 1),
                                                             (const char * const *) headers);

  layout->id = sourcier_statement_get_int (row, 0);
  targets_from_json (layout->targets, sourcier_statement_get_text (row, 3));
  sourcier_import_layout_set (layout, sourcier_statement_get_text (row, 4), sourcier_statement_get_text (row, 5));
  sourcier_import_policy_from_code (sourcier_statement_get_text (row, 6), &layout->policy);
  layout->repairs = repairs_from_codes (sourcier_statement_get_text (row, 7));
  return layout;
}

/**
 * sourcier_import_layout_store_load:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportLayout): those with a name by name, then what imports
 *   left; %NULL with @error set
 */
GPtrArray *
sourcier_import_layout_store_load (SourcierStore  *store,
                                   GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_import_layout_free);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT " COLUMNS " FROM import_layout ORDER BY folded = '', folded, id", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (layouts, read_layout (statement));
    }
  return g_steal_pointer (&layouts);
}

/* @sql compares ?1 with @text. */
static gboolean
load_one (SourcierStore         *store,
          const char            *sql,
          const char            *text,
          SourcierImportLayout **layout,
          GError               **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  gboolean has_row;

  *layout = NULL;
  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, text);
  if (!sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *layout = read_layout (statement);
  return TRUE;
}

/**
 * sourcier_import_layout_store_find:
 * @store: an office's file
 * @name: what it is called; accents and case do not count
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the layout, or %NULL with @error set: NOT_FOUND if there is none of this name
 */
SourcierImportLayout *
sourcier_import_layout_store_find (SourcierStore  *store,
                                   const char     *name,
                                   GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && name != NULL, NULL);

  g_autofree char *folded = sourcier_text_fold (name);
  SourcierImportLayout *layout;

  if (!load_one (store, "SELECT " COLUMNS " FROM import_layout WHERE folded = ?1 AND folded <> ''", folded, &layout, error))
    return NULL;
  if (layout == NULL)
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                 _("This office’s file keeps no way of reading lists called “%s”."), name);
  return layout;
}

/**
 * sourcier_import_layout_store_recall:
 * @store: an office's file
 * @headers: (array zero-terminated=1): the headers of a list, in any order
 * @layout: (out) (transfer full) (nullable): how a list with the same headers was read the last time
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_layout_store_recall (SourcierStore         *store,
                                     const char * const    *headers,
                                     SourcierImportLayout **layout,
                                     GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && headers != NULL && layout != NULL, FALSE);

  g_autofree char *signature = make_signature (headers);

  return load_one (store, "SELECT " COLUMNS " FROM import_layout WHERE signature = ?1 ORDER BY folded <> '', id DESC LIMIT 1",
                   signature, layout, error);
}

/* The one that a layout takes the place of: of its name, or what an import of such a list left. One with a name takes the
 * place of both. */
static gboolean
delete_former (SourcierStore               *store,
               const SourcierImportLayout  *layout,
               const char                  *folded,
               const char                  *signature,
               GError                     **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "DELETE FROM import_layout WHERE id <> ?3"
                                   " AND ((folded = ?1 AND ?1 <> '') OR (folded = '' AND signature = ?2))", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, folded);
  sourcier_statement_bind_text (statement, 2, signature);
  sourcier_statement_bind_int (statement, 3, layout->id);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_import_layout_store_save:
 * @store: an office's file, in a transaction
 * @layout: a layout; a new one (its id is 0) has its id afterwards
 * @error: where to put what went wrong
 *
 * Writes a layout in the place of the one with its name, and of what an import of such lists left.
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_import_layout_store_save (SourcierStore         *store,
                                   SourcierImportLayout  *layout,
                                   GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && layout != NULL, FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  g_autofree char *folded = sourcier_text_fold (layout->name);
  g_autofree char *signature = make_signature ((const char * const *) layout->headers);
  g_autofree char *headers = g_strjoinv ("\n", layout->headers);
  g_autofree char *columns = targets_to_json (layout->targets);
  g_autofree char *repairs = repairs_to_codes (layout->repairs);
  g_autoptr (SourcierStatement) statement = NULL;

  if (layout->id == 0)
    layout->id = sourcier_store_next_id (store);
  if (!delete_former (store, layout, folded, signature, error))
    return FALSE;
  statement = sourcier_store_prepare (store, "INSERT INTO import_layout (id, name, folded, headers, signature, columns, label,"
                                             " source, policy, repairs) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                                             " ON CONFLICT (id) DO UPDATE SET (name, folded, headers, signature, columns,"
                                             " label, source, policy, repairs) = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                      error);
  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, layout->id);
  sourcier_statement_bind_text (statement, 2, layout->name);
  sourcier_statement_bind_text (statement, 3, folded);
  sourcier_statement_bind_text (statement, 4, headers);
  sourcier_statement_bind_text (statement, 5, signature);
  sourcier_statement_bind_text (statement, 6, columns);
  sourcier_statement_bind_text (statement, 7, layout->label);
  sourcier_statement_bind_text (statement, 8, layout->source);
  sourcier_statement_bind_text (statement, 9, sourcier_import_policy_get_code (layout->policy));
  sourcier_statement_bind_text (statement, 10, repairs);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_import_layout_store_delete:
 * @store: an office's file, in a transaction
 * @layout: a layout of the file
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_import_layout_store_delete (SourcierStore               *store,
                                     const SourcierImportLayout  *layout,
                                     GError                     **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && layout != NULL, FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "DELETE FROM import_layout WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, layout->id);
  return sourcier_statement_run (statement, error);
}
