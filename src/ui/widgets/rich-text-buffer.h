/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/rich-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierRichTextBuffer:
 *
 * A text with headings, lists, bold, italic and links while somebody edits it: a line is a block, tags tell what it is
 * and how its letters look. What is typed takes the look of what stands before it. "edited" is emitted when the reader
 * changes the text or its look, "moved" when the cursor is somewhere else, where the look may differ.
 */
#define SOURCIER_TYPE_RICH_TEXT_BUFFER (sourcier_rich_text_buffer_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRichTextBuffer, sourcier_rich_text_buffer, SOURCIER, RICH_TEXT_BUFFER, GtkTextBuffer)

GtkTextBuffer     *sourcier_rich_text_buffer_new        (void);
void               sourcier_rich_text_buffer_load       (SourcierRichTextBuffer *self,
                                                         GPtrArray              *blocks);
GPtrArray         *sourcier_rich_text_buffer_read       (SourcierRichTextBuffer *self);
SourcierRichKind   sourcier_rich_text_buffer_get_kind   (SourcierRichTextBuffer *self,
                                                         int                     line,
                                                         guint                  *level);
void               sourcier_rich_text_buffer_set_kind   (SourcierRichTextBuffer *self,
                                                         int                     line,
                                                         SourcierRichKind        kind,
                                                         guint                   level);
int                sourcier_rich_text_buffer_get_line   (SourcierRichTextBuffer *self);
gboolean           sourcier_rich_text_buffer_is_blank   (SourcierRichTextBuffer *self,
                                                         int                     line);
void               sourcier_rich_text_buffer_turn_into  (SourcierRichTextBuffer *self,
                                                         SourcierRichKind        kind,
                                                         guint                   level);
SourcierRichStyle  sourcier_rich_text_buffer_get_style  (SourcierRichTextBuffer *self);
void               sourcier_rich_text_buffer_toggle     (SourcierRichTextBuffer *self,
                                                         SourcierRichStyle       style);
char              *sourcier_rich_text_buffer_find_link  (SourcierRichTextBuffer *self,
                                                         GtkTextIter            *start,
                                                         GtkTextIter            *end);
void               sourcier_rich_text_buffer_set_link   (SourcierRichTextBuffer *self,
                                                         const char             *link);
void               sourcier_rich_text_buffer_set_dark   (SourcierRichTextBuffer *self,
                                                         gboolean                dark);

G_END_DECLS
