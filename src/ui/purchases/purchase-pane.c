/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-pane.h"

#include "purchases/applies-panel.h"
#include "purchases/candidates-panel.h"
#include "purchases/shortlist-panel.h"
#include "purchases/state-badge.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/shortlist.h"
#include "widgets/wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _SourcierPurchasePane
{
  GtkWidget parent_instance;

  GtkStack *stage;     /* "none" or "purchase" */
  GtkLabel *subject;
  GtkBox *states;
  GtkWidget *actions;
  GtkWidget *state;
  GtkLabel *summary;
  GtkLabel *doubts;
  SourcierAppliesPanel *applies;
  SourcierCandidatesPanel *candidates;
  SourcierShortlistPanel *shortlist;
  GtkBox *sections;

  SourcierPurchase *purchase;
};

G_DEFINE_FINAL_TYPE (SourcierPurchasePane, sourcier_purchase_pane, GTK_TYPE_WIDGET)

static AdwPreferencesGroup *
add_group (SourcierPurchasePane *self,
           const char           *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->sections, group);
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle,
         const char          *amount)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  GtkWidget *label = gtk_label_new (amount);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_lots (SourcierPurchasePane *self)
{
  GPtrArray *lots = sourcier_purchase_get_parts (self->purchase, SOURCIER_PURCHASE_LOTS);
  AdwPreferencesGroup *group = lots->len > 0 ? add_group (self, _("Lots")) : NULL;

  for (guint i = 0; i < lots->len; i++)
    {
      SourcierRecord *lot = lots->pdata[i];
      g_autofree char *amount = sourcier_record_show_field (lot, SOURCIER_LOT_ESTIMATE);
      g_autofree char *reserved = sourcier_record_show_field (lot, SOURCIER_LOT_RESERVED);
      g_autoptr (GString) title = g_string_new (sourcier_record_get_text (lot, SOURCIER_LOT_NUMBER));

      sourcier_text_append_part (title, sourcier_record_get_text (lot, SOURCIER_LOT_SUBJECT));
      add_row (group, title->str, reserved, amount);
    }
}

/* A holder of the directory leads there. */
static void
link_holder (GtkWidget      *row,
             SourcierRecord *holder)
{
  gint64 supplier = sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER);

  if (supplier == 0)
    return;
  gtk_widget_set_tooltip_text (row, _("Show the supplier in the directory"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", supplier);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-supplier");
}

static void
add_holders (SourcierPurchasePane *self)
{
  GPtrArray *holders = sourcier_purchase_get_parts (self->purchase, SOURCIER_PURCHASE_HOLDERS);
  AdwPreferencesGroup *group = holders->len > 0 ? add_group (self, _("Holders")) : NULL;

  for (guint i = 0; i < holders->len; i++)
    {
      SourcierRecord *holder = holders->pdata[i];
      g_autofree char *amount = sourcier_record_show_field (holder, SOURCIER_HOLDER_AMOUNT);
      g_autofree char *role = sourcier_record_show_field (holder, SOURCIER_HOLDER_ROLE);
      g_autofree char *identifier = sourcier_record_show_field (holder, SOURCIER_HOLDER_IDENTIFIER);
      const char *lot = sourcier_record_get_text (holder, SOURCIER_HOLDER_LOT);
      /* translators: %s is the number of a lot */
      g_autofree char *of_lot = *lot != '\0' ? g_strdup_printf (_("lot %s"), lot) : NULL;
      g_autoptr (GString) subtitle = g_string_new (role);
      const char *name = sourcier_record_get_text (holder, SOURCIER_HOLDER_NAME);

      sourcier_text_append_part (subtitle, of_lot);
      sourcier_text_append_part (subtitle, identifier);
      link_holder (add_row (group, *name != '\0' ? name : identifier, subtitle->str, amount), holder);
    }
}

