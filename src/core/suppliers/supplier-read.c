/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier.h"

#include "base/money.h"
#include "base/text.h"
#include "reference/cpv.h"
#include "reference/departement.h"
#include "reference/headcount.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between what is written about a supplier and what it means: reading a list, showing to a person, doubting. */

/* Line breaks and the white space around them become one space, or one line break where @keep_lines. */
static char *
tidy_lines (const char *written,
            gboolean    keep_lines)
{
  g_autofree char *tidy = sourcier_text_tidy (written);

  if (strpbrk (tidy, "\r\n") == NULL)
    return g_steal_pointer (&tidy);
  if (keep_lines)
    {
      g_auto (GStrv) lines = g_strsplit (tidy, "\r\n", -1);
      char *joined = g_strjoinv ("\n", lines);

      return g_strdelimit (joined, "\r", '\n');
    }

  g_auto (GStrv) lines = g_strsplit_set (tidy, "\r\n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0' && line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, lines[i]);
    }
  return g_string_free (line, FALSE);
}

/* "48,88053" becomes "48.88053"; what is no number stays as written. */
static char *
read_coordinate (char *tidy)
{
  const char *p = tidy + (*tidy == '-' || *tidy == '+');
  gsize whole = strspn (p, "0123456789");
  gsize part = p[whole] == ',' ? strspn (p + whole + 1, "0123456789") : 0;

  if (whole > 0 && part > 0 && p[whole + 1 + part] == '\0')
    tidy[(p - tidy) + whole] = '.';
  return tidy;
}

/* "1053" becomes "01053", which a spreadsheet made a number of; "2a004" becomes "2A004". */
static char *
read_commune (const char *tidy)
{
  g_autofree char *whole = g_strconcat (strlen (tidy) == 4 ? "0" : "", tidy, NULL);
  g_autofree char *code = g_ascii_strup (whole, -1);

  return g_strdup (sourcier_commune_find (code) != NULL ? code : tidy);
}

/* A list that has a column for the excluded writes "non" for the others. */
static char *
read_exclusion (const char *tidy)
{
  static const char * const nothing[] = { "", "non", "no", "n", "0", "neant", "aucun", "aucune", "none", "sans objet",
                                          "false", "faux", NULL };
  g_autofree char *folded = sourcier_text_fold (tidy);

  return g_strdup (g_strv_contains (nothing, folded) ? "" : tidy);
}

/* "31/12/2026" becomes "2026-12-31"; what is no day stays as written. */
static char *
read_excluded_day (const char *tidy)
{
  char *iso = sourcier_day_to_iso (sourcier_day_parse (tidy));

  return iso != NULL ? iso : read_exclusion (tidy);
}

/* @tidy is taken. */
static char *
to_canonical (SourcierSupplierField  field,
              char                  *tidy)
{
  const SourcierDepartement *departement;
  const SourcierHeadcount *headcount;
  g_autofree char *own = tidy;

  switch (field)
    {
    case SOURCIER_SUPPLIER_SIRET:
      return sourcier_siret_clean (own);
    case SOURCIER_SUPPLIER_DEPARTEMENT:
      departement = sourcier_departement_recognise (own);
      return departement != NULL ? g_strdup (sourcier_departement_get_code (departement)) : g_steal_pointer (&own);
    case SOURCIER_SUPPLIER_COMMUNE:
      return read_commune (own);
    case SOURCIER_SUPPLIER_HEADCOUNT:
      headcount = sourcier_headcount_recognise (own);
      return headcount != NULL ? g_strdup (sourcier_headcount_get_code (headcount)) : g_steal_pointer (&own);
    case SOURCIER_SUPPLIER_LATITUDE:
    case SOURCIER_SUPPLIER_LONGITUDE:
      return read_coordinate (g_steal_pointer (&own));
    case SOURCIER_SUPPLIER_EXCLUSION:
      return read_exclusion (own);
    case SOURCIER_SUPPLIER_EXCLUDED_SINCE:
    case SOURCIER_SUPPLIER_EXCLUDED_UNTIL:
      return read_excluded_day (own);
    default:
      return g_steal_pointer (&own);
    }
}

