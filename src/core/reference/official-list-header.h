/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/official-list.h"

G_BEGIN_DECLS

/* The columns that are read in an official list. */
typedef enum
{
  SOURCIER_OFFICIAL_COLUMN_CODE,
  SOURCIER_OFFICIAL_COLUMN_COMMUNE,
  SOURCIER_OFFICIAL_COLUMN_TEXT,
  SOURCIER_OFFICIAL_COLUMN_TEXT_EN,
} SourcierOfficialColumn;

#define SOURCIER_N_OFFICIAL_COLUMNS (SOURCIER_OFFICIAL_COLUMN_TEXT_EN + 1)

gboolean     sourcier_official_header_match (char                     **header,
                                             SourcierOfficialListKind  *kind,
                                             int                       *columns);
SourcierDay  sourcier_official_header_find_day (const char             *text);

G_END_DECLS
