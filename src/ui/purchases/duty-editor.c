/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/duty-editor.h"

#include "base/text.h"
#include "purchases/purchase-duty.h"
#include "rules/duty-ground.h"
#include "widgets/accessible-name.h"
#include "widgets/note-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierDutyEditor
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *answers;
  AdwPreferencesGroup *grounds;
  AdwPreferencesGroup *words;

  GtkCheckButton *met;
  GtkCheckButton *exempt;
  GPtrArray *ground_buttons;       /* GtkCheckButton, which the grounds hold */
  SourcierNoteRow *ground_note;
  GtkEditable *reason;
  SourcierNoteRow *reason_note;
};

G_DEFINE_FINAL_TYPE (SourcierDutyEditor, sourcier_duty_editor, SOURCIER_TYPE_FORM_WINDOW)

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_exempt (SourcierDutyEditor *self)
{
  return gtk_check_button_get_active (self->exempt);
}

/* Returns: (transfer none) (nullable): the code of the ground that is chosen */
static const char *
get_ground (SourcierDutyEditor *self)
{
  for (guint i = 0; i < self->ground_buttons->len; i++)
    if (gtk_check_button_get_active (self->ground_buttons->pdata[i]))
      return g_object_get_data (self->ground_buttons->pdata[i], "ground");
  return NULL;
}

static gboolean
lacks_ground (SourcierDutyEditor *self)
{
  return is_exempt (self) && self->ground_buttons->len > 0 && get_ground (self) == NULL;
}

static gboolean
lacks_reason (SourcierDutyEditor *self)
{
  return is_exempt (self) && sourcier_text_is_empty (gtk_editable_get_text (self->reason));
}

static void
mark_missing (SourcierDutyEditor *self,
              gboolean            ground,
              gboolean            reason)
{
  if (self->ground_note != NULL)
    sourcier_note_row_say (self->ground_note, SOURCIER_NOTE_MISTAKE, ground ? _("Choose the ground of the law") : NULL);
  sourcier_note_row_say (self->reason_note, SOURCIER_NOTE_MISTAKE,
                         reason ? _("Write the reason: it goes into the file of the contract") : NULL);
}

/* A mark goes as soon as what was missing is told; none comes before the reader has tried to answer. */
static void
edited (SourcierDutyEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->grounds), is_exempt (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason),
                                 is_exempt (self) ? _("Reason, in writing") : _("How it is met (optional)"));
  mark_missing (self, FALSE, FALSE);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierDutyEditor *self = SOURCIER_DUTY_EDITOR (form);
  g_autofree char *reason = sourcier_text_tidy (gtk_editable_get_text (self->reason));

  mark_missing (self, lacks_ground (self), lacks_reason (self));
  if (lacks_ground (self))
    {
      gtk_widget_grab_focus (self->ground_buttons->pdata[0]);
      return FALSE;
    }
  if (lacks_reason (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return FALSE;
    }
  g_signal_emit (self, signals[ANSWERED], 0, is_exempt (self) ? SOURCIER_DUTY_ANSWER_EXEMPT : SOURCIER_DUTY_ANSWER_MET,
                 is_exempt (self) ? get_ground (self) : NULL, reason);
  return TRUE;
}

static void
sourcier_duty_editor_dispose (GObject *object)
{
  SourcierDutyEditor *self = SOURCIER_DUTY_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_DUTY_EDITOR);
  g_clear_pointer (&self->ground_buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_duty_editor_parent_class)->dispose (object);
}

static void
sourcier_duty_editor_class_init (SourcierDutyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_duty_editor_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/duty-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierDutyEditor, answers);
  gtk_widget_class_bind_template_child (widget_class, SourcierDutyEditor, grounds);
  gtk_widget_class_bind_template_child (widget_class, SourcierDutyEditor, words);

}

