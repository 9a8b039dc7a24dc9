/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long lists go other ways into the file than one supplier does: their rows are noted as they are written, and their
 * indexes are made in the end. Nothing of that may show. */

#include "import-test.h"

#include "store/history-change.h"
#include "store/noted-row.h"
#include "suppliers/supplier-store.h"

/* As many rows, and as long notes, as take more than one part of the history. */
#define N_ROWS 1100
#define LONG_NOTE 9000

static char *
make_list (gsize note_length)
{
  g_autoptr (GString) text = g_string_new ("Nom;SIRET;Code postal;Ville;Labels;Codes CPV;Commentaire\n");
  g_autofree char *note = g_strnfill (note_length, 'x');

  g_string_append (text, "Deux fois;" SIRET_A ";95000;Pontoise;EI;;\nDeux fois;" SIRET_A ";95000;Cergy;EA;;\n");
  for (int i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "Élan %d;;95000;%s;%s;%s;%s\n", i, i % 7 == 0 ? "Pontoise" : "Cergy", i % 3 == 0 ? "EI, ESS" : "",
                            i % 2 == 0 ? "90910000, 45000000" : "", note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The rows that a statement gives, a line each. */
static char *
tell (CoreTestOffice *fixture,
      const char     *sql,
      int             n_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (fixture->store, sql, &error);
  GString *told = g_string_new (NULL);
  gboolean has_row = TRUE;

  g_assert_no_error (error);
  while (sourcier_statement_step (statement, &has_row, &error) && has_row)
    for (int i = 0; i < n_columns; i++)
      g_string_append_printf (told, "%s%c", sourcier_statement_get_text (statement, i), i < n_columns - 1 ? '|' : '\n');
  g_assert_no_error (error);
  return g_string_free (told, FALSE);
}

static char *
tell_schema (CoreTestOffice *fixture)
{
  return tell (fixture, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", 4);
}

static char *
tell_rows (CoreTestOffice *fixture)
{
  return tell (fixture, "SELECT 's', id, name, siret, postcode, city, departement, search, notes FROM supplier UNION ALL "
                        "SELECT 'a', id, supplier, label, evidence, '', '', '', '' FROM label_award UNION ALL "
                        "SELECT 'f', supplier, family, '', '', '', '', '', '' FROM supplier_family UNION ALL "
                        "SELECT 'c', supplier, cpv, '', '', '', '', '', '' FROM supplier_cpv ORDER BY 1, 2, 3, 4", 9);
}

static void
assert_told (char       *told,
             const char *expected)
{
  g_autofree char *owned = told;

  g_assert_cmpstr (owned, ==, expected);
}

/* SQLite compares each index with its table. */
static void
assert_sound (CoreTestOffice *fixture)
{
  assert_told (tell (fixture, "PRAGMA integrity_check", 1), "ok\n");
  assert_told (tell (fixture, "PRAGMA foreign_key_check", 1), "");
}

static SourcierSupplierImport *
prepare (CoreTestOffice *fixture,
         gsize           note_length)
{
  g_autofree char *list = make_list (note_length);
  SourcierSupplierImport *import = import_test_prepare (fixture, list, N_ROWS + 1, 0, 0, 1, 0);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_decide_all (import, SOURCIER_IMPORT_DECIDE_SAME, NULL, NULL, &error);
  g_assert_no_error (error);
  return import;
}

/* It is kept in parts, undone and done again as one action. */
static void
test_undo (CoreTestOffice *fixture,
           gconstpointer   user_data)
{
  g_autofree char *schema = tell_schema (fixture);
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, LONG_NOTE);
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;

  import_test_apply (import);
  sourcier_store_refresh (fixture->store);
  rows = tell_rows (fixture);
  assert_told (tell_schema (fixture), schema);
  assert_told (tell (fixture, "SELECT count(*) > 0 FROM history_part", 1), "1\n");
  /* What later rows say of a supplier that the list brought itself is there, too. */
  assert_told (tell (fixture, "SELECT city, (SELECT count(*) FROM label_award WHERE supplier = s.id) FROM supplier AS s"
                              " WHERE siret = '" SIRET_A "'", 2), "Cergy|2\n");
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, N_ROWS + 1);
  /* The supplier that comes and changes counts twice, as two labels of it do not. */
  assert_told (tell (fixture, "SELECT changes = (SELECT count(*) FROM supplier) + (SELECT count(*) FROM label_award)"
                              " + (SELECT count(*) FROM supplier_family) + (SELECT count(*) FROM supplier_cpv)"
                              " FROM history", 1), "1\n");
  assert_sound (fixture);

  for (int i = 0; i < 2; i++)
    {
      g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
      assert_told (tell_rows (fixture), "");
      assert_told (tell_schema (fixture), schema);
      assert_sound (fixture);
      g_assert_true (sourcier_store_redo (fixture->store, NULL, &error));
      assert_told (tell_rows (fixture), rows);
      assert_told (tell_schema (fixture), schema);
      assert_sound (fixture);
    }
}

static gpointer
cancel_when_moved (gpointer user_data)
{
  gpointer *both = user_data;

  while (sourcier_progress_get_done (both[0]) == 0)
    g_usleep (20);
  g_cancellable_cancel (both[1]);
  return NULL;
}

static void
test_cancel (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  g_autofree char *schema = tell_schema (fixture);
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, 10);
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gpointer both[2] = { progress, cancellable };
  GThread *thread = g_thread_new ("cancel", cancel_when_moved, both);

  g_assert_false (sourcier_supplier_import_apply (import, progress, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  assert_told (tell_schema (fixture), schema);
  assert_told (tell_rows (fixture), "");
  assert_told (tell (fixture, "SELECT count(*) FROM history_part", 1), "0\n");
  assert_sound (fixture);
}

/* A list into a directory that has more already. */
static void
test_beside_many (CoreTestOffice *fixture,
                  gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) first = prepare (fixture, 10);
  g_autoptr (GString) text = g_string_new ("Nom;Code postal\n");
  g_autofree char *schema = tell_schema (fixture);
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;

  import_test_apply (first);
  rows = tell_rows (fixture);
  for (int i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "Autre %d;75001\n", i);

  g_autoptr (SourcierSupplierImport) second = import_test_prepare (fixture, text->str, N_ROWS, 0, 0, 0, 0);

  import_test_apply (second);
  assert_told (tell_schema (fixture), schema);
  assert_sound (fixture);
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  assert_told (tell_rows (fixture), rows);
  assert_sound (fixture);
}

static SourcierSupplier *
make_whole_supplier (void)
{
  g_autoptr (SourcierLabelAward) plain = sourcier_label_award_new ("EI");
  g_autoptr (SourcierLabelAward) dated = sourcier_label_award_new ("ESAT");
  g_autoptr (SourcierContact) contact = sourcier_contact_new ();
  SourcierSupplier *supplier = sourcier_supplier_new ();
  g_autofree char *description = g_strnfill (200, 'd');
  g_autofree char *notes = g_strnfill (20000, 'n');

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (field != SOURCIER_SUPPLIER_TURNOVER)
      sourcier_supplier_set_text (supplier, field, "é 7");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DESCRIPTION, description);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NOTES, notes);
  sourcier_supplier_set_turnover (supplier, G_GINT64_CONSTANT (123456789012));
  sourcier_label_award_set_valid_to (dated, sourcier_day_parse ("2026-12-31"));
  sourcier_supplier_add_award (supplier, plain);
  sourcier_supplier_add_award (supplier, dated);
  sourcier_contact_set_text (contact, 0, "Zoé");
  sourcier_supplier_add_contact (supplier, contact);
  sourcier_supplier_add_family (supplier, "cleaning");
  sourcier_supplier_add_cpv (supplier, "90910000");
  sourcier_supplier_add_cpv (supplier, "45000000");
  sourcier_supplier_add_area (supplier, "FR");
  sourcier_supplier_add_tags (supplier, "Été");
  return supplier;
}

