/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-columns.h"

#include "base/text.h"
#include "suppliers/supplier-import.h"

#include <glib/gi18n-lib.h>

/* Headers of labels, families, areas, CPV codes, tags and contacts, folded; the fields of a supplier know their own. Both languages are
 * recognised whatever the reader's, because a list comes from anybody. The first two lines are what the program's own
 * export writes. */
static const struct
{
  const char *folded;
  int target;
} known_headers[] = {
  { "labels", SOURCIER_IMPORT_TARGET_LABELS },
  { "label", SOURCIER_IMPORT_TARGET_LABELS },
  { "type", SOURCIER_IMPORT_TARGET_LABELS },
  { "type de structure", SOURCIER_IMPORT_TARGET_LABELS },
  { "type of structure", SOURCIER_IMPORT_TARGET_LABELS },
  { "kind", SOURCIER_IMPORT_TARGET_LABELS },
  { "status", SOURCIER_IMPORT_TARGET_LABELS },
  { "statut", SOURCIER_IMPORT_TARGET_LABELS },
  { "statuts", SOURCIER_IMPORT_TARGET_LABELS },
  { "certification", SOURCIER_IMPORT_TARGET_LABELS },
  { "certifications", SOURCIER_IMPORT_TARGET_LABELS },
  { "certifications et labels", SOURCIER_IMPORT_TARGET_LABELS },
  { "certifications and labels", SOURCIER_IMPORT_TARGET_LABELS },
  { "labels et certifications", SOURCIER_IMPORT_TARGET_LABELS },
  { "labels and certifications", SOURCIER_IMPORT_TARGET_LABELS },
  { "families of purchase", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "familles d achat", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "famille d achat", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "families", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "family", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "familles", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "famille", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "famille achat", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "secteur", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "secteurs", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "secteur s", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "secteur d activite", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "secteurs d activite", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "sector", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "sectors", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "categorie d achat", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "categories d achat", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "categorie achat", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "categorie d achat optionnelle", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "purchase category", SOURCIER_IMPORT_TARGET_FAMILIES },
  { "works in", SOURCIER_IMPORT_TARGET_AREAS },
  { "zone d intervention", SOURCIER_IMPORT_TARGET_AREAS },
  { "zones d intervention", SOURCIER_IMPORT_TARGET_AREAS },
  { "zone intervention", SOURCIER_IMPORT_TARGET_AREAS },
  { "secteur d intervention", SOURCIER_IMPORT_TARGET_AREAS },
  { "perimetre d intervention", SOURCIER_IMPORT_TARGET_AREAS },
  { "perimetre", SOURCIER_IMPORT_TARGET_AREAS },
  { "zone geographique", SOURCIER_IMPORT_TARGET_AREAS },
  { "zone d activite", SOURCIER_IMPORT_TARGET_AREAS },
  { "zone de chalandise", SOURCIER_IMPORT_TARGET_AREAS },
  { "departements d intervention", SOURCIER_IMPORT_TARGET_AREAS },
  { "works in departements", SOURCIER_IMPORT_TARGET_AREAS },
  { "area of activity", SOURCIER_IMPORT_TARGET_AREAS },
  { "areas of activity", SOURCIER_IMPORT_TARGET_AREAS },
  { "cpv", SOURCIER_IMPORT_TARGET_CPV },
  { "code cpv", SOURCIER_IMPORT_TARGET_CPV },
  { "codes cpv", SOURCIER_IMPORT_TARGET_CPV },
  { "cpv code", SOURCIER_IMPORT_TARGET_CPV },
  { "cpv codes", SOURCIER_IMPORT_TARGET_CPV },
  { "qpv", SOURCIER_IMPORT_TARGET_QPV },
  { "code qpv", SOURCIER_IMPORT_TARGET_QPV },
  { "qpv code", SOURCIER_IMPORT_TARGET_QPV },
  { "codes qpv", SOURCIER_IMPORT_TARGET_QPV },
  { "code qp", SOURCIER_IMPORT_TARGET_QPV },
  { "en qpv", SOURCIER_IMPORT_TARGET_QPV },
  { "is qpv", SOURCIER_IMPORT_TARGET_QPV },
  { "quartier prioritaire", SOURCIER_IMPORT_TARGET_QPV },
  { "quartier prioritaire qpv", SOURCIER_IMPORT_TARGET_QPV },
  { "priority neighbourhood", SOURCIER_IMPORT_TARGET_QPV },
  { "tags", SOURCIER_IMPORT_TARGET_TAGS },
  { "tag", SOURCIER_IMPORT_TARGET_TAGS },
  { "etiquettes", SOURCIER_IMPORT_TARGET_TAGS },
  { "etiquette", SOURCIER_IMPORT_TARGET_TAGS },
  { "contacts", SOURCIER_IMPORT_TARGET_CONTACTS },
  { "contact", SOURCIER_IMPORT_TARGET_CONTACTS },
  { "contacts de l entreprise", SOURCIER_IMPORT_TARGET_CONTACTS },
  { "nom du contact", SOURCIER_IMPORT_TARGET_CONTACT_NAME },
  { "nom contact", SOURCIER_IMPORT_TARGET_CONTACT_NAME },
  { "contact name", SOURCIER_IMPORT_TARGET_CONTACT_NAME },
  { "interlocuteur", SOURCIER_IMPORT_TARGET_CONTACT_NAME },
  { "nom de l interlocuteur", SOURCIER_IMPORT_TARGET_CONTACT_NAME },
  { "personne a contacter", SOURCIER_IMPORT_TARGET_CONTACT_NAME },
  { "contact person", SOURCIER_IMPORT_TARGET_CONTACT_NAME },
  { "prenom", SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME },
  { "prenom du contact", SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME },
  { "prenom contact", SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME },
  { "first name", SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME },
  { "fonction", SOURCIER_IMPORT_TARGET_CONTACT_ROLE },
  { "fonction du contact", SOURCIER_IMPORT_TARGET_CONTACT_ROLE },
  { "fonction contact", SOURCIER_IMPORT_TARGET_CONTACT_ROLE },
  { "contact role", SOURCIER_IMPORT_TARGET_CONTACT_ROLE },
  { "job title", SOURCIER_IMPORT_TARGET_CONTACT_ROLE },
  { "e mail du contact", SOURCIER_IMPORT_TARGET_CONTACT_EMAIL },
  { "email du contact", SOURCIER_IMPORT_TARGET_CONTACT_EMAIL },
  { "courriel du contact", SOURCIER_IMPORT_TARGET_CONTACT_EMAIL },
  { "mail du contact", SOURCIER_IMPORT_TARGET_CONTACT_EMAIL },
  { "telephone du contact", SOURCIER_IMPORT_TARGET_CONTACT_PHONE },
  { "tel du contact", SOURCIER_IMPORT_TARGET_CONTACT_PHONE },
  { "telephone contact", SOURCIER_IMPORT_TARGET_CONTACT_PHONE },
  { "contact phone", SOURCIER_IMPORT_TARGET_CONTACT_PHONE },
};

