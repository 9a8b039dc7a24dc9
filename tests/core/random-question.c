/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-question.h"

#include "base/text.h"

#include <string.h>

static const char * const texts[] = {
  "elan", "ÉLA", "serv ate", "oeuv", "l", "vert 9", "411", "411 555", "41155513900", "95", "zzz", "—", "vu", "at’el",
  "4115 5", "saint", "lan", "555", "55 13", "teli", "salon 4115", "e", "5", "ntoise 74" };

/**
 * random_question_get_value:
 *
 * Returns: a value of the facet, "" for none
 */
const char *
random_question_get_value (SourcierSupplierFacet facet,
                           guint                 i)
{
  return random_directory_values[facet].values[i];
}

/**
 * random_question_new:
 * @day: the day it is asked for
 *
 * Returns: a question of which every part is there or not by chance
 */
Question
random_question_new (SourcierDay day)
{
  Question question = { .text = "", .day = day };

  if (g_test_rand_int_range (0, 3) == 0)
    question.text = PICK (texts);
  if (g_test_rand_int_range (0, 3) == 0)
    question.amount = (gint64) g_test_rand_int_range (1, 1500) * 10001;
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    for (int n = g_test_rand_int_range (-3, 3); n > 0; n--)
      question.choices[facet][g_test_rand_int_range (0, (int) random_directory_values[facet].n)] =
        g_test_rand_int_range (0, 3) > 0 ? SOURCIER_CHOICE_IN : SOURCIER_CHOICE_OUT;
  question.sort = (SourcierSupplierSort) g_test_rand_int_range (0, SOURCIER_N_SUPPLIER_SORTS);
  question.descending = g_test_rand_bit ();
  return question;
}

/**
 * random_question_to_query:
 *
 * Returns: (transfer full): the same question as the program asks it
 */
SourcierSupplierQuery *
random_question_to_query (const Question *question)
{
  SourcierSupplierQuery *query = sourcier_supplier_query_new ();

  REPLACE (query, sourcier_supplier_query_with_day (query, question->day));
  REPLACE (query, sourcier_supplier_query_with_text (query, question->text));
  REPLACE (query, sourcier_supplier_query_with_amount (query, question->amount));
  REPLACE (query, sourcier_supplier_query_with_sort (query, question->sort, question->descending));
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    for (guint i = 0; i < random_directory_values[facet].n; i++)
      if (question->choices[facet][i] != SOURCIER_CHOICE_NONE)
        REPLACE (query, sourcier_supplier_query_with_choice (query, facet, random_question_get_value (facet, i),
                                                             question->choices[facet][i]));
  return query;
}

static gboolean
any_in (const Question       *question,
        SourcierSupplierFacet facet)
{
  for (guint i = 0; i < random_directory_values[facet].n; i++)
    if (question->choices[facet][i] == SOURCIER_CHOICE_IN)
      return TRUE;
  return FALSE;
}

static SourcierChoice
choice_of (const Question       *question,
           SourcierSupplierFacet facet,
           const char           *value)
{
  for (guint i = 0; i < random_directory_values[facet].n; i++)
    if (g_str_equal (random_question_get_value (facet, i), value))
      return question->choices[facet][i];
  return SOURCIER_CHOICE_NONE;
}

static gboolean
one_value_passes (const Question       *question,
                  SourcierSupplierFacet facet,
                  const char           *value)
{
  SourcierChoice choice = choice_of (question, facet, value);

  return choice == SOURCIER_CHOICE_IN || (choice == SOURCIER_CHOICE_NONE && !any_in (question, facet));
}

/**
 * random_question_get_state:
 *
 * Returns: the state of an award on a day, after its dates
 */
const char *
random_question_get_state (SourcierLabelAward *award,
                           SourcierDay         day)
{
  gint64 from = sourcier_label_award_get_valid_from (award), to = sourcier_label_award_get_valid_to (award);

  if (to != 0 && to - (gint64) day < 0)
    return "ended";
  if (from - (gint64) day > 0)
    return "upcoming";
  if (to != 0 && to - (gint64) day <= 90)
    return "ending";
  return sourcier_label_award_get_checked_on (award) != 0 ? "valid" : "unchecked";
}

