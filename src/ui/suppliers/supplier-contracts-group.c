/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-contracts-group.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/purchase.h"
#include "suppliers/supplier-contracts-store.h"
#include "suppliers/supplier-pane-private.h"

#include <glib/gi18n-lib.h>

/* So many are shown at first, and so many when the reader asks for all. */
#define N_FIRST 5
#define N_MOST 200

struct _SourcierSupplierContractsGroup
{
  AdwPreferencesGroup parent_instance;

  SourcierStore *store;
  gint64 supplier;   /* the one shown, 0 for none */
  guint n_most;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierContractsGroup, sourcier_supplier_contracts_group, ADW_TYPE_PREFERENCES_GROUP)

/* What part the supplier has in it. */
static const char *
role_name (const SourcierSupplierContract *contract)
{
  if (contract->shared && !g_str_equal (contract->role, "subcontractor"))
    return _("Member of a grouping");
  return sourcier_term_name_of (SOURCIER_TERMS_ROLE, contract->role);
}

static GtkWidget *
create_row (const SourcierSupplierContract *contract)
{
  SourcierPurchaseState state;
  const char *subject = *contract->subject != '\0' ? contract->subject : _("(no subject)");
  gboolean known = sourcier_purchase_state_find (contract->state, &state);
  g_autofree char *year = contract->year > 0 ? g_strdup_printf ("%d", contract->year) : NULL;
  g_autofree char *money = sourcier_money_format (contract->amount);
  /* translators: %s is an amount of money, excluding tax */
  g_autofree char *untaxed = contract->amount != SOURCIER_MONEY_UNKNOWN ? g_strdup_printf (_("%s HT"), money) : NULL;
  g_autoptr (GString) words = g_string_new (year);
  GtkWidget *row;

  sourcier_text_append_part (words, untaxed);
  sourcier_text_append_part (words, known ? sourcier_purchase_state_get_name (state) : contract->state);
  sourcier_text_append_part (words, role_name (contract));
  row = _sourcier_supplier_pane_link_new (subject, words->str, "win.show-purchase",
                                          g_variant_new_int64 (contract->purchase));
  gtk_widget_set_tooltip_text (row, _("Show the purchase in the register"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (row, "numeric");
  return row;
}

static void
add_row (SourcierSupplierContractsGroup *self,
         GtkWidget                      *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* The last row tells of those that have none. */
static void
add_others (SourcierSupplierContractsGroup *self,
            guint                           n_others)
{
  g_autofree char *count = sourcier_count_format (n_others);
  /* translators: so many more purchases that a supplier has a part in */
  g_autofree char *title = g_strdup_printf (ngettext ("%s other purchase", "%s other purchases", n_others), count);

  if (n_others == 0)
    return;
  if (self->n_most < N_MOST)
    add_row (self, _sourcier_supplier_pane_link_new (title, _("Show them all here"), "contracts.show-all", NULL));
  else
    add_row (self, _sourcier_supplier_pane_row_new (title, _("The register finds them by the name of the holder")));
}

static void
clear_rows (SourcierSupplierContractsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* A few short questions: the window may ask them itself. What cannot be read is not shown; the directory says why. */
static void
show_rows (SourcierSupplierContractsGroup *self)
{
  guint n_all = 0;
  g_autoptr (GPtrArray) contracts = NULL;

  clear_rows (self);
  if (self->store != NULL && self->supplier != 0)
    contracts = sourcier_supplier_contracts_store_load (self->store, self->supplier, self->n_most, &n_all, NULL);
  for (guint i = 0; contracts != NULL && i < contracts->len; i++)
    add_row (self, create_row (contracts->pdata[i]));
  add_others (self, contracts != NULL ? n_all - contracts->len : 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
show_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SourcierSupplierContractsGroup *self = SOURCIER_SUPPLIER_CONTRACTS_GROUP (widget);

  self->n_most = N_MOST;
  show_rows (self);
}

static void
sourcier_supplier_contracts_group_dispose (GObject *object)
{
  SourcierSupplierContractsGroup *self = SOURCIER_SUPPLIER_CONTRACTS_GROUP (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_supplier_contracts_group_parent_class)->dispose (object);
}

static void
sourcier_supplier_contracts_group_class_init (SourcierSupplierContractsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_supplier_contracts_group_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "contracts.show-all", NULL, show_all_cb);
}

static void
sourcier_supplier_contracts_group_init (SourcierSupplierContractsGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Contracts with us"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sourcier_supplier_contracts_group_set_store:
 * @self: a group
 * @store: (nullable): the office's file, whose register is looked at; nothing of it is shown yet
 */
void
sourcier_supplier_contracts_group_set_store (SourcierSupplierContractsGroup *self,
                                             SourcierStore                  *store)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_CONTRACTS_GROUP (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  g_set_object (&self->store, store);
  self->supplier = 0;
  show_rows (self);
}

/**
 * sourcier_supplier_contracts_group_show:
 * @self: a group
 * @supplier: a supplier
 *
 * Shows the first of its purchases; the same supplier shown again keeps all of them, where the reader asked for that.
 */
void
sourcier_supplier_contracts_group_show (SourcierSupplierContractsGroup *self,
                                        SourcierSupplier               *supplier)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_CONTRACTS_GROUP (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER (supplier));

  g_autofree char *words = sourcier_supplier_contracts_to_words (sourcier_supplier_get_contracts (supplier));

  if (self->supplier != sourcier_supplier_get_id (supplier))
    self->n_most = N_FIRST;
  self->supplier = sourcier_supplier_get_id (supplier);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), *words != '\0' ? words : NULL);
  show_rows (self);
}
