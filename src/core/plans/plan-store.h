/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"
#include "store/store.h"

G_BEGIN_DECLS

GPtrArray        *sourcier_plan_store_list      (SourcierStore     *store,
                                                 gboolean           templates,
                                                 GError           **error);
SourcierPlanPart *sourcier_plan_store_load      (SourcierStore     *store,
                                                 gint64             id,
                                                 GError           **error);
gboolean          sourcier_plan_store_save      (SourcierStore     *store,
                                                 SourcierPlanPart  *part,
                                                 GError           **error);
gboolean          sourcier_plan_store_save_all  (SourcierStore     *store,
                                                 SourcierPlanPart  *part,
                                                 GError           **error);
gboolean          sourcier_plan_store_delete    (SourcierStore     *store,
                                                 SourcierPlanKind   kind,
                                                 gint64             id,
                                                 GError           **error);
void              sourcier_plan_store_renew_ids (SourcierStore     *store,
                                                 SourcierPlanPart  *plan);

G_END_DECLS
