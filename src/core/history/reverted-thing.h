/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/revert.h"

G_BEGIN_DECLS

SourcierRevertedThing *sourcier_reverted_thing_new (gint64      id,
                                                    const char *about,
                                                    const char *name,
                                                    const char *reason);

G_END_DECLS
