/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierRuleNature:
 * @SOURCIER_RULE_NATURE_SOCIAL: social and other specific services (CCP, R2123-1, 3°)
 * @SOURCIER_RULE_NATURE_CONCESSION: a concession contract, whatever it is about
 *
 * What a purchase is, for the rules: each purchase has one nature.
 */
typedef enum
{
  SOURCIER_RULE_NATURE_WORKS,
  SOURCIER_RULE_NATURE_SUPPLIES,
  SOURCIER_RULE_NATURE_SERVICES,
  SOURCIER_RULE_NATURE_SOCIAL,
  SOURCIER_RULE_NATURE_CONCESSION,
  SOURCIER_N_RULE_NATURES,
} SourcierRuleNature;

/**
 * SourcierTraits:
 * @SOURCIER_TRAIT_INNOVATION: innovative works, supplies or services
 * @SOURCIER_TRAIT_FOOD: food
 * @SOURCIER_TRAIT_BOOKS: books other than school books
 * @SOURCIER_TRAIT_RENEWABLE: an installation that produces renewable energy
 * @SOURCIER_TRAIT_DEFENCE: a defence or security contract
 * @SOURCIER_TRAIT_RESERVED_ESS: reserved to the social economy (CCP, L2113-15)
 *
 * What a purchase is besides its nature, where a rule asks for it. A purchase has any of them, or none.
 */
typedef enum
{
  SOURCIER_TRAIT_NONE = 0,
  SOURCIER_TRAIT_INNOVATION = 1 << 0,
  SOURCIER_TRAIT_FOOD = 1 << 1,
  SOURCIER_TRAIT_BOOKS = 1 << 2,
  SOURCIER_TRAIT_RENEWABLE = 1 << 3,
  SOURCIER_TRAIT_DEFENCE = 1 << 4,
  SOURCIER_TRAIT_RESERVED_ESS = 1 << 5,
} SourcierTraits;

#define SOURCIER_N_TRAITS 6

const char *sourcier_rule_nature_get_code (SourcierRuleNature  nature);
const char *sourcier_rule_nature_get_name (SourcierRuleNature  nature);
gboolean    sourcier_rule_nature_find     (const char         *code,
                                           SourcierRuleNature *nature);
gboolean    sourcier_rule_nature_find_term (const char         *code,
                                            SourcierRuleNature *nature,
                                            SourcierTraits     *traits);
const char *sourcier_trait_get_code  (SourcierTraits  trait);
const char *sourcier_trait_get_name  (SourcierTraits  trait);
gboolean    sourcier_trait_find      (const char     *code,
                                      SourcierTraits *trait);

/* Sets of natures and of kinds of buyers (SourcierBuyerKind): bit n stands for number n; no bit stands for all. */
char       *sourcier_rule_natures_to_words (guint set);
char       *sourcier_rule_buyers_to_words  (guint set);
char       *sourcier_rule_natures_to_codes (guint set);
char       *sourcier_rule_buyers_to_codes  (guint set);
gboolean    sourcier_rule_natures_from_codes (const char *codes,
                                              guint      *set);
gboolean    sourcier_rule_buyers_from_codes  (const char *codes,
                                              guint      *set);

G_END_DECLS
