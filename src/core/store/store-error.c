/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (sourcier-store-error-quark, sourcier_store_error)

/* What the system gave as its reason, 0 if nobody knows. */
static int
get_system_error (SourcierStore *self)
{
  int failure = _sourcier_system_get_failure ();

  return failure != 0 || self->db == NULL ? failure : sqlite3_system_errno (self->db);
}

static gboolean
is_full (SourcierStore *self,
         int            code)
{
  int system = get_system_error (self);

  return (code & 0xff) == SQLITE_FULL
         || ((code & 0xff) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT || system == EFBIG));
}

/* What the system said counts for more than what SQLite was about to do when it said so. */
static SourcierStoreError
system_reaction (SourcierStore      *self,
                 SourcierStoreError  otherwise)
{
  int system = get_system_error (self);

  return system == 0 || system == EEXIST ? otherwise : _sourcier_store_error_of (system);
}

/* The error that the system's own number amounts to. */
SourcierStoreError
_sourcier_store_error_of (int system)
{
  switch (system)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return SOURCIER_STORE_ERROR_FULL;
    case EEXIST:
      return SOURCIER_STORE_ERROR_CONFLICT;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENAMETOOLONG:
    case EINVAL:
      return SOURCIER_STORE_ERROR_READ_ONLY;
    default:
      return SOURCIER_STORE_ERROR_DISK;
    }
}

static SourcierStoreError
reaction (SourcierStore *self,
          int            code)
{
  if (is_full (self, code))
    return SOURCIER_STORE_ERROR_FULL;

  switch (code & 0xff)
    {
    case SQLITE_IOERR:
      return system_reaction (self, SOURCIER_STORE_ERROR_DISK);
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
      return system_reaction (self, SOURCIER_STORE_ERROR_READ_ONLY);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SOURCIER_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SOURCIER_STORE_ERROR_DAMAGED;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return SOURCIER_STORE_ERROR_READ_ONLY;
    case SQLITE_CONSTRAINT:
    case SQLITE_ABORT:
      return SOURCIER_STORE_ERROR_CONFLICT;
    case SQLITE_INTERRUPT:
      return SOURCIER_STORE_ERROR_CANCELLED;
    default:
      return SOURCIER_STORE_ERROR_FAILED;
    }
}

static const char *
sentence (SourcierStoreError reaction_code)
{
  switch (reaction_code)
    {
    case SOURCIER_STORE_ERROR_FULL:
      return _("The disk that holds “%s” is full. Nothing was changed: make room, then try again.");
    case SOURCIER_STORE_ERROR_BUSY:
      return _("Another program is writing to “%s”. Nothing was changed: try again in a moment.");
    case SOURCIER_STORE_ERROR_DAMAGED:
      return _("“%s” is damaged. Keep it aside and open a copy saved earlier.");
    case SOURCIER_STORE_ERROR_READ_ONLY:
      return _("“%s” cannot be written. Check that you may change the file and its folder.");
    case SOURCIER_STORE_ERROR_DISK:
      return _("The disk or the network that holds “%s” does not answer as it should. Nothing was changed: see that it is "
               "connected, then try again. If that does not help, save a copy elsewhere.");
    case SOURCIER_STORE_ERROR_CONFLICT:
      return _("What should be changed in “%s” has changed since. Nothing was done.");
    case SOURCIER_STORE_ERROR_CANCELLED:
      return _("The work on “%s” was cancelled. Nothing was changed.");
    case SOURCIER_STORE_ERROR_TOO_NEW:
    case SOURCIER_STORE_ERROR_BAD_INPUT:
    case SOURCIER_STORE_ERROR_NOT_FOUND:
    case SOURCIER_STORE_ERROR_FAILED:
    default:
      return _("Something went wrong with “%s”.");
    }
}

/* Returns: (transfer full): what the reader calls a file, whatever its copy is called until it is finished. */
static char *
show_name (const char *path)
{
  char *name = g_path_get_basename (path);
  char *mark = g_strrstr (name, SOURCIER_STORE_UNFINISHED);

  if (mark != NULL)
    *mark = '\0';
  return name;
}

/* Sets the error that SQLite's code amounts to, in words the reader can act upon. Always returns FALSE. */
gboolean
_sourcier_store_fail (SourcierStore  *self,
                      int             code,
                      GError        **error)
{
  SourcierStoreError kind = reaction (self, code);
  g_autofree char *name = show_name (self->path);
  g_autoptr (GString) message = g_string_new (NULL);

  /* The format is one of the sentences above, each with one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_printf (message, sentence (kind), name);
#pragma GCC diagnostic pop

  if (kind == SOURCIER_STORE_ERROR_FAILED && self->db != NULL)
    g_string_append_printf (message, " (%s)", sqlite3_errmsg (self->db));

  _sourcier_system_forget ();
  g_set_error_literal (error, SOURCIER_STORE_ERROR, (int) kind, message->str);
  return FALSE;
}
