/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean sourcier_plan_sample_fill (SourcierStore  *store,
                                    GError        **error);

G_END_DECLS
