/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-question-bar.h"

#include "widgets/accessible-name.h"
#include "widgets/money-entry.h"
#include "widgets/wrap-layout.h"

#include <glib/gi18n-lib.h>

#define SPACING 6

struct _SourcierRuleQuestionBar
{
  GtkWidget parent_instance;

  GtkWidget *amount;
  GtkWidget *nature;
  GtkWidget *buyer;
  GtkWidget *day;
  GtkWidget *innovative;
  GtkWidget *clear;
  gint64 volume;
};

G_DEFINE_FINAL_TYPE (SourcierRuleQuestionBar, sourcier_rule_question_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the list offers besides the natures: what goes by other amounts. */
static const struct { SourcierRuleNature nature; SourcierTraits traits; } choices[] = {
  { SOURCIER_RULE_NATURE_WORKS, SOURCIER_TRAIT_NONE },
  { SOURCIER_RULE_NATURE_SUPPLIES, SOURCIER_TRAIT_NONE },
  { SOURCIER_RULE_NATURE_SUPPLIES, SOURCIER_TRAIT_FOOD },
  { SOURCIER_RULE_NATURE_SUPPLIES, SOURCIER_TRAIT_BOOKS },
  { SOURCIER_RULE_NATURE_SERVICES, SOURCIER_TRAIT_NONE },
  { SOURCIER_RULE_NATURE_SOCIAL, SOURCIER_TRAIT_NONE },
  { SOURCIER_RULE_NATURE_CONCESSION, SOURCIER_TRAIT_NONE },
};

static SourcierDay
get_day (SourcierRuleQuestionBar *self)
{
  return sourcier_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)));
}

static void
changed_cb (SourcierRuleQuestionBar *self)
{
  if (get_day (self) == SOURCIER_DAY_NONE)
    gtk_widget_add_css_class (self->day, "error");
  else
    gtk_widget_remove_css_class (self->day, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_STATE_INVALID,
                               get_day (self) == SOURCIER_DAY_NONE ? GTK_ACCESSIBLE_INVALID_TRUE
                                                                   : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_set_visible (self->clear, sourcier_money_entry_get_amount (SOURCIER_MONEY_ENTRY (self->amount)) >= 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (SourcierRuleQuestionBar *self)
{
  sourcier_rule_question_bar_clear (self);
  gtk_widget_grab_focus (self->amount);
}

static void
sourcier_rule_question_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sourcier_rule_question_bar_parent_class)->dispose (object);
}

static gboolean
sourcier_rule_question_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOURCIER_RULE_QUESTION_BAR (widget)->amount);
}

static void
sourcier_rule_question_bar_class_init (SourcierRuleQuestionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_rule_question_bar_dispose;
  widget_class->grab_focus = sourcier_rule_question_bar_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "rulequestion");
}

