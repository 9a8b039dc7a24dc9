/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-contracts.h"

#include "base/money.h"
#include "base/text.h"
#include "suppliers/supplier-private.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_supplier_get_contracts:
 * @self: a supplier
 *
 * Returns: (transfer none): what the register told of it, as of the day when it was read from the file
 */
const SourcierSupplierContracts *
sourcier_supplier_get_contracts (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  return &self->contracts;
}

/**
 * sourcier_supplier_set_contracts:
 * @self: a supplier
 * @contracts: what the register tells of it
 *
 * The register says it, and the directory never writes it: two suppliers that differ in nothing else are equal.
 */
void
sourcier_supplier_set_contracts (SourcierSupplier                *self,
                                 const SourcierSupplierContracts *contracts)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (contracts != NULL);

  const SourcierSupplierContracts *held = &self->contracts;

  if (held->n_contracts == contracts->n_contracts && held->n_active == contracts->n_active
      && held->n_untold == contracts->n_untold && held->amount == contracts->amount)
    return;
  self->contracts = *contracts;
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_contracts_to_words:
 * @self: what the register tells of a supplier
 *
 * Returns: (transfer full): it in the reader's words: “3 contracts · 1 running · €82,500 HT · share not told for 1”;
 *   "" if there are none
 */
char *
sourcier_supplier_contracts_to_words (const SourcierSupplierContracts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *words = g_string_new (NULL);
  g_autofree char *money = sourcier_money_format (self->amount);
  /* translators: %s is an amount of money, excluding tax */
  g_autofree char *untaxed = g_strdup_printf (_("%s HT"), money);
  /* translators: in how many contracts nobody has told what the share of a supplier is worth */
  g_autofree char *untold = g_strdup_printf (ngettext ("share not told for %u", "share not told for %u", self->n_untold),
                                             self->n_untold);
  /* translators: how many contracts of the office a supplier holds or held */
  g_autofree char *count = g_strdup_printf (ngettext ("%u contract", "%u contracts", self->n_contracts), self->n_contracts);
  /* translators: how many of the contracts of a supplier run, after how many there are in all */
  g_autofree char *running = g_strdup_printf (ngettext ("%u running", "%u running", self->n_active), self->n_active);

  if (self->n_contracts == 0)
    return g_string_free (words, FALSE);
  g_string_append (words, count);
  sourcier_text_append_part (words, self->n_active > 0 ? running : NULL);
  sourcier_text_append_part (words, self->n_untold < self->n_contracts ? untaxed : NULL);
  sourcier_text_append_part (words, self->n_untold > 0 ? untold : NULL);
  return g_string_free (words, FALSE);
}
