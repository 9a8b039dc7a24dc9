/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where suppliers are and where they work: cases worked out by hand on the map, then random directories compared with
 * plain loops. */

#include "core-test.h"

#include "reference/area.h"
#include "reference/departement.h"
#include "reference/official-list-store.h"
#include "suppliers/supplier-facets.h"
#include "suppliers/supplier-import.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-place.h"
#include "suppliers/supplier-qpv.h"
#include "suppliers/supplier-store.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static SourcierSupplier *
make_supplier (const char *name,
               const char *postcode,
               const char *city,
               const char *areas)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();
  g_auto (GStrv) codes = g_strsplit (areas, "|", -1);

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_POSTCODE, postcode);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, city);
  sourcier_supplier_set_areas (supplier, (const char * const *) codes);
  return supplier;
}

static void
save (CoreTestOffice   *office,
      SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Save", &error);
  sourcier_supplier_store_save (office->store, supplier, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

static gint64
add (CoreTestOffice *office,
     const char     *name,
     const char     *postcode,
     const char     *city,
     const char     *areas)
{
  g_autoptr (SourcierSupplier) supplier = make_supplier (name, postcode, city, areas);

  save (office, supplier);
  return sourcier_supplier_get_id (supplier);
}

/* The names of those who answer, in order: "A B". */
static char *
names (CoreTestOffice        *office,
       SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (office->store, query, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SourcierSupplier) supplier =
        sourcier_supplier_store_load (office->store, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", sourcier_supplier_get_name (supplier));
    }
  return g_string_free (found, FALSE);
}

static void
assert_works_in (CoreTestOffice *office,
                 const char     *departement,
                 const char     *expected)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_works_in (everything, departement);
  g_autofree char *found = names (office, query);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_near (CoreTestOffice *office,
             const char     *commune,
             guint           km,
             const char     *expected)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_near (everything, commune, km);
  g_autofree char *found = names (office, query);

  g_assert_cmpstr (found, ==, expected);
}

#define MELUN "77288"
#define MEAUX "77284"

/* Seine-Saint-Denis begins some 33 km from Melun: a circle of 80 km reaches it, one of 20 km does not. */
static void
test_works_in (CoreTestOffice *office,
               gconstpointer   data)
{
  add (office, "Based", "93200", "Saint-Denis", "");
  add (office, "Circle", "77000", "Melun", "around:" MELUN ":80");
  add (office, "Departement", "69001", "Lyon", "departement:93");
  add (office, "Elsewhere", "93200", "Saint-Denis", "departement:75");
  add (office, "Far", "69001", "Lyon", "");
  add (office, "National", "13001", "Marseille", "france");
  add (office, "Region", "13001", "Marseille", "region:Île-de-France|departement:13");
  add (office, "Small", "77000", "Melun", "around:" MELUN ":20");

  assert_works_in (office, "93", "Based Circle Departement National Region");
  assert_works_in (office, "75", "Circle Elsewhere National Region");
  assert_works_in (office, "69", "Far National");
  assert_works_in (office, "77", "Circle National Region Small");
  assert_works_in (office, "974", "National");
}

/* Melun lies 49 km from Meaux: 80 km around Melun cover Meaux, 45 do not. */
static void
test_near (CoreTestOffice *office,
           gconstpointer   data)
{
  add (office, "Circle", "69001", "Lyon", "around:" MELUN ":80");
  add (office, "Here", "77100", "Meaux", "");
  add (office, "Melun", "77000", "Melun", "");
  add (office, "National", "13001", "Marseille", "france");
  add (office, "Nowhere", "", "", "");
  add (office, "Smaller", "69001", "Lyon", "around:" MELUN ":45");
  add (office, "Twins", "", "Saint-Denis", "");

  assert_near (office, MEAUX, 50, "Circle Here Melun National");
  assert_near (office, MEAUX, 48, "Circle Here National");
  assert_near (office, MEAUX, 1, "Circle Here National");
  assert_near (office, "69123", 5, "Circle National Smaller");
}

static void
test_own_coordinates (CoreTestOffice *office,
                      gconstpointer   data)
{
  g_autoptr (SourcierSupplier) supplier = make_supplier ("Marked", "13001", "Marseille", "");
  SourcierSupplierPlace place;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_LATITUDE, "48,9601");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_LONGITUDE, "2,8788");
  save (office, supplier);
  sourcier_supplier_get_place (supplier, &place);

  g_assert_true (place.placed);
  g_assert_false (place.approximate);
  g_assert_cmpfloat (place.point.latitude, ==, 48.9601);
  assert_near (office, MEAUX, 1, "Marked");
  assert_near (office, "13055", 20, "");
}

