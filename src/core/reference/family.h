/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"

G_BEGIN_DECLS

/* A family of purchase of the French inclusion market, with the CPV divisions it covers. */
typedef struct _SourcierFamily SourcierFamily;

const SourcierFamily * const *sourcier_families   (guint                *n_families);
const SourcierFamily *sourcier_family_find        (const char           *code);
const SourcierFamily *sourcier_family_recognise   (const char           *text);
const SourcierFamily *sourcier_family_find_nearest (const char          *text);
const SourcierFamily *sourcier_family_from_naf    (const char           *naf);
const SourcierFamily *sourcier_family_from_cpv    (const char           *cpv);
const char           *sourcier_family_name_of     (const char           *code);
const char           *sourcier_family_name_in     (const char           *code,
                                                   SourcierLanguage      language);
const char           *sourcier_family_get_code    (const SourcierFamily *self);
const char           *sourcier_family_get_name    (const SourcierFamily *self);

/* One of the 45 divisions of the Common Procurement Vocabulary (the first two digits of a CPV code). */
typedef struct _SourcierCpvDivision SourcierCpvDivision;

const SourcierCpvDivision * const *sourcier_cpv_divisions (guint        *n_divisions);
const SourcierCpvDivision *sourcier_cpv_division_find     (const char   *cpv);
const char *sourcier_cpv_division_get_code (const SourcierCpvDivision *self);
const char *sourcier_cpv_division_get_name (const SourcierCpvDivision *self);
void        sourcier_cpv_division_get_labels (const SourcierCpvDivision  *self,
                                              const char                **fr,
                                              const char                **en);

G_END_DECLS
