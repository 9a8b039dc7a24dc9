/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchases-page.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/purchase-column.h"
#include "purchases/purchase-copy-action.h"
#include "purchases/purchase-editor.h"
#include "purchases/purchase-export.h"
#include "purchases/purchase-list.h"
#include "purchases/duty-tally.h"
#include "purchases/purchase-pane.h"
#include "purchases/purchase-part-dialog.h"
#include "purchases/purchase-store.h"
#include "widgets/bitset-selection.h"
#include "widgets/busy-bar.h"
#include "widgets/chip-bar.h"
#include "widgets/facet-list.h"
#include "widgets/feedback.h"
#include "widgets/list-export.h"
#include "widgets/money-entry.h"
#include "widgets/row-ids.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SourcierPurchasesPage
{
  GtkWidget parent_instance;

  GtkWidget            *content;
  GtkStack             *stage;    /* "waiting", "register" or "empty" */
  GtkStack             *answer;   /* "table" or "none" */
  GtkWidget            *facet_box;
  GtkEditable          *search;
  SourcierMoneyEntry   *at_least;
  SourcierMoneyEntry   *below;
  SourcierChipBar      *chips;
  GtkColumnView        *view;
  SourcierPurchasePane *pane;
  SourcierBusyBar      *progress;
  GtkLabel             *counted;
  GtkLabel             *selected;
  SourcierDutyTally    *duties;
  GtkLabel             *saved;
  GtkWidget            *facets[SOURCIER_N_PURCHASE_FACETS];

  SourcierStore           *store;
  SourcierPurchaseList    *list;      /* NULL until the page is looked at */
  SourcierBitsetSelection *selection;
  GArray                  *ids;       /* of what is selected, whatever becomes of the rows */
  guint                    restore_id;
  gboolean                 restoring; /* the program selects, not the reader */
  gboolean                 asking;    /* the program writes into the entries, not the reader */
};

G_DEFINE_FINAL_TYPE (SourcierPurchasesPage, sourcier_purchases_page, GTK_TYPE_WIDGET)

static SourcierPurchaseQuery *
get_query (SourcierPurchasesPage *self)
{
  return sourcier_purchase_list_get_query (self->list);
}

