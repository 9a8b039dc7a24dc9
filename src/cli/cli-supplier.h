/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

#define SOURCIER_CLI_N_TOLD 5

extern const SourcierSupplierField sourcier_cli_told[SOURCIER_CLI_N_TOLD];

JsonObject *sourcier_cli_supplier_to_json (SourcierSupplier  *supplier);
gboolean    sourcier_cli_find_suppliers   (SourcierStore     *store,
                                           char             **sirets,
                                           GArray            *ids,
                                           GError           **error);

G_END_DECLS
