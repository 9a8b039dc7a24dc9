/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "exchange/list-reader.h"

G_BEGIN_DECLS

/**
 * SourcierBook:
 *
 * A spreadsheet from outside, read sheet by sheet and row by row. A cell is what was typed or counted: text, a number as
 * it is stored, a day as an ISO day, a formula by its stored value.
 */
typedef struct _SourcierBook SourcierBook;

SourcierListFormat  sourcier_book_get_format_of (GFile               *file,
                                                 GCancellable        *cancellable);
SourcierBook       *sourcier_book_open          (GFile               *file,
                                                 GCancellable        *cancellable,
                                                 GError             **error);
void                sourcier_book_free          (SourcierBook        *self);
const char * const *sourcier_book_get_sheets    (SourcierBook        *self);
gboolean            sourcier_book_read          (SourcierBook        *self,
                                                 guint                sheet,
                                                 SourcierListRowFunc   row_func,
                                                 gpointer             user_data,
                                                 SourcierProgress    *progress,
                                                 GCancellable        *cancellable,
                                                 GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierBook, sourcier_book_free)

G_END_DECLS
