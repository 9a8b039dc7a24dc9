/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/label-work-query.h"

#include "suppliers/supplier-query-sql.h"

#include <string.h>

struct _SourcierLabelWorkQuery
{
  GObject parent_instance;

  SourcierSupplierQuery *suppliers;  /* whose awards, and on which day */
  SourcierChoice choices[SOURCIER_N_AWARD_STATES];
  SourcierLabelWorkSort sort;
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (SourcierLabelWorkQuery, sourcier_label_work_query, G_TYPE_OBJECT)

static void
sourcier_label_work_query_finalize (GObject *object)
{
  g_clear_object (&SOURCIER_LABEL_WORK_QUERY (object)->suppliers);

  G_OBJECT_CLASS (sourcier_label_work_query_parent_class)->finalize (object);
}

static void
sourcier_label_work_query_class_init (SourcierLabelWorkQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_label_work_query_finalize;
}

static void
sourcier_label_work_query_init (SourcierLabelWorkQuery *self)
{
}

/**
 * sourcier_label_work_query_new:
 * @day: the day the awards are looked at
 *
 * Returns: (transfer full): the question for every award that wants a hand, the first that ends first
 */
SourcierLabelWorkQuery *
sourcier_label_work_query_new (SourcierDay day)
{
  SourcierLabelWorkQuery *self = g_object_new (SOURCIER_TYPE_LABEL_WORK_QUERY, NULL);
  g_autoptr (SourcierSupplierQuery) everybody = sourcier_supplier_query_new ();

  self->suppliers = sourcier_supplier_query_with_day (everybody, day);
  return self;
}

static SourcierLabelWorkQuery *
query_copy (SourcierLabelWorkQuery *self)
{
  SourcierLabelWorkQuery *copy = g_object_new (SOURCIER_TYPE_LABEL_WORK_QUERY, NULL);

  copy->suppliers = g_object_ref (self->suppliers);
  memcpy (copy->choices, self->choices, sizeof copy->choices);
  copy->sort = self->sort;
  copy->descending = self->descending;
  return copy;
}

/**
 * sourcier_label_work_query_with_text:
 * @self: a question
 * @text: words that the supplier shall have
 *
 * Returns: (transfer full): the same question of these suppliers alone
 */
SourcierLabelWorkQuery *
sourcier_label_work_query_with_text (SourcierLabelWorkQuery *self,
                                     const char             *text)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  SourcierLabelWorkQuery *other = query_copy (self);

  g_object_unref (other->suppliers);
  other->suppliers = sourcier_supplier_query_with_text (self->suppliers, text);
  return other;
}

/**
 * sourcier_label_work_query_with_choice:
 * @self: a question
 * @state: a state of awards
 * @choice: whether awards in this state are asked for, taken away, or neither
 *
 * Returns: (transfer full): the same question with this choice
 */
SourcierLabelWorkQuery *
sourcier_label_work_query_with_choice (SourcierLabelWorkQuery *self,
                                       SourcierAwardState      state,
                                       SourcierChoice          choice)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), NULL);
  g_return_val_if_fail (state < SOURCIER_N_AWARD_STATES, NULL);

  SourcierLabelWorkQuery *other = query_copy (self);

  other->choices[state] = choice;
  return other;
}

/**
 * sourcier_label_work_query_with_sort:
 * @self: a question
 * @sort: what the answer is sorted by
 * @descending: the greatest first
 *
 * Returns: (transfer full): the same question, its answer in this order
 */
SourcierLabelWorkQuery *
sourcier_label_work_query_with_sort (SourcierLabelWorkQuery *self,
                                     SourcierLabelWorkSort   sort,
                                     gboolean                descending)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), NULL);
  g_return_val_if_fail (sort < SOURCIER_N_LABEL_WORK_SORTS, NULL);

  SourcierLabelWorkQuery *other = query_copy (self);

  other->sort = sort;
  other->descending = descending;
  return other;
}

/**
 * sourcier_label_work_query_get_text:
 * @self: a question
 *
 * Returns: (transfer none): the words searched, "" for none
 */
