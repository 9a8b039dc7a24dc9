/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-json.h"

#include "exchange/json-array-reader.h"
#include "exchange/record-json.h"
#include "plans/plan-part-private.h"

#include <glib/gi18n-lib.h>

/* A document is { "plans": [ … ] }; a part has its fields by their ids, its id, and the parts of each kind in a list. */
#define DOCUMENT "plans"
#define ID "id"

/* A plan of 200 actions has some thousands of parts; beyond, somebody wants to fill the memory. */
#define MOST_PARTS 100000

/* A field that says where a part stands is told by the order of the list. */
static gboolean
is_position (SourcierPlanKind kind,
             guint            field)
{
  return kind != SOURCIER_PLAN_ROOT && field == SOURCIER_PLAN_POSITION;
}

static JsonArray *
children_to_json (GPtrArray *children)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < children->len; i++)
    json_array_add_object_element (array, sourcier_plan_to_json (children->pdata[i]));
  return array;
}

/**
 * sourcier_plan_to_json:
 * @plan: a plan, or a part of one
 *
 * Returns: (transfer full): all that it says, with what belongs to it and its ids, as sourcier_plan_from_json() reads it
 */
JsonObject *
sourcier_plan_to_json (SourcierPlanPart *plan)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), NULL);

  JsonObject *object = json_object_new ();
  SourcierRecord *record = SOURCIER_RECORD (plan);
  SourcierPlanKind kind = sourcier_plan_part_get_kind (plan);

  if (sourcier_record_get_id (record) != 0)
    json_object_set_int_member (object, ID, sourcier_record_get_id (record));
  for (guint i = 0; i < sourcier_record_get_n_fields (record); i++)
    if (!is_position (kind, i))
      sourcier_record_field_to_json (record, i, object);
  for (guint child = 0; child < SOURCIER_N_PLAN_KINDS; child++)
    {
      GPtrArray *children = _sourcier_plan_kind_belongs_to (child, kind) ? sourcier_plan_part_get_children (plan, child)
                                                                         : NULL;

      if (children != NULL && children->len > 0)
        json_object_set_array_member (object, _sourcier_plan_kind_info (child)->list, children_to_json (children));
    }
  return object;
}

/**
 * sourcier_plan_to_text:
 * @plan: a plan
 *
 * Returns: (transfer full): a document that sourcier_plan_parse_text() reads
 */
char *
sourcier_plan_to_text (SourcierPlanPart *plan)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), NULL);

  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *document = json_object_new ();
  JsonArray *plans = json_array_new ();

  json_array_add_object_element (plans, sourcier_plan_to_json (plan));
  json_object_set_array_member (document, DOCUMENT, plans);
  json_node_take_object (root, document);
  return json_to_string (root, TRUE);
}

/* What is being read, and where the reading stands: "axes[1].objectives[0]". */
typedef struct
{
  GString *place;
  GPtrArray *problems;
  guint n_parts;
} Reading;

G_GNUC_PRINTF (3, 4)
static void
tell (Reading    *reading,
      const char *member,
      const char *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *place = g_strdup_printf ("%s%s%s", reading->place->str,
                                            reading->place->len > 0 && *member != '\0' ? "." : "", member);
  /* translators: where something stands in a file, "axes[1].title", and what is wrong with it */
  g_ptr_array_add (reading->problems, g_strdup_printf (_("%s: %s"), place, words));
}

static void read_part (Reading          *reading,
                       SourcierPlanPart *part,
                       JsonObject       *object);

static void
read_child (Reading          *reading,
            SourcierPlanPart *part,
            SourcierPlanKind  kind,
            guint             i,
            JsonNode         *node)
{
  gsize length = reading->place->len;

  g_string_append_printf (reading->place, "%s%s[%u]", length > 0 ? "." : "", _sourcier_plan_kind_info (kind)->list, i);
  if (JSON_NODE_HOLDS_OBJECT (node))
    read_part (reading, sourcier_plan_part_add (part, kind), json_node_get_object (node));
  else
    tell (reading, "", "%s", _("not an object, left out"));
  g_string_truncate (reading->place, length);
}

static void
read_children (Reading          *reading,
               SourcierPlanPart *part,
               SourcierPlanKind  kind,
               JsonNode         *node)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      tell (reading, _sourcier_plan_kind_info (kind)->list, "%s", _("not a list, left out"));
      return;
    }

  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (++reading->n_parts > MOST_PARTS)
        {
          if (reading->n_parts == MOST_PARTS + 1)
            tell (reading, _sourcier_plan_kind_info (kind)->list, "%s", _("too long, what follows is left out"));
          return;
        }
      read_child (reading, part, kind, i, json_array_get_element (array, i));
    }
}

