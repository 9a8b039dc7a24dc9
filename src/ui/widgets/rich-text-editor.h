/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierRichTextEditor:
 *
 * A text with headings, lists, bold, italic and links that is edited in its place, with a bar of buttons that shows while
 * the cursor is in it. It saves itself: "changed" is emitted when the reader pauses, or leaves a text that was changed.
 * Undo and redo inside go back and forth by stretches of typing; without one left, the keys are the window's.
 */
#define SOURCIER_TYPE_RICH_TEXT_EDITOR (sourcier_rich_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRichTextEditor, sourcier_rich_text_editor, SOURCIER, RICH_TEXT_EDITOR, GtkWidget)

GtkWidget     *sourcier_rich_text_editor_new          (const char             *name);
void           sourcier_rich_text_editor_set_markup   (SourcierRichTextEditor *self,
                                                       const char             *markup);
char          *sourcier_rich_text_editor_get_markup   (SourcierRichTextEditor *self);
void           sourcier_rich_text_editor_set_editable (SourcierRichTextEditor *self,
                                                       gboolean                editable);
void           sourcier_rich_text_editor_flush        (SourcierRichTextEditor *self);
GtkTextBuffer *sourcier_rich_text_editor_get_buffer   (SourcierRichTextEditor *self);

G_END_DECLS
