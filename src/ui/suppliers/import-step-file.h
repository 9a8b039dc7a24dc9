/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-step.h"

G_BEGIN_DECLS

/**
 * SourcierImportStepFile:
 *
 * The step where a list is chosen, dropped or pasted, by the actions "import.choose" and "import.paste" of the assistant.
 */
#define SOURCIER_TYPE_IMPORT_STEP_FILE (sourcier_import_step_file_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportStepFile, sourcier_import_step_file, SOURCIER, IMPORT_STEP_FILE, SourcierImportStep)

void sourcier_import_step_file_tell (SourcierImportStepFile *self,
                                     const char             *words);

G_END_DECLS
