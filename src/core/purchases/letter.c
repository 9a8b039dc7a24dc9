/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/letter.h"

#include "base/text.h"
#include "suppliers/contact-name.h"
#include "suppliers/postal-address.h"
#include "suppliers/supplier-addresses.h"

#define MOST_SYNONYMS 8

typedef struct
{
  const char *id;
  const char *english;
  const char *french;
  const char *synonyms[MOST_SYNONYMS];   /* folded; the headers of the CSV for mail merge among them */
} FieldEntry;

static const FieldEntry fields[SOURCIER_N_LETTER_FIELDS] = {
  [SOURCIER_LETTER_POSTAL_ADDRESS] = { "supplier.postal_address", "Postal address", "Adresse postale",
                                       { "adresse complete", "full address", "bloc adresse", "destinataire", "addressee" } },
  [SOURCIER_LETTER_NAME] = { "supplier.name", "Firm", "Raison sociale",
                             { "denomination", "entreprise", "fournisseur", "societe", "company", "supplier", "name" } },
  [SOURCIER_LETTER_SIRET] = { "supplier.siret", "SIRET", "SIRET", { "n siret", "no siret", "numero siret" } },
  [SOURCIER_LETTER_STREET] = { "supplier.address", "Address", "Adresse", { "rue", "voie", "street" } },
  [SOURCIER_LETTER_POSTCODE] = { "supplier.postcode", "Postcode", "Code postal", { "cp", "zip", "postal code" } },
  [SOURCIER_LETTER_CITY] = { "supplier.city", "City", "Ville", { "commune", "town" } },
  [SOURCIER_LETTER_EMAIL] = { "supplier.email", "E-mail", "Courriel", { "email", "mail", "adresse electronique", "mel" } },
  [SOURCIER_LETTER_PHONE] = { "supplier.phone", "Phone", "Téléphone", { "tel", "telephone number" } },
  [SOURCIER_LETTER_SALUTATION] = { "contact.salutation", "Salutation", "Formule d’appel", { "appel" } },
  [SOURCIER_LETTER_CIVILITY] = { "contact.civility", "Title", "Civilité", { NULL } },
  [SOURCIER_LETTER_FIRST_NAME] = { "contact.first_name", "First name", "Prénom", { NULL } },
  [SOURCIER_LETTER_LAST_NAME] = { "contact.last_name", "Last name", "Nom", { "nom de famille", "surname" } },
  [SOURCIER_LETTER_ROLE] = { "contact.role", "Role", "Fonction", { NULL } },
  [SOURCIER_LETTER_SUBJECT] = { "purchase.subject", "Subject", "Objet", { "objet de l achat", "objet du marche" } },
  [SOURCIER_LETTER_NUMBER] = { "purchase.number", "Purchase number", "Numéro de l’achat",
                               { "reference", "numero du marche", "n du marche" } },
  [SOURCIER_LETTER_SERVICE] = { "purchase.service", "Service", "Service", { "service acheteur", "direction", "department" } },
  [SOURCIER_LETTER_LAUNCH_DAY] = { "purchase.launch_day", "Planned launch", "Date de lancement",
                                   { "lancement", "lancement prevu", "launch day" } },
  [SOURCIER_LETTER_BUYER] = { "buyer.name", "Buyer", "Acheteur",
                              { "acheteur public", "collectivite", "organisme", "pouvoir adjudicateur" } },
  [SOURCIER_LETTER_SENDER] = { "sender", "Sender", "Expéditeur", { "coordonnees de l expediteur" } },
  [SOURCIER_LETTER_SIGNATORY] = { "signatory", "Signatory", "Signataire", { "signature" } },
  [SOURCIER_LETTER_DAY] = { "day", "Date", "Date", { "date du jour", "date du courrier", "date of the letter" } },
  [SOURCIER_LETTER_REPLY_BY] = { "reply_by", "Reply by", "Date de réponse",
                                 { "date limite de reponse", "reponse avant le", "deadline" } },
};

/**
 * sourcier_letter_field_get_id:
 * @field: a field
 *
 * Returns: (transfer none): its name in a mark whatever the language: "supplier.name"
 */
const char *
sourcier_letter_field_get_id (SourcierLetterField field)
{
  g_return_val_if_fail (field < SOURCIER_N_LETTER_FIELDS, NULL);

  return fields[field].id;
}

