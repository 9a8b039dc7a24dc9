/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-words-dialog.h"

#include "base/money.h"
#include "reference/family.h"
#include "suppliers/award-editor.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>

/* Nobody decides more at a sitting, and each has all labels to pick from. The others come when these are decided. */
#define MOST_WORDS 60

/* What a word may become beside a label or a family: no code of these begins so. */
#define UNDECIDED ""
#define IGNORE "-ignore"
#define KEEP "-keep"

struct _SourcierImportWordsDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *labels_group;
  AdwPreferencesGroup *families_group;
  AdwPreferencesGroup *rest_group;

  SourcierImportSession *session;
  GPtrArray *words; /* (element-type SourcierImportWord) */
  GPtrArray *rows;  /* (element-type SourcierPickerRow) one for each of the first words */
};

G_DEFINE_FINAL_TYPE (SourcierImportWordsDialog, sourcier_import_words_dialog, SOURCIER_TYPE_FORM_WINDOW)

typedef struct
{
  int target;
  char *text;
  char *code;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *self = data;

  g_free (self->text);
  g_free (self->code);
  g_free (self);
}

static void
decide (SourcierSupplierImport *import,
        gpointer                data)
{
  const Decision *decision = data;
  SourcierImportWordDecision what = SOURCIER_IMPORT_WORD_USE;

  if (g_str_equal (decision->code, UNDECIDED))
    what = SOURCIER_IMPORT_WORD_UNDECIDED;
  else if (g_str_equal (decision->code, IGNORE))
    what = SOURCIER_IMPORT_WORD_IGNORE;
  else if (g_str_equal (decision->code, KEEP))
    what = SOURCIER_IMPORT_WORD_KEEP;
  sourcier_supplier_import_decide_word (import, decision->target, decision->text, what,
                                        what == SOURCIER_IMPORT_WORD_USE ? decision->code : NULL);
}

static const char *
get_decided (SourcierImportWord *word)
{
  switch (sourcier_import_word_get_decision (word))
    {
    case SOURCIER_IMPORT_WORD_USE:
      return sourcier_import_word_get_code (word);
    case SOURCIER_IMPORT_WORD_IGNORE:
      return IGNORE;
    case SOURCIER_IMPORT_WORD_KEEP:
      return KEEP;
    case SOURCIER_IMPORT_WORD_UNDECIDED:
    default:
      return UNDECIDED;
    }
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierImportWordsDialog *self = SOURCIER_IMPORT_WORDS_DIALOG (form);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SourcierImportWord *word = g_ptr_array_index (self->words, i);
      const char *code = sourcier_picker_row_get_code (g_ptr_array_index (self->rows, i));
      Decision *decision;

      if (g_str_equal (code, get_decided (word)))
        continue;
      decision = g_new (Decision, 1);
      *decision = (Decision) { sourcier_import_word_get_target (word), g_strdup (sourcier_import_word_get_text (word)),
                               g_strdup (code) };
      sourcier_import_session_change (self->session, decide, decision, decision_free, SOURCIER_IMPORT_PREPARE);
    }
  return TRUE;
}

static void
add_choice (const char *code,
            const char *name,
            const char *group,
            gpointer    row)
{
  sourcier_picker_row_add (row, code, name, group);
}

static void
add_families (SourcierPickerRow *row)
{
  guint n;
  const SourcierFamily * const *families = sourcier_families (&n);

  for (guint i = 0; i < n; i++)
    sourcier_picker_row_add (row, sourcier_family_get_code (families[i]), sourcier_family_get_name (families[i]), NULL);
}

