/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/record.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

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
    case SOURCIER_FIELD_YEAR:
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
