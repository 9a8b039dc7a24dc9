/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document-layout-private.h"
#include "exchange/xml-writer.h"

G_BEGIN_DECLS

/* The body of an ODT while it is written. */
typedef struct
{
  SourcierDocument *document;
  SourcierDocumentLayout *layout;    /* which says on which page a heading is likely to stand */
  SourcierXmlWriter *xml;
  const char *before;                /* "Break_", "Cover_" or "Page_": how the next paragraph begins a page; "" else */
  guint n_tables;
  guint n_charts;
} SourcierOdt;

/* Text may not be wider, in cm. */
double      _sourcier_odt_text_width (SourcierDocument         *document);
void        _sourcier_odt_styles     (SourcierOdt              *odt);
void        _sourcier_odt_table      (SourcierOdt              *odt,
                                      const SourcierDocumentTable *table);
void        _sourcier_odt_paragraph  (SourcierOdt              *odt,
                                      const char               *style,
                                      const SourcierRichBlock  *text);
void        _sourcier_odt_words      (SourcierOdt              *odt,
                                      const char               *style,
                                      const char               *words);
void        _sourcier_odt_runs       (SourcierXmlWriter        *xml,
                                      const SourcierRichBlock  *text);

G_END_DECLS
