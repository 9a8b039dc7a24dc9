/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-assistant.h"

#include "compat/file-dialog.h"
#include "reference/official-lists-dialog.h"
#include "suppliers/import-paste.h"
#include "suppliers/import-step-columns.h"
#include "suppliers/import-step-done.h"
#include "suppliers/import-step-effect.h"
#include "suppliers/import-step-file.h"
#include "suppliers/import-step-reading.h"
#include "widgets/feedback.h"
#include "widgets/job-bar.h"
#include "widgets/job.h"
#include "widgets/step-bar.h"

#include <glib/gi18n-lib.h>

enum
{
  STEP_FILE,
  STEP_READING,
  STEP_COLUMNS,
  STEP_EFFECT,
  STEP_DONE,
  N_STEPS
};

static const char * const titles[N_STEPS] = {
  NC_("step", "File"), NC_("step", "Reading"), NC_("step", "Columns"), NC_("step", "Effect"), NC_("step", "Done"),
};

#define SOURCIER_TYPE_IMPORT_ASSISTANT (sourcier_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportAssistant, sourcier_import_assistant, SOURCIER, IMPORT_ASSISTANT, AdwWindow)

struct _SourcierImportAssistant
{
  AdwWindow parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *back_button;
  GtkButton *next_button;
  SourcierStepBar *step_bar;
  GtkStack *stack;
  SourcierJobBar *job_bar;

  SourcierImportSession *session;
  SourcierImportStep *steps[N_STEPS];
  guint step;
  GtkWidget *focus;     /* where it was before a job */
  GtkWidget *placed;    /* where it was put while one could not go on yet */
  gboolean closing;     /* as soon as the job that runs has stopped */
};

G_DEFINE_FINAL_TYPE (SourcierImportAssistant, sourcier_import_assistant, ADW_TYPE_WINDOW)

static SourcierImportTask
get_task (SourcierImportAssistant *self)
{
  return sourcier_import_session_get_task (self->session);
}

/* The way to what was written cannot be gone back, nor may anything be skipped that is not known yet. */
static gboolean
is_open (SourcierImportAssistant *self,
         guint                    step)
{
  if (sourcier_import_session_is_applied (self->session))
    return step == STEP_DONE;
  if (get_task (self) == SOURCIER_IMPORT_APPLY)
    return step == self->step;
  if (step <= MIN (self->step, STEP_READING))
    return TRUE;
  if (step == STEP_READING)
    return sourcier_import_session_get_file (self->session) != NULL;
  return step < STEP_DONE && sourcier_import_session_is_read (self->session);
}

static gboolean
can_go_on (SourcierImportAssistant *self)
{
  if (self->step == STEP_DONE)
    return TRUE;
  if (get_task (self) == SOURCIER_IMPORT_APPLY || !sourcier_import_step_can_go_on (self->steps[self->step]))
    return FALSE;
  return self->step != STEP_EFFECT || !sourcier_store_get_read_only (sourcier_import_session_get_store (self->session));
}

static void
refresh (SourcierImportAssistant *self)
{
  static const char * const labels[N_STEPS] = { N_("_Next"), N_("_Next"), N_("_Next"), N_("_Import"), N_("Cl_ose") };
  SourcierStore *store = sourcier_import_session_get_store (self->session);

  for (guint i = 0; i < N_STEPS; i++)
    sourcier_step_bar_set_open (self->step_bar, i, i == self->step || is_open (self, i));
  gtk_button_set_label (self->next_button, _(labels[self->step]));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next_button),
                               self->step == STEP_EFFECT ? sourcier_store_get_read_only_reason (store) : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", can_go_on (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", self->step > STEP_FILE && is_open (self, self->step - 1));
  gtk_widget_set_visible (self->back_button, self->step > STEP_FILE && self->step < STEP_DONE);
  gtk_widget_set_visible (self->cancel_button, self->step < STEP_DONE);
}

