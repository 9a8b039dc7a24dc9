/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What lists call a field beside its own headers, folded. */
#define MOST_SYNONYMS 24

typedef struct
{
  const char *id;
  const char *english;
  const char *french;
  const char *synonyms[MOST_SYNONYMS];
} FieldEntry;

static const FieldEntry fields[SOURCIER_N_SUPPLIER_FIELDS] = {
  [SOURCIER_SUPPLIER_NAME] = {
    "name", NC_("supplier field", "Name"), "Raison sociale",
    { "nom", "denomination", "denomination sociale", "denomination legale", "raison social", "nom du fournisseur",
      "nom de l entreprise", "nom de la structure", "nom entreprise", "nom fournisseur", "entreprise", "fournisseur",
      "structure", "societe", "titulaire", "nom ou raison sociale", "denomination unite legale", "company",
      "company name", "supplier", "supplier name", "legal name" } },
  [SOURCIER_SUPPLIER_TRADE_NAME] = {
    "trade_name", NC_("supplier field", "Trade name"), "Nom commercial",
    { "enseigne", "nom d usage", "nom usuel", "marque", "denomination usuelle", "denomination commerciale",
      "sigle", "brand", "trading name", "commercial name", "brand name", "trading as" } },
  [SOURCIER_SUPPLIER_SIRET] = {
    "siret", NC_("supplier field", "SIRET"), "SIRET",
    { "n siret", "no siret", "num siret", "numero siret", "numero de siret", "code siret", "siret du siege",
      "siret etablissement", "siret principal", "siret number", "identifiant siret", "n de siret", "no de siret" } },
  [SOURCIER_SUPPLIER_LEGAL_FORM] = {
    "legal_form", NC_("supplier field", "Legal form"), "Forme juridique",
    { "statut juridique", "nature juridique", "categorie juridique", "forme legale", "forme", "legal status",
      "type de societe", "company type" } },
  [SOURCIER_SUPPLIER_NAF] = {
    "naf", NC_("supplier field", "NAF code"), "Code NAF",
    { "naf", "ape", "code ape", "code naf ape", "code ape naf", "naf ape", "ape naf", "code activite",
      "activite principale", "code activite principale", "naf rev 2", "activity code", "ape code", "nace", "code nace",
      "nace code" } },
  [SOURCIER_SUPPLIER_ADDRESS] = {
    "address", NC_("supplier field", "Address"), "Adresse",
    { "adresse postale", "adresse 1", "adresse du siege", "adresse siege", "voie", "rue", "adresse complete",
      "numero et voie", "n et voie", "adresse ligne 1", "street", "street address", "postal address",
      "address line 1" } },
  [SOURCIER_SUPPLIER_POSTCODE] = {
    "postcode", NC_("supplier field", "Postcode"), "Code postal",
    { "cp", "code post", "codepostal", "postal code", "zip", "zip code", "cp siege", "post code" } },
  [SOURCIER_SUPPLIER_CITY] = {
    "city", NC_("supplier field", "City"), "Ville",
    { "commune", "localite", "ville siege", "commune siege", "nom commune", "nom de la commune", "libelle commune",
      "bureau distributeur", "town", "locality", "municipality" } },
  [SOURCIER_SUPPLIER_COMMUNE] = {
    "commune_code", NC_("supplier field", "Commune code"), "Code INSEE",
    { "insee", "code insee commune", "code commune insee", "code commune", "code insee de la commune", "codgeo",
      "code geo", "code geographique", "com insee", "insee code", "code com", "depcom", "code officiel geographique",
      "codecommuneetablissement", "code commune etablissement" } },
  [SOURCIER_SUPPLIER_DEPARTEMENT] = {
    "departement", NC_("supplier field", "Departement"), "Département",
    { "dept", "dep", "dpt", "code departement", "n departement", "no departement", "numero departement",
      "nom departement", "department", "departement code" } },
  [SOURCIER_SUPPLIER_LATITUDE] = {
    "latitude", NC_("supplier field", "Latitude"), "Latitude",
    { "lat", "gps latitude", "latitude wgs84" } },
  [SOURCIER_SUPPLIER_LONGITUDE] = {
    "longitude", NC_("supplier field", "Longitude"), "Longitude",
    { "lon", "lng", "long", "gps longitude", "longitude wgs84" } },
  [SOURCIER_SUPPLIER_WEBSITE] = {
    "website", NC_("supplier field", "Website"), "Site web",
    { "site internet", "site", "web", "url", "url site", "adresse web", "page web", "lien", "web site", "homepage",
      "home page" } },
  [SOURCIER_SUPPLIER_EMAIL] = {
    "email", NC_("supplier field", "E-mail"), "Courriel",
    { "e mail", "mail", "adresse mail", "adresse e mail", "adresse email", "adresse electronique", "adresse courriel",
      "mel", "courrier electronique", "contact mail", "contact email", "email address", "e mail address" } },
  [SOURCIER_SUPPLIER_PHONE] = {
    "phone", NC_("supplier field", "Phone"), "Téléphone",
    { "tel", "n de telephone", "no de telephone", "numero de telephone", "telephone fixe", "tel fixe", "n telephone",
      "numero telephone", "standard", "portable", "mobile", "phone number", "telephone number" } },
  [SOURCIER_SUPPLIER_HEADCOUNT] = {
    "headcount", NC_("supplier field", "Headcount"), "Effectif",
    { "effectifs", "tranche effectif", "tranche d effectif", "tranche effectifs", "tranche d effectifs",
      "tranche effectif salarie", "nombre de salaries", "nb de salaries", "nb salaries", "salaries", "nombre salaries",
      "effectif salarie", "tranche effectifs etablissement", "staff", "employees", "number of employees",
      "workforce" } },
  [SOURCIER_SUPPLIER_TURNOVER] = {
    "turnover", NC_("supplier field", "Turnover"), "Chiffre d’affaires",
    { "ca", "ca ht", "ca annuel", "ca annuel ht", "chiffre d affaires ht", "chiffre d affaire", "chiffre affaires",
      "chiffre d affaires annuel", "chiffres d affaires", "ca en euros", "ca euros", "chiffre d affaires en euros",
      "annual turnover", "revenue", "annual revenue", "sales" } },
  [SOURCIER_SUPPLIER_TURNOVER_YEAR] = {
    "turnover_year", NC_("supplier field", "Turnover year"), "Année du chiffre d’affaires",
    { "annee ca", "annee du ca", "annee chiffre d affaires", "exercice", "exercice ca", "annee exercice",
      "exercice comptable", "fiscal year", "year of turnover", "financial year" } },
  [SOURCIER_SUPPLIER_EXCLUSION] = {
    "exclusion", NC_("supplier field", "Exclusion"), "Exclusion",
    { "motif d exclusion", "motif de l exclusion", "exclusion des marches publics", "exclu", "exclusion marches publics",
      "interdiction de soumissionner", "excluded", "reason for exclusion", "exclusion reason", "debarred" } },
  [SOURCIER_SUPPLIER_EXCLUDED_SINCE] = {
    "excluded_since", NC_("supplier field", "Excluded since"), "Exclu depuis",
    { "exclu depuis le", "exclu a partir du", "exclu a compter du", "debut d exclusion", "debut de l exclusion",
      "date d exclusion", "date de l exclusion", "excluded from", "exclusion start", "debarred since" } },
  [SOURCIER_SUPPLIER_EXCLUDED_UNTIL] = {
    "excluded_until", NC_("supplier field", "Excluded until"), "Exclu jusqu’au",
    { "exclusion jusqu au", "fin d exclusion", "fin de l exclusion", "date de fin d exclusion", "exclu jusqu a",
      "exclusion end", "end of exclusion", "debarred until" } },
  [SOURCIER_SUPPLIER_DESCRIPTION] = {
    "description", NC_("supplier field", "Description"), "Description",
    { "activite", "activites", "presentation", "descriptif", "description de l activite", "objet social",
      "savoir faire", "prestations", "activity", "about", "services" } },
  [SOURCIER_SUPPLIER_NOTES] = {
    "notes", NC_("supplier field", "Notes"), "Notes",
    { "commentaire", "commentaires", "remarque", "remarques", "observation", "observations", "note", "divers",
      "comment", "comments", "remarks" } },
  [SOURCIER_SUPPLIER_SOURCE] = {
    "source", NC_("supplier field", "Source"), "Source",
    { "origine", "provenance", "source des donnees", "source de la donnee", "origin", "data source" } },
};

