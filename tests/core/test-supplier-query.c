/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random questions to random directories, and what they should give worked out by plain loops over the suppliers. */

#include "core-test.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-json.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"

#include <string.h>

#define N_DIRECTORIES 3
#define N_SUPPLIERS 300
#define N_QUESTIONS 150

#define TODAY "2026-11-21"

typedef struct
{
  CoreTestOffice file;
  SourcierStore *store;
  GPtrArray *suppliers;
  SourcierDay day;
} Office;

static void
set_up (Office        *office,
        gconstpointer  data)
{
  core_test_office_set_up (&office->file, data);
  office->store = office->file.store;
  office->suppliers = g_ptr_array_new_with_free_func (g_object_unref);
  office->day = sourcier_day_parse (TODAY);
}

static void
tear_down (Office        *office,
           gconstpointer  data)
{
  g_clear_pointer (&office->suppliers, g_ptr_array_unref);
  core_test_office_tear_down (&office->file, data);
}

static const char * const lists[] = { "Salon 2026", "à \"inviter\"", "personne", "" };

/* The lists a supplier is on, as a bit each of @lists; nobody is on the last one that has a name. */
static guint
lists_of (SourcierSupplier *supplier)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (supplier), "lists"));
}

static void
save_lists (Office *office)
{
  g_autoptr (GError) error = NULL;

  for (guint bit = 0; bit < G_N_ELEMENTS (lists) - 1; bit++)
    {
      g_autoptr (SourcierSavedList) list = sourcier_saved_list_new (&sourcier_supplier_lists, lists[bit], NULL);
      gboolean added;

      sourcier_saved_list_store_save (office->store, list, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < office->suppliers->len; i++)
        if (lists_of (g_ptr_array_index (office->suppliers, i)) & 1u << bit)
          {
            sourcier_saved_list_store_add (office->store, list,
                                           sourcier_supplier_get_id (g_ptr_array_index (office->suppliers, i)), &added,
                                           &error);
            g_assert_no_error (error);
            g_assert_true (added);
          }
    }
}

/* What a supplier holds, as a number each of @contracts, and how many contracts there are. */
static const char * const contracts[] = { "active", "past", "" };

static guint
contracts_of (SourcierSupplier *supplier)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (supplier), "contracts"));
}

static void
save_contract (Office                *office,
               SourcierSupplier      *supplier,
               SourcierPurchaseState  state)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  g_autoptr (SourcierRecord) holder = sourcier_purchase_part_new (SOURCIER_PURCHASE_HOLDERS);
  g_autoptr (GError) error = NULL;

  sourcier_purchase_set_state (purchase, state);
  sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, sourcier_supplier_get_id (supplier));
  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_HOLDERS, holder);
  sourcier_purchase_store_save (office->store, purchase, &error);
  g_assert_no_error (error);
}

/* Of no days told, an awarded contract runs, one that has ended is past, and what was dropped never was one. */
static void
save_contracts (Office *office)
{
  for (guint i = 0; i < office->suppliers->len; i++)
    {
      SourcierSupplier *supplier = g_ptr_array_index (office->suppliers, i);
      guint n_active = contracts_of (supplier) % 3, n_past = contracts_of (supplier) / 3;

      for (guint n = 0; n < n_active; n++)
        save_contract (office, supplier, SOURCIER_PURCHASE_AWARDED);
      for (guint n = 0; n < n_past; n++)
        save_contract (office, supplier, SOURCIER_PURCHASE_ENDED);
      save_contract (office, supplier, SOURCIER_PURCHASE_DROPPED);
    }
}

