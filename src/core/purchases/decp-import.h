/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "purchases/decp-reader.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierDecpEffect:
 * @SOURCIER_DECP_NEW: a contract the register did not have
 * @SOURCIER_DECP_CHANGED: one it had, with something to add or to replace
 * @SOURCIER_DECP_UNCHANGED: one it had, saying the same; or one that the file tells twice
 * @SOURCIER_DECP_BROKEN: it could not be read
 *
 * Every contract read has exactly one effect: their numbers add up.
 */
typedef enum
{
  SOURCIER_DECP_NEW,
  SOURCIER_DECP_CHANGED,
  SOURCIER_DECP_UNCHANGED,
  SOURCIER_DECP_BROKEN,
  SOURCIER_N_DECP_EFFECTS,
} SourcierDecpEffect;

const char *sourcier_decp_effect_get_code (SourcierDecpEffect effect);
const char *sourcier_decp_effect_get_name (SourcierDecpEffect effect);

/**
 * SourcierDecpDoubtful:
 * @line: where the file tells of it
 * @subject: what is bought, "" if it could not be read
 * @reason: what is odd about it, sentence by sentence
 *
 * A contract to look at.
 */
typedef struct
{
  guint line;
  char *subject;
  char *reason;
} SourcierDecpDoubtful;

/**
 * SourcierDecpImport:
 *
 * Brings essential data of contracts (DECP) into the register in two steps: prepare() reads the file and finds what each
 * contract would do; apply() reads it again and does just that, in one transaction. A file of any length passes through
 * little memory. Both are meant for a worker thread. Nothing is refused: contracts with defects come in, and are told.
 */
#define SOURCIER_TYPE_DECP_IMPORT (sourcier_decp_import_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDecpImport, sourcier_decp_import, SOURCIER, DECP_IMPORT, GObject)

SourcierDecpImport *sourcier_decp_import_new                (SourcierStore        *store,
                                                             GFile                *file);
gboolean            sourcier_decp_import_prepare            (SourcierDecpImport   *self,
                                                             SourcierProgress     *progress,
                                                             GCancellable         *cancellable,
                                                             GError              **error);
gboolean            sourcier_decp_import_apply              (SourcierDecpImport   *self,
                                                             SourcierProgress     *progress,
                                                             GCancellable         *cancellable,
                                                             GError              **error);
const char         *sourcier_decp_import_get_name           (SourcierDecpImport   *self);
gint64              sourcier_decp_import_get_n_read         (SourcierDecpImport   *self);
gint64              sourcier_decp_import_get_n              (SourcierDecpImport   *self,
                                                             SourcierDecpEffect    effect);
gint64              sourcier_decp_import_get_n_doubtful     (SourcierDecpImport   *self);
gint64              sourcier_decp_import_get_n_defect       (SourcierDecpImport   *self,
                                                             SourcierDecpDefect    defect);
gint64              sourcier_decp_import_get_n_new_suppliers (SourcierDecpImport  *self);
GPtrArray          *sourcier_decp_import_get_doubtful       (SourcierDecpImport   *self);
gboolean            sourcier_decp_import_write_doubtful     (SourcierDecpImport   *self,
                                                             GFile                *file,
                                                             GCancellable         *cancellable,
                                                             GError              **error);

G_END_DECLS
