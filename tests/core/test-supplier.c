/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "base/money.h"
#include "reference/departement.h"
#include "reference/headcount.h"
#include "store/history-change.h"
#include "suppliers/supplier-store.h"

static void
test_headers (void)
{
  static const struct { const char *header; SourcierSupplierField field; } cases[] = {
    { "Raison sociale", SOURCIER_SUPPLIER_NAME },
    { "NOM", SOURCIER_SUPPLIER_NAME },
    { "Dénomination", SOURCIER_SUPPLIER_NAME },
    { "Nom commercial", SOURCIER_SUPPLIER_TRADE_NAME },
    { "Enseigne", SOURCIER_SUPPLIER_TRADE_NAME },
    { "Siret", SOURCIER_SUPPLIER_SIRET },
    { "N° SIRET", SOURCIER_SUPPLIER_SIRET },
    { "Nº de SIRET", SOURCIER_SUPPLIER_SIRET },
    { "CP", SOURCIER_SUPPLIER_POSTCODE },
    { "Code postal", SOURCIER_SUPPLIER_POSTCODE },
    { "Commune", SOURCIER_SUPPLIER_CITY },
    { "Ville", SOURCIER_SUPPLIER_CITY },
    { "Effectif", SOURCIER_SUPPLIER_HEADCOUNT },
    { "Tranche d’effectifs 2024", SOURCIER_SUPPLIER_HEADCOUNT },
    { "Code NAF", SOURCIER_SUPPLIER_NAF },
    { "NAF", SOURCIER_SUPPLIER_NAF },
    { "A.P.E.", SOURCIER_N_SUPPLIER_FIELDS },
    { "APE", SOURCIER_SUPPLIER_NAF },
    { "Chiffre d'affaires", SOURCIER_SUPPLIER_TURNOVER },
    { "CA (€)", SOURCIER_SUPPLIER_TURNOVER },
    { "CA HT 2025", SOURCIER_SUPPLIER_TURNOVER },
    { "Année du CA", SOURCIER_SUPPLIER_TURNOVER_YEAR },
    { "Site web", SOURCIER_SUPPLIER_WEBSITE },
    { "E-mail", SOURCIER_SUPPLIER_EMAIL },
    { "Téléphone", SOURCIER_SUPPLIER_PHONE },
    { "Commentaire", SOURCIER_SUPPLIER_NOTES },
    { "Source", SOURCIER_SUPPLIER_SOURCE },
    { "Département", SOURCIER_SUPPLIER_DEPARTEMENT },
    { "Forme juridique", SOURCIER_SUPPLIER_LEGAL_FORM },
    { "Company name", SOURCIER_SUPPLIER_NAME },
    { "Zip code", SOURCIER_SUPPLIER_POSTCODE },
    { "Type", SOURCIER_N_SUPPLIER_FIELDS },
    { "2024", SOURCIER_N_SUPPLIER_FIELDS },
    { "", SOURCIER_N_SUPPLIER_FIELDS },
    { NULL, SOURCIER_N_SUPPLIER_FIELDS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SourcierSupplierField field = SOURCIER_N_SUPPLIER_FIELDS;
      gboolean known = sourcier_supplier_field_recognise (cases[i].header, &field);

      g_test_message ("%s", cases[i].header);
      g_assert_cmpint (field, ==, cases[i].field);
      g_assert_cmpint (known, ==, cases[i].field != SOURCIER_N_SUPPLIER_FIELDS);
    }
}

/* What is exported under a header is imported into the same field, in both languages. */
static void
test_own_headers (void)
{
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    for (int french = 0; french < 2; french++)
      {
        SourcierSupplierField field = SOURCIER_N_SUPPLIER_FIELDS;

        g_assert_true (sourcier_supplier_field_recognise (sourcier_supplier_field_get_header (i, french), &field));
        g_assert_cmpint (field, ==, i);
        g_assert_true (sourcier_supplier_field_recognise (sourcier_supplier_field_get_id (i), &field));
        g_assert_cmpint (field, ==, i);
      }
}

/* As written in a list; as kept; as shown (Sirene's band 21 is 50 to 99). */
static const struct
{
  SourcierSupplierField field;
  const char *written, *kept, *shown;
} readings[] = {
  { SOURCIER_SUPPLIER_NAME, " \u00a0Élan  Services\r\n (siège)\t", "Élan  Services (siège)", "Élan  Services (siège)" },
  { SOURCIER_SUPPLIER_NAME, "a\n\n b\rc", "a b c", "a b c" },
  { SOURCIER_SUPPLIER_NOTES, " a\r\n\r\n b\rc\n", "a\n\n b\nc", "a\n\n b\nc" },
  { SOURCIER_SUPPLIER_SIRET, "732 829 320 00074", "73282932000074", "732\u00a0829\u00a0320\u00a000074" },
  { SOURCIER_SUPPLIER_SIRET, "1,23E+13", "1,23E+13", "1,23E+13" },
  { SOURCIER_SUPPLIER_SIRET, "n.c.", "n.c.", "n.c." },
  { SOURCIER_SUPPLIER_DEPARTEMENT, "val d'oise", "95", "Val-d’Oise (95)" },
  { SOURCIER_SUPPLIER_DEPARTEMENT, "95", "95", "Val-d’Oise (95)" },
  { SOURCIER_SUPPLIER_DEPARTEMENT, "Wallonie", "Wallonie", "Wallonie" },
  { SOURCIER_SUPPLIER_HEADCOUNT, "50 à 99 salariés", "21", "50 to 99 employees" },
  { SOURCIER_SUPPLIER_HEADCOUNT, "une poignée", "une poignée", "une poignée" },
  { SOURCIER_SUPPLIER_LATITUDE, "48,88053", "48.88053", "48.88053" },
  { SOURCIER_SUPPLIER_LONGITUDE, "-2,5", "-2.5", "-2.5" },
  { SOURCIER_SUPPLIER_LONGITUDE, "2.455023", "2.455023", "2.455023" },
  { SOURCIER_SUPPLIER_LATITUDE, "48,8 N", "48,8 N", "48,8 N" },
  { SOURCIER_SUPPLIER_TURNOVER, "1,2 M€", "1200000", "€1200000" },
  { SOURCIER_SUPPLIER_TURNOVER, "70 000,50", "70000,50", "€70000.50" },
  { SOURCIER_SUPPLIER_TURNOVER, "0", "0", "€0" },
  { SOURCIER_SUPPLIER_TURNOVER, " ", "", "" },
  { SOURCIER_SUPPLIER_POSTCODE, "01400", "01400", "01400" },
  { SOURCIER_SUPPLIER_CITY, "Caf\xe9", "Caf\uFFFD", "Caf\uFFFD" },
  { SOURCIER_SUPPLIER_CITY, NULL, "", "" },
};

static void
test_read_and_show (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

      g_assert_true (sourcier_supplier_read_field (supplier, readings[i].field, readings[i].written));
      g_assert_cmpstr (sourcier_supplier_get_text (supplier, readings[i].field), ==, readings[i].kept);

      g_autofree char *shown = sourcier_supplier_show_field (supplier, readings[i].field);
      g_assert_cmpstr (shown, ==, readings[i].shown);

      /* What is kept reads as itself, so that an export imports as no change. */
      g_autofree char *kept = g_strdup (sourcier_supplier_get_text (supplier, readings[i].field));
      g_assert_true (sourcier_supplier_read_field (supplier, readings[i].field, kept));
      g_assert_cmpstr (sourcier_supplier_get_text (supplier, readings[i].field), ==, kept);
    }
}

