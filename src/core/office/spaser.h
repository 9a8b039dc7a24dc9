/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

G_BEGIN_DECLS

gint64   sourcier_spaser_get_threshold (SourcierDay day);
gboolean sourcier_spaser_is_compulsory (gint64      yearly_volume,
                                        SourcierDay day);

G_END_DECLS
