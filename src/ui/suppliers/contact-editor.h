/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/contact.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierContactEditor:
 *
 * A form about a person to reach at a supplier. The signal "applied" (#SourcierContact) comes when the reader is done: the
 * contact holds what was typed. Cancelled, nothing comes and the contact is as before.
 */
#define SOURCIER_TYPE_CONTACT_EDITOR (sourcier_contact_editor_get_type ())
G_DECLARE_FINAL_TYPE (SourcierContactEditor, sourcier_contact_editor, SOURCIER, CONTACT_EDITOR, SourcierFormWindow)

SourcierContactEditor *sourcier_contact_editor_new (GtkWindow       *parent,
                                                    SourcierContact *contact);

G_END_DECLS
