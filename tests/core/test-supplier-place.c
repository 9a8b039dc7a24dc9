/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where addresses are, and what is doubtful about them: communes and their codes as in Insee's code officiel géographique,
 * postcodes as in La Poste's base officielle des codes postaux, EPCI as in the DGCL's list. */

#include "reference/epci.h"
#include "suppliers/supplier-place.h"

#include <string.h>

typedef struct
{
  const char *code;
  const char *postcode;
  const char *city;
  const char *departement;
  const char *commune;      /* NULL for none */
  gboolean sure;
  SourcierPlaceDoubt doubt;
} Address;

static void
assert_place (const Address *address)
{
  SourcierSupplierPlace place;

  g_test_message ("%s %s %s, %s", address->code, address->postcode, address->city, address->departement);
  sourcier_supplier_place_of_address (address->code, address->postcode, address->city, address->departement, &place);
  g_assert_cmpstr (place.commune != NULL ? sourcier_commune_get_code (place.commune) : NULL, ==, address->commune);
  g_assert_cmpint (place.sure, ==, address->sure);
  g_assert_cmpint (place.doubt, ==, address->doubt);
}

static void
test_clear (void)
{
  static const Address addresses[] = {
    /* The enclave of the popes: four communes of Vaucluse within Drôme. */
    { "", "84600", "Valréas", "", "84138", TRUE, SOURCIER_PLACE_SOUND },
    { "", "84600", "GRILLON", "84", "84053", TRUE, SOURCIER_PLACE_SOUND },
    { "", "84600", "Richerenches", "", "84097", TRUE, SOURCIER_PLACE_SOUND },
    { "", "84820", "Visan", "", "84150", TRUE, SOURCIER_PLACE_SOUND },
    { "", "26770", "Taulignan", "", "26348", TRUE, SOURCIER_PLACE_SOUND },
    { "", "20000", "Ajaccio", "", "2A004", TRUE, SOURCIER_PLACE_SOUND },
    { "", "20169", "Bonifacio", "20", "2A041", TRUE, SOURCIER_PLACE_SOUND },
    { "", "20200", "Bastia", "", "2B033", TRUE, SOURCIER_PLACE_SOUND },
    { "", "20260", "CALVI", "", "2B050", TRUE, SOURCIER_PLACE_SOUND },
    { "", "93200", "St-Denis", "", "93066", TRUE, SOURCIER_PLACE_SOUND },
    { "", "97400", "St-Denis", "", "97411", TRUE, SOURCIER_PLACE_SOUND },
    { "", "", "Saint-Denis", "93", "93066", TRUE, SOURCIER_PLACE_SOUND },
    { "", "", "Saint-Denis", "974", "97411", TRUE, SOURCIER_PLACE_SOUND },
    { "", "95000", "Cergy", "", "95127", TRUE, SOURCIER_PLACE_SOUND },
    { "", "42620", "Saint-Pierre-Laval", "03", "03250", TRUE, SOURCIER_PLACE_SOUND },
    /* A locality of a commune that has the postcode alone. */
    { "", "97490", "Sainte-Clotilde", "", "97411", TRUE, SOURCIER_PLACE_SOUND },
    /* Mansle was joined to Fontclaireau in 2023. */
    { "", "16230", "Mansle", "", "16206", TRUE, SOURCIER_PLACE_SOUND },
    { "93066", "", "", "", "93066", TRUE, SOURCIER_PLACE_SOUND },
    { "75056", "75012", "Paris", "", "75056", TRUE, SOURCIER_PLACE_SOUND },
    { "13201", "", "Marseille", "", "13201", TRUE, SOURCIER_PLACE_SOUND },
    { "77284", "77100", "", "", "77284", TRUE, SOURCIER_PLACE_SOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    assert_place (&addresses[i]);
}

static void
test_overseas (void)
{
  static const Address addresses[] = {
    { "", "97100", "Basse-Terre", "", "97105", TRUE, SOURCIER_PLACE_SOUND },
    { "", "97200", "Fort-de-France", "", "97209", TRUE, SOURCIER_PLACE_SOUND },
    { "", "97300", "Cayenne", "", "97302", TRUE, SOURCIER_PLACE_SOUND },
    { "", "97600", "Mamoudzou", "", "97611", TRUE, SOURCIER_PLACE_SOUND },
    { "", "97500", "Saint-Pierre", "", "97502", TRUE, SOURCIER_PLACE_SOUND },
    { "", "97133", "Saint-Barthélemy", "", "97701", TRUE, SOURCIER_PLACE_SOUND },
    { "", "97133", "Gustavia", "971", "97701", TRUE, SOURCIER_PLACE_SOUND },
    { "", "97150", "Saint-Martin", "", "97801", TRUE, SOURCIER_PLACE_SOUND },
    { "", "98600", "Uvea", "", "98613", TRUE, SOURCIER_PLACE_SOUND },
    { "", "98714", "Papeete", "", "98735", TRUE, SOURCIER_PLACE_SOUND },
    { "", "98800", "Nouméa", "", "98818", TRUE, SOURCIER_PLACE_SOUND },
    /* Monaco is abroad. */
    { "", "98000", "Monaco", "", NULL, FALSE, SOURCIER_PLACE_SOUND },
  };
  static const char * const departements[] = {
    "971", "972", "973", "976", "975", "977", "977", "978", "986", "987", "988", "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      SourcierSupplierPlace place;

      assert_place (&addresses[i]);
      sourcier_supplier_place_of_address ("", addresses[i].postcode, addresses[i].city, "", &place);
      g_assert_cmpstr (sourcier_supplier_place_get_departement (&place, addresses[i].postcode), ==, departements[i]);
    }
}

static void
test_doubtful (void)
{
  static const Address addresses[] = {
    { "", "", "Saint-Denis", "", NULL, FALSE, SOURCIER_PLACE_IN_SEVERAL },
    { "", "77100", "Villeneuve-Nulle-Part", "", "77284", FALSE, SOURCIER_PLACE_IN_SEVERAL },
    /* A postcode alone tells less, which is no doubt. */
    { "", "77100", "", "", "77284", FALSE, SOURCIER_PLACE_SOUND },
    { "", "77100", "Lille", "", NULL, FALSE, SOURCIER_PLACE_CONTRADICTS_ITSELF },
    { "", "77100", "Melun", "", "77288", FALSE, SOURCIER_PLACE_CONTRADICTS_ITSELF },
    { "", "75011", "Paris 12e", "", "75112", FALSE, SOURCIER_PLACE_CONTRADICTS_ITSELF },
    { "", "", "Lille", "77", "59350", FALSE, SOURCIER_PLACE_CONTRADICTS_ITSELF },
    { "", "98000", "Nice", "", "06088", FALSE, SOURCIER_PLACE_CONTRADICTS_ITSELF },
    { "", "97150", "Fort-de-France", "", NULL, FALSE, SOURCIER_PLACE_CONTRADICTS_ITSELF },
    { "93066", "97400", "Saint-Denis", "", "93066", TRUE, SOURCIER_PLACE_CODE_CONTRADICTS },
    { "99999", "95000", "Cergy", "", "95127", TRUE, SOURCIER_PLACE_CODE_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    assert_place (&addresses[i]);
}

/* What the post office gives its great receivers is in no list: the first digits tell the departement, the name the rest. */
static void
test_cedex (void)
{
  static const Address addresses[] = {
    { "", "93526", "ST DENIS CEDEX", "", "93066", TRUE, SOURCIER_PLACE_SOUND },
    { "", "75379", "PARIS CEDEX 08", "", "75056", TRUE, SOURCIER_PLACE_SOUND },
    { "", "69428", "Lyon Cedex 03", "", "69123", TRUE, SOURCIER_PLACE_SOUND },
    /* The university of La Réunion has 97744: 977 and 978 are no departements there. */
    { "", "97744", "Saint-Denis Cedex 9", "", "97411", TRUE, SOURCIER_PLACE_SOUND },
    { "", "92055", "La Défense Cedex", "", NULL, FALSE, SOURCIER_PLACE_SOUND },
    { "", "21024", "Le Havre Cedex", "", "76351", FALSE, SOURCIER_PLACE_CONTRADICTS_ITSELF },
  };
  SourcierSupplierPlace place;

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    assert_place (&addresses[i]);
  sourcier_supplier_place_of_address ("", "92055", "La Défense Cedex", "", &place);
  g_assert_cmpstr (sourcier_supplier_place_get_departement (&place, "92055"), ==, "92");
}

/* The arrondissements of Paris are 75101 to 75120, of Lyon 69381 to 69389, of Marseille 13201 to 13216. */
static void
test_arrondissements (void)
{
  static const struct { const char *city; int n, postcode, code; } cities[] = {
    { "Paris", 20, 75000, 75100 }, { "Lyon", 9, 69000, 69380 }, { "MARSEILLE", 16, 13000, 13200 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cities); i++)
    for (int n = 1; n <= cities[i].n; n++)
      {
        g_autofree char *postcode = g_strdup_printf ("%05d", cities[i].postcode + n);
        g_autofree char *code = g_strdup_printf ("%05d", cities[i].code + n);
        Address address = { "", postcode, cities[i].city, "", code, TRUE, SOURCIER_PLACE_SOUND };

        assert_place (&address);
      }
}

static SourcierSupplier *
make_supplier (const char *siret,
               const char *postcode,
               const char *city,
               const char *departement)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_NAME, "A");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_SIRET, siret);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_POSTCODE, postcode);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_CITY, city);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, departement);
  return supplier;
}

