/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

struct _SourcierSupplierQuery
{
  GObject parent_instance;

  char *text;
  SourcierChoices *choices;
  gint64 amount;
  char *works_in;
  char *near;
  guint near_km;
  GArray *some;      /* ids in ascending order, NULL where everybody may answer; never changes */
  char *some_words;
  char *siren;
  SourcierSupplierSort sort;
  gboolean descending;
  SourcierDay day;
};

G_END_DECLS
