/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-step-file.h"

#include <glib/gi18n-lib.h>

struct _SourcierImportStepFile
{
  SourcierImportStep parent_instance;

  AdwStatusPage *page;
  GtkLabel *chosen_label;
};

G_DEFINE_FINAL_TYPE (SourcierImportStepFile, sourcier_import_step_file, SOURCIER_TYPE_IMPORT_STEP)

/* Whoever comes back sees what they chose, and need not choose it again. */
static void
show (SourcierImportStep *step)
{
  SourcierImportStepFile *self = SOURCIER_IMPORT_STEP_FILE (step);
  SourcierImportSession *session = sourcier_import_step_get_session (step);
  g_autofree char *name = sourcier_import_session_dup_name (session);
  g_autofree char *words = g_strdup_printf (_("Chosen: %s"), name);

  gtk_label_set_label (self->chosen_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_label), sourcier_import_session_get_file (session) != NULL);
}

static gboolean
can_go_on (SourcierImportStep *step)
{
  return sourcier_import_session_get_file (sourcier_import_step_get_session (step)) != NULL;
}

static void
sourcier_import_step_file_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_IMPORT_STEP_FILE);

  G_OBJECT_CLASS (sourcier_import_step_file_parent_class)->dispose (object);
}

static void
sourcier_import_step_file_class_init (SourcierImportStepFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_import_step_file_dispose;
  SOURCIER_IMPORT_STEP_CLASS (klass)->show = show;
  SOURCIER_IMPORT_STEP_CLASS (klass)->can_go_on = can_go_on;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/import-step-file.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepFile, page);
  gtk_widget_class_bind_template_child (widget_class, SourcierImportStepFile, chosen_label);
}

static void
sourcier_import_step_file_init (SourcierImportStepFile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_import_step_file_tell:
 * @self: the step
 * @words: why there is no list
 */
void
sourcier_import_step_file_tell (SourcierImportStepFile *self,
                                const char             *words)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_STEP_FILE (self));
  g_return_if_fail (words != NULL);

  gtk_label_set_label (self->chosen_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_label), TRUE);
}
