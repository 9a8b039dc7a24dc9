/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/rich-text-buffer.h"

G_BEGIN_DECLS

/**
 * SourcierRichTextView:
 *
 * Shows a #SourcierRichTextBuffer as tall as it is, with the signs of its lists. Enter goes on with a list and leaves a
 * heading, Backspace at the start of a line takes away what the line is, Tab and Shift+Tab there nest an item. What is
 * pasted comes as plain text. Whatever scrolls around it follows the cursor.
 */
#define SOURCIER_TYPE_RICH_TEXT_VIEW (sourcier_rich_text_view_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRichTextView, sourcier_rich_text_view, SOURCIER, RICH_TEXT_VIEW, GtkTextView)

G_END_DECLS
