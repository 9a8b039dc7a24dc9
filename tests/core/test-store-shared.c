/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* An office's file that is not its window's alone: other connections, other processes, and whoever moves it away. */

/* A worker still reads while the window closes the file: whoever copies the file then must have all of it. */
static void
test_close_before_reader (CoreTestOffice *fixture,
                          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (fixture->store, &error);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.sourcier", NULL);
  char *contents;
  gsize size;

  g_assert_no_error (error);
  office_test_assert_buyer (reader, "");
  office_test_save_buyer (fixture->store, "Edit office", "Complete");
  g_clear_object (&fixture->store);

  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (copy, contents, (gssize) size, NULL));
  g_free (contents);
  g_autofree char *name = office_test_ask_sqlite (copy, "SELECT name FROM buyer");
  g_assert_cmpstr (name, ==, "Complete\n");
}

static void
test_moved (CoreTestOffice *fixture,
            gconstpointer   data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.sourcier", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.sourcier", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  /* Moved away, and back. */
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  g_assert_false (sourcier_store_begin (fixture->store, "Nowhere", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Mairie d’Été 100%.sourcier"));
  g_clear_error (&error);
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  g_assert_true (sourcier_store_begin (fixture->store, "Back again", &error));
  g_assert_no_error (error);
  g_assert_true (sourcier_store_commit (fixture->store, &error));
  g_assert_no_error (error);

  /* Another file in its place. */
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, &error));
  g_assert_true (g_file_set_contents (copy, contents, length, &error));
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  g_assert_false (sourcier_store_begin (fixture->store, "Replaced", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
}

static void
test_busy (CoreTestOffice *fixture,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (fixture->store, &error);
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_true (sourcier_store_begin (writer, "Long work", &error));
  g_assert_false (sourcier_store_begin (fixture->store, "Meanwhile", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BUSY);
  office_test_assert_buyer (reader, "");
  sourcier_store_rollback (writer);
  office_test_save_buyer (fixture->store, "Then", "A");
  office_test_assert_buyer (reader, "A");
}

/* Whether another process finds these bytes locked. In the child nothing but system calls may run. */
static gboolean
is_locked (const char *path,
           off_t       start,
           off_t       length)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = length };
      int fd = open (path, O_RDWR);

      _exit (fd < 0 || fcntl (fd, F_GETLK, &lock) != 0 ? 2 : lock.l_type != F_UNLCK);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) < 2);
  return WEXITSTATUS (status) == 1;
}

/* Where SQLite's file format and the header of its unix layer put the locks of a file, and the one that says that
 * somebody uses the memory that is shared beside it. */
#define SHARED_START 0x40000002
#define SHARED_LENGTH 510
#define DEAD_MAN 128

static void
assert_held (const char *path)
{
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);

  g_assert_true (is_locked (path, SHARED_START, SHARED_LENGTH));
  g_assert_true (is_locked (memory, DEAD_MAN, 1));
}

static void
look_inside (const char *path)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
}

/* A file dialog reads the first bytes of what has no known ending, in our process: whoever else comes to the file must
 * still find that it is open. */
static void
test_looked_inside (CoreTestOffice *fixture,
                    gconstpointer   data)
{
  g_autofree char *memory = g_strconcat (fixture->path, "-shm", NULL);

  office_test_save_buyer (fixture->store, "First", "A");
  assert_held (fixture->path);
  look_inside (fixture->path);
  look_inside (memory);
  assert_held (fixture->path);
}

/* The connection of a worker comes and goes; the window's holds its file all the while, and lets go at last. */
static void
test_held_until_closed (CoreTestOffice *fixture,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  office_test_save_buyer (fixture->store, "First", "A");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SourcierStore) writer = sourcier_store_open_writer (fixture->store, &error);

      g_assert_no_error (error);
      office_test_save_buyer (writer, "Second", "B");
      assert_held (fixture->path);
      g_clear_object (&writer);
      assert_held (fixture->path);
    }
  office_test_save_buyer (fixture->store, "Third", "C");
  g_clear_object (&fixture->store);
  g_assert_false (is_locked (fixture->path, 0, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) core_test_add ("/store/" path, NULL, func)
  ADD ("close-before-reader", test_close_before_reader);
  ADD ("moved", test_moved);
  ADD ("busy", test_busy);
  ADD ("looked-inside", test_looked_inside);
  ADD ("held-until-closed", test_held_until_closed);
#undef ADD
  return g_test_run ();
}
