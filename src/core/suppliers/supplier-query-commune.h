/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/commune.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What tells where a supplier "s" is. */
#define SOURCIER_SUPPLIER_SQL_ADDRESS "s.commune_code, s.postcode, s.city, s.departement"

const char            *_sourcier_supplier_commune_find   (SourcierStore      *store,
                                                          const char         *code,
                                                          GError            **error);
SourcierStatement     *_sourcier_supplier_commune_rows   (SourcierStore      *store,
                                                          const char         *ids,
                                                          GError            **error);
const SourcierCommune *_sourcier_supplier_commune_of_row (SourcierStatement  *row);

G_END_DECLS