/* Return goes on; GTK's own choice, the first button, would throw the work away. */
static void
focus_step (SourcierImportAssistant *self)
{
  if (gtk_widget_is_sensitive (GTK_WIDGET (self->next_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->steps[self->step]), GTK_DIR_TAB_FORWARD);
  g_set_weak_pointer (&self->placed, gtk_window_get_focus (GTK_WINDOW (self)));
}

/* What a step shows is asked of the import, which is a worker's while one uses it. */
static void
show_step (SourcierImportAssistant *self)
{
  if (get_task (self) == SOURCIER_IMPORT_NO_TASK
      && (self->step == STEP_FILE || sourcier_import_session_get_import (self->session) != NULL))
    sourcier_import_step_show (self->steps[self->step]);
  refresh (self);
}

static void
go (SourcierImportAssistant *self,
    guint                    step)
{
  gboolean other = self->step != step;

  if (self->step == STEP_EFFECT && other && get_task (self) == SOURCIER_IMPORT_PREPARE)
    sourcier_import_session_stop (self->session);
  self->step = step;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->steps[step]));
  sourcier_step_bar_set_step (self->step_bar, step);
  if (step == STEP_EFFECT && other && !sourcier_import_session_is_prepared (self->session))
    sourcier_import_session_run (self->session, SOURCIER_IMPORT_PREPARE);
  show_step (self);
  if (other)
    focus_step (self);
}

/* What was chosen in a popover was asked by what it belongs to. */
static GtkWidget *
find_focus (SourcierImportAssistant *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  return popover != NULL ? gtk_widget_get_parent (popover) : focus;
}

static void
started_cb (SourcierImportAssistant *self)
{
  static const char * const headings[] = {
    [SOURCIER_IMPORT_READ] = N_("Reading…"),
    [SOURCIER_IMPORT_PREPARE] = N_("Looking at every row…"),
    [SOURCIER_IMPORT_DECIDE] = N_("Deciding…"),
    [SOURCIER_IMPORT_APPLY] = N_("Importing…"),
    [SOURCIER_IMPORT_UNDO] = N_("Taking the import back…"),
  };
  SourcierImportTask task = get_task (self);

  /* A list is read by the byte, decided about and written by the row. */
  sourcier_job_bar_start (self->job_bar, _(headings[task]), sourcier_import_session_get_progress (self->session),
                          task <= SOURCIER_IMPORT_PREPARE);
  g_set_weak_pointer (&self->focus, find_focus (self));
  sourcier_import_step_set_busy (self->steps[self->step], TRUE);
  refresh (self);
}

/* A list that the State publishes is no list of suppliers, nor are the essential data of contracts: other dialogs take
 * them. */
