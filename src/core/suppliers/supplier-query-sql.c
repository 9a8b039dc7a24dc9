/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-sql.h"

#include "base/text.h"
#include "reference/capacity.h"
#include "reference/headcount.h"
#include "suppliers/eligibility.h"
#include "suppliers/supplier-query-territory.h"
#include "suppliers/supplier-query-zone.h"

#include <json-glib/json-glib.h>
#include <stdarg.h>
#include <string.h>

/* A question compiled into SQL. What a person wrote goes in as parameters; only words of ours and numbers are written
 * into the statement. */

/* Returns: (transfer full): a statement that begins with @sql. */
SourcierSupplierSql *
_sourcier_supplier_sql_new (const char *sql)
{
  SourcierSupplierSql *self = g_new0 (SourcierSupplierSql, 1);

  self->sql = g_string_new (sql);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
_sourcier_supplier_sql_free (SourcierSupplierSql *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->texts);
  g_clear_object (&self->territory);
  g_free (self);
}

void
_sourcier_supplier_sql_append (SourcierSupplierSql *self,
                               const char          *format,
                               ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->sql, format, args);
  va_end (args);
}

/* @text is taken. */
static void
append_parameter (SourcierSupplierSql *self,
                  char                *text)
{
  g_ptr_array_add (self->texts, text);
  g_string_append_printf (self->sql, "?%u", self->texts->len);
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

/* expression IN (any of @values). However many values there are, the statement stays the same. */
void
_sourcier_supplier_sql_append_in (SourcierSupplierSql *self,
                                  const char          *expression,
                                  GPtrArray           *values)
{
  g_string_append_printf (self->sql, "%s IN (SELECT value FROM json_each(", expression);
  append_parameter (self, to_json (values));
  g_string_append (self->sql, "))");
}

/* The rule of sourcier_label_award_get_state(). A day that is not told is NULL and compares as false. */
char *
_sourcier_supplier_sql_award_state (const char            *award,
                                    SourcierSupplierQuery *query)
{
  SourcierDay day = sourcier_supplier_query_get_day (query);
  g_autofree char *today = sourcier_day_to_iso (day);
  g_autofree char *soon = sourcier_day_to_iso (day + SOURCIER_AWARD_SOON_DAYS);

  return g_strdup_printf ("CASE WHEN %s.valid_to < '%s' THEN 'ended' WHEN %s.valid_from > '%s' THEN 'upcoming'"
                          " WHEN %s.valid_to <= '%s' THEN 'ending'"
                          " WHEN %s.checked_on IS NULL AND %s.checked_by = '' THEN 'unchecked' ELSE 'valid' END",
                          award, today, award, today, award, soon, award, award);
}

/* Whether an award is in one of the states asked for, or held where no state is. */
void
_sourcier_supplier_sql_append_held (SourcierSupplierSql   *self,
                                    const char            *award,
                                    SourcierSupplierQuery *query)
{
  g_autoptr (GPtrArray) states = sourcier_supplier_query_get_values (query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_IN);
  g_autofree char *state = _sourcier_supplier_sql_award_state (award, query);

  if (states->len == 0)
    for (guint i = 0; i < SOURCIER_N_AWARD_STATES; i++)
      if (sourcier_award_state_is_held (i))
        g_ptr_array_add (states, g_strdup (sourcier_award_state_get_code (i)));
  _sourcier_supplier_sql_append_in (self, state, states);
}

char *
_sourcier_supplier_sql_capacity (SourcierSupplierQuery *query)
{
  gint64 needed = sourcier_capacity_turnover_needed (sourcier_supplier_query_get_amount (query),
                                                     sourcier_supplier_query_get_day (query));

  return g_strdup_printf ("CASE WHEN s.turnover IS NULL THEN 'unknown' WHEN s.turnover >= %" G_GINT64_FORMAT
                          " THEN 'able' ELSE 'unable' END", needed);
}

static void
append_and (SourcierSupplierSql *self)
{
  g_string_append (self->sql, " AND ");
}

/* Every word begins a word of the supplier's. Folded words hold nothing that FTS5 would read as an operator. */
static char *
to_match (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);
  g_autofree char *digits = sourcier_text_fold_digits (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *match = g_string_new ("(");

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"*", i > 0 ? " AND " : "", words[i]);
  g_string_append_c (match, ')');
  if (digits != NULL)
    g_string_append_printf (match, " OR \"%s\"*", digits);
  return g_string_free (match, FALSE);
}

static void
append_text (SourcierSupplierSql   *self,
             SourcierSupplierQuery *query)
{
  const char *text = sourcier_supplier_query_get_text (query);
  g_autofree char *folded = sourcier_text_fold (text);

  if (*folded == '\0')
    return;

  append_and (self);
  g_string_append (self->sql, "s.id IN (SELECT rowid FROM supplier_search WHERE supplier_search MATCH ");
  append_parameter (self, to_match (text));
  g_string_append_c (self->sql, ')');
}