/**
 * sourcier_letter_field_get_name:
 * @field: a field
 * @language: the language of the template
 *
 * Returns: (transfer none): what an agent writes in a mark: “Raison sociale”; sourcier_letter_field_recognise() knows it
 */
const char *
sourcier_letter_field_get_name (SourcierLetterField field,
                                SourcierLanguage    language)
{
  g_return_val_if_fail (field < SOURCIER_N_LETTER_FIELDS, NULL);

  return language == SOURCIER_FRENCH ? fields[field].french : fields[field].english;
}

static gboolean
is_called (const FieldEntry *field,
           const char       *folded)
{
  if (sourcier_text_folds_to (field->french, folded) || sourcier_text_folds_to (field->english, folded) || sourcier_text_folds_to (field->id, folded))
    return TRUE;
  for (guint i = 0; i < MOST_SYNONYMS && field->synonyms[i] != NULL; i++)
    if (g_str_equal (field->synonyms[i], folded))
      return TRUE;
  return FALSE;
}

/**
 * sourcier_letter_field_recognise:
 * @name: what stands in a mark, French or English
 * @field: (out): the field that is meant; left alone if it is none
 *
 * Accents, case and punctuation do not count.
 *
 * Returns: whether a field is meant
 */
gboolean
sourcier_letter_field_recognise (const char          *name,
                                 SourcierLetterField *field)
{
  g_return_val_if_fail (name != NULL && field != NULL, FALSE);

  g_autofree char *folded = sourcier_text_fold (name);

  for (guint i = 0; *folded != '\0' && i < SOURCIER_N_LETTER_FIELDS; i++)
    if (is_called (&fields[i], folded))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sourcier_letter_choose_contact:
 * @supplier: a supplier
 *
 * Returns: (transfer none) (nullable): the first of its contacts who has a name, whom letters are for; %NULL if none has
 */
SourcierContact *
sourcier_letter_choose_contact (SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);

  for (guint i = 0; i < contacts->len; i++)
    if (!sourcier_text_is_empty (sourcier_contact_get_text (contacts->pdata[i], SOURCIER_CONTACT_NAME)))
      return contacts->pdata[i];
  return NULL;
}

static char *
dup_supplier_text (const SourcierLetter  *self,
                   SourcierSupplierField  field)
{
  return g_strdup (sourcier_supplier_get_text (self->supplier, field));
}

static char *
dup_purchase_text (const SourcierLetter  *self,
                   SourcierPurchaseField  field)
{
  return g_strdup (self->purchase != NULL ? sourcier_purchase_get_text (self->purchase, field) : "");
}

static char *
get_address (const SourcierLetter *self)
{
  g_autoptr (SourcierPostalAddress) address = sourcier_postal_address_new (self->supplier, self->contact);

  return sourcier_postal_address_to_text (address);
}

/* The person's address, else the firm's. */
static char *
get_email (const SourcierLetter *self)
{
  char *email = self->contact != NULL
    ? sourcier_email_find_first (sourcier_contact_get_text (self->contact, SOURCIER_CONTACT_EMAIL)) : NULL;

  if (email == NULL)
    email = sourcier_email_find_first (sourcier_supplier_get_text (self->supplier, SOURCIER_SUPPLIER_EMAIL));
  return email != NULL ? email : g_strdup ("");
}

/* How the person is addressed at the head of a letter and in its closing. */
static char *
get_salutation (const SourcierLetter      *self,
                const SourcierContactName *name)
{
  gboolean french = self->language == SOURCIER_FRENCH;

  if (g_str_equal (name->civility, "M."))
    return french ? g_strdup ("Monsieur") : g_strdup_printf ("Dear Mr %s", name->last);
  if (g_str_equal (name->civility, "Mme"))
    return french ? g_strdup ("Madame") : g_strdup_printf ("Dear Ms %s", name->last);
  return g_strdup (french ? "Madame, Monsieur" : "Dear Sir or Madam");
}

static char *
get_contact_value (const SourcierLetter *self,
                   SourcierLetterField   field)
{
  const char *written = self->contact != NULL ? sourcier_contact_get_text (self->contact, SOURCIER_CONTACT_NAME) : "";
  g_autoptr (SourcierContactName) name = sourcier_contact_name_new (written);

  switch (field)
    {
    case SOURCIER_LETTER_SALUTATION:
      return get_salutation (self, name);
    case SOURCIER_LETTER_CIVILITY:
      return g_strdup (name->civility);
    case SOURCIER_LETTER_FIRST_NAME:
      return g_strdup (name->first);
    case SOURCIER_LETTER_LAST_NAME:
      return g_strdup (name->last);
    case SOURCIER_LETTER_ROLE:
    default:
      return g_strdup (self->contact != NULL ? sourcier_contact_get_text (self->contact, SOURCIER_CONTACT_ROLE) : "");
    }
}

