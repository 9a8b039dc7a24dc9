/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/list-reader.h"
#include "reference/commune.h"
#include "reference/departement.h"

#include <math.h>
#include <string.h>

/* "77284 77283": the codes of @found, which is taken. */
static char *
codes_of (GPtrArray *found)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            sourcier_commune_get_code (g_ptr_array_index (found, i)));
  g_ptr_array_unref (found);
  return g_string_free (codes, FALSE);
}

static void
assert_search (const char *text,
               const char *expected)
{
  g_autofree char *codes = codes_of (sourcier_commune_search (text));

  g_test_message ("“%s”", text);
  g_assert_cmpstr (codes, ==, expected);
}

static void
assert_at (const char *postcode,
           const char *city,
           const char *departement,
           const char *expected)
{
  g_autofree char *codes = codes_of (sourcier_commune_at (postcode, city, departement));

  g_test_message ("%s %s, %s", postcode, city, departement);
  g_assert_cmpstr (codes, ==, expected);
}

static void
test_search (void)
{
  assert_search ("Meaux", "77284");
  assert_search ("MEAUX", "77284");
  assert_search ("77284", "77284");
  assert_search ("77100 Meaux", "77284");
  assert_search ("Meaux 77100", "77284");
  assert_search ("Meaux (77)", "77284");
  assert_search ("2a004", "2A004");
  assert_search ("ajaccio", "2A004");
  assert_search ("97480", "97412");
  assert_search ("Nowhere-sur-Rien", "");
  assert_search ("77100 Lille", "");
  assert_search ("", "");
  assert_search (NULL, "");
}

static void
test_search_ambiguous (void)
{
  /* La Poste's 77100 serves Meaux, Mareuil-lès-Meaux and Nanteuil-lès-Meaux; Insee's is Le Châtelet-en-Brie. */
  g_autoptr (GPtrArray) meaux = sourcier_commune_search ("77100");
  g_autoptr (GPtrArray) denis = sourcier_commune_search ("Saint-Denis");

  g_assert_cmpuint (meaux->len, ==, 4);
  g_assert_cmpstr (sourcier_commune_get_name (g_ptr_array_index (meaux, 0)), ==, "Meaux");

  /* 97411 in La Réunion and 93066 beside Paris are the largest of those called so. */
  g_assert_cmpuint (denis->len, >, 2);
  g_autofree char *words = sourcier_communes_to_words (denis);
  g_assert_nonnull (strstr (words, "93066 Saint-Denis (93)"));

  /* 59350 is Insee's code of Lille and the postcode of Saint-André-lez-Lille: each is meant as it is told. */
  assert_search ("59350", "59350 59527");
  assert_search ("59350 Lille", "59350");
  assert_search ("59350 Lille (59)", "59350");
  assert_search ("59350 Saint-André-lez-Lille", "59527");
  assert_search ("59527 Saint-André-lez-Lille (59)", "59527");
  assert_search ("93066 Saint-Denis (93)", "93066");
  g_assert_nonnull (strstr (words, "97411 Saint-Denis (974)"));
  assert_search ("Saint Denis 93", "93066");
  assert_search ("St Denis (974)", "97411");
}

static void
test_written_ways (void)
{
  assert_at ("93200", "ST DENIS", NULL, "93066");
  assert_at ("77130", "Montereau Fault Yonne", NULL, "77305");
  assert_at ("76600", "HAVRE (LE)", NULL, "76351");
  assert_at ("92200", "Neuilly s/ Seine", NULL, "92051");
  assert_at ("94120", "Fontenay s/s Bois", NULL, "94033");
  assert_at ("60410", "ST VAAST DE LONGMONT", NULL, "60600");
  assert_at ("13640", "LA ROQUE D'ANTHERON", NULL, "13084");
  assert_search ("STE MENEHOULD", "51507");
  assert_search ("Châlons-en-Champagne", "51108");
  assert_search ("l'hay les roses", "94038");
}

static guint
match (const char *code,
       const char *words)
{
  g_auto (GStrv) keys = sourcier_commune_match_keys (words);

  return sourcier_commune_match (sourcier_commune_find (code), keys);
}

/* What is typed letter after letter: Pontoise, Strasbourg, Saint-Ouen-sur-Seine and Évry-Courcouronnes. */
static void
test_match (void)
{
  g_assert_cmpuint (match ("95500", "PONTOISE"), ==, 4);
  g_assert_cmpuint (match ("95500", "pont"), ==, 3);
  g_assert_cmpuint (match ("95500", "oise"), ==, 1);
  g_assert_cmpuint (match ("95500", "oises"), ==, 0);
  g_assert_cmpuint (match ("95500", ""), ==, 0);
  g_assert_cmpuint (match ("67482", "St"), ==, 3);
  g_assert_cmpuint (match ("93070", "St"), ==, 3);
  g_assert_cmpuint (match ("93070", "saint ouen s/ Seine"), ==, 4);
  g_assert_cmpuint (match ("93070", "OUEN"), ==, 2);
  g_assert_cmpuint (match ("93070", "934"), ==, 2);
  g_assert_cmpuint (match ("93070", "93070"), ==, 2);
  g_assert_cmpuint (match ("91228", "evry"), ==, 3);
}

