/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlanBlocks:
 *
 * The blocks of figures that follow the text of a chapter, in their order: added from those there are, removed, moved with
 * their buttons or with Alt+Up and Alt+Down. "changed" is emitted when the reader changed them.
 */
#define SOURCIER_TYPE_PLAN_BLOCKS (sourcier_plan_blocks_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanBlocks, sourcier_plan_blocks, SOURCIER, PLAN_BLOCKS, AdwPreferencesGroup)

GtkWidget *sourcier_plan_blocks_new       (const char         *codes,
                                           gboolean            editable);
char      *sourcier_plan_blocks_get_codes (SourcierPlanBlocks *self);
void       sourcier_plan_blocks_add       (SourcierPlanBlocks *self,
                                           const char         *code);
void       sourcier_plan_blocks_remove    (SourcierPlanBlocks *self,
                                           guint               place);
void       sourcier_plan_blocks_move      (SourcierPlanBlocks *self,
                                           guint               place,
                                           int                 step);

G_END_DECLS
