/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/headcount.h"

#include "reference/reference-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SourcierHeadcount
{
  const char            *code;
  SourcierReferenceText  name;
  SourcierSize           size;
};

static GPtrArray *bands;
static GHashTable *bands_by_code;
static GHashTable *bands_by_name;

static const char * const size_codes[SOURCIER_N_SIZES] = { "", "0", "1-9", "10-49", "50-249", "250+" };

static SourcierSize
size_from_code (const char *code)
{
  for (SourcierSize size = SOURCIER_SIZE_NONE; size < SOURCIER_N_SIZES; size++)
    if (strcmp (size_codes[size], code) == 0)
      return size;

  g_error ("The list of headcounts has an unknown size “%s”", code);
}

static void
add_band (const SourcierReferenceRow *row,
          gpointer                    user_data)
{
  SourcierHeadcount *band = g_new0 (SourcierHeadcount, 1);

  band->code = sourcier_reference_row_get (row, "code");
  sourcier_reference_row_get_text (row, "fr", "en", &band->name);
  band->size = size_from_code (sourcier_reference_row_get (row, "size"));

  g_ptr_array_add (bands, band);
  g_hash_table_insert (bands_by_code, (gpointer) band->code, band);
  sourcier_reference_index (bands_by_name, band->name.fr, band);
  sourcier_reference_index (bands_by_name, band->name.en, band);
  sourcier_reference_index_all (bands_by_name, sourcier_reference_row_get (row, "synonyms"), band);
}

static void
ensure_bands (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      bands = g_ptr_array_new ();
      bands_by_code = g_hash_table_new (g_str_hash, g_str_equal);
      bands_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      sourcier_reference_read ("headcounts", add_band, NULL);
      g_once_init_leave (&ready, 1);
    }
}

/**
 * sourcier_headcounts:
 * @n_bands: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_bands): the bands from small to large, "NN" (not told) first
 */
const SourcierHeadcount * const *
sourcier_headcounts (guint *n_bands)
{
  ensure_bands ();
  if (n_bands != NULL)
    *n_bands = bands->len;
  return (const SourcierHeadcount * const *) bands->pdata;
}

/**
 * sourcier_headcount_find:
 * @code: (nullable): a code of Sirene, "21"
 *
 * Returns: (transfer none) (nullable): the band of exactly this code
 */
const SourcierHeadcount *
sourcier_headcount_find (const char *code)
{
  ensure_bands ();
  return code != NULL ? g_hash_table_lookup (bands_by_code, code) : NULL;
}

/**
 * sourcier_headcount_recognise:
 * @text: (nullable): a band as a list writes it: "50 à 99 salariés", "50-99", "50 to 99 employees", "21"
 *
 * A code is recognised only as Sirene writes it, without anything around. "Non renseigné" is recognised too: it is the
 * band "NN", of no size.
 *
 * Returns: (transfer none) (nullable): the band, or %NULL
 */
const SourcierHeadcount *
sourcier_headcount_recognise (const char *text)
{
  const SourcierHeadcount *band = sourcier_headcount_find (text);

  return band != NULL ? band : sourcier_reference_look_up (bands_by_name, text);
}

/**
 * sourcier_headcount_get_code:
 * @self: a band
 *
 * Returns: (transfer none): its code in Sirene
 */
const char *
sourcier_headcount_get_code (const SourcierHeadcount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_headcount_get_name:
 * @self: a band
 *
 * Returns: (transfer none): "50 to 99 employees", in the reader's language
 */
const char *
sourcier_headcount_get_name (const SourcierHeadcount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->name);
}

/**
 * sourcier_headcount_get_size:
 * @self: (nullable): a band
 *
 * Returns: the size class it belongs to, %SOURCIER_SIZE_NONE for none and for %NULL
 */
SourcierSize
sourcier_headcount_get_size (const SourcierHeadcount *self)
{
  return self != NULL ? self->size : SOURCIER_SIZE_NONE;
}

/**
 * sourcier_size_get_code:
 * @size: a size class
 *
 * Returns: (transfer none): "", "0", "1-9", "10-49", "50-249" or "250+"
 */
const char *
sourcier_size_get_code (SourcierSize size)
{
  g_return_val_if_fail (size < SOURCIER_N_SIZES, "");

  return size_codes[size];
}

/**
 * sourcier_size_get_name:
 * @size: a size class
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_size_get_name (SourcierSize size)
{
  switch (size)
    {
    case SOURCIER_SIZE_0:
      return _("No employee");
    case SOURCIER_SIZE_1_9:
      return _("1 to 9 employees");
    case SOURCIER_SIZE_10_49:
      return _("10 to 49 employees");
    case SOURCIER_SIZE_50_249:
      return _("50 to 249 employees");
    case SOURCIER_SIZE_250:
      return _("250 employees or more");
    case SOURCIER_SIZE_NONE:
    case SOURCIER_N_SIZES:
    default:
      return _("Size not known");
    }
}
