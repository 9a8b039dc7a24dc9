/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every deed of an office on a real disk: a small one that is full, a folder that nobody may write, one that was taken away. No
 * step is made to fail here; the system does it by itself.
 *
 * Needs a file system of its own, which root may mount, and so may anybody where users may have a name space of their own; it is
 * skipped elsewhere. A run does each deed on one of these disks, which --seed chooses: a full one with no room, and with room of one
 * size. SOURCIER_TEST_STEPS=all takes all of them, and leaves a page more each time until the deed is done. */

#define _GNU_SOURCE
#include "deed-trial.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define DISK_SIZE "size=24m,mode=1777"
#define PAGE 4096
#define MOST_ROOM 24    /* pages: many deeds need no more */
#define NOBODY 65534

static CoreTestOffice template;
static gboolean is_small;      /* whether the tests have a small disk for themselves */
static char *disk;

static gboolean
put (const char *path,
     const char *text)
{
  int fd = open (path, O_WRONLY);
  gboolean done = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);
  return done;
}

/* A name space of its own, in which this process may mount: at once for root, for others as root of their own users. Must be called
 * before there is any thread. */
static gboolean
leave_name_space (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", (guint) getegid ());

  if (geteuid () == 0 && unshare (CLONE_NEWNS) == 0)
    return TRUE;
  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && put ("/proc/self/setgroups", "deny")
         && put ("/proc/self/uid_map", users) && put ("/proc/self/gid_map", groups);
}

/* What is mounted goes with the process. */
static gboolean
mount_small_disk (void)
{
  /* g_get_tmp_dir() keeps its first answer, and the offices of the tests are to lie on the disk, once TMPDIR names it. */
  disk = g_build_filename (g_getenv ("TMPDIR") != NULL ? g_getenv ("TMPDIR") : "/tmp", "sourcier-disk-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (disk));
  return leave_name_space () && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("tmpfs", disk, "tmpfs", 0, DISK_SIZE) == 0;
}

static char *
ballast_path (void)
{
  return g_build_filename (disk, "ballast", NULL);
}

/* Leaves room for so many pages. */
static void
fill_disk (CoreTestOffice *office,
           gulong          n_pages)
{
  g_autofree char *path = ballast_path ();
  static const char page[PAGE];
  struct statvfs state;
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (statvfs (disk, &state), ==, 0);
  g_assert_cmpuint (state.f_bfree * state.f_frsize, >, n_pages * PAGE);
  for (gulong i = state.f_bfree * state.f_frsize / PAGE; i > n_pages; i--)
    g_assert_cmpint (write (fd, page, PAGE), ==, PAGE);
  close (fd);
}

static gboolean
empty_disk (CoreTestOffice *office)
{
  g_autofree char *path = ballast_path ();

  return g_unlink (path) == 0;
}

static void
test_full (gconstpointer data)
{
  static const DeedHindrance full = { "full disk", fill_disk, empty_disk, 1u << SOURCIER_STORE_ERROR_FULL, DEED_LEAVES, FALSE };
  gulong n_pages = 0, some = (gulong) g_test_rand_int_range (1, MOST_ROOM);
  gboolean all = g_strcmp0 (g_getenv ("SOURCIER_TEST_STEPS"), "all") == 0;
  DeedTrial trial;

  if (!is_small)
    {
      g_test_skip ("Nobody may mount a small disk here");
      return;
    }
  deed_trial_set_up (&trial, &template, data);
  g_assert_false (deed_trial_run (&trial, &full, 0));
  if (!all)
    deed_trial_run (&trial, &full, some);
  while (all && !deed_trial_run (&trial, &full, ++n_pages))
    ;
  g_test_message ("%s: %lu pages", trial.deed->name, all ? n_pages : some);
  deed_trial_clear (&trial);
}

/* Root may write whatever the rights are: becomes nobody, to whom all belongs, for a while. */
static void
give_to (const char *path,
         uid_t       owner)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_cmpint (lchown (path, owner, owner), ==, 0);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      give_to (inside, owner);
    }
}

