/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rules-page-private.h"

#include "base/text.h"
#include "office/buyer-store.h"
#include "rules/rule-column.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"
#include "widgets/saved-state.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (SourcierRulesPage, sourcier_rules_page, GTK_TYPE_WIDGET)

static const char * const kind_names[SOURCIER_N_RULE_KINDS] = {
  [SOURCIER_RULES_ALL] = NC_("rules shown", "All rules"),
  [SOURCIER_RULES_IN_FORCE] = NC_("rules shown", "In force today"),
  [SOURCIER_RULES_TO_VERIFY] = NC_("rules shown", "To verify"),
  [SOURCIER_RULES_ENDING] = NC_("rules shown", "Ending soon"),
  [SOURCIER_RULES_TO_TEND] = NC_("rules shown", "To verify or ending soon"),
};

/* Shows a rule in the pane. */
void
_sourcier_rules_page_choose (SourcierRulesPage   *self,
                             SourcierRule        *rule,
                             SourcierRuleFinding *finding)
{
  g_set_object (&self->chosen, rule);
  sourcier_rule_pane_show (self->pane, rule, finding);
  _sourcier_rules_page_update_actions (self);
}

static gboolean
is_of_kind (SourcierRulesPage *self,
            SourcierRule      *rule,
            guint              kind)
{
  SourcierDay today = sourcier_day_today ();

  switch (kind)
    {
    case SOURCIER_RULES_ALL:
      return TRUE;
    case SOURCIER_RULES_IN_FORCE:
      return sourcier_rule_is_in_force (rule, today);
    case SOURCIER_RULES_TO_VERIFY:
      return sourcier_rule_wants_check (rule, today);
    case SOURCIER_RULES_ENDING:
      return sourcier_rule_table_is_ending (self->table, rule, today);
    case SOURCIER_RULES_TO_TEND:
      return sourcier_rule_wants_check (rule, today) || sourcier_rule_table_is_ending (self->table, rule, today);
    default:
      return sourcier_rule_get_effect (rule) == kind - SOURCIER_N_RULE_KINDS;
    }
}

static gboolean
has_words (SourcierRulesPage *self,
           SourcierRule      *rule)
{
  g_autofree char *words = g_strjoin (" ", sourcier_rule_get_title (rule), sourcier_rule_get_text (rule),
                                      sourcier_rule_get_source (rule), sourcier_rule_get_note (rule), NULL);
  g_autofree char *folded = sourcier_text_fold (words);

  return strstr (folded, self->folded) != NULL;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  SourcierRulesPage *self = user_data;

  return is_of_kind (self, item, gtk_drop_down_get_selected (self->kind)) && has_words (self, item);
}

static void
show_counted (SourcierRulesPage *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *shown = sourcier_count_format (n_shown);
  g_autofree char *all = sourcier_count_format (g_list_model_get_n_items (G_LIST_MODEL (self->rules)));
  /* Translators: how many rows of the table are shown, of how many */
  g_autofree char *words = g_strdup_printf (ngettext ("%s rule of %s", "%s rules of %s", n_shown), shown, all);

  gtk_label_set_text (self->counted, words);
}

static guint
count_verdict (SourcierRulesPage   *self,
               SourcierRuleVerdict  verdict)
{
  GPtrArray *findings = sourcier_rule_answer_get_findings (self->answer);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += sourcier_rule_finding_get_verdict (g_ptr_array_index (findings, i)) == verdict;
  return n;
}

static void
show_answered (SourcierRulesPage *self)
{
  guint n_applying = count_verdict (self, SOURCIER_RULE_APPLIES), n_missed = count_verdict (self, SOURCIER_RULE_JUST_MISSED);
  g_autofree char *applying = g_strdup_printf (ngettext ("%u rule applies", "%u rules apply", n_applying), n_applying);
  g_autofree char *missed = g_strdup_printf (ngettext ("%u just missed", "%u just missed", n_missed), n_missed);
  g_autofree char *words = g_strdup_printf ("%s · %s", applying, missed);

  gtk_label_set_text (self->counted, words);
}

static void
show_stage (SourcierRulesPage *self)
{
  if (self->answer != NULL)
    gtk_stack_set_visible_child_name (self->stage, "answer");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0)
    gtk_stack_set_visible_child_name (self->stage, "table");
  else
    gtk_stack_set_visible_child_name (self->stage, "none");
  gtk_widget_set_visible (GTK_WIDGET (self->kind), self->answer == NULL);
  /* In an answer each rule says itself what is to be verified of it. */
  gtk_widget_set_visible (self->notice_box, self->answer == NULL && *gtk_label_get_text (self->notice) != '\0');
  if (self->answer != NULL)
    show_answered (self);
  else
    show_counted (self);
}

static void
filter_changed_cb (SourcierRulesPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_stage (self);
}

static void
search_changed_cb (SourcierRulesPage *self)
{
  g_free (self->folded);
  self->folded = sourcier_text_fold (gtk_editable_get_text (self->search));
  if (*self->folded != '\0')
    sourcier_rule_question_bar_clear (self->question);
  filter_changed_cb (self);
}