/**
 * sourcier_supplier_field_get_id:
 * @field: a field
 *
 * Returns: (transfer none): its name in JSON and among the columns of the table "supplier"
 */
const char *
sourcier_supplier_field_get_id (SourcierSupplierField field)
{
  g_return_val_if_fail (field < SOURCIER_N_SUPPLIER_FIELDS, NULL);

  return fields[field].id;
}

/**
 * sourcier_supplier_field_get_name:
 * @field: a field
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *
sourcier_supplier_field_get_name (SourcierSupplierField field)
{
  g_return_val_if_fail (field < SOURCIER_N_SUPPLIER_FIELDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "supplier field", fields[field].english);
}

/**
 * sourcier_supplier_field_get_header:
 * @field: a field
 * @french: whether the list is for French readers, whatever the language of the interface
 *
 * Returns: (transfer none): what the field's column is called in a list; sourcier_supplier_field_recognise() knows it
 */
const char *
sourcier_supplier_field_get_header (SourcierSupplierField field,
                                    gboolean              french)
{
  g_return_val_if_fail (field < SOURCIER_N_SUPPLIER_FIELDS, NULL);

  return french ? fields[field].french : fields[field].english;
}

/**
 * sourcier_supplier_field_is_shared:
 * @field: a field
 *
 * Returns: whether many suppliers may well have the same written in it, so that it can be set for all of them at once:
 *   not what tells one from another, its name, SIRET, street and how to reach it, nor an amount
 */