static char *
get_supplier_value (const SourcierLetter *self,
                    SourcierLetterField   field)
{
  switch (field)
    {
    case SOURCIER_LETTER_POSTAL_ADDRESS:
      return get_address (self);
    case SOURCIER_LETTER_NAME:
      return g_strdup (sourcier_supplier_get_name (self->supplier));
    case SOURCIER_LETTER_SIRET:
      return dup_supplier_text (self, SOURCIER_SUPPLIER_SIRET);
    case SOURCIER_LETTER_STREET:
      return dup_supplier_text (self, SOURCIER_SUPPLIER_ADDRESS);
    case SOURCIER_LETTER_POSTCODE:
      return dup_supplier_text (self, SOURCIER_SUPPLIER_POSTCODE);
    case SOURCIER_LETTER_CITY:
      return dup_supplier_text (self, SOURCIER_SUPPLIER_CITY);
    case SOURCIER_LETTER_EMAIL:
      return get_email (self);
    case SOURCIER_LETTER_PHONE:
    default:
      return dup_supplier_text (self, SOURCIER_SUPPLIER_PHONE);
    }
}

static char *
get_other_value (const SourcierLetter *self,
                 SourcierLetterField   field)
{
  SourcierDay launch = self->purchase != NULL
    ? (SourcierDay) sourcier_purchase_get_number (self->purchase, SOURCIER_PURCHASE_LAUNCH_DAY) : SOURCIER_DAY_NONE;

  switch (field)
    {
    case SOURCIER_LETTER_SUBJECT:
      return dup_purchase_text (self, SOURCIER_PURCHASE_SUBJECT);
    case SOURCIER_LETTER_NUMBER:
      return dup_purchase_text (self, SOURCIER_PURCHASE_NUMBER);
    case SOURCIER_LETTER_SERVICE:
      return dup_purchase_text (self, SOURCIER_PURCHASE_SERVICE);
    case SOURCIER_LETTER_LAUNCH_DAY:
      return sourcier_language_format_day (self->language, launch);
    case SOURCIER_LETTER_BUYER:
      return g_strdup (self->buyer != NULL ? sourcier_buyer_get_name (self->buyer) : "");
    case SOURCIER_LETTER_SENDER:
      return g_strdup (self->sender != NULL ? self->sender : "");
    case SOURCIER_LETTER_SIGNATORY:
      return g_strdup (self->signatory != NULL ? self->signatory : "");
    case SOURCIER_LETTER_DAY:
      return sourcier_language_format_day (self->language, self->day);
    case SOURCIER_LETTER_REPLY_BY:
    default:
      return sourcier_language_format_day (self->language, self->reply_by);
    }
}

/**
 * sourcier_letter_get_value:
 * @self: a letter
 * @field: a field
 *
 * Returns: (transfer full): what goes into the marks of that name, lines parted by "\n"; "" where nothing is known
 */
char *
sourcier_letter_get_value (const SourcierLetter *self,
                           SourcierLetterField   field)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_SUPPLIER (self->supplier), NULL);
  g_return_val_if_fail (field < SOURCIER_N_LETTER_FIELDS, NULL);

  if (field <= SOURCIER_LETTER_PHONE)
    return get_supplier_value (self, field);
  if (field <= SOURCIER_LETTER_ROLE)
    return get_contact_value (self, field);
  return get_other_value (self, field);
}

/**
 * sourcier_letter_read_mark:
 * @name: what stands in a mark
 * @letter: a #SourcierLetter
 *
 * Tells sourcier_odt_template_merge() what goes into the marks of a letter: a #SourcierMarkFunc.
 *
 * Returns: (transfer full) (nullable): the value, or %NULL if no field has that name
 */
char *
sourcier_letter_read_mark (const char *name,
                           gpointer    letter)
{
  SourcierLetterField field;

  return sourcier_letter_field_recognise (name, &field) ? sourcier_letter_get_value (letter, field) : NULL;
}