/* Numbers of the post office for great receivers: 93526 and 35042 are in no list of communes. */
static void
test_cedex (void)
{
  assert_at ("93526", "SAINT-DENIS CEDEX", NULL, "93066");
  assert_at ("35042", "RENNES CEDEX 7", NULL, "35238");
  assert_at ("77011", "Melun Cedex", NULL, "77288");
}

static void
test_arrondissements (void)
{
  assert_at ("75001", "Paris", NULL, "75101");
  assert_at ("75012", "PARIS 12", NULL, "75112");
  assert_at ("75012", "Paris 12e", NULL, "75112");
  assert_at ("75116", "PARIS", NULL, "75116");
  assert_at ("69001", "Lyon", NULL, "69381");
  assert_at ("69003", "LYON CEDEX 03", NULL, "69383");
  assert_at ("13001", "Marseille", NULL, "13201");
  assert_at ("13008", "Marseille 8ème arrondissement", NULL, "13208");
  assert_at ("", "Paris 12e", NULL, "75112");
  assert_at (NULL, "Paris", "75", "75056");
  assert_at ("75012", "", NULL, "75112");
  assert_search ("Paris", "75056");
  assert_search ("Lyon 1er", "69381");
}

/* Valréas and its canton lie in Vaucluse, all around is Drôme. */
static void
test_enclaves (void)
{
  assert_at ("84600", "Valréas", NULL, "84138");
  assert_at ("84600", "Grillon", "84", "84053");

  const SourcierCommune *valreas = sourcier_commune_find ("84138");
  const SourcierCommune *taulignan = sourcier_commune_find ("26348");
  g_assert_cmpstr (sourcier_commune_get_departement (valreas), ==, "84");
  g_assert_cmpstr (sourcier_commune_get_departement (taulignan), ==, "26");
}

static void
test_overseas_and_corsica (void)
{
  assert_at ("20000", "Ajaccio", NULL, "2A004");
  assert_at ("20200", "Bastia", NULL, "2B033");
  assert_at ("97400", "Saint-Denis", NULL, "97411");
  assert_at ("97600", "Mamoudzou", NULL, "97611");
  assert_at ("97300", "Cayenne", NULL, "97302");
  assert_at ("97133", "Gustavia", NULL, "97701");
  g_assert_cmpstr (sourcier_commune_get_departement (sourcier_commune_find ("97209")), ==, "972");
}

static void
test_shared_postcode (void)
{
  /* 01400 serves L'Abergement-Clémenciat among others: without a city it cannot be told which. */
  g_autoptr (GPtrArray) served = sourcier_commune_at ("01400", NULL, NULL);

  g_assert_cmpuint (served->len, >, 1);
  assert_at ("01400", "L’Abergement-Clémenciat", NULL, "01001");
  assert_at ("95000", "Cergy", NULL, "95127");
  /* A postcode of the next departement: 42620 serves Saint-Pierre-Laval in Allier. */
  assert_at ("42620", "Saint-Pierre-Laval", NULL, "03250");
}

/* Distances that geographers publish: Paris to Marseille 661 km, to Lyon 392, Ajaccio to Bastia 105, each within 2 %. */
static void
test_distances (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    double km;
  } pairs[] = {
    { "75056", "13055", 661 },
    { "75056", "69123", 392 },
    { "2A004", "2B033", 104 },
    { "77288", "77284", 49.3 },
    { "75056", "97411", 9366 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const SourcierPoint *from = sourcier_commune_get_point (sourcier_commune_find (pairs[i].from));
      const SourcierPoint *to = sourcier_commune_get_point (sourcier_commune_find (pairs[i].to));

      g_assert_cmpfloat_with_epsilon (sourcier_point_get_distance (from, to), pairs[i].km, pairs[i].km * 0.02);
      g_assert_cmpfloat (sourcier_point_get_distance (from, to), ==, sourcier_point_get_distance (to, from));
    }
}

/* By hand: a quarter of a great circle is 6371.0088 π / 2 = 10007.557; a degree of it 111.195. */
static void
test_haversine (void)
{
  const SourcierPoint origin = { 0, 0 }, pole = { 90, 0 }, east = { 0, 1 }, antipode = { 0, 180 };

  g_assert_cmpfloat_with_epsilon (sourcier_point_get_distance (&origin, &pole), 10007.557, 0.001);
  g_assert_cmpfloat_with_epsilon (sourcier_point_get_distance (&origin, &east), 111.195, 0.001);
  g_assert_cmpfloat_with_epsilon (sourcier_point_get_distance (&origin, &antipode), 20015.115, 0.001);
  g_assert_cmpfloat (sourcier_point_get_distance (&pole, &pole), ==, 0);
}

