/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/record.h"

#include "base/money.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A number of more digits than this is a typing mistake, and its hundredths could overflow. */
#define MOST_DIGITS 9

typedef struct
{
  char *text;
  gint64 number;
} Value;

typedef struct
{
  gint64 id;
  Value *values;
} SourcierRecordPrivate;

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SourcierRecord, sourcier_record, G_TYPE_OBJECT)

static SourcierRecordPrivate *
get_private (SourcierRecord *self)
{
  return sourcier_record_get_instance_private (self);
}

static void
sourcier_record_finalize (GObject *object)
{
  SourcierRecord *self = SOURCIER_RECORD (object);
  SourcierRecordPrivate *priv = get_private (self);

  for (guint i = 0; priv->values != NULL && i < sourcier_record_get_n_fields (self); i++)
    g_free (priv->values[i].text);
  g_free (priv->values);

  G_OBJECT_CLASS (sourcier_record_parent_class)->finalize (object);
}

static void
sourcier_record_class_init (SourcierRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_record_finalize;

  /**
   * SourcierRecord::changed:
   *
   * Something of what is told is no longer the same.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_record_init (SourcierRecord *self)
{
}

/* The fields are known once the subclass is, which is after init: the values are made when they are first needed. */
static Value *
get_values (SourcierRecord *self)
{
  SourcierRecordPrivate *priv = get_private (self);
  guint n = sourcier_record_get_n_fields (self);

  if (priv->values != NULL)
    return priv->values;

  priv->values = g_new0 (Value, n);
  for (guint i = 0; i < n; i++)
    priv->values[i].number = sourcier_field_get_unknown (sourcier_record_get_field (self, i));
  return priv->values;
}

/**
 * sourcier_field_is_text:
 * @field: a field
 *
 * Returns: whether it holds words; else it holds a number
 */
gboolean
sourcier_field_is_text (const SourcierField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == SOURCIER_FIELD_TEXT || field->type == SOURCIER_FIELD_LINES;
}

/**
 * sourcier_field_get_name:
 * @field: a field
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *
sourcier_field_get_name (const SourcierField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "record field", field->english);
}

/**
 * sourcier_field_get_header:
 * @field: a field
 * @french: whether the list is for French readers, whatever the language of the interface
 *
 * Returns: (transfer none): what the field's column is called in a list
 */
const char *
sourcier_field_get_header (const SourcierField *field,
                           gboolean             french)
{
  g_return_val_if_fail (field != NULL, NULL);

  return french ? field->french : field->english;
}

/**
 * sourcier_field_get_unknown:
 * @field: a field
 *
 * Returns: the number that stands for "not told" in it
 */
gint64
sourcier_field_get_unknown (const SourcierField *field)
{
  g_return_val_if_fail (field != NULL, 0);

  switch (field->type)
    {
    case SOURCIER_FIELD_MONEY:
    case SOURCIER_FIELD_COUNT:
    case SOURCIER_FIELD_PERCENT:
      return SOURCIER_NUMBER_UNKNOWN;
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    case SOURCIER_FIELD_DAY:
    case SOURCIER_FIELD_LINK:
    default:
      return 0;
    }
}

/**
 * sourcier_record_get_field:
 * @self: a record
 * @field: a field of its kind
 *
 * Returns: (transfer none): what the field is
 */
const SourcierField *
sourcier_record_get_field (SourcierRecord *self,
                           guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), NULL);
  g_return_val_if_fail (field < SOURCIER_RECORD_GET_CLASS (self)->n_fields, NULL);

  return &SOURCIER_RECORD_GET_CLASS (self)->fields[field];
}

/**
 * sourcier_record_get_n_fields:
 * @self: a record
 *
 * Returns: how many fields its kind has
 */
guint
sourcier_record_get_n_fields (SourcierRecord *self)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), 0);

  return SOURCIER_RECORD_GET_CLASS (self)->n_fields;
}

/**
 * sourcier_record_get_id:
 * @self: a record
 *
 * Returns: its id in the file, 0 before it was first saved
 */
gint64
sourcier_record_get_id (SourcierRecord *self)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), 0);

  return get_private (self)->id;
}

