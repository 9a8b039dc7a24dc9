/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-contract.h"

#include "base/siret.h"
#include "base/text.h"
#include "reference/family.h"

#include <math.h>
#include <string.h>

/* What was written becomes a value in the terms of schema 2.0.3, and what that took is noted. */

#define CPV_LENGTH 8
#define EARLIEST_YEAR 1980
#define LATEST_YEAR 2100
/* More than any public contract of France: a typing mistake. */
#define MOST_EUROS 1e10

/* "NC", and what the consolidated files of the ministry write in place of a value that was bad or missing. */
static gboolean
is_told (const char *written)
{
  static const char * const placeholders[] = { "nc", "cdl", "inx", "null", "nan", "none", NULL };
  g_autofree char *folded = NULL;

  if (sourcier_text_is_empty (written))
    return FALSE;
  if (strlen (written) > 4)
    return TRUE;
  folded = g_ascii_strdown (written, -1);
  return !g_strv_contains (placeholders, folded);
}

/* A number with a point, or with the comma of a French spreadsheet; nothing else. */
static gboolean
parse_number (const char *written,
              double     *number)
{
  g_autofree char *tidy = sourcier_text_tidy (written);
  char *comma = strchr (tidy, ',');
  char *end;

  if (comma != NULL)
    *comma = '.';
  *number = g_ascii_strtod (tidy, &end);
  return end != tidy && *end == '\0' && isfinite (*number);
}

/**
 * sourcier_decp_contract_read_day:
 * @self: a contract
 * @member: where the day stands, by the names of the schema
 * @written: (nullable): what is written there
 *
 * Reads a day of the contract or of something that belongs to it. A time or a zone after it is left out, a year that
 * cannot be is not believed.
 *
 * Returns: the day, or %SOURCIER_DAY_NONE
 */
SourcierDay
sourcier_decp_contract_read_day (SourcierDecpContract *self,
                                 const char           *member,
                                 const char           *written)
{
  if (!is_told (written))
    return SOURCIER_DAY_NONE;

  SourcierDay day = sourcier_day_parse (written);
  g_autofree char *iso = sourcier_day_to_iso (day);

  if (g_strcmp0 (iso, written) != 0)
    {
      sourcier_decp_contract_keep_raw (self, member, written);
      if (iso != NULL && g_str_has_prefix (written, iso))
        sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_DAY_ZONE);
    }
  if (day < sourcier_day_from_ymd (EARLIEST_YEAR, 1, 1) || day > sourcier_day_from_ymd (LATEST_YEAR, 12, 31))
    {
      sourcier_decp_contract_keep_raw (self, member, written);
      sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_DAY_UNSURE);
      return SOURCIER_DAY_NONE;
    }
  return day;
}

/* 999999999 is what people type to be rid of the question. */
static gboolean
is_filler (double euros)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", euros);

  return strlen (digits) >= 6 && strspn (digits, "9") == strlen (digits);
}

/**
 * sourcier_decp_contract_read_money:
 * @self: a contract
 * @member: where the amount stands, by the names of the schema
 * @written: (nullable): what is written there, euros
 *
 * Returns: cents, or -1 where nothing is told or what is told cannot be an amount
 */
gint64
sourcier_decp_contract_read_money (SourcierDecpContract *self,
                                   const char           *member,
                                   const char           *written)
{
  double euros;

  if (!is_told (written))
    return -1;
  if (!parse_number (written, &euros))
    {
      sourcier_decp_contract_keep_raw (self, member, written);
      sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_NUMBER);
      return -1;
    }
  if (euros < 0 || euros >= MOST_EUROS)
    {
      sourcier_decp_contract_keep_raw (self, member, written);
      sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_AMOUNT_ABSURD);
      return -1;
    }
  if (is_filler (euros))
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_AMOUNT_ABSURD);
  return llround (euros * 100);
}

/**
 * sourcier_decp_contract_read_count:
 * @self: a contract
 * @member: where the number stands, by the names of the schema
 * @written: (nullable): what is written there
 *
 * Reads a number of months or of tenders, which the schema wants to be one or more. A part of a month counts as a month.
 *
 * Returns: the number, 0 where none of that kind is told
 */
