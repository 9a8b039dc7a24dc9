/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/money-entry.h"

#include "base/money.h"
#include "base/text.h"

/* Long enough for the next digit to come, short enough to seem immediate. */
#define REST_MS 300

struct _SourcierMoneyEntry
{
  GtkEntry parent_instance;

  gint64   amount;
  guint    rest_id;
  gboolean writing; /* the program writes, not the reader */
};

G_DEFINE_FINAL_TYPE (SourcierMoneyEntry, sourcier_money_entry, GTK_TYPE_ENTRY)

enum { PROP_0, PROP_AMOUNT, N_PROPS };

static GParamSpec *properties[N_PROPS];

static gboolean
understand (SourcierMoneyEntry *self,
            gint64             *cents)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  *cents = SOURCIER_MONEY_UNKNOWN;
  return sourcier_text_is_empty (text) || sourcier_money_parse (text, cents);
}

static void
mark (SourcierMoneyEntry *self,
      gboolean            valid)
{
  if (valid)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                                   GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
}

static void
take (SourcierMoneyEntry *self)
{
  gint64 cents;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  mark (self, understand (self, &cents));
  if (cents == self->amount)
    return;
  self->amount = cents;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AMOUNT]);
}

static void
write_amount (SourcierMoneyEntry *self)
{
  g_autofree char *text = self->amount < 0 ? g_strdup ("") : sourcier_money_format (self->amount);

  self->writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->writing = FALSE;
}

static void
rested_cb (gpointer data)
{
  SourcierMoneyEntry *self = data;

  self->rest_id = 0;
  take (self);
}

static void
changed_cb (SourcierMoneyEntry *self)
{
  gint64 cents;

  if (self->writing)
    return;
  if (understand (self, &cents))
    mark (self, TRUE);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add_once (REST_MS, rested_cb, self);
}

static void
finish (SourcierMoneyEntry *self)
{
  take (self);
  if (sourcier_money_entry_is_valid (self))
    write_amount (self);
}

static gboolean
key_pressed_cb (SourcierMoneyEntry *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  if (keyval != GDK_KEY_Escape || gtk_editable_get_text (GTK_EDITABLE (self))[0] == '\0')
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (self), "");
  take (self);
  return GDK_EVENT_STOP;
}

static void
sourcier_money_entry_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (prop_id == PROP_AMOUNT)
    g_value_set_int64 (value, SOURCIER_MONEY_ENTRY (object)->amount);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sourcier_money_entry_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (prop_id == PROP_AMOUNT)
    sourcier_money_entry_set_amount (SOURCIER_MONEY_ENTRY (object), g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sourcier_money_entry_dispose (GObject *object)
{
  SourcierMoneyEntry *self = SOURCIER_MONEY_ENTRY (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  G_OBJECT_CLASS (sourcier_money_entry_parent_class)->dispose (object);
}

static void
sourcier_money_entry_class_init (SourcierMoneyEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sourcier_money_entry_get_property;
  object_class->set_property = sourcier_money_entry_set_property;
  object_class->dispose = sourcier_money_entry_dispose;

  properties[PROP_AMOUNT] = g_param_spec_int64 ("amount", NULL, NULL,
                                                SOURCIER_MONEY_UNKNOWN, G_MAXINT64, SOURCIER_MONEY_UNKNOWN,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sourcier_money_entry_init (SourcierMoneyEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->amount = SOURCIER_MONEY_UNKNOWN;
  gtk_entry_set_input_purpose (GTK_ENTRY (self), GTK_INPUT_PURPOSE_FREE_FORM);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "activate", G_CALLBACK (finish), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (finish), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * sourcier_money_entry_new:
 *
 * Returns: (transfer floating): an entry with no amount
 */
GtkWidget *
sourcier_money_entry_new (void)
{
  return g_object_new (SOURCIER_TYPE_MONEY_ENTRY, NULL);
}

/**
 * sourcier_money_entry_get_amount:
 * @self: an entry
 *
 * Returns: the amount in cents, or %SOURCIER_MONEY_UNKNOWN
 */
gint64
sourcier_money_entry_get_amount (SourcierMoneyEntry *self)
{
  g_return_val_if_fail (SOURCIER_IS_MONEY_ENTRY (self), SOURCIER_MONEY_UNKNOWN);

  return self->amount;
}

/**
 * sourcier_money_entry_set_amount:
 * @self: an entry
 * @cents: the amount, or %SOURCIER_MONEY_UNKNOWN for an empty entry
 *
 * Writes the amount in the reader’s locale.
 */
void
sourcier_money_entry_set_amount (SourcierMoneyEntry *self,
                                 gint64              cents)
{
  g_return_if_fail (SOURCIER_IS_MONEY_ENTRY (self));

  g_clear_handle_id (&self->rest_id, g_source_remove);
  cents = MAX (cents, SOURCIER_MONEY_UNKNOWN);
  if (cents != self->amount)
    {
      self->amount = cents;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AMOUNT]);
    }
  write_amount (self);
  mark (self, TRUE);
}

/**
 * sourcier_money_entry_read_amount:
 * @self: an entry
 *
 * For whoever takes what is written now, such as a form that is applied by its key right behind the last digit: the amount of the
 * entry follows only after a rest.
 *
 * Returns: what is written, in cents, or %SOURCIER_MONEY_UNKNOWN
 */
gint64
sourcier_money_entry_read_amount (SourcierMoneyEntry *self)
{
  gint64 cents;

  g_return_val_if_fail (SOURCIER_IS_MONEY_ENTRY (self), SOURCIER_MONEY_UNKNOWN);

  return understand (self, &cents) ? cents : SOURCIER_MONEY_UNKNOWN;
}

/**
 * sourcier_money_entry_is_valid:
 * @self: an entry
 *
 * Returns: whether what is written is an amount, or nothing is written
 */
gboolean
sourcier_money_entry_is_valid (SourcierMoneyEntry *self)
{
  gint64 cents;

  g_return_val_if_fail (SOURCIER_IS_MONEY_ENTRY (self), FALSE);

  return understand (self, &cents);
}
