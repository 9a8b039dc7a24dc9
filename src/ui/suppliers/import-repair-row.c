/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-repair-row.h"

#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

/* So many cells tell what is meant. */
#define N_EXAMPLES 3

struct _SourcierImportRepairRow
{
  AdwActionRow parent_instance;

  SourcierImportRepairKind kind;
  GtkWidget *rows_button;
  GtkSwitch *taken_switch;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SourcierImportRepairRow, sourcier_import_repair_row, ADW_TYPE_ACTION_ROW)

enum
{
  TAKEN,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
switched_cb (SourcierImportRepairRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TAKEN], 0, gtk_switch_get_active (self->taken_switch));
}

static void
clicked_cb (SourcierImportRepairRow *self)
{
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
sourcier_import_repair_row_class_init (SourcierImportRepairRowClass *klass)
{
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
sourcier_import_repair_row_init (SourcierImportRepairRow *self)
{
  self->rows_button = gtk_button_new_from_icon_name ("view-list-symbolic");
  self->taken_switch = GTK_SWITCH (gtk_switch_new ());

  gtk_widget_add_css_class (self->rows_button, "flat");
  gtk_widget_set_valign (self->rows_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->rows_button, _("Show all of them"));
  gtk_widget_set_valign (GTK_WIDGET (self->taken_switch), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->taken_switch), _("Repair"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->rows_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->taken_switch));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->taken_switch));
  g_signal_connect_object (self->rows_button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->taken_switch, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_import_repair_row_new:
 * @kind: a kind of repair
 *
 * Returns: (transfer none): a row that does not show yet
 */
GtkWidget *
sourcier_import_repair_row_new (SourcierImportRepairKind kind)
{
  SourcierImportRepairRow *self = g_object_new (SOURCIER_TYPE_IMPORT_REPAIR_ROW, "visible", FALSE, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}

/**
 * sourcier_import_repair_row_get_kind:
 * @self: a row
 *
 * Returns: the kind of repair it proposes
 */
SourcierImportRepairKind
sourcier_import_repair_row_get_kind (SourcierImportRepairRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_REPAIR_ROW (self), SOURCIER_IMPORT_REPAIR_POSTCODES);
  return self->kind;
}

/**
 * sourcier_import_repair_to_markup:
 * @repair: a repair
 *
 * Returns: (transfer full): what is written, struck, and what was probably meant, beside it
 */
char *
sourcier_import_repair_to_markup (SourcierImportRepair *repair)
{
  return g_markup_printf_escaped ("<s>%s</s> → <b>%s</b>", sourcier_import_repair_get_before (repair),
                                  sourcier_import_repair_get_after (repair));
}

static char *
dup_examples (GPtrArray *repairs,
              gboolean   more)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; repairs != NULL && i < repairs->len; i++)
    {
      g_autofree char *markup = sourcier_import_repair_to_markup (g_ptr_array_index (repairs, i));

      g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", markup);
    }
  if (more)
    g_string_append (words, " · …");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * sourcier_import_repair_row_show:
 * @self: a row
 * @import: an import that was prepared, which no job uses
 *
 * Shows how many cells seem to have lost something, and whether it is put back; nothing where none has.
 */
void
sourcier_import_repair_row_show (SourcierImportRepairRow *self,
                                 SourcierSupplierImport  *import)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_REPAIR_ROW (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (import));

  gint64 n = sourcier_supplier_import_get_n_repairs (import, self->kind);
  g_autoptr (GPtrArray) examples = sourcier_supplier_import_get_repairs (import, self->kind, N_EXAMPLES, NULL);
  g_autofree char *words = sourcier_import_repair_kind_to_words (self->kind, n);
  g_autofree char *markup = dup_examples (examples, n > N_EXAMPLES);
  /* translators: a button; %s is “127 postcodes seem to have lost their leading zero” */
  g_autofree char *all = g_strdup_printf (_("%s: show all of them"), words);
  /* translators: a switch; %s is “127 postcodes seem to have lost their leading zero” */
  g_autofree char *repair = g_strdup_printf (_("%s: repair"), words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), markup);
  sourcier_accessible_name_set (self->rows_button, all);
  sourcier_accessible_name_set (GTK_WIDGET (self->taken_switch), repair);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  self->filling = TRUE;
  gtk_switch_set_active (self->taken_switch, sourcier_supplier_import_get_repair (import, self->kind));
  self->filling = FALSE;
}
