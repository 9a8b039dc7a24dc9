/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-query.h"
#include "cli-list.h"

#include "base/money.h"
#include "base/siret.h"
#include "base/text.h"
#include "reference/commune.h"
#include "reference/cpv.h"
#include "reference/departement.h"
#include "reference/epci.h"
#include "reference/family.h"
#include "reference/headcount.h"
#include "reference/label-kind.h"
#include "suppliers/eligibility.h"
#include "suppliers/supplier-contracts.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-saved-list.h"

#include <glib/gi18n-lib.h>

/* What is typed for “no departement”, “no family”, “no known size”. */
#define NONE "none"

/* How near “near” is when it is not told. */
#define USUAL_KM 50

/* The words of the command line: a program reads one. */
static char *search_text;
static char **labels, **not_labels, **departements, **regions, **communes, **zones, **families, **cpv_codes, **tags, **lists, **not_lists;
static char **contracts, **sizes, **states, **eligibilities;
static char *amount;
static char *sort_name;
static char *day_text;
static char *works_in, *near_place;
static int near_km;
static char *siren_text;
static gboolean excluded, not_excluded;

static GOptionEntry entries[] = {
  { "search", 's', 0, G_OPTION_ARG_STRING, &search_text, N_("Words of the name, city, SIRET or notes"), N_("TEXT") },
  { "label", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &labels, N_("Suppliers that hold this label; “none” for those who hold none; may be repeated"),
    N_("ID") },
  { "not-label", 0, 0, G_OPTION_ARG_STRING_ARRAY, &not_labels, N_("Suppliers that do not hold it; may be repeated"),
    N_("ID") },
  { "departement", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &departements,
    N_("Suppliers of this departement, by code or name; “none” for those of none; may be repeated"), N_("CODE") },
  { "region", 0, 0, G_OPTION_ARG_STRING_ARRAY, &regions, N_("Suppliers of this region, too; may be repeated"), N_("NAME") },
  { "commune", 0, 0, G_OPTION_ARG_STRING_ARRAY, &communes,
    N_("Suppliers in this commune, too: Meaux, 77100 Meaux or 77284; may be repeated"), N_("COMMUNE") },
  { "zone", 0, 0, G_OPTION_ARG_STRING_ARRAY, &zones,
    N_("Suppliers in this zone: FRR, FRR+, ZRR (keeps its benefit) or QPV; “none” for those of none; may be repeated"),
    N_("ZONE") },
  { "family", 'f', 0, G_OPTION_ARG_STRING_ARRAY, &families,
    N_("Suppliers of this family of purchase; “none” for those of none; may be repeated"), N_("CODE") },
  { "cpv", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cpv_codes,
    N_("Suppliers of this CPV code or of one below it: 90910000, 909 or 90; “none” for those without any; may be repeated"),
    N_("CODE") },
  { "tag", 't', 0, G_OPTION_ARG_STRING_ARRAY, &tags,
    N_("Suppliers with this tag; “none” for those without any; may be repeated"), N_("TAG") },
  { "list", 0, 0, G_OPTION_ARG_STRING_ARRAY, &lists,
    N_("Suppliers on this list; “none” for those on no list made by hand; may be repeated"), N_("NAME") },
  { "not-list", 0, 0, G_OPTION_ARG_STRING_ARRAY, &not_lists,
    N_("Suppliers that are not on this list made by hand; may be repeated"), N_("NAME") },
  { "contracts", 0, 0, G_OPTION_ARG_STRING_ARRAY, &contracts,
    N_("Suppliers with a contract of the office that runs (active), with past ones only (past), or without any (none); may"
       " be repeated"), N_("STANDING") },
  { "size", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sizes,
    N_("Suppliers of this size: 0, 1-9, 10-49, 50-249, 250+ or none; may be repeated"), N_("SIZE") },
  { "label-state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &states,
    N_("State of the label’s evidence: valid, ending, ended, unchecked or upcoming; may be repeated"), N_("STATE") },
  { "state", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING_ARRAY, &states, NULL, NULL },
  { "eligible", 'e', 0, G_OPTION_ARG_STRING_ARRAY, &eligibilities,
    N_("Suppliers that may answer contracts reserved under this article (L2113-12, L2113-13, L2113-13-1, L2113-15) or "
       "an insertion clause (clause); “none” for those to whom nothing is open; may be repeated"), N_("ARTICLE") },
  { "can-carry", 'c', 0, G_OPTION_ARG_STRING, &amount, N_("Suppliers able to carry a purchase of this amount"),
    N_("AMOUNT") },
  { "works-in", 0, 0, G_OPTION_ARG_STRING, &works_in,
    N_("Suppliers that work in this departement or EPCI, by code, SIREN or name: by the areas they declare, else by where "
       "they are"), N_("CODE") },
  { "near", 0, 0, G_OPTION_ARG_STRING, &near_place,
    N_("Suppliers near this place, or whose declared areas cover it: Meaux, 77100 Meaux or 77284"), N_("PLACE") },
  { "km", 0, 0, G_OPTION_ARG_INT, &near_km, N_("How near, in kilometres as the crow flies; 50 as usual"), N_("N") },
  { "siren", 0, 0, G_OPTION_ARG_STRING, &siren_text, N_("Establishments of the firm of this number, nine digits"),
    N_("SIREN") },
  { "excluded", 0, 0, G_OPTION_ARG_NONE, &excluded, N_("Suppliers excluded from public procurement"), NULL },
  { "not-excluded", 0, 0, G_OPTION_ARG_NONE, &not_excluded, N_("Suppliers that are not excluded from it"), NULL },
  { "on", 0, 0, G_OPTION_ARG_STRING, &day_text,
    N_("As labels, exclusions and rules stand on this day, past or to come, and not today: 2026-12-31 or 31/12/2026"),
    N_("DAY") },
  { "sort", 0, 0, G_OPTION_ARG_STRING, &sort_name,
    N_("Order: name, trade-name, city, departement, postcode, labels, families, contracts, size, turnover, siret, legal-form, naf, website,"
       " email, phone, source, or with --near distance; “-” before it for the greatest first"), N_("ORDER") },
  { NULL }
};

