/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program is killed while an office works, at any step of its writing, or the power is cut, so that some of what was not
 * flushed is lost. Then the file opens and is sound, and holds what it held after one of the actions: at most the one in progress is
 * missing. Whatever file has its final name is whole; everything can be undone; work goes on.
 *
 * What the file must hold is what it held at that moment of a run that nobody hindered. The steps are counted by the disk that
 * stands between the program and the system, so --seed repeats a run. SOURCIER_TEST_KILLS tells how many times the program is
 * killed; from a hundred on, a third of them are by the clock. */

#include "faulty-disk.h"
#include "office-deeds.h"
#include "office-test.h"

#include "store/backup.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#define FEW_KILLS 4
#define MANY_KILLS 100

/* A day of work, one deed after the other. */
static const char * const day[] = {
  "redo", "edit", "add", "bulk", "import", "contracts", "official-list", "saved-list", "merge", "undo", "redo", "undo", "take-back",
  "delete", "undo", "backup", "erase", "restore", "edit", "import", "undo", "migration", "repair", "create", "recover",
};
#define N_DAY G_N_ELEMENTS (day)

static const char *self_path;
static CoreTestOffice template;
static char *states[N_DAY + 1];      /* what the office's file holds before the first deed, and after each */
static gulong begins[N_DAY + 1];     /* how many steps were taken before each deed, and in all */
static GHashTable *wholes;           /* what any file held at a moment of the day */
static gint64 length;                /* of the day, in microseconds */

/* What the last run tells. */
static guint n_killed[N_DAY], n_by_fault[N_DISK_FAULTS + 1], n_compared, n_undone, n_too_late;

static const OfficeDeed *
find_deed (const char *name)
{
  for (guint i = 0; i < n_office_deeds; i++)
    if (g_str_equal (office_deeds[i].name, name))
      return &office_deeds[i];
  g_assert_not_reached ();
}

static void
say (const char *format,
     gulong      number)
{
  char text[64];
  int n = g_snprintf (text, sizeof text, format, number);

  g_assert_cmpint (write (STDOUT_FILENO, text, (gsize) n), ==, n);
}

static char *
office_path (const char *folder)
{
  g_autofree char *base = g_path_get_basename (template.path != NULL ? template.path : g_getenv ("OFFICE"));

  return g_build_filename (folder, base, NULL);
}

/* The program that is killed: works through the day, and tells before each deed how many steps it has taken. */
static int
work (char **argv)
{
  g_autoptr (GError) error = NULL;
  CoreTestOffice office = { argv[2], office_path (argv[2]), NULL };

  office.store = sourcier_store_open (office.path, &error);
  g_assert_no_error (error);
  disk_watch (office.folder, (DiskFault) atoi (argv[3]), strtoul (argv[4], NULL, 10), (guint) atoi (argv[5]));
  for (guint i = 0; i < N_DAY; i++)
    {
      say ("%lu\n", disk_get_count ());
      find_deed (day[i])->run (&office, &error);
      g_assert_no_error (error);
    }
  say ("%lu\n", disk_unwatch (NULL));
  g_clear_object (&office.store);
  g_free (office.path);
  return EXIT_SUCCESS;
}

static char *
copy_template (void)
{
  char *folder = core_test_new_folder ();

  office_deeds_copy (template.folder, folder);
  return folder;
}

/* Works through the day in a folder; @after_usec kills the program then. Returns: what it told, a line for each deed begun */
static char **
run_day (const char *folder,
         DiskFault   fault,
         gulong      step,
         guint       seed,
         gint64      after_usec)
{
  g_autofree char *fault_word = g_strdup_printf ("%d", fault), *step_word = g_strdup_printf ("%lu", step);
  g_autofree char *seed_word = g_strdup_printf ("%u", seed), *told = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) program = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self_path, "--work", folder,
                                                      fault_word, step_word, seed_word, NULL);

  g_assert_no_error (error);
  if (after_usec >= 0)
    {
      g_usleep ((gulong) after_usec);
      g_subprocess_send_signal (program, SIGKILL);
    }
  g_subprocess_communicate_utf8 (program, NULL, NULL, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (program) ? g_subprocess_get_term_sig (program) == SIGKILL
                                                        : g_subprocess_get_exit_status (program) == 0);
  return g_strsplit (g_strchomp (told), "\n", -1);
}

