/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every deed of an office meets a disk that is full, fails, cannot be written or is gone, at each step of its writing: once as the
 * system tells it to the program, once as SQLite's own layer of files tells it to SQLite.
 *
 * A run takes one step of each deed and one fault on one side, which --seed chooses; SOURCIER_TEST_STEPS=all takes each of them with each
 * fault, a number the one of that number. */

#include "deed-trial.h"
#include "faulty-vfs.h"

static CoreTestOffice template;

static void
fill_disk (CoreTestOffice *office,
           gulong          step)
{
  disk_watch (office->folder, DISK_FULL, step, (guint) step);
}

static void
break_disk (CoreTestOffice *office,
            gulong          step)
{
  disk_watch (office->folder, DISK_BROKEN, step, (guint) step);
}

static void
protect_disk (CoreTestOffice *office,
              gulong          step)
{
  disk_watch (office->folder, DISK_READ_ONLY, step, (guint) step);
}

static void
take_disk (CoreTestOffice *office,
           gulong          step)
{
  disk_watch (office->folder, DISK_GONE, step, (guint) step);
}

static void
fill_sqlite (CoreTestOffice *office,
             gulong          step)
{
  disk_watch_sqlite (office->folder, DISK_FULL, step);
}

static void
break_sqlite (CoreTestOffice *office,
              gulong          step)
{
  disk_watch_sqlite (office->folder, DISK_BROKEN, step);
}

static void
protect_sqlite (CoreTestOffice *office,
                gulong          step)
{
  disk_watch_sqlite (office->folder, DISK_READ_ONLY, step);
}

static void
take_sqlite (CoreTestOffice *office,
             gulong          step)
{
  disk_watch_sqlite (office->folder, DISK_GONE, step);
}

static gboolean
mend_disk (CoreTestOffice *office)
{
  gboolean has_failed;

  disk_unwatch (&has_failed);
  return has_failed;
}

/* A part of the file that could not be opened to be written was opened to be read. */
#define FULL (1u << SOURCIER_STORE_ERROR_FULL)
#define READ_ONLY (1u << SOURCIER_STORE_ERROR_READ_ONLY)
#define DISK (1u << SOURCIER_STORE_ERROR_DISK | READ_ONLY)

/* And what is looked for first is not there. */
#define GONE (DISK | 1u << SOURCIER_STORE_ERROR_NOT_FOUND)

/* One side of the program after the other; the first of each fault counts its steps. */
static const DeedHindrance hindrances[][4] = {
  {
    { "full", fill_disk, mend_disk, FULL, DEED_LEAVES, FALSE },
    { "broken", break_disk, mend_disk, DISK, DEED_LEAVES_MORE, TRUE },
    { "read-only", protect_disk, mend_disk, READ_ONLY, DEED_LEAVES_MORE, TRUE },
    { "gone", take_disk, mend_disk, GONE, DEED_LEAVES_MORE, TRUE },
  },
  {
    { "SQLite full", fill_sqlite, mend_disk, FULL, DEED_LEAVES, FALSE },
    { "SQLite broken", break_sqlite, mend_disk, DISK, DEED_LEAVES_MORE, TRUE },
    { "SQLite read-only", protect_sqlite, mend_disk, DISK, DEED_LEAVES_MORE, TRUE },
    { "SQLite gone", take_sqlite, mend_disk, DISK, DEED_LEAVES_MORE, TRUE },
  },
};
#define N_FAULTS G_N_ELEMENTS (hindrances[0])

/* How many steps a deed takes; none of them fails. */
static gulong
count_steps (const DeedTrial     *trial,
             const DeedHindrance *hindrance)
{
  g_autoptr (GError) error = NULL;
  CoreTestOffice office = { NULL };
  gulong n;

  deed_trial_open (trial, &office);
  hindrance->begin (&office, 0);
  trial->deed->run (&office, &error);
  n = disk_unwatch (NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
  core_test_office_tear_down (&office, NULL);
  return n;
}

static void
fail_at_all (const DeedTrial     *trial,
             const DeedHindrance *hindrance,
             gulong               n_steps)
{
  for (gulong step = 1; step <= n_steps; step++)
    deed_trial_run (trial, hindrance, step);
  g_test_message ("%s, %s: %lu steps", trial->deed->name, hindrance->name, n_steps);
}

static void
meet (const DeedTrial     *trial,
      const DeedHindrance *side)
{
  gulong n_steps = count_steps (trial, side);
  const char *steps = g_getenv ("SOURCIER_TEST_STEPS");
  guint any = (guint) g_test_rand_int_range (0, N_FAULTS);

  for (guint i = 0; i < N_FAULTS; i++)
    if (g_strcmp0 (steps, "all") == 0)
      fail_at_all (trial, &side[i], n_steps);
    else if (steps != NULL)
      deed_trial_run (trial, &side[i], strtoul (steps, NULL, 10));
    else if (i == any)
      deed_trial_run (trial, &side[i], 1 + (gulong) g_test_rand_int_range (0, (gint32) n_steps));
}

static void
test_system (gconstpointer data)
{
  DeedTrial trial;

  deed_trial_set_up (&trial, &template, data);
  meet (&trial, hindrances[0]);
  deed_trial_clear (&trial);
}

static void
test_sqlite (gconstpointer data)
{
  DeedTrial trial;

  deed_trial_set_up (&trial, &template, data);
  meet (&trial, hindrances[1]);
  deed_trial_clear (&trial);
}

/* Where a transaction ends SQLite forgets why a write failed, and this layer has no system below it that was heard giving a reason:
 * that a disk is full is told of none but a full one. */
static void
test_reason (gconstpointer data)
{
  DeedTrial trial;

  deed_trial_set_up (&trial, &template, data);
  fail_at_all (&trial, &hindrances[1][1], count_steps (&trial, &hindrances[1][0]));
  deed_trial_clear (&trial);
}

/* A disk that fails once while the file is looked at does not make a damaged one of it: a restore goes on with it as it is open. */
static void
test_once (gconstpointer data)
{
  DeedTrial trial;

  deed_trial_set_up (&trial, &template, data);
  for (gulong step = 1; step <= 3; step++)
    g_assert_true (deed_trial_run (&trial, &hindrances[1][1], step));
  deed_trial_clear (&trial);
}

static const OfficeDeed *
find_deed (const char *name)
{
  for (guint i = 0; i < n_office_deeds; i++)
    if (g_str_equal (office_deeds[i].name, name))
      return &office_deeds[i];
  g_assert_not_reached ();
}

/* A short run takes one side or the other. */
static void
add_tests (void)
{
  gboolean both = g_getenv ("SOURCIER_TEST_STEPS") != NULL;

  g_test_add_data_func ("/faults/reason", find_deed ("edit"), test_reason);
  g_test_add_data_func ("/faults/once", find_deed ("restore"), test_once);
  for (guint i = 0; i < n_office_deeds; i++)
    {
      g_autofree char *system_path = g_strdup_printf ("/faults/system/%s", office_deeds[i].name);
      g_autofree char *sqlite_path = g_strdup_printf ("/faults/sqlite/%s", office_deeds[i].name);
      gboolean first = g_test_rand_bit ();

      if (both || first)
        g_test_add_data_func (system_path, &office_deeds[i], test_system);
      if (both || !first)
        g_test_add_data_func (sqlite_path, &office_deeds[i], test_sqlite);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);
  disk_meet_sqlite ();
  core_test_office_set_up (&template, NULL);
  office_deeds_set_up (&template);
  add_tests ();
  status = g_test_run ();
  core_test_office_tear_down (&template, NULL);
  return status;
}
