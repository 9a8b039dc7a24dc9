/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"
#include "suppliers/supplier-list.h"

/* A directory of six thousand, and a list of it that is followed by its signals alone, as a view does. */

#define SUPPLIER_LIST_TEST_N 6000

typedef struct
{
  GListModel *model;
  guint n_items;
  guint n_signals;
  guint n_answers;
  guint n_failures;
} SupplierListRecorder;

void                  supplier_list_test_set_up      (CoreTestOffice       *fixture,
                                                      gconstpointer         data);
SourcierSupplierList *supplier_list_test_open        (CoreTestOffice       *fixture,
                                                      SupplierListRecorder *recorder);
void                  supplier_list_test_follow      (SourcierSupplierList *list,
                                                      SupplierListRecorder *recorder);
void                  supplier_list_test_ask         (SourcierSupplierList *list,
                                                      const char           *text);
void                  supplier_list_test_wait        (SourcierSupplierList *list);
void                  supplier_list_test_assert_name (SourcierSupplierList *list,
                                                      guint                 position,
                                                      const char           *expected);
