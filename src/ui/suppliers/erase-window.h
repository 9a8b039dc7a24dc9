/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/contact.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierEraseWindow:
 *
 * Looks for a person by e-mail or name, in the directory and in its history, shows who was found, and erases for good
 * those who are ticked.
 */
#define SOURCIER_TYPE_ERASE_WINDOW (sourcier_erase_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierEraseWindow, sourcier_erase_window, SOURCIER, ERASE_WINDOW, AdwWindow)

SourcierEraseWindow *sourcier_erase_window_present (GtkWidget       *parent,
                                                    SourcierStore   *store,
                                                    SourcierContact *contact);

G_END_DECLS