static gboolean
read_turnover (SourcierSupplier *self,
               const char       *tidy)
{
  gint64 cents = SOURCIER_MONEY_UNKNOWN;

  if (*tidy != '\0' && !sourcier_money_parse (tidy, &cents))
    return FALSE;

  sourcier_supplier_set_turnover (self, cents);
  return TRUE;
}

/**
 * sourcier_supplier_read_field:
 * @self: a supplier
 * @field: a field
 * @written: (nullable): what a person or a list wrote, "411 555 139 00012", "50 à 99 salariés", "1,2 M€"
 *
 * Sets the field to what was meant where that is sure, and else to what was written. Nothing is lost but white space
 * around the text and line breaks in fields of one line. Reading again what was read changes nothing.
 *
 * Returns: %FALSE, and nothing is set, if the field is an amount and @written is none
 */
gboolean
sourcier_supplier_read_field (SourcierSupplier      *self,
                              SourcierSupplierField  field,
                              const char            *written)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (field < SOURCIER_N_SUPPLIER_FIELDS, FALSE);

  g_autofree char *valid = sourcier_text_make_valid (written, -1);
  char *tidy = tidy_lines (valid, field == SOURCIER_SUPPLIER_DESCRIPTION || field == SOURCIER_SUPPLIER_NOTES);
  g_autofree char *canonical = to_canonical (field, tidy);

  if (field == SOURCIER_SUPPLIER_TURNOVER)
    return read_turnover (self, canonical);

  sourcier_supplier_set_text (self, field, canonical);
  return TRUE;
}

/**
 * sourcier_supplier_show_field:
 * @self: a supplier
 * @field: a field
 *
 * Returns: (transfer full): the field for the reader: "Val-d’Oise (95)", "50 to 99", "411 555 139 00012", "€70,000";
 *   what was written where the program does not know it; "" if not told
 */
char *
sourcier_supplier_show_field (SourcierSupplier      *self,
                              SourcierSupplierField  field)
{
  const char *text = sourcier_supplier_get_text (self, field);
  const SourcierDepartement *departement;
  const SourcierHeadcount *headcount;
  const SourcierCommune *commune;
  SourcierDay day;

  g_return_val_if_fail (text != NULL, NULL);

  switch (field)
    {
    case SOURCIER_SUPPLIER_SIRET:
      return sourcier_siret_format (text);
    case SOURCIER_SUPPLIER_TURNOVER:
      return *text != '\0' ? sourcier_money_format (sourcier_supplier_get_turnover (self)) : g_strdup ("");
    case SOURCIER_SUPPLIER_DEPARTEMENT:
      departement = sourcier_departement_find (text);
      return departement == NULL ? g_strdup (text)
             : g_strdup_printf ("%s (%s)", sourcier_departement_get_name (departement), text);
    case SOURCIER_SUPPLIER_COMMUNE:
      commune = sourcier_commune_find (text);
      return commune == NULL ? g_strdup (text) : g_strdup_printf ("%s %s", text, sourcier_commune_get_name (commune));
    case SOURCIER_SUPPLIER_HEADCOUNT:
      headcount = sourcier_headcount_find (text);
      return g_strdup (headcount != NULL ? sourcier_headcount_get_name (headcount) : text);
    case SOURCIER_SUPPLIER_EXCLUDED_SINCE:
    case SOURCIER_SUPPLIER_EXCLUDED_UNTIL:
      day = sourcier_day_parse (text);
      return day != SOURCIER_DAY_NONE ? sourcier_day_format (day) : g_strdup (text);
    default:
      return g_strdup (text);
    }
}

