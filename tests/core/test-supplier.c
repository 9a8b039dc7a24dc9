/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "base/money.h"
#include "reference/departement.h"
#include "reference/headcount.h"
#include "store/history-change.h"
#include "suppliers/supplier-store.h"

static void
begin (CoreTestOffice *fixture)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (fixture->store, "Test", &error);
  g_assert_no_error (error);
}

static void
commit (CoreTestOffice *fixture)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
save (CoreTestOffice   *fixture,
      SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_true (sourcier_supplier_store_save (fixture->store, supplier, &error));
  g_assert_no_error (error);
  commit (fixture);
}

static SourcierSupplier *
load (CoreTestOffice *fixture,
      gint64          id)
{
  g_autoptr (GError) error = NULL;
  SourcierSupplier *supplier = sourcier_supplier_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  return supplier;
}

static gint64
number (CoreTestOffice *fixture,
        const char     *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (fixture->store, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);
  return sourcier_statement_get_int (statement, 0);
}

/* How many rows the last action touched, as the history tells. */
static gint64
rows_touched (CoreTestOffice *fixture)
{
  return number (fixture, "SELECT changes FROM history ORDER BY id DESC LIMIT 1");
}

static gint64
actions (CoreTestOffice *fixture)
{
  return number (fixture, "SELECT count(*) FROM history");
}

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

static SourcierSupplier *
make_supplier (const char *name)
{
  static const char * const families[] = { "cleaning", "laundry", NULL };
  SourcierSupplier *supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) bare = sourcier_label_award_new ("ACI");
  g_autoptr (SourcierLabelAward) full = sourcier_label_award_new ("EI");

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (i != SOURCIER_SUPPLIER_TURNOVER && i != SOURCIER_SUPPLIER_POSTCODE && i != SOURCIER_SUPPLIER_DEPARTEMENT)
      {
        g_autofree char *text = g_strdup_printf ("“é” %u", i);
        sourcier_supplier_set_text (supplier, i, text);
      }
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_POSTCODE, "95300");
  sourcier_supplier_set_turnover (supplier, 123456789);

  sourcier_label_award_set_number (full, "095-2024-017");
  sourcier_label_award_set_scope (full, "Siège");
  sourcier_label_award_set_issuer (full, "DREETS");
  sourcier_label_award_set_valid_from (full, sourcier_day_from_ymd (2024, 1, 1));
  sourcier_label_award_set_valid_to (full, sourcier_day_from_ymd (2026, 12, 31));
  sourcier_label_award_set_evidence (full, "convention.pdf");
  sourcier_label_award_set_checked_by (full, "A. Martin");
  sourcier_label_award_set_checked_on (full, sourcier_day_from_ymd (2025, 2, 3));
  sourcier_supplier_add_award (supplier, full);
  sourcier_supplier_add_award (supplier, bare);
  sourcier_supplier_set_families (supplier, families);
  return supplier;
}

static void
assert_same (SourcierSupplier *one,
             SourcierSupplier *other)
{
  GPtrArray *awards = sourcier_supplier_get_awards (one), *others = sourcier_supplier_get_awards (other);

  g_assert_cmpint (sourcier_supplier_get_id (one), ==, sourcier_supplier_get_id (other));
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    g_assert_cmpstr (sourcier_supplier_get_text (one, i), ==, sourcier_supplier_get_text (other, i));
  g_assert_cmpint (sourcier_supplier_get_turnover (one), ==, sourcier_supplier_get_turnover (other));
  g_assert_true (g_strv_equal (sourcier_supplier_get_families (one), sourcier_supplier_get_families (other)));
  g_assert_cmpuint (awards->len, ==, others->len);
  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *a = g_ptr_array_index (awards, i), *b = g_ptr_array_index (others, i);

      g_assert_true (sourcier_label_award_equal (a, b));
      g_assert_cmpint (sourcier_label_award_get_id (a), ==, sourcier_label_award_get_id (b));
    }
}

static void
test_save_and_load (CoreTestOffice *fixture,
                    gconstpointer   data)
{
  g_autoptr (SourcierSupplier) supplier = make_supplier ("Élan Services");

  save (fixture, supplier);
  g_assert_cmpint (sourcier_supplier_get_id (supplier), >, 0);
  g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT), ==, "95");
  /* One supplier, two awards, two families. */
  g_assert_cmpint (rows_touched (fixture), ==, 5);

  g_autoptr (SourcierSupplier) loaded = load (fixture, sourcier_supplier_get_id (supplier));
  assert_same (supplier, loaded);
}

