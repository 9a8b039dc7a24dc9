/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/backup-private.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER_SUFFIX ".backups"
#define NEWEST 5
#define DAYS 7
#define WEEKS 4
#define MONTHS 12

/**
 * sourcier_backup_policy_new:
 *
 * Returns: (transfer full): backups beside the file: the newest five, and the last of seven days, four weeks, twelve months
 */
SourcierBackupPolicy *
sourcier_backup_policy_new (void)
{
  SourcierBackupPolicy *self = g_new0 (SourcierBackupPolicy, 1);

  self->newest = NEWEST;
  self->days = DAYS;
  self->weeks = WEEKS;
  self->months = MONTHS;
  return self;
}

static void
read_settings (SourcierBackupPolicy *self,
               GSettings            *settings)
{
  g_autofree char *folder = g_settings_get_string (settings, "backup-folder");

  self->folder = *folder != '\0' ? g_steal_pointer (&folder) : NULL;
  self->newest = g_settings_get_uint (settings, "backup-newest");
  self->days = g_settings_get_uint (settings, "backup-days");
  self->weeks = g_settings_get_uint (settings, "backup-weeks");
  self->months = g_settings_get_uint (settings, "backup-months");
}

/**
 * sourcier_backup_policy_load:
 *
 * Reads what the reader chose on this computer. It does not stand in the office's file: a folder is a place on one computer,
 * and the backups must be found when that file cannot be read.
 *
 * Returns: (transfer full): what was chosen, or what is usual where the program is not installed
 */
SourcierBackupPolicy *
sourcier_backup_policy_load (void)
{
  SourcierBackupPolicy *self = sourcier_backup_policy_new ();
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, SOURCIER_APP_ID, TRUE) : NULL;

  if (schema != NULL && g_settings_schema_has_key (schema, "backup-months"))
    {
      g_autoptr (GSettings) settings = g_settings_new_full (schema, NULL, NULL);

      read_settings (self, settings);
    }
  return self;
}

/**
 * sourcier_backup_policy_free:
 * @self: (transfer full): a policy
 */
void
sourcier_backup_policy_free (SourcierBackupPolicy *self)
{
  g_free (self->folder);
  g_free (self);
}

/**
 * sourcier_backup_policy_find_folder:
 * @self: a policy
 * @path: where an office's file lies
 *
 * By default that is a folder beside the file, named after it: who finds the file finds its backups, they are on the same
 * share for every workstation, and they go where the file's folder is copied to.
 *
 * Returns: (transfer full): the folder that its backups go to, which may not be there yet
 */
char *
sourcier_backup_policy_find_folder (const SourcierBackupPolicy *self,
                                    const char                 *path)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *base = g_path_get_basename (absolute);

  if (g_str_has_suffix (base, SOURCIER_STORE_SUFFIX))
    base[strlen (base) - strlen (SOURCIER_STORE_SUFFIX)] = '\0';

  g_autofree char *name = g_strconcat (base, FOLDER_SUFFIX, NULL);
  return g_build_filename (self->folder != NULL ? self->folder : folder, name, NULL);
}

typedef enum { DAY, WEEK, MONTH } Period;

/* A number that two backups of the same period share. */
static int
number_period (GDateTime *at,
               Period     period)
{
  switch (period)
    {
    case DAY:
      return g_date_time_get_year (at) * 400 + g_date_time_get_day_of_year (at);
    case WEEK:
      return g_date_time_get_week_numbering_year (at) * 60 + g_date_time_get_week_of_year (at);
    case MONTH:
    default:
      return g_date_time_get_year (at) * 12 + g_date_time_get_month (at);
    }
}

static void
keep_last_of (GPtrArray *backups,
              Period     period,
              guint      most,
              gboolean  *stays)
{
  int last = -1;

  for (guint i = 0, n = 0; i < backups->len && n < most; i++)
    {
      int number = number_period (sourcier_backup_get_at (backups->pdata[i]), period);

      if (number == last)
        continue;
      stays[i] = TRUE;
      last = number;
      n++;
    }
}

/**
 * sourcier_backup_policy_choose:
 * @self: a policy
 * @backups: (element-type SourcierBackup): the backups of a file, newest first
 * @stays: (out caller-allocates) (array): for each, whether it stays
 *
 * Chooses which backups stay. The newest always does, and those that somebody asked for or that have an earlier format.
 */
void
sourcier_backup_policy_choose (const SourcierBackupPolicy *self,
                               GPtrArray                  *backups,
                               gboolean                   *stays)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (backups != NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      SourcierBackupReason reason = sourcier_backup_get_reason (backups->pdata[i]);

      stays[i] = i < MAX (self->newest, 1) || reason == SOURCIER_BACKUP_BY_HAND || reason == SOURCIER_BACKUP_FORMAT;
    }
  keep_last_of (backups, DAY, self->days, stays);
  keep_last_of (backups, WEEK, self->weeks, stays);
  keep_last_of (backups, MONTH, self->months, stays);
}
