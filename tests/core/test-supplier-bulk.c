/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Things done to many suppliers at once: who is changed, and that one Undo takes all of it back. */

#include "core-test.h"
#include "store/history.h"
#include "suppliers/list-comparison.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-bulk.h"
#include "suppliers/supplier-export.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-json.h"
#include "suppliers/supplier-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_SUPPLIERS 500

typedef struct
{
  char *folder;
  SourcierStore *store;
  GArray *ids;
} Office;

static void
set_up (Office        *office,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  office->folder = g_dir_make_tmp ("sourcier-bulk-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (office->folder, "office.sourcier", NULL);
  office->store = sourcier_store_create (path, &error);
  g_assert_no_error (error);
  office->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
tear_down (Office        *office,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&office->store);
  g_array_unref (office->ids);
  dir = g_dir_open (office->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (office->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (office->folder);
  g_free (office->folder);
}

static void
add (Office      *office,
     const char  *name,
     const char  *label,
     SourcierDay  valid_to,
     const char  *family)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  if (label != NULL)
    {
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (label);

      sourcier_label_award_set_valid_to (award, valid_to);
      sourcier_supplier_add_award (supplier, award);
    }
  if (family != NULL)
    sourcier_supplier_add_family (supplier, family);
  sourcier_supplier_store_save (office->store, supplier, &error);
  g_assert_no_error (error);
  id = sourcier_supplier_get_id (supplier);
  g_array_append_val (office->ids, id);
}

/* 500 suppliers: every fifth (100) holds ESAT, every fifth but one (100) held it until yesterday, every second (250) is
 * of the family "laundry". */
static void
fill (Office *office)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Fill", &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_SUPPLIERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Supplier %d", i);

      add (office, name, i % 5 < 2 ? "ESAT" : NULL, i % 5 == 0 ? SOURCIER_DAY_NONE : sourcier_day_today () - 1,
           i % 2 == 0 ? "laundry" : NULL);
    }
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

static gint64
run (Office             *office,
     SourcierBulkAction  action,
     const char         *value)
{
  g_autoptr (GError) error = NULL;
  const SourcierBulkChange change = { action, value, 0 };
  gint64 n = sourcier_supplier_bulk_run (office->store, &change, office->ids, NULL, NULL, &error);

  g_assert_no_error (error);
  return n;
}

