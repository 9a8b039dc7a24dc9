/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/contract.h"
#include "rules/rule.h"

G_BEGIN_DECLS

/* Words of a scheme and of its figures, in the language the scheme is written in, which may not be the reader's. */

const char *sourcier_plan_word      (const char            *key,
                                     SourcierLanguage       language);
const char *sourcier_plan_place     (SourcierContractPlace  place,
                                     SourcierLanguage       language);
const char *sourcier_plan_doubt     (SourcierContractDoubt  doubt,
                                     SourcierLanguage       language);

G_END_DECLS
