/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-private.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SourcierPurchase
{
  SourcierRecord parent_instance;

  GPtrArray *parts[SOURCIER_N_PURCHASE_PARTS];
  char **considerations;
  SourcierDutyCount duty_count;  /* computed, never stored */
};

G_DEFINE_FINAL_TYPE (SourcierPurchase, sourcier_purchase, SOURCIER_TYPE_RECORD)

static const SourcierField fields[SOURCIER_N_PURCHASE_FIELDS] = {
  [SOURCIER_PURCHASE_NUMBER] = { "number", SOURCIER_FIELD_TEXT, NC_("record field", "Number"), "Numéro" },
  [SOURCIER_PURCHASE_SUBJECT] = { "subject", SOURCIER_FIELD_TEXT, NC_("record field", "Subject"), "Objet" },
  [SOURCIER_PURCHASE_KIND] = { "kind", SOURCIER_FIELD_TEXT, NC_("record field", "Contract type"), "Type de contrat" },
  [SOURCIER_PURCHASE_NATURE] = { "nature", SOURCIER_FIELD_TEXT, NC_("record field", "Nature"), "Nature" },
  [SOURCIER_PURCHASE_CPV] = { "cpv", SOURCIER_FIELD_TEXT, NC_("record field", "CPV code"), "Code CPV" },
  [SOURCIER_PURCHASE_FAMILY] = { "family", SOURCIER_FIELD_TEXT, NC_("record field", "Family of purchase"),
                                 "Famille d’achat" },
  [SOURCIER_PURCHASE_STATE] = { "state", SOURCIER_FIELD_TEXT, NC_("record field", "State"), "État" },
  [SOURCIER_PURCHASE_DROP_REASON] = { "drop_reason", SOURCIER_FIELD_TEXT, NC_("record field", "Reason for dropping it"),
                                      "Motif d’abandon" },
  [SOURCIER_PURCHASE_SERVICE] = { "service", SOURCIER_FIELD_TEXT, NC_("record field", "Service in charge"),
                                  "Service responsable" },
  [SOURCIER_PURCHASE_BUYER] = { "buyer", SOURCIER_FIELD_TEXT, NC_("record field", "Buyer"), "Acheteur" },
  [SOURCIER_PURCHASE_ESTIMATE] = { "estimate", SOURCIER_FIELD_MONEY, NC_("record field", "Estimated amount"),
                                   "Montant estimé HT" },
  [SOURCIER_PURCHASE_LAUNCH_DAY] = { "launch_day", SOURCIER_FIELD_DAY, NC_("record field", "Launch"), "Lancement" },
  [SOURCIER_PURCHASE_NOTIFICATION_DAY] = { "notification_day", SOURCIER_FIELD_DAY,
                                           NC_("record field", "Notification"), "Notification" },
  [SOURCIER_PURCHASE_END_DAY] = { "end_day", SOURCIER_FIELD_DAY, NC_("record field", "End of the contract"), "Fin du contrat" },
  [SOURCIER_PURCHASE_DURATION] = { "duration", SOURCIER_FIELD_COUNT, NC_("record field", "Duration (months)"),
                                   "Durée (mois)" },
  [SOURCIER_PURCHASE_PROCEDURE] = { "procedure", SOURCIER_FIELD_TEXT, NC_("record field", "Procedure"), "Procédure" },
  [SOURCIER_PURCHASE_RESERVED] = { "reserved", SOURCIER_FIELD_TEXT, NC_("record field", "Reserved for"), "Réservé à" },
  [SOURCIER_PURCHASE_OFFERS] = { "offers", SOURCIER_FIELD_COUNT, NC_("record field", "Offers received"), "Offres reçues" },
  [SOURCIER_PURCHASE_AWARDED_AMOUNT] = { "awarded", SOURCIER_FIELD_MONEY, NC_("record field", "Amount awarded"),
                                         "Montant attribué HT" },
  [SOURCIER_PURCHASE_NOTES] = { "notes", SOURCIER_FIELD_LINES, NC_("record field", "Notes"), "Notes" },
  [SOURCIER_PURCHASE_UID] = { "uid", SOURCIER_FIELD_TEXT, NC_("record field", "Unique identifier"),
                              "Identifiant unique" },
  [SOURCIER_PURCHASE_SOURCE] = { "source", SOURCIER_FIELD_TEXT, NC_("record field", "Source"), "Source" },
};

