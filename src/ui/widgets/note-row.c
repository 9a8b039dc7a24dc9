/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/note-row.h"

#include "base/text.h"

struct _SourcierNoteRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *about;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (SourcierNoteRow, sourcier_note_row, ADW_TYPE_PREFERENCES_ROW)

static const char * const grade_classes[] = { "dim-label", "warning", "error" };

static void
sourcier_note_row_dispose (GObject *object)
{
  SourcierNoteRow *self = SOURCIER_NOTE_ROW (object);

  g_clear_weak_pointer (&self->about);

  G_OBJECT_CLASS (sourcier_note_row_parent_class)->dispose (object);
}

static void
sourcier_note_row_init (SourcierNoteRow *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "caption");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sourcier-note");
}

static void
sourcier_note_row_class_init (SourcierNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_note_row_dispose;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The focus is in the text of an entry row, so that is what a screen reader reads. */
static void
describe (GtkWidget  *about,
          const char *words,
          gboolean    mistaken)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (about);

  if (GTK_IS_EDITABLE (about))
    accessible = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (about)));
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               mistaken ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * sourcier_note_row_new:
 * @about: the row above it, of a form
 *
 * Returns: (transfer floating): a note that says nothing yet
 */
GtkWidget *
sourcier_note_row_new (GtkWidget *about)
{
  g_return_val_if_fail (GTK_IS_WIDGET (about), NULL);

  SourcierNoteRow *self = g_object_new (SOURCIER_TYPE_NOTE_ROW, NULL);

  g_set_weak_pointer (&self->about, about);
  return GTK_WIDGET (self);
}

/**
 * sourcier_note_row_say:
 * @self: a note
 * @grade: how serious it is
 * @words: (nullable): what to say; %NULL or "" for nothing
 *
 * Shows the words, marks the row they are about, and ties both for a screen reader.
 */
void
sourcier_note_row_say (SourcierNoteRow   *self,
                       SourcierNoteGrade  grade,
                       const char        *words)
{
  g_return_if_fail (SOURCIER_IS_NOTE_ROW (self));
  g_return_if_fail (grade < G_N_ELEMENTS (grade_classes));

  gboolean silent = sourcier_text_is_empty (words);

  gtk_label_set_label (GTK_LABEL (self->label), silent ? "" : words);
  for (guint i = 0; i < G_N_ELEMENTS (grade_classes); i++)
    set_class (self->label, grade_classes[i], i == grade);
  gtk_widget_set_visible (GTK_WIDGET (self), !silent);

  if (self->about == NULL)
    return;
  set_class (self->about, "sourcier-noted", !silent);
  set_class (self->about, "error", !silent && grade == SOURCIER_NOTE_MISTAKE);
  describe (self->about, silent ? "" : words, !silent && grade == SOURCIER_NOTE_MISTAKE);
}
