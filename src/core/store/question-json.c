/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/question-json.h"

#include "store/store.h"

#include <glib/gi18n-lib.h>

/* A question as an object: what is left at its beginning is left out.
 *
 *   {"text": "elan", "amount": 7000000, "sort": "city", "descending": true,
 *    "facets": {"label": {"in": ["EI", "ACI"], "out": ["ESAT"]}}} */

#define FACETS "facets"

struct _SourcierQuestionReader
{
  JsonNode *node;
  JsonObject *object; /* in the node */
  GHashTable *taken;
  GPtrArray *left_out;
};

/**
 * sourcier_question_json_set_text:
 * @object: a question that is being written
 * @name: a member
 * @text: what it says; "" is not written
 */
void
sourcier_question_json_set_text (JsonObject *object,
                                 const char *name,
                                 const char *text)
{
  g_return_if_fail (object != NULL && name != NULL && text != NULL);

  if (*text != '\0')
    json_object_set_string_member (object, name, text);
}

/**
 * sourcier_question_json_set_number:
 * @object: a question that is being written
 * @name: a member
 * @number: what it says; 0 is not written
 */
void
sourcier_question_json_set_number (JsonObject *object,
                                   const char *name,
                                   gint64      number)
{
  g_return_if_fail (object != NULL && name != NULL);

  if (number != 0)
    json_object_set_int_member (object, name, number);
}

/**
 * sourcier_question_json_set_numbers:
 * @object: a question that is being written
 * @name: a member
 * @numbers: (nullable) (element-type gint64): what it says; %NULL is not written
 */
void
sourcier_question_json_set_numbers (JsonObject *object,
                                    const char *name,
                                    GArray     *numbers)
{
  g_return_if_fail (object != NULL && name != NULL);

  JsonArray *array;

  if (numbers == NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; i < numbers->len; i++)
    json_array_add_int_element (array, g_array_index (numbers, gint64, i));
  json_object_set_array_member (object, name, array);
}

static void
set_values (JsonObject            *object,
            const char            *name,
            const SourcierChoices *choices,
            guint                  facet,
            SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_choices_get_values (choices, facet, choice);
  JsonArray *array;

  if (values->len == 0)
    return;
  array = json_array_new ();
  for (guint i = 0; i < values->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (values, i));
  json_object_set_array_member (object, name, array);
}

/**
 * sourcier_question_json_set_choices:
 * @object: a question that is being written
 * @choices: what is ticked
 * @n_facets: how many facets there are
 * @get_id: (scope call): what they are called
 */
void
sourcier_question_json_set_choices (JsonObject            *object,
                                    const SourcierChoices *choices,
                                    guint                  n_facets,
                                    SourcierQuestionId     get_id)
{
  g_return_if_fail (object != NULL && choices != NULL && get_id != NULL);

  JsonObject *facets = json_object_new ();

  for (guint i = 0; i < n_facets; i++)
    {
      g_autoptr (JsonObject) facet = json_object_new ();

      set_values (facet, "in", choices, i, SOURCIER_CHOICE_IN);
      set_values (facet, "out", choices, i, SOURCIER_CHOICE_OUT);
      if (json_object_get_size (facet) > 0)
        json_object_set_object_member (facets, get_id (i), g_steal_pointer (&facet));
    }
  json_object_set_object_member (object, FACETS, facets);
}

/**
 * sourcier_question_json_to_string:
 * @object: (transfer full): a question
 *
 * Returns: (transfer full): the question as sourcier_question_reader_new() reads it
 */
char *
sourcier_question_json_to_string (JsonObject *object)
{
  g_return_val_if_fail (object != NULL, NULL);

  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * sourcier_question_reader_new:
 * @json: a question as sourcier_question_json_to_string() writes it
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): a reader, to be freed with sourcier_question_reader_end(), or %NULL with @error set:
 *   DAMAGED if @json is no question
 */
SourcierQuestionReader *
sourcier_question_reader_new (const char  *json,
                              GError     **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  SourcierQuestionReader *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED,
                           _("A saved question cannot be read any more: delete it and save it anew."));
      return NULL;
    }
  self = g_new0 (SourcierQuestionReader, 1);
  self->object = json_node_get_object (node);
  self->node = g_steal_pointer (&node);
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* Returns: (nullable): the value of this type under this name, which is taken. */
static JsonNode *
take (SourcierQuestionReader *self,
      const char             *name,
      GType                   type)
{
  JsonNode *node = json_object_get_member (self->object, name);

  if (!holds (node, type))
    return NULL;
  g_hash_table_add (self->taken, (gpointer) name);
  return node;
}

/**
 * sourcier_question_reader_take_text:
 * @self: a reader
 * @name: (transfer none): a member, a constant
 *
 * Returns: (transfer none): its text, "" where there is none
 */
const char *
sourcier_question_reader_take_text (SourcierQuestionReader *self,
                                    const char             *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, "");

  JsonNode *node = take (self, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : "";
}

/**
 * sourcier_question_reader_take_number:
 * @self: a reader
 * @name: (transfer none): a member, a constant
 *
 * Returns: its number, 0 where there is none
 */
gint64
sourcier_question_reader_take_number (SourcierQuestionReader *self,
                                      const char             *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, 0);

  JsonNode *node = take (self, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : 0;
}