static void
show_chips (SourcierPurchasesPage *self)
{
  g_autoptr (GPtrArray) chips = sourcier_purchase_query_to_chips (get_query (self));
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

static void
show_question (SourcierPurchasesPage *self)
{
  SourcierPurchaseQuery *query = get_query (self);
  g_autofree char *typed = sourcier_text_tidy (gtk_editable_get_text (self->search));

  self->asking = TRUE;
  if (!g_str_equal (typed, sourcier_purchase_query_get_text (query)))
    gtk_editable_set_text (self->search, sourcier_purchase_query_get_text (query));
  show_amount (self->at_least, sourcier_purchase_query_get_at_least (query));
  show_amount (self->below, sourcier_purchase_query_get_below (query));
  self->asking = FALSE;
  show_chips (self);
}

static void
ask (SourcierPurchasesPage *self,
     SourcierPurchaseQuery *query)
{
  if (self->list == NULL || sourcier_purchase_query_equal (query, get_query (self)))
    return;
  sourcier_purchase_list_set_query (self->list, query);
  show_question (self);
}

/* Under its name, a value tells what its purchases add up to. */
static SourcierFacetValue *
create_facet_value (SourcierPurchasesPage    *self,
                    SourcierPurchaseFacet     facet,
                    const SourcierFacetCount *count)
{
  g_autofree char *name = sourcier_purchase_facet_get_value_name (facet, count->value);
  g_autofree char *sum = count->sum > 0 ? sourcier_money_format (count->sum) : NULL;
  SourcierChoice choice = sourcier_choices_get (sourcier_purchase_query_get_choices (get_query (self)), facet, count->value);
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
  g_autofree char *money = sourcier_money_format (totals->amount);
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

static SourcierPurchase *
dup_selected (SourcierPurchasesPage *self)
{
  guint position;

  if (self->list == NULL || self->ids->len != 1
      || !sourcier_row_list_find (SOURCIER_ROW_LIST (self->list), g_array_index (self->ids, gint64, 0), &position))
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

static void
update_actions (SourcierPurchasesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);
  g_autoptr (SourcierPurchase) purchase = dup_selected (self);
  SourcierPurchaseState state = purchase != NULL ? sourcier_purchase_get_state (purchase) : SOURCIER_PURCHASE_ENDED;

  gtk_widget_action_set_enabled (widget, "page.add", writable);
  gtk_widget_action_set_enabled (widget, "page.edit", purchase != NULL);
  gtk_widget_action_set_enabled (widget, "page.launch", writable && purchase != NULL && state < SOURCIER_PURCHASE_LAUNCHED);
  gtk_widget_action_set_enabled (widget, "page.award", writable && purchase != NULL && state < SOURCIER_PURCHASE_AWARDED);
  gtk_widget_action_set_enabled (widget, "page.drop", writable && purchase != NULL && state < SOURCIER_PURCHASE_AWARDED);
  gtk_widget_action_set_enabled (widget, "page.copy", self->ids->len > 0);
  gtk_widget_action_set_enabled (widget, "page.delete", writable && self->ids->len > 0);
  gtk_widget_action_set_enabled (widget, "page.export", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.clear", self->list != NULL);
}

static void
show_selected (SourcierPurchasesPage *self)
{
  g_autofree char *count = sourcier_count_format (self->ids->len);
  g_autofree char *words = g_strdup_printf (ngettext ("%s selected", "%s selected", self->ids->len), count);
  g_autoptr (SourcierPurchase) purchase = dup_selected (self);

  gtk_label_set_text (self->selected, self->ids->len > 0 ? words : "");
  sourcier_purchase_pane_show (self->pane, purchase);
  update_actions (self);
}

static void
selection_changed_cb (SourcierPurchasesPage *self)
{
  if (self->restoring)
    return;
  sourcier_row_ids_note (self->ids, self->list != NULL ? SOURCIER_ROW_LIST (self->list) : NULL,
                         GTK_SELECTION_MODEL (self->selection));
  show_selected (self);
}

static gboolean
restore_cb (gpointer data)
{
  SourcierPurchasesPage *self = data;
  guint n_items = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;

  self->restore_id = 0;
  if (n_items > 0)
    {
      g_autoptr (GtkBitset) positions = sourcier_row_ids_find (self->ids, SOURCIER_ROW_LIST (self->list));
      g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n_items);

      self->restoring = TRUE;
      gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, all);
      self->restoring = FALSE;
    }
  selection_changed_cb (self);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (SourcierPurchasesPage *self)
{
  SourcierPurchaseFacets *facets = sourcier_purchase_list_get_facets (self->list);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  gboolean empty = sourcier_row_list_get_total (SOURCIER_ROW_LIST (self->list)) == 0;

  for (guint i = 0; facets != NULL && i < SOURCIER_N_PURCHASE_FACETS; i++)
    show_facet (self, facets, i);
  if (facets != NULL)
    show_counted (self, facets);
  gtk_stack_set_visible_child_name (self->answer, any ? "table" : "none");
  gtk_stack_set_visible_child_name (self->stage, empty ? "empty" : "register");
  /* The view must hear of the new rows first. */
  if (self->restore_id == 0)
    self->restore_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, restore_cb, self, NULL);
}

static void
failed_cb (SourcierPurchasesPage *self,
           const GError          *error)
{
  sourcier_feedback_fail (GTK_WIDGET (self), _("The register could not be read"), error);
}

static void
update_progress (SourcierPurchasesPage *self)
{
  sourcier_busy_bar_set_busy (self->progress,
                              self->list != NULL && sourcier_row_list_get_loading (SOURCIER_ROW_LIST (self->list)));
}

static void
search_changed_cb (SourcierPurchasesPage *self)
{
  if (self->asking || self->list == NULL)
    return;

  g_autoptr (SourcierPurchaseQuery) query =
    sourcier_purchase_query_with_text (get_query (self), gtk_editable_get_text (self->search));
  ask (self, query);
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
    sourcier_purchase_query_with_amounts (get_query (self), sourcier_money_entry_get_amount (self->at_least),
                                          sourcier_money_entry_get_amount (self->below));
  ask (self, query);
}

static void
chip_removed_cb (SourcierPurchasesPage *self,
                 int                    facet)
{
  g_autoptr (SourcierPurchaseQuery) query = sourcier_purchase_query_without_chip (get_query (self), facet);

  ask (self, query);
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
    sourcier_purchase_query_with_choice (get_query (self), GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (facet), "facet")),
                                         value, choice);

  ask (self, query);
}

