/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

GOptionEntry          *sourcier_cli_query_entries (void);
SourcierSupplierQuery *sourcier_cli_query_build   (const SourcierCliCommand *command);

gboolean               sourcier_cli_query_settle  (SourcierSupplierQuery   **query,
                                                  SourcierStore            *store,
                                                  GError                  **error);

G_END_DECLS
