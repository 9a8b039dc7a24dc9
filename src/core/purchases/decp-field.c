/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-field.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The enumerations of schema_decp_v2.0.3.json (139bercy/format-commande-publique), in its order and letter for letter. */

static const char * const natures[] = { "Marché", "Marché de partenariat", "Marché de défense ou de sécurité", NULL };
static const char * const concession_natures[] = { "Concession de travaux", "Concession de service",
  "Concession de service public", "Délégation de service public", NULL };
static const char * const techniques[] = { "Accord-cadre", "Concours", "Système de qualification",
  "Système d'acquisition dynamique", "Catalogue électronique", "Enchère électronique", "Sans objet", NULL };
static const char * const execution[] = { "Tranches", "Bons de commande", "Marchés subséquents", "Sans objet", NULL };
static const char * const ccag[] = { "Travaux", "Maitrise d'œuvre", "Fournitures courantes et services",
  "Marchés industriels", "Prestations intellectuelles", "Techniques de l'information et de la communication",
  "Pas de CCAG", NULL };
static const char * const groupings[] = { "Conjoint", "Solidaire", "Pas de groupement", NULL };
static const char * const procedures[] = { "Procédure adaptée", "Appel d'offres ouvert", "Appel d'offres restreint",
  "Procédure avec négociation", "Marché passé sans publicité ni mise en concurrence préalable", "Dialogue compétitif",
  NULL };
static const char * const concession_procedures[] = { "Procédure négociée ouverte", "Procédure non négociée ouverte",
  "Procédure négociée restreinte", "Procédure non négociée restreinte", NULL };
static const char * const place_kinds[] = { "Code postal", "Code commune", "Code arrondissement", "Code canton",
  "Code département", "Code région", "Code pays", NULL };
static const char * const price_types[] = { "Définitif ferme", "Définitif actualisable", "Définitif révisable",
  "Provisoire", NULL };
static const char * const price_forms[] = { "Unitaire", "Forfaitaire", "Mixte", NULL };
static const char * const social[] = { "Clause sociale", "Critère social", "Marché réservé",
  "Pas de considération sociale", NULL };
static const char * const concession_social[] = { "Clause sociale", "Critère social", "Concession réservée",
  "Pas de considération sociale", NULL };
static const char * const environment[] = { "Clause environnementale", "Critère environnemental",
  "Pas de considération environnementale", NULL };

const char * const sourcier_decp_party_kinds[] = { "SIRET", "TVA", "TAHITI", "RIDET", "FRWF", "IREP", "HORS-UE", NULL };
const char * const sourcier_decp_price_variations[] = { "Ferme", "Actualisable", "Révisable", NULL };

/* What version 1 and the platforms write for the same thing. */
static const struct
{
  const char *written;
  const char *code;
} aliases[] = {
  { "Marché public négocié sans publicité ni mise en concurrence préalable",
    "Marché passé sans publicité ni mise en concurrence préalable" },
  { "Marché négocié sans publicité ni mise en concurrence préalable",
    "Marché passé sans publicité ni mise en concurrence préalable" },
  { "Procédure concurrentielle avec négociation", "Procédure avec négociation" },
  { "Procédure négociée avec mise en concurrence préalable", "Procédure avec négociation" },
  { "Maîtrise d'œuvre", "Maitrise d'œuvre" },
  { "Concession de services", "Concession de service" },
  { "Ferme", "Définitif ferme" },
  { "Ferme et actualisable", "Définitif actualisable" },
  { "Révisable", "Définitif révisable" },
  { "TVA_INTRACOMMUNAUTAIRE", "TVA" },
  { "TVA intracommunautaire", "TVA" },
  { "HORS_UE", "HORS-UE" },
  { "FRW", "FRWF" },
};

typedef enum
{
  OPTIONAL,
  MARKET = 1 << 0,
  CONCESSION = 1 << 1,
  BOTH = MARKET | CONCESSION,
} Required;

