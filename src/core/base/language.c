/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language.h"

#include "base/money.h"

#include <math.h>
#include <string.h>

#define MOST_DECIMALS 6

typedef struct
{
  const char *code;
  const char *country;
  const char *thousands;
  const char *decimal;
  const char *before_percent;
  const char *months[12];
} Habits;

/* A no-break space parts thousands in French, as in sourcier_count_format(). */
static const Habits habits[SOURCIER_N_LANGUAGES] =
{
  [SOURCIER_FRENCH] = { "fr", "FR", "\u00a0", ",", "\u00a0",
                        { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                          "octobre", "novembre", "décembre" } },
  [SOURCIER_ENGLISH] = { "en", "GB", ",", ".", "",
                         { "January", "February", "March", "April", "May", "June", "July", "August", "September",
                           "October", "November", "December" } },
};

/**
 * sourcier_language_get_code:
 * @language: a language
 *
 * Returns: (transfer none): its code of two letters (ISO 639-1), "fr"
 */
const char *
sourcier_language_get_code (SourcierLanguage language)
{
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, "fr");

  return habits[language].code;
}

/**
 * sourcier_language_get_country:
 * @language: a language
 *
 * Returns: (transfer none): the country whose spelling is meant (ISO 3166-1), "FR"
 */
const char *
sourcier_language_get_country (SourcierLanguage language)
{
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, "FR");

  return habits[language].country;
}

/**
 * sourcier_language_find:
 * @code: (nullable): a code of two letters
 * @language: (out): the language of this code; left alone where there is none
 *
 * Returns: whether there is one
 */
gboolean
sourcier_language_find (const char       *code,
                        SourcierLanguage *language)
{
  for (SourcierLanguage i = 0; i < SOURCIER_N_LANGUAGES; i++)
    if (g_strcmp0 (habits[i].code, code) == 0)
      {
        *language = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sourcier_language_format_count:
 * @language: the language to write in
 * @count: a number of things
 *
 * Returns: (transfer full): "3 853" in French, "3,853" in English
 */
char *
sourcier_language_format_count (SourcierLanguage language,
                                gint64           count)
{
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  return sourcier_count_group (count, habits[language].thousands);
}

/**
 * sourcier_language_format_number:
 * @language: the language to write in
 * @number: a number
 * @n_decimals: how many decimals to write, 6 at most
 *
 * Returns: (transfer full): "1 234,5" in French, "1,234.5" in English; a dash for what is not a number
 */
char *
sourcier_language_format_number (SourcierLanguage language,
                                 double           number,
                                 guint            n_decimals)
{
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  if (!isfinite (number) || fabs (number) > 1e15)
    return g_strdup ("\u2013");

  char format[8], digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (format, sizeof format, "%%.%uf", MIN (n_decimals, MOST_DECIMALS));
  g_ascii_formatd (digits, sizeof digits, format, fabs (number));

  char *point = strchr (digits, '.');
  if (point != NULL)
    *point = '\0';

  g_autofree char *whole = sourcier_language_format_count (language, g_ascii_strtoll (digits, NULL, 10));
  gboolean negative = number < 0 && (strspn (digits, "0") != strlen (digits)
                                     || (point != NULL && strspn (point + 1, "0") != strlen (point + 1)));

  return g_strconcat (negative ? "\u2212" : "", whole, point != NULL ? habits[language].decimal : "",
                      point != NULL ? point + 1 : "", NULL);
}

/**
 * sourcier_language_format_percent:
 * @language: the language to write in
 * @share: a share of one: 0.25 is a quarter
 * @n_decimals: how many decimals to write
 *
 * Returns: (transfer full): "25 %" in French, "25%" in English
 */
char *
sourcier_language_format_percent (SourcierLanguage language,
                                  double           share,
                                  guint            n_decimals)
{
  g_autofree char *number = sourcier_language_format_number (language, share * 100, n_decimals);

  g_return_val_if_fail (number != NULL, NULL);

  return g_strconcat (number, habits[language].before_percent, "%", NULL);
}

/**
 * sourcier_language_format_money:
 * @language: the language to write in
 * @cents: an amount in cents
 *
 * Returns: (transfer full): "70 000 €" in French, "€70,000" in English; cents are written when there are some
 */
char *
sourcier_language_format_money (SourcierLanguage language,
                                gint64           cents)
{
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  g_autofree char *euros = sourcier_language_format_count (language, ABS (cents) / 100);
  g_autofree char *rest = cents % 100 == 0 ? g_strdup ("")
    : g_strdup_printf ("%s%02d", habits[language].decimal, (int) ABS (cents % 100));
  const char *sign = cents < 0 ? "\u2212" : "";

  return language == SOURCIER_FRENCH ? g_strconcat (sign, euros, rest, "\u00a0€", NULL)
                                     : g_strconcat (sign, "€", euros, rest, NULL);
}

/**
 * sourcier_language_format_day:
 * @language: the language to write in
 * @day: a day
 *
 * Returns: (transfer full): the day in letters, "1er janvier 2027" or "1 January 2027"; "" for %SOURCIER_DAY_NONE
 */
char *
sourcier_language_format_day (SourcierLanguage language,
                              SourcierDay      day)
{
  GDate date;

  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  if (!g_date_valid_julian (day))
    return g_strdup ("");

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);

  int number = g_date_get_day (&date);
  const char *ordinal = language == SOURCIER_FRENCH && number == 1 ? "er" : "";
  return g_strdup_printf ("%d%s\u00a0%s\u00a0%d", number, ordinal, habits[language].months[g_date_get_month (&date) - 1],
                          g_date_get_year (&date));
}