static void
learn_wholes (const char *folder)
{
  g_autofree char *told = office_deeds_tell (folder);
  g_auto (GStrv) lines = g_strsplit (told, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_hash_table_add (wholes, g_strdup (strrchr (lines[i], '\t') + 1));
}

/* A run that nobody hinders, once to learn what the files hold after each deed, once to count the steps. */
static void
learn (void)
{
  g_autofree char *folder = copy_template (), *counted = copy_template ();
  g_autoptr (GError) error = NULL;
  CoreTestOffice office = { folder, office_path (folder), NULL };
  gint64 begun;

  wholes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  office.store = sourcier_store_open (office.path, &error);
  g_assert_no_error (error);
  states[0] = office_deeds_dump (office.path);
  learn_wholes (folder);
  for (guint i = 0; i < N_DAY; i++)
    {
      find_deed (day[i])->run (&office, &error);
      g_assert_no_error (error);
      states[i + 1] = office_deeds_dump (office.path);
      learn_wholes (folder);
    }
  g_clear_object (&office.store);
  g_free (office.path);
  core_test_remove_folder (folder);

  begun = g_get_monotonic_time ();
  g_auto (GStrv) counts = run_day (counted, DISK_SOUND, 0, 0, -1);
  length = g_get_monotonic_time () - begun;
  g_assert_cmpuint (g_strv_length (counts), ==, N_DAY + 1);
  for (guint i = 0; i <= N_DAY; i++)
    begins[i] = strtoul (counts[i], NULL, 10);
  core_test_remove_folder (counted);
}

/* The file holds what it held before the deed in progress, or after it; a power cut may cost earlier ones too, which were not
 * flushed, but never half of one. */
static gboolean
is_expected (const char *dump,
             int         deed,
             gboolean    may_lose)
{
  for (int i = MIN (deed + 1, (int) N_DAY); i >= 0; i--)
    if (g_str_equal (dump, states[i]))
      return i >= deed || may_lose;
  return FALSE;
}

static void
complain (const char *how,
          const char *what)
{
  g_test_message ("%s: %s", how, what);
  g_test_fail ();
}

static void
check_wholes (const char *folder,
              const char *how)
{
  g_autofree char *told = office_deeds_tell (folder);
  g_auto (GStrv) lines = g_strsplit (told, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && ++n_compared > 0 && !g_hash_table_contains (wholes, strrchr (lines[i], '\t') + 1))
      complain (how, lines[i]);
}

/* All that can be undone is, and then there is nothing left of what the actions brought. */
static void
undo_all (SourcierStore *store,
          const char    *how)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  while (sourcier_store_undo (store, NULL, &error))
    n_undone++;
  if (!g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND))
    complain (how, error->message);
  left = office_test_ask_sqlite (sourcier_store_get_path (store), "SELECT (SELECT count(*) FROM supplier) +"
                                 " (SELECT count(*) FROM purchase) + (SELECT count(*) FROM label_award)");
  if (!sourcier_store_get_undo_erased (store) && !g_str_equal (left, "0\n"))
    complain (how, "something is left when all is undone");
}

/* What was begun and not finished is taken away at the next backup when it is so old that nobody can be at it any more. */
static void
make_old (const char *folder)
{
  g_autofree char *told = office_deeds_list_unfinished (folder);
  g_auto (GStrv) names = g_strsplit (g_strchomp (told), "\n", -1);
  time_t then = time (NULL) - 3 * 24 * 3600;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      utime (path, &(struct utimbuf) { then, then });
    }
}

static void
check_works_on (SourcierStore *store,
                const char    *folder,
                const char    *how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sourcier_store_check (store, &error);
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autoptr (GPtrArray) backups = sourcier_backup_list (sourcier_store_get_path (store), policy, 0);
  g_autofree char *unfinished = NULL;

  if (problems == NULL || problems->len > 0)
    complain (how, problems != NULL ? problems->pdata[0] : error->message);
  for (guint i = 0; i < backups->len; i++)
    if (!sourcier_backup_read (backups->pdata[i], NULL))
      complain (how, sourcier_backup_get_path (backups->pdata[i]));
  undo_all (store, how);
  office_test_save_buyer (store, "Work on", "Ville d’Ermont");
  make_old (folder);
  if (!sourcier_backup_make (store, policy, SOURCIER_BACKUP_BY_HAND, NULL, NULL, NULL, &error))
    complain (how, error->message);
  unfinished = office_deeds_list_unfinished (folder);
  if (strstr (unfinished, "Mairie") != NULL)
    complain (how, unfinished);
}

