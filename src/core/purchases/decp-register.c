/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-register.h"

#include "base/text.h"
#include "purchases/decp-json.h"
#include "purchases/decp-store.h"

#include <string.h>

/* What a purchase of the register and the essential data of its contract say of each other. What the purchase can say
 * stands in the purchase; "rest" is what the register has no column for. */

#define ROLE_HOLDER "holder"
#define ROLE_CO_CONTRACTOR "co-contractor"
#define ROLE_SUBCONTRACTOR "subcontractor"
#define KIND_FRAMEWORK "framework"
#define KIND_SUBSEQUENT "subsequent"

static const struct
{
  SourcierDecpField field;
  SourcierPurchaseField to;
} same_text[] = {
  { SOURCIER_DECP_ID, SOURCIER_PURCHASE_NUMBER },
  { SOURCIER_DECP_SUBJECT, SOURCIER_PURCHASE_SUBJECT },
  { SOURCIER_DECP_CPV, SOURCIER_PURCHASE_CPV },
}, same_number[] = {
  { SOURCIER_DECP_OFFERS, SOURCIER_PURCHASE_OFFERS },
  { SOURCIER_DECP_MONTHS, SOURCIER_PURCHASE_DURATION },
  { SOURCIER_DECP_AMOUNT, SOURCIER_PURCHASE_AWARDED_AMOUNT },
};

static gboolean
is_told (const SourcierDecpContract *contract,
         SourcierDecpField           field)
{
  return contract->values[field] != NULL;
}

/* Of the natures of version 2 only some are kinds of contract; the others show by what else is told. */
static const char *
find_kind (const SourcierDecpContract *contract)
{
  const char *raw = json_object_get_string_member_with_default (contract->raw, "nature", "");
  const SourcierTerm *term = sourcier_term_recognise (SOURCIER_TERMS_KIND,
                                                      sourcier_decp_contract_get (contract, SOURCIER_DECP_NATURE));

  if (contract->concession)
    return SOURCIER_KIND_CONCESSION;
  if (term != NULL && !g_str_equal (sourcier_term_get_code (term), "contract"))
    return sourcier_term_get_code (term);
  if (is_told (contract, SOURCIER_DECP_FRAMEWORK) || g_str_has_prefix (raw, "March\u00e9 subs\u00e9quent"))
    return KIND_SUBSEQUENT;
  if (strstr (sourcier_decp_contract_get (contract, SOURCIER_DECP_TECHNIQUES), "Accord-cadre") != NULL)
    return KIND_FRAMEWORK;
  return term != NULL ? sourcier_term_get_code (term) : NULL;
}

/* The divisions of the CPV part into supplies, works and services, regulation (EC) no 213/2008, annex I. */
static const char *
find_nature (const char *cpv)
{
  int division;

  if (strlen (cpv) < 2 || !g_ascii_isdigit (cpv[0]) || !g_ascii_isdigit (cpv[1]))
    return NULL;
  division = (cpv[0] - '0') * 10 + cpv[1] - '0';
  if (division == 45)
    return SOURCIER_NATURE_WORKS;
  return division < 50 ? SOURCIER_NATURE_SUPPLIES : SOURCIER_NATURE_SERVICES;
}

static void
set_if_empty (SourcierPurchase      *purchase,
              SourcierPurchaseField  field,
              const char            *text)
{
  if (text != NULL && *sourcier_purchase_get_text (purchase, field) == '\0')
    sourcier_purchase_set_text (purchase, field, text);
}

static void
set_procedure (const SourcierDecpContract *contract,
               SourcierPurchase           *purchase)
{
  const char *written = sourcier_decp_contract_get (contract, SOURCIER_DECP_PROCEDURE);
  const SourcierTerm *term = sourcier_term_recognise (SOURCIER_TERMS_PROCEDURE, written);

  if (*written != '\0')
    sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_PROCEDURE,
                                term != NULL ? sourcier_term_get_code (term) : written);
}