/* Every band and every departement reads as itself, by its code as kept and by its name as shown. */
static void
test_codes_stay (void)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  guint n_bands, n_departements;
  const SourcierHeadcount * const *bands = sourcier_headcounts (&n_bands);
  const SourcierDepartement * const *departements = sourcier_departements (&n_departements);

  for (guint i = 0; i < n_bands; i++)
    {
      const char *code = sourcier_headcount_get_code (bands[i]);

      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_HEADCOUNT, code);
      g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT), ==, code);
      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_HEADCOUNT, sourcier_headcount_get_name (bands[i]));
      g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT), ==, code);
    }
  for (guint i = 0; i < n_departements; i++)
    {
      const char *code = sourcier_departement_get_code (departements[i]);

      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, code);
      g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT), ==, code);
      g_autofree char *shown = sourcier_supplier_show_field (supplier, SOURCIER_SUPPLIER_DEPARTEMENT);
      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, shown);
      g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT), ==, code);
    }
}

static void
test_turnover (void)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  g_assert_cmpint (sourcier_supplier_get_turnover (supplier), ==, SOURCIER_MONEY_UNKNOWN);
  g_assert_true (sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_TURNOVER, "70k€"));
  g_assert_cmpint (sourcier_supplier_get_turnover (supplier), ==, 7000000);
  g_assert_false (sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_TURNOVER, "confidentiel"));
  g_assert_cmpint (sourcier_supplier_get_turnover (supplier), ==, 7000000);
  sourcier_supplier_set_turnover (supplier, SOURCIER_MONEY_UNKNOWN);
  g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_TURNOVER), ==, "");
}

