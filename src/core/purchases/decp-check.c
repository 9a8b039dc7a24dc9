/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-export-private.h"

#include "base/text.h"
#include "purchases/decp-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What schema_decp_v2.0.3.json refuses: members that are missing, too long, not in their enumeration. */

#define MOST_OF_NUMBER 16
#define MOST_OF_SUBJECT 1000
#define LEAST_CENTS 100

void
_sourcier_decp_gap_free (SourcierDecpGap *gap)
{
  g_free (gap->number);
  g_free (gap->subject);
  g_free (gap->field);
  g_free (gap->advice);
  g_free (gap);
}

static void
add_gap (GPtrArray  *gaps,
         const char *member,
         const char *field,
         const char *advice)
{
  SourcierDecpGap *gap = g_new0 (SourcierDecpGap, 1);

  gap->member = member;
  gap->field = g_strdup (field);
  gap->advice = g_strdup (advice);
  g_ptr_array_add (gaps, gap);
}

static guint
fill_neutral (SourcierDecpContract *contract,
              SourcierDecpField     field)
{
  const char *neutral = sourcier_decp_field_get_neutral (field);

  if (neutral == NULL || contract->values[field] != NULL || !sourcier_decp_field_is_required (field, contract->concession))
    return 0;
  /* Several holders are a group: which one, nobody knows but the office. */
  if (field == SOURCIER_DECP_GROUPING && contract->holders->len != 1)
    return 0;
  sourcier_decp_contract_set (contract, field, neutral);
  return 1;
}

/* "Pas de considération sociale" says nothing beside one. */
static void
drop_neutral (SourcierDecpContract *contract,
              SourcierDecpField     field)
{
  const char *neutral = sourcier_decp_field_get_neutral (field);
  g_auto (GStrv) told = g_strsplit (sourcier_decp_contract_get (contract, field), "|", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  if (neutral == NULL || sourcier_decp_field_get_kind (field) != SOURCIER_DECP_CODES || g_strv_length (told) < 2)
    return;
  for (int i = 0; told[i] != NULL; i++)
    if (!g_str_equal (told[i], neutral))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? "|" : "", told[i]);
  sourcier_decp_contract_set (contract, field, kept->str);
}

/**
 * sourcier_decp_contract_fill:
 * @contract: a contract that is to be published
 *
 * Fills in what needs no decision: the values that say that there is nothing to say, where the schema has such a value
 * ("Sans objet", "Pas de considération sociale"…).
 *
 * Returns: how many values were filled in
 */
guint
sourcier_decp_contract_fill (SourcierDecpContract *contract)
{
  guint n_filled = 0;

  g_return_val_if_fail (contract != NULL, 0);

  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    {
      n_filled += fill_neutral (contract, i);
      drop_neutral (contract, i);
    }
  return n_filled;
}

/**
 * sourcier_decp_contract_publish:
 * @contract: a contract that is to be published
 * @day: the day when it is
 *
 * Tells @day of what nobody has told a day of publication of. The schema means the day when the data stood on data.gouv.fr
 * for the first time, which later publications do not change; for each act, that of its own data.
 *
 * Returns: how many days were written
 */
guint
sourcier_decp_contract_publish (SourcierDecpContract *contract,
                                SourcierDay           day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);
  guint n_dated = 0;

  g_return_val_if_fail (contract != NULL && day != SOURCIER_DAY_NONE, 0);

  if (contract->values[SOURCIER_DECP_PUBLISHED] == NULL)
    {
      sourcier_decp_contract_set (contract, SOURCIER_DECP_PUBLISHED, iso);
      n_dated++;
    }
  for (guint i = 0; i < contract->acts->len; i++)
    {
      SourcierDecpAct *act = g_ptr_array_index (contract->acts, i);

      if (act->published == SOURCIER_DAY_NONE)
        {
          act->published = day;
          n_dated++;
        }
    }
  return n_dated;
}

static const char *
judge_codes (const SourcierDecpContract *contract,
             SourcierDecpField           field)
{
  const char * const *codes = sourcier_decp_field_get_codes (field, contract->concession);
  g_auto (GStrv) told = g_strsplit (sourcier_decp_contract_get (contract, field), "|", -1);

  for (int i = 0; told[i] != NULL; i++)
    if (codes == NULL || !g_strv_contains (codes, told[i]))
      return _("Choose a value of the official list");
  return NULL;
}

static const char *
judge_text (SourcierDecpField  field,
            const char        *value)
{
  long length = g_utf8_strlen (value, -1);

  if ((field == SOURCIER_DECP_ID || field == SOURCIER_DECP_FRAMEWORK) && length > MOST_OF_NUMBER)
    return _("Shorten it to 16 characters");
  if (field == SOURCIER_DECP_SUBJECT && length > MOST_OF_SUBJECT)
    return _("Shorten it to 1,000 characters");
  return NULL;
}

