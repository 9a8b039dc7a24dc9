/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/backup-words.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_backup_words_time:
 * @at: (nullable): a moment
 *
 * Returns: (transfer full): the day and the time for the reader, "" if nobody knows
 */
char *
sourcier_backup_words_time (GDateTime *at)
{
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;

  /* translators: when a backup was made: day and time, as strftime tells them */
  return local != NULL ? g_date_time_format (local, _("%x, %H:%M")) : g_strdup ("");
}

/**
 * sourcier_backup_words_describe:
 * @backup: a backup that was read, or could not be
 *
 * Returns: (transfer full): why it was made, what it holds and how large it is
 */
char *
sourcier_backup_words_describe (SourcierBackup *backup)
{
  g_autoptr (GString) words = g_string_new (sourcier_backup_reason_get_name (sourcier_backup_get_reason (backup)));
  g_autofree char *size = g_format_size ((guint64) sourcier_backup_get_size (backup));

  for (int i = 0; sourcier_backup_get_actions (backup) != NULL && i < SOURCIER_N_BACKUP_KINDS; i++)
    {
      g_autofree char *count = sourcier_backup_kind_count (i, sourcier_backup_get_count (backup, i));

      g_string_append_printf (words, " · %s", count);
    }
  if (sourcier_backup_get_actions (backup) == NULL)
    g_string_append_printf (words, " · %s", _("cannot be read"));
  g_string_append_printf (words, " · %s", size);
  return g_strdup (words->str);
}

/**
 * sourcier_backup_words_action:
 * @action: a line of the history
 *
 * Returns: (transfer full): what was done, and about what: "Import a list: siae.csv"
 */
char *
sourcier_backup_words_action (const SourcierBackupAction *action)
{
  return *action->detail != '\0' ? g_strdup_printf (C_("action", "%s: %s"), action->name, action->detail)
                                 : g_strdup (action->name);
}

static void
append_counts (GString      *text,
               const char   *words,
               const gint64 *counts)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (int i = 0; i < SOURCIER_N_BACKUP_KINDS; i++)
    if (counts[i] > 0)
      {
        g_autofree char *count = sourcier_backup_kind_count (i, counts[i]);

        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", count);
      }
  if (list->len > 0)
    g_string_append_printf (text, "%s %s\n", words, list->str);
}

/**
 * sourcier_backup_words_compare:
 * @comparison: what restoring a backup would change
 *
 * Returns: (transfer full): what would go and what would come back, and the last things done since
 */
char *
sourcier_backup_words_compare (const SourcierBackupComparison *comparison)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint most = 5;

  append_counts (text, _("No longer there:"), comparison->lost);
  append_counts (text, _("There again:"), comparison->regained);
  if (comparison->n_actions > 0)
    g_string_append_printf (text, ngettext ("What was done since, %u action, goes:\n", "What was done since, %u actions, goes:\n",
                                            (gulong) comparison->n_actions), (guint) comparison->n_actions);
  for (guint i = 0; i < MIN (comparison->actions->len, most); i++)
    {
      g_autofree char *words = sourcier_backup_words_action (comparison->actions->pdata[i]);

      g_string_append_printf (text, "– %s\n", words);
    }
  if (comparison->n_actions > most)
    g_string_append (text, "…\n");
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", _("The backup holds what the file holds."));
  g_string_append_printf (text, "\n%s", _("The file as it is now is kept beside it, under a dated name."));
  return g_strdup (text->str);
}
