/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-table.h"
#include "ui-test.h"

/* The page of the suppliers in a window, with an office’s own file and three suppliers in it. */
typedef struct
{
  SourcierStore         *store;
  GtkWidget             *page;
  GtkWidget             *window;
  GtkWidget             *pane;
  SourcierSupplierTable *table;
  gint64                 alpha, beta, gamma;
} Fixture;

gint64   suppliers_page_test_add         (SourcierStore *store,
                                          const char    *name,
                                          const char    *city,
                                          const char    *label);
void     suppliers_page_test_set_up      (Fixture       *fixture,
                                          gconstpointer  data);
void     suppliers_page_test_tear_down   (Fixture       *fixture,
                                          gconstpointer  data);
gboolean suppliers_page_test_is_selected (Fixture *fixture,
                                          gint64   id);
void     suppliers_page_test_search      (Fixture    *fixture,
                                          const char *text);
void     suppliers_page_test_select_all  (Fixture *fixture);
char    *suppliers_page_test_copy        (Fixture *fixture);
gint64   suppliers_page_test_get_first   (Fixture *fixture);
