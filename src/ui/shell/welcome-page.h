/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierWelcomePage:
 *
 * Asks a new office who it is, then how it wants to begin, and makes its file. The signal "made" (#GFile, gboolean)
 * comes with the new file, and whether the reader wants to import a list into it; "left" when the reader goes back to
 * the office that is open.
 */
#define SOURCIER_TYPE_WELCOME_PAGE (sourcier_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SourcierWelcomePage, sourcier_welcome_page, SOURCIER, WELCOME_PAGE, AdwBin)

GtkWidget *sourcier_welcome_page_new   (void);
void       sourcier_welcome_page_begin (SourcierWelcomePage *self,
                                        gboolean             can_leave,
                                        const char          *notice);

G_END_DECLS
