/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo as properties: after any sequence of actions, undos and redos, the tables hold exactly what a pile of
 * whole copies says they should. */

#include "core-test.h"

#define N_RUNS 20
#define N_STEPS 120

/* The whole content of the tables an office's actions touch, as text. */
static const char *dump_sql =
  "SELECT 's', id, name, siret, coalesce(turnover, ''), search FROM supplier UNION ALL "
  "SELECT 'a', id, supplier, label, coalesce(valid_to, ''), number FROM label_award UNION ALL "
  "SELECT 'f', supplier, family, '', '', '' FROM supplier_family UNION ALL "
  "SELECT 'b', id, name, kind, '', '' FROM buyer ORDER BY 1, 2, 3";

static char *
dump (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, dump_sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (sourcier_statement_step (statement, &has_row, &error) && has_row)
    for (int i = 0; i < 6; i++)
      g_string_append_printf (text, "%s%c", sourcier_statement_get_text (statement, i), i < 5 ? '|' : '\n');
  g_assert_no_error (error);
  return g_strdup (text->str);
}

static void
execute (SourcierStore *store,
         const char    *format,
         ...) G_GNUC_PRINTF (2, 3);

static void
execute (SourcierStore *store,
         const char    *format,
         ...)
{
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sourcier_store_execute (store, sql, &error);
  g_assert_no_error (error);
}

static void
change_something (SourcierStore *store)
{
  const char *pick = "(SELECT id FROM supplier ORDER BY id LIMIT 1 OFFSET abs(random()) % max(1, (SELECT count(*) FROM supplier)))";
  gint64 id;

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
    case 1:
    case 2:
      id = sourcier_store_next_id (store);
      execute (store, "INSERT INTO supplier (id, name, search) VALUES (%" G_GINT64_FORMAT ", 'n%d', 'n%d')",
               id, g_test_rand_int_range (0, 50), g_test_rand_int_range (0, 50));
      break;
    case 3:
      execute (store, "UPDATE supplier SET name = 'renamed %d', search = 'renamed %d', turnover = %d WHERE id = %s",
               g_test_rand_int_range (0, 9), g_test_rand_int_range (0, 9), g_test_rand_int_range (0, 9), pick);
      break;
    case 4:
      id = sourcier_store_next_id (store);
      execute (store, "INSERT INTO label_award (id, supplier, label) SELECT %" G_GINT64_FORMAT ", id, 'EI' "
                      "FROM supplier WHERE id = %s", id, pick);
      break;
    case 5:
      execute (store, "INSERT OR IGNORE INTO supplier_family SELECT id, 'f%d' FROM supplier WHERE id = %s",
               g_test_rand_int_range (0, 3), pick);
      break;
    case 6:
      execute (store, "CREATE TEMP TABLE gone AS SELECT %s AS id", pick);
      execute (store, "DELETE FROM label_award WHERE supplier = (SELECT id FROM gone)");
      execute (store, "DELETE FROM supplier_family WHERE supplier = (SELECT id FROM gone)");
      execute (store, "DELETE FROM supplier WHERE id = (SELECT id FROM gone)");
      execute (store, "DROP TABLE gone");
      break;
    default:
      execute (store, "INSERT INTO buyer (id, name) VALUES (1, 'b%d') ON CONFLICT DO UPDATE SET name = excluded.name",
               g_test_rand_int_range (0, 3));
    }
}

/* The pile: pile[0] the empty file, pile[at] what should stand now, what lies above can be redone. */
typedef struct
{
  GPtrArray *pile;
  guint at;
} Model;

static void
act (SourcierStore *store,
     Model         *model)
{
  g_autoptr (GError) error = NULL;
  int n_changes = g_test_rand_int_range (1, 6);
  gboolean give_up = g_test_rand_int_range (0, 6) == 0;

  g_assert_true (sourcier_store_begin (store, "Act", &error));
  for (int i = 0; i < n_changes; i++)
    change_something (store);
  if (give_up)
    {
      sourcier_store_rollback (store);
      return;
    }
  g_assert_true (sourcier_store_commit (store, &error));

  g_autofree char *now = dump (store);
  if (g_str_equal (now, g_ptr_array_index (model->pile, model->at)))
    return;
  g_ptr_array_set_size (model->pile, (int) model->at + 1);
  g_ptr_array_add (model->pile, g_steal_pointer (&now));
  model->at++;
}

static void
go_back (SourcierStore *store,
         Model         *model)
{
  g_autoptr (GError) error = NULL;

  if (sourcier_store_undo (store, NULL, &error))
    model->at--;
  else
    {
      g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
      g_assert_cmpuint (model->at, ==, 0);
    }
}

static void
go_on (SourcierStore *store,
       Model         *model)
{
  g_autoptr (GError) error = NULL;

  if (sourcier_store_redo (store, NULL, &error))
    model->at++;
  else
    {
      g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
      g_assert_cmpuint (model->at, ==, model->pile->len - 1);
    }
}

static void
assert_as_modelled (SourcierStore *store,
                    Model         *model)
{
  g_autofree char *now = dump (store);

  g_assert_cmpuint (model->at, <, model->pile->len);
  g_assert_cmpstr (now, ==, g_ptr_array_index (model->pile, model->at));
}

static void
run (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "random.sourcier", NULL);
  g_autoptr (SourcierStore) store = sourcier_store_create (path, &error);
  Model model = { g_ptr_array_new_with_free_func (g_free), 0 };

  g_assert_no_error (error);
  g_ptr_array_add (model.pile, dump (store));

  for (int i = 0; i < N_STEPS; i++)
    {
      int what = g_test_rand_int_range (0, 10);

      if (what < 5)
        act (store, &model);
      else if (what < 8)
        go_back (store, &model);
      else
        go_on (store, &model);
      assert_as_modelled (store, &model);
    }

  /* The search index followed all the way. */
  g_autoptr (GPtrArray) problems = sourcier_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  g_ptr_array_unref (model.pile);
  g_clear_object (&store);
}

static void
test_random_actions (void)
{
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autofree char *folder = core_test_new_folder ();

      run (folder);
      core_test_remove_folder (folder);
    }
}

/* Whoever stops an undo that takes long finds everything as it was, and may ask for it again. */
static void
test_stopped (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SourcierStore *store = office->store;

  g_assert_true (sourcier_store_begin (store, "Import a list", &error));
  execute (store, "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                  " INSERT INTO supplier (id, name) SELECT i, 'Atelier ' || i FROM n");
  g_assert_true (sourcier_store_commit (store, &error));
  before = dump (store);

  g_cancellable_cancel (cancellable);
  sourcier_store_set_cancellable (store, cancellable);
  g_assert_false (sourcier_store_undo (store, &name, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  sourcier_store_set_cancellable (store, NULL);
  after = dump (store);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (sourcier_store_undo (store, &name, &error));
  g_assert_no_error (error);
  g_autofree char *emptied = dump (store);
  g_assert_cmpstr (emptied, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/random-actions", test_random_actions);
  core_test_add ("/undo/stopped", NULL, test_stopped);
  return g_test_run ();
}
