/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-step-effect.h"

#include "base/money.h"
#include "suppliers/import-counts.h"
#include "suppliers/import-repair-row.h"
#include "suppliers/import-repairs-dialog.h"
#include "suppliers/import-row-view.h"
#include "suppliers/import-rows-view.h"
#include "suppliers/import-words-dialog.h"
#include "suppliers/supplier-export-rows.h"
#include "widgets/accessible-name.h"
#include "widgets/job.h"
#include "widgets/slices.h"

#include <glib/gi18n-lib.h>

/* More rows than anybody reads; the figures tell of the rest. */
#define MOST_ROWS 1000

/* GTK makes cells for the first two hundred of them, in sight or not. */
#define ROWS_AT_ONCE 2

struct _SourcierImportStepEffect
{
  SourcierImportStep parent_instance;

  GtkStack *stack;
  GtkLabel *name_label;
  GtkLabel *read_label;
  SourcierImportCounts *counts;
  GtkLabel *shown_label;
  GtkWidget *rows_part;
  GtkColumnView *rows_view;
  SourcierImportRowView *row_view;
  GtkWidget *decide_button;
  GtkWidget *choices_part;
  GtkListBox *choices_list;
  GtkWidget *repair_rows[SOURCIER_N_IMPORT_REPAIRS];
  AdwActionRow *words_row;
  AdwActionRow *missing_row;
  AdwComboRow *policy_row;
  GtkWidget *doubtful_row;
  GtkSwitch *doubtful_switch;
  GtkLabel *outcome_label;
  AdwStatusPage *problem_page;

  SourcierSupplierImport *import; /* whose effect was shown last */
  GListStore *rows;
  GtkSliceListModel *shown;       /* the first of them, and soon all */
  SourcierSlices *slices;         /* by which it grows */
  GtkSingleSelection *selection;
  gboolean any_doubt;             /* that was to decide, or still is */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SourcierImportStepEffect, sourcier_import_step_effect, SOURCIER_TYPE_IMPORT_STEP)

static void
say_shown (SourcierImportStepEffect *self,
           guint                  n_shown,
           gint64                 n_all)
{
  g_autofree char *shown = sourcier_count_format (n_shown);
  g_autofree char *all = sourcier_count_format (n_all);
  g_autofree char *words = NULL;

  if (n_shown < n_all)
    words = g_strdup_printf (_("The first %s rows of %s"), shown, all);
  else if (n_all == 0)
    words = g_strdup (_("No such row"));
  else
    words = g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) n_all), all);
  gtk_label_set_label (self->shown_label, words);
}

static void
show_at_least (SourcierImportStepEffect *self,
               guint                     n)
{
  gtk_slice_list_model_set_size (self->shown, MAX (n, gtk_slice_list_model_get_size (self->shown)));
}

static void
show_more (gpointer owner,
           guint    i)
{
  show_at_least (owner, (i + 1) * ROWS_AT_ONCE);
}

static void
forget_rows (SourcierImportStepEffect *self)
{
  g_clear_pointer (&self->slices, sourcier_slices_free);
  gtk_slice_list_model_set_size (self->shown, 0);
  g_list_store_remove_all (self->rows);
}

static void
show_rows (SourcierImportStepEffect *self)
{
  SourcierImportEffect effect = sourcier_import_counts_get_effect (self->counts);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sourcier_supplier_import_get_rows (self->import, effect, MOST_ROWS, &error);

  forget_rows (self);
  if (rows == NULL)
    {
      gtk_label_set_label (self->shown_label, error->message);
      return;
    }
  sourcier_import_rows_view_show_reasons (self->rows_view, rows);
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
  self->slices = sourcier_slices_begin (self, (rows->len + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE, show_more);
  say_shown (self, rows->len, sourcier_supplier_import_get_n (self->import, effect));
}

static void show_effect (SourcierImportStepEffect *self,
                         gboolean                  again);

static gboolean
is_idle (SourcierImportStepEffect *self)
{
  SourcierImportSession *session = sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self));

  return session != NULL && sourcier_import_session_get_task (session) == SOURCIER_IMPORT_NO_TASK
         && sourcier_import_session_is_prepared (session);
}

