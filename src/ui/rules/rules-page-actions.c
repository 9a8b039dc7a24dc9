/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader does with rules: each is one action of the file, and can be undone. */

#include "config.h"
#include "rules/rules-page-private.h"

#include "base/user.h"
#include "rules/rule-change-editor.h"
#include "rules/rule-editor.h"
#include "rules/rule-sample.h"
#include "rules/rule-store.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*ChangeFunc) (SourcierStore  *store,
                                gpointer        data,
                                GError        **error);

/* Runs @change as one action of the file, called @action, about a rule. */
static void
change_file (SourcierRulesPage *self,
             SourcierRule      *about,
             const char        *action,
             const char        *done,
             ChangeFunc         change,
             gpointer           data)
{
  g_autoptr (GError) error = NULL;

  if (sourcier_store_begin (self->store, action, &error))
    {
      sourcier_store_set_detail (self->store, sourcier_rule_get_title (about));
      if (!change (self->store, data, &error))
        sourcier_store_rollback (self->store);
      else if (sourcier_store_commit (self->store, &error))
        sourcier_feedback_done (GTK_WIDGET (self), done);
    }
  if (error != NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("The rule could not be changed"), error);
}

/* Returns: (transfer full) (nullable): what the office says already about the row that is chosen, or NULL if the file
 * cannot be read; where it says nothing, a new override. */
static SourcierRuleOverride *
find_override (SourcierRulesPage  *self,
               GError            **error)
{
  g_autoptr (GPtrArray) overrides = sourcier_rule_store_load_overrides (self->store, error);

  if (overrides == NULL)
    return NULL;
  for (guint i = 0; i < overrides->len; i++)
    if (sourcier_rule_override_get_id (g_ptr_array_index (overrides, i)) == sourcier_rule_get_id (self->chosen))
      return g_object_ref (g_ptr_array_index (overrides, i));
  return sourcier_rule_override_new (sourcier_rule_get_key (self->chosen), FALSE);
}

static gboolean
save_override (SourcierStore  *store,
               gpointer        override,
               GError        **error)
{
  return sourcier_rule_store_save_override (store, override, error);
}

static gboolean
save_own (SourcierStore  *store,
          gpointer        rule,
          GError        **error)
{
  return sourcier_rule_store_save_own (store, rule, error);
}

static gboolean
delete_own (SourcierStore  *store,
            gpointer        rule,
            GError        **error)
{
  return sourcier_rule_store_delete_own (store, rule, error);
}

static gboolean
delete_override (SourcierStore  *store,
                 gpointer        rule,
                 GError        **error)
{
  return sourcier_rule_store_delete_override (store, sourcier_rule_get_id (rule), error);
}

static void
verify_own (SourcierRulesPage *self,
            const char        *who)
{
  g_autoptr (SourcierRule) rule = sourcier_rule_copy (self->chosen);

  sourcier_rule_set_verified (rule, sourcier_day_today (), who);
  change_file (self, rule, _("Verify a rule"), _("Verified today"), save_own, rule);
}

static void
verify_law (SourcierRulesPage *self,
            const char        *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierRuleOverride) override = find_override (self, &error);

  if (override == NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The rule could not be changed"), error);
      return;
    }
  sourcier_rule_override_set_verified (override, sourcier_day_today (), who);
  change_file (self, self->chosen, _("Verify a rule"), _("Verified today"), save_override, override);
}

static void
verify_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);
  g_autofree char *who = sourcier_user_dup_name ();

  if (sourcier_rule_get_origin (self->chosen) == SOURCIER_RULE_OFFICE)
    verify_own (self, who);
  else
    verify_law (self, who);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);
  g_autoptr (SourcierRule) rule = g_object_ref (self->chosen);

  change_file (self, rule, _("Delete a rule"), _("Rule deleted"), delete_own, rule);
}

static void
restore_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);
  g_autoptr (SourcierRule) rule = g_object_ref (self->chosen);

  change_file (self, rule, _("Go back to the shipped rule"), _("The rule is again as it was shipped"), delete_override,
               rule);
}

static void
own_applied_cb (SourcierRulesPage *self,
                SourcierRule      *rule)
{
  gboolean is_new = sourcier_rule_get_id (rule) == 0;

  change_file (self, rule, is_new ? _("Add a rule") : _("Edit a rule"), is_new ? _("Rule added") : _("Rule edited"),
               save_own, rule);
}

