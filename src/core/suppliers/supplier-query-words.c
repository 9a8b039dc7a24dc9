/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-query.h"

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
#include "suppliers/label-award.h"
#include "suppliers/supplier-contracts.h"
#include "suppliers/supplier-exclusion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What facets and their values are called: in full in the rows of a facet, in few words in a chip. */

static const struct
{
  const char *id;
  const char *name;
} facets[SOURCIER_N_SUPPLIER_FACETS] = {
  [SOURCIER_FACET_LABEL] = { "label", NC_("supplier facet", "Statuses and labels") },
  [SOURCIER_FACET_STATE] = { "state", NC_("supplier facet", "Validity of evidence") },
  [SOURCIER_FACET_ELIGIBILITY] = { "eligibility", NC_("supplier facet", "May answer") },
  [SOURCIER_FACET_DEPARTEMENT] = { "departement", NC_("supplier facet", "Territory") },
  [SOURCIER_FACET_ZONE] = { "zone", NC_("supplier facet", "Zone") },
  [SOURCIER_FACET_FAMILY] = { "family", NC_("supplier facet", "Family of purchase") },
  [SOURCIER_FACET_CPV] = { "cpv", NC_("supplier facet", "CPV") },
  [SOURCIER_FACET_TAG] = { "tag", NC_("supplier facet", "Tag") },
  [SOURCIER_FACET_SAVED_LIST] = { "list", NC_("supplier facet", "Lists") },
  [SOURCIER_FACET_CONTRACTS] = { "contracts", NC_("supplier facet", "Already our supplier") },
  [SOURCIER_FACET_SIZE] = { "size", NC_("supplier facet", "Size") },
  [SOURCIER_FACET_CAPACITY] = { "capacity", NC_("supplier facet", "Capacity") },
  [SOURCIER_FACET_EXCLUSION] = { "exclusion", NC_("supplier facet", "Exclusion") },
  [SOURCIER_FACET_DATA] = { "data", NC_("supplier facet", "Data") },
};

/* Values whose words stand here, in full and for a chip; the others have theirs elsewhere. */
typedef struct
{
  SourcierSupplierFacet facet;
  const char *value;
  const char *row;
  const char *chip;
} OwnValue;

static const OwnValue own_values[] = {
  { SOURCIER_FACET_LABEL, "", NC_("facet value", "(none)"), NC_("question", "no label held") },
  { SOURCIER_FACET_STATE, "valid", NULL, NC_("question", "valid evidence") },
  { SOURCIER_FACET_STATE, "ending", NULL, NC_("question", "ending within 90 days") },
  { SOURCIER_FACET_STATE, "ended", NULL, NC_("question", "ended") },
  { SOURCIER_FACET_STATE, "unchecked", NULL, NC_("question", "never checked") },
  { SOURCIER_FACET_STATE, "upcoming", NULL, NC_("question", "not yet valid") },
  { SOURCIER_FACET_ELIGIBILITY, "clause", NULL, NC_("question", "insertion clause") },
  { SOURCIER_FACET_ELIGIBILITY, "", NC_("facet value", "(none)"), NC_("question", "no reserved contract") },
  { SOURCIER_FACET_DEPARTEMENT, "", NC_("facet value", "(none)"), NC_("question", "no departement") },
  { SOURCIER_FACET_ZONE, "", NC_("facet value", "(none)"), NC_("question", "in no zone") },
  { SOURCIER_FACET_FAMILY, "", NC_("facet value", "(none)"), NC_("question", "no family of purchase") },
  { SOURCIER_FACET_CPV, "", NC_("facet value", "(none)"), NC_("question", "no CPV code") },
  { SOURCIER_FACET_TAG, "", NC_("facet value", "(none)"), NC_("question", "no tag") },
  { SOURCIER_FACET_SAVED_LIST, "", NC_("facet value", "(none)"), NC_("question", "on no list") },
  { SOURCIER_FACET_CONTRACTS, SOURCIER_CONTRACT_ACTIVE, NC_("facet value", "Contract running"),
    NC_("question", "has a contract that runs") },
  { SOURCIER_FACET_CONTRACTS, SOURCIER_CONTRACT_PAST, NC_("facet value", "Only past contracts"),
    NC_("question", "has only past contracts") },
  { SOURCIER_FACET_CONTRACTS, "", NC_("facet value", "No contract"), NC_("question", "no contract with us") },
  { SOURCIER_FACET_SIZE, "", NC_("facet value", "(unknown)"), NC_("question", "size unknown") },
  { SOURCIER_FACET_CAPACITY, "able", NC_("facet value", "Can carry the amount"), NULL },
  { SOURCIER_FACET_CAPACITY, "unknown", NC_("facet value", "Turnover unknown"), NC_("question", "turnover unknown") },
  { SOURCIER_FACET_CAPACITY, "unable", NC_("facet value", "Cannot carry the amount"), NULL },
  { SOURCIER_FACET_EXCLUSION, SOURCIER_EXCLUDED, NC_("facet value", "Excluded"), NC_("question", "excluded") },
  { SOURCIER_FACET_EXCLUSION, SOURCIER_NOT_EXCLUDED, NC_("facet value", "Not excluded"),
    NC_("question", "not excluded") },
  { SOURCIER_FACET_DATA, "doubtful", NC_("facet value", "Doubtful"), NC_("question", "doubtful data") },
  { SOURCIER_FACET_DATA, "sound", NC_("facet value", "Sound"), NC_("question", "sound data") },
};

