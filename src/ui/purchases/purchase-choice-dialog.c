/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-choice-dialog.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/purchase-list.h"
#include "purchases/shortlist-add.h"
#include "purchases/shortlist.h"

#include <glib/gi18n-lib.h>

struct _SourcierPurchaseChoiceDialog
{
  SourcierFormWindow parent_instance;

  GtkLabel *heading;
  GtkEditable *search;
  GtkStack *stage;           /* "list" or "none" */
  GtkListView *view;

  GtkWidget *from;           /* who is told what happened */
  SourcierStore *store;
  GArray *suppliers;         /* those who are put on its shortlist; NULL where somebody else decides */
  SourcierPurchaseChoiceDialogFunc chosen;
  SourcierPurchaseList *list;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (SourcierPurchaseChoiceDialog, sourcier_purchase_choice_dialog, SOURCIER_TYPE_FORM_WINDOW)

/* A row of the list: the subject above, and below it what tells purchases of one subject apart. */
static void
set_up_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i > 0)
        gtk_widget_add_css_class (label, "dim-label");
      if (i > 0)
        gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 10);
  gtk_widget_set_margin_end (box, 10);
  gtk_list_item_set_child (item, box);
}

/* "A001 · planned · launch 18/01/2027 · €312,000 · 5 suppliers · 2 consulted" */
static char *
describe (SourcierPurchase *purchase)
{
  gint64 amount = sourcier_purchase_get_amount (purchase);
  g_autofree char *money = amount != SOURCIER_MONEY_UNKNOWN ? sourcier_money_format (amount) : NULL;
  g_autofree char *day = sourcier_record_show_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_LAUNCH_DAY);
  /* translators: %s is the day a consultation is launched */
  g_autofree char *launch = *day != '\0' ? g_strdup_printf (_("launch %s"), day) : NULL;
  g_autofree char *shortlist = sourcier_shortlist_to_words (purchase);
  GString *words = g_string_new (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_NUMBER));

  sourcier_text_append_part (words, sourcier_purchase_state_get_name (sourcier_purchase_get_state (purchase)));
  sourcier_text_append_part (words, launch);
  sourcier_text_append_part (words, money);
  sourcier_text_append_part (words, shortlist);
  return g_string_free (words, FALSE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  SourcierPurchase *purchase = gtk_list_item_get_item (item);
  GtkWidget *subject = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *words = describe (purchase);
  const char *told = sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT);

  gtk_label_set_text (GTK_LABEL (subject), *told != '\0' ? told : _("(no subject)"));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (subject)), words);
}

/* A contract that is held needs no shortlist any more. */
static SourcierPurchaseQuery *
create_query (const char *text)
{
  SourcierPurchaseQuery *query = sourcier_purchase_query_new ();

  for (SourcierPurchaseState state = SOURCIER_PURCHASE_IDEA; state <= SOURCIER_PURCHASE_LAUNCHED; state++)
    {
      g_autoptr (SourcierPurchaseQuery) before = query;

      query = sourcier_purchase_query_with_choice (before, SOURCIER_PURCHASE_FACET_STATE,
                                                   sourcier_purchase_state_get_code (state), SOURCIER_CHOICE_IN);
    }

  g_autoptr (SourcierPurchaseQuery) open = query;
  return sourcier_purchase_query_with_text (open, text);
}

static void
search_changed_cb (SourcierPurchaseChoiceDialog *self)
{
  g_autoptr (SourcierPurchaseQuery) query = create_query (gtk_editable_get_text (self->search));

  sourcier_row_list_ask (SOURCIER_ROW_LIST (self->list), G_OBJECT (query));
}

static void
search_stopped_cb (SourcierPurchaseChoiceDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter in the search goes to what was found: who is put where is chosen by eye. */
static void
search_activated_cb (SourcierPurchaseChoiceDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
activated_cb (SourcierPurchaseChoiceDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.apply", NULL);
}

static void
update (SourcierPurchaseChoiceDialog *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  gtk_stack_set_visible_child_name (self->stage, any ? "list" : "none");
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), any);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierPurchaseChoiceDialog *self = SOURCIER_PURCHASE_CHOICE_DIALOG (form);
  SourcierPurchase *purchase = gtk_single_selection_get_selected_item (self->selection);

  if (purchase != NULL && self->chosen != NULL)
    {
      self->chosen (self->from, purchase);
      return TRUE;
    }
  return purchase != NULL
         && sourcier_shortlist_add_suppliers (self->from, self->store, sourcier_purchase_get_id (purchase), self->suppliers);
}

static void
sourcier_purchase_choice_dialog_dispose (GObject *object)
{
  SourcierPurchaseChoiceDialog *self = SOURCIER_PURCHASE_CHOICE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PURCHASE_CHOICE_DIALOG);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->from);
  g_clear_object (&self->store);
  g_clear_pointer (&self->suppliers, g_array_unref);

  G_OBJECT_CLASS (sourcier_purchase_choice_dialog_parent_class)->dispose (object);
}

static void
sourcier_purchase_choice_dialog_class_init (SourcierPurchaseChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_purchase_choice_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  SOURCIER_FORM_WINDOW_CLASS (klass)->is_changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/purchase-choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchaseChoiceDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchaseChoiceDialog, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchaseChoiceDialog, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchaseChoiceDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sourcier_purchase_choice_dialog_init (SourcierPurchaseChoiceDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), FALSE);
}

static SourcierPurchaseChoiceDialog *
dialog_new (GtkWidget     *from,
            SourcierStore *store,
            const char    *heading)
{
  SourcierPurchaseChoiceDialog *self =
    g_object_new (SOURCIER_TYPE_PURCHASE_CHOICE_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);

  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search));
  gtk_label_set_text (self->heading, heading);
  self->list = sourcier_purchase_list_new (store);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "answered", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  search_changed_cb (self);
  return self;
}

/**
 * sourcier_purchase_choice_dialog_present:
 * @from: who asks, in a window; told what happened
 * @store: the office's file
 * @suppliers: (element-type gint64): ids of suppliers
 *
 * Asks for which purchase the suppliers are thought of, and puts them on its shortlist.
 */
void
sourcier_purchase_choice_dialog_present (GtkWidget     *from,
                                         SourcierStore *store,
                                         GArray        *suppliers)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (suppliers != NULL);

  g_autofree char *count = sourcier_count_format (suppliers->len);
  g_autofree char *words = g_strdup_printf (ngettext ("Choose the purchase that %s supplier is thought of for.",
                                                      "Choose the purchase that %s suppliers are thought of for.",
                                                      suppliers->len), count);
  SourcierPurchaseChoiceDialog *self = dialog_new (from, store, words);

  self->suppliers = g_array_ref (suppliers);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * sourcier_purchase_choice_dialog_ask:
 * @from: who asks, in a window
 * @store: the office's file
 * @heading: what is asked, a sentence
 * @chosen: called with the purchase that is chosen, if one is
 *
 * Asks for a purchase, and changes nothing.
 */
void
sourcier_purchase_choice_dialog_ask (GtkWidget                        *from,
                                     SourcierStore                    *store,
                                     const char                       *heading,
                                     SourcierPurchaseChoiceDialogFunc  chosen)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (heading != NULL && chosen != NULL);

  SourcierPurchaseChoiceDialog *self = dialog_new (from, store, heading);

  self->chosen = chosen;
  gtk_window_set_title (GTK_WINDOW (self), _("Choose a purchase"));
  sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), _("_Choose"));
  gtk_window_present (GTK_WINDOW (self));
}