/**
 * sourcier_record_set_id:
 * @self: a record
 * @id: its id in the file, or 0
 */
void
sourcier_record_set_id (SourcierRecord *self,
                        gint64          id)
{
  g_return_if_fail (SOURCIER_IS_RECORD (self));

  get_private (self)->id = id;
}

/**
 * sourcier_record_emit_changed:
 * @self: a record
 *
 * Emits "changed": for subclasses that tell more than fields.
 */
void
sourcier_record_emit_changed (SourcierRecord *self)
{
  g_return_if_fail (SOURCIER_IS_RECORD (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sourcier_record_get_text:
 * @self: a record
 * @field: a field of words
 *
 * Returns: (transfer none): what it says, "" if not told
 */
const char *
sourcier_record_get_text (SourcierRecord *self,
                          guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), NULL);
  g_return_val_if_fail (sourcier_field_is_text (sourcier_record_get_field (self, field)), NULL);

  const char *text = get_values (self)[field].text;

  return text != NULL ? text : "";
}

/* Returns whether the text was another one. */
static gboolean
replace_text (Value      *value,
              const char *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (value->text, text) == 0)
    return FALSE;

  char *copy = g_strdup (text);

  g_free (value->text);
  value->text = copy;
  return TRUE;
}

/**
 * sourcier_record_set_text:
 * @self: a record
 * @field: a field of words
 * @text: (nullable): what it says, as valid UTF-8
 *
 * Sets the field to just these words. What a person or a list wrote goes through sourcier_record_read_field().
 */
void
sourcier_record_set_text (SourcierRecord *self,
                          guint           field,
                          const char     *text)
{
  g_return_if_fail (SOURCIER_IS_RECORD (self));
  g_return_if_fail (sourcier_field_is_text (sourcier_record_get_field (self, field)));
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  if (replace_text (&get_values (self)[field], text))
    sourcier_record_emit_changed (self);
}

/**
 * sourcier_record_get_number:
 * @self: a record
 * @field: a field of numbers
 *
 * Returns: the amount in cents, the day, the count, the hundredths of a per cent or the id that it holds;
 *   sourcier_field_get_unknown() if not told
 */
gint64
sourcier_record_get_number (SourcierRecord *self,
                            guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), 0);
  g_return_val_if_fail (!sourcier_field_is_text (sourcier_record_get_field (self, field)), 0);

  return get_values (self)[field].number;
}

/**
 * sourcier_record_set_number:
 * @self: a record
 * @field: a field of numbers
 * @number: what sourcier_record_get_number() gives; anything below "not told" is "not told"
 */
void
sourcier_record_set_number (SourcierRecord *self,
                            guint           field,
                            gint64          number)
{
  g_return_if_fail (SOURCIER_IS_RECORD (self));

  const SourcierField *told = sourcier_record_get_field (self, field);

  g_return_if_fail (!sourcier_field_is_text (told));

  Value *value = &get_values (self)[field];

  /* An id may be below 0. */
  if (told->type != SOURCIER_FIELD_LINK)
    number = MAX (number, sourcier_field_get_unknown (told));
  if (value->number == number)
    return;
  value->number = number;
  sourcier_record_emit_changed (self);
}

/**
 * sourcier_record_is_told:
 * @self: a record
 * @field: a field
 *
 * Returns: whether anything stands in the field
 */
gboolean
sourcier_record_is_told (SourcierRecord *self,
                         guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), FALSE);

  const SourcierField *told = sourcier_record_get_field (self, field);

  return sourcier_field_is_text (told) ? !sourcier_text_is_empty (sourcier_record_get_text (self, field))
                                       : sourcier_record_get_number (self, field) != sourcier_field_get_unknown (told);
}

/**
 * sourcier_record_is_empty:
 * @self: a record
 *
 * Returns: whether no field is told
 */
gboolean
sourcier_record_is_empty (SourcierRecord *self)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), TRUE);

  for (guint i = 0; i < sourcier_record_get_n_fields (self); i++)
    if (sourcier_record_is_told (self, i))
      return FALSE;
  return TRUE;
}