static gint64
count (Office     *office,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (office->store, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  sourcier_statement_step (statement, &has_row, &error);
  g_assert_no_error (error);
  return sourcier_statement_get_int (statement, 0);
}

static void
undo (Office     *office,
      const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  sourcier_store_undo (office->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

#define N_ESAT "SELECT count(*) FROM label_award WHERE label = 'ESAT'"
#define N_LAUNDRY "SELECT count(*) FROM supplier_family WHERE family = 'laundry'"
#define N_CULTURE "SELECT count(*) FROM supplier_family WHERE family = 'culture'"

static void
test_labels (Office        *office,
             gconstpointer  data)
{
  fill (office);
  g_assert_cmpint (count (office, N_ESAT), ==, 200);

  /* Those whose award has ended do not hold the label any more: 500 - 100. */
  g_assert_cmpint (run (office, SOURCIER_BULK_ADD_LABEL, "ESAT"), ==, 400);
  g_assert_cmpint (count (office, N_ESAT), ==, 600);
  g_assert_cmpint (run (office, SOURCIER_BULK_ADD_LABEL, "ESAT"), ==, 0);
  undo (office, "Add label");
  g_assert_cmpint (count (office, N_ESAT), ==, 200);

  g_assert_cmpint (run (office, SOURCIER_BULK_REMOVE_LABEL, "ESAT"), ==, 200);
  g_assert_cmpint (count (office, N_ESAT), ==, 0);
  undo (office, "Remove label");
  g_assert_cmpint (count (office, N_ESAT), ==, 200);
}

static void
test_families (Office        *office,
               gconstpointer  data)
{
  fill (office);
  g_assert_cmpint (run (office, SOURCIER_BULK_ADD_FAMILY, "culture"), ==, 500);
  g_assert_cmpint (count (office, N_CULTURE), ==, 500);
  g_assert_cmpint (run (office, SOURCIER_BULK_REMOVE_FAMILY, "laundry"), ==, 250);
  g_assert_cmpint (count (office, N_LAUNDRY), ==, 0);
  g_assert_cmpint (run (office, SOURCIER_BULK_REMOVE_FAMILY, "laundry"), ==, 0);
  undo (office, "Remove family of purchase");
  undo (office, "Add family of purchase");
  g_assert_cmpint (count (office, N_CULTURE), ==, 0);
  g_assert_cmpint (count (office, N_LAUNDRY), ==, 250);
}

#define N_TAGGED "SELECT count(*) FROM supplier_tag WHERE folded = 'ete 2026'"

static void
test_tags (Office        *office,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fill (office);
  g_assert_cmpint (run (office, SOURCIER_BULK_ADD_TAG, "Été 2026"), ==, 500);
  g_assert_cmpint (run (office, SOURCIER_BULK_ADD_TAG, "ete 2026"), ==, 0);
  g_assert_cmpint (count (office, N_TAGGED), ==, 500);
  g_assert_cmpint (run (office, SOURCIER_BULK_REMOVE_TAG, "ETE 2026"), ==, 500);
  undo (office, "Remove tag");
  undo (office, "Add tag");
  g_assert_cmpint (count (office, N_TAGGED), ==, 0);

  /* One spelling throughout the file: the first. */
  gint64 other = g_array_index (office->ids, gint64, 1);
  g_array_set_size (office->ids, 1);
  run (office, SOURCIER_BULK_ADD_TAG, "Local; à revoir");
  g_array_index (office->ids, gint64, 0) = other;
  run (office, SOURCIER_BULK_ADD_TAG, "LOCAL");
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier_tag WHERE tag = 'Local'"), ==, 2);
  g_autoptr (GPtrArray) tags = sourcier_supplier_store_load_tags (office->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (tags, 0), ==, "à revoir");
  g_assert_cmpstr (g_ptr_array_index (tags, 1), ==, "Local");
}

#define N_MEMBERS "SELECT count(*) FROM saved_list_member"

static void
test_lists (Office        *office,
            gconstpointer  data)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) on_list =
    sourcier_supplier_query_with_choice (everything, SOURCIER_FACET_SAVED_LIST, "SALON 2026", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierSavedList) live = sourcier_saved_list_new (&sourcier_supplier_lists, "Au salon", on_list);
  g_autoptr (SourcierSavedList) twin = sourcier_saved_list_new (&sourcier_supplier_lists, "au SALON", NULL);
  g_autoptr (GError) error = NULL;

  fill (office);
  g_assert_cmpint (run (office, SOURCIER_BULK_ADD_TO_LIST, "Salon 2026"), ==, 500);
  g_assert_cmpint (run (office, SOURCIER_BULK_ADD_TO_LIST, "salon 2026"), ==, 0);
  g_assert_cmpint (run (office, SOURCIER_BULK_REMOVE_FROM_LIST, "salon 2026"), ==, 500);
  g_assert_cmpint (count (office, N_MEMBERS), ==, 0);
  undo (office, "Remove from list");
  g_assert_cmpint (count (office, N_MEMBERS), ==, 500);

  /* A saved question that names a list follows when the list gets another name. */
  sourcier_store_begin (office->store, "Save question", &error);
  sourcier_saved_list_store_save (office->store, live, &error);
  g_assert_no_error (error);
  g_assert_false (sourcier_saved_list_store_save (office->store, twin, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  sourcier_store_commit (office->store, &error);
  g_autoptr (SourcierSavedList) salon = sourcier_saved_list_store_find (office->store, &sourcier_supplier_lists, "Salon 2026", &error);
  g_assert_no_error (error);
  sourcier_store_begin (office->store, "Rename list", &error);
  sourcier_saved_list_set_name (salon, "Rencontres");
  sourcier_saved_list_store_save (office->store, salon, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierSavedList) read = sourcier_saved_list_store_find (office->store, &sourcier_supplier_lists, "au salon", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_saved_list_store_count (office->store, read, &error), ==, 500);

  /* Who is on it has it among its lists; the question is not one of them. */
  g_autoptr (GPtrArray) of_first =
    sourcier_saved_list_store_load_of (office->store, &sourcier_supplier_lists, g_array_index (office->ids, gint64, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_first->len, ==, 1);
  g_assert_cmpstr (sourcier_saved_list_get_name (g_ptr_array_index (of_first, 0)), ==, "Rencontres");

  /* Nobody is put on a question. */
  const SourcierBulkChange to_question = { SOURCIER_BULK_ADD_TO_LIST, "Au salon", 0 };
  g_assert_cmpint (sourcier_supplier_bulk_run (office->store, &to_question, office->ids, NULL, NULL, &error), ==, -1);
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* Suppliers leave their lists when they go, and are on them again when they come back. */
  g_assert_cmpint (run (office, SOURCIER_BULK_DELETE, NULL), ==, 500);
  g_assert_cmpint (count (office, N_MEMBERS), ==, 0);
  undo (office, "Delete suppliers");
  g_assert_cmpint (count (office, N_MEMBERS), ==, 500);
  sourcier_store_begin (office->store, "Delete list", &error);
  sourcier_saved_list_store_delete (office->store, salon, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (office, N_MEMBERS), ==, 0);
  undo (office, "Delete list");
  g_assert_cmpint (count (office, N_MEMBERS), ==, 500);
}

static guint
count_part (Office           *office,
            const char       *first,
            const char       *second,
            SourcierListPart  part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierListComparison) comparison = sourcier_list_comparison_new (office->store, first, second, &error);

  g_assert_no_error (error);
  g_autoptr (SourcierSupplierQuery) question = sourcier_list_comparison_get_question (comparison, part);
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (office->store, question, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, sourcier_list_comparison_get_ids (comparison, part)->len);
  return ids->len;
}

static void
save_question (Office                *office,
               const char            *name,
               SourcierSupplierFacet  facet,
               const char            *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) question =
    sourcier_supplier_query_with_choice (everything, facet, value, SOURCIER_CHOICE_IN);
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_new (&sourcier_supplier_lists, name, question);

  sourcier_store_begin (office->store, "Save question", &error);
  sourcier_saved_list_store_save (office->store, list, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
}

/* Of suppliers 0 to 499: 0 to 99 are on the list by hand; the even ones (250) answer "Linge", of whom 50 are below 100;
 * those that divide by five (100) hold ESAT, every second of them (50) even. */
static void
test_comparison (Office        *office,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fill (office);
  save_question (office, "Linge", SOURCIER_FACET_FAMILY, "laundry");
  save_question (office, "ESAT", SOURCIER_FACET_LABEL, "ESAT");
  g_array_set_size (office->ids, 100);
  run (office, SOURCIER_BULK_ADD_TO_LIST, "Salon");

  g_assert_cmpuint (count_part (office, "salon", "Linge", SOURCIER_LIST_ONLY_FIRST), ==, 50);
  g_assert_cmpuint (count_part (office, "salon", "Linge", SOURCIER_LIST_BOTH), ==, 50);
  g_assert_cmpuint (count_part (office, "salon", "Linge", SOURCIER_LIST_ONLY_SECOND), ==, 200);
  g_assert_cmpuint (count_part (office, "ESAT", "Linge", SOURCIER_LIST_ONLY_FIRST), ==, 50);
  g_assert_cmpuint (count_part (office, "ESAT", "Linge", SOURCIER_LIST_BOTH), ==, 50);
  g_assert_cmpuint (count_part (office, "Salon", "Salon", SOURCIER_LIST_ONLY_SECOND), ==, 0);
  g_assert_null (sourcier_list_comparison_new (office->store, "Salon", "Nowhere", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
}

/* A question to some only is one question more: it stands in words, is saved and read again, and can be taken out. */
static void
test_some (Office        *office,
           gconstpointer  data)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) laundry =
    sourcier_supplier_query_with_choice (everything, SOURCIER_FACET_FAMILY, "laundry", SOURCIER_CHOICE_IN);
  g_autoptr (GError) error = NULL;

  fill (office);
  g_array_set_size (office->ids, 7);
  g_autoptr (SourcierSupplierQuery) some = sourcier_supplier_query_with_some (laundry, office->ids, "the first seven");
  g_autofree char *json = sourcier_supplier_query_to_json (some);
  g_autofree char *left_out = NULL;
  g_autoptr (SourcierSupplierQuery) read = sourcier_supplier_query_from_json (json, &left_out, &error);
  g_assert_no_error (error);
  g_assert_null (left_out);
  g_assert_true (sourcier_supplier_query_equal (some, read));
  g_assert_false (sourcier_supplier_query_equal (some, laundry));
  g_assert_false (sourcier_supplier_query_is_everything (read));

  /* 0, 2, 4 and 6 */
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (office->store, read, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 4);

  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (read);
  const SourcierQueryChip *chip = g_ptr_array_index (chips, 1);
  g_assert_cmpuint (chips->len, ==, 2);
  g_assert_cmpstr (chip->words, ==, "the first seven");
  g_autoptr (SourcierSupplierQuery) without = sourcier_supplier_query_without_chip (read, chip->facet);
  g_assert_true (sourcier_supplier_query_equal (without, laundry));
}

/* One saved question that nobody can read any more does not take the other lists with it, and says what it is. */
static void
test_damaged_question (Office        *office,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fill (office);
  run (office, SOURCIER_BULK_ADD_TO_LIST, "Salon 2026");
  sourcier_store_begin (office->store, "Damage", &error);
  sourcier_store_execute (office->store, "INSERT INTO saved_list (id, name, folded, note, kind, question) "
                                         "VALUES (7, 'Abîmée', 'abimee', '', 'question', '{broken')", &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);

  g_autoptr (GPtrArray) lists = sourcier_saved_list_store_load_all (office->store, &sourcier_supplier_lists, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lists->len, ==, 2);
  g_assert_cmpstr (sourcier_saved_list_get_name (g_ptr_array_index (lists, 0)), ==, "Abîmée");
  g_assert_nonnull (sourcier_saved_list_get_left_out (g_ptr_array_index (lists, 0)));
  g_assert_null (sourcier_saved_list_get_left_out (g_ptr_array_index (lists, 1)));
}

static gint64
set_field (Office                *office,
           SourcierBulkAction     action,
           SourcierSupplierField  field,
           const char            *value)
{
  g_autoptr (GError) error = NULL;
  const SourcierBulkChange change = { action, value, field };
  gint64 n = sourcier_supplier_bulk_run (office->store, &change, office->ids, NULL, NULL, &error);

  g_assert_no_error (error);
  return n;
}

/* Of 500 suppliers, the first 100 have a source of their own. */
static void
test_fields (Office        *office,
             gconstpointer  data)
{
  g_autoptr (GArray) all = NULL;

  fill (office);
  all = g_array_copy (office->ids);
  g_array_set_size (office->ids, 100);
  g_assert_cmpint (set_field (office, SOURCIER_BULK_SET_FIELD, SOURCIER_SUPPLIER_SOURCE, "Salon 2025"), ==, 100);
  g_array_unref (office->ids);
  office->ids = g_array_copy (all);

  g_assert_cmpint (set_field (office, SOURCIER_BULK_FILL_FIELD, SOURCIER_SUPPLIER_SOURCE, " Salon 2026 "), ==, 400);
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier WHERE source = 'Salon 2026'"), ==, 400);
  g_assert_cmpint (count (office, "SELECT count(*) FROM history WHERE name = 'Fill in a field'"
                                  " AND detail = 'Source: Salon 2026 · 400'"), ==, 1);
  undo (office, "Fill in a field");
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier WHERE source = ''"), ==, 400);

  g_assert_cmpint (set_field (office, SOURCIER_BULK_SET_FIELD, SOURCIER_SUPPLIER_SOURCE, "Salon 2025"), ==, 400);
  g_assert_cmpint (set_field (office, SOURCIER_BULK_SET_FIELD, SOURCIER_SUPPLIER_SOURCE, ""), ==, 500);
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier WHERE source <> ''"), ==, 0);
  undo (office, "Set a field");
  undo (office, "Set a field");
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier WHERE source = 'Salon 2025'"), ==, 100);

  /* What is written is read as in a list: INSEE's band 21 is 50 to 99. */
  g_assert_cmpint (set_field (office, SOURCIER_BULK_SET_FIELD, SOURCIER_SUPPLIER_HEADCOUNT, "50 à 99 salariés"), ==, 500);
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier WHERE headcount = '21'"), ==, 500);
  g_assert_cmpint (set_field (office, SOURCIER_BULK_SET_FIELD, SOURCIER_SUPPLIER_HEADCOUNT, "21"), ==, 0);
}

static void
test_shared_fields (void)
{
  g_assert_false (sourcier_supplier_field_is_shared (SOURCIER_SUPPLIER_NAME));
  g_assert_false (sourcier_supplier_field_is_shared (SOURCIER_SUPPLIER_SIRET));
  g_assert_false (sourcier_supplier_field_is_shared (SOURCIER_SUPPLIER_EMAIL));
  g_assert_true (sourcier_supplier_field_is_shared (SOURCIER_SUPPLIER_NOTES));
}

static void
test_delete (Office        *office,
             gconstpointer  data)
{
  gint64 nobody = 42;

  fill (office);
  g_array_append_val (office->ids, nobody);
  g_assert_cmpint (run (office, SOURCIER_BULK_DELETE, NULL), ==, 500);
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier"), ==, 0);
  g_assert_cmpint (count (office, N_ESAT), ==, 0);
  undo (office, "Delete suppliers");
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier"), ==, 500);
  g_assert_cmpint (count (office, N_ESAT), ==, 200);

  g_array_set_size (office->ids, 1);
  g_assert_cmpint (run (office, SOURCIER_BULK_DELETE, NULL), ==, 1);
  g_assert_cmpint (count (office, "SELECT count(*) FROM history WHERE name = 'Delete supplier'"
                                  " AND detail = 'Supplier 0'"), ==, 1);
  undo (office, "Delete supplier");
}

static void
test_stopped (Office        *office,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (office);
  g_cancellable_cancel (cancellable);
  const SourcierBulkChange delete = { SOURCIER_BULK_DELETE, NULL, 0 };
  g_assert_cmpint (sourcier_supplier_bulk_run (office->store, &delete, office->ids, NULL, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sourcier_store_in_transaction (office->store));
  g_assert_cmpint (count (office, "SELECT count(*) FROM supplier"), ==, 500);
}

static void
test_export_some (Office        *office,
                  gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_build_filename (office->folder, "list.csv", NULL);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;

  fill (office);
  g_array_append_val (some, g_array_index (office->ids, gint64, 7));
  g_array_append_val (some, g_array_index (office->ids, gint64, 3));
  core_test_export (sourcier_supplier_export_new_some (office->store, some, NULL), SOURCIER_EXPORT_CSV, file);
  g_file_load_contents (file, NULL, &bytes, NULL, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (bytes, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[1], "Supplier 7;"));
  g_assert_true (g_str_has_prefix (lines[2], "Supplier 3;"));
  g_assert_cmpstr (lines[3], ==, "");
}

#define ADD(path, func) g_test_add (path, Office, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/supplier-bulk/labels", test_labels);
  ADD ("/supplier-bulk/families", test_families);
  ADD ("/supplier-bulk/tags", test_tags);
  ADD ("/supplier-bulk/lists", test_lists);
  ADD ("/supplier-bulk/comparison", test_comparison);
  ADD ("/supplier-bulk/some", test_some);
  ADD ("/supplier-bulk/damaged-question", test_damaged_question);
  ADD ("/supplier-bulk/fields", test_fields);
  g_test_add_func ("/supplier-bulk/shared-fields", test_shared_fields);
  ADD ("/supplier-bulk/delete", test_delete);
  ADD ("/supplier-bulk/stopped", test_stopped);
  ADD ("/supplier-bulk/export-some", test_export_some);

  return g_test_run ();
}
