/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"
#include "store/history.h"

G_BEGIN_DECLS

char       *sourcier_history_describe_age   (GDateTime           *at,
                                             GDateTime           *now);
char       *sourcier_history_describe_time  (GDateTime           *at);
char       *sourcier_history_describe_day   (SourcierDay          day);
char       *sourcier_history_describe_size  (gint64               changes);
char       *sourcier_history_describe_action (SourcierAction     *action);
char       *sourcier_history_describe_undo  (SourcierStore       *store);
char       *sourcier_history_describe_redo  (SourcierStore       *store);

G_END_DECLS