static void
effect_chosen_cb (SourcierImportStepEffect *self)
{
  if (is_idle (self))
    show_rows (self);
}

static void
row_selected_cb (SourcierImportStepEffect *self)
{
  SourcierImportRow *row = gtk_single_selection_get_selected_item (self->selection);

  sourcier_import_row_view_show (self->row_view, self->import, is_idle (self) ? row : NULL,
                                 sourcier_import_counts_get_effect (self->counts));
}

/* The next doubtful row takes the place of the one that was decided. */
static void
decided_cb (SourcierImportStepEffect *self,
            int                       decision,
            guint                     candidate)
{
  SourcierImportRow *row = sourcier_import_row_view_get_row (self->row_view);
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GError) error = NULL;

  if (!is_idle (self) || row == NULL)
    return;
  if (!sourcier_supplier_import_decide (self->import, sourcier_import_row_get_id (row), decision, candidate, &error))
    {
      gtk_label_set_label (self->shown_label, error->message);
      return;
    }
  show_effect (self, TRUE);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
    {
      position = MIN (position, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) - 1);
      show_at_least (self, position + 1);
      gtk_single_selection_set_selected (self->selection, position);
    }
  row_selected_cb (self);
  sourcier_import_step_changed (SOURCIER_IMPORT_STEP (self));
}

static void
decide_all_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SourcierImportStepEffect *self = SOURCIER_IMPORT_STEP_EFFECT (widget);
  SourcierImportDecision decision;

  if (is_idle (self) && sourcier_import_decision_from_code (g_variant_get_string (parameter, NULL), &decision))
    sourcier_import_session_decide_all (sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self)), decision);
}

static void
decide_words_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  SourcierImportStepEffect *self = SOURCIER_IMPORT_STEP_EFFECT (widget);

  if (is_idle (self))
    gtk_window_present (GTK_WINDOW (sourcier_import_words_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self)))));
}

/* Every row is looked at again: a number that is whole may be one that the directory has. */
static void
repair_taken_cb (SourcierImportRepairRow  *row,
                 gboolean                  taken,
                 SourcierImportStepEffect *self)
{
  if (self->import != NULL)
    sourcier_import_repair_kind_take (sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self)),
                                      sourcier_import_repair_row_get_kind (row), taken);
}

static void
repair_shown_cb (SourcierImportRepairRow  *row,
                 SourcierImportStepEffect *self)
{
  if (is_idle (self))
    gtk_window_present (GTK_WINDOW (sourcier_import_repairs_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self)),
      sourcier_import_repair_row_get_kind (row))));
}

/* Nothing is done to those who are not in the list any more: they leave as any list does. */
static void
export_missing_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  SourcierImportStepEffect *self = SOURCIER_IMPORT_STEP_EFFECT (widget);
  SourcierImportSession *session = sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self));
  GArray *missing = sourcier_import_session_get_missing (session);
  g_autofree char *list = sourcier_import_session_dup_name (session);
  /* translators: which suppliers these are: those that a list, a file, does not name any more */
  g_autofree char *words = g_strdup_printf (_("no longer in “%s”"), list);
  SourcierExportDialog *dialog;

  if (!is_idle (self) || missing == NULL)
    return;
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_some (all, missing, words);

  dialog = sourcier_export_dialog_new (widget, sourcier_import_session_get_store (session), FALSE);
  sourcier_export_dialog_offer (dialog, sourcier_supplier_export_rows_new (query, missing->len));
  sourcier_supplier_export_add_forms (dialog);
  sourcier_export_dialog_present (dialog);
}

