/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/rich-text-buffer.h"

G_BEGIN_DECLS

/**
 * SourcierRichTextStates:
 *
 * What a text was before each stretch of typing and each change of look, so that they can be undone one by one.
 */
typedef struct _SourcierRichTextStates SourcierRichTextStates;

SourcierRichTextStates *sourcier_rich_text_states_new   (SourcierRichTextBuffer *buffer);
void                    sourcier_rich_text_states_free  (SourcierRichTextStates *self);
void                    sourcier_rich_text_states_begin (SourcierRichTextStates *self);
gboolean                sourcier_rich_text_states_step  (SourcierRichTextStates *self,
                                                         gboolean                undo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierRichTextStates, sourcier_rich_text_states_free)

G_END_DECLS
