/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/import-window.h"

#include "widgets/feedback.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

/* A file read again sooner than this is not worth changing the page for. */
#define PATIENCE_MS 300

typedef struct
{
  GtkStack *stack;
  GtkWidget *cancel_button;
  GtkWidget *import_button;
  GtkWidget *close_button;
  AdwStatusPage *work_page;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  AdwStatusPage *problem_page;
  GtkWidget *back_button;
  GtkWidget *another_button;

  GCancellable *cancellable; /* of the job that runs, NULL if none does */
  gboolean in_bytes;
  gboolean closing;
  guint patience;
  char *message;             /* what was done, told when this window no longer hides the other */
  GtkWidget *focus;          /* where it was before the job */
} SourcierImportWindowPrivate;

/* What a derived class has done on a worker. */
typedef struct
{
  SourcierProgress *progress;
  SourcierJobFunc work;
  SourcierJobDone done;
  gpointer data;
  GDestroyNotify free_data;
} Job;

static GtkBuildableIface *parent_buildable;

static void sourcier_import_window_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (SourcierImportWindow, sourcier_import_window, ADW_TYPE_WINDOW,
                                  G_ADD_PRIVATE (SourcierImportWindow)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, sourcier_import_window_buildable_init))

static SourcierImportWindowPrivate *
get_private (SourcierImportWindow *self)
{
  return sourcier_import_window_get_instance_private (self);
}

/* The pages of a derived class join those that every import has; the window's own template comes first. */
static void
sourcier_import_window_add_child (GtkBuildable *buildable,
                                  GtkBuilder   *builder,
                                  GObject      *child,
                                  const char   *type)
{
  SourcierImportWindowPrivate *priv = get_private (SOURCIER_IMPORT_WINDOW (buildable));

  if (priv->stack != NULL && GTK_IS_STACK_PAGE (child))
    GTK_BUILDABLE_GET_IFACE (priv->stack)->add_child (GTK_BUILDABLE (priv->stack), builder, child, type);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sourcier_import_window_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sourcier_import_window_add_child;
}

static void
tell (SourcierImportWindow *self)
{
  SourcierImportWindowPrivate *priv = get_private (self);

  if (priv->message != NULL)
    sourcier_feedback_done (GTK_WIDGET (self), priv->message);
  g_clear_pointer (&priv->message, g_free);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->progress);
  job->free_data (job->data);
  g_free (job);
}

static gboolean
work_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Job *job = data;

  return job->work (job->data, cancellable, error);
}

static void
progress_moved_cb (SourcierImportWindow *self,
                   SourcierProgress     *progress)
{
  SourcierImportWindowPrivate *priv = get_private (self);

  sourcier_progress_show (progress, priv->progress_bar, priv->progress_label, priv->in_bytes);
}

static void
restore_focus (SourcierImportWindow *self)
{
  SourcierImportWindowPrivate *priv = get_private (self);

  if (priv->focus != NULL
      && gtk_widget_is_ancestor (priv->focus, gtk_stack_get_visible_child (priv->stack)))
    gtk_widget_grab_focus (priv->focus);
}

static void
done_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  SourcierImportWindow *self = owner;
  SourcierImportWindowPrivate *priv = get_private (self);
  Job *job = data;

  g_clear_handle_id (&priv->patience, g_source_remove);
  g_signal_handlers_disconnect_by_func (job->progress, progress_moved_cb, self);
  g_clear_object (&priv->cancellable);
  gtk_widget_set_sensitive (gtk_stack_get_visible_child (priv->stack), TRUE);
  job->done (self, job->data, error);
  restore_focus (self);
  if (priv->closing)
    {
      tell (self);
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static void
show_progress (SourcierImportWindow *self)
{
  gtk_widget_set_sensitive (gtk_stack_get_visible_child (get_private (self)->stack), TRUE);
  sourcier_import_window_show_page (self, SOURCIER_IMPORT_WORK);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  SourcierImportWindow *self = user_data;

  get_private (self)->patience = 0;
  show_progress (self);
  return G_SOURCE_REMOVE;
}

/* Whoever looks at a preview sees it change, unless that takes long. */
static void
show_work (SourcierImportWindow *self)
{
  SourcierImportWindowPrivate *priv = get_private (self);

  gtk_progress_bar_set_fraction (priv->progress_bar, 0);
  gtk_label_set_label (priv->progress_label, "");
  g_set_weak_pointer (&priv->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (priv->stack), SOURCIER_IMPORT_PREVIEW) == 0)
    {
      gtk_widget_set_sensitive (gtk_stack_get_visible_child (priv->stack), FALSE);
      priv->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
    }
  else
    sourcier_import_window_show_page (self, SOURCIER_IMPORT_WORK);
}

