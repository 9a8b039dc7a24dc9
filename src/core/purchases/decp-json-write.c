/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-json-private.h"

#include <string.h>

/* Cents become a whole number of euros where they are one: the schema allows both. */
static JsonNode *
money_to_node (gint64 cents)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (cents % 100 == 0)
    json_node_set_int (node, cents / 100);
  else
    json_node_set_double (node, (double) cents / 100);
  return node;
}

static JsonNode *
value_to_node (const SourcierDecpContract *self,
               SourcierDecpField           field)
{
  const char *value = sourcier_decp_contract_get (self, field);
  JsonNode *node;

  switch (sourcier_decp_field_get_kind (field))
    {
    case SOURCIER_DECP_MONEY:
      return money_to_node (sourcier_decp_contract_get_number (self, field));
    case SOURCIER_DECP_COUNT:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_int (node, sourcier_decp_contract_get_number (self, field));
      return node;
    case SOURCIER_DECP_SHARE:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_double (node, g_ascii_strtod (value, NULL));
      return node;
    case SOURCIER_DECP_FLAG:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_boolean (node, g_str_equal (value, "1"));
      return node;
    default:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (node, value);
      return node;
    }
}

/* {"technique": ["Concours"]} */
static JsonObject *
codes_to_object (const SourcierDecpContract *self,
                 SourcierDecpField           field)
{
  g_auto (GStrv) told = g_strsplit (sourcier_decp_contract_get (self, field), "|", -1);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (int i = 0; told[i] != NULL; i++)
    json_array_add_string_element (array, told[i]);
  json_object_set_array_member (object, sourcier_decp_field_get_inner (field), array);
  return object;
}

/* The object that a member of a path goes into, made if it is not there. */
static JsonObject *
get_outer (JsonObject *object,
           const char *name)
{
  if (!json_object_has_member (object, name))
    json_object_set_object_member (object, name, json_object_new ());
  return json_object_get_object_member (object, name);
}

static void
write_field (const SourcierDecpContract *self,
             SourcierDecpField           field,
             JsonObject                 *object)
{
  const char *id = sourcier_decp_field_get_id (field, self->concession);
  const char *dot = strchr (id, '.');

  if (sourcier_decp_field_get_kind (field) == SOURCIER_DECP_CODES)
    json_object_set_object_member (object, id, codes_to_object (self, field));
  else if (dot != NULL)
    {
      g_autofree char *outer = g_strndup (id, dot - id);

      json_object_set_member (get_outer (object, outer), dot + 1, value_to_node (self, field));
    }
  else
    json_object_set_member (object, id, value_to_node (self, field));
}

static JsonObject *
party_to_object (const SourcierDecpParty *party,
                 gboolean                 strict)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "typeIdentifiant", party->kind);
  json_object_set_string_member (object, "id", party->id);
  if (!strict && *party->name != '\0')
    json_object_set_string_member (object, "denominationSociale", party->name);
  return object;
}

static JsonArray *
parties_to_array (GPtrArray  *parties,
                  const char *wrapper,
                  gboolean    strict)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < parties->len; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_object_member (object, wrapper, party_to_object (g_ptr_array_index (parties, i), strict));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
tariffs_to_array (JsonArray *tariffs)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; tariffs != NULL && i < json_array_get_length (tariffs); i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_object_member (object, "tarif", json_object_ref (json_array_get_object_element (tariffs, i)));
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
set_day (JsonObject  *object,
         const char  *name,
         SourcierDay  day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  if (name != NULL && iso != NULL)
    json_object_set_string_member (object, name, iso);
}

static void
write_act_parties (const SourcierDecpContract *self,
                   const SourcierDecpAct      *act,
                   JsonObject                 *object,
                   gboolean                    strict)
{
  const SourcierDecpActNames *names = &sourcier_decp_act_names[act->kind];

  if (names->parties != NULL && act->parties->len > 0 && !(strict && self->concession))
    json_object_set_array_member (object, names->parties, parties_to_array (act->parties, "titulaire", strict));
  if (names->party != NULL && act->parties->len > 0)
    json_object_set_object_member (object, names->party, party_to_object (g_ptr_array_index (act->parties, 0), strict));
  if (names->tariffs != NULL)
    json_object_set_array_member (object, names->tariffs, tariffs_to_array (act->tariffs));
}

