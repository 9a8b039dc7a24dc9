/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "exchange/list-reader.h"
#include "store/store.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierImportEffect:
 * @SOURCIER_IMPORT_NEW: a supplier the directory did not have
 * @SOURCIER_IMPORT_CHANGED: one it had, with something to add or to replace
 * @SOURCIER_IMPORT_UNCHANGED: one it had, word for word
 * @SOURCIER_IMPORT_DOUBTFUL: something about the row is odd; it is kept, flagged, and set apart for a look
 * @SOURCIER_IMPORT_REJECTED: nothing in the row names a supplier, or somebody left it out
 *
 * Every row read has exactly one effect: their numbers add up to the rows read.
 */
typedef enum
{
  SOURCIER_IMPORT_NEW,
  SOURCIER_IMPORT_CHANGED,
  SOURCIER_IMPORT_UNCHANGED,
  SOURCIER_IMPORT_DOUBTFUL,
  SOURCIER_IMPORT_REJECTED,
  SOURCIER_N_IMPORT_EFFECTS,
} SourcierImportEffect;

const char *sourcier_import_effect_get_code (SourcierImportEffect effect);
const char *sourcier_import_effect_get_name (SourcierImportEffect effect);

/**
 * SourcierImportPolicy:
 * @SOURCIER_IMPORT_REPLACE: what the list tells differently replaces what is there
 * @SOURCIER_IMPORT_FILL: what is there stays: a field, or the families, CPV codes, areas, tags or contacts, are taken only
 *   where there is nothing yet; labels are added
 * @SOURCIER_IMPORT_LABELS: labels are added, and nothing else
 *
 * What a list may do to a supplier that the directory has. A new one comes in whole under each policy, and a blank cell
 * erases nothing under any. Labels are only ever added, with their evidence.
 */
typedef enum
{
  SOURCIER_IMPORT_REPLACE,
  SOURCIER_IMPORT_FILL,
  SOURCIER_IMPORT_LABELS,
  SOURCIER_N_IMPORT_POLICIES,
} SourcierImportPolicy;

const char *sourcier_import_policy_get_code  (SourcierImportPolicy  policy);
const char *sourcier_import_policy_get_name  (SourcierImportPolicy  policy);
gboolean    sourcier_import_policy_from_code (const char           *code,
                                              SourcierImportPolicy *policy);

/**
 * SourcierImportDecision:
 * @SOURCIER_IMPORT_DECIDE_NOT: nobody decided: a doubtful row does what it would do without the doubt
 * @SOURCIER_IMPORT_DECIDE_SAME: the row speaks of a supplier that the directory has, or that an earlier line of the list
 *   tells: it counts among the changed or the unchanged rows
 * @SOURCIER_IMPORT_DECIDE_NEW: the row is a supplier of its own: it counts among the new rows
 * @SOURCIER_IMPORT_DECIDE_SKIP: the row is left out: it counts among the rejected rows, and is written with them
 *
 * What somebody who looked at a doubtful row made of it.
 */
typedef enum
{
  SOURCIER_IMPORT_DECIDE_NOT,
  SOURCIER_IMPORT_DECIDE_SAME,
  SOURCIER_IMPORT_DECIDE_NEW,
  SOURCIER_IMPORT_DECIDE_SKIP,
  SOURCIER_N_IMPORT_DECISIONS,
} SourcierImportDecision;

const char *sourcier_import_decision_get_code  (SourcierImportDecision  decision);
gboolean    sourcier_import_decision_from_code (const char             *code,
                                                SourcierImportDecision *decision);

