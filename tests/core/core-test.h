/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-write.h"
#include "store/store.h"

/* A folder of its own for each test, and an office's file in it. */
typedef struct
{
  char *folder;
  char *path;
  SourcierStore *store;
} CoreTestOffice;

/* Adds a test that is given an office's file of its own. */
#define core_test_add(name, data, func) \
  g_test_add (name, CoreTestOffice, data, core_test_office_set_up, func, core_test_office_tear_down)

void   core_test_office_set_up    (CoreTestOffice *office,
                                   gconstpointer   data);
void   core_test_office_tear_down (CoreTestOffice *office,
                                   gconstpointer   data);
char  *core_test_new_folder       (void);
void   core_test_remove_folder    (const char     *folder);
void   core_test_export           (SourcierExportTable  *table,
                                   SourcierExportFormat  format,
                                   GFile                *file);
char  *core_test_real_data        (const char     *name);
guint  core_test_n_cases          (guint           usual);
