/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-answer-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SourcierRuleAnswerView
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkBox *groups;
  SourcierRuleAnswer *answer;
};

G_DEFINE_FINAL_TYPE (SourcierRuleAnswerView, sourcier_rule_answer_view, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activated_cb (GtkWidget              *row,
              SourcierRuleAnswerView *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "finding"));
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title_markup, "subtitle", subtitle_markup, NULL);

  gtk_widget_add_css_class (row, "sourcier-figures");
  return row;
}

/* What has to be verified says so in words beside the comparison. */
static char *
describe (SourcierRuleFinding *finding)
{
  SourcierRuleDoubt doubt = sourcier_rule_finding_get_doubt (finding);
  const char *words = sourcier_rule_finding_get_words (finding);

  if (doubt == SOURCIER_RULE_CHECKED)
    return g_strdup (words);
  return g_strdup_printf ("%s\n%s", words, sourcier_rule_doubt_get_name (doubt));
}

static const char *
icon_of (SourcierRuleFinding *finding)
{
  SourcierRule *rule = sourcier_rule_finding_get_rule (finding);

  if (sourcier_rule_finding_get_verdict (finding) == SOURCIER_RULE_UNDECIDED)
    return "dialog-question-symbolic";
  if (sourcier_rule_get_origin (rule) == SOURCIER_RULE_OFFICE)
    return "go-home-symbolic";
  return sourcier_rule_wants_decision (rule) ? "dialog-warning-symbolic" : "object-select-symbolic";
}

static GtkWidget *
create_finding (SourcierRuleAnswerView *self,
                SourcierRuleFinding    *finding)
{
  g_autofree char *subtitle = describe (finding);
  GtkWidget *row = create_row (sourcier_rule_get_title (sourcier_rule_finding_get_rule (finding)), subtitle);

  g_object_set_data_full (G_OBJECT (row), "finding", g_object_ref (finding), g_object_unref);
  if (sourcier_rule_finding_get_verdict (finding) != SOURCIER_RULE_JUST_MISSED)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_of (finding)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  return row;
}

static AdwPreferencesGroup *
add_group (SourcierRuleAnswerView *self,
           const char             *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* Findings of one verdict, and of one effect where it is not SOURCIER_N_RULE_EFFECTS. */
static void
add_findings (SourcierRuleAnswerView *self,
              const char             *title,
              SourcierRuleVerdict     verdict,
              guint                   effect)
{
  GPtrArray *findings = sourcier_rule_answer_get_findings (self->answer);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      SourcierRuleFinding *finding = g_ptr_array_index (findings, i);

      if (sourcier_rule_finding_get_verdict (finding) != verdict
          || (effect != SOURCIER_N_RULE_EFFECTS
              && sourcier_rule_get_effect (sourcier_rule_finding_get_rule (finding)) != effect))
        continue;
      if (group == NULL)
        group = add_group (self, title);
      adw_preferences_group_add (group, create_finding (self, finding));
    }
}

static GtkWidget *
create_change (const SourcierRuleChange *change)
{
  g_autofree char *words = sourcier_rule_change_describe (change);

  return create_row (sourcier_rule_change_get_title (change), words);
}

static void
add_turn (SourcierRuleAnswerView *self,
          gboolean                later)
{
  SourcierDay day = sourcier_rule_answer_find_turn (self->answer, later);

  if (day == SOURCIER_DAY_NONE)
    return;

  g_autoptr (SourcierRuleAnswer) other = sourcier_rule_answer_on (self->answer, day);
  g_autoptr (GArray) changes = sourcier_rule_answer_compare (self->answer, other);
  g_autofree char *title = sourcier_rule_turn_describe (day, later);
  AdwPreferencesGroup *group = add_group (self, title);

  for (guint i = 0; i < changes->len; i++)
    adw_preferences_group_add (group, create_change (&g_array_index (changes, SourcierRuleChange, i)));
}

static void
clear (SourcierRuleAnswerView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
sourcier_rule_answer_view_dispose (GObject *object)
{
  SourcierRuleAnswerView *self = SOURCIER_RULE_ANSWER_VIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->answer);

  G_OBJECT_CLASS (sourcier_rule_answer_view_parent_class)->dispose (object);
}

static void
sourcier_rule_answer_view_class_init (SourcierRuleAnswerViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_rule_answer_view_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, SOURCIER_TYPE_RULE_FINDING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_rule_answer_view_init (SourcierRuleAnswerView *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  g_object_set (self->groups, "margin-top", 12, "margin-bottom", 18, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->groups));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 800);
  self->scrolled = gtk_scrolled_window_new ();
  g_object_set (self->scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * sourcier_rule_answer_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
sourcier_rule_answer_view_new (void)
{
  return g_object_new (SOURCIER_TYPE_RULE_ANSWER_VIEW, NULL);
}

/**
 * sourcier_rule_answer_view_show:
 * @self: the view
 * @answer: what is said of a purchase
 */
void
sourcier_rule_answer_view_show (SourcierRuleAnswerView *self,
                                SourcierRuleAnswer     *answer)
{
  g_return_if_fail (SOURCIER_IS_RULE_ANSWER_VIEW (self));
  g_return_if_fail (SOURCIER_IS_RULE_ANSWER (answer));

  g_set_object (&self->answer, answer);
  clear (self);
  for (guint effect = 0; effect < SOURCIER_RULE_OPTION; effect++)
    add_findings (self, sourcier_rule_effect_get_name (effect), SOURCIER_RULE_APPLIES, effect);
  add_findings (self, _("Just missed"), SOURCIER_RULE_JUST_MISSED, SOURCIER_N_RULE_EFFECTS);
  add_findings (self, _("Cannot be told yet"), SOURCIER_RULE_UNDECIDED, SOURCIER_N_RULE_EFFECTS);
  add_findings (self, sourcier_rule_effect_get_name (SOURCIER_RULE_OPTION), SOURCIER_RULE_APPLIES, SOURCIER_RULE_OPTION);
  add_turn (self, TRUE);
  add_turn (self, FALSE);
}
