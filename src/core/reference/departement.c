/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/departement.h"

#include "base/text.h"
#include "reference/reference-table.h"

#include <string.h>

#define POSTCODE_LENGTH 5

struct _SourcierDepartement
{
  const char *code;
  const char *name;
  const char *region;
  gboolean    overseas;
};

static GPtrArray *departements;
static GHashTable *departements_by_code;
static GHashTable *departements_by_name;
static GHashTable *departements_by_postcode;

static void
claim_postcodes (const SourcierDepartement *departement,
                 const char                *prefixes)
{
  g_auto (GStrv) claimed = g_strsplit (prefixes, "|", -1);

  for (guint i = 0; claimed[i] != NULL; i++)
    g_hash_table_insert (departements_by_postcode, (gpointer) g_intern_string (claimed[i]), (gpointer) departement);
}

static void
add_names (const SourcierDepartement *departement,
           const char                *synonyms)
{
  g_autofree char *code_first = g_strdup_printf ("%s %s", departement->code, departement->name);
  g_autofree char *code_last = g_strdup_printf ("%s %s", departement->name, departement->code);

  sourcier_reference_index (departements_by_name, departement->code, departement);
  sourcier_reference_index (departements_by_name, departement->name, departement);
  sourcier_reference_index (departements_by_name, code_first, departement);
  sourcier_reference_index (departements_by_name, code_last, departement);
  /* A spreadsheet makes 1 of 01. */
  if (departement->code[0] == '0')
    sourcier_reference_index (departements_by_name, departement->code + 1, departement);
  sourcier_reference_index_all (departements_by_name, synonyms, departement);
}

static void
add_departement (const SourcierReferenceRow *row,
                 gpointer                    user_data)
{
  SourcierDepartement *departement = g_new0 (SourcierDepartement, 1);

  departement->code = sourcier_reference_row_get (row, "code");
  departement->name = sourcier_reference_row_get (row, "name");
  departement->region = sourcier_reference_row_get (row, "region");
  departement->overseas = strcmp (sourcier_reference_row_get (row, "overseas"), "1") == 0;

  g_ptr_array_add (departements, departement);
  g_hash_table_insert (departements_by_code, (gpointer) departement->code, departement);
  add_names (departement, sourcier_reference_row_get (row, "synonyms"));
  claim_postcodes (departement, sourcier_reference_row_get (row, "postcodes"));
}

static void
ensure_departements (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      departements = g_ptr_array_new ();
      departements_by_code = g_hash_table_new (g_str_hash, g_str_equal);
      departements_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      departements_by_postcode = g_hash_table_new (g_str_hash, g_str_equal);
      sourcier_reference_read ("departements", add_departement, NULL);
      g_once_init_leave (&ready, 1);
    }
}

/**
 * sourcier_departements:
 * @n_departements: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_departements): the 101 departements and the six overseas collectivities
 *   that have postcodes of their own
 */
const SourcierDepartement * const *
sourcier_departements (guint *n_departements)
{
  ensure_departements ();
  if (n_departements != NULL)
    *n_departements = departements->len;
  return (const SourcierDepartement * const *) departements->pdata;
}

/**
 * sourcier_departement_find:
 * @code: (nullable): a code, "95", "2A" or "974"
 *
 * Returns: (transfer none) (nullable): the departement of exactly this code
 */
const SourcierDepartement *
sourcier_departement_find (const char *code)
{
  ensure_departements ();
  return code != NULL ? g_hash_table_lookup (departements_by_code, code) : NULL;
}

/**
 * sourcier_departement_recognise:
 * @text: (nullable): a departement as a list writes it: "75", "2a", "1", "Paris", "Paris (75)", "75 - Paris"
 *
 * Returns: (transfer none) (nullable): the departement it names, or %NULL
 */
const SourcierDepartement *
sourcier_departement_recognise (const char *text)
{
  ensure_departements ();
  return sourcier_reference_look_up (departements_by_name, text);
}

