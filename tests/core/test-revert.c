/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any action taken back though others followed, and told field by field. */

#include "office-test.h"

#include "history/revert.h"
#include "history/told-action.h"
#include "store/history-tend.h"
#include "suppliers/supplier-store.h"

#include <string.h>

static void
act (CoreTestOffice *office,
     const char     *sql)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Edit", &error);
  g_assert_no_error (error);
  sourcier_store_execute (office->store, sql, &error);
  g_assert_no_error (error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

/* One supplier, as the program writes it: what is computed of it as well. */
static gint64
save_supplier (CoreTestOffice *office,
               gint64          id,
               const char     *name,
               const char     *phone,
               const char     *city)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) supplier = id != 0 ? sourcier_supplier_store_load (office->store, id, &error)
                                                  : sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_PHONE, phone);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, city);
  sourcier_store_begin (office->store, "Edit a supplier", &error);
  g_assert_no_error (error);
  sourcier_store_set_detail (office->store, name);
  sourcier_supplier_store_save (office->store, supplier, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  return sourcier_supplier_get_id (supplier);
}

static void
assert_answer (CoreTestOffice *office,
               const char     *sql,
               const char     *expected)
{
  g_autofree char *answer = office_test_ask_sqlite (office->path, sql);

  g_assert_cmpstr (answer, ==, expected);
}

/* "reversed: Supplier: Alpha (It is again …)" of each thing. */
static char *
list_things (SourcierRevert *revert)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    {
      g_autoptr (GPtrArray) things = sourcier_revert_get_things (revert, i, 10, &error);

      g_assert_no_error (error);
      g_assert_cmpint (sourcier_revert_get_n (revert, i), ==, things->len);
      for (guint j = 0; j < things->len; j++)
        g_string_append_printf (text, "%s: %s (%s)\n", sourcier_revert_outcome_get_code (i),
                                sourcier_reverted_thing_get_name (things->pdata[j]),
                                sourcier_reverted_thing_get_reason (things->pdata[j]));
    }
  return g_string_free (text, FALSE);
}

static void
revert (CoreTestOffice *office,
        gint64          action,
        const char     *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierRevert) revert = sourcier_revert_new (office->store, action);
  g_autofree char *things = NULL;

  sourcier_revert_prepare (revert, NULL, &error);
  g_assert_no_error (error);
  /* Whoever only looks is not told to be saving. */
  g_assert_cmpint (sourcier_store_count_writers (), ==, 0);
  things = list_things (revert);
  g_assert_cmpstr (things, ==, expected);
  /* The day's look after the history changes nothing of what was judged. */
  sourcier_history_save_limits (office->store, &(SourcierHistoryLimits) { 1024 * 1024, 3 }, &error);
  g_assert_no_error (error);
  sourcier_revert_apply (revert, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_store_count_writers (), ==, 0);
  sourcier_store_refresh (office->store);
}

#define ALL "SELECT name, phone, city, search FROM supplier ORDER BY id"

