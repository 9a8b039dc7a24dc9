/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SQLite's locks keep two programs from writing at the same moment, but not two people from working for hours on what the other
 * does not see; and on a network disk those locks are what the server makes of them. The note tells people.
 *
 * On one computer the note is held by a lock that ends with its program, however that ends. From another computer it is
 * believed for as long as it is renewed; the time is the server's, which dates the note and a look at it alike.
 */
#define _GNU_SOURCE
#include "config.h"
#include "store/hold.h"

#include "base/user.h"
#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP "Sourcier"
#define MOST_BYTES 4096

struct _SourcierHold
{
  GMutex mutex;         /* a worker renews the note while the window may let go of it */
  gboolean is_released;
  char *path;
  char *note;
  char *token;
  int fd;
};

/**
 * sourcier_hold_dup_note_path:
 * @path: an office's file
 *
 * Returns: (transfer full): where the note about who works on it lies
 */
char *
sourcier_hold_dup_note_path (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".~%s-open", base);

  return g_build_filename (folder, name, NULL);
}

/* What tells this computer from others of its name. */
static char *
get_machine_id (void)
{
  char *id = NULL;

  if (g_file_get_contents ("/etc/machine-id", &id, NULL, NULL))
    return g_strstrip (id);
  return g_strdup (g_get_host_name ());
}

/* The lock of an open file description: ends with the program, whatever else closes the file in it. */
static gboolean
try_lock (int fd)
{
#ifdef F_OFD_SETLK
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
#else
  return TRUE;
#endif
}

static char *
make_text (SourcierHold *self)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *since = g_date_time_format_iso8601 (now);
  g_autofree char *user = sourcier_user_dup_name ();
  g_autofree char *machine_id = get_machine_id ();

  g_key_file_set_string (note, GROUP, "User", user);
  g_key_file_set_string (note, GROUP, "Machine", g_get_host_name ());
  g_key_file_set_string (note, GROUP, "MachineId", machine_id);
  g_key_file_set_string (note, GROUP, "Since", since);
  g_key_file_set_string (note, GROUP, "Token", self->token);
  return g_key_file_to_data (note, NULL, NULL);
}

static GKeyFile *
read_note (const char *path)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &text, &size, NULL) || size > MOST_BYTES
      || !g_key_file_load_from_data (note, text, size, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_steal_pointer (&note);
}

static char *
get_text (GKeyFile   *note,
          const char *key)
{
  char *text = note != NULL ? g_key_file_get_string (note, GROUP, key, NULL) : NULL;

  return text != NULL ? text : g_strdup ("");
}

/* Who may read the office's file may read who works on it. */
static void
share_note (SourcierHold *self)
{
  struct stat about;

  if (stat (self->path, &about) == 0)
    (void) !fchmod (self->fd, about.st_mode & 0666);
}

/* Gives the note its name, if nobody's has it. Where a file cannot have two names, nobody can be kept from taking it meanwhile. */
static gboolean
name_note (SourcierHold *self,
           const char   *draft)
{
  if (link (draft, self->note) == 0)
    return TRUE;
  return errno != EEXIST && !g_file_test (self->note, G_FILE_TEST_EXISTS) && g_rename (draft, self->note) == 0;
}

/* Makes the note, if there is none. It has its name when it tells who works on the file, and not before: a note that tells nothing,
 * of a program that was killed or of a disk that is full, would keep everybody away. */
