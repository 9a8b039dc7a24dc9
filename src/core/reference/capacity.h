/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

G_BEGIN_DECLS

gint64  sourcier_capacity_turnover_needed (gint64       amount,
                                           SourcierDay  day);
gint64  sourcier_capacity_of_turnover     (gint64       turnover,
                                           SourcierDay  day);
char   *sourcier_capacity_describe        (SourcierDay  day);

G_END_DECLS