static JsonObject *
act_to_object (const SourcierDecpContract *self,
               const SourcierDecpAct      *act,
               gboolean                    strict)
{
  const SourcierDecpActNames *names = &sourcier_decp_act_names[act->kind];
  JsonObject *object = json_object_new ();

  if (act->number > 0 && names->number != NULL)
    json_object_set_int_member (object, names->number, act->number);
  set_day (object, names->notified[self->concession], act->notified);
  set_day (object, names->published, act->published);
  if (act->months > 0 && names->months != NULL)
    json_object_set_int_member (object, names->months, act->months);
  if (act->amount >= 0)
    json_object_set_member (object, names->amount[self->concession], money_to_node (act->amount));
  /* What a modification is about is no longer in the schema. */
  if (*act->words != '\0' && names->words != NULL && !(strict && act->kind == SOURCIER_DECP_MODIFICATION))
    json_object_set_string_member (object, names->words, act->words);
  write_act_parties (self, act, object, strict);
  return object;
}

/**
 * sourcier_decp_contract_write_acts:
 * @self: a contract
 * @object: gets the lists "modifications", "actesSousTraitance"…; none that is empty
 * @strict: whether only what the schema 2.0.3 knows is written, else also names, and what a modification was about
 *
 * What was written without @strict is read again by sourcier_decp_contract_read_acts() as it was.
 */
void
sourcier_decp_contract_write_acts (const SourcierDecpContract *self,
                                   JsonObject                 *object,
                                   gboolean                    strict)
{
  g_return_if_fail (self != NULL && object != NULL);

  for (guint i = 0; i < self->acts->len; i++)
    {
      const SourcierDecpAct *act = g_ptr_array_index (self->acts, i);
      const SourcierDecpActNames *names = &sourcier_decp_act_names[act->kind];
      JsonObject *wrapped = json_object_new ();

      if (!json_object_has_member (object, names->list))
        json_object_set_array_member (object, names->list, json_array_new ());
      json_object_set_object_member (wrapped, names->wrapper, act_to_object (self, act, strict));
      json_array_add_object_element (json_object_get_array_member (object, names->list), wrapped);
    }
}

static gboolean
is_in_schema (SourcierDecpField field,
              gboolean          concession)
{
  switch (field)
    {
    case SOURCIER_DECP_UID:
    case SOURCIER_DECP_BUYER_NAME:
    case SOURCIER_DECP_PLACE_NAME:
    case SOURCIER_DECP_SOURCE:
      return FALSE;
    case SOURCIER_DECP_PLACE:
    case SOURCIER_DECP_PLACE_KIND:
      return !concession;
    default:
      return sourcier_decp_field_get_id (field, concession) != NULL;
    }
}

/**
 * sourcier_decp_contract_to_json:
 * @self: a contract
 *
 * Writes a contract as schema 2.0.3 wants it. What is not told is not written: whether the schema accepts it is for the
 * caller to know.
 *
 * Returns: (transfer full): the contract
 */
JsonObject *
sourcier_decp_contract_to_json (const SourcierDecpContract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  JsonObject *object = json_object_new ();

  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (self->values[i] != NULL && is_in_schema (i, self->concession))
      write_field (self, i, object);
  json_object_set_array_member (object, self->concession ? "concessionnaires" : "titulaires",
                                parties_to_array (self->holders, self->concession ? "concessionnaire" : "titulaire", TRUE));
  sourcier_decp_contract_write_acts (self, object, TRUE);
  return object;
}

/**
 * sourcier_decp_contract_get_digest:
 * @self: a contract
 *
 * Returns: (transfer full): a name for what the contract says, in hexadecimal: two that say the same have the same
 */
char *
sourcier_decp_contract_get_digest (const SourcierDecpContract *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (self->values[i] != NULL)
      json_object_set_string_member (object, sourcier_decp_field_get_column (i), self->values[i]);
  json_object_set_array_member (object, "titulaires", parties_to_array (self->holders, "titulaire", FALSE));
  sourcier_decp_contract_write_acts (self, object, FALSE);
  json_node_take_object (node, object);
  text = json_to_string (node, FALSE);
  g_checksum_update (checksum, (const guchar *) text, -1);
  return g_strdup (g_checksum_get_string (checksum));
}