/* Saint-Barthélemy and Saint-Martin left Guadeloupe in 2007 (loi organique 2007-223), and lists still count them there. */
static gboolean
agrees (const char *told,
        const char *of_address)
{
  gboolean left_guadeloupe = g_str_equal (of_address, "977") || g_str_equal (of_address, "978");

  return g_str_equal (told, of_address) || (left_guadeloupe && g_str_equal (told, "971"));
}

/* The departement that Corsica was until 1976, as lists still have it. */
static gboolean
is_old_corsica (const char *told)
{
  return g_str_equal (told, "20");
}

/* Companies of the Pacific collectivities have numbers of their own: the RIDET of Nouvelle-Calédonie, the TAHITI of Polynésie
 * française. */
static gboolean
has_own_register (const char *departement)
{
  return g_str_equal (departement, "986") || g_str_equal (departement, "987") || g_str_equal (departement, "988");
}

static gboolean
siret_is_doubtful (const char *siret,
                   const char *departement)
{
  SourcierSiretDoubt doubt = sourcier_siret_check (siret);
  gboolean another_number = doubt == SOURCIER_SIRET_NOT_DIGITS || doubt == SOURCIER_SIRET_WRONG_LENGTH;

  return doubt != SOURCIER_SIRET_SOUND && doubt != SOURCIER_SIRET_MISSING
         && !(another_number && has_own_register (departement));
}

static gboolean
has_short_cpv (SourcierSupplier *self)
{
  const char * const *codes = sourcier_supplier_get_cpv (self);

  for (guint i = 0; codes[i] != NULL; i++)
    if (strlen (codes[i]) != SOURCIER_CPV_LENGTH)
      return TRUE;
  return FALSE;
}

/**
 * sourcier_supplier_get_doubts:
 * @self: a supplier
 *
 * Returns: what is odd about its data
 */
SourcierSupplierDoubts
sourcier_supplier_get_doubts (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), SOURCIER_SUPPLIER_SOUND);

  const char *postcode = sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_POSTCODE);
  const char *told = sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_DEPARTEMENT);
  SourcierSupplierDoubts doubts = SOURCIER_SUPPLIER_SOUND;
  SourcierSupplierPlace place;

  sourcier_supplier_get_place (self, &place);
  const char *of_address = sourcier_supplier_place_get_departement (&place, postcode);

  if (siret_is_doubtful (sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_SIRET), *told != '\0' ? told : of_address))
    doubts |= SOURCIER_SUPPLIER_DOUBT_SIRET;
  if (*postcode != '\0' && sourcier_departement_from_postcode (postcode) == NULL
      && !sourcier_postcode_is_of_monaco (postcode))
    doubts |= SOURCIER_SUPPLIER_DOUBT_POSTCODE;
  if (is_old_corsica (told) || (*told != '\0' && *of_address != '\0' && !agrees (told, of_address)))
    doubts |= SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT;
  if (*sourcier_supplier_get_name (self) == '\0')
    doubts |= SOURCIER_SUPPLIER_DOUBT_NAME;
  if (place.doubt != SOURCIER_PLACE_SOUND)
    doubts |= SOURCIER_SUPPLIER_DOUBT_PLACE;
  if (has_short_cpv (self))
    doubts |= SOURCIER_SUPPLIER_DOUBT_CPV;
  if (sourcier_supplier_exclusion_is_doubtful (self))
    doubts |= SOURCIER_SUPPLIER_DOUBT_EXCLUSION;
  return doubts;
}

/**
 * sourcier_supplier_departement_doubt_to_words:
 * @self: a supplier whose departement is doubtful
 *
 * Returns: (transfer full): why, for the reader
 */
char *
sourcier_supplier_departement_doubt_to_words (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  const SourcierDepartement *real = sourcier_departement_find (sourcier_supplier_get_address_departement (self));

  if (is_old_corsica (sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_DEPARTEMENT)) || real == NULL)
    return g_strdup (_("The departement 20 may be 2A or 2B"));
  /* translators: a departement and its code */
  return g_strdup_printf (_("The address is in %s (%s), not in this departement"), sourcier_departement_get_name (real),
                          sourcier_departement_get_code (real));
}

