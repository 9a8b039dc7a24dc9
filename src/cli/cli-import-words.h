/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

gboolean sourcier_cli_import_words_decide  (SourcierSupplierImport  *import,
                                            char                   **words,
                                            GError                 **error);
gboolean sourcier_cli_import_tell_words    (SourcierSupplierImport  *import);
void     sourcier_cli_import_words_to_json (SourcierSupplierImport  *import,
                                            JsonObject              *answer);

G_END_DECLS
