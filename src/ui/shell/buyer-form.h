/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/buyer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierBuyerForm:
 *
 * Asks who the public buyer is, and says as it is filled in what follows from it. Its property "valid" (boolean) tells
 * whether everything written in it was understood; nothing needs to be written.
 */
#define SOURCIER_TYPE_BUYER_FORM (sourcier_buyer_form_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBuyerForm, sourcier_buyer_form, SOURCIER, BUYER_FORM, AdwBin)

GtkWidget     *sourcier_buyer_form_new       (void);
void           sourcier_buyer_form_set_buyer (SourcierBuyerForm *self,
                                              SourcierBuyer     *buyer);
SourcierBuyer *sourcier_buyer_form_dup_buyer (SourcierBuyerForm *self);
gboolean       sourcier_buyer_form_get_valid (SourcierBuyerForm *self);

G_END_DECLS
