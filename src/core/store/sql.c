/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sql.h"

#include "base/search.h"
#include "base/text.h"
#include "store/code-store.h"

#include <json-glib/json-glib.h>
#include <stdarg.h>

struct _SourcierSql
{
  GString *sql;
  GPtrArray *texts;
  GPtrArray *lates; /* one for each text, NULL but where the text is found out late */
};

typedef struct
{
  SourcierSqlLate find;
  GObject *data;
} Late;

static void
late_free (gpointer data)
{
  Late *late = data;

  if (late == NULL)
    return;
  g_clear_object (&late->data);
  g_free (late);
}

/**
 * sourcier_sql_new:
 * @sql: what the statement begins with
 *
 * Returns: (transfer full): a statement to be written on
 */
SourcierSql *
sourcier_sql_new (const char *sql)
{
  SourcierSql *self = g_new0 (SourcierSql, 1);

  self->sql = g_string_new (sql);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->lates = g_ptr_array_new_with_free_func (late_free);
  return self;
}

/**
 * sourcier_sql_free:
 * @self: (transfer full): a statement
 */
void
sourcier_sql_free (SourcierSql *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->lates);
  g_free (self);
}

/**
 * sourcier_sql_append:
 * @self: a statement
 * @format: what comes next, as for printf()
 * @...: for @format; nothing that a person wrote
 */
void
sourcier_sql_append (SourcierSql *self,
                     const char  *format,
                     ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->sql, format, args);
  va_end (args);
}

/* @text and @late are taken. */
static void
append_late_parameter (SourcierSql *self,
                       char        *text,
                       Late        *late)
{
  g_ptr_array_add (self->texts, text);
  g_ptr_array_add (self->lates, late);
  g_string_append_printf (self->sql, "?%u", self->texts->len);
}

/* @text is taken. */
static void
append_parameter (SourcierSql *self,
                  char        *text)
{
  append_late_parameter (self, text, NULL);
}

/**
 * sourcier_sql_append_text:
 * @self: a statement
 * @text: what a person wrote
 *
 * Writes a parameter that is this text.
 */
void
sourcier_sql_append_text (SourcierSql *self,
                          const char  *text)
{
  append_parameter (self, g_strdup (text));
}

/* ["a","b"] */
static char *
to_json (GPtrArray *values)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < values->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (values, i));
  json_node_set_array (node, array);
  return json_to_string (node, FALSE);
}

/**
 * sourcier_sql_append_in:
 * @self: a statement
 * @expression: an expression
 * @values: (element-type utf8): values that it may have
 *
 * Writes that the expression is any of the values. However many there are, the statement stays the same.
 */
void
sourcier_sql_append_in (SourcierSql *self,
                        const char  *expression,
                        GPtrArray   *values)
{
  g_string_append_printf (self->sql, "%s IN (SELECT value FROM json_each(", expression);
  append_parameter (self, to_json (values));
  g_string_append (self->sql, "))");
}

/**
 * sourcier_sql_append_ids:
 * @self: a statement
 * @id: the id of a row
 * @ids: (element-type gint64): ids
 *
 * Writes, after an "AND", that the row is one of those.
 */
void
sourcier_sql_append_ids (SourcierSql *self,
                         const char  *id,
                         GArray      *ids)
{
  g_string_append_printf (self->sql, " AND %s IN (SELECT value FROM json_each(", id);
  append_parameter (self, sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len));
  g_string_append (self->sql, "))");
}

/**
 * sourcier_sql_append_late:
 * @self: a statement
 * @late: finds out the text when the statement meets a file; the text stays while the file does
 * @data: (nullable): for @late
 *
 * Writes a parameter that is found out when the statement is prepared.
 */
void
sourcier_sql_append_late (SourcierSql     *self,
                          SourcierSqlLate  late,
                          GObject         *data)
{
  Late *own = g_new0 (Late, 1);

  own->find = late;
  g_set_object (&own->data, data);
  append_late_parameter (self, NULL, own);
}

/**
 * sourcier_sql_append_choice:
 * @self: a statement
 * @choices: what is ticked
 * @facet: a facet
 * @expression: the value that a row has in it
 *
 * Writes, after an "AND", that the value is one of those asked for and none of those taken away; nothing where nothing
 * is chosen.
 */
void
sourcier_sql_append_choice (SourcierSql           *self,
                            const SourcierChoices *choices,
                            guint                  facet,
                            const char            *expression)
{
  g_autoptr (GPtrArray) in = sourcier_choices_get_values (choices, facet, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) out = sourcier_choices_get_values (choices, facet, SOURCIER_CHOICE_OUT);

  if (in->len > 0)
    {
      g_string_append (self->sql, " AND ");
      sourcier_sql_append_in (self, expression, in);
    }
  if (out->len > 0)
    {
      g_string_append (self->sql, " AND NOT ");
      sourcier_sql_append_in (self, expression, out);
    }
}