static void
show_missing (SourcierImportStepEffect *self)
{
  GArray *missing = sourcier_import_session_get_missing (sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self)));
  guint n = missing != NULL ? missing->len : 0;
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *words = g_strdup_printf (ngettext ("%s supplier that the list should name; it stays as it is",
                                                      "%s suppliers that the list should name; they stay as they are", n),
                                            count);

  adw_action_row_set_subtitle (self->missing_row, words);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_row), n > 0);
}

/* Words that are decided can still be decided otherwise. */
static void
show_words (SourcierImportStepEffect *self)
{
  g_autoptr (GPtrArray) words = sourcier_supplier_import_get_unknown_words (self->import);
  g_autofree char *said = NULL;
  guint n_waiting = 0;

  for (guint i = 0; i < words->len; i++)
    n_waiting += sourcier_import_word_get_decision (g_ptr_array_index (words, i)) == SOURCIER_IMPORT_WORD_UNDECIDED;
  said = n_waiting > 0 ? g_strdup_printf (ngettext ("%u word among the labels and families waits for a decision",
                                                    "%u words among the labels and families wait for a decision", n_waiting),
                                          n_waiting)
                       : g_strdup (_("All are decided"));
  adw_action_row_set_subtitle (self->words_row, said);
  gtk_widget_set_visible (GTK_WIDGET (self->words_row), words->len > 0);
}

static void
set_policy (SourcierSupplierImport *import,
            gpointer                policy)
{
  sourcier_supplier_import_set_policy (import, GPOINTER_TO_UINT (policy));
}

/* Every row is looked at again; a newer choice stops the older one. */
static void
policy_chosen_cb (SourcierImportStepEffect *self)
{
  if (self->import != NULL && !self->filling)
    sourcier_import_session_change (sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self)), set_policy,
                                    GUINT_TO_POINTER (adw_combo_row_get_selected (self->policy_row)), NULL,
                                    SOURCIER_IMPORT_PREPARE);
}

static void
show_read (SourcierImportStepEffect *self)
{
  gint64 n_read = sourcier_supplier_import_get_n_read (self->import);
  g_autofree char *count = sourcier_count_format (n_read);
  g_autofree char *words = g_strdup_printf (ngettext ("%s row read", "%s rows read", (gulong) n_read), count);

  gtk_label_set_label (self->read_label, words);
}

/* How many rows would be written as the reader has chosen. */
static gint64
count_to_do (SourcierImportStepEffect *self)
{
  return sourcier_supplier_import_get_n (self->import, SOURCIER_IMPORT_NEW)
         + sourcier_supplier_import_get_n (self->import, SOURCIER_IMPORT_CHANGED)
         + (gtk_switch_get_active (self->doubtful_switch)
              ? sourcier_supplier_import_get_n (self->import, SOURCIER_IMPORT_DOUBTFUL) : 0);
}

/* Why there is nothing to do, which only for a list that is known already is good news. */
static const char *
explain_nothing (SourcierImportStepEffect *self)
{
  gint64 n_read = sourcier_supplier_import_get_n_read (self->import);
  gint64 n_unchanged = sourcier_supplier_import_get_n (self->import, SOURCIER_IMPORT_UNCHANGED);

  if (n_read == 0)
    return _("The list has headers and no rows.");
  if (!sourcier_supplier_import_check_columns (self->import, NULL))
    return _("Say in the step “Columns” which one holds the names, or the SIRET.");
  if (n_unchanged == n_read)
    return _("Nothing to change: the directory has it all.");
  if (n_unchanged > 0)
    return _("Nothing to change: the directory has all rows but those left out.");
  return _("None of the rows can be brought in.");
}

static void
show_outcome (SourcierImportStepEffect *self)
{
  gint64 n_to_do = count_to_do (self);
  g_autofree char *count = sourcier_count_format (n_to_do);
  g_autofree char *words = NULL;

  if (n_to_do == 0)
    words = g_strdup (explain_nothing (self));
  else
    words = g_strdup_printf (ngettext ("%s row will be brought into the directory, in one action you can undo.",
                                       "%s rows will be brought into the directory, in one action you can undo.",
                                       (gulong) n_to_do), count);
  gtk_label_set_label (self->outcome_label, words);
}

