/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/rich-text-buffer-private.h"

/* A text is loaded into the buffer and read from it, block for block. */

static void
insert_run (SourcierRichTextBuffer *self,
            GtkTextIter            *end,
            const SourcierRichRun  *run)
{
  int offset = gtk_text_iter_get_offset (end);
  g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);
  /* A line that is broken inside a block: the view breaks it, and the buffer counts one line. */
  g_autofree char *text = g_strjoinv ("\u2028", lines);
  GtkTextIter start;

  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), end, text, -1);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &start, offset);
  _sourcier_rich_text_buffer_mark_style (self, run->style, &start, end);
  if (run->link != NULL)
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), _sourcier_rich_text_buffer_create_link (self, run->link), &start, end);
}

static void
clear (SourcierRichTextBuffer *self)
{
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), "", 0);
  for (guint i = 0; i < self->links->len; i++)
    gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self)), self->links->pdata[i]);
  g_ptr_array_set_size (self->links, 0);
}

/**
 * sourcier_rich_text_buffer_load:
 * @self: a text
 * @blocks: (element-type SourcierRichBlock): what it becomes
 *
 * Puts a text in the place of the one there. Nothing is emitted but "moved".
 */
void
sourcier_rich_text_buffer_load (SourcierRichTextBuffer *self,
                                GPtrArray              *blocks)
{
  GtkTextIter end;

  g_return_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self));
  g_return_if_fail (blocks != NULL);

  self->loading = TRUE;
  clear (self);
  _sourcier_rich_text_buffer_mark_line (self, 0, SOURCIER_RICH_PARAGRAPH, 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      const SourcierRichBlock *block = g_ptr_array_index (blocks, i);

      gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self), &end);
      if (i > 0)
        gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), &end, "\n", 1);
      for (guint j = 0; j < block->runs->len; j++)
        insert_run (self, &end, g_ptr_array_index (block->runs, j));
      _sourcier_rich_text_buffer_mark_line (self, (int) i, block->kind, block->level);
      if (i > 0)
        {
          SourcierRichBlock *before = g_ptr_array_index (blocks, i - 1);
          _sourcier_rich_text_buffer_mark_line (self, (int) i - 1, before->kind, before->level);
          _sourcier_rich_text_buffer_mark_line (self, (int) i, block->kind, block->level);
        }
    }
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &end);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &end);
  self->loading = FALSE;
  g_signal_emit_by_name (self, "moved");
}

static SourcierRichBlock *
read_line (SourcierRichTextBuffer *self,
           int                     line)
{
  guint level;
  SourcierRichKind kind = sourcier_rich_text_buffer_get_kind (self, line, &level);
  SourcierRichBlock *block = sourcier_rich_block_new (kind, level);
  GtkTextIter at, line_end;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &at, line);
  line_end = at;
  if (!gtk_text_iter_ends_line (&line_end))
    gtk_text_iter_forward_to_line_end (&line_end);
  while (gtk_text_iter_compare (&at, &line_end) < 0)
    {
      GtkTextIter start = at;
      GtkTextTag *tag;

      if (!gtk_text_iter_forward_to_tag_toggle (&at, NULL) || gtk_text_iter_compare (&at, &line_end) > 0)
        at = line_end;

      g_autofree char *text = gtk_text_iter_get_text (&start, &at);
      sourcier_rich_block_append (block, text, _sourcier_rich_text_buffer_style_at (self, &start), _sourcier_rich_text_link_at (&start, &tag));
    }
  return block;
}

/**
 * sourcier_rich_text_buffer_read:
 * @self: a text
 *
 * Returns: (transfer full) (element-type SourcierRichBlock): a block for each line, empty ones too
 */
GPtrArray *
sourcier_rich_text_buffer_read (SourcierRichTextBuffer *self)
{
  g_return_val_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self), NULL);

  GPtrArray *blocks = sourcier_rich_text_new ();
  int n_lines = gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self));

  for (int line = 0; line < n_lines; line++)
    g_ptr_array_add (blocks, read_line (self, line));
  return blocks;
}
