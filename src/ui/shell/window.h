/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/application.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierWindow:
 *
 * The window: a sidebar that lists the pages, and the page shown. Before an office's file is there, the welcome page
 * fills it. It is the #SourcierFeedback of everything in it.
 *
 * A page has its place in the stack in window.ui; all but the directory are built when they are shown first
 * (window-pages.c). It has a header bar of its own, with a button for the action "win.sidebar"; where it can search, it has
 * the action "page.search".
 */
#define SOURCIER_TYPE_WINDOW (sourcier_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierWindow, sourcier_window, SOURCIER, WINDOW, AdwApplicationWindow)

SourcierWindow *sourcier_window_new        (SourcierApplication *application);
SourcierWindow *sourcier_window_new_with   (SourcierApplication *application,
                                            GFile               *file);
void            sourcier_window_present_with_file (SourcierWindow *self);
void            sourcier_window_begin      (SourcierWindow      *self);
void            sourcier_window_begin_with (SourcierWindow      *self,
                                            GFile               *file);
void            sourcier_window_take_file  (SourcierWindow      *self,
                                            GFile               *file);
void            sourcier_window_open_file  (SourcierWindow      *self,
                                            GFile               *file,
                                            const char          *message);
gboolean        sourcier_window_is_opening (SourcierWindow      *self);
SourcierStore  *sourcier_window_get_store  (SourcierWindow      *self);

G_END_DECLS