static void
add_criteria (SourcierPurchasePane *self)
{
  GPtrArray *criteria = sourcier_purchase_get_parts (self->purchase, SOURCIER_PURCHASE_CRITERIA);
  AdwPreferencesGroup *group = criteria->len > 0 ? add_group (self, _("Award criteria")) : NULL;

  for (guint i = 0; i < criteria->len; i++)
    {
      g_autofree char *weight = sourcier_record_show_field (criteria->pdata[i], SOURCIER_CRITERION_WEIGHT);

      add_row (group, sourcier_record_get_text (criteria->pdata[i], SOURCIER_CRITERION_NAME), NULL, weight);
    }
}

static void
add_modifications (SourcierPurchasePane *self)
{
  GPtrArray *modifications = sourcier_purchase_get_parts (self->purchase, SOURCIER_PURCHASE_MODIFICATIONS);
  AdwPreferencesGroup *group = modifications->len > 0 ? add_group (self, _("Modifications")) : NULL;

  for (guint i = 0; i < modifications->len; i++)
    {
      g_autofree char *day = sourcier_record_show_field (modifications->pdata[i], SOURCIER_MODIFICATION_DAY);
      g_autofree char *amount = sourcier_record_show_field (modifications->pdata[i], SOURCIER_MODIFICATION_AMOUNT);

      add_row (group, sourcier_record_get_text (modifications->pdata[i], SOURCIER_MODIFICATION_SUBJECT), day, amount);
    }
}

/* The fields that the summary and the sections do not tell. */
static void
add_details (SourcierPurchasePane *self)
{
  static const SourcierPurchaseField fields[] = {
    SOURCIER_PURCHASE_SERVICE, SOURCIER_PURCHASE_BUYER, SOURCIER_PURCHASE_FAMILY, SOURCIER_PURCHASE_PROCEDURE,
    SOURCIER_PURCHASE_RESERVED, SOURCIER_PURCHASE_NOTIFICATION_DAY, SOURCIER_PURCHASE_END_DAY, SOURCIER_PURCHASE_DURATION,
    SOURCIER_PURCHASE_OFFERS, SOURCIER_PURCHASE_AWARDED_AMOUNT, SOURCIER_PURCHASE_DROP_REASON, SOURCIER_PURCHASE_NOTES,
    SOURCIER_PURCHASE_SOURCE,
  };
  AdwPreferencesGroup *group = add_group (self, _("Details"));
  const char * const *codes = sourcier_purchase_get_considerations (self->purchase);
  g_autoptr (GString) considerations = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    sourcier_text_append_part (considerations, sourcier_term_name_of (SOURCIER_TERMS_CONSIDERATION, codes[i]));
  if (considerations->len > 0)
    add_row (group, _("Considerations"), considerations->str, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = sourcier_record_show_field (SOURCIER_RECORD (self->purchase), fields[i]);

      if (*text != '\0')
        add_row (group, sourcier_field_get_name (sourcier_purchase_get_field (fields[i])), text, NULL);
    }
}

/* "Services · CPV 90911200 · €312,000 HT · 3 lots · launch 18/01/2027" */
static char *
summarise (SourcierPurchase *purchase)
{
  SourcierRecord *record = SOURCIER_RECORD (purchase);
  g_autofree char *nature = sourcier_record_show_field (record, SOURCIER_PURCHASE_NATURE);
  g_autofree char *day = sourcier_record_show_field (record, SOURCIER_PURCHASE_LAUNCH_DAY);
  const char *cpv = sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV);
  gint64 amount = sourcier_purchase_get_amount (purchase);
  g_autofree char *money = amount != SOURCIER_MONEY_UNKNOWN ? sourcier_money_format (amount) : NULL;
  guint n_lots = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_LOTS)->len;
  g_autofree char *lots = g_strdup_printf (ngettext ("%u lot", "%u lots", n_lots), n_lots);
  g_autofree char *code = *cpv != '\0' ? g_strdup_printf ("CPV %s", cpv) : NULL;
  /* translators: %s is an amount of money, excluding tax */
  g_autofree char *untaxed = money != NULL ? g_strdup_printf (_("%s HT"), money) : NULL;
  /* translators: %s is the day a consultation is launched */
  g_autofree char *launch = *day != '\0' ? g_strdup_printf (_("launch %s"), day) : NULL;
  g_autofree char *listed = sourcier_shortlist_to_words (purchase);
  /* translators: %s tells how many suppliers are on it: “5 suppliers · 2 consulted” */
  g_autofree char *shortlist = *listed != '\0' ? g_strdup_printf (_("shortlist: %s"), listed) : NULL;
  GString *words = g_string_new (nature);

  sourcier_text_append_part (words, code);
  sourcier_text_append_part (words, untaxed);
  sourcier_text_append_part (words, n_lots > 0 ? lots : NULL);
  sourcier_text_append_part (words, launch);
  sourcier_text_append_part (words, shortlist);
  return g_string_free (words, FALSE);
}