/**
 * sourcier_supplier_doubt_to_words:
 * @self: a supplier that has the doubt
 * @doubt: one doubt
 *
 * Returns: (transfer full): what is odd, for the reader
 */
char *
sourcier_supplier_doubt_to_words (SourcierSupplier       *self,
                                  SourcierSupplierDoubts  doubt)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  const char *siret = sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_SIRET);

  switch (doubt)
    {
    case SOURCIER_SUPPLIER_DOUBT_NAME:
      return g_strdup (_("No name"));
    case SOURCIER_SUPPLIER_DOUBT_SIRET:
      return g_strdup (sourcier_siret_doubt_to_words (sourcier_siret_check (siret)));
    case SOURCIER_SUPPLIER_DOUBT_POSTCODE:
      return g_strdup (_("The postcode is not five digits of a known departement"));
    case SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT:
      return sourcier_supplier_departement_doubt_to_words (self);
    case SOURCIER_SUPPLIER_DOUBT_PLACE:
      return sourcier_supplier_place_doubt_to_words (self);
    case SOURCIER_SUPPLIER_DOUBT_CPV:
      return g_strdup (_("A CPV code has lost its leading zero"));
    case SOURCIER_SUPPLIER_DOUBT_EXCLUSION:
      return sourcier_supplier_exclusion_doubt_to_words (self);
    case SOURCIER_SUPPLIER_SOUND:
    default:
      return g_strdup ("");
    }
}

/**
 * sourcier_supplier_doubts_to_words:
 * @self: a supplier
 *
 * Returns: (transfer full): what is odd about its data, for the reader, on one line; "" if nothing is
 */
char *
sourcier_supplier_doubts_to_words (SourcierSupplier *self)
{
  static const SourcierSupplierDoubts order[] = {
    SOURCIER_SUPPLIER_DOUBT_NAME, SOURCIER_SUPPLIER_DOUBT_SIRET, SOURCIER_SUPPLIER_DOUBT_POSTCODE,
    SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT, SOURCIER_SUPPLIER_DOUBT_PLACE, SOURCIER_SUPPLIER_DOUBT_CPV,
    SOURCIER_SUPPLIER_DOUBT_EXCLUSION,
  };

  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  SourcierSupplierDoubts doubts = sourcier_supplier_get_doubts (self);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *doubt = doubts & order[i] ? sourcier_supplier_doubt_to_words (self, order[i]) : g_strdup ("");

      sourcier_text_append_part (words, doubt);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * sourcier_supplier_get_search_text:
 * @self: a supplier
 *
 * The SIREN is found too: it is part of the SIRET; and so are the names of the contacts.
 *
 * Returns: (transfer full): the folded words that search looks at, parted by spaces
 */
char *
sourcier_supplier_get_search_text (SourcierSupplier *self)
{
  static const SourcierSupplierField searched[] = {
    SOURCIER_SUPPLIER_NAME, SOURCIER_SUPPLIER_TRADE_NAME, SOURCIER_SUPPLIER_CITY, SOURCIER_SUPPLIER_SIRET,
    SOURCIER_SUPPLIER_DESCRIPTION, SOURCIER_SUPPLIER_NOTES,
  };

  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  GPtrArray *contacts = sourcier_supplier_get_contacts (self);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      g_string_append (words, sourcier_supplier_get_text (self, searched[i]));
      g_string_append_c (words, '\n');
    }
  for (guint i = 0; i < contacts->len; i++)
    {
      g_string_append (words, sourcier_contact_get_text (g_ptr_array_index (contacts, i), SOURCIER_CONTACT_NAME));
      g_string_append_c (words, '\n');
    }
  return sourcier_text_fold (words->str);
}
