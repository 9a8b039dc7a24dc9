/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/list-reader.h"
#include "reference/capacity.h"
#include "reference/departement.h"
#include "reference/family.h"
#include "reference/headcount.h"
#include "reference/label-kind.h"

#include "base/money.h"

#include <string.h>

static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
}

/* A list as rows of cells, the names of its columns first. */
static gboolean
keep_row (char      **cells,
          guint       n_cells,
          guint       line,
          gpointer    user_data,
          GError    **error)
{
  char **row = g_new0 (char *, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    row[i] = g_strdup (cells[i]);
  g_ptr_array_add (user_data, row);
  return TRUE;
}

static GPtrArray *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  sourcier_csv_read_bytes (bytes, ';', keep_row, rows, &error);
  g_assert_no_error (error);
  return rows;
}

static GPtrArray *
read_list (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/sourcier/Sourcier/reference/%s.csv", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return read_bytes (bytes);
}

static GPtrArray *
read_real_list (const char *name)
{
  const char *folder = g_getenv ("SOURCIER_REAL_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", name, NULL);
  char *contents = NULL;
  gsize length;

  if (folder == NULL || !g_file_get_contents (path, &contents, &length, NULL))
    {
      g_test_skip ("the real list is not on this machine");
      return NULL;
    }

  g_autoptr (GBytes) bytes = g_bytes_new_take (contents, length);
  return read_bytes (bytes);
}

static const char *
cell (GPtrArray  *rows,
      guint       row,
      const char *column)
{
  char **columns = g_ptr_array_index (rows, 0);
  char **cells = g_ptr_array_index (rows, row);

  for (guint i = 0; columns[i] != NULL; i++)
    if (strcmp (columns[i], column) == 0)
      {
        g_assert_cmpuint (g_strv_length (cells), >, i);
        return cells[i];
      }
  g_error ("no column %s", column);
}

static void
assert_label (const char *text,
              const char *code)
{
  const SourcierLabelKind *kind = sourcier_label_kind_recognise (text);

  if (kind == NULL)
    g_error ("“%s” is no label, it should be %s", text, code);
  g_assert_cmpstr (sourcier_label_kind_get_code (kind), ==, code);
}

/* Every way a label is written leads to itself: were a name claimed twice, one of the two would lead elsewhere. */
static void
test_label_names (void)
{
  g_autoptr (GPtrArray) rows = read_list ("labels");

  for (guint i = 1; i < rows->len; i++)
    {
      const char *code = cell (rows, i, "code");
      g_auto (GStrv) synonyms = g_strsplit (cell (rows, i, "synonyms"), "|", -1);

      assert_label (code, code);
      assert_label (cell (rows, i, "short_fr"), code);
      assert_label (cell (rows, i, "short_en"), code);
      assert_label (cell (rows, i, "name_fr"), code);
      assert_label (cell (rows, i, "name_en"), code);
      for (guint k = 0; synonyms[k] != NULL; k++)
        assert_label (synonyms[k], code);
    }
}

