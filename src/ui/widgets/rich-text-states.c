/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/rich-text-states.h"

/* A pause in typing this long begins a step of its own. */
#define PAUSE_MS 1000

/* The text before the oldest step is forgotten. */
#define MOST_STEPS 200

typedef struct
{
  GPtrArray *blocks;
  int cursor;
} State;

struct _SourcierRichTextStates
{
  SourcierRichTextBuffer *buffer; /* not owned */
  GQueue undo;                    /* of State, the last one on top */
  GQueue redo;
  State *now;                     /* the text when the stretch of typing began */
  gulong edited_id;
  guint pause_id;
};

static void
state_free (State *state)
{
  g_ptr_array_unref (state->blocks);
  g_free (state);
}

static State *
take_state (SourcierRichTextStates *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  State *state = g_new0 (State, 1);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  state->blocks = sourcier_rich_text_buffer_read (self->buffer);
  state->cursor = gtk_text_iter_get_offset (&cursor);
  return state;
}

static void
end_stretch (SourcierRichTextStates *self)
{
  if (self->pause_id == 0)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  state_free (self->now);
  self->now = take_state (self);
}

static gboolean
paused_cb (gpointer data)
{
  SourcierRichTextStates *self = data;

  end_stretch (self);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (SourcierRichTextStates *self)
{
  if (self->pause_id == 0)
    {
      g_queue_push_head (&self->undo, g_steal_pointer (&self->now));
      self->now = take_state (self);
      g_queue_clear_full (&self->redo, (GDestroyNotify) state_free);
      if (self->undo.length > MOST_STEPS)
        state_free (g_queue_pop_tail (&self->undo));
    }
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, paused_cb, self);
}

/**
 * sourcier_rich_text_states_new:
 * @buffer: a text, which outlives its states
 *
 * Returns: (transfer full): the states of the text from now on
 */
SourcierRichTextStates *
sourcier_rich_text_states_new (SourcierRichTextBuffer *buffer)
{
  SourcierRichTextStates *self = g_new0 (SourcierRichTextStates, 1);

  self->buffer = buffer;
  self->now = take_state (self);
  self->edited_id = g_signal_connect_swapped (buffer, "edited", G_CALLBACK (edited_cb), self);
  return self;
}

/**
 * sourcier_rich_text_states_free:
 * @self: (transfer full): states
 */
void
sourcier_rich_text_states_free (SourcierRichTextStates *self)
{
  g_signal_handler_disconnect (self->buffer, self->edited_id);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_queue_clear_full (&self->undo, (GDestroyNotify) state_free);
  g_queue_clear_full (&self->redo, (GDestroyNotify) state_free);
  g_clear_pointer (&self->now, state_free);
  g_free (self);
}

/**
 * sourcier_rich_text_states_begin:
 * @self: states
 *
 * What comes next is undone apart from what was typed before it.
 */
void
sourcier_rich_text_states_begin (SourcierRichTextStates *self)
{
  g_return_if_fail (self != NULL);

  end_stretch (self);
}

/**
 * sourcier_rich_text_states_step:
 * @self: states
 * @undo: whether to go back; else forth
 *
 * Returns: whether there was a step to take
 */
gboolean
sourcier_rich_text_states_step (SourcierRichTextStates *self,
                                gboolean                undo)
{
  GQueue *from, *to;
  GtkTextIter cursor;

  g_return_val_if_fail (self != NULL, FALSE);

  from = undo ? &self->undo : &self->redo;
  to = undo ? &self->redo : &self->undo;
  end_stretch (self);
  if (g_queue_is_empty (from))
    return FALSE;
  g_queue_push_head (to, g_steal_pointer (&self->now));
  self->now = g_queue_pop_head (from);
  sourcier_rich_text_buffer_load (self->buffer, self->now->blocks);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &cursor, self->now->cursor);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &cursor);
  return TRUE;
}
