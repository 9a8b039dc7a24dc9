/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-step-reading.h"

#include "base/text.h"
#include "exchange/list-sample.h"
#include "suppliers/import-layout-choices.h"
#include "suppliers/import-lines.h"
#include "widgets/accessible-name.h"
#include "widgets/job.h"
#include "widgets/wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _SourcierImportStepReading
{
  SourcierImportStep parent_instance;

  GtkWidget *box;
  GtkLabel *name_label;
  GtkLabel *note_label;
  GtkWidget *choice_boxes[SOURCIER_N_IMPORT_LAYOUT_CHOICES];
  GtkDropDown *choices[SOURCIER_N_IMPORT_LAYOUT_CHOICES];
  GtkStack *stack;
  GtkColumnView *lines_view;
  AdwStatusPage *problem_page;
  GtkLabel *hint_label;

  SourcierSupplierImport *import; /* that the choices tell of; not owned */
  GPtrArray *lines;               /* that were read last, by which a choice of a line goes */
  SourcierListWishes wishes;      /* as chosen here, which the import may not know yet */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SourcierImportStepReading, sourcier_import_step_reading, SOURCIER_TYPE_IMPORT_STEP)

static SourcierImportSession *
get_session (SourcierImportStepReading *self)
{
  return sourcier_import_step_get_session (SOURCIER_IMPORT_STEP (self));
}

static SourcierImportLayoutFacts
get_facts (SourcierImportStepReading *self)
{
  SourcierSupplierImport *import = sourcier_import_session_get_import (get_session (self));

  return (SourcierImportLayoutFacts) { sourcier_supplier_import_get_layout (import),
                                       sourcier_supplier_import_get_sheets (import), self->lines };
}

static void
set_wishes (SourcierSupplierImport *import,
            gpointer                data)
{
  sourcier_supplier_import_set_wishes (import, data);
}

static void
read_again (SourcierImportStepReading *self)
{
  sourcier_import_session_change (get_session (self), set_wishes, g_memdup2 (&self->wishes, sizeof self->wishes), g_free,
                                  SOURCIER_IMPORT_READ);
  sourcier_import_step_changed (SOURCIER_IMPORT_STEP (self));
}

static void
chosen_cb (GtkDropDown               *drop_down,
           GParamSpec                *pspec,
           SourcierImportStepReading *self)
{
  SourcierImportLayoutFacts facts;

  if (self->filling || gtk_drop_down_get_selected (drop_down) == GTK_INVALID_LIST_POSITION)
    return;
  facts = (SourcierImportLayoutFacts) { .lines = self->lines };
  for (guint i = 0; i < SOURCIER_N_IMPORT_LAYOUT_CHOICES; i++)
    if (self->choices[i] == drop_down)
      sourcier_import_layout_choose (i, &facts, gtk_drop_down_get_selected (drop_down), &self->wishes);
  read_again (self);
}

/* Whoever sees the names of the columns points at them. */
static void
line_activated_cb (SourcierImportStepReading *self,
                   guint                      position)
{
  if (self->lines == NULL || position >= self->lines->len)
    return;
  self->wishes.has_header_line = TRUE;
  self->wishes.header_line = sourcier_list_line_get_line (g_ptr_array_index (self->lines, position));
  read_again (self);
}

/* A choice that stays is not taken from under the keyboard. */
static void
set_names (GtkStringList      *model,
           const char * const *names)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint n_new = g_strv_length ((char **) names);

  for (guint i = 0; i < MIN (n_old, n_new); i++)
    if (!g_str_equal (gtk_string_list_get_string (model, i), names[i]))
      {
        const char * const name[] = { names[i], NULL };
        gtk_string_list_splice (model, i, 1, name);
      }
  if (n_old != n_new)
    gtk_string_list_splice (model, MIN (n_old, n_new), n_old - MIN (n_old, n_new), names + MIN (n_old, n_new));
}

static void
fill_choice (SourcierImportStepReading       *self,
             SourcierImportLayoutChoice       choice,
             const SourcierImportLayoutFacts *facts)
{
  g_auto (GStrv) names = sourcier_import_layout_choices (choice, facts, &self->wishes);

  set_names (GTK_STRING_LIST (gtk_drop_down_get_model (self->choices[choice])), (const char * const *) names);
  gtk_drop_down_set_selected (self->choices[choice], sourcier_import_layout_find (choice, facts, &self->wishes));
  gtk_widget_set_visible (self->choice_boxes[choice], *names != NULL);
}

static char **
dup_titles (SourcierSupplierImport *import)
{
  guint n = sourcier_supplier_import_get_n_columns (import);
  char **titles = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const char *header = sourcier_supplier_import_get_header (import, i);

      /* translators: a column of a list that has no header; %u is its place, from 1 */
      titles[i] = sourcier_text_is_empty (header) ? g_strdup_printf (_("Column %u"), i + 1)
                                                  : g_strdelimit (g_strdup (header), "\n\r\t", ' ');
    }
  return titles;
}

