/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-step.h"

G_BEGIN_DECLS

/**
 * SourcierImportStepEffect:
 *
 * The step that shows what a list will do to the directory, before it does: five figures, the rows behind each, and what
 * may be left out.
 */
#define SOURCIER_TYPE_IMPORT_STEP_EFFECT (sourcier_import_step_effect_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportStepEffect, sourcier_import_step_effect, SOURCIER, IMPORT_STEP_EFFECT,
                      SourcierImportStep)

G_END_DECLS
