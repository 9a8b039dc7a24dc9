/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "base/money.h"
#include "office/buyer-store.h"
#include "plans/plan-sample.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "store/history.h"
#include "suppliers/supplier-store.h"

#define N_SUPPLIERS 320

static GPtrArray *
load_all (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT id FROM supplier ORDER BY id", &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (sourcier_statement_step (statement, &has_row, &error) && has_row)
    {
      gint64 id = sourcier_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
  g_assert_no_error (error);

  GPtrArray *suppliers = sourcier_supplier_store_load_many (store, (gint64 *) (void *) ids->data, ids->len, &error);
  g_assert_no_error (error);
  return suppliers;
}

static gint64
count (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 n = sourcier_supplier_store_count (store, &error);

  g_assert_no_error (error);
  return n;
}

static void
fill (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_plan_sample_fill (store, &error));
  g_assert_no_error (error);
}

/* One action, which one undo takes back whole. */
static void
test_one_action (CoreTestOffice *fixture,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  fill (fixture->store);
  g_assert_cmpint (count (fixture->store), ==, N_SUPPLIERS);

  g_autoptr (GPtrArray) history = sourcier_history_load (fixture->store, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (sourcier_action_get_name (g_ptr_array_index (history, 0)), ==, "Fill the sample office");

  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture->store), ==, 0);
}

static void
test_buyer (CoreTestOffice *fixture,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  fill (fixture->store);

  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_buyer_get_kind (buyer), ==, SOURCIER_BUYER_DEPARTEMENT);
  g_assert_cmpstr (sourcier_buyer_get_departement (buyer), ==, "95");
  /* 180 M€ in cents */
  g_assert_cmpint (sourcier_buyer_get_yearly_volume (buyer), ==, G_GINT64_CONSTANT (18000000000));
}

static void
check_awards (SourcierSupplier *supplier,
              GHashTable       *labels,
              guint             n_states[SOURCIER_N_AWARD_STATES])
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    {
      SourcierLabelAward *award = g_ptr_array_index (awards, i);
      const char *label = sourcier_label_award_get_label (award);

      g_assert_nonnull (sourcier_label_kind_find (label));
      g_hash_table_add (labels, g_strdup (label));
      n_states[sourcier_label_award_get_state (award, sourcier_day_today ())]++;
      g_assert_cmpint (*sourcier_label_award_get_checked_by (award) != '\0', ==,
                       sourcier_label_award_get_checked_on (award) != SOURCIER_DAY_NONE);
    }
}

static void
check_families (SourcierSupplier *supplier,
                GHashTable       *families)
{
  const char * const *held = sourcier_supplier_get_families (supplier);

  g_assert_nonnull (held[0]);
  for (guint i = 0; held[i] != NULL; i++)
    {
      g_assert_nonnull (sourcier_family_find (held[i]));
      g_hash_table_add (families, g_strdup (held[i]));
    }
}

/* Whatever the day, the sample shows every label, every family, awards of every state, and some doubtful data. */
static void
test_variety (CoreTestOffice *fixture,
              gconstpointer   data)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_states[SOURCIER_N_AWARD_STATES] = { 0, };
  guint n_doubtful = 0, n_home = 0, n_unknown_turnover = 0, n_kinds;

  g_setenv ("SOURCIER_TODAY", data, TRUE);
  fill (fixture->store);

  g_autoptr (GPtrArray) suppliers = load_all (fixture->store);
  for (guint i = 0; i < suppliers->len; i++)
    {
      SourcierSupplier *supplier = g_ptr_array_index (suppliers, i);

      check_awards (supplier, labels, n_states);
      check_families (supplier, families);
      n_doubtful += sourcier_supplier_get_doubts (supplier) != SOURCIER_SUPPLIER_SOUND;
      n_home += g_str_equal (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT), "95");
      n_unknown_turnover += sourcier_supplier_get_turnover (supplier) == SOURCIER_MONEY_UNKNOWN;
    }
  g_unsetenv ("SOURCIER_TODAY");

  sourcier_label_kinds (&n_kinds);
  g_assert_cmpuint (g_hash_table_size (labels), ==, n_kinds);
  g_assert_cmpuint (g_hash_table_size (families), ==, 20);
  for (guint state = 0; state < SOURCIER_N_AWARD_STATES; state++)
    g_assert_cmpuint (n_states[state], >, 15);
  /* Four check sums, two numbers of a wrong shape, two lost zeros, one wrong departement. */
  g_assert_cmpuint (n_doubtful, ==, 9);
  g_assert_cmpuint (n_home, >, N_SUPPLIERS / 3);
  g_assert_cmpuint (n_unknown_turnover, >, 0);
}

/* The script still writes the very bytes that the program carries. */
static void
test_reproducible (void)
{
  static const char *names[] = { "suppliers.csv", "awards.csv", "purchases.csv" };
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "..", "tools", "make-sample", NULL);
  g_autoptr (GError) error = NULL;
  int status;

  if (python == NULL)
    {
      g_test_skip ("python3 is not installed");
      return;
    }

  g_autofree char *folder = core_test_new_folder ();
  char *command[] = { python, script, folder, NULL };
  g_spawn_sync (NULL, command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *resource = g_build_path ("/", "/org/sourcier/Sourcier/sample", names[i], NULL);
      g_autoptr (GBytes) carried = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_autofree char *written = NULL;
      gsize length;

      g_assert_no_error (error);
      g_file_get_contents (path, &written, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (written, length, g_bytes_get_data (carried, NULL), g_bytes_get_size (carried));
    }
  core_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/sample/one-action", NULL, test_one_action);
  core_test_add ("/sample/buyer", NULL, test_buyer);
  core_test_add ("/sample/variety/today", "2026-11-21", test_variety);
  core_test_add ("/sample/variety/leap-day", "2028-02-29", test_variety);
  g_test_add_func ("/sample/reproducible", test_reproducible);
  return g_test_run ();
}