static void
test_label_recognise (void)
{
  assert_label ("Atelier chantier d'insertion", "ACI");
  assert_label ("  ATELIERS ET CHANTIERS D’INSERTION ", "ACI");
  assert_label ("Entreprise d'insertion (EI)", "EI");
  assert_label ("EI - Entreprise d'insertion", "EI");
  assert_label ("esus", "ESUS");
  assert_label ("Bio", "AB");
  assert_label ("b corp", "BCORP");
  assert_label ("Imprim'Vert", "IMPRIMVERT");
  assert_label ("IMPRIM VERT", "IMPRIMVERT");
  assert_label ("Commerce équitable", "FAIRTRADE");
  assert_label ("FRR", "FRR");
  assert_label ("FRR+", "FRR+");
  assert_label ("frr +", "FRR+");
  assert_label ("ISO 14001:2015", "ISO14001");
  assert_label ("Ecolabel européen", "ECOLABEL-UE");
  g_assert_null (sourcier_label_kind_recognise ("Oui"));
  g_assert_null (sourcier_label_kind_recognise (""));
  g_assert_null (sourcier_label_kind_recognise (NULL));
  g_assert_null (sourcier_label_kind_recognise ("—"));
  /* What a test list of a million suppliers writes. */
  static const char *used[] = {
    "ACI", "EI", "AI", "ETTI", "EITI", "GEIQ", "ESAT", "EA", "ESS", "ESUS", "B Corp", "LUCIE 26000", "RGE", "Bio",
    "Imprim'Vert", "ISO 14001", "Commerce équitable", "RFAR", "QPV", "FRR",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    g_assert_nonnull (sourcier_label_kind_recognise (used[i]));
}

static void
test_label_find (void)
{
  g_assert_cmpstr (sourcier_label_kind_get_code (sourcier_label_kind_find ("FRR+")), ==, "FRR+");
  g_assert_null (sourcier_label_kind_find ("esus"));
  g_assert_null (sourcier_label_kind_find (NULL));
}

/* The articles as the code de la commande publique has them; the clause as the State's directory lists it. */
static void
test_label_effects (void)
{
  static const struct { const char *code, *article; gboolean clause; } cases[] = {
    { "EI", "L2113-13", TRUE }, { "ACI", "L2113-13", TRUE }, { "AI", "L2113-13", TRUE }, { "ETTI", "L2113-13", TRUE },
    { "EITI", "L2113-13", FALSE }, { "GEIQ", "", FALSE }, { "EA", "L2113-12", TRUE }, { "EATT", "L2113-12", TRUE },
    { "ESAT", "L2113-12", TRUE }, { "SEP", "L2113-13-1", FALSE }, { "ESS", "L2113-15", FALSE },
    { "ESUS", "L2113-15", FALSE }, { "RGE", "", FALSE }, { "QPV", "", FALSE }, { "OPCS", "", FALSE },
  };
  guint n_kinds, n_clause = 0, n_articles = 0;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n_kinds);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SourcierLabelKind *kind = sourcier_label_kind_find (cases[i].code);

      g_assert_nonnull (kind);
      g_assert_cmpstr (sourcier_label_kind_get_reserved_article (kind), ==, cases[i].article);
      g_assert_cmpint (sourcier_label_kind_counts_for_clause (kind), ==, cases[i].clause);
    }
  for (guint i = 0; i < n_kinds; i++)
    {
      n_clause += sourcier_label_kind_counts_for_clause (kinds[i]);
      n_articles += *sourcier_label_kind_get_reserved_article (kinds[i]) != '\0';
    }
  g_assert_cmpuint (n_clause, ==, 7);
  g_assert_cmpuint (n_articles, ==, 11);
}

static void
test_label_facts (void)
{
  const SourcierLabelKind *esus = sourcier_label_kind_find ("ESUS");
  const SourcierLabelKind *rge = sourcier_label_kind_find ("RGE");
  const SourcierLabelKind *qpv = sourcier_label_kind_find ("QPV");
  const SourcierLabelKind *ess = sourcier_label_kind_find ("ESS");

  g_assert_cmpint (sourcier_label_kind_get_validity_months (esus), ==, 60);
  g_assert_cmpint (sourcier_label_kind_get_nature (esus), ==, SOURCIER_LABEL_STATUS);
  g_assert_cmpint (sourcier_label_kind_get_hue (esus), ==, SOURCIER_HUE_SOLIDARITY);
  g_assert_false (sourcier_label_kind_to_verify (esus));
  g_assert_cmpint (sourcier_label_kind_get_validity_months (rge), ==, 48);
  g_assert_cmpint (sourcier_label_kind_get_nature (rge), ==, SOURCIER_LABEL_CERTIFICATION);
  g_assert_cmpint (sourcier_label_kind_get_hue (rge), ==, SOURCIER_HUE_ENVIRONMENT);
  g_assert_true (sourcier_label_kind_to_verify (rge));
  g_assert_cmpint (sourcier_label_kind_get_validity_months (qpv), ==, 0);
  g_assert_cmpint (sourcier_label_kind_get_nature (qpv), ==, SOURCIER_LABEL_TERRITORY);
  g_assert_cmpint (sourcier_label_kind_get_nature (ess), ==, SOURCIER_LABEL_REGISTER);
  g_assert_cmpint (sourcier_label_kind_get_hue (sourcier_label_kind_find ("ESAT")), ==, SOURCIER_HUE_HANDICAP);
}

