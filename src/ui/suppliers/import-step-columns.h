/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-step.h"

G_BEGIN_DECLS

/**
 * SourcierImportStepColumns:
 *
 * The step where it is said what each column of a list is read as, and what holds for the whole list.
 */
#define SOURCIER_TYPE_IMPORT_STEP_COLUMNS (sourcier_import_step_columns_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportStepColumns, sourcier_import_step_columns, SOURCIER, IMPORT_STEP_COLUMNS,
                      SourcierImportStep)

G_END_DECLS