/**
 * sourcier_import_labels_header:
 * @french: which language
 *
 * Returns: (transfer none): the header of the column of labels in an export
 */
const char *
sourcier_import_labels_header (gboolean french)
{
  return "Labels";
}

/**
 * sourcier_import_families_header:
 * @french: which language
 *
 * Returns: (transfer none): the header of the column of families of purchase in an export
 */
const char *
sourcier_import_families_header (gboolean french)
{
  return french ? "Familles d’achat" : "Families of purchase";
}

/**
 * sourcier_import_cpv_header:
 * @french: which language
 *
 * Returns: (transfer none): the header of the column of CPV codes in an export
 */
const char *
sourcier_import_cpv_header (gboolean french)
{
  return french ? "Codes CPV" : "CPV codes";
}

/**
 * sourcier_import_areas_header:
 * @french: which language
 *
 * Returns: (transfer none): the header of the column of the areas where they work in an export
 */
const char *
sourcier_import_areas_header (gboolean french)
{
  return french ? "Zone d’intervention" : "Works in";
}

/**
 * sourcier_import_tags_header:
 * @french: which language
 *
 * Returns: (transfer none): the header of the column of tags in an export
 */
const char *
sourcier_import_tags_header (gboolean french)
{
  return french ? "Étiquettes" : "Tags";
}

