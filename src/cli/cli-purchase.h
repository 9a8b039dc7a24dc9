/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

#include "purchases/purchase.h"

G_BEGIN_DECLS

SourcierPurchase *sourcier_cli_find_purchase (SourcierStore  *store,
                                               const char     *number,
                                               GError        **error);
SourcierCliExit sourcier_cli_open_purchase (const SourcierCliCommand  *command,
                                            GOptionEntry              *entries,
                                            char                     **argv,
                                            SourcierStore            **store,
                                            SourcierPurchase         **purchase);

G_END_DECLS