static void
test_words (void)
{
  static const struct { const char *siret, *postcode, *city, *departement, *words; } cases[] = {
    { "", "84600", "Valréas", "26", "The address is in Vaucluse (84), not in this departement" },
    { "", "42620", "Saint-Pierre-Laval", "03", "" },
    { "", "42620", "Saint-Pierre-Laval", "42", "The address is in Allier (03), not in this departement" },
    { "", "20200", "Bastia", "20", "The departement 20 may be 2A or 2B" },
    { "", "", "", "20", "The departement 20 may be 2A or 2B" },
    { "", "98000", "Monaco", "", "" },
    { "", "77100", "Lille", "77",
      "The postcode 77100 is of 77284 Meaux (77), 77330 Nanteuil-lès-Meaux (77), 77276 Mareuil-lès-Meaux (77), the city Lille"
      " is 59350 Lille (59)" },
    { "", "", "Lille", "77", "The city Lille is 59350 Lille (59), which is not in Seine-et-Marne (77)" },
    { "", "62600", "Berck sur Mer", "62", "The address may be in several communes: 62108 Berck (62), 62390 Groffliers (62)" },
    /* The RIDET of Nouvelle-Calédonie has seven digits and more, the TAHITI number a letter; elsewhere they are no SIRET. */
    { "0123456", "98800", "Nouméa", "", "" },
    { "A12345", "98714", "Papeete", "987", "" },
    { "0123456", "97200", "Fort-de-France", "", "The SIRET does not have 14 digits" },
  };

  g_setenv ("LANGUAGE", "en", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierSupplier) supplier =
        make_supplier (cases[i].siret, cases[i].postcode, cases[i].city, cases[i].departement);
      g_autofree char *words = sourcier_supplier_doubts_to_words (supplier);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_code_as_lists_write_it (void)
{
  static const struct { const char *written, *kept; } cases[] = {
    { "77284", "77284" }, { "1053", "01053" }, { "2a004", "2A004" }, { "99999", "99999" }, { "", "" },
  };
  static const char * const headers[] = { "Code INSEE", "Code commune", "code_insee", "INSEE", "CODGEO", "Commune code" };
  SourcierSupplierField field;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

      sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_COMMUNE, cases[i].written);
      g_assert_cmpstr (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_COMMUNE), ==, cases[i].kept);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_assert_true (sourcier_supplier_field_recognise (headers[i], &field));
      g_assert_cmpint (field, ==, SOURCIER_SUPPLIER_COMMUNE);
    }
  g_assert_true (sourcier_supplier_field_recognise ("Commune", &field));
  g_assert_cmpint (field, ==, SOURCIER_SUPPLIER_CITY);
}

