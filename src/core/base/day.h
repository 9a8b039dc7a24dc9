/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierDay:
 *
 * A day of the calendar: the number of days since 1 January of year 1, as in #GDate's Julian days, so that days can be
 * compared and added to. %SOURCIER_DAY_NONE says that no day is known.
 */
typedef guint32 SourcierDay;

#define SOURCIER_DAY_NONE ((SourcierDay) 0)

SourcierDay  sourcier_day_today    (void);
SourcierDay  sourcier_day_parse    (const char  *text);
char        *sourcier_day_to_iso   (SourcierDay  day);
char        *sourcier_day_format   (SourcierDay  day);
SourcierDay  sourcier_day_from_ymd (int          year,
                                    int          month,
                                    int          day);
int          sourcier_day_get_year (SourcierDay  day);
SourcierDay  sourcier_day_add_months (SourcierDay day,
                                      guint       months);

G_END_DECLS