/**
 * sourcier_cli_query_entries:
 *
 * Returns: (transfer none): the options that put a question to the directory
 */
GOptionEntry *
sourcier_cli_query_entries (void)
{
  return entries;
}

/* Each of these returns the code that the question takes, or NULL where the word means nothing. */
static const char *
find_label (const char *word)
{
  const SourcierLabelKind *kind = sourcier_label_kind_recognise (word);

  if (g_str_equal (word, NONE))
    return "";
  return kind != NULL ? sourcier_label_kind_get_code (kind) : NULL;
}

static const char *
find_departement (const char *word)
{
  const SourcierDepartement *departement = sourcier_departement_recognise (word);

  if (g_str_equal (word, NONE))
    return "";
  return departement != NULL ? sourcier_departement_get_code (departement) : NULL;
}

static const char *
find_region (const char *word)
{
  const char *region = sourcier_region_recognise (word);
  g_autofree char *value = g_strconcat (SOURCIER_TERRITORY_REGION, region, NULL);

  return region != NULL ? g_intern_string (value) : NULL;
}

static const char *
find_zone (const char *word)
{
  static const char * const known[] = { "FRR", "FRR+", "ZRR", "QPV", NULL };
  g_autofree char *upper = g_ascii_strup (word, -1);

  if (g_str_equal (word, NONE))
    return "";
  for (gsize i = 0; known[i] != NULL; i++)
    if (g_str_equal (upper, known[i]))
      return known[i];
  return NULL;
}

static const char *
find_family (const char *word)
{
  const SourcierFamily *family = sourcier_family_recognise (word);

  if (g_str_equal (word, NONE))
    return "";
  return family != NULL ? sourcier_family_get_code (family) : NULL;
}

