/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/search.h"

#include <roaring/roaring.h>

G_BEGIN_DECLS

/**
 * SourcierTextIndex:
 *
 * The folded texts of a great many rows, so that those in which something stands are found in milliseconds, in the middle of
 * words too. Rows have numbers, best from 0 on without gaps. Not for several threads at a time.
 *
 * What stands in a row are words. Each word is kept once, with the rows that have it, and who searches looks through the
 * words; long numbers, which hardly two rows share, are looked through by themselves. What changes later is kept as text
 * and looked through as it is: where much has changed, make another index.
 */
typedef struct _SourcierTextIndex SourcierTextIndex;

/**
 * SourcierTextIndexMaker:
 *
 * An index being made.
 */
typedef struct _SourcierTextIndexMaker SourcierTextIndexMaker;

SourcierTextIndexMaker *sourcier_text_index_maker_new      (void);
void                    sourcier_text_index_maker_free     (SourcierTextIndexMaker *self);
void                    sourcier_text_index_maker_add      (SourcierTextIndexMaker *self,
                                                            guint32                 row,
                                                            const char             *folded);
SourcierTextIndex      *sourcier_text_index_maker_end      (SourcierTextIndexMaker *self);

void                    sourcier_text_index_free           (SourcierTextIndex      *self);
void                    sourcier_text_index_set            (SourcierTextIndex      *self,
                                                            guint32                 row,
                                                            const char             *folded);
roaring_bitmap_t       *sourcier_text_index_find           (SourcierTextIndex      *self,
                                                            const SourcierSearch   *search);
guint                   sourcier_text_index_get_n_changed  (SourcierTextIndex      *self);
gsize                   sourcier_text_index_get_size       (SourcierTextIndex      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierTextIndex, sourcier_text_index_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierTextIndexMaker, sourcier_text_index_maker_free)

G_END_DECLS
