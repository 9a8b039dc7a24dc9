/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/rich-text-buffer.h"

G_BEGIN_DECLS

/**
 * SourcierRichTextLink:
 *
 * A small form over a text, where the address is typed that some words lead to.
 */
#define SOURCIER_TYPE_RICH_TEXT_LINK (sourcier_rich_text_link_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRichTextLink, sourcier_rich_text_link, SOURCIER, RICH_TEXT_LINK, GtkPopover)

GtkWidget *sourcier_rich_text_link_new   (GtkWidget            *parent,
                                          GtkTextView          *view);
void       sourcier_rich_text_link_popup (SourcierRichTextLink *self);

G_END_DECLS