/* A code tells all those below it by the digits before its zeros. */
static const char *
find_cpv (const char *word)
{
  g_autofree char *code = sourcier_cpv_read_code (word, NULL, NULL);
  g_autofree char *prefix = sourcier_cpv_prefix (code != NULL ? code : word);

  if (g_str_equal (word, NONE))
    return "";
  return sourcier_text_is_digits (prefix) && sourcier_cpv_division_find (prefix) != NULL ? g_intern_string (prefix) : NULL;
}

/* Nobody has a tag that is not in the directory: that is an answer. */
static const char *
find_tag (const char *word)
{
  return g_str_equal (word, NONE) ? "" : word;
}

static const char *
find_contracts (const char *word)
{
  if (g_str_equal (word, NONE))
    return "";
  return g_str_equal (word, SOURCIER_CONTRACT_ACTIVE) || g_str_equal (word, SOURCIER_CONTRACT_PAST) ? word : NULL;
}

static const char *
find_size (const char *word)
{
  if (g_str_equal (word, NONE))
    return sourcier_size_get_code (SOURCIER_SIZE_NONE);
  for (int i = SOURCIER_SIZE_NONE + 1; i < SOURCIER_N_SIZES; i++)
    if (g_str_equal (word, sourcier_size_get_code (i)))
      return word;
  return NULL;
}

static const char *
find_state (const char *word)
{
  for (int i = 0; i < SOURCIER_N_AWARD_STATES; i++)
    if (g_str_equal (word, sourcier_award_state_get_code (i)))
      return word;
  return NULL;
}

static const char *
find_eligibility (const char *word)
{
  if (g_str_equal (word, NONE))
    return "";
  return sourcier_eligibility_find (word, NULL) ? word : NULL;
}

static const struct
{
  char ***words;
  const char *option;
  SourcierSupplierFacet facet;
  SourcierChoice choice;
  const char *(*find) (const char *word);
} choices[] = {
  { &labels, "--label", SOURCIER_FACET_LABEL, SOURCIER_CHOICE_IN, find_label },
  { &not_labels, "--not-label", SOURCIER_FACET_LABEL, SOURCIER_CHOICE_OUT, find_label },
  { &departements, "--departement", SOURCIER_FACET_DEPARTEMENT, SOURCIER_CHOICE_IN, find_departement },
  { &regions, "--region", SOURCIER_FACET_DEPARTEMENT, SOURCIER_CHOICE_IN, find_region },
  { &zones, "--zone", SOURCIER_FACET_ZONE, SOURCIER_CHOICE_IN, find_zone },
  { &families, "--family", SOURCIER_FACET_FAMILY, SOURCIER_CHOICE_IN, find_family },
  { &cpv_codes, "--cpv", SOURCIER_FACET_CPV, SOURCIER_CHOICE_IN, find_cpv },
  { &tags, "--tag", SOURCIER_FACET_TAG, SOURCIER_CHOICE_IN, find_tag },
  { &lists, "--list", SOURCIER_FACET_SAVED_LIST, SOURCIER_CHOICE_IN, find_tag },
  { &not_lists, "--not-list", SOURCIER_FACET_SAVED_LIST, SOURCIER_CHOICE_OUT, find_tag },
  { &contracts, "--contracts", SOURCIER_FACET_CONTRACTS, SOURCIER_CHOICE_IN, find_contracts },
  { &sizes, "--size", SOURCIER_FACET_SIZE, SOURCIER_CHOICE_IN, find_size },
  { &states, "--label-state", SOURCIER_FACET_STATE, SOURCIER_CHOICE_IN, find_state },
  { &eligibilities, "--eligible", SOURCIER_FACET_ELIGIBILITY, SOURCIER_CHOICE_IN, find_eligibility },
};

static void
replace (SourcierSupplierQuery **query,
         SourcierSupplierQuery  *other)
{
  g_object_unref (*query);
  *query = other;
}

static gboolean
add_choices (const SourcierCliCommand  *command,
             SourcierSupplierQuery    **query)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    for (char **word = *choices[i].words; word != NULL && *word != NULL; word++)
      {
        const char *value = choices[i].find (*word);

        if (value == NULL)
          {
            /* translators: a word of the command line and the option before it */
            sourcier_cli_misuse (command, _("“%s” is unknown to %s"), *word, choices[i].option);
            return FALSE;
          }
        replace (query, sourcier_supplier_query_with_choice (*query, choices[i].facet, value, choices[i].choice));
      }
  return TRUE;
}