/**
 * sourcier_import_contacts_header:
 * @french: which language
 *
 * Returns: (transfer none): the header of the column of contacts in an export
 */
const char *
sourcier_import_contacts_header (gboolean french)
{
  return "Contacts";
}

/**
 * sourcier_import_target_guess:
 * @header: the header of a column, as written
 *
 * Returns: what the column is most probably: a field of a supplier, another target, or %SOURCIER_IMPORT_TARGET_NONE
 */
int
sourcier_import_target_guess (const char *header)
{
  g_autofree char *folded = sourcier_text_fold (header);
  SourcierSupplierField field;

  for (gsize i = 0; i < G_N_ELEMENTS (known_headers); i++)
    if (g_str_equal (folded, known_headers[i].folded))
      return known_headers[i].target;

  return sourcier_supplier_field_recognise (header, &field) ? (int) field : SOURCIER_IMPORT_TARGET_NONE;
}

static gboolean
is_bare_name (const char *header)
{
  g_autofree char *folded = sourcier_text_fold (header);

  return g_str_equal (folded, "nom");
}

static int
find_target (const int *targets,
             int        n,
             int        target)
{
  for (int i = 0; i < n; i++)
    if (targets[i] == target)
      return i;
  return -1;
}

static gboolean
has_other_name (const char * const *headers,
                const int          *targets)
{
  for (int i = 0; headers[i] != NULL; i++)
    if (targets[i] == SOURCIER_SUPPLIER_NAME && !is_bare_name (headers[i]))
      return TRUE;
  return FALSE;
}

/* "Raison sociale", then "Prénom", "Nom", "E-mail", "Téléphone": beside a first name, a bare "Nom" is a person's where the
 * supplier's stands elsewhere, and what follows is that person's too. So Le Marché de l’inclusion writes its lists. */
static void
claim_person (const char * const *headers,
              int                *targets)
{
  int n = (int) g_strv_length ((char **) headers);
  int last = find_target (targets, n, SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME);

  if (last < 0 || !has_other_name (headers, targets))
    return;
  for (int i = 0; i < n; i++)
    if (targets[i] == SOURCIER_SUPPLIER_NAME && is_bare_name (headers[i]))
      {
        targets[i] = SOURCIER_IMPORT_TARGET_CONTACT_NAME;
        last = MAX (last, i);
      }

  for (int i = last + 1; i < n; i++)
    if (targets[i] == SOURCIER_SUPPLIER_EMAIL)
      targets[i] = SOURCIER_IMPORT_TARGET_CONTACT_EMAIL;
    else if (targets[i] == SOURCIER_SUPPLIER_PHONE)
      targets[i] = SOURCIER_IMPORT_TARGET_CONTACT_PHONE;
    else if (targets[i] != SOURCIER_IMPORT_TARGET_CONTACT_ROLE)
      return;
}

static gboolean
is_numbered (int target)
{
  return target == SOURCIER_SUPPLIER_EMAIL || target == SOURCIER_SUPPLIER_PHONE;
}

/* "E-mail 2" is an e-mail address as "E-mail" is. */
static int
guess_numbered (const char *header)
{
  g_autofree char *folded = sourcier_text_fold (header);
  char *end = folded + strlen (folded);
  int target;

  while (end > folded && (g_ascii_isdigit (end[-1]) || end[-1] == ' '))
    *--end = '\0';
  target = sourcier_import_target_guess (folded);
  return is_numbered (target) ? target : SOURCIER_IMPORT_TARGET_NONE;
}