static void
search_stopped_cb (SourcierRulesPage *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
selected_cb (SourcierRulesPage *self)
{
  SourcierRule *rule = gtk_single_selection_get_selected_item (self->selection);

  if (self->answer == NULL)
    _sourcier_rules_page_choose (self, rule, NULL);
}

/* Return on a row of the table edits it. */
static void
activated_cb (SourcierRulesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.edit", NULL);
}

static void
finding_chosen_cb (SourcierRulesPage   *self,
                   SourcierRuleFinding *finding)
{
  _sourcier_rules_page_choose (self, sourcier_rule_finding_get_rule (finding), finding);
}

/* The first rule that applies comes into the pane, as it stands first in the answer. */
static void
choose_first (SourcierRulesPage *self)
{
  GPtrArray *findings = sourcier_rule_answer_get_findings (self->answer);
  guint first = 0;

  for (guint i = findings->len; i > 0; i--)
    if (sourcier_rule_finding_get_verdict (findings->pdata[i - 1]) == SOURCIER_RULE_APPLIES)
      first = i - 1;
  if (findings->len > 0)
    finding_chosen_cb (self, g_ptr_array_index (findings, first));
  else
    _sourcier_rules_page_choose (self, NULL, NULL);
}

/* The purchase that is asked about is answered anew; without one the table comes back. */
static void
question_changed_cb (SourcierRulesPage *self)
{
  g_autoptr (SourcierRuleCase) rule_case =
    self->table != NULL ? sourcier_rule_question_bar_get_case (self->question) : NULL;
  gboolean answered = self->answer != NULL;

  g_clear_object (&self->answer);
  if (rule_case != NULL)
    {
      self->answer = sourcier_rule_answer_new (self->table, rule_case);
      sourcier_rule_answer_view_show (self->answer_view, self->answer);
      choose_first (self);
    }
  else if (answered)
    selected_cb (self);
  show_stage (self);
}

/* How many rules of the table are of a kind, whatever is shown. */
guint
_sourcier_rules_page_count_kind (SourcierRulesPage *self,
                                 guint              kind)
{
  GPtrArray *rules = sourcier_rule_table_get_rules (self->table);
  guint n = 0;

  for (guint i = 0; i < rules->len; i++)
    n += is_of_kind (self, g_ptr_array_index (rules, i), kind);
  return n;
}

static void
add_sentence (GString    *words,
              guint       n,
              const char *format)
{
  g_autofree char *count = sourcier_count_format (n);

  if (n == 0)
    return;
  if (words->len > 0)
    g_string_append (words, " ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (words, format, count);
#pragma GCC diagnostic pop
}

/* What wants looking after, whatever the table shows. */
static void
show_notice (SourcierRulesPage *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint to_verify = _sourcier_rules_page_count_kind (self, SOURCIER_RULES_TO_VERIFY), ending = _sourcier_rules_page_count_kind (self, SOURCIER_RULES_ENDING);
  guint orphans = sourcier_rule_table_get_orphans (self->table)->len;

  add_sentence (words, ending, ngettext ("The period of %s rule ends within 180 days and nothing follows it.",
                                         "The periods of %s rules end within 180 days and nothing follows them.", ending));
  add_sentence (words, to_verify, ngettext ("%s rule has to be verified by a person before anyone relies on it.",
                                            "%s rules have to be verified by a person before anyone relies on them.",
                                            to_verify));
  add_sentence (words, orphans, ngettext ("%s change of the office is about a rule that this version does not have.",
                                          "%s changes of the office are about rules that this version does not have.",
                                          orphans));
  gtk_label_set_text (self->notice, words->str);
}

static void
select_key (SourcierRulesPage *self,
            const char        *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    {
      g_autoptr (SourcierRule) rule = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (g_str_equal (sourcier_rule_get_key (rule), key))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

static void
show_rules (SourcierRulesPage *self)
{
  GPtrArray *rules = sourcier_rule_table_get_rules (self->table);
  g_autofree char *key = self->chosen != NULL ? g_strdup (sourcier_rule_get_key (self->chosen)) : NULL;

  /* In two steps: GTK would look for each old row among the new ones otherwise. */
  g_list_store_remove_all (self->rules);
  g_list_store_splice (self->rules, 0, 0, rules->pdata, rules->len);
  if (key != NULL)
    select_key (self, key);
  show_notice (self);
  question_changed_cb (self);
  selected_cb (self);
}

static void
load (SourcierRulesPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_load (self->store, &error);
  g_autoptr (SourcierBuyer) office = table != NULL ? sourcier_buyer_store_load (self->store, &error) : NULL;

  if (office == NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The rules could not be read"), error);
      return;
    }
  g_set_object (&self->table, table);
  sourcier_rule_question_bar_set_office (self->question, office);
  show_rules (self);
}

/* Whoever never looks at the page does not wait for it at each change. */
static void
stale_cb (SourcierRulesPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    g_clear_object (&self->table);
}

static void
sourcier_rules_page_map (GtkWidget *widget)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (widget);

  if (self->store != NULL && self->table == NULL)
    load (self);

  GTK_WIDGET_CLASS (sourcier_rules_page_parent_class)->map (widget);
}

static void
sourcier_rules_page_unmap (GtkWidget *widget)
{
  sourcier_column_keeper_flush (SOURCIER_RULES_PAGE (widget)->columns);

  GTK_WIDGET_CLASS (sourcier_rules_page_parent_class)->unmap (widget);
}

static void
sourcier_rules_page_dispose (GObject *object)
{
  SourcierRulesPage *self = SOURCIER_RULES_PAGE (object);

  g_clear_object (&self->store_signals);
  /* As the view goes, its columns and their order go: the reader did not ask for that. */
  g_clear_object (&self->columns);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_RULES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->sorter);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->rules);
  g_clear_object (&self->chosen);
  g_clear_object (&self->answer);
  g_clear_object (&self->table);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_rules_page_parent_class)->dispose (object);
}