static gboolean
is_held (SourcierLabelAward *award,
         SourcierDay         day)
{
  const char *state = random_question_get_state (award, day);

  return !g_str_equal (state, "ended") && !g_str_equal (state, "upcoming");
}

/* Whether a label is asked for, and not only that none is held. */
static gboolean
asks_label (const Question *question)
{
  const RandomValues *labels = &random_directory_values[SOURCIER_FACET_LABEL];

  for (guint i = 0; i < labels->n; i++)
    if (*labels->values[i] != '\0' && question->choices[SOURCIER_FACET_LABEL][i] == SOURCIER_CHOICE_IN)
      return TRUE;
  return FALSE;
}

static gboolean
awards_pass (const Question   *question,
             SourcierSupplier *supplier,
             SourcierDay       day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  gboolean by_label = asks_label (question), by_state = any_in (question, SOURCIER_FACET_STATE);
  SourcierChoice none = choice_of (question, SOURCIER_FACET_LABEL, "");
  gboolean found = FALSE, any_held = FALSE, any_state_fits = !by_state;

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);
      SourcierChoice label_choice = choice_of (question, SOURCIER_FACET_LABEL, sourcier_label_award_get_label (award));
      SourcierChoice state_choice = choice_of (question, SOURCIER_FACET_STATE, random_question_get_state (award, day));
      gboolean held = is_held (award, day);
      gboolean state_fits = by_state ? state_choice == SOURCIER_CHOICE_IN : held;
      gboolean label_fits = !by_label || label_choice == SOURCIER_CHOICE_IN;

      if (label_choice == SOURCIER_CHOICE_OUT && state_fits)
        return FALSE;
      if (state_choice == SOURCIER_CHOICE_OUT && label_fits)
        return FALSE;
      any_held = any_held || held;
      any_state_fits = any_state_fits || state_fits;
      if (state_fits && label_fits && (by_label || none != SOURCIER_CHOICE_IN))
        found = TRUE;
    }
  if (none == SOURCIER_CHOICE_OUT && !any_held)
    return FALSE;
  if (none == SOURCIER_CHOICE_IN && !any_held && any_state_fits)
    return TRUE;
  return found || (!by_label && !by_state && none != SOURCIER_CHOICE_IN);
}

/* What each of the labels opens, by the articles. */
static const struct { const char *label, *opens[2]; } effects[] = {
  { "EI", { "L2113-13", "clause" } }, { "EITI", { "L2113-13" } }, { "ESAT", { "L2113-12", "clause" } },
  { "SEP", { "L2113-13-1" } }, { "ESUS", { "L2113-15" } },
};

static gboolean
opens (SourcierLabelAward *award,
       const char         *eligibility)
{
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    if (g_str_equal (effects[i].label, sourcier_label_award_get_label (award)))
      return g_strcmp0 (effects[i].opens[0], eligibility) == 0 || g_strcmp0 (effects[i].opens[1], eligibility) == 0;
  return FALSE;
}

static gboolean
may_answer (SourcierSupplier *supplier,
            const char       *eligibility,
            SourcierDay       day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    if (opens (g_ptr_array_index (awards, i), eligibility) && is_held (g_ptr_array_index (awards, i), day))
      return TRUE;
  return FALSE;
}

static gboolean
may_answer_nothing (SourcierSupplier *supplier,
                    SourcierDay       day)
{
  const RandomValues *eligibilities = &random_directory_values[SOURCIER_FACET_ELIGIBILITY];

  for (guint i = 0; i < eligibilities->n; i++)
    if (may_answer (supplier, eligibilities->values[i], day))
      return FALSE;
  return TRUE;
}

