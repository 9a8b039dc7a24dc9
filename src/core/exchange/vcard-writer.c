/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/vcard-writer.h"

#include "base/text.h"

#include <string.h>

/* Of a line, without its end (RFC 6350, 3.2). */
#define MOST_OCTETS 75

struct _SourcierVcardWriter
{
  GOutputStream *stream;   /* the buffer before what was given */
  GCancellable *cancellable;
  GString *card;
};

/**
 * sourcier_vcard_writer_new:
 * @stream: where the cards go; it stays open
 * @cancellable: (nullable): stops the writing
 *
 * Returns: (transfer full): a writer that has written nothing yet
 */
SourcierVcardWriter *
sourcier_vcard_writer_new (GOutputStream *stream,
                           GCancellable  *cancellable)
{
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  SourcierVcardWriter *self = g_new0 (SourcierVcardWriter, 1);

  self->stream = g_buffered_output_stream_new (stream);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (self->stream), FALSE);
  g_set_object (&self->cancellable, cancellable);
  self->card = g_string_new (NULL);
  return self;
}

/**
 * sourcier_vcard_writer_free:
 * @self: (transfer full): a writer
 */
void
sourcier_vcard_writer_free (SourcierVcardWriter *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_string_free (self->card, TRUE);
  g_free (self);
}

/* A line that goes on begins with a space, which counts; letters are not cut apart, though the standard would let them. */
static void
append_line (GString    *card,
             const char *line)
{
  gsize room = MOST_OCTETS;

  for (const char *at = line; *at != '\0';)
    {
      gsize length = (gsize) (g_utf8_next_char (at) - at);

      if (length > room)
        {
          g_string_append (card, "\r\n ");
          room = MOST_OCTETS - 1;
        }
      g_string_append_len (card, at, (gssize) length);
      room -= length;
      at += length;
    }
  g_string_append (card, "\r\n");
}

/* RFC 6350, 3.4: what parts values has a backslash before it, and a line break is one and an n. */
static void
append_escaped (GString    *line,
                const char *text)
{
  g_autofree char *clean = sourcier_text_clean (text);

  for (const char *at = clean; *at != '\0'; at++)
    {
      if (strchr ("\\,;\n", *at) != NULL)
        g_string_append_c (line, '\\');
      g_string_append_c (line, *at == '\n' ? 'n' : *at);
    }
}

/**
 * sourcier_vcard_writer_begin:
 * @self: a writer
 *
 * Begins a card.
 */
void
sourcier_vcard_writer_begin (SourcierVcardWriter *self)
{
  g_return_if_fail (self != NULL);

  g_string_assign (self->card, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
  append_line (self->card, "PRODID:-//Sourcier//Sourcier " SOURCIER_VERSION "//FR");
}

/**
 * sourcier_vcard_writer_add:
 * @self: a writer that has begun a card
 * @property: with its parameters: "TEL;TYPE=work"
 * @text: (nullable): what it says; nothing is written of what says nothing
 */
void
sourcier_vcard_writer_add (SourcierVcardWriter *self,
                           const char          *property,
                           const char          *text)
{
  sourcier_vcard_writer_add_parts (self, property, &text, 1);
}

/**
 * sourcier_vcard_writer_add_parts:
 * @self: a writer that has begun a card
 * @property: with its parameters: "ADR;TYPE=work"
 * @parts: (array length=n_parts): what it says, part by part; %NULL for a part that says nothing
 * @n_parts: how many there are
 *
 * Adds a property whose parts have their places; nothing is written where all of them say nothing.
 */
void
sourcier_vcard_writer_add_parts (SourcierVcardWriter *self,
                                 const char          *property,
                                 const char * const  *parts,
                                 guint                n_parts)
{
  g_return_if_fail (self != NULL && property != NULL);

  g_autoptr (GString) line = g_string_new (property);
  gboolean any = FALSE;

  g_string_append_c (line, ':');
  for (guint i = 0; i < n_parts; i++)
    {
      if (i > 0)
        g_string_append_c (line, ';');
      if (sourcier_text_is_empty (parts[i]))
        continue;
      append_escaped (line, parts[i]);
      any = TRUE;
    }
  if (any)
    append_line (self->card, line->str);
}

/**
 * sourcier_vcard_writer_add_uri:
 * @self: a writer that has begun a card
 * @property: with its parameters: "URL"
 * @uri: (nullable): an address, which is written as it is
 */
void
sourcier_vcard_writer_add_uri (SourcierVcardWriter *self,
                               const char          *property,
                               const char          *uri)
{
  g_return_if_fail (self != NULL && property != NULL);

  g_autofree char *clean = sourcier_text_clean (uri);
  g_autofree char *line = g_strconcat (property, ":", g_strdelimit (clean, "\n", ' '), NULL);

  if (!sourcier_text_is_empty (clean))
    append_line (self->card, line);
}

/**
 * sourcier_vcard_writer_end:
 * @self: a writer that has begun a card
 * @error: where to put what went wrong
 *
 * Ends the card.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_vcard_writer_end (SourcierVcardWriter  *self,
                           GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_string_append (self->card, "END:VCARD\r\n");
  return g_output_stream_write_all (self->stream, self->card->str, self->card->len, NULL, self->cancellable, error);
}

/**
 * sourcier_vcard_writer_close:
 * @self: a writer
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if some of the cards could not be written
 */
gboolean
sourcier_vcard_writer_close (SourcierVcardWriter  *self,
                             GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_output_stream_flush (self->stream, self->cancellable, error);
}