/* The rule of sourcier_siret_get_siren(); a colon follows the digits. */
static void
append_firm (SourcierSupplierSql   *self,
             SourcierSupplierQuery *query)
{
  const char *siren = sourcier_supplier_query_get_siren (query);

  if (*siren == '\0')
    return;
  g_string_append (self->sql, " AND s.siret <> '' AND s.siret >= ");
  append_parameter (self, g_strdup (siren));
  g_string_append (self->sql, " AND s.siret < ");
  append_parameter (self, g_strconcat (siren, ":", NULL));
  g_string_append (self->sql, " AND length(s.siret) IN (9, 14)");
}

/* Labels and states asked for are those of one award; what is taken away is looked at in the light of what is asked
 * for. */
static void
append_awards (SourcierSupplierSql   *self,
               SourcierSupplierQuery *query)
{
  g_autoptr (GPtrArray) labels = sourcier_supplier_query_get_values (query, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) no_labels =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_OUT);
  g_autoptr (GPtrArray) states = sourcier_supplier_query_get_values (query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) no_states =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_OUT);
  g_autofree char *state = _sourcier_supplier_sql_award_state ("a", query);

  if (labels->len > 0 || states->len > 0)
    {
      g_string_append (self->sql, " AND s.id IN (SELECT a.supplier FROM label_award AS a WHERE ");
      _sourcier_supplier_sql_append_held (self, "a", query);
      if (labels->len > 0)
        {
          append_and (self);
          _sourcier_supplier_sql_append_in (self, "a.label", labels);
        }
      g_string_append_c (self->sql, ')');
    }
  if (no_labels->len > 0)
    {
      g_string_append (self->sql, " AND s.id NOT IN (SELECT a.supplier FROM label_award AS a WHERE ");
      _sourcier_supplier_sql_append_in (self, "a.label", no_labels);
      append_and (self);
      _sourcier_supplier_sql_append_held (self, "a", query);
      g_string_append_c (self->sql, ')');
    }
  if (no_states->len > 0)
    {
      g_string_append (self->sql, " AND s.id NOT IN (SELECT a.supplier FROM label_award AS a WHERE ");
      _sourcier_supplier_sql_append_in (self, state, no_states);
      if (labels->len > 0)
        {
          append_and (self);
          _sourcier_supplier_sql_append_in (self, "a.label", labels);
        }
      g_string_append_c (self->sql, ')');
    }
}

/* Whether an award is held on the day of the question, whatever states are asked for. */
void
_sourcier_supplier_sql_append_held_on_day (SourcierSupplierSql   *self,
                                           const char            *award,
                                           SourcierSupplierQuery *query)
{
  g_autoptr (SourcierSupplierQuery) any_state =
    sourcier_supplier_query_without_facet (query, SOURCIER_FACET_STATE);

  _sourcier_supplier_sql_append_held (self, award, any_state);
}

/* The labels that open one at least of what is chosen. */
static GPtrArray *
opening_labels (SourcierSupplierQuery *query,
                SourcierChoice         choice)
{
  g_autoptr (GPtrArray) codes =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_ELIGIBILITY, choice);
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  SourcierEligibility eligibility;

  for (guint i = 0; i < codes->len; i++)
    if (sourcier_eligibility_find (g_ptr_array_index (codes, i), &eligibility))
      g_ptr_array_extend_and_steal (labels, sourcier_eligibility_get_labels (eligibility));
  return labels;
}

static void
append_eligibility (SourcierSupplierSql   *self,
                    SourcierSupplierQuery *query,
                    SourcierChoice         choice)
{
  g_autoptr (GPtrArray) codes =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_ELIGIBILITY, choice);
  g_autoptr (GPtrArray) labels = opening_labels (query, choice);

  if (codes->len == 0)
    return;

  g_string_append_printf (self->sql, " AND s.id %s (SELECT a.supplier FROM label_award AS a WHERE ",
                          choice == SOURCIER_CHOICE_OUT ? "NOT IN" : "IN");
  _sourcier_supplier_sql_append_in (self, "a.label", labels);
  append_and (self);
  _sourcier_supplier_sql_append_held_on_day (self, "a", query);
  g_string_append_c (self->sql, ')');
}

/* A facet whose value is an expression on the supplier. */
static void
append_plain (SourcierSupplierSql   *self,
              SourcierSupplierQuery *query,
              SourcierSupplierFacet  facet,
              const char            *expression)
{
  g_autoptr (GPtrArray) in = sourcier_supplier_query_get_values (query, facet, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) out = sourcier_supplier_query_get_values (query, facet, SOURCIER_CHOICE_OUT);

  if (in->len > 0)
    {
      append_and (self);
      _sourcier_supplier_sql_append_in (self, expression, in);
    }
  if (out->len > 0)
    {
      g_string_append (self->sql, " AND NOT ");
      _sourcier_supplier_sql_append_in (self, expression, out);
    }
}

