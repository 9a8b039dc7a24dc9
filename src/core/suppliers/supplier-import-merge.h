/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/**
 * SourcierImportSource:
 * @evidence: what is written as the evidence of a label, for the reader
 * @list: what the list is called, the same in every language and whatever day it is of
 *
 * Where the labels of a list are known from.
 */
typedef struct
{
  char *evidence;
  char *list;
} SourcierImportSource;

/**
 * SourcierImportMerge:
 * @supplier: the supplier as it will be
 * @n_changes: how many things differ from what the directory has of the supplier; none of a new one are counted
 * @changes: their names for the reader, parted by commas
 * @doubts: what is odd about it and was not odd before, "" if nothing
 *
 * What a row makes of a supplier.
 */
typedef struct
{
  SourcierSupplier *supplier;
  guint n_changes;
  char *changes;
  char *doubts;
} SourcierImportMerge;

SourcierImportMerge *sourcier_import_merge_new  (SourcierImportReading *reading,
                                                 SourcierSupplier      *known,
                                                 const SourcierImportSource *source,
                                                 SourcierImportPolicy   policy);
SourcierImportMerge *sourcier_import_merge_take (SourcierImportReading *reading,
                                                 const SourcierImportSource *source);
void                 sourcier_import_merge_free (SourcierImportMerge   *self);
guint                sourcier_import_count_gaps (SourcierImportReading *reading,
                                                 SourcierSupplier      *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierImportMerge, sourcier_import_merge_free)

G_END_DECLS
