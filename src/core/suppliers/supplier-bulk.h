/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"
#include "suppliers/supplier.h"

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
 * @SOURCIER_BULK_SET_FIELD: what is written in the field is replaced
 * @SOURCIER_BULK_FILL_FIELD: the field is written where it is empty
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
  SOURCIER_BULK_SET_FIELD,
  SOURCIER_BULK_FILL_FIELD,
  SOURCIER_BULK_DELETE,
} SourcierBulkAction;

/**
 * SourcierBulkChange:
 * @action: what to do
 * @value: (nullable): with what: the code of a label or of a family, a tag, the name of a list, what is written in the
 *   field, which may be "" where it is replaced; %NULL for deleting
 * @field: which field, where the action is about one: sourcier_supplier_field_is_shared()
 *
 * What is done to several suppliers.
 */
typedef struct
{
  SourcierBulkAction action;
  const char *value;
  SourcierSupplierField field;
} SourcierBulkChange;

gint64   sourcier_supplier_bulk_run      (SourcierStore             *store,
                                          const SourcierBulkChange  *change,
                                          GArray                    *ids,
                                          SourcierProgress          *progress,
                                          GCancellable              *cancellable,
                                          GError                   **error);
gboolean sourcier_bulk_action_is_about_field (SourcierBulkAction     action);
char    *sourcier_bulk_change_to_words   (const SourcierBulkChange  *change);

G_END_DECLS
