/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two people, one file: who works on it, where and since when; what a crash or a computer that is gone left behind; and where
 * the file lies. Another computer is a note with another computer's name. */

#include "core-test.h"

#include "base/user.h"
#include "store/hold.h"
#include "store/store-place.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

/* What another computer wrote, so many seconds ago. */
static void
leave_note (CoreTestOffice *office,
            const char     *machine_id,
            gint64          seconds_ago)
{
  g_autofree char *note = sourcier_hold_dup_note_path (office->path);
  g_autofree char *text = g_strdup_printf ("[Sourcier]\nUser=Claire Martin\nMachine=PC-ACHATS\nMachineId=%s\n"
                                           "Since=2026-11-22T08:12:00Z\nToken=other\n", machine_id);
  time_t then = (time_t) (g_get_real_time () / G_USEC_PER_SEC - seconds_ago);

  g_assert_true (g_file_set_contents (note, text, -1, NULL));
  g_assert_cmpint (utime (note, &(struct utimbuf) { then, then }), ==, 0);
}

static gboolean
has_note (CoreTestOffice *office)
{
  g_autofree char *note = sourcier_hold_dup_note_path (office->path);

  return g_file_test (note, G_FILE_TEST_EXISTS);
}

static void
assert_taken (CoreTestOffice *office,
              const char     *user)
{
  g_autoptr (SourcierOccupant) occupant = NULL;
  SourcierHold *hold = sourcier_hold_take (office->path, &occupant);

  g_assert_null (hold);
  g_assert_nonnull (occupant);
  g_assert_cmpstr (occupant->user, ==, user);
}

static SourcierHold *
take (CoreTestOffice *office)
{
  g_autoptr (SourcierOccupant) occupant = NULL;
  SourcierHold *hold = sourcier_hold_take (office->path, &occupant);

  g_assert_nonnull (hold);
  g_assert_null (occupant);
  return hold;
}

