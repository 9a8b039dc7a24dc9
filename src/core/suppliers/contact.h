/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SourcierContactField:
 *
 * What is written about a contact, in the order of forms and of sourcier_contact_to_cell(). Each is a column of the table
 * "contact" called as sourcier_contact_field_get_id() says.
 */
typedef enum
{
  SOURCIER_CONTACT_NAME,
  SOURCIER_CONTACT_ROLE,
  SOURCIER_CONTACT_EMAIL,
  SOURCIER_CONTACT_PHONE,
  SOURCIER_CONTACT_NOTE,
  SOURCIER_N_CONTACT_FIELDS,
} SourcierContactField;

const char *sourcier_contact_field_get_id   (SourcierContactField field);
const char *sourcier_contact_field_get_name (SourcierContactField field);

/**
 * SourcierContact:
 *
 * A person to write to or to call at a supplier.
 */
#define SOURCIER_TYPE_CONTACT (sourcier_contact_get_type ())
G_DECLARE_FINAL_TYPE (SourcierContact, sourcier_contact, SOURCIER, CONTACT, GObject)

SourcierContact *sourcier_contact_new           (void);
SourcierContact *sourcier_contact_copy          (SourcierContact      *self);
gboolean         sourcier_contact_equal         (SourcierContact      *self,
                                                 SourcierContact      *other);
gint64           sourcier_contact_get_id        (SourcierContact      *self);
void             sourcier_contact_set_id        (SourcierContact      *self,
                                                 gint64                id);
const char      *sourcier_contact_get_text      (SourcierContact      *self,
                                                 SourcierContactField  field);
void             sourcier_contact_set_text      (SourcierContact      *self,
                                                 SourcierContactField  field,
                                                 const char           *text);
gboolean         sourcier_contact_is_empty      (SourcierContact      *self);
const char      *sourcier_contact_get_call_name (SourcierContact      *self);
gboolean         sourcier_contact_is_same       (SourcierContact      *self,
                                                 SourcierContact      *other);
gboolean         sourcier_contact_take_over     (SourcierContact      *self,
                                                 SourcierContact      *other);
char            *sourcier_contact_to_cell       (SourcierContact      *self);
SourcierContact *sourcier_contact_from_cell     (const char           *cell);
gboolean         sourcier_email_is_address      (const char           *text);

/* Stands between the fields of a contact in a cell; what a person wrote by hand seldom has it. */
#define SOURCIER_CONTACT_FIELD_MARK "·"

G_END_DECLS