/**
 * sourcier_supplier_sort_get_id:
 * @sort: an order
 *
 * Returns: (transfer none): its name in JSON and on the command line
 */
const char *
sourcier_supplier_sort_get_id (SourcierSupplierSort sort)
{
  static const char * const ids[SOURCIER_N_SUPPLIER_SORTS] = {
    [SOURCIER_SUPPLIER_SORT_NAME] = "name",
    [SOURCIER_SUPPLIER_SORT_TRADE_NAME] = "trade-name",
    [SOURCIER_SUPPLIER_SORT_CITY] = "city",
    [SOURCIER_SUPPLIER_SORT_DEPARTEMENT] = "departement",
    [SOURCIER_SUPPLIER_SORT_SIZE] = "size",
    [SOURCIER_SUPPLIER_SORT_TURNOVER] = "turnover",
    [SOURCIER_SUPPLIER_SORT_SIRET] = "siret",
    [SOURCIER_SUPPLIER_SORT_POSTCODE] = "postcode",
    [SOURCIER_SUPPLIER_SORT_LEGAL_FORM] = "legal-form",
    [SOURCIER_SUPPLIER_SORT_NAF] = "naf",
    [SOURCIER_SUPPLIER_SORT_WEBSITE] = "website",
    [SOURCIER_SUPPLIER_SORT_EMAIL] = "email",
    [SOURCIER_SUPPLIER_SORT_PHONE] = "phone",
    [SOURCIER_SUPPLIER_SORT_SOURCE] = "source",
    [SOURCIER_SUPPLIER_SORT_LABELS] = "labels",
    [SOURCIER_SUPPLIER_SORT_FAMILIES] = "families",
    [SOURCIER_SUPPLIER_SORT_CONTRACTS] = "contracts",
    [SOURCIER_SUPPLIER_SORT_DISTANCE] = "distance",
  };

  g_return_val_if_fail (sort < SOURCIER_N_SUPPLIER_SORTS, NULL);

  return ids[sort];
}

/**
 * sourcier_supplier_facet_get_id:
 * @facet: a facet
 *
 * Returns: (transfer none): its name in JSON and on the command line
 */
const char *
sourcier_supplier_facet_get_id (SourcierSupplierFacet facet)
{
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, NULL);

  return facets[facet].id;
}