static void
save_all (Office *office)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Test", &error);
  for (guint i = 0; i < office->suppliers->len; i++)
    {
      sourcier_supplier_store_save (office->store, g_ptr_array_index (office->suppliers, i), &error);
      g_assert_no_error (error);
    }
  save_lists (office);
  save_contracts (office);
  sourcier_store_execute (office->store, "INSERT INTO frr (commune, class) VALUES ('95500', 'frr-plus')", &error);
  g_assert_no_error (error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

#define PICK(list) (list[g_test_rand_int_range (0, G_N_ELEMENTS (list))])

static const char * const labels[] = { "EI", "EITI", "ESAT", "SEP", "RGE", "ESUS", "QPV", "own \"label\" \\ 1" };
static const char * const states[] = { "valid", "ending", "ended", "unchecked", "upcoming" };
static const char * const eligibilities[] = { "L2113-12", "L2113-13", "L2113-13-1", "L2113-15", "clause" };
static const char * const departements[] = { "", "95", "93", "2A", "971", "Wallonie" };
static const char * const zones[] = { "FRR+", "QPV", "" };
static const char * const tags[] = { "à revoir", "local", "Été 2026", "\"own\" 'tag'", "" };
static const char * const families[] = { "cleaning", "laundry", "culture", "industry" };
static const char * const cpv[] = { "90", "9091", "03", "30", "" };
static const char * const cpv_codes[] = { "90910000", "90911200", "90500000", "3111000", "03000000", "30000000" };
static const char * const capacities[] = { "able", "unknown", "unable" };
static const char * const doubts[] = { "sound", "doubtful" };
static const char * const exclusions[] = { "excluded", "not-excluded" };
static const char * const words[] = {
  "Élan", "élan", "Œuvre", "Services", "L’Atelier", "Vert", "Insertion", "95", "4115" };
static const char * const texts[] = {
  "elan", "ÉLA", "serv ate", "oeuv", "l", "vert 9", "411", "411 555", "41155513900", "95", "zzz", "—", "vu", "at’el",
  "4115 5", "saint" };
static const char * const cities[] = { "", "Saint-Ouen", "Pontoise", "pontoise", "Évry" };

/* Sirene's bands and the size class each belongs to. */
static const struct { const char *band, *size; } bands[] = {
  { "", "" }, { "une poignée", "" }, { "00", "0" }, { "01", "1-9" }, { "03", "1-9" }, { "11", "10-49" },
  { "21", "50-249" }, { "32", "250+" }, { "53", "250+" },
};
static const char * const sizes[] = { "0", "1-9", "10-49", "50-249", "250+", "" };

static void
add_random_award (SourcierSupplier *supplier,
                  SourcierDay       today)
{
  static const int limits[] = { -400, -1, 0, 1, 89, 90, 91, 400 };
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (PICK (labels));

  if (g_test_rand_bit ())
    sourcier_label_award_set_valid_from (award, today + PICK (limits));
  if (g_test_rand_int_range (0, 3) > 0)
    sourcier_label_award_set_valid_to (award, today + PICK (limits));
  if (g_test_rand_bit ())
    sourcier_label_award_set_checked_on (award, today - 30);
  sourcier_supplier_add_award (supplier, award);
}

/* What only orders, and no question asks for. */
static const struct
{
  SourcierSupplierField field;
  const char *values[3];
} sorted_fields[] = {
  { SOURCIER_SUPPLIER_TRADE_NAME, { "Écolinge", "eau vive", "Zinc" } },
  { SOURCIER_SUPPLIER_LEGAL_FORM, { "SARL", "association", "Établissement public" } },
  { SOURCIER_SUPPLIER_NAF, { "8129A", "0113Z", "9601A" } },
  { SOURCIER_SUPPLIER_WEBSITE, { "https://b.example", "HTTPS://a.example", "c.example" } },
  { SOURCIER_SUPPLIER_EMAIL, { "b@b.example", "A@a.example", "c@c.example" } },
  { SOURCIER_SUPPLIER_PHONE, { "0102030405", "0612345678", "0134000000" } },
  { SOURCIER_SUPPLIER_SOURCE, { "ASP", "annuaire", "Région" } },
};

/* The offsets of the days from today stay with the supplier, so that who is excluded is told without reading them. */
static void
exclude_at_random (SourcierSupplier *supplier,
                   SourcierDay       today)
{
  static const int limits[] = { -400, -1, 0, 1, 400 };
  int since = PICK (limits), until = PICK (limits);
  gboolean begins = g_test_rand_bit (), ends = g_test_rand_bit ();
  g_autofree char *first = sourcier_day_to_iso (today + since);
  g_autofree char *last = sourcier_day_to_iso (today + until);

  if (g_test_rand_bit ())
    return;
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUSION, "CCP L2141-4");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUDED_SINCE, begins ? first : "");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUDED_UNTIL, ends ? last : "2026-02-30");
  if ((!begins || since <= 0) && (!ends || until >= 0))
    g_object_set_data (G_OBJECT (supplier), "excluded", supplier);
}