/* The row as the history tells it. Ids differ, and are told by their sign only. */
static gboolean
tell_change (gint64          action,
             SourcierChange *change,
             gpointer        lines)
{
  g_autoptr (GString) line = g_string_new (sourcier_change_get_table (change));

  g_string_append_printf (line, " %d", sourcier_change_get_kind (change));
  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    {
      const char *text = sourcier_change_get_text (change, i, TRUE);
      gint64 number = sourcier_change_get_int_after (change, i);

      if (text != NULL)
        g_string_append_printf (line, "|%s", text);
      else if (number > G_GINT64_CONSTANT (1) << 39)
        g_string_append (line, "|id");
      else
        g_string_append_printf (line, "|%" G_GINT64_FORMAT, number);
    }
  g_ptr_array_add (lines, g_strdup (line->str));
  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* What the history tells of an action that saves such a supplier. */
static char *
tell_saving (CoreTestOffice *fixture,
             gint64          action,
             gboolean        notes)
{
  g_autoptr (SourcierSupplier) supplier = make_whole_supplier ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_store_begin (fixture->store, "Test", &error));
  sourcier_store_note_inserts (fixture->store, notes);
  g_assert_true (sourcier_supplier_store_save (fixture->store, supplier, &error));
  g_assert_true (sourcier_store_commit (fixture->store, &error));
  g_assert_true (sourcier_history_each_change_of (fixture->store, action, tell_change, lines, &error));
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* What is noted as it is bound is what SQLite's session extension records. */
static void
test_noted (CoreTestOffice *fixture,
            gconstpointer   user_data)
{
  g_autofree char *recorded = tell_saving (fixture, 1, FALSE);

  g_assert_nonnull (strstr (recorded, "supplier_cpv 0|"));
  assert_told (tell_saving (fixture, 2, TRUE), recorded);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/import/long/undo", NULL, test_undo);
  core_test_add ("/import/long/cancel", NULL, test_cancel);
  core_test_add ("/import/long/beside-many", NULL, test_beside_many);
  core_test_add ("/import/long/noted", NULL, test_noted);

  return g_test_run ();
}
