/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/contract-private.h"

struct _SourcierContracts
{
  SourcierContractScope scope;
  GArray *contracts;
  GPtrArray *member_lists;
  GHashTable *suppliers;
  GStringChunk *words;
};

static void
supplier_free (gpointer data)
{
  SourcierContractSupplier *supplier = data;

  g_array_unref (supplier->awards);
  g_free (supplier);
}

/* Returns: (transfer full): no contracts yet. */
SourcierContracts *
_sourcier_contracts_new (const SourcierContractScope *scope)
{
  SourcierContracts *self = g_atomic_rc_box_new0 (SourcierContracts);

  self->contracts = g_array_new (FALSE, FALSE, sizeof (SourcierContract));
  self->member_lists = g_ptr_array_new_with_free_func (g_free);
  self->suppliers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, supplier_free);
  self->words = g_string_chunk_new (4096);
  self->scope = *scope;
  if (scope->buyer != NULL)
    self->scope.buyer = _sourcier_contracts_keep (self, scope->buyer);
  return self;
}

/* Adds a copy of @contract and of its @members. */
void
_sourcier_contracts_add (SourcierContracts            *self,
                         const SourcierContract       *contract,
                         const SourcierContractMember *members)
{
  SourcierContract copy = *contract;

  copy.members = g_memdup2 (members, contract->n_members * sizeof *members);
  if (copy.members != NULL)
    g_ptr_array_add (self->member_lists, copy.members);
  g_array_append_val (self->contracts, copy);
}

/* Returns: (transfer none): @text for as long as the contracts live, each word once. */
const char *
_sourcier_contracts_keep (SourcierContracts *self,
                          const char        *text)
{
  return g_string_chunk_insert_const (self->words, text != NULL ? text : "");
}

/* Returns: (transfer none) (nullable): the supplier, if it was added. */
SourcierContractSupplier *
_sourcier_contracts_find_supplier (SourcierContracts *self,
                                   gint64             id)
{
  return g_hash_table_lookup (self->suppliers, &id);
}

/* Returns: (transfer none): a supplier of which nothing is known yet. */
SourcierContractSupplier *
_sourcier_contracts_add_supplier (SourcierContracts *self,
                                  gint64             id)
{
  SourcierContractSupplier *supplier = g_new0 (SourcierContractSupplier, 1);

  supplier->id = id;
  supplier->departement = supplier->epci = "";
  supplier->awards = g_array_new (FALSE, FALSE, sizeof (SourcierContractAward));
  g_hash_table_insert (self->suppliers, &supplier->id, supplier);
  return supplier;
}

static void
contracts_clear (gpointer data)
{
  SourcierContracts *self = data;

  g_array_unref (self->contracts);
  g_ptr_array_unref (self->member_lists);
  g_hash_table_unref (self->suppliers);
  g_string_chunk_free (self->words);
}

/**
 * sourcier_contracts_ref:
 * @self: contracts
 *
 * Returns: (transfer full): the same, kept once more
 */
SourcierContracts *
sourcier_contracts_ref (SourcierContracts *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * sourcier_contracts_unref:
 * @self: (transfer full): contracts
 */
void
sourcier_contracts_unref (SourcierContracts *self)
{
  g_atomic_rc_box_release_full (self, contracts_clear);
}

/**
 * sourcier_contracts_get_scope:
 * @self: contracts
 *
 * Returns: (transfer none): which contracts they are
 */
const SourcierContractScope *
sourcier_contracts_get_scope (SourcierContracts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->scope;
}

/**
 * sourcier_contracts_get_n:
 * @self: contracts
 *
 * Returns: how many there are, those left out of the figures too
 */
guint
sourcier_contracts_get_n (SourcierContracts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->contracts->len;
}

/**
 * sourcier_contracts_get:
 * @self: contracts
 * @position: which one, from 0
 *
 * Returns: (transfer none): it; contracts of one purchase follow each other
 */
const SourcierContract *
sourcier_contracts_get (SourcierContracts *self,
                        guint              position)
{
  g_return_val_if_fail (self != NULL && position < self->contracts->len, NULL);

  return &g_array_index (self->contracts, SourcierContract, position);
}