/* The beginning of what stands for the ids of those in a zone; no parameter begins so. */
#define ZONE_MARK "zone:"

static void
append_zone_rows (SourcierSupplierSql *self,
                  GString             *rows,
                  const char          *zone)
{
  g_ptr_array_add (self->texts, g_strconcat (ZONE_MARK, zone, NULL));
  g_string_append_printf (rows, "SELECT value AS supplier, '%s' AS zone FROM json_each(?%u) UNION ", zone, self->texts->len);
}

/* Who is in which zone, a table "m" with the columns supplier and zone: by its commune, or by a label held that says so. */
char *
_sourcier_supplier_sql_zones (SourcierSupplierSql   *self,
                              SourcierSupplierQuery *query)
{
  GString *rows = g_string_new ("(");
  g_autoptr (SourcierSupplierSql) held = _sourcier_supplier_sql_new (NULL);

  append_zone_rows (self, rows, SOURCIER_ZONE_FRR_PLUS);
  append_zone_rows (self, rows, SOURCIER_ZONE_FRR);
  append_zone_rows (self, rows, SOURCIER_ZONE_FORMER_ZRR);
  g_string_append (rows, "SELECT z.supplier, z.label FROM label_award AS z WHERE z.label IN ('"
                         SOURCIER_ZONE_FRR_PLUS "', '" SOURCIER_ZONE_FRR "', '" SOURCIER_ZONE_FORMER_ZRR "', '"
                         SOURCIER_ZONE_QPV "') AND ");
  held->texts = (g_ptr_array_unref (held->texts), g_ptr_array_ref (self->texts));
  _sourcier_supplier_sql_append_held_on_day (held, "z", query);
  g_string_append (rows, held->sql->str);
  g_string_append (rows, ") AS m");
  return g_string_free (rows, FALSE);
}

static gboolean
contains (GPtrArray  *values,
          const char *value)
{
  return g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL);
}

/* What a supplier may have several of, each in a row of a table. */
typedef struct
{
  SourcierSupplierFacet facet;
  const char *rows;     /* "m" has the column supplier */
  const char *value;
  gboolean folded;      /* accents and case do not count */
} ManyFacet;

static const ManyFacet many_facets[] = {
  { SOURCIER_FACET_FAMILY, "supplier_family AS m", "m.family", FALSE },
  { SOURCIER_FACET_TAG, "supplier_tag AS m", "m.folded", TRUE },
  { SOURCIER_FACET_SAVED_LIST, "saved_list_member AS m JOIN saved_list AS l ON l.id = m.list", "l.folded", TRUE },
};

static GPtrArray *
fold_values (GPtrArray *values)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (folded, sourcier_text_fold (g_ptr_array_index (values, i)));
  return folded;
}

static void
append_many (SourcierSupplierSql   *self,
             SourcierSupplierQuery *query,
             const ManyFacet       *many,
             SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, many->facet, choice);
  g_autoptr (GPtrArray) folded = many->folded ? fold_values (values) : g_ptr_array_ref (values);

  if (values->len == 0)
    return;

  g_string_append (self->sql, choice == SOURCIER_CHOICE_OUT ? " AND NOT (" : " AND (");
  g_string_append_printf (self->sql, "s.id IN (SELECT m.supplier FROM %s WHERE ", many->rows);
  _sourcier_supplier_sql_append_in (self, many->value, folded);
  g_string_append_c (self->sql, ')');
  if (contains (values, ""))
    g_string_append_printf (self->sql, " OR s.id NOT IN (SELECT m.supplier FROM %s)", many->rows);
  g_string_append_c (self->sql, ')');
}

static void
append_zones (SourcierSupplierSql   *self,
              SourcierSupplierQuery *query,
              SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, SOURCIER_FACET_ZONE, choice);

  if (values->len == 0)
    return;

  g_autofree char *rows = _sourcier_supplier_sql_zones (self, query);
  const ManyFacet zones = { SOURCIER_FACET_ZONE, rows, "m.zone", FALSE };
  append_many (self, query, &zones, choice);
}

static void
append_capacity (SourcierSupplierSql   *self,
                 SourcierSupplierQuery *query)
{
  if (sourcier_supplier_query_get_amount (query) <= 0)
    return;

  g_autoptr (GPtrArray) in = sourcier_supplier_query_get_values (query, SOURCIER_FACET_CAPACITY, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) out = sourcier_supplier_query_get_values (query, SOURCIER_FACET_CAPACITY, SOURCIER_CHOICE_OUT);
  g_autofree char *capacity = _sourcier_supplier_sql_capacity (query);

  if (in->len == 0 && out->len == 0)
    g_string_append_printf (self->sql, " AND %s = 'able'", capacity);
  else
    append_plain (self, query, SOURCIER_FACET_CAPACITY, capacity);
}