static void
hand_over (SourcierImportAssistant *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GFile *file = sourcier_import_session_get_file (self->session);
  g_autofree char *uri = g_file_get_uri (file);

  if (parent != NULL && sourcier_import_session_get_kind (self->session) == SOURCIER_IMPORT_FILE_OF_CONTRACTS)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.import-contracts-file", "s", uri);
  else if (parent != NULL)
    sourcier_official_lists_dialog_present (GTK_WIDGET (parent), sourcier_import_session_get_store (self->session), file);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
can_have_focus (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
}

/* A step that had to wait has lost the focus. */
static void
restore_focus (SourcierImportAssistant *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (can_have_focus (focus) && focus != self->placed)
    return;
  if (self->focus != self->placed && can_have_focus (self->focus)
      && gtk_widget_is_ancestor (self->focus, GTK_WIDGET (self->steps[self->step])))
    gtk_widget_grab_focus (self->focus);
  else
    focus_step (self);
}

static void
show_answer (SourcierImportAssistant *self,
             SourcierImportTask       task)
{
  gboolean stopped = sourcier_job_was_stopped (sourcier_import_session_get_problem (self->session));

  if (task == SOURCIER_IMPORT_READ && self->step == STEP_FILE && !stopped)
    go (self, STEP_READING);
  else if (task == SOURCIER_IMPORT_PREPARE && self->step == STEP_EFFECT && stopped)
    go (self, STEP_COLUMNS);
  else if (task == SOURCIER_IMPORT_APPLY && sourcier_import_session_is_applied (self->session))
    go (self, STEP_DONE);
  else if (self->step == STEP_EFFECT && task == SOURCIER_IMPORT_READ && sourcier_import_session_is_read (self->session))
    sourcier_import_session_run (self->session, SOURCIER_IMPORT_PREPARE);
  else
    show_step (self);
}

/* A job that was to stop may have finished all the same: what it did is told. */
static void
tell (SourcierImportAssistant *self)
{
  g_autofree char *message = NULL;

  if (!sourcier_import_session_is_applied (self->session))
    return;
  message = sourcier_import_step_done_dup_message (SOURCIER_IMPORT_STEP_DONE (self->steps[STEP_DONE]));
  if (message != NULL)
    sourcier_feedback_done (GTK_WIDGET (self), message);
}

static void
finished_cb (SourcierImportAssistant *self,
             int                      task)
{
  for (guint i = 0; i < N_STEPS; i++)
    sourcier_import_step_set_busy (self->steps[i], FALSE);
  sourcier_job_bar_finish (self->job_bar);
  if (self->closing)
    {
      tell (self);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (sourcier_import_session_get_kind (self->session) != SOURCIER_IMPORT_FILE_OF_SUPPLIERS)
    hand_over (self);
  else
    {
      show_answer (self, task);
      restore_focus (self);
    }
}

static void
open_file (SourcierImportAssistant *self,
           GFile                   *file,
           const char              *note)
{
  if (get_task (self) == SOURCIER_IMPORT_APPLY || sourcier_import_session_is_applied (self->session))
    return;
  go (self, STEP_FILE);
  sourcier_import_session_open (self->session, file, note);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file != NULL)
    open_file (SOURCIER_IMPORT_ASSISTANT (source), file, NULL);
}

static void
choose_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const SourcierFileKind kind = { _("Lists (CSV, XLSX, ODS, or contracts in JSON)"),
                                  "*.csv;*.txt;*.tsv;*.xlsx;*.ods;*.json" };

  sourcier_file_dialog_open (GTK_WINDOW (widget), _("Choose a list"), &kind, file_chosen_cb, NULL);
}

static void
pasted_cb (gpointer    owner,
           GFile      *file,
           const char *note)
{
  SourcierImportAssistant *self = owner;

  if (file != NULL)
    open_file (self, file, note);
  else
    sourcier_import_step_file_tell (SOURCIER_IMPORT_STEP_FILE (self->steps[STEP_FILE]),
                                    _("There is no table to paste: copy one first."));
}

static void
paste_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  if (SOURCIER_IMPORT_ASSISTANT (widget)->step == STEP_FILE)
    sourcier_import_paste (widget, pasted_cb);
}

static void
next_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (widget);

  if (!can_go_on (self))
    return;
  if (self->step == STEP_EFFECT)
    sourcier_import_session_run (self->session, SOURCIER_IMPORT_APPLY);
  else if (self->step == STEP_DONE)
    gtk_window_close (GTK_WINDOW (self));
  else
    go (self, self->step + 1);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (widget);

  if (self->step > STEP_FILE && is_open (self, self->step - 1))
    go (self, self->step - 1);
}

static void
prepare_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  sourcier_import_session_run (SOURCIER_IMPORT_ASSISTANT (widget)->session, SOURCIER_IMPORT_PREPARE);
}

static void
stop_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  sourcier_import_session_stop (SOURCIER_IMPORT_ASSISTANT (widget)->session);
}

/* Escape stops what takes long, then closes. */
static void
cancel_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (widget);

  if (get_task (self) != SOURCIER_IMPORT_NO_TASK)
    sourcier_import_session_stop (self->session);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
step_chosen_cb (SourcierImportAssistant *self,
                guint                    step)
{
  if (step != self->step && is_open (self, step))
    go (self, step);
}

static void
step_changed_cb (SourcierImportAssistant *self)
{
  refresh (self);
}

