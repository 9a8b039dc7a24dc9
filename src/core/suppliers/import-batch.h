/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/ahead.h"
#include "suppliers/supplier-import-match.h"

G_BEGIN_DECLS

/**
 * SourcierReadRow:
 * @row: a row
 * @reading: what it says
 * @merge: (nullable): the supplier that it makes, where it is known to be a new one
 */
typedef struct
{
  SourcierStagedRow row;
  SourcierImportReading *reading;
  SourcierImportMerge *merge;
} SourcierReadRow;

/**
 * SourcierReadRowFunc:
 * @read: a row with what it says
 * @user_data: what was given to sourcier_import_batches_new()
 * @error: why the work must stop
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*SourcierReadRowFunc) (SourcierReadRow  *read,
                                         gpointer          user_data,
                                         GError          **error);

/**
 * SourcierImportBatches:
 *
 * Rows of a list on their way: what they say is found out in a thread of its own, some hundred rows ahead of whoever
 * matches or writes them, who gets them in the order in which they came.
 */
typedef struct _SourcierImportBatches SourcierImportBatches;

SourcierImportBatches *sourcier_import_batches_new    (const SourcierImportContext  *context,
                                                       gboolean                      merges,
                                                       SourcierReadRowFunc           func,
                                                       gpointer                      user_data);
void                   sourcier_import_batches_free   (SourcierImportBatches        *self);
gboolean               sourcier_import_batches_add    (SourcierImportBatches        *self,
                                                       SourcierStagedRow            *row,
                                                       GError                      **error);
gboolean               sourcier_import_batches_finish (SourcierImportBatches        *self,
                                                       GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierImportBatches, sourcier_import_batches_free)

G_END_DECLS
