/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/family.h"

#include "base/text.h"
#include "reference/reference-table.h"

#include <string.h>

#define CPV_LENGTH 8

struct _SourcierFamily
{
  const char            *code;
  SourcierReferenceText  name;
};

struct _SourcierCpvDivision
{
  const char            *code;
  SourcierReferenceText  name;
};

static GPtrArray *families;
static GHashTable *families_by_code;
static GHashTable *families_by_name;
static GHashTable *families_by_naf;
static GHashTable *families_by_cpv;
static GPtrArray *divisions;
static GHashTable *divisions_by_code;

static void
claim_cpv (const SourcierFamily *family,
           const char           *prefixes)
{
  g_auto (GStrv) claimed = g_strsplit (prefixes, "|", -1);

  for (guint i = 0; claimed[i] != NULL; i++)
    g_hash_table_insert (families_by_cpv, (gpointer) g_intern_string (claimed[i]), (gpointer) family);
}

static void
add_family (const SourcierReferenceRow *row,
            gpointer                    user_data)
{
  SourcierFamily *family = g_new0 (SourcierFamily, 1);

  family->code = sourcier_reference_row_get (row, "code");
  sourcier_reference_row_get_text (row, "fr", "en", &family->name);

  g_ptr_array_add (families, family);
  g_hash_table_insert (families_by_code, (gpointer) family->code, family);
  sourcier_reference_index (families_by_name, family->code, family);
  sourcier_reference_index (families_by_name, family->name.fr, family);
  sourcier_reference_index (families_by_name, family->name.en, family);
  sourcier_reference_index_all (families_by_name, sourcier_reference_row_get (row, "synonyms"), family);
  claim_cpv (family, sourcier_reference_row_get (row, "cpv"));
}

static void
add_naf (const SourcierReferenceRow *row,
         gpointer                    user_data)
{
  const char *code = sourcier_reference_row_get (row, "family");
  gpointer family = g_hash_table_lookup (families_by_code, code);

  if (family == NULL)
    g_error ("The list of NAF classes names an unknown family “%s”", code);
  g_hash_table_insert (families_by_naf, (gpointer) sourcier_reference_row_get (row, "naf"), family);
}

static void
add_division (const SourcierReferenceRow *row,
              gpointer                    user_data)
{
  SourcierCpvDivision *division = g_new0 (SourcierCpvDivision, 1);

  division->code = sourcier_reference_row_get (row, "code");
  sourcier_reference_row_get_text (row, "fr", "en", &division->name);

  g_ptr_array_add (divisions, division);
  g_hash_table_insert (divisions_by_code, (gpointer) division->code, division);
}

static void
ensure_families (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      families = g_ptr_array_new ();
      families_by_code = g_hash_table_new (g_str_hash, g_str_equal);
      families_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      families_by_naf = g_hash_table_new (g_str_hash, g_str_equal);
      families_by_cpv = g_hash_table_new (g_str_hash, g_str_equal);
      divisions = g_ptr_array_new ();
      divisions_by_code = g_hash_table_new (g_str_hash, g_str_equal);
      sourcier_reference_read ("families", add_family, NULL);
      sourcier_reference_read ("families-naf", add_naf, NULL);
      sourcier_reference_read ("cpv-divisions", add_division, NULL);
      g_once_init_leave (&ready, 1);
    }
}

/**
 * sourcier_families:
 * @n_families: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_families): every family of purchase
 */
const SourcierFamily * const *
sourcier_families (guint *n_families)
{
  ensure_families ();
  if (n_families != NULL)
    *n_families = families->len;
  return (const SourcierFamily * const *) families->pdata;
}

/**
 * sourcier_family_find:
 * @code: (nullable): the code of a family, "green-spaces"
 *
 * Returns: (transfer none) (nullable): the family of exactly this code
 */
const SourcierFamily *
sourcier_family_find (const char *code)
{
  ensure_families ();
  return code != NULL ? g_hash_table_lookup (families_by_code, code) : NULL;
}

/**
 * sourcier_family_recognise:
 * @text: (nullable): a family as a list writes it, "Espaces verts"
 *
 * Returns: (transfer none) (nullable): the family it names in French or in English, or %NULL
 */
const SourcierFamily *
sourcier_family_recognise (const char *text)
{
  ensure_families ();
  return sourcier_reference_look_up (families_by_name, text);
}

/**
 * sourcier_family_find_nearest:
 * @text: what a list writes
 *
 * Returns: (transfer none) (nullable): the family that it may mean, by the likeness of one of its names; %NULL where none is
 *   near
 */
const SourcierFamily *
sourcier_family_find_nearest (const char *text)
{
  ensure_families ();
  return sourcier_reference_find_nearest (families_by_name, text);
}

static const SourcierFamily *
find_longest_prefix (GHashTable *by_prefix,
                     const char *code)
{
  g_autofree char *prefix = g_strdup (code);

  for (gsize length = strlen (prefix); length > 0; length--)
    {
      prefix[length] = '\0';
      const SourcierFamily *family = g_hash_table_lookup (by_prefix, prefix);
      if (family != NULL)
        return family;
    }

  return NULL;
}

