/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"
#include "plans/contracts.h"

/* A small register whose figures were worked out by hand: tests/data/measures-*.csv, each row with its reasoning. */
typedef struct
{
  CoreTestOffice *office;
  SourcierContracts *contracts;
  GHashTable *suppliers;       /* keys to ids */
  GHashTable *purchases;       /* keys to ids */
  guint n_rows;
} MeasureTestRegister;

typedef void (*MeasureTestRowFunc) (MeasureTestRegister  *reg,
                                    char                **cells);

extern const SourcierContractScope measure_test_everything;

void    measure_test_fill      (MeasureTestRegister   *reg,
                                CoreTestOffice        *office);
void    measure_test_clear     (MeasureTestRegister   *reg);
void    measure_test_load      (MeasureTestRegister   *reg,
                                SourcierContractScope  scope);
void    measure_test_read_list (MeasureTestRegister   *reg,
                                const char            *name,
                                MeasureTestRowFunc     func);
gint64  measure_test_id_of     (GHashTable            *ids,
                                const char            *key);
