/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/column-keeper.h"

G_BEGIN_DECLS

/* The years that the line of a rule's period shows. */
#define SOURCIER_RULE_FIRST_YEAR 2019
#define SOURCIER_RULE_LAST_YEAR 2028

void       sourcier_rule_columns_add        (SourcierColumnKeeper *keeper);
GtkSorter *sourcier_rule_columns_new_sorter (void);
void       sourcier_rule_columns_sort       (GtkSorter            *sorter,
                                             GtkColumnView        *view);

G_END_DECLS
