/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-contracts.h"
#include "suppliers/supplier-place.h"

G_BEGIN_DECLS

/**
 * SourcierSupplier:
 *
 * A supplier of the directory: its fields, the label awards it holds, the people to reach, the families of purchase it
 * works in, its CPV codes, the areas it works in and the tags that the office put on it.
 */
struct _SourcierSupplier
{
  GObject parent_instance;

  gint64 id;
  char *texts[SOURCIER_N_SUPPLIER_FIELDS];
  gint64 turnover;
  GPtrArray *awards;
  GPtrArray *contacts;
  char **families;
  char **cpv;
  char **areas;
  char **tags;
  SourcierSupplierContracts contracts;   /* read from the register, never written */
  gboolean has_place;
  SourcierSupplierPlace place;           /* where that is, once somebody asked */
};

void _sourcier_supplier_assign  (SourcierSupplier *self,
                                 SourcierSupplier *other);
void _sourcier_supplier_changed (SourcierSupplier *self);

G_END_DECLS
