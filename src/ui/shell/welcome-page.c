/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/welcome-page.h"

#include "compat/file-dialog.h"
#include "shell/buyer-form.h"
#include "shell/new-office.h"
#include "shell/notice-bar.h"
#include "store/store.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

struct _SourcierWelcomePage
{
  AdwBin parent_instance;

  SourcierNoticeBar *notice;
  GtkStack *steps;
  GtkWidget *back_button;
  SourcierBuyerForm *form;
  GtkWidget *continue_button;
  GtkWidget *import_row;
  GtkWidget *sample_row;
  AdwActionRow *place_row;
  GtkWidget *working_button;

  SourcierBuyer *buyer;
  char *path;             /* where the file shall be kept */
  gboolean can_leave;
  GCancellable *cancellable;
};

enum { MADE, LEFT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierWelcomePage, sourcier_welcome_page, ADW_TYPE_BIN)

/* What the worker needs to make the file. */
typedef struct
{
  char *path;
  SourcierBuyer *buyer;
  gboolean sample;
  gboolean import;
} Plan;

static void
plan_free (Plan *plan)
{
  g_free (plan->path);
  g_object_unref (plan->buyer);
  g_free (plan);
}

static gboolean
at_step (SourcierWelcomePage *self,
         const char          *step)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->steps), step) == 0;
}

static void
set_path (SourcierWelcomePage *self,
          const char          *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_free (self->path);
  self->path = g_strdup (path);
  adw_action_row_set_subtitle (self->place_row, shown);
}

static void
go_to_step (SourcierWelcomePage *self,
            const char          *step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_stack_set_visible_child_name (self->steps, step);
  gtk_widget_set_visible (self->back_button, at_step (self, "doors") || (at_step (self, "buyer") && self->can_leave));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), at_step (self, "buyer") ? self->continue_button : NULL);
  if (at_step (self, "buyer"))
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
  else
    gtk_widget_grab_focus (at_step (self, "doors") ? self->import_row : self->working_button);
}

static void
show_doors (SourcierWelcomePage *self,
            SourcierBuyer       *buyer)
{
  g_autofree char *path = sourcier_new_office_propose_path (sourcier_buyer_get_name (buyer));

  g_set_object (&self->buyer, buyer);
  set_path (self, path);
  go_to_step (self, "doors");
}

static void
continue_clicked_cb (SourcierWelcomePage *self)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_form_dup_buyer (self->form);

  show_doors (self, buyer);
}

static void
skip_clicked_cb (SourcierWelcomePage *self)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();

  show_doors (self, buyer);
}

static void
back_clicked_cb (SourcierWelcomePage *self)
{
  if (at_step (self, "doors"))
    go_to_step (self, "buyer");
  else if (self->can_leave)
    g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
make_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Plan *plan = data;

  return sourcier_new_office_make (plan->path, plan->buyer, plan->sample, cancellable, error);
}

static void
made (gpointer      owner,
      gpointer      data,
      const GError *error)
{
  SourcierWelcomePage *self = owner;
  Plan *plan = data;

  g_clear_object (&self->cancellable);
  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  if (error == NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (plan->path);
      g_signal_emit (self, signals[MADE], 0, file, plan->import);
      return;
    }

  go_to_step (self, "doors");
  if (!sourcier_job_was_stopped (error))
    sourcier_feedback_fail (GTK_WIDGET (self), _("The office’s file could not be made"), error);
}

static void
make (SourcierWelcomePage *self,
      gboolean             sample,
      gboolean             import)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->path = sample ? sourcier_new_office_sample_path () : g_strdup (self->path);
  plan->buyer = g_object_ref (self->buyer);
  plan->sample = sample;
  plan->import = import;

  self->cancellable = g_cancellable_new ();
  go_to_step (self, "working");
  sourcier_job_run (self, make_in_thread, made, plan, (GDestroyNotify) plan_free, self->cancellable);
}

static void
door_activated_cb (SourcierWelcomePage *self,
                   GtkWidget           *row)
{
  if (row == self->import_row)
    make (self, FALSE, TRUE);
  else if (row == self->sample_row)
    make (self, TRUE, FALSE);
  else
    make (self, FALSE, FALSE);
}

static void
cancel_clicked_cb (SourcierWelcomePage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (SourcierWelcomePage) self = user_data;
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file == NULL)
    return;

  const char *path = g_file_peek_path (file);
  if (path == NULL)
    sourcier_feedback_tell (GTK_WIDGET (self), _("The office’s file must lie in a folder of this computer"));
  else if (g_str_has_suffix (path, SOURCIER_STORE_SUFFIX))
    set_path (self, path);
  else
    {
      g_autofree char *whole = g_strconcat (path, SOURCIER_STORE_SUFFIX, NULL);
      set_path (self, whole);
    }
}

static void
choose_clicked_cb (SourcierWelcomePage *self)
{
  SourcierFileKind kind = { _("Offices’ files"), "*" SOURCIER_STORE_SUFFIX };
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  sourcier_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Where to keep the office’s file"),
                             &kind, folder, name, place_chosen_cb, g_object_ref (self));
}

static void
sourcier_welcome_page_dispose (GObject *object)
{
  SourcierWelcomePage *self = SOURCIER_WELCOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_WELCOME_PAGE);
  g_clear_object (&self->buyer);

  G_OBJECT_CLASS (sourcier_welcome_page_parent_class)->dispose (object);
}

static void
sourcier_welcome_page_finalize (GObject *object)
{
  SourcierWelcomePage *self = SOURCIER_WELCOME_PAGE (object);

  g_free (self->path);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (sourcier_welcome_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, notice);
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, steps);
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, form);
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, continue_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, import_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, sample_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, place_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierWelcomePage, working_button);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, door_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked_cb);
}

static void
sourcier_welcome_page_class_init (SourcierWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sourcier_welcome_page_dispose;
  object_class->finalize = sourcier_welcome_page_finalize;

  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_BOOLEAN);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  g_type_ensure (SOURCIER_TYPE_BUYER_FORM);
  g_type_ensure (SOURCIER_TYPE_NOTICE_BAR);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sourcier_welcome_page_init (SourcierWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_welcome_page_new:
 *
 * Returns: (transfer full): a page that waits for sourcier_welcome_page_begin()
 */
GtkWidget *
sourcier_welcome_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_WELCOME_PAGE, NULL);
}

/**
 * sourcier_welcome_page_begin:
 * @self: a page
 * @can_leave: whether there is an office to go back to
 * @notice: (nullable): something to say first: why the last file is not shown
 *
 * Begins anew with an empty form.
 */
void
sourcier_welcome_page_begin (SourcierWelcomePage *self,
                             gboolean             can_leave,
                             const char          *notice)
{
  g_return_if_fail (SOURCIER_IS_WELCOME_PAGE (self));

  g_autoptr (SourcierBuyer) nobody = sourcier_buyer_new ();

  self->can_leave = can_leave;
  sourcier_buyer_form_set_buyer (self->form, nobody);
  sourcier_notice_bar_set_text (self->notice, notice);
  go_to_step (self, "buyer");
}