static GPtrArray *
fold_values (GPtrArray *values)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (folded, sourcier_text_fold (g_ptr_array_index (values, i)));
  return folded;
}

static void
append_many (SourcierSql           *self,
             GPtrArray             *values,
             const SourcierSqlMany *many,
             gboolean               taken_away)
{
  g_autoptr (GPtrArray) folded = many->folded ? fold_values (values) : g_ptr_array_ref (values);

  if (values->len == 0)
    return;

  sourcier_sql_append (self, " AND %s(%s IN (SELECT %s FROM %s WHERE ", taken_away ? "NOT " : "", many->id, many->owner,
                       many->rows);
  sourcier_sql_append_in (self, many->value, folded);
  sourcier_sql_append (self, ")");
  if (g_ptr_array_find_with_equal_func (values, "", g_str_equal, NULL))
    sourcier_sql_append (self, " OR %s NOT IN (SELECT %s FROM %s)", many->id, many->owner, many->rows);
  sourcier_sql_append (self, ")");
}

/**
 * sourcier_sql_append_many:
 * @self: a statement
 * @choices: what is ticked
 * @facet: a facet of which a row may have several values
 * @many: where these stand; "" is chosen for rows that have none
 *
 * Writes, after an "AND", that the row has one of the values asked for and none of those taken away; nothing where
 * nothing is chosen.
 */
void
sourcier_sql_append_many (SourcierSql           *self,
                          const SourcierChoices *choices,
                          guint                  facet,
                          const SourcierSqlMany *many)
{
  g_autoptr (GPtrArray) in = sourcier_choices_get_values (choices, facet, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) out = sourcier_choices_get_values (choices, facet, SOURCIER_CHOICE_OUT);

  append_many (self, in, many, FALSE);
  append_many (self, out, many, TRUE);
}

/* Conditions in a row nest, and SQLite takes 1000 levels: whoever pastes a page has more words than that. */
#define MOST_IN_GROUP 100

static void
append_holds (SourcierSql *self,
              const char  *word)
{
  g_string_append (self->sql, "instr (search, ");
  append_parameter (self, g_strdup (word));
  g_string_append (self->sql, ") > 0");
}

/**
 * sourcier_sql_append_search:
 * @self: a statement
 * @id: the id of a row
 * @table: where such rows stand; its column "search" has their folded words
 * @text: what is searched for
 *
 * Writes, after an "AND", that the row is found: the rule of #SourcierSearch. Nothing is written where @text has no letter
 * and no digit. Who is found is found out once, however many rows of other tables the statement counts.
 */
void
sourcier_sql_append_search (SourcierSql *self,
                            const char  *id,
                            const char  *table,
                            const char  *text)
{
  g_autoptr (SourcierSearch) search = sourcier_search_new (text);

  if (search == NULL)
    return;

  g_string_append_printf (self->sql, " AND %s IN (SELECT id FROM %s WHERE (", id, table);
  for (guint i = 0; search->words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (self->sql, i % MOST_IN_GROUP == 0 ? ") AND (" : " AND ");
      append_holds (self, search->words[i]);
    }
  g_string_append_c (self->sql, ')');
  if (search->number != NULL)
    {
      g_string_append (self->sql, " OR ");
      append_holds (self, search->number);
    }
  g_string_append_c (self->sql, ')');
}

/**
 * sourcier_sql_prepare:
 * @self: a statement
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the statement with its parameters bound, or %NULL with @error set
 */
SourcierStatement *
sourcier_sql_prepare (SourcierSql    *self,
                      SourcierStore  *store,
                      GError        **error)
{
  SourcierStatement *statement = sourcier_store_prepare (store, self->sql->str, error);

  for (guint i = 0; statement != NULL && i < self->texts->len; i++)
    {
      const Late *late = g_ptr_array_index (self->lates, i);
      const char *text = late != NULL ? late->find (store, late->data, error) : g_ptr_array_index (self->texts, i);

      if (text == NULL)
        g_clear_pointer (&statement, sourcier_statement_release);
      else
        sourcier_statement_bind_text (statement, (int) i + 1, text);
    }
  return statement;
}

/**
 * sourcier_sql_read_ids:
 * @self: a statement
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the first column of each row, or %NULL with @error set
 */
GArray *
sourcier_sql_read_ids (SourcierSql    *self,
                       SourcierStore  *store,
                       GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_sql_prepare (self, store, error);

  return statement != NULL ? sourcier_statement_read_ids (statement, error) : NULL;
}
