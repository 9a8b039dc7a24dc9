/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-seen.h"

/* Of a million rows, which have two million keys, one in two hundred is taken for a repetition that is none. */
#define N_BITS (1u << 26)

/* A Bloom filter: each key sets two bits; a key whose bits are not both set was never noted. */
struct _SourcierImportSeen
{
  guint8 *bits;
};

/**
 * sourcier_import_seen_new:
 *
 * Returns: (transfer full): no row was seen yet
 */
SourcierImportSeen *
sourcier_import_seen_new (void)
{
  SourcierImportSeen *self = g_new0 (SourcierImportSeen, 1);

  self->bits = g_malloc0 (N_BITS / 8);
  return self;
}

/**
 * sourcier_import_seen_free:
 * @self: (transfer full): what was seen
 */
void
sourcier_import_seen_free (SourcierImportSeen *self)
{
  g_free (self->bits);
  g_free (self);
}

/* FNV-1a of 64 bits, and a byte that no text holds. */
static guint64
hash_text (guint64     hash,
           const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ (guint8) *p) * G_GUINT64_CONSTANT (1099511628211);
  return (hash ^ 0xff) * G_GUINT64_CONSTANT (1099511628211);
}

static gboolean
is_set (SourcierImportSeen *self,
        guint               bit)
{
  return (self->bits[bit / 8] & 1 << bit % 8) != 0;
}

/* Returns whether both bits were set already. */
static gboolean
note_key (SourcierImportSeen *self,
          guint64             hash)
{
  guint some = (guint) (hash % N_BITS), other = (guint) (hash >> 32) % N_BITS;
  gboolean seen = is_set (self, some) && is_set (self, other);

  self->bits[some / 8] |= 1 << some % 8;
  self->bits[other / 8] |= 1 << other % 8;
  return seen;
}

/**
 * sourcier_import_seen_note:
 * @self: what was seen
 * @reading: what a row says
 *
 * Notes the row by its SIRET, and by its name and postcode.
 *
 * Returns: %FALSE if sourcier_import_store_find_repeated() and sourcier_import_store_find_same() find no earlier row; %TRUE
 *   if they may
 */
gboolean
sourcier_import_seen_note (SourcierImportSeen    *self,
                           SourcierImportReading *reading)
{
  const guint64 basis = G_GUINT64_CONSTANT (14695981039346656037);
  const char *siret = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET);
  const char *postcode = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_POSTCODE);
  gboolean by_siret = sourcier_import_siret_is_key (siret)
                      || *sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_NAME) == '\0';
  gboolean siret_seen = *siret != '\0' && note_key (self, hash_text (basis, siret));
  gboolean name_seen = note_key (self, hash_text (hash_text (basis, reading->name_key), postcode));

  return by_siret ? siret_seen : name_seen;
}
