/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-scope.h"

#include "base/coded-word.h"
#include "office/buyer.h"
#include "reference/term.h"

#include <glib/gi18n-lib.h>

/* All but the last are also words that purchases are told with, and go by their names. */
static const char * const natures[SOURCIER_N_RULE_NATURES] = {
  [SOURCIER_RULE_NATURE_WORKS] = SOURCIER_NATURE_WORKS,
  [SOURCIER_RULE_NATURE_SUPPLIES] = SOURCIER_NATURE_SUPPLIES,
  [SOURCIER_RULE_NATURE_SERVICES] = SOURCIER_NATURE_SERVICES,
  [SOURCIER_RULE_NATURE_SOCIAL] = SOURCIER_NATURE_SOCIAL,
  [SOURCIER_RULE_NATURE_CONCESSION] = SOURCIER_KIND_CONCESSION,
};

/* In the order of the bits of SourcierTraits. */
static const SourcierCodedWord trait_words[SOURCIER_N_TRAITS] = {
  { "innovation", NC_("trait of purchase", "Innovative") },
  { "food", NC_("trait of purchase", "Food") },
  { "books", NC_("trait of purchase", "Books other than school books") },
  { "renewable", NC_("trait of purchase", "Renewable-energy installation") },
  { "defence", NC_("trait of purchase", "Defence or security") },
  { "reserved-ess", NC_("trait of purchase", "Reserved to the social economy") },
};

/**
 * sourcier_rule_nature_get_code:
 * @nature: a nature
 *
 * Returns: (transfer none): its code in files and on the command line: "works"
 */
const char *
sourcier_rule_nature_get_code (SourcierRuleNature nature)
{
  g_return_val_if_fail (nature < SOURCIER_N_RULE_NATURES, NULL);

  return natures[nature];
}

/**
 * sourcier_rule_nature_get_name:
 * @nature: a nature
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_rule_nature_get_name (SourcierRuleNature nature)
{
  g_return_val_if_fail (nature < SOURCIER_N_RULE_NATURES, NULL);

  if (nature == SOURCIER_RULE_NATURE_CONCESSION)
    return C_("nature of purchase", "Concession");
  return sourcier_term_name_of (SOURCIER_TERMS_NATURE, natures[nature]);
}

/**
 * sourcier_rule_nature_find:
 * @code: (nullable): a code
 * @nature: (out): the nature of this code
 *
 * Returns: whether there is one
 */
