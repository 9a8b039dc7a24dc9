/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document-layout.h"
#include "exchange/document-private.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A part of a block on a page. */
typedef struct
{
  const SourcierBlock *block;
  guint page;          /* from 0 */
  double y;            /* from the top of the page */
  double height;
  guint first;         /* of lines, of rows or of entries */
  guint last;          /* the one after the last */
} SourcierPiece;

typedef struct
{
  const SourcierBlock *block;
  guint page;
  double y;
} SourcierHeadingPlace;

struct _SourcierDocumentLayout
{
  GObject parent_instance;

  SourcierDocument *document;
  GArray *pieces;      /* SourcierPiece, page after page */
  GArray *headings;    /* SourcierHeadingPlace, in the order of reading */
  guint n_pages;
  guint cover;         /* 1 when the first page is a cover, which is not numbered in words */
  double width;        /* of a page */
  double height;
  gboolean tagged;     /* whether what is drawn on takes the tags of PDF */
};

/* How each kind of text looks, in points. */
typedef struct
{
  double size;
  gboolean bold;
  gboolean italic;
  double above;
  double below;
  double indent;
  double line;         /* height of a line in heights of the font */
  SourcierColour colour;
} SourcierLook;

/* A4 (ISO 216). */
#define SOURCIER_PAGE_SHORT 595.28
#define SOURCIER_PAGE_LONG 841.89
#define SOURCIER_PAGE_MARGIN 65.2    /* 2.3 cm, left and right */
#define SOURCIER_PAGE_TOP 79.4       /* under the head */
#define SOURCIER_PAGE_BOTTOM 73.7    /* above the foot */
#define SOURCIER_CELL_PADDING 4.0
#define SOURCIER_CHART_TEXT 8.5
#define SOURCIER_CELL_MOST 340.0     /* how high a cell may be: it has to stand on one page, even a lying one */

const SourcierLook *_sourcier_look_of_block   (const SourcierBlock *block);
const SourcierLook *_sourcier_look_of_cell    (gboolean             bold);
const SourcierLook *_sourcier_look_of_caption (void);
const SourcierLook *_sourcier_look_of_entry   (guint                level);
const SourcierLook *_sourcier_look_of_contents (void);
const SourcierLook *_sourcier_look_of_title   (gboolean             cover);
const SourcierLook *_sourcier_look_of_subtitle (void);
const SourcierLook *_sourcier_look_of_line    (void);
const SourcierLook *_sourcier_look_of_margin  (void);

PangoLayout *_sourcier_lay_text  (PangoContext            *context,
                                  const SourcierRichBlock *text,
                                  const SourcierLook      *look,
                                  double                   width,
                                  SourcierAlign            align);
PangoLayout *_sourcier_lay_plain (PangoContext            *context,
                                  const char              *text,
                                  const SourcierLook      *look,
                                  double                   width);
double       _sourcier_laid_height (PangoLayout             *layout);
PangoLayout *_sourcier_lay_cell  (PangoContext            *context,
                                  const SourcierRichBlock *text,
                                  const SourcierLook      *look,
                                  double                   width,
                                  SourcierAlign            align);
double       _sourcier_chart_height (SourcierDocument            *document,
                                     SourcierChart               *chart);
double       _sourcier_row_height  (PangoContext                *context,
                                    const SourcierDocumentTable *table,
                                    SourcierRichBlock          **cells,
                                    gboolean                     bold,
                                    double                       width);
double       _sourcier_column_width (const SourcierDocumentTable *table,
                                     guint                        column,
                                     double                       width);
double       _sourcier_layout_text_width (SourcierDocumentLayout *self);
guint        _sourcier_layout_page_of    (SourcierDocumentLayout *self,
                                          const SourcierBlock    *heading);

G_END_DECLS