static SourcierSupplier *
random_supplier (SourcierDay today)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();
  g_autofree char *name = g_strdup_printf ("%s %s", PICK (words), PICK (words));
  g_autofree char *siret = g_strdup_printf ("41155513%06d", g_test_rand_int_range (0, 1000000));

  if (g_test_rand_int_range (0, 20) > 0)
    sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  if (g_test_rand_int_range (0, 3) > 0)
    sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SIRET, g_test_rand_bit () ? siret : "73282932000074");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, PICK (cities));
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, PICK (departements));
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT, PICK (bands).band);
  if (g_test_rand_bit ())
    sourcier_supplier_set_turnover (supplier, (gint64) g_test_rand_int_range (0, 20) * 1000000);
  for (guint i = 0; i < G_N_ELEMENTS (sorted_fields); i++)
    if (g_test_rand_bit ())
      sourcier_supplier_set_text (supplier, sorted_fields[i].field, sorted_fields[i].values[g_test_rand_int_range (0, 3)]);
  if (g_test_rand_bit ())
    sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NOTES, "Vu au salon de Saint-Ouen");
  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    add_random_award (supplier, today);
  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    sourcier_supplier_add_family (supplier, PICK (families));
  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    sourcier_supplier_add_tags (supplier, PICK (tags));
  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    sourcier_supplier_add_cpv (supplier, PICK (cpv_codes));
  exclude_at_random (supplier, today);
  /* As many that run as the rest of the division by three, as many that are past as the result: 0 to 2 each. */
  if (g_test_rand_bit ())
    g_object_set_data (G_OBJECT (supplier), "contracts", GUINT_TO_POINTER ((guint) g_test_rand_int_range (1, 9)));
  g_object_set_data (G_OBJECT (supplier), "lists", GUINT_TO_POINTER ((guint) g_test_rand_int_range (0, 4)));
  return supplier;
}

/* A question as plain data: for each facet, what is chosen for each of its values. */
static const struct { const char * const *values; guint n; } universe[SOURCIER_N_SUPPLIER_FACETS] = {
  [SOURCIER_FACET_LABEL] = { labels, G_N_ELEMENTS (labels) },
  [SOURCIER_FACET_STATE] = { states, G_N_ELEMENTS (states) },
  [SOURCIER_FACET_ELIGIBILITY] = { eligibilities, G_N_ELEMENTS (eligibilities) },
  [SOURCIER_FACET_DEPARTEMENT] = { departements, G_N_ELEMENTS (departements) },
  [SOURCIER_FACET_ZONE] = { zones, G_N_ELEMENTS (zones) },
  [SOURCIER_FACET_FAMILY] = { families, G_N_ELEMENTS (families) + 1 },  /* and none */
  [SOURCIER_FACET_SAVED_LIST] = { lists, G_N_ELEMENTS (lists) },
  [SOURCIER_FACET_CPV] = { cpv, G_N_ELEMENTS (cpv) },
  [SOURCIER_FACET_TAG] = { tags, G_N_ELEMENTS (tags) },
  [SOURCIER_FACET_CONTRACTS] = { contracts, G_N_ELEMENTS (contracts) },
  [SOURCIER_FACET_SIZE] = { sizes, G_N_ELEMENTS (sizes) },
  [SOURCIER_FACET_CAPACITY] = { capacities, G_N_ELEMENTS (capacities) },
  [SOURCIER_FACET_EXCLUSION] = { exclusions, G_N_ELEMENTS (exclusions) },
  [SOURCIER_FACET_DATA] = { doubts, G_N_ELEMENTS (doubts) },
};

#define MOST_VALUES 8

typedef struct
{
  SourcierChoice choices[SOURCIER_N_SUPPLIER_FACETS][MOST_VALUES];
  const char *text;
  gint64 amount;
  SourcierSupplierSort sort;
  gboolean descending;
  SourcierDay day;
} Question;