gboolean
sourcier_rule_nature_find (const char         *code,
                           SourcierRuleNature *nature)
{
  for (guint i = 0; i < SOURCIER_N_RULE_NATURES; i++)
    if (g_strcmp0 (natures[i], code) == 0)
      {
        *nature = (SourcierRuleNature) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sourcier_rule_nature_find_term:
 * @code: (nullable): the code of a nature, or "food" or "innovation", which purchases are told with as well
 * @nature: (out): the nature it comes under: food is supplies, and an innovative purchase of which no more is known follows
 *   the amounts of services
 * @traits: (inout): the trait it stands for is added
 *
 * Returns: whether there is one
 */
gboolean
sourcier_rule_nature_find_term (const char         *code,
                                SourcierRuleNature *nature,
                                SourcierTraits     *traits)
{
  SourcierTraits trait;

  if (sourcier_rule_nature_find (code, nature))
    return TRUE;
  if (!sourcier_trait_find (code, &trait) || (trait & (SOURCIER_TRAIT_FOOD | SOURCIER_TRAIT_INNOVATION)) == 0)
    return FALSE;
  *nature = trait == SOURCIER_TRAIT_FOOD ? SOURCIER_RULE_NATURE_SUPPLIES : SOURCIER_RULE_NATURE_SERVICES;
  *traits |= trait;
  return TRUE;
}

/**
 * sourcier_trait_get_code:
 * @trait: one trait
 *
 * Returns: (transfer none): its code in files and on the command line: "innovation"
 */
const char *
sourcier_trait_get_code (SourcierTraits trait)
{
  g_return_val_if_fail (trait != SOURCIER_TRAIT_NONE, NULL);

  return trait_words[g_bit_nth_lsf (trait, -1)].code;
}

/**
 * sourcier_trait_get_name:
 * @trait: one trait
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_trait_get_name (SourcierTraits trait)
{
  g_return_val_if_fail (trait != SOURCIER_TRAIT_NONE, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "trait of purchase", trait_words[g_bit_nth_lsf (trait, -1)].name);
}

/**
 * sourcier_trait_find:
 * @code: (nullable): a code
 * @trait: (out): the trait of this code
 *
 * Returns: whether there is one
 */
gboolean
sourcier_trait_find (const char     *code,
                     SourcierTraits *trait)
{
  guint value;

  if (!sourcier_coded_word_find (trait_words, SOURCIER_N_TRAITS, code, &value))
    return FALSE;
  *trait = (SourcierTraits) (1 << value);
  return TRUE;
}

typedef const char *(*NameFunc) (guint number);

static const char *
nature_name (guint number)
{
  return sourcier_rule_nature_get_name ((SourcierRuleNature) number);
}

static const char *
nature_code (guint number)
{
  return sourcier_rule_nature_get_code ((SourcierRuleNature) number);
}

static const char *
buyer_code (guint number)
{
  return sourcier_buyer_kind_get_code ((SourcierBuyerKind) number);
}

static const char *
buyer_name (guint number)
{
  return sourcier_buyer_kind_get_name ((SourcierBuyerKind) number);
}

static char *
join (guint       set,
      guint       n,
      const char *mark,
      NameFunc    name_of)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (set & 1u << i)
      g_string_append_printf (words, "%s%s", words->len > 0 ? mark : "", name_of (i));
  return g_string_free (words, FALSE);
}

/**
 * sourcier_rule_natures_to_words:
 * @set: natures, none for all
 *
 * Returns: (transfer full): "Supplies, Services", or "Every nature"
 */
char *
sourcier_rule_natures_to_words (guint set)
{
  return set == 0 ? g_strdup (_("Every nature")) : join (set, SOURCIER_N_RULE_NATURES, ", ", nature_name);
}

/**
 * sourcier_rule_buyers_to_words:
 * @set: kinds of buyers, none for all
 *
 * Returns: (transfer full): the kinds by name, the local authorities together, or "Every buyer"
 */
char *
sourcier_rule_buyers_to_words (guint set)
{
  const guint all = (1u << SOURCIER_N_BUYER_KINDS) - 1 - (1u << SOURCIER_BUYER_UNKNOWN);
  const guint local = 1u << SOURCIER_BUYER_COMMUNE | 1u << SOURCIER_BUYER_INTERCOMMUNALITY
                      | 1u << SOURCIER_BUYER_DEPARTEMENT | 1u << SOURCIER_BUYER_REGION;

  if (set == 0 || set == all)
    return g_strdup (_("Every buyer"));
  if ((set & local) != local)
    return join (set, SOURCIER_N_BUYER_KINDS, ", ", buyer_name);
  if (set == local)
    return g_strdup (_("Local authorities"));

  g_autofree char *others = join (set & ~local, SOURCIER_N_BUYER_KINDS, ", ", buyer_name);
  return g_strconcat (_("Local authorities"), ", ", others, NULL);
}

/**
 * sourcier_rule_natures_to_codes:
 * @set: natures, none for all
 *
 * Returns: (transfer full): their codes parted by bars, "" for all
 */
char *
sourcier_rule_natures_to_codes (guint set)
{
  return join (set, SOURCIER_N_RULE_NATURES, "|", nature_code);
}

/**
 * sourcier_rule_buyers_to_codes:
 * @set: kinds of buyers, none for all
 *
 * Returns: (transfer full): their codes parted by bars, "" for all
 */
char *
sourcier_rule_buyers_to_codes (guint set)
{
  return join (set, SOURCIER_N_BUYER_KINDS, "|", buyer_code);
}

static gboolean
from_codes (const char *codes,
            guint       n,
            NameFunc    code_of,
            guint      *set)
{
  g_auto (GStrv) parts = g_strsplit (codes, "|", -1);
  gboolean known = TRUE;

  *set = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint number = 0;

      while (number < n && !g_str_equal (parts[i], code_of (number)))
        number++;
      if (number < n)
        *set |= 1u << number;
      known &= number < n;
    }
  return known;
}

/**
 * sourcier_rule_natures_from_codes:
 * @codes: codes parted by bars, "" for all
 * @set: (out): the natures
 *
 * Returns: %FALSE if a word is no nature; it is left out
 */
gboolean
sourcier_rule_natures_from_codes (const char *codes,
                                  guint      *set)
{
  return from_codes (codes, SOURCIER_N_RULE_NATURES, nature_code, set);
}

/**
 * sourcier_rule_buyers_from_codes:
 * @codes: codes parted by bars, "" for all
 * @set: (out): the kinds of buyers
 *
 * Returns: %FALSE if a word is no kind of buyer; it is left out
 */
gboolean
sourcier_rule_buyers_from_codes (const char *codes,
                                 guint      *set)
{
  return from_codes (codes, SOURCIER_N_BUYER_KINDS, buyer_code, set);
}
