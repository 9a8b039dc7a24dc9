/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/award-editor.h"

#include "base/text.h"
#include "base/user.h"
#include "reference/label-kind.h"
#include "suppliers/evidence-group.h"
#include "widgets/accessible-name.h"
#include "widgets/day-row.h"
#include "widgets/note-row.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is written in words, in the order of the form. */
enum
{
  NUMBER,
  SCOPE,
  ISSUER,
  EVIDENCE,
  CHECKED_BY,
  N_WORDS
};

enum
{
  VALID_FROM,
  VALID_TO,
  CHECKED_ON,
  N_DAYS
};

struct _SourcierAwardEditor
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *label_group;
  AdwPreferencesGroup *dates_group;
  AdwPreferencesGroup *check_group;
  SourcierEvidenceGroup *files_group;

  SourcierLabelAward *award;
  SourcierPickerRow *kind_row;
  SourcierNoteRow *kind_note;
  GtkEditable *words[N_WORDS];
  SourcierDayRow *days[N_DAYS];
  SourcierNoteRow *day_notes[N_DAYS];

  /* What the form wrote by itself: it may go on changing that, never what the reader wrote. */
  char *proposed_issuer;
  SourcierDay proposed_end;
};

G_DEFINE_FINAL_TYPE (SourcierAwardEditor, sourcier_award_editor, SOURCIER_TYPE_FORM_WINDOW)

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *(*get) (SourcierLabelAward *award);
  void (*set) (SourcierLabelAward *award, const char *text);
} words[N_WORDS] = {
  [NUMBER] = { N_("Number of the decision or certificate"), sourcier_label_award_get_number,
               sourcier_label_award_set_number },
  [SCOPE] = { N_("Scope"), sourcier_label_award_get_scope, sourcier_label_award_set_scope },
  [ISSUER] = { N_("Issuer"), sourcier_label_award_get_issuer, sourcier_label_award_set_issuer },
  [EVIDENCE] = { N_("Link or file of the evidence"), sourcier_label_award_get_evidence,
                 sourcier_label_award_set_evidence },
  [CHECKED_BY] = { N_("Checked by"), sourcier_label_award_get_checked_by, sourcier_label_award_set_checked_by },
};

static const struct
{
  const char *title;
  SourcierDay (*get) (SourcierLabelAward *award);
  void (*set) (SourcierLabelAward *award, SourcierDay day);
} days[N_DAYS] = {
  [VALID_FROM] = { N_("Valid from"), sourcier_label_award_get_valid_from, sourcier_label_award_set_valid_from },
  [VALID_TO] = { N_("Valid until"), sourcier_label_award_get_valid_to, sourcier_label_award_set_valid_to },
  [CHECKED_ON] = { N_("Checked on"), sourcier_label_award_get_checked_on, sourcier_label_award_set_checked_on },
};

static const char * const hue_names[] = {
  [SOURCIER_HUE_INSERTION] = N_("Insertion"),
  [SOURCIER_HUE_HANDICAP] = N_("Handicap"),
  [SOURCIER_HUE_SOLIDARITY] = N_("Solidarity economy"),
  [SOURCIER_HUE_ENVIRONMENT] = N_("Environment"),
  [SOURCIER_HUE_TERRITORY] = N_("Territory"),
  [SOURCIER_HUE_OTHER] = N_("Other labels"),
};

static const SourcierLabelKind *
kind_of (SourcierAwardEditor *self)
{
  return sourcier_label_kind_find (sourcier_picker_row_get_code (self->kind_row));
}

static SourcierDay
day_in (SourcierAwardEditor *self,
        guint                i)
{
  SourcierDay day = SOURCIER_DAY_NONE;

  sourcier_day_row_get_day (self->days[i], &day);
  return day;
}

static gboolean
can_apply (SourcierAwardEditor *self)
{
  for (guint i = 0; i < N_DAYS; i++)
    if (sourcier_day_row_get_mistake (self->days[i]) != NULL)
      return FALSE;
  return *sourcier_picker_row_get_code (self->kind_row) != '\0';
}

/* Says what is odd about the days; an end before the beginning is kept, as the paper may well say so. */
static void
edited (SourcierAwardEditor *self)
{
  SourcierDay from = day_in (self, VALID_FROM);
  SourcierDay to = day_in (self, VALID_TO);

  for (guint i = 0; i < N_DAYS; i++)
    sourcier_note_row_say (self->day_notes[i], SOURCIER_NOTE_MISTAKE, sourcier_day_row_get_mistake (self->days[i]));
  if (to != SOURCIER_DAY_NONE && to < from)
    sourcier_note_row_say (self->day_notes[VALID_TO], SOURCIER_NOTE_DOUBT, _("It ends before it begins"));
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), can_apply (self));
}

