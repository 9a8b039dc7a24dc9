/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierStoreCopy:
 *
 * A copy of an open file in the making, read through the connection that has it open: what lies there under its name by now, or
 * whether anything does, does not matter. Step by step, because that connection is the window's thread's.
 */
typedef struct _SourcierStoreCopy SourcierStoreCopy;

SourcierStoreCopy *sourcier_store_copy_new    (SourcierStore      *store,
                                               const char         *to,
                                               GError            **error);
gboolean           sourcier_store_copy_step   (SourcierStoreCopy  *self,
                                               SourcierProgress   *progress,
                                               gboolean           *has_more,
                                               GError            **error);
gboolean           sourcier_store_copy_finish (SourcierStoreCopy  *self,
                                               GCancellable       *cancellable,
                                               GError            **error);
void               sourcier_store_copy_free   (SourcierStoreCopy  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierStoreCopy, sourcier_store_copy_free)

G_END_DECLS
