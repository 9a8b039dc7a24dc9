/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-sendings-group.h"

#include "base/money.h"
#include "purchases/sending.h"
#include "suppliers/supplier-pane-private.h"
#include "suppliers/supplier-sendings-store.h"

#include <glib/gi18n-lib.h>

#define N_MOST 5

struct _SourcierSupplierSendingsGroup
{
  AdwPreferencesGroup parent_instance;

  SourcierStore *store;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierSendingsGroup, sourcier_supplier_sendings_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
create_row (const SourcierSupplierSending *sending)
{
  g_autofree char *day = sending->day != SOURCIER_DAY_NONE ? sourcier_day_format (sending->day) : g_strdup ("–");
  /* translators: on which day and how a supplier was written to: “12/11/2026 · Letter” */
  g_autofree char *words = g_strdup_printf (_("%s · %s"), day, sourcier_sending_way_get_name (sending->way));
  GtkWidget *row = _sourcier_supplier_pane_link_new (*sending->subject != '\0' ? sending->subject : _("(no subject)"), words,
                                                     "win.show-purchase", g_variant_new_int64 (sending->purchase));

  gtk_widget_set_tooltip_text (row, *sending->document != '\0' ? sending->document : _("Show the purchase in the register"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (row, "numeric");
  return row;
}

static void
add_row (SourcierSupplierSendingsGroup *self,
         GtkWidget                     *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_others (SourcierSupplierSendingsGroup *self,
            guint                          n_others)
{
  g_autofree char *count = sourcier_count_format (n_others);
  g_autofree char *title = g_strdup_printf (ngettext ("%s earlier letter", "%s earlier letters", n_others), count);

  if (n_others > 0)
    add_row (self, _sourcier_supplier_pane_row_new (title, _("The shortlists of the purchases tell them")));
}

/* A short question: the window may ask it itself. What cannot be read is not shown; the directory says why. */
static void
show_rows (SourcierSupplierSendingsGroup *self,
           gint64                         supplier)
{
  guint n_all = 0;
  g_autoptr (GPtrArray) sendings = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (self->store != NULL && supplier != 0)
    sendings = sourcier_supplier_sendings_store_load (self->store, supplier, N_MOST, &n_all, NULL);
  for (guint i = 0; sendings != NULL && i < sendings->len; i++)
    add_row (self, create_row (sendings->pdata[i]));
  add_others (self, sendings != NULL ? n_all - sendings->len : 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
sourcier_supplier_sendings_group_dispose (GObject *object)
{
  SourcierSupplierSendingsGroup *self = SOURCIER_SUPPLIER_SENDINGS_GROUP (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_supplier_sendings_group_parent_class)->dispose (object);
}

static void
sourcier_supplier_sendings_group_class_init (SourcierSupplierSendingsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_supplier_sendings_group_dispose;
}

static void
sourcier_supplier_sendings_group_init (SourcierSupplierSendingsGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Written to"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sourcier_supplier_sendings_group_set_store:
 * @self: a group
 * @store: (nullable): the office's file, whose register is looked at; nothing of it is shown yet
 */
void
sourcier_supplier_sendings_group_set_store (SourcierSupplierSendingsGroup *self,
                                            SourcierStore                 *store)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_SENDINGS_GROUP (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  g_set_object (&self->store, store);
  show_rows (self, 0);
}

/**
 * sourcier_supplier_sendings_group_show:
 * @self: a group
 * @supplier: a supplier
 */
void
sourcier_supplier_sendings_group_show (SourcierSupplierSendingsGroup *self,
                                       SourcierSupplier              *supplier)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_SENDINGS_GROUP (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER (supplier));

  show_rows (self, sourcier_supplier_get_id (supplier));
}
