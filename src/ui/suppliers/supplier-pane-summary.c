/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-pane-private.h"

#include "base/money.h"
#include "suppliers/eligibility.h"

static GtkWidget *
count_row_new (const char *title,
               gint64      n)
{
  GtkWidget *row = _sourcier_supplier_pane_row_new (title, NULL);
  g_autofree char *number = sourcier_count_format (n);
  GtkWidget *count = gtk_label_new (number);

  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  return row;
}

/**
 * _sourcier_supplier_pane_summary_rows:
 * @query: a question
 * @facets: the counts of its answer
 *
 * Returns: (transfer full) (element-type GtkWidget): rows that tell how many of those who answer may answer what kind of
 *   contract; none where the question chooses among them already, as the counts are then of others too
 */
GPtrArray *
_sourcier_supplier_pane_summary_rows (SourcierSupplierQuery  *query,
                                      SourcierSupplierFacets *facets)
{
  g_autoptr (SourcierSupplierQuery) open = sourcier_supplier_query_without_facet (query, SOURCIER_FACET_ELIGIBILITY);
  GPtrArray *rows = g_ptr_array_new ();

  if (!sourcier_supplier_query_equal (query, open))
    return rows;
  for (guint i = 0; i < SOURCIER_N_ELIGIBILITIES; i++)
    {
      gint64 n = sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_ELIGIBILITY,
                                                     sourcier_eligibility_get_code (i));

      if (n > 0)
        g_ptr_array_add (rows, count_row_new (sourcier_eligibility_get_name (i), n));
    }
  return rows;
}
