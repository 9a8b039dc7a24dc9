/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "suppliers/import-candidate-store.h"
#include "suppliers/import-candidate.h"
#include "suppliers/import-change.h"
#include "suppliers/import-missing-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/* How many rows pass between two reports. */
#define REPORT_EVERY 64

/* A supplier as an earlier row of the list makes it. */
static gboolean
load_of_row (SourcierSupplierImport  *self,
             gint64                   seq,
             SourcierSupplier       **supplier,
             guint                   *line,
             GError                 **error)
{
  g_auto (SourcierStagedRow) row = { 0 };
  g_autoptr (SourcierSupplier) known = NULL;

  if (!sourcier_import_store_get (self->context.store, seq, &row, error)
      || !_sourcier_supplier_import_load_target (self, &row, &known, error))
    return FALSE;

  g_autoptr (SourcierImportReading) reading = sourcier_import_context_read (&self->context, row.cells, row.line);
  g_autoptr (SourcierImportMerge) merge = sourcier_import_context_merge (&self->context, reading, known);

  *supplier = g_object_ref (merge->supplier);
  if (line != NULL)
    *line = row.line;
  return TRUE;
}

/* The supplier that a staged row speaks of, as it is before the row: %NULL for one of its own. */
gboolean
_sourcier_supplier_import_load_target (SourcierSupplierImport   *self,
                                       const SourcierStagedRow  *row,
                                       SourcierSupplier        **known,
                                       GError                  **error)
{
  *known = NULL;
  if (row->other != 0)
    return load_of_row (self, row->other, known, NULL, error);
  if (row->supplier == 0)
    return TRUE;
  *known = sourcier_supplier_store_load (self->context.store, row->supplier, error);
  return *known != NULL;
}

/**
 * sourcier_supplier_import_get_changes:
 * @self: an import that was prepared and is not yet applied
 * @row: sourcier_import_row_get_id()
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportChange): field by field what the row changes, or all
 *   that it tells where it is a new supplier; nothing where it changes nothing; %NULL with @error set
 */
GPtrArray *
sourcier_supplier_import_get_changes (SourcierSupplierImport  *self,
                                      gint64                   row,
                                      GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  g_return_val_if_fail (row > 0 && row <= self->n_read, NULL);

  g_auto (SourcierStagedRow) staged = { 0 };
  g_autoptr (SourcierSupplier) known = NULL;

  if (!sourcier_import_store_get (self->context.store, row, &staged, error))
    return NULL;
  if (staged.effect == SOURCIER_IMPORT_UNCHANGED || staged.effect == SOURCIER_IMPORT_REJECTED)
    return g_ptr_array_new_with_free_func (g_object_unref);
  if (!_sourcier_supplier_import_load_target (self, &staged, &known, error))
    return NULL;

  g_autoptr (SourcierImportReading) reading = sourcier_import_context_read (&self->context, staged.cells, staged.line);
  g_autoptr (SourcierImportMerge) merge = sourcier_import_context_merge (&self->context, reading, known);
  GPtrArray *changes = sourcier_import_changes_new (known, merge->supplier);

  sourcier_import_changes_keep_differing (changes);
  return changes;
}

/* A row that is sure of its supplier may be about that one only. */
static GArray *
load_likely (SourcierSupplierImport   *self,
             const SourcierStagedRow  *row,
             GError                  **error)
{
  GArray *likely = sourcier_import_candidate_store_load (self->context.store, row->seq, error);
  SourcierImportLikely matched = { row->matched, 0 };

  if (likely != NULL && likely->len == 0 && row->matched != 0)
    g_array_append_val (likely, matched);
  return likely;
}

static SourcierImportCandidate *
load_candidate (SourcierSupplierImport      *self,
                const SourcierImportLikely  *likely,
                SourcierImportReading       *reading,
                GError                     **error)
{
  g_autoptr (SourcierSupplier) supplier = NULL;
  guint line = 0;

  if (likely->other != 0)
    {
      if (!load_of_row (self, likely->other, &supplier, &line, error))
        return NULL;
    }
  else
    {
      supplier = sourcier_supplier_store_load (self->context.store, likely->supplier, error);
      if (supplier == NULL)
        return NULL;
    }

  g_autoptr (SourcierImportMerge) merge = sourcier_import_context_merge (&self->context, reading, supplier);
  return sourcier_import_candidate_new (supplier, line, reading->said,
                                        sourcier_import_changes_new (supplier, merge->supplier));
}

/**
 * sourcier_supplier_import_get_candidates:
 * @self: an import that was prepared and is not yet applied
 * @row: sourcier_import_row_get_id() of a doubtful row, decided or not
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportCandidate): what the row may be about, the likeliest
 *   first; nothing where the doubt is about something else; %NULL with @error set
 */