/* Who fits is found out when the statement meets the directory. */
static void
append_territory (SourcierSupplierSql   *self,
                  SourcierSupplierQuery *query)
{
  if (!_sourcier_supplier_territory_asks (query))
    return;

  g_set_object (&self->territory, query);
  g_string_append (self->sql, " AND s.id IN (SELECT value FROM json_each(");
  append_parameter (self, NULL);
  g_string_append (self->sql, "))");
}

static void
append_some (SourcierSupplierSql   *self,
             SourcierSupplierQuery *query)
{
  GArray *some = sourcier_supplier_query_get_some (query);
  g_autoptr (GString) ids = g_string_new ("[");

  if (some == NULL)
    return;
  for (guint i = 0; i < some->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (some, gint64, i));
  g_string_append_c (ids, ']');

  g_string_append (self->sql, " AND s.id IN (SELECT value FROM json_each(");
  append_parameter (self, g_strdup (ids->str));
  g_string_append (self->sql, "))");
}

/* "CASE s.size WHEN 1 THEN '0' … ELSE '' END" */
char *
_sourcier_supplier_sql_size (void)
{
  GString *sql = g_string_new ("CASE s.size");

  for (guint i = SOURCIER_SIZE_NONE + 1; i < SOURCIER_N_SIZES; i++)
    g_string_append_printf (sql, " WHEN %u THEN '%s'", i, sourcier_size_get_code (i));
  g_string_append (sql, " ELSE '' END");
  return g_string_free (sql, FALSE);
}

/* The condition on "s" that makes it answer @query. */
void
_sourcier_supplier_sql_append_where (SourcierSupplierSql   *self,
                                     SourcierSupplierQuery *query)
{
  g_autofree char *size = _sourcier_supplier_sql_size ();

  g_string_append (self->sql, "1");
  append_text (self, query);
  append_firm (self, query);
  append_awards (self, query);
  append_eligibility (self, query, SOURCIER_CHOICE_IN);
  append_eligibility (self, query, SOURCIER_CHOICE_OUT);
  append_plain (self, query, SOURCIER_FACET_DEPARTEMENT, "s.departement");
  for (guint i = 0; i < G_N_ELEMENTS (many_facets); i++)
    {
      append_many (self, query, &many_facets[i], SOURCIER_CHOICE_IN);
      append_many (self, query, &many_facets[i], SOURCIER_CHOICE_OUT);
    }
  append_zones (self, query, SOURCIER_CHOICE_IN);
  append_zones (self, query, SOURCIER_CHOICE_OUT);
  append_plain (self, query, SOURCIER_FACET_SIZE, size);
  append_capacity (self, query);
  append_territory (self, query);
  append_some (self, query);
  append_plain (self, query, SOURCIER_FACET_DATA, SOURCIER_SUPPLIER_SQL_DATA);
}

/* Returns: (transfer full) (nullable): the statement with its parameters bound, or NULL with @error set. */
SourcierStatement *
_sourcier_supplier_sql_prepare (SourcierSupplierSql  *self,
                                SourcierStore        *store,
                                GError              **error)
{
  const char *territory = NULL;

  if (self->territory != NULL)
    {
      territory = _sourcier_supplier_territory_find (store, self->territory, error);
      if (territory == NULL)
        return NULL;
    }

  SourcierStatement *statement = sourcier_store_prepare (store, self->sql->str, error);

  for (guint i = 0; statement != NULL && i < self->texts->len; i++)
    {
      const char *text = g_ptr_array_index (self->texts, i);

      if (text == NULL)
        text = territory;
      else if (g_str_has_prefix (text, ZONE_MARK))
        text = _sourcier_supplier_zone_find (store, text + strlen (ZONE_MARK), error);
      if (text == NULL)
        g_clear_object (&statement);
      else
        sourcier_statement_bind_text (statement, (int) i + 1, text);
    }
  return statement;
}

/* Returns: (transfer full) (nullable) (element-type gint64): the first column of each row, or NULL with @error set. */
GArray *
_sourcier_supplier_sql_read_ids (SourcierSupplierSql  *self,
                                 SourcierStore        *store,
                                 GError              **error)
{
  g_autoptr (SourcierStatement) statement = _sourcier_supplier_sql_prepare (self, store, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        {
          gint64 id = sourcier_statement_get_int (statement, 0);
          g_array_append_val (ids, id);
        }
    }
  return g_steal_pointer (&ids);
}
