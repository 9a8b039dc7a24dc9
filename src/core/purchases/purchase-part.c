/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-private.h"

#include "base/siret.h"
#include "reference/family.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SourcierLot
{
  SourcierRecord parent_instance;
};

struct _SourcierCriterion
{
  SourcierRecord parent_instance;
};

struct _SourcierHolder
{
  SourcierRecord parent_instance;
};

struct _SourcierModification
{
  SourcierRecord parent_instance;
};

struct _SourcierDuty
{
  SourcierRecord parent_instance;
};

struct _SourcierCandidate
{
  SourcierRecord parent_instance;
};

struct _SourcierSending
{
  SourcierRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (SourcierLot, sourcier_lot, SOURCIER_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (SourcierCriterion, sourcier_criterion, SOURCIER_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (SourcierHolder, sourcier_holder, SOURCIER_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (SourcierModification, sourcier_modification, SOURCIER_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (SourcierDuty, sourcier_duty, SOURCIER_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (SourcierCandidate, sourcier_candidate, SOURCIER_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (SourcierSending, sourcier_sending, SOURCIER_TYPE_RECORD)

static const SourcierField lot_fields[SOURCIER_N_LOT_FIELDS] = {
  [SOURCIER_LOT_NUMBER] = { "number", SOURCIER_FIELD_TEXT, NC_("record field", "Number"), "Numéro" },
  [SOURCIER_LOT_SUBJECT] = { "subject", SOURCIER_FIELD_TEXT, NC_("record field", "Subject"), "Objet" },
  [SOURCIER_LOT_CPV] = { "cpv", SOURCIER_FIELD_TEXT, NC_("record field", "CPV code"), "Code CPV" },
  [SOURCIER_LOT_ESTIMATE] = { "estimate", SOURCIER_FIELD_MONEY, NC_("record field", "Estimated amount"),
                              "Montant estimé HT" },
  [SOURCIER_LOT_RESERVED] = { "reserved", SOURCIER_FIELD_TEXT, NC_("record field", "Reserved for"), "Réservé à" },
  [SOURCIER_LOT_AWARDED] = { "awarded", SOURCIER_FIELD_MONEY, NC_("record field", "Amount awarded"),
                             "Montant attribué HT" },
};

static const SourcierField criterion_fields[SOURCIER_N_CRITERION_FIELDS] = {
  [SOURCIER_CRITERION_NAME] = { "name", SOURCIER_FIELD_TEXT, NC_("record field", "Criterion"), "Critère" },
  [SOURCIER_CRITERION_WEIGHT] = { "weight", SOURCIER_FIELD_PERCENT, NC_("record field", "Weight (%)"),
                                  "Pondération (%)" },
};

static const SourcierField holder_fields[SOURCIER_N_HOLDER_FIELDS] = {
  [SOURCIER_HOLDER_LOT] = { "lot", SOURCIER_FIELD_TEXT, NC_("record field", "Lot"), "Lot" },
  [SOURCIER_HOLDER_SUPPLIER] = { "supplier", SOURCIER_FIELD_LINK, NC_("record field", "Supplier"), "Fournisseur" },
  [SOURCIER_HOLDER_IDENTIFIER_TYPE] = { "identifier_type", SOURCIER_FIELD_TEXT, NC_("record field", "Type of identifier"),
                                        "Type d’identifiant" },
  [SOURCIER_HOLDER_IDENTIFIER] = { "identifier", SOURCIER_FIELD_TEXT, NC_("record field", "Identifier"), "Identifiant" },
  [SOURCIER_HOLDER_NAME] = { "name", SOURCIER_FIELD_TEXT, NC_("record field", "Name"), "Dénomination" },
  [SOURCIER_HOLDER_ROLE] = { "role", SOURCIER_FIELD_TEXT, NC_("record field", "Role"), "Rôle" },
  [SOURCIER_HOLDER_AMOUNT] = { "amount", SOURCIER_FIELD_MONEY, NC_("record field", "Amount"), "Montant HT" },
};

static const SourcierField modification_fields[SOURCIER_N_MODIFICATION_FIELDS] = {
  [SOURCIER_MODIFICATION_DAY] = { "day", SOURCIER_FIELD_DAY, NC_("record field", "Day"), "Date" },
  [SOURCIER_MODIFICATION_SUBJECT] = { "subject", SOURCIER_FIELD_TEXT, NC_("record field", "Subject"), "Objet" },
  [SOURCIER_MODIFICATION_AMOUNT] = { "amount", SOURCIER_FIELD_MONEY, NC_("record field", "New amount"),
                                     "Nouveau montant HT" },
  [SOURCIER_MODIFICATION_DURATION] = { "duration", SOURCIER_FIELD_COUNT, NC_("record field", "New duration (months)"),
                                       "Nouvelle durée (mois)" },
};

static const SourcierField duty_fields[SOURCIER_N_DUTY_FIELDS] = {
  [SOURCIER_DUTY_RULE] = { "rule", SOURCIER_FIELD_TEXT, NC_("record field", "Rule"), "Règle" },
  [SOURCIER_DUTY_ANSWER] = { "answer", SOURCIER_FIELD_TEXT, NC_("record field", "Answer"), "Réponse" },
  [SOURCIER_DUTY_GROUND] = { "ground", SOURCIER_FIELD_TEXT, NC_("record field", "Ground for doing without"),
                             "Motif de dérogation" },
  [SOURCIER_DUTY_REASON] = { "reason", SOURCIER_FIELD_LINES, NC_("record field", "Reasons"), "Justification" },
  [SOURCIER_DUTY_ANSWERED_BY] = { "answered_by", SOURCIER_FIELD_TEXT, NC_("record field", "Answered by"), "Répondu par" },
  [SOURCIER_DUTY_ANSWERED_ON] = { "answered_on", SOURCIER_FIELD_DAY, NC_("record field", "Answered on"), "Répondu le" },
};

static const SourcierField candidate_fields[SOURCIER_N_CANDIDATE_FIELDS] = {
  [SOURCIER_CANDIDATE_SUPPLIER] = { "supplier", SOURCIER_FIELD_LINK, NC_("record field", "Supplier"), "Fournisseur" },
  [SOURCIER_CANDIDATE_IDENTIFIER] = { "identifier", SOURCIER_FIELD_TEXT, NC_("record field", "Identifier"), "Identifiant" },
  [SOURCIER_CANDIDATE_NAME] = { "name", SOURCIER_FIELD_TEXT, NC_("record field", "Name"), "Dénomination" },
  [SOURCIER_CANDIDATE_NOTE] = { "note", SOURCIER_FIELD_TEXT, NC_("record field", "Note"), "Note" },
  [SOURCIER_CANDIDATE_CONSULTED_ON] = { "consulted_on", SOURCIER_FIELD_DAY, NC_("record field", "Consulted on"),
                                        "Consulté le" },
};

static const SourcierField sending_fields[SOURCIER_N_SENDING_FIELDS] = {
  [SOURCIER_SENDING_SUPPLIER] = { "supplier", SOURCIER_FIELD_LINK, NC_("record field", "Supplier"), "Fournisseur" },
  [SOURCIER_SENDING_IDENTIFIER] = { "identifier", SOURCIER_FIELD_TEXT, NC_("record field", "Identifier"), "Identifiant" },
  [SOURCIER_SENDING_NAME] = { "name", SOURCIER_FIELD_TEXT, NC_("record field", "Name"), "Dénomination" },
  [SOURCIER_SENDING_DAY] = { "day", SOURCIER_FIELD_DAY, NC_("record field", "Written to on"), "Écrit le" },
  [SOURCIER_SENDING_WAY] = { "way", SOURCIER_FIELD_TEXT, NC_("record field", "By"), "Par" },
  [SOURCIER_SENDING_DOCUMENT] = { "document", SOURCIER_FIELD_TEXT, NC_("record field", "Document"), "Document" },
};

static void
set_fields (SourcierRecordClass *klass,
            const SourcierField *fields,
            guint                n_fields)
{
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->to_canonical = _sourcier_purchase_to_canonical;
  klass->to_words = _sourcier_purchase_to_words;
}

static void
sourcier_lot_class_init (SourcierLotClass *klass)
{
  set_fields (SOURCIER_RECORD_CLASS (klass), lot_fields, SOURCIER_N_LOT_FIELDS);
}

static void
sourcier_lot_init (SourcierLot *self)
{
}

static void
sourcier_criterion_class_init (SourcierCriterionClass *klass)
{
  set_fields (SOURCIER_RECORD_CLASS (klass), criterion_fields, SOURCIER_N_CRITERION_FIELDS);
}

static void
sourcier_criterion_init (SourcierCriterion *self)
{
}

static void
sourcier_holder_class_init (SourcierHolderClass *klass)
{
  set_fields (SOURCIER_RECORD_CLASS (klass), holder_fields, SOURCIER_N_HOLDER_FIELDS);
}

static void
sourcier_holder_init (SourcierHolder *self)
{
}

static void
sourcier_modification_class_init (SourcierModificationClass *klass)
{
  set_fields (SOURCIER_RECORD_CLASS (klass), modification_fields, SOURCIER_N_MODIFICATION_FIELDS);
}

static void
sourcier_modification_init (SourcierModification *self)
{
}

static void
sourcier_duty_class_init (SourcierDutyClass *klass)
{
  set_fields (SOURCIER_RECORD_CLASS (klass), duty_fields, SOURCIER_N_DUTY_FIELDS);
}

static void
sourcier_duty_init (SourcierDuty *self)
{
}

static void
sourcier_candidate_class_init (SourcierCandidateClass *klass)
{
  set_fields (SOURCIER_RECORD_CLASS (klass), candidate_fields, SOURCIER_N_CANDIDATE_FIELDS);
}

static void
sourcier_candidate_init (SourcierCandidate *self)
{
}

static void
sourcier_sending_class_init (SourcierSendingClass *klass)
{
  set_fields (SOURCIER_RECORD_CLASS (klass), sending_fields, SOURCIER_N_SENDING_FIELDS);
}

static void
sourcier_sending_init (SourcierSending *self)
{
}

/**
 * sourcier_purchase_part_new:
 * @part: a list of parts
 *
 * Returns: (transfer full): something for that list of which nothing is known
 */
SourcierRecord *
sourcier_purchase_part_new (SourcierPurchasePart part)
{
  switch (part)
    {
    case SOURCIER_PURCHASE_LOTS:
      return g_object_new (SOURCIER_TYPE_LOT, NULL);
    case SOURCIER_PURCHASE_CRITERIA:
      return g_object_new (SOURCIER_TYPE_CRITERION, NULL);
    case SOURCIER_PURCHASE_HOLDERS:
      return g_object_new (SOURCIER_TYPE_HOLDER, NULL);
    case SOURCIER_PURCHASE_MODIFICATIONS:
      return g_object_new (SOURCIER_TYPE_MODIFICATION, NULL);
    case SOURCIER_PURCHASE_DUTIES:
      return g_object_new (SOURCIER_TYPE_DUTY, NULL);
    case SOURCIER_PURCHASE_CANDIDATES:
      return g_object_new (SOURCIER_TYPE_CANDIDATE, NULL);
    case SOURCIER_PURCHASE_SENDINGS:
      return g_object_new (SOURCIER_TYPE_SENDING, NULL);
    case SOURCIER_N_PURCHASE_PARTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * sourcier_purchase_field_terms:
 * @field: a field of a purchase or of one of its parts
 * @list: (out): the closed list that its words come from; left alone if there is none
 *
 * Returns: whether it takes its words from a closed list
 */
gboolean
sourcier_purchase_field_terms (const SourcierField *field,
                               SourcierTermList    *list)
{
  static const struct
  {
    const char *id;
    SourcierTermList list;
  } lists[] = {
    { "nature", SOURCIER_TERMS_NATURE },
    { "kind", SOURCIER_TERMS_KIND },
    { "procedure", SOURCIER_TERMS_PROCEDURE },
    { "reserved", SOURCIER_TERMS_RESERVED },
    { "role", SOURCIER_TERMS_ROLE },
    { "identifier_type", SOURCIER_TERMS_IDENTIFIER },
  };

  g_return_val_if_fail (field != NULL && list != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].id, field->id))
      {
        *list = lists[i].list;
        return TRUE;
      }
  return FALSE;
}

/* Without spaces: "90 911 200-8". */
static char *
clean_cpv (const char *tidy)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = tidy; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (clean, g_utf8_get_char (p));
  return g_string_free (clean, FALSE);
}

/* What is kept of words written in a field of a purchase or of a part of one. */
char *
_sourcier_purchase_to_canonical (SourcierRecord *record,
                                 guint           field,
                                 const char     *tidy)
{
  const SourcierField *told = sourcier_record_get_field (record, field);
  SourcierTermList list;

  if (sourcier_purchase_field_terms (told, &list))
    {
      const SourcierTerm *term = sourcier_term_recognise (list, tidy);
      return term != NULL ? g_strdup (sourcier_term_get_code (term)) : NULL;
    }
  if (g_str_equal (told->id, "family"))
    {
      const SourcierFamily *family = sourcier_family_recognise (tidy);
      return family != NULL ? g_strdup (sourcier_family_get_code (family)) : NULL;
    }
  if (g_str_equal (told->id, "state"))
    {
      SourcierPurchaseState state;
      return sourcier_purchase_state_recognise (tidy, &state) ? g_strdup (sourcier_purchase_state_get_code (state)) : NULL;
    }
  if (g_str_equal (told->id, "cpv"))
    return clean_cpv (tidy);
  if (SOURCIER_IS_HOLDER (record) && field == SOURCIER_HOLDER_IDENTIFIER
      && g_str_equal (sourcier_record_get_text (record, SOURCIER_HOLDER_IDENTIFIER_TYPE), "SIRET"))
    return sourcier_siret_clean (tidy);
  return NULL;
}

/* What the reader sees of words kept in a field of a purchase or of a part of one. */
char *
_sourcier_purchase_to_words (SourcierRecord *record,
                             guint           field,
                             const char     *text)
{
  const SourcierField *told = sourcier_record_get_field (record, field);
  SourcierPurchaseState state;
  SourcierTermList list;

  if (*text == '\0')
    return NULL;
  if (sourcier_purchase_field_terms (told, &list))
    return g_strdup (sourcier_term_name_of (list, text));
  if (g_str_equal (told->id, "family"))
    return g_strdup (sourcier_family_name_of (text));
  if (g_str_equal (told->id, "state") && sourcier_purchase_state_find (text, &state))
    return g_strdup (sourcier_purchase_state_get_name (state));
  if (SOURCIER_IS_HOLDER (record) && field == SOURCIER_HOLDER_IDENTIFIER
      && g_str_equal (sourcier_record_get_text (record, SOURCIER_HOLDER_IDENTIFIER_TYPE), "SIRET"))
    return sourcier_siret_format (text);
  return NULL;
}