static SourcierPurchaseQuery *
sorted_query (SourcierPurchasesPage *self,
              SourcierPurchaseQuery *query)
{
  SourcierPurchaseSort sort = SOURCIER_PURCHASE_SORT_LAUNCH;
  gboolean descending = TRUE;

  sourcier_purchase_columns_get_sort (self->view, &sort, &descending);
  return sourcier_purchase_query_with_sort (query, sort, descending);
}

static void
sorter_changed_cb (SourcierPurchasesPage *self)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierPurchaseQuery) query = sorted_query (self, get_query (self));
  ask (self, query);
}

static void
activated_cb (SourcierPurchasesPage *self,
              guint                  position)
{
  g_autoptr (SourcierPurchase) purchase = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  /* Without a subject and an id it is one that was deleted a moment ago. */
  if (purchase != NULL && sourcier_purchase_get_id (purchase) != 0)
    sourcier_purchase_editor_present (GTK_WIDGET (self), self->store, purchase);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  sourcier_purchase_editor_present (widget, SOURCIER_PURCHASES_PAGE (widget)->store, NULL);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  g_autoptr (SourcierPurchase) purchase = dup_selected (self);

  if (purchase != NULL)
    sourcier_purchase_editor_present (widget, self->store, purchase);
}

/* The row shows the change when the list hears of it: what is written is a copy. */
static void
launch_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  g_autoptr (SourcierPurchase) purchase = dup_selected (self);
  g_autoptr (SourcierPurchase) copy = purchase != NULL ? sourcier_purchase_copy (purchase) : NULL;

  if (copy == NULL)
    return;
  sourcier_purchase_set_state (copy, SOURCIER_PURCHASE_LAUNCHED);
  if (!sourcier_record_is_told (SOURCIER_RECORD (copy), SOURCIER_PURCHASE_LAUNCH_DAY))
    sourcier_purchase_set_number (copy, SOURCIER_PURCHASE_LAUNCH_DAY, sourcier_day_today ());
  sourcier_purchase_write (widget, self->store, copy, _("Launch purchase"), _("Purchase launched"));
}

static void
award_applied_cb (SourcierPurchasesPage *self,
                  SourcierRecord        *purchase)
{
  sourcier_purchase_set_state (SOURCIER_PURCHASE (purchase), SOURCIER_PURCHASE_AWARDED);
  sourcier_purchase_write (GTK_WIDGET (self), self->store, SOURCIER_PURCHASE (purchase), _("Award purchase"),
                           _("Purchase awarded"));
}

static void
drop_applied_cb (SourcierPurchasesPage *self,
                 SourcierRecord        *purchase)
{
  sourcier_purchase_set_state (SOURCIER_PURCHASE (purchase), SOURCIER_PURCHASE_DROPPED);
  sourcier_purchase_write (GTK_WIDGET (self), self->store, SOURCIER_PURCHASE (purchase), _("Drop purchase"),
                           _("Purchase dropped"));
}

