/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import taken back though other work followed. */

#include "import-test.h"

#include "store/history.h"
#include "history/revert.h"
#include "suppliers/supplier-store.h"

#define HEADERS "SIRET;Nom;Code postal;Téléphone;Labels;Contacts\n"

static gint64
last_import (CoreTestOffice *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierAction) action =
    sourcier_history_find_last (fixture->store, SOURCIER_ACTION_KIND_IMPORT, &error);

  g_assert_no_error (error);
  return sourcier_action_get_id (action);
}

static gint64
import_list (CoreTestOffice *fixture,
             const char     *text)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "list.csv", text);
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, file);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (import);
  sourcier_store_refresh (fixture->store);
  return last_import (fixture);
}

static void
execute (CoreTestOffice *fixture,
         const char     *sql)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (fixture->store, "Edit", &error);
  g_assert_no_error (error);
  sourcier_store_execute (fixture->store, sql, &error);
  g_assert_no_error (error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
delete_supplier (CoreTestOffice *fixture,
                 const char     *condition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, condition);

  sourcier_store_begin (fixture->store, "Delete", &error);
  sourcier_supplier_store_delete (fixture->store, sourcier_supplier_get_id (supplier), &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static SourcierRevert *
prepare (CoreTestOffice *fixture,
         gint64          action,
         gint64          n_reversed,
         gint64          n_removed,
         gint64          n_kept,
         gint64          n_failed)
{
  g_autoptr (GError) error = NULL;
  SourcierRevert *undo = sourcier_revert_new (fixture->store, action);

  sourcier_revert_prepare (undo, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_revert_get_n (undo, SOURCIER_REVERT_REVERSED), ==, n_reversed);
  g_assert_cmpint (sourcier_revert_get_n_removed (undo), ==, n_removed);
  g_assert_cmpint (sourcier_revert_get_n (undo, SOURCIER_REVERT_KEPT), ==, n_kept);
  g_assert_cmpint (sourcier_revert_get_n (undo, SOURCIER_REVERT_FAILED), ==, n_failed);
  return undo;
}

static void
apply (CoreTestOffice     *fixture,
       SourcierRevert *undo)
{
  g_autoptr (GError) error = NULL;

  sourcier_revert_apply (undo, NULL, &error);
  g_assert_no_error (error);
  sourcier_store_refresh (fixture->store);
}

static void
assert_reason (SourcierRevert  *undo,
               SourcierRevertOutcome  outcome,
               guint                i,
               const char          *name,
               const char          *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suppliers = sourcier_revert_get_things (undo, outcome, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (i, <, suppliers->len);
  g_assert_cmpstr (sourcier_reverted_thing_get_name (suppliers->pdata[i]), ==, name);
  g_assert_cmpstr (sourcier_reverted_thing_get_reason (suppliers->pdata[i]), ==, reason);
}

static guint
count_rows (CoreTestOffice *fixture,
            const char     *from)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", from);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (fixture->store, sql, &error);
  gint64 n;

  g_assert_no_error (error);
  sourcier_statement_read_int (statement, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* One supplier that was there, three that the import brings. */
static gint64
import_twice (CoreTestOffice *fixture)
{
  import_list (fixture, HEADERS SIRET_A ";Élan;95000;01;;\n");
  return import_list (fixture, HEADERS SIRET_A ";Élan;95000;02;EI;Léa Roy\n"
                               ";Alpha;33000;;ESUS;\n"
                               ";Beta;33000;;ESUS;\n"
                               ";Gamma;33000;;;\n");
}

static void
test_untouched (CoreTestOffice *fixture,
                gconstpointer   user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 action = import_twice (fixture);

  execute (fixture, "INSERT INTO supplier (id, name) VALUES (5, 'Later')");
  g_autoptr (SourcierRevert) undo = prepare (fixture, action, 4, 3, 0, 0);
  assert_reason (undo, SOURCIER_REVERT_REVERSED, 0, "Élan", "It is again as it was before the import");
  assert_reason (undo, SOURCIER_REVERT_REVERSED, 1, "Alpha", "The import brought it in: it leaves the directory");
  apply (fixture, undo);

  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 2);
  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "name = 'Élan'");
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_PHONE, "01");
  g_assert_cmpuint (count_rows (fixture, "label_award"), ==, 0);
  g_assert_cmpuint (count_rows (fixture, "contact"), ==, 0);
  g_assert_cmpuint (count_rows (fixture, "supplier WHERE instr (search, 'alpha')"), ==, 0);

  /* It is one action, which one undo takes back. */
  g_assert_cmpstr (sourcier_store_get_undo_name (fixture->store), ==, "Undo an import");
  sourcier_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 5);
  g_assert_cmpuint (count_rows (fixture, "label_award"), ==, 3);
  sourcier_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 2);
}