/* What a column of the list is read as, beside the fields of a supplier. */
enum
{
  SOURCIER_IMPORT_TARGET_NONE = -1,
  SOURCIER_IMPORT_TARGET_LABELS = 100,  /* one label or several, "ACI, ESS | ESUS" */
  SOURCIER_IMPORT_TARGET_FAMILIES,      /* families of purchase, by name or code */
  SOURCIER_IMPORT_TARGET_CPV,           /* CPV codes, which give families where no other column does */
  SOURCIER_IMPORT_TARGET_AREAS,         /* where it works, "France entière", "93, 75", "80 km autour de Melun" */
  SOURCIER_IMPORT_TARGET_CONTACTS,      /* people, each as sourcier_contact_from_cell() reads it, parted by bars */
  SOURCIER_IMPORT_TARGET_CONTACT_NAME,  /* of one person, in columns of their own: whole or family name */
  SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME,
  SOURCIER_IMPORT_TARGET_CONTACT_ROLE,
  SOURCIER_IMPORT_TARGET_CONTACT_EMAIL,
  SOURCIER_IMPORT_TARGET_CONTACT_PHONE,
  SOURCIER_IMPORT_TARGET_QPV,           /* the code of a priority neighbourhood, or yes */
  SOURCIER_IMPORT_TARGET_TAGS,          /* the office's own words, parted by commas, semicolons or bars */
};

/**
 * SourcierImportHow:
 * @SOURCIER_IMPORT_HOW_NONE: nothing tells what the column is
 * @SOURCIER_IMPORT_HOW_HEADER: its header does
 * @SOURCIER_IMPORT_HOW_CONTENTS: what stands in it does
 * @SOURCIER_IMPORT_HOW_MEMORY: an earlier list with the same headers was read so
 * @SOURCIER_IMPORT_HOW_CHOSEN: somebody chose
 *
 * How it is known what a column is read as.
 */
typedef enum
{
  SOURCIER_IMPORT_HOW_NONE,
  SOURCIER_IMPORT_HOW_HEADER,
  SOURCIER_IMPORT_HOW_CONTENTS,
  SOURCIER_IMPORT_HOW_MEMORY,
  SOURCIER_IMPORT_HOW_CHOSEN,
  SOURCIER_N_IMPORT_HOWS,
} SourcierImportHow;

const char *sourcier_import_how_get_code (SourcierImportHow how);
const char *sourcier_import_how_get_name (SourcierImportHow how);

/**
 * SourcierImportWordDecision:
 * @SOURCIER_IMPORT_WORD_UNDECIDED: nothing: the word is kept in the notes, and its rows are doubtful
 * @SOURCIER_IMPORT_WORD_USE: it means a label or a family
 * @SOURCIER_IMPORT_WORD_IGNORE: it means nothing to the office
 * @SOURCIER_IMPORT_WORD_KEEP: it is kept in the notes, and no row is doubtful for it
 *
 * What becomes of a word among labels or families that the program does not know.
 */
typedef enum
{
  SOURCIER_IMPORT_WORD_UNDECIDED,
  SOURCIER_IMPORT_WORD_USE,
  SOURCIER_IMPORT_WORD_IGNORE,
  SOURCIER_IMPORT_WORD_KEEP,
} SourcierImportWordDecision;

#define SOURCIER_TYPE_IMPORT_WORD (sourcier_import_word_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportWord, sourcier_import_word, SOURCIER, IMPORT_WORD, GObject)

int                   sourcier_import_word_get_target   (SourcierImportWord *self);
const char           *sourcier_import_word_get_text     (SourcierImportWord *self);
gint64                sourcier_import_word_get_n_rows   (SourcierImportWord *self);
SourcierImportWordDecision sourcier_import_word_get_decision (SourcierImportWord *self);
const char           *sourcier_import_word_get_code     (SourcierImportWord *self);
const char           *sourcier_import_word_get_proposal (SourcierImportWord *self);

/**
 * SourcierImportRepairKind:
 * @SOURCIER_IMPORT_REPAIR_POSTCODES: "5100" may be 05100
 * @SOURCIER_IMPORT_REPAIR_SIRETS: a SIRET of 13 digits, or a SIREN of 8, whose check sum is right, had a zero before it
 * @SOURCIER_IMPORT_REPAIR_PHONES: "612345678" may be 0612345678
 * @SOURCIER_IMPORT_REPAIR_CPV: a CPV code of seven digits had a zero before it
 *
 * What a spreadsheet takes off a list, and what is proposed to put back. Nothing is unless somebody accepts it.
 */
