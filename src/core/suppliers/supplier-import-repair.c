/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-repair.h"

#include "base/siret.h"
#include "base/text.h"
#include "reference/commune.h"
#include "reference/cpv.h"
#include "reference/departement.h"
#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A spreadsheet takes what is made of digits for a number, and a number begins with no zero. */

#define POSTCODE_LENGTH 5
#define SIRET_LENGTH 14
#define SIREN_LENGTH 9
#define PHONE_LENGTH 10

static void
mended_free (gpointer data)
{
  SourcierImportMended *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
add (SourcierImportReading    *reading,
     SourcierImportRepairKind  kind,
     int                       target,
     const char               *before,
     const char               *after)
{
  SourcierImportMended *mended = g_new0 (SourcierImportMended, 1);

  *mended = (SourcierImportMended) { kind, target, g_strdup (before), g_strdup (after), FALSE };
  if (reading->repairs == NULL)
    reading->repairs = g_ptr_array_new_with_free_func (mended_free);
  g_ptr_array_add (reading->repairs, mended);
}

static gboolean
lacks_one_digit (const char *text,
                 gsize       length)
{
  return strlen (text) == length - 1 && sourcier_text_is_digits (text) && *text != '0';
}

/* "5100" may be 05100, in the departement of its first two digits, unless the rest of the address is elsewhere. A postcode of
 * four digits may be Belgian or Swiss, too. */
static gboolean
is_of_address (SourcierImportReading *reading,
               const char            *postcode)
{
  const SourcierDepartement *departement = sourcier_departement_from_postcode (postcode);
  const char *told = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_DEPARTEMENT);
  const char *code = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_COMMUNE);
  SourcierSupplierPlace place;

  if (departement == NULL || (*told != '\0' && !g_str_equal (told, sourcier_departement_get_code (departement))))
    return FALSE;
  sourcier_supplier_place_of_address (code, postcode, sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_CITY),
                                      told, &place);
  return place.doubt != SOURCIER_PLACE_CONTRADICTS_ITSELF && place.doubt != SOURCIER_PLACE_CODE_CONTRADICTS;
}

static void
look_at_postcode (SourcierImportReading *reading)
{
  const char *written = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_POSTCODE);
  g_autofree char *whole = NULL;

  if (!lacks_one_digit (written, POSTCODE_LENGTH))
    return;
  whole = g_strconcat ("0", written, NULL);
  if (is_of_address (reading, whole))
    add (reading, SOURCIER_IMPORT_REPAIR_POSTCODES, SOURCIER_SUPPLIER_POSTCODE, written, whole);
}

/* A zero before the number leaves its check sum alone: nine in ten mistyped numbers fail it. */
static void
look_at_siret (SourcierImportReading *reading)
{
  const char *written = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET);
  g_autofree char *whole = NULL;
  gboolean is_siret = lacks_one_digit (written, SIRET_LENGTH);

  if (!is_siret && !lacks_one_digit (written, SIREN_LENGTH))
    return;
  whole = g_strconcat ("0", written, NULL);
  if ((is_siret ? sourcier_siret_check (whole) : sourcier_siren_check (whole)) == SOURCIER_SIRET_SOUND)
    add (reading, SOURCIER_IMPORT_REPAIR_SIRETS, SOURCIER_SUPPLIER_SIRET, written, whole);
}

/* French numbers have ten digits, the first of which is zero. Several columns may have told one each. */
static void
look_at_phone (SourcierImportReading *reading)
{
  const char *joint = sourcier_import_target_get_joint (SOURCIER_SUPPLIER_PHONE);
  const char *written = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_PHONE);
  g_auto (GStrv) numbers = g_strsplit (written, joint, -1);
  g_autoptr (GString) whole = g_string_new (NULL);
  gboolean lacks = FALSE;

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gboolean lacking = lacks_one_digit (numbers[i], PHONE_LENGTH);

      g_string_append_printf (whole, "%s%s%s", i > 0 ? joint : "", lacking ? "0" : "", numbers[i]);
      lacks |= lacking;
    }
  if (lacks)
    add (reading, SOURCIER_IMPORT_REPAIR_PHONES, SOURCIER_SUPPLIER_PHONE, written, whole->str);
}