static gboolean
is_root (void)
{
  return geteuid () == 0;
}

/* What nobody may do is taken from the folder and from those in it; the files that are open stay so. */
static void
set_rights (const char *folder,
            mode_t      rights)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (folder, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        set_rights (inside, rights);
    }
  g_assert_cmpint (g_chmod (folder, rights), ==, 0);
}

static uid_t owner;

static void
become (uid_t user)
{
  if (owner == 0 && setresuid (user, user, 0) != 0)
    g_error ("cannot become %u: %s", (guint) user, g_strerror (errno));
}

static void
protect_folder (CoreTestOffice *office,
                gulong          step)
{
  if (owner == 0)
    give_to (office->folder, NOBODY);
  set_rights (office->folder, 0500);
  become (NOBODY);
}

static gboolean
free_folder (CoreTestOffice *office)
{
  become (0);
  set_rights (office->folder, 0700);
  return TRUE;
}

static void
test_protected (gconstpointer data)
{
  static const DeedHindrance hindrance = { "folder nobody may write", protect_folder, free_folder,
                                           1u << SOURCIER_STORE_ERROR_READ_ONLY | 1u << SOURCIER_STORE_ERROR_DISK,
                                           DEED_LEAVES_MORE, TRUE };
  DeedTrial trial;

  if (owner != 0 && is_root ())
    {
      g_test_skip ("There is no other user to become here");
      return;
    }
  deed_trial_set_up (&trial, &template, data);
  deed_trial_run (&trial, &hindrance, 0);
  deed_trial_clear (&trial);
}

/* The folder is somewhere else for a while, as when a disk is pulled out or a share is not there. */
static void
take_folder (CoreTestOffice *office,
             gulong          step)
{
  g_autofree char *away = g_strconcat (office->folder, "-away", NULL);

  g_assert_cmpint (g_rename (office->folder, away), ==, 0);
}

static gboolean
put_folder_back (CoreTestOffice *office)
{
  g_autofree char *away = g_strconcat (office->folder, "-away", NULL);

  /* Nothing was made in its place. */
  g_assert_false (g_file_test (office->folder, G_FILE_TEST_EXISTS));
  return g_rename (away, office->folder) == 0;
}

static void
test_gone (gconstpointer data)
{
  static const DeedHindrance hindrance = { "folder gone", take_folder, put_folder_back,
                                           1u << SOURCIER_STORE_ERROR_NOT_FOUND | 1u << SOURCIER_STORE_ERROR_DISK, DEED_LEAVES_MORE, FALSE, TRUE };
  DeedTrial trial;

  deed_trial_set_up (&trial, &template, data);
  deed_trial_run (&trial, &hindrance, 0);
  deed_trial_clear (&trial);
}

/* A short run takes one way for each deed, so that each way meets a third of them. */
static void
add_tests (void)
{
  static const struct { const char *name; GTestDataFunc func; } ways[] = {
    { "full", test_full }, { "protected", test_protected }, { "gone", test_gone },
  };
  gboolean all = g_getenv ("SOURCIER_TEST_STEPS") != NULL;
  guint shift = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (ways));

  for (guint i = 0; i < n_office_deeds; i++)
    for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
      {
        g_autofree char *path = g_strdup_printf ("/disk/%s/%s", ways[j].name, office_deeds[i].name);

        if (all || (i + shift) % G_N_ELEMENTS (ways) == j)
          g_test_add_data_func (path, &office_deeds[i], ways[j].func);
      }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  owner = geteuid ();
  is_small = mount_small_disk ();
  if (is_small)
    g_setenv ("TMPDIR", disk, TRUE);
  g_test_init (&argc, &argv, NULL);
  core_test_office_set_up (&template, NULL);
  office_deeds_set_up (&template);
  add_tests ();
  status = g_test_run ();
  core_test_office_tear_down (&template, NULL);
  umount (disk);
  g_rmdir (disk);
  g_free (disk);
  return status;
}