/* Of two fields that an action changed, the one that was changed since stays, and the words that search looks at fit. */
static void
test_fields (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = save_supplier (office, 0, "Alpha", "1", "Bordeaux");
  g_autofree char *search = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *before = NULL;

  save_supplier (office, id, "Alpha", "2", "Pessac");
  save_supplier (office, id, "Alpha", "2", "Lormont");
  before = office_test_ask_sqlite (office->path, ALL);
  revert (office, 2, "partly: Supplier: Alpha (Changed since, and kept: City)\n");
  assert_answer (office, "SELECT phone, city FROM supplier", "1|Lormont\n");
  g_assert_cmpstr (sourcier_store_get_undo_name (office->store), ==, "Revert a change");

  /* What is computed is what a supplier written so has. */
  search = office_test_ask_sqlite (office->path, "SELECT search, doubts, sort_name FROM supplier");
  save_supplier (office, 0, "Alpha", "1", "Lormont");
  expected = office_test_ask_sqlite (office->path, "SELECT search, doubts, sort_name FROM supplier ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (search, ==, expected);

  /* One undo brings it back. */
  for (int i = 0; i < 2; i++)
    sourcier_store_undo (office->store, NULL, &error);
  g_assert_no_error (error);
  assert_answer (office, ALL, before);
}

static void
test_nothing_since (CoreTestOffice *office,
                    gconstpointer   data)
{
  gint64 id = save_supplier (office, 0, "Alpha", "1", "Bordeaux");
  g_autofree char *before = office_test_ask_sqlite (office->path, ALL);

  save_supplier (office, id, "Alpha", "2", "Pessac");
  save_supplier (office, 0, "Beta", "3", "Lormont");
  revert (office, 2, "reversed: Supplier: Alpha (It is again as it was before the action)\n");
  assert_answer (office, "SELECT name, phone, city, search FROM supplier WHERE name = 'Alpha'", before);
  /* All that it changed has changed since: nothing happens. */
  save_supplier (office, id, "Alpha", "4", "Cenon");
  revert (office, 2, "kept: Supplier: Alpha (Changed since, and kept: City, Phone)\n");
  assert_answer (office, "SELECT phone, city FROM supplier WHERE name = 'Alpha'", "4|Cenon\n");
}

/* What the action added goes unless something came to need it; what it deleted comes back. */
static void
test_came_and_went (CoreTestOffice *office,
                    gconstpointer   data)
{
  act (office, "INSERT INTO supplier (id, name) VALUES (11, 'Alpha'), (12, 'Beta'), (13, 'Gamma');"
               "INSERT INTO purchase (id, subject) VALUES (41, 'Cleaning')");
  act (office, "INSERT INTO contact (id, supplier, name) VALUES (21, 11, 'Dupont'), (22, 11, 'Martin')");
  act (office, "UPDATE contact SET phone = '5' WHERE id = 21");
  revert (office, 2, "partly: Supplier: Alpha (Changed since, and kept: Contact: Dupont)\n");
  assert_answer (office, "SELECT group_concat (name) FROM contact", "Dupont\n");

  act (office, "DELETE FROM contact WHERE id = 21");
  act (office, "UPDATE supplier SET notes = 'x' WHERE id = 11");
  revert (office, 5, "reversed: Supplier: Alpha (It is again as it was before the action)\n");
  assert_answer (office, "SELECT name, phone FROM contact", "Dupont|5\n");

  act (office, "INSERT INTO purchase_holder (id, purchase, supplier) VALUES (51, 41, 12)");
  revert (office, 1, "reversed: Supplier: Gamma (The action added it: it is deleted)\n"
                     "kept: Supplier: Alpha (It was edited since)\n"
                     "kept: Supplier: Beta (The purchase “Cleaning” names it)\n"
                     "kept: Purchase: Cleaning (It was edited since)\n");
  assert_answer (office, "SELECT group_concat (name) FROM supplier", "Alpha,Beta\n");
}

/* A whole thing that was deleted comes back with its parts, and what named it names it again. */
static void
test_deleted (CoreTestOffice *office,
              gconstpointer   data)
{
  act (office, "INSERT INTO supplier (id, name) VALUES (11, 'Alpha');"
               "INSERT INTO contact (id, supplier, name) VALUES (21, 11, 'Dupont');"
               "INSERT INTO purchase (id, subject) VALUES (41, 'Cleaning');"
               "INSERT INTO purchase_holder (id, purchase, supplier) VALUES (51, 41, 11)");
  act (office, "UPDATE purchase_holder SET supplier = NULL WHERE id = 51; DELETE FROM contact WHERE id = 21;"
               "DELETE FROM supplier WHERE id = 11");
  act (office, "UPDATE purchase SET notes = 'x' WHERE id = 41");
  revert (office, 2, "reversed: Supplier: Alpha (The action deleted it: it comes back)\n"
                     "reversed: Purchase: Cleaning (It is again as it was before the action)\n");
  assert_answer (office, "SELECT s.name, c.name, h.purchase FROM supplier AS s JOIN contact AS c ON c.supplier = s.id"
                         " JOIN purchase_holder AS h ON h.supplier = s.id", "Alpha|Dupont|41\n");
}

/* A plan's axis that the action added stays once an objective was added below it. */
static void
test_grown (CoreTestOffice *office,
            gconstpointer   data)
{
  act (office, "INSERT INTO plan (id, title) VALUES (11, 'SPASER')");
  act (office, "INSERT INTO plan_axis (id, plan, title) VALUES (21, 11, 'Insertion')");
  act (office, "INSERT INTO plan_objective (id, axis, title) VALUES (31, 21, 'Hours')");
  revert (office, 2, "kept: Plan: SPASER (Something was added to it since)\n");
  revert (office, 3, "reversed: Plan: SPASER (It is again as it was before the action)\n");
  revert (office, 2, "reversed: Plan: SPASER (It is again as it was before the action)\n");
  assert_answer (office, "SELECT count(*) FROM plan_axis", "0\n");
}

/* What the preview counts on must be there still. */
static void
test_gone (CoreTestOffice *office,
           gconstpointer   data)
{
  act (office, "INSERT INTO supplier (id, name) VALUES (11, 'Alpha')");
  act (office, "UPDATE supplier SET phone = '2' WHERE id = 11");
  act (office, "DELETE FROM supplier WHERE id = 11");
  revert (office, 2, "failed: Supplier: Alpha (It was deleted since)\n");
}

/* What would name again what was deleted since stays as it is, and tells so; the rest goes back. */
static void
test_lost (CoreTestOffice *office,
           gconstpointer   data)
{
  act (office, "INSERT INTO supplier (id, name) VALUES (11, 'Alpha'), (12, 'Beta');"
               "INSERT INTO purchase (id, subject) VALUES (41, 'Cleaning');"
               "INSERT INTO purchase_holder (id, purchase, supplier, name) VALUES (51, 41, 11, 'Alpha');"
               "INSERT INTO purchase_lot (id, purchase, number) VALUES (52, 41, '1')");
  act (office, "UPDATE purchase_holder SET supplier = 12, name = 'Beta' WHERE id = 51; UPDATE purchase SET notes = 'x'");
  act (office, "DELETE FROM purchase_holder; DELETE FROM purchase_lot; DELETE FROM purchase");
  act (office, "DELETE FROM supplier WHERE id = 11");
  revert (office, 3, "reversed: Purchase: Cleaning (The action deleted it: it comes back)\n");
  revert (office, 2, "partly: Purchase: Cleaning (Not named again, since it was deleted: Supplier: Alpha)\n");
  assert_answer (office, "SELECT supplier, h.name, notes FROM purchase_holder AS h JOIN purchase AS p ON p.id = purchase",
                 "12|Alpha|\n");

  act (office, "DELETE FROM purchase_holder; DELETE FROM purchase_lot; DELETE FROM purchase");
  act (office, "DELETE FROM supplier WHERE id = 12");
  revert (office, 7, "partly: Purchase: Cleaning (Not named again, since it was deleted: Supplier: Beta)\n");
  assert_answer (office, "SELECT (SELECT count(*) FROM purchase_holder), (SELECT number FROM purchase_lot), subject"
                         " FROM purchase", "0|1|Cleaning\n");
  assert_answer (office, "PRAGMA foreign_key_check", "");
}

/* What is part of what does not come back does not come back either. */
static void
test_lost_parts (CoreTestOffice *office,
                 gconstpointer   data)
{
  act (office, "INSERT INTO plan (id, title) VALUES (11, 'SPASER');"
               "INSERT INTO plan_axis (id, plan, title) VALUES (21, 11, 'Insertion');"
               "INSERT INTO plan_objective (id, axis, title) VALUES (31, 21, 'Hours'), (32, 21, 'Jobs');"
               "INSERT INTO plan_action (id, objective, title) VALUES (41, 31, 'Clauses')");
  act (office, "DELETE FROM plan_action; DELETE FROM plan_objective WHERE id = 31");
  act (office, "DELETE FROM plan_objective; DELETE FROM plan_axis");
  revert (office, 2, "kept: Plan: SPASER (Not named again, since it was deleted: Axis, Objective)\n");
  revert (office, 3, "reversed: Plan: SPASER (It is again as it was before the action)\n");
  revert (office, 2, "reversed: Plan: SPASER (It is again as it was before the action)\n");
  assert_answer (office, "SELECT group_concat (title) FROM (SELECT title FROM plan_objective UNION ALL SELECT title FROM plan_action)",
                 "Hours,Jobs,Clauses\n");
}

/* Of an import a supplier stays whole. */
static void
test_lost_whole (CoreTestOffice *office,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  act (office, "INSERT INTO supplier (id, name) VALUES (11, 'Alpha'), (12, 'Beta'), (13, 'Gamma');"
               "INSERT INTO not_duplicate (a, b) VALUES (11, 12)");
  sourcier_store_begin (office->store, "Import a list", &error);
  g_assert_no_error (error);
  sourcier_store_set_kind (office->store, SOURCIER_ACTION_KIND_IMPORT);
  sourcier_store_execute (office->store, "DELETE FROM not_duplicate; UPDATE supplier SET phone = '1'", &error);
  g_assert_no_error (error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  act (office, "DELETE FROM supplier WHERE id = 12");
  revert (office, 2, "reversed: Gamma (It is again as it was before the import)\n"
                     "kept: Alpha (Not named again, since it was deleted: Supplier: Beta)\n"
                     "failed: Beta (It left the directory since)\n");
  assert_answer (office, "SELECT group_concat (name || phone) FROM supplier", "Alpha1,Gamma\n");
}

/* "Supplier: Alpha|Phone|1|2" of each field that is told. */
static char *
tell (CoreTestOffice *office,
      gint64          action,
      guint           most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierToldAction) told = sourcier_told_action_load (office->store, action, most, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sourcier_told_action_get_things (told)->len; i++)
    {
      const SourcierToldThing *thing = sourcier_told_action_get_things (told)->pdata[i];

      g_string_append_printf (text, "%s %d\n", thing->title, thing->kind);
      for (guint j = 0; j < thing->rows->len; j++)
        {
          const SourcierToldRow *row = thing->rows->pdata[j];

          if (row->title != NULL)
            g_string_append_printf (text, " %s %d\n", row->title, row->kind);
          for (guint k = 0; k < row->fields->len; k++)
            {
              const SourcierToldField *field = row->fields->pdata[k];

              g_string_append_printf (text, "  %s|%s|%s\n", field->name, field->before, field->after);
            }
        }
    }
  for (guint i = 0; i < sourcier_told_action_get_more (told)->len; i++)
    {
      const SourcierToldMore *more = sourcier_told_action_get_more (told)->pdata[i];

      g_string_append_printf (text, "%s: %d more\n", more->name, (int) more->n_rows);
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (CoreTestOffice *office,
             gint64          action,
             guint           most,
             const char     *expected)
{
  g_autofree char *told = tell (office, action, most);

  g_assert_cmpstr (told, ==, expected);
}

/* Kinds: 0 came, 1 changed, 2 went. What is computed is not told. */
static void
test_told (CoreTestOffice *office,
           gconstpointer   data)
{
  gint64 id = save_supplier (office, 0, "Alpha", "1", "Bordeaux");
  g_autofree char *contact = g_strdup_printf ("INSERT INTO contact (id, supplier, name) VALUES (21, %" G_GINT64_FORMAT
                                              ", 'Dupont');"
                                              "INSERT INTO label_award (id, supplier, label, valid_to) VALUES (22, %"
                                              G_GINT64_FORMAT ", 'EI', '2027-01-18')", id, id);

  save_supplier (office, id, "Alpha", "2", "Bordeaux");
  act (office, contact);
  act (office, "INSERT INTO purchase (id, subject, estimate) VALUES (41, 'Cleaning', 31200000);"
               "INSERT INTO purchase_lot (id, purchase, number) VALUES (51, 41, '1')");
  act (office, "UPDATE purchase SET estimate = 100 WHERE id = 41; DELETE FROM purchase_lot WHERE id = 51");
  act (office, "INSERT INTO plan (id, title, first_year) VALUES (61, 'SPASER', 2027);"
               "INSERT INTO own_rule (id, title_fr, from_amount) VALUES (62, 'Clause', 7000000);"
               "INSERT INTO saved_list (id, name, folded, kind) VALUES (63, 'Fair', 'fair', 'members')");
  office_test_save_buyer (office->store, "Name", "Val");
  assert_told (office, 2, 10, "Supplier: Alpha 1\n  Phone|1|2\n");
  assert_told (office, 3, 10, "Supplier: Alpha 1\n Label: Work integration enterprise 0\n"
                              "  Label|(null)|Work integration enterprise\n  Valid until|(null)|2027-01-18\n"
                              " Contact: Dupont 0\n  Name|(null)|Dupont\n");
  assert_told (office, 4, 10, "Purchase: Cleaning 0\n  Subject|(null)|Cleaning\n  Estimated amount|(null)|€312000\n Lot 0\n"
                              "  Number|(null)|1\n");
  assert_told (office, 5, 10, "Purchase: Cleaning 1\n  Estimated amount|€312000|€1\n Lot 2\n  Number|1|(null)\n");
  assert_told (office, 6, 1, "Rule of the office: Clause 0\n  Title in French|(null)|Clause\n  From|(null)|€70000\n"
                             "Plans: 1 more\nSaved lists: 1 more\n");
  assert_told (office, 7, 10, "The office 0\n  Name|(null)|Val\n");
  act (office, "INSERT INTO plan_figure (id, plan, block) VALUES (71, 61, 'reserved')");
  assert_told (office, 8, 10, "Plan: SPASER 1\n Block of figures 0\n  Block|(null)|Reserved contracts by article\n  Figures|(null)|(null)\n");
}

/* What it takes to undo the action is given up after it was judged: that is told, and nothing is done. */
static void
test_thinned (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = save_supplier (office, 0, "Alpha", "1", "Bordeaux");
  g_autoptr (SourcierRevert) change = NULL;
  guint n_thinned;
  gboolean wrote;

  save_supplier (office, id, "Alpha", "2", "Bordeaux");
  change = sourcier_revert_new (office->store, 2);
  office_test_tell_sqlite (office->path, "UPDATE history SET at = '2001-01-01T08:00:00Z'");
  sourcier_revert_prepare (change, NULL, &error);
  g_assert_no_error (error);
  sourcier_history_save_limits (office->store, &(SourcierHistoryLimits) { 0, 3 }, &error);
  sourcier_history_tend (office->store, &n_thinned, &wrote, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_thinned, ==, 2);
  g_assert_false (sourcier_revert_apply (change, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  assert_answer (office, "SELECT phone FROM supplier WHERE name = 'Alpha'", "2\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/revert/fields", NULL, test_fields);
  core_test_add ("/revert/nothing-since", NULL, test_nothing_since);
  core_test_add ("/revert/came-and-went", NULL, test_came_and_went);
  core_test_add ("/revert/deleted", NULL, test_deleted);
  core_test_add ("/revert/grown", NULL, test_grown);
  core_test_add ("/revert/gone", NULL, test_gone);
  core_test_add ("/revert/lost", NULL, test_lost);
  core_test_add ("/revert/lost-parts", NULL, test_lost_parts);
  core_test_add ("/revert/lost-whole", NULL, test_lost_whole);
  core_test_add ("/revert/thinned", NULL, test_thinned);
  core_test_add ("/revert/told", NULL, test_told);

  return g_test_run ();
}
