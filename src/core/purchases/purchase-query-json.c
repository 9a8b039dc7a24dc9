/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-query-json.h"

#include "store/question-json.h"

static const char *
facet_id (guint at)
{
  return sourcier_purchase_facet_get_id (at);
}

static const char *
sort_id (guint at)
{
  return sourcier_purchase_sort_get_id (at);
}

/**
 * sourcier_purchase_query_to_json:
 * @self: a question
 *
 * Returns: (transfer full): all of the question, as sourcier_purchase_query_from_json() reads it
 */
char *
sourcier_purchase_query_to_json (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  JsonObject *object = json_object_new ();

  sourcier_question_json_set_text (object, "text", sourcier_purchase_query_get_text (self));
  sourcier_question_json_set_number (object, "at_least", sourcier_purchase_query_get_at_least (self));
  sourcier_question_json_set_number (object, "below", sourcier_purchase_query_get_below (self));
  sourcier_question_json_set_numbers (object, "some", sourcier_purchase_query_get_members (self));
  if (sourcier_purchase_query_get_members (self) != NULL)
    sourcier_question_json_set_text (object, "some_words", sourcier_purchase_query_get_members_name (self));
  json_object_set_string_member (object, "sort", sort_id (sourcier_purchase_query_get_sort (self)));
  json_object_set_boolean_member (object, "descending", sourcier_purchase_query_get_descending (self));
  sourcier_question_json_set_choices (object, sourcier_purchase_query_get_choices (self), SOURCIER_N_PURCHASE_FACETS,
                                      facet_id);
  return sourcier_question_json_to_string (object);
}

static SourcierPurchaseQuery *
read_some (SourcierQuestionReader *reader,
           SourcierPurchaseQuery  *query)
{
  g_autoptr (GArray) some = sourcier_question_reader_take_numbers (reader, "some");

  if (some == NULL)
    return g_object_ref (query);
  return sourcier_purchase_query_with_members (query, sourcier_question_reader_take_text (reader, "some_words"), some);
}

/**
 * sourcier_purchase_query_from_json:
 * @json: a question as sourcier_purchase_query_to_json() writes it
 * @left_out: (out) (optional) (nullable) (transfer full): the names of what this version of the program does not
 *   understand and so does not ask, %NULL if it understands all of it
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the question, or %NULL with @error set: DAMAGED if @json is none
 */
SourcierPurchaseQuery *
sourcier_purchase_query_from_json (const char  *json,
                                   char       **left_out,
                                   GError     **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  SourcierQuestionReader *reader = sourcier_question_reader_new (json, error);

  if (reader == NULL)
    return NULL;

  gint64 at_least = sourcier_question_reader_take_number (reader, "at_least");
  gint64 below = sourcier_question_reader_take_number (reader, "below");
  gboolean descending = sourcier_question_reader_take_boolean (reader, "descending", TRUE);
  guint sort = sourcier_question_reader_take_id (reader, "sort", SOURCIER_PURCHASE_SORT_LAUNCH, SOURCIER_N_PURCHASE_SORTS,
                                                 sort_id);
  g_autoptr (SourcierChoices) choices =
    sourcier_question_reader_take_choices (reader, SOURCIER_N_PURCHASE_FACETS, facet_id);
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) found =
    sourcier_purchase_query_with_text (everything, sourcier_question_reader_take_text (reader, "text"));
  g_autoptr (SourcierPurchaseQuery) between = sourcier_purchase_query_with_amounts (found, at_least, below);
  g_autoptr (SourcierPurchaseQuery) kept = read_some (reader, between);
  g_autoptr (SourcierPurchaseQuery) sorted = sourcier_purchase_query_with_sort (kept, sort, descending);
  g_autofree char *names = sourcier_question_reader_end (reader);

  if (left_out != NULL)
    *left_out = g_steal_pointer (&names);
  return sourcier_purchase_query_with_choices (sorted, choices);
}