static void
test_one_after_another (CoreTestOffice *office,
                        gconstpointer   data)
{
  g_autofree char *user = sourcier_user_dup_name ();
  g_autofree char *note = sourcier_hold_dup_note_path (office->path);
  SourcierHold *hold = take (office);
  GStatBuf about;

  assert_taken (office, user);
  g_assert_true (sourcier_hold_beat (hold));
  /* As the office's file, the note is for its owner alone. */
  g_assert_cmpint (g_stat (note, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  sourcier_hold_release (hold);
  g_assert_false (has_note (office));
  sourcier_hold_release (take (office));
  g_assert_false (has_note (office));
}

static void
test_other_computer (CoreTestOffice *office,
                     gconstpointer   data)
{
  g_autoptr (SourcierOccupant) occupant = NULL;
  g_autofree char *words = NULL;

  leave_note (office, "another", 20);
  g_assert_null (sourcier_hold_take (office->path, &occupant));
  words = sourcier_occupant_tell (occupant, office->path);
  g_assert_nonnull (strstr (words, "Claire Martin"));
  g_assert_nonnull (strstr (words, "Mairie d’Été 100%"));
  g_assert_nonnull (strstr (words, "PC-ACHATS"));
  /* 8:12 in Greenwich is 9:12 in Paris, in November. */
  g_assert_nonnull (strstr (words, "22 November, 09:12"));

  g_autoptr (GError) error = NULL;
  g_clear_object (&office->store);
  office->store = sourcier_store_open_to_look (office->path, words, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sourcier_store_get_read_only_reason (office->store), ==, words);
  g_assert_false (sourcier_store_begin (office->store, "Edit", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
}

static void
test_stale (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autofree char *machine_id = NULL;

  /* A computer that said nothing for ten minutes is gone, one that did four minutes ago is not. */
  leave_note (office, "another", 240);
  assert_taken (office, "Claire Martin");
  leave_note (office, "another", 600);
  sourcier_hold_release (take (office));
  g_assert_false (has_note (office));

  /* A program that crashed on this computer a moment ago no longer holds its note. */
  if (!g_file_get_contents ("/etc/machine-id", &machine_id, NULL, NULL))
    machine_id = g_strdup (g_get_host_name ());
  leave_note (office, g_strstrip (machine_id), 1);
  sourcier_hold_release (take (office));
  g_assert_false (has_note (office));
}

static void
test_odd_notes (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autofree char *note = sourcier_hold_dup_note_path (office->path);
  g_autofree char *long_text = g_strnfill (100000, 'x');
  const char *texts[] = { "", "\xff\xfe\x01", "[Sourcier]\nUser=\xff\nSince=x\n", long_text };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SourcierOccupant) occupant = NULL;
      g_autofree char *words = NULL;

      g_assert_true (g_file_set_contents (note, texts[i], -1, NULL));
      g_assert_null (sourcier_hold_take (office->path, &occupant));
      g_assert_nonnull (occupant);
      words = sourcier_occupant_tell (occupant, office->path);
      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
}

/* Somebody else took the file while this computer slept: what it finds then is another's note, and it leaves that alone. */
static void
test_lost (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autofree char *note = sourcier_hold_dup_note_path (office->path);
  SourcierHold *hold = take (office);

  g_unlink (note);
  g_assert_true (sourcier_hold_beat (hold));
  g_assert_true (has_note (office));
  g_unlink (note);
  leave_note (office, "another", 0);
  g_assert_false (sourcier_hold_beat (hold));
  sourcier_hold_release (hold);
  g_assert_true (has_note (office));
}

static void
assert_journal (CoreTestOffice *office,
                const char     *expected)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (office->store, "PRAGMA journal_mode", NULL);
  gboolean has_row;

  g_assert_true (sourcier_statement_step (statement, &has_row, NULL) && has_row);
  g_assert_cmpstr (sourcier_statement_get_text (statement, 0), ==, expected);
}

/* A file that lay on this computer is moved to the network: nothing of a write-ahead log is left. */
static void
test_network (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autofree char *log = g_strconcat (office->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  assert_journal (office, "wal");
  g_clear_object (&office->store);
  g_setenv ("SOURCIER_FILESYSTEM", "cifs", TRUE);
  office->store = sourcier_store_open (office->path, &error);
  g_assert_no_error (error);
  g_assert_true (sourcier_store_begin (office->store, "Edit", &error));
  g_assert_true (sourcier_store_execute (office->store, "INSERT INTO supplier (id, name, search) VALUES (1, 'A', 'a')", &error));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (sourcier_store_commit (office->store, &error));
  assert_journal (office, "truncate");
  g_unsetenv ("SOURCIER_FILESYSTEM");
}

static void
test_places (CoreTestOffice *office,
             gconstpointer   data)
{
  static const char * const remote[] = { "nfs4", "cifs", "smb3", "fuse.sshfs", "davfs", "9p" };
  static const char * const local[] = { "ext4", "btrfs", "xfs", "tmpfs", "vfat", "ntfs", "fuse.ntfs-3g", "" };
  static const struct { const char *path, *name; } places[] = {
    { "/home/a/OneDrive - Ville d’Ermont/Achats/Mairie.sourcier", "OneDrive" },
    { "/home/a/Nextcloud/Mairie.sourcier", "Nextcloud" }, { "/srv/Dropbox (Mairie)/x/y/z.sourcier", "Dropbox" },
    { "/home/a/Google Drive/Mairie.sourcier", "Google Drive" }, { "/home/a/Documents/Nextclouds.sourcier", NULL },
    { "/home/a/Documents/Dropboxes/a.sourcier", NULL }, { "a.sourcier", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    g_assert_true (sourcier_place_type_is_remote (remote[i]));
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_false (sourcier_place_type_is_remote (local[i]));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *name = sourcier_place_find_sync (places[i].path);

      g_assert_cmpstr (name, ==, places[i].name);
    }
}

/* A folder under any name in which the client keeps its database. */
static void
test_sync_mark (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autofree char *none = sourcier_place_find_sync (office->path);
  g_autofree char *mark = g_build_filename (office->folder, ".sync_1a2b3c.db", NULL);
  g_autofree char *found = NULL;

  g_assert_cmpstr (none, ==, NULL);
  g_assert_true (g_file_set_contents (mark, "", 0, NULL));
  found = sourcier_place_find_sync (office->path);
  g_assert_cmpstr (found, ==, "Nextcloud");
}

/* Whoever only looks learns when the file can be worked on. */
static void
test_is_free (CoreTestOffice *office,
              gconstpointer   data)
{
  g_assert_true (sourcier_hold_is_free (office->path));
  leave_note (office, "other", 10);
  g_assert_false (sourcier_hold_is_free (office->path));
  g_assert_true (has_note (office));
  leave_note (office, "other", SOURCIER_HOLD_STALE + 10);
  g_assert_true (sourcier_hold_is_free (office->path));

  SourcierHold *hold = take (office);
  g_assert_false (sourcier_hold_is_free (office->path));
  sourcier_hold_release (hold);
  g_assert_true (sourcier_hold_is_free (office->path));
  g_unlink (office->path);
  g_assert_false (sourcier_hold_is_free (office->path));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) core_test_add ("/hold/" path, NULL, func)
  ADD ("one-after-another", test_one_after_another);
  ADD ("is-free", test_is_free);
  ADD ("other-computer", test_other_computer);
  ADD ("stale", test_stale);
  ADD ("odd-notes", test_odd_notes);
  ADD ("lost", test_lost);
  ADD ("network", test_network);
  ADD ("places", test_places);
  ADD ("sync-mark", test_sync_mark);
#undef ADD
  return g_test_run ();
}
