/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office/export-office.h"

#include "office/buyer-store.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_export_about_sign:
 * @self: what travels with a list
 * @store: the office's file
 *
 * Tells whose list it is. A file that cannot tell who keeps it will say so when the rows are read.
 */
void
sourcier_export_about_sign (SourcierExportAbout *self,
                            SourcierStore       *store)
{
  g_return_if_fail (self != NULL && SOURCIER_IS_STORE (store));

  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (store, NULL);

  g_free (self->office);
  self->office = g_strdup (buyer != NULL ? sourcier_buyer_get_name (buyer) : "");
}

/**
 * sourcier_export_about_ask:
 * @self: what travels with a list
 * @facet: (nullable): what a piece of the question is about, where its words do not say it: “Departement”
 * @words: the piece: “Val-d’Oise (95)”
 *
 * Adds a piece to the question. A chip of the window says few words, since its place says the rest: here the facet goes
 * before.
 */
void
sourcier_export_about_ask (SourcierExportAbout *self,
                           const char          *facet,
                           const char          *words)
{
  g_return_if_fail (self != NULL && words != NULL);

  /* translators: a filter of a list in words: what is asked, and what for: “Departement: Val-d’Oise (95)” */
  g_ptr_array_add (self->question, facet != NULL ? g_strdup_printf (C_("question", "%s: %s"), facet, words)
                                                 : g_strdup (words));
}
