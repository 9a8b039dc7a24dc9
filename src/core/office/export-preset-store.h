/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-options.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierExportPreset:
 * @id: the id of its row; 0 before it is saved
 * @table: which tables it is for, as sourcier_export_table_get_id() calls them
 * @name: what the office calls it; names of one table differ, whatever their accents and case
 * @options: how the table is written
 *
 * A way of writing a table that the office has given a name.
 */
typedef struct
{
  gint64 id;
  char *table;
  char *name;
  SourcierExportOptions *options;
} SourcierExportPreset;

SourcierExportPreset *sourcier_export_preset_new          (const char                   *table,
                                                           const char                   *name,
                                                           const SourcierExportOptions  *options);
void                  sourcier_export_preset_free         (SourcierExportPreset         *self);

GPtrArray            *sourcier_export_preset_store_load   (SourcierStore                *store,
                                                           const char                   *table,
                                                           GError                      **error);
SourcierExportPreset *sourcier_export_preset_store_find   (SourcierStore                *store,
                                                           const char                   *table,
                                                           const char                   *name,
                                                           GError                      **error);
gboolean              sourcier_export_preset_store_save   (SourcierStore                *store,
                                                           SourcierExportPreset         *preset,
                                                           GError                      **error);
gboolean              sourcier_export_preset_store_delete (SourcierStore                *store,
                                                           SourcierExportPreset         *preset,
                                                           GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierExportPreset, sourcier_export_preset_free)

G_END_DECLS