static void
test_save_differences (CoreTestOffice *fixture,
                       gconstpointer   data)
{
  static const char * const families[] = { "laundry", "culture", NULL };
  g_autoptr (SourcierSupplier) supplier = make_supplier ("Élan Services");
  g_autoptr (SourcierLabelAward) added = sourcier_label_award_new ("ESUS");

  save (fixture, supplier);
  gint64 n_actions = actions (fixture);

  /* Nothing differs: nothing is written, and the history has no line. */
  save (fixture, supplier);
  g_assert_cmpint (actions (fixture), ==, n_actions);

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, "Pontoise");
  save (fixture, supplier);
  g_assert_cmpint (rows_touched (fixture), ==, 1);

  /* An award changed, one removed, one added. */
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  sourcier_label_award_set_number (g_ptr_array_index (awards, 0), "2027-1");
  sourcier_supplier_remove_award (supplier, g_ptr_array_index (awards, 1));
  sourcier_supplier_add_award (supplier, added);
  save (fixture, supplier);
  g_assert_cmpint (rows_touched (fixture), ==, 3);

  /* A family removed, one added. */
  sourcier_supplier_set_families (supplier, families);
  save (fixture, supplier);
  g_assert_cmpint (rows_touched (fixture), ==, 2);

  g_autoptr (SourcierSupplier) loaded = load (fixture, sourcier_supplier_get_id (supplier));
  assert_same (supplier, loaded);
}

