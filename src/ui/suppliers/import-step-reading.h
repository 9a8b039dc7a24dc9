/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-step.h"

G_BEGIN_DECLS

/**
 * SourcierImportStepReading:
 *
 * The step that shows how a list is cut into lines and cells, and lets anybody say otherwise: the list is read again at
 * once. Where it cannot be read so, the reason stands in the place of the lines, and the choices stay.
 */
#define SOURCIER_TYPE_IMPORT_STEP_READING (sourcier_import_step_reading_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportStepReading, sourcier_import_step_reading, SOURCIER, IMPORT_STEP_READING,
                      SourcierImportStep)

G_END_DECLS
