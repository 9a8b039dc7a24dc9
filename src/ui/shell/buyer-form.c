/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/buyer-form.h"

#include "base/money.h"
#include "base/text.h"
#include "office/spaser.h"
#include "reference/departement.h"

#include <glib/gi18n-lib.h>

struct _SourcierBuyerForm
{
  AdwBin parent_instance;

  AdwEntryRow *name_row;
  AdwComboRow *kind_row;
  AdwEntryRow *departement_row;
  GtkLabel *departement_name;
  AdwEntryRow *volume_row;
  GtkLabel *hint;

  gboolean valid;
};

enum { PROP_0, PROP_VALID, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SourcierBuyerForm, sourcier_buyer_form, ADW_TYPE_BIN)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Marks a row whose text was not understood: by colour, and for those who do not see it. */
static void
mark_row (AdwEntryRow *row,
          gboolean     understood)
{
  GtkAccessibleInvalidState state = understood ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE;

  if (understood)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
}

/* Whether the departement is understood or not told; shows its name beside what was typed. */
static gboolean
check_departement (SourcierBuyerForm *self)
{
  const char *text = text_of (self->departement_row);
  const SourcierDepartement *departement = sourcier_departement_recognise (text);
  gboolean understood = departement != NULL || sourcier_text_is_empty (text);

  gtk_label_set_label (self->departement_name, departement != NULL ? sourcier_departement_get_name (departement) : "");
  /* With the box around it, which has a margin of its own beside the pencil. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->departement_name)), departement != NULL);
  mark_row (self->departement_row, understood);
  return understood;
}

static gboolean
check_volume (SourcierBuyerForm *self,
              gint64            *volume)
{
  const char *text = text_of (self->volume_row);
  gboolean understood = sourcier_text_is_empty (text);

  *volume = SOURCIER_MONEY_UNKNOWN;
  if (!understood)
    understood = sourcier_money_parse (text, volume) && *volume >= 0;
  mark_row (self->volume_row, understood);
  return understood;
}

static char *
describe_volume (gint64 volume)
{
  g_autofree char *threshold = sourcier_money_format (sourcier_spaser_get_threshold (sourcier_day_today ()));

  if (volume == SOURCIER_MONEY_UNKNOWN)
    /* Translators: %s is an amount of money */
    return g_strdup_printf (_("A SPASER is compulsory for buyers above %s HT a year (D2111-3)."), threshold);

  g_autofree char *amount = sourcier_money_format (volume);
  if (sourcier_spaser_is_compulsory (volume, sourcier_day_today ()))
    /* Translators: both are amounts of money */
    return g_strdup_printf (_("%s HT a year is above %s: a SPASER is compulsory (L2111-3, D2111-3)."), amount, threshold);
  /* Translators: both are amounts of money */
  return g_strdup_printf (_("%s HT a year is not above %s: a SPASER is not compulsory (D2111-3)."), amount, threshold);
}

static void
row_changed_cb (SourcierBuyerForm *self)
{
  gint64 volume;
  gboolean departement_understood = check_departement (self);
  gboolean volume_understood = check_volume (self, &volume);
  gboolean valid = departement_understood && volume_understood;
  g_autofree char *hint = NULL;

  if (!departement_understood)
    hint = g_strdup (_("There is no such departement: write its number or its name, “95” or “Val-d’Oise”."));
  else if (!volume_understood)
    hint = g_strdup (_("This is not an amount: write “61 200 000”, “61,2 M€” or “850 k€”."));
  else
    hint = describe_volume (volume);
  gtk_label_set_label (self->hint, hint);

  if (self->valid != valid)
    {
      self->valid = valid;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
}

static void
fill_kinds (SourcierBuyerForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint kind = 0; kind < SOURCIER_N_BUYER_KINDS; kind++)
    gtk_string_list_append (names, sourcier_buyer_kind_get_name ((SourcierBuyerKind) kind));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

static gboolean
sourcier_buyer_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOURCIER_BUYER_FORM (widget)->name_row));
}

static void
sourcier_buyer_form_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SourcierBuyerForm *self = SOURCIER_BUYER_FORM (object);

  switch (property_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sourcier_buyer_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_BUYER_FORM);

  G_OBJECT_CLASS (sourcier_buyer_form_parent_class)->dispose (object);
}

static void
sourcier_buyer_form_class_init (SourcierBuyerFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sourcier_buyer_form_dispose;
  object_class->get_property = sourcier_buyer_form_get_property;
  widget_class->grab_focus = sourcier_buyer_form_grab_focus;

  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/buyer-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierBuyerForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierBuyerForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierBuyerForm, departement_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierBuyerForm, departement_name);
  gtk_widget_class_bind_template_child (widget_class, SourcierBuyerForm, volume_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierBuyerForm, hint);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
}

static void
sourcier_buyer_form_init (SourcierBuyerForm *self)
{
  self->valid = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  row_changed_cb (self);
}

/**
 * sourcier_buyer_form_new:
 *
 * Returns: (transfer full): an empty form
 */
GtkWidget *
sourcier_buyer_form_new (void)
{
  return g_object_new (SOURCIER_TYPE_BUYER_FORM, NULL);
}

/**
 * sourcier_buyer_form_set_buyer:
 * @self: a form
 * @buyer: the buyer to show
 */
void
sourcier_buyer_form_set_buyer (SourcierBuyerForm *self,
                               SourcierBuyer     *buyer)
{
  g_return_if_fail (SOURCIER_IS_BUYER_FORM (self));
  g_return_if_fail (SOURCIER_IS_BUYER (buyer));

  gint64 volume = sourcier_buyer_get_yearly_volume (buyer);
  g_autofree char *amount = volume != SOURCIER_MONEY_UNKNOWN ? sourcier_money_format (volume) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), sourcier_buyer_get_name (buyer));
  adw_combo_row_set_selected (self->kind_row, sourcier_buyer_get_kind (buyer));
  gtk_editable_set_text (GTK_EDITABLE (self->departement_row), sourcier_buyer_get_departement (buyer));
  gtk_editable_set_text (GTK_EDITABLE (self->volume_row), amount);
}

/**
 * sourcier_buyer_form_dup_buyer:
 * @self: a form
 *
 * Returns: (transfer full): the buyer as the form has it; what was not understood is left out
 */
SourcierBuyer *
sourcier_buyer_form_dup_buyer (SourcierBuyerForm *self)
{
  g_return_val_if_fail (SOURCIER_IS_BUYER_FORM (self), NULL);

  SourcierBuyer *buyer = sourcier_buyer_new ();
  g_autofree char *name = sourcier_text_tidy (text_of (self->name_row));
  const SourcierDepartement *departement = sourcier_departement_recognise (text_of (self->departement_row));
  gint64 volume;

  check_volume (self, &volume);
  sourcier_buyer_set_name (buyer, name);
  sourcier_buyer_set_kind (buyer, (SourcierBuyerKind) adw_combo_row_get_selected (self->kind_row));
  sourcier_buyer_set_departement (buyer, departement != NULL ? sourcier_departement_get_code (departement) : "");
  sourcier_buyer_set_yearly_volume (buyer, volume);
  return buyer;
}

/**
 * sourcier_buyer_form_get_valid:
 * @self: a form
 *
 * Returns: whether everything written in it was understood
 */
gboolean
sourcier_buyer_form_get_valid (SourcierBuyerForm *self)
{
  g_return_val_if_fail (SOURCIER_IS_BUYER_FORM (self), FALSE);

  return self->valid;
}