static void
test_delete_and_undo (CoreTestOffice *fixture,
                      gconstpointer   data)
{
  g_autoptr (SourcierSupplier) supplier = make_supplier ("Élan Services");
  g_autoptr (SourcierSupplier) other = make_supplier ("Autre");
  g_autoptr (GError) error = NULL;

  save (fixture, other);
  save (fixture, supplier);
  begin (fixture);
  g_assert_true (sourcier_supplier_store_delete (fixture->store, sourcier_supplier_get_id (supplier), &error));
  commit (fixture);

  g_assert_cmpint (sourcier_supplier_store_count (fixture->store, &error), ==, 1);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM label_award"), ==, 2);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM supplier_family"), ==, 2);
  g_assert_null (sourcier_supplier_store_load (fixture->store, sourcier_supplier_get_id (supplier), &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (SourcierSupplier) loaded = load (fixture, sourcier_supplier_get_id (supplier));
  assert_same (supplier, loaded);

  /* A supplier that went missing is written again, under its id. */
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_cmpint (sourcier_supplier_store_count (fixture->store, &error), ==, 1);
  save (fixture, supplier);
  g_autoptr (SourcierSupplier) again = load (fixture, sourcier_supplier_get_id (supplier));
  assert_same (supplier, again);

  g_autoptr (GPtrArray) problems = sourcier_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_load_many (CoreTestOffice *fixture,
                gconstpointer   data)
{
  g_autoptr (SourcierSupplier) one = make_supplier ("One");
  g_autoptr (SourcierSupplier) two = make_supplier ("Two");
  g_autoptr (GError) error = NULL;

  save (fixture, one);
  save (fixture, two);
  gint64 ids[] = { sourcier_supplier_get_id (two), 7, sourcier_supplier_get_id (one), sourcier_supplier_get_id (two) };
  g_autoptr (GPtrArray) loaded = sourcier_supplier_store_load_many (fixture->store, ids, G_N_ELEMENTS (ids), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (loaded->len, ==, 4);
  assert_same (g_ptr_array_index (loaded, 0), two);
  g_assert_null (g_ptr_array_index (loaded, 1));
  assert_same (g_ptr_array_index (loaded, 2), one);
  assert_same (g_ptr_array_index (loaded, 3), two);

  g_autoptr (GPtrArray) none = sourcier_supplier_store_load_many (fixture->store, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
assert_found (CoreTestOffice *fixture,
              const char     *word,
              gint64          n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM supplier WHERE instr (search, '%s') > 0", word);

  g_assert_cmpint (number (fixture, sql), ==, n);
}

static void
save_within (CoreTestOffice *fixture,
             const char     *name)
{
  g_autoptr (SourcierSupplier) supplier = make_supplier (name);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_store_save (fixture->store, supplier, &error);
  g_assert_no_error (error);
}

#define N_LONG 12
#define LONG_NOTES (1 << 20)

/* Marks: nothing that the search would have to look at. */
static void
set_long_notes (SourcierSupplier *supplier,
                char              filled_with)
{
  g_autofree char *notes = g_strnfill (LONG_NOTES, filled_with);

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NOTES, notes);
}

/* There are @n suppliers, and the notes of all of them are as long and hold this mark. */
static void
assert_long_notes (CoreTestOffice *fixture,
                   char            filled_with,
                   gint64          n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM supplier WHERE length(notes) = %d AND substr(notes, -1) = '%c'",
                                          LONG_NOTES, filled_with);

  g_assert_cmpint (number (fixture, "SELECT count(*) FROM supplier"), ==, n);
  g_assert_cmpint (number (fixture, sql), ==, n);
}

static void
save_long (CoreTestOffice *fixture,
           GPtrArray      *suppliers)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_LONG; i++)
    {
      SourcierSupplier *supplier = make_supplier ("Long");

      g_ptr_array_add (suppliers, supplier);
      set_long_notes (supplier, '.');
      sourcier_supplier_store_save (fixture->store, supplier, &error);
      g_assert_no_error (error);
    }
}

static gboolean
count_change (gint64          action,
              SourcierChange *change,
              gpointer        user_data)
{
  guint *n = user_data;

  n[action == 2] += 1;
  return TRUE;
}

/* An action that changes 24 MB is kept in parts, and is undone and done again as one: each supplier is changed twice, and
 * the first is deleted in the end. */
static void
test_long_action (CoreTestOffice *fixture,
                  gconstpointer   data)
{
  g_autoptr (GPtrArray) suppliers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  guint n_changes[2] = { 0, 0 };

  begin (fixture);
  save_long (fixture, suppliers);
  commit (fixture);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM history_part"), ==, 0);

  begin (fixture);
  for (const char *mark = "-;"; *mark != '\0'; mark++)
    for (guint i = 0; i < N_LONG; i++)
      {
        set_long_notes (suppliers->pdata[i], *mark);
        sourcier_supplier_store_save (fixture->store, suppliers->pdata[i], &error);
        g_assert_no_error (error);
      }
  sourcier_supplier_store_delete (fixture->store, sourcier_supplier_get_id (suppliers->pdata[0]), &error);
  g_assert_no_error (error);
  commit (fixture);

  g_assert_cmpint (number (fixture, "SELECT count(*) FROM history_part WHERE action = 2"), >=, 2);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM history"), ==, 2);
  assert_long_notes (fixture, ';', N_LONG - 1);
  assert_found (fixture, "long", N_LONG - 1);
  g_assert_true (sourcier_history_each_change (fixture->store, count_change, n_changes, &error));
  g_assert_cmpuint (n_changes[1], >=, N_LONG);
  g_assert_cmpint (number (fixture, "SELECT changes FROM history WHERE id = 2"), ==, n_changes[1]);

  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  assert_long_notes (fixture, '.', N_LONG);
  assert_found (fixture, "long", N_LONG);
  g_assert_true (sourcier_store_redo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  assert_long_notes (fixture, ';', N_LONG - 1);
  assert_found (fixture, "long", N_LONG - 1);

  /* What was undone is given up with the next action. */
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  begin (fixture);
  save_within (fixture, "Suivant");
  commit (fixture);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM history_part"), ==, 0);
  assert_found (fixture, "suivant", 1);
}

/* A long action that is given up leaves nothing, neither in the history. */
static void
test_long_rollback (CoreTestOffice *fixture,
                    gconstpointer   data)
{
  g_autoptr (GPtrArray) suppliers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  begin (fixture);
  save_long (fixture, suppliers);
  commit (fixture);

  begin (fixture);
  for (guint i = 0; i < N_LONG; i++)
    sourcier_supplier_store_delete (fixture->store, sourcier_supplier_get_id (suppliers->pdata[i]), &error);
  g_assert_no_error (error);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM history_part"), >=, 1);
  sourcier_store_rollback (fixture->store);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM history_part"), ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM history"), ==, 1);
  assert_long_notes (fixture, '.', N_LONG);
  assert_found (fixture, "long", N_LONG);
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
  core_test_add ("/supplier/store/save-and-load", NULL, test_save_and_load);
  core_test_add ("/supplier/store/save-differences", NULL, test_save_differences);
  core_test_add ("/supplier/store/delete-and-undo", NULL, test_delete_and_undo);
  core_test_add ("/supplier/store/long-action", NULL, test_long_action);
  core_test_add ("/supplier/store/long-rollback", NULL, test_long_rollback);
  core_test_add ("/supplier/store/load-many", NULL, test_load_many);
  return g_test_run ();
}
