/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

gboolean   sourcier_cli_import_decide        (SourcierSupplierImport  *import,
                                              const char              *decision,
                                              GError                 **error);
JsonArray *sourcier_cli_import_rows_to_json  (SourcierSupplierImport  *import,
                                              GError                 **error);
gboolean   sourcier_cli_import_write_missing (SourcierSupplierImport  *import,
                                              SourcierStore           *store,
                                              const char              *path,
                                              GError                 **error);

G_END_DECLS
