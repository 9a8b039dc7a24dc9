/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchases-page-private.h"

#include "base/money.h"
#include "base/text.h"
#include "widgets/facet-list.h"
#include "widgets/table-column.h"

#include <glib/gi18n-lib.h>

/* The question put to the register: how it is shown, and how the reader changes it. */

static void
show_chips (SourcierPurchasesPage *self)
{
  g_autoptr (GPtrArray) chips = sourcier_purchase_query_to_chips (sourcier_purchase_list_get_query (self->list));
  g_autofree int *ids = g_new (int, chips->len);
  g_autofree const char **words = g_new (const char *, chips->len);

  for (guint i = 0; i < chips->len; i++)
    {
      const SourcierQueryChip *chip = chips->pdata[i];

      ids[i] = chip->facet;
      words[i] = chip->words;
    }
  sourcier_chip_bar_set_chips (self->chips, ids, words, chips->len);
}

static void
show_amount (SourcierMoneyEntry *entry,
             gint64              amount)
{
  if (MAX (sourcier_money_entry_get_amount (entry), 0) != amount)
    sourcier_money_entry_set_amount (entry, amount > 0 ? amount : SOURCIER_MONEY_UNKNOWN);
}

/* The arrow of the headers stands over the column of this order, over none where the register has no such column. */
static void
show_sort (SourcierPurchasesPage *self,
           SourcierPurchaseQuery *query)
{
  GPtrArray *columns = sourcier_column_keeper_get_columns (self->columns);
  GtkColumnViewColumn *sorted = NULL;

  for (guint i = 0; i < columns->len && sorted == NULL; i++)
    if (sourcier_table_column_of (columns->pdata[i])->sort == (int) sourcier_purchase_query_get_sort (query))
      sorted = columns->pdata[i];
  sourcier_column_keeper_show_sort (self->columns, sorted, sourcier_purchase_query_get_descending (query));
}

/* What is shown of the question says what the list answers. */
void
_sourcier_purchases_page_show_question (SourcierPurchasesPage *self)
{
  SourcierPurchaseQuery *query = sourcier_purchase_list_get_query (self->list);
  g_autofree char *typed = sourcier_text_tidy (gtk_editable_get_text (self->search));

  self->asking = TRUE;
  if (!g_str_equal (typed, sourcier_purchase_query_get_text (query)))
    gtk_editable_set_text (self->search, sourcier_purchase_query_get_text (query));
  show_amount (self->at_least, sourcier_purchase_query_get_at_least (query));
  show_amount (self->below, sourcier_purchase_query_get_below (query));
  self->asking = FALSE;
  show_sort (self, query);
  show_chips (self);
}

void
_sourcier_purchases_page_ask (SourcierPurchasesPage *self,
                              SourcierPurchaseQuery *query)
{
  if (self->list == NULL || sourcier_purchase_query_equal (query, sourcier_purchase_list_get_query (self->list)))
    return;
  sourcier_row_list_ask (SOURCIER_ROW_LIST (self->list), G_OBJECT (query));
  _sourcier_purchases_page_show_question (self);
}

/* Under its name, a value tells what its purchases add up to. */
static SourcierFacetValue *
create_facet_value (SourcierPurchasesPage    *self,
                    SourcierPurchaseFacet     facet,
                    const SourcierFacetCount *count)
{
  g_autofree char *name = sourcier_purchase_facet_get_value_name (facet, count->value);
  g_autofree char *sum = count->sum > 0 ? sourcier_money_format_whole (count->sum) : NULL;
  SourcierChoice choice = sourcier_choices_get (sourcier_purchase_query_get_choices (sourcier_purchase_list_get_query (self->list)), facet, count->value);
  SourcierFacetValue *value = sourcier_facet_value_new (count->value, name, count->count, choice);

  sourcier_facet_value_set_detail (value, sum);
  return value;
}

static void
show_facet (SourcierPurchasesPage  *self,
            SourcierPurchaseFacets *facets,
            SourcierPurchaseFacet   facet)
{
  GPtrArray *counts = sourcier_purchase_facets_get_counts (facets, facet);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_facet_value_free);

  for (guint i = 0; i < counts->len; i++)
    g_ptr_array_add (values, create_facet_value (self, facet, counts->pdata[i]));
  sourcier_facet_list_set_values (SOURCIER_FACET_LIST (self->facets[facet]), values);
}

