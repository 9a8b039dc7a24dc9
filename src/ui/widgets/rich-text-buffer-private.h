/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/rich-text-buffer.h"

G_BEGIN_DECLS

/* What the files of the buffer share: how it tells by tags what its lines and letters are. */

#define SOURCIER_RICH_KINDS 4

struct _SourcierRichTextBuffer
{
  GtkTextBuffer parent_instance;

  GtkTextTag *blocks[SOURCIER_RICH_KINDS][SOURCIER_RICH_HEADINGS + 1]; /* by kind and level */
  GtkTextTag *bold;
  GtkTextTag *italic;
  GPtrArray *links;          /* a tag for each link, which holds its address */
  SourcierRichKind last_kind; /* of the last line while it is empty: a tag needs a character */
  guint last_level;
  SourcierRichStyle typing;  /* how the next letter looks */
  gboolean loading;          /* the program writes, not the reader */
  gboolean dark;
};

void              _sourcier_rich_text_buffer_mark_line   (SourcierRichTextBuffer  *self,
                                                          int                      line,
                                                          SourcierRichKind         kind,
                                                          guint                    level);
void              _sourcier_rich_text_buffer_mark_style  (SourcierRichTextBuffer  *self,
                                                          SourcierRichStyle        style,
                                                          const GtkTextIter       *start,
                                                          const GtkTextIter       *end);
GtkTextTag       *_sourcier_rich_text_buffer_create_link (SourcierRichTextBuffer  *self,
                                                          const char              *link);
SourcierRichStyle _sourcier_rich_text_buffer_style_at    (SourcierRichTextBuffer  *self,
                                                          const GtkTextIter       *iter);
const char       *_sourcier_rich_text_link_at            (const GtkTextIter       *iter,
                                                          GtkTextTag             **tag);

G_END_DECLS
