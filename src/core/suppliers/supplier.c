/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-private.h"

#include "base/money.h"

enum { PROP_0, PROP_ID, PROP_NAME, N_PROPS };
enum { CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierSupplier, sourcier_supplier, G_TYPE_OBJECT)

static void
sourcier_supplier_finalize (GObject *object)
{
  SourcierSupplier *self = SOURCIER_SUPPLIER (object);

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->awards);
  g_ptr_array_unref (self->contacts);
  g_strfreev (self->families);
  g_strfreev (self->cpv);
  g_strfreev (self->areas);
  g_strfreev (self->tags);

  G_OBJECT_CLASS (sourcier_supplier_parent_class)->finalize (object);
}

static void
sourcier_supplier_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SourcierSupplier *self = SOURCIER_SUPPLIER (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, sourcier_supplier_get_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sourcier_supplier_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SourcierSupplier *self = SOURCIER_SUPPLIER (object);

  switch (prop_id)
    {
    case PROP_ID:
      sourcier_supplier_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_NAME:
      sourcier_supplier_set_text (self, SOURCIER_SUPPLIER_NAME, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sourcier_supplier_class_init (SourcierSupplierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sourcier_supplier_finalize;
  object_class->get_property = sourcier_supplier_get_property;
  object_class->set_property = sourcier_supplier_set_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SourcierSupplier::changed:
   *
   * Something of what is told about the supplier is no longer the same: a field, its awards, contacts, families or tags.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_supplier_init (SourcierSupplier *self)
{
  self->turnover = SOURCIER_MONEY_UNKNOWN;
  self->awards = g_ptr_array_new_with_free_func (g_object_unref);
  self->contacts = g_ptr_array_new_with_free_func (g_object_unref);
  self->families = g_new0 (char *, 1);
  self->cpv = g_new0 (char *, 1);
  self->areas = g_new0 (char *, 1);
  self->tags = g_new0 (char *, 1);
}

/**
 * sourcier_supplier_new:
 *
 * Returns: (transfer full): a supplier of whom nothing is known, not in any file yet
 */
SourcierSupplier *
sourcier_supplier_new (void)
{
  return g_object_new (SOURCIER_TYPE_SUPPLIER, NULL);
}

/* Tells everybody who listens that something of what is told about the supplier is no longer the same. */
void
_sourcier_supplier_changed (SourcierSupplier *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns whether the text was another one. */
static gboolean
replace_text (SourcierSupplier      *self,
              SourcierSupplierField  field,
              const char            *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (self->texts[field], text) == 0)
    return FALSE;

  char *copy = g_strdup (text);

  g_free (self->texts[field]);
  self->texts[field] = copy;
  self->has_place = FALSE;
  return TRUE;
}

/**
 * _sourcier_supplier_assign:
 * @self: a supplier
 * @other: what is now known about the same supplier
 *
 * Has @self say what @other says, the id included, and announces what that changes. The awards and contacts become copies.
 */
void
_sourcier_supplier_assign (SourcierSupplier *self,
                           SourcierSupplier *other)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER (other));

  gboolean renamed = FALSE;

  sourcier_supplier_set_id (self, other->id);
  sourcier_supplier_set_contracts (self, &other->contracts);
  if (sourcier_supplier_equal (self, other))
    return;

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (replace_text (self, i, other->texts[i]) && i == SOURCIER_SUPPLIER_NAME)
      renamed = TRUE;
  self->turnover = other->turnover;

  g_ptr_array_set_size (self->awards, 0);
  for (guint i = 0; i < other->awards->len; i++)
    g_ptr_array_add (self->awards, sourcier_label_award_copy (g_ptr_array_index (other->awards, i)));
  g_ptr_array_set_size (self->contacts, 0);
  for (guint i = 0; i < other->contacts->len; i++)
    g_ptr_array_add (self->contacts, sourcier_contact_copy (g_ptr_array_index (other->contacts, i)));
  g_strfreev (self->families);
  self->families = g_strdupv (other->families);
  g_strfreev (self->cpv);
  self->cpv = g_strdupv (other->cpv);
  g_strfreev (self->areas);
  self->areas = g_strdupv (other->areas);
  g_strfreev (self->tags);
  self->tags = g_strdupv (other->tags);

  if (renamed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_copy:
 * @self: a supplier
 *
 * Returns: (transfer full): another object that says the same, the ids included, with awards and contacts of its own
 */
SourcierSupplier *
sourcier_supplier_copy (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  SourcierSupplier *copy = sourcier_supplier_new ();

  _sourcier_supplier_assign (copy, self);
  return copy;
}

static gboolean
same_awards (GPtrArray *some,
             GPtrArray *others)
{
  if (some->len != others->len)
    return FALSE;

  for (guint i = 0; i < some->len; i++)
    {
      SourcierLabelAward *one = g_ptr_array_index (some, i);
      SourcierLabelAward *other = g_ptr_array_index (others, i);

      if (sourcier_label_award_get_id (one) != sourcier_label_award_get_id (other)
          || !sourcier_label_award_equal (one, other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_contacts (GPtrArray *some,
               GPtrArray *others)
{
  if (some->len != others->len)
    return FALSE;

  for (guint i = 0; i < some->len; i++)
    {
      SourcierContact *one = g_ptr_array_index (some, i);
      SourcierContact *other = g_ptr_array_index (others, i);

      if (sourcier_contact_get_id (one) != sourcier_contact_get_id (other) || !sourcier_contact_equal (one, other))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_supplier_equal:
 * @self: a supplier
 * @other: another
 *
 * Returns: whether both have the same id and say the same, award by award and contact by contact
 */
gboolean
sourcier_supplier_equal (SourcierSupplier *self,
                         SourcierSupplier *other)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (other), FALSE);

  if (self->id != other->id || self->turnover != other->turnover)
    return FALSE;
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (g_strcmp0 (self->texts[i], other->texts[i]) != 0)
      return FALSE;

  return g_strv_equal ((const char * const *) self->families, (const char * const *) other->families)
         && g_strv_equal ((const char * const *) self->cpv, (const char * const *) other->cpv)
         && g_strv_equal ((const char * const *) self->areas, (const char * const *) other->areas)
         && g_strv_equal ((const char * const *) self->tags, (const char * const *) other->tags)
         && same_awards (self->awards, other->awards) && same_contacts (self->contacts, other->contacts);
}

/**
 * sourcier_supplier_get_id:
 * @self: a supplier
 *
 * Returns: its id in the file, 0 before it was first saved
 */
gint64
sourcier_supplier_get_id (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), 0);

  return self->id;
}

/**
 * sourcier_supplier_set_id:
 * @self: a supplier
 * @id: its id in the file, or 0
 */
void
sourcier_supplier_set_id (SourcierSupplier *self,
                          gint64            id)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * sourcier_supplier_get_text:
 * @self: a supplier
 * @field: a field
 *
 * Returns: (transfer none): the field as the file keeps it: a departement and a headcount band by their code, a SIRET
 *   without spaces, the turnover as sourcier_money_to_text() writes it; "" if not told
 */
const char *
sourcier_supplier_get_text (SourcierSupplier      *self,
                            SourcierSupplierField  field)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);
  g_return_val_if_fail (field < SOURCIER_N_SUPPLIER_FIELDS, NULL);

  return self->texts[field] != NULL ? self->texts[field] : "";
}

/**
 * sourcier_supplier_set_text:
 * @self: a supplier
 * @field: a field
 * @text: (nullable): the field as sourcier_supplier_get_text() gives it
 *
 * Sets a field to just these words. What a person or a list wrote goes through sourcier_supplier_read_field(). A
 * turnover that is no amount becomes unknown.
 */
void
sourcier_supplier_set_text (SourcierSupplier      *self,
                            SourcierSupplierField  field,
                            const char            *text)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (field < SOURCIER_N_SUPPLIER_FIELDS);
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  if (field == SOURCIER_SUPPLIER_TURNOVER)
    {
      gint64 cents = SOURCIER_MONEY_UNKNOWN;

      sourcier_money_parse (text, &cents);
      sourcier_supplier_set_turnover (self, cents);
      return;
    }

  if (!replace_text (self, field, text))
    return;
  if (field == SOURCIER_SUPPLIER_NAME)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_get_name:
 * @self: a supplier
 *
 * Returns: (transfer none): its name, "" if not told
 */
const char *
sourcier_supplier_get_name (SourcierSupplier *self)
{
  return sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_NAME);
}

/**
 * sourcier_supplier_get_turnover:
 * @self: a supplier
 *
 * Returns: its yearly turnover in cents, or %SOURCIER_MONEY_UNKNOWN
 */
gint64
sourcier_supplier_get_turnover (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), SOURCIER_MONEY_UNKNOWN);

  return self->turnover;
}

/**
 * sourcier_supplier_set_turnover:
 * @self: a supplier
 * @cents: its yearly turnover in cents, or %SOURCIER_MONEY_UNKNOWN
 */
void
sourcier_supplier_set_turnover (SourcierSupplier *self,
                                gint64            cents)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));

  cents = MAX (cents, SOURCIER_MONEY_UNKNOWN);
  if (self->turnover == cents)
    return;

  g_autofree char *text = sourcier_money_to_text (cents);

  self->turnover = cents;
  replace_text (self, SOURCIER_SUPPLIER_TURNOVER, text);
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_get_awards:
 * @self: a supplier
 *
 * Returns: (transfer none) (element-type SourcierLabelAward): the label awards it holds or held
 */
