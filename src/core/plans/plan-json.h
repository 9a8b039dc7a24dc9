/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject       *sourcier_plan_to_json    (SourcierPlanPart  *plan);
char             *sourcier_plan_to_text    (SourcierPlanPart  *plan);
SourcierPlanPart *sourcier_plan_from_json  (JsonObject        *object,
                                            GPtrArray         *problems);
JsonObject       *sourcier_plan_parse_text (GBytes            *bytes,
                                            GError           **error);

G_END_DECLS
