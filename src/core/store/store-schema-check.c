/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file whose schema is not, word for word, what its version of the program writes was changed by something else: by a tool
 * somebody used, or by somebody who wants his SQL to run here. */

/* A name that a stranger chose is shown, but not all of a long one. */
#define MOST_SHOWN 60

/* What fts5 kept under an index of an earlier version: its words are SQLite's own and may change with it. */
#define SHADOW "shadow"

static GMutex mutex;
static GHashTable *expected_schemas; /* version → (GHashTable: "type name" → words of its SQL) */

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

/* Past what is quoted at @at, whose last letter is @mark; two of them stand for one inside. */
static const char *
skip_quoted (const char *at,
             char        mark)
{
  for (at++; *at != '\0'; at++)
    if (*at == mark && *++at != mark)
      return at;
  return at;
}

/* Past white space and comments. */
static const char *
skip_nothing (const char *at)
{
  for (;;)
    if (g_ascii_isspace (*at))
      at++;
    else if (at[0] == '-' && at[1] == '-')
      at += strcspn (at, "\n");
    else if (at[0] == '/' && at[1] == '*')
      at = strstr (at + 2, "*/") != NULL ? strstr (at + 2, "*/") + 2 : at + strlen (at);
    else
      return at;
}

/* The words of an SQL text, one space between them, without comments. */
static char *
normalize (const char *sql)
{
  GString *words = g_string_new (NULL);

  for (const char *at = skip_nothing (sql); *at != '\0'; at = skip_nothing (at))
    {
      const char *end = at;

      if (strchr ("'\"`[", *at) != NULL)
        end = skip_quoted (at, *at == '[' ? ']' : *at);
      else if (is_word (*at))
        while (is_word (*end))
          end++;
      else
        end++;
      g_string_append_len (words, at, end - at);
      g_string_append_c (words, ' ');
      at = end;
    }
  return g_string_free (words, FALSE);
}

/* Notes each thing of a schema; a thing without SQL is SQLite's own, as is what it calls sqlite_…. */
static int
note_cb (void  *data,
         int    n,
         char **values,
         char **names)
{
  GHashTable *schema = data;

  g_hash_table_insert (schema, g_strdup_printf ("%s %s", values[0], values[1]),
                       g_strcmp0 (values[3], SHADOW) == 0 ? g_strdup (SHADOW) : normalize (values[2]));
  return 0;
}

#define READ_EXPECTED "SELECT s.type, s.name, s.sql, l.type FROM sqlite_schema AS s" \
                      " LEFT JOIN pragma_table_list AS l ON l.name = s.name AND l.schema = 'main' AND s.type = 'table'" \
                      " WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"

static GHashTable *
make_expected (int version)
{
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *sql = _sourcier_store_schema_up_to (version);
  sqlite3 *db = NULL;

  if (sqlite3_open (":memory:", &db) != SQLITE_OK
      || sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK
      || sqlite3_exec (db, READ_EXPECTED, note_cb, schema, NULL) != SQLITE_OK)
    g_clear_pointer (&schema, g_hash_table_unref);
  sqlite3_close (db);
  return g_steal_pointer (&schema);
}

/* Returns: (transfer none) (nullable): what a file of this version holds; kept for as long as the program runs */
static GHashTable *
get_expected (int version)
{
  g_mutex_lock (&mutex);
  if (expected_schemas == NULL)
    expected_schemas = g_hash_table_new (NULL, NULL);

  GHashTable *schema = g_hash_table_lookup (expected_schemas, GINT_TO_POINTER (version));

  if (schema == NULL && (schema = make_expected (version)) != NULL)
    g_hash_table_insert (expected_schemas, GINT_TO_POINTER (version), schema);
  g_mutex_unlock (&mutex);
  return schema;
}

static char *
describe (const char *type,
          const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *shown = g_utf8_strlen (valid, -1) > MOST_SHOWN ? g_utf8_substring (valid, 0, MOST_SHOWN) : g_strdup (valid);

  for (char *at = shown; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';

  if (g_str_equal (type, "table"))
    return g_strdup_printf (_("the table “%s”"), shown);
  if (g_str_equal (type, "view"))
    /* translators: a view of a database */
    return g_strdup_printf (_("the view “%s”"), shown);
  if (g_str_equal (type, "trigger"))
    /* translators: a trigger of a database: what runs whenever a row is written */
    return g_strdup_printf (_("the trigger “%s”"), shown);
  /* translators: an index of a database */
  return g_strdup_printf (_("the index “%s”"), shown);
}

/* Compares one thing of the file with what is expected, and takes it off what is still missing. */
static gboolean
is_strange (GHashTable *expected,
            GHashTable *missing,
            const char *type,
            const char *name,
            const char *sql)
{
  g_autofree char *key = g_strdup_printf ("%s %s", type, name);
  const char *words = g_hash_table_lookup (expected, key);
  g_autofree char *found = words != NULL ? normalize (sql) : NULL;

  g_hash_table_remove (missing, key);
  if (words == NULL)
    return TRUE;
  return g_str_equal (words, SHADOW) ? !g_str_has_prefix (found, "CREATE TABLE ") : !g_str_equal (words, found);
}

static gboolean
compare (SourcierStore  *self,
         GHashTable     *expected,
         GHashTable     *missing,
         char          **what,
         GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "SELECT type, name, ifnull (sql, '') FROM sqlite_schema"
                                  " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      const char *type = sourcier_statement_get_text (statement, 0);
      const char *name = sourcier_statement_get_text (statement, 1);

      if (type == NULL || name == NULL)
        return _sourcier_store_fail (self, SQLITE_CORRUPT, error);
      if (!is_strange (expected, missing, type, name, sourcier_statement_get_text (statement, 2)))
        continue;
      *what = describe (type, name);
      return TRUE;
    }
  return !has_row;
}

/* The first in the order of names, so that two looks at a file tell the same. */
static char *
describe_missing (GHashTable *missing)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (missing), (GCompareFunc) strcmp);
  g_auto (GStrv) parts = keys != NULL ? g_strsplit (keys->data, " ", 2) : NULL;
  g_autofree char *thing = parts != NULL ? describe (parts[0], parts[1]) : NULL;

  /* translators: %s is “the table “supplier””, “the index …” */
  return thing != NULL ? g_strdup_printf (_("%s is missing"), thing) : NULL;
}

/**
 * _sourcier_store_find_strange:
 * @self: an open file
 * @version: of its format, one that this program knows
 * @what: (out) (transfer full) (nullable): what is not as that version of the program makes it: “the trigger “x””; %NULL if
 *   all is
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the schema cannot be read
 */
gboolean
_sourcier_store_find_strange (SourcierStore  *self,
                              int             version,
                              char          **what,
                              GError        **error)
{
  GHashTable *expected = get_expected (version);
  g_autoptr (GHashTable) missing = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter things;
  gpointer key;

  *what = NULL;
  if (expected == NULL)
    return _sourcier_store_fail (self, SQLITE_NOMEM, error);
  g_hash_table_iter_init (&things, expected);
  while (g_hash_table_iter_next (&things, &key, NULL))
    g_hash_table_add (missing, key);

  if (!compare (self, expected, missing, what, error))
    return FALSE;
  if (*what == NULL)
    *what = describe_missing (missing);
  return TRUE;
}
