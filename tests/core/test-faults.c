/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every deed of an office meets a disk that is full, fails, cannot be written or is gone, at each step of its writing. It fails
 * with a sentence that tells what to do, and leaves everything as it was; or it was done already, and holds. The program works on.
 *
 * A run takes one step of each deed and one fault, which --seed chooses; SOURCIER_TEST_STEPS=all takes each of them with each
 * fault, a number the one of that number. */

#include "faulty-disk.h"
#include "office-deeds.h"
#include "office-test.h"


static const struct { const char *name; DiskFault fault; } faults[] = {
  { "full", DISK_FULL }, { "broken", DISK_BROKEN }, { "read-only", DISK_READ_ONLY }, { "gone", DISK_GONE },
};

static CoreTestOffice template;

typedef struct
{
  const OfficeDeed *deed;
  const char *fault_name;
  DiskFault fault;
} Case;

/* A folder like the template's, with the file open in it. */
static void
open_copy (CoreTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_path_get_basename (template.path);

  office->folder = core_test_new_folder ();
  office_deeds_copy (template.folder, office->folder);
  office->path = g_build_filename (office->folder, base, NULL);
  office->store = sourcier_store_open (office->path, &error);
  g_assert_no_error (error);
}

/* How everything stands after the deed, and how many steps it takes. */
static gulong
count_steps (const OfficeDeed  *deed,
             char             **after)
{
  g_autoptr (GError) error = NULL;
  CoreTestOffice office = { NULL };
  gulong n;

  open_copy (&office);
  disk_watch (office.folder, DISK_SOUND, 0, 0);
  deed->run (&office, &error);
  n = disk_unwatch (NULL);
  g_assert_no_error (error);
  *after = office_deeds_tell (office.folder);
  core_test_office_tear_down (&office, NULL);
  return n;
}

static void
complain (const Case *test,
          gulong      step,
          const char *what)
{
  g_test_message ("%s, %s, step %lu: %s", test->deed->name, test->fault_name, step, what);
  g_test_fail ();
}

/* What files there are and what they hold. */
static void
check_told (const Case   *test,
            gulong        step,
            const char   *told,
            const char   *expected,
            const char   *other)
{
  g_autofree char *message = g_strdup_printf ("the office is not as it was:\n%s\nbut\n%s", expected, told);

  if (g_strcmp0 (told, expected) != 0 && g_strcmp0 (told, other) != 0)
    complain (test, step, message);
}

/* The error is one of ours, and its sentence tells what went wrong in the reader's words. */
static void
check_helpful (const Case   *test,
               gulong        step,
               const GError *error)
{
  static const int expected[N_DISK_FAULTS] = { [DISK_FULL] = SOURCIER_STORE_ERROR_FULL, [DISK_BROKEN] = SOURCIER_STORE_ERROR_DISK,
                                               [DISK_READ_ONLY] = SOURCIER_STORE_ERROR_READ_ONLY,
                                               [DISK_GONE] = SOURCIER_STORE_ERROR_DISK };

  /* A part of the file that could not be opened to be written was opened to be read. */
  gboolean may_be_read_only = test->fault != DISK_FULL;

  if (error == NULL || error->domain != SOURCIER_STORE_ERROR
      || !(error->code == expected[test->fault] || (may_be_read_only && error->code == SOURCIER_STORE_ERROR_READ_ONLY)))
    complain (test, step, error != NULL ? error->message : "no error");
}

/* With the disk mended, the program that met the fault works on, and so does the next that opens the file. */
static void
assert_works_on (CoreTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  office_test_save_buyer (office->store, "Work on", "Ville d’Ermont");
  g_clear_object (&office->store);
  office->store = sourcier_store_open (office->path, &error);
  g_assert_no_error (error);
  office_test_assert_buyer (office->store, "Ville d’Ermont");
  problems = sourcier_store_check (office->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  office_test_save_buyer (office->store, "Work on again", "Commune d’Ermont");
}

/* The backup that was made before a migration stays, and what was recovered if only the exchange of names fails. The copy that a restore keeps of the file as it is cannot be taken away again
 * where nothing can be written. */
static void
leave_out_kept (char      **told,
                DiskFault   fault)
{
  g_autoptr (GRegex) kept = g_regex_new (fault == DISK_FULL ? "^(Ancien[.]backups|Retrouvé).*\n"
                                                            : "^(Ancien[.]backups|Retrouvé|.*[(](before restoring|damaged) WHEN[)]).*\n",
                                         G_REGEX_MULTILINE, 0, NULL);
  char *rest = g_regex_replace_literal (kept, *told, -1, 0, "", 0, NULL);

  g_free (*told);
  *told = rest;
}

static void
fail_at (const Case *test,
         gulong      step,
         const char *before,
         const char *after)
{
  g_autoptr (GError) error = NULL;
  CoreTestOffice office = { NULL };
  g_autofree char *told = NULL, *unfinished = NULL;
  g_autofree char *final = g_strdup (after);
  gboolean done, has_failed;

  leave_out_kept (&final, test->fault);
  open_copy (&office);
  disk_watch (office.folder, test->fault, step, (guint) step);
  done = test->deed->run (&office, &error);
  disk_unwatch (&has_failed);
  told = office_deeds_tell (office.folder);
  if (!done)
    leave_out_kept (&told, test->fault);
  check_told (test, step, told, done ? after : before, test->deed->is_final ? final : NULL);
  if (!has_failed && !done)
    complain (test, step, "the disk did not fail");
  if (!done)
    check_helpful (test, step, error);

  /* What cannot be taken away stays, under a name that tells what it is. */
  unfinished = office_deeds_list_unfinished (office.folder);
  if (test->fault == DISK_FULL && *unfinished != '\0')
    complain (test, step, unfinished);
  assert_works_on (&office);
  core_test_office_tear_down (&office, NULL);
}

static void
fail_at_all (const Case *test,
             gulong      n_steps,
             const char *before,
             const char *after)
{
  for (gulong step = 1; step <= n_steps; step++)
    fail_at (test, step, before, after);
  g_test_message ("%s, %s: %lu steps", test->deed->name, test->fault_name, n_steps);
}

static void
test_deed (gconstpointer data)
{
  const OfficeDeed *deed = data;
  g_autofree char *before = office_deeds_tell (template.folder), *after = NULL;
  gulong n_steps = count_steps (deed, &after);
  const char *steps = g_getenv ("SOURCIER_TEST_STEPS");
  guint any = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (faults));

  g_assert_cmpuint (n_steps, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      Case test = { deed, faults[i].name, faults[i].fault };

      if (g_strcmp0 (steps, "all") == 0)
        fail_at_all (&test, n_steps, before, after);
      else if (steps != NULL)
        fail_at (&test, strtoul (steps, NULL, 10), before, after);
      else if (i == any)
        fail_at (&test, 1 + (gulong) g_test_rand_int_range (0, (gint32) n_steps), before, after);
    }
}

static void
add_tests (void)
{
  for (guint i = 0; i < n_office_deeds; i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/%s", office_deeds[i].name);

      g_test_add_data_func (path, &office_deeds[i], test_deed);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);
  core_test_office_set_up (&template, NULL);
  office_deeds_set_up (&template);
  add_tests ();
  status = g_test_run ();
  core_test_office_tear_down (&template, NULL);
  return status;
}