const char *
sourcier_label_work_query_get_text (SourcierLabelWorkQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), NULL);

  return sourcier_supplier_query_get_text (self->suppliers);
}

/**
 * sourcier_label_work_query_get_choice:
 * @self: a question
 * @state: a state of awards
 *
 * Returns: whether awards in this state are asked for, taken away, or neither
 */
SourcierChoice
sourcier_label_work_query_get_choice (SourcierLabelWorkQuery *self,
                                      SourcierAwardState      state)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), SOURCIER_CHOICE_NONE);
  g_return_val_if_fail (state < SOURCIER_N_AWARD_STATES, SOURCIER_CHOICE_NONE);

  return self->choices[state];
}

/**
 * sourcier_label_work_query_get_day:
 * @self: a question
 *
 * Returns: the day the awards are looked at
 */
SourcierDay
sourcier_label_work_query_get_day (SourcierLabelWorkQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), SOURCIER_DAY_NONE);

  return sourcier_supplier_query_get_day (self->suppliers);
}

static gboolean
has_choice (SourcierLabelWorkQuery *self,
            SourcierChoice          choice)
{
  for (guint i = 0; i < SOURCIER_N_AWARD_STATES; i++)
    if (self->choices[i] == choice)
      return TRUE;
  return FALSE;
}

/**
 * sourcier_label_work_query_is_everything:
 * @self: a question
 *
 * Returns: whether it asks for every award that wants a hand
 */
gboolean
sourcier_label_work_query_is_everything (SourcierLabelWorkQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), FALSE);

  return !has_choice (self, SOURCIER_CHOICE_IN) && !has_choice (self, SOURCIER_CHOICE_OUT)
         && sourcier_supplier_query_is_everything (self->suppliers);
}

/**
 * sourcier_label_work_query_equal:
 * @self: a question
 * @other: another
 *
 * Returns: whether both have the same answer in the same order
 */
gboolean
sourcier_label_work_query_equal (SourcierLabelWorkQuery *self,
                                 SourcierLabelWorkQuery *other)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (other), FALSE);

  return self->sort == other->sort && !self->descending == !other->descending
         && memcmp (self->choices, other->choices, sizeof self->choices) == 0
         && sourcier_supplier_query_equal (self->suppliers, other->suppliers);
}

/* Whether another award of the supplier's carries the same label further. */
#define RENEWED \
  "EXISTS (SELECT 1 FROM label_award AS b WHERE b.supplier = a.supplier AND b.label = a.label AND b.scope = a.scope" \
  " AND b.id <> a.id AND (b.valid_to IS NULL OR b.valid_to > a.valid_to))"

/* What wants a hand, whosever it is. A day that is not told is NULL, and what is compared with it is not so. */
static void
append_due (SourcierLabelWorkQuery *self,
            SourcierSql    *sql,
            const char             *state)
{
  SourcierDay day = sourcier_supplier_query_get_day (self->suppliers);
  g_autofree char *oldest = sourcier_day_to_iso (day - SOURCIER_LABEL_WORK_PAST_DAYS);

  sourcier_sql_append (sql, "CASE %s"
                                 " WHEN 'unchecked' THEN 1"
                                 " WHEN 'ended' THEN a.valid_to >= '%s' AND ifnull (a.checked_on, '') <= a.valid_to"
                                 " AND NOT " RENEWED
                                 " WHEN 'ending' THEN ifnull (a.checked_on, '') < date (a.valid_to, '-%d days')"
                                 " AND NOT " RENEWED
                                 " ELSE 0 END", state, oldest, SOURCIER_AWARD_SOON_DAYS);
}

/* SELECT @columns of the awards of these suppliers that want a hand. */
static SourcierSql *
begin_sql (SourcierLabelWorkQuery *self,
           const char             *columns,
           const char             *state)
{
  SourcierSql *sql = sourcier_sql_new ("SELECT ");

  sourcier_sql_append (sql, "%s FROM label_award AS a JOIN supplier AS s ON s.id = a.supplier WHERE ",
                                 columns);
  append_due (self, sql, state);
  sourcier_sql_append (sql, " AND (");
  _sourcier_supplier_sql_append_where (sql, self->suppliers);
  sourcier_sql_append (sql, ")");
  return sql;
}

