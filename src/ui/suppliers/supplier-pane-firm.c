/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-pane-private.h"

#include "base/money.h"
#include "base/siret.h"
#include "suppliers/supplier-column.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
establishment_row_new (SourcierSupplier *establishment)
{
  const char *name = sourcier_supplier_get_name (establishment);
  g_autofree char *city = sourcier_supplier_show_city (establishment);

  return _sourcier_supplier_pane_link_new (*name != '\0' ? name : _("No name"), city, "page.show-supplier",
                                           g_variant_new_int64 (sourcier_supplier_get_id (establishment)));
}

/**
 * _sourcier_supplier_pane_firm_rows:
 * @supplier: a supplier
 * @others: (nullable) (element-type SourcierSupplier): the first of the other establishments of its firm
 * @n_others: how many others there are
 *
 * Returns: (transfer full) (element-type GtkWidget): rows that show one of the others when activated, and where there are
 *   more than @others a last one that lists them all
 */
GPtrArray *
_sourcier_supplier_pane_firm_rows (SourcierSupplier *supplier,
                                   GPtrArray        *others,
                                   guint             n_others)
{
  g_autofree char *siren = sourcier_siret_get_siren (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; others != NULL && i < others->len; i++)
    g_ptr_array_add (rows, establishment_row_new (others->pdata[i]));
  if (siren != NULL && others != NULL && n_others > others->len)
    {
      guint n_more = n_others - others->len;
      g_autofree char *count = sourcier_count_format (n_more);
      /* translators: so many more establishments of a firm, which are shown when this is clicked */
      g_autofree char *title = g_strdup_printf (ngettext ("%s other", "%s others", n_more), count);

      g_ptr_array_add (rows, _sourcier_supplier_pane_link_new (title, _("Show the whole firm in the table"),
                                                               "page.show-firm", g_variant_new_string (siren)));
    }
  return rows;
}