/**
 * sourcier_supplier_facet_get_name:
 * @facet: a facet
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *
sourcier_supplier_facet_get_name (SourcierSupplierFacet facet)
{
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "supplier facet", facets[facet].name);
}

static const OwnValue *
find_own_value (SourcierSupplierFacet  facet,
                const char            *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_values); i++)
    if (own_values[i].facet == facet && g_str_equal (own_values[i].value, value))
      return &own_values[i];
  return NULL;
}

static const char *
name_with_code (const char *name,
                const char *code)
{
  g_autofree char *in_brackets = g_strdup_printf ("(%s)", code);

  if (g_str_equal (name, code) || g_str_has_suffix (name, in_brackets))
    return name;

  g_autofree char *both = g_strdup_printf ("%s %s", name, in_brackets);
  return g_intern_string (both);
}

static const char *
commune_name (const char *code)
{
  const SourcierCommune *commune = sourcier_commune_find (code);
  g_autofree char *words = commune != NULL ? sourcier_commune_to_words (commune) : NULL;

  return words != NULL ? g_intern_string (words) : code;
}

/* The name of a departement, or of what a value of the territory asks for otherwise. */
static const char *
departement_name (const char *code)
{
  const SourcierDepartement *departement = sourcier_departement_find (code);

  if (g_str_has_prefix (code, SOURCIER_TERRITORY_REGION))
    return code + strlen (SOURCIER_TERRITORY_REGION);
  if (g_str_has_prefix (code, SOURCIER_TERRITORY_COMMUNE))
    return commune_name (code + strlen (SOURCIER_TERRITORY_COMMUNE));
  return departement != NULL ? name_with_code (sourcier_departement_get_name (departement), code) : code;
}

static const char *
label_name (const char *code)
{
  const SourcierLabelKind *kind = sourcier_label_kind_find (code);

  return kind != NULL ? name_with_code (sourcier_label_kind_get_name (kind), sourcier_label_kind_get_short_name (kind))
                      : code;
}

static const char *
size_name (const char *code)
{
  for (guint i = SOURCIER_SIZE_NONE + 1; i < SOURCIER_N_SIZES; i++)
    if (g_str_equal (sourcier_size_get_code (i), code))
      return sourcier_size_get_name (i);
  return code;
}

static const char *
eligibility_name (const char *code)
{
  SourcierEligibility eligibility;

  return sourcier_eligibility_find (code, &eligibility) ? sourcier_eligibility_get_name (eligibility) : code;
}

static const char *
state_name (const char *code)
{
  for (guint i = 0; i < SOURCIER_N_AWARD_STATES; i++)
    if (g_str_equal (sourcier_award_state_get_code (i), code))
      return sourcier_award_state_get_name (i);
  return code;
}

/* "9091" is 90910000. */
static char *
cpv_code (const char *prefix)
{
  gsize length = MIN (strlen (prefix), SOURCIER_CPV_LENGTH);

  return g_strdup_printf ("%s%.*s", prefix, (int) (SOURCIER_CPV_LENGTH - length), "00000000");
}

static const char *
cpv_name (const char *prefix)
{
  g_autofree char *code = strlen (prefix) > 2 ? cpv_code (prefix) : g_strdup (prefix);
  const SourcierCpvDivision *division = sourcier_cpv_division_find (prefix);

  if (division == NULL)
    return g_intern_string (code);

  g_autofree char *both = g_strdup_printf ("%s %s", code, sourcier_cpv_division_get_name (division));
  return g_intern_string (both);
}

/* The name of a family, or “CPV 90911200, wider or narrower” for the trade of a code: (transfer full). */
static char *
family_name (const char *value)
{
  if (!g_str_has_prefix (value, SOURCIER_FAMILY_OF_CPV))
    return g_strdup (sourcier_family_name_of (value));
  /* translators: those who declare a CPV code, one below it or one above it; %s is the code */
  return g_strdup_printf (C_("facet value", "CPV %s, wider or narrower"), value + strlen (SOURCIER_FAMILY_OF_CPV));
}

static const char *
intern_family_name (const char *value)
{
  g_autofree char *name = family_name (value);

  return g_intern_string (name);
}

/* "Not excluded on 18/01/2027": the words of the day of the question stand among the own values. */
static const char *
exclusion_name (const char *code)
{
  gboolean excluded;
  SourcierDay day;

  if (!sourcier_exclusion_code_parse (code, &excluded, &day))
    return code;

  g_autofree char *on = sourcier_day_format (day);
  g_autofree char *words = excluded ? g_strdup_printf (C_("facet value", "Excluded on %s"), on)
                                    : g_strdup_printf (C_("facet value", "Not excluded on %s"), on);
  return g_intern_string (words);
}