/* What was published is awarded; whether it has ended is for the office to say. */
static void
set_state (SourcierPurchase *purchase)
{
  SourcierPurchaseState state = sourcier_purchase_get_state (purchase);

  if (*sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_STATE) == '\0' || state < SOURCIER_PURCHASE_AWARDED)
    sourcier_purchase_set_state (purchase, SOURCIER_PURCHASE_AWARDED);
}

static void
set_buyer (const SourcierDecpContract *contract,
           const char                 *office,
           SourcierPurchase           *purchase)
{
  const char *name = sourcier_decp_contract_get (contract, SOURCIER_DECP_BUYER_NAME);
  g_autofree char *folded = sourcier_text_fold (name);
  g_autofree char *own = sourcier_text_fold (office);

  if (*name != '\0' && !g_str_equal (folded, own))
    sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_BUYER, name);
}

static gboolean
is_environmental (const char *code)
{
  return g_str_has_prefix (code, "environmental-");
}

/* The considerations of one kind that are told replace those of that kind, the others stay. */
static void
set_considerations (const SourcierDecpContract *contract,
                    SourcierDecpField           field,
                    SourcierPurchase           *purchase)
{
  const char * const *held = sourcier_purchase_get_considerations (purchase);
  g_auto (GStrv) told = g_strsplit (sourcier_decp_contract_get (contract, field), "|", -1);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!is_told (contract, field))
    return;
  for (int i = 0; held[i] != NULL; i++)
    if (is_environmental (held[i]) != (field == SOURCIER_DECP_ENVIRONMENT))
      g_strv_builder_add (codes, held[i]);
  for (int i = 0; told[i] != NULL; i++)
    {
      const SourcierTerm *term = sourcier_term_recognise (SOURCIER_TERMS_CONSIDERATION, told[i]);

      if (term != NULL)
        g_strv_builder_add (codes, sourcier_term_get_code (term));
    }
  all = g_strv_builder_end (codes);
  sourcier_purchase_set_considerations (purchase, (const char * const *) all);
}

static gboolean
has_role (SourcierRecord *holder,
          gboolean        subcontractor)
{
  return g_str_equal (sourcier_record_get_text (holder, SOURCIER_HOLDER_ROLE), ROLE_SUBCONTRACTOR) == subcontractor;
}

/* The holder of the register that is this company: what the office noted about it stays. */
static SourcierRecord *
find_holder (GPtrArray               *holders,
             const SourcierDecpParty *party,
             gboolean                 subcontractor)
{
  for (guint i = 0; i < holders->len; i++)
    {
      SourcierRecord *holder = g_ptr_array_index (holders, i);
      const char *identifier = sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER);
      const char *name = sourcier_record_get_text (holder, SOURCIER_HOLDER_NAME);

      if (has_role (holder, subcontractor) && g_str_equal (identifier, party->id)
          && (*identifier != '\0' || g_str_equal (name, party->name)))
        return holder;
    }
  return NULL;
}

static void
add_holder (GPtrArray               *held,
            GPtrArray               *holders,
            const SourcierDecpParty *party,
            const char              *role)
{
  gboolean subcontractor = g_str_equal (role, ROLE_SUBCONTRACTOR);
  SourcierRecord *known = find_holder (held, party, subcontractor);
  g_autoptr (SourcierRecord) holder = known != NULL ? sourcier_record_copy (known)
                                                    : sourcier_purchase_part_new (SOURCIER_PURCHASE_HOLDERS);

  if (find_holder (holders, party, subcontractor) != NULL)
    return;
  sourcier_record_set_text (holder, SOURCIER_HOLDER_IDENTIFIER_TYPE, party->kind);
  sourcier_record_set_text (holder, SOURCIER_HOLDER_IDENTIFIER, party->id);
  if (*party->name != '\0')
    sourcier_record_set_text (holder, SOURCIER_HOLDER_NAME, party->name);
  if (known == NULL)
    sourcier_record_set_text (holder, SOURCIER_HOLDER_ROLE, role);
  g_ptr_array_add (holders, g_steal_pointer (&holder));
}

