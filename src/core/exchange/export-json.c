/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/export-private.h"

#include "exchange/json-writer.h"

#include <string.h>

static gboolean
add_object (gpointer   item,
            gpointer   writer,
            GError   **error)
{
  return sourcier_json_writer_add (writer, json_object_ref (item), error);
}

static char *
about_to_text (const SourcierExportPlan *plan)
{
  const SourcierExportAbout *about = plan->about;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *question = json_array_new ();
  g_autofree char *day = sourcier_day_to_iso (about->day);

  for (guint i = 0; i < about->question->len; i++)
    json_array_add_string_element (question, about->question->pdata[i]);
  json_object_set_string_member (object, "title", about->title);
  json_object_set_string_member (object, "office", about->office);
  json_object_set_array_member (object, "question", question);
  json_object_set_string_member (object, "day", day);
  json_object_set_int_member (object, "count", plan->n_rows);
  json_object_set_string_member (object, "program", "Sourcier " SOURCIER_VERSION);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

static gboolean
write_text (const SourcierExportPlan  *plan,
            GOutputStream             *stream,
            const char                *text,
            GError                   **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, plan->cancellable, error);
}

static gboolean
write_rows (const SourcierExportPlan  *plan,
            GOutputStream             *stream,
            GError                   **error)
{
  g_autoptr (SourcierJsonWriter) writer = sourcier_json_writer_new (stream, plan->cancellable);
  gboolean all = plan->options->columns == NULL;

  return sourcier_export_table_each_object (plan->table, plan->columns, plan->chosen, all ? 0 : plan->n_chosen, add_object,
                                            writer, plan->progress, plan->cancellable, error)
         && sourcier_json_writer_close (writer, error);
}

/* The rows as an array, in an object with what is told about them where that goes along. */
gboolean
_sourcier_export_plan_json (const SourcierExportPlan  *plan,
                            GOutputStream             *stream,
                            GError                   **error)
{
  g_autofree char *about = about_to_text (plan);
  g_autofree char *before = g_strconcat ("{\"about\":", about, ",\n\"rows\":", NULL);

  if (!plan->options->about)
    return write_rows (plan, stream, error);
  return write_text (plan, stream, before, error) && write_rows (plan, stream, error)
         && write_text (plan, stream, "}\n", error);
}
