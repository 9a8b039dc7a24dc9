/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierSupplierSearch:
 *
 * A group of a form where a supplier of the directory is found as its name, SIRET or city is typed: Enter takes the first
 * that is found, the arrows and Enter another.
 *
 * Signal: "picked" (SourcierSupplier) when the reader takes one.
 */
#define SOURCIER_TYPE_SUPPLIER_SEARCH (sourcier_supplier_search_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierSearch, sourcier_supplier_search, SOURCIER, SUPPLIER_SEARCH, AdwPreferencesGroup)

GtkWidget *sourcier_supplier_search_new (SourcierStore *store);

G_END_DECLS