static void
ask_fields (SourcierPurchasesPage *self,
            const char            *title,
            const guint           *fields,
            guint                  n_fields,
            GCallback              applied)
{
  g_autoptr (SourcierPurchase) purchase = dup_selected (self);
  g_autoptr (SourcierPurchase) copy = purchase != NULL ? sourcier_purchase_copy (purchase) : NULL;
  SourcierPurchasePartDialog *dialog;

  if (copy == NULL)
    return;
  dialog = sourcier_purchase_part_dialog_new (GTK_WIDGET (self), title, SOURCIER_RECORD (copy), fields, n_fields);
  g_signal_connect_object (dialog, "applied", applied, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
award_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  static const guint fields[] = {
    SOURCIER_PURCHASE_NOTIFICATION_DAY, SOURCIER_PURCHASE_AWARDED_AMOUNT, SOURCIER_PURCHASE_OFFERS,
    SOURCIER_PURCHASE_DURATION, SOURCIER_PURCHASE_END_DAY,
  };

  ask_fields (SOURCIER_PURCHASES_PAGE (widget), _("Award the purchase"), fields, G_N_ELEMENTS (fields),
              G_CALLBACK (award_applied_cb));
}

static void
drop_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  static const guint fields[] = { SOURCIER_PURCHASE_DROP_REASON };

  ask_fields (SOURCIER_PURCHASES_PAGE (widget), _("Drop the purchase"), fields, G_N_ELEMENTS (fields),
              G_CALLBACK (drop_applied_cb));
}

static gboolean
delete_all (SourcierPurchasesPage  *self,
            GError                **error)
{
  if (!sourcier_store_begin (self->store, _("Delete purchases"), error))
    return FALSE;
  for (guint i = 0; i < self->ids->len; i++)
    if (!sourcier_purchase_store_delete (self->store, g_array_index (self->ids, gint64, i), error))
      {
        sourcier_store_rollback (self->store);
        return FALSE;
      }
  return sourcier_store_commit (self->store, error);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  guint n = self->ids->len;
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *done = g_strdup_printf (ngettext ("%s purchase deleted", "%s purchases deleted", n), count);
  g_autoptr (GError) error = NULL;

  if (delete_all (self, &error))
    sourcier_feedback_done (widget, done);
  else
    sourcier_feedback_fail (widget, _("The purchases could not be deleted"), error);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);

  sourcier_purchase_copy_rows (widget, self->store, self->ids);
}

static gboolean
write_purchases (SourcierStore     *reader,
                 gpointer           question,
                 GFile             *file,
                 SourcierProgress  *progress,
                 GCancellable      *cancellable,
                 GError           **error)
{
  return sourcier_purchase_export_csv (reader, question, file, progress, cancellable, error);
}

/* What is exported is what is shown: the question's answer, in its order. */
static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *day = sourcier_day_to_iso (sourcier_day_today ());
  /* translators: the name of a file, %s is a day: “Purchases 2026-11-21.csv” */
  g_autofree char *name = g_strdup_printf (_("Purchases %s.csv"), day);
  g_autofree char *count = sourcier_count_format (n_items);
  g_autofree char *done = g_strdup_printf (ngettext ("%s purchase exported", "%s purchases exported", n_items), count);
  const SourcierListExportWords words = {
    _("Export the purchases"), name, done, _("The purchases could not be exported"),
  };

  sourcier_list_export_present (widget, self->store, g_object_ref (get_query (self)), g_object_unref, write_purchases,
                                &words);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  g_autoptr (SourcierPurchaseQuery) query = sourcier_purchase_query_cleared (get_query (self));

  ask (self, query);
}

static void
show_saved (SourcierPurchasesPage *self)
{
  gboolean read_only = sourcier_store_get_read_only (self->store);

  gtk_label_set_text (self->saved, read_only ? _("Read-only") : _("Saved"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved), read_only ? sourcier_store_get_read_only_reason (self->store)
                                                                   : sourcier_store_get_path (self->store));
}