static void
test_edited (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  gint64 action = import_twice (fixture);

  /* A field that the import did not touch, and a label that came later. */
  execute (fixture, "UPDATE supplier SET notes = 'Met in May' WHERE name = 'Élan'");
  execute (fixture, "INSERT INTO label_award (id, supplier, label) SELECT 7, id, 'EI' FROM supplier WHERE name = 'Alpha'");
  delete_supplier (fixture, "name = 'Gamma'");

  g_autoptr (SourcierRevert) undo = prepare (fixture, action, 1, 1, 2, 1);
  assert_reason (undo, SOURCIER_REVERT_KEPT, 0, "Élan", "It was edited since");
  assert_reason (undo, SOURCIER_REVERT_FAILED, 0, "Gamma", "It left the directory since");
  apply (fixture, undo);

  /* Who is kept is kept whole. */
  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "name = 'Élan'");
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_PHONE, "02");
  g_assert_cmpuint (sourcier_supplier_get_awards (supplier)->len, ==, 1);
  g_assert_cmpuint (sourcier_supplier_get_contacts (supplier)->len, ==, 1);
  g_autoptr (SourcierSupplier) alpha = import_test_load_where (fixture, "name = 'Alpha'");
  g_assert_cmpuint (sourcier_supplier_get_awards (alpha)->len, ==, 2);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 2);
}

/* What was edited and undone is not edited. */
static void
test_edit_undone (CoreTestOffice *fixture,
                  gconstpointer   user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 action = import_twice (fixture);

  execute (fixture, "UPDATE supplier SET notes = 'Met in May'");
  g_object_unref (prepare (fixture, action, 0, 0, 4, 0));
  sourcier_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (prepare (fixture, action, 4, 3, 0, 0));
}

static void
test_referred (CoreTestOffice *fixture,
               gconstpointer   user_data)
{
  gint64 action = import_twice (fixture);

  execute (fixture, "INSERT INTO purchase (id, subject) VALUES (1, 'Cleaning');"
                    "INSERT INTO purchase_holder (id, purchase, supplier) SELECT 2, 1, id FROM supplier WHERE name = 'Alpha';"
                    "INSERT INTO saved_list (id, name, folded, kind) VALUES (3, 'Fair', 'fair', 'members')");
  execute (fixture, "INSERT INTO saved_list_member (list, supplier) SELECT 3, id FROM supplier WHERE name IN ('Beta', 'Élan')");

  /* One that was there before goes back though it is on a list. */
  g_autoptr (SourcierRevert) undo = prepare (fixture, action, 2, 1, 2, 0);
  assert_reason (undo, SOURCIER_REVERT_KEPT, 0, "Alpha", "The purchase “Cleaning” names it");
  assert_reason (undo, SOURCIER_REVERT_KEPT, 1, "Beta", "It is on the list “Fair”");
  apply (fixture, undo);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 3);
  g_assert_cmpuint (count_rows (fixture, "label_award"), ==, 2);
  g_assert_cmpuint (count_rows (fixture, "purchase_holder WHERE supplier IS NOT NULL"), ==, 1);
}