static void
keep_holders (GPtrArray *held,
              GPtrArray *holders,
              gboolean   subcontractors)
{
  for (guint i = 0; i < held->len; i++)
    if (has_role (g_ptr_array_index (held, i), subcontractors))
      g_ptr_array_add (holders, g_object_ref (g_ptr_array_index (held, i)));
}

static gboolean
has_act (const SourcierDecpContract *contract,
         SourcierDecpActKind         kind)
{
  for (guint i = 0; i < contract->acts->len; i++)
    if (((SourcierDecpAct *) g_ptr_array_index (contract->acts, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
set_holders (const SourcierDecpContract *contract,
             SourcierPurchase           *purchase)
{
  GPtrArray *held = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_HOLDERS);
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func (g_object_unref);

  if (contract->holders->len == 0)
    keep_holders (held, holders, FALSE);
  for (guint i = 0; i < contract->holders->len; i++)
    add_holder (held, holders, g_ptr_array_index (contract->holders, i), i == 0 ? ROLE_HOLDER : ROLE_CO_CONTRACTOR);

  if (!has_act (contract, SOURCIER_DECP_SUBCONTRACT))
    keep_holders (held, holders, TRUE);
  for (guint i = 0; i < contract->acts->len; i++)
    {
      const SourcierDecpAct *act = g_ptr_array_index (contract->acts, i);

      if (act->kind == SOURCIER_DECP_SUBCONTRACT && act->parties->len > 0)
        add_holder (held, holders, g_ptr_array_index (act->parties, 0), ROLE_SUBCONTRACTOR);
    }
  sourcier_purchase_set_parts (purchase, SOURCIER_PURCHASE_HOLDERS, holders);
}

static void
set_modification (const SourcierDecpAct *act,
                  SourcierRecord        *modification)
{
  SourcierDay day = act->notified != SOURCIER_DAY_NONE ? act->notified : act->published;

  sourcier_record_set_number (modification, SOURCIER_MODIFICATION_DAY, day);
  if (*act->words != '\0')
    sourcier_record_set_text (modification, SOURCIER_MODIFICATION_SUBJECT, act->words);
  sourcier_record_set_number (modification, SOURCIER_MODIFICATION_AMOUNT,
                              act->amount >= 0 ? act->amount : SOURCIER_NUMBER_UNKNOWN);
  sourcier_record_set_number (modification, SOURCIER_MODIFICATION_DURATION,
                              act->months > 0 ? act->months : SOURCIER_NUMBER_UNKNOWN);
}

static void
set_modifications (const SourcierDecpContract *contract,
                   SourcierPurchase           *purchase)
{
  GPtrArray *held = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_MODIFICATIONS);
  g_autoptr (GPtrArray) modifications = g_ptr_array_new_with_free_func (g_object_unref);

  if (!has_act (contract, SOURCIER_DECP_MODIFICATION))
    return;
  for (guint i = 0; i < contract->acts->len; i++)
    {
      const SourcierDecpAct *act = g_ptr_array_index (contract->acts, i);
      guint n = modifications->len;

      if (act->kind != SOURCIER_DECP_MODIFICATION)
        continue;

      SourcierRecord *modification = n < held->len ? sourcier_record_copy (g_ptr_array_index (held, n))
                                                   : sourcier_purchase_part_new (SOURCIER_PURCHASE_MODIFICATIONS);
      set_modification (act, modification);
      g_ptr_array_add (modifications, modification);
    }
  sourcier_purchase_set_parts (purchase, SOURCIER_PURCHASE_MODIFICATIONS, modifications);
}

static void
set_fields (const SourcierDecpContract *contract,
            SourcierPurchase           *purchase)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same_text); i++)
    if (is_told (contract, same_text[i].field))
      sourcier_purchase_set_text (purchase, same_text[i].to, sourcier_decp_contract_get (contract, same_text[i].field));
  for (gsize i = 0; i < G_N_ELEMENTS (same_number); i++)
    if (is_told (contract, same_number[i].field))
      sourcier_purchase_set_number (purchase, same_number[i].to,
                                    sourcier_decp_contract_get_number (contract, same_number[i].field));
  if (is_told (contract, SOURCIER_DECP_NOTIFIED))
    sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_NOTIFICATION_DAY,
                                  sourcier_day_parse (sourcier_decp_contract_get (contract, SOURCIER_DECP_NOTIFIED)));
}

