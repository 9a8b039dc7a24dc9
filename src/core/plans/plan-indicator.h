/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "plans/plan-part.h"

G_BEGIN_DECLS

void sourcier_plan_indicator_tell_measure (SourcierPlanPart *indicator,
                                           SourcierLanguage  language);

G_END_DECLS
