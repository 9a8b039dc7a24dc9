/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document-layout-private.h"

G_BEGIN_DECLS

/* A page while it is drawn. */
typedef struct
{
  SourcierDocumentLayout *layout;
  cairo_t *cr;
  PangoContext *context;
  gboolean in_list;      /* whether the tag of a list is open */
  SourcierListKind list; /* which kind of list then */
} SourcierPage;

void _sourcier_page_colour     (cairo_t                 *cr,
                                const SourcierColour    *colour);
void _sourcier_page_begin_tag  (SourcierPage            *page,
                                const char              *tag,
                                const char              *attributes);
void _sourcier_page_end_tag    (SourcierPage            *page,
                                const char              *tag);
void _sourcier_page_show       (SourcierPage            *page,
                                PangoLayout             *layout,
                                const SourcierLook      *look,
                                double                   x,
                                double                   y);
void _sourcier_page_link       (SourcierPage            *page,
                                const char              *target,
                                gboolean                 inside,
                                double                   x,
                                double                   y,
                                double                   width,
                                double                   height);
void _sourcier_page_lines      (SourcierPage            *page,
                                const SourcierRichBlock *text,
                                PangoLayout             *layout,
                                const SourcierLook      *look,
                                double                   x,
                                double                   y,
                                guint                    first,
                                guint                    last);
void _sourcier_page_draw_piece (SourcierPage            *page,
                                const SourcierPiece     *piece);
void _sourcier_page_draw_table (SourcierPage            *page,
                                const SourcierPiece     *piece);
double _sourcier_page_caption  (SourcierPage            *page,
                                const char              *caption,
                                double                   y);

G_END_DECLS