static void
append_states (SourcierLabelWorkQuery *self,
               SourcierSql    *sql,
               const char             *state,
               SourcierChoice          choice)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < SOURCIER_N_AWARD_STATES; i++)
    if (self->choices[i] == choice)
      g_ptr_array_add (codes, (gpointer) sourcier_award_state_get_code (i));
  if (codes->len == 0)
    return;
  sourcier_sql_append (sql, choice == SOURCIER_CHOICE_OUT ? " AND NOT " : " AND ");
  sourcier_sql_append_in (sql, state, codes);
}

/* What is not told stands last, whichever way it is sorted. */
static void
append_order (SourcierLabelWorkQuery *self,
              SourcierSql    *sql)
{
  static const char * const keys[SOURCIER_N_LABEL_WORK_SORTS] = {
    [SOURCIER_LABEL_WORK_SORT_UNTIL] = "a.valid_to",
    [SOURCIER_LABEL_WORK_SORT_LABEL] = "a.label",
    [SOURCIER_LABEL_WORK_SORT_SUPPLIER] = "s.sort_name",
    [SOURCIER_LABEL_WORK_SORT_CITY] = "s.sort_city",
    [SOURCIER_LABEL_WORK_SORT_CHECKED] = "a.checked_on",
  };
  const char *key = keys[self->sort];

  sourcier_sql_append (sql, " ORDER BY (ifnull (%s, '') = ''), %s %s, s.sort_name, a.id", key, key,
                                 self->descending ? "DESC" : "ASC");
}

/**
 * sourcier_label_work_query_find_ids:
 * @self: a question
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Finds the awards. Long for a large directory: not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the awards in order, or %NULL with @error set
 */
GArray *
sourcier_label_work_query_find_ids (SourcierLabelWorkQuery *self,
                                    SourcierStore          *store,
                                    GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autofree char *state = _sourcier_supplier_sql_award_state ("a", self->suppliers);
  g_autoptr (SourcierSql) sql = begin_sql (self, "a.id", state);

  append_states (self, sql, state, SOURCIER_CHOICE_IN);
  append_states (self, sql, state, SOURCIER_CHOICE_OUT);
  append_order (self, sql);
  return sourcier_sql_read_ids (sql, store, error);
}

static SourcierAwardState
state_of (const char *code)
{
  SourcierAwardState state = 0;

  while (state < SOURCIER_N_AWARD_STATES - 1 && !g_str_equal (sourcier_award_state_get_code (state), code))
    state++;
  return state;
}

/**
 * sourcier_label_work_query_count:
 * @self: a question
 * @store: an office's file
 * @counts: (out): how many awards want a hand for each reason
 * @error: where to put what went wrong
 *
 * Counts under the words searched, not under the states chosen: a count tells what ticking the state gives.
 *
 * Returns: %FALSE with @error set if it could not be counted
 */
gboolean
sourcier_label_work_query_count (SourcierLabelWorkQuery *self,
                                 SourcierStore          *store,
                                 gint64                  counts[SOURCIER_N_AWARD_STATES],
                                 GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autofree char *state = _sourcier_supplier_sql_award_state ("a", self->suppliers);
  g_autofree char *columns = g_strconcat (state, ", count(*)", NULL);
  g_autoptr (SourcierSql) sql = begin_sql (self, columns, state);
  g_autoptr (SourcierStatement) statement = NULL;
  gboolean has_row = TRUE;

  memset (counts, 0, SOURCIER_N_AWARD_STATES * sizeof *counts);
  sourcier_sql_append (sql, " GROUP BY 1");
  statement = sourcier_sql_prepare (sql, store, error);
  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        counts[state_of (sourcier_statement_get_text (statement, 0))] = sourcier_statement_get_int (statement, 1);
    }
  return TRUE;
}
