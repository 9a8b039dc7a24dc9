/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

G_BEGIN_DECLS

/* What sorting machines read: six lines of 38 characters (AFNOR NF Z10-011, “Spécifications postales des objets de
 * correspondance de petits formats”). */
#define SOURCIER_POSTAL_MOST_LINES 6
#define SOURCIER_POSTAL_MOST_CHARACTERS 38

/**
 * SourcierPostalDoubts:
 *
 * What keeps a letter from arriving. Never a reason to refuse an address.
 */
typedef enum
{
  SOURCIER_POSTAL_SOUND = 0,
  SOURCIER_POSTAL_NO_STREET = 1 << 0,
  SOURCIER_POSTAL_NO_TOWN = 1 << 1,      /* no town, or no postcode */
  SOURCIER_POSTAL_TOO_LONG = 1 << 2,     /* more lines, or longer words, than the standard takes */
} SourcierPostalDoubts;

/**
 * SourcierPostalAddress:
 * @lines: (array zero-terminated=1): the address line by line, from the name to the town
 * @doubts: what is odd about it
 *
 * The address of a supplier as it stands on an envelope.
 */
typedef struct
{
  char **lines;
  SourcierPostalDoubts doubts;
} SourcierPostalAddress;

SourcierPostalAddress *sourcier_postal_address_new       (SourcierSupplier            *supplier,
                                                          SourcierContact             *contact);
void                   sourcier_postal_address_free      (SourcierPostalAddress       *self);
char                  *sourcier_postal_address_to_text   (const SourcierPostalAddress *self);
gboolean               sourcier_postal_address_is_whole  (const SourcierPostalAddress *self);
char                  *sourcier_postal_doubts_to_words   (SourcierPostalDoubts         doubts);
char                  *sourcier_postal_town_to_line      (const char                  *postcode,
                                                          const char                  *town);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierPostalAddress, sourcier_postal_address_free)

G_END_DECLS
