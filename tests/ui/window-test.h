/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/application.h"
#include "ui-test.h"

/* The whole window, as the tests open it, ask it and do with it. */

extern SourcierApplication *window_test_application;

void            window_test_init           (int            *argc,
                                            char         ***argv);
GFile          *window_test_new_office     (const char     *file_name,
                                            const char     *office_name);
SourcierWindow *window_test_new            (void);
SourcierWindow *window_test_find           (void);
const char     *window_test_get_title      (SourcierWindow *window);
gboolean        window_test_can            (SourcierWindow *window,
                                            const char     *action);
void            window_test_do             (SourcierWindow *window,
                                            const char     *action);
GtkWindow      *window_test_find_dialog    (SourcierWindow *window);
void            window_test_show_all_pages (SourcierWindow *window);
void            window_test_reset_settings (void);
