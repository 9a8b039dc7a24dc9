/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-query.h"

#include "base/money.h"
#include "base/text.h"
#include "reference/family.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *name;
  const char *none; /* what a chip calls those that have no value */
} facets[SOURCIER_N_PURCHASE_FACETS] = {
  [SOURCIER_PURCHASE_FACET_STATE] = { "state", NC_("purchase facet", "State"), NULL },
  [SOURCIER_PURCHASE_FACET_YEAR] = { "year", NC_("purchase facet", "Year"), NC_("question", "no year") },
  [SOURCIER_PURCHASE_FACET_NATURE] = { "nature", NC_("purchase facet", "Nature"), NC_("question", "no nature") },
  [SOURCIER_PURCHASE_FACET_BAND] = { "band", NC_("purchase facet", "Amount"), NC_("question", "amount unknown") },
  [SOURCIER_PURCHASE_FACET_THRESHOLD] = { "threshold", NC_("purchase facet", "European threshold"),
                                          NC_("question", "European threshold unknown") },
  [SOURCIER_PURCHASE_FACET_DUTIES] = { "duties", NC_("purchase facet", "Duties"), NC_("question", "no duty") },
  [SOURCIER_PURCHASE_FACET_SERVICE] = { "service", NC_("purchase facet", "Service"), NC_("question", "no service") },
  [SOURCIER_PURCHASE_FACET_FAMILY] = { "family", NC_("purchase facet", "Family of purchase"),
                                       NC_("question", "no family of purchase") },
  [SOURCIER_PURCHASE_FACET_CPV] = { "cpv", NC_("purchase facet", "CPV division"), NC_("question", "no CPV code") },
  [SOURCIER_PURCHASE_FACET_CONSIDERATION] = { "consideration", NC_("purchase facet", "Considerations"),
                                              NC_("question", "no consideration") },
  [SOURCIER_PURCHASE_FACET_RESERVED] = { "reserved", NC_("purchase facet", "Reserved for"),
                                         NC_("question", "not reserved") },
  [SOURCIER_PURCHASE_FACET_PROCEDURE] = { "procedure", NC_("purchase facet", "Procedure"),
                                          NC_("question", "no procedure") },
  [SOURCIER_PURCHASE_FACET_SAVED_LIST] = { "list", NC_("purchase facet", "Lists"), NC_("question", "on no list") },
  [SOURCIER_PURCHASE_FACET_DATA] = { "data", NC_("purchase facet", "Data"), NULL },
};

/* Each band begins where the one before ends: cents HT. The bounds are round numbers, not thresholds of the law, which
 * change: 40,000 and 90,000 stand for the orders of magnitude that procedures change at. */
static const struct
{
  const char *code;
  gint64 from;
} bands[SOURCIER_N_PURCHASE_BANDS] = {
  { "0-40000", 0 },
  { "40000-90000", 4000000 },
  { "90000-250000", 9000000 },
  { "250000-1000000", 25000000 },
  { "1000000-5000000", 100000000 },
  { "5000000+", 500000000 },
};

/**
 * sourcier_purchase_band_get_code:
 * @band: a band of amounts, from the smallest
 *
 * Returns: (transfer none): its name in questions and on the command line
 */
const char *
sourcier_purchase_band_get_code (guint band)
{
  g_return_val_if_fail (band < SOURCIER_N_PURCHASE_BANDS, NULL);

  return bands[band].code;
}

/**
 * sourcier_purchase_band_get_from:
 * @band: a band of amounts, from the smallest
 *
 * Returns: its least amount in cents HT; the next band begins where it ends
 */
gint64
sourcier_purchase_band_get_from (guint band)
{
  g_return_val_if_fail (band < SOURCIER_N_PURCHASE_BANDS, 0);

  return bands[band].from;
}

/**
 * sourcier_purchase_facet_get_id:
 * @facet: a facet
 *
 * Returns: (transfer none): its name in JSON and on the command line
 */
const char *
sourcier_purchase_facet_get_id (SourcierPurchaseFacet facet)
{
  g_return_val_if_fail (facet < SOURCIER_N_PURCHASE_FACETS, NULL);

  return facets[facet].id;
}