/* "First 50 lines, 12 columns. Double-click the line that names the columns, if it is another." */
static void
show_hint (SourcierImportStepReading *self,
           guint                      n_lines,
           guint                      n_columns)
{
  g_autofree char *lines = g_strdup_printf (ngettext ("The first %u line", "The first %u lines", n_lines), n_lines);
  g_autofree char *columns = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);
  g_autofree char *part = g_strdup_printf (_("the first %u are shown"), SOURCIER_IMPORT_MOST_COLUMNS);
  g_autofree char *words = g_strjoin (" · ", lines, columns,
                                      n_columns > SOURCIER_IMPORT_MOST_COLUMNS
                                        ? part : _("double-click the line that names the columns, if it is another"),
                                      NULL);

  gtk_label_set_label (self->hint_label, words);
}

static void
show_lines (SourcierImportStepReading *self)
{
  SourcierSupplierImport *import = sourcier_import_session_get_import (get_session (self));
  g_auto (GStrv) titles = dup_titles (import);

  sourcier_import_lines_show (self->lines_view, self->lines, (const char * const *) titles);
  show_hint (self, self->lines->len, g_strv_length (titles));
  gtk_stack_set_visible_child_name (self->stack, "lines");
}

static void
show_problem (SourcierImportStepReading *self)
{
  const GError *problem = sourcier_import_session_get_problem (get_session (self));
  gboolean stopped = problem == NULL || sourcier_job_was_stopped (problem);
  g_autofree char *words = g_markup_escape_text (stopped ? _("Choose how to read it, or another file.")
                                                         : problem->message, -1);

  adw_status_page_set_title (self->problem_page, stopped ? _("Reading was stopped") : _("The list could not be read"));
  adw_status_page_set_description (self->problem_page, words);
  gtk_label_set_label (self->hint_label, "");
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
take_lines (SourcierImportStepReading *self,
            GPtrArray                 *lines)
{
  if (lines == NULL)
    return;
  g_ptr_array_ref (lines);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
}

static void
show (SourcierImportStep *step)
{
  SourcierImportStepReading *self = SOURCIER_IMPORT_STEP_READING (step);
  SourcierImportSession *session = get_session (self);
  SourcierSupplierImport *import = sourcier_import_session_get_import (session);
  g_autofree char *name = sourcier_import_session_dup_name (session);
  const char *note = sourcier_import_session_get_note (session);

  if (import != self->import)
    {
      g_clear_pointer (&self->lines, g_ptr_array_unref);
      self->wishes = *sourcier_supplier_import_get_wishes (import);
    }
  self->import = import;
  take_lines (self, sourcier_import_session_get_lines (session));
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);

  SourcierImportLayoutFacts facts = get_facts (self);
  self->filling = TRUE;
  for (guint i = 0; self->lines != NULL && i < SOURCIER_N_IMPORT_LAYOUT_CHOICES; i++)
    fill_choice (self, i, &facts);
  self->filling = FALSE;

  if (sourcier_import_session_is_read (session))
    show_lines (self);
  else
    show_problem (self);
}

static gboolean
can_go_on (SourcierImportStep *step)
{
  return sourcier_import_session_is_read (sourcier_import_step_get_session (step));
}

/* Another choice may be made while the list is read: it is read as chosen last. */
static void
set_busy (SourcierImportStep *step,
          gboolean            busy)
{
}

static void
sourcier_import_step_reading_dispose (GObject *object)
{
  SourcierImportStepReading *self = SOURCIER_IMPORT_STEP_READING (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_IMPORT_STEP_READING);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_import_step_reading_parent_class)->dispose (object);
}

static void
sourcier_import_step_reading_class_init (SourcierImportStepReadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SourcierImportStepClass *step_class = SOURCIER_IMPORT_STEP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_step_reading_dispose;
  step_class->show = show;
  step_class->can_go_on = can_go_on;
  step_class->set_busy = set_busy;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-step-reading.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepReading, box);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepReading, name_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepReading, note_label);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepReading, stack);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepReading, lines_view);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepReading, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepReading, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
}

static const char * const choice_names[] = {
  [SOURCIER_IMPORT_ENCODING] = N_("_Encoding"),
  [SOURCIER_IMPORT_DELIMITER] = N_("Bet_ween cells"),
  [SOURCIER_IMPORT_QUOTE] = N_("_Marks around cells"),
  [SOURCIER_IMPORT_HEADER] = N_("N_ames of columns"),
  [SOURCIER_IMPORT_SHEET] = N_("Shee_t"),
};

static void
add_choice (SourcierImportStepReading  *self,
            SourcierImportLayoutChoice  choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new_with_mnemonic (_(choice_names[choice]));
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  sourcier_accessible_name_set (drop_down, gtk_label_get_text (GTK_LABEL (label)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_widget_set_visible (box, FALSE);
  gtk_box_append (GTK_BOX (self->box), box);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  self->choice_boxes[choice] = box;
  self->choices[choice] = GTK_DROP_DOWN (drop_down);
}

static void
sourcier_import_step_reading_init (SourcierImportStepReading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_set_layout_manager (self->box, sourcier_wrap_layout_new (12));
  for (guint i = 0; i < SOURCIER_N_IMPORT_LAYOUT_CHOICES; i++)
    add_choice (self, i);
  sourcier_accessible_name_set (GTK_WIDGET (self->lines_view), _("First lines of the list"));
}