/* Lyon is told by its declared circle to be near Meaux, but stands by its own place; whose place nobody knows stands last,
 * whichever way it is sorted. Without a place they come by name. */
static void
test_sort_by_distance (CoreTestOffice *office,
                       gconstpointer   data)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) near = sourcier_supplier_query_with_near (everything, MEAUX, 50);
  g_autoptr (SourcierSupplierQuery) nearest =
    sourcier_supplier_query_with_sort (near, SOURCIER_SUPPLIER_SORT_DISTANCE, FALSE);
  g_autoptr (SourcierSupplierQuery) farthest =
    sourcier_supplier_query_with_sort (near, SOURCIER_SUPPLIER_SORT_DISTANCE, TRUE);
  g_autoptr (SourcierSupplierQuery) nowhere = sourcier_supplier_query_with_near (nearest, NULL, 0);

  add (office, "Circle", "69001", "Lyon", "around:" MELUN ":80");
  add (office, "Here", "77100", "Meaux", "");
  add (office, "Also", "77100", "Meaux", "");
  add (office, "Melun", "77000", "Melun", "");
  add (office, "Unplaced", "", "", "france");
  add (office, "Between", "75001", "Paris", "");

  g_autofree char *up = names (office, nearest);
  g_autofree char *down = names (office, farthest);
  g_autofree char *by_name = names (office, nowhere);
  g_assert_cmpstr (up, ==, "Also Here Between Melun Circle Unplaced");
  g_assert_cmpstr (down, ==, "Circle Melun Between Also Here Unplaced");
  g_assert_cmpstr (by_name, ==, "Also Between Circle Here Melun Unplaced");
}

/* What an answer was kept for is asked again once the directory is another. */
static void
test_answers_follow_changes (CoreTestOffice *office,
                             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add (office, "A", "77100", "Meaux", "");
  g_autoptr (SourcierStore) writer = NULL;
  g_autofree char *undone = NULL;

  assert_near (office, MEAUX, 5, "A");
  add (office, "B", "77100", "Meaux", "");
  assert_near (office, MEAUX, 5, "A B");
  assert_near (office, MEAUX, 6, "A B");
  sourcier_store_undo (office->store, &undone, &error);
  g_assert_no_error (error);
  assert_near (office, MEAUX, 6, "A");

  writer = sourcier_store_open_writer (office->store, &error);
  g_assert_no_error (error);
  sourcier_store_begin (writer, "Delete", &error);
  sourcier_supplier_store_delete (writer, id, &error);
  sourcier_store_commit (writer, &error);
  g_assert_no_error (error);
  assert_near (office, MEAUX, 6, "");
}

static void
test_store_and_undo (CoreTestOffice *office,
                     gconstpointer   data)
{
  static const char * const areas[] = { "departement:93", "around:77288:80", "departement:93", NULL };
  g_autoptr (SourcierSupplier) supplier = make_supplier ("A", "77000", "Melun", "france");
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  save (office, supplier);
  sourcier_supplier_set_areas (supplier, areas);
  save (office, supplier);

  g_autoptr (SourcierSupplier) loaded =
    sourcier_supplier_store_load (office->store, sourcier_supplier_get_id (supplier), &error);
  g_autofree char *joined = g_strjoinv (" ", (char **) sourcier_supplier_get_areas (loaded));
  g_assert_cmpstr (joined, ==, "around:77288:80 departement:93");
  g_assert_true (sourcier_supplier_equal (loaded, supplier));

  sourcier_store_undo (office->store, &undone, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierSupplier) before =
    sourcier_supplier_store_load (office->store, sourcier_supplier_get_id (supplier), &error);
  g_assert_cmpstr (sourcier_supplier_get_areas (before)[0], ==, "france");
  g_assert_null (sourcier_supplier_get_areas (before)[1]);
}

/* Melun and Dammarie-les-Lys are of CA Melun Val de Seine (247700057), Meaux, 49 km away, of CA du Pays de Meaux. */
static void
test_works_in_epci (CoreTestOffice *office,
                    gconstpointer   data)
{
  add (office, "Based", "77190", "Dammarie-les-Lys", "");
  add (office, "Circle", "77100", "Meaux", "around:" MEAUX ":50");
  add (office, "Declared", "69001", "Lyon", "epci:247700057");
  add (office, "Departement", "69001", "Lyon", "departement:77");
  add (office, "Elsewhere", "77190", "Dammarie-les-Lys", "epci:200072130");
  add (office, "Meaux", "77100", "Meaux", "");
  add (office, "National", "13001", "Marseille", "france");
  add (office, "Small", "77100", "Meaux", "around:" MEAUX ":20");

  assert_works_in (office, "247700057", "Based Circle Declared Departement National");
  assert_works_in (office, "200072130", "Circle Departement Elsewhere Meaux National Small");
  assert_works_in (office, "77", "Based Circle Declared Departement Elsewhere Meaux National Small");
  assert_near (office, MELUN, 1, "Circle Declared Departement National");
}