int
sourcier_decp_contract_read_count (SourcierDecpContract *self,
                                   const char           *member,
                                   const char           *written)
{
  double number;

  if (sourcier_text_is_empty (written))
    return 0;
  if (!parse_number (written, &number) || number <= 0 || number > 100000)
    {
      sourcier_decp_contract_keep_raw (self, member, written);
      return 0;
    }
  if (number != floor (number))
    sourcier_decp_contract_keep_raw (self, member, written);
  return (int) ceil (number);
}

static char *
join_digits (const char *written)
{
  g_autofree char *digits = sourcier_text_fold_digits (written);
  const char *dash = strchr (written, '-');

  /* The check digit is left out, as the guide of the format advises: after a dash, or a ninth digit. */
  if (digits != NULL && dash != NULL && strlen (dash) == 2)
    digits[strlen (digits) - 1] = '\0';
  else if (digits != NULL && strlen (digits) == CPV_LENGTH + 1)
    digits[CPV_LENGTH] = '\0';
  return g_steal_pointer (&digits);
}

static void
read_cpv (SourcierDecpContract *self,
          const char           *written)
{
  g_autofree char *digits = join_digits (written);
  g_autofree char *code = NULL;

  if (digits != NULL && strlen (digits) == CPV_LENGTH - 1)
    {
      sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_CPV_ZERO);
      sourcier_decp_contract_keep_raw (self, "codeCPV", written);
      code = g_strconcat ("0", digits, NULL);
    }
  else
    /* What is no code stays whole: without what looked like a check digit another one would seem to be. */
    code = g_strdup (digits != NULL && strlen (digits) == CPV_LENGTH ? digits : written);

  if (digits == NULL || strlen (code) != CPV_LENGTH || sourcier_cpv_division_find (code) == NULL)
    {
      sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_CPV_UNKNOWN);
      sourcier_decp_contract_keep_raw (self, "codeCPV", written);
    }
  sourcier_decp_contract_set (self, SOURCIER_DECP_CPV, code);
}

static void
read_share (SourcierDecpContract *self,
            SourcierDecpField     field,
            const char           *member,
            const char           *written)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double share;

  if (!parse_number (written, &share) || share < 0 || share > 1)
    {
      sourcier_decp_contract_keep_raw (self, member, written);
      sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_NUMBER);
      return;
    }
  sourcier_decp_contract_set (self, field, g_ascii_formatd (text, sizeof text, "%.6g", share));
}

static void
read_flag (SourcierDecpContract *self,
           SourcierDecpField     field,
           const char           *member,
           const char           *written)
{
  static const char * const yes[] = { "true", "oui", "vrai", "1", "1.0", NULL };
  static const char * const no[] = { "false", "non", "faux", "0", "0.0", NULL };
  g_autofree char *lower = g_ascii_strdown (written, -1);

  if (g_strv_contains (yes, lower) || g_strv_contains (no, lower))
    sourcier_decp_contract_set (self, field, g_strv_contains (yes, lower) ? "1" : "0");
  else
    {
      sourcier_decp_contract_keep_raw (self, member, written);
      sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_NUMBER);
    }
}

/* Adds a value to those of an enumeration, in its order: what is not in it stays last, as it was written. */
static void
add_code (SourcierDecpContract *self,
          SourcierDecpField     field,
          const char           *code)
{
  const char * const *codes = sourcier_decp_field_get_codes (field, self->concession);
  g_auto (GStrv) told = g_strsplit (sourcier_decp_contract_get (self, field), "|", -1);
  g_autoptr (GString) all = g_string_new (NULL);

  if (g_strv_contains ((const char * const *) told, code))
    return;
  for (int i = 0; codes != NULL && codes[i] != NULL; i++)
    if (g_str_equal (codes[i], code) || g_strv_contains ((const char * const *) told, codes[i]))
      g_string_append_printf (all, "%s%s", all->len > 0 ? "|" : "", codes[i]);
  for (int i = 0; told[i] != NULL; i++)
    if (codes == NULL || !g_strv_contains (codes, told[i]))
      g_string_append_printf (all, "%s%s", all->len > 0 ? "|" : "", told[i]);
  if (codes == NULL || !g_strv_contains (codes, code))
    g_string_append_printf (all, "%s%s", all->len > 0 ? "|" : "", code);
  sourcier_decp_contract_set (self, field, all->str);
}

