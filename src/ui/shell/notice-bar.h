/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierNoticeBar:
 *
 * A quiet bar that says something about all that is shown beside it, for as long as it holds. It hides while
 * it has nothing to say.
 */
#define SOURCIER_TYPE_NOTICE_BAR (sourcier_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (SourcierNoticeBar, sourcier_notice_bar, SOURCIER, NOTICE_BAR, GtkWidget)

void sourcier_notice_bar_set_text (SourcierNoticeBar *self,
                                   const char        *text);

void       sourcier_notice_bar_offer    (SourcierNoticeBar *self,
                                         const char        *label,
                                         const char        *action);

G_END_DECLS
