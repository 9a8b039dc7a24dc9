/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierRichKind:
 * @SOURCIER_RICH_PARAGRAPH: running text
 * @SOURCIER_RICH_HEADING: a heading, of level 1 to 3
 * @SOURCIER_RICH_BULLET: an item of a list without order, of level 1 or 2
 * @SOURCIER_RICH_NUMBER: an item of a numbered list, of level 1 or 2
 *
 * What a block of a text is. Items of a list that follow one another are one list.
 */
typedef enum
{
  SOURCIER_RICH_PARAGRAPH,
  SOURCIER_RICH_HEADING,
  SOURCIER_RICH_BULLET,
  SOURCIER_RICH_NUMBER,
} SourcierRichKind;

/**
 * SourcierRichStyle:
 * @SOURCIER_RICH_PLAIN: neither
 * @SOURCIER_RICH_BOLD: bold
 * @SOURCIER_RICH_ITALIC: italic
 *
 * How the letters of a run look; bits that go together.
 */
typedef enum
{
  SOURCIER_RICH_PLAIN = 0,
  SOURCIER_RICH_BOLD = 1 << 0,
  SOURCIER_RICH_ITALIC = 1 << 1,
} SourcierRichStyle;

/* The deepest level of a heading and of an item. */
#define SOURCIER_RICH_HEADINGS 3
#define SOURCIER_RICH_DEPTH 2

/**
 * SourcierRichRun:
 * @text: valid UTF-8 without control characters, but for "\n": a line broken inside the block
 * @style: how it looks
 * @link: (nullable): where it leads: http, https or mailto, in the form of sourcier_rich_link_clean()
 *
 * Letters of one look.
 */
typedef struct
{
  char *text;
  SourcierRichStyle style;
  char *link;
} SourcierRichRun;

/**
 * SourcierRichBlock:
 * @kind: what it is
 * @level: 1 to 3 of a heading, 1 or 2 of an item, 0 of a paragraph
 * @runs: (element-type SourcierRichRun): its text, from left to right
 *
 * A paragraph, a heading or an item of a list.
 */
typedef struct
{
  SourcierRichKind kind;
  guint level;
  GPtrArray *runs;
} SourcierRichBlock;

/**
 * SourcierRichNumbering:
 * @counts: the numbers reached at each level
 *
 * The numbers of the items while a text is gone through; starts as zeros.
 */
typedef struct
{
  guint counts[SOURCIER_RICH_DEPTH];
} SourcierRichNumbering;

GPtrArray         *sourcier_rich_text_new        (void);
GPtrArray         *sourcier_rich_text_parse      (const char              *markup);
char              *sourcier_rich_text_to_markup  (GPtrArray               *blocks);
char              *sourcier_rich_text_to_plain   (const char              *markup);
SourcierRichBlock *sourcier_rich_block_new       (SourcierRichKind         kind,
                                                  guint                    level);
void               sourcier_rich_block_free      (SourcierRichBlock       *self);
void               sourcier_rich_block_append    (SourcierRichBlock       *self,
                                                  const char              *text,
                                                  SourcierRichStyle        style,
                                                  const char              *link);
gboolean           sourcier_rich_block_is_item   (const SourcierRichBlock *self);
guint              sourcier_rich_numbering_count (SourcierRichNumbering   *self,
                                                  const SourcierRichBlock *block);
char              *sourcier_rich_link_clean      (const char              *link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierRichBlock, sourcier_rich_block_free)

G_END_DECLS
