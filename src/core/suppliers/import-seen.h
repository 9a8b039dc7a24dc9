/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import-reading.h"

G_BEGIN_DECLS

/**
 * SourcierImportSeen:
 *
 * Whether an earlier row of a list may be about the same supplier as a later one, told from a few bits of each, however many
 * there are.
 */
typedef struct _SourcierImportSeen SourcierImportSeen;

SourcierImportSeen *sourcier_import_seen_new  (void);
void                sourcier_import_seen_free (SourcierImportSeen    *self);
gboolean            sourcier_import_seen_note (SourcierImportSeen    *self,
                                               SourcierImportReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierImportSeen, sourcier_import_seen_free)

G_END_DECLS
