/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlanLinkList:
 *
 * Parts of a plan that have a line of their own in the outline. "chosen" is emitted with the kind and the id of the one that
 * the reader goes to.
 */
#define SOURCIER_TYPE_PLAN_LINK_LIST (sourcier_plan_link_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanLinkList, sourcier_plan_link_list, SOURCIER, PLAN_LINK_LIST, AdwPreferencesGroup)

GtkWidget *sourcier_plan_link_list_new  (const char           *title);
void       sourcier_plan_link_list_show (SourcierPlanLinkList *self,
                                         SourcierPlanPart     *plan,
                                         GPtrArray            *parts);

G_END_DECLS
