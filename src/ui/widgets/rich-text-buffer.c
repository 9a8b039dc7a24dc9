/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/rich-text-buffer-private.h"

/* How far each level of a list is set in, in pixels. */
#define INDENT 28

G_DEFINE_FINAL_TYPE (SourcierRichTextBuffer, sourcier_rich_text_buffer, GTK_TYPE_TEXT_BUFFER)

enum { EDITED, MOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* A blue that can be read on the light and on the dark background of a text. */
static const char *
get_link_color (SourcierRichTextBuffer *self)
{
  return self->dark ? "#78aeed" : "#1a5fb4";
}

GtkTextTag *
_sourcier_rich_text_buffer_create_link (SourcierRichTextBuffer *self,
                                        const char             *link)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), NULL, "underline", PANGO_UNDERLINE_SINGLE,
                                                "foreground", get_link_color (self), NULL);

  g_object_set_data_full (G_OBJECT (tag), "link", g_strdup (link), g_free);
  g_ptr_array_add (self->links, tag);
  return tag;
}

static void
get_line_bounds (SourcierRichTextBuffer *self,
                 int                     line,
                 GtkTextIter            *start,
                 GtkTextIter            *end)
{
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), start, line);
  *end = *start;
  gtk_text_iter_forward_line (end);
}

/**
 * sourcier_rich_text_buffer_is_blank:
 * @self: a text
 * @line: one of its lines, from 0
 *
 * Returns: whether nothing stands on it
 */
gboolean
sourcier_rich_text_buffer_is_blank (SourcierRichTextBuffer *self,
                                    int                     line)
{
  GtkTextIter start;

  g_return_val_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self), TRUE);

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &start, line);
  return gtk_text_iter_ends_line (&start);
}

/**
 * sourcier_rich_text_buffer_get_kind:
 * @self: a text
 * @line: one of its lines, from 0
 * @level: (out) (optional): the level of a heading or of an item, else 0
 *
 * Returns: what the line is
 */
SourcierRichKind
sourcier_rich_text_buffer_get_kind (SourcierRichTextBuffer *self,
                                    int                     line,
                                    guint                  *level)
{
  GtkTextIter start;
  guint ignored;

  g_return_val_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self), SOURCIER_RICH_PARAGRAPH);

  if (level == NULL)
    level = &ignored;
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &start, line);
  *level = self->last_level;
  if (gtk_text_iter_is_end (&start))
    return self->last_kind;
  for (guint kind = 0; kind < SOURCIER_RICH_KINDS; kind++)
    for (*level = 1; *level <= SOURCIER_RICH_HEADINGS; (*level)++)
      if (self->blocks[kind][*level] != NULL && gtk_text_iter_has_tag (&start, self->blocks[kind][*level]))
        return (SourcierRichKind) kind;
  *level = 0;
  return SOURCIER_RICH_PARAGRAPH;
}

/* Without a word to whoever listens. */
void
_sourcier_rich_text_buffer_mark_line (SourcierRichTextBuffer *self,
                                      int                     line,
                                      SourcierRichKind        kind,
                                      guint                   level)
{
  GtkTextIter start, end;

  get_line_bounds (self, line, &start, &end);
  for (guint i = 0; i < SOURCIER_RICH_KINDS; i++)
    for (guint j = 1; j <= SOURCIER_RICH_HEADINGS; j++)
      if (self->blocks[i][j] != NULL)
        gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), self->blocks[i][j], &start, &end);
  if (self->blocks[kind][level] != NULL)
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->blocks[kind][level], &start, &end);
  if (line == gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self)) - 1)
    {
      self->last_kind = kind;
      self->last_level = level;
    }
}

/**
 * sourcier_rich_text_buffer_set_kind:
 * @self: a text
 * @line: one of its lines, from 0
 * @kind: what it becomes
 * @level: of a heading or of an item
 */
void
sourcier_rich_text_buffer_set_kind (SourcierRichTextBuffer *self,
                                    int                     line,
                                    SourcierRichKind        kind,
                                    guint                   level)
{
  g_return_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self));
  g_return_if_fail (level <= SOURCIER_RICH_HEADINGS);

  _sourcier_rich_text_buffer_mark_line (self, line, kind, kind == SOURCIER_RICH_PARAGRAPH ? 0 : level);
  g_signal_emit (self, signals[EDITED], 0);
  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * sourcier_rich_text_buffer_get_line:
 * @self: a text
 *
 * Returns: the line of the cursor, from 0
 */
