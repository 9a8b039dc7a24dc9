/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

G_BEGIN_DECLS

/* Values of %SOURCIER_FACET_EXCLUSION, on the day of the question. */
#define SOURCIER_EXCLUDED     "excluded"
#define SOURCIER_NOT_EXCLUDED "not-excluded"

char     *sourcier_exclusion_code                    (gboolean          excluded,
                                                      SourcierDay       day);
gboolean  sourcier_exclusion_code_parse              (const char       *code,
                                                      gboolean         *excluded,
                                                      SourcierDay      *day);
gboolean  sourcier_supplier_is_excluded              (SourcierSupplier *self,
                                                      SourcierDay       day);
char     *sourcier_supplier_exclusion_to_words       (SourcierSupplier *self,
                                                      SourcierDay       day);
gboolean  sourcier_supplier_exclusion_is_doubtful    (SourcierSupplier *self);
char     *sourcier_supplier_exclusion_doubt_to_words (SourcierSupplier *self);

G_END_DECLS
