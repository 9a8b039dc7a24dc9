/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which suppliers are taken for one and which are not, and what becomes of two that are merged. */

#include "core-test.h"
#include "suppliers/duplicate-store.h"
#include "suppliers/supplier-import.h"
#include "suppliers/supplier-store.h"

typedef struct
{
  const char *name;
  const char *trade_name;
  const char *siret;
  const char *address;
  const char *postcode;
} Row;

typedef struct
{
  const char *title;
  Row a;
  Row b;
  guint reasons;
} Case;

static const Case cases[] = {
  { "same SIRET", { "Alpha", "", "73282932000074", "1 rue A", "95000" },
    { "Beta", "", "732 829 320 00074", "", "59000" },
    SOURCIER_DUPLICATE_SIRET },
  { "lost zero", { "Alpha", "", "05282932000074", "", "" }, { "Beta", "", "5282932000074", "", "" },
    SOURCIER_DUPLICATE_SIRET },
  { "no number", { "Alpha", "", "n.c.", "", "" }, { "Beta", "", "n.c.", "", "" }, 0 },
  { "only zeros", { "Alpha", "", "00000000000000", "", "" }, { "Beta", "", "00000000000000", "", "" }, 0 },
  { "no SIRET", { "Alpha", "", "", "1 rue A", "95000" }, { "Beta", "", "", "1 rue A", "95000" }, 0 },
  { "address", { "Alpha", "", "73282932000074", "1, Rue de l’Été", "95000" },
    { "Beta", "", "73282932000033", "1 rue de l'ete", "" }, SOURCIER_DUPLICATE_ADDRESS },
  { "other town", { "Alpha", "", "73282932000074", "1 rue A", "95000" },
    { "Beta", "", "73282932000033", "1 rue A", "59000" }, 0 },
  { "other address", { "Alpha", "", "73282932000074", "1 rue A", "95000" },
    { "Beta", "", "73282932000033", "2 rue A", "95000" }, 0 },
  { "legal form", { "ADREA SARL", "", "", "", "93100" }, { "Association Adrea", "", "", "", "93100" },
    SOURCIER_DUPLICATE_NAME },
  { "other postcode", { "ADREA SARL", "", "", "", "93100" }, { "ADREA SARL", "", "", "", "93200" }, 0 },
  { "no postcode", { "ADREA SARL", "", "", "", "" }, { "ADREA SARL", "", "", "", "" }, 0 },
  { "only a legal form", { "Association", "", "", "", "93100" }, { "SARL", "", "", "", "93100" }, 0 },
  { "trade name", { "Régie Est", "La Collecterie", "", "", "93100" }, { "La Collecterie", "", "", "", "93100" },
    SOURCIER_DUPLICATE_NAME },
  { "a letter more", { "Initiatives solidaires", "", "", "", "93300" },
    { "Initiative solidaires", "", "", "", "93300" },
    SOURCIER_DUPLICATE_NEAR_NAME },
  { "a letter else", { "Initiatives solidaires", "", "", "", "93300" },
    { "Initiatives solidairez", "", "", "", "93300" },
    SOURCIER_DUPLICATE_NEAR_NAME },
  { "swapped", { "Rivages propres", "", "", "", "62200" }, { "Rivages porpres", "", "", "", "62200" },
    SOURCIER_DUPLICATE_NEAR_NAME },
  { "swapped in twelve", { "abcdefghijkl", "", "", "", "62200" }, { "abcdfeghijkl", "", "", "", "62200" },
    SOURCIER_DUPLICATE_NEAR_NAME },
  { "two letters else", { "Initiatives solidaires", "", "", "", "93300" },
    { "Initiative solidaire", "", "", "", "93300" }, 0 },
  { "short names", { "Adrea", "", "", "", "93300" }, { "Adria", "", "", "", "93300" }, 0 },
  { "numbered", { "Régie de quartier 12", "", "", "", "93300" }, { "Régie de quartier 13", "", "", "", "93300" }, 0 },
  { "two firms", { "Initiatives solidaires", "", "73282932000074", "", "93300" },
    { "Initiative solidaires", "", "80746931700018", "", "93300" }, 0 },
};

