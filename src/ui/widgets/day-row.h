/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierDayRow:
 *
 * A row of a form where a day is typed, "31/12/2026" or "2026-12-31". Left empty, no day is known.
 */
#define SOURCIER_TYPE_DAY_ROW (sourcier_day_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDayRow, sourcier_day_row, SOURCIER, DAY_ROW, AdwEntryRow)

GtkWidget   *sourcier_day_row_new         (const char     *title);
gboolean     sourcier_day_row_get_day     (SourcierDayRow *self,
                                           SourcierDay    *day);
void         sourcier_day_row_set_day     (SourcierDayRow *self,
                                           SourcierDay     day);
const char  *sourcier_day_row_get_mistake (SourcierDayRow *self);

G_END_DECLS
