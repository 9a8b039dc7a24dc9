/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/history-words.h"

#include "base/day.h"
#include "base/money.h"

#include <glib/gi18n-lib.h>

static SourcierDay
day_of (GDateTime *at)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (at);

  return sourcier_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                g_date_time_get_day_of_month (local));
}

static char *
describe_minutes (int minutes)
{
  if (minutes < 1)
    return g_strdup (_("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes), minutes);
  return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (minutes / 60)), minutes / 60);
}

/**
 * sourcier_history_describe_age:
 * @at: when something was done
 * @now: the present
 *
 * Returns: (transfer full): how long ago it was, by the reader's clock and calendar: "5 minutes ago", "yesterday"; the
 *   day itself when it is more than a week
 */
char *
sourcier_history_describe_age (GDateTime *at,
                               GDateTime *now)
{
  g_return_val_if_fail (at != NULL && now != NULL, NULL);

  int minutes = (int) (g_date_time_difference (now, at) / G_TIME_SPAN_MINUTE);
  SourcierDay day = day_of (at);
  int days = (int) day_of (now) - (int) day;

  if (days <= 0)
    return describe_minutes (minutes);
  if (days == 1)
    return g_strdup (_("yesterday"));
  if (days <= 7)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
  return sourcier_day_format (day);
}

/**
 * sourcier_history_describe_time:
 * @at: when something was done
 *
 * Returns: (transfer full): the day and the time by the reader's clock, as the locale writes them
 */
char *
sourcier_history_describe_time (GDateTime *at)
{
  g_return_val_if_fail (at != NULL, NULL);

  g_autoptr (GDateTime) local = g_date_time_to_local (at);
  g_autofree char *day = sourcier_day_format (day_of (at));
  /* Translators: the hour and the minute in the form of g_date_time_format(): "%l:%M %p" for 2:05 PM */
  g_autofree char *time = g_date_time_format (local, _("%H:%M"));

  return g_strconcat (day, " ", time, NULL);
}

/**
 * sourcier_history_describe_day:
 * @day: a day
 *
 * Returns: (transfer full): the day as a heading: "Today, Tuesday 19 January 2027", "Yesterday, …", "Monday 18 January 2027"
 */
char *
sourcier_history_describe_day (SourcierDay day)
{
  int days = (int) sourcier_day_today () - (int) day;
  char date[128] = "";
  GDate calendar;

  g_date_clear (&calendar, 1);
  g_date_set_julian (&calendar, day);
  /* Translators: a day in the form of g_date_strftime(): "Monday 18 January 2027" */
  g_date_strftime (date, sizeof date, _("%A %-d %B %Y"), &calendar);
  if (days == 0)
    /* Translators: a heading over what was done on that day; %s is the date */
    return g_strdup_printf (_("Today, %s"), date);
  if (days == 1)
    return g_strdup_printf (_("Yesterday, %s"), date);
  *date = g_ascii_toupper (*date);
  return g_strdup (date);
}

/**
 * sourcier_history_describe_action:
 * @action: a line of the history
 *
 * Returns: (transfer full): when it was done, by whom, what, and what became of it since, in one breath
 */
char *
sourcier_history_describe_action (SourcierAction *action)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (action), NULL);

  GDateTime *at = sourcier_action_get_at (action);
  const char *name = sourcier_action_get_name (action), *detail = sourcier_action_get_detail (action);
  const char *state = sourcier_action_state_get_name (sourcier_action_get_state (action));
  g_autofree char *time = at != NULL ? sourcier_history_describe_time (at) : g_strdup ("");
  g_autofree char *what = *detail == '\0' ? g_strdup (name) : g_strdup_printf (C_("told thing", "%s: %s"), name, detail);
  /* Translators: when something was done, who did it, what: "22/11/2026 14:05, Camille: Add label" */
  g_autofree char *words = g_strdup_printf (C_("history", "%s, %s: %s"), time, sourcier_action_get_user (action), what);

  return *state == '\0' ? g_steal_pointer (&words) : g_strconcat (words, _(", "), state, NULL);
}

/**
 * sourcier_history_describe_size:
 * @changes: how many rows of the file an action touched
 *
 * Returns: (transfer full): "3,853 rows changed"
 */
char *
sourcier_history_describe_size (gint64 changes)
{
  g_autofree char *count = sourcier_count_format (changes);

  return g_strdup_printf (ngettext ("%s row changed", "%s rows changed", (gulong) changes), count);
}

/**
 * sourcier_history_describe_undo:
 * @store: (nullable): an office's file
 *
 * Returns: (transfer full): what Undo would do: "Undo: Import a list"; or why it does nothing any more
 */
char *
sourcier_history_describe_undo (SourcierStore *store)
{
  const char *name = store != NULL ? sourcier_store_get_undo_name (store) : NULL;

  if (store != NULL && sourcier_store_get_undo_erased (store))
    return g_strdup (_("Undo ends here: data was erased for good"));
  if (store != NULL && sourcier_store_get_undo_thinned (store))
    return g_strdup (_("Undo ends here: the history keeps no more of what was done before"));
  /* Translators: %s is what was done: “Import a list” */
  return name != NULL ? g_strdup_printf (_("Undo: %s"), name) : g_strdup (_("Undo"));
}

/**
 * sourcier_history_describe_redo:
 * @store: (nullable): an office's file
 *
 * Returns: (transfer full): what Redo would do: "Redo: Import a list"
 */
char *
sourcier_history_describe_redo (SourcierStore *store)
{
  const char *name = store != NULL ? sourcier_store_get_redo_name (store) : NULL;

  /* Translators: %s is what was undone: “Import a list” */
  return name != NULL ? g_strdup_printf (_("Redo: %s"), name) : g_strdup (_("Redo"));
}