/* Version 1 had other enumerations: what it calls the form of the price is its type today, and a framework agreement is
 * a technique, no nature. Returns: whether it was that. */
static gboolean
read_version_1 (SourcierDecpContract *self,
                SourcierDecpField     field,
                const char           *member,
                const char           *written)
{
  static const char * const natures[] = { "Accord-cadre", "Marché subséquent", NULL };
  const char *code = NULL;

  if (self->concession)
    return FALSE;
  if (field == SOURCIER_DECP_NATURE && (code = sourcier_decp_find_code (natures, written)) != NULL)
    {
      sourcier_decp_contract_set (self, SOURCIER_DECP_NATURE, "Marché");
      if (code == natures[0])
        add_code (self, SOURCIER_DECP_TECHNIQUES, code);
    }
  else if (field == SOURCIER_DECP_PRICE_FORM
           && (code = sourcier_decp_field_find_code (SOURCIER_DECP_PRICE_TYPES, FALSE, written)) != NULL)
    add_code (self, SOURCIER_DECP_PRICE_TYPES, code);

  if (code != NULL)
    sourcier_decp_contract_keep_raw (self, member, written);
  return code != NULL;
}

static void
read_code (SourcierDecpContract *self,
           SourcierDecpField     field,
           const char           *member,
           const char           *written)
{
  const char *code = sourcier_decp_field_find_code (field, self->concession, written);

  if (code == NULL && read_version_1 (self, field, member, written))
    return;
  if (code == NULL || !g_str_equal (code, written))
    sourcier_decp_contract_keep_raw (self, member, written);
  if (code == NULL)
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_CODE);
  if (code != NULL && strstr (written, "\uFFFD") != NULL)
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_ACCENTS);
  if (sourcier_decp_field_get_kind (field) == SOURCIER_DECP_CODES)
    add_code (self, field, code != NULL ? code : written);
  else
    sourcier_decp_contract_set (self, field, code != NULL ? code : written);
}

/* Bars part the values wherever a contract is kept or written in one line, so that none can hold one. */
static void
read_codes (SourcierDecpContract *self,
            SourcierDecpField     field,
            const char           *member,
            const char           *written)
{
  g_auto (GStrv) parts = g_strsplit (written, "|", -1);

  if (parts[0] != NULL && parts[1] != NULL)
    sourcier_decp_contract_keep_raw (self, member, written);
  for (int i = 0; parts[i] != NULL; i++)
    if (is_told (g_strstrip (parts[i])))
      read_code (self, field, member, parts[i]);
}

static void
read_number_field (SourcierDecpContract *self,
                   SourcierDecpField     field,
                   const char           *member,
                   const char           *written)
{
  gint64 number = sourcier_decp_field_get_kind (field) == SOURCIER_DECP_MONEY
                  ? sourcier_decp_contract_read_money (self, member, written)
                  : sourcier_decp_contract_read_count (self, member, written);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (sourcier_decp_field_get_kind (field) == SOURCIER_DECP_COUNT && number == 0)
    {
      sourcier_decp_contract_doubt (self, field == SOURCIER_DECP_MONTHS ? SOURCIER_DECP_DEFECT_MONTHS
                                                                        : SOURCIER_DECP_DEFECT_NUMBER);
      return;
    }
  if (number < 0)
    return;
  if (field == SOURCIER_DECP_AMOUNT && number < 100)
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_AMOUNT_ABSURD);
  sourcier_decp_contract_set (self, field, value);
}