/* A value that says that there is nothing to say adds nothing to a register that says nothing. */
static gboolean
says_nothing (const SourcierDecpContract *contract,
              const SourcierDecpContract *rest,
              SourcierDecpField           field)
{
  return !is_told (rest, field)
         && g_strcmp0 (contract->values[field], sourcier_decp_field_get_neutral (field)) == 0;
}

static void
copy_acts (const SourcierDecpContract *from,
           SourcierDecpContract       *to)
{
  g_autoptr (JsonObject) acts = json_object_new ();

  sourcier_decp_contract_write_acts (from, acts, FALSE);
  g_ptr_array_set_size (to->acts, 0);
  sourcier_decp_contract_read_acts (to, acts, FALSE);
}

static void
copy_raw (const SourcierDecpContract *from,
          SourcierDecpContract       *to)
{
  g_clear_pointer (&to->raw, json_object_unref);
  to->raw = json_object_new ();

  g_autoptr (GList) members = json_object_get_members (from->raw);
  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (to->raw, l->data, json_object_dup_member (from->raw, l->data));
}

static void
set_rest (const SourcierDecpContract *contract,
          gboolean                    new,
          SourcierDecpContract       *rest)
{
  rest->concession = contract->concession;
  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (sourcier_decp_store_keeps (i) && is_told (contract, i) && (new || !says_nothing (contract, rest, i)))
      sourcier_decp_contract_set (rest, i, contract->values[i]);
  if (contract->acts->len > 0)
    copy_acts (contract, rest);
}

/**
 * sourcier_decp_to_purchase:
 * @contract: what a file says of a contract
 * @office: (nullable): the name of the office, which is told of other buyers only
 * @purchase: the purchase of the register that it is about, or a new one
 * @rest: what the file keeps beside it
 *
 * Has the register say what the contract says. What the contract does not tell stays as it was, so does what the office
 * noted about holders.
 */
void
sourcier_decp_to_purchase (const SourcierDecpContract *contract,
                           const char                 *office,
                           SourcierPurchase           *purchase,
                           SourcierDecpContract       *rest)
{
  gboolean new = sourcier_purchase_get_id (purchase) == 0;
  const char *kind = find_kind (contract);

  g_return_if_fail (contract != NULL && SOURCIER_IS_PURCHASE (purchase) && rest != NULL);

  set_fields (contract, purchase);
  set_procedure (contract, purchase);
  set_state (purchase);
  set_buyer (contract, office, purchase);
  if (new && kind != NULL)
    sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_KIND, kind);
  set_if_empty (purchase, SOURCIER_PURCHASE_NATURE,
                find_nature (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV)));
  set_considerations (contract, SOURCIER_DECP_SOCIAL, purchase);
  set_considerations (contract, SOURCIER_DECP_ENVIRONMENT, purchase);
  set_holders (contract, purchase);
  set_modifications (contract, purchase);
  set_rest (contract, new, rest);
  if (new)
    {
      copy_raw (contract, rest);
      rest->defects = contract->defects;
    }
}