int
sourcier_rich_text_buffer_get_line (SourcierRichTextBuffer *self)
{
  GtkTextIter cursor;

  g_return_val_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self), 0);

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &cursor, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  return gtk_text_iter_get_line (&cursor);
}

/**
 * sourcier_rich_text_buffer_turn_into:
 * @self: a text
 * @kind: what the lines selected become; those that are it already become paragraphs
 * @level: of a heading or of an item
 */
void
sourcier_rich_text_buffer_turn_into (SourcierRichTextBuffer *self,
                                     SourcierRichKind        kind,
                                     guint                   level)
{
  GtkTextIter start, end;
  guint is_level;

  g_return_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self));

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end);

  int first = gtk_text_iter_get_line (&start), last = gtk_text_iter_get_line (&end);
  gboolean already = sourcier_rich_text_buffer_get_kind (self, first, &is_level) == kind && is_level == level;

  for (int line = first; line <= last; line++)
    _sourcier_rich_text_buffer_mark_line (self, line, already ? SOURCIER_RICH_PARAGRAPH : kind,
               already || kind == SOURCIER_RICH_PARAGRAPH ? 0 : level);
  g_signal_emit (self, signals[EDITED], 0);
  g_signal_emit (self, signals[MOVED], 0);
}

SourcierRichStyle
_sourcier_rich_text_buffer_style_at (SourcierRichTextBuffer *self,
                                     const GtkTextIter      *iter)
{
  return (gtk_text_iter_has_tag (iter, self->bold) ? SOURCIER_RICH_BOLD : SOURCIER_RICH_PLAIN)
         | (gtk_text_iter_has_tag (iter, self->italic) ? SOURCIER_RICH_ITALIC : SOURCIER_RICH_PLAIN);
}

const char *
_sourcier_rich_text_link_at (const GtkTextIter  *iter,
                             GtkTextTag        **tag)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *at = tags; at != NULL; at = at->next)
    {
      const char *link = g_object_get_data (at->data, "link");

      if (link != NULL)
        {
          *tag = at->data;
          return link;
        }
    }
  return NULL;
}

void
_sourcier_rich_text_buffer_mark_style (SourcierRichTextBuffer *self,
                                       SourcierRichStyle       style,
                                       const GtkTextIter      *start,
                                       const GtkTextIter      *end)
{
  GtkTextTag *tags[] = { self->bold, self->italic };
  const SourcierRichStyle bits[] = { SOURCIER_RICH_BOLD, SOURCIER_RICH_ITALIC };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if ((style & bits[i]) != 0)
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), tags[i], start, end);
    else
      gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), tags[i], start, end);
}

/**
 * sourcier_rich_text_buffer_get_style:
 * @self: a text
 *
 * Returns: how the letters selected look, all of them; without a selection, how the next letter will
 */
SourcierRichStyle
sourcier_rich_text_buffer_get_style (SourcierRichTextBuffer *self)
{
  SourcierRichStyle style = SOURCIER_RICH_BOLD | SOURCIER_RICH_ITALIC;
  GtkTextIter start, end;

  g_return_val_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self), SOURCIER_RICH_PLAIN);

  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end))
    return self->typing;
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      style &= _sourcier_rich_text_buffer_style_at (self, &start);
      if (!gtk_text_iter_forward_to_tag_toggle (&start, NULL))
        break;
    }
  return style;
}

/**
 * sourcier_rich_text_buffer_toggle:
 * @self: a text
 * @style: bold or italic
 *
 * Gives the letters selected that look, or takes it from them when all have it; without a selection, the letters typed
 * next.
 */