static void
look_at_cpv (SourcierImportReading *reading)
{
  for (guint i = 0; i < reading->cpv->len; i++)
    {
      const char *written = g_ptr_array_index (reading->cpv, i);
      g_autofree char *whole = NULL;

      if (!lacks_one_digit (written, SOURCIER_CPV_LENGTH))
        continue;
      whole = g_strconcat ("0", written, NULL);
      add (reading, SOURCIER_IMPORT_REPAIR_CPV, SOURCIER_IMPORT_TARGET_CPV, written, whole);
    }
}

static void
mend_cpv (SourcierImportReading      *reading,
          const SourcierImportMended *mended)
{
  for (guint i = 0; i < reading->cpv->len; i++)
    if (g_str_equal (g_ptr_array_index (reading->cpv, i), mended->before))
      {
        g_free (g_ptr_array_index (reading->cpv, i));
        g_ptr_array_index (reading->cpv, i) = g_strdup (mended->after);
      }
}

static gboolean
is_taken (const SourcierImportMended *mended,
          guint                       taken)
{
  return (taken & 1u << mended->kind) != 0 && !mended->left;
}

/**
 * sourcier_import_repair_key:
 * @kind: a kind of repair
 * @line: a line of a list
 *
 * Returns: what a set knows the repairs of that kind on that line by
 */
gpointer
sourcier_import_repair_key (SourcierImportRepairKind kind,
                            guint                    line)
{
  return GSIZE_TO_POINTER ((gsize) line * SOURCIER_N_IMPORT_REPAIRS + kind + 1);
}

/**
 * sourcier_import_reading_repair:
 * @reading: what a row says
 * @line: the line of the list where it begins
 * @taken: bits, 1 << a #SourcierImportRepairKind: the repairs that somebody accepts
 * @left: (nullable): sourcier_import_repair_key() of those that stay as written all the same
 *
 * Finds what the row's cells seem to have lost on their way through a spreadsheet, and puts it back where that is accepted.
 */
void
sourcier_import_reading_repair (SourcierImportReading *reading,
                                guint                  line,
                                guint                  taken,
                                GHashTable            *left)
{
  look_at_postcode (reading);
  look_at_siret (reading);
  look_at_phone (reading);
  look_at_cpv (reading);

  for (guint i = 0; reading->repairs != NULL && i < reading->repairs->len; i++)
    {
      SourcierImportMended *mended = g_ptr_array_index (reading->repairs, i);

      mended->left = left != NULL && g_hash_table_contains (left, sourcier_import_repair_key (mended->kind, line));
      if (is_taken (mended, taken) && mended->target == SOURCIER_IMPORT_TARGET_CPV)
        mend_cpv (reading, mended);
      else if (is_taken (mended, taken))
        sourcier_supplier_read_field (reading->said, mended->target, mended->after);
    }
}

/**
 * sourcier_import_reading_tell_repairs:
 * @reading: what a row says
 * @taken: the repairs that somebody accepts
 * @proposals: whether to tell those that nobody accepted, too
 * @words: what is said of the row, to which they are added, for the reader
 */
void
sourcier_import_reading_tell_repairs (SourcierImportReading *reading,
                                      guint                  taken,
                                      gboolean               proposals,
                                      GString               *words)
{
  for (guint i = 0; reading->repairs != NULL && i < reading->repairs->len; i++)
    {
      const SourcierImportMended *mended = g_ptr_array_index (reading->repairs, i);
      g_autofree char *said = NULL;
      g_autofree char *placed = NULL;

      if (!is_taken (mended, taken) && !proposals)
        continue;
      said = g_strdup_printf (is_taken (mended, taken)
                              /* translators: a cell of a list as it is written, and as it is mended */
                              ? _("“%s” is repaired to “%s”")
                              /* translators: a cell of a list as it is written, and as it may be mended */
                              : _("“%s” may be “%s”"), mended->before, mended->after);
      placed = sourcier_import_reading_place_words (reading, mended->target, said);
      sourcier_text_append_part (words, placed);
    }
}
