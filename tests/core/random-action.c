/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-action.h"

/* Few, so that they meet: names that are those of others, words that are looked for, and what is awkward to keep. */
static const char * const words[] = {
  "", "Élan", "élan", "Atelier Vert", "L’Œuvre", "95500", "Saint-Ouen", "90910000", "EI", "ESUS", "FR", "met", "=1+1",
  "a; \"b\"", "first\nsecond", "ﬁn 😀", "\xE2\x80\xAEtxt", "73282932000074", "2026-02-30", "social-clause", "culture" };

static const gint64 amounts[] = {
  -1, 0, 1, 50, 100, 2026, 6999999, 7000000, 12345678, G_GINT64_CONSTANT (1000000000000) };

static const RandomAction * const all[] = {
  random_supplier_actions, random_purchase_actions, random_plan_actions, random_office_actions, random_import_actions };

const char *
random_word (void)
{
  return PICK_ONE (words);
}

SourcierDay
random_day (void)
{
  SourcierDay today = sourcier_day_from_ymd (2026, 11, 21);

  return ONE_IN (4) ? SOURCIER_DAY_NONE : today + g_test_rand_int_range (-800, 800);
}

gint64
random_amount (void)
{
  return PICK_ONE (amounts);
}

/* Returns: the number that a query of one row and one column answers, 0 if it answers nothing */
gint64
random_ask (RandomOffice *at,
            const char   *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (at->store, sql, &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  sourcier_statement_step (statement, &has_row, &error);
  g_assert_no_error (error);
  return has_row ? sourcier_statement_get_int (statement, 0) : 0;
}

/* Returns: the id of any row of the table, 0 if it is empty */
gint64
random_row (RandomOffice *at,
            const char   *table)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s", table);
  gint64 n = random_ask (at, count);

  if (n == 0)
    return 0;

  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d", table,
                                          g_test_rand_int_range (0, (int) n));
  return random_ask (at, sql);
}

/* Returns: (transfer full): ids of some rows, which may be none or twice the same, and one that is nobody's now and then */
GArray *
random_rows (RandomOffice *at,
             const char   *table,
             int           most)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int n = g_test_rand_int_range (0, most + 1); n > 0; n--)
    {
      gint64 id = ONE_IN (20) ? 77 : random_row (at, table);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Tells something else in one field of a record, from the field that is the first to be told. */
void
random_record_change (RandomOffice   *at,
                      SourcierRecord *record,
                      guint           first)
{
  guint field = (guint) g_test_rand_int_range ((int) first, (int) sourcier_record_get_n_fields (record));
  const SourcierField *about = sourcier_record_get_field (record, field);

  if (sourcier_field_is_text (about))
    sourcier_record_set_text (record, field, random_word ());
  else if (about->type == SOURCIER_FIELD_DAY)
    sourcier_record_set_number (record, field, random_day ());
  else if (about->type == SOURCIER_FIELD_MONEY)
    sourcier_record_set_number (record, field, random_amount ());
  else if (about->type != SOURCIER_FIELD_LINK)
    sourcier_record_set_number (record, field, g_test_rand_int_range (-1, 101));
  else if (g_str_equal (about->id, "supplier"))
    sourcier_record_set_number (record, field, random_row (at, "supplier"));
}

/* Returns: (transfer full): a file of that name which holds the text */
GFile *
random_list_write (RandomOffice *at,
                   const char   *name,
                   const char   *text)
{
  g_autofree char *path = g_build_filename (at->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static const RandomAction *
choose (void)
{
  const RandomAction *actions = PICK_ONE (all);
  int n = 0;

  while (actions[n].name != NULL)
    n++;
  return &actions[g_test_rand_int_range (0, n)];
}

/* What the program refuses is a sentence for the reader, never a surprise. */
static void
assert_refused (const RandomAction *action,
                const GError       *error)
{
  if (error->domain != SOURCIER_STORE_ERROR
      || (error->code != SOURCIER_STORE_ERROR_NOT_FOUND && error->code != SOURCIER_STORE_ERROR_CONFLICT
          && error->code != SOURCIER_STORE_ERROR_BAD_INPUT))
    g_error ("%s: %s", action->name, error->message);
}

static void
run_within (RandomOffice       *at,
            const RandomAction *action)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_true (sourcier_store_begin (at->store, action->name, &error));
  done = action->run (at, &error) && !ONE_IN (12);
  if (error != NULL)
    assert_refused (action, error);
  if (!done)
    {
      sourcier_store_rollback (at->store);
      return;
    }
  sourcier_store_commit (at->store, &error);
  g_assert_no_error (error);
}

/* Does anything, as one action, or nothing where it is refused or given up.
 * Returns: the name of what was tried */
const char *
random_action_take (RandomOffice *at)
{
  const RandomAction *action = choose ();
  g_autoptr (GError) error = NULL;

  if (!action->whole)
    run_within (at, action);
  else if (!action->run (at, &error))
    assert_refused (action, error);
  g_assert_false (sourcier_store_in_transaction (at->store));
  return action->name;
}
