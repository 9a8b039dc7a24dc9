/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-question-bar.h"

#include "base/money.h"
#include "base/text.h"
#include "widgets/accessible-name.h"
#include "widgets/money-entry.h"
#include "widgets/wrap-layout.h"

#include <glib/gi18n-lib.h>

#define SPACING 6

/* A hundred years: more is a slip. */
#define MOST_MONTHS 1200

struct _SourcierRuleQuestionBar
{
  GtkWidget parent_instance;

  GtkWidget *amount;
  GtkWidget *nature;
  GtkWidget *buyer;
  GtkWidget *day;
  GtkWidget *lots;
  GtkWidget *months;
  GtkWidget *innovative;
  GtkWidget *reserved;
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

/* The amounts of the lots, parted by semicolons or added with a plus: (nullable) (transfer full), NULL where one is none. */
static GArray *
read_lots (SourcierRuleQuestionBar *self)
{
  g_auto (GStrv) parts = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->lots)), ";+", -1);
  g_autoptr (GArray) lots = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 cents;

      if (sourcier_text_is_empty (parts[i]))
        continue;
      if (!sourcier_money_parse (parts[i], &cents) || cents < 0)
        return NULL;
      g_array_append_val (lots, cents);
    }
  return g_steal_pointer (&lots);
}

/* How long the contract lasts, 0 where it is not told, -1 where it is no number. */
static int
read_months (SourcierRuleQuestionBar *self)
{
  g_autofree char *written = sourcier_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->months)));
  guint64 months;

  if (*written == '\0')
    return 0;
  return g_ascii_string_to_unsigned (written, 10, 0, MOST_MONTHS, &months, NULL) ? (int) months : -1;
}

/* What is asked about: the amount that is told, else that of all lots; SOURCIER_MONEY_UNKNOWN for nothing. */
static gint64
read_amount (SourcierRuleQuestionBar *self,
             GArray                  *lots)
{
  gint64 amount = sourcier_money_entry_get_amount (SOURCIER_MONEY_ENTRY (self->amount)), sum = 0;

  if (amount >= 0 || lots == NULL || lots->len == 0)
    return amount;
  for (guint i = 0; i < lots->len; i++)
    sum += g_array_index (lots, gint64, i);
  return sum;
}

static void
show_validity (GtkWidget *entry,
               gboolean   valid)
{
  if (valid)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static gboolean
is_untouched (GtkWidget *entry)
{
  return sourcier_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
changed_cb (SourcierRuleQuestionBar *self)
{
  g_autoptr (GArray) lots = read_lots (self);

  show_validity (self->day, get_day (self) != SOURCIER_DAY_NONE);
  show_validity (self->lots, lots != NULL);
  show_validity (self->months, read_months (self) >= 0);
  gtk_widget_set_visible (self->clear, !is_untouched (self->amount) || !is_untouched (self->lots)
                                       || !is_untouched (self->months));
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

static GtkWidget *
create_entry (const char *placeholder,
              const char *tooltip,
              int         width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_widget_set_tooltip_text (entry, tooltip);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
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
add_trait (SourcierRuleQuestionBar *self,
           GtkWidget               *check,
           const char              *tooltip)
{
  gtk_widget_set_parent (check, GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (check, tooltip);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
sourcier_rule_question_bar_init (SourcierRuleQuestionBar *self)
{
  self->volume = SOURCIER_MONEY_UNKNOWN;
  self->amount = sourcier_money_entry_new ();
  self->nature = create_natures ();
  self->buyer = create_buyers ();
  self->day = create_day ();
  self->lots = create_entry (_("Lots: 80 000; 20 000"), _("The amount of each lot, parted by semicolons"), 20);
  self->months = create_entry (_("Months"), _("How long the contract lasts, renewals included, in months"), 6);
  self->innovative = gtk_check_button_new_with_mnemonic (_("_Innovative"));
  self->reserved = gtk_check_button_new_with_mnemonic (_("_Reserved (social economy)"));
  self->clear = gtk_button_new_with_mnemonic (_("Show the _table"));

  gtk_widget_set_layout_manager (GTK_WIDGET (self), sourcier_wrap_layout_new (SPACING));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->amount), _("What if: amount"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->amount), 16);
  add (self, self->amount, _("Estimated value of the purchase"), "notify::amount");
  add (self, self->nature, _("Nature of the purchase"), "notify::selected");
  add (self, self->buyer, _("Kind of buyer"), "notify::selected");
  add (self, self->day, _("Day the consultation is launched"), "changed");
  add (self, self->lots, _("Amounts of the lots"), "changed");
  add (self, self->months, _("Months the contract lasts"), "changed");
  add_trait (self, self->innovative, sourcier_trait_get_name (SOURCIER_TRAIT_INNOVATION));
  add_trait (self, self->reserved, sourcier_trait_get_name (SOURCIER_TRAIT_RESERVED_ESS));
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
  gtk_editable_set_text (GTK_EDITABLE (self->lots), "");
  gtk_editable_set_text (GTK_EDITABLE (self->months), "");
}

/**
 * sourcier_rule_question_bar_get_case:
 * @self: the bar
 *
 * Returns: (transfer full) (nullable): the purchase that is asked about, or %NULL where there is no amount or no day, or what
 *   is written of lots and months cannot be read
 */
SourcierRuleCase *
sourcier_rule_question_bar_get_case (SourcierRuleQuestionBar *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_QUESTION_BAR (self), NULL);

  g_autoptr (GArray) lots = read_lots (self);
  gint64 amount = read_amount (self, lots);
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->nature));
  guint buyer = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->buyer)) + SOURCIER_BUYER_UNKNOWN + 1;
  SourcierTraits traits = choices[choice].traits;

  if (amount < 0 || lots == NULL || read_months (self) < 0 || get_day (self) == SOURCIER_DAY_NONE)
    return NULL;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->innovative)))
    traits |= SOURCIER_TRAIT_INNOVATION;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->reserved)))
    traits |= SOURCIER_TRAIT_RESERVED_ESS;

  g_autoptr (SourcierRuleCase) plain =
    sourcier_rule_case_new (amount, choices[choice].nature, (SourcierBuyerKind) buyer, get_day (self));
  g_autoptr (SourcierRuleCase) in_lots =
    sourcier_rule_case_with_lots (plain, (const gint64 *) (gpointer) lots->data, lots->len);
  g_autoptr (SourcierRuleCase) lasting = sourcier_rule_case_with_months (in_lots, read_months (self));
  g_autoptr (SourcierRuleCase) with_traits = sourcier_rule_case_with_traits (lasting, traits);
  return sourcier_rule_case_with_volume (with_traits, self->volume);
}