typedef enum
{
  SOURCIER_IMPORT_REPAIR_POSTCODES,
  SOURCIER_IMPORT_REPAIR_SIRETS,
  SOURCIER_IMPORT_REPAIR_PHONES,
  SOURCIER_IMPORT_REPAIR_CPV,
  SOURCIER_N_IMPORT_REPAIRS,
} SourcierImportRepairKind;

const char *sourcier_import_repair_kind_get_code  (SourcierImportRepairKind  kind);
gboolean    sourcier_import_repair_kind_from_code (const char               *code,
                                                   SourcierImportRepairKind *kind);
char       *sourcier_import_repair_kind_to_words  (SourcierImportRepairKind  kind,
                                                   gint64                    n);

/* A repair of one cell of the list, proposed or made. */
#define SOURCIER_TYPE_IMPORT_REPAIR (sourcier_import_repair_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportRepair, sourcier_import_repair, SOURCIER, IMPORT_REPAIR, GObject)

SourcierImportRepairKind sourcier_import_repair_get_kind (SourcierImportRepair *self);
guint                 sourcier_import_repair_get_line   (SourcierImportRepair *self);
const char           *sourcier_import_repair_get_name   (SourcierImportRepair *self);
const char           *sourcier_import_repair_get_column (SourcierImportRepair *self);
const char           *sourcier_import_repair_get_before (SourcierImportRepair *self);
const char           *sourcier_import_repair_get_after  (SourcierImportRepair *self);

/* One row of the list as it was understood. */
#define SOURCIER_TYPE_IMPORT_ROW (sourcier_import_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportRow, sourcier_import_row, SOURCIER, IMPORT_ROW, GObject)

gint64                sourcier_import_row_get_id       (SourcierImportRow *self);
guint                 sourcier_import_row_get_line     (SourcierImportRow *self);
const char           *sourcier_import_row_get_name     (SourcierImportRow *self);
const char           *sourcier_import_row_get_place    (SourcierImportRow *self);
const char           *sourcier_import_row_get_siret    (SourcierImportRow *self);
const char           *sourcier_import_row_get_reason   (SourcierImportRow *self);
SourcierImportDecision sourcier_import_row_get_decision (SourcierImportRow *self);

/**
 * SourcierImportChange:
 *
 * A field of a supplier, or its labels, its families and so on, as the directory has it and as it will be.
 */
#define SOURCIER_TYPE_IMPORT_CHANGE (sourcier_import_change_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportChange, sourcier_import_change, SOURCIER, IMPORT_CHANGE, GObject)

const char           *sourcier_import_change_get_code    (SourcierImportChange *self);
const char           *sourcier_import_change_get_name    (SourcierImportChange *self);
const char           *sourcier_import_change_get_before  (SourcierImportChange *self);
const char           *sourcier_import_change_get_after   (SourcierImportChange *self);
gboolean              sourcier_import_change_get_differs (SourcierImportChange *self);

/**
 * SourcierImportCandidate:
 *
 * What a doubtful row may be about: a supplier of the directory, or one that an earlier line of the list tells.
 */
#define SOURCIER_TYPE_IMPORT_CANDIDATE (sourcier_import_candidate_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportCandidate, sourcier_import_candidate, SOURCIER, IMPORT_CANDIDATE, GObject)

gint64                sourcier_import_candidate_get_supplier (SourcierImportCandidate *self);
guint                 sourcier_import_candidate_get_line     (SourcierImportCandidate *self);
const char           *sourcier_import_candidate_get_name     (SourcierImportCandidate *self);
const char           *sourcier_import_candidate_get_place    (SourcierImportCandidate *self);
const char           *sourcier_import_candidate_get_siret    (SourcierImportCandidate *self);
const char           *sourcier_import_candidate_get_reason   (SourcierImportCandidate *self);
GPtrArray            *sourcier_import_candidate_get_fields   (SourcierImportCandidate *self);

