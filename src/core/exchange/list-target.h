/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/text-decoder.h"

G_BEGIN_DECLS

gboolean sourcier_list_target_check (GFile         *file,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