static void
load_list (CoreTestOffice *office,
           const char     *name,
           const char     *text)
{
  g_autofree char *path = g_build_filename (office->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  sourcier_official_reading_free (sourcier_official_list_store_take (office->store, file, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
}

static void
assert_zone (CoreTestOffice *office,
             const char     *zone,
             gint64          counted,
             const char     *expected)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierFacets) facets = NULL;
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_choice (everything, SOURCIER_FACET_ZONE, zone, SOURCIER_CHOICE_IN);
  g_autofree char *found = names (office, query);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (found, ==, expected);
  facets = sourcier_supplier_facets_count (office->store, query, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_ZONE, zone), ==, counted);
}

/* A list laid out as the State's of July 2025, with classes of our own. */
static void
test_zones (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplier) confirmed = make_supplier ("Confirmed", "93200", "Saint-Denis", "");
  g_autoptr (SourcierSupplierFacets) before = NULL;
  g_autoptr (GError) error = NULL;

  add (office, "Doubtful", "84600", "Nulle-Part", "");
  add (office, "Former", "77820", "Le Châtelet-en-Brie", "");
  add (office, "None", "77000", "Melun", "");
  add (office, "Plus", "84820", "Visan", "");
  add (office, "Rural", "84600", "VALREAS", "");
  before = sourcier_supplier_facets_count (office->store, everything, &error);
  g_assert_cmpuint (sourcier_supplier_facets_get_counts (before, SOURCIER_FACET_ZONE)->len, ==, 0);

  load_list (office, "frr.csv",
             "Code_insee;Departement;Commune;Classement FRR et FRR+ au 10 juillet 2025;\r\n"
             "77100;77;Le Châtelet-en-Brie;FRR bénéficiaire;\r\n77288;77;Melun;Non classée;\r\n"
             "84138;84;Valréas;FRR socle;\r\n84150;84;Visan;FRR+;\r\n");
  sourcier_supplier_confirm_qpv (confirmed, "QN09301M");
  save (office, confirmed);

  assert_zone (office, "FRR", 1, "Rural");
  assert_zone (office, "FRR+", 1, "Plus");
  assert_zone (office, "ZRR", 1, "Former");
  assert_zone (office, "QPV", 1, "Confirmed");
  assert_zone (office, "", 2, "Doubtful None");

  g_autoptr (SourcierSupplierQuery) out =
    sourcier_supplier_query_with_choice (everything, SOURCIER_FACET_ZONE, "FRR", SOURCIER_CHOICE_OUT);
  g_autofree char *others = names (office, out);
  g_assert_cmpstr (others, ==, "Confirmed Doubtful Former None Plus");
}

/* Le Marché de l'inclusion's suppliers in the State's list of July 2025. The rows of the list by class were counted with
 * awk (13,313 FRR, 20 in part, 4,456 FRR+, 2,134 and 11 that keep their benefit); the suppliers in Python, by postcode and city:
 * 654 in communes classed FRR and 45 in part, 100 FRR+, 59 and 1 that keep their benefit. */
static void
test_real_zones (CoreTestOffice *office,
                 gconstpointer   data)
{
  static const struct { const char *zone; int n; } expected[] = { { "FRR", 699 }, { "FRR+", 100 }, { "ZRR", 60 } };
  const char *folder = g_getenv ("SOURCIER_REAL_DATA");
  g_autoptr (GFile) suppliers = g_file_new_build_filename (folder, "siae_le_marche.csv", NULL);
  g_autoptr (GFile) frr = g_file_new_build_filename (folder, "frr_communes_2025.csv", NULL);
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (office->store, suppliers);
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (suppliers, NULL) || !g_file_query_exists (frr, NULL))
    {
      g_test_skip ("the real lists are not there");
      return;
    }

  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  sourcier_supplier_import_apply (import, NULL, NULL, &error);
  g_assert_no_error (error);
  sourcier_official_reading_free (sourcier_official_list_store_take (office->store, frr, NULL, NULL, &error));
  g_assert_no_error (error);

  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, everything, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_ZONE, expected[i].zone), ==,
                     expected[i].n);
}

