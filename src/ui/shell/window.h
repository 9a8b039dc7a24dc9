/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/application.h"

G_BEGIN_DECLS

/**
 * SourcierWindow:
 *
 * The window: a sidebar that lists the pages, and the page shown. Before an office's file is there, the welcome page
 * fills it. It is the #SourcierFeedback of everything in it.
 */
#define SOURCIER_TYPE_WINDOW (sourcier_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierWindow, sourcier_window, SOURCIER, WINDOW, AdwApplicationWindow)

SourcierWindow *sourcier_window_new (SourcierApplication *application);

G_END_DECLS
