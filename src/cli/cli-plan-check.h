/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "plans/plan-part.h"

G_BEGIN_DECLS

gboolean sourcier_cli_print_plan_check (SourcierStore     *store,
                                        SourcierPlanPart  *plan,
                                        gboolean           as_json,
                                        GError           **error);

G_END_DECLS