/* "12,5 %" becomes 1250 with @decimals 2, "36" becomes 36 with none. */
static gboolean
parse_number (const char *text,
              guint       decimals,
              gint64     *number)
{
  g_autofree char *plain = g_strdup (text);
  gint64 result = 0;

  if (g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  g_autofree char *tidy = sourcier_text_tidy (plain);
  gsize whole = strspn (tidy, "0123456789");
  const char *rest = tidy + whole;

  if (whole == 0 || whole > MOST_DIGITS)
    return FALSE;
  result = g_ascii_strtoll (tidy, NULL, 10);
  if ((*rest == ',' || *rest == '.') && decimals > 0)
    rest++;
  for (guint i = 0; i < decimals; i++)
    result = result * 10 + (g_ascii_isdigit (*rest) ? *rest++ - '0' : 0);
  if (*rest != '\0')
    return FALSE;
  *number = result;
  return TRUE;
}

static gboolean
parse (SourcierFieldType  type,
       const char        *text,
       gint64            *number)
{
  switch (type)
    {
    case SOURCIER_FIELD_MONEY:
      return sourcier_money_parse (text, number);
    case SOURCIER_FIELD_DAY:
      *number = sourcier_day_parse (text);
      return *number != SOURCIER_DAY_NONE;
    case SOURCIER_FIELD_COUNT:
      return parse_number (text, 0, number);
    case SOURCIER_FIELD_PERCENT:
      return parse_number (text, 2, number);
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    case SOURCIER_FIELD_LINK:
    default:
      return FALSE;
    }
}

static void
read_text (SourcierRecord *self,
           guint           field,
           char           *tidy)
{
  SourcierRecordClass *klass = SOURCIER_RECORD_GET_CLASS (self);

  if (klass->fields[field].type == SOURCIER_FIELD_TEXT)
    g_strdelimit (tidy, "\r\n\t", ' ');

  g_autofree char *canonical = klass->to_canonical != NULL ? klass->to_canonical (self, field, tidy) : NULL;
  sourcier_record_set_text (self, field, canonical != NULL ? canonical : tidy);
}

/**
 * sourcier_record_read_field:
 * @self: a record
 * @field: a field that is no link
 * @written: (nullable): what a person or a list wrote: "312 000 €", "18/01/2027", "12,5 %", "Marché de travaux"
 *
 * Sets the field to what was meant where that is sure, and else, for words, to what was written.
 *
 * Returns: %FALSE, and nothing is set, if the field holds numbers and @written is none
 */
gboolean
sourcier_record_read_field (SourcierRecord *self,
                            guint           field,
                            const char     *written)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), FALSE);

  const SourcierField *told = sourcier_record_get_field (self, field);

  g_return_val_if_fail (told->type != SOURCIER_FIELD_LINK, FALSE);

  g_autofree char *valid = sourcier_text_make_valid (written, -1);
  g_autofree char *tidy = sourcier_text_tidy (valid);
  gint64 number = sourcier_field_get_unknown (told);

  if (sourcier_field_is_text (told))
    {
      read_text (self, field, tidy);
      return TRUE;
    }
  if (*tidy != '\0' && !parse (told->type, tidy, &number))
    return FALSE;
  sourcier_record_set_number (self, field, number);
  return TRUE;
}