/**
 * sourcier_supplier_facet_get_value_name:
 * @facet: a facet
 * @value: one of its values
 *
 * Returns: (transfer none): the value in full in the reader's language, “Val-d’Oise (95)”; the value itself where the
 *   program does not know it
 */
const char *
sourcier_supplier_facet_get_value_name (SourcierSupplierFacet  facet,
                                        const char            *value)
{
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  const OwnValue *own = find_own_value (facet, value);

  if (own != NULL && own->row != NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, "facet value", own->row);

  switch (facet)
    {
    case SOURCIER_FACET_LABEL:
      return g_intern_string (label_name (value));
    case SOURCIER_FACET_DEPARTEMENT:
      return g_intern_string (departement_name (value));
    case SOURCIER_FACET_ZONE:
      return g_intern_string (sourcier_label_kind_short_name_of (value));
    case SOURCIER_FACET_FAMILY:
      return intern_family_name (value);
    case SOURCIER_FACET_SIZE:
      return g_intern_string (size_name (value));
    case SOURCIER_FACET_STATE:
      return g_intern_string (state_name (value));
    case SOURCIER_FACET_ELIGIBILITY:
      return g_intern_string (eligibility_name (value));
    case SOURCIER_FACET_CPV:
      return cpv_name (value);
    case SOURCIER_FACET_EXCLUSION:
      return g_intern_string (exclusion_name (value));
    case SOURCIER_FACET_TAG:
    case SOURCIER_FACET_SAVED_LIST:
    case SOURCIER_FACET_CONTRACTS:
    case SOURCIER_FACET_CAPACITY:
    case SOURCIER_FACET_DATA:
    case SOURCIER_N_SUPPLIER_FACETS:
    default:
      return g_intern_string (value);
    }
}

/* NULL where @code asks about the day of the question. */
static char *
exclusion_chip (const char *code)
{
  gboolean excluded;
  SourcierDay day;

  if (!sourcier_exclusion_code_parse (code, &excluded, &day) || day == SOURCIER_DAY_NONE)
    return NULL;

  g_autofree char *on = sourcier_day_format (day);
  /* translators: pieces of a question about suppliers; %s is a day */
  return excluded ? g_strdup_printf (C_("question", "excluded on %s"), on)
                  : g_strdup_printf (C_("question", "not excluded on %s"), on);
}

/* What a chip calls a value: (transfer full). */
static char *
chip_word (guint       facet,
           const char *value,
           gpointer    user_data)
{
  SourcierSupplierQuery *query = user_data;
  const OwnValue *own = find_own_value (facet, value);
  g_autofree char *amount = sourcier_money_format (sourcier_supplier_query_get_amount (query));
  g_autofree char *exclusion = exclusion_chip (value);

  if (own != NULL && own->chip != NULL)
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "question", own->chip));
  if (facet == SOURCIER_FACET_CAPACITY && g_str_equal (value, "able"))
    /* translators: a piece of a question about suppliers; %s is an amount of money */
    return g_strdup_printf (C_("question", "can carry %s"), amount);
  if (facet == SOURCIER_FACET_CAPACITY && g_str_equal (value, "unable"))
    /* translators: a piece of a question about suppliers; %s is an amount of money */
    return g_strdup_printf (C_("question", "cannot carry %s"), amount);
  if (facet == SOURCIER_FACET_SAVED_LIST)
    /* translators: a piece of a question about suppliers; %s is the name of a list */
    return g_strdup_printf (C_("question", "on “%s”"), value);
  if (facet == SOURCIER_FACET_CPV)
    {
      g_autofree char *code = cpv_code (value);

      return g_strconcat ("CPV ", code, NULL);
    }
  if (facet == SOURCIER_FACET_EXCLUSION && exclusion != NULL)
    return g_steal_pointer (&exclusion);
  if (facet == SOURCIER_FACET_LABEL)
    return g_strdup (sourcier_label_kind_short_name_of (value));
  if (facet == SOURCIER_FACET_ELIGIBILITY)
    return g_strdup (value);
  return g_strdup (sourcier_supplier_facet_get_value_name (facet, value));
}

