/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/figure-private.h"

/* Amounts are whole cents, so that what was kept is what is read again. */

static void
set_sum (JsonObject               *object,
         const SourcierMeasureSum *sum)
{
  json_object_set_int_member (object, "count", sum->count);
  json_object_set_int_member (object, "cents", sum->value);
}

static SourcierMeasureSum
get_sum (JsonObject *object)
{
  return (SourcierMeasureSum) { json_object_get_int_member_with_default (object, "count", 0),
                                json_object_get_int_member_with_default (object, "cents", 0) };
}

static JsonObject *
row_to_json (const SourcierFigureRow *row)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "key", row->key);
  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    json_object_set_string_member (object, sourcier_language_get_code (i), row->names[i]);
  set_sum (object, &row->sum);
  return object;
}

/**
 * sourcier_figure_to_json:
 * @self: a figure
 *
 * Returns: (transfer full): the figure as sourcier_figure_from_json() reads it, in both languages
 */
JsonObject *
sourcier_figure_to_json (SourcierFigure *self)
{
  g_return_val_if_fail (SOURCIER_IS_FIGURE (self), NULL);

  JsonObject *object = json_object_new (), *total = json_object_new ();
  JsonArray *rows = json_array_new ();
  g_autofree char *day = sourcier_day_to_iso (self->day);

  json_object_set_string_member (object, "kind", sourcier_figure_kind_get_code (self->kind));
  json_object_set_int_member (object, "from", self->from_year);
  json_object_set_int_member (object, "to", self->to_year);
  json_object_set_string_member (object, "day", day != NULL ? day : "");
  json_object_set_boolean_member (object, "modified", self->amounts == SOURCIER_AMOUNTS_MODIFIED);
  json_object_set_boolean_member (object, "repeats", self->repeats);
  json_object_set_int_member (object, "without_amount", self->without_amount);
  json_object_set_int_member (object, "left_out", self->left_out);
  set_sum (total, &self->total);
  json_object_set_object_member (object, "total", total);
  for (guint i = 0; i < self->rows->len; i++)
    json_array_add_object_element (rows, row_to_json (&g_array_index (self->rows, SourcierFigureRow, i)));
  json_object_set_array_member (object, "rows", rows);
  return object;
}

static gboolean
read_rows (SourcierFigure *self,
           JsonArray      *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *node = json_array_get_element (rows, i);
      JsonObject *row = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (row == NULL)
        return FALSE;
      _sourcier_figure_add_row (self, json_object_get_string_member_with_default (row, "key", ""),
                                json_object_get_string_member_with_default (row, "fr", ""),
                                json_object_get_string_member_with_default (row, "en", ""))
        ->sum = get_sum (row);
    }
  return TRUE;
}

static gboolean
has (JsonObject   *object,
     const char   *name,
     JsonNodeType  type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_node_type (node) == type;
}

/**
 * sourcier_figure_from_json:
 * @object: what sourcier_figure_to_json() gave
 *
 * Returns: (transfer full) (nullable): the figure as it was, %NULL if @object is none
 */
SourcierFigure *
sourcier_figure_from_json (JsonObject *object)
{
  SourcierFigureKind kind;

  g_return_val_if_fail (object != NULL, NULL);

  if (!sourcier_figure_kind_find (json_object_get_string_member_with_default (object, "kind", NULL), &kind)
      || !has (object, "rows", JSON_NODE_ARRAY) || !has (object, "total", JSON_NODE_OBJECT))
    return NULL;

  g_autoptr (SourcierFigure) self = _sourcier_figure_new (kind);

  self->from_year = (int) json_object_get_int_member_with_default (object, "from", 0);
  self->to_year = (int) json_object_get_int_member_with_default (object, "to", 0);
  self->day = sourcier_day_parse (json_object_get_string_member_with_default (object, "day", ""));
  self->amounts = json_object_get_boolean_member_with_default (object, "modified", FALSE) ? SOURCIER_AMOUNTS_MODIFIED
                                                                                           : SOURCIER_AMOUNTS_NOTIFIED;
  self->repeats = json_object_get_boolean_member_with_default (object, "repeats", FALSE);
  self->without_amount = json_object_get_int_member_with_default (object, "without_amount", 0);
  self->left_out = json_object_get_int_member_with_default (object, "left_out", 0);
  self->total = get_sum (json_object_get_object_member (object, "total"));
  return read_rows (self, json_object_get_array_member (object, "rows")) ? g_steal_pointer (&self) : NULL;
}