static void
test_doubts (void)
{
  static const struct { const char *name, *siret, *postcode, *departement; guint doubts; } cases[] = {
    { "A", "73282932000074", "95300", "95", SOURCIER_SUPPLIER_SOUND },
    { "A", "", "", "", SOURCIER_SUPPLIER_SOUND },
    { "A", "73282932000075", "", "", SOURCIER_SUPPLIER_DOUBT_SIRET },
    { "A", "7328293200007", "", "", SOURCIER_SUPPLIER_DOUBT_SIRET },
    { "A", "", "1400", "", SOURCIER_SUPPLIER_DOUBT_POSTCODE },
    { "A", "", "00100", "", SOURCIER_SUPPLIER_DOUBT_POSTCODE },
    { "A", "", "F-95300", "", SOURCIER_SUPPLIER_DOUBT_POSTCODE },
    { "A", "", "95300", "93", SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT },
    { "A", "", "20200", "2B", SOURCIER_SUPPLIER_SOUND },
    { "A", "", "20000", "2B", SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT },
    /* Saint-Martin has been a collectivity of its own since 2007, but many a list still says Guadeloupe. */
    { "A", "", "97150", "971", SOURCIER_SUPPLIER_SOUND },
    { "A", "", "97150", "978", SOURCIER_SUPPLIER_SOUND },
    { "A", "", "97150", "972", SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT },
    { "A", "", "97110", "978", SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT },
    { "A", "", "97100", "971", SOURCIER_SUPPLIER_SOUND },
    { "", "1", "1", "", SOURCIER_SUPPLIER_DOUBT_NAME | SOURCIER_SUPPLIER_DOUBT_SIRET
                        | SOURCIER_SUPPLIER_DOUBT_POSTCODE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_NAME, cases[i].name);
      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_SIRET, cases[i].siret);
      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_POSTCODE, cases[i].postcode);
      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, cases[i].departement);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (sourcier_supplier_get_doubts (supplier), ==, cases[i].doubts);

      g_autofree char *words = sourcier_supplier_doubts_to_words (supplier);
      g_assert_cmpint (*words == '\0', ==, cases[i].doubts == SOURCIER_SUPPLIER_SOUND);
    }
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_object (void)
{
  static const char * const families[] = { "laundry", "cleaning", "laundry", "", NULL };
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");
  guint n_named = 0, n_changed = 0;

  g_signal_connect_swapped (supplier, "notify::name", G_CALLBACK (count_cb), &n_named);
  g_signal_connect_swapped (supplier, "changed", G_CALLBACK (count_cb), &n_changed);
  g_object_set (supplier, "name", "Élan", "id", (gint64) 12, NULL);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Élan");
  g_assert_cmpuint (n_named, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);

  sourcier_supplier_set_families (supplier, families);
  g_assert_false (sourcier_supplier_add_family (supplier, "cleaning"));
  g_assert_true (sourcier_supplier_add_family (supplier, "culture"));
  g_autofree char *joined = g_strjoinv (",", (char **) sourcier_supplier_get_families (supplier));
  g_assert_cmpstr (joined, ==, "cleaning,culture,laundry");

  sourcier_supplier_add_award (supplier, award);
  g_autoptr (SourcierSupplier) copy = sourcier_supplier_copy (supplier);
  sourcier_label_award_set_number (award, "changed after");
  SourcierLabelAward *copied = g_ptr_array_index (sourcier_supplier_get_awards (copy), 0);
  g_assert_cmpstr (sourcier_label_award_get_number (copied), ==, "");
  g_assert_cmpstr (sourcier_supplier_get_name (copy), ==, "Élan");
  g_assert_cmpint (sourcier_supplier_get_id (copy), ==, 12);
  g_assert_false (sourcier_label_award_equal (award, copied));

  sourcier_supplier_remove_award (supplier, copied);
  g_assert_cmpuint (sourcier_supplier_get_awards (supplier)->len, ==, 1);
  sourcier_supplier_remove_award (supplier, award);
  g_assert_cmpuint (sourcier_supplier_get_awards (supplier)->len, ==, 0);
}