static void
assert_epci (const char *postcode,
             const char *city,
             const char *siren)
{
  SourcierSupplierPlace place;

  sourcier_supplier_place_of_address ("", postcode, city, "", &place);
  g_assert_cmpstr (place.epci, ==, siren);
}

static void
test_epci (void)
{
  guint n;

  /* 1,255 EPCI with their own taxes on 1 January 2026: 21 métropoles and that of Lyon, 14 CU, 230 CA, 989 CC. */
  sourcier_epcis (&n);
  g_assert_cmpuint (n, ==, 1255);
  assert_epci ("77000", "Melun", "247700057");
  assert_epci ("75012", "Paris", "200054781");
  assert_epci ("69003", "Lyon", "200046977");
  assert_epci ("98800", "Nouméa", "");
  assert_epci ("", "Saint-Denis", "");
  /* Île-d'Yeu, Bréhat, Ouessant and Sein belong to none. */
  assert_epci ("85350", "L’Île-d’Yeu", "");
  assert_epci ("29242", "Ouessant", "");

  /* The CC Enclave des Papes-Pays de Grignan lies in both departements. */
  const SourcierEpci *enclave = sourcier_epci_find (sourcier_commune_get_epci (sourcier_commune_find ("84138")));
  g_assert_true (sourcier_epci_reaches (enclave, "26"));
  g_assert_true (sourcier_epci_reaches (enclave, "84"));
  g_assert_false (sourcier_epci_reaches (enclave, "07"));
}

/* The great circle (sphere of 6371.0088 km, law of cosines, worked out in Python) between the coordinates that Wikipedia gives
 * the towns; Nouméa to Papeete crosses the 180th meridian. */
static void
test_distances_overseas (void)
{
  static const struct { const char *from, *to; double km; } pairs[] = {
    { "97411", "97611", 1411.2 }, { "97209", "97105", 170.0 }, { "98818", "98735", 4612.0 },
    { "97302", "75056", 7077.8 }, { "97502", "75056", 4266.5 }, { "97701", "97801", 31.4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const SourcierPoint *from = sourcier_commune_get_point (sourcier_commune_find (pairs[i].from));
      const SourcierPoint *to = sourcier_commune_get_point (sourcier_commune_find (pairs[i].to));

      g_assert_cmpfloat_with_epsilon (sourcier_point_get_distance (from, to), pairs[i].km, MAX (4, pairs[i].km * 0.01));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/supplier-place/clear", test_clear);
  g_test_add_func ("/supplier-place/overseas", test_overseas);
  g_test_add_func ("/supplier-place/doubtful", test_doubtful);
  g_test_add_func ("/supplier-place/cedex", test_cedex);
  g_test_add_func ("/supplier-place/arrondissements", test_arrondissements);
  g_test_add_func ("/supplier-place/words", test_words);
  g_test_add_func ("/supplier-place/code", test_code_as_lists_write_it);
  g_test_add_func ("/supplier-place/epci", test_epci);
  g_test_add_func ("/supplier-place/distances-overseas", test_distances_overseas);
  return g_test_run ();
}