static gboolean
find_list (SourcierPlanKind  parent,
           const char       *name,
           SourcierPlanKind *kind)
{
  for (guint i = 0; i < SOURCIER_N_PLAN_KINDS; i++)
    if (_sourcier_plan_kind_belongs_to (i, parent) && g_str_equal (_sourcier_plan_kind_info (i)->list, name))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_field (SourcierPlanPart *part,
            const char       *name,
            guint            *field)
{
  for (guint i = 0; i < sourcier_record_get_n_fields (SOURCIER_RECORD (part)); i++)
    if (!is_position (sourcier_plan_part_get_kind (part), i)
        && g_str_equal (sourcier_record_get_field (SOURCIER_RECORD (part), i)->id, name))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

/* A word that its closed list does not have is kept as it is, and told. */
static void
check_word (Reading          *reading,
            SourcierPlanPart *part,
            guint             field)
{
  SourcierTermList list;

  if (!sourcier_plan_field_terms (sourcier_plan_part_get_kind (part), field, &list))
    return;

  const char *word = sourcier_plan_part_get_text (part, field);

  if (*word != '\0' && sourcier_term_find (list, word) == NULL)
    tell (reading, sourcier_record_get_field (SOURCIER_RECORD (part), field)->id, _("“%s” is unknown"), word);
}

static void
read_member (Reading          *reading,
             SourcierPlanPart *part,
             const char       *name,
             JsonNode         *node)
{
  SourcierRecord *record = SOURCIER_RECORD (part);
  SourcierPlanKind kind;
  guint field;

  if (g_str_equal (name, ID) && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    sourcier_record_set_id (record, json_node_get_int (node));
  else if (find_list (sourcier_plan_part_get_kind (part), name, &kind))
    read_children (reading, part, kind, node);
  else if (!find_field (part, name, &field))
    tell (reading, name, "%s", _("unknown, left out"));
  else if (!sourcier_record_field_from_json (record, field, node))
    tell (reading, name, "%s", _("cannot be read, left out"));
  else if (sourcier_field_is_text (sourcier_record_get_field (record, field)))
    check_word (reading, part, field);
}

static void
read_part (Reading          *reading,
           SourcierPlanPart *part,
           JsonObject       *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    read_member (reading, part, name, node);
}

/**
 * sourcier_plan_from_json:
 * @object: what sourcier_plan_to_json() gave, or anything else
 * @problems: (element-type utf8): a list with g_free() to add to: what was left out or is doubtful, each with its place
 *
 * Reads a plan and all that belongs to it. The ids are those of @object: sourcier_plan_store_renew_ids() makes the plan one
 * of a file.
 *
 * Returns: (transfer full): the plan, which says nothing if @object is none
 */
SourcierPlanPart *
sourcier_plan_from_json (JsonObject *object,
                         GPtrArray  *problems)
{
  g_return_val_if_fail (object != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  SourcierPlanPart *plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  g_autoptr (GString) place = g_string_new (NULL);
  Reading reading = { place, problems, 0 };

  read_part (&reading, plan, object);
  return plan;
}

static gboolean
take_plan (const SourcierJsonItem  *item,
           gpointer                 user_data,
           GError                 **error)
{
  JsonObject **object = user_data;

  if (item->problem != SOURCIER_JSON_ITEM_SOUND)
    {
      g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT, _("Line %u: %s"), item->line,
                   sourcier_json_item_problem_to_words (item->problem));
      return FALSE;
    }
  if (*object == NULL)
    *object = json_object_ref (item->object);
  return TRUE;
}

/**
 * sourcier_plan_parse_text:
 * @bytes: what sourcier_plan_to_text() gave, or anything else
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the first plan of the document for sourcier_plan_from_json(), %NULL with @error set
 *   if it is not JSON or has none
 */
JsonObject *
sourcier_plan_parse_text (GBytes  *bytes,
                          GError **error)
{
  g_autoptr (JsonObject) object = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!sourcier_json_array_read_bytes (bytes, DOCUMENT, take_plan, &object, error))
    return NULL;
  if (object == NULL)
    g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                         _("There is no plan in this file."));
  return g_steal_pointer (&object);
}