static void
test_qpv (void)
{
  g_autoptr (SourcierSupplier) supplier = make_supplier ("A", "93200", "Saint-Denis", "");
  g_autofree char *code = sourcier_qpv_read_code (" qn09301m ");
  g_autofree char *older = sourcier_qpv_read_code ("QP093001");

  g_assert_cmpstr (code, ==, "QN09301M");
  g_assert_cmpstr (older, ==, "QP093001");
  g_assert_null (sourcier_qpv_read_code ("QN0930"));
  g_assert_null (sourcier_qpv_read_code ("oui"));

  g_assert_true (sourcier_supplier_add_qpv (supplier, code, "list.csv", ""));
  g_assert_false (sourcier_supplier_add_qpv (supplier, code, "list.csv", ""));
  g_assert_cmpuint (sourcier_supplier_get_awards (supplier)->len, ==, 1);
  g_assert_cmpint (sourcier_label_award_get_checked_on (sourcier_supplier_get_qpv (supplier, code)), ==, SOURCIER_DAY_NONE);

  sourcier_supplier_confirm_qpv (supplier, "QN09302M");
  g_autofree char *cell = sourcier_supplier_qpv_to_cell (supplier, sourcier_day_today ());
  g_assert_cmpstr (cell, ==, "QN09302M");
  g_assert_cmpint (sourcier_label_award_get_checked_on (sourcier_supplier_get_qpv (supplier, NULL)), ==,
                   sourcier_day_today ());
  sourcier_supplier_confirm_qpv (supplier, "");
  g_assert_cmpuint (sourcier_supplier_get_awards (supplier)->len, ==, 0);
}

static const struct
{
  const char *code;
  const char *postcode;
  const char *city;
  const char *departement;
} towns[] = {
  { "77288", "77000", "Melun", "77" }, { "77284", "77100", "Meaux", "77" }, { "93066", "93200", "Saint-Denis", "93" },
  { "75112", "75012", "Paris", "75" }, { "84138", "84600", "Valréas", "84" }, { "26198", "26200", "Montélimar", "26" },
  { "2A004", "20000", "Ajaccio", "2A" }, { "2B033", "20200", "Bastia", "2B" }, { "97411", "97400", "Saint-Denis", "974" },
  { "69123", "69000", "Lyon", "69" }, { "13055", "13000", "Marseille", "13" }, { "95127", "95000", "Cergy", "95" },
};

#define ANY_TOWN (&towns[g_test_rand_int_range (0, G_N_ELEMENTS (towns))])

static char *
random_area (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_strdup (g_test_rand_bit () ? "france" : "mainland");
    case 1:
      return g_strdup_printf ("departement:%s", ANY_TOWN->departement);
    case 2:
      return g_strdup (g_test_rand_bit () ? "region:Île-de-France" : "region:Corse");
    default:
      return g_strdup_printf ("around:%s:%d", ANY_TOWN->code, g_test_rand_int_range (1, 300));
    }
}

static const SourcierPoint *
point_of (const char *code)
{
  return sourcier_commune_get_point (sourcier_commune_find (code));
}

static const char *
region_of (const char *departement)
{
  return sourcier_departement_get_region (sourcier_departement_find (departement));
}

static gboolean
loop_reaches (const char          *area,
              const char          *departement,
              const SourcierPoint *point)
{
  g_auto (GStrv) parts = g_strsplit (area, ":", -1);

  if (g_str_equal (area, "france"))
    return TRUE;
  if (g_str_equal (area, "mainland"))
    return !g_str_equal (departement, "974");
  if (g_str_equal (parts[0], "departement"))
    return g_str_equal (parts[1], departement);
  if (g_str_equal (parts[0], "region"))
    return g_str_equal (parts[1], region_of (departement));

  double km = point != NULL ? sourcier_point_get_distance (point_of (parts[1]), point)
                            : sourcier_departement_get_distance (departement, point_of (parts[1]));
  return km <= g_ascii_strtod (parts[2], NULL);
}

static gboolean
loop_any (SourcierSupplier    *supplier,
          const char          *departement,
          const SourcierPoint *point)
{
  const char * const *areas = sourcier_supplier_get_areas (supplier);

  for (guint i = 0; areas[i] != NULL; i++)
    if (loop_reaches (areas[i], departement, point))
      return TRUE;
  return FALSE;
}