static void
add_exclusion (SourcierSupplierQuery **query)
{
  if (excluded)
    replace (query, sourcier_supplier_query_with_choice (*query, SOURCIER_FACET_EXCLUSION, SOURCIER_EXCLUDED,
                                                         SOURCIER_CHOICE_IN));
  if (not_excluded)
    replace (query, sourcier_supplier_query_with_choice (*query, SOURCIER_FACET_EXCLUSION, SOURCIER_NOT_EXCLUDED,
                                                         SOURCIER_CHOICE_IN));
}

static gboolean
add_amount (const SourcierCliCommand  *command,
            SourcierSupplierQuery    **query)
{
  gint64 cents;

  if (amount == NULL)
    return TRUE;
  if (!sourcier_money_parse (amount, &cents))
    {
      sourcier_cli_misuse (command, _("“%s” is not an amount"), amount);
      return FALSE;
    }

  replace (query, sourcier_supplier_query_with_amount (*query, cents));
  return TRUE;
}

/* Returns NULL after saying why no one departement or EPCI is meant. */
static const char *
find_territory (const SourcierCliCommand *command)
{
  const SourcierDepartement *departement = sourcier_departement_recognise (works_in);
  g_autoptr (GPtrArray) found = sourcier_epci_search (works_in);
  g_autofree char *candidates = sourcier_epcis_to_words (found);

  if (departement != NULL)
    return sourcier_departement_get_code (departement);
  if (found->len == 1)
    return sourcier_epci_get_siren (g_ptr_array_index (found, 0));
  if (found->len == 0)
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), works_in, "--works-in");
  else
    /* translators: what was typed, then EPCI with their SIREN */
    sourcier_cli_misuse (command, _("“%s” may be several EPCI: type the SIREN of one of %s"), works_in, candidates);
  return NULL;
}

static gboolean
add_works_in (const SourcierCliCommand  *command,
              SourcierSupplierQuery    **query)
{
  const char *territory = works_in != NULL ? find_territory (command) : NULL;

  if (works_in == NULL)
    return TRUE;
  if (territory != NULL)
    replace (query, sourcier_supplier_query_with_works_in (*query, territory));
  return territory != NULL;
}

/* Returns NULL after saying why no one commune is meant. */
static const SourcierCommune *
find_commune (const SourcierCliCommand *command,
              const char               *word)
{
  g_autoptr (GPtrArray) found = sourcier_commune_search (word);
  g_autofree char *candidates = sourcier_communes_to_words (found);

  if (found->len == 0)
    sourcier_cli_misuse (command, _("“%s” is no commune that is known"), word);
  else if (found->len > 1)
    /* translators: what was typed, then communes with their codes */
    sourcier_cli_misuse (command, _("“%s” may be several communes: type one of %s"), word, candidates);
  else
    return g_ptr_array_index (found, 0);
  return NULL;
}

static gboolean
add_communes (const SourcierCliCommand  *command,
              SourcierSupplierQuery    **query)
{
  for (char **word = communes; word != NULL && *word != NULL; word++)
    {
      const SourcierCommune *commune = find_commune (command, *word);
      g_autofree char *value = NULL;

      if (commune == NULL)
        return FALSE;
      value = g_strconcat (SOURCIER_TERRITORY_COMMUNE, sourcier_commune_get_code (commune), NULL);
      replace (query, sourcier_supplier_query_with_choice (*query, SOURCIER_FACET_DEPARTEMENT, value, SOURCIER_CHOICE_IN));
    }
  return TRUE;
}

static const SourcierCommune *
find_place (const SourcierCliCommand *command)
{
  const SourcierCommune *place = find_commune (command, near_place);

  if (place == NULL || sourcier_commune_get_point (place) != NULL)
    return place;
  sourcier_cli_misuse (command, _("Nobody has told where “%s” lies: choose a place nearby"), near_place);
  return NULL;
}

