/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sourcier_memory_share     (void);
void sourcier_memory_give_back (void);

G_END_DECLS