/**
 * sourcier_purchase_facet_get_name:
 * @facet: a facet
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *
sourcier_purchase_facet_get_name (SourcierPurchaseFacet facet)
{
  g_return_val_if_fail (facet < SOURCIER_N_PURCHASE_FACETS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "purchase facet", facets[facet].name);
}

/**
 * sourcier_purchase_sort_get_id:
 * @sort: an order
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
sourcier_purchase_sort_get_id (SourcierPurchaseSort sort)
{
  static const char * const ids[SOURCIER_N_PURCHASE_SORTS] = {
    [SOURCIER_PURCHASE_SORT_SUBJECT] = "subject",
    [SOURCIER_PURCHASE_SORT_NUMBER] = "number",
    [SOURCIER_PURCHASE_SORT_AMOUNT] = "amount",
    [SOURCIER_PURCHASE_SORT_LAUNCH] = "launch",
    [SOURCIER_PURCHASE_SORT_NOTIFICATION] = "notification",
    [SOURCIER_PURCHASE_SORT_END] = "end",
    [SOURCIER_PURCHASE_SORT_STATE] = "state",
    [SOURCIER_PURCHASE_SORT_SERVICE] = "service",
    [SOURCIER_PURCHASE_SORT_AWARDED] = "awarded",
    [SOURCIER_PURCHASE_SORT_DUTIES] = "duties",
  };

  g_return_val_if_fail (sort < SOURCIER_N_PURCHASE_SORTS, NULL);

  return ids[sort];
}

/* "from €40,000 to €90,000" with either missing where it is 0. */
static char *
range_to_words (gint64 at_least,
                gint64 below)
{
  g_autofree char *from = sourcier_money_format (at_least);
  g_autofree char *to = sourcier_money_format (below);

  if (below <= 0)
    /* translators: a piece of a question about purchases; %s is an amount of money that is included */
    return g_strdup_printf (C_("question", "%s or more"), from);
  if (at_least <= 0)
    /* translators: a piece of a question about purchases; %s is an amount of money that is not included */
    return g_strdup_printf (C_("question", "below %s"), to);
  /* translators: a piece of a question about purchases: two amounts of money, the second of which is not included */
  return g_strdup_printf (C_("question", "from %s to below %s"), from, to);
}

static char *
band_name (const char *code)
{
  for (guint i = 0; i < SOURCIER_N_PURCHASE_BANDS; i++)
    if (g_str_equal (bands[i].code, code))
      return range_to_words (bands[i].from, i + 1 < SOURCIER_N_PURCHASE_BANDS ? bands[i + 1].from : 0);
  return g_strdup (code);
}

static const char *
state_name (const char *code)
{
  SourcierPurchaseState state;

  return sourcier_purchase_state_find (code, &state) ? sourcier_purchase_state_get_name (state) : code;
}

static const char *
division_name (const char *code)
{
  const SourcierCpvDivision *division = sourcier_cpv_division_find (code);

  return division != NULL ? sourcier_cpv_division_get_name (division) : code;
}

static const struct
{
  const char *code;
  const char *name;
  const char *chip;
} duties[] = {
  { "open", NC_("facet value", "To be decided"), NC_("question", "duties to be decided") },
  { "late", NC_("facet value", "Undecided after the launch"), NC_("question", "duties undecided after the launch") },
  { "answered", NC_("facet value", "All decided"), NC_("question", "duties all decided") },
};

static const char *
duties_words (const char *code,
              gboolean    in_chip)
{
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    if (g_str_equal (duties[i].code, code))
      return in_chip ? g_dpgettext2 (GETTEXT_PACKAGE, "question", duties[i].chip)
                     : g_dpgettext2 (GETTEXT_PACKAGE, "facet value", duties[i].name);
  return code;
}

/**
 * sourcier_purchase_facet_get_value_name:
 * @facet: a facet
 * @value: one of its values
 *
 * Returns: (transfer full): the value in the reader's language; the value itself where the program does not know it
 */
