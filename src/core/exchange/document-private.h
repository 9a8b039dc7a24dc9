/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document.h"

G_BEGIN_DECLS

/* What the writers of documents read; whoever hands a document over has document.h. */

typedef struct
{
  SourcierRichBlock *title;
  SourcierAlign align;
  double width;
} SourcierDocumentColumn;

typedef struct
{
  SourcierRichBlock **cells;   /* as many as there are columns */
  guint n_cells;
  gboolean is_total;
} SourcierDocumentRow;

struct _SourcierDocumentTable
{
  char *caption;               /* NULL where there is none */
  GPtrArray *columns;          /* SourcierDocumentColumn */
  GPtrArray *rows;             /* SourcierDocumentRow */
};

typedef enum
{
  SOURCIER_BLOCK_TITLE_PAGE,
  SOURCIER_BLOCK_TITLE,
  SOURCIER_BLOCK_CONTENTS,
  SOURCIER_BLOCK_HEADING,
  SOURCIER_BLOCK_PARAGRAPH,
  SOURCIER_BLOCK_ITEM,
  SOURCIER_BLOCK_TABLE,
  SOURCIER_BLOCK_CHART,
  SOURCIER_BLOCK_PAGE_BREAK,
} SourcierBlockKind;

typedef struct
{
  SourcierBlockKind kind;
  SourcierRichBlock *text;      /* heading, paragraph, item; subtitle of a title, may be NULL */
  guint level;                     /* of a heading, a contents or an item, from 1 */
  guint number;                    /* of a numbered item, from 1 */
  char *id;                        /* of a heading, unique in the document */
  SourcierParagraph paragraph;
  SourcierListKind list;
  char **lines;                    /* of a title page */
  SourcierDocumentTable *table;
  SourcierChart *chart;
  char *caption;                   /* of a chart, may be NULL */
} SourcierBlock;

struct _SourcierDocument
{
  GObject parent_instance;

  SourcierLanguage language;
  char *title;
  char *creator;                   /* "" where nobody is named, as below */
  char *footer;
  SourcierDay day;
  gboolean landscape;
  GPtrArray *blocks;               /* SourcierBlock */
  GHashTable *ids;                 /* of headings */
  guint numbers[SOURCIER_DOCUMENT_DEPTHS];   /* of the last numbered items */
};

/* A document says these in its own language, whatever the window speaks. */
typedef enum
{
  SOURCIER_WORD_CONTENTS,
  SOURCIER_WORD_PAGE,              /* before the number of the page */
  SOURCIER_WORD_OF,                /* between it and how many there are */
} SourcierDocumentWord;

const char        *_sourcier_document_word (SourcierDocument        *self,
                                            SourcierDocumentWord     word);
SourcierRichBlock *_sourcier_document_text (const char              *text);
char              *_sourcier_document_plain (const SourcierRichBlock *text);

G_END_DECLS
