/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document-private.h"

G_BEGIN_DECLS

/* How a format writes a list: an item's text comes first in it, then the lists inside it. */
typedef struct
{
  void (* open_list)  (gpointer                 data,
                       SourcierListKind         kind);
  void (* open_item)  (gpointer                 data);
  void (* write_text) (gpointer                 data,
                       const SourcierRichBlock *text);
  void (* close)      (gpointer                 data);     /* what was opened last */
} SourcierListWriter;

gboolean _sourcier_document_is_item    (SourcierDocument         *document,
                                        guint                     i);
guint    _sourcier_document_write_list (SourcierDocument         *document,
                                        guint                     i,
                                        const SourcierListWriter *writer,
                                        gpointer                  data);

G_END_DECLS
