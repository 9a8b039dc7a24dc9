/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record says, as people and lists write it. */
#include "config.h"
#include "base/record.h"

#include "base/money.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A number of more digits than this is a typing mistake, and its hundredths could overflow. */
#define MOST_DIGITS 9

/* A year outside these is a typing mistake. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2999

/* "12,5 %" becomes 1250 with @decimals 2, "36" becomes 36 with none. */
static gboolean
parse_number (const char *text,
              guint       decimals,
              gint64     *number)
{
  g_autofree char *plain = g_strdup (text);
  gint64 result = 0;

  if (g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  g_autofree char *tidy = sourcier_text_tidy (plain);
  gsize whole = strspn (tidy, "0123456789");
  const char *rest = tidy + whole;

  if (whole == 0 || whole > MOST_DIGITS)
    return FALSE;
  result = g_ascii_strtoll (tidy, NULL, 10);
  if ((*rest == ',' || *rest == '.') && decimals > 0)
    rest++;
  for (guint i = 0; i < decimals; i++)
    result = result * 10 + (g_ascii_isdigit (*rest) ? *rest++ - '0' : 0);
  if (*rest != '\0')
    return FALSE;
  *number = result;
  return TRUE;
}

static gboolean
parse (SourcierFieldType  type,
       const char        *text,
       gint64            *number)
{
  switch (type)
    {
    case SOURCIER_FIELD_MONEY:
      return sourcier_money_parse (text, number);
    case SOURCIER_FIELD_DAY:
      *number = sourcier_day_parse (text);
      return *number != SOURCIER_DAY_NONE;
    case SOURCIER_FIELD_COUNT:
      return parse_number (text, 0, number);
    case SOURCIER_FIELD_YEAR:
      return parse_number (text, 0, number) && *number >= FIRST_YEAR && *number <= LAST_YEAR;
    case SOURCIER_FIELD_PERCENT:
      return parse_number (text, 2, number);
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    case SOURCIER_FIELD_LINK:
    default:
      return FALSE;
    }
}

static void
read_text (SourcierRecord *self,
           guint           field,
           char           *tidy)
{
  SourcierRecordClass *klass = SOURCIER_RECORD_GET_CLASS (self);

  if (klass->fields[field].type == SOURCIER_FIELD_TEXT)
    g_strdelimit (tidy, "\r\n\t", ' ');

  g_autofree char *canonical = klass->to_canonical != NULL ? klass->to_canonical (self, field, tidy) : NULL;
  sourcier_record_set_text (self, field, canonical != NULL ? canonical : tidy);
}

/**
 * sourcier_record_read_field:
 * @self: a record
 * @field: a field that is no link
 * @written: (nullable): what a person or a list wrote: "312 000 €", "18/01/2027", "12,5 %", "Marché de travaux"
 *
 * Sets the field to what was meant where that is sure, and else, for words, to what was written.
 *
 * Returns: %FALSE, and nothing is set, if the field holds numbers and @written is none
 */
gboolean
sourcier_record_read_field (SourcierRecord *self,
                            guint           field,
                            const char     *written)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), FALSE);

  const SourcierField *told = sourcier_record_get_field (self, field);

  g_return_val_if_fail (told->type != SOURCIER_FIELD_LINK, FALSE);

  g_autofree char *valid = sourcier_text_make_valid (written, -1);
  g_autofree char *tidy = sourcier_text_tidy (valid);
  gint64 number = sourcier_field_get_unknown (told);

  if (sourcier_field_is_text (told))
    {
      read_text (self, field, tidy);
      return TRUE;
    }
  if (*tidy != '\0' && !parse (told->type, tidy, &number))
    return FALSE;
  sourcier_record_set_number (self, field, number);
  return TRUE;
}