static const char *
value_of (SourcierSupplierFacet facet,
          guint                 i)
{
  return facet == SOURCIER_FACET_FAMILY && i == G_N_ELEMENTS (families) ? "" : universe[facet].values[i];
}

static Question
random_question (void)
{
  Question question = { .text = "" };

  if (g_test_rand_int_range (0, 3) == 0)
    question.text = PICK (texts);
  if (g_test_rand_int_range (0, 3) == 0)
    question.amount = (gint64) g_test_rand_int_range (1, 1500) * 10001;
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    for (int n = g_test_rand_int_range (-3, 3); n > 0; n--)
      question.choices[facet][g_test_rand_int_range (0, (int) universe[facet].n)] =
        g_test_rand_int_range (0, 3) > 0 ? SOURCIER_CHOICE_IN : SOURCIER_CHOICE_OUT;
  question.sort = (SourcierSupplierSort) g_test_rand_int_range (0, SOURCIER_N_SUPPLIER_SORTS);
  question.descending = g_test_rand_bit ();
  return question;
}

#define REPLACE(place, value) \
  G_STMT_START { SourcierSupplierQuery *value_ = (value); g_object_unref (place); place = value_; } G_STMT_END

static SourcierSupplierQuery *
to_query (const Question *question,
          SourcierDay     day)
{
  SourcierSupplierQuery *query = sourcier_supplier_query_new ();

  REPLACE (query, sourcier_supplier_query_with_day (query, day));
  REPLACE (query, sourcier_supplier_query_with_text (query, question->text));
  REPLACE (query, sourcier_supplier_query_with_amount (query, question->amount));
  REPLACE (query, sourcier_supplier_query_with_sort (query, question->sort, question->descending));
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    for (guint i = 0; i < universe[facet].n; i++)
      if (question->choices[facet][i] != SOURCIER_CHOICE_NONE)
        REPLACE (query, sourcier_supplier_query_with_choice (query, facet, value_of (facet, i),
                                                             question->choices[facet][i]));
  return query;
}

static gboolean
any_in (const Question       *question,
        SourcierSupplierFacet facet)
{
  for (guint i = 0; i < universe[facet].n; i++)
    if (question->choices[facet][i] == SOURCIER_CHOICE_IN)
      return TRUE;
  return FALSE;
}

