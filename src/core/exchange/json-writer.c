/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/json-writer.h"

#include <string.h>

struct _SourcierJsonWriter
{
  GOutputStream *stream;   /* the buffer before what was given */
  GCancellable *cancellable;
  gboolean begun;
};

/**
 * sourcier_json_writer_new:
 * @stream: where the array goes; it stays open
 * @cancellable: (nullable): stops the writing
 *
 * Returns: (transfer full): a writer that has written nothing yet
 */
SourcierJsonWriter *
sourcier_json_writer_new (GOutputStream *stream,
                          GCancellable  *cancellable)
{
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  SourcierJsonWriter *self = g_new0 (SourcierJsonWriter, 1);

  self->stream = g_buffered_output_stream_new (stream);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (self->stream), FALSE);
  g_set_object (&self->cancellable, cancellable);
  return self;
}

/**
 * sourcier_json_writer_free:
 * @self: (transfer full): a writer
 */
void
sourcier_json_writer_free (SourcierJsonWriter *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gboolean
write_text (SourcierJsonWriter  *self,
            const char          *text,
            GError             **error)
{
  return g_output_stream_write_all (self->stream, text, strlen (text), NULL, self->cancellable, error);
}

/**
 * sourcier_json_writer_add:
 * @self: a writer
 * @object: (transfer full): what comes next in the array
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_json_writer_add (SourcierJsonWriter  *self,
                          JsonObject          *object,
                          GError             **error)
{
  g_return_val_if_fail (self != NULL && object != NULL, FALSE);

  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  const char *before = self->begun ? ",\n" : "[\n";

  json_node_take_object (node, object);
  text = json_to_string (node, FALSE);
  self->begun = TRUE;
  return write_text (self, before, error) && write_text (self, text, error);
}

/**
 * sourcier_json_writer_close:
 * @self: a writer
 * @error: where to put what went wrong
 *
 * Ends the array.
 *
 * Returns: %FALSE with @error set if some of it could not be written
 */
gboolean
sourcier_json_writer_close (SourcierJsonWriter  *self,
                            GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return write_text (self, self->begun ? "\n]\n" : "[]\n", error)
         && g_output_stream_flush (self->stream, self->cancellable, error);
}
