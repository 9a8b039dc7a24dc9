/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-directory.h"

#include "purchases/purchase-store.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"

#include <string.h>

static const char * const lists[] = { "Salon 2026", "à \"inviter\"", "personne", "" };
static const char * const contracts[] = { "active", "past", "" };
static const char * const labels[] = { "EI", "EITI", "ESAT", "SEP", "RGE", "ESUS", "QPV", "own \"label\" \\ 1", "" };
static const char * const states[] = { "valid", "ending", "ended", "unchecked", "upcoming" };
static const char * const eligibilities[] = { "L2113-12", "L2113-13", "L2113-13-1", "L2113-15", "clause", "" };
static const char * const departements[] = { "", "95", "93", "2A", "971", "Wallonie" };
static const char * const territories[] = {
  "", "95", "93", "2A", "971", "Wallonie", "region:Île-de-France", "region:Corse", "region:Nowhere",
  "commune:95500", "commune:93048", "commune:2A004" };
static const char * const zones[] = { "FRR+", "QPV", "" };
static const char * const tags[] = { "à revoir", "local", "Été 2026", "\"own\" 'tag'", "" };
static const char * const families[] = { "cleaning", "laundry", "culture", "industry", "" };
static const char * const cpv[] = { "90", "9091", "03", "30", "" };
static const char * const cpv_codes[] = { "90910000", "90911200", "90500000", "3111000", "03000000", "30000000" };
static const char * const capacities[] = { "able", "unknown", "unable" };
static const char * const doubts[] = { "sound", "doubtful" };
static const char * const exclusions[] = { "excluded", "not-excluded" };
static const char * const words[] = {
  "Élan", "élan", "Œuvre", "Services", "L’Atelier", "Vert", "Insertion", "95", "4115" };
static const char * const cities[] = { "", "Saint-Ouen", "Pontoise", "pontoise", "Évry", "Montreuil", "AJACCIO" };

/* Sirene's bands and the size class each belongs to. */
static const struct { const char *band, *size; } bands[] = {
  { "", "" }, { "une poignée", "" }, { "00", "0" }, { "01", "1-9" }, { "03", "1-9" }, { "11", "10-49" },
  { "21", "50-249" }, { "32", "250+" }, { "53", "250+" },
};
static const char * const sizes[] = { "0", "1-9", "10-49", "50-249", "250+", "" };

const RandomValues random_directory_values[SOURCIER_N_SUPPLIER_FACETS] = {
  [SOURCIER_FACET_LABEL] = { labels, G_N_ELEMENTS (labels) },
  [SOURCIER_FACET_STATE] = { states, G_N_ELEMENTS (states) },
  [SOURCIER_FACET_ELIGIBILITY] = { eligibilities, G_N_ELEMENTS (eligibilities) },
  [SOURCIER_FACET_DEPARTEMENT] = { territories, G_N_ELEMENTS (territories) },
  [SOURCIER_FACET_ZONE] = { zones, G_N_ELEMENTS (zones) },
  [SOURCIER_FACET_FAMILY] = { families, G_N_ELEMENTS (families) },
  [SOURCIER_FACET_SAVED_LIST] = { lists, G_N_ELEMENTS (lists) },
  [SOURCIER_FACET_CPV] = { cpv, G_N_ELEMENTS (cpv) },
  [SOURCIER_FACET_TAG] = { tags, G_N_ELEMENTS (tags) },
  [SOURCIER_FACET_CONTRACTS] = { contracts, G_N_ELEMENTS (contracts) },
  [SOURCIER_FACET_SIZE] = { sizes, G_N_ELEMENTS (sizes) },
  [SOURCIER_FACET_CAPACITY] = { capacities, G_N_ELEMENTS (capacities) },
  [SOURCIER_FACET_EXCLUSION] = { exclusions, G_N_ELEMENTS (exclusions) },
  [SOURCIER_FACET_DATA] = { doubts, G_N_ELEMENTS (doubts) },
};

/**
 * random_directory_set_up:
 *
 * Begins an empty directory in a file of its own.
 */
void
random_directory_set_up (Office        *office,
                         gconstpointer  data)
{
  core_test_office_set_up (&office->file, data);
  office->store = office->file.store;
  office->suppliers = g_ptr_array_new_with_free_func (g_object_unref);
  office->day = sourcier_day_parse (RANDOM_DIRECTORY_TODAY);
}

/**
 * random_directory_tear_down:
 *
 * Ends it.
 */
void
random_directory_tear_down (Office        *office,
                            gconstpointer  data)
{
  g_clear_pointer (&office->suppliers, g_ptr_array_unref);
  core_test_office_tear_down (&office->file, data);
}

/**
 * random_directory_get_lists:
 *
 * Returns: the saved lists that the supplier is on, a bit each of the facet's values; nobody is on the last one that has a name
 */
guint
random_directory_get_lists (SourcierSupplier *supplier)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (supplier), "lists"));
}

/**
 * random_directory_get_active:
 *
 * Returns: how many contracts run that the supplier holds
 */
guint
random_directory_get_active (SourcierSupplier *supplier)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (supplier), "contracts")) % 3;
}

/**
 * random_directory_get_past:
 *
 * Returns: how many contracts it held that are over
 */
guint
random_directory_get_past (SourcierSupplier *supplier)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (supplier), "contracts")) / 3;
}

/**
 * random_directory_get_excluded:
 *
 * Returns: whether the supplier is excluded on the day of the directory
 */
gboolean
random_directory_get_excluded (SourcierSupplier *supplier)
{
  return g_object_get_data (G_OBJECT (supplier), "excluded") != NULL;
}

/**
 * random_directory_get_size:
 *
 * Returns: the size class that the supplier's headcount belongs to, "" for none
 */
const char *
random_directory_get_size (SourcierSupplier *supplier)
{
  const char *band = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT);

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (g_str_equal (bands[i].band, band))
      return bands[i].size;
  return "";
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
        if (random_directory_get_lists (g_ptr_array_index (office->suppliers, i)) & 1u << bit)
          {
            sourcier_saved_list_store_add (office->store, list,
                                           sourcier_supplier_get_id (g_ptr_array_index (office->suppliers, i)), &added,
                                           &error);
            g_assert_no_error (error);
            g_assert_true (added);
          }
    }
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
      guint n_active = random_directory_get_active (supplier), n_past = random_directory_get_past (supplier);

      for (guint n = 0; n < n_active; n++)
        save_contract (office, supplier, SOURCIER_PURCHASE_AWARDED);
      for (guint n = 0; n < n_past; n++)
        save_contract (office, supplier, SOURCIER_PURCHASE_ENDED);
      save_contract (office, supplier, SOURCIER_PURCHASE_DROPPED);
    }
}

/**
 * random_directory_save:
 *
 * Writes all suppliers, their lists and contracts, and a commune that is classed FRR+.
 */
void
random_directory_save (Office *office)
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

static void
add_random_award (SourcierSupplier *supplier,
                  SourcierDay       today)
{
  static const int limits[] = { -400, -1, 0, 1, 89, 90, 91, 400 };
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (labels[g_test_rand_int_range (0, G_N_ELEMENTS (labels) - 1)]);

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
    sourcier_supplier_add_family (supplier, families[g_test_rand_int_range (0, G_N_ELEMENTS (families) - 1)]);
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

/**
 * random_directory_add:
 * @n_suppliers: how many
 *
 * Adds random suppliers, which are not saved yet.
 */
void
random_directory_add (Office *office,
                      guint   n_suppliers)
{
  for (guint i = 0; i < n_suppliers; i++)
    g_ptr_array_add (office->suppliers, random_supplier (office->day));
}