static void
read_tidy (SourcierDecpContract *self,
           SourcierDecpField     field,
           const char           *member,
           const char           *written)
{
  g_autofree char *text = NULL;

  switch (sourcier_decp_field_get_kind (field))
    {
    case SOURCIER_DECP_SIRET:
      text = sourcier_siret_clean (written);
      sourcier_decp_contract_set (self, field, text);
      break;
    case SOURCIER_DECP_CPV_CODE:
      read_cpv (self, written);
      break;
    case SOURCIER_DECP_CODE:
      read_code (self, field, member, written);
      break;
    case SOURCIER_DECP_CODES:
      read_codes (self, field, member, written);
      break;
    case SOURCIER_DECP_COUNT:
    case SOURCIER_DECP_MONEY:
      read_number_field (self, field, member, written);
      break;
    case SOURCIER_DECP_SHARE:
      read_share (self, field, member, written);
      break;
    case SOURCIER_DECP_DAY:
      text = sourcier_day_to_iso (sourcier_decp_contract_read_day (self, member, written));
      sourcier_decp_contract_set (self, field, text);
      break;
    case SOURCIER_DECP_FLAG:
      read_flag (self, field, member, written);
      break;
    case SOURCIER_DECP_TEXT:
    default:
      sourcier_decp_contract_set (self, field, written);
      break;
    }
}

/**
 * sourcier_decp_contract_read:
 * @self: a contract
 * @field: a field
 * @written: (nullable): what somebody wrote there; of several values, one
 *
 * Understands a value, in either version's terms. What had to be mended, translated or guessed is kept as it was written
 * in @raw; what is odd is noted as a defect; what cannot be understood at all is only kept.
 */
void
sourcier_decp_contract_read (SourcierDecpContract *self,
                             SourcierDecpField     field,
                             const char           *written)
{
  const char *member = sourcier_decp_field_get_id (field, self->concession);
  g_autofree char *tidy = NULL;

  g_return_if_fail (self != NULL);

  /* "NC" as a duration is a defect of its own, elsewhere it is nothing told. */
  if (member == NULL || (!is_told (written) && (field != SOURCIER_DECP_MONTHS || sourcier_text_is_empty (written))))
    return;
  tidy = sourcier_text_tidy (written);
  read_tidy (self, field, member, tidy);
}

static char *
read_party_kind (SourcierDecpContract *self,
                 const char           *written)
{
  const char *code = sourcier_decp_find_code (sourcier_decp_party_kinds, written);

  if (code == NULL && !sourcier_text_is_empty (written))
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_CODE);
  if (g_strcmp0 (code, written) != 0 && written != NULL)
    sourcier_decp_contract_keep_raw (self, "typeIdentifiant", written);
  return code != NULL ? g_strdup (code) : sourcier_text_tidy (written);
}

/**
 * sourcier_decp_contract_read_party:
 * @self: a contract
 * @kind: (nullable): what number the company is known by, as written; 14 digits are a SIRET where it is missing
 * @id: (nullable): the number, as written
 * @name: (nullable): the name, as written
 *
 * Returns: (transfer full) (nullable): the company, %NULL if neither its number nor its name is told
 */
SourcierDecpParty *
sourcier_decp_contract_read_party (SourcierDecpContract *self,
                                   const char           *kind,
                                   const char           *id,
                                   const char           *name)
{
  g_autofree char *known_by = NULL;
  g_autofree char *number = NULL;
  g_autofree char *tidy_name = NULL;

  if (!is_told (id) && !is_told (name))
    return NULL;

  number = is_told (id) ? sourcier_siret_clean (id) : g_strdup ("");
  tidy_name = is_told (name) ? sourcier_text_tidy (name) : g_strdup ("");
  known_by = is_told (kind) ? read_party_kind (self, kind) : g_strdup (strlen (number) == 14 ? "SIRET" : "");
  if (g_str_equal (known_by, "SIRET") && sourcier_siret_check (number) != SOURCIER_SIRET_SOUND)
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_HOLDER_SIRET);
  return sourcier_decp_party_new (known_by, number, tidy_name);
}
