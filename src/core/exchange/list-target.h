/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/text-decoder.h"

G_BEGIN_DECLS

gboolean sourcier_list_target_check (GFile         *file,
                                     GCancellable  *cancellable,
                                     GError       **error);

/**
 * SourcierListTargetFunc:
 * @stream: where to write
 * @user_data: what was given with the function
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set to give up
 */
typedef gboolean (*SourcierListTargetFunc) (GOutputStream  *stream,
                                            gpointer        user_data,
                                            GError        **error);

gboolean sourcier_list_target_write (GFile                   *file,
                                     SourcierListTargetFunc   func,
                                     gpointer                 user_data,
                                     GCancellable            *cancellable,
                                     GError                 **error);

G_END_DECLS