static void
sourcier_purchase_finalize (GObject *object)
{
  SourcierPurchase *self = SOURCIER_PURCHASE (object);

  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    g_ptr_array_unref (self->parts[i]);
  g_strfreev (self->considerations);

  G_OBJECT_CLASS (sourcier_purchase_parent_class)->finalize (object);
}

static void
sourcier_purchase_class_init (SourcierPurchaseClass *klass)
{
  SourcierRecordClass *record_class = SOURCIER_RECORD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sourcier_purchase_finalize;
  record_class->fields = fields;
  record_class->n_fields = SOURCIER_N_PURCHASE_FIELDS;
  record_class->to_canonical = _sourcier_purchase_to_canonical;
  record_class->to_words = _sourcier_purchase_to_words;
}

static void
sourcier_purchase_init (SourcierPurchase *self)
{
  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    self->parts[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->considerations = g_new0 (char *, 1);
}

/**
 * sourcier_purchase_get_field:
 * @field: a field of a purchase
 *
 * Returns: (transfer none): what the field is
 */
const SourcierField *
sourcier_purchase_get_field (SourcierPurchaseField field)
{
  g_return_val_if_fail (field < SOURCIER_N_PURCHASE_FIELDS, NULL);

  return &fields[field];
}

/**
 * sourcier_purchase_new:
 *
 * Returns: (transfer full): a purchase of which nothing is known, not in any file yet
 */
SourcierPurchase *
sourcier_purchase_new (void)
{
  return g_object_new (SOURCIER_TYPE_PURCHASE, NULL);
}

static gboolean
same_parts (GPtrArray *some,
            GPtrArray *others)
{
  if (some->len != others->len)
    return FALSE;

  for (guint i = 0; i < some->len; i++)
    if (sourcier_record_get_id (some->pdata[i]) != sourcier_record_get_id (others->pdata[i])
        || !sourcier_record_equal (some->pdata[i], others->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * sourcier_purchase_equal:
 * @self: a purchase
 * @other: another
 *
 * Returns: whether both have the same id and say the same, part by part
 */
gboolean
sourcier_purchase_equal (SourcierPurchase *self,
                         SourcierPurchase *other)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (other), FALSE);

  if (sourcier_purchase_get_id (self) != sourcier_purchase_get_id (other)
      || !sourcier_record_equal (SOURCIER_RECORD (self), SOURCIER_RECORD (other)))
    return FALSE;
  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    if (!same_parts (self->parts[i], other->parts[i]))
      return FALSE;
  return g_strv_equal ((const char * const *) self->considerations, (const char * const *) other->considerations);
}

static gboolean
same_duties (SourcierPurchase *self,
             SourcierPurchase *other)
{
  return self->duty_count.all == other->duty_count.all && self->duty_count.open == other->duty_count.open
         && self->duty_count.late == other->duty_count.late;
}

/**
 * _sourcier_purchase_assign:
 * @self: a purchase
 * @other: what is now known about the same purchase
 *
 * Has @self say what @other says, the id included, and announces it if that changes anything. The parts become copies.
 */
void
_sourcier_purchase_assign (SourcierPurchase *self,
                           SourcierPurchase *other)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (self));
  g_return_if_fail (SOURCIER_IS_PURCHASE (other));

  if (sourcier_purchase_equal (self, other) && same_duties (self, other))
    return;

  sourcier_record_assign (SOURCIER_RECORD (self), SOURCIER_RECORD (other));
  for (guint i = 0; i < SOURCIER_N_PURCHASE_PARTS; i++)
    {
      g_ptr_array_set_size (self->parts[i], 0);
      for (guint j = 0; j < other->parts[i]->len; j++)
        g_ptr_array_add (self->parts[i], sourcier_record_copy (other->parts[i]->pdata[j]));
    }
  g_strfreev (self->considerations);
  self->considerations = g_strdupv (other->considerations);
  self->duty_count = other->duty_count;
  sourcier_record_emit_changed (SOURCIER_RECORD (self));
}