gboolean
sourcier_supplier_field_is_shared (SourcierSupplierField field)
{
  switch (field)
    {
    case SOURCIER_SUPPLIER_LEGAL_FORM:
    case SOURCIER_SUPPLIER_NAF:
    case SOURCIER_SUPPLIER_POSTCODE:
    case SOURCIER_SUPPLIER_CITY:
    case SOURCIER_SUPPLIER_DEPARTEMENT:
    case SOURCIER_SUPPLIER_WEBSITE:
    case SOURCIER_SUPPLIER_HEADCOUNT:
    case SOURCIER_SUPPLIER_TURNOVER_YEAR:
    case SOURCIER_SUPPLIER_DESCRIPTION:
    case SOURCIER_SUPPLIER_NOTES:
    case SOURCIER_SUPPLIER_SOURCE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_called (const FieldEntry *field,
           const char       *folded)
{
  if (sourcier_text_folds_to (field->english, folded) || sourcier_text_folds_to (field->french, folded) || sourcier_text_folds_to (field->id, folded))
    return TRUE;

  for (guint i = 0; i < MOST_SYNONYMS && field->synonyms[i] != NULL; i++)
    if (g_str_equal (field->synonyms[i], folded))
      return TRUE;
  return FALSE;
}

static gboolean
find_called (const char            *folded,
             SourcierSupplierField *field)
{
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (is_called (&fields[i], folded))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

/* "ca 2024" and "effectif 2023" say of which year they speak: that is no part of the name. */
static void
drop_year (char *folded)
{
  char *last = strrchr (folded, ' ');

  if (last != NULL && strlen (last + 1) == 4 && sourcier_text_is_digits (last + 1)
      && (g_str_has_prefix (last + 1, "19") || g_str_has_prefix (last + 1, "20")))
    *last = '\0';
}

/**
 * sourcier_supplier_field_recognise:
 * @header: (nullable): the header of a column, French or English
 * @field: (out): the field it names; left alone when it names none
 *
 * Accents, case and punctuation do not count, nor does a year at the end.
 *
 * Returns: whether @header names a field
 */
gboolean
sourcier_supplier_field_recognise (const char            *header,
                                   SourcierSupplierField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  g_autofree char *folded = sourcier_text_fold (header);

  if (*folded == '\0')
    return FALSE;
  if (find_called (folded, field))
    return TRUE;

  drop_year (folded);
  return find_called (folded, field);
}