/* Which values a market must have and a concession must have; what says that there is nothing to say. */
static const struct
{
  const char *id;
  const char *concession;      /* NULL where it is the same, "" where a concession has no such value */
  const char *inner;           /* the list within the object */
  const char *column;
  const char *name;
  SourcierDecpKind kind;
  Required required;
  const char *neutral;
  const char * const *codes;
  const char * const *concession_codes;
} fields[SOURCIER_N_DECP_FIELDS] = {
  [SOURCIER_DECP_ID] = { "id", NULL, NULL, "number", N_("Number of the contract"), SOURCIER_DECP_TEXT, BOTH },
  [SOURCIER_DECP_UID] = { "uid", NULL, NULL, "uid", N_("Number of the publication"), SOURCIER_DECP_TEXT, OPTIONAL },
  [SOURCIER_DECP_BUYER] = { "acheteur.id", "autoriteConcedante.id", NULL, "buyer", N_("SIRET of the buyer"),
                            SOURCIER_DECP_SIRET, BOTH },
  [SOURCIER_DECP_BUYER_NAME] = { "acheteur.nom", "autoriteConcedante.nom", NULL, "buyer_name", N_("Name of the buyer"),
                                 SOURCIER_DECP_TEXT, OPTIONAL },
  [SOURCIER_DECP_NATURE] = { "nature", NULL, NULL, "nature", N_("Nature"), SOURCIER_DECP_CODE, BOTH, NULL,
                             natures, concession_natures },
  [SOURCIER_DECP_SUBJECT] = { "objet", NULL, NULL, "subject", N_("Subject"), SOURCIER_DECP_TEXT, BOTH },
  [SOURCIER_DECP_CPV] = { "codeCPV", "", NULL, "cpv", N_("CPV code"), SOURCIER_DECP_CPV_CODE, MARKET },
  [SOURCIER_DECP_TECHNIQUES] = { "techniques", "", "technique", "techniques", N_("Purchasing techniques"),
                                 SOURCIER_DECP_CODES, MARKET, "Sans objet", techniques },
  [SOURCIER_DECP_EXECUTION] = { "modalitesExecution", "", "modaliteExecution", "execution", N_("Ways of execution"),
                                SOURCIER_DECP_CODES, MARKET, "Sans objet", execution },
  [SOURCIER_DECP_FRAMEWORK] = { "idAccordCadre", "", NULL, "framework", N_("Number of the framework agreement"),
                                SOURCIER_DECP_TEXT, OPTIONAL },
  [SOURCIER_DECP_INNOVATIVE] = { "marcheInnovant", "", NULL, "innovative", N_("Innovative contract"),
                                 SOURCIER_DECP_FLAG, MARKET },
  [SOURCIER_DECP_CCAG] = { "ccag", "", NULL, "ccag", N_("General administrative clauses (CCAG)"), SOURCIER_DECP_CODE,
                           MARKET, "Pas de CCAG", ccag },
  [SOURCIER_DECP_OFFERS] = { "offresRecues", "", NULL, "offers", N_("Tenders received"), SOURCIER_DECP_COUNT, MARKET },
  [SOURCIER_DECP_ADVANCE] = { "attributionAvance", "", NULL, "advance", N_("Advance granted"), SOURCIER_DECP_FLAG,
                              MARKET },
  [SOURCIER_DECP_ADVANCE_RATE] = { "tauxAvance", "", NULL, "advance_rate", N_("Rate of the advance"),
                                   SOURCIER_DECP_SHARE, OPTIONAL },
  [SOURCIER_DECP_GROUPING] = { "typeGroupementOperateurs", "", NULL, "grouping", N_("Group of companies"),
                               SOURCIER_DECP_CODE, MARKET, "Pas de groupement", groupings },
  [SOURCIER_DECP_SUBCONTRACTED] = { "sousTraitanceDeclaree", "", NULL, "subcontracted", N_("Subcontracting declared"),
                                    SOURCIER_DECP_FLAG, MARKET },
  [SOURCIER_DECP_PROCEDURE] = { "procedure", NULL, NULL, "procedure", N_("Procedure"), SOURCIER_DECP_CODE, BOTH, NULL,
                                procedures, concession_procedures },
  [SOURCIER_DECP_PLACE] = { "lieuExecution.code", NULL, NULL, "place", N_("Code of the place of execution"),
                            SOURCIER_DECP_TEXT, MARKET },
  [SOURCIER_DECP_PLACE_KIND] = { "lieuExecution.typeCode", NULL, NULL, "place_kind",
                                 N_("Kind of code of the place of execution"), SOURCIER_DECP_CODE, MARKET, NULL,
                                 place_kinds, place_kinds },
  [SOURCIER_DECP_PLACE_NAME] = { "lieuExecution.nom", NULL, NULL, "place_name", N_("Name of the place of execution"),
                                 SOURCIER_DECP_TEXT, OPTIONAL },
  [SOURCIER_DECP_MONTHS] = { "dureeMois", NULL, NULL, "months", N_("Duration in months"), SOURCIER_DECP_COUNT, BOTH },
  [SOURCIER_DECP_NOTIFIED] = { "dateNotification", "dateSignature", NULL, "notified", N_("Day of notification"),
                               SOURCIER_DECP_DAY, BOTH },
  [SOURCIER_DECP_STARTED] = { "", "dateDebutExecution", NULL, "started", N_("Day when the execution begins"),
                              SOURCIER_DECP_DAY, CONCESSION },
  [SOURCIER_DECP_PUBLISHED] = { "datePublicationDonnees", NULL, NULL, "published", N_("Day of publication"),
                                SOURCIER_DECP_DAY, BOTH },
  [SOURCIER_DECP_AMOUNT] = { "montant", "valeurGlobale", NULL, "amount", N_("Amount excluding tax"),
                             SOURCIER_DECP_MONEY, BOTH },
  [SOURCIER_DECP_SUBSIDY] = { "", "montantSubventionPublique", NULL, "subsidy", N_("Public subsidy"),
                              SOURCIER_DECP_MONEY, CONCESSION },
  [SOURCIER_DECP_PRICE_TYPES] = { "typesPrix", "", "typePrix", "price_types", N_("Types of price"),
                                  SOURCIER_DECP_CODES, MARKET, NULL, price_types },
  [SOURCIER_DECP_PRICE_FORM] = { "formePrix", "", NULL, "price_form", N_("Form of the price"), SOURCIER_DECP_CODE,
                                 MARKET, NULL, price_forms },
  [SOURCIER_DECP_ORIGIN_EU] = { "origineUE", "", NULL, "origin_eu", N_("Share that comes from the European Union"),
                                SOURCIER_DECP_SHARE, OPTIONAL },
  [SOURCIER_DECP_ORIGIN_FRANCE] = { "origineFrance", "", NULL, "origin_france", N_("Share that comes from France"),
                                    SOURCIER_DECP_SHARE, OPTIONAL },
  [SOURCIER_DECP_SOCIAL] = { "considerationsSociales", NULL, "considerationSociale", "social",
                             N_("Social considerations"), SOURCIER_DECP_CODES, BOTH, "Pas de considération sociale",
                             social, concession_social },
  [SOURCIER_DECP_ENVIRONMENT] = { "considerationsEnvironnementales", NULL, "considerationEnvironnementale",
                                  "environment", N_("Environmental considerations"), SOURCIER_DECP_CODES, BOTH,
                                  "Pas de considération environnementale", environment, environment },
  [SOURCIER_DECP_SOURCE] = { "source", NULL, NULL, "source", N_("Source"), SOURCIER_DECP_TEXT, OPTIONAL },
};