static void
test_languages (void)
{
  static const char *languages[] = { "fr_FR.UTF-8", "en_GB.UTF-8" };
  guint n;

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      speak (languages[l]);

      const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n);
      g_assert_cmpuint (n, ==, 44);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpstr (sourcier_label_kind_get_short_name (kinds[i]), !=, "");
          g_assert_cmpstr (sourcier_label_kind_get_name (kinds[i]), !=, "");
          g_assert_cmpstr (sourcier_label_kind_get_issuer (kinds[i]), !=, "");
          g_assert_cmpstr (sourcier_label_kind_get_validity_note (kinds[i]), !=, "");
          g_assert_cmpstr (sourcier_label_kind_get_source (kinds[i]), !=, "");
        }

      const SourcierFamily * const *families = sourcier_families (&n);
      g_assert_cmpuint (n, ==, 20);
      for (guint i = 0; i < n; i++)
        g_assert_cmpstr (sourcier_family_get_name (families[i]), !=, "");

      const SourcierCpvDivision * const *divisions = sourcier_cpv_divisions (&n);
      g_assert_cmpuint (n, ==, 45);
      for (guint i = 0; i < n; i++)
        g_assert_cmpstr (sourcier_cpv_division_get_name (divisions[i]), !=, "");

      const SourcierHeadcount * const *bands = sourcier_headcounts (&n);
      g_assert_cmpuint (n, ==, 16);
      for (guint i = 0; i < n; i++)
        g_assert_cmpstr (sourcier_headcount_get_name (bands[i]), !=, "");
    }

  speak ("fr");
  g_assert_cmpstr (sourcier_label_kind_get_short_name (sourcier_label_kind_find ("AB")), ==, "Bio");
  g_assert_cmpstr (sourcier_family_get_name (sourcier_family_find ("building")), ==, "Bâtiment et travaux publics");
  g_assert_cmpstr (sourcier_headcount_get_name (sourcier_headcount_find ("21")), ==, "50 à 99 salariés");
  speak ("de:en");
  g_assert_cmpstr (sourcier_label_kind_get_short_name (sourcier_label_kind_find ("AB")), ==, "Organic");
  speak ("en");
  g_assert_cmpstr (sourcier_family_get_name (sourcier_family_find ("building")), ==, "Building and public works");
  g_assert_cmpstr (sourcier_headcount_get_name (sourcier_headcount_find ("21")), ==, "50 to 99 employees");
}

static void
test_family_names (void)
{
  g_autoptr (GPtrArray) rows = read_list ("families");

  for (guint i = 1; i < rows->len; i++)
    {
      const char *code = cell (rows, i, "code");
      g_autofree char *all = g_strjoin ("|", code, cell (rows, i, "fr"), cell (rows, i, "en"),
                                        cell (rows, i, "synonyms"), NULL);
      g_auto (GStrv) names = g_strsplit (all, "|", -1);

      for (guint k = 0; names[k] != NULL; k++)
        {
          const SourcierFamily *family = sourcier_family_recognise (names[k]);

          g_assert_nonnull (family);
          g_assert_cmpstr (sourcier_family_get_code (family), ==, code);
        }
    }

  g_assert_null (sourcier_family_recognise ("Divers"));
  g_assert_null (sourcier_family_find (NULL));
}

static const char *
family_code (const SourcierFamily *family)
{
  return family != NULL ? sourcier_family_get_code (family) : NULL;
}