static gboolean
loop_answers (SourcierSupplier      *supplier,
              guint                  town,
              SourcierSupplierQuery *query)
{
  const char *works_in = sourcier_supplier_query_get_works_in (query);
  const char *near = sourcier_supplier_query_get_near (query);

  if (*works_in != '\0')
    {
      if (sourcier_supplier_get_areas (supplier)[0] == NULL && !g_str_equal (towns[town].departement, works_in))
        return FALSE;
      if (sourcier_supplier_get_areas (supplier)[0] != NULL && !loop_any (supplier, works_in, NULL))
        return FALSE;
    }
  if (*near == '\0')
    return TRUE;
  return sourcier_point_get_distance (point_of (towns[town].code), point_of (near))
           <= sourcier_supplier_query_get_near_km (query)
         || loop_any (supplier, sourcier_commune_get_departement (sourcier_commune_find (near)), point_of (near));
}

static void
test_plain_loops (CoreTestOffice *office,
                  gconstpointer   data)
{
  g_autoptr (GPtrArray) suppliers = g_ptr_array_new_with_free_func (g_object_unref);
  guint town_of[120];

  for (guint i = 0; i < G_N_ELEMENTS (town_of); i++)
    {
      g_autofree char *name = g_strdup_printf ("S%03u", i);
      g_autofree char *one = random_area (), *other = random_area ();
      g_autofree char *areas = g_strdup_printf ("%s|%s", one, g_test_rand_bit () ? other : one);

      town_of[i] = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (towns));
      g_ptr_array_add (suppliers, make_supplier (name, towns[town_of[i]].postcode, towns[town_of[i]].city,
                                                 g_test_rand_bit () ? areas : ""));
      save (office, g_ptr_array_index (suppliers, i));
    }

  for (guint question = 0; question < 120; question++)
    {
      g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
      g_autoptr (SourcierSupplierQuery) somewhere =
        sourcier_supplier_query_with_works_in (everything, question % 3 != 0 ? ANY_TOWN->departement : "");
      g_autoptr (SourcierSupplierQuery) query =
        sourcier_supplier_query_with_near (somewhere, question % 3 != 1 ? ANY_TOWN->code : "",
                                           (guint) g_test_rand_int_range (1, 200));
      g_autofree char *found = names (office, query);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      guint n = 0;

      for (guint i = 0; i < suppliers->len; i++)
        if (loop_answers (g_ptr_array_index (suppliers, i), town_of[i], query))
          g_string_append_printf (expected, "%sS%03u", n++ > 0 ? " " : "", i);
      g_assert_cmpstr (found, ==, expected->str);

      g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, query, &error);
      g_assert_no_error (error);
      g_assert_cmpint (sourcier_supplier_facets_get_total (facets), ==, n);
    }
}

static void
test_chips (void)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) works = sourcier_supplier_query_with_works_in (everything, "93");
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_near (works, MEAUX, 50);
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (query);
  const SourcierQueryChip *first = g_ptr_array_index (chips, 0), *second = g_ptr_array_index (chips, 1);

  g_assert_cmpuint (chips->len, ==, 2);
  g_assert_cmpstr (first->words, ==, "works in Seine-Saint-Denis (93)");
  g_assert_cmpstr (second->words, ==, "within 50 km of Meaux (77)");

  g_autoptr (SourcierSupplierQuery) without_near = sourcier_supplier_query_without_chip (query, second->facet);
  g_autoptr (SourcierSupplierQuery) nothing = sourcier_supplier_query_without_chip (without_near, first->facet);
  g_assert_true (sourcier_supplier_query_equal (without_near, works));
  g_assert_true (sourcier_supplier_query_is_everything (nothing));
  g_assert_false (sourcier_supplier_query_is_everything (works));
  g_assert_false (sourcier_supplier_query_equal (works, query));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("LANGUAGE", "en", TRUE);

  g_test_add_func ("/territory/chips", test_chips);
  core_test_add ("/territory/works-in", NULL, test_works_in);
  core_test_add ("/territory/works-in-epci", NULL, test_works_in_epci);
  g_test_add_func ("/territory/qpv", test_qpv);
  core_test_add ("/territory/zones", NULL, test_zones);
  core_test_add ("/territory/zones/real", NULL, test_real_zones);
  core_test_add ("/territory/near", NULL, test_near);
  core_test_add ("/territory/sort-by-distance", NULL, test_sort_by_distance);
  core_test_add ("/territory/own-coordinates", NULL, test_own_coordinates);
  core_test_add ("/territory/answers-follow-changes", NULL, test_answers_follow_changes);
  core_test_add ("/territory/store-and-undo", NULL, test_store_and_undo);
  core_test_add ("/territory/plain-loops", NULL, test_plain_loops);
  return g_test_run ();
}
