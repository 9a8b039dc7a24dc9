/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/saved-list.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierListPart:
 *
 * Where a supplier stands when two lists are laid side by side.
 */
typedef enum
{
  SOURCIER_LIST_ONLY_FIRST,
  SOURCIER_LIST_BOTH,
  SOURCIER_LIST_ONLY_SECOND,
  SOURCIER_N_LIST_PARTS,
} SourcierListPart;

const char *sourcier_list_part_get_code (SourcierListPart part);

/**
 * SourcierListComparison:
 *
 * Two lists laid side by side, as they were when it was made.
 */
#define SOURCIER_TYPE_LIST_COMPARISON (sourcier_list_comparison_get_type ())
G_DECLARE_FINAL_TYPE (SourcierListComparison, sourcier_list_comparison, SOURCIER, LIST_COMPARISON, GObject)

SourcierListComparison *sourcier_list_comparison_new          (SourcierStore           *store,
                                                               const char              *first,
                                                               const char              *second,
                                                               GError                 **error);
GArray                 *sourcier_list_comparison_get_ids      (SourcierListComparison  *self,
                                                               SourcierListPart         part);
char                   *sourcier_list_comparison_to_words     (SourcierListComparison  *self,
                                                               SourcierListPart         part);
SourcierSupplierQuery  *sourcier_list_comparison_get_question (SourcierListComparison  *self,
                                                               SourcierListPart         part);

G_END_DECLS
