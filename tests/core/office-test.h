/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"

/* What the tests of an office's file do with it: as another program does, through SQLite alone, and as the least of actions. */
char *office_test_ask_sqlite   (const char    *path,
                                const char    *sql);
void  office_test_tell_sqlite  (const char    *path,
                                const char    *sql);
void  office_test_save_buyer   (SourcierStore *store,
                                const char    *action,
                                const char    *name);
void  office_test_assert_buyer (SourcierStore *store,
                                const char    *expected);
