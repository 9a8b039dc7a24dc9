/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierImportStep:
 *
 * A step of the assistant that brings in a list; each looks at the session that all share, and is shown anew whenever it
 * is come to or a job has ended. "changed" comes when it may be, or may no longer be, left for the next one.
 */
#define SOURCIER_TYPE_IMPORT_STEP (sourcier_import_step_get_type ())
G_DECLARE_DERIVABLE_TYPE (SourcierImportStep, sourcier_import_step, SOURCIER, IMPORT_STEP, GtkWidget)

/**
 * SourcierImportStepClass:
 * @show: shows what the session knows; no job uses the import then
 * @can_go_on: (nullable): whether what it asks for is told; it always is where this is %NULL
 * @set_busy: (nullable): told when a job uses the import, and when it no longer does; where this is %NULL, the whole step
 *   waits
 */
struct _SourcierImportStepClass
{
  GtkWidgetClass parent_class;

  void     (*show)      (SourcierImportStep *self);
  gboolean (*can_go_on) (SourcierImportStep *self);
  void     (*set_busy)  (SourcierImportStep *self, gboolean busy);
};

void                   sourcier_import_step_set_session (SourcierImportStep    *self,
                                                         SourcierImportSession *session);
SourcierImportSession *sourcier_import_step_get_session (SourcierImportStep    *self);
void                   sourcier_import_step_show        (SourcierImportStep    *self);
gboolean               sourcier_import_step_can_go_on   (SourcierImportStep    *self);
void                   sourcier_import_step_set_busy    (SourcierImportStep    *self,
                                                         gboolean               busy);
void                   sourcier_import_step_changed     (SourcierImportStep    *self);

G_END_DECLS