static SourcierSupplier *
new_supplier (const Row *row)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_NAME, row->name);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_TRADE_NAME, row->trade_name);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_SIRET, row->siret);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_ADDRESS, row->address);
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_POSTCODE, row->postcode);
  return supplier;
}

static gint64
save (CoreTestOffice   *office,
      SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Fill", &error);
  g_assert_no_error (error);
  sourcier_supplier_store_save (office->store, supplier, &error);
  g_assert_no_error (error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  return sourcier_supplier_get_id (supplier);
}

static GPtrArray *
find (CoreTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = sourcier_duplicate_store_find (office->store, NULL, &error);

  g_assert_no_error (error);
  return pairs;
}

/* What the whole search finds is what the comparison of the two says: the pieces it goes by lose nothing. */
static void
test_reasons (CoreTestOffice *office,
              gconstpointer   data)
{
  const Case *known = data;
  g_autoptr (SourcierSupplier) a = new_supplier (&known->a);
  g_autoptr (SourcierSupplier) b = new_supplier (&known->b);

  save (office, a);
  save (office, b);
  g_autoptr (GPtrArray) pairs = find (office);

  g_assert_cmpuint (pairs->len, ==, known->reasons != 0);
  if (pairs->len > 0)
    g_assert_cmpuint (sourcier_duplicate_get_reasons (pairs->pdata[0]), ==, known->reasons);
}

static char *
count (CoreTestOffice *office)
{
  static const char sql[] =
    "SELECT (SELECT count(*) FROM supplier) || ' ' || (SELECT count(*) FROM label_award) || ' ' ||"
    " (SELECT count(*) FROM supplier_family) || ' ' || (SELECT count(*) FROM supplier_area) || ' ' ||"
    " (SELECT count(*) FROM supplier_tag) || ' ' || (SELECT count(*) FROM not_duplicate) || ' ' ||"
    " (SELECT count(*) FROM saved_list_member) || ' ' || (SELECT count(*) FROM evidence_file)";
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) row = sourcier_store_prepare (office->store, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  sourcier_statement_step (row, &has_row, &error);
  g_assert_no_error (error);
  return g_strdup (sourcier_statement_get_text (row, 0));
}

#define assert_counts(expected) \
  G_STMT_START { g_autofree char *counts__ = count (office); g_assert_cmpstr (counts__, ==, expected); } G_STMT_END

static void
award (SourcierSupplier *supplier,
       const char       *label,
       const char       *number,
       const char       *evidence,
       const char       *checked_on)
{
  g_autoptr (SourcierLabelAward) one = sourcier_label_award_new (label);

  sourcier_label_award_set_number (one, number);
  sourcier_label_award_set_evidence (one, evidence);
  sourcier_label_award_set_checked_on (one, sourcier_day_parse (checked_on));
  sourcier_supplier_add_award (supplier, one);
}

/* Alpha and Beta on one list, Beta on another; the proof of the award that both hold, once each. */
static void
hang_on (CoreTestOffice *office,
         gint64         *ids)
{
  g_autofree char *members =
    g_strdup_printf ("INSERT INTO saved_list_member VALUES (1, %" G_GINT64_FORMAT "), (1, %" G_GINT64_FORMAT "),"
                     " (2, %" G_GINT64_FORMAT ")", ids[0], ids[1], ids[1]);
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Hang on", &error);
  g_assert_no_error (error);
  sourcier_store_execute (office->store, "INSERT INTO saved_list (id, name, folded, kind)"
                                         " VALUES (1, 'One', 'one', 'members'), (2, 'Two', 'two', 'members')", &error);
  g_assert_no_error (error);
  sourcier_store_execute (office->store, members, &error);
  g_assert_no_error (error);
  sourcier_store_execute (office->store, "INSERT INTO evidence_file SELECT id, id, 'a.pdf', 'application/pdf', 1, 'x',"
                                         " '2026-01-02', x'00' FROM label_award WHERE label = 'EI'", &error);
  g_assert_no_error (error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

/* Three suppliers: two with an award in common, one more each, a family in common and one more each; a third that the
 * second was said not to be. */
static void
fill (CoreTestOffice *office,
      gint64         *ids)
{
  g_autoptr (SourcierSupplier) a = new_supplier (&cases[0].a);
  g_autoptr (SourcierSupplier) b = new_supplier (&cases[0].b);
  g_autoptr (SourcierSupplier) c = new_supplier (&(Row) { "Gamma", "", "73282932000074", "", "" });
  g_autoptr (GError) error = NULL;

  award (a, "EI", "1", "", "2026-01-02");
  award (a, "ESUS", "", "", NULL);
  award (b, "EI", "1", "seen.pdf", "2026-03-04");
  award (b, "ESAT", "", "", NULL);
  sourcier_supplier_add_family (a, "laundry");
  sourcier_supplier_add_family (a, "culture");
  sourcier_supplier_add_family (b, "laundry");
  sourcier_supplier_add_family (b, "catering");
  sourcier_supplier_add_area (a, "75");
  sourcier_supplier_add_area (b, "93");
  sourcier_supplier_add_tags (a, "Bio");
  sourcier_supplier_add_tags (b, "bio");
  sourcier_supplier_add_tags (b, "Local");
  sourcier_supplier_set_text (a, SOURCIER_SUPPLIER_NOTES, "First");
  sourcier_supplier_set_text (b, SOURCIER_SUPPLIER_NOTES, "Second");
  sourcier_supplier_set_text (b, SOURCIER_SUPPLIER_CITY, "Lille");
  sourcier_supplier_set_text (b, SOURCIER_SUPPLIER_EMAIL, "b@b.example");
  sourcier_supplier_set_turnover (b, 1234500);
  ids[0] = save (office, a);
  ids[1] = save (office, b);
  ids[2] = save (office, c);
  hang_on (office, ids);
  sourcier_duplicate_store_part (office->store, ids[2], ids[1], &error);
  g_assert_no_error (error);
}

static SourcierSupplier *
load (CoreTestOffice *office,
      gint64          id)
{
  g_autoptr (GError) error = NULL;
  SourcierSupplier *supplier = sourcier_supplier_store_load (office->store, id, &error);

  g_assert_no_error (error);
  return supplier;
}

static void
step (CoreTestOffice *office,
      gboolean        back)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (back)
    sourcier_store_undo (office->store, &name, &error);
  else
    sourcier_store_redo (office->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Merge suppliers");
}

static void
test_merge (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[3];

  fill (office, ids);
  assert_counts ("3 4 4 2 3 1 3 2");
  g_autoptr (SourcierSupplier) a = load (office, ids[0]);
  g_autoptr (SourcierSupplier) b = load (office, ids[1]);

  sourcier_duplicate_store_merge (office->store, ids[0], ids[1],
                                  sourcier_duplicate_propose (a, b) | 1u << SOURCIER_SUPPLIER_NAME, &error);
  g_assert_no_error (error);
  assert_counts ("2 3 3 2 2 1 2 2");
  g_autoptr (SourcierSupplier) merged = load (office, ids[0]);

  g_assert_cmpstr (sourcier_supplier_get_name (merged), ==, "Beta");
  g_assert_cmpstr (sourcier_supplier_get_text (merged, SOURCIER_SUPPLIER_POSTCODE), ==, "95000");
  g_assert_cmpstr (sourcier_supplier_get_text (merged, SOURCIER_SUPPLIER_EMAIL), ==, "b@b.example");
  g_assert_cmpstr (sourcier_supplier_get_text (merged, SOURCIER_SUPPLIER_NOTES), ==, "First\nSecond");
  g_assert_cmpint (sourcier_supplier_get_turnover (merged), ==, 1234500);
  for (guint i = 0; i < 3; i++)
    {
      SourcierLabelAward *one = g_ptr_array_index (sourcier_supplier_get_awards (merged), i);
      gboolean joined = g_str_equal (sourcier_label_award_get_label (one), "EI");

      g_assert_cmpstr (sourcier_label_award_get_evidence (one), ==, joined ? "seen.pdf" : "");
      g_assert_cmpint (sourcier_label_award_get_checked_on (one), ==, joined ? sourcier_day_from_ymd (2026, 3, 4) : 0);
    }
  /* Beta was said not to be Gamma; what became of it is not Gamma either. */
  g_autoptr (GPtrArray) pairs = find (office);
  g_assert_cmpuint (pairs->len, ==, 0);

  for (guint i = 0; i < 2; i++)
    {
      step (office, TRUE);
      assert_counts ("3 4 4 2 3 1 3 2");
      g_autoptr (SourcierSupplier) first = load (office, ids[0]);
      g_autoptr (SourcierSupplier) second = load (office, ids[1]);
      g_assert_true (sourcier_supplier_equal (first, a));
      g_assert_true (sourcier_supplier_equal (second, b));

      step (office, FALSE);
      assert_counts ("2 3 3 2 2 1 2 2");
      g_autoptr (SourcierSupplier) again = load (office, ids[0]);
      g_assert_true (sourcier_supplier_equal (again, merged));
    }
}

static void
test_gone (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[3];

  fill (office, ids);
  g_assert_false (sourcier_duplicate_store_merge (office->store, ids[0], 42, 0, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (sourcier_duplicate_store_merge (office->store, 42, ids[0], 0, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (sourcier_duplicate_store_part (office->store, ids[0], 42, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  assert_counts ("3 4 4 2 3 1 3 2");
}

static void
test_part (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[3];

  /* Three with one SIRET are three pairs; one of them is parted. */
  fill (office, ids);
  g_autoptr (GPtrArray) pairs = find (office);
  g_assert_cmpuint (pairs->len, ==, 2);

  sourcier_store_undo (office->store, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) all = find (office);
  g_assert_cmpuint (all->len, ==, 3);

  /* Whoever is deleted takes with it what was said of it. */
  sourcier_store_redo (office->store, NULL, &error);
  g_assert_no_error (error);
  sourcier_store_begin (office->store, "Delete", &error);
  sourcier_supplier_store_delete (office->store, ids[1], &error);
  g_assert_no_error (error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  assert_counts ("2 2 2 1 1 0 1 1");
}

static void
test_stopped (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sourcier_duplicate_store_find (office->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Coordinates go with the address, the year with the turnover. */
static void
test_propose (void)
{
  g_autoptr (SourcierSupplier) a = new_supplier (&cases[0].a);
  g_autoptr (SourcierSupplier) b = new_supplier (&cases[0].b);

  sourcier_supplier_set_text (b, SOURCIER_SUPPLIER_LATITUDE, "48.8");
  sourcier_supplier_set_text (b, SOURCIER_SUPPLIER_WEBSITE, "b.example");
  sourcier_supplier_set_turnover (a, 100);
  sourcier_supplier_set_turnover (b, 200);
  sourcier_supplier_set_text (b, SOURCIER_SUPPLIER_TURNOVER_YEAR, "2024");
  g_assert_cmpuint (sourcier_duplicate_propose (a, b), ==, 1u << SOURCIER_SUPPLIER_WEBSITE);

  sourcier_supplier_set_text (b, SOURCIER_SUPPLIER_POSTCODE, "95000");
  g_assert_cmpuint (sourcier_duplicate_propose (a, b), ==,
                    1u << SOURCIER_SUPPLIER_WEBSITE | 1u << SOURCIER_SUPPLIER_LATITUDE);
}

/* The list of the State's market repeats twelve SIRETs, each once: Python's csv and Counter say so. */
static void
test_real_list (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autofree char *path = core_test_real_data ("siae_le_marche.csv");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (path == NULL)
    return;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (office->store, file);

  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  sourcier_supplier_import_apply (import, NULL, NULL, &error);
  g_assert_no_error (error);
  sourcier_store_refresh (office->store);

  g_autoptr (GPtrArray) pairs = find (office);
  for (guint i = 0; i < pairs->len; i++)
    n += (sourcier_duplicate_get_reasons (pairs->pdata[i]) & SOURCIER_DUPLICATE_SIRET) != 0;
  g_assert_cmpuint (n, ==, 12);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/duplicate/reasons/%s", cases[i].title);

      core_test_add (path, &cases[i], test_reasons);
    }
  core_test_add ("/duplicate/merge", NULL, test_merge);
  core_test_add ("/duplicate/gone", NULL, test_gone);
  core_test_add ("/duplicate/part", NULL, test_part);
  core_test_add ("/duplicate/stopped", NULL, test_stopped);
  core_test_add ("/duplicate/real-list", NULL, test_real_list);
  g_test_add_func ("/duplicate/propose", test_propose);

  return g_test_run ();
}