/**
 * sourcier_decp_field_get_id:
 * @field: a field
 * @concession: whether a concession is meant
 *
 * Returns: (transfer none) (nullable): the name in the schema, a dot before that of a member: "acheteur.id"; %NULL if
 *   such a contract has no such value
 */
const char *
sourcier_decp_field_get_id (SourcierDecpField field,
                            gboolean          concession)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, NULL);

  const char *id = concession && fields[field].concession != NULL ? fields[field].concession : fields[field].id;
  return *id != '\0' ? id : NULL;
}

/**
 * sourcier_decp_field_get_inner:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the name of the list that the object of version 2 holds, "technique"
 */
const char *
sourcier_decp_field_get_inner (SourcierDecpField field)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, NULL);

  return fields[field].inner;
}

/**
 * sourcier_decp_field_get_column:
 * @field: a field
 *
 * Returns: (transfer none): the name of the column that the office's file keeps it in
 */
const char *
sourcier_decp_field_get_column (SourcierDecpField field)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, NULL);

  return fields[field].column;
}

/**
 * sourcier_decp_field_get_name:
 * @field: a field
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_decp_field_get_name (SourcierDecpField field)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, NULL);

  return _(fields[field].name);
}

/**
 * sourcier_decp_field_get_kind:
 * @field: a field
 *
 * Returns: how its value is written
 */
