/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-json.h"

#include "store/question-json.h"

static const char *
facet_id (guint at)
{
  return sourcier_supplier_facet_get_id (at);
}

static const char *
sort_id (guint at)
{
  return sourcier_supplier_sort_get_id (at);
}

/**
 * sourcier_supplier_query_to_json:
 * @self: a question
 *
 * Returns: (transfer full): all of the question but the day, as sourcier_supplier_query_from_json() reads it: a saved
 *   question is asked as of the day it is asked
 */
char *
sourcier_supplier_query_to_json (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  JsonObject *object = json_object_new ();

  sourcier_question_json_set_text (object, "text", sourcier_supplier_query_get_text (self));
  sourcier_question_json_set_number (object, "amount", MAX (sourcier_supplier_query_get_amount (self), 0));
  sourcier_question_json_set_text (object, "works_in", sourcier_supplier_query_get_works_in (self));
  sourcier_question_json_set_text (object, "near", sourcier_supplier_query_get_near (self));
  if (*sourcier_supplier_query_get_near (self) != '\0')
    json_object_set_int_member (object, "km", sourcier_supplier_query_get_near_km (self));
  sourcier_question_json_set_numbers (object, "some", sourcier_supplier_query_get_some (self));
  if (sourcier_supplier_query_get_some (self) != NULL)
    sourcier_question_json_set_text (object, "some_words", sourcier_supplier_query_get_some_words (self));
  sourcier_question_json_set_text (object, "siren", sourcier_supplier_query_get_siren (self));
  json_object_set_string_member (object, "sort", sort_id (sourcier_supplier_query_get_sort (self)));
  json_object_set_boolean_member (object, "descending", sourcier_supplier_query_get_descending (self));
  sourcier_question_json_set_choices (object, sourcier_supplier_query_get_choices (self), SOURCIER_N_SUPPLIER_FACETS,
                                      facet_id);
  return sourcier_question_json_to_string (object);
}

/* @with is taken. */
static void
replace (SourcierSupplierQuery **query,
         SourcierSupplierQuery  *with)
{
  g_object_unref (*query);
  *query = with;
}

static void
read_place (SourcierQuestionReader  *reader,
            SourcierSupplierQuery  **query)
{
  const char *works_in = sourcier_question_reader_take_text (reader, "works_in");
  const char *near = sourcier_question_reader_take_text (reader, "near");

  if (*works_in != '\0')
    replace (query, sourcier_supplier_query_with_works_in (*query, works_in));
  if (*near != '\0')
    {
      gint64 km = sourcier_question_reader_take_number (reader, "km");

      replace (query, sourcier_supplier_query_with_near (*query, near, (guint) CLAMP (km, 0, G_MAXINT)));
    }
}

static void
read_some (SourcierQuestionReader  *reader,
           SourcierSupplierQuery  **query)
{
  g_autoptr (GArray) some = sourcier_question_reader_take_numbers (reader, "some");
  const char *siren = sourcier_question_reader_take_text (reader, "siren");

  if (some != NULL)
    replace (query, sourcier_supplier_query_with_some (*query, some,
                                                       sourcier_question_reader_take_text (reader, "some_words")));
  if (*siren != '\0')
    replace (query, sourcier_supplier_query_with_siren (*query, siren));
}

/**
 * sourcier_supplier_query_from_json:
 * @json: a question as sourcier_supplier_query_to_json() writes it
 * @left_out: (out) (optional) (nullable) (transfer full): the names of what this version of the program does not
 *   understand and so does not ask, %NULL if it understands all of it
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the question as of today, or %NULL with @error set: DAMAGED if @json is none
 */
SourcierSupplierQuery *
sourcier_supplier_query_from_json (const char  *json,
                                   char       **left_out,
                                   GError     **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  SourcierQuestionReader *reader = sourcier_question_reader_new (json, error);
  g_autoptr (SourcierChoices) choices = NULL;
  g_autofree char *names = NULL;
  SourcierSupplierQuery *query;
  guint sort;

  if (reader == NULL)
    return NULL;
  query = sourcier_supplier_query_new ();
  replace (&query, sourcier_supplier_query_with_text (query, sourcier_question_reader_take_text (reader, "text")));
  replace (&query, sourcier_supplier_query_with_amount (query, sourcier_question_reader_take_number (reader, "amount")));
  read_place (reader, &query);
  read_some (reader, &query);
  sort = sourcier_question_reader_take_id (reader, "sort", sourcier_supplier_query_get_sort (query),
                                           SOURCIER_N_SUPPLIER_SORTS, sort_id);
  replace (&query, sourcier_supplier_query_with_sort (query, sort,
                                                      sourcier_question_reader_take_boolean (reader, "descending", FALSE)));
  choices = sourcier_question_reader_take_choices (reader, SOURCIER_N_SUPPLIER_FACETS, facet_id);
  replace (&query, sourcier_supplier_query_with_choices (query, choices));
  names = sourcier_question_reader_end (reader);
  if (left_out != NULL)
    *left_out = g_steal_pointer (&names);
  return query;
}
