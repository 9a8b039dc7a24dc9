/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document.h"
#include "plans/plan-figures.h"

G_BEGIN_DECLS

SourcierDocument *sourcier_plan_document_new        (SourcierPlanPart    *plan,
                                                     SourcierPlanFigures *figures,
                                                     SourcierLanguage     language);
SourcierDocument *sourcier_plan_review_document_new (SourcierPlanPart    *plan,
                                                     SourcierPlanPart    *review,
                                                     SourcierPlanFigures *figures,
                                                     SourcierLanguage     language);

G_END_DECLS