SourcierDecpKind
sourcier_decp_field_get_kind (SourcierDecpField field)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, SOURCIER_DECP_TEXT);

  return fields[field].kind;
}

/**
 * sourcier_decp_field_is_required:
 * @field: a field
 * @concession: whether a concession is meant
 *
 * Returns: whether the schema 2.0.3 refuses a contract without it
 */
gboolean
sourcier_decp_field_is_required (SourcierDecpField field,
                                 gboolean          concession)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, FALSE);

  return (fields[field].required & (concession ? CONCESSION : MARKET)) != 0;
}

/**
 * sourcier_decp_field_get_neutral:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the value that says that there is nothing to say, "Sans objet"
 */
const char *
sourcier_decp_field_get_neutral (SourcierDecpField field)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, NULL);

  return fields[field].neutral;
}

/**
 * sourcier_decp_field_get_codes:
 * @field: a field
 * @concession: whether a concession is meant
 *
 * Returns: (transfer none) (nullable): the values the schema 2.0.3 allows, %NULL-terminated
 */
const char * const *
sourcier_decp_field_get_codes (SourcierDecpField field,
                               gboolean          concession)
{
  g_return_val_if_fail (field < SOURCIER_N_DECP_FIELDS, NULL);

  return concession ? fields[field].concession_codes : fields[field].codes;
}

/* U+FFFD stands for a letter that was lost on the way; U+0294, a letter that French does not use, keeps its place. */
static char *
fold_with_gaps (const char *text)
{
  if (strstr (text, "\uFFFD") == NULL)
    return sourcier_text_fold (text);

  g_auto (GStrv) parts = g_strsplit (text, "\uFFFD", -1);
  g_autofree char *marked = g_strjoinv ("\u0294", parts);

  return sourcier_text_fold (marked);
}

static gboolean
folds_alike (const char *with_gaps,
             const char *other)
{
  g_autofree char *folded = sourcier_text_fold (other);
  const char *a = with_gaps, *b = folded;

  for (; *a != '\0' && *b != '\0'; a = g_utf8_next_char (a), b = g_utf8_next_char (b))
    if (g_utf8_get_char (a) != g_utf8_get_char (b) && g_utf8_get_char (a) != 0x0294)
      return FALSE;
  return *a == *b;
}

/**
 * sourcier_decp_find_code:
 * @codes: (array zero-terminated=1): an enumeration
 * @written: (nullable): a value as somebody wrote it
 *
 * Recognises a value whatever its case, accents and punctuation, also with letters that were lost (U+FFFD), and under
 * the names that version 1 gave.
 *
 * Returns: (transfer none) (nullable): the value of the enumeration
 */
const char *
sourcier_decp_find_code (const char * const *codes,
                         const char         *written)
{
  if (codes == NULL || sourcier_text_is_empty (written))
    return NULL;

  for (int i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], written))
      return codes[i];

  g_autofree char *folded = fold_with_gaps (written);
  for (int i = 0; codes[i] != NULL; i++)
    if (folds_alike (folded, codes[i]))
      return codes[i];
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_strv_contains (codes, aliases[i].code) && folds_alike (folded, aliases[i].written))
      return aliases[i].code;
  return NULL;
}

/**
 * sourcier_decp_field_find_code:
 * @field: a field
 * @concession: whether a concession is meant
 * @written: (nullable): a value as somebody wrote it
 *
 * Returns: (transfer none) (nullable): the value of its enumeration, as sourcier_decp_find_code() finds it
 */
const char *
sourcier_decp_field_find_code (SourcierDecpField  field,
                               gboolean           concession,
                               const char        *written)
{
  return sourcier_decp_find_code (sourcier_decp_field_get_codes (field, concession), written);
}