static SourcierChoice
choice_of (const Question       *question,
           SourcierSupplierFacet facet,
           const char           *value)
{
  for (guint i = 0; i < universe[facet].n; i++)
    if (g_str_equal (value_of (facet, i), value))
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

static const char *
state_of (SourcierLabelAward *award,
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
awards_pass (const Question   *question,
             SourcierSupplier *supplier,
             SourcierDay       day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  gboolean by_label = any_in (question, SOURCIER_FACET_LABEL), by_state = any_in (question, SOURCIER_FACET_STATE);
  gboolean found = FALSE;

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);
      const char *state = state_of (award, day);
      SourcierChoice label_choice = choice_of (question, SOURCIER_FACET_LABEL, sourcier_label_award_get_label (award));
      SourcierChoice state_choice = choice_of (question, SOURCIER_FACET_STATE, state);
      gboolean held = !g_str_equal (state, "ended") && !g_str_equal (state, "upcoming");
      gboolean state_fits = by_state ? state_choice == SOURCIER_CHOICE_IN : held;
      gboolean label_fits = !by_label || label_choice == SOURCIER_CHOICE_IN;

      if (label_choice == SOURCIER_CHOICE_OUT && state_fits)
        return FALSE;
      if (state_choice == SOURCIER_CHOICE_OUT && label_fits)
        return FALSE;
      if (state_fits && label_fits)
        found = TRUE;
    }
  return found || (!by_label && !by_state);
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
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);
      const char *state = state_of (award, day);

      if (opens (award, eligibility) && !g_str_equal (state, "ended") && !g_str_equal (state, "upcoming"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
eligibility_passes (const Question   *question,
                    SourcierSupplier *supplier,
                    SourcierDay       day)
{
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (eligibilities); i++)
    {
      SourcierChoice choice = question->choices[SOURCIER_FACET_ELIGIBILITY][i];

      if (choice == SOURCIER_CHOICE_NONE || !may_answer (supplier, eligibilities[i], day))
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

static const char *
size_of (SourcierSupplier *supplier)
{
  const char *band = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT);

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (g_str_equal (bands[i].band, band))
      return bands[i].size;
  return "";
}

static guint
size_rank (SourcierSupplier *supplier)
{
  const char *size = size_of (supplier);
  guint rank = 0;

  while (!g_str_equal (sizes[rank], size))
    rank++;
  return rank;
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
  for (guint i = 0; i < G_N_ELEMENTS (capacities); i++)
    any = any || question->choices[SOURCIER_FACET_CAPACITY][i] != SOURCIER_CHOICE_NONE;
  return any ? one_value_passes (question, SOURCIER_FACET_CAPACITY, capacity) : g_str_equal (capacity, "able");
}

static gboolean
has_word (char       **own,
          const char  *beginning)
{
  for (guint i = 0; own[i] != NULL; i++)
    if (strncmp (own[i], beginning, strlen (beginning)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
text_passes (const Question   *question,
             SourcierSupplier *supplier)
{
  static const SourcierSupplierField searched[] = {
    SOURCIER_SUPPLIER_NAME, SOURCIER_SUPPLIER_CITY, SOURCIER_SUPPLIER_SIRET, SOURCIER_SUPPLIER_NOTES };
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
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint bit = 0; bit < G_N_ELEMENTS (lists) - 1; bit++)
    if (lists_of (supplier) & 1u << bit)
      g_ptr_array_add (own, (char *) lists[bit]);
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
      const char *state = state_of (award, day);

      if (g_str_equal (sourcier_label_award_get_label (award), "QPV") && !g_str_equal (state, "ended")
          && !g_str_equal (state, "upcoming"))
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
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cpv) - 1; i++)
    if (has_cpv (supplier, cpv[i]))
      g_ptr_array_add (own, (char *) cpv[i]);
  g_ptr_array_add (own, NULL);
  return several_pass (question, SOURCIER_FACET_CPV, (const char * const *) own->pdata);
}

static gboolean
passes (const Question   *question,
        SourcierSupplier *supplier,
        SourcierDay       day)
{
  const char *data = sourcier_supplier_get_doubts (supplier) == 0 ? "sound" : "doubtful";

  return one_value_passes (question, SOURCIER_FACET_DATA, data)
         && one_value_passes (question, SOURCIER_FACET_EXCLUSION,
                              exclusions[g_object_get_data (G_OBJECT (supplier), "excluded") == NULL])
         && one_value_passes (question, SOURCIER_FACET_SIZE, size_of (supplier))
         && one_value_passes (question, SOURCIER_FACET_DEPARTEMENT,
                              sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT))
         && several_pass (question, SOURCIER_FACET_FAMILY, sourcier_supplier_get_families (supplier))
         && one_value_passes (question, SOURCIER_FACET_CONTRACTS, contracts_of (supplier) % 3 > 0 ? "active"
                                                                  : contracts_of (supplier) > 0 ? "past" : "")
         && lists_pass (question, supplier)
         && zones_pass (question, supplier, day)
         && cpv_passes (question, supplier)
         && several_pass (question, SOURCIER_FACET_TAG, sourcier_supplier_get_tags (supplier))
         && capacity_passes (question, supplier)
         && awards_pass (question, supplier, day) && eligibility_passes (question, supplier, day)
         && text_passes (question, supplier);
}

static char *
fold_field (SourcierSupplier      *supplier,
            SourcierSupplierField  field)
{
  return sourcier_text_fold (sourcier_supplier_get_text (supplier, field));
}

/* How many labels are held on the day, one of which there are several awards once. */
static char *
count_labels (SourcierSupplier *supplier,
              SourcierDay       day)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < awards->len; i++)
    {
      const char *state = state_of (awards->pdata[i], day);

      if (!g_str_equal (state, "ended") && !g_str_equal (state, "upcoming"))
        g_hash_table_add (held, (char *) sourcier_label_award_get_label (awards->pdata[i]));
    }
  return g_hash_table_size (held) > 0 ? g_strdup_printf ("%05u", g_hash_table_size (held)) : g_strdup ("");
}

