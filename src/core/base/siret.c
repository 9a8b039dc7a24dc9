/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/siret.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIREN_LENGTH 9
#define SIRET_LENGTH 14
#define LA_POSTE_SIREN "356000000"

/* Luhn's check sum, ISO/IEC 7812-1 annex B. */
static gboolean
luhn_holds (const char *digits)
{
  int sum = 0;
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      int digit = digits[length - 1 - i] - '0';

      if (i % 2 == 1)
        digit = digit > 4 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }

  return sum % 10 == 0;
}

static int
digit_sum (const char *digits)
{
  int sum = 0;

  for (; *digits != '\0'; digits++)
    sum += *digits - '0';

  return sum;
}

static SourcierSiretDoubt
check_shape (const char *text,
             gsize       length)
{
  if (sourcier_text_is_empty (text))
    return SOURCIER_SIRET_MISSING;
  if (!sourcier_text_is_digits (text))
    return SOURCIER_SIRET_NOT_DIGITS;
  if (strlen (text) != length)
    return SOURCIER_SIRET_WRONG_LENGTH;
  return SOURCIER_SIRET_SOUND;
}

/**
 * sourcier_siren_check:
 * @siren: (nullable): a SIREN without spaces
 *
 * Returns: what can be held against it
 */
SourcierSiretDoubt
sourcier_siren_check (const char *siren)
{
  SourcierSiretDoubt doubt = check_shape (siren, SIREN_LENGTH);

  if (doubt == SOURCIER_SIRET_SOUND && !luhn_holds (siren))
    doubt = SOURCIER_SIRET_CHECK_SUM;
  return doubt;
}

/**
 * sourcier_siret_check:
 * @siret: (nullable): a SIRET without spaces
 *
 * The establishments of La Poste (SIREN 356000000) outgrew Luhn's sum: INSEE has them pass too when the sum of
 * their digits is a multiple of five.
 *
 * Returns: what can be held against it
 */
SourcierSiretDoubt
sourcier_siret_check (const char *siret)
{
  SourcierSiretDoubt doubt = check_shape (siret, SIRET_LENGTH);

  if (doubt != SOURCIER_SIRET_SOUND || luhn_holds (siret))
    return doubt;
  if (g_str_has_prefix (siret, LA_POSTE_SIREN) && digit_sum (siret) % 5 == 0)
    return SOURCIER_SIRET_SOUND;
  return SOURCIER_SIRET_CHECK_SUM;
}

/**
 * sourcier_siret_clean:
 * @text: (nullable): a SIRET as somebody wrote it, "411 555 139 00012"
 *
 * Joins the digits of a spaced number. Anything that is not a spaced number stays as it was written, tidied only:
 * the program never guesses.
 *
 * Returns: (transfer full): the number, or what was written
 */
char *
sourcier_siret_clean (const char *text)
{
  char *digits = sourcier_text_fold_digits (text);

  return digits != NULL ? digits : sourcier_text_tidy (text);
}

/**
 * sourcier_siret_is_rounded:
 * @text: what is written as a SIRET
 *
 * Returns: whether it is what a spreadsheet shows of a long number, "1,23E+13", whose last digits are lost
 */
gboolean
sourcier_siret_is_rounded (const char *text)
{
  gsize whole = strspn (text, "0123456789");
  const char *p = text + whole;

  if (whole > 0 && (*p == ',' || *p == '.'))
    p += 1 + strspn (p + 1, "0123456789");
  if (whole == 0 || (*p != 'E' && *p != 'e'))
    return FALSE;
  p += p[1] == '+' ? 2 : 1;
  return *p != '\0' && p[strspn (p, "0123456789")] == '\0';
}

/**
 * sourcier_siret_format:
 * @siret: (nullable): a SIRET without spaces
 *
 * Returns: (transfer full): "411 555 139 00012" with unbreakable spaces; anything else than 14 digits unchanged
 */
char *
sourcier_siret_format (const char *siret)
{
  if (check_shape (siret, SIRET_LENGTH) != SOURCIER_SIRET_SOUND)
    return g_strdup (siret != NULL ? siret : "");

  return g_strdup_printf ("%.3s\u00a0%.3s\u00a0%.3s\u00a0%s", siret, siret + 3, siret + 6, siret + 9);
}

/**
 * sourcier_siret_get_siren:
 * @siret: (nullable): a SIRET, or a SIREN in its stead, without spaces
 *
 * A number whose check sum fails has a SIREN too, as those with the same nine digits are probably of one firm.
 *
 * Returns: (transfer full) (nullable): the number of the firm, nine digits, or %NULL if @siret has not the shape of either
 */
char *
sourcier_siret_get_siren (const char *siret)
{
  if (check_shape (siret, SIRET_LENGTH) != SOURCIER_SIRET_SOUND
      && check_shape (siret, SIREN_LENGTH) != SOURCIER_SIRET_SOUND)
    return NULL;
  return g_strndup (siret, SIREN_LENGTH);
}

/**
 * sourcier_siren_format:
 * @siren: nine digits
 *
 * Returns: (transfer full): the number as it is printed, "732 829 320", with no-break spaces
 */
char *
sourcier_siren_format (const char *siren)
{
  g_return_val_if_fail (siren != NULL, NULL);

  return check_shape (siren, SIREN_LENGTH) == SOURCIER_SIRET_SOUND
         ? g_strdup_printf ("%.3s\u00a0%.3s\u00a0%s", siren, siren + 3, siren + 6) : g_strdup (siren);
}

/**
 * sourcier_siret_doubt_to_words:
 * @doubt: a doubt
 *
 * Returns: (transfer none): a sentence for the reader, "" if there is no doubt
 */
const char *
sourcier_siret_doubt_to_words (SourcierSiretDoubt doubt)
{
  switch (doubt)
    {
    case SOURCIER_SIRET_MISSING:
      return _("No SIRET");
    case SOURCIER_SIRET_NOT_DIGITS:
      return _("The SIRET holds something else than digits");
    case SOURCIER_SIRET_WRONG_LENGTH:
      return _("The SIRET does not have 14 digits");
    case SOURCIER_SIRET_CHECK_SUM:
      return _("The check sum of the SIRET fails: a digit is probably mistyped");
    case SOURCIER_SIRET_SOUND:
    default:
      return "";
    }
}
