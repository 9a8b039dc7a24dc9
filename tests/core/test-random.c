/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an office does, at random and in all domains, mixed with undo, redo and closing the file: every state of the file is the
 * one that stood there before, back to the empty file and on to the last action. SOURCIER_TEST_CASES asks for more actions that
 * change something, --seed for other ones. */

#include "file-sum.h"
#include "index-answer.h"
#include "random-action.h"
#include "random-question.h"

#include "store/history.h"

#define N_ACTIONS 120
#define TOLD_EACH 1000

/* pile[at] is what should stand in the file: a sum of each table. What lies below can be undone, what lies above redone. */
typedef struct
{
  CoreTestOffice *file;
  FileSum *sum;
  GPtrArray *pile;
  GPtrArray *names;
  guint at;
  gint64 n_lines;
  SourcierSupplierIndex *index;
} Model;

static SourcierStatement *
prepare (SourcierStore *store,
         const char    *sql)
{
  g_autoptr (GError) error = NULL;
  SourcierStatement *statement = sourcier_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static gboolean
step (SourcierStatement *statement)
{
  g_autoptr (GError) error = NULL;
  gboolean has_row = FALSE;

  sourcier_statement_step (statement, &has_row, &error);
  g_assert_no_error (error);
  return has_row;
}

static gint64
ask (SourcierStore *store,
     const char    *sql)
{
  g_autoptr (SourcierStatement) statement = prepare (store, sql);

  g_assert_true (step (statement));
  return sourcier_statement_get_int (statement, 0);
}

/* One line of the history for each action that changed something, each in its state. */
static void
check_history (Model *model)
{
  SourcierStore *store = model->file->store;

  g_assert_cmpint (ask (store, "SELECT count (*) FROM history"), ==, model->n_lines);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM history WHERE state = 0 AND changes > 0"), ==, model->at);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM history WHERE state = 1"), ==, model->pile->len - 1 - model->at);
  g_assert_cmpstr (sourcier_store_get_undo_name (store), ==, model->at > 0 ? model->names->pdata[model->at] : NULL);
  g_assert_cmpstr (sourcier_store_get_redo_name (store), ==,
                   model->at + 1 < model->names->len ? model->names->pdata[model->at + 1] : NULL);
}

static void
check_state (Model      *model,
             const char *what)
{
  g_autofree guint64 *sums = file_sum_take (model->sum);
  const char *table = file_sum_find_difference (model->sum, sums, model->pile->pdata[model->at]);

  if (table != NULL)
    g_error ("%s: %s is not as it was after action %u, “%s”", what, table, model->at,
             (const char *) model->names->pdata[model->at]);
  check_history (model);
}

static void
check_index (Model *model)
{
  Question question = random_question_new (sourcier_day_from_ymd (2026, 11, 21));
  g_autoptr (SourcierSupplierQuery) query = random_question_to_query (&question);
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (GError) error = NULL;

  /* Where it cannot tell what was changed, it is built anew. */
  if (!index_answer_check (model->file->store, model->index, everything))
    {
      sourcier_supplier_index_build (model->index, model->file->store, &error);
      g_assert_no_error (error);
      g_assert_true (index_answer_check (model->file->store, model->index, everything));
    }
  g_assert_true (index_answer_check (model->file->store, model->index, query));
}

static void
check_file (Model *model)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sourcier_store_check (model->file->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", (const char *) problems->pdata[i]);
  check_index (model);
}

/* As long work of the program does, through a connection of its own, or as the window does. */
static const char *
take_action (Model *model)
{
  RandomOffice at = { model->file->store, model->file->folder };
  g_autoptr (SourcierStore) worker = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  if (ONE_IN (4))
    {
      worker = sourcier_store_open_writer (model->file->store, &error);
      g_assert_no_error (error);
      at.store = worker;
    }
  name = random_action_take (&at);
  g_clear_object (&worker);
  /* Imports have a connection of their own anyhow. */
  sourcier_store_refresh (model->file->store);
  return name;
}