static void
examine (const char *folder,
         int         deed,
         DiskFault   fault,
         const char *how)
{
  g_autofree char *path = office_path (folder), *dump = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = sourcier_store_open (path, &error);

  if (store == NULL)
    {
      complain (how, error->message);
      return;
    }
  dump = office_deeds_dump (path);
  if (!is_expected (dump, deed, fault == DISK_POWER_CUT))
    complain (how, "the office’s file holds what it never held, or lacks more than the action in progress");
  check_wholes (folder, how);
  check_works_on (store, folder, how);
}

/* @clock: kills by the clock rather than at a step */
static void
kill_once (gboolean clock)
{
  /* One deed takes ten steps and another a thousand: each is hindered as often. */
  guint chosen = (guint) g_test_rand_int_range (0, N_DAY);
  gulong n_steps = begins[N_DAY];
  gulong step = 1 + (gulong) g_test_rand_int_range ((gint32) begins[chosen], (gint32) begins[chosen + 1]);
  guint seed = (guint) g_test_rand_int_range (0, G_MAXINT32);
  DiskFault fault = clock ? DISK_SOUND : g_test_rand_int_range (0, 3) == 0 ? DISK_POWER_CUT : DISK_KILL;
  gint64 after = clock ? (gint64) g_test_rand_double_range (0, (double) length) : -1;
  g_autofree char *folder = copy_template (), *how = NULL;
  g_auto (GStrv) told = run_day (folder, fault, clock ? 0 : step, seed, after);
  int deed = (int) g_strv_length (told) - 1;

  if (deed < 0 || deed >= (int) N_DAY)
    {
      /* By the clock: before the first deed was begun, or after the last. */
      g_assert_true (clock);
      n_too_late++;
      core_test_remove_folder (folder);
      return;
    }
  how = g_strdup_printf ("%s, %s, step %lu of %lu, seed %u", day[deed], clock ? "clock" : fault == DISK_KILL ? "kill" : "power cut",
                         clock ? 0 : step, n_steps, seed);
  examine (folder, deed, fault, how);
  n_killed[deed]++;
  n_by_fault[clock ? N_DISK_FAULTS : fault]++;
  core_test_remove_folder (folder);
}

static void
test_killed (void)
{
  const char *wish = g_getenv ("SOURCIER_TEST_KILLS");
  guint n = wish != NULL ? (guint) strtoul (wish, NULL, 10) : FEW_KILLS;

  learn ();
  for (guint i = 0; i < n; i++)
    kill_once (n >= MANY_KILLS && i % 3 == 0);

  for (guint i = 0; i < N_DAY; i++)
    g_test_message ("%-14s killed %u times", day[i], n_killed[i]);
  g_test_message ("%u kills at a step, %u power cuts, %u kills by the clock, %u before or after the work; of %lu steps",
                  n_by_fault[DISK_KILL], n_by_fault[DISK_POWER_CUT], n_by_fault[N_DISK_FAULTS], n_too_late, begins[N_DAY]);
  g_test_message ("%u files compared with what they held, %u actions undone", n_compared, n_undone);
  for (guint i = 0; i <= N_DAY; i++)
    g_clear_pointer (&states[i], g_free);
  g_clear_pointer (&wholes, g_hash_table_unref);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  int status;

  self_path = self;
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  if (argc == 6 && g_str_equal (argv[1], "--work"))
    return work (argv);

  g_test_init (&argc, &argv, NULL);
  core_test_office_set_up (&template, NULL);
  g_setenv ("OFFICE", template.path, TRUE);
  office_deeds_set_up (&template);
  g_test_add_func ("/crash/killed", test_killed);
  status = g_test_run ();
  core_test_office_tear_down (&template, NULL);
  return status;
}