GPtrArray *
sourcier_supplier_import_get_candidates (SourcierSupplierImport  *self,
                                         gint64                   row,
                                         GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  g_return_val_if_fail (row > 0 && row <= self->n_read, NULL);

  g_auto (SourcierStagedRow) staged = { 0 };
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) likely = NULL;

  if (!sourcier_import_store_get (self->context.store, row, &staged, error))
    return NULL;
  likely = load_likely (self, &staged, error);

  g_autoptr (SourcierImportReading) reading = sourcier_import_context_read (&self->context, staged.cells, staged.line);
  for (guint i = 0; likely != NULL && i < likely->len; i++)
    {
      SourcierImportCandidate *candidate =
        load_candidate (self, &g_array_index (likely, SourcierImportLikely, i), reading, error);

      if (candidate == NULL)
        return NULL;
      g_ptr_array_add (candidates, candidate);
    }
  return likely != NULL ? g_steal_pointer (&candidates) : NULL;
}

/* What a row does that speaks of a supplier for sure. */
static gboolean
settle_same (SourcierSupplierImport  *self,
             SourcierStagedRow       *row,
             GError                 **error)
{
  g_autoptr (SourcierSupplier) known = NULL;

  if (!_sourcier_supplier_import_load_target (self, row, &known, error))
    return FALSE;

  g_autoptr (SourcierImportReading) reading = sourcier_import_context_read (&self->context, row->cells, row->line);
  g_autoptr (SourcierImportMerge) merge = sourcier_import_context_merge (&self->context, reading, known);

  row->effect = merge->n_changes > 0 ? SOURCIER_IMPORT_CHANGED : SOURCIER_IMPORT_UNCHANGED;
  _sourcier_supplier_import_set_reason (self, row, reading, merge->changes);
  return TRUE;
}

static void
settle_new (SourcierSupplierImport *self,
            SourcierStagedRow      *row)
{
  g_autoptr (SourcierImportReading) reading = sourcier_import_context_read (&self->context, row->cells, row->line);

  row->effect = SOURCIER_IMPORT_NEW;
  _sourcier_supplier_import_set_reason (self, row, reading, "");
}

static gboolean
settle (SourcierSupplierImport      *self,
        SourcierStagedRow           *row,
        SourcierImportDecision       decision,
        const SourcierImportLikely  *likely,
        GError                     **error)
{
  row->decision = decision;
  row->supplier = row->other = 0;
  g_clear_pointer (&row->reason, g_free);
  switch (decision)
    {
    case SOURCIER_IMPORT_DECIDE_SAME:
      row->supplier = likely->supplier;
      row->other = likely->other;
      return settle_same (self, row, error);
    case SOURCIER_IMPORT_DECIDE_NEW:
      settle_new (self, row);
      return TRUE;
    case SOURCIER_IMPORT_DECIDE_SKIP:
      row->effect = SOURCIER_IMPORT_REJECTED;
      /* translators: why somebody may have left a row of a list out */
      row->reason = g_strdup_printf (_("Left out: %s"), row->doubt);
      return TRUE;
    case SOURCIER_IMPORT_DECIDE_NOT:
    default:
      row->effect = SOURCIER_IMPORT_DOUBTFUL;
      row->supplier = row->matched;
      row->reason = g_strdup (row->doubt);
      return TRUE;
    }
}

static gboolean
write_decided (SourcierSupplierImport    *self,
               SourcierImportEffect       before,
               const SourcierStagedRow   *row,
               GError                   **error)
{
  if (!sourcier_import_store_update (self->context.store, row, error))
    return FALSE;
  self->n[before]--;
  self->n[row->effect]++;
  return TRUE;
}

/* Rows that speak of what a row brings in do what is left to do after it; if it is left out, they wait for a decision. */
static gboolean
follow (SourcierSupplierImport   *self,
        const SourcierStagedRow  *first,
        GError                  **error)
{
  g_autoptr (GArray) rows = sourcier_import_candidate_store_list_dependent (self->context.store, first->seq, error);
  SourcierImportLikely likely = { 0, first->seq };

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_auto (SourcierStagedRow) row = { 0 };
      SourcierImportEffect before;

      if (!sourcier_import_store_get (self->context.store, g_array_index (rows, gint64, i), &row, error))
        return FALSE;
      before = row.effect;
      if (!settle (self, &row, first->effect == SOURCIER_IMPORT_REJECTED ? SOURCIER_IMPORT_DECIDE_NOT : row.decision,
                   &likely, error)
          || !write_decided (self, before, &row, error))
        return FALSE;
    }
  return rows != NULL;
}

/* Whether the row can be taken so; @likely is what it may be about. */
static gboolean
fits (const SourcierStagedRow *row,
      SourcierImportDecision   decision,
      GArray                  *likely,
      guint                    candidate)
{
  return row->doubt[0] != '\0' && (decision != SOURCIER_IMPORT_DECIDE_SAME || candidate < likely->len);
}

/**
 * sourcier_supplier_import_decide:
 * @self: an import that was prepared and is not yet applied
 * @row: sourcier_import_row_get_id() of a doubtful row, decided or not
 * @decision: what it is
 * @candidate: of which of sourcier_supplier_import_get_candidates() it speaks, from 0, for %SOURCIER_IMPORT_DECIDE_SAME
 * @error: where to put what went wrong
 *
 * Settles a doubt, or gives it back with %SOURCIER_IMPORT_DECIDE_NOT. The row's effect and the counts follow. Several
 * rows may be decided to speak of one supplier: then the later ones have the last word.
 *
 * Returns: %FALSE with @error set: %SOURCIER_STORE_ERROR_BAD_INPUT where the row is not doubtful or there is no such
 *   candidate
 */