static gboolean
write_note (SourcierHold *self)
{
  g_autofree char *text = make_text (self);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = g_strdup_printf (".~%s" SOURCIER_STORE_UNFINISHED "-%.8s", base, self->token);
  g_autofree char *draft = g_build_filename (folder, name, NULL);

  self->fd = g_open (draft, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return FALSE;
  share_note (self);

  gboolean done = try_lock (self->fd) && write (self->fd, text, strlen (text)) == (gssize) strlen (text)
                  && fsync (self->fd) == 0 && name_note (self, draft);
  g_unlink (draft);
  if (!done)
    {
      close (self->fd);
      self->fd = -1;
    }
  return done;
}

/* How old the note is by the clock of whoever keeps the folder, in seconds: a file made there now has the same clock. */
static gint64
get_age (SourcierHold      *self,
         const struct stat *note)
{
  g_autofree char *probe = g_strconcat (self->note, self->token, NULL);
  int fd = g_open (probe, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  struct stat about = { 0 };
  gint64 age = fd >= 0 && fstat (fd, &about) == 0 ? (gint64) (about.st_mtime - note->st_mtime) : 0;

  if (fd >= 0)
    close (fd);
  g_unlink (probe);
  return age;
}

/* Whether whoever left the note is gone: its program on this computer, or its computer. */
static gboolean
is_stale (SourcierHold *self,
          GKeyFile     *note)
{
  g_autofree char *machine_id = get_machine_id ();
  g_autofree char *other_id = get_text (note, "MachineId");
  int fd = g_open (self->note, O_RDWR | O_CLOEXEC, 0);
  struct stat about = { 0 };
  gboolean stale;

  if (fd < 0)
    return errno == ENOENT;
  if (g_str_equal (machine_id, other_id))
    stale = try_lock (fd);
  else
    stale = fstat (fd, &about) == 0 && get_age (self, &about) > SOURCIER_HOLD_STALE;
  close (fd);
  return stale;
}

static SourcierOccupant *
make_occupant (GKeyFile *note)
{
  SourcierOccupant *occupant = g_new0 (SourcierOccupant, 1);
  g_autofree char *user = get_text (note, "User");
  g_autofree char *machine = get_text (note, "Machine");
  g_autofree char *since = get_text (note, "Since");
  g_autofree char *machine_id = get_machine_id ();
  g_autofree char *other_id = get_text (note, "MachineId");

  occupant->user = g_utf8_make_valid (user, -1);
  occupant->machine = g_utf8_make_valid (machine, -1);
  occupant->since = g_date_time_new_from_iso8601 (since, NULL);
  occupant->is_here = g_str_equal (machine_id, other_id);
  return occupant;
}

static void
hold_clear (gpointer data)
{
  SourcierHold *self = data;

  if (self->fd >= 0)
    close (self->fd);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self->note);
  g_free (self->token);
}

static void
hold_unref (SourcierHold *self)
{
  g_atomic_rc_box_release_full (self, hold_clear);
}

/* Of two that found the same stale note, the one whose note stays there holds the file. */
static gboolean
is_ours (SourcierHold *self)
{
  g_autoptr (GKeyFile) note = read_note (self->note);
  g_autofree char *token = get_text (note, "Token");

  return g_str_equal (token, self->token);
}

static SourcierHold *
hold_new (const char *path)
{
  SourcierHold *self = g_atomic_rc_box_new0 (SourcierHold);

  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  self->note = sourcier_hold_dup_note_path (path);
  self->token = g_uuid_string_random ();
  self->fd = -1;
  return self;
}

/**
 * sourcier_hold_is_free:
 * @path: an office's file
 *
 * Looks whether whoever works on the file has let it go, or is gone. Not for the window's thread.
 *
 * Returns: whether sourcier_hold_take() would give it away now
 */
gboolean
sourcier_hold_is_free (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  SourcierHold *self = hold_new (path);
  g_autoptr (GKeyFile) note = read_note (self->note);
  gboolean is_free = g_file_test (path, G_FILE_TEST_IS_REGULAR)
                     && (!g_file_test (self->note, G_FILE_TEST_EXISTS) || is_stale (self, note));

  hold_unref (self);
  return is_free;
}

/**
 * sourcier_hold_take:
 * @path: an office's file
 * @occupant: (out) (transfer full) (nullable): who holds it already, if somebody does
 *
 * Notes beside the file that somebody works on it now. What a program left that crashed, or a computer that is gone, does not
 * count.
 *
 * Returns: (transfer full) (nullable): the hold; %NULL with @occupant set if somebody else has it, or without where nothing can
 *   be written beside the file
 */
SourcierHold *
sourcier_hold_take (const char        *path,
                    SourcierOccupant **occupant)
{
  g_return_val_if_fail (path != NULL && occupant != NULL, NULL);

  SourcierHold *self = hold_new (path);

  *occupant = NULL;
  if (write_note (self))
    return self;

  g_autoptr (GKeyFile) note = read_note (self->note);
  gboolean is_there = g_file_test (self->note, G_FILE_TEST_EXISTS);

  if (is_there && is_stale (self, note))
    {
      g_unlink (self->note);
      if (write_note (self) && is_ours (self))
        return self;
      g_clear_pointer (&note, g_key_file_unref);
      note = read_note (self->note);
      is_there = note != NULL;
    }
  if (is_there)
    *occupant = make_occupant (note);
  hold_unref (self);
  return NULL;
}

/**
 * sourcier_hold_look:
 * @path: an office's file
 *
 * Returns: (transfer full) (nullable): who works on the file now, for whoever only reads it
 */
SourcierOccupant *
sourcier_hold_look (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *name = sourcier_hold_dup_note_path (path);
  g_autofree char *token = g_uuid_string_random ();
  g_autoptr (GKeyFile) note = read_note (name);
  SourcierHold self = { .note = name, .token = token, .fd = -1 };

  return note != NULL && !is_stale (&self, note) ? make_occupant (note) : NULL;
}

static gboolean
renew (SourcierHold *self)
{
  if (is_ours (self))
    {
      /* What cannot be renewed now will be next time. */
      (void) !futimens (self->fd, NULL);
      return TRUE;
    }
  if (g_file_test (self->note, G_FILE_TEST_EXISTS))
    return FALSE;

  /* Somebody tidied the folder up: the note is put back. */
  if (self->fd >= 0)
    close (self->fd);
  return write_note (self);
}

/**
 * sourcier_hold_ref:
 * @self: a hold
 *
 * Returns: (transfer full): the same, for a worker that renews it; sourcier_hold_unref() ends that
 */
SourcierHold *
sourcier_hold_ref (SourcierHold *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * sourcier_hold_unref:
 * @self: (transfer full): a hold from sourcier_hold_ref()
 */
void
sourcier_hold_unref (SourcierHold *self)
{
  g_return_if_fail (self != NULL);

  hold_unref (self);
}

/**
 * sourcier_hold_beat:
 * @self: a hold
 *
 * Says that this program is still there: every %SOURCIER_HOLD_BEAT seconds, not on the window's thread.
 *
 * Returns: %FALSE if somebody else has taken the file since, after this computer was away for long
 */
gboolean
sourcier_hold_beat (SourcierHold *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  gboolean is_held = self->is_released || renew (self);
  g_mutex_unlock (&self->mutex);
  return is_held;
}

/**
 * sourcier_hold_get_path:
 * @self: a hold
 *
 * Returns: (transfer none): the office's file
 */
const char *
sourcier_hold_get_path (SourcierHold *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * sourcier_hold_release:
 * @self: (transfer full): a hold
 *
 * Lets the file go.
 */
void
sourcier_hold_release (SourcierHold *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  if (!self->is_released && is_ours (self))
    g_unlink (self->note);
  self->is_released = TRUE;
  g_mutex_unlock (&self->mutex);
  hold_unref (self);
}

/**
 * sourcier_occupant_free:
 * @self: (transfer full): somebody who works on a file
 */
void
sourcier_occupant_free (SourcierOccupant *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->user);
  g_free (self->machine);
  g_clear_pointer (&self->since, g_date_time_unref);
  g_free (self);
}

/**
 * sourcier_occupant_describe:
 * @self: somebody who works on a file
 * @path: the file
 *
 * Returns: (transfer full): a sentence that says who works on it, where and since when
 */
char *
sourcier_occupant_describe (SourcierOccupant *self,
                            const char       *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  g_autofree char *name = sourcier_store_show_name (path);
  g_autoptr (GDateTime) local = self->since != NULL ? g_date_time_to_local (self->since) : NULL;
  /* Translators: the day and the hour since when somebody works on a file */
  g_autofree char *since = local != NULL ? g_date_time_format (local, _("%-d %B, %H:%M")) : g_strdup (_("an unknown day"));
  const char *user = *self->user != '\0' ? self->user : _("Somebody");
  const char *machine = *self->machine != '\0' ? self->machine : _("another computer");

  /* Translators: a person, a file, the name of a computer, a day and an hour */
  return g_strdup_printf (_("%s has been working on “%s” on %s since %s."), user, name, machine, since);
}

/**
 * sourcier_occupant_tell:
 * @self: somebody who works on a file
 * @path: the file
 *
 * Returns: (transfer full): the same, and what the reader can do
 */
char *
sourcier_occupant_tell (SourcierOccupant *self,
                        const char       *path)
{
  g_autofree char *who = sourcier_occupant_describe (self, path);

  /* Translators: %s is a sentence: “Claire Martin has been working on …” */
  return g_strdup_printf (_("%s You can look at it as it was when you opened it; to change it, open it again once they have closed "
                            "it."), who);
}
