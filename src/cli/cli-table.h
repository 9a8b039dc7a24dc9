/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "exchange/export-write.h"

G_BEGIN_DECLS

/* The options of every command that writes a table. */

GOptionEntry *sourcier_cli_table_entries    (const GOptionEntry       *own);
gboolean      sourcier_cli_table_check      (const SourcierCliCommand *command,
                                             const char               *more_formats);
void          sourcier_cli_table_use_json   (void);
gboolean      sourcier_cli_table_is_format  (const char               *format);
gboolean      sourcier_cli_table_asked      (void);
GFile        *sourcier_cli_table_get_file   (void);
SourcierLanguage sourcier_cli_table_get_language (void);
gboolean      sourcier_cli_table_write      (SourcierExportTable      *table,
                                             GError                  **error);

G_END_DECLS
