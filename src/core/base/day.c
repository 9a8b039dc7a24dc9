/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

#include "base/text.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/**
 * sourcier_day_from_ymd:
 * @year: a year of four digits
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %SOURCIER_DAY_NONE if the calendar has no such day
 */
SourcierDay
sourcier_day_from_ymd (int year,
                       int month,
                       int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return SOURCIER_DAY_NONE;

  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static SourcierDay
read_clock (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return sourcier_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                                g_date_time_get_day_of_month (now));
}

/* Each look at the clock asks the system for its time zone, and each cell of a table asks for the day: it is kept for a second. */
static SourcierDay
day_of_clock (void)
{
  static GMutex mutex;
  static SourcierDay kept = SOURCIER_DAY_NONE;
  static gint64 kept_at;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  gint64 now = g_get_monotonic_time ();

  if (kept == SOURCIER_DAY_NONE || now - kept_at >= G_USEC_PER_SEC)
    {
      kept = read_clock ();
      kept_at = now;
    }
  return kept;
}

/**
 * sourcier_day_today:
 *
 * The environment variable SOURCIER_TODAY (an ISO day) stands in for the clock, so that tests and pictures stay the
 * same tomorrow.
 *
 * Returns: today, in the local time zone
 */
SourcierDay
sourcier_day_today (void)
{
  SourcierDay told = sourcier_day_parse (g_getenv ("SOURCIER_TODAY"));

  return told != SOURCIER_DAY_NONE ? told : day_of_clock ();
}

/* The months in French and English, folded. */
static int
month_from_name (const char *name)
{
  static const char * const months[12][2] = {
    { "janvier", "january" }, { "fevrier", "february" }, { "mars", "march" }, { "avril", "april" }, { "mai", "may" },
    { "juin", "june" }, { "juillet", "july" }, { "aout", "august" }, { "septembre", "september" },
    { "octobre", "october" }, { "novembre", "november" }, { "decembre", "december" },
  };

  for (int i = 0; i < 12; i++)
    if (g_str_equal (name, months[i][0]) || g_str_equal (name, months[i][1]))
      return i + 1;
  return 0;
}

static gboolean
is_day_of_week (const char *word)
{
  static const char * const days[] = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL,
  };

  return g_strv_contains (days, word);
}

/* "12 mars 2026", "jeudi 1er octobre 2026", "12 March 2026" */
static SourcierDay
parse_words (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", 5);
  char **word = words;
  guint64 day, year;

  if (*word != NULL && is_day_of_week (*word))
    word++;
  if (g_strv_length (word) != 3)
    return SOURCIER_DAY_NONE;
  if (g_str_equal (word[0], "1er"))
    word[0][1] = '\0';
  if (!g_ascii_string_to_unsigned (word[0], 10, 1, 31, &day, NULL)
      || !g_ascii_string_to_unsigned (word[2], 10, 1000, 9999, &year, NULL))
    return SOURCIER_DAY_NONE;
  return sourcier_day_from_ymd ((int) year, month_from_name (word[1]), (int) day);
}

/**
 * sourcier_day_parse:
 * @text: (nullable): a day in ISO form, "2026-12-31", or in French form, "31/12/2026", "31.12.2026", "31 décembre 2026"
 *
 * A time of day or a time zone after an ISO day is passed over, as the State's own files carry some.
 *
 * Returns: the day, or %SOURCIER_DAY_NONE if @text is not one
 */
SourcierDay
sourcier_day_parse (const char *text)
{
  g_autofree char *tidy = NULL;
  int a, b, c, read = 0;

  if (text == NULL || *text == '\0')
    return SOURCIER_DAY_NONE;
  tidy = sourcier_text_tidy (text);
  if (sscanf (tidy, "%4d-%2d-%2d%n", &a, &b, &c, &read) == 3 && read == 10
      && (tidy[10] == '\0' || strchr ("T +Z", tidy[10]) != NULL))
    return sourcier_day_from_ymd (a, b, c);

  read = 0;
  if ((sscanf (tidy, "%2d/%2d/%4d%n", &a, &b, &c, &read) == 3 || sscanf (tidy, "%2d.%2d.%4d%n", &a, &b, &c, &read) == 3)
      && read >= 8 && tidy[read] == '\0' && c >= 1000)
    return sourcier_day_from_ymd (c, b, a);

  return strchr (tidy, ' ') != NULL || strstr (tidy, "\u00a0") != NULL ? parse_words (tidy) : SOURCIER_DAY_NONE;
}

/**
 * sourcier_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): "2026-12-31", or %NULL for %SOURCIER_DAY_NONE
 */
char *
sourcier_day_to_iso (SourcierDay day)
{
  GDate date;

  if (!g_date_valid_julian (day))
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

/**
 * sourcier_day_get_year:
 * @day: a day
 *
 * Returns: its year, 0 for %SOURCIER_DAY_NONE
 */
int
sourcier_day_get_year (SourcierDay day)
{
  GDate date;

  if (!g_date_valid_julian (day))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_get_year (&date);
}

/**
 * sourcier_day_add_months:
 * @day: a day
 * @months: how many months later
 *
 * Returns: the same day of that month, its last one where the month is shorter; %SOURCIER_DAY_NONE for itself
 */
SourcierDay
sourcier_day_add_months (SourcierDay day,
                         guint       months)
{
  GDate date;

  if (!g_date_valid_julian (day))
    return SOURCIER_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_date_add_months (&date, months);
  return g_date_get_julian (&date);
}

/* Whether the reader's locale would have the second of March read as the third of February. */
static gboolean
is_month_first (void)
{
  char text[64];
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 3, G_DATE_FEBRUARY, 2001);
  return g_date_strftime (text, sizeof text, "%x", &date) > 0 && sourcier_day_parse (text) == sourcier_day_from_ymd (2001, 3, 2);
}

/**
 * sourcier_day_format:
 * @day: a day
 *
 * Returns: (transfer full): the day as the reader's locale writes it, "31/12/2026"; "" for %SOURCIER_DAY_NONE. Days are read as
 *   the French type them, so that a locale that puts the month first has them written "31/12/2026" too: what is shown in an
 *   entry must read back as the same day
 */
char *
sourcier_day_format (SourcierDay day)
{
  const char *locale = setlocale (LC_TIME, NULL);
  char text[64];
  GDate date;

  if (!g_date_valid_julian (day))
    return g_strdup ("");
  /* The plain C locales write a year of two digits. */
  if (locale == NULL || g_str_has_prefix (locale, "C") || g_str_equal (locale, "POSIX"))
    return sourcier_day_to_iso (day);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup (g_date_strftime (text, sizeof text, is_month_first () ? "%d/%m/%Y" : "%x", &date) > 0 ? text : "");
}
