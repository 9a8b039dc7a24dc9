/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"
#include "suppliers/supplier-facets.h"
#include "suppliers/supplier.h"

/* A directory of random suppliers: what the office's file holds, and the suppliers themselves for plain loops. */
typedef struct
{
  CoreTestOffice file;
  SourcierStore *store;
  GPtrArray *suppliers;
  SourcierDay day;
} Office;

/* The values of a facet that random suppliers have and random questions ask for. */
typedef struct
{
  const char * const *values;
  guint n;
} RandomValues;

#define RANDOM_DIRECTORY_TODAY "2026-11-21"

#define PICK(list) (list[g_test_rand_int_range (0, G_N_ELEMENTS (list))])

extern const RandomValues random_directory_values[SOURCIER_N_SUPPLIER_FACETS];

void         random_directory_set_up       (Office           *office,
                                            gconstpointer     data);
void         random_directory_tear_down    (Office           *office,
                                            gconstpointer     data);
void         random_directory_add          (Office           *office,
                                            guint             n_suppliers);
void         random_directory_save         (Office           *office);
guint        random_directory_get_lists    (SourcierSupplier *supplier);
guint        random_directory_get_active   (SourcierSupplier *supplier);
guint        random_directory_get_past     (SourcierSupplier *supplier);
gboolean     random_directory_get_excluded (SourcierSupplier *supplier);
const char  *random_directory_get_size     (SourcierSupplier *supplier);
