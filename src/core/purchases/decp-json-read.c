/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-json-private.h"

#include "base/text.h"

#include <string.h>

const SourcierDecpActNames sourcier_decp_act_names[SOURCIER_N_DECP_ACTS] = {
  [SOURCIER_DECP_MODIFICATION] = {
    .list = "modifications", .wrapper = "modification", .number = "id",
    .notified = { "dateNotificationModification", "dateSignatureModification" },
    .published = "datePublicationDonneesModification", .months = "dureeMois", .amount = { "montant", "valeurGlobale" },
    .words = "objetModification", .parties = "titulaires" },
  [SOURCIER_DECP_SUBCONTRACT] = {
    .list = "actesSousTraitance", .wrapper = "acteSousTraitance", .number = "id",
    .notified = { "dateNotification", "dateNotification" }, .published = "datePublicationDonnees", .months = "dureeMois",
    .amount = { "montant", "montant" }, .words = "variationPrix", .party = "sousTraitant" },
  [SOURCIER_DECP_SUBCONTRACT_CHANGE] = {
    .list = "modificationsActesSousTraitance", .wrapper = "modificationActeSousTraitance", .number = "id",
    .notified = { "dateNotificationModificationSousTraitance", "dateNotificationModificationSousTraitance" },
    .published = "datePublicationDonnees", .months = "dureeMois", .amount = { "montant", "montant" } },
  [SOURCIER_DECP_YEAR] = {
    .list = "donneesExecution", .wrapper = "donneesAnnuelles", .notified = { NULL, NULL },
    .published = "datePublicationDonneesExecution", .amount = { "depensesInvestissement", "depensesInvestissement" },
    .tariffs = "tarifs" },
};

/* What a node writes, as text; NULL where it is null or holds others. */
static char *
node_to_text (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "true" : "false");
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));
    default:
      return NULL;
    }
}

static char *
member_to_text (JsonObject *object,
                const char *name)
{
  return name != NULL ? node_to_text (json_object_get_member (object, name)) : NULL;
}

/* A member by its path, "acheteur.id"; consolidated files write such a path as one name. */
static JsonNode *
find_member (JsonObject *object,
             const char *path)
{
  const char *dot = strchr (path, '.');

  if (dot == NULL || json_object_has_member (object, path))
    return json_object_get_member (object, path);

  g_autofree char *outer = g_strndup (path, dot - path);
  JsonNode *node = json_object_get_member (object, outer);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), dot + 1);

  g_autofree char *joined = g_strdelimit (g_strdup (path), ".", '_');
  return json_object_get_member (object, joined);
}

typedef void (*ElementFunc) (SourcierDecpContract *contract,
                             JsonNode             *element,
                             gpointer              data);

/* Each element of a list, whether or not objects named @wrapper are around the elements, around the list, or both.
 * Returns: whether every one of them was nested as version 2 wants it. */
static gboolean
each_element (SourcierDecpContract *contract,
              JsonNode             *node,
              const char           *wrapper,
              ElementFunc           func,
              gpointer              data)
{
  gboolean nested = TRUE;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        nested &= each_element (contract, json_array_get_element (array, i), wrapper, func, data);
      return nested;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *inner = json_object_get_member (json_node_get_object (node), wrapper);

      if (inner != NULL && !JSON_NODE_HOLDS_VALUE (inner))
        {
          each_element (contract, inner, wrapper, func, data);
          return TRUE;
        }
    }
  func (contract, node, data);
  return FALSE;
}

static void
read_code_element (SourcierDecpContract *contract,
                   JsonNode             *element,
                   gpointer              data)
{
  g_autofree char *text = node_to_text (element);

  sourcier_decp_contract_read (contract, GPOINTER_TO_UINT (data), text);
}

static gboolean
wraps_list (JsonNode   *node,
            const char *inner)
{
  return JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), inner);
}

/* "techniques": {"technique": ["Concours"]}, and the simpler ways the same is written in the wild. */
static void
read_codes (SourcierDecpContract *self,
            JsonObject           *object,
            SourcierDecpField     field)
{
  const char *inner = sourcier_decp_field_get_inner (field);
  JsonNode *node = json_object_get_member (object, sourcier_decp_field_get_id (field, self->concession));

  if (node == NULL)
    node = json_object_get_member (object, inner);
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;
  if (!wraps_list (node, inner))
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_NESTING);
  else
    node = json_object_get_member (json_node_get_object (node), inner);
  each_element (self, node, inner, read_code_element, GUINT_TO_POINTER (field));
}

static void
read_field (SourcierDecpContract *self,
            JsonObject           *object,
            SourcierDecpField     field)
{
  const char *id = sourcier_decp_field_get_id (field, self->concession);

  if (id == NULL)
    return;
  if (sourcier_decp_field_get_kind (field) == SOURCIER_DECP_CODES)
    {
      read_codes (self, object, field);
      return;
    }

  g_autofree char *text = node_to_text (find_member (object, id));
  sourcier_decp_contract_read (self, field, text);
}

static void
read_party_element (SourcierDecpContract *contract,
                    JsonNode             *element,
                    gpointer              data)
{
  GPtrArray *parties = data;

  if (!JSON_NODE_HOLDS_OBJECT (element))
    return;

  JsonObject *object = json_node_get_object (element);
  g_autofree char *kind = member_to_text (object, "typeIdentifiant");
  g_autofree char *id = member_to_text (object, "id");
  g_autofree char *name = member_to_text (object, "denominationSociale");
  SourcierDecpParty *party = sourcier_decp_contract_read_party (contract, kind, id, name);

  if (party != NULL)
    g_ptr_array_add (parties, party);
}

