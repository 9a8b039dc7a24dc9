/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-sql.h"

#include "suppliers/eligibility.h"

/* What a question asks of the awards of a supplier. */

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
_sourcier_supplier_sql_append_held (SourcierSql           *self,
                                    const char            *award,
                                    SourcierSupplierQuery *query)
{
  g_autoptr (GPtrArray) states = sourcier_supplier_query_get_values (query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_IN);
  g_autofree char *state = _sourcier_supplier_sql_award_state (award, query);

  if (states->len == 0)
    for (guint i = 0; i < SOURCIER_N_AWARD_STATES; i++)
      if (sourcier_award_state_is_held (i))
        g_ptr_array_add (states, g_strdup (sourcier_award_state_get_code (i)));
  sourcier_sql_append_in (self, state, states);
}

/* Whether an award is held on the day of the question, whatever states are asked for. */
void
_sourcier_supplier_sql_append_held_on_day (SourcierSql           *self,
                                           const char            *award,
                                           SourcierSupplierQuery *query)
{
  g_autoptr (SourcierSupplierQuery) any_state =
    sourcier_supplier_query_without_facet (query, SOURCIER_FACET_STATE);

  _sourcier_supplier_sql_append_held (self, award, any_state);
}

/* Who holds a label on the day of the question, whatever states are asked for. */
void
_sourcier_supplier_sql_append_holders (SourcierSql           *self,
                                       SourcierSupplierQuery *query)
{
  sourcier_sql_append (self, "(SELECT h.supplier FROM label_award AS h WHERE ");
  _sourcier_supplier_sql_append_held_on_day (self, "h", query);
  sourcier_sql_append (self, ")");
}

/* Takes "" out of @values. */
gboolean
_sourcier_supplier_take_none (GPtrArray *values)
{
  guint at;

  if (!g_ptr_array_find_with_equal_func (values, "", g_str_equal, &at))
    return FALSE;
  g_ptr_array_remove_index (values, at);
  return TRUE;
}

/* An award of one of @labels, where there are some, in the states asked for. */
static void
append_has_award (SourcierSql           *self,
                  SourcierSupplierQuery *query,
                  GPtrArray             *labels)
{
  sourcier_sql_append (self, "s.id IN (SELECT a.supplier FROM label_award AS a WHERE ");
  _sourcier_supplier_sql_append_held (self, "a", query);
  if (labels != NULL && labels->len > 0)
    {
      sourcier_sql_append (self, " AND ");
      sourcier_sql_append_in (self, "a.label", labels);
    }
  sourcier_sql_append (self, ")");
}

/* Labels and states asked for are those of one award; who holds no label has the states asked for by any award. */
static void
append_awards_asked (SourcierSql           *self,
                     SourcierSupplierQuery *query,
                     GPtrArray             *labels,
                     gboolean               none,
                     gboolean               by_state)
{
  if (labels->len == 0 && !none && !by_state)
    return;

  sourcier_sql_append (self, " AND (");
  if (labels->len > 0 || !none)
    append_has_award (self, query, labels);
  if (none)
    {
      sourcier_sql_append (self, "%ss.id NOT IN ", labels->len > 0 ? " OR " : "");
      _sourcier_supplier_sql_append_holders (self, query);
    }
  if (none && by_state)
    {
      sourcier_sql_append (self, " AND ");
      append_has_award (self, query, NULL);
    }
  sourcier_sql_append (self, ")");
}

/* What is taken away is looked at in the light of what is asked for. */
static void
append_awards_taken_away (SourcierSql           *self,
                          SourcierSupplierQuery *query,
                          GPtrArray             *labels)
{
  g_autoptr (GPtrArray) no_labels =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_OUT);
  g_autoptr (GPtrArray) no_states =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_OUT);
  g_autofree char *state = _sourcier_supplier_sql_award_state ("a", query);

  if (_sourcier_supplier_take_none (no_labels))
    {
      sourcier_sql_append (self, " AND s.id IN ");
      _sourcier_supplier_sql_append_holders (self, query);
    }
  if (no_labels->len > 0)
    {
      sourcier_sql_append (self, " AND s.id NOT IN (SELECT a.supplier FROM label_award AS a WHERE ");
      sourcier_sql_append_in (self, "a.label", no_labels);
      sourcier_sql_append (self, " AND ");
      _sourcier_supplier_sql_append_held (self, "a", query);
      sourcier_sql_append (self, ")");
    }
  if (no_states->len > 0)
    {
      sourcier_sql_append (self, " AND s.id NOT IN (SELECT a.supplier FROM label_award AS a WHERE ");
      sourcier_sql_append_in (self, state, no_states);
      if (labels->len > 0)
        {
          sourcier_sql_append (self, " AND ");
          sourcier_sql_append_in (self, "a.label", labels);
        }
      sourcier_sql_append (self, ")");
    }
}

/* That the supplier has awards of the labels and in the states that are asked for. */
void
_sourcier_supplier_sql_append_awards (SourcierSql           *self,
                                      SourcierSupplierQuery *query)
{
  g_autoptr (GPtrArray) labels = sourcier_supplier_query_get_values (query, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_IN);
  g_autoptr (GPtrArray) states = sourcier_supplier_query_get_values (query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_IN);
  gboolean none = _sourcier_supplier_take_none (labels);

  append_awards_asked (self, query, labels, none, states->len > 0);
  append_awards_taken_away (self, query, labels);
}

/* The labels that open one at least of @codes, of all where there are none. */
GPtrArray *
_sourcier_supplier_opening_labels (GPtrArray *codes)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  SourcierEligibility eligibility;

  for (guint i = 0; i < codes->len; i++)
    if (sourcier_eligibility_find (g_ptr_array_index (codes, i), &eligibility))
      g_ptr_array_extend_and_steal (labels, sourcier_eligibility_get_labels (eligibility));
  for (guint i = 0; codes->len == 0 && i < SOURCIER_N_ELIGIBILITIES; i++)
    g_ptr_array_extend_and_steal (labels, sourcier_eligibility_get_labels (i));
  return labels;
}

static void
append_opens (SourcierSql           *self,
              SourcierSupplierQuery *query,
              const char            *in,
              GPtrArray             *codes)
{
  g_autoptr (GPtrArray) labels = _sourcier_supplier_opening_labels (codes);

  sourcier_sql_append (self, "s.id %s (SELECT a.supplier FROM label_award AS a WHERE ", in);
  sourcier_sql_append_in (self, "a.label", labels);
  sourcier_sql_append (self, " AND ");
  _sourcier_supplier_sql_append_held_on_day (self, "a", query);
  sourcier_sql_append (self, ")");
}

/* That the supplier may answer by virtue of one of the articles chosen. */
void
_sourcier_supplier_sql_append_eligibility (SourcierSql           *self,
                                           SourcierSupplierQuery *query,
                                           SourcierChoice         choice)
{
  g_autoptr (GPtrArray) codes =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_ELIGIBILITY, choice);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  gboolean none = _sourcier_supplier_take_none (codes);

  if (codes->len == 0 && !none)
    return;

  sourcier_sql_append (self, choice == SOURCIER_CHOICE_OUT ? " AND NOT (" : " AND (");
  if (codes->len > 0)
    append_opens (self, query, "IN", codes);
  if (none)
    {
      sourcier_sql_append (self, codes->len > 0 ? " OR " : "");
      append_opens (self, query, "NOT IN", all);
    }
  sourcier_sql_append (self, ")");
}