/* The families of these directories, in the order of their English names: "Culture, leisure…", "Hygiene and cleaning",
 * "Industrial subcontracting…", "Laundry…". */
static char *
first_family (SourcierSupplier *supplier)
{
  static const char * const by_name[] = { "culture", "cleaning", "industry", "laundry" };
  const char * const *own = sourcier_supplier_get_families (supplier);

  for (guint i = 0; own[0] != NULL && i < G_N_ELEMENTS (by_name); i++)
    if (g_str_equal (own[0], by_name[i]))
      return g_strdup_printf ("%u", i);
  return g_strdup ("");
}

static char *
sort_text (SourcierSupplier     *supplier,
           SourcierSupplierSort  sort,
           SourcierDay           day)
{
  switch (sort)
    {
    case SOURCIER_SUPPLIER_SORT_NAME:
    case SOURCIER_SUPPLIER_SORT_DISTANCE: /* from no place */
      return sourcier_text_fold (sourcier_supplier_get_name (supplier));
    case SOURCIER_SUPPLIER_SORT_CITY:
      return sourcier_text_fold (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY));
    case SOURCIER_SUPPLIER_SORT_DEPARTEMENT:
      return g_strdup (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT));
    case SOURCIER_SUPPLIER_SORT_SIRET:
      return g_strdup (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
    case SOURCIER_SUPPLIER_SORT_TRADE_NAME:
      return fold_field (supplier, SOURCIER_SUPPLIER_TRADE_NAME);
    case SOURCIER_SUPPLIER_SORT_POSTCODE:
      return fold_field (supplier, SOURCIER_SUPPLIER_POSTCODE);
    case SOURCIER_SUPPLIER_SORT_LEGAL_FORM:
      return fold_field (supplier, SOURCIER_SUPPLIER_LEGAL_FORM);
    case SOURCIER_SUPPLIER_SORT_NAF:
      return fold_field (supplier, SOURCIER_SUPPLIER_NAF);
    case SOURCIER_SUPPLIER_SORT_WEBSITE:
      return fold_field (supplier, SOURCIER_SUPPLIER_WEBSITE);
    case SOURCIER_SUPPLIER_SORT_EMAIL:
      return fold_field (supplier, SOURCIER_SUPPLIER_EMAIL);
    case SOURCIER_SUPPLIER_SORT_PHONE:
      return fold_field (supplier, SOURCIER_SUPPLIER_PHONE);
    case SOURCIER_SUPPLIER_SORT_SOURCE:
      return fold_field (supplier, SOURCIER_SUPPLIER_SOURCE);
    case SOURCIER_SUPPLIER_SORT_LABELS:
      return count_labels (supplier, day);
    case SOURCIER_SUPPLIER_SORT_CONTRACTS:
      return contracts_of (supplier) == 0 ? g_strdup ("")
             : g_strdup_printf ("%u", contracts_of (supplier) % 3 + contracts_of (supplier) / 3);
    case SOURCIER_SUPPLIER_SORT_FAMILIES:
      return first_family (supplier);
    case SOURCIER_SUPPLIER_SORT_SIZE:
      return *size_of (supplier) == '\0' ? g_strdup ("") : g_strdup_printf ("%u", size_rank (supplier));
    default:
      return sourcier_supplier_get_turnover (supplier) < 0 ? g_strdup ("")
             : g_strdup_printf ("%020" G_GINT64_FORMAT, sourcier_supplier_get_turnover (supplier));
    }
}

static int
compare_by (SourcierSupplier     *one,
            SourcierSupplier     *other,
            SourcierSupplierSort  sort,
            gboolean              descending,
            SourcierDay           day)
{
  g_autofree char *a = sort_text (one, sort, day);
  g_autofree char *b = sort_text (other, sort, day);

  if ((*a == '\0') != (*b == '\0'))
    return *a == '\0' ? 1 : -1;
  return descending ? strcmp (b, a) : strcmp (a, b);
}

