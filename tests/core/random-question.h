/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "random-directory.h"
#include "suppliers/supplier-query.h"

/* No facet of a random directory has more values. */
#define MOST_VALUES 12

/* A question as plain data: for each facet, what is chosen for each of its values. */
typedef struct
{
  SourcierChoice choices[SOURCIER_N_SUPPLIER_FACETS][MOST_VALUES];
  const char *text;
  gint64 amount;
  SourcierSupplierSort sort;
  gboolean descending;
  SourcierDay day;
} Question;

#define REPLACE(place, value) \
  G_STMT_START { SourcierSupplierQuery *value_ = (value); g_object_unref (place); place = value_; } G_STMT_END

Question               random_question_new          (SourcierDay            day);
SourcierSupplierQuery *random_question_to_query     (const Question        *question);
const char            *random_question_get_value    (SourcierSupplierFacet  facet,
                                                     guint                  i);
gboolean               random_question_passes       (const Question        *question,
                                                     SourcierSupplier      *supplier);
const char            *random_question_get_state    (SourcierLabelAward    *award,
                                                     SourcierDay            day);
int                    random_question_compare      (gconstpointer          a,
                                                     gconstpointer          b,
                                                     gpointer               question);