void
sourcier_rich_text_buffer_toggle (SourcierRichTextBuffer *self,
                                  SourcierRichStyle       style)
{
  GtkTextTag *tag;
  GtkTextIter start, end;

  g_return_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self));

  tag = style == SOURCIER_RICH_BOLD ? self->bold : self->italic;
  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end))
    {
      self->typing ^= style;
      g_signal_emit (self, signals[MOVED], 0);
      return;
    }
  if ((sourcier_rich_text_buffer_get_style (self) & style) != 0)
    gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), tag, &start, &end);
  else
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), tag, &start, &end);
  g_signal_emit (self, signals[EDITED], 0);
  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * sourcier_rich_text_buffer_find_link:
 * @self: a text
 * @start: (out): where the words begin: those of the link, else those selected
 * @end: (out): where they end
 *
 * Returns: (transfer full) (nullable): the address of the link the cursor is in or behind
 */
char *
sourcier_rich_text_buffer_find_link (SourcierRichTextBuffer *self,
                                     GtkTextIter            *start,
                                     GtkTextIter            *end)
{
  GtkTextTag *tag = NULL;
  const char *link;
  GtkTextIter at;

  g_return_val_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self), NULL);

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), start, end);
  at = *start;
  link = _sourcier_rich_text_link_at (&at, &tag);
  if (link == NULL && gtk_text_iter_backward_char (&at))
    link = _sourcier_rich_text_link_at (&at, &tag);
  if (link == NULL)
    return NULL;
  *start = *end = at;
  if (!gtk_text_iter_starts_tag (start, tag))
    gtk_text_iter_backward_to_tag_toggle (start, tag);
  if (!gtk_text_iter_ends_tag (end, tag))
    gtk_text_iter_forward_to_tag_toggle (end, tag);
  return g_strdup (link);
}

/**
 * sourcier_rich_text_buffer_set_link:
 * @self: a text
 * @link: (nullable): the address that the link at the cursor, or the words selected, lead to; %NULL to let them lead
 *   nowhere. Without words the address is written out.
 */
void
sourcier_rich_text_buffer_set_link (SourcierRichTextBuffer *self,
                                    const char             *link)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;

  g_return_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self));

  g_free (sourcier_rich_text_buffer_find_link (self, &start, &end));
  if (link != NULL && gtk_text_iter_equal (&start, &end))
    {
      int offset = gtk_text_iter_get_offset (&start);

      gtk_text_buffer_insert (buffer, &end, link, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
    }
  for (guint i = 0; i < self->links->len; i++)
    gtk_text_buffer_remove_tag (buffer, self->links->pdata[i], &start, &end);
  if (link != NULL)
    gtk_text_buffer_apply_tag (buffer, _sourcier_rich_text_buffer_create_link (self, link), &start, &end);
  g_signal_emit (self, signals[EDITED], 0);
}

/**
 * sourcier_rich_text_buffer_set_dark:
 * @self: a text
 * @dark: whether it is shown on a dark background
 */
void
sourcier_rich_text_buffer_set_dark (SourcierRichTextBuffer *self,
                                    gboolean                dark)
{
  g_return_if_fail (SOURCIER_IS_RICH_TEXT_BUFFER (self));

  self->dark = dark;
  for (guint i = 0; i < self->links->len; i++)
    g_object_set (self->links->pdata[i], "foreground", get_link_color (self), NULL);
}