static void
read_considerations (SourcierPurchase     *purchase,
                     SourcierDecpContract *contract)
{
  const char * const *codes = sourcier_purchase_get_considerations (purchase);

  for (int i = 0; codes[i] != NULL; i++)
    {
      SourcierDecpField field = is_environmental (codes[i]) ? SOURCIER_DECP_ENVIRONMENT : SOURCIER_DECP_SOCIAL;
      const SourcierTerm *term = sourcier_term_find (SOURCIER_TERMS_CONSIDERATION, codes[i]);
      const char *name = term != NULL ? sourcier_term_get_french (term) : codes[i];

      if (contract->concession && g_str_equal (codes[i], "reserved"))
        name = "Concession r\u00e9serv\u00e9e";
      sourcier_decp_contract_read (contract, field, name);
    }
}

static void
read_holders (SourcierPurchase     *purchase,
              SourcierDecpContract *contract)
{
  GPtrArray *held = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_HOLDERS);

  for (guint i = 0; i < held->len; i++)
    if (has_role (g_ptr_array_index (held, i), FALSE))
      {
        SourcierRecord *holder = g_ptr_array_index (held, i);
        SourcierDecpParty *party =
          sourcier_decp_contract_read_party (contract,
                                             sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER_TYPE),
                                             sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER),
                                             sourcier_record_get_text (holder, SOURCIER_HOLDER_NAME));

        if (party != NULL)
          g_ptr_array_add (contract->holders, party);
      }
}

static void
read_number (SourcierPurchase      *purchase,
             SourcierPurchaseField  from,
             SourcierDecpContract  *contract,
             SourcierDecpField      field)
{
  gint64 number = sourcier_purchase_get_number (purchase, from);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (number != SOURCIER_NUMBER_UNKNOWN)
    sourcier_decp_contract_set (contract, field, text);
}

static gboolean
same_modification (const SourcierDecpAct *act,
                   SourcierRecord        *modification)
{
  g_autoptr (SourcierRecord) other = sourcier_record_copy (modification);

  set_modification (act, other);
  return sourcier_record_equal (other, modification);
}

/* The modifications are those of the register; what else is known of each is that of the same one in the essential
 * data. Returns: how many are the same in both, from the first on; what the essential data tell beyond is let go. */
static guint
match_modifications (GPtrArray            *held,
                     SourcierDecpContract *contract)
{
  gboolean same = TRUE;
  guint n = 0;

  for (guint i = 0; i < contract->acts->len;)
    {
      const SourcierDecpAct *act = g_ptr_array_index (contract->acts, i);

      if (act->kind != SOURCIER_DECP_MODIFICATION)
        {
          i++;
          continue;
        }
      same = same && n < held->len && same_modification (act, g_ptr_array_index (held, n));
      if (same)
        {
          n++;
          i++;
        }
      else
        g_ptr_array_remove_index (contract->acts, i);
    }
  return n;
}

static void
read_modifications (SourcierPurchase     *purchase,
                    SourcierDecpContract *contract)
{
  GPtrArray *held = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_MODIFICATIONS);

  for (guint i = match_modifications (held, contract); i < held->len; i++)
    {
      SourcierRecord *modification = g_ptr_array_index (held, i);
      SourcierDecpAct *act = sourcier_decp_act_new (SOURCIER_DECP_MODIFICATION);

      act->number = (int) i + 1;
      act->notified = (SourcierDay) sourcier_record_get_number (modification, SOURCIER_MODIFICATION_DAY);
      act->amount = sourcier_record_get_number (modification, SOURCIER_MODIFICATION_AMOUNT);
      act->months = (int) MAX (sourcier_record_get_number (modification, SOURCIER_MODIFICATION_DURATION), 0);
      g_ptr_array_add (contract->acts, act);
    }
}