/* Whoever never looks at the page does not wait for its answers at each change. */
static void
begin_list (SourcierPurchasesPage *self)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) query = sorted_query (self, everything);

  self->list = sourcier_purchase_list_new (self->store);
  g_signal_connect_object (self->list, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  sourcier_bitset_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  sourcier_purchase_list_set_query (self->list, query);
  show_question (self);
  update_progress (self);
  update_actions (self);
  show_saved (self);
}

static void
clear_list (SourcierPurchasesPage *self)
{
  g_clear_handle_id (&self->restore_id, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  sourcier_bitset_selection_set_model (self->selection, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_array_set_size (self->ids, 0);
}

static void
sourcier_purchases_page_map (GtkWidget *widget)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);

  if (self->store != NULL && self->list == NULL)
    begin_list (self);

  GTK_WIDGET_CLASS (sourcier_purchases_page_parent_class)->map (widget);
}

static void
sourcier_purchases_page_dispose (GObject *object)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (object);

  if (self->selection != NULL)
    clear_list (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PURCHASES_PAGE);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (sourcier_purchases_page_parent_class)->dispose (object);
}

static void
sourcier_purchases_page_finalize (GObject *object)
{
  g_array_unref (SOURCIER_PURCHASES_PAGE (object)->ids);

  G_OBJECT_CLASS (sourcier_purchases_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SOURCIER_TYPE_DUTY_TALLY);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/purchases-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, answer);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, facet_box);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, at_least);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, below);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, chips);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, view);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, pane);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, counted);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, selected);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, duties);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, saved);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, amounts_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.launch", NULL, launch_cb);
  gtk_widget_class_install_action (widget_class, "page.award", NULL, award_cb);
  gtk_widget_class_install_action (widget_class, "page.drop", NULL, drop_cb);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_cb);
}

static void
sourcier_purchases_page_class_init (SourcierPurchasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_purchases_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_purchases_page_finalize;
  widget_class->map = sourcier_purchases_page_map;

  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  g_type_ensure (SOURCIER_TYPE_CHIP_BAR);
  g_type_ensure (SOURCIER_TYPE_MONEY_ENTRY);
  g_type_ensure (SOURCIER_TYPE_PURCHASE_PANE);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
}

static void
create_facets (SourcierPurchasesPage *self)
{
  for (guint i = 0; i < SOURCIER_N_PURCHASE_FACETS; i++)
    {
      self->facets[i] = sourcier_facet_list_new (sourcier_purchase_facet_get_name (i));
      g_object_set_data (G_OBJECT (self->facets[i]), "facet", GUINT_TO_POINTER (i));
      g_signal_connect_object (self->facets[i], "chosen", G_CALLBACK (facet_chosen_cb), self, 0);
      gtk_box_append (GTK_BOX (self->facet_box), self->facets[i]);
    }
}

static void
sourcier_purchases_page_init (SourcierPurchasesPage *self)
{
  self->selection = sourcier_bitset_selection_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  create_facets (self);

  sourcier_purchase_columns_add (self->view);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Purchases"), -1);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  show_selected (self);
}

/**
 * sourcier_purchases_page_new:
 *
 * Returns: (transfer floating): the page, with no office’s file yet
 */
GtkWidget *
sourcier_purchases_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_PURCHASES_PAGE, NULL);
}

/**
 * sourcier_purchases_page_set_store:
 * @self: the page
 * @store: (nullable): the office’s file whose register is shown
 */
void
sourcier_purchases_page_set_store (SourcierPurchasesPage *self,
                                   SourcierStore         *store)
{
  g_return_if_fail (SOURCIER_IS_PURCHASES_PAGE (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  clear_list (self);
  g_set_object (&self->store, store);
  sourcier_purchase_pane_set_store (self->pane, store);
  sourcier_duty_tally_set_store (self->duties, store);
  gtk_stack_set_visible_child_name (self->stage, "waiting");
  show_selected (self);
  if (store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin_list (self);
}