/**
 * sourcier_purchase_copy:
 * @self: a purchase
 *
 * Returns: (transfer full): another object that says the same, the ids included, with parts of its own
 */
SourcierPurchase *
sourcier_purchase_copy (SourcierPurchase *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (self), NULL);

  SourcierPurchase *copy = sourcier_purchase_new ();

  _sourcier_purchase_assign (copy, self);
  return copy;
}

/**
 * sourcier_purchase_get_duty_count:
 * @self: a purchase that a list of the register gave
 *
 * Returns: (transfer none): how many duties it had when the list was answered
 */
const SourcierDutyCount *
sourcier_purchase_get_duty_count (SourcierPurchase *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (self), NULL);

  return &self->duty_count;
}

/* What the rules say of it, nothing for NULL. */
void
_sourcier_purchase_set_duty_count (SourcierPurchase        *self,
                                   const SourcierDutyCount *count)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (self));

  self->duty_count = count != NULL ? *count : (SourcierDutyCount) { 0 };
}

/**
 * sourcier_purchase_get_id:
 * @self: a purchase
 *
 * Returns: its id in the file, 0 before it was first saved
 */
gint64
sourcier_purchase_get_id (SourcierPurchase *self)
{
  return sourcier_record_get_id (SOURCIER_RECORD (self));
}

/**
 * sourcier_purchase_set_id:
 * @self: a purchase
 * @id: its id in the file, or 0
 */
void
sourcier_purchase_set_id (SourcierPurchase *self,
                          gint64            id)
{
  sourcier_record_set_id (SOURCIER_RECORD (self), id);
}

/**
 * sourcier_purchase_get_text:
 * @self: a purchase
 * @field: a field of words
 *
 * Returns: (transfer none): what it says: a word of a closed list by its code; "" if not told
 */
const char *
sourcier_purchase_get_text (SourcierPurchase      *self,
                            SourcierPurchaseField  field)
{
  return sourcier_record_get_text (SOURCIER_RECORD (self), field);
}

/**
 * sourcier_purchase_set_text:
 * @self: a purchase
 * @field: a field of words
 * @text: (nullable): the field as sourcier_purchase_get_text() gives it
 */
void
sourcier_purchase_set_text (SourcierPurchase      *self,
                            SourcierPurchaseField  field,
                            const char            *text)
{
  sourcier_record_set_text (SOURCIER_RECORD (self), field, text);
}

/**
 * sourcier_purchase_get_number:
 * @self: a purchase
 * @field: a field of amounts, days or counts
 *
 * Returns: the cents, the #SourcierDay or the count; %SOURCIER_NUMBER_UNKNOWN or %SOURCIER_DAY_NONE if not told
 */
gint64
sourcier_purchase_get_number (SourcierPurchase      *self,
                              SourcierPurchaseField  field)
{
  return sourcier_record_get_number (SOURCIER_RECORD (self), field);
}

/**
 * sourcier_purchase_set_number:
 * @self: a purchase
 * @field: a field of amounts, days or counts
 * @number: the field as sourcier_purchase_get_number() gives it
 */
void
sourcier_purchase_set_number (SourcierPurchase      *self,
                              SourcierPurchaseField  field,
                              gint64                 number)
{
  sourcier_record_set_number (SOURCIER_RECORD (self), field, number);
}

/**
 * sourcier_purchase_get_parts:
 * @self: a purchase
 * @part: a list of parts
 *
 * Returns: (transfer none) (element-type SourcierRecord): the lots, criteria, holders, modifications, answered duties or candidates
 */
GPtrArray *
sourcier_purchase_get_parts (SourcierPurchase     *self,
                             SourcierPurchasePart  part)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (self), NULL);
  g_return_val_if_fail (part < SOURCIER_N_PURCHASE_PARTS, NULL);

  return self->parts[part];
}

/**
 * sourcier_purchase_add_part:
 * @self: a purchase
 * @part: a list of parts
 * @record: (transfer none): what sourcier_purchase_part_new() made for that list, and no other purchase has
 */
