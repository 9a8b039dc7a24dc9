/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

gboolean   sourcier_cli_import_set_repairs            (SourcierSupplierImport  *import,
                                                       const char              *kinds,
                                                       const char              *lines,
                                                       GError                 **error);
gboolean   sourcier_cli_import_tell_repairs           (SourcierSupplierImport  *import);
JsonArray *sourcier_cli_import_repaired_cells_to_json (SourcierSupplierImport  *import,
                                                       GError                 **error);
void       sourcier_cli_import_repairs_to_json        (SourcierSupplierImport  *import,
                                                       JsonArray               *cells,
                                                       JsonObject              *answer);

G_END_DECLS
