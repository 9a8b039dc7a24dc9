/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sheet.h"
#include "plans/plan-figures.h"

G_BEGIN_DECLS

gboolean sourcier_plan_indicator_sheet_write (SourcierPlanPart     *plan,
                                              SourcierPlanFigures  *figures,
                                              SourcierLanguage      language,
                                              GFile                *file,
                                              SourcierSheetFormat   format,
                                              GCancellable         *cancellable,
                                              GError              **error);

G_END_DECLS
