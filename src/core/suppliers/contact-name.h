/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierContactName:
 * @civility: “M.”, “Mme”, another title as written, "" if none
 * @first: first names, "" if none
 * @last: the family name
 *
 * The parts of a person’s name, as letters want them.
 */
typedef struct
{
  char *civility;
  char *first;
  char *last;
} SourcierContactName;

SourcierContactName *sourcier_contact_name_new  (const char          *written);
void                 sourcier_contact_name_free (SourcierContactName *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierContactName, sourcier_contact_name_free)

G_END_DECLS
