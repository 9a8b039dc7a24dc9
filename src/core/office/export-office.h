/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-table.h"
#include "store/store.h"

G_BEGIN_DECLS

void sourcier_export_about_sign (SourcierExportAbout *self,
                                 SourcierStore       *store);
void sourcier_export_about_ask  (SourcierExportAbout *self,
                                 const char          *facet,
                                 const char          *words);

G_END_DECLS
