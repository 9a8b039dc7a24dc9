/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/day-row.h"
#include "widgets/money-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the two forms about rules have in common. */

GtkEditable        *sourcier_rule_form_add_text         (AdwPreferencesGroup *group,
                                                         const char          *name,
                                                         const char          *text,
                                                         GCallback            edited,
                                                         gpointer             owner);
SourcierMoneyEntry *sourcier_rule_form_add_money        (AdwPreferencesGroup *group,
                                                         const char          *name,
                                                         gint64               cents,
                                                         GCallback            edited,
                                                         gpointer             owner);
SourcierDayRow     *sourcier_rule_form_add_day          (AdwPreferencesGroup *group,
                                                         const char          *name,
                                                         SourcierDay          day,
                                                         GCallback            edited,
                                                         gpointer             owner);
const char         *sourcier_rule_form_find_day_mistake (SourcierDayRow      *from,
                                                         SourcierDayRow      *to);

G_END_DECLS