static gboolean
dropped_cb (GtkDropTarget           *target,
            const GValue            *value,
            double                   x,
            double                   y,
            SourcierImportAssistant *self)
{
  GSList *files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;

  if (files != NULL)
    open_file (self, files->data, NULL);
  else if (G_VALUE_HOLDS_STRING (value))
    sourcier_import_paste_text (GTK_WIDGET (self), g_value_get_string (value), pasted_cb);
  return files != NULL || G_VALUE_HOLDS_STRING (value);
}

static gboolean
close_requested_cb (GtkWindow *window)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (window);

  if (get_task (self) == SOURCIER_IMPORT_NO_TASK)
    {
      tell (self);
      return GDK_EVENT_PROPAGATE;
    }
  self->closing = TRUE;
  sourcier_import_session_stop (self->session);
  return GDK_EVENT_STOP;
}

static void
sourcier_import_assistant_dispose (GObject *object)
{
  SourcierImportAssistant *self = SOURCIER_IMPORT_ASSISTANT (object);

  g_clear_weak_pointer (&self->focus);
  g_clear_weak_pointer (&self->placed);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_IMPORT_ASSISTANT);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sourcier_import_assistant_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "import.prepare", NULL, prepare_cb);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "import.next", NULL);
}

static void
sourcier_import_assistant_class_init (SourcierImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_assistant_dispose;

  g_type_ensure (SOURCIER_TYPE_STEP_BAR);
  g_type_ensure (SOURCIER_TYPE_JOB_BAR);
  g_type_ensure (SOURCIER_TYPE_IMPORT_STEP_FILE);
  g_type_ensure (SOURCIER_TYPE_IMPORT_STEP_READING);
  g_type_ensure (SOURCIER_TYPE_IMPORT_STEP_COLUMNS);
  g_type_ensure (SOURCIER_TYPE_IMPORT_STEP_EFFECT);
  g_type_ensure (SOURCIER_TYPE_IMPORT_STEP_DONE);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, next_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, step_bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportAssistant, job_bar);
  gtk_widget_class_bind_template_callback (widget_class, step_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_requested_cb);
  add_actions (widget_class);
}

static void
sourcier_import_assistant_init (SourcierImportAssistant *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkWidget *child;

  gtk_widget_init_template (GTK_WIDGET (self));

  child = gtk_widget_get_first_child (GTK_WIDGET (self->stack));
  for (guint i = 0; i < N_STEPS; i++, child = gtk_widget_get_next_sibling (child))
    {
      self->steps[i] = SOURCIER_IMPORT_STEP (child);
      sourcier_step_bar_add (self->step_bar, g_dpgettext2 (GETTEXT_PACKAGE, "step", titles[i]));
    }
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->next_button));
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
set_store (SourcierImportAssistant *self,
           SourcierStore           *store)
{
  self->session = sourcier_import_session_new (store);
  g_signal_connect_object (self->session, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_STEPS; i++)
    sourcier_import_step_set_session (self->steps[i], self->session);
}

/**
 * sourcier_import_assistant_present:
 * @parent: the widget that asks, whose window the assistant stands before
 * @store: the office's file
 * @file: (nullable): the list, %NULL to ask for one first
 *
 * Opens the assistant that brings a list into the directory, step by step: which list, how it is read, what its columns
 * are, what would change; only then it changes that, as one action of the history. Reading and writing happen on a
 * worker, with progress and a way to stop.
 */
void
sourcier_import_assistant_present (GtkWidget     *parent,
                                   SourcierStore *store,
                                   GFile         *file)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  SourcierImportAssistant *self = g_object_new (SOURCIER_TYPE_IMPORT_ASSISTANT,
                                                "transient-for", gtk_widget_get_root (parent), NULL);

  set_store (self, store);
  go (self, STEP_FILE);
  gtk_window_present (GTK_WINDOW (self));
  focus_step (self);
  if (file != NULL)
    open_file (self, file, NULL);
}
