/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/money.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Above this many euros a number is a typing mistake, and the cents of a sum could overflow. */
#define MOST_EUROS G_GINT64_CONSTANT (100000000000000)

/* "1 234 567,80 k€" becomes "1234567,80" and the factor 1000. */
static char *
strip_unit (const char *text,
            gint64     *factor)
{
  g_autofree char *tidy = sourcier_text_tidy (text);
  g_autoptr (GString) kept = g_string_new (NULL);

  *factor = 1;
  for (const char *p = tidy; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '\'' && c != 0x2019)
        g_string_append_unichar (kept, g_unichar_tolower (c));
    }

  static const char *units[] = { "€", "euros", "euro", "eur", "ht", NULL };
  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      for (int i = 0; units[i] != NULL; i++)
        if (g_str_has_suffix (kept->str, units[i]))
          {
            g_string_truncate (kept, kept->len - strlen (units[i]));
            again = TRUE;
          }
    }
  if (g_str_has_prefix (kept->str, "€"))
    g_string_erase (kept, 0, strlen ("€"));
  if (kept->len > 1 && (kept->str[kept->len - 1] == 'k' || kept->str[kept->len - 1] == 'm'))
    {
      *factor = kept->str[kept->len - 1] == 'k' ? 1000 : 1000000;
      g_string_truncate (kept, kept->len - 1);
    }

  return g_strdup (kept->str);
}

/* Whether every mark after the first parts off exactly three digits, as in 1.234.567. */
static gboolean
is_grouping (const char *number,
             char        mark)
{
  const char *p = strchr (number, mark);

  if (p == number)
    return FALSE;
  while (p != NULL)
    {
      const char *next = strchr (p + 1, mark);
      gsize length = next != NULL ? (gsize) (next - p - 1) : strspn (p + 1, "0123456789");

      if (length != 3)
        return FALSE;
      p = next;
    }
  return TRUE;
}

static int
occurrences (const char *text,
             char        c)
{
  int n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

/* The mark that parts euros from cents, or 0 where there is none. A lone mark before exactly three digits is a
 * thousands mark when it is a comma or a dot followed by nothing else: "70.000" and "70,000" are seventy thousand. */
static char
decimal_mark (const char *number)
{
  const char *comma = strrchr (number, ',');
  const char *dot = strrchr (number, '.');
  const char *last = comma > dot ? comma : dot;

  if (last == NULL)
    return 0;
  if (comma != NULL && dot != NULL)
    return *last;
  if (occurrences (number, *last) > 1 || is_grouping (number, *last))
    return 0;
  return *last;
}

/**
 * sourcier_money_parse:
 * @text: (nullable): an amount as people type it: "70 000", "70000,50", "70k€", "1.2 M€", "1 240 000 € HT"
 * @cents: (out): the amount in cents; left alone when the text is not an amount
 *
 * Both decimal marks are understood whatever the locale, since lists come from everywhere. Cents are rounded half up.
 *
 * Returns: whether @text is an amount of zero or more
 */
gboolean
sourcier_money_parse (const char *text,
                      gint64     *cents)
{
  if (sourcier_text_is_empty (text))
    return FALSE;

  gint64 factor;
  g_autofree char *number = strip_unit (text, &factor);
  char mark = decimal_mark (number);
  char grouping = strchr (number, ',') != NULL && mark != ',' ? ',' : '.';
  gint64 units = 0, scaled = 0, weight = 0;
  gboolean any = FALSE;

  if (mark == 0 && (strchr (number, ',') || strchr (number, '.')) && !is_grouping (number, grouping))
    return FALSE;

  for (const char *p = number; *p != '\0'; p++)
    {
      if (*p == mark && mark != 0 && weight == 0)
        weight = 1;
      else if (*p == grouping && weight == 0)
        continue;
      else if (!g_ascii_isdigit (*p))
        return FALSE;
      else if (weight == 0)
        {
          units = units * 10 + (*p - '0');
          any = TRUE;
          if (units > MOST_EUROS)
            return FALSE;
        }
      else if (weight < G_GINT64_CONSTANT (1000000000))
        {
          scaled = scaled * 10 + (*p - '0');
          weight *= 10;
          any = TRUE;
        }
    }
  if (!any || units > MOST_EUROS / factor)
    return FALSE;
  if (weight == 0)
    weight = 1;

  *cents = units * factor * 100 + (scaled * factor * 100 + weight / 2) / weight;
  return TRUE;
}

/* French locales part thousands by U+202F, which is a hair or nothing in the small sizes of many screen fonts: a
 * no-break space says the same and can be seen. */
static const char *
thousands_mark (void)
{
  const char *mark = localeconv ()->thousands_sep;

  if (g_strcmp0 (mark, "\u202f") == 0)
    return "\u00a0";
  return mark != NULL && g_utf8_validate (mark, -1, NULL) ? mark : "";
}

/**
 * sourcier_count_group:
 * @count: a number of things
 * @mark: what parts thousands
 *
 * Returns: (transfer full): the number with @mark between its thousands
 */
char *
sourcier_count_group (gint64      count,
                      const char *mark)
{
  g_return_val_if_fail (mark != NULL, NULL);

  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (count));
  gsize length = strlen (digits);
  GString *text = g_string_new (count < 0 ? "\u2212" : "");

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, mark);
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * sourcier_count_format:
 * @count: a number of things
 *
 * Returns: (transfer full): the number in the reader's locale, "3 853"
 */
char *
sourcier_count_format (gint64 count)
{
  return sourcier_count_group (count, thousands_mark ());
}

/**
 * sourcier_money_format:
 * @cents: an amount in cents
 *
 * Returns: (transfer full): the amount in the reader's locale, "70 000 €"; cents are written when there are some
 */
char *
sourcier_money_format (gint64 cents)
{
  g_autofree char *euros = sourcier_count_format (cents / 100);
  g_autofree char *number = NULL;
  const char *point = localeconv ()->decimal_point;

  if (cents % 100 == 0)
    number = g_steal_pointer (&euros);
  else
    number = g_strdup_printf ("%s%s%02d", euros, point, (int) ABS (cents % 100));

  /* translators: an amount of money, %s is the number */
  return g_strdup_printf (_("€%s"), number);
}

/**
 * sourcier_money_format_whole:
 * @cents: an amount in cents
 *
 * Returns: (transfer full): the amount as sourcier_money_format() has it, in whole euros, half a euro rounded away from zero:
 *   for sums, whose cents tell nothing
 */
char *
sourcier_money_format_whole (gint64 cents)
{
  gint64 half = cents < 0 ? -50 : 50;

  return sourcier_money_format ((cents + half) / 100 * 100);
}

/**
 * sourcier_money_to_text:
 * @cents: an amount in cents, or %SOURCIER_MONEY_UNKNOWN
 *
 * Returns: (transfer full): the amount for a file that other programs read in French: "70000" or "70000,50"; "" if unknown
 */
char *
sourcier_money_to_text (gint64 cents)
{
  if (cents < 0)
    return g_strdup ("");
  if (cents % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, cents / 100);
  return g_strdup_printf ("%" G_GINT64_FORMAT ",%02d", cents / 100, (int) (cents % 100));
}
