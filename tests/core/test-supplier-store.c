/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

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

  core_test_add ("/supplier-store/save-and-load", NULL, test_save_and_load);
  core_test_add ("/supplier-store/save-differences", NULL, test_save_differences);
  core_test_add ("/supplier-store/delete-and-undo", NULL, test_delete_and_undo);
  core_test_add ("/supplier-store/long-action", NULL, test_long_action);
  core_test_add ("/supplier-store/long-rollback", NULL, test_long_rollback);
  core_test_add ("/supplier-store/load-many", NULL, test_load_many);

  return g_test_run ();
}
