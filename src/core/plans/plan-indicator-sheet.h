/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-figures.h"

G_BEGIN_DECLS

gboolean sourcier_plan_indicator_sheet_write_csv (SourcierPlanPart     *plan,
                                                  SourcierPlanFigures  *figures,
                                                  SourcierLanguage      language,
                                                  GFile                *file,
                                                  GCancellable         *cancellable,
                                                  GError              **error);

G_END_DECLS