/* "12.5" of 1250, with the mark of the reader's language or a point. */
static char *
percent_to_text (gint64      hundredths,
                 const char *mark)
{
  gint64 whole = hundredths / 100, part = hundredths % 100;

  if (part == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, whole);
  if (part % 10 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "%s%" G_GINT64_FORMAT, whole, mark, part / 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s%02" G_GINT64_FORMAT, whole, mark, part);
}

static char *
show_percent (gint64 hundredths)
{
  /* translators: the mark before the decimals of a number: "." in English, "," in French */
  g_autofree char *number = percent_to_text (hundredths, C_("number", "."));

  /* translators: a share; %s is a number, "12.5" */
  return g_strdup_printf (C_("number", "%s%%"), number);
}

static char *
show_text (SourcierRecord *self,
           guint           field)
{
  SourcierRecordClass *klass = SOURCIER_RECORD_GET_CLASS (self);
  const char *text = sourcier_record_get_text (self, field);
  char *words = klass->to_words != NULL ? klass->to_words (self, field, text) : NULL;

  return words != NULL ? words : g_strdup (text);
}

/**
 * sourcier_record_show_field:
 * @self: a record
 * @field: a field that is no link
 *
 * Returns: (transfer full): the field for the reader, "€312,000", "18/01/2027", "12.5%", "Works"; "" if not told
 */
char *
sourcier_record_show_field (SourcierRecord *self,
                            guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), NULL);

  const SourcierField *told = sourcier_record_get_field (self, field);

  if (sourcier_field_is_text (told))
    return show_text (self, field);
  if (!sourcier_record_is_told (self, field))
    return g_strdup ("");

  gint64 number = sourcier_record_get_number (self, field);

  switch (told->type)
    {
    case SOURCIER_FIELD_MONEY:
      return sourcier_money_format (number);
    case SOURCIER_FIELD_DAY:
      return sourcier_day_format ((SourcierDay) number);
    case SOURCIER_FIELD_PERCENT:
      return show_percent (number);
    case SOURCIER_FIELD_COUNT:
      return sourcier_count_format (number);
    case SOURCIER_FIELD_YEAR:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    case SOURCIER_FIELD_LINK:
    default:
      return g_strdup ("");
    }
}

/**
 * sourcier_record_field_to_text:
 * @self: a record
 * @field: a field
 *
 * Returns: (transfer full): the field as JSON and forms have it, the same in every language: "312000", "2027-01-18",
 *   "12.5"; sourcier_record_read_field() reads it back; "" if not told
 */
char *
sourcier_record_field_to_text (SourcierRecord *self,
                               guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), NULL);

  const SourcierField *told = sourcier_record_get_field (self, field);

  if (sourcier_field_is_text (told))
    return g_strdup (sourcier_record_get_text (self, field));
  if (!sourcier_record_is_told (self, field))
    return g_strdup ("");

  gint64 number = sourcier_record_get_number (self, field);

  switch (told->type)
    {
    case SOURCIER_FIELD_MONEY:
      return sourcier_money_to_text (number);
    case SOURCIER_FIELD_DAY:
      return sourcier_day_to_iso ((SourcierDay) number);
    case SOURCIER_FIELD_PERCENT:
      return percent_to_text (number, ".");
    case SOURCIER_FIELD_COUNT:
    case SOURCIER_FIELD_YEAR:
    case SOURCIER_FIELD_LINK:
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

/**
 * sourcier_record_write_field:
 * @self: a record
 * @field: a field that is no link
 *
 * Returns: (transfer full): the field as the reader would type it, "312000", "18/01/2027", "12,5" in French;
 *   sourcier_record_read_field() reads it back; "" if not told
 */
char *
sourcier_record_write_field (SourcierRecord *self,
                             guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), NULL);

  const SourcierField *told = sourcier_record_get_field (self, field);

  if (told->type == SOURCIER_FIELD_DAY)
    return sourcier_record_show_field (self, field);
  if (told->type == SOURCIER_FIELD_PERCENT && sourcier_record_is_told (self, field))
    return percent_to_text (sourcier_record_get_number (self, field), C_("number", "."));
  return sourcier_record_field_to_text (self, field);
}
