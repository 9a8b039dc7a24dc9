/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"
#include "suppliers/supplier-import.h"

/* SIRET with sound check sums (Luhn worked by hand), and one whose last digit was changed. */
#define SIRET_A "73282932000074"
#define SIRET_B "80746931700018"
#define SIRET_C "75187049400026"
#define SIRET_BAD "73282932000075"

GFile                  *import_test_write_list      (CoreTestOffice         *fixture,
                                                     const char             *name,
                                                     const char             *text);
SourcierSupplierImport *import_test_prepare         (CoreTestOffice         *fixture,
                                                     const char             *text,
                                                     gint64                  n_new,
                                                     gint64                  n_changed,
                                                     gint64                  n_unchanged,
                                                     gint64                  n_doubtful,
                                                     gint64                  n_rejected);
void                    import_test_apply           (SourcierSupplierImport *import);
void                    import_test_import_twice    (CoreTestOffice         *fixture,
                                                     const char             *text,
                                                     gint64                  n_new,
                                                     gint64                  n_changed,
                                                     gint64                  n_unchanged,
                                                     gint64                  n_doubtful,
                                                     gint64                  n_rejected);
guint                   import_test_count_actions   (CoreTestOffice         *fixture);
gint64                  import_test_count_suppliers (CoreTestOffice         *fixture);
SourcierSupplier       *import_test_load_where      (CoreTestOffice         *fixture,
                                                     const char             *condition);
void                    import_test_assert_field    (SourcierSupplier       *supplier,
                                                     SourcierSupplierField   field,
                                                     const char             *expected);
char                   *import_test_reason_of       (SourcierSupplierImport *import,
                                                     SourcierImportEffect    effect,
                                                     guint                   i);