static int
compare_suppliers (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  SourcierSupplier *one = *(SourcierSupplier * const *) a, *other = *(SourcierSupplier * const *) b;
  const Question *question = data;
  int order = compare_by (one, other, question->sort, question->descending, question->day);

  if (order == 0)
    order = compare_by (one, other, SOURCIER_SUPPLIER_SORT_NAME,
                        question->descending && question->sort == SOURCIER_SUPPLIER_SORT_NAME, question->day);
  if (order == 0)
    order = sourcier_supplier_get_id (one) < sourcier_supplier_get_id (other) ? -1 : 1;
  return order;
}

static guint
count_by_hand (Office         *office,
               const Question *question)
{
  guint n = 0;

  for (guint i = 0; i < office->suppliers->len; i++)
    n += passes (question, g_ptr_array_index (office->suppliers, i), office->day);
  return n;
}

static void
check_ids (Office                *office,
           Question              *question,
           SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (office->store, query, &error);
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();

  question->day = office->day;

  g_assert_no_error (error);
  for (guint i = 0; i < office->suppliers->len; i++)
    if (passes (question, g_ptr_array_index (office->suppliers, i), office->day))
      g_ptr_array_add (expected, g_ptr_array_index (office->suppliers, i));
  g_ptr_array_sort_with_data (expected, compare_suppliers, question);

  g_assert_cmpuint (ids->len, ==, expected->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, sourcier_supplier_get_id (g_ptr_array_index (expected, i)));
}

/* Below the divisions, CPV codes are counted where they are chosen. */
static gboolean
is_counted (const Question        *question,
            SourcierSupplierFacet  facet,
            guint                  i)
{
  return facet != SOURCIER_FACET_CPV || strlen (cpv[i]) <= 2 || question->choices[facet][i] != SOURCIER_CHOICE_NONE;
}

/* A count is what ticking this value alone in its facet would give. */
static guint
check_facet (Office                 *office,
             const Question         *question,
             SourcierSupplierFacets *facets,
             SourcierSupplierFacet   facet)
{
  guint n_rows = 0;

  for (guint i = 0; i < universe[facet].n; i++)
    {
      Question alone = *question;

      if (!is_counted (question, facet, i))
        continue;
      memset (alone.choices[facet], 0, sizeof alone.choices[facet]);
      alone.choices[facet][i] = SOURCIER_CHOICE_IN;
      guint n = count_by_hand (office, &alone);
      g_assert_cmpint (sourcier_supplier_facets_get_count (facets, facet, value_of (facet, i)), ==, n);
      n_rows += n > 0 || question->choices[facet][i] != SOURCIER_CHOICE_NONE;
    }
  return n_rows;
}

static void
check_facets (Office                *office,
              const Question        *question,
              SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, query, &error);

  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_facets_get_total (facets), ==, count_by_hand (office, question));
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    {
      guint n_rows = 0;

      if (facet != SOURCIER_FACET_CAPACITY || question->amount > 0)
        n_rows = check_facet (office, question, facets, facet);
      g_assert_cmpuint (sourcier_supplier_facets_get_counts (facets, facet)->len, ==, n_rows);
    }
}

/* What is written down is the same question when it is read. */
static void
check_json (SourcierSupplierQuery *asked)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_day (asked, SOURCIER_DAY_NONE);
  g_autoptr (GError) error = NULL;
  g_autofree char *left_out = NULL;

  if (g_test_rand_bit ())
    REPLACE (query, sourcier_supplier_query_with_works_in (query, PICK (departements)));
  if (g_test_rand_bit ())
    REPLACE (query, sourcier_supplier_query_with_siren (query, "356000000"));
  if (g_test_rand_bit ())
    REPLACE (query, sourcier_supplier_query_with_near (query, "77284", (guint) g_test_rand_int_range (0, 300)));
  g_autofree char *json = sourcier_supplier_query_to_json (query);
  g_autoptr (SourcierSupplierQuery) read = sourcier_supplier_query_from_json (json, &left_out, &error);

  g_assert_no_error (error);
  g_assert_null (left_out);
  g_assert_true (sourcier_supplier_query_equal (query, read));
}