static void
doubtful_chosen_cb (SourcierImportStepEffect *self)
{
  if (!is_idle (self))
    return;
  sourcier_supplier_import_set_skip_doubtful (self->import, !gtk_switch_get_active (self->doubtful_switch));
  show_outcome (self);
  sourcier_import_step_changed (SOURCIER_IMPORT_STEP (self));
}

/* The reader looks first at what will be written, then at what will not. */
static SourcierImportEffect
most_interesting (SourcierSupplierImport *import)
{
  static const SourcierImportEffect order[] = {
    SOURCIER_IMPORT_NEW, SOURCIER_IMPORT_CHANGED, SOURCIER_IMPORT_DOUBTFUL, SOURCIER_IMPORT_REJECTED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (sourcier_supplier_import_get_n (import, order[i]) > 0)
      return order[i];
  return SOURCIER_IMPORT_UNCHANGED;
}

/* Whether the list speaks of any supplier that the directory has. */
static gboolean
meets_known (SourcierSupplierImport *import)
{
  return sourcier_supplier_import_get_n_read (import) > sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW)
                                                        + sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_REJECTED);
}

static gboolean
show_repairs (SourcierImportStepEffect *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    {
      sourcier_import_repair_row_show (SOURCIER_IMPORT_REPAIR_ROW (self->repair_rows[i]), self->import);
      any |= gtk_widget_get_visible (self->repair_rows[i]);
    }
  return any;
}

static void
show_effect (SourcierImportStepEffect *self,
             gboolean                  again)
{
  SourcierSupplierImport *import = self->import;

  show_read (self);
  sourcier_import_counts_set_import (self->counts, import);
  gtk_widget_set_visible (self->doubtful_row, sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->policy_row), meets_known (import));
  show_words (self);
  show_missing (self);
  gtk_widget_set_visible (self->choices_part, show_repairs (self)
                                              || gtk_widget_get_visible (self->doubtful_row) || meets_known (import)
                                              || gtk_widget_get_visible (GTK_WIDGET (self->words_row))
                                              || gtk_widget_get_visible (GTK_WIDGET (self->missing_row)));
  self->filling = TRUE;
  adw_combo_row_set_selected (self->policy_row, sourcier_supplier_import_get_policy (import));
  self->filling = FALSE;
  sourcier_supplier_import_set_skip_doubtful (import, !gtk_switch_get_active (self->doubtful_switch));
  if (!again || sourcier_supplier_import_get_n (import, sourcier_import_counts_get_effect (self->counts)) == 0)
    sourcier_import_counts_set_effect (self->counts, most_interesting (import));
  show_rows (self);
  show_outcome (self);
  self->any_doubt |= sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL) > 0;
  gtk_widget_set_visible (self->decide_button, self->any_doubt);
}

static void
show_problem (SourcierImportStepEffect *self,
              const GError             *problem)
{
  g_autofree char *words = g_markup_escape_text (problem->message, -1);

  adw_status_page_set_description (self->problem_page, words);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show (SourcierImportStep *step)
{
  SourcierImportStepEffect *self = SOURCIER_IMPORT_STEP_EFFECT (step);
  SourcierImportSession *session = sourcier_import_step_get_session (step);
  const GError *problem = sourcier_import_session_get_problem (session);
  SourcierSupplierImport *import = sourcier_import_session_get_import (session);
  gboolean again = import == self->import;
  g_autofree char *name = sourcier_import_session_dup_name (session);

  g_set_object (&self->import, import);
  self->any_doubt = again && self->any_doubt;
  gtk_label_set_label (self->name_label, name);
  gtk_stack_set_visible_child_name (self->stack, "effect");
  if (sourcier_import_session_is_prepared (session))
    show_effect (self, again);
  if (problem != NULL && !sourcier_job_was_stopped (problem))
    show_problem (self, problem);
}

static gboolean
can_go_on (SourcierImportStep *step)
{
  SourcierImportStepEffect *self = SOURCIER_IMPORT_STEP_EFFECT (step);

  return is_idle (self) && count_to_do (self) > 0;
}

/* What the list may do can be chosen while the rows are looked at: they are looked at again. */
static void
set_busy (SourcierImportStep *step,
          gboolean            busy)
{
  SourcierImportStepEffect *self = SOURCIER_IMPORT_STEP_EFFECT (step);
  SourcierImportTask task = sourcier_import_session_get_task (sourcier_import_step_get_session (step));

  gtk_widget_set_sensitive (self->rows_part, !busy);
  gtk_widget_set_sensitive (self->doubtful_row, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->words_row), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->missing_row), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->policy_row), task < SOURCIER_IMPORT_APPLY);
  for (guint i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    gtk_widget_set_sensitive (self->repair_rows[i], task < SOURCIER_IMPORT_APPLY);
}