/* How a list is read, as the office's file keeps it: supplier-import-layout-store.h. */
typedef struct _SourcierImportLayout SourcierImportLayout;

/**
 * SourcierSupplierImport:
 *
 * Brings a list into the directory in two steps that are the same code: prepare() reads the file, understands every row
 * and stages what it would do; apply() does just that, in one transaction. Both are meant for a worker thread.
 */
#define SOURCIER_TYPE_SUPPLIER_IMPORT (sourcier_supplier_import_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierImport, sourcier_supplier_import, SOURCIER, SUPPLIER_IMPORT, GObject)

SourcierSupplierImport *sourcier_supplier_import_new          (SourcierStore           *store,
                                                               GFile                   *file);
gboolean                sourcier_supplier_import_prepare      (SourcierSupplierImport  *self,
                                                               SourcierProgress        *progress,
                                                               GCancellable            *cancellable,
                                                               GError                 **error);
gboolean                sourcier_supplier_import_apply        (SourcierSupplierImport  *self,
                                                               SourcierProgress        *progress,
                                                               GCancellable            *cancellable,
                                                               GError                 **error);
gboolean                sourcier_supplier_import_read_columns (SourcierSupplierImport  *self,
                                                               GCancellable            *cancellable,
                                                               GError                 **error);
void                    sourcier_supplier_import_set_wishes   (SourcierSupplierImport  *self,
                                                               const SourcierListWishes *wishes);
const SourcierListWishes *sourcier_supplier_import_get_wishes  (SourcierSupplierImport  *self);
const char * const     *sourcier_supplier_import_get_sheets   (SourcierSupplierImport  *self);
void                    sourcier_supplier_import_set_label    (SourcierSupplierImport  *self,
                                                               const char              *label);
void                    sourcier_supplier_import_set_source   (SourcierSupplierImport  *self,
                                                               const char              *source);
void                    sourcier_supplier_import_set_source_day (SourcierSupplierImport *self,
                                                               SourcierDay              day);
const char             *sourcier_supplier_import_get_label    (SourcierSupplierImport  *self);
const char             *sourcier_supplier_import_get_source   (SourcierSupplierImport  *self);
SourcierDay             sourcier_supplier_import_get_source_day (SourcierSupplierImport *self);
GPtrArray              *sourcier_supplier_import_get_unknown_words (SourcierSupplierImport *self);
void                    sourcier_supplier_import_decide_word  (SourcierSupplierImport  *self,
                                                               int                      target,
                                                               const char              *word,
                                                               SourcierImportWordDecision decision,
                                                               const char              *code);
void                    sourcier_supplier_import_use_layout   (SourcierSupplierImport  *self,
                                                               const SourcierImportLayout *layout);
SourcierImportLayout   *sourcier_supplier_import_make_layout  (SourcierSupplierImport  *self,
                                                               const char              *name);
void                    sourcier_supplier_import_set_layout_name (SourcierSupplierImport *self,
                                                               const char              *name);
void                    sourcier_supplier_import_set_policy   (SourcierSupplierImport  *self,
                                                               SourcierImportPolicy     policy);
SourcierImportPolicy    sourcier_supplier_import_get_policy   (SourcierSupplierImport  *self);
gboolean                sourcier_supplier_import_check_columns (SourcierSupplierImport *self,
                                                               GError                 **error);
const SourcierListLayout *sourcier_supplier_import_get_layout  (SourcierSupplierImport  *self);
guint                   sourcier_supplier_import_get_n_columns (SourcierSupplierImport *self);
const char             *sourcier_supplier_import_get_header   (SourcierSupplierImport  *self,
                                                               guint                    column);
int                     sourcier_supplier_import_get_target   (SourcierSupplierImport  *self,
                                                               guint                    column);
