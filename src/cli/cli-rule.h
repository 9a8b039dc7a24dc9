/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

#include "purchases/purchase.h"
#include "rules/rule-answer.h"

G_BEGIN_DECLS

const char *sourcier_cli_name_verdict   (SourcierRuleVerdict  verdict);
void        sourcier_cli_add_money      (JsonObject          *object,
                                         const char          *name,
                                         gint64               cents);
void        sourcier_cli_add_day        (JsonObject          *object,
                                         const char          *name,
                                         SourcierDay          day);
JsonObject *sourcier_cli_answer_to_json (SourcierRuleAnswer  *answer,
                                         SourcierPurchase    *purchase);

G_END_DECLS
