/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"
#include "rules/rule-answer.h"

/* What the tests of the rules ask of an answer. */
SourcierRuleFinding *rule_test_find (SourcierRuleAnswer *answer,
                                     const char         *code);
