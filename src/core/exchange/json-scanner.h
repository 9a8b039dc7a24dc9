/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/json-array-reader.h"

G_BEGIN_DECLS

/* More than any real element has. Beyond, no byte of it is kept. */
#define SOURCIER_JSON_MOST_BYTES (16 * 1024 * 1024)
#define SOURCIER_JSON_MOST_LEVELS 64

/**
 * SourcierJsonScanner:
 *
 * Finds the elements of a list in a stream of clean UTF-8 that is given piece by piece, and keeps the bytes of one
 * element only. It looks at brackets and quotation marks: what stands in an element is for the parser to judge.
 */
typedef struct _SourcierJsonScanner SourcierJsonScanner;

SourcierJsonScanner *sourcier_json_scanner_new       (const char            *root,
                                                      SourcierJsonItemFunc   func,
                                                      gpointer               user_data);
void                 sourcier_json_scanner_free      (SourcierJsonScanner   *self);
gboolean             sourcier_json_scanner_feed      (SourcierJsonScanner   *self,
                                                      const char            *bytes,
                                                      gsize                  length,
                                                      GError               **error);
gboolean             sourcier_json_scanner_finish    (SourcierJsonScanner   *self,
                                                      GError               **error);
gboolean             sourcier_json_scanner_found     (SourcierJsonScanner   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierJsonScanner, sourcier_json_scanner_free)

G_END_DECLS