static void
sourcier_rules_page_finalize (GObject *object)
{
  g_free (SOURCIER_RULES_PAGE (object)->folded);

  G_OBJECT_CLASS (sourcier_rules_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, kind);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, question);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, notice_box);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, view);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, answer_view);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, pane);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, counted);
  gtk_widget_class_bind_template_child (widget_class, SourcierRulesPage, saved);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_chosen_cb);
}

static void
sourcier_rules_page_class_init (SourcierRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_rules_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_rules_page_finalize;
  widget_class->map = sourcier_rules_page_map;
  widget_class->unmap = sourcier_rules_page_unmap;

  g_type_ensure (SOURCIER_TYPE_RULE_ANSWER_VIEW);
  g_type_ensure (SOURCIER_TYPE_RULE_PANE);
  g_type_ensure (SOURCIER_TYPE_RULE_QUESTION_BAR);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  _sourcier_rules_page_class_actions (widget_class);
}

static void
fill_kinds (SourcierRulesPage *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < SOURCIER_N_RULE_KINDS; i++)
    gtk_string_list_append (names, g_dpgettext2 (GETTEXT_PACKAGE, "rules shown", kind_names[i]));
  for (guint i = 0; i < SOURCIER_N_RULE_EFFECTS; i++)
    gtk_string_list_append (names, sourcier_rule_effect_get_name ((SourcierRuleEffect) i));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
  g_object_unref (names);
  sourcier_accessible_name_set (GTK_WIDGET (self->kind), _("Rules shown"));
}

static void
init_table (SourcierRulesPage *self)
{
  self->rules = g_list_store_new (SOURCIER_TYPE_RULE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rules)), g_object_ref (self->filter));
  self->sorter = sourcier_rule_columns_new_sorter ();
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->shown)), g_object_ref (self->sorter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  sourcier_accessible_name_set (GTK_WIDGET (self->view), _("Rules and thresholds"));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

static void
sort_changed_cb (SourcierRulesPage *self)
{
  sourcier_rule_columns_sort (self->sorter, self->view);
}

static void
create_columns (SourcierRulesPage *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  self->columns = sourcier_column_keeper_new (self->view, "rule");
  sourcier_rule_columns_add (self->columns);
  sourcier_column_keeper_set_office (self->columns, 0);
  g_signal_connect_object (self->columns, "sort-changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  menu = sourcier_column_keeper_create_menu (self->columns);
  gtk_menu_button_set_menu_model (self->columns_button, menu);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", sourcier_column_keeper_get_actions (self->columns));
}

static void
sourcier_rules_page_init (SourcierRulesPage *self)
{
  self->folded = g_strdup ("");
  self->store_signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (stale_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_saved_state_show_in (sourcier_saved_state_get (), self->saved);
  fill_kinds (self);
  init_table (self);
  create_columns (self);
  gtk_drop_down_set_selected (self->kind, SOURCIER_RULES_IN_FORCE);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  _sourcier_rules_page_update_actions (self);
}

/**
 * sourcier_rules_page_new:
 *
 * Returns: (transfer floating): the page, with no office’s file yet
 */
GtkWidget *
sourcier_rules_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_RULES_PAGE, NULL);
}

/**
 * sourcier_rules_page_set_store:
 * @self: the page
 * @store: (nullable): the office’s file whose rules are shown
 */
void
sourcier_rules_page_set_store (SourcierRulesPage *self,
                               SourcierStore     *store)
{
  g_return_if_fail (SOURCIER_IS_RULES_PAGE (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  gtk_editable_set_text (self->search, "");
  sourcier_rule_question_bar_clear (self->question);
  g_clear_object (&self->answer);
  g_clear_object (&self->table);
  if (store != NULL)
    {
      sourcier_column_keeper_set_office (self->columns, sourcier_store_get_file_number (store));
      sort_changed_cb (self);
    }
  if (store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}
