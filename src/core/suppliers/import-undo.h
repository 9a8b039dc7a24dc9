/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/history.h"

G_BEGIN_DECLS

/**
 * SourcierUndoOutcome:
 * @SOURCIER_UNDO_REVERSED: the supplier is as it was before the import, or gone where the import brought it in
 * @SOURCIER_UNDO_KEPT: the supplier stays as it is, since somebody edited it or something refers to it since
 * @SOURCIER_UNDO_FAILED: the supplier could not be taken back: it left the directory since, or is not as the history says
 *
 * What becomes of a supplier that an import brought in or changed. Each has exactly one outcome.
 */
typedef enum
{
  SOURCIER_UNDO_REVERSED,
  SOURCIER_UNDO_KEPT,
  SOURCIER_UNDO_FAILED,
  SOURCIER_N_UNDO_OUTCOMES,
} SourcierUndoOutcome;

const char *sourcier_undo_outcome_get_code (SourcierUndoOutcome outcome);
const char *sourcier_undo_outcome_get_name (SourcierUndoOutcome outcome);

/**
 * SourcierUndoneSupplier:
 *
 * A supplier that an import brought in or changed, and what becomes of it.
 */
#define SOURCIER_TYPE_UNDONE_SUPPLIER (sourcier_undone_supplier_get_type ())
G_DECLARE_FINAL_TYPE (SourcierUndoneSupplier, sourcier_undone_supplier, SOURCIER, UNDONE_SUPPLIER, GObject)

gint64      sourcier_undone_supplier_get_id     (SourcierUndoneSupplier *self);
const char *sourcier_undone_supplier_get_name   (SourcierUndoneSupplier *self);
const char *sourcier_undone_supplier_get_reason (SourcierUndoneSupplier *self);

/**
 * SourcierImportUndo:
 *
 * Takes an import back, days later, though other work followed. What the import brought in and nobody touched goes, what
 * it changed and nobody edited since is as it was; a supplier with anything of its own edited since, or that a purchase
 * or a list came to name, stays whole. prepare() says what would become of each; apply() does it, in one action.
 */
#define SOURCIER_TYPE_IMPORT_UNDO (sourcier_import_undo_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportUndo, sourcier_import_undo, SOURCIER, IMPORT_UNDO, GObject)

SourcierImportUndo *sourcier_import_undo_new           (SourcierStore       *store,
                                                        gint64               action);
gboolean            sourcier_import_undo_prepare       (SourcierImportUndo  *self,
                                                        GCancellable        *cancellable,
                                                        GError             **error);
gboolean            sourcier_import_undo_apply         (SourcierImportUndo  *self,
                                                        GCancellable        *cancellable,
                                                        GError             **error);
SourcierAction     *sourcier_import_undo_get_action    (SourcierImportUndo  *self);
gint64              sourcier_import_undo_get_n         (SourcierImportUndo  *self,
                                                        SourcierUndoOutcome  outcome);
gint64              sourcier_import_undo_get_n_removed (SourcierImportUndo  *self);
GPtrArray          *sourcier_import_undo_get_suppliers (SourcierImportUndo  *self,
                                                        SourcierUndoOutcome  outcome,
                                                        guint                most,
                                                        GError             **error);

G_END_DECLS
