/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/**
 * SourcierImportLayout:
 * @id: the id of its row; 0 before it is saved
 * @name: what the office calls it, "" where an import left it; names differ, whatever their accents and case
 * @headers: (array zero-terminated=1): the headers of the list it was made of, as written
 * @targets: (element-type utf8 int): what is decided of columns, by sourcier_import_layout_key(); what their headers tell
 *   is not here
 * @label: the code of the label that all suppliers of the list carry, "" for none
 * @source: where such lists come from, "" for the name of the file
 * @policy: what they may do to suppliers that are there
 * @repairs: bits, 1 << a #SourcierImportRepairKind: which repairs are made
 *
 * How a list is read. One that an import left tells the columns only: lists with the same headers may be of other labels.
 */
struct _SourcierImportLayout
{
  gint64 id;
  char *name;
  char **headers;
  GHashTable *targets;
  char *label;
  char *source;
  SourcierImportPolicy policy;
  guint repairs;
};

SourcierImportLayout *sourcier_import_layout_new          (const char                  *name,
                                                           const char * const          *headers);
SourcierImportLayout *sourcier_import_layout_copy         (const SourcierImportLayout  *self);
void                  sourcier_import_layout_free         (SourcierImportLayout        *self);
void                  sourcier_import_layout_set          (SourcierImportLayout        *self,
                                                           const char                  *label,
                                                           const char                  *source);
char                 *sourcier_import_layout_key          (const char * const          *headers,
                                                           guint                        column);
gboolean              sourcier_import_layout_is_same      (const SourcierImportLayout  *self,
                                                           const SourcierImportLayout  *other);

GPtrArray            *sourcier_import_layout_store_load   (SourcierStore               *store,
                                                           GError                     **error);
SourcierImportLayout *sourcier_import_layout_store_find   (SourcierStore               *store,
                                                           const char                  *name,
                                                           GError                     **error);
gboolean              sourcier_import_layout_store_recall (SourcierStore               *store,
                                                           const char * const          *headers,
                                                           SourcierImportLayout       **layout,
                                                           GError                     **error);
gboolean              sourcier_import_layout_store_save   (SourcierStore               *store,
                                                           SourcierImportLayout        *layout,
                                                           GError                     **error);
gboolean              sourcier_import_layout_store_delete (SourcierStore               *store,
                                                           const SourcierImportLayout  *layout,
                                                           GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierImportLayout, sourcier_import_layout_free)

G_END_DECLS
