/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierBulkAction:
 * @SOURCIER_BULK_ADD_LABEL: an award of the label, for those who do not hold it
 * @SOURCIER_BULK_REMOVE_LABEL: all awards of the label go, the past ones too
 * @SOURCIER_BULK_ADD_FAMILY: the family of purchase
 * @SOURCIER_BULK_REMOVE_FAMILY: the family of purchase goes
 * @SOURCIER_BULK_ADD_TAG: the tag
 * @SOURCIER_BULK_REMOVE_TAG: the tag goes
 * @SOURCIER_BULK_ADD_TO_LIST: on the list made by hand, which is made where there is none of the name
 * @SOURCIER_BULK_REMOVE_FROM_LIST: off the list
 * @SOURCIER_BULK_DELETE: the suppliers go
 *
 * What can be done to several suppliers at once.
 */
typedef enum
{
  SOURCIER_BULK_ADD_LABEL,
  SOURCIER_BULK_REMOVE_LABEL,
  SOURCIER_BULK_ADD_FAMILY,
  SOURCIER_BULK_REMOVE_FAMILY,
  SOURCIER_BULK_ADD_TAG,
  SOURCIER_BULK_REMOVE_TAG,
  SOURCIER_BULK_ADD_TO_LIST,
  SOURCIER_BULK_REMOVE_FROM_LIST,
  SOURCIER_BULK_DELETE,
} SourcierBulkAction;

gint64  sourcier_supplier_bulk_run  (SourcierStore       *store,
                                     SourcierBulkAction   action,
                                     const char          *value,
                                     GArray              *ids,
                                     SourcierProgress    *progress,
                                     GCancellable        *cancellable,
                                     GError             **error);
char   *sourcier_bulk_value_to_words (SourcierBulkAction  action,
                                      const char         *value);

G_END_DECLS