/* A row that is ticked; one of those of @group, if it is not the first. */
static GtkCheckButton *
add_choice (SourcierDutyEditor  *self,
            AdwPreferencesGroup *group,
            const char          *title,
            const char          *subtitle,
            GtkCheckButton      *first)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle,
                                 "title-lines", 0, "subtitle-lines", 0, NULL);
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (button, title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  g_signal_connect_object (button, "toggled", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (button);
}

static void
sourcier_duty_editor_init (SourcierDutyEditor *self)
{
  GtkWidget *reason = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->ground_buttons = g_ptr_array_new ();
  self->met = add_choice (self, self->answers, _("It is met"), _("The consideration is ticked in the purchase"), NULL);
  self->exempt = add_choice (self, self->answers, _("Do without it"), _("The reason is kept with the purchase"), self->met);
  self->reason = GTK_EDITABLE (reason);
  self->reason_note = SOURCIER_NOTE_ROW (sourcier_note_row_new (reason));
  adw_preferences_group_add (self->words, reason);
  adw_preferences_group_add (self->words, GTK_WIDGET (self->reason_note));
  sourcier_accessible_name_set (reason, _("Reason, in writing"));
  g_signal_connect_object (reason, "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reason, "entry-activated", G_CALLBACK (gtk_widget_activate_default), self, G_CONNECT_SWAPPED);
}

/* The grounds that the law names, and an article for each; where it names none, that it does not. */
static void
add_grounds (SourcierDutyEditor *self,
             const char         *rule,
             SourcierRuleCase   *rule_case)
{
  g_autoptr (GPtrArray) grounds = sourcier_duty_grounds_of (rule, rule_case);
  GtkCheckButton *first = NULL;

  for (guint i = 0; i < grounds->len; i++)
    {
      const SourcierDutyGround *ground = grounds->pdata[i];
      GtkCheckButton *button = add_choice (self, self->grounds, sourcier_duty_ground_get_title (ground),
                                           sourcier_duty_ground_get_source (ground), first);

      g_object_set_data_full (G_OBJECT (button), "ground", g_strdup (sourcier_duty_ground_get_code (ground)), g_free);
      g_ptr_array_add (self->ground_buttons, button);
      first = first != NULL ? first : button;
    }
  if (grounds->len == 0)
    {
      adw_preferences_group_set_description (self->grounds, _("The law names no ground for doing without it."));
      return;
    }
  self->ground_note = SOURCIER_NOTE_ROW (sourcier_note_row_new (self->ground_buttons->pdata[0]));
  adw_preferences_group_add (self->grounds, GTK_WIDGET (self->ground_note));
}

/* What was answered before; the dialog of a duty nobody answered asks for the reason to do without it. */
static void
show_answer (SourcierDutyEditor *self,
             SourcierPurchase   *purchase,
             SourcierRule       *rule)
{
  SourcierRecord *duty = sourcier_purchase_find_duty (purchase, sourcier_rule_get_code (rule));
  gboolean met = sourcier_purchase_get_duty_state (purchase, rule) == SOURCIER_DUTY_MET;

  gtk_check_button_set_active (met ? self->met : self->exempt, TRUE);
  if (duty == NULL)
    return;
  gtk_editable_set_text (self->reason, sourcier_record_get_text (duty, SOURCIER_DUTY_REASON));
  for (guint i = 0; i < self->ground_buttons->len; i++)
    if (g_strcmp0 (g_object_get_data (self->ground_buttons->pdata[i], "ground"),
                   sourcier_record_get_text (duty, SOURCIER_DUTY_GROUND)) == 0)
      gtk_check_button_set_active (self->ground_buttons->pdata[i], TRUE);
}

/**
 * sourcier_duty_editor_new:
 * @parent: the window it stands before
 * @purchase: a purchase
 * @finding: the rule that puts the duty on it
 * @rule_case: the purchase as the rules see it: grounds that cannot be its own are left out
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet
 */
GtkWidget *
sourcier_duty_editor_new (GtkWindow           *parent,
                          SourcierPurchase    *purchase,
                          SourcierRuleFinding *finding,
                          SourcierRuleCase    *rule_case)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (finding), NULL);

  SourcierRule *rule = sourcier_rule_finding_get_rule (finding);
  SourcierDutyEditor *self = g_object_new (SOURCIER_TYPE_DUTY_EDITOR, "transient-for", parent, NULL);
  g_autofree char *title = g_markup_escape_text (sourcier_rule_get_title (rule), -1);

  adw_preferences_group_set_title (self->answers, title);
  add_grounds (self, sourcier_rule_get_code (rule), rule_case);
  show_answer (self, purchase, rule);
  edited (self);
  return GTK_WIDGET (self);
}
