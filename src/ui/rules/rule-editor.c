/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-editor.h"

#include "base/text.h"
#include "office/buyer.h"
#include "reference/term.h"
#include "rules/rule-form.h"
#include "widgets/note-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierRuleEditor
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *words_group;
  AdwPreferencesGroup *amounts_group;
  AdwPreferencesGroup *natures_group;
  AdwExpanderRow *buyers_row;
  AdwPreferencesGroup *days_group;

  SourcierRule *rule;
  GtkEditable *titles[SOURCIER_N_LANGUAGES];
  GtkEditable *texts[SOURCIER_N_LANGUAGES];
  GtkEditable *source;
  AdwComboRow *basis;
  SourcierMoneyEntry *from_amount;
  SourcierMoneyEntry *to_amount;
  AdwComboRow *met_by;
  GtkCheckButton *natures[SOURCIER_N_RULE_NATURES];
  GtkCheckButton *buyers[SOURCIER_N_BUYER_KINDS]; /* NULL for the unknown */
  SourcierDayRow *from;
  SourcierDayRow *to;
  SourcierNoteRow *note;
};

G_DEFINE_FINAL_TYPE (SourcierRuleEditor, sourcier_rule_editor, SOURCIER_TYPE_FORM_WINDOW)

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What keeps the form from being applied, in words, or NULL. */
static const char *
find_mistake (SourcierRuleEditor *self)
{
  gint64 from = sourcier_money_entry_read_amount (self->from_amount);
  gint64 to = sourcier_money_entry_read_amount (self->to_amount);

  if (!sourcier_money_entry_is_valid (self->from_amount) || !sourcier_money_entry_is_valid (self->to_amount))
    return _("An amount is written like 70 000");
  if (from >= 0 && to >= 0 && from >= to)
    return _("The first amount has to be smaller than the second");
  return sourcier_rule_form_find_day_mistake (self->from, self->to);
}

static gboolean
has_title (SourcierRuleEditor *self)
{
  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    if (!sourcier_text_is_empty (gtk_editable_get_text (self->titles[i])))
      return TRUE;
  return FALSE;
}

static void
edited (SourcierRuleEditor *self)
{
  const char *mistake = find_mistake (self);

  sourcier_note_row_say (self->note, SOURCIER_NOTE_MISTAKE, mistake);
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), mistake == NULL && has_title (self));
}

/* The numbers of the boxes that are ticked, as a set. */
static guint
read_ticked (GtkCheckButton **checks,
             guint            n_checks)
{
  guint set = 0;

  for (guint i = 0; i < n_checks; i++)
    if (checks[i] != NULL && gtk_check_button_get_active (checks[i]))
      set |= 1u << i;
  return set;
}

/* What is chosen without looking into the list: for every buyer, or for some. */
static void
buyers_changed_cb (SourcierRuleEditor *self)
{
  g_autofree char *words = sourcier_rule_buyers_to_words (read_ticked (self->buyers, SOURCIER_N_BUYER_KINDS));

  adw_expander_row_set_subtitle (self->buyers_row, words);
}

/* The consideration that is chosen, NULL where the office says itself what meets the rule. */
static const char *
read_met_by (SourcierRuleEditor *self)
{
  guint n_terms, chosen = adw_combo_row_get_selected (self->met_by);
  const SourcierTerm * const *terms = sourcier_terms (SOURCIER_TERMS_CONSIDERATION, &n_terms);

  return chosen > 0 && chosen <= n_terms ? sourcier_term_get_code (terms[chosen - 1]) : NULL;
}