static gboolean
add_near (const SourcierCliCommand  *command,
          SourcierSupplierQuery    **query)
{
  if (near_place == NULL && near_km == 0)
    return TRUE;
  if (near_place == NULL || near_km < 0)
    {
      sourcier_cli_misuse (command, _("--km takes a number of kilometres and goes with --near"));
      return FALSE;
    }

  const SourcierCommune *place = find_place (command);

  if (place == NULL)
    return FALSE;
  replace (query, sourcier_supplier_query_with_near (*query, sourcier_commune_get_code (place),
                                                     near_km > 0 ? (guint) near_km : USUAL_KM));
  return TRUE;
}

static gboolean
add_siren (const SourcierCliCommand  *command,
           SourcierSupplierQuery    **query)
{
  g_autofree char *siren = sourcier_siret_clean (siren_text);

  if (siren_text == NULL)
    return TRUE;
  if (strlen (siren) != 9 || strspn (siren, "0123456789") != 9)
    {
      sourcier_cli_misuse (command, _("“%s” is unknown to %s"), siren_text, "--siren");
      return FALSE;
    }
  replace (query, sourcier_supplier_query_with_siren (*query, siren));
  return TRUE;
}

static gboolean
add_day (const SourcierCliCommand  *command,
         SourcierSupplierQuery    **query)
{
  SourcierDay day = sourcier_day_parse (day_text);

  if (day_text == NULL)
    return TRUE;
  if (day == SOURCIER_DAY_NONE)
    {
      sourcier_cli_misuse (command, _("“%s” is unknown to %s"), day_text, "--on");
      return FALSE;
    }
  replace (query, sourcier_supplier_query_with_day (*query, day));
  return TRUE;
}

static gboolean
add_sort (const SourcierCliCommand  *command,
          SourcierSupplierQuery    **query)
{
  gboolean descending = sort_name != NULL && sort_name[0] == '-';

  if (sort_name == NULL)
    return TRUE;
  for (int i = 0; i < SOURCIER_N_SUPPLIER_SORTS; i++)
    if (g_str_equal (sort_name + descending, sourcier_supplier_sort_get_id (i)))
      {
        if (i == SOURCIER_SUPPLIER_SORT_DISTANCE && near_place == NULL)
          {
            sourcier_cli_misuse (command, _("--sort distance goes with --near"));
            return FALSE;
          }
        replace (query, sourcier_supplier_query_with_sort (*query, i, descending));
        return TRUE;
      }

  sourcier_cli_misuse (command, _("“%s” is unknown to %s"), sort_name, "--sort");
  return FALSE;
}

/**
 * sourcier_cli_query_settle:
 * @query: (inout): the question that the options put; where it is just the name of a saved question, that one
 * @store: the office's file
 * @error: where to put what went wrong
 *
 * Looks up the lists that the question names.
 *
 * Returns: %FALSE with @error set if there is no such list
 */
gboolean
sourcier_cli_query_settle (SourcierSupplierQuery **query,
                           SourcierStore          *store,
                           GError                **error)
{
  SourcierSupplierQuery *settled = sourcier_cli_settle_lists (store, &sourcier_supplier_lists, *query, error);

  if (settled != NULL)
    replace (query, settled);
  return settled != NULL;
}

/**
 * sourcier_cli_query_build:
 * @command: the command that was typed
 *
 * Returns: (transfer full) (nullable): the question that the options put, or %NULL after saying on the standard error
 *   which word means nothing
 */
SourcierSupplierQuery *
sourcier_cli_query_build (const SourcierCliCommand *command)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();

  if (search_text != NULL)
    replace (&query, sourcier_supplier_query_with_text (query, search_text));
  if (!add_choices (command, &query) || !add_communes (command, &query) || !add_amount (command, &query)
      || !add_works_in (command, &query) || !add_near (command, &query) || !add_siren (command, &query)
      || !add_day (command, &query) || !add_sort (command, &query))
    return NULL;
  add_exclusion (&query);
  return g_steal_pointer (&query);
}