static void
act (Model *model)
{
  const char *name = take_action (model);
  g_autofree guint64 *sums = file_sum_take (model->sum);
  gint64 n_lines = ask (model->file->store, "SELECT count (*) FROM history");

  if (file_sum_find_difference (model->sum, sums, model->pile->pdata[model->at]) == NULL)
    {
      if (n_lines != model->n_lines)
        g_error ("%s changed nothing and left a line", name);
      return;
    }
  g_ptr_array_set_size (model->pile, (int) model->at + 1);
  g_ptr_array_set_size (model->names, (int) model->at + 1);
  g_ptr_array_add (model->pile, g_steal_pointer (&sums));
  g_ptr_array_add (model->names, g_strdup (sourcier_store_get_undo_name (model->file->store)));
  model->at++;
  model->n_lines++;
  check_history (model);
}

static gboolean
go_back (Model *model)
{
  g_autoptr (GError) error = NULL;
  gboolean done = sourcier_store_undo (model->file->store, NULL, &error);

  if (model->at > 0 && !done)
    g_error ("“%s” cannot be undone: %s", (const char *) model->names->pdata[model->at], error->message);
  g_assert_true (done == (model->at > 0));
  if (done)
    model->at--;
  else
    g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  check_state (model, "Undo");
  return done;
}

static gboolean
go_on (Model *model)
{
  g_autoptr (GError) error = NULL;
  gboolean can = model->at + 1 < model->pile->len;
  gboolean done = sourcier_store_redo (model->file->store, NULL, &error);

  if (can && !done)
    g_error ("“%s” cannot be done again: %s", (const char *) model->names->pdata[model->at + 1], error->message);
  g_assert_true (done == can);
  if (done)
    model->at++;
  else
    g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  check_state (model, "Redo");
  return done;
}

static void
open_again (Model *model)
{
  g_autoptr (GError) error = NULL;

  /* What looks on would keep the log of the file in its place. */
  g_clear_pointer (&model->sum, file_sum_free);
  g_clear_object (&model->file->store);
  model->file->store = sourcier_store_open (model->file->path, &error);
  g_assert_no_error (error);
  model->sum = file_sum_new (model->file->path);
  g_set_object (&model->index, NULL);
  model->index = sourcier_supplier_index_new ();
  check_state (model, "Opening again");
}

static void
wander (Model *model)
{
  switch (g_test_rand_int_range (0, 40))
    {
    case 0:
      open_again (model);
      break;
    case 1:
    case 2:
    case 3:
      for (int n = g_test_rand_int_range (1, 6); n > 0 && go_back (model); n--)
        ;
      break;
    case 4:
    case 5:
      for (int n = g_test_rand_int_range (1, 6); n > 0 && go_on (model); n--)
        ;
      break;
    case 6:
      check_index (model);
      break;
    default:
      act (model);
    }
}

static void
take_actions (Model *model,
              gint64 n)
{
  gint64 told = 0;

  while (model->n_lines < n)
    {
      wander (model);
      if (model->n_lines < told + TOLD_EACH)
        continue;
      told = model->n_lines;
      g_test_message ("%" G_GINT64_FORMAT " actions done, %u stand, after %.0f s", told, model->at, g_test_timer_elapsed ());
    }
}

static void
go_to_both_ends (Model *model)
{
  while (go_back (model))
    ;
  check_file (model);
  open_again (model);
  while (go_on (model))
    if (ONE_IN (100))
      check_index (model);
  check_file (model);
}

static void
test_everything (CoreTestOffice *office,
                 gconstpointer   data)
{
  Model model = {
    .file = office, .sum = file_sum_new (office->path), .pile = g_ptr_array_new_with_free_func (g_free),
    .names = g_ptr_array_new_with_free_func (g_free), .index = sourcier_supplier_index_new () };

  g_test_timer_start ();
  g_ptr_array_add (model.pile, file_sum_take (model.sum));
  g_ptr_array_add (model.names, g_strdup (""));
  take_actions (&model, core_test_n_cases (N_ACTIONS));
  check_file (&model);
  go_to_both_ends (&model);
  g_test_message ("%" G_GINT64_FORMAT " actions done, undone to the empty file and done again: %u stand, after %.0f s",
                  model.n_lines, model.at, g_test_timer_elapsed ());

  g_clear_object (&model.index);
  file_sum_free (model.sum);
  g_ptr_array_unref (model.pile);
  g_ptr_array_unref (model.names);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/random/everything", NULL, test_everything);
  return g_test_run ();
}