/* "may answer L2113-12 or L2113-13, cannot answer L2113-15" */
static char *
eligibility_to_words (SourcierSupplierQuery *query)
{
  const SourcierChoices *choices = sourcier_supplier_query_get_choices (query);
  g_autoptr (GPtrArray) out = sourcier_choices_get_values (choices, SOURCIER_FACET_ELIGIBILITY, SOURCIER_CHOICE_OUT);
  g_autofree char *asked = sourcier_choices_asked_to_words (choices, SOURCIER_FACET_ELIGIBILITY, chip_word, query);
  GString *words = g_string_new (NULL);

  if (*asked != '\0')
    /* translators: a piece of a question about suppliers; %s is "L2113-12 or L2113-13" */
    g_string_append_printf (words, C_("question", "may answer %s"), asked);
  for (guint i = 0; i < out->len; i++)
    {
      const char *value = g_ptr_array_index (out, i);
      g_autofree char *what = chip_word (SOURCIER_FACET_ELIGIBILITY, value, query);

      if (words->len > 0)
        g_string_append (words, C_("question", ", "));
      if (*value == '\0')
        g_string_append (words, C_("question", "may answer a reserved contract"));
      else
        /* translators: what a question takes away; %s is "L2113-13" */
        g_string_append_printf (words, C_("question", "cannot answer %s"), what);
    }
  return g_string_free (words, FALSE);
}

/* "EI or ACI, not ESAT" */
static char *
facet_to_words (SourcierSupplierQuery *query,
                SourcierSupplierFacet  facet)
{
  if (facet == SOURCIER_FACET_ELIGIBILITY)
    return eligibility_to_words (query);
  return sourcier_choices_to_words (sourcier_supplier_query_get_choices (query), facet, chip_word, query);
}

/* Without a choice of capacity, an amount asks for those able to carry it. */
static char *
amount_to_words (SourcierSupplierQuery *query)
{
  g_autofree char *words = facet_to_words (query, SOURCIER_FACET_CAPACITY);

  return *words != '\0' ? g_steal_pointer (&words) : chip_word (SOURCIER_FACET_CAPACITY, "able", query);
}

static char *
works_in_to_words (SourcierSupplierQuery *query)
{
  const char *code = sourcier_supplier_query_get_works_in (query);
  const SourcierEpci *epci = sourcier_epci_find (code);
  g_autofree char *name = epci != NULL ? sourcier_epci_to_words (epci) : NULL;

  if (epci != NULL)
    /* translators: a piece of a question about suppliers; %s is a group of communes, "CA Melun Val de Seine (77)" */
    return g_strdup_printf (C_("question", "works in the area of %s"), name);
  /* translators: a piece of a question about suppliers; %s is a departement, "Seine-Saint-Denis (93)" */
  return g_strdup_printf (C_("question", "works in %s"), departement_name (code));
}

static char *
near_to_words (SourcierSupplierQuery *query)
{
  const SourcierCommune *commune = sourcier_commune_find (sourcier_supplier_query_get_near (query));
  g_autofree char *name = commune != NULL ? sourcier_commune_to_words (commune)
                                          : g_strdup (sourcier_supplier_query_get_near (query));

  /* translators: a piece of a question about suppliers: how many kilometres, and a place, "Meaux (77)" */
  return g_strdup_printf (C_("question", "within %u km of %s"), sourcier_supplier_query_get_near_km (query), name);
}

static char *
siren_to_words (SourcierSupplierQuery *query)
{
  g_autofree char *siren = sourcier_siren_format (sourcier_supplier_query_get_siren (query));

  return g_strdup_printf (_("SIREN %s"), siren);
}

static char *
day_to_words (SourcierSupplierQuery *query)
{
  g_autofree char *day = sourcier_day_format (sourcier_supplier_query_get_day (query));

  /* translators: a piece of a question about suppliers: the day on which labels and rules are looked at */
  return g_strdup_printf (C_("question", "as of %s"), day);
}

