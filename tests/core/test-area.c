/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Areas as people write them, and the places that an address gives: names and numbers from the official lists. */

#include "reference/area.h"
#include "reference/departement.h"
#include "suppliers/supplier-place.h"

static void
test_recognise (void)
{
  static const struct
  {
    const char *text;
    const char *area;
  } cases[] = {
    { "France entière", "france" },
    { "NATIONAL", "france" },
    { "France métropolitaine", "mainland" },
    { "93", "departement:93" },
    { "2a", "departement:2A" },
    { "Seine-Saint-Denis (93)", "departement:93" },
    { "Île-de-France", "region:Île-de-France" },
    { "ile de france", "region:Île-de-France" },
    { "La Réunion", "departement:974" },
    { "80 km autour de Melun", "around:77288:80" },
    { "80km autour de Melun (77)", "around:77288:80" },
    { "Rayon de 30 km autour du Havre", "around:76351:30" },
    { "within 15 km of Meaux", "around:77284:15" },
    { "10 km around Lyon", "around:69123:10" },
    { "50 km autour d’Ajaccio", "around:2A004:50" },
    { "50 km autour de Saint-Denis", NULL },
    { "50 km autour de Nulle-Part", NULL },
    { "0 km autour de Melun", NULL },
    { "5000 km autour de Melun", NULL },
    { "Melun", NULL },
    /* Names and SIREN as the DGCL's list has them; there are two of the four rivers, in Haute-Saône and Haute-Savoie. */
    { "CA Melun Val de Seine", "epci:247700057" },
    { "Communauté d’agglomération MELUN VAL-DE-SEINE", "epci:247700057" },
    { "Melun Val de Seine", "epci:247700057" },
    { "247700057", "epci:247700057" },
    { "CC Pays de Fayence", NULL },
    { "Pays de Fayence", "epci:200004802" },
    { "Métropole du Grand Paris", "epci:200054781" },
    { "Arras", NULL },
    { "CC des Quatre Rivières", NULL },
    { "CC des Quatre Rivières (74)", "epci:247400666" },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (sourcier_area_recognise (cases[i].text), ==, cases[i].area);
    }
}

static void
assert_words (const char *area,
              const char *words,
              const char *cell)
{
  g_autofree char *said = sourcier_area_to_words (area);
  g_autofree char *written = sourcier_area_to_cell (area);

  g_assert_cmpstr (said, ==, words);
  g_assert_cmpstr (written, ==, cell);
  g_assert_cmpstr (sourcier_area_recognise (written), ==, area);
  g_assert_cmpstr (sourcier_area_recognise (said), ==, area);
}

static void
test_words (void)
{
  g_setenv ("LANGUAGE", "fr", TRUE);
  assert_words ("france", "France entière", "France entière");
  assert_words ("departement:93", "Seine-Saint-Denis (93)", "93");
  assert_words ("region:Île-de-France", "Île-de-France", "Île-de-France");
  assert_words ("around:77288:80", "80 km autour de Melun (77)", "80 km autour de Melun (77)");
  assert_words ("around:2A004:5", "5 km autour d’Ajaccio (2A)", "5 km autour d’Ajaccio (2A)");
  g_setenv ("LANGUAGE", "en", TRUE);
  assert_words ("mainland", "Mainland France", "Mainland France");
  assert_words ("around:93066:80", "80 km around Saint-Denis (93)", "80 km around Saint-Denis (93)");
}

/* Every commune that can be a centre is read back from what is written of it, in both languages. */
static void
test_words_of_every_commune (void)
{
  for (int departement = 1; departement < 96; departement++)
    for (int n = 1; n < 900; n += 7)
      {
        g_autofree char *code = g_strdup_printf ("%02d%03d", departement, n);

        const SourcierCommune *commune = sourcier_commune_find (code);

        /* Communes that were joined to another are found by their former code. */
        if (commune == NULL || !g_str_equal (sourcier_commune_get_code (commune), code))
          continue;
        g_setenv ("LANGUAGE", n % 2 == 0 ? "fr" : "en", TRUE);
        const char *area = sourcier_area_around (code, 30);
        g_autofree char *written = sourcier_area_to_cell (area);

        if (g_strcmp0 (sourcier_area_recognise (written), area) != 0)
          g_test_message ("%s: “%s”", code, written);
        g_assert_cmpstr (sourcier_area_recognise (written), ==, area);
      }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_regions (void)
{
  GPtrArray *regions = sourcier_regions ();

  /* The thirteen regions of the mainland, Corsica among them. */
  g_assert_cmpuint (regions->len, ==, 13);
}

static void
assert_km (double      km,
           const char *expected)
{
  g_autofree char *text = sourcier_km_format (km);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_km (void)
{
  assert_km (0, "0.0");
  assert_km (3.44, "3.4");
  assert_km (9.949, "9.9");
  assert_km (9.951, "10");
  assert_km (48.5, "49");
}

/* 01400 is shared: without a city the largest of its communes stands for all, and the place is only about right. */
static void
test_places (void)
{
  SourcierSupplierPlace place;

  sourcier_supplier_place_of_address ("", "01400", "", "", &place);
  g_assert_true (place.placed);
  g_assert_true (place.approximate);
  g_assert_cmpstr (sourcier_commune_get_departement (place.commune), ==, "01");

  sourcier_supplier_place_of_address ("", "", "Saint-Denis", "", &place);
  g_assert_false (place.placed);
  g_assert_null (place.commune);

  sourcier_supplier_place_of_address ("", "", "Saint-Denis", "974", &place);
  g_assert_cmpstr (sourcier_commune_get_code (place.commune), ==, "97411");

  sourcier_supplier_place_of_address ("", "84600", "VALREAS", "", &place);
  g_assert_cmpstr (sourcier_commune_get_departement (place.commune), ==, "84");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_add_func ("/area/recognise", test_recognise);
  g_test_add_func ("/area/words", test_words);
  g_test_add_func ("/area/words/every-commune", test_words_of_every_commune);
  g_test_add_func ("/area/regions", test_regions);
  g_test_add_func ("/area/places", test_places);
  g_test_add_func ("/area/km", test_km);
  return g_test_run ();
}