/* What a newer version wrote and this one does not know is not asked, and named. */
static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *left_out = NULL;
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_from_json ("{\"text\": \"elan\", \"moon\": 1, \"amount\": 700,"
                                       " \"facets\": {\"label\": {\"in\": [\"EI\"]}, \"planet\": {\"in\": [\"Mars\"]}}}",
                                       &left_out, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (left_out, ==, "moon, planet");
  g_assert_cmpstr (sourcier_supplier_query_get_text (query), ==, "elan");
  g_assert_cmpint (sourcier_supplier_query_get_amount (query), ==, 700);
  g_assert_cmpint (sourcier_supplier_query_get_choice (query, SOURCIER_FACET_LABEL, "EI"), ==, SOURCIER_CHOICE_IN);

  g_assert_null (sourcier_supplier_query_from_json ("[1]", NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
}

static void
test_random (Office        *office,
             gconstpointer  data)
{
  for (guint i = 0; i < N_SUPPLIERS; i++)
    g_ptr_array_add (office->suppliers, random_supplier (office->day));
  save_all (office);

  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      Question question = random_question ();
      g_autoptr (SourcierSupplierQuery) query = to_query (&question, office->day);

      check_ids (office, &question, query);
      check_facets (office, &question, query);
      check_json (query);
    }
}

static SourcierSupplier *
add_supplier (Office     *office,
              const char *name)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  g_ptr_array_add (office->suppliers, supplier);
  return supplier;
}

static guint
n_found (Office     *office,
         const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_text (all, text);
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (office->store, query, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_text (Office        *office,
           gconstpointer  data)
{
  SourcierSupplier *supplier = add_supplier (office, "L’Œuvre d’Élan");

  add_supplier (office, "Autre");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_SIRET, "411 555 139 00012");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_TRADE_NAME, "Brin d'herbe");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_CITY, "Saint-Étienne");
  save_all (office);

  static const struct { const char *text; guint n; } cases[] = {
    { "", 2 }, { "  ", 2 }, { "!?", 2 }, { "elan", 1 }, { "ÉLAN oeuvre", 1 }, { "brin herb", 1 }, { "st etienne", 0 },
    { "saint etienne", 1 }, { "411 555 139", 1 }, { "411555139", 1 }, { "41155513900012", 1 }, { "411.555", 1 },
    { "555", 0 }, { "lan", 0 }, { "elan autre", 0 }, { "\"elan\" OR autre*", 0 }, { "NEAR(elan)", 0 }, { "-elan", 1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (n_found (office, cases[i].text), ==, cases[i].n);
    }
}

/* One award that ends on 30 June 2026; the state that the file's own SQL sees on the days around each limit. */
static void
test_states (Office        *office,
             gconstpointer  data)
{
  static const struct { const char *day, *state; } cases[] = {
    { "2026-01-31", "upcoming" }, { "2026-02-01", "valid" }, { "2026-02-02", "valid" }, { "2026-03-31", "valid" },
    { "2026-04-01", "ending" }, { "2026-04-02", "ending" }, { "2026-06-29", "ending" }, { "2026-06-30", "ending" },
    { "2026-07-01", "ended" },
  };
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");
  g_autoptr (GError) error = NULL;

  sourcier_label_award_set_valid_from (award, sourcier_day_parse ("2026-02-01"));
  sourcier_label_award_set_valid_to (award, sourcier_day_parse ("2026-06-30"));
  sourcier_label_award_set_checked_on (award, sourcier_day_parse ("2026-02-01"));
  sourcier_supplier_add_award (add_supplier (office, "A"), award);
  save_all (office);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
      g_autoptr (SourcierSupplierQuery) query =
        sourcier_supplier_query_with_day (all, sourcier_day_parse (cases[i].day));
      g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, query, &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].day);
      g_assert_cmpuint (sourcier_supplier_facets_get_counts (facets, SOURCIER_FACET_STATE)->len, ==, 1);
      g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_STATE, cases[i].state), ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/supplier-query/json", test_json);
  g_test_add ("/supplier-query/text", Office, NULL, set_up, test_text, tear_down);
  g_test_add ("/supplier-query/states", Office, NULL, set_up, test_states, tear_down);
  for (guint i = 0; i < N_DIRECTORIES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/supplier-query/random/%u", i);
      g_test_add (path, Office, NULL, set_up, test_random, tear_down);
    }
  return g_test_run ();
}