/**
 * sourcier_question_reader_take_boolean:
 * @self: a reader
 * @name: (transfer none): a member, a constant
 * @usual: what holds where there is none
 *
 * Returns: whether it holds
 */
gboolean
sourcier_question_reader_take_boolean (SourcierQuestionReader *self,
                                       const char             *name,
                                       gboolean                usual)
{
  g_return_val_if_fail (self != NULL && name != NULL, usual);

  JsonNode *node = take (self, name, G_TYPE_BOOLEAN);

  return node != NULL ? json_node_get_boolean (node) : usual;
}

/**
 * sourcier_question_reader_take_numbers:
 * @self: a reader
 * @name: (transfer none): a member, a constant
 *
 * Returns: (transfer full) (nullable) (element-type gint64): its numbers, 0 for what is none, %NULL where there is no list
 */
GArray *
sourcier_question_reader_take_numbers (SourcierQuestionReader *self,
                                       const char             *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  JsonNode *node = json_object_get_member (self->object, name);
  GArray *numbers;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  g_hash_table_add (self->taken, (gpointer) name);
  numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);
      gint64 number = holds (element, G_TYPE_INT64) ? json_node_get_int (element) : 0;

      g_array_append_val (numbers, number);
    }
  return numbers;
}

/**
 * sourcier_question_reader_take_id:
 * @self: a reader
 * @name: (transfer none): a member, a constant
 * @usual: what holds where there is none that is known
 * @n: how many are known
 * @get_id: (scope call): what they are called
 *
 * Returns: which one the member names
 */
guint
sourcier_question_reader_take_id (SourcierQuestionReader *self,
                                  const char             *name,
                                  guint                   usual,
                                  guint                   n,
                                  SourcierQuestionId      get_id)
{
  g_return_val_if_fail (self != NULL && name != NULL && get_id != NULL, usual);

  JsonNode *node = json_object_get_member (self->object, name);

  for (guint i = 0; holds (node, G_TYPE_STRING) && i < n; i++)
    if (g_str_equal (get_id (i), json_node_get_string (node)))
      {
        g_hash_table_add (self->taken, (gpointer) name);
        return i;
      }
  return usual;
}

static void
leave_out (SourcierQuestionReader *self,
           const char             *name)
{
  g_ptr_array_add (self->left_out, g_strdup (name));
}

static void
read_values (SourcierQuestionReader *self,
             SourcierChoices        *choices,
             guint                   facet,
             const char             *name,
             JsonNode               *node)
{
  SourcierChoice choice = g_str_equal (name, "in") ? SOURCIER_CHOICE_IN
                          : g_str_equal (name, "out") ? SOURCIER_CHOICE_OUT : SOURCIER_CHOICE_NONE;

  if (choice == SOURCIER_CHOICE_NONE || !JSON_NODE_HOLDS_ARRAY (node))
    {
      leave_out (self, name);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *value = json_array_get_element (json_node_get_array (node), i);

      if (holds (value, G_TYPE_STRING))
        sourcier_choices_set (choices, facet, json_node_get_string (value), choice);
      else
        leave_out (self, name);
    }
}

static void
read_facet (SourcierQuestionReader *self,
            SourcierChoices        *choices,
            guint                   facet,
            JsonObject             *values)
{
  JsonObjectIter iter;
  const char *choice;
  JsonNode *node;

  json_object_iter_init (&iter, values);
  while (json_object_iter_next (&iter, &choice, &node))
    read_values (self, choices, facet, choice, node);
}

/**
 * sourcier_question_reader_take_choices:
 * @self: a reader
 * @n_facets: how many facets there are
 * @get_id: (scope call): what they are called
 *
 * Returns: (transfer full): what is ticked
 */
SourcierChoices *
sourcier_question_reader_take_choices (SourcierQuestionReader *self,
                                       guint                   n_facets,
                                       SourcierQuestionId      get_id)
{
  g_return_val_if_fail (self != NULL && get_id != NULL, NULL);

  SourcierChoices *choices = sourcier_choices_new (n_facets);
  JsonNode *facets = json_object_get_member (self->object, FACETS), *values;
  JsonObjectIter iter;
  const char *name;

  if (facets == NULL || !JSON_NODE_HOLDS_OBJECT (facets))
    return choices;
  g_hash_table_add (self->taken, (gpointer) FACETS);
  json_object_iter_init (&iter, json_node_get_object (facets));
  while (json_object_iter_next (&iter, &name, &values))
    {
      guint facet = 0;

      while (facet < n_facets && !g_str_equal (get_id (facet), name))
        facet++;
      if (facet < n_facets && JSON_NODE_HOLDS_OBJECT (values))
        read_facet (self, choices, facet, json_node_get_object (values));
      else
        leave_out (self, name);
    }
  return choices;
}

/**
 * sourcier_question_reader_end:
 * @self: (transfer full): a reader
 *
 * Returns: (transfer full) (nullable): the names of what nobody took, parted by commas, %NULL where all was taken
 */
char *
sourcier_question_reader_end (SourcierQuestionReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *names = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, self->object);
  while (json_object_iter_next (&iter, &name, &node))
    if (!g_hash_table_contains (self->taken, name))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  for (guint i = 0; i < self->left_out->len; i++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", (char *) self->left_out->pdata[i]);
  json_node_unref (self->node);
  g_hash_table_unref (self->taken);
  g_ptr_array_unref (self->left_out);
  g_free (self);
  return g_string_free (names, names->len == 0);
}