static gboolean
eligibility_passes (const Question   *question,
                    SourcierSupplier *supplier,
                    SourcierDay       day)
{
  const RandomValues *eligibilities = &random_directory_values[SOURCIER_FACET_ELIGIBILITY];
  gboolean found = FALSE;

  for (guint i = 0; i < eligibilities->n; i++)
    {
      SourcierChoice choice = question->choices[SOURCIER_FACET_ELIGIBILITY][i];

      if (choice == SOURCIER_CHOICE_NONE
          || !(*eligibilities->values[i] != '\0' ? may_answer (supplier, eligibilities->values[i], day)
                                                 : may_answer_nothing (supplier, day)))
        continue;
      if (choice == SOURCIER_CHOICE_OUT)
        return FALSE;
      found = TRUE;
    }
  return found || !any_in (question, SOURCIER_FACET_ELIGIBILITY);
}

static gboolean
several_pass (const Question       *question,
              SourcierSupplierFacet facet,
              const char * const   *own)
{
  gboolean found = FALSE;

  if (own[0] == NULL)
    return one_value_passes (question, facet, "");
  for (guint i = 0; own[i] != NULL; i++)
    {
      SourcierChoice choice = choice_of (question, facet, own[i]);

      if (choice == SOURCIER_CHOICE_OUT)
        return FALSE;
      found = found || choice == SOURCIER_CHOICE_IN;
    }
  return found || !any_in (question, facet);
}

/* In 2026 the rule is one and a half times the amount. */
static gboolean
capacity_passes (const Question   *question,
                 SourcierSupplier *supplier)
{
  gint64 turnover = sourcier_supplier_get_turnover (supplier);
  const char *capacity = turnover < 0 ? "unknown" : turnover * 2 >= question->amount * 3 ? "able" : "unable";
  gboolean any = FALSE;

  if (question->amount == 0)
    return TRUE;
  for (guint i = 0; i < random_directory_values[SOURCIER_FACET_CAPACITY].n; i++)
    any = any || question->choices[SOURCIER_FACET_CAPACITY][i] != SOURCIER_CHOICE_NONE;
  return any ? one_value_passes (question, SOURCIER_FACET_CAPACITY, capacity) : g_str_equal (capacity, "able");
}

static gboolean
has_word (char       **own,
          const char  *part)
{
  for (guint i = 0; own[i] != NULL; i++)
    if (strstr (own[i], part) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
text_passes (const Question   *question,
             SourcierSupplier *supplier)
{
  static const SourcierSupplierField searched[] = {
    SOURCIER_SUPPLIER_NAME, SOURCIER_SUPPLIER_TRADE_NAME, SOURCIER_SUPPLIER_CITY, SOURCIER_SUPPLIER_SIRET,
    SOURCIER_SUPPLIER_NOTES };
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *asked = sourcier_text_fold (question->text);
  g_auto (GStrv) asked_words = g_strsplit (asked, " ", -1);
  gboolean all_found = TRUE;

  if (*asked == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    g_string_append_printf (all, "%s ", sourcier_supplier_get_text (supplier, searched[i]));
  g_autofree char *folded = sourcier_text_fold (all->str);
  g_auto (GStrv) own = g_strsplit (folded, " ", -1);

  for (guint i = 0; asked_words[i] != NULL; i++)
    all_found = all_found && has_word (own, asked_words[i]);
  if (all_found || strspn (asked, "0123456789 ") != strlen (asked))
    return all_found;

  g_autofree char *number = g_strjoinv ("", asked_words);
  return has_word (own, number);
}

static gboolean
lists_pass (const Question   *question,
            SourcierSupplier *supplier)
{
  const RandomValues *lists = &random_directory_values[SOURCIER_FACET_SAVED_LIST];
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint bit = 0; bit < lists->n - 1; bit++)
    if (random_directory_get_lists (supplier) & 1u << bit)
      g_ptr_array_add (own, (char *) lists->values[bit]);
  g_ptr_array_add (own, NULL);
  return several_pass (question, SOURCIER_FACET_SAVED_LIST, (const char * const *) own->pdata);
}

static gboolean
is_in_qpv (SourcierSupplier *supplier,
           SourcierDay       day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);

      if (g_str_equal (sourcier_label_award_get_label (award), "QPV") && is_held (award, day))
        return TRUE;
    }
  return FALSE;
}