static void
sourcier_rich_text_buffer_insert_text (GtkTextBuffer *buffer,
                                       GtkTextIter   *iter,
                                       const char    *text,
                                       int            length)
{
  SourcierRichTextBuffer *self = SOURCIER_RICH_TEXT_BUFFER (buffer);
  int offset = gtk_text_iter_get_offset (iter), line = gtk_text_iter_get_line (iter);
  guint level;
  SourcierRichKind kind = sourcier_rich_text_buffer_get_kind (self, line, &level);
  GtkTextIter start;

  GTK_TEXT_BUFFER_CLASS (sourcier_rich_text_buffer_parent_class)->insert_text (buffer, iter, text, length);
  if (self->loading)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  _sourcier_rich_text_buffer_mark_style (self, self->typing, &start, iter);
  for (; line <= gtk_text_iter_get_line (iter); line++)
    _sourcier_rich_text_buffer_mark_line (self, line, kind, level);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Lines that are joined are what the first was, unless nothing stood there. */
static void
sourcier_rich_text_buffer_delete_range (GtkTextBuffer *buffer,
                                        GtkTextIter   *start,
                                        GtkTextIter   *end)
{
  SourcierRichTextBuffer *self = SOURCIER_RICH_TEXT_BUFFER (buffer);
  int line = gtk_text_iter_get_line (start);
  guint level;
  SourcierRichKind kind =
    sourcier_rich_text_buffer_get_kind (self, sourcier_rich_text_buffer_is_blank (self, line) ? gtk_text_iter_get_line (end)
                                                                                              : line, &level);

  GTK_TEXT_BUFFER_CLASS (sourcier_rich_text_buffer_parent_class)->delete_range (buffer, start, end);
  if (self->loading)
    return;
  _sourcier_rich_text_buffer_mark_line (self, line, kind, level);
  g_signal_emit (self, signals[EDITED], 0);
}

/* The next letter looks like the one before it, at the start of a line like the one after. */
static void
sourcier_rich_text_buffer_mark_set (GtkTextBuffer     *buffer,
                                    const GtkTextIter *location,
                                    GtkTextMark       *mark)
{
  SourcierRichTextBuffer *self = SOURCIER_RICH_TEXT_BUFFER (buffer);
  GtkTextIter at = *location;

  GTK_TEXT_BUFFER_CLASS (sourcier_rich_text_buffer_parent_class)->mark_set (buffer, location, mark);
  if (self->loading || (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;
  if (!gtk_text_iter_starts_line (&at))
    gtk_text_iter_backward_char (&at);
  self->typing = _sourcier_rich_text_buffer_style_at (self, &at);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
sourcier_rich_text_buffer_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_RICH_TEXT_BUFFER (object)->links);

  G_OBJECT_CLASS (sourcier_rich_text_buffer_parent_class)->finalize (object);
}

static void
create_tags (SourcierRichTextBuffer *self)
{
  static const double scales[] = { 0, PANGO_SCALE_X_LARGE, PANGO_SCALE_LARGE, PANGO_SCALE_MEDIUM };
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  for (guint level = 1; level <= SOURCIER_RICH_HEADINGS; level++)
    self->blocks[SOURCIER_RICH_HEADING][level]
      = gtk_text_buffer_create_tag (buffer, NULL, "scale", scales[level], "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 6,
                                    NULL);
  for (guint kind = SOURCIER_RICH_BULLET; kind <= SOURCIER_RICH_NUMBER; kind++)
    for (guint level = 1; level <= SOURCIER_RICH_DEPTH; level++)
      self->blocks[kind][level] = gtk_text_buffer_create_tag (buffer, NULL, "left-margin", (int) level * INDENT,
                                                              "pixels-below-lines", 2, NULL);
  self->bold = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->italic = gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, NULL);
}

/* GTK may set marks while the buffer is made: the tags must be there by then. */
static void
sourcier_rich_text_buffer_constructed (GObject *object)
{
  G_OBJECT_CLASS (sourcier_rich_text_buffer_parent_class)->constructed (object);

  create_tags (SOURCIER_RICH_TEXT_BUFFER (object));
  SOURCIER_RICH_TEXT_BUFFER (object)->loading = FALSE;
}

static void
sourcier_rich_text_buffer_class_init (SourcierRichTextBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sourcier_rich_text_buffer_constructed;
  G_OBJECT_CLASS (klass)->finalize = sourcier_rich_text_buffer_finalize;
  buffer_class->insert_text = sourcier_rich_text_buffer_insert_text;
  buffer_class->delete_range = sourcier_rich_text_buffer_delete_range;
  buffer_class->mark_set = sourcier_rich_text_buffer_mark_set;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
sourcier_rich_text_buffer_init (SourcierRichTextBuffer *self)
{
  self->links = g_ptr_array_new ();
  self->loading = TRUE;
}

/**
 * sourcier_rich_text_buffer_new:
 *
 * GTK's own undo knows letters alone: whoever edits the text keeps its states.
 *
 * Returns: (transfer full): an empty text
 */
GtkTextBuffer *
sourcier_rich_text_buffer_new (void)
{
  return g_object_new (SOURCIER_TYPE_RICH_TEXT_BUFFER, "enable-undo", FALSE, NULL);
}