/* An address in several columns: what follows its first line. */
static gboolean
continues_address (const char *header)
{
  static const char * const folded_headers[] = {
    "adresse 2", "adresse 3", "adresse 4", "adresse ligne 2", "adresse ligne 3", "ligne d adresse 2", "adresse suite",
    "complement d adresse", "complement adresse", "adresse complement", "complement de l adresse", "complement d adresse 1",
    "adresse complementaire", "address 2", "address 3", "address line 2", "address line 3", "address complement", NULL,
  };
  g_autofree char *folded = sourcier_text_fold (header);

  return g_strv_contains (folded_headers, folded);
}

/**
 * sourcier_import_target_get_joint:
 * @target: a #SourcierSupplierField or another target
 *
 * Returns: (transfer none) (nullable): what stands between the cells of several columns that are read as this field, in
 *   the order of the columns; %NULL where one column alone is, or where each cell tells things of its own
 */
const char *
sourcier_import_target_get_joint (int target)
{
  switch (target)
    {
    case SOURCIER_SUPPLIER_ADDRESS:
    case SOURCIER_SUPPLIER_EMAIL:
    case SOURCIER_SUPPLIER_PHONE:
      return ", ";
    case SOURCIER_SUPPLIER_DESCRIPTION:
    case SOURCIER_SUPPLIER_NOTES:
      return "\n";
    default:
      return NULL;
    }
}

/**
 * sourcier_import_targets_guess:
 * @headers: (array zero-terminated=1): the headers of a list
 * @targets: (out caller-allocates): what each column is read as
 *
 * A field is read from one column only: the first whose header is the field's own in either language, else the first
 * that is recognised at all; but an address goes on in "Adresse 2", and every e-mail address and telephone number is
 * read. Labels, families, CPV codes, areas, tags and contacts may come from several columns.
 * Columns about a person are told from those about the supplier.
 */
void
sourcier_import_targets_guess (const char * const *headers,
                               int                *targets)
{
  int column_of[SOURCIER_N_SUPPLIER_FIELDS];
  gboolean is_own[SOURCIER_N_SUPPLIER_FIELDS] = { FALSE };

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    column_of[field] = -1;

  for (int i = 0; headers[i] != NULL; i++)
    targets[i] = sourcier_import_target_guess (headers[i]);
  claim_person (headers, targets);

  for (int i = 0; headers[i] != NULL; i++)
    {
      int target = targets[i];

      if (target < 0 || target >= SOURCIER_N_SUPPLIER_FIELDS || is_numbered (target))
        continue;

      gboolean own = g_str_equal (headers[i], sourcier_supplier_field_get_header (target, FALSE))
                     || g_str_equal (headers[i], sourcier_supplier_field_get_header (target, TRUE));

      if (column_of[target] >= 0 && (is_own[target] || !own))
        {
          targets[i] = SOURCIER_IMPORT_TARGET_NONE;
          continue;
        }
      if (column_of[target] >= 0)
        targets[column_of[target]] = SOURCIER_IMPORT_TARGET_NONE;
      column_of[target] = i;
      is_own[target] = own;
    }

  for (int i = 0; headers[i] != NULL; i++)
    if (targets[i] == SOURCIER_IMPORT_TARGET_NONE)
      targets[i] = continues_address (headers[i]) ? SOURCIER_SUPPLIER_ADDRESS : guess_numbered (headers[i]);
}

