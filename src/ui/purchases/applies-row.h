/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "rules/rule-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *sourcier_applies_row_new        (SourcierRuleFinding    *finding,
                                            SourcierPurchase       *purchase,
                                            gboolean                writable);
GtkWidget *sourcier_applies_row_new_plain  (const char             *title,
                                            const char             *subtitle);
GtkWidget *sourcier_applies_row_new_missed (SourcierRuleFinding    *finding);
GtkWidget *sourcier_applies_row_new_more   (GPtrArray              *rows,
                                            const char             *title);
GtkWidget *sourcier_applies_row_new_turn   (SourcierRuleAnswer     *answer,
                                            SourcierDay             day,
                                            gboolean                later);

G_END_DECLS