static void
read_into_rule (SourcierRuleEditor *self)
{
  SourcierDay from = SOURCIER_DAY_NONE, to = SOURCIER_DAY_NONE;
  g_autofree char *source = sourcier_text_tidy (gtk_editable_get_text (self->source));

  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    {
      g_autofree char *title = sourcier_text_tidy (gtk_editable_get_text (self->titles[i]));
      g_autofree char *text = sourcier_text_tidy (gtk_editable_get_text (self->texts[i]));

      sourcier_rule_set_title (self->rule, i, title);
      sourcier_rule_set_text (self->rule, i, text);
    }
  sourcier_day_row_get_day (self->from, &from);
  sourcier_day_row_get_day (self->to, &to);
  sourcier_rule_set_source (self->rule, source);
  sourcier_rule_set_met_by (self->rule, read_met_by (self));
  sourcier_rule_set_basis (self->rule, (SourcierRuleBasis) adw_combo_row_get_selected (self->basis));
  sourcier_rule_set_amounts (self->rule, sourcier_money_entry_read_amount (self->from_amount),
                             sourcier_money_entry_read_amount (self->to_amount));
  sourcier_rule_set_natures (self->rule, read_ticked (self->natures, SOURCIER_N_RULE_NATURES));
  sourcier_rule_set_buyers (self->rule, read_ticked (self->buyers, SOURCIER_N_BUYER_KINDS));
  sourcier_rule_set_period (self->rule, from, to);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierRuleEditor *self = SOURCIER_RULE_EDITOR (form);

  read_into_rule (self);
  g_signal_emit (self, signals[APPLIED], 0, self->rule);
  return TRUE;
}

static void
sourcier_rule_editor_dispose (GObject *object)
{
  SourcierRuleEditor *self = SOURCIER_RULE_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_RULE_EDITOR);
  g_clear_object (&self->rule);

  G_OBJECT_CLASS (sourcier_rule_editor_parent_class)->dispose (object);
}

static void
sourcier_rule_editor_class_init (SourcierRuleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_rule_editor_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_RULE);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/rule-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierRuleEditor, words_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierRuleEditor, amounts_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierRuleEditor, natures_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierRuleEditor, buyers_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierRuleEditor, days_group);
}