void
sourcier_purchase_add_part (SourcierPurchase     *self,
                            SourcierPurchasePart  part,
                            SourcierRecord       *record)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (self));
  g_return_if_fail (part < SOURCIER_N_PURCHASE_PARTS);
  g_return_if_fail (SOURCIER_IS_RECORD (record));

  g_ptr_array_add (self->parts[part], g_object_ref (record));
  sourcier_record_emit_changed (SOURCIER_RECORD (self));
}

/**
 * sourcier_purchase_remove_part:
 * @self: a purchase
 * @part: a list of parts
 * @record: (transfer none): one of them; nothing happens if it is none of them
 */
void
sourcier_purchase_remove_part (SourcierPurchase     *self,
                               SourcierPurchasePart  part,
                               SourcierRecord       *record)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (self));
  g_return_if_fail (part < SOURCIER_N_PURCHASE_PARTS);

  if (g_ptr_array_remove (self->parts[part], record))
    sourcier_record_emit_changed (SOURCIER_RECORD (self));
}

/**
 * sourcier_purchase_set_parts:
 * @self: a purchase
 * @part: a list of parts
 * @records: (element-type SourcierRecord): all that belong there from now on; no other purchase has them
 */
void
sourcier_purchase_set_parts (SourcierPurchase     *self,
                             SourcierPurchasePart  part,
                             GPtrArray            *records)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (self));
  g_return_if_fail (part < SOURCIER_N_PURCHASE_PARTS);
  g_return_if_fail (records != NULL);

  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (taken, g_object_ref (records->pdata[i]));
  g_ptr_array_unref (self->parts[part]);
  self->parts[part] = taken;
  sourcier_record_emit_changed (SOURCIER_RECORD (self));
}

/**
 * sourcier_purchase_get_considerations:
 * @self: a purchase
 *
 * Returns: (transfer none): codes of %SOURCIER_TERMS_CONSIDERATION, each once, in the list's order, those that it does
 *   not know after them
 */
const char * const *
sourcier_purchase_get_considerations (SourcierPurchase *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (self), NULL);

  return (const char * const *) self->considerations;
}

static int
compare_considerations (gconstpointer a,
                        gconstpointer b)
{
  const char *one = *(const char * const *) a, *other = *(const char * const *) b;
  guint rank = sourcier_term_rank_of (SOURCIER_TERMS_CONSIDERATION, one);
  guint other_rank = sourcier_term_rank_of (SOURCIER_TERMS_CONSIDERATION, other);

  return rank != other_rank ? (rank < other_rank ? -1 : 1) : strcmp (one, other);
}

/**
 * sourcier_purchase_set_considerations:
 * @self: a purchase
 * @considerations: (nullable): codes of %SOURCIER_TERMS_CONSIDERATION, in any order
 */
void
sourcier_purchase_set_considerations (SourcierPurchase   *self,
                                      const char * const *considerations)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (self));

  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; considerations != NULL && considerations[i] != NULL; i++)
    if (*considerations[i] != '\0' && !g_ptr_array_find_with_equal_func (sorted, considerations[i], g_str_equal, NULL))
      g_ptr_array_add (sorted, (char *) considerations[i]);
  g_ptr_array_sort (sorted, compare_considerations);
  g_ptr_array_add (sorted, NULL);
  if (g_strv_equal ((const char * const *) sorted->pdata, (const char * const *) self->considerations))
    return;

  char **copy = g_strdupv ((char **) sorted->pdata);

  g_strfreev (self->considerations);
  self->considerations = copy;
  sourcier_record_emit_changed (SOURCIER_RECORD (self));
}

/**
 * sourcier_purchase_has_consideration:
 * @self: a purchase
 * @consideration: a code of %SOURCIER_TERMS_CONSIDERATION
 *
 * Returns: whether the purchase takes it into account
 */
gboolean
sourcier_purchase_has_consideration (SourcierPurchase *self,
                                     const char       *consideration)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (self), FALSE);

  return g_strv_contains ((const char * const *) self->considerations, consideration);
}
