/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-template.h"

G_BEGIN_DECLS

SourcierPlanPart *sourcier_cli_plan_make       (SourcierStore           *store,
                                                const char              *template_name,
                                                const SourcierPlanWish  *wish,
                                                GError                 **error);
SourcierPlanPart *sourcier_cli_plan_read       (SourcierStore           *store,
                                                const char              *path,
                                                GError                 **error);
gboolean          sourcier_cli_plan_write_json (SourcierPlanPart        *plan,
                                                const char              *path,
                                                GError                 **error);

G_END_DECLS