static void
present_own (SourcierRulesPage *self,
             SourcierRule      *rule)
{
  SourcierRuleEditor *editor = sourcier_rule_editor_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), rule);

  g_signal_connect_object (editor, "applied", G_CALLBACK (own_applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

static gboolean
has_own_rules (SourcierRulesPage *self)
{
  GPtrArray *rules = sourcier_rule_table_get_rules (self->table);
  SourcierRule *last = g_ptr_array_index (rules, rules->len - 1);

  return sourcier_rule_get_origin (last) == SOURCIER_RULE_OFFICE;
}

/* Whoever has no rule yet is offered one to begin with, as it stands in several departements. */
static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);
  g_autoptr (SourcierRule) rule = has_own_rules (self) ? sourcier_rule_new_own () : sourcier_rule_sample_new ();

  present_own (self, rule);
}

static void
override_applied_cb (SourcierRulesPage    *self,
                     SourcierRuleOverride *override)
{
  gboolean adds = sourcier_rule_override_get_continues (override) && sourcier_rule_override_get_id (override) == 0;
  SourcierRule *rule = sourcier_rule_table_find_key (self->table, sourcier_rule_override_get_rule (override));

  change_file (self, rule != NULL ? rule : self->chosen,
               adds ? _("Add the next period of a rule") : _("Change a rule"), adds ? _("Period added") : _("Rule changed"),
               save_override, override);
}

/* Takes @override; without one, tells why. */
static void
present_change (SourcierRulesPage    *self,
                SourcierRuleOverride *taken,
                const GError         *error)
{
  g_autoptr (SourcierRuleOverride) override = taken;

  if (override == NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The rule could not be changed"), error);
      return;
    }

  SourcierRuleChangeEditor *editor =
    sourcier_rule_change_editor_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), override, self->chosen);
  g_signal_connect_object (editor, "applied", G_CALLBACK (override_applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (sourcier_rule_get_origin (self->chosen) == SOURCIER_RULE_OFFICE)
    {
      g_autoptr (SourcierRule) rule = sourcier_rule_copy (self->chosen);

      present_own (self, rule);
      return;
    }

  SourcierRuleOverride *override = find_override (self, &error);
  present_change (self, override, error);
}

static void
continue_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);

  present_change (self, sourcier_rule_override_new (sourcier_rule_get_key (self->chosen), TRUE), NULL);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);

  gtk_drop_down_set_selected (self->kind, SOURCIER_RULES_ALL);
  gtk_editable_set_text (self->search, "");
}

/* What the notice is about: rules to verify, rules that end soon, or both. */
static guint
kind_of_notice (SourcierRulesPage *self)
{
  if (_sourcier_rules_page_count_kind (self, SOURCIER_RULES_ENDING) == 0)
    return SOURCIER_RULES_TO_VERIFY;
  return _sourcier_rules_page_count_kind (self, SOURCIER_RULES_TO_VERIFY) == 0 ? SOURCIER_RULES_ENDING
                                                                               : SOURCIER_RULES_TO_TEND;
}

static void
show_doubtful_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);

  sourcier_rule_question_bar_clear (self->question);
  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->kind, kind_of_notice (self));
}

/* Says to the page what the reader may do with the rule that is chosen. */
void
_sourcier_rules_page_update_actions (SourcierRulesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store) && self->chosen != NULL;
  gboolean own = self->chosen != NULL && sourcier_rule_get_origin (self->chosen) == SOURCIER_RULE_OFFICE;

  gtk_widget_action_set_enabled (widget, "page.add",
                                 self->store != NULL && !sourcier_store_get_read_only (self->store));
  gtk_widget_action_set_enabled (widget, "page.edit", writable);
  gtk_widget_action_set_enabled (widget, "page.continue",
                                 writable && !own && sourcier_rule_get_to (self->chosen) != SOURCIER_DAY_NONE);
  gtk_widget_action_set_enabled (widget, "page.verify", writable);
  gtk_widget_action_set_enabled (widget, "page.delete", writable && own);
  gtk_widget_action_set_enabled (widget, "page.restore",
                                 writable && !own && sourcier_rule_is_overridden (self->chosen));
}

/* Installs the actions of the page. */
void
_sourcier_rules_page_class_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "page.show-doubtful", NULL, show_doubtful_cb);
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.continue", NULL, continue_cb);
  gtk_widget_class_install_action (widget_class, "page.verify", NULL, verify_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.restore", NULL, restore_cb);
}
