/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "plans/contract.h"

G_BEGIN_DECLS

/* Words of a scheme and of its figures, in the language the scheme is written in, which may not be the reader's. */

const char *sourcier_plan_word      (const char            *key,
                                     SourcierLanguage       language);
char       *sourcier_plan_say       (const char            *key,
                                     SourcierLanguage       language,
                                     ...) G_GNUC_NULL_TERMINATED;
const char *sourcier_plan_place     (SourcierContractPlace  place,
                                     SourcierLanguage       language);
const char *sourcier_plan_doubt     (SourcierContractDoubt  doubt,
                                     SourcierLanguage       language);

G_END_DECLS