/* Why the schema refuses a value that is told; NULL if it does not. */
static const char *
judge_value (const SourcierDecpContract *contract,
             SourcierDecpField           field)
{
  const char *value = sourcier_decp_contract_get (contract, field);

  switch (sourcier_decp_field_get_kind (field))
    {
    case SOURCIER_DECP_SIRET:
      return sourcier_text_is_digits (value) && strlen (value) == 14 ? NULL : _("Write a SIRET of 14 digits");
    case SOURCIER_DECP_CPV_CODE:
      return sourcier_text_is_digits (value) && strlen (value) == 8 ? NULL : _("Write a CPV code of 8 digits");
    case SOURCIER_DECP_CODE:
    case SOURCIER_DECP_CODES:
      return judge_codes (contract, field);
    case SOURCIER_DECP_COUNT:
      return sourcier_decp_contract_get_number (contract, field) >= 1 ? NULL : _("Write a number of 1 or more");
    case SOURCIER_DECP_MONEY:
      return field == SOURCIER_DECP_SUBSIDY || sourcier_decp_contract_get_number (contract, field) >= LEAST_CENTS
             ? NULL : _("Write an amount of at least one euro");
    default:
      return judge_text (field, value);
    }
}

static void
check_parties (GPtrArray  *parties,
               const char *member,
               const char *field,
               GPtrArray  *gaps)
{
  if (parties->len == 0)
    add_gap (gaps, member, field, _("Tell who it is, with the number of the company"));
  for (guint i = 0; i < parties->len; i++)
    {
      const SourcierDecpParty *party = g_ptr_array_index (parties, i);

      if (*party->id == '\0' || !g_strv_contains (sourcier_decp_party_kinds, party->kind))
        {
          add_gap (gaps, member, field, _("Write the number of the company, and what kind of number it is"));
          return;
        }
    }
}

static void
check_modification (const SourcierDecpAct *act,
                    GPtrArray             *gaps)
{
  if (act->notified == SOURCIER_DAY_NONE)
    add_gap (gaps, "modifications", _("Modification of the contract"), _("Write the day when it was notified"));
  if (act->amount >= 0 && act->amount < LEAST_CENTS)
    add_gap (gaps, "modifications", _("Modification of the contract"), _("Write an amount of at least one euro"));
  if (act->parties->len > 0)
    check_parties (act->parties, "modifications", _("Modification of the contract"), gaps);
}

static void
check_subcontract (const SourcierDecpAct *act,
                   GPtrArray             *gaps)
{
  const char *member = sourcier_decp_act_names[act->kind].list;
  gboolean change = act->kind == SOURCIER_DECP_SUBCONTRACT_CHANGE;

  if (act->number < 1 || act->notified == SOURCIER_DAY_NONE
      || (!change && (act->months < 1 || act->amount < LEAST_CENTS
                      || !g_strv_contains (sourcier_decp_price_variations, act->words))))
    add_gap (gaps, member, _("Act of subcontracting"),
             _("Tell its number, its day, its duration, its amount and how its price varies"));
  if (!change)
    check_parties (act->parties, member, _("Act of subcontracting"), gaps);
}

static gboolean
is_tariff (JsonObject *tariff)
{
  JsonNode *amount = json_object_get_member (tariff, "tarif");
  const char *title = json_object_get_string_member_with_default (tariff, "intituleTarif", NULL);

  return title != NULL && g_utf8_strlen (title, -1) <= 256 && amount != NULL && JSON_NODE_HOLDS_VALUE (amount)
         && (json_node_get_value_type (amount) == G_TYPE_INT64 || json_node_get_value_type (amount) == G_TYPE_DOUBLE)
         && json_node_get_double (amount) >= 0;
}

static void
check_year (const SourcierDecpAct *act,
            GPtrArray             *gaps)
{
  gboolean sound = act->amount >= 0 && act->tariffs != NULL && json_array_get_length (act->tariffs) > 0;

  for (guint i = 0; sound && i < json_array_get_length (act->tariffs); i++)
    sound = is_tariff (json_array_get_object_element (act->tariffs, i));
  if (!sound)
    add_gap (gaps, "donneesExecution", _("Data of a year of the concession"), _("Tell what was invested, and each tariff"));
}

static void
check_acts (const SourcierDecpContract *contract,
            GPtrArray                  *gaps)
{
  for (guint i = 0; i < contract->acts->len; i++)
    {
      const SourcierDecpAct *act = g_ptr_array_index (contract->acts, i);

      if (act->kind == SOURCIER_DECP_MODIFICATION)
        check_modification (act, gaps);
      else if (act->kind == SOURCIER_DECP_YEAR)
        check_year (act, gaps);
      else if (!contract->concession)
        check_subcontract (act, gaps);
    }
}

/**
 * sourcier_decp_contract_find_gaps:
 * @contract: a contract that is to be published
 *
 * Returns: (transfer full) (element-type SourcierDecpGap): what the schema 2.0.3 would refuse it for, with what to do;
 *   empty if it is sound
 */
GPtrArray *
sourcier_decp_contract_find_gaps (const SourcierDecpContract *contract)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) _sourcier_decp_gap_free);

  g_return_val_if_fail (contract != NULL, gaps);

  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    {
      const char *id = sourcier_decp_field_get_id (i, contract->concession);
      const char *advice = NULL;

      if (contract->values[i] == NULL)
        advice = sourcier_decp_field_is_required (i, contract->concession) ? _("Fill it in") : NULL;
      else if (id != NULL)
        advice = judge_value (contract, i);
      if (advice != NULL)
        add_gap (gaps, id, sourcier_decp_field_get_name (i), advice);
    }
  check_parties (contract->holders, contract->concession ? "concessionnaires" : "titulaires", _("Holder"), gaps);
  check_acts (contract, gaps);
  return gaps;
}
