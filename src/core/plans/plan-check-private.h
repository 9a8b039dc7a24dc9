/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-check.h"

GPtrArray          *_sourcier_plan_demands          (void);
const char         *_sourcier_plan_demand_get_test  (const SourcierPlanDemand *self);
const char * const *_sourcier_plan_demand_get_words (const SourcierPlanDemand *self);
