/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-step.h"

typedef struct
{
  SourcierImportSession *session;
} SourcierImportStepPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SourcierImportStep, sourcier_import_step, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static SourcierImportStepPrivate *
get_private (SourcierImportStep *self)
{
  return sourcier_import_step_get_instance_private (self);
}

static void
sourcier_import_step_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&get_private (SOURCIER_IMPORT_STEP (object))->session);

  G_OBJECT_CLASS (sourcier_import_step_parent_class)->dispose (object);
}

static void
sourcier_import_step_class_init (SourcierImportStepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_import_step_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_import_step_init (SourcierImportStep *self)
{
}

/**
 * sourcier_import_step_set_session:
 * @self: a step
 * @session: what all steps share
 */
void
sourcier_import_step_set_session (SourcierImportStep    *self,
                                  SourcierImportSession *session)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_STEP (self));
  g_return_if_fail (SOURCIER_IS_IMPORT_SESSION (session));

  g_set_object (&get_private (self)->session, session);
}

/**
 * sourcier_import_step_get_session:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): what all steps share, %NULL before it was given
 */
SourcierImportSession *
sourcier_import_step_get_session (SourcierImportStep *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_STEP (self), NULL);
  return get_private (self)->session;
}

/**
 * sourcier_import_step_show:
 * @self: a step
 *
 * Shows what the session knows now, while no job uses its import.
 */
void
sourcier_import_step_show (SourcierImportStep *self)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_STEP (self));

  SOURCIER_IMPORT_STEP_GET_CLASS (self)->show (self);
}

/**
 * sourcier_import_step_can_go_on:
 * @self: a step
 *
 * Returns: whether it may be left for the next one
 */
gboolean
sourcier_import_step_can_go_on (SourcierImportStep *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_STEP (self), FALSE);

  SourcierImportStepClass *klass = SOURCIER_IMPORT_STEP_GET_CLASS (self);

  return klass->can_go_on == NULL || klass->can_go_on (self);
}

/**
 * sourcier_import_step_set_busy:
 * @self: a step
 * @busy: whether a job uses the import, so that it cannot be asked
 */
void
sourcier_import_step_set_busy (SourcierImportStep *self,
                               gboolean            busy)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_STEP (self));

  SourcierImportStepClass *klass = SOURCIER_IMPORT_STEP_GET_CLASS (self);

  if (klass->set_busy != NULL)
    klass->set_busy (self, busy);
  else
    gtk_widget_set_sensitive (GTK_WIDGET (self), !busy);
}

/**
 * sourcier_import_step_changed:
 * @self: a step
 *
 * Tells the assistant to ask sourcier_import_step_can_go_on() again.
 */
void
sourcier_import_step_changed (SourcierImportStep *self)
{
  g_return_if_fail (SOURCIER_IS_IMPORT_STEP (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
