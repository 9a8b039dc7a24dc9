/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-contract.h"

#include "base/siret.h"
#include "base/text.h"

#include <string.h>

/**
 * sourcier_decp_party_new:
 * @kind: (nullable): what number it is known by
 * @id: (nullable): the number
 * @name: (nullable): its name
 *
 * Returns: (transfer full): a company
 */
SourcierDecpParty *
sourcier_decp_party_new (const char *kind,
                         const char *id,
                         const char *name)
{
  SourcierDecpParty *self = g_new0 (SourcierDecpParty, 1);

  self->kind = g_strdup (kind != NULL ? kind : "");
  self->id = g_strdup (id != NULL ? id : "");
  self->name = g_strdup (name != NULL ? name : "");
  return self;
}

/**
 * sourcier_decp_party_free:
 * @self: (transfer full): a company
 */
void
sourcier_decp_party_free (SourcierDecpParty *self)
{
  g_free (self->kind);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * sourcier_decp_act_new:
 * @kind: what happened
 *
 * Returns: (transfer full): an act that tells nothing yet
 */
SourcierDecpAct *
sourcier_decp_act_new (SourcierDecpActKind kind)
{
  SourcierDecpAct *self = g_new0 (SourcierDecpAct, 1);

  self->kind = kind;
  self->amount = -1;
  self->words = g_strdup ("");
  self->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_decp_party_free);
  return self;
}

/**
 * sourcier_decp_act_free:
 * @self: (transfer full): an act
 */
void
sourcier_decp_act_free (SourcierDecpAct *self)
{
  g_free (self->words);
  g_ptr_array_unref (self->parties);
  g_clear_pointer (&self->tariffs, json_array_unref);
  g_free (self);
}

/**
 * sourcier_decp_contract_new:
 * @concession: whether it is a concession
 *
 * Returns: (transfer full): a contract that tells nothing yet
 */
SourcierDecpContract *
sourcier_decp_contract_new (gboolean concession)
{
  SourcierDecpContract *self = g_new0 (SourcierDecpContract, 1);

  self->concession = concession;
  self->holders = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_decp_party_free);
  self->acts = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_decp_act_free);
  self->raw = json_object_new ();
  return self;
}

/**
 * sourcier_decp_contract_free:
 * @self: (transfer full): a contract
 */
void
sourcier_decp_contract_free (SourcierDecpContract *self)
{
  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    g_free (self->values[i]);
  g_ptr_array_unref (self->holders);
  g_ptr_array_unref (self->acts);
  json_object_unref (self->raw);
  g_free (self);
}

/**
 * sourcier_decp_contract_get:
 * @self: a contract
 * @field: a field
 *
 * Returns: (transfer none): its value, "" if not told
 */
const char *
sourcier_decp_contract_get (const SourcierDecpContract *self,
                            SourcierDecpField           field)
{
  g_return_val_if_fail (self != NULL && field < SOURCIER_N_DECP_FIELDS, "");

  return self->values[field] != NULL ? self->values[field] : "";
}

/**
 * sourcier_decp_contract_get_number:
 * @self: a contract
 * @field: a count or an amount of money
 *
 * Returns: the number, cents for money; -1 if not told
 */
gint64
sourcier_decp_contract_get_number (const SourcierDecpContract *self,
                                   SourcierDecpField           field)
{
  const char *value = sourcier_decp_contract_get (self, field);

  return *value != '\0' ? g_ascii_strtoll (value, NULL, 10) : -1;
}

/**
 * sourcier_decp_contract_set:
 * @self: a contract
 * @field: a field
 * @value: (nullable): a value as #SourcierDecpKind says, "" or %NULL for none
 */
void
sourcier_decp_contract_set (SourcierDecpContract *self,
                            SourcierDecpField     field,
                            const char           *value)
{
  g_return_if_fail (self != NULL && field < SOURCIER_N_DECP_FIELDS);

  char *copy = sourcier_text_is_empty (value) ? NULL : g_strdup (value);

  g_free (self->values[field]);
  self->values[field] = copy;
}

/**
 * sourcier_decp_contract_doubt:
 * @self: a contract
 * @defect: what is odd about it
 */
void
sourcier_decp_contract_doubt (SourcierDecpContract *self,
                              SourcierDecpDefect    defect)
{
  self->defects |= SOURCIER_DECP_DEFECT_BIT (defect);
}