/* "12.5" of 1250, with the mark of the reader's language or a point. */
static char *
percent_to_text (gint64      hundredths,
                 const char *mark)
{
  gint64 whole = hundredths / 100, part = hundredths % 100;

  if (part == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, whole);
  if (part % 10 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "%s%" G_GINT64_FORMAT, whole, mark, part / 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s%02" G_GINT64_FORMAT, whole, mark, part);
}

static char *
show_percent (gint64 hundredths)
{
  /* translators: the mark before the decimals of a number: "." in English, "," in French */
  g_autofree char *number = percent_to_text (hundredths, C_("number", "."));

  /* translators: a share; %s is a number, "12.5" */
  return g_strdup_printf (C_("number", "%s%%"), number);
}

static char *
show_text (SourcierRecord *self,
           guint           field)
{
  SourcierRecordClass *klass = SOURCIER_RECORD_GET_CLASS (self);
  const char *text = sourcier_record_get_text (self, field);
  char *words = klass->to_words != NULL ? klass->to_words (self, field, text) : NULL;

  return words != NULL ? words : g_strdup (text);
}

/**
 * sourcier_record_show_field:
 * @self: a record
 * @field: a field that is no link
 *
 * Returns: (transfer full): the field for the reader, "€312,000", "18/01/2027", "12.5%", "Works"; "" if not told
 */
char *
sourcier_record_show_field (SourcierRecord *self,
                            guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), NULL);

  const SourcierField *told = sourcier_record_get_field (self, field);

  if (sourcier_field_is_text (told))
    return show_text (self, field);
  if (!sourcier_record_is_told (self, field))
    return g_strdup ("");

  gint64 number = sourcier_record_get_number (self, field);

  switch (told->type)
    {
    case SOURCIER_FIELD_MONEY:
      return sourcier_money_format (number);
    case SOURCIER_FIELD_DAY:
      return sourcier_day_format ((SourcierDay) number);
    case SOURCIER_FIELD_PERCENT:
      return show_percent (number);
    case SOURCIER_FIELD_COUNT:
      return sourcier_count_format (number);
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    case SOURCIER_FIELD_LINK:
    default:
      return g_strdup ("");
    }
}

/**
 * sourcier_record_field_to_text:
 * @self: a record
 * @field: a field
 *
 * Returns: (transfer full): the field as JSON and forms have it, the same in every language: "312000", "2027-01-18",
 *   "12.5"; sourcier_record_read_field() reads it back; "" if not told
 */
char *
sourcier_record_field_to_text (SourcierRecord *self,
                               guint           field)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), NULL);

  const SourcierField *told = sourcier_record_get_field (self, field);

  if (sourcier_field_is_text (told))
    return g_strdup (sourcier_record_get_text (self, field));
  if (!sourcier_record_is_told (self, field))
    return g_strdup ("");

  gint64 number = sourcier_record_get_number (self, field);

  switch (told->type)
    {
    case SOURCIER_FIELD_MONEY:
      return sourcier_money_to_text (number);
    case SOURCIER_FIELD_DAY:
      return sourcier_day_to_iso ((SourcierDay) number);
    case SOURCIER_FIELD_PERCENT:
      return percent_to_text (number, ".");
    case SOURCIER_FIELD_COUNT:
    case SOURCIER_FIELD_LINK:
    case SOURCIER_FIELD_TEXT:
    case SOURCIER_FIELD_LINES:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

/**
 * sourcier_record_assign:
 * @self: a record
 * @other: another of the same kind
 *
 * Has @self say what @other says, the id included. Nothing is emitted.
 *
 * Returns: whether that changed a field
 */
gboolean
sourcier_record_assign (SourcierRecord *self,
                        SourcierRecord *other)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_RECORD (other), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  Value *own = get_values (self), *others = get_values (other);
  gboolean changed = FALSE;

  get_private (self)->id = get_private (other)->id;
  for (guint i = 0; i < sourcier_record_get_n_fields (self); i++)
    {
      changed = replace_text (&own[i], others[i].text) || own[i].number != others[i].number || changed;
      own[i].number = others[i].number;
    }
  return changed;
}

/**
 * sourcier_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): another object of the same kind whose fields say the same, the id included
 */
gpointer
sourcier_record_copy (SourcierRecord *self)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), NULL);

  SourcierRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  sourcier_record_assign (copy, self);
  return copy;
}

/**
 * sourcier_record_equal:
 * @self: a record
 * @other: another of the same kind
 *
 * Returns: whether the fields of both say the same, whatever their ids
 */
gboolean
sourcier_record_equal (SourcierRecord *self,
                       SourcierRecord *other)
{
  g_return_val_if_fail (SOURCIER_IS_RECORD (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_RECORD (other), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  const Value *own = get_values (self), *others = get_values (other);

  for (guint i = 0; i < sourcier_record_get_n_fields (self); i++)
    if (own[i].number != others[i].number || g_strcmp0 (own[i].text, others[i].text) != 0)
      return FALSE;
  return TRUE;
}
