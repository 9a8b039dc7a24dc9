/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office/buyer.h"

#include "base/coded-word.h"
#include "base/money.h"

#include <glib/gi18n-lib.h>

struct _SourcierBuyer
{
  GObject parent_instance;

  char *name;
  SourcierBuyerKind kind;
  char *departement;
  gint64 yearly_volume;
};

G_DEFINE_FINAL_TYPE (SourcierBuyer, sourcier_buyer, G_TYPE_OBJECT)

static const SourcierCodedWord kinds[SOURCIER_N_BUYER_KINDS] = {
  [SOURCIER_BUYER_UNKNOWN] = { "", N_("Not told") },
  [SOURCIER_BUYER_COMMUNE] = { "commune", N_("Commune (town or village)") },
  [SOURCIER_BUYER_INTERCOMMUNALITY] = { "intercommunality", N_("Grouping of communes") },
  [SOURCIER_BUYER_DEPARTEMENT] = { "departement", N_("Departement council") },
  [SOURCIER_BUYER_REGION] = { "region", N_("Regional council") },
  [SOURCIER_BUYER_STATE] = { "state", N_("State service or body") },
  [SOURCIER_BUYER_HOSPITAL] = { "hospital", N_("Public hospital") },
  [SOURCIER_BUYER_NETWORK] = { "network", N_("Network entity (water, energy, transport, post)") },
  [SOURCIER_BUYER_OTHER] = { "other", N_("Another public buyer") },
};

/**
 * sourcier_buyer_kind_get_code:
 * @kind: a kind of buyer
 *
 * Returns: (transfer none): its code in the file and on the command line, "" if not told
 */
const char *
sourcier_buyer_kind_get_code (SourcierBuyerKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_BUYER_KINDS, "");

  return kinds[kind].code;
}

/**
 * sourcier_buyer_kind_get_name:
 * @kind: a kind of buyer
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_buyer_kind_get_name (SourcierBuyerKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_BUYER_KINDS, "");

  return _(kinds[kind].name);
}

/**
 * sourcier_buyer_kind_from_code:
 * @code: (nullable): a code
 *
 * Returns: the kind, or %SOURCIER_BUYER_UNKNOWN
 */
SourcierBuyerKind
sourcier_buyer_kind_from_code (const char *code)
{
  guint kind = SOURCIER_BUYER_UNKNOWN;

  sourcier_coded_word_find (kinds, SOURCIER_N_BUYER_KINDS, code, &kind);
  return (SourcierBuyerKind) kind;
}

static void
sourcier_buyer_finalize (GObject *object)
{
  SourcierBuyer *self = SOURCIER_BUYER (object);

  g_free (self->name);
  g_free (self->departement);

  G_OBJECT_CLASS (sourcier_buyer_parent_class)->finalize (object);
}

static void
sourcier_buyer_class_init (SourcierBuyerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_buyer_finalize;
}

static void
sourcier_buyer_init (SourcierBuyer *self)
{
  self->name = g_strdup ("");
  self->departement = g_strdup ("");
  self->yearly_volume = SOURCIER_MONEY_UNKNOWN;
}

/**
 * sourcier_buyer_new:
 *
 * Returns: (transfer full): a buyer of whom nothing is told
 */
SourcierBuyer *
sourcier_buyer_new (void)
{
  return g_object_new (SOURCIER_TYPE_BUYER, NULL);
}

/**
 * sourcier_buyer_get_name:
 * @self: a buyer
 *
 * Returns: (transfer none): its name, "" if not told
 */
const char *
sourcier_buyer_get_name (SourcierBuyer *self)
{
  g_return_val_if_fail (SOURCIER_IS_BUYER (self), "");

  return self->name;
}

/**
 * sourcier_buyer_set_name:
 * @self: a buyer
 * @name: its name
 */
void
sourcier_buyer_set_name (SourcierBuyer *self,
                         const char    *name)
{
  g_return_if_fail (SOURCIER_IS_BUYER (self));
  g_return_if_fail (name != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * sourcier_buyer_get_kind:
 * @self: a buyer
 *
 * Returns: what kind of public buyer it is
 */
SourcierBuyerKind
sourcier_buyer_get_kind (SourcierBuyer *self)
{
  g_return_val_if_fail (SOURCIER_IS_BUYER (self), SOURCIER_BUYER_UNKNOWN);

  return self->kind;
}

/**
 * sourcier_buyer_set_kind:
 * @self: a buyer
 * @kind: what kind of public buyer it is
 */
void
sourcier_buyer_set_kind (SourcierBuyer     *self,
                         SourcierBuyerKind  kind)
{
  g_return_if_fail (SOURCIER_IS_BUYER (self));
  g_return_if_fail (kind < SOURCIER_N_BUYER_KINDS);

  self->kind = kind;
}

/**
 * sourcier_buyer_get_departement:
 * @self: a buyer
 *
 * Returns: (transfer none): the code of the departement where it is, "" if not told
 */
const char *
sourcier_buyer_get_departement (SourcierBuyer *self)
{
  g_return_val_if_fail (SOURCIER_IS_BUYER (self), "");

  return self->departement;
}

/**
 * sourcier_buyer_set_departement:
 * @self: a buyer
 * @departement: the code of the departement where it is, "" for none
 */
void
sourcier_buyer_set_departement (SourcierBuyer *self,
                                const char    *departement)
{
  g_return_if_fail (SOURCIER_IS_BUYER (self));
  g_return_if_fail (departement != NULL);

  g_free (self->departement);
  self->departement = g_strdup (departement);
}

/**
 * sourcier_buyer_get_yearly_volume:
 * @self: a buyer
 *
 * Returns: what it buys in a year, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 */
gint64
sourcier_buyer_get_yearly_volume (SourcierBuyer *self)
{
  g_return_val_if_fail (SOURCIER_IS_BUYER (self), SOURCIER_MONEY_UNKNOWN);

  return self->yearly_volume;
}

/**
 * sourcier_buyer_set_yearly_volume:
 * @self: a buyer
 * @cents: what it buys in a year, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 */
void
sourcier_buyer_set_yearly_volume (SourcierBuyer *self,
                                  gint64         cents)
{
  g_return_if_fail (SOURCIER_IS_BUYER (self));

  self->yearly_volume = cents < 0 ? SOURCIER_MONEY_UNKNOWN : cents;
}