static void
sourcier_import_step_effect_dispose (GObject *object)
{
  SourcierImportStepEffect *self = SOURCIER_IMPORT_STEP_EFFECT (object);

  g_clear_object (&self->import);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_STEP_EFFECT);
  g_clear_pointer (&self->slices, sourcier_slices_free);
  g_clear_object (&self->shown);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (sourcier_import_step_effect_parent_class)->dispose (object);
}

static void
sourcier_import_step_effect_class_init (SourcierImportStepEffectClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_step_effect_dispose;
  SOURCIER_IMPORT_STEP_CLASS (klass)->show = show;
  SOURCIER_IMPORT_STEP_CLASS (klass)->can_go_on = can_go_on;
  SOURCIER_IMPORT_STEP_CLASS (klass)->set_busy = set_busy;

  g_type_ensure (SOURCIER_TYPE_IMPORT_COUNTS);
  g_type_ensure (SOURCIER_TYPE_IMPORT_ROW_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-step-effect.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, stack);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, name_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, read_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, counts);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, shown_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, rows_view);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, rows_part);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, row_view);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, decide_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, choices_part);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, choices_list);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, policy_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, words_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, missing_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, doubtful_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, doubtful_switch);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepEffect, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, effect_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubtful_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_chosen_cb);
  gtk_widget_class_install_action (widget_class, "effect.decide-all", "s", decide_all_cb);
  gtk_widget_class_install_action (widget_class, "effect.decide-words", NULL, decide_words_cb);
  gtk_widget_class_install_action (widget_class, "effect.export-missing", NULL, export_missing_cb);
}

static void
add_policies (SourcierImportStepEffect *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < SOURCIER_N_IMPORT_POLICIES; i++)
    gtk_string_list_append (names, sourcier_import_policy_get_name (i));
  self->filling = TRUE;
  adw_combo_row_set_model (self->policy_row, G_LIST_MODEL (names));
  self->filling = FALSE;
}

/* What is proposed comes before what is only said. */
static void
add_repairs (SourcierImportStepEffect *self)
{
  for (guint i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    {
      self->repair_rows[i] = sourcier_import_repair_row_new (i);
      g_signal_connect_object (self->repair_rows[i], "taken", G_CALLBACK (repair_taken_cb), self, 0);
      g_signal_connect_object (self->repair_rows[i], "shown", G_CALLBACK (repair_shown_cb), self, 0);
      gtk_list_box_insert (self->choices_list, self->repair_rows[i], (int) i);
    }
}

static void
sourcier_import_step_effect_init (SourcierImportStepEffect *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_list_store_new (SOURCIER_TYPE_IMPORT_ROW);
  sourcier_import_rows_view_set_up (self->rows_view);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), 0, 0);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->rows_view, GTK_SELECTION_MODEL (self->selection));
  add_policies (self);
  add_repairs (self);
  sourcier_accessible_name_set (GTK_WIDGET (self->rows_view), _("Rows of the list"));
}