static GtkWidget *
create_natures (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (names, choices[i].traits == SOURCIER_TRAIT_NONE
                                     ? sourcier_rule_nature_get_name (choices[i].nature)
                                     : sourcier_trait_get_name (choices[i].traits));
  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

static GtkWidget *
create_buyers (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint kind = SOURCIER_BUYER_UNKNOWN + 1; kind < SOURCIER_N_BUYER_KINDS; kind++)
    gtk_string_list_append (names, sourcier_buyer_kind_get_name ((SourcierBuyerKind) kind));
  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

static GtkWidget *
create_day (void)
{
  GtkWidget *entry = gtk_entry_new ();
  char today[16];
  GDate date;

  /* In the form that is understood whatever the reader's locale. */
  g_date_clear (&date, 1);
  g_date_set_julian (&date, sourcier_day_today ());
  g_date_strftime (today, sizeof today, "%d/%m/%Y", &date);
  gtk_editable_set_text (GTK_EDITABLE (entry), today);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_widget_set_tooltip_text (entry, _("Day the consultation is launched"));
  return entry;
}

static void
add (SourcierRuleQuestionBar *self,
     GtkWidget               *part,
     const char              *name,
     const char              *signal)
{
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  sourcier_accessible_name_set (part, name);
  g_signal_connect_object (part, signal, G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
sourcier_rule_question_bar_init (SourcierRuleQuestionBar *self)
{
  self->volume = SOURCIER_MONEY_UNKNOWN;
  self->amount = sourcier_money_entry_new ();
  self->nature = create_natures ();
  self->buyer = create_buyers ();
  self->day = create_day ();
  self->innovative = gtk_check_button_new_with_mnemonic (_("_Innovative"));
  self->clear = gtk_button_new_with_mnemonic (_("Show the _table"));

  gtk_widget_set_layout_manager (GTK_WIDGET (self), sourcier_wrap_layout_new (SPACING));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->amount), _("What if: amount"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->amount), 16);
  add (self, self->amount, _("Estimated value of the purchase"), "notify::amount");
  add (self, self->nature, _("Nature of the purchase"), "notify::selected");
  add (self, self->buyer, _("Kind of buyer"), "notify::selected");
  add (self, self->day, _("Day the consultation is launched"), "changed");
  gtk_widget_set_parent (self->innovative, GTK_WIDGET (self));
  g_signal_connect_object (self->innovative, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->clear, FALSE);
}

/**
 * sourcier_rule_question_bar_new:
 *
 * Returns: (transfer floating): a bar that asks about nothing
 */
GtkWidget *
sourcier_rule_question_bar_new (void)
{
  return g_object_new (SOURCIER_TYPE_RULE_QUESTION_BAR, NULL);
}

/**
 * sourcier_rule_question_bar_set_office:
 * @self: the bar
 * @office: whose file is shown: its kind is chosen, and its yearly volume asked with
 */
void
sourcier_rule_question_bar_set_office (SourcierRuleQuestionBar *self,
                                       SourcierBuyer           *office)
{
  g_return_if_fail (SOURCIER_IS_RULE_QUESTION_BAR (self));
  g_return_if_fail (SOURCIER_IS_BUYER (office));

  SourcierBuyerKind kind = sourcier_buyer_get_kind (office);

  self->volume = sourcier_buyer_get_yearly_volume (office);
  if (kind != SOURCIER_BUYER_UNKNOWN)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->buyer), kind - SOURCIER_BUYER_UNKNOWN - 1);
}

/**
 * sourcier_rule_question_bar_ask:
 * @self: the bar
 * @amount: an amount in cents
 * @nature: a nature
 *
 * Asks about such a purchase, as if the reader had typed it.
 */
void
sourcier_rule_question_bar_ask (SourcierRuleQuestionBar *self,
                                gint64                   amount,
                                SourcierRuleNature       nature)
{
  g_return_if_fail (SOURCIER_IS_RULE_QUESTION_BAR (self));

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].nature == nature && choices[i].traits == SOURCIER_TRAIT_NONE)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->nature), i);
  sourcier_money_entry_set_amount (SOURCIER_MONEY_ENTRY (self->amount), amount);
}

/**
 * sourcier_rule_question_bar_clear:
 * @self: the bar
 *
 * Asks about nothing.
 */
void
sourcier_rule_question_bar_clear (SourcierRuleQuestionBar *self)
{
  g_return_if_fail (SOURCIER_IS_RULE_QUESTION_BAR (self));

  sourcier_money_entry_set_amount (SOURCIER_MONEY_ENTRY (self->amount), SOURCIER_MONEY_UNKNOWN);
}

/**
 * sourcier_rule_question_bar_get_case:
 * @self: the bar
 *
 * Returns: (transfer full) (nullable): the purchase that is asked about, or %NULL where there is no amount or no day
 */
SourcierRuleCase *
sourcier_rule_question_bar_get_case (SourcierRuleQuestionBar *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_QUESTION_BAR (self), NULL);

  gint64 amount = sourcier_money_entry_get_amount (SOURCIER_MONEY_ENTRY (self->amount));
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->nature));
  guint buyer = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->buyer)) + SOURCIER_BUYER_UNKNOWN + 1;
  SourcierTraits traits = choices[choice].traits;

  if (amount < 0 || get_day (self) == SOURCIER_DAY_NONE)
    return NULL;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->innovative)))
    traits |= SOURCIER_TRAIT_INNOVATION;

  g_autoptr (SourcierRuleCase) plain =
    sourcier_rule_case_new (amount, choices[choice].nature, (SourcierBuyerKind) buyer, get_day (self));
  g_autoptr (SourcierRuleCase) with_traits = sourcier_rule_case_with_traits (plain, traits);
  return sourcier_rule_case_with_volume (with_traits, self->volume);
}