static void
read_kind (SourcierPurchase     *purchase,
           SourcierDecpContract *contract)
{
  const char *kind = sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_KIND);
  const SourcierTerm *term = sourcier_term_find (SOURCIER_TERMS_KIND, kind);

  if (g_str_equal (kind, SOURCIER_KIND_CONCESSION))
    contract->concession = TRUE;
  else if (!is_told (contract, SOURCIER_DECP_NATURE) && term != NULL)
    sourcier_decp_contract_read (contract, SOURCIER_DECP_NATURE, sourcier_term_get_french (term));
  if (g_str_equal (kind, KIND_FRAMEWORK) && !is_told (contract, SOURCIER_DECP_TECHNIQUES))
    sourcier_decp_contract_read (contract, SOURCIER_DECP_TECHNIQUES, "Accord-cadre");
}

/**
 * sourcier_decp_from_purchase:
 * @purchase: a purchase of the register
 * @rest: what the file keeps beside it
 *
 * Returns: (transfer full): the essential data of the contract, as far as the register tells them
 */
SourcierDecpContract *
sourcier_decp_from_purchase (SourcierPurchase           *purchase,
                             const SourcierDecpContract *rest)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);
  g_return_val_if_fail (rest != NULL, NULL);

  SourcierDecpContract *contract = sourcier_decp_rest_copy (rest);
  SourcierDay day = (SourcierDay) sourcier_purchase_get_number (purchase, SOURCIER_PURCHASE_NOTIFICATION_DAY);
  g_autofree char *iso = sourcier_day_to_iso (day);
  const SourcierTerm *procedure =
    sourcier_term_find (SOURCIER_TERMS_PROCEDURE, sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_PROCEDURE));

  read_kind (purchase, contract);
  for (gsize i = 0; i < G_N_ELEMENTS (same_text); i++)
    sourcier_decp_contract_read (contract, same_text[i].field, sourcier_purchase_get_text (purchase, same_text[i].to));
  for (gsize i = 0; i < G_N_ELEMENTS (same_number); i++)
    read_number (purchase, same_number[i].to, contract, same_number[i].field);
  sourcier_decp_contract_set (contract, SOURCIER_DECP_NOTIFIED, iso);
  sourcier_decp_contract_set (contract, SOURCIER_DECP_UID, sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_UID));
  sourcier_decp_contract_read (contract, SOURCIER_DECP_PROCEDURE,
                               procedure != NULL ? sourcier_term_get_french (procedure)
                               : sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_PROCEDURE));
  read_considerations (purchase, contract);
  read_holders (purchase, contract);
  read_modifications (purchase, contract);
  return contract;
}

/**
 * sourcier_decp_rest_copy:
 * @rest: what the file keeps beside a purchase
 *
 * Returns: (transfer full): another that says the same
 */
SourcierDecpContract *
sourcier_decp_rest_copy (const SourcierDecpContract *rest)
{
  SourcierDecpContract *copy = sourcier_decp_contract_new (rest->concession);

  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    sourcier_decp_contract_set (copy, i, rest->values[i]);
  copy_acts (rest, copy);
  copy_raw (rest, copy);
  copy->defects = rest->defects;
  return copy;
}

static void
forget_publication (SourcierDecpContract *contract)
{
  sourcier_decp_contract_set (contract, SOURCIER_DECP_PUBLISHED, NULL);
  for (guint i = 0; i < contract->acts->len; i++)
    ((SourcierDecpAct *) g_ptr_array_index (contract->acts, i))->published = SOURCIER_DAY_NONE;
}

/**
 * sourcier_decp_get_digest:
 * @purchase: a purchase of the register
 * @rest: what the file keeps beside it
 *
 * Names what the register says of a contract. The day of publication is none of that: data that are published again are
 * the same data.
 *
 * Returns: (transfer full): the name, the same where the register says the same
 */
char *
sourcier_decp_get_digest (SourcierPurchase           *purchase,
                          const SourcierDecpContract *rest)
{
  g_autoptr (SourcierDecpContract) contract = sourcier_decp_from_purchase (purchase, rest);

  forget_publication (contract);
  return sourcier_decp_contract_get_digest (contract);
}