/* The trades as INSEE words these classes. */
static void
test_family_naf (void)
{
  static const struct { const char *naf, *family; } cases[] = {
    { "81.21Z", "cleaning" }, { "8122z", "cleaning" }, { "8130Z", "green-spaces" }, { "0113Z", "food" },
    { "3811Z", "waste" }, { "3832Z", "recycling" }, { "4120A", "building" }, { "43.34Z", "building" },
    { "5621Z", "catering" }, { "9601B", "laundry" }, { "4941A", "transport" }, { "53.20Z", "transport" },
    { "6202A", "it" }, { "5829C", "it" }, { "5811Z", "communication" }, { "8010Z", "security" },
    { "8559A", "intellectual" }, { "9522Z", "repairs" }, { "9524Z", "furnishing" }, { "8292Z", "industry" },
    { "8211Z", "administration" }, { "3250A", "health" }, { "3109B", "furnishing" },
    { "8899B", NULL }, { "9499Z", NULL }, { "7820Z", NULL }, { "7830Z", NULL }, { "8411Z", NULL },
    { "8810A", NULL }, { "8810C", NULL }, { "8299Z", NULL }, { "", NULL }, { "8", NULL }, { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (family_code (sourcier_family_from_naf (cases[i].naf)), ==, cases[i].family);
}

/* The subjects as the Publications Office words these codes. */
static void
test_family_cpv (void)
{
  static const struct { const char *cpv, *family; } cases[] = {
    { "45210000-2", "building" }, { "45", "building" }, { "90910000-9", "cleaning" }, { "90511000-2", "waste" },
    { "90514000-3", "recycling" }, { "77310000-6", "green-spaces" }, { "98310000-9", "laundry" },
    { "98392000-7", "transport" }, { "98500000", "personal-services" }, { "55500000-5", "catering" },
    { "55100000-1", "culture" }, { "63510000-7", "culture" }, { "64110000-0", "transport" }, { "64200000-8", "it" },
    { "79710000-4", "security" }, { "79810000-5", "communication" }, { "79341000-6", "communication" },
    { "79500000-9", "administration" }, { "79400000-8", "intellectual" }, { "39830000-9", "cleaning" },
    { "39130000-2", "furnishing" }, { "03220000-9", "food" }, { "3220000-9", "food" }, { " 15800000-6 ", "food" },
    { "9132100-4", NULL }, { "4", NULL }, { "nc", NULL }, { "", NULL }, { NULL, NULL }, { "452100000", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (family_code (sourcier_family_from_cpv (cases[i].cpv)), ==, cases[i].family);
}

static void
test_divisions (void)
{
  /* Energy, laboratories, water, post and telecommunications as one, utilities, administration, oil and gas. */
  static const char *uncovered[] = { "09", "38", "41", "64", "65", "75", "76", NULL };
  guint n;
  const SourcierCpvDivision * const *divisions = sourcier_cpv_divisions (&n);
  g_autoptr (GPtrArray) rows = read_list ("families");

  g_assert_cmpuint (n, ==, 45);
  for (guint i = 0; i < n; i++)
    {
      const char *code = sourcier_cpv_division_get_code (divisions[i]);
      gboolean covered = sourcier_family_from_cpv (code) != NULL;

      g_assert_true (sourcier_cpv_division_find (code) == divisions[i]);
      g_assert_cmpint (covered, ==, !g_strv_contains (uncovered, code));
    }

  for (guint i = 1; i < rows->len; i++)
    {
      g_auto (GStrv) prefixes = g_strsplit (cell (rows, i, "cpv"), "|", -1);

      for (guint k = 0; prefixes[k] != NULL; k++)
        {
          g_assert_nonnull (sourcier_cpv_division_find (prefixes[k]));
          g_assert_cmpstr (family_code (sourcier_family_from_cpv (prefixes[k])), ==, cell (rows, i, "code"));
        }
    }

  g_assert_cmpstr (sourcier_cpv_division_get_code (sourcier_cpv_division_find ("45210000-2")), ==, "45");
  g_assert_cmpstr (sourcier_cpv_division_get_code (sourcier_cpv_division_find ("9132100-4")), ==, "09");
  g_assert_null (sourcier_cpv_division_find ("99"));
  g_assert_null (sourcier_cpv_division_find (NULL));
}

static const char *
departement_code (const SourcierDepartement *departement)
{
  return departement != NULL ? sourcier_departement_get_code (departement) : NULL;
}

/* Postcodes as La Poste gives them. */
static void
test_departement_postcodes (void)
{
  static const struct { const char *postcode, *code; } cases[] = {
    { "95000", "95" }, { "01000", "01" }, { "75116", "75" }, { "20000", "2A" }, { "20167", "2A" }, { "20200", "2B" },
    { "20620", "2B" }, { "97110", "971" }, { "97400", "974" }, { "97600", "976" }, { "97500", "975" },
    { "97133", "977" }, { "97150", "978" }, { "98800", "988" }, { "98735", "987" }, { "98600", "986" },
    { "98000", NULL }, { "00100", NULL }, { "96000", NULL }, { "99123", NULL }, { "1000", NULL }, { "9500", NULL },
    { "95 000", NULL }, { "95000 ", NULL }, { "ABCDE", NULL }, { "", NULL }, { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (departement_code (sourcier_departement_from_postcode (cases[i].postcode)), ==, cases[i].code);
}

static void
test_departement_recognise (void)
{
  static const struct { const char *text, *code; } cases[] = {
    { "75", "75" }, { "Paris", "75" }, { "PARIS (75)", "75" }, { "75 - Paris", "75" }, { "2a", "2A" }, { "1", "01" },
    { "01", "01" }, { "9", "09" }, { "val d'oise", "95" }, { "Val-d’Oise (95)", "95" }, { "Corse du Sud", "2A" },
    { "La Réunion", "974" }, { "reunion", "974" }, { "974", "974" }, { "Cotes d'Armor", "22" },
    { "20", NULL }, { "0", NULL }, { "96", NULL }, { "Île-de-France", NULL }, { "", NULL }, { NULL, NULL },
  };
  guint n, n_overseas = 0;
  const SourcierDepartement * const *departements = sourcier_departements (&n);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (departement_code (sourcier_departement_recognise (cases[i].text)), ==, cases[i].code);

  g_assert_cmpuint (n, ==, 107);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (sourcier_departement_find (sourcier_departement_get_code (departements[i])) == departements[i]);
      g_assert_true (sourcier_departement_recognise (sourcier_departement_get_name (departements[i]))
                     == departements[i]);
      g_assert_cmpstr (sourcier_departement_get_region (departements[i]), !=, "");
      n_overseas += sourcier_departement_is_overseas (departements[i]);
    }
  /* Five departements and six collectivities. */
  g_assert_cmpuint (n_overseas, ==, 11);
  g_assert_cmpstr (sourcier_departement_get_region (sourcier_departement_find ("95")), ==, "Île-de-France");
  g_assert_null (sourcier_departement_find ("2a"));
}

static void
test_headcount (void)
{
  static const struct { const char *text, *code; SourcierSize size; } cases[] = {
    { "50 à 99 salariés", "21", SOURCIER_SIZE_50_249 }, { "50-99", "21", SOURCIER_SIZE_50_249 },
    { "50 – 99", "21", SOURCIER_SIZE_50_249 }, { "50 to 99 employees", "21", SOURCIER_SIZE_50_249 },
    { "21", "21", SOURCIER_SIZE_50_249 }, { "1 000 à 1 999 salariés", "42", SOURCIER_SIZE_250 },
    { "1\u202f000 à 1\u202f999 salariés", "42", SOURCIER_SIZE_250 },
    { "1\u00a0000 à 1\u00a0999 salariés", "42", SOURCIER_SIZE_250 },
    { "1000 à 1999", "42", SOURCIER_SIZE_250 }, { "1,000 to 1,999 employees", "42", SOURCIER_SIZE_250 },
    { "1 ou 2 salariés", "01", SOURCIER_SIZE_1_9 }, { "1 à 2", "01", SOURCIER_SIZE_1_9 },
    { "0", "00", SOURCIER_SIZE_0 }, { "0 salarié", "00", SOURCIER_SIZE_0 }, { "00", "00", SOURCIER_SIZE_0 },
    { "20 à 49", "12", SOURCIER_SIZE_10_49 }, { "200 à 249", "31", SOURCIER_SIZE_50_249 },
    { "250 À 499 SALARIES", "32", SOURCIER_SIZE_250 }, { "10 000 salariés et plus", "53", SOURCIER_SIZE_250 },
    { "10000+", "53", SOURCIER_SIZE_250 }, { "Non renseigné", "NN", SOURCIER_SIZE_NONE },
    { "NN", "NN", SOURCIER_SIZE_NONE },
  };
  static const char *not_bands[] = { "", "1", "21 ", "(21)", "99", "50 99", "500 et plus", "beaucoup", "10 à 49", NULL };
  guint n;
  const SourcierHeadcount * const *bands = sourcier_headcounts (&n);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SourcierHeadcount *band = sourcier_headcount_recognise (cases[i].text);

      g_assert_nonnull (band);
      g_assert_cmpstr (sourcier_headcount_get_code (band), ==, cases[i].code);
      g_assert_cmpint (sourcier_headcount_get_size (band), ==, cases[i].size);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (not_bands); i++)
    g_assert_null (sourcier_headcount_recognise (not_bands[i]));

  for (guint i = 0; i < n; i++)
    {
      speak ("fr");
      g_assert_true (sourcier_headcount_recognise (sourcier_headcount_get_name (bands[i])) == bands[i]);
      speak ("en");
      g_assert_true (sourcier_headcount_recognise (sourcier_headcount_get_name (bands[i])) == bands[i]);
    }
  g_assert_cmpint (sourcier_headcount_get_size (NULL), ==, SOURCIER_SIZE_NONE);
}

static void
test_sizes (void)
{
  g_assert_cmpstr (sourcier_size_get_code (SOURCIER_SIZE_NONE), ==, "");
  g_assert_cmpstr (sourcier_size_get_code (SOURCIER_SIZE_0), ==, "0");
  g_assert_cmpstr (sourcier_size_get_code (SOURCIER_SIZE_1_9), ==, "1-9");
  g_assert_cmpstr (sourcier_size_get_code (SOURCIER_SIZE_10_49), ==, "10-49");
  g_assert_cmpstr (sourcier_size_get_code (SOURCIER_SIZE_50_249), ==, "50-249");
  g_assert_cmpstr (sourcier_size_get_code (SOURCIER_SIZE_250), ==, "250+");
  for (SourcierSize size = 0; size < SOURCIER_N_SIZES; size++)
    g_assert_cmpstr (sourcier_size_get_name (size), !=, "");
}

/* 70 000 € × 2 = 140 000 €, × 1.5 = 105 000 €; 1.86 M€ ÷ 1.5 = 1 240 000 €. */
static void
test_capacity (void)
{
  SourcierDay before = sourcier_day_from_ymd (2025, 12, 31);
  SourcierDay after = sourcier_day_from_ymd (2026, 1, 1);

  g_assert_cmpint (sourcier_capacity_turnover_needed (7000000, before), ==, 14000000);
  g_assert_cmpint (sourcier_capacity_turnover_needed (7000000, after), ==, 10500000);
  g_assert_cmpint (sourcier_capacity_turnover_needed (7000000, sourcier_day_from_ymd (2016, 4, 1)), ==, 14000000);
  g_assert_cmpint (sourcier_capacity_turnover_needed (7000000, sourcier_day_from_ymd (2010, 1, 1)), ==, 14000000);
  g_assert_cmpint (sourcier_capacity_of_turnover (186000000, after), ==, 124000000);
  g_assert_cmpint (sourcier_capacity_of_turnover (186000000, before), ==, 93000000);
  /* One cent and a half is needed: two; two cents carry 1.33: one. */
  g_assert_cmpint (sourcier_capacity_turnover_needed (1, after), ==, 2);
  g_assert_cmpint (sourcier_capacity_of_turnover (2, after), ==, 1);
  g_assert_cmpint (sourcier_capacity_turnover_needed (0, after), ==, 0);
  g_assert_cmpint (sourcier_capacity_turnover_needed (SOURCIER_MONEY_UNKNOWN, after), ==, SOURCIER_MONEY_UNKNOWN);
  g_assert_cmpint (sourcier_capacity_of_turnover (SOURCIER_MONEY_UNKNOWN, after), ==, SOURCIER_MONEY_UNKNOWN);
  g_assert_cmpint (sourcier_capacity_turnover_needed (G_MAXINT64, after), ==, G_MAXINT64);
  /* 9 223 372 036 854 775 807 ÷ 1.5 */
  g_assert_cmpint (sourcier_capacity_of_turnover (G_MAXINT64, after), ==, G_GINT64_CONSTANT (6148914691236517204));

  speak ("en");
  g_autofree char *then = sourcier_capacity_describe (before);
  g_autofree char *now = sourcier_capacity_describe (after);
  g_assert_cmpstr (then, ==, "turnover of at least 2 times the amount (CCP, R2142-7)");
  g_assert_cmpstr (now, ==, "turnover of at least 1.5 times the amount (decree 2025-1383, to be verified)");
}

static void
test_real_list (void)
{
  g_autoptr (GPtrArray) rows = read_real_list ("siae_le_marche.csv");
  guint elsewhere = 0;

  if (rows == NULL)
    return;

  g_assert_cmpuint (rows->len, ==, 3854);
  for (guint i = 1; i < rows->len; i++)
    {
      const char *departement = cell (rows, i, "Département");
      const char *postcode = cell (rows, i, "Code postal");
      const char *headcount = cell (rows, i, "Effectif");

      assert_label (cell (rows, i, "Type"), cell (rows, i, "Type"));
      g_assert_true (*headcount == '\0' || sourcier_headcount_recognise (headcount) != NULL);
      g_assert_true (*departement == '\0' || sourcier_departement_recognise (departement) != NULL);
      elsewhere += g_strcmp0 (departement_code (sourcier_departement_from_postcode (postcode)), departement) != 0;
    }
  g_test_message ("%u rows lie in another departement than their postcode tells", elsewhere);
  g_assert_cmpuint (elsewhere, <, 20);
}

/* CCP L2113-12 (EA, ESAT), L2113-13 (SIAE); ISO 14001 opens nothing. */
static void
test_label_effect (void)
{
  static const struct { const char *code, *words; } effects[] = {
    { "EI", "Opens contracts reserved by article L2113-13 · Counts for an insertion clause" },
    { "ESAT", "Opens contracts reserved by article L2113-12 · Counts for an insertion clause" },
    { "ISO14001", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      g_autofree char *words = sourcier_label_kind_describe_effect (sourcier_label_kind_find (effects[i].code));

      g_assert_cmpstr (words, ==, effects[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/label/names", test_label_names);
  g_test_add_func ("/reference/label/recognise", test_label_recognise);
  g_test_add_func ("/reference/label/find", test_label_find);
  g_test_add_func ("/reference/label/effects", test_label_effects);
  g_test_add_func ("/reference/label/facts", test_label_facts);
  g_test_add_func ("/reference/languages", test_languages);
  g_test_add_func ("/reference/family/names", test_family_names);
  g_test_add_func ("/reference/family/naf", test_family_naf);
  g_test_add_func ("/reference/family/cpv", test_family_cpv);
  g_test_add_func ("/reference/divisions", test_divisions);
  g_test_add_func ("/reference/departement/postcodes", test_departement_postcodes);
  g_test_add_func ("/reference/departement/recognise", test_departement_recognise);
  g_test_add_func ("/reference/headcount", test_headcount);
  g_test_add_func ("/reference/sizes", test_sizes);
  g_test_add_func ("/reference/capacity", test_capacity);
  g_test_add_func ("/reference/real-list", test_real_list);
  g_test_add_func ("/reference/label-effect", test_label_effect);

  return g_test_run ();
}
