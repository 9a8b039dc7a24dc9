/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program notes for itself: its log, which tells nothing of what stands in an office's file, and whether an earlier run
 * ended by itself. The runs are processes, killed as a user or the system kills them. */

#include "base/log.h"
#include "base/session.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *program;

/* A run that opens a file and says so, then waits to be killed, crashes, loses its display or ends. */
static int
run (const char *how)
{
  const struct rlimit none = { 0, 0 };
  g_autoptr (SourcierSessionEnd) before = NULL;

  setrlimit (RLIMIT_CORE, &none);
  before = sourcier_session_begin ();
  sourcier_session_note_file ("/bureau/Mairie.sourcier");
  g_print ("open\n");
  if (g_str_equal (how, "crash"))
    raise (SIGSEGV);
  if (g_str_equal (how, "lose"))
    {
      /* As the toolkit does. */
      sourcier_session_lose_display ();
      sourcier_session_lose_display ();
      _exit (1);
    }
  if (g_str_equal (how, "wait"))
    g_usleep (60 * G_USEC_PER_SEC);
  sourcier_session_end ();
  return 0;
}

static GSubprocess *
start (const char *how)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, how, NULL);
  char line[5];
  gsize n;

  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (process), line, 5, &n, NULL, &error));
  g_assert_cmpint (n, ==, 5);
  return process;
}

static void
finish (GSubprocess *process)
{
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

/* What the next run hears; it ends at once. */
static SourcierSessionEnd *
hear (void)
{
  SourcierSessionEnd *end = sourcier_session_begin ();

  sourcier_session_end ();
  return end;
}

static void
test_ends (void)
{
  g_assert_null (hear ());
  finish (start ("end"));
  g_assert_null (hear ());

  finish (start ("crash"));
  g_autoptr (SourcierSessionEnd) crashed = hear ();
  g_assert_nonnull (crashed);
  g_assert_cmpstr (crashed->file, ==, "/bureau/Mairie.sourcier");
  g_assert_cmpint (crashed->signal, ==, SIGSEGV);
  g_assert_false (crashed->lost_display);
  /* It is told once. */
  g_assert_null (hear ());

  GSubprocess *process = start ("wait");
  g_assert_null (hear ());
  g_subprocess_force_exit (process);
  finish (process);
  g_autoptr (SourcierSessionEnd) killed = hear ();
  g_assert_nonnull (killed);
  g_assert_cmpstr (killed->file, ==, "/bureau/Mairie.sourcier");
  g_assert_cmpint (killed->signal, ==, 0);
  g_assert_false (killed->lost_display);

  finish (start ("lose"));
  g_autoptr (SourcierSessionEnd) lost = hear ();
  g_assert_nonnull (lost);
  g_assert_cmpstr (lost->file, ==, "/bureau/Mairie.sourcier");
  g_assert_true (lost->lost_display);
  g_assert_cmpint (lost->signal, ==, 0);
  g_assert_null (hear ());
}

static void
assert_masked (const char *written,
               const char *masked)
{
  g_autofree char *found = sourcier_log_mask (written);

  g_assert_cmpstr (found, ==, masked);
}

static void
test_mask (void)
{
  assert_masked ("Failed to set text 'Atelier <b>Durand' from markup", "Failed to set text '…' from markup");
  assert_masked ("gtk_label_set_text: assertion 'GTK_IS_LABEL (self)' failed",
                 "gtk_label_set_text: assertion 'GTK_IS_LABEL (self)' failed");
  assert_masked ("cannot open “Mairie d’Ermont” now", "cannot open “…” now");
  assert_masked ("« Élan » manque", "«…» manque");
  assert_masked ("sent to claire.martin@ermont.fr today", "sent to … today");
  assert_masked ("no such SIRET 78467169500087.", "no such SIRET …");
  assert_masked ("3 of 4 at 0x55d0c8a21240", "3 of 4 at 0x55d0c8a21240");
}

static void
test_log (void)
{
  g_autofree char *folder = sourcier_log_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "sourcier.log", NULL);
  g_autofree char *older = g_build_filename (folder, "sourcier.1.log", NULL);
  g_autofree char *oldest = g_build_filename (folder, "sourcier.4.log", NULL);
  g_autofree char *long_line = g_strnfill (1000, 'x');
  GStatBuf about;

  sourcier_log_begin ();
  sourcier_log_write ("opened, version %d", 29);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0700);

  g_autofree char *text = sourcier_log_read_last (10000);
  g_assert_nonnull (strstr (text, "opened, version 29\n"));
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Durand cannot be saved");
  sourcier_log_error (error);
  g_autofree char *told = sourcier_log_read_last (10000);
  g_assert_nonnull (strstr (told, "g-io-error-quark 12\n"));
  g_assert_null (strstr (told, "Durand"));

  /* Half a megabyte, then another file; three of them stay. */
  for (int i = 0; i < 2600; i++)
    sourcier_log_write ("%s", long_line);
  g_assert_true (g_file_test (older, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (oldest, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_size, <, 600000);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;

  if (argc == 2 && strchr ("ewcl", *argv[1]) != NULL)
    return run (argv[1]);

  program = argv[0];
  folder = g_dir_make_tmp ("sourcier-session-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/ends", test_ends);
  g_test_add_func ("/session/mask", test_mask);
  g_test_add_func ("/session/log", test_log);
  return g_test_run ();
}