GPtrArray *
sourcier_supplier_get_awards (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  return self->awards;
}

/**
 * sourcier_supplier_add_award:
 * @self: a supplier
 * @award: (transfer none): an award that no other supplier has
 */
void
sourcier_supplier_add_award (SourcierSupplier   *self,
                             SourcierLabelAward *award)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (award));

  g_ptr_array_add (self->awards, g_object_ref (award));
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_remove_award:
 * @self: a supplier
 * @award: (transfer none): one of its awards; nothing happens if it is none of them
 */
void
sourcier_supplier_remove_award (SourcierSupplier   *self,
                                SourcierLabelAward *award)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (award));

  if (g_ptr_array_remove (self->awards, award))
    _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_get_contacts:
 * @self: a supplier
 *
 * Returns: (transfer none) (element-type SourcierContact): the people to reach
 */
GPtrArray *
sourcier_supplier_get_contacts (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  return self->contacts;
}

/**
 * sourcier_supplier_add_contact:
 * @self: a supplier
 * @contact: (transfer none): a contact that no other supplier has
 */
void
sourcier_supplier_add_contact (SourcierSupplier *self,
                               SourcierContact  *contact)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (SOURCIER_IS_CONTACT (contact));

  g_ptr_array_add (self->contacts, g_object_ref (contact));
  _sourcier_supplier_changed (self);
}

/**
 * sourcier_supplier_remove_contact:
 * @self: a supplier
 * @contact: (transfer none): one of its contacts; nothing happens if it is none of them
 */
void
sourcier_supplier_remove_contact (SourcierSupplier *self,
                                  SourcierContact  *contact)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (SOURCIER_IS_CONTACT (contact));

  if (g_ptr_array_remove (self->contacts, contact))
    _sourcier_supplier_changed (self);
}