/* Pontoise is classed here, and there is one only, in 95. */
static gboolean
zones_pass (const Question   *question,
            SourcierSupplier *supplier,
            SourcierDay       day)
{
  const char *departement = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT);
  const char *city = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY);
  const char *own[3] = { NULL, NULL, NULL };
  guint n = 0;

  if (g_ascii_strcasecmp (city, "Pontoise") == 0 && (*departement == '\0' || g_str_equal (departement, "95")))
    own[n++] = "FRR+";
  if (is_in_qpv (supplier, day))
    own[n++] = "QPV";
  return several_pass (question, SOURCIER_FACET_ZONE, own);
}

/* The communes by the codes of Insee. Several are called Montreuil, of which one lies in 93. */
static const char *
commune_of (const char *city,
            const char *departement)
{
  if (g_ascii_strcasecmp (city, "Pontoise") == 0 && g_str_equal (departement, "95"))
    return "commune:95500";
  if (g_str_equal (city, "Montreuil") && g_str_equal (departement, "93"))
    return "commune:93048";
  return g_str_equal (city, "AJACCIO") && g_str_equal (departement, "2A") ? "commune:2A004" : NULL;
}

/* 93 and 95 are in Île-de-France, 2A is in Corse. */
static gboolean
territory_passes (const Question   *question,
                  SourcierSupplier *supplier)
{
  const char *departement = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT);
  const char *city = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY);
  const char *own[4] = { departement, NULL, NULL, NULL };
  guint n = 1;

  if (g_str_equal (departement, "93") || g_str_equal (departement, "95"))
    own[n++] = "region:Île-de-France";
  if (g_str_equal (departement, "2A"))
    own[n++] = "region:Corse";
  own[n] = commune_of (city, departement);
  return several_pass (question, SOURCIER_FACET_DEPARTEMENT, own);
}

static gboolean
has_cpv (SourcierSupplier *supplier,
         const char       *prefix)
{
  const char * const *codes = sourcier_supplier_get_cpv (supplier);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *whole = g_strconcat (strlen (codes[i]) == 7 ? "0" : "", codes[i], NULL);

      if (g_str_has_prefix (whole, prefix))
        return TRUE;
    }
  return FALSE;
}

static gboolean
cpv_passes (const Question   *question,
            SourcierSupplier *supplier)
{
  const RandomValues *cpv = &random_directory_values[SOURCIER_FACET_CPV];
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < cpv->n - 1; i++)
    if (has_cpv (supplier, cpv->values[i]))
      g_ptr_array_add (own, (char *) cpv->values[i]);
  g_ptr_array_add (own, NULL);
  return several_pass (question, SOURCIER_FACET_CPV, (const char * const *) own->pdata);
}

static const char *
contracts_of (SourcierSupplier *supplier)
{
  if (random_directory_get_active (supplier) > 0)
    return "active";
  return random_directory_get_past (supplier) > 0 ? "past" : "";
}

/**
 * random_question_passes:
 *
 * Returns: whether the supplier is among the answers, by reasoning
 */
gboolean
random_question_passes (const Question   *question,
                        SourcierSupplier *supplier)
{
  SourcierDay day = question->day;
  const char *data = sourcier_supplier_get_doubts (supplier) == 0 ? "sound" : "doubtful";

  return one_value_passes (question, SOURCIER_FACET_DATA, data)
         && one_value_passes (question, SOURCIER_FACET_EXCLUSION,
                              random_directory_get_excluded (supplier) ? "excluded" : "not-excluded")
         && one_value_passes (question, SOURCIER_FACET_SIZE, random_directory_get_size (supplier))
         && territory_passes (question, supplier)
         && several_pass (question, SOURCIER_FACET_FAMILY, sourcier_supplier_get_families (supplier))
         && one_value_passes (question, SOURCIER_FACET_CONTRACTS, contracts_of (supplier))
         && lists_pass (question, supplier)
         && zones_pass (question, supplier, day)
         && cpv_passes (question, supplier)
         && several_pass (question, SOURCIER_FACET_TAG, sourcier_supplier_get_tags (supplier))
         && capacity_passes (question, supplier)
         && awards_pass (question, supplier, day) && eligibility_passes (question, supplier, day)
         && text_passes (question, supplier);
}
