/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/window.h"

G_BEGIN_DECLS

void sourcier_damage_window_present (SourcierWindow *parent,
                                     const char     *path);

G_END_DECLS