/* Nobody goes on looking at a preview while it is done. */
static void
apply_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierImportWindow *self = SOURCIER_IMPORT_WINDOW (widget);
  SourcierImportWindowPrivate *priv = get_private (self);

  SOURCIER_IMPORT_WINDOW_GET_CLASS (self)->apply (self);
  g_clear_handle_id (&priv->patience, g_source_remove);
  if (priv->cancellable != NULL)
    show_progress (self);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SOURCIER_IMPORT_WINDOW_GET_CLASS (widget)->show_preview (SOURCIER_IMPORT_WINDOW (widget));
}

static void
choose_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierImportWindowClass *klass = SOURCIER_IMPORT_WINDOW_GET_CLASS (widget);

  if (klass->choose != NULL)
    klass->choose (SOURCIER_IMPORT_WINDOW (widget));
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierImportWindowPrivate *priv = get_private (SOURCIER_IMPORT_WINDOW (widget));

  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

/* A job that runs is stopped first, and what it has finished all the same is told. */
static gboolean
close_requested_cb (GtkWindow *window)
{
  SourcierImportWindow *self = SOURCIER_IMPORT_WINDOW (window);
  SourcierImportWindowPrivate *priv = get_private (self);

  if (priv->cancellable == NULL)
    {
      tell (self);
      return GDK_EVENT_PROPAGATE;
    }
  priv->closing = TRUE;
  g_cancellable_cancel (priv->cancellable);
  return GDK_EVENT_STOP;
}

static void
sourcier_import_window_dispose (GObject *object)
{
  SourcierImportWindowPrivate *priv = get_private (SOURCIER_IMPORT_WINDOW (object));

  g_clear_handle_id (&priv->patience, g_source_remove);
  g_clear_weak_pointer (&priv->focus);
  g_clear_object (&priv->cancellable);
  g_clear_pointer (&priv->message, g_free);

  G_OBJECT_CLASS (sourcier_import_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, stack);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, cancel_button);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, import_button);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, close_button);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, work_page);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, progress_bar);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, progress_label);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, problem_page);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, back_button);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierImportWindow, another_button);
  gtk_widget_class_bind_template_callback (widget_class, close_requested_cb);
}

static void
sourcier_import_window_class_init (SourcierImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-window.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose", NULL);
}

static void
sourcier_import_window_init (SourcierImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_import_window_start:
 * @self: an import, in which no job runs
 * @heading: what is done, “Reading…”
 * @file_name: the name of the file
 * @progress: how far the job has come
 * @in_bytes: whether it counts bytes; else it counts rows
 * @work: the job, run in a thread of its own
 * @done: told about it, with @self as the owner, before a window that is to close does
 * @data: what both are given
 * @free_data: frees @data
 *
 * Runs a job, shows how far it has come, and lets the reader stop it.
 */
void
sourcier_import_window_start (SourcierImportWindow *self,
                              const char           *heading,
                              const char           *file_name,
                              SourcierProgress     *progress,
                              gboolean              in_bytes,
                              SourcierJobFunc       work,
                              SourcierJobDone       done,
                              gpointer              data,
                              GDestroyNotify        free_data)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_WINDOW (self));
  g_return_if_fail (!sourcier_import_window_is_busy (self));

  SourcierImportWindowPrivate *priv = get_private (self);
  g_autofree char *words = g_markup_escape_text (file_name, -1);
  Job *job = g_new (Job, 1);

  *job = (Job) { g_object_ref (progress), work, done, data, free_data };
  priv->in_bytes = in_bytes;
  priv->cancellable = g_cancellable_new ();
  g_signal_connect_object (progress, "moved", G_CALLBACK (progress_moved_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_title (priv->work_page, heading);
  adw_status_page_set_description (priv->work_page, words);
  show_work (self);
  sourcier_job_run (self, work_in_thread, done_cb, job, job_free, priv->cancellable);
}

/**
 * sourcier_import_window_is_busy:
 * @self: an import
 *
 * Returns: whether a job runs
 */
gboolean
sourcier_import_window_is_busy (SourcierImportWindow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_WINDOW (self), FALSE);

  return get_private (self)->cancellable != NULL;
}

