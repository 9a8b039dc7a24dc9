/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "exchange/list-reader.h"

G_BEGIN_DECLS

GOptionEntry *sourcier_cli_layout_entries (void);
gboolean      sourcier_cli_layout_settle  (GFile               *list,
                                           SourcierListWishes  *wishes,
                                           GError             **error);

G_END_DECLS
