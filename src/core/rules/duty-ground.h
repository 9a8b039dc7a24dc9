/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-case.h"

G_BEGIN_DECLS

/* A ground on which the law lets the buyer do without a duty; known by the rule's code and its own. */
typedef struct _SourcierDutyGround SourcierDutyGround;

GPtrArray                *sourcier_duty_grounds_of       (const char               *rule,
                                                          SourcierRuleCase         *rule_case);
const SourcierDutyGround *sourcier_duty_ground_find      (const char               *rule,
                                                          const char               *code);
const char               *sourcier_duty_ground_get_code  (const SourcierDutyGround *self);
const char               *sourcier_duty_ground_get_title (const SourcierDutyGround *self);
const char               *sourcier_duty_ground_get_source (const SourcierDutyGround *self);

G_END_DECLS
