/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-contract.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierDecpForm:
 *
 * The part of a form that asks for the essential data (DECP) that a purchase has no field of its own for, each with the
 * reason why in its tooltip. It is folded until the contract is awarded.
 */
#define SOURCIER_TYPE_DECP_FORM (sourcier_decp_form_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDecpForm, sourcier_decp_form, SOURCIER, DECP_FORM, AdwPreferencesGroup)

GtkWidget *sourcier_decp_form_new        (const SourcierDecpContract *rest,
                                          gboolean                    concession,
                                          gboolean                    expanded);
void       sourcier_decp_form_set_kind   (SourcierDecpForm           *self,
                                          gboolean                    concession);
void       sourcier_decp_form_focus      (SourcierDecpForm           *self,
                                          gboolean                    concession,
                                          const char                 *member);
gboolean   sourcier_decp_form_read       (SourcierDecpForm           *self,
                                          SourcierDecpContract       *rest);

G_END_DECLS