/**
 * sourcier_decp_contract_keep_raw:
 * @self: a contract
 * @member: where it stood, by the names of the schema
 * @written: what was written there; the first one stays
 */
void
sourcier_decp_contract_keep_raw (SourcierDecpContract *self,
                                 const char           *member,
                                 const char           *written)
{
  if (!json_object_has_member (self->raw, member))
    json_object_set_string_member (self->raw, member, written);
}

static gboolean
has_lost_letters (const SourcierDecpContract *self)
{
  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (strstr (sourcier_decp_contract_get (self, i), "\uFFFD") != NULL)
      return TRUE;
  for (guint i = 0; i < self->holders->len; i++)
    {
      const SourcierDecpParty *holder = g_ptr_array_index (self->holders, i);

      if (strstr (holder->name, "\uFFFD") != NULL)
        return TRUE;
    }
  for (guint i = 0; i < self->acts->len; i++)
    {
      const SourcierDecpAct *act = g_ptr_array_index (self->acts, i);

      if (strstr (act->words, "\uFFFD") != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
judge_buyer (SourcierDecpContract *self)
{
  const char *buyer = sourcier_decp_contract_get (self, SOURCIER_DECP_BUYER);

  if (*buyer == '\0')
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_NO_BUYER);
  else if (sourcier_siret_check (buyer) != SOURCIER_SIRET_SOUND)
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_BUYER_SIRET);
}

/* Version 1 numbers no modification; the schema wants them numbered as they came. */
static void
number_modifications (SourcierDecpContract *self)
{
  int last = 0;

  for (guint i = 0; i < self->acts->len; i++)
    {
      SourcierDecpAct *act = g_ptr_array_index (self->acts, i);

      if (act->kind != SOURCIER_DECP_MODIFICATION)
        continue;
      if (act->number == 0)
        act->number = last + 1;
      last = act->number;
    }
}

/**
 * sourcier_decp_contract_judge:
 * @self: a contract of which everything was read
 *
 * Notes what is missing, and what is odd about the whole.
 */
void
sourcier_decp_contract_judge (SourcierDecpContract *self)
{
  static const struct
  {
    SourcierDecpField field;
    SourcierDecpDefect defect;
    const char *raw[2];    /* what was written there but not understood is a defect of its own */
  } wanted[] = {
    { SOURCIER_DECP_ID, SOURCIER_DECP_DEFECT_NO_NUMBER, { NULL } },
    { SOURCIER_DECP_SUBJECT, SOURCIER_DECP_DEFECT_NO_SUBJECT, { NULL } },
    { SOURCIER_DECP_CPV, SOURCIER_DECP_DEFECT_CPV_MISSING, { NULL } },
    { SOURCIER_DECP_NOTIFIED, SOURCIER_DECP_DEFECT_DAY_MISSING, { "dateNotification", "dateSignature" } },
    { SOURCIER_DECP_MONTHS, SOURCIER_DECP_DEFECT_MONTHS, { NULL } },
    { SOURCIER_DECP_AMOUNT, SOURCIER_DECP_DEFECT_AMOUNT_MISSING, { "montant", "valeurGlobale" } },
  };

  g_return_if_fail (self != NULL);

  judge_buyer (self);
  number_modifications (self);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (self->values[wanted[i].field] == NULL
        && sourcier_decp_field_get_id (wanted[i].field, self->concession) != NULL
        && !(wanted[i].raw[0] != NULL && (json_object_has_member (self->raw, wanted[i].raw[0])
                                          || json_object_has_member (self->raw, wanted[i].raw[1]))))
      sourcier_decp_contract_doubt (self, wanted[i].defect);
  if (self->holders->len == 0)
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_NO_HOLDER);
  if (has_lost_letters (self))
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_ACCENTS);
}

/**
 * sourcier_decp_contract_get_key:
 * @self: a contract
 *
 * What names a contract everywhere: the buyer's SIRET and the contract's own number one after the other, as the "uid" of
 * the consolidated files does.
 *
 * Returns: (transfer full): the key, "" if nothing names it
 */
char *
sourcier_decp_contract_get_key (const SourcierDecpContract *self)
{
  const char *id = sourcier_decp_contract_get (self, SOURCIER_DECP_ID);

  return *id != '\0' ? g_strconcat (sourcier_decp_contract_get (self, SOURCIER_DECP_BUYER), id, NULL)
                     : g_strdup (sourcier_decp_contract_get (self, SOURCIER_DECP_UID));
}