/**
 * sourcier_supplier_query_to_chips:
 * @self: a question
 *
 * The question in the reader's words, one piece for the text, one for each facet that something is chosen in, one for
 * the amount and the choice of capacity together, one for each question about places, one for the firm, one for the
 * day unless it is today, one for those who alone are asked. sourcier_supplier_query_without_chip() takes a piece out.
 *
 * Returns: (transfer full) (element-type SourcierQueryChip): the pieces
 */
GPtrArray *
sourcier_supplier_query_to_chips (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  GPtrArray *chips = sourcier_query_chips_new ();
  const char *text = sourcier_supplier_query_get_text (self);
  g_autofree char *folded = sourcier_text_fold (text);

  if (*folded != '\0')
    /* translators: a piece of a question about suppliers; %s is the text searched for */
    sourcier_query_chips_add (chips, SOURCIER_CHIP_TEXT, g_strdup_printf (C_("question", "contains “%s”"), text));

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FACETS; i++)
    if (i != SOURCIER_FACET_CAPACITY)
      sourcier_query_chips_add (chips, (int) i, facet_to_words (self, i));

  if (sourcier_supplier_query_get_amount (self) > 0)
    sourcier_query_chips_add (chips, SOURCIER_CHIP_AMOUNT, amount_to_words (self));
  if (*sourcier_supplier_query_get_works_in (self) != '\0')
    sourcier_query_chips_add (chips, SOURCIER_CHIP_WORKS_IN, works_in_to_words (self));
  if (*sourcier_supplier_query_get_near (self) != '\0')
    sourcier_query_chips_add (chips, SOURCIER_CHIP_NEAR, near_to_words (self));
  if (*sourcier_supplier_query_get_siren (self) != '\0')
    sourcier_query_chips_add (chips, SOURCIER_CHIP_SIREN, siren_to_words (self));
  if (sourcier_supplier_query_has_day (self))
    sourcier_query_chips_add (chips, SOURCIER_CHIP_DAY, day_to_words (self));
  if (sourcier_supplier_query_get_some (self) != NULL)
    sourcier_query_chips_add (chips, SOURCIER_CHIP_SOME, g_strdup (sourcier_supplier_query_get_some_words (self)));
  return chips;
}

/**
 * sourcier_supplier_query_without_chip:
 * @self: a question
 * @facet: the facet of a chip, or one of the SOURCIER_CHIP_ numbers
 *
 * Returns: (transfer full): the question without what the chip says
 */
SourcierSupplierQuery *
sourcier_supplier_query_without_chip (SourcierSupplierQuery *self,
                                      int                    facet)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);
  g_return_val_if_fail (facet >= SOURCIER_CHIP_SIREN && facet < SOURCIER_N_SUPPLIER_FACETS, NULL);

  if (facet == SOURCIER_CHIP_TEXT)
    return sourcier_supplier_query_with_text (self, NULL);
  if (facet == SOURCIER_CHIP_WORKS_IN)
    return sourcier_supplier_query_with_works_in (self, NULL);
  if (facet == SOURCIER_CHIP_NEAR)
    return sourcier_supplier_query_with_near (self, NULL, 0);
  if (facet == SOURCIER_CHIP_SIREN)
    return sourcier_supplier_query_with_siren (self, NULL);
  if (facet == SOURCIER_CHIP_DAY)
    return sourcier_supplier_query_with_day (self, SOURCIER_DAY_NONE);
  if (facet == SOURCIER_CHIP_SOME)
    return sourcier_supplier_query_with_some (self, NULL, NULL);
  if (facet != SOURCIER_CHIP_AMOUNT)
    return sourcier_supplier_query_without_facet (self, (SourcierSupplierFacet) facet);

  g_autoptr (SourcierSupplierQuery) without_amount = sourcier_supplier_query_with_amount (self, 0);
  return sourcier_supplier_query_without_facet (without_amount, SOURCIER_FACET_CAPACITY);
}
