/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-query-json.h"

#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* A question as an object: what is left at its beginning is left out.
 *
 *   {"text": "elan", "amount": 7000000, "sort": "city", "descending": true,
 *    "facets": {"label": {"in": ["EI", "ACI"], "out": ["ESAT"]}}}
 *
 * The day is not kept: a saved question is asked as of the day it is asked. */

static void
set_values (JsonObject            *object,
            const char            *name,
            SourcierSupplierQuery *query,
            SourcierSupplierFacet  facet,
            SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, facet, choice);
  JsonArray *array;

  if (values->len == 0)
    return;
  array = json_array_new ();
  for (guint i = 0; i < values->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (values, i));
  json_object_set_array_member (object, name, array);
}

static JsonObject *
facets_to_object (SourcierSupplierQuery *query)
{
  JsonObject *facets = json_object_new ();

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FACETS; i++)
    {
      g_autoptr (JsonObject) facet = json_object_new ();

      set_values (facet, "in", query, i, SOURCIER_CHOICE_IN);
      set_values (facet, "out", query, i, SOURCIER_CHOICE_OUT);
      if (json_object_get_size (facet) > 0)
        json_object_set_object_member (facets, sourcier_supplier_facet_get_id (i), g_steal_pointer (&facet));
    }
  return facets;
}

static void
set_some (JsonObject            *object,
          SourcierSupplierQuery *query)
{
  GArray *some = sourcier_supplier_query_get_some (query);
  JsonArray *array;

  if (some == NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; i < some->len; i++)
    json_array_add_int_element (array, g_array_index (some, gint64, i));
  json_object_set_array_member (object, "some", array);
  json_object_set_string_member (object, "some_words", sourcier_supplier_query_get_some_words (query));
}

/**
 * sourcier_supplier_query_to_json:
 * @self: a question
 *
 * Returns: (transfer full): all of the question but the day, as sourcier_supplier_query_from_json() reads it
 */
char *
sourcier_supplier_query_to_json (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  if (*sourcier_supplier_query_get_text (self) != '\0')
    json_object_set_string_member (object, "text", sourcier_supplier_query_get_text (self));
  if (sourcier_supplier_query_get_amount (self) > 0)
    json_object_set_int_member (object, "amount", sourcier_supplier_query_get_amount (self));
  if (*sourcier_supplier_query_get_works_in (self) != '\0')
    json_object_set_string_member (object, "works_in", sourcier_supplier_query_get_works_in (self));
  if (*sourcier_supplier_query_get_near (self) != '\0')
    {
      json_object_set_string_member (object, "near", sourcier_supplier_query_get_near (self));
      json_object_set_int_member (object, "km", sourcier_supplier_query_get_near_km (self));
    }
  set_some (object, self);
  if (*sourcier_supplier_query_get_siren (self) != '\0')
    json_object_set_string_member (object, "siren", sourcier_supplier_query_get_siren (self));
  json_object_set_string_member (object, "sort", sourcier_supplier_sort_get_id (sourcier_supplier_query_get_sort (self)));
  json_object_set_boolean_member (object, "descending", sourcier_supplier_query_get_descending (self));
  json_object_set_object_member (object, "facets", facets_to_object (self));
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

typedef struct
{
  SourcierSupplierQuery *query;
  GString *left_out;
} Reading;

static void
leave_out (Reading    *reading,
           const char *name)
{
  g_string_append_printf (reading->left_out, "%s%s", reading->left_out->len > 0 ? ", " : "", name);
}

/* @query is taken. */
static void
replace (Reading               *reading,
         SourcierSupplierQuery *query)
{
  g_object_unref (reading->query);
  reading->query = query;
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static void
read_values (Reading               *reading,
             SourcierSupplierFacet  facet,
             const char            *name,
             JsonNode              *node)
{
  SourcierChoice choice = g_str_equal (name, "in") ? SOURCIER_CHOICE_IN
                          : g_str_equal (name, "out") ? SOURCIER_CHOICE_OUT : SOURCIER_CHOICE_NONE;

  if (choice == SOURCIER_CHOICE_NONE || !JSON_NODE_HOLDS_ARRAY (node))
    {
      leave_out (reading, name);
      return;
    }

  JsonArray *values = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (values); i++)
    if (holds (json_array_get_element (values, i), G_TYPE_STRING))
      replace (reading, sourcier_supplier_query_with_choice (reading->query, facet,
                                                             json_array_get_string_element (values, i), choice));
    else
      leave_out (reading, name);
}

static void
read_facet (JsonObject *facets,
            const char *name,
            JsonNode   *node,
            gpointer    user_data)
{
  Reading *reading = user_data;
  guint facet = 0;

  while (facet < SOURCIER_N_SUPPLIER_FACETS && !g_str_equal (sourcier_supplier_facet_get_id (facet), name))
    facet++;
  if (facet == SOURCIER_N_SUPPLIER_FACETS || !JSON_NODE_HOLDS_OBJECT (node))
    {
      leave_out (reading, name);
      return;
    }

  JsonObjectIter iter;
  const char *choice;
  JsonNode *values;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &choice, &values))
    read_values (reading, facet, choice, values);
}