static void
test_point_parse (void)
{
  SourcierPoint point;

  g_assert_true (sourcier_point_parse (" 48,5457", "2.6536 ", &point));
  g_assert_cmpfloat (point.latitude, ==, 48.5457);
  g_assert_cmpfloat (point.longitude, ==, 2.6536);
  g_assert_false (sourcier_point_parse ("", "", &point));
  g_assert_false (sourcier_point_parse (NULL, "2", &point));
  g_assert_false (sourcier_point_parse ("91", "2", &point));
  g_assert_false (sourcier_point_parse ("48.5 N", "2", &point));
  g_assert_false (sourcier_point_parse ("nan", "2", &point));
  g_assert_false (sourcier_point_parse ("0", "0,0", &point));
}

/* Melun lies some 35 km from the nearest communes of Seine-Saint-Denis, and in its own departement. */
static void
test_departement_distance (void)
{
  const SourcierPoint *melun = sourcier_commune_get_point (sourcier_commune_find ("77288"));

  g_assert_cmpfloat (sourcier_departement_get_distance ("77", melun), <, 0.001);
  g_assert_cmpfloat (sourcier_departement_get_distance ("93", melun), >, 25);
  g_assert_cmpfloat (sourcier_departement_get_distance ("93", melun), <, 45);
  g_assert_true (isinf (sourcier_departement_get_distance ("00", melun)));
}

typedef struct
{
  guint n;
  guint n_far;
} Compared;

static gboolean
compare_commune (char      **cells,
                 guint       n_cells,
                 guint       line,
                 gpointer    user_data,
                 GError    **error)
{
  Compared *compared = user_data;
  const SourcierCommune *commune = line > 1 ? sourcier_commune_find (cells[0]) : NULL;
  SourcierPoint published;

  if (line == 1)
    return TRUE;
  g_assert_nonnull (commune);
  g_assert_cmpstr (sourcier_commune_get_departement (commune), ==, cells[2]);
  if (sourcier_commune_get_point (commune) == NULL || !sourcier_point_parse (cells[8], cells[9], &published))
    return TRUE;

  /* A wide commune's middle is far from its town in Guyane. */
  double limit = sourcier_commune_is_approximate (commune) ? 40 : 10;
  compared->n++;
  if (sourcier_point_get_distance (sourcier_commune_get_point (commune), &published) > limit)
    compared->n_far++;
  return TRUE;
}

/* Against coordinates of another source: all but one in two hundred within the limit. */
static void
test_published_coordinates (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCIER_REAL_DATA"), "communes.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Compared compared = { 0, 0 };
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("the real list of communes is not there");
      return;
    }

  const char *start = text + (g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0);
  g_autoptr (GBytes) bytes = g_bytes_new (start, length - (gsize) (start - text));
  g_assert_true (sourcier_csv_read_bytes (bytes, ';', compare_commune, &compared, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (compared.n, >, 34000);
  g_assert_cmpuint (compared.n_far * 200, <, compared.n);
}

static void
test_every_departement_has_communes (void)
{
  guint n;
  const SourcierDepartement * const *departements = sourcier_departements (&n);
  const SourcierPoint *paris = sourcier_commune_get_point (sourcier_commune_find ("75056"));

  for (guint i = 0; i < n; i++)
    g_assert_false (isinf (sourcier_departement_get_distance (sourcier_departement_get_code (departements[i]), paris)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gint64 start = g_get_monotonic_time ();
  sourcier_communes_load ();
  g_test_message ("loaded in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);

  g_test_add_func ("/commune/search", test_search);
  g_test_add_func ("/commune/search/ambiguous", test_search_ambiguous);
  g_test_add_func ("/commune/match", test_match);
  g_test_add_func ("/commune/written-ways", test_written_ways);
  g_test_add_func ("/commune/cedex", test_cedex);
  g_test_add_func ("/commune/arrondissements", test_arrondissements);
  g_test_add_func ("/commune/enclaves", test_enclaves);
  g_test_add_func ("/commune/overseas-and-corsica", test_overseas_and_corsica);
  g_test_add_func ("/commune/shared-postcode", test_shared_postcode);
  g_test_add_func ("/commune/distances", test_distances);
  g_test_add_func ("/commune/haversine", test_haversine);
  g_test_add_func ("/commune/point-parse", test_point_parse);
  g_test_add_func ("/commune/departement-distance", test_departement_distance);
  g_test_add_func ("/commune/published-coordinates", test_published_coordinates);
  g_test_add_func ("/commune/every-departement", test_every_departement_has_communes);
  return g_test_run ();
}
