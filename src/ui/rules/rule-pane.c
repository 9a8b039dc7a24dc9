/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-pane.h"

#include "base/text.h"
#include "reference/term.h"
#include "rules/rule-column.h"
#include "widgets/time-line.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 320

struct _SourcierRulePane
{
  GtkWidget parent_instance;

  GtkStack *stage;  /* "rule" or "none" */
  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (SourcierRulePane, sourcier_rule_pane, GTK_TYPE_WIDGET)

static GtkWidget *
add_words (SourcierRulePane *self,
           const char       *words,
           const char       *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "selectable", FALSE, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->lines, label);
  return label;
}

static void
add_line (SourcierRulePane *self,
          const char       *caption,
          const char       *words)
{
  if (sourcier_text_is_empty (words))
    return;

  gtk_widget_add_css_class (add_words (self, caption, "caption-heading"), "dim-label");
  gtk_widget_set_margin_bottom (add_words (self, words, NULL), 9);
}

static void
add_button (SourcierRulePane *self,
            const char       *label,
            const char       *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (self->lines, button);
}

static void
add_period (SourcierRulePane *self,
            SourcierRule     *rule)
{
  g_autofree char *period = sourcier_rule_describe_period (rule);
  GtkWidget *line = sourcier_time_line_new (SOURCIER_RULE_FIRST_YEAR, SOURCIER_RULE_LAST_YEAR);

  add_line (self, _("In force for consultations launched"), period);
  sourcier_time_line_set_period (SOURCIER_TIME_LINE (line), sourcier_rule_get_from (rule),
                                     sourcier_rule_get_to (rule));
  gtk_widget_set_margin_bottom (line, 9);
  gtk_box_append (self->lines, line);
}

/* What a purchase must be besides its nature, and what it must not be. */
static char *
describe_traits (SourcierRule *rule)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_TRAITS; i++)
    {
      const char *name = sourcier_trait_get_name (1 << i);

      if (sourcier_rule_get_traits (rule) & (1 << i))
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", name);
      if (sourcier_rule_get_traits_without (rule) & (1 << i))
        {
          g_string_append (words, words->len > 0 ? ", " : "");
          /* Translators: a kind of purchase that the rule leaves out: “not: defence or security” */
          g_string_append_printf (words, _("not: %s"), name);
        }
    }
  return g_string_free (words, FALSE);
}

static void
add_scope (SourcierRulePane *self,
           SourcierRule     *rule)
{
  g_autofree char *amounts = sourcier_rule_describe_amounts (rule);
  g_autofree char *natures = sourcier_rule_natures_to_words (sourcier_rule_get_natures (rule));
  g_autofree char *buyers = sourcier_rule_buyers_to_words (sourcier_rule_get_buyers (rule));
  g_autofree char *traits = describe_traits (rule);

  if (*amounts != '\0')
    add_line (self, sourcier_rule_basis_get_name (sourcier_rule_get_basis (rule)), amounts);
  add_line (self, _("Nature"), natures);
  add_line (self, _("Particulars"), traits);
  add_line (self, _("For whom"), buyers);
  if (sourcier_rule_wants_decision (rule) && *sourcier_rule_get_met_by (rule) != '\0')
    add_line (self, _("Met by"), sourcier_term_name_of (SOURCIER_TERMS_CONSIDERATION, sourcier_rule_get_met_by (rule)));
}

static void
add_actions (SourcierRulePane *self,
             SourcierRule     *rule)
{
  if (sourcier_rule_get_origin (rule) == SOURCIER_RULE_OFFICE)
    {
      add_button (self, _("_Edit…"), "page.edit");
      add_button (self, _("_Verified today"), "page.verify");
      add_button (self, _("_Delete"), "page.delete");
      return;
    }
  add_button (self, _("_Verified today"), "page.verify");
  add_button (self, _("_Change an amount or a date…"), "page.edit");
  if (sourcier_rule_get_to (rule) != SOURCIER_DAY_NONE)
    add_button (self, _("Add the _next period…"), "page.continue");
  if (sourcier_rule_is_overridden (rule))
    add_button (self, _("_Back to the shipped text"), "page.restore");
}

/* A row that is the office's own never looks like the law. */
static const char *
describe_origin (SourcierRule *rule)
{
  if (sourcier_rule_get_origin (rule) == SOURCIER_RULE_OFFICE)
    return _("A rule of the office’s own: the law does not ask for it");
  return sourcier_rule_is_overridden (rule) ? _("Changed or added by the office") : _("Shipped with the program");
}

static void
fill (SourcierRulePane    *self,
      SourcierRule        *rule,
      SourcierRuleFinding *finding)
{
  g_autofree char *check = sourcier_rule_describe_check (rule);

  add_words (self, sourcier_rule_get_title (rule), "title-3");
  gtk_widget_add_css_class (add_words (self, sourcier_rule_effect_get_name (sourcier_rule_get_effect (rule)), "heading"),
                            "dim-label");
  if (finding != NULL)
    add_line (self, _("For this purchase"), sourcier_rule_finding_get_words (finding));
  gtk_widget_set_margin_bottom (add_words (self, sourcier_rule_get_text (rule), NULL), 9);
  add_period (self, rule);
  add_scope (self, rule);
  add_line (self, _("Source"), sourcier_rule_get_source (rule));
  add_line (self, _("Verified"), check);
  add_line (self, _("Origin"), describe_origin (rule));
  add_line (self, _("The office’s note"), sourcier_rule_get_note (rule));
  add_actions (self, rule);
}

static void
sourcier_rule_pane_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sourcier_rule_pane_parent_class)->dispose (object);
}

static void
sourcier_rule_pane_class_init (SourcierRulePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_rule_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_rule_pane_init (SourcierRulePane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *none = adw_status_page_new ();

  self->stage = GTK_STACK (gtk_stack_new ());
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_object_set (self->lines, "margin-top", 15, "margin-bottom", 15, "margin-start", 15, "margin-end", 15, NULL);
  g_object_set (scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->lines, "width-request", WIDTH, NULL);
  g_object_set (none, "title", _("No rule is chosen"),
                "description", _("Choose a rule to read its text and its source."), NULL);
  gtk_widget_add_css_class (none, "compact");
  gtk_stack_add_named (self->stage, none, "none");
  gtk_stack_add_named (self->stage, scrolled, "rule");
  gtk_widget_set_parent (GTK_WIDGET (self->stage), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
}

/**
 * sourcier_rule_pane_new:
 *
 * Returns: (transfer floating): a pane that shows no rule
 */
GtkWidget *
sourcier_rule_pane_new (void)
{
  return g_object_new (SOURCIER_TYPE_RULE_PANE, NULL);
}

/**
 * sourcier_rule_pane_show:
 * @self: the pane
 * @rule: (nullable): the rule to show
 * @finding: (nullable): how it fares with the purchase that is asked about
 */
void
sourcier_rule_pane_show (SourcierRulePane    *self,
                         SourcierRule        *rule,
                         SourcierRuleFinding *finding)
{
  g_return_if_fail (SOURCIER_IS_RULE_PANE (self));
  g_return_if_fail (rule == NULL || SOURCIER_IS_RULE (rule));

  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  if (rule != NULL)
    fill (self, rule, finding);
  gtk_stack_set_visible_child_name (self->stage, rule != NULL ? "rule" : "none");
}