static gboolean
read_sort (Reading    *reading,
           const char *id)
{
  gboolean descending = sourcier_supplier_query_get_descending (reading->query);

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_SORTS; i++)
    if (g_str_equal (sourcier_supplier_sort_get_id (i), id))
      {
        replace (reading, sourcier_supplier_query_with_sort (reading->query, i, descending));
        return TRUE;
      }
  return FALSE;
}

static guint
read_km (JsonObject *object)
{
  gint64 km = json_object_get_int_member_with_default (object, "km", 0);

  return (guint) CLAMP (km, 0, G_MAXINT);
}

static void
read_some (Reading    *reading,
           JsonObject *object,
           JsonArray  *array)
{
  const char *words = json_object_get_string_member_with_default (object, "some_words", "");
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 id = holds (json_array_get_element (array, i), G_TYPE_INT64) ? json_array_get_int_element (array, i) : 0;

      g_array_append_val (some, id);
    }
  replace (reading, sourcier_supplier_query_with_some (reading->query, some, words));
}

static void
read_member (JsonObject *object,
             const char *name,
             JsonNode   *node,
             gpointer    user_data)
{
  Reading *reading = user_data;
  SourcierSupplierQuery *query = reading->query;

  if (g_str_equal (name, "text") && holds (node, G_TYPE_STRING))
    replace (reading, sourcier_supplier_query_with_text (query, json_node_get_string (node)));
  else if (g_str_equal (name, "amount") && holds (node, G_TYPE_INT64))
    replace (reading, sourcier_supplier_query_with_amount (query, json_node_get_int (node)));
  else if (g_str_equal (name, "works_in") && holds (node, G_TYPE_STRING))
    replace (reading, sourcier_supplier_query_with_works_in (query, json_node_get_string (node)));
  else if (g_str_equal (name, "near") && holds (node, G_TYPE_STRING))
    replace (reading, sourcier_supplier_query_with_near (query, json_node_get_string (node), read_km (object)));
  else if (g_str_equal (name, "km") && holds (node, G_TYPE_INT64) && json_object_has_member (object, "near"))
    return;
  else if (g_str_equal (name, "some") && JSON_NODE_HOLDS_ARRAY (node))
    read_some (reading, object, json_node_get_array (node));
  else if (g_str_equal (name, "some_words") && holds (node, G_TYPE_STRING) && json_object_has_member (object, "some"))
    return;
  else if (g_str_equal (name, "siren") && holds (node, G_TYPE_STRING))
    replace (reading, sourcier_supplier_query_with_siren (query, json_node_get_string (node)));
  else if (g_str_equal (name, "descending") && holds (node, G_TYPE_BOOLEAN))
    replace (reading, sourcier_supplier_query_with_sort (query, sourcier_supplier_query_get_sort (query),
                                                         json_node_get_boolean (node)));
  else if (g_str_equal (name, "facets") && JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), read_facet, reading);
  else if (!g_str_equal (name, "sort") || !holds (node, G_TYPE_STRING)
           || !read_sort (reading, json_node_get_string (node)))
    leave_out (reading, name);
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

  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED,
                           _("A saved question cannot be read any more: delete it and save it anew."));
      return NULL;
    }

  Reading reading = { sourcier_supplier_query_new (), names };
  json_object_foreach_member (json_node_get_object (node), read_member, &reading);
  if (left_out != NULL)
    *left_out = names->len > 0 ? g_strdup (names->str) : NULL;
  return reading.query;
}