/* What nobody recorded is found when it comes to it. */
static void
test_behind_the_back (CoreTestOffice *fixture,
                      gconstpointer   user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 action = import_twice (fixture);

  sourcier_store_execute (fixture->store, "UPDATE supplier SET phone = '99' WHERE name IN ('Élan', 'Alpha')", &error);
  g_assert_no_error (error);
  g_autoptr (SourcierRevert) undo = prepare (fixture, action, 4, 3, 0, 0);
  apply (fixture, undo);
  g_assert_cmpint (sourcier_revert_get_n (undo, SOURCIER_REVERT_REVERSED), ==, 2);
  g_assert_cmpint (sourcier_revert_get_n (undo, SOURCIER_REVERT_FAILED), ==, 2);
  assert_reason (undo, SOURCIER_REVERT_FAILED, 0, "Élan", "It is not as the history says");
  g_autoptr (SourcierSupplier) alpha = import_test_load_where (fixture, "name = 'Alpha'");
  g_assert_cmpuint (sourcier_supplier_get_awards (alpha)->len, ==, 1);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 2);
}

static void
test_refused (CoreTestOffice *fixture,
              gconstpointer   user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 action = import_twice (fixture);

  execute (fixture, "INSERT INTO supplier (id, name) VALUES (5, 'Later')");
  g_autoptr (SourcierRevert) none = sourcier_revert_new (fixture->store, 1000);
  g_assert_false (sourcier_revert_prepare (none, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_autoptr (SourcierRevert) other = sourcier_revert_new (fixture->store, action + 7);
  g_assert_false (sourcier_revert_prepare (other, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* The directory changes between the look and the deed. */
  g_autoptr (SourcierRevert) undo = prepare (fixture, action, 4, 3, 0, 0);
  execute (fixture, "UPDATE supplier SET notes = 'x' WHERE name = 'Alpha'");
  g_assert_false (sourcier_revert_apply (undo, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
}

#define N_NAMES 12

/* What plain reasoning keeps about one supplier, by its name. */
typedef struct
{
  gboolean there[3];      /* before the import, after it, now */
  int phone[3];
  gboolean labelled[3];
  gboolean touched;       /* itself, since the import */
  gboolean listed;
} Plain;

static void
write_list (GRand     *rand,
            Plain     *plain,
            int        when,
            GString   *list)
{
  g_string_assign (list, "Nom;Code postal;Téléphone;Labels\n");
  for (int i = 0; i < N_NAMES; i++)
    {
      int phone = g_rand_int_range (rand, 1, 4);
      gboolean labelled = g_rand_boolean (rand);

      if (g_rand_int_range (rand, 0, 3) == 0)
        continue;
      g_string_append_printf (list, "N%c;33000;%d;%s\n", 'a' + i, phone, labelled ? "EI" : "");
      plain[i].there[when] = TRUE;
      plain[i].phone[when] = phone;
      plain[i].labelled[when] |= labelled;
    }
}

static void
edit_one (CoreTestOffice *fixture,
          GRand          *rand,
          Plain          *plain,
          int             i)
{
  g_autofree char *who = g_strdup_printf ("(SELECT id FROM supplier WHERE name = 'N%c')", 'a' + i);
  g_autofree char *condition = g_strdup_printf ("name = 'N%c'", 'a' + i);
  g_autofree char *sql = NULL;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      sql = g_strdup_printf ("UPDATE supplier SET phone = '9' WHERE id = %s", who);
      plain->phone[2] = 9;
      plain->touched = TRUE;
      break;
    case 1:
      sql = g_strdup_printf ("DELETE FROM label_award WHERE supplier = %s", who);
      plain->touched |= plain->labelled[2];
      plain->labelled[2] = FALSE;
      break;
    case 2:
      sql = g_strdup_printf ("INSERT INTO supplier_tag (supplier, folded, tag) VALUES (%s, 't', 't')"
                             " ON CONFLICT DO NOTHING", who);
      plain->touched = TRUE;
      break;
    case 3:
      sql = g_strdup_printf ("INSERT INTO saved_list_member (list, supplier) VALUES (3, %s) ON CONFLICT DO NOTHING", who);
      plain->listed = TRUE;
      break;
    case 4:
      delete_supplier (fixture, condition);
      plain->there[2] = FALSE;
      return;
    default:
      return;
    }
  execute (fixture, sql);
}

static void
assert_plain (CoreTestOffice *fixture,
              const Plain    *plain,
              int             i)
{
  gboolean changed = plain->there[0] != plain->there[1] || plain->phone[0] != plain->phone[1]
                     || plain->labelled[0] != plain->labelled[1];
  gboolean back = changed && plain->there[2] && !plain->touched && (plain->there[0] || !plain->listed);
  int when = back ? 0 : 2;
  g_autofree char *there = g_strdup_printf ("supplier WHERE name = 'N%c'", 'a' + i);
  g_autofree char *phone = g_strdup_printf ("%s AND phone = '%d'", there, plain->phone[when]);
  g_autofree char *labelled = g_strdup_printf ("label_award WHERE supplier IN (SELECT id FROM %s)", there);

  g_assert_cmpuint (count_rows (fixture, there), ==, plain->there[when]);
  if (!plain->there[when])
    return;
  g_assert_cmpuint (count_rows (fixture, phone), ==, 1);
  g_assert_cmpuint (count_rows (fixture, labelled), ==, plain->labelled[when]);
}

static void
play (CoreTestOffice *fixture,
      GRand          *rand)
{
  Plain plain[N_NAMES] = { { { FALSE } } };
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 action;

  execute (fixture, "DELETE FROM saved_list_member; DELETE FROM supplier_tag; DELETE FROM label_award;"
                    "DELETE FROM supplier; DELETE FROM saved_list;"
                    "INSERT INTO saved_list (id, name, folded, kind) VALUES (3, 'Fair', 'fair', 'members')");
  write_list (rand, plain, 0, list);
  import_list (fixture, list->str);
  for (int i = 0; i < N_NAMES; i++)
    {
      plain[i].there[1] = plain[i].there[0];
      plain[i].phone[1] = plain[i].phone[0];
      plain[i].labelled[1] = plain[i].labelled[0];
    }
  write_list (rand, plain, 1, list);
  action = import_list (fixture, list->str);
  for (int i = 0; i < N_NAMES; i++)
    {
      plain[i].there[2] = plain[i].there[1];
      plain[i].phone[2] = plain[i].phone[1];
      plain[i].labelled[2] = plain[i].labelled[1];
    }
  for (int i = 0; i < 2 * N_NAMES; i++)
    if (plain[i % N_NAMES].there[2])
      edit_one (fixture, rand, &plain[i % N_NAMES], i % N_NAMES);

  g_autoptr (SourcierRevert) undo = sourcier_revert_new (fixture->store, action);
  sourcier_revert_prepare (undo, NULL, &error);
  g_assert_no_error (error);
  apply (fixture, undo);
  for (int i = 0; i < N_NAMES; i++)
    assert_plain (fixture, &plain[i], i);
}

/* Whatever two lists say and whatever is edited afterwards. */
static void
test_random (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (int round = 0; round < 25; round++)
    play (fixture, rand);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/import-undo/untouched", NULL, test_untouched);
  core_test_add ("/import-undo/edited", NULL, test_edited);
  core_test_add ("/import-undo/edit-undone", NULL, test_edit_undone);
  core_test_add ("/import-undo/referred", NULL, test_referred);
  core_test_add ("/import-undo/behind-the-back", NULL, test_behind_the_back);
  core_test_add ("/import-undo/refused", NULL, test_refused);
  core_test_add ("/import-undo/random", NULL, test_random);
  return g_test_run ();
}