char *
sourcier_purchase_facet_get_value_name (SourcierPurchaseFacet  facet,
                                        const char            *value)
{
  g_return_val_if_fail (facet < SOURCIER_N_PURCHASE_FACETS, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  if (*value == '\0')
    return g_strdup (C_("facet value", "(none)"));

  switch (facet)
    {
    case SOURCIER_PURCHASE_FACET_STATE:
      return g_strdup (state_name (value));
    case SOURCIER_PURCHASE_FACET_NATURE:
      return g_strdup (sourcier_term_name_of (SOURCIER_TERMS_NATURE, value));
    case SOURCIER_PURCHASE_FACET_BAND:
      return band_name (value);
    case SOURCIER_PURCHASE_FACET_FAMILY:
      return g_strdup (sourcier_family_name_of (value));
    case SOURCIER_PURCHASE_FACET_CPV:
      return g_strdup_printf ("%s %s", value, division_name (value));
    case SOURCIER_PURCHASE_FACET_CONSIDERATION:
      return g_strdup (sourcier_term_name_of (SOURCIER_TERMS_CONSIDERATION, value));
    case SOURCIER_PURCHASE_FACET_RESERVED:
      return g_strdup (sourcier_term_name_of (SOURCIER_TERMS_RESERVED, value));
    case SOURCIER_PURCHASE_FACET_PROCEDURE:
      return g_strdup (sourcier_term_name_of (SOURCIER_TERMS_PROCEDURE, value));
    case SOURCIER_PURCHASE_FACET_THRESHOLD:
      return g_strdup (g_str_equal (value, "european") ? C_("facet value", "At or above it") : C_("facet value", "Below it"));
    case SOURCIER_PURCHASE_FACET_DUTIES:
      return g_strdup (duties_words (value, FALSE));
    case SOURCIER_PURCHASE_FACET_DATA:
      return g_strdup (g_str_equal (value, "doubtful") ? C_("facet value", "Doubtful") : C_("facet value", "Sound"));
    case SOURCIER_PURCHASE_FACET_YEAR:
    case SOURCIER_PURCHASE_FACET_SERVICE:
    case SOURCIER_PURCHASE_FACET_SAVED_LIST:
    case SOURCIER_N_PURCHASE_FACETS:
    default:
      return g_strdup (value);
    }
}

static char *
chip_word (guint       facet,
           const char *value,
           gpointer    user_data)
{
  if (*value == '\0' && facets[facet].none != NULL)
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "question", facets[facet].none));
  if (facet == SOURCIER_PURCHASE_FACET_THRESHOLD)
    return g_strdup (g_str_equal (value, "european") ? C_("question", "at or above the European threshold")
                                                     : C_("question", "below the European threshold"));
  if (facet == SOURCIER_PURCHASE_FACET_DUTIES)
    return g_strdup (duties_words (value, TRUE));
  if (facet == SOURCIER_PURCHASE_FACET_SAVED_LIST)
    /* translators: a piece of a question about suppliers; %s is the name of a list */
    return g_strdup_printf (C_("question", "on “%s”"), value);
  if (facet == SOURCIER_PURCHASE_FACET_DATA)
    return g_strdup (g_str_equal (value, "doubtful") ? C_("question", "doubtful data") : C_("question", "sound data"));
  return sourcier_purchase_facet_get_value_name (facet, value);
}

/**
 * sourcier_purchase_query_to_chips:
 * @self: a question
 *
 * The question in the reader's words, one piece for the purchases it keeps to, one for the text, one for the amounts, one
 * for each facet that something is chosen in. sourcier_purchase_query_without_chip() takes a piece out.
 *
 * Returns: (transfer full) (element-type SourcierQueryChip): the pieces
 */
GPtrArray *
sourcier_purchase_query_to_chips (SourcierPurchaseQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (self), NULL);

  GPtrArray *chips = sourcier_query_chips_new ();
  const char *text = sourcier_purchase_query_get_text (self);
  g_autofree char *folded = sourcier_text_fold (text);
  gint64 at_least = sourcier_purchase_query_get_at_least (self), below = sourcier_purchase_query_get_below (self);

  if (sourcier_purchase_query_get_members (self) != NULL)
    sourcier_query_chips_add (chips, SOURCIER_PURCHASE_CHIP_MEMBERS,
                              g_strdup (sourcier_purchase_query_get_members_name (self)));
  if (*folded != '\0')
    /* translators: a piece of a question; %s is the text searched for */
    sourcier_query_chips_add (chips, SOURCIER_PURCHASE_CHIP_TEXT,
                              g_strdup_printf (C_("question", "contains “%s”"), text));
  if (at_least > 0 || below > 0)
    sourcier_query_chips_add (chips, SOURCIER_PURCHASE_CHIP_AMOUNTS, range_to_words (at_least, below));
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    sourcier_query_chips_add (chips, (int) i,
                              sourcier_choices_to_words (sourcier_purchase_query_get_choices (self), i, chip_word, NULL));
  return chips;
}
