/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

#include "purchases/purchase.h"

G_BEGIN_DECLS

SourcierCliExit sourcier_cli_open_purchase (const SourcierCliCommand  *command,
                                            GOptionEntry              *entries,
                                            char                     **argv,
                                            SourcierStore            **store,
                                            SourcierPurchase         **purchase);

G_END_DECLS
