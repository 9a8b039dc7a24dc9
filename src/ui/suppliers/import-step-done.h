/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-step.h"

G_BEGIN_DECLS

/**
 * SourcierImportStepDone:
 *
 * The step that tells what was written, and offers the rows that were not.
 */
#define SOURCIER_TYPE_IMPORT_STEP_DONE (sourcier_import_step_done_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportStepDone, sourcier_import_step_done, SOURCIER, IMPORT_STEP_DONE, SourcierImportStep)

char *sourcier_import_step_done_dup_message (SourcierImportStepDone *self);

G_END_DECLS
