/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "config.h"
#include "base/session.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/*
 * A note for each run of the program, which goes when the run ends by itself. One that stays and that nobody holds any more tells
 * the next run that this one was killed, crashed, lost its display, or ended with the computer, and which office's file it had open.
 */

#define PREFIX "session-"
#define GROUP "Session"
#define DISPLAY_LOST "Display=lost\n"

static char *note;              /* of this run */
static volatile int note_fd = -1;

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "sourcier", NULL);
}

/* The lock goes with the program, however that ends. */
static gboolean
try_lock (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

static SourcierSessionEnd *
read_note (const char *path)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  SourcierSessionEnd *end = g_new0 (SourcierSessionEnd, 1);

  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return end;
  end->file = g_key_file_get_string (keys, GROUP, "File", NULL);
  end->signal = g_key_file_get_integer (keys, GROUP, "Signal", NULL);
  end->lost_display = end->signal == 0 && g_key_file_has_key (keys, GROUP, "Display", NULL);
  return end;
}

/* Returns: (nullable): the end that the note tells of; %NULL if that run goes on */
static SourcierSessionEnd *
take_note (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  SourcierSessionEnd *end = NULL;

  if (fd < 0)
    return NULL;
  if (try_lock (fd))
    {
      end = read_note (path);
      g_unlink (path);
    }
  close (fd);
  return end;
}

/* One that had a file open is told rather than one that had none. */
static SourcierSessionEnd *
find_end (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  SourcierSessionEnd *found = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      SourcierSessionEnd *end = g_str_has_prefix (name, PREFIX) ? take_note (path) : NULL;

      if (end == NULL)
        continue;
      if (found == NULL || found->file == NULL)
        {
          g_clear_pointer (&found, sourcier_session_end_free);
          found = end;
        }
      else
        sourcier_session_end_free (end);
    }
  return found;
}

/* Writes a number without what a signal handler may not use. */
static void
write_number (int         fd,
              const char *before,
              int         number)
{
  char digits[12];
  int i = sizeof digits;

  digits[--i] = '\n';
  do
    digits[--i] = (char) ('0' + number % 10);
  while ((number /= 10) > 0 && i > 0);
  if (write (fd, before, strlen (before)) < 0 || write (fd, digits + i, sizeof digits - (gsize) i) < 0)
    return;
}

/* Notes the signal, and lets it do what it does. */
static void
crashed_cb (int number)
{
  if (note_fd >= 0)
    write_number (note_fd, "Signal=", number);
  signal (number, SIG_DFL);
  raise (number);
}

static void
watch_signals (void)
{
  static const int fatal[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP };
  struct sigaction action = { .sa_handler = crashed_cb, .sa_flags = (int) (SA_RESETHAND | SA_NODEFER) };

  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (fatal); i++)
    sigaction (fatal[i], &action, NULL);
}

static void
write_note (const char *file)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *text = NULL;

  g_key_file_set_string (keys, GROUP, "Version", SOURCIER_VERSION);
  if (file != NULL)
    g_key_file_set_string (keys, GROUP, "File", file);
  text = g_key_file_to_data (keys, NULL, NULL);
  if (note_fd >= 0 && ftruncate (note_fd, 0) == 0 && write (note_fd, text, strlen (text)) < 0)
    errno = 0;
}

/**
 * sourcier_session_begin:
 *
 * This run of the program begins.
 *
 * Returns: (transfer full) (nullable): how an earlier one ended that did not end by itself and was not told of yet
 */
SourcierSessionEnd *
sourcier_session_begin (void)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = g_strdup_printf (PREFIX "%d-%08x", (int) getpid (), g_random_int ());
  SourcierSessionEnd *end;

  g_return_val_if_fail (note == NULL, NULL);

  g_mkdir_with_parents (folder, 0700);
  end = find_end (folder);
  note = g_build_filename (folder, name, NULL);
  note_fd = g_open (note, O_CREAT | O_EXCL | O_RDWR | O_APPEND | O_CLOEXEC, 0600);
  if (note_fd >= 0)
    try_lock (note_fd);
  write_note (NULL);
  watch_signals ();
  if (end != NULL && end->lost_display)
    sourcier_log_write ("the last run lost its display");
  else if (end != NULL)
    sourcier_log_write ("the last run ended unexpectedly, signal %d", end->signal);
  return end;
}

/**
 * sourcier_session_note_file:
 * @path: (nullable): the office's file that is open from now on
 */
void
sourcier_session_note_file (const char *path)
{
  write_note (path);
}

/**
 * sourcier_session_lose_display:
 *
 * The display went away, after which the toolkit ends the program without asking anybody.
 */
void
sourcier_session_lose_display (void)
{
  if (note_fd >= 0 && write (note_fd, DISPLAY_LOST, strlen (DISPLAY_LOST)) < 0)
    errno = 0;
  sourcier_log_write ("the display went away");
}

/**
 * sourcier_session_end:
 *
 * The run ends by itself, or is asked to.
 */
void
sourcier_session_end (void)
{
  if (note_fd >= 0)
    close (note_fd);
  note_fd = -1;
  if (note != NULL)
    g_unlink (note);
  g_clear_pointer (&note, g_free);
}

/**
 * sourcier_session_end_free:
 * @self: (transfer full): how a run ended
 */
void
sourcier_session_end_free (SourcierSessionEnd *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->file);
  g_free (self);
}