/* "8 purchases of 43 · €7,220,000 HT" */
static void
show_counted (SourcierPurchasesPage  *self,
              SourcierPurchaseFacets *facets)
{
  const SourcierPurchaseTotals *totals = sourcier_purchase_facets_get_totals (facets);
  gint64 total = sourcier_row_list_get_total (SOURCIER_ROW_LIST (self->list));
  g_autofree char *found = sourcier_count_format (totals->count);
  g_autofree char *all = sourcier_count_format (total);
  g_autofree char *money = sourcier_money_format_whole (totals->amount);
  /* translators: %s is an amount of money, excluding tax */
  g_autofree char *untaxed = g_strdup_printf (_("%s HT"), money);
  g_autoptr (GString) words = g_string_new (NULL);

  if (totals->count == total)
    g_string_append_printf (words, ngettext ("%s purchase", "%s purchases", (gulong) totals->count), found);
  else
    /* translators: how many purchases were found, of how many: “8 purchases of 43” */
    g_string_append_printf (words, ngettext ("%s purchase of %s", "%s purchases of %s", (gulong) totals->count), found, all);
  sourcier_text_append_part (words, untaxed);
  gtk_label_set_text (self->counted, words->str);
}

/* Of the purchases that are shown. */
static void
show_open_duties (SourcierPurchasesPage  *self,
                  SourcierPurchaseFacets *facets)
{
  gint64 open = sourcier_purchase_facets_get_totals (facets)->open_duties;
  g_autofree char *number = sourcier_count_format (open);
  g_autofree char *words = g_strdup_printf (ngettext ("%s duty to decide", "%s duties to decide", (gulong) open), number);

  gtk_label_set_text (self->duties, words);
}

/* The counts and sums of the answer that has come. */
void
_sourcier_purchases_page_show_facets (SourcierPurchasesPage *self)
{
  SourcierPurchaseFacets *facets = sourcier_purchase_list_get_facets (self->list);

  if (facets == NULL)
    return;
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    show_facet (self, facets, i);
  show_counted (self, facets);
  show_open_duties (self, facets);
}

static void
search_changed_cb (SourcierPurchasesPage *self)
{
  if (self->asking || self->list == NULL)
    return;

  g_autoptr (SourcierPurchaseQuery) query =
    sourcier_purchase_query_with_text (sourcier_purchase_list_get_query (self->list), gtk_editable_get_text (self->search));
  _sourcier_purchases_page_ask (self, query);
}

static void
search_stopped_cb (SourcierPurchasesPage *self)
{
  gtk_editable_set_text (self->search, "");
}

/* From the search entry, Down goes to the answer. */
static gboolean
search_key_cb (SourcierPurchasesPage *self,
               guint                  keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
amounts_changed_cb (SourcierPurchasesPage *self)
{
  if (self->asking || self->list == NULL)
    return;

  g_autoptr (SourcierPurchaseQuery) query =
    sourcier_purchase_query_with_amounts (sourcier_purchase_list_get_query (self->list), sourcier_money_entry_get_amount (self->at_least),
                                          sourcier_money_entry_get_amount (self->below));
  _sourcier_purchases_page_ask (self, query);
}

static void
chip_removed_cb (SourcierPurchasesPage *self,
                 int                    facet)
{
  g_autoptr (SourcierPurchaseQuery) query = sourcier_purchase_query_without_chip (sourcier_purchase_list_get_query (self->list), facet);

  _sourcier_purchases_page_ask (self, query);
}

static void
cleared_cb (SourcierPurchasesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.clear", NULL);
}

static void
facet_chosen_cb (GtkWidget             *facet,
                 const char            *value,
                 int                    choice,
                 SourcierPurchasesPage *self)
{
  g_autoptr (SourcierPurchaseQuery) query =
    sourcier_purchase_query_with_choice (sourcier_purchase_list_get_query (self->list), GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (facet), "facet")),
                                         value, choice);

  _sourcier_purchases_page_ask (self, query);
}

void
_sourcier_purchases_page_create_facets (SourcierPurchasesPage *self)
{
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    {
      self->facets[i] = sourcier_facet_list_new (sourcier_purchase_facet_get_name (i));
      g_object_set_data (G_OBJECT (self->facets[i]), "facet", GUINT_TO_POINTER (i));
      g_signal_connect_object (self->facets[i], "chosen", G_CALLBACK (facet_chosen_cb), self, 0);
      gtk_box_append (GTK_BOX (self->facet_box), self->facets[i]);
    }
}

void
_sourcier_purchases_page_bind_question (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, amounts_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cleared_cb);
}