/**
 * sourcier_import_window_is_closing:
 * @self: an import
 *
 * Returns: whether the window was closed while a job ran, and goes when that has ended
 */
gboolean
sourcier_import_window_is_closing (SourcierImportWindow *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_WINDOW (self), FALSE);

  return get_private (self)->closing;
}

/* Return does what the page is there for; GTK's own choice, the first button, would throw the work away. */
static void
focus_page (SourcierImportWindow *self,
            const char           *page)
{
  SourcierImportWindowPrivate *priv = get_private (self);

  if (g_str_equal (page, SOURCIER_IMPORT_REPORT))
    gtk_widget_grab_focus (priv->close_button);
  else if (g_str_equal (page, SOURCIER_IMPORT_PREVIEW) && gtk_widget_is_sensitive (priv->import_button))
    gtk_widget_grab_focus (priv->import_button);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (priv->stack), GTK_DIR_TAB_FORWARD);
}

/**
 * sourcier_import_window_show_page:
 * @self: an import
 * @page: the name of a page
 *
 * Shows a page, with the buttons that belong to it.
 */
void
sourcier_import_window_show_page (SourcierImportWindow *self,
                                  const char           *page)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_WINDOW (self));
  g_return_if_fail (page != NULL);

  SourcierImportWindowPrivate *priv = get_private (self);
  gboolean report = g_str_equal (page, SOURCIER_IMPORT_REPORT);
  gboolean again = g_strcmp0 (gtk_stack_get_visible_child_name (priv->stack), page) == 0;

  gtk_stack_set_visible_child_name (priv->stack, page);
  gtk_widget_set_visible (priv->import_button, g_str_equal (page, SOURCIER_IMPORT_PREVIEW));
  gtk_widget_set_visible (priv->cancel_button, !report);
  gtk_widget_set_visible (priv->close_button, report);
  if (!again)
    focus_page (self, page);
}

/**
 * sourcier_import_window_show_problem:
 * @self: an import
 * @heading: what could not be done
 * @error: why
 * @can_go_back: whether there is a preview to go back to
 */
void
sourcier_import_window_show_problem (SourcierImportWindow *self,
                                     const char           *heading,
                                     const GError         *error,
                                     gboolean              can_go_back)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_WINDOW (self));
  g_return_if_fail (heading != NULL && error != NULL);

  SourcierImportWindowPrivate *priv = get_private (self);
  g_autofree char *title = g_markup_escape_text (heading, -1);
  g_autofree char *words = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (priv->problem_page, title);
  adw_status_page_set_description (priv->problem_page, words);
  gtk_widget_set_visible (priv->back_button, can_go_back);
  gtk_widget_set_visible (priv->another_button, SOURCIER_IMPORT_WINDOW_GET_CLASS (self)->choose != NULL);
  sourcier_import_window_show_page (self, SOURCIER_IMPORT_PROBLEM);
}

/**
 * sourcier_import_window_set_can_import:
 * @self: an import
 * @can_import: whether what the preview says can be done
 * @why_not: (nullable): what keeps it from being done, in words
 */
void
sourcier_import_window_set_can_import (SourcierImportWindow *self,
                                       gboolean              can_import,
                                       const char           *why_not)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_WINDOW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", can_import);
  gtk_widget_set_tooltip_text (get_private (self)->import_button, can_import ? NULL : why_not);
}

/**
 * sourcier_import_window_set_message:
 * @self: an import
 * @message: what was done, “12 rows imported”
 *
 * Has it told, with Undo, when this window no longer hides the one that tells it.
 */
void
sourcier_import_window_set_message (SourcierImportWindow *self,
                                    const char           *message)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_WINDOW (self));

  SourcierImportWindowPrivate *priv = get_private (self);

  g_free (priv->message);
  priv->message = g_strdup (message);
}
