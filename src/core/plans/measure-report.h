/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document.h"
#include "plans/contracts.h"

G_BEGIN_DECLS

SourcierDocument *sourcier_measure_report_new (SourcierContracts *contracts,
                                               const char        *buyer,
                                               const char        *departement,
                                               SourcierLanguage   language);

G_END_DECLS