static void
read_tariff_element (SourcierDecpContract *contract,
                     JsonNode             *element,
                     gpointer              data)
{
  if (JSON_NODE_HOLDS_OBJECT (element))
    json_array_add_object_element (data, json_object_ref (json_node_get_object (element)));
}

static void
read_act_parties (SourcierDecpContract       *self,
                  JsonObject                 *object,
                  const SourcierDecpActNames *names,
                  SourcierDecpAct            *act)
{
  if (names->parties != NULL)
    each_element (self, json_object_get_member (object, names->parties), "titulaire", read_party_element, act->parties);
  if (names->party != NULL)
    each_element (self, json_object_get_member (object, names->party), names->party, read_party_element, act->parties);
  if (names->tariffs != NULL && json_object_has_member (object, names->tariffs))
    {
      act->tariffs = json_array_new ();
      each_element (self, json_object_get_member (object, names->tariffs), "tarif", read_tariff_element, act->tariffs);
    }
}

static void
read_act_element (SourcierDecpContract *contract,
                  JsonNode             *element,
                  gpointer              data)
{
  const SourcierDecpActNames *names = data;

  if (!JSON_NODE_HOLDS_OBJECT (element))
    return;

  JsonObject *object = json_node_get_object (element);
  SourcierDecpAct *act = sourcier_decp_act_new ((SourcierDecpActKind) (names - sourcier_decp_act_names));
  g_autofree char *number = member_to_text (object, names->number);
  g_autofree char *notified = member_to_text (object, names->notified[contract->concession]);
  g_autofree char *published = member_to_text (object, names->published);
  g_autofree char *months = member_to_text (object, names->months);
  g_autofree char *amount = member_to_text (object, names->amount[contract->concession]);
  g_autofree char *words = member_to_text (object, names->words);

  act->number = sourcier_decp_contract_read_count (contract, names->list, number);
  act->notified = sourcier_decp_contract_read_day (contract, names->notified[contract->concession], notified);
  act->published = sourcier_decp_contract_read_day (contract, names->published, published);
  act->months = sourcier_decp_contract_read_count (contract, names->list, months);
  act->amount = sourcier_decp_contract_read_money (contract, names->list, amount);
  g_free (act->words);
  act->words = sourcier_text_tidy (words);
  read_act_parties (contract, object, names, act);
  g_ptr_array_add (contract->acts, act);
}

/**
 * sourcier_decp_contract_read_acts:
 * @self: a contract
 * @object: an object with the lists of the schema: "modifications", "actesSousTraitance"…
 * @nested: whether they should be nested as version 2 wants it; if one is not, that is noted
 *
 * Reads what happened to a contract after it was signed.
 */
void
sourcier_decp_contract_read_acts (SourcierDecpContract *self,
                                  JsonObject           *object,
                                  gboolean              nested)
{
  for (guint i = 0; i < SOURCIER_N_DECP_ACTS; i++)
    {
      const SourcierDecpActNames *names = &sourcier_decp_act_names[i];
      JsonNode *node = json_object_get_member (object, names->list);

      if (!each_element (self, node, names->wrapper, read_act_element, (gpointer) names) && nested)
        sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_NESTING);
    }
}

static gboolean
is_concession (JsonObject *object,
               const char *list)
{
  g_autofree char *type = member_to_text (object, "_type");

  return g_strcmp0 (list, "contrat-concession") == 0
         || json_object_has_member (object, "autoriteConcedante")
         || json_object_has_member (object, "concessionnaires")
         || (type != NULL && g_str_has_prefix (type, "Contrat de concession"));
}

/* Version 1 knows none of these. */
static gboolean
is_version_2 (JsonObject *object,
              const char *list)
{
  return g_strcmp0 (list, "marche") == 0 || g_strcmp0 (list, "contrat-concession") == 0
         || json_object_has_member (object, "techniques") || json_object_has_member (object, "typesPrix")
         || json_object_has_member (object, "considerationsSociales");
}

/**
 * sourcier_decp_contract_from_json:
 * @object: a contract in version 1 or 2 of the format, or in between
 * @list: the name of the list that it stands in: "marches", "marche", "contrat-concession"
 * @line: where the file tells of it
 *
 * Reads a contract, whatever its form. Nothing is refused: see sourcier_decp_contract_read().
 *
 * Returns: (transfer full): the contract, judged
 */
SourcierDecpContract *
sourcier_decp_contract_from_json (JsonObject *object,
                                  const char *list,
                                  guint       line)
{
  g_return_val_if_fail (object != NULL, NULL);

  gboolean concession = is_concession (object, list);
  gboolean nested = is_version_2 (object, list);
  SourcierDecpContract *self = sourcier_decp_contract_new (concession);
  const char *holders = concession ? "concessionnaires" : "titulaires";

  self->line = line;
  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    read_field (self, object, i);
  if (!each_element (self, json_object_get_member (object, holders), concession ? "concessionnaire" : "titulaire",
                     read_party_element, self->holders) && nested)
    sourcier_decp_contract_doubt (self, SOURCIER_DECP_DEFECT_NESTING);
  sourcier_decp_contract_read_acts (self, object, nested);
  sourcier_decp_contract_judge (self);
  return self;
}
