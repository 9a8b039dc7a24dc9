/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"

G_BEGIN_DECLS

/**
 * SourcierTermList:
 * @SOURCIER_TERMS_NATURE: what is bought: works, supplies, services…
 * @SOURCIER_TERMS_KIND: what contract it is: contract, framework agreement, concession…
 * @SOURCIER_TERMS_PROCEDURE: how it is awarded
 * @SOURCIER_TERMS_RESERVED: the article of the Code de la commande publique that it is reserved under
 * @SOURCIER_TERMS_CONSIDERATION: social and environmental considerations
 * @SOURCIER_TERMS_ROLE: what a supplier is in it: holder, co-contractor, subcontractor
 * @SOURCIER_TERMS_IDENTIFIER: what number a supplier is known by
 * @SOURCIER_TERMS_PLAN_STATE: how far a scheme for responsible purchasing is: draft, adopted…
 * @SOURCIER_TERMS_PLAN_SECTION: the chapters of one
 * @SOURCIER_TERMS_PLAN_THEME: what its objectives are about
 * @SOURCIER_TERMS_PLAN_PROGRESS: how far one of its actions is
 * @SOURCIER_TERMS_PLAN_UNIT: what one of its indicators counts
 * @SOURCIER_TERMS_PLAN_FREQUENCY: how often one is measured
 *
 * The closed lists of words that purchases and schemes are told with (data/reference/terms.csv). Their French names are those of the
 * DECP schema 2.0.3 where it has them.
 */
typedef enum
{
  SOURCIER_TERMS_NATURE,
  SOURCIER_TERMS_KIND,
  SOURCIER_TERMS_PROCEDURE,
  SOURCIER_TERMS_RESERVED,
  SOURCIER_TERMS_CONSIDERATION,
  SOURCIER_TERMS_ROLE,
  SOURCIER_TERMS_IDENTIFIER,
  SOURCIER_TERMS_PLAN_STATE,
  SOURCIER_TERMS_PLAN_SECTION,
  SOURCIER_TERMS_PLAN_THEME,
  SOURCIER_TERMS_PLAN_PROGRESS,
  SOURCIER_TERMS_PLAN_UNIT,
  SOURCIER_TERMS_PLAN_FREQUENCY,
  SOURCIER_N_TERM_LISTS,
} SourcierTermList;

/* Natures that rules speak of. */
#define SOURCIER_NATURE_WORKS "works"
#define SOURCIER_NATURE_SUPPLIES "supplies"
#define SOURCIER_NATURE_SERVICES "services"
#define SOURCIER_NATURE_SOCIAL "social"
#define SOURCIER_NATURE_INNOVATION "innovation"
#define SOURCIER_NATURE_FOOD "food"

#define SOURCIER_KIND_CONCESSION "concession"
#define SOURCIER_KIND_DEFENCE "defence"

#define SOURCIER_RESERVED_ESS "L2113-15"

/* A word of one of the lists. */
typedef struct _SourcierTerm SourcierTerm;

const SourcierTerm * const *sourcier_terms (SourcierTermList  list,
                                            guint            *n_terms);
const SourcierTerm *sourcier_term_find        (SourcierTermList    list,
                                               const char         *code);
const SourcierTerm *sourcier_term_recognise   (SourcierTermList    list,
                                               const char         *text);
const char         *sourcier_term_get_code    (const SourcierTerm *self);
const char         *sourcier_term_get_name    (const SourcierTerm *self);
const char         *sourcier_term_get_french  (const SourcierTerm *self);
const char         *sourcier_term_get_english (const SourcierTerm *self);
const char         *sourcier_term_name_of     (SourcierTermList    list,
                                               const char         *code);
const char         *sourcier_term_name_in     (SourcierTermList    list,
                                               const char         *code,
                                               SourcierLanguage    language);
guint               sourcier_term_rank_of     (SourcierTermList    list,
                                               const char         *code);

G_END_DECLS