static void
add_word (SourcierImportWordsDialog *self,
          SourcierImportWord        *word)
{
  gboolean is_label = sourcier_import_word_get_target (word) == SOURCIER_IMPORT_TARGET_LABELS;
  AdwPreferencesGroup *group = is_label ? self->labels_group : self->families_group;
  gboolean undecided = sourcier_import_word_get_decision (word) == SOURCIER_IMPORT_WORD_UNDECIDED;
  const char *proposal = undecided ? sourcier_import_word_get_proposal (word) : NULL;
  gint64 n_rows = sourcier_import_word_get_n_rows (word);
  g_autofree char *count = sourcier_count_format (n_rows);
  g_autofree char *where = g_strdup_printf (proposal != NULL ? ngettext ("In %s row; a name is proposed",
                                                                         "In %s rows; a name is proposed", (gulong) n_rows)
                                                             : ngettext ("In %s row", "In %s rows", (gulong) n_rows),
                                            count);
  GtkWidget *row = sourcier_picker_row_new (sourcier_import_word_get_text (word));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), where);
  sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), UNDECIDED, _("Not decided"), NULL);
  sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), IGNORE, _("Means nothing to us"), NULL);
  sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), KEEP, _("Keep it in the notes"), NULL);
  if (is_label)
    sourcier_award_editor_each_kind (add_choice, row);
  else
    add_families (SOURCIER_PICKER_ROW (row));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (row), proposal != NULL ? proposal : get_decided (word));
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  g_ptr_array_add (self->rows, row);
}

static void
add_words (SourcierImportWordsDialog *self)
{
  for (guint i = 0; i < MIN (self->words->len, MOST_WORDS); i++)
    add_word (self, g_ptr_array_index (self->words, i));

  if (self->words->len > MOST_WORDS)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("%u more word, in fewer rows, is shown when these are decided.",
                                                         "%u more words, in fewer rows, are shown when these are decided.",
                                                         self->words->len - MOST_WORDS), self->words->len - MOST_WORDS);

      adw_preferences_group_set_description (self->rest_group, rest);
      gtk_widget_set_visible (GTK_WIDGET (self->rest_group), TRUE);
    }
}

static gboolean
is_waiting (SourcierImportWord *word)
{
  return sourcier_import_word_get_decision (word) == SOURCIER_IMPORT_WORD_UNDECIDED;
}

/* Those that wait for a decision come first, both in the order they have. */
static GPtrArray *
order_words (GPtrArray *words)
{
  GPtrArray *ordered = g_ptr_array_new_full (words->len, g_object_unref);

  for (guint i = 0; i < words->len; i++)
    if (is_waiting (words->pdata[i]))
      g_ptr_array_add (ordered, g_object_ref (words->pdata[i]));
  for (guint i = 0; i < words->len; i++)
    if (!is_waiting (words->pdata[i]))
      g_ptr_array_add (ordered, g_object_ref (words->pdata[i]));
  return ordered;
}

static void
sourcier_import_words_dialog_dispose (GObject *object)
{
  SourcierImportWordsDialog *self = SOURCIER_IMPORT_WORDS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_WORDS_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_import_words_dialog_parent_class)->dispose (object);
}

static void
sourcier_import_words_dialog_class_init (SourcierImportWordsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_words_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-words-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportWordsDialog, labels_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportWordsDialog, families_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportWordsDialog, rest_group);
}

static void
sourcier_import_words_dialog_init (SourcierImportWordsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_import_words_dialog_new:
 * @parent: the window it stands before
 * @session: a session whose list was prepared
 *
 * Returns: (transfer none): the form, to be presented
 */
SourcierImportWordsDialog *
sourcier_import_words_dialog_new (GtkWindow             *parent,
                                  SourcierImportSession *session)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_IMPORT_SESSION (session), NULL);

  SourcierImportWordsDialog *self = g_object_new (SOURCIER_TYPE_IMPORT_WORDS_DIALOG, "transient-for", parent, NULL);

  g_autoptr (GPtrArray) words =
    sourcier_supplier_import_get_unknown_words (sourcier_import_session_get_import (session));

  self->session = g_object_ref (session);
  self->words = order_words (words);
  add_words (self);
  return self;
}
