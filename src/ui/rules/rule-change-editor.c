/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "rules/rule-change-editor.h"

#include "base/text.h"
#include "rules/rule-form.h"
#include "widgets/note-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierRuleChangeEditor
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *group;

  SourcierRuleOverride *override;
  SourcierRule *rule;             /* the row as it stands */
  SourcierMoneyEntry *amount;     /* NULL where the row only refers to the amounts of others */
  SourcierDayRow *from;
  SourcierDayRow *to;
  GtkEditable *note;
  SourcierNoteRow *mistake;
};

G_DEFINE_FINAL_TYPE (SourcierRuleChangeEditor, sourcier_rule_change_editor, SOURCIER_TYPE_FORM_WINDOW)

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_own_amount (SourcierRule *rule)
{
  gint64 from = sourcier_rule_get_from_amount (rule);

  return from != SOURCIER_MONEY_UNKNOWN ? from : sourcier_rule_get_to_amount (rule);
}

static const char *
find_mistake (SourcierRuleChangeEditor *self)
{
  SourcierDay from = SOURCIER_DAY_NONE;

  if (self->amount != NULL && (!sourcier_money_entry_is_valid (self->amount)
                               || sourcier_money_entry_read_amount (self->amount) < 0))
    return _("An amount is written like 70 000");
  if (sourcier_rule_override_get_continues (self->override)
      && (!sourcier_day_row_get_day (self->from, &from) || from == SOURCIER_DAY_NONE))
    return _("The next period needs its first day");
  return sourcier_rule_form_find_day_mistake (self->from, self->to);
}

/* Whoever changes the law's figures says why. */
static void
edited (SourcierRuleChangeEditor *self)
{
  const char *mistake = find_mistake (self);
  gboolean explained = !sourcier_text_is_empty (gtk_editable_get_text (self->note));

  sourcier_note_row_say (self->mistake, mistake != NULL ? SOURCIER_NOTE_MISTAKE : SOURCIER_NOTE_HINT,
                         mistake != NULL || explained ? mistake : _("Write by which text, so that others can verify it"));
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), mistake == NULL && explained);
}

/* What stays as it stands is not written: the row may be mended by a later version of the program. */
static SourcierDay
changed_day (SourcierRuleChangeEditor *self,
             SourcierDayRow           *row,
             SourcierDay               standing,
             SourcierDay               written)
{
  SourcierDay day = SOURCIER_DAY_NONE;

  sourcier_day_row_get_day (row, &day);
  if (sourcier_rule_override_get_continues (self->override) || day != standing)
    return day;
  return written;
}

static void
read_into_override (SourcierRuleChangeEditor *self)
{
  g_autofree char *note = sourcier_text_tidy (gtk_editable_get_text (self->note));
  SourcierRuleOverride *override = self->override;

  if (self->amount != NULL
      && (sourcier_rule_override_get_continues (override)
          || sourcier_money_entry_read_amount (self->amount) != get_own_amount (self->rule)))
    sourcier_rule_override_set_amount (override, sourcier_money_entry_read_amount (self->amount));
  sourcier_rule_override_set_period (override,
                                     changed_day (self, self->from, sourcier_rule_get_from (self->rule),
                                                  sourcier_rule_override_get_from (override)),
                                     changed_day (self, self->to, sourcier_rule_get_to (self->rule),
                                                  sourcier_rule_override_get_to (override)));
  sourcier_rule_override_set_note (override, note);
  /* What was verified is no longer what is written. */
  sourcier_rule_override_set_verified (override, SOURCIER_DAY_NONE, NULL);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierRuleChangeEditor *self = SOURCIER_RULE_CHANGE_EDITOR (form);

  read_into_override (self);
  g_signal_emit (self, signals[APPLIED], 0, self->override);
  return TRUE;
}

static void
sourcier_rule_change_editor_dispose (GObject *object)
{
  SourcierRuleChangeEditor *self = SOURCIER_RULE_CHANGE_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_RULE_CHANGE_EDITOR);
  g_clear_object (&self->override);
  g_clear_object (&self->rule);

  G_OBJECT_CLASS (sourcier_rule_change_editor_parent_class)->dispose (object);
}

static void
sourcier_rule_change_editor_class_init (SourcierRuleChangeEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_rule_change_editor_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_RULE_OVERRIDE);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/rule-change-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierRuleChangeEditor, group);
}

static void
sourcier_rule_change_editor_init (SourcierRuleChangeEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A period that is added begins the day after the row it follows, if it has no days yet. */
static void
find_period (SourcierRuleChangeEditor *self,
             SourcierDay              *from,
             SourcierDay              *to)
{
  *from = sourcier_rule_get_from (self->rule);
  *to = sourcier_rule_get_to (self->rule);
  if (sourcier_rule_override_get_continues (self->override) && sourcier_rule_override_get_id (self->override) == 0)
    {
      *from = *to != SOURCIER_DAY_NONE ? *to + 1 : SOURCIER_DAY_NONE;
      *to = SOURCIER_DAY_NONE;
    }
}

static void
build (SourcierRuleChangeEditor *self)
{
  SourcierDay from, to;
  gint64 amount = get_own_amount (self->rule);

  find_period (self, &from, &to);
  if (amount != SOURCIER_MONEY_UNKNOWN)
    self->amount = sourcier_rule_form_add_money (self->group, _("Amount excluding tax"), amount, G_CALLBACK (edited), self);
  self->from = sourcier_rule_form_add_day (self->group, _("Launched from"), from, G_CALLBACK (edited), self);
  self->to = sourcier_rule_form_add_day (self->group, _("Launched until"), to, G_CALLBACK (edited), self);
  self->note = sourcier_rule_form_add_text (self->group, _("Why, and by which text"),
                                            sourcier_rule_override_get_note (self->override), G_CALLBACK (edited), self);
  self->mistake = SOURCIER_NOTE_ROW (sourcier_note_row_new (GTK_WIDGET (self->note)));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->mistake));
}

/**
 * sourcier_rule_change_editor_new:
 * @parent: the window it stands before
 * @override: what the office says about the row, which is written when the reader is done
 * @rule: the row as it stands, or the one that is continued
 *
 * Returns: (transfer none): the form, owned by GTK as windows are, not shown yet
 */
SourcierRuleChangeEditor *
sourcier_rule_change_editor_new (GtkWindow            *parent,
                                 SourcierRuleOverride *override,
                                 SourcierRule         *rule)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE_OVERRIDE (override), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE (rule), NULL);

  SourcierRuleChangeEditor *self = g_object_new (SOURCIER_TYPE_RULE_CHANGE_EDITOR, "transient-for", parent, NULL);
  gboolean adds = sourcier_rule_override_get_continues (override) && sourcier_rule_override_get_id (override) == 0;
  g_autofree char *heading = g_markup_escape_text (sourcier_rule_get_title (rule), -1);

  self->override = g_object_ref (override);
  self->rule = g_object_ref (rule);
  gtk_window_set_title (GTK_WINDOW (self), adds ? _("Add the next period") : _("Change an amount or a date"));
  adw_preferences_group_set_title (self->group, heading);
  build (self);
  edited (self);
  return self;
}
