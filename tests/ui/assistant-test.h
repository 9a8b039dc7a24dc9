/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-test.h"

/* The assistant that brings a list in, as the tests go through it. */

GFile       *assistant_test_new_list     (const char    *text);
GtkWidget   *assistant_test_open_list    (GtkWidget     *window,
                                          SourcierStore *store,
                                          GFile         *file);
GtkWidget   *assistant_test_open_effect  (GtkWidget     *window,
                                          SourcierStore *store,
                                          GFile         *file);
void         assistant_test_go_on        (GtkWidget     *assistant);
void         assistant_test_close_window (GtkWidget     *window);
GtkWidget   *assistant_test_find_window  (GType          type);
GtkWidget   *assistant_test_find_named   (GtkWidget     *widget,
                                          GType          type,
                                          const char    *name);
GtkDropDown *assistant_test_find_choice  (GtkWidget     *assistant,
                                          const char    *name);
void         assistant_test_assert_told  (SourcierStore *store,
                                          const char    *question,
                                          gint64         expected);