static void
propose_issuer (SourcierAwardEditor     *self,
                const SourcierLabelKind *kind)
{
  const char *written = gtk_editable_get_text (self->words[ISSUER]);
  const char *issuer = sourcier_label_kind_get_issuer (kind);

  if (issuer == NULL || (!sourcier_text_is_empty (written) && g_strcmp0 (written, self->proposed_issuer) != 0))
    return;
  g_free (self->proposed_issuer);
  self->proposed_issuer = g_strdup (issuer);
  gtk_editable_set_text (self->words[ISSUER], issuer);
}

static void
propose_end (SourcierAwardEditor *self)
{
  const SourcierLabelKind *kind = kind_of (self);
  SourcierDay from = day_in (self, VALID_FROM);
  SourcierDay written = day_in (self, VALID_TO);
  gboolean own = written == SOURCIER_DAY_NONE || written == self->proposed_end;

  if (kind == NULL || from == SOURCIER_DAY_NONE || !own || sourcier_day_row_get_mistake (self->days[VALID_TO]) != NULL
      || sourcier_label_kind_get_validity_months (kind) <= 0)
    return;
  /* Both days are included: three years from 1 January 2024 end on 31 December 2026. */
  self->proposed_end = sourcier_day_add_months (from, (guint) sourcier_label_kind_get_validity_months (kind)) - 1;
  sourcier_day_row_set_day (self->days[VALID_TO], self->proposed_end);
}

/* "Opens contracts reserved by article L2113-13 · counts for an insertion clause · usually 36 months" */
static char *
describe_kind (const SourcierLabelKind *kind)
{
  const char *note = sourcier_label_kind_get_validity_note (kind);
  g_autofree char *effect = sourcier_label_kind_describe_effect (kind);
  GString *parts = g_string_new (effect);
  /* translators: how long a label is usually valid */
  g_autofree char *validity = !sourcier_text_is_empty (note) ? g_strdup_printf (_("Usual validity: %s"), note) : NULL;

  sourcier_text_append_part (parts, validity);
  return g_string_free (parts, FALSE);
}

static void
show_kind (SourcierAwardEditor *self)
{
  const SourcierLabelKind *kind = kind_of (self);
  g_autofree char *description = kind != NULL ? describe_kind (kind) : NULL;

  sourcier_note_row_say (self->kind_note, SOURCIER_NOTE_HINT, description);
}

static void
kind_picked_cb (SourcierAwardEditor *self)
{
  const SourcierLabelKind *kind = kind_of (self);

  show_kind (self);
  if (kind != NULL)
    {
      propose_issuer (self, kind);
      propose_end (self);
    }
  edited (self);
}

static void
from_changed_cb (SourcierAwardEditor *self)
{
  propose_end (self);
  edited (self);
}

static void
checked_today_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  SourcierAwardEditor *self = SOURCIER_AWARD_EDITOR (widget);
  g_autofree char *name = sourcier_user_dup_name ();

  gtk_editable_set_text (self->words[CHECKED_BY], name);
  sourcier_day_row_set_day (self->days[CHECKED_ON], sourcier_day_today ());
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierAwardEditor *self = SOURCIER_AWARD_EDITOR (form);

  sourcier_label_award_set_label (self->award, sourcier_picker_row_get_code (self->kind_row));
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *text = sourcier_text_tidy (gtk_editable_get_text (self->words[i]));

      words[i].set (self->award, text);
    }
  for (guint i = 0; i < N_DAYS; i++)
    days[i].set (self->award, day_in (self, i));
  sourcier_label_award_set_files (self->award, sourcier_evidence_group_get_files (self->files_group));

  g_signal_emit (self, signals[APPLIED], 0, self->award);
  return TRUE;
}

static void
sourcier_award_editor_dispose (GObject *object)
{
  SourcierAwardEditor *self = SOURCIER_AWARD_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_AWARD_EDITOR);
  g_clear_object (&self->award);
  g_clear_pointer (&self->proposed_issuer, g_free);

  G_OBJECT_CLASS (sourcier_award_editor_parent_class)->dispose (object);
}

static void
sourcier_award_editor_class_init (SourcierAwardEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_award_editor_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, SOURCIER_TYPE_LABEL_AWARD);

  g_type_ensure (SOURCIER_TYPE_EVIDENCE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/award-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierAwardEditor, label_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierAwardEditor, dates_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierAwardEditor, check_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierAwardEditor, files_group);

  gtk_widget_class_install_action (widget_class, "award.checked-today", NULL, checked_today_cb);
}

static gboolean
dropped_cb (SourcierAwardEditor *self,
            const GValue        *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *at = files; at != NULL; at = at->next)
    sourcier_evidence_group_add_file (self->files_group, at->data);
  return files != NULL;
}

