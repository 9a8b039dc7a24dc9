/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-counts.h"

#include "base/money.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

struct _SourcierImportCounts
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *cards[SOURCIER_N_IMPORT_EFFECTS];
  GtkLabel *figures[SOURCIER_N_IMPORT_EFFECTS];
  gboolean selectable;
  SourcierImportEffect effect;
};

G_DEFINE_FINAL_TYPE (SourcierImportCounts, sourcier_import_counts, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SELECTABLE,
  PROP_EFFECT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The figure wears the colour of what the reader should think of it. */
static const char * const classes[SOURCIER_N_IMPORT_EFFECTS] = {
  [SOURCIER_IMPORT_NEW] = "success",
  [SOURCIER_IMPORT_CHANGED] = "accent",
  [SOURCIER_IMPORT_UNCHANGED] = "dim-label",
  [SOURCIER_IMPORT_DOUBTFUL] = "warning",
  [SOURCIER_IMPORT_REJECTED] = "error",
};

static void
toggled_cb (GtkToggleButton      *button,
            SourcierImportCounts *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < SOURCIER_N_IMPORT_EFFECTS; i++)
    if (self->cards[i] == GTK_WIDGET (button))
      self->effect = i;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EFFECT]);
}

static GtkWidget *
new_words (SourcierImportCounts *self,
           SourcierImportEffect  effect)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = gtk_label_new ("0");
  GtkWidget *word = gtk_label_new (sourcier_import_effect_get_name (effect));

  gtk_widget_add_css_class (figure, "title-1");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (word, "caption-heading");
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), word);
  self->figures[effect] = GTK_LABEL (figure);
  return box;
}

static GtkWidget *
new_card (SourcierImportCounts *self,
          SourcierImportEffect  effect)
{
  GtkWidget *words = new_words (self, effect);

  if (!self->selectable)
    return words;

  GtkWidget *card = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (card), words);
  gtk_widget_add_css_class (card, "sourcier-count");
  if (effect > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (card), GTK_TOGGLE_BUTTON (self->cards[0]));
  g_signal_connect_object (card, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return card;
}

static void
sourcier_import_counts_constructed (GObject *object)
{
  SourcierImportCounts *self = SOURCIER_IMPORT_COUNTS (object);

  G_OBJECT_CLASS (sourcier_import_counts_parent_class)->constructed (object);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (guint i = 0; i < SOURCIER_N_IMPORT_EFFECTS; i++)
    {
      self->cards[i] = new_card (self, i);
      gtk_box_append (GTK_BOX (self->box), self->cards[i]);
    }
}

static void
sourcier_import_counts_get_property (GObject    *object,
                                     guint       id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  SourcierImportCounts *self = SOURCIER_IMPORT_COUNTS (object);

  if (id == PROP_SELECTABLE)
    g_value_set_boolean (value, self->selectable);
  else if (id == PROP_EFFECT)
    g_value_set_int (value, (int) self->effect);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sourcier_import_counts_set_property (GObject      *object,
                                     guint         id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  SourcierImportCounts *self = SOURCIER_IMPORT_COUNTS (object);

  if (id == PROP_SELECTABLE)
    self->selectable = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sourcier_import_counts_dispose (GObject *object)
{
  SourcierImportCounts *self = SOURCIER_IMPORT_COUNTS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_import_counts_parent_class)->dispose (object);
}

static void
sourcier_import_counts_class_init (SourcierImportCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = sourcier_import_counts_constructed;
  object_class->get_property = sourcier_import_counts_get_property;
  object_class->set_property = sourcier_import_counts_set_property;
  object_class->dispose = sourcier_import_counts_dispose;

  properties[PROP_SELECTABLE] =
    g_param_spec_boolean ("selectable", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EFFECT] =
    g_param_spec_int ("effect", NULL, NULL, 0, SOURCIER_N_IMPORT_EFFECTS - 1, 0,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_import_counts_init (SourcierImportCounts *self)
{
}

static void
show_count (SourcierImportCounts *self,
            SourcierImportEffect  effect,
            gint64                n)
{
  g_autofree char *figure = sourcier_count_format (n);
  /* translators: an effect of an import and how many rows have it: “New: 3 828” */
  g_autofree char *spoken = g_strdup_printf (C_("count", "%s: %s"), sourcier_import_effect_get_name (effect), figure);

  gtk_label_set_label (self->figures[effect], figure);
  gtk_widget_remove_css_class (GTK_WIDGET (self->figures[effect]), classes[effect]);
  gtk_widget_remove_css_class (GTK_WIDGET (self->figures[effect]), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->figures[effect]), n > 0 ? classes[effect] : "dim-label");
  sourcier_accessible_name_set (self->cards[effect], spoken);
}

/**
 * sourcier_import_counts_set_import:
 * @self: the figures
 * @import: an import that was prepared
 *
 * Shows what an import does.
 */
void
sourcier_import_counts_set_import (SourcierImportCounts   *self,
                                   SourcierSupplierImport *import)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_COUNTS (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (import));

  for (guint i = 0; i < SOURCIER_N_IMPORT_EFFECTS; i++)
    show_count (self, i, sourcier_supplier_import_get_n (import, i));
}

/**
 * sourcier_import_counts_get_effect:
 * @self: the figures
 *
 * Returns: the effect chosen
 */
SourcierImportEffect
sourcier_import_counts_get_effect (SourcierImportCounts *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_COUNTS (self), SOURCIER_IMPORT_NEW);

  return self->effect;
}

/**
 * sourcier_import_counts_set_effect:
 * @self: the figures, which can be chosen
 * @effect: the one to choose
 */
void
sourcier_import_counts_set_effect (SourcierImportCounts *self,
                                   SourcierImportEffect  effect)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_COUNTS (self) && self->selectable);
  g_return_if_fail (effect < SOURCIER_N_IMPORT_EFFECTS);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->cards[effect]), TRUE);
}