static void
show_all (SourcierPurchasePane *self)
{
  g_autofree char *summary = summarise (self->purchase);
  g_autofree char *doubts = sourcier_purchase_doubts_to_words (self->purchase);
  const char *subject = sourcier_purchase_get_text (self->purchase, SOURCIER_PURCHASE_SUBJECT);

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL;)
    gtk_box_remove (self->sections, child);
  gtk_label_set_text (self->subject, *subject != '\0' ? subject : _("(no subject)"));
  sourcier_state_badge_show (self->state, sourcier_purchase_get_state (self->purchase));
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->doubts, doubts);
  gtk_widget_set_visible (GTK_WIDGET (self->doubts), *doubts != '\0');
  add_lots (self);
  add_holders (self);
  add_criteria (self);
  add_modifications (self);
  add_details (self);
}

static void
clear (SourcierPurchasePane *self)
{
  if (self->purchase != NULL)
    g_signal_handlers_disconnect_by_data (self->purchase, self);
  g_clear_object (&self->purchase);
}

static void
sourcier_purchase_pane_dispose (GObject *object)
{
  clear (SOURCIER_PURCHASE_PANE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_PURCHASE_PANE);

  G_OBJECT_CLASS (sourcier_purchase_pane_parent_class)->dispose (object);
}

static void
sourcier_purchase_pane_class_init (SourcierPurchasePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_purchase_pane_dispose;

  g_type_ensure (SOURCIER_TYPE_APPLIES_PANEL);
  g_type_ensure (SOURCIER_TYPE_CANDIDATES_PANEL);
  g_type_ensure (SOURCIER_TYPE_SHORTLIST_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/purchase-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, subject);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, states);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, actions);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, summary);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, doubts);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, sections);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, applies);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, candidates);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasePane, shortlist);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_purchase_pane_init (SourcierPurchasePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->actions, sourcier_wrap_layout_new (6));
  self->state = sourcier_state_badge_new ();
  gtk_box_append (self->states, self->state);
}

/**
 * sourcier_purchase_pane_show:
 * @self: a pane
 * @purchase: (nullable): the purchase to tell about, %NULL for none; what it says is followed
 */
void
sourcier_purchase_pane_show (SourcierPurchasePane *self,
                             SourcierPurchase     *purchase)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE_PANE (self));

  if (self->purchase == purchase)
    return;
  clear (self);
  gtk_stack_set_visible_child_name (self->stage, purchase != NULL ? "purchase" : "none");
  sourcier_applies_panel_show (self->applies, purchase);
  sourcier_candidates_panel_show (self->candidates, purchase);
  sourcier_shortlist_panel_show (self->shortlist, purchase);
  if (purchase == NULL)
    return;
  self->purchase = g_object_ref (purchase);
  g_signal_connect_object (purchase, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_all (self);
}

/**
 * sourcier_purchase_pane_set_store:
 * @self: a pane
 * @store: (nullable): the office's file, whose rules and whose directory are looked at for the purchase
 */
void
sourcier_purchase_pane_set_store (SourcierPurchasePane *self,
                                  SourcierStore        *store)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE_PANE (self));

  sourcier_applies_panel_set_store (self->applies, store);
  sourcier_candidates_panel_set_store (self->candidates, store);
  sourcier_shortlist_panel_set_store (self->shortlist, store);
}