static void
sourcier_award_editor_init (SourcierAwardEditor *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * sourcier_award_editor_each_kind:
 * @func: called with the code of a kind of label, its name in full, and the group it belongs to
 * @user_data: handed on
 *
 * Goes through the kinds of label as they are picked, group by group.
 */
void
sourcier_award_editor_each_kind (SourcierLabelChoiceFunc func,
                                 gpointer                user_data)
{
  guint n;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n);

  g_return_if_fail (func != NULL);

  for (guint hue = 0; hue < G_N_ELEMENTS (hue_names); hue++)
    for (guint i = 0; i < n; i++)
      if (sourcier_label_kind_get_hue (kinds[i]) == hue)
        {
          const char *name = sourcier_label_kind_get_name (kinds[i]);
          const char *brief = sourcier_label_kind_get_short_name (kinds[i]);
          /* translators: a label and its short name: “Work integration company (EI)” */
          g_autofree char *both = strstr (name, brief) != NULL ? g_strdup (name)
                                                               : g_strdup_printf (C_("label", "%s (%s)"), name, brief);

          func (sourcier_label_kind_get_code (kinds[i]), both, _(hue_names[hue]), user_data);
        }
}

static void
add_choice (const char *code,
            const char *name,
            const char *group,
            gpointer    user_data)
{
  sourcier_picker_row_add (user_data, code, name, group);
}

static void
add_kind (SourcierAwardEditor *self)
{
  GtkWidget *row = sourcier_picker_row_new (_("Kind of label"));

  self->kind_row = SOURCIER_PICKER_ROW (row);
  self->kind_note = SOURCIER_NOTE_ROW (sourcier_note_row_new (row));
  sourcier_award_editor_each_kind (add_choice, self->kind_row);
  sourcier_picker_row_set_code (self->kind_row, sourcier_label_award_get_label (self->award));
  adw_preferences_group_add (self->label_group, row);
  adw_preferences_group_add (self->label_group, GTK_WIDGET (self->kind_note));
  show_kind (self);
  g_signal_connect_object (row, "notify::code", G_CALLBACK (kind_picked_cb), self, G_CONNECT_SWAPPED);
}

static void
add_words (SourcierAwardEditor *self,
           guint                i,
           AdwPreferencesGroup *group)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", _(words[i].title), NULL);
  const char *text = words[i].get (self->award);

  self->words[i] = GTK_EDITABLE (row);
  gtk_editable_set_text (self->words[i], text != NULL ? text : "");
  sourcier_accessible_name_set (row, _(words[i].title));
  adw_preferences_group_add (group, row);
}

static void
add_day (SourcierAwardEditor *self,
         guint                i,
         AdwPreferencesGroup *group)
{
  GtkWidget *row = sourcier_day_row_new (_(days[i].title));

  self->days[i] = SOURCIER_DAY_ROW (row);
  self->day_notes[i] = SOURCIER_NOTE_ROW (sourcier_note_row_new (row));
  sourcier_day_row_set_day (self->days[i], days[i].get (self->award));
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, GTK_WIDGET (self->day_notes[i]));
}

static void
build (SourcierAwardEditor *self)
{
  add_kind (self);
  add_words (self, NUMBER, self->label_group);
  add_words (self, SCOPE, self->label_group);
  add_words (self, ISSUER, self->label_group);
  add_day (self, VALID_FROM, self->dates_group);
  add_day (self, VALID_TO, self->dates_group);
  add_words (self, EVIDENCE, self->check_group);
  add_words (self, CHECKED_BY, self->check_group);
  add_day (self, CHECKED_ON, self->check_group);

  g_signal_connect_object (self->days[VALID_FROM], "changed", G_CALLBACK (from_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->days[VALID_TO], "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->days[CHECKED_ON], "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  edited (self);
}

/**
 * sourcier_award_editor_new:
 * @parent: the window it stands before
 * @store: the office's file
 * @award: (nullable): the award to edit, %NULL for a new one
 *
 * Returns: (transfer none): the form, owned by GTK as windows are, not shown yet
 */
SourcierAwardEditor *
sourcier_award_editor_new (GtkWindow          *parent,
                           SourcierStore      *store,
                           SourcierLabelAward *award)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (award == NULL || SOURCIER_IS_LABEL_AWARD (award), NULL);

  SourcierAwardEditor *self = g_object_new (SOURCIER_TYPE_AWARD_EDITOR, "transient-for", parent, NULL);

  self->award = award != NULL ? g_object_ref (award) : sourcier_label_award_new ("");
  gtk_window_set_title (GTK_WINDOW (self), award != NULL ? _("Edit a label") : _("Add a label"));
  if (award != NULL)
    sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), _("_Apply"));
  build (self);
  sourcier_evidence_group_show (self->files_group, store, sourcier_label_award_get_files (self->award));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->kind_row));
  return self;
}