gboolean
sourcier_supplier_import_decide (SourcierSupplierImport  *self,
                                 gint64                   row,
                                 SourcierImportDecision   decision,
                                 guint                    candidate,
                                 GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);
  g_return_val_if_fail (decision < SOURCIER_N_IMPORT_DECISIONS, FALSE);
  g_return_val_if_fail (row > 0 && row <= self->n_read, FALSE);

  g_auto (SourcierStagedRow) staged = { 0 };
  g_autoptr (GArray) likely = NULL;
  SourcierImportEffect before;

  if (!sourcier_import_store_get (self->context.store, row, &staged, error))
    return FALSE;
  likely = load_likely (self, &staged, error);
  if (likely == NULL)
    return FALSE;
  if (!fits (&staged, decision, likely, candidate))
    {
      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
                   _("Line %u may be no supplier of the directory: let it come in as a new one, or leave it out"),
                   staged.line);
      return FALSE;
    }

  before = staged.effect;
  return settle (self, &staged, decision,
                 likely->len > 0 ? &g_array_index (likely, SourcierImportLikely, MIN (candidate, likely->len - 1)) : NULL,
                 error)
         && write_decided (self, before, &staged, error)
         && follow (self, &staged, error);
}

/* One decision for all leaves alone what it does not fit: nobody wants a second supplier where the first is sure. */
static gboolean
decide_one_of_all (SourcierSupplierImport  *self,
                   gint64                   seq,
                   SourcierImportDecision   decision,
                   GError                 **error)
{
  g_auto (SourcierStagedRow) row = { 0 };
  g_autoptr (GArray) likely = NULL;

  if (!sourcier_import_store_get (self->context.store, seq, &row, error))
    return FALSE;
  likely = load_likely (self, &row, error);
  if (likely == NULL)
    return FALSE;
  if (!fits (&row, decision, likely, 0) || (decision == SOURCIER_IMPORT_DECIDE_NEW && row.matched != 0))
    return TRUE;
  return sourcier_supplier_import_decide (self, seq, decision, 0, error);
}

/**
 * sourcier_supplier_import_decide_all:
 * @self: an import that was prepared and is not yet applied
 * @decision: what the doubtful rows are
 * @progress: (nullable): told how many rows are gone through
 * @cancellable: (nullable): what stops it; what was decided until then stays decided
 * @error: where to put what went wrong
 *
 * Settles all doubts that nobody settled yet alike: %SOURCIER_IMPORT_DECIDE_SAME takes each row for the likeliest of its
 * candidates and leaves those without any doubtful; %SOURCIER_IMPORT_DECIDE_NEW leaves those doubtful of which it is sure
 * that the directory has the supplier; %SOURCIER_IMPORT_DECIDE_NOT gives back all that was decided. Not for the window's
 * thread where there are many.
 *
 * Returns: %FALSE with @error set if it was cancelled or SQLite failed
 */
gboolean
sourcier_supplier_import_decide_all (SourcierSupplierImport  *self,
                                     SourcierImportDecision   decision,
                                     SourcierProgress        *progress,
                                     GCancellable            *cancellable,
                                     GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);
  g_return_val_if_fail (decision < SOURCIER_N_IMPORT_DECISIONS, FALSE);

  g_autoptr (GArray) rows = NULL;

  if (self->n_read == 0)
    return TRUE;
  rows = sourcier_import_candidate_store_list_doubtful (self->context.store, decision == SOURCIER_IMPORT_DECIDE_NOT, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (_sourcier_supplier_import_cancelled (cancellable, error)
          || !decide_one_of_all (self, g_array_index (rows, gint64, i), decision, error))
        return FALSE;
      if (i % REPORT_EVERY == 0 || i + 1 == rows->len)
        sourcier_progress_report (progress, i + 1, rows->len);
    }
  return rows != NULL;
}

/**
 * sourcier_supplier_import_get_missing:
 * @self: an import that was prepared and is not yet applied
 * @error: where to put what went wrong
 *
 * Tells who is not in the list any more. That makes sense of a list that is whole in something: where a label was told
 * with sourcier_supplier_import_set_label(), of those who hold it, wherever that is known from; else of those with a label
 * that is known from this list, told by its name or by sourcier_supplier_import_set_source(). Awards that have ended do
 * not count. Nothing is done to these suppliers. A row that may be about a supplier speaks of it until somebody decides
 * that it is another.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): those of whom no row speaks, in the order in which they came
 *   into the directory; %NULL with @error set
 */
GArray *
sourcier_supplier_import_get_missing (SourcierSupplierImport  *self,
                                      GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);

  if (self->n_read == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return sourcier_import_missing_store_find (self->context.store, self->context.label, &self->context.source, error);
}
