/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierToldView:
 *
 * What one action of the history did: thing by thing and field by field, what was struck, what is beside it. It is read on a
 * worker. Its button reverts the action by "history.revert".
 */
#define SOURCIER_TYPE_TOLD_VIEW (sourcier_told_view_get_type ())
G_DECLARE_FINAL_TYPE (SourcierToldView, sourcier_told_view, SOURCIER, TOLD_VIEW, AdwBin)

void sourcier_told_view_show (SourcierToldView *self,
                              SourcierStore    *store,
                              SourcierAction   *action);

G_END_DECLS
