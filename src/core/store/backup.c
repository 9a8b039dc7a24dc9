/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/backup-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a backup is called: "Mairie 2026-11-22 124015 day.sourcier", in local time, so that the folder speaks for itself. */
#define TIME_FORMAT "%Y-%m-%d %H%M%S"
#define TIME_PATTERN "^(?:.* )?([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2})([0-9]{2})([0-9]{2}) ([a-z]+)(?:-[0-9]+)?\\.sourcier$"

static const char * const reason_codes[SOURCIER_N_BACKUP_REASONS] = { "hand", "day", "format", "import", "change" };
static const char * const tables[SOURCIER_N_BACKUP_KINDS] = { "supplier", "purchase", "plan" };

G_DEFINE_FINAL_TYPE (SourcierBackup, sourcier_backup, G_TYPE_OBJECT)

static void
sourcier_backup_finalize (GObject *object)
{
  SourcierBackup *self = SOURCIER_BACKUP (object);

  g_free (self->path);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self->stamp);
  g_clear_pointer (&self->actions, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_backup_parent_class)->finalize (object);
}

static void
sourcier_backup_class_init (SourcierBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_backup_finalize;
}

static void
sourcier_backup_init (SourcierBackup *self)
{
}

/**
 * sourcier_backup_reason_get_code:
 * @reason: why a backup is made
 *
 * Returns: (transfer none): what programs call it
 */
const char *
sourcier_backup_reason_get_code (SourcierBackupReason reason)
{
  g_return_val_if_fail (reason < SOURCIER_N_BACKUP_REASONS, NULL);

  return reason_codes[reason];
}

/**
 * sourcier_backup_reason_get_name:
 * @reason: why a backup is made
 *
 * Returns: (transfer none): the same for the reader
 */
const char *
sourcier_backup_reason_get_name (SourcierBackupReason reason)
{
  switch (reason)
    {
    case SOURCIER_BACKUP_BY_HAND:
      return C_("backup", "Asked for");
    case SOURCIER_BACKUP_DAY:
      return C_("backup", "First of the day");
    case SOURCIER_BACKUP_FORMAT:
      return C_("backup", "Before a newer version of the program changed the file");
    case SOURCIER_BACKUP_IMPORT:
      return C_("backup", "Before an import");
    case SOURCIER_BACKUP_CHANGE:
      return C_("backup", "Before a change of many at once");
    case SOURCIER_N_BACKUP_REASONS:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * sourcier_backup_kind_get_code:
 * @kind: what is counted
 *
 * Returns: (transfer none): what programs call it
 */
const char *
sourcier_backup_kind_get_code (SourcierBackupKind kind)
{
  static const char * const codes[] = { "suppliers", "purchases", "plans" };

  g_return_val_if_fail (kind < SOURCIER_N_BACKUP_KINDS, NULL);

  return codes[kind];
}

/* The table whose rows are counted. */
const char *
_sourcier_backup_table (SourcierBackupKind kind)
{
  return tables[kind];
}

/* The name of a backup of the file at @path. */
char *
_sourcier_backup_name (const char           *path,
                       GDateTime            *at,
                       SourcierBackupReason  reason)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *when = g_date_time_format (at, TIME_FORMAT);

  if (g_str_has_suffix (base, SOURCIER_STORE_SUFFIX))
    base[strlen (base) - strlen (SOURCIER_STORE_SUFFIX)] = '\0';
  return g_strdup_printf ("%s %s %s" SOURCIER_STORE_SUFFIX, base, when, reason_codes[reason]);
}

static int
find_reason (const char *code)
{
  for (int i = 0; i < SOURCIER_N_BACKUP_REASONS; i++)
    if (g_str_equal (reason_codes[i], code))
      return i;
  return -1;
}

static int
match_number (GMatchInfo *match,
              int         part)
{
  g_autofree char *text = g_match_info_fetch (match, part);

  return (int) g_ascii_strtoll (text, NULL, 10);
}

static gboolean
read_name (SourcierBackup *self)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autoptr (GRegex) regex = g_regex_new (TIME_PATTERN, G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, base, 0, &match))
    return FALSE;

  g_autofree char *code = g_match_info_fetch (match, 7);
  int reason = find_reason (code);

  self->at = g_date_time_new_local (match_number (match, 1), match_number (match, 2), match_number (match, 3),
                                    match_number (match, 4), match_number (match, 5), match_number (match, 6));
  if (reason >= 0)
    self->reason = (SourcierBackupReason) reason;
  return self->at != NULL && reason >= 0;
}

/**
 * sourcier_backup_new_for_path:
 * @path: where a file lies
 *
 * Returns: (transfer full) (nullable): the backup there, not opened yet; %NULL if its name is none that the program gives
 */
SourcierBackup *
sourcier_backup_new_for_path (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (SourcierBackup) self = g_object_new (SOURCIER_TYPE_BACKUP, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->size = info != NULL ? g_file_info_get_size (info) : 0;
  return read_name (self) ? g_steal_pointer (&self) : NULL;
}

/**
 * sourcier_backup_get_path:
 * @self: a backup
 *
 * Returns: (transfer none): where it lies
 */
const char *
sourcier_backup_get_path (SourcierBackup *self)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), NULL);

  return self->path;
}

/**
 * sourcier_backup_get_at:
 * @self: a backup
 *
 * Returns: (transfer none): when it was made, in local time
 */
GDateTime *
sourcier_backup_get_at (SourcierBackup *self)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), NULL);

  return self->at;
}

/**
 * sourcier_backup_get_reason:
 * @self: a backup
 *
 * Returns: why it was made
 */
SourcierBackupReason
sourcier_backup_get_reason (SourcierBackup *self)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), SOURCIER_BACKUP_BY_HAND);

  return self->reason;
}

/**
 * sourcier_backup_get_size:
 * @self: a backup
 *
 * Returns: its size in bytes
 */
gint64
sourcier_backup_get_size (SourcierBackup *self)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), 0);

  return self->size;
}

/**
 * sourcier_backup_get_count:
 * @self: a backup that sourcier_backup_read() has read
 * @kind: what is counted
 *
 * Returns: how many of them it holds
 */
gint64
sourcier_backup_get_count (SourcierBackup     *self,
                           SourcierBackupKind  kind)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), 0);
  g_return_val_if_fail (kind < SOURCIER_N_BACKUP_KINDS, 0);

  return self->counts[kind];
}

/**
 * sourcier_backup_get_actions:
 * @self: a backup that sourcier_backup_read() has read
 *
 * Returns: (transfer none) (element-type SourcierBackupAction) (nullable): the last things that were done in it, newest first
 */
GPtrArray *
sourcier_backup_get_actions (SourcierBackup *self)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), NULL);

  return self->actions;
}

/**
 * sourcier_backup_get_file_number:
 * @self: a backup that sourcier_backup_read() has read
 *
 * Returns: the number of the office's file that it is a copy of
 */
gint64
sourcier_backup_get_file_number (SourcierBackup *self)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), 0);

  return self->file_number;
}

/**
 * sourcier_backup_get_stamp:
 * @self: a backup that sourcier_backup_read() has read
 *
 * Returns: (transfer none) (nullable): the same text for two copies of a file between which nothing was done
 */
const char *
sourcier_backup_get_stamp (SourcierBackup *self)
{
  g_return_val_if_fail (SOURCIER_IS_BACKUP (self), NULL);

  return self->stamp;
}
