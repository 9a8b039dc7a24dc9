/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/record-json.h"

#include "base/text.h"

#include <math.h>

/* The hundredths of any number up to this are a double without loss. */
#define MOST_HUNDREDTHS 4.0e15

/**
 * sourcier_record_field_to_json:
 * @record: a record
 * @field: one of its fields
 * @object: where to tell it
 *
 * Tells the field under its id: amounts in euros and shares in per cent as numbers, counts, years and ids as whole
 * numbers, days as "2027-01-18". Nothing is told of a field that is not.
 */
void
sourcier_record_field_to_json (SourcierRecord *record,
                               guint           field,
                               JsonObject     *object)
{
  g_return_if_fail (SOURCIER_IS_RECORD (record));
  g_return_if_fail (object != NULL);

  const SourcierField *told = sourcier_record_get_field (record, field);
  g_autofree char *text = sourcier_record_field_to_text (record, field);

  if (!sourcier_record_is_told (record, field))
    return;
  switch (told->type)
    {
    case SOURCIER_FIELD_MONEY:
    case SOURCIER_FIELD_PERCENT:
      json_object_set_double_member (object, told->id, (double) sourcier_record_get_number (record, field) / 100);
      break;
    case SOURCIER_FIELD_COUNT:
    case SOURCIER_FIELD_YEAR:
    case SOURCIER_FIELD_LINK:
      json_object_set_int_member (object, told->id, sourcier_record_get_number (record, field));
      break;
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    case SOURCIER_FIELD_DAY:
    default:
      json_object_set_string_member (object, told->id, text);
      break;
    }
}

/* Several lines may be told as a list of them, which people read more easily. */
static char *
read_lines (JsonArray *array)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *line = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (line) || json_node_get_value_type (line) != G_TYPE_STRING)
        return NULL;
      if (i > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, json_node_get_string (line));
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static gboolean
read_text (SourcierRecord *record,
           guint           field,
           JsonNode       *node)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node) && sourcier_record_get_field (record, field)->type == SOURCIER_FIELD_LINES)
    text = read_lines (json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = g_strdup (json_node_get_string (node));
  if (text == NULL)
    return FALSE;

  g_autofree char *valid = sourcier_text_make_valid (text, -1);
  sourcier_record_set_text (record, field, valid);
  return TRUE;
}

static gboolean
read_hundredths (SourcierRecord *record,
                 guint           field,
                 double          number)
{
  if (!isfinite (number) || number < 0 || number * 100 > MOST_HUNDREDTHS)
    return FALSE;
  sourcier_record_set_number (record, field, (gint64) llround (number * 100));
  return TRUE;
}

static gboolean
read_whole (SourcierRecord *record,
            guint           field,
            gint64          number)
{
  gboolean link = sourcier_record_get_field (record, field)->type == SOURCIER_FIELD_LINK;

  if (number < 0 && !link)
    return FALSE;
  sourcier_record_set_number (record, field, number);
  return TRUE;
}

static gboolean
read_number (SourcierRecord *record,
             guint           field,
             JsonNode       *node)
{
  SourcierFieldType type = sourcier_record_get_field (record, field)->type;

  if (type == SOURCIER_FIELD_MONEY || type == SOURCIER_FIELD_PERCENT)
    return read_hundredths (record, field, json_node_get_double (node));
  if (type == SOURCIER_FIELD_DAY || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  if (type == SOURCIER_FIELD_YEAR)
    {
      g_autofree char *year = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      return sourcier_record_read_field (record, field, year);
    }
  return read_whole (record, field, json_node_get_int (node));
}

/**
 * sourcier_record_field_from_json:
 * @record: a record
 * @field: one of its fields
 * @node: what JSON tells of it
 *
 * Reads what sourcier_record_field_to_json() tells. A text of several lines may be a list of lines, a number a text as
 * people write it; null is not told.
 *
 * Returns: %FALSE, and nothing is set, if the field cannot hold it
 */
gboolean
sourcier_record_field_from_json (SourcierRecord *record,
                                 guint           field,
                                 JsonNode       *node)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (record), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  const SourcierField *told = sourcier_record_get_field (record, field);

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (sourcier_field_is_text (told))
    return read_text (record, field, node);
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return told->type != SOURCIER_FIELD_LINK
             && sourcier_record_read_field (record, field, json_node_get_string (node));
    case G_TYPE_INT64:
    case G_TYPE_DOUBLE:
      return read_number (record, field, node);
    default:
      return FALSE;
    }
}
