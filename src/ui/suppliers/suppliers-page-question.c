/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "base/money.h"
#include "base/text.h"
#include "reference/capacity.h"
#include "reference/label-kind.h"

#include <glib/gi18n-lib.h>

static void
facet_chosen_cb (GtkWidget  *widget,
                 const char *value,
                 int         choice,
                 gpointer    user_data)
{
  SourcierSuppliersPage *self = user_data;
  SourcierSupplierFacet facet = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "facet"));
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_choice (sourcier_supplier_list_get_query (self->list), facet, value, choice);

  _sourcier_suppliers_page_ask (self, query);
}

static void
places_changed_cb (SourcierSuppliersPage *self)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierSupplierQuery) query =
    sourcier_place_filter_apply (self->places, sourcier_supplier_list_get_query (self->list));
  _sourcier_suppliers_page_ask (self, query);
}

static void
create_places (SourcierSuppliersPage *self)
{
  GtkWidget *places = sourcier_place_filter_new ();

  self->places = SOURCIER_PLACE_FILTER (places);
  g_signal_connect_object (places, "changed", G_CALLBACK (places_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->facet_box), places);
}

/* One list for each facet; those without values hide themselves. */
void
_sourcier_suppliers_page_create_facets (SourcierSuppliersPage *self)
{
  for (int facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    {
      self->facets[facet] = sourcier_facet_list_new (sourcier_supplier_facet_get_name (facet));
      g_object_set_data (G_OBJECT (self->facets[facet]), "facet", GINT_TO_POINTER (facet));
      g_signal_connect_object (self->facets[facet], "chosen", G_CALLBACK (facet_chosen_cb), self, 0);
      if (facet == SOURCIER_FACET_DEPARTEMENT)
        create_places (self);
      gtk_box_append (GTK_BOX (self->facet_box), self->facets[facet]);
    }
  _sourcier_suppliers_page_init_territory (self);
}

/* Labels are known by their short names, and those must not be the part that is cut off: “ACI · Atelier et…”. */
static char *
name_value (SourcierSupplierFacet facet,
            const char           *value)
{
  const SourcierLabelKind *kind = facet == SOURCIER_FACET_LABEL ? sourcier_label_kind_find (value) : NULL;
  const char *short_name = kind != NULL ? sourcier_label_kind_get_short_name (kind) : NULL;

  if (kind == NULL)
    return g_strdup (sourcier_supplier_facet_get_value_name (facet, value));
  if (g_str_equal (short_name, sourcier_label_kind_get_name (kind)))
    return g_strdup (short_name);
  return g_strdup_printf ("%s · %s", short_name, sourcier_label_kind_get_name (kind));
}

static void
show_facet (SourcierSuppliersPage  *self,
            SourcierSupplierFacets *facets,
            SourcierSupplierFacet   facet)
{
  SourcierSupplierQuery *query = sourcier_supplier_list_get_query (self->list);
  GPtrArray *counts = sourcier_supplier_facets_get_counts (facets, facet);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const SourcierFacetCount *count = counts->pdata[i];
      g_autofree char *name = name_value (facet, count->value);
      SourcierChoice choice = sourcier_supplier_query_get_choice (query, facet, count->value);

      g_ptr_array_add (values, sourcier_facet_value_new (count->value, name, count->count, choice));
    }
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (self->facets[facet]), values);
}

/* Shows the counts of the last answer. */
void
_sourcier_suppliers_page_show_facets (SourcierSuppliersPage *self)
{
  SourcierSupplierFacets *facets = self->list != NULL ? sourcier_supplier_list_get_facets (self->list) : NULL;

  if (facets != NULL)
    sourcier_supplier_pane_set_facets (self->pane, sourcier_supplier_list_get_query (self->list), facets);
  for (int facet = 0; facets != NULL && facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    if (facet != SOURCIER_FACET_DEPARTEMENT)
      show_facet (self, facets, facet);
  if (facets != NULL)
    _sourcier_suppliers_page_show_territory (self);
  _sourcier_suppliers_page_count_communes (self);
}

static void
show_chips (SourcierSuppliersPage *self,
            SourcierSupplierQuery *query)
{
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (query);
  g_autofree int *ids = g_new (int, chips->len + 1);
  g_autofree const char **words = g_new (const char *, chips->len + 1);

  for (guint i = 0; i < chips->len; i++)
    {
      const SourcierQueryChip *chip = chips->pdata[i];

      ids[i] = chip->facet;
      words[i] = chip->words;
    }
  sourcier_chip_bar_set_chips (self->chips, ids, words, chips->len);
}

static gboolean
means_the_same (const char *typed,
                const char *asked)
{
  g_autofree char *tidy_typed = sourcier_text_tidy (typed);
  g_autofree char *tidy_asked = sourcier_text_tidy (asked);

  return g_str_equal (tidy_typed, tidy_asked);
}

static void
describe_amount (SourcierSuppliersPage *self,
                 SourcierSupplierQuery *query)
{
  g_autofree char *rule = sourcier_capacity_describe (sourcier_supplier_query_get_day (query));
  /* translators: %s is a rule: “turnover of at least 1.5 times the amount (decree …)” */
  g_autofree char *words = g_strdup_printf (_("Suppliers able to carry a contract of this amount: %s"), rule);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->amount), words);
}

/* Shows the question in the entries and in the chips. An entry that says it already is left alone: the reader may be
 * typing there. */
void
_sourcier_suppliers_page_show_question (SourcierSuppliersPage *self)
{
  SourcierSupplierQuery *query = sourcier_supplier_list_get_query (self->list);
  const char *text = sourcier_supplier_query_get_text (query);
  gint64 amount = sourcier_supplier_query_get_amount (query);

  self->asking = TRUE;
  if (!means_the_same (gtk_editable_get_text (self->search), text))
    gtk_editable_set_text (self->search, text);
  if (MAX (sourcier_money_entry_get_amount (self->amount), 0) != amount)
    sourcier_money_entry_set_amount (self->amount, amount > 0 ? amount : SOURCIER_MONEY_UNKNOWN);
  sourcier_place_filter_show (self->places, query);
  sourcier_day_filter_show (self->day, query);
  sourcier_supplier_table_show_sort (self->table, sourcier_supplier_query_get_sort (query),
                                     sourcier_supplier_query_get_descending (query));
  describe_amount (self, query);
  self->asking = FALSE;
  show_chips (self, query);
}

/* Puts another question to the directory. */
void
_sourcier_suppliers_page_ask (SourcierSuppliersPage *self,
                              SourcierSupplierQuery *query)
{
  if (self->list == NULL || sourcier_supplier_query_equal (query, sourcier_supplier_list_get_query (self->list)))
    return;

  sourcier_row_list_ask (SOURCIER_ROW_LIST (self->list), G_OBJECT (query));
  _sourcier_suppliers_page_show_question (self);
}

/**
 * sourcier_suppliers_page_ask:
 * @self: the page
 * @query: a question
 *
 * Puts a question that another page has made: the directory shows the answer, and the chips the question. Nothing happens
 * where no office's file is open.
 */
void
sourcier_suppliers_page_ask (SourcierSuppliersPage *self,
                             SourcierSupplierQuery *query)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIERS_PAGE (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query));

  _sourcier_suppliers_page_ask (self, query);
}
