/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/rich-text.h"

G_BEGIN_DECLS

/* The highest number written before an item: longer ones at the start of a line are years, amounts, SIRETs. */
#define SOURCIER_RICH_LAST_NUMBER 999

gsize _sourcier_rich_marker_read (const char        *line,
                                  gboolean           in_list,
                                  SourcierRichKind  *kind,
                                  guint             *level);
void  _sourcier_rich_block_trim  (SourcierRichBlock *self);

G_END_DECLS