/* What is no field of a supplier, in the order in which they are offered. */
static const struct
{
  int target;
  const char *id;
  const char *name;
} others[] = {
  { SOURCIER_IMPORT_TARGET_LABELS, "labels", N_("Labels") },
  { SOURCIER_IMPORT_TARGET_FAMILIES, "families", N_("Families of purchase") },
  { SOURCIER_IMPORT_TARGET_CPV, "cpv", N_("CPV codes") },
  { SOURCIER_IMPORT_TARGET_AREAS, "areas", N_("Where it works") },
  { SOURCIER_IMPORT_TARGET_QPV, "qpv", N_("Priority neighbourhood (QPV)") },
  { SOURCIER_IMPORT_TARGET_TAGS, "tags", N_("Tags") },
  { SOURCIER_IMPORT_TARGET_CONTACTS, "contacts", N_("Contacts") },
  { SOURCIER_IMPORT_TARGET_CONTACT_NAME, "contact_name", N_("Name of the contact") },
  { SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME, "contact_first_name", N_("First name of the contact") },
  { SOURCIER_IMPORT_TARGET_CONTACT_ROLE, "contact_role", N_("Role of the contact") },
  { SOURCIER_IMPORT_TARGET_CONTACT_EMAIL, "contact_email", N_("E-mail of the contact") },
  { SOURCIER_IMPORT_TARGET_CONTACT_PHONE, "contact_phone", N_("Phone of the contact") },
};

#define N_TARGETS (1 + SOURCIER_N_SUPPLIER_FIELDS + G_N_ELEMENTS (others))

/**
 * sourcier_import_targets:
 * @n_targets: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_targets): all that a column may be read as: nothing, a field of a supplier,
 *   something else
 */
const int *
sourcier_import_targets (guint *n_targets)
{
  static int targets[N_TARGETS];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      targets[0] = SOURCIER_IMPORT_TARGET_NONE;
      for (int i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
        targets[1 + i] = i;
      for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
        targets[1 + SOURCIER_N_SUPPLIER_FIELDS + i] = others[i].target;
      g_once_init_leave (&ready, 1);
    }
  *n_targets = N_TARGETS;
  return targets;
}

static gsize
find_other (int target)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (others) && others[i].target != target)
    i++;
  return i;
}

/**
 * sourcier_import_target_get_id:
 * @target: a #SourcierSupplierField or another target
 *
 * Returns: (transfer none): its name on the command line, the same in every language, "" for what is not imported
 */
const char *
sourcier_import_target_get_id (int target)
{
  gsize i = find_other (target);

  if (i < G_N_ELEMENTS (others))
    return others[i].id;
  return target == SOURCIER_IMPORT_TARGET_NONE ? "" : sourcier_supplier_field_get_id (target);
}

/**
 * sourcier_import_target_get_name:
 * @target: a #SourcierSupplierField or another target
 *
 * Returns: (transfer none): what the reader calls it
 */
const char *
sourcier_import_target_get_name (int target)
{
  gsize i = find_other (target);

  if (i < G_N_ELEMENTS (others))
    return _(others[i].name);
  return target == SOURCIER_IMPORT_TARGET_NONE ? _("Not imported") : sourcier_supplier_field_get_name (target);
}

static gboolean
folds_to (const char *text,
          const char *folded)
{
  g_autofree char *own = sourcier_text_fold (text);

  return g_str_equal (own, folded);
}

/**
 * sourcier_import_target_from_name:
 * @name: what somebody calls it: its id, its name, or a header that sourcier_import_target_guess() knows
 * @target: (out): what it is; left alone when nothing is called so
 *
 * Returns: whether a column can be read as that
 */
gboolean
sourcier_import_target_from_name (const char *name,
                                  int        *target)
{
  g_autofree char *folded = sourcier_text_fold (name);
  guint n;
  const int *targets = sourcier_import_targets (&n);
  int guessed;

  for (guint i = 1; i < n; i++)
    if (folds_to (sourcier_import_target_get_id (targets[i]), folded)
        || folds_to (sourcier_import_target_get_name (targets[i]), folded)
        || (i > SOURCIER_N_SUPPLIER_FIELDS && folds_to (others[i - 1 - SOURCIER_N_SUPPLIER_FIELDS].name, folded)))
      return *target = targets[i], TRUE;

  guessed = sourcier_import_target_guess (name);
  if (guessed != SOURCIER_IMPORT_TARGET_NONE)
    *target = guessed;
  return guessed != SOURCIER_IMPORT_TARGET_NONE;
}