static void
sourcier_rule_editor_init (SourcierRuleEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkEditable *
add_text (SourcierRuleEditor *self,
          const char         *name,
          const char         *text)
{
  return sourcier_rule_form_add_text (self->words_group, name, text, G_CALLBACK (edited), self);
}

static void
build_words (SourcierRuleEditor *self)
{
  self->titles[SOURCIER_FRENCH] = add_text (self, _("Name in French"),
                                            sourcier_rule_get_title_in (self->rule, SOURCIER_FRENCH));
  self->titles[SOURCIER_ENGLISH] = add_text (self, _("Name in English, if wished"),
                                             sourcier_rule_get_title_in (self->rule, SOURCIER_ENGLISH));
  self->texts[SOURCIER_FRENCH] = add_text (self, _("What it asks for, in French"),
                                           sourcier_rule_get_text_in (self->rule, SOURCIER_FRENCH));
  self->texts[SOURCIER_ENGLISH] = add_text (self, _("What it asks for, in English, if wished"),
                                            sourcier_rule_get_text_in (self->rule, SOURCIER_ENGLISH));
  self->source = add_text (self, _("Source: a deliberation, a plan"), sourcier_rule_get_source (self->rule));
}

static AdwComboRow *
add_combo (AdwPreferencesGroup *group,
           const char          *title,
           GtkStringList       *names,
           guint                chosen)
{
  AdwComboRow *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", names, NULL);

  adw_combo_row_set_selected (row, chosen);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
build_met_by (SourcierRuleEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_terms, chosen = 0;
  const SourcierTerm * const *terms = sourcier_terms (SOURCIER_TERMS_CONSIDERATION, &n_terms);

  /* Translators: no consideration of a purchase tells that a rule is met; the office writes it */
  gtk_string_list_append (names, _("An answer in writing"));
  for (guint i = 0; i < n_terms; i++)
    {
      gtk_string_list_append (names, sourcier_term_get_name (terms[i]));
      if (g_str_equal (sourcier_term_get_code (terms[i]), sourcier_rule_get_met_by (self->rule)))
        chosen = i + 1;
    }
  self->met_by = add_combo (self->words_group, _("A purchase meets it by"), names, chosen);
}

static void
build_amounts (SourcierRuleEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < SOURCIER_N_RULE_BASES; i++)
    gtk_string_list_append (names, sourcier_rule_basis_get_name (i));
  self->basis = add_combo (self->amounts_group, _("Compared with"), names, sourcier_rule_get_basis (self->rule));
  self->from_amount = sourcier_rule_form_add_money (self->amounts_group, _("From this amount on, excluding tax"),
                                                    sourcier_rule_get_from_amount (self->rule), G_CALLBACK (edited), self);
  self->to_amount = sourcier_rule_form_add_money (self->amounts_group, _("Below this amount, excluding tax"),
                                                  sourcier_rule_get_to_amount (self->rule), G_CALLBACK (edited), self);
}

/* Returns: (transfer none): a row with a box to tick */
static GtkCheckButton *
create_check (const char  *name,
              gboolean     ticked,
              GtkWidget  **row)
{
  GtkWidget *check = gtk_check_button_new ();

  *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", name, NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
  adw_action_row_add_prefix (ADW_ACTION_ROW (*row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (*row), check);
  return GTK_CHECK_BUTTON (check);
}

static void
build_natures (SourcierRuleEditor *self)
{
  for (guint i = 0; i < SOURCIER_N_RULE_NATURES; i++)
    {
      GtkWidget *row;

      self->natures[i] = create_check (sourcier_rule_nature_get_name (i),
                                       (sourcier_rule_get_natures (self->rule) & 1u << i) != 0, &row);
      adw_preferences_group_add (self->natures_group, row);
    }
}

static void
build_buyers (SourcierRuleEditor *self)
{
  for (guint i = SOURCIER_BUYER_UNKNOWN + 1; i < SOURCIER_N_BUYER_KINDS; i++)
    {
      GtkWidget *row;

      self->buyers[i] = create_check (sourcier_buyer_kind_get_name (i),
                                      (sourcier_rule_get_buyers (self->rule) & 1u << i) != 0, &row);
      g_signal_connect_object (self->buyers[i], "toggled", G_CALLBACK (buyers_changed_cb), self, G_CONNECT_SWAPPED);
      adw_expander_row_add_row (self->buyers_row, row);
    }
  buyers_changed_cb (self);
}

static void
build_days (SourcierRuleEditor *self)
{
  self->from = sourcier_rule_form_add_day (self->days_group, _("Launched from"), sourcier_rule_get_from (self->rule),
                                           G_CALLBACK (edited), self);
  self->to = sourcier_rule_form_add_day (self->days_group, _("Launched until"), sourcier_rule_get_to (self->rule),
                                         G_CALLBACK (edited), self);
  self->note = SOURCIER_NOTE_ROW (sourcier_note_row_new (GTK_WIDGET (self->to)));
  adw_preferences_group_add (self->days_group, GTK_WIDGET (self->note));
}

/**
 * sourcier_rule_editor_new:
 * @parent: the window it stands before
 * @rule: a rule of the office's own, which is written when the reader is done
 *
 * Returns: (transfer none): the form, owned by GTK as windows are, not shown yet
 */
SourcierRuleEditor *
sourcier_rule_editor_new (GtkWindow    *parent,
                          SourcierRule *rule)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE (rule), NULL);

  SourcierRuleEditor *self = g_object_new (SOURCIER_TYPE_RULE_EDITOR, "transient-for", parent, NULL);
  gboolean is_new = sourcier_rule_get_id (rule) == 0;

  self->rule = g_object_ref (rule);
  gtk_window_set_title (GTK_WINDOW (self), is_new ? _("Add your own rule") : _("Edit a rule"));
  sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), is_new ? _("_Add") : _("_Apply"));
  build_words (self);
  build_met_by (self);
  build_amounts (self);
  build_natures (self);
  build_buyers (self);
  build_days (self);
  edited (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->titles[SOURCIER_FRENCH]));
  return self;
}