/**
 * sourcier_departement_from_postcode:
 * @postcode: (nullable): a postcode of five digits
 *
 * Corsica's 200xx and 201xx are 2A, 202xx to 206xx are 2B; overseas the first three digits tell, those of the great
 * receivers (CEDEX) of La Réunion being 977 and 978 too, while Saint-Barthélemy is 97133 and Saint-Martin 97150. About fifteen
 * communes of the mainland are served from the next departement's post office (42620 lies in 03): for them the answer
 * is the post office's departement.
 *
 * Returns: (transfer none) (nullable): the departement, %NULL for anything else than a French postcode
 */
const SourcierDepartement *
sourcier_departement_from_postcode (const char *postcode)
{
  if (!sourcier_text_is_digits (postcode) || strlen (postcode) != POSTCODE_LENGTH)
    return NULL;

  g_autofree char *prefix = g_strdup (postcode);

  ensure_departements ();
  for (gsize length = POSTCODE_LENGTH; length >= 2; length--)
    {
      prefix[length] = '\0';
      const SourcierDepartement *departement = g_hash_table_lookup (departements_by_postcode, prefix);
      if (departement != NULL)
        return departement;
    }

  return NULL;
}

/**
 * sourcier_postcode_is_of_monaco:
 * @postcode: (nullable): a postcode of five digits
 *
 * La Poste numbers Monaco (98000, and 980xx for its great receivers), which is abroad.
 *
 * Returns: whether it is one of those
 */
gboolean
sourcier_postcode_is_of_monaco (const char *postcode)
{
  return postcode != NULL && sourcier_text_is_digits (postcode) && strlen (postcode) == POSTCODE_LENGTH
         && g_str_has_prefix (postcode, "980");
}

/**
 * sourcier_departement_get_code:
 * @self: a departement
 *
 * Returns: (transfer none): its code
 */
const char *
sourcier_departement_get_code (const SourcierDepartement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_departement_get_name:
 * @self: a departement
 *
 * Returns: (transfer none): its name, which is French in every language
 */
const char *
sourcier_departement_get_name (const SourcierDepartement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * sourcier_departement_get_region:
 * @self: a departement
 *
 * Returns: (transfer none): the name of its region; an overseas collectivity is its own
 */
const char *
sourcier_departement_get_region (const SourcierDepartement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->region;
}

/**
 * sourcier_departement_is_overseas:
 * @self: a departement
 *
 * Returns: whether it lies overseas
 */
gboolean
sourcier_departement_is_overseas (const SourcierDepartement *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->overseas;
}

/**
 * sourcier_region_get_departements:
 * @region: the name of a region, exactly
 *
 * Returns: (transfer full) (element-type utf8): the codes of its departements, none for what is no region
 */
GPtrArray *
sourcier_region_get_departements (const char *region)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (region != NULL, codes);

  ensure_departements ();
  for (guint i = 0; i < departements->len; i++)
    {
      const SourcierDepartement *departement = g_ptr_array_index (departements, i);

      if (strcmp (departement->region, region) == 0)
        g_ptr_array_add (codes, g_strdup (departement->code));
    }
  return codes;
}

/**
 * sourcier_region_recognise:
 * @text: (nullable): a region as somebody writes it, whatever its accents and case: "ile de france"
 *
 * Returns: (transfer none) (nullable): its name, or %NULL
 */
const char *
sourcier_region_recognise (const char *text)
{
  g_autofree char *asked = sourcier_text_fold (text != NULL ? text : "");

  ensure_departements ();
  for (guint i = 0; i < departements->len && *asked != '\0'; i++)
    {
      const SourcierDepartement *departement = g_ptr_array_index (departements, i);
      g_autofree char *region = sourcier_text_fold (departement->region);

      if (strcmp (region, asked) == 0)
        return departement->region;
    }
  return NULL;
}
