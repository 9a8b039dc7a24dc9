/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"
#include "suppliers/supplier-index.h"

/* The index in memory against SQL: the same ids in the same order, and the same counts. */
gboolean               index_answer_check          (SourcierStore         *store,
                                                    SourcierSupplierIndex *index,
                                                    SourcierSupplierQuery *query);
void                   index_answer_check_or_build (SourcierStore         *store,
                                                    SourcierSupplierIndex *index,
                                                    SourcierSupplierQuery *query,
                                                    gboolean               must_answer);
SourcierSupplierIndex *index_answer_build          (SourcierStore         *store);