static void
test_search_text (void)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_NAME, "L’Œuvre d’Été");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_SIRET, "732 829 320 00074");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_CITY, "Saint-Ouen");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_NOTES, "Vu au salon");
  g_autofree char *text = sourcier_supplier_get_search_text (supplier);
  g_assert_cmpstr (text, ==, "l oeuvre d ete saint ouen 73282932000074 vu au salon");
}

/* The day before, of and after each limit; 2026-06-30 plus 90 days is 2026-09-28 (31 + 31 + 28). */
static void
test_award_states (void)
{
  static const struct { const char *from, *to, *by, *on; const char *day; SourcierAwardState state; } cases[] = {
    { NULL, "2026-06-30", "", "2026-01-01", "2026-06-29", SOURCIER_AWARD_ENDING },
    { NULL, "2026-06-30", "", "2026-01-01", "2026-06-30", SOURCIER_AWARD_ENDING },
    { NULL, "2026-06-30", "", "2026-01-01", "2026-07-01", SOURCIER_AWARD_ENDED },
    { NULL, "2026-09-27", "", "2026-01-01", "2026-06-30", SOURCIER_AWARD_ENDING },
    { NULL, "2026-09-28", "", "2026-01-01", "2026-06-30", SOURCIER_AWARD_ENDING },
    { NULL, "2026-09-29", "", "2026-01-01", "2026-06-30", SOURCIER_AWARD_VALID },
    { "2026-06-30", NULL, "", "2026-01-01", "2026-06-29", SOURCIER_AWARD_UPCOMING },
    { "2026-06-30", NULL, "", "2026-01-01", "2026-06-30", SOURCIER_AWARD_VALID },
    { "2026-06-30", NULL, "", "2026-01-01", "2026-07-01", SOURCIER_AWARD_VALID },
    { "2026-06-30", "2026-07-10", "", NULL, "2026-06-29", SOURCIER_AWARD_UPCOMING },
    { "2026-06-30", "2026-07-10", "", NULL, "2026-06-30", SOURCIER_AWARD_ENDING },
    { "2026-07-10", "2026-06-30", "", NULL, "2026-07-05", SOURCIER_AWARD_ENDED },
    { NULL, NULL, "", NULL, "2026-06-30", SOURCIER_AWARD_UNCHECKED },
    { NULL, "2030-01-01", "", NULL, "2026-06-30", SOURCIER_AWARD_UNCHECKED },
    { NULL, NULL, "A. Martin", NULL, "2026-06-30", SOURCIER_AWARD_VALID },
    { NULL, NULL, "", "2026-06-30", "2026-06-30", SOURCIER_AWARD_VALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");

      sourcier_label_award_set_valid_from (award, sourcier_day_parse (cases[i].from));
      sourcier_label_award_set_valid_to (award, sourcier_day_parse (cases[i].to));
      sourcier_label_award_set_checked_by (award, cases[i].by);
      sourcier_label_award_set_checked_on (award, sourcier_day_parse (cases[i].on));
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (sourcier_label_award_get_state (award, sourcier_day_parse (cases[i].day)), ==, cases[i].state);
    }

  g_assert_true (sourcier_award_state_is_held (SOURCIER_AWARD_VALID));
  g_assert_true (sourcier_award_state_is_held (SOURCIER_AWARD_ENDING));
  g_assert_true (sourcier_award_state_is_held (SOURCIER_AWARD_UNCHECKED));
  g_assert_false (sourcier_award_state_is_held (SOURCIER_AWARD_ENDED));
  g_assert_false (sourcier_award_state_is_held (SOURCIER_AWARD_UPCOMING));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/supplier/field/headers", test_headers);
  g_test_add_func ("/supplier/field/own-headers", test_own_headers);
  g_test_add_func ("/supplier/field/read-and-show", test_read_and_show);
  g_test_add_func ("/supplier/field/codes-stay", test_codes_stay);
  g_test_add_func ("/supplier/field/turnover", test_turnover);
  g_test_add_func ("/supplier/doubts", test_doubts);
  g_test_add_func ("/supplier/object", test_object);
  g_test_add_func ("/supplier/search-text", test_search_text);
  g_test_add_func ("/supplier/award/states", test_award_states);
  return g_test_run ();
}