char                   *sourcier_supplier_import_dup_shift    (SourcierSupplierImport  *self);
SourcierImportHow       sourcier_supplier_import_get_how      (SourcierSupplierImport  *self,
                                                               guint                    column);
void                    sourcier_supplier_import_set_target   (SourcierSupplierImport  *self,
                                                               guint                    column,
                                                               int                      target);
const int              *sourcier_import_targets               (guint                   *n_targets);
const char             *sourcier_import_target_get_id         (int                      target);
const char             *sourcier_import_target_get_name       (int                      target);
const char             *sourcier_import_target_get_joint      (int                      target);
gboolean                sourcier_import_target_from_name      (const char              *name,
                                                               int                     *target);
gint64                  sourcier_supplier_import_get_n_read   (SourcierSupplierImport  *self);
gint64                  sourcier_supplier_import_get_n        (SourcierSupplierImport  *self,
                                                               SourcierImportEffect     effect);
GPtrArray              *sourcier_supplier_import_get_rows     (SourcierSupplierImport  *self,
                                                               SourcierImportEffect     effect,
                                                               guint                    most,
                                                               GError                 **error);
GPtrArray              *sourcier_supplier_import_get_changes  (SourcierSupplierImport  *self,
                                                               gint64                   row,
                                                               GError                 **error);
GPtrArray              *sourcier_supplier_import_get_candidates (SourcierSupplierImport *self,
                                                               gint64                   row,
                                                               GError                 **error);
gboolean                sourcier_supplier_import_decide       (SourcierSupplierImport  *self,
                                                               gint64                   row,
                                                               SourcierImportDecision   decision,
                                                               guint                    candidate,
                                                               GError                 **error);
gboolean                sourcier_supplier_import_decide_all   (SourcierSupplierImport  *self,
                                                               SourcierImportDecision   decision,
                                                               SourcierProgress        *progress,
                                                               GCancellable            *cancellable,
                                                               GError                 **error);
void                    sourcier_supplier_import_set_repair   (SourcierSupplierImport  *self,
                                                               SourcierImportRepairKind kind,
                                                               gboolean                 taken);
gboolean                sourcier_supplier_import_get_repair   (SourcierSupplierImport  *self,
                                                               SourcierImportRepairKind kind);
void                    sourcier_supplier_import_set_repair_left (SourcierSupplierImport *self,
                                                               SourcierImportRepairKind kind,
                                                               guint                    line,
                                                               gboolean                 left);
gboolean                sourcier_supplier_import_get_repair_left (SourcierSupplierImport *self,
                                                               SourcierImportRepairKind kind,
                                                               guint                    line);
gint64                  sourcier_supplier_import_get_n_repairs (SourcierSupplierImport *self,
                                                               SourcierImportRepairKind kind);
GPtrArray              *sourcier_supplier_import_get_repairs  (SourcierSupplierImport  *self,
                                                               SourcierImportRepairKind kind,
                                                               guint                    most,
                                                               GError                 **error);
GPtrArray              *sourcier_supplier_import_get_row_repairs (SourcierSupplierImport *self,
                                                               gint64                   row,
                                                               GError                 **error);
GArray                 *sourcier_supplier_import_get_missing  (SourcierSupplierImport  *self,
                                                               GError                 **error);
void                    sourcier_supplier_import_set_skip_doubtful (SourcierSupplierImport *self,
                                                               gboolean                 skip);
gboolean                sourcier_supplier_import_get_skip_doubtful (SourcierSupplierImport *self);
gboolean                sourcier_supplier_import_write_rejects (SourcierSupplierImport *self,
                                                               GFile                   *file,
                                                               GCancellable            *cancellable,
                                                               GError                 **error);
gboolean                sourcier_supplier_import_write_report (SourcierSupplierImport  *self,
                                                               GFile                   *file,
                                                               GCancellable            *cancellable,
                                                               GError                 **error);

G_END_DECLS