/**
 * sourcier_family_from_naf:
 * @naf: (nullable): a class of the NAF rev. 2, "81.21Z" or "8121Z"
 *
 * Many classes tell nothing of what is sold (8899B, social action, is one in four inclusion structures): they give no
 * family.
 *
 * Returns: (transfer none) (nullable): the family of purchase the class tells, or %NULL
 */
const SourcierFamily *
sourcier_family_from_naf (const char *naf)
{
  if (naf == NULL)
    return NULL;

  g_autoptr (GString) code = g_string_new (NULL);
  for (const char *p = naf; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (code, g_ascii_toupper (*p));
  if (code->len < 2)
    return NULL;

  ensure_families ();
  return find_longest_prefix (families_by_naf, code->str);
}

/* "45210000-2", "45210000" and "45" give their digits without the check digit. Only the divisions 03 and 09 begin with
 * a zero, so seven digits that begin with 3 or 9 are a code whose zero a spreadsheet has eaten. */
static char *
clean_cpv (const char *cpv)
{
  g_autofree char *code = sourcier_text_tidy (cpv);
  char *check_digit = strchr (code, '-');

  if (check_digit != NULL)
    *check_digit = '\0';
  if (!sourcier_text_is_digits (code) || strlen (code) < 2 || strlen (code) > CPV_LENGTH)
    return NULL;
  if (strlen (code) == CPV_LENGTH - 1 && (code[0] == '3' || code[0] == '9'))
    return g_strconcat ("0", code, NULL);

  return g_steal_pointer (&code);
}

/**
 * sourcier_family_from_cpv:
 * @cpv: (nullable): a CPV code or its first digits, with or without the check digit
 *
 * Returns: (transfer none) (nullable): the family of purchase that covers it, or %NULL
 */
const SourcierFamily *
sourcier_family_from_cpv (const char *cpv)
{
  g_autofree char *code = clean_cpv (cpv);

  if (code == NULL)
    return NULL;

  ensure_families ();
  return find_longest_prefix (families_by_cpv, code);
}

/**
 * sourcier_family_name_of:
 * @code: the code of a family, as the office's file has it
 *
 * Returns: (transfer none): its name in the reader's language; @code itself where the program does not know it
 */
const char *
sourcier_family_name_of (const char *code)
{
  const SourcierFamily *family = sourcier_family_find (code);

  return family != NULL ? sourcier_family_get_name (family) : code;
}

/**
 * sourcier_family_name_in:
 * @code: the code of a family, as the office's file has it
 * @language: a language
 *
 * Returns: (transfer none): its name in this language; @code itself where the program does not know it
 */
const char *
sourcier_family_name_in (const char       *code,
                         SourcierLanguage  language)
{
  const SourcierFamily *family = sourcier_family_find (code);

  return family != NULL ? sourcier_reference_text_in (&family->name, language) : code;
}

/**
 * sourcier_family_get_code:
 * @self: a family of purchase
 *
 * Returns: (transfer none): the code kept in the office's file
 */
const char *
sourcier_family_get_code (const SourcierFamily *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_family_get_name:
 * @self: a family of purchase
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *
sourcier_family_get_name (const SourcierFamily *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->name);
}

/**
 * sourcier_cpv_divisions:
 * @n_divisions: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_divisions): the 45 divisions, by code
 */
const SourcierCpvDivision * const *
sourcier_cpv_divisions (guint *n_divisions)
{
  ensure_families ();
  if (n_divisions != NULL)
    *n_divisions = divisions->len;
  return (const SourcierCpvDivision * const *) divisions->pdata;
}

/**
 * sourcier_cpv_division_find:
 * @cpv: (nullable): a CPV code or its first digits, with or without the check digit
 *
 * Returns: (transfer none) (nullable): the division it belongs to, or %NULL
 */
const SourcierCpvDivision *
sourcier_cpv_division_find (const char *cpv)
{
  g_autofree char *code = clean_cpv (cpv);

  if (code == NULL)
    return NULL;

  ensure_families ();
  code[2] = '\0';
  return g_hash_table_lookup (divisions_by_code, code);
}

/**
 * sourcier_cpv_division_get_code:
 * @self: a division
 *
 * Returns: (transfer none): its two digits
 */
const char *
sourcier_cpv_division_get_code (const SourcierCpvDivision *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_cpv_division_get_name:
 * @self: a division
 *
 * Returns: (transfer none): its official wording in the reader's language
 */
const char *
sourcier_cpv_division_get_name (const SourcierCpvDivision *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->name);
}

/**
 * sourcier_cpv_division_get_labels:
 * @self: a division
 * @fr: (out) (transfer none): its official wording in French
 * @en: (out) (transfer none): its official wording in English
 */
void
sourcier_cpv_division_get_labels (const SourcierCpvDivision  *self,
                                  const char                **fr,
                                  const char                **en)
{
  g_return_if_fail (self != NULL);

  *fr = self->name.fr;
  *en = self->name.en;
}
