/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "base/siret.h"
#include "base/text.h"
#include "suppliers/import-batch.h"
#include "suppliers/import-candidate-store.h"
#include "suppliers/supplier-import-repair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (SourcierSupplierImport, sourcier_supplier_import, G_TYPE_OBJECT)

static void
sourcier_supplier_import_finalize (GObject *object)
{
  SourcierSupplierImport *self = SOURCIER_SUPPLIER_IMPORT (object);

  _sourcier_supplier_import_clear_columns (self);
  g_hash_table_unref (self->choices);
  sourcier_import_words_free (self->context.words);
  g_clear_pointer (&self->recalled, sourcier_import_layout_free);
  g_free (self->layout_name);
  g_strfreev (self->sheets);
  g_clear_object (&self->context.store);
  g_free (self->context.source.evidence);
  g_free (self->context.source.list);
  g_free (self->context.label);
  g_free (self->name);
  g_object_unref (self->file);
  g_object_unref (self->office);

  G_OBJECT_CLASS (sourcier_supplier_import_parent_class)->finalize (object);
}

static void
sourcier_supplier_import_class_init (SourcierSupplierImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_supplier_import_finalize;
}

static void
sourcier_supplier_import_init (SourcierSupplierImport *self)
{
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->context.words = sourcier_import_words_new ();
}

/**
 * sourcier_supplier_import_new:
 * @store: the office's file
 * @file: a list of suppliers
 *
 * Returns: (transfer full): an import that has read nothing yet
 */
SourcierSupplierImport *
sourcier_supplier_import_new (SourcierStore *store,
                              GFile         *file)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  SourcierSupplierImport *self = g_object_new (SOURCIER_TYPE_SUPPLIER_IMPORT, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->office = g_object_ref (store);
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (name != NULL ? name : "");
  sourcier_supplier_import_set_source (self, "");
  return self;
}

/* The error of a job that the reader stopped. */
gboolean
_sourcier_supplier_import_cancelled (GCancellable  *cancellable,
                                     GError       **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;

  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED,
                       _("The import was cancelled, nothing was changed"));
  return TRUE;
}

void
_sourcier_supplier_import_forget (SourcierSupplierImport *self)
{
  self->n_read = 0;
  for (int i = 0; i < SOURCIER_N_IMPORT_EFFECTS; i++)
    self->n[i] = 0;
  for (int i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    self->n_repairs[i] = 0;
}

gboolean
_sourcier_supplier_import_open_connection (SourcierSupplierImport  *self,
                                           GError                 **error)
{
  if (self->context.store != NULL)
    return TRUE;

  /* A list can be looked at against a file that cannot be written. */
  self->context.store = sourcier_store_get_read_only (self->office)
                        ? sourcier_store_open_reader (self->office, error)
                        : sourcier_store_open_writer (self->office, error);
  return self->context.store != NULL;
}

static gboolean
is_blank (char  **cells,
          guint   n_cells)
{
  return n_cells == 0 || (n_cells == 1 && cells[0][0] == '\0');
}

/* "Neither a name (column “Nom”) nor a SIRET (column “N° SIRET”)" */
static char *
dup_nameless_reason (SourcierImportReading *reading)
{
  g_autofree char *name = sourcier_import_reading_dup_column (reading, SOURCIER_SUPPLIER_NAME);
  g_autofree char *siret = sourcier_import_reading_dup_column (reading, SOURCIER_SUPPLIER_SIRET);

  if (name != NULL && siret != NULL)
    /* translators: headers of two columns of a list */
    return g_strdup_printf (_("Neither a name (column “%s”) nor a SIRET (column “%s”)"), name, siret);
  /* translators: header of a column of a list */
  return name != NULL ? g_strdup_printf (_("No name (column “%s”), and no column is a SIRET"), name)
                      : g_strdup_printf (_("No SIRET (column “%s”), and no column is a name"), siret);
}

/* A reason with the column that is concerned. */
static void
add_reason (GString               *reasons,
            SourcierImportReading *reading,
            int                    target,
            const char            *words)
{
  g_autofree char *placed = sourcier_import_reading_place_words (reading, target, words);

  sourcier_text_append_part (reasons, placed);
}

static void
add_contradicted_reason (GString               *reasons,
                         SourcierImportReading *reading,
                         SourcierSupplier      *supplier)
{
  g_autofree char *reason =
    /* translators: name and city of a supplier */
    g_strdup_printf (_("The SIRET is that of “%s” in %s, which has another name and another postcode"),
                     sourcier_supplier_get_name (supplier),
                     sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY));

  add_reason (reasons, reading, SOURCIER_SUPPLIER_SIRET, reason);
}

static void
add_taken_reason (GString                   *reasons,
                  const SourcierStagedRow   *row,
                  SourcierImportReading     *reading,
                  const SourcierImportMatch *match)
{
  g_autofree char *reason =
    /* translators: two lines of a list, the earlier one first, and the name of a supplier */
    g_strdup_printf (_("Lines %u and %u both speak of “%s”"), MIN (match->taken_line, row->line),
                     MAX (match->taken_line, row->line), sourcier_supplier_get_name (match->taken));

  add_reason (reasons, reading, SOURCIER_SUPPLIER_SIRET, reason);
}

static void
add_repeated_reason (GString                   *reasons,
                     const SourcierStagedRow   *row,
                     SourcierImportReading     *reading,
                     const SourcierImportMatch *match)
{
  gboolean by_siret = sourcier_import_siret_is_key (sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET));
  g_autofree char *reason = NULL;

  if (by_siret)
    reason = g_strdup_printf (_("Lines %u and %u have the same SIRET"), match->repeated_line, row->line);
  else
    reason = g_strdup_printf (_("Lines %u and %u have the same name and the same postcode"), match->repeated_line,
                              row->line);
  add_reason (reasons, reading, by_siret ? SOURCIER_SUPPLIER_SIRET : SOURCIER_SUPPLIER_NAME, reason);
}

/* Why nobody is sure that the row is a supplier of its own. */
static void
add_match_reasons (GString                   *reasons,
                   const SourcierStagedRow   *row,
                   SourcierImportReading     *reading,
                   const SourcierImportMatch *match)
{
  if (match->known != NULL)
    return;
  if (match->contradicted != NULL)
    add_contradicted_reason (reasons, reading, match->contradicted);
  if (match->taken != NULL)
    add_taken_reason (reasons, row, reading, match);
  if (match->several == SOURCIER_IMPORT_BY_ADDRESS)
    add_reason (reasons, reading, SOURCIER_SUPPLIER_SIRET,
                _("Several suppliers of the directory have this SIREN and this address"));
  if (match->several == SOURCIER_IMPORT_BY_NAME)
    add_reason (reasons, reading, SOURCIER_SUPPLIER_NAME,
                _("Several suppliers of the directory have this name and this postcode"));
  if (match->repeated_line != 0)
    add_repeated_reason (reasons, row, reading, match);
}

/* What the row changes or why it is doubtful, and what of it is repaired; of a doubtful one also what may be. */
void
_sourcier_supplier_import_set_reason (SourcierSupplierImport *self,
                                      SourcierStagedRow      *row,
                                      SourcierImportReading  *reading,
                                      const char             *why)
{
  g_autoptr (GString) words = g_string_new (NULL);

  sourcier_text_append_part (words, why);
  sourcier_import_reading_tell_repairs (reading, self->context.repairs, row->effect == SOURCIER_IMPORT_DOUBTFUL, words);
  row->reason = g_string_free (g_steal_pointer (&words), FALSE);
}

/* What stands where bytes are no character of the encoding that somebody chose. */
static void
add_lost_reason (GString                 *reasons,
                 const SourcierStagedRow *row,
                 SourcierImportReading   *reading)
{
  gsize size;
  const char *start = g_bytes_get_data (row->cells, &size);
  guint i = 0;

  for (const char *cell = start; size > 0 && cell < start + size && i < reading->n_columns; cell += strlen (cell) + 1, i++)
    if (strstr (cell, "\uFFFD") != NULL)
      {
        g_autofree char *words =
          /* translators: a cell of a list, and the header of its column */
          g_strdup_printf (_("“%s” holds characters that could not be read: the list may be in another encoding (column “%s”)"),
                           cell, reading->headers[i]);

        sourcier_text_append_part (reasons, words);
        return;
      }
}

static void
set_effect (SourcierSupplierImport    *self,
            SourcierStagedRow         *row,
            SourcierImportReading     *reading,
            const SourcierImportMatch *match,
            SourcierImportMerge       *merge)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  row->supplier = match->known != NULL ? sourcier_supplier_get_id (match->known) : 0;
  sourcier_text_append_part (reasons, merge->doubts);
  add_match_reasons (reasons, row, reading, match);
  add_lost_reason (reasons, row, reading);
  if (row->late & SOURCIER_STAGED_STRAY_MARK)
    sourcier_text_append_part (reasons, _("A quotation mark stands where none should be: look at the cells around it"));
  if (row->late & SOURCIER_STAGED_OTHER_DELIMITER)
    sourcier_text_append_part (reasons, _("Another delimiter than in the other lines parts its cells: look at each of them"));

  if (match->known != NULL && merge->n_changes == 0)
    row->effect = SOURCIER_IMPORT_UNCHANGED;
  else if (reasons->len > 0)
    row->effect = SOURCIER_IMPORT_DOUBTFUL;
  else
    row->effect = match->known != NULL ? SOURCIER_IMPORT_CHANGED : SOURCIER_IMPORT_NEW;

  if (row->effect == SOURCIER_IMPORT_CHANGED)
    _sourcier_supplier_import_set_reason (self, row, reading, merge->changes);
  else if (row->effect == SOURCIER_IMPORT_DOUBTFUL)
    _sourcier_supplier_import_set_reason (self, row, reading, reasons->str);
  else if (reading->repairs != NULL)
    _sourcier_supplier_import_set_reason (self, row, reading, "");
}

/* What becomes of a row by whom it speaks of; @made (nullable) is what it makes of nobody. */
static gboolean
settle (SourcierSupplierImport  *self,
        SourcierStagedRow       *row,
        SourcierImportReading   *reading,
        SourcierImportMerge     *made,
        SourcierImportMatch     *match,
        GError                 **error)
{
  gboolean is_made = made != NULL && match->known == NULL;
  g_autoptr (SourcierImportMerge) merge =
    is_made ? NULL : sourcier_import_context_merge (&self->context, reading, match->known);

  set_effect (self, row, reading, match, is_made ? made : merge);
  return row->effect != SOURCIER_IMPORT_DOUBTFUL || match->likely == NULL
         || sourcier_import_candidate_store_add (self->context.store, row->seq, match->likely, error);
}

/* Why the row cannot come in at all, if so. A number that a spreadsheet has rounded is the SIRET of somebody else. */
static char *
find_refusal (SourcierSupplierImport *self,
              SourcierImportReading  *reading)
{
  const char *siret = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET);

  if (!_sourcier_supplier_import_names_suppliers (self))
    return g_strdup (_("No column is read as the name or the SIRET: choose one"));
  if (!sourcier_import_reading_names_one (reading))
    return dup_nameless_reason (reading);
  if (sourcier_siret_is_rounded (siret))
    {
      g_autofree char *words =
        /* translators: a SIRET as a spreadsheet writes it, 1,23E+13 */
        g_strdup_printf (_("“%s” is a SIRET that a spreadsheet has rounded: its last digits are lost"), siret);

      return sourcier_import_reading_place_words (reading, SOURCIER_SUPPLIER_SIRET, words);
    }
  return NULL;
}

/* Finds out what the row would do; @row is to be staged, or staged and late. @made (nullable): what it makes of nobody */
gboolean
_sourcier_supplier_import_understand (SourcierSupplierImport  *self,
                                      SourcierStagedRow       *row,
                                      SourcierImportReading   *reading,
                                      SourcierImportMerge     *made,
                                      GError                 **error)
{
  g_auto (SourcierImportMatch) match = { 0 };
  char *refusal = find_refusal (self, reading);

  if (refusal != NULL)
    {
      row->effect = SOURCIER_IMPORT_REJECTED;
      row->reason = refusal;
      row->late = 0;
      return TRUE;
    }
  if (!sourcier_import_match_find (&self->context, reading, row->seq, row->cells, &match, error))
    return FALSE;
  if (match.late)
    {
      row->effect = SOURCIER_IMPORT_NEW;
      row->late |= SOURCIER_STAGED_LATE;
      return TRUE;
    }
  if (match.same_line != 0)
    {
      row->effect = SOURCIER_IMPORT_UNCHANGED;
      row->reason = g_strdup_printf (_("The same as line %u"), match.same_line);
      row->late = 0;
      return TRUE;
    }
  if (!settle (self, row, reading, made, &match, error))
    return FALSE;
  row->late = 0;
  return TRUE;
}

typedef struct
{
  SourcierSupplierImport *self;
  GCancellable *cancellable;
  SourcierImportBatches *rows;
  SourcierProgress *progress;
  gint64 n_rows;
  guint stray_line;   /* where a record with a stray quotation mark begins */
  guint other_line;   /* and one that another delimiter cuts */
} Preparing;

static void
note_defect (SourcierListDefect defect,
             guint             line,
             gpointer          user_data)
{
  if (defect == SOURCIER_LIST_STRAY_MARK)
    ((Preparing *) user_data)->stray_line = line;
  else if (defect == SOURCIER_LIST_OTHER_DELIMITER)
    ((Preparing *) user_data)->other_line = line;
}

static gboolean
prepare_row (SourcierReadRow  *read,
             gpointer          user_data,
             GError          **error)
{
  SourcierSupplierImport *self = ((Preparing *) user_data)->self;

  if (_sourcier_supplier_import_cancelled (((Preparing *) user_data)->cancellable, error)
      || !_sourcier_supplier_import_understand (self, &read->row, read->reading, read->merge, error)
      || !sourcier_import_store_add (self->context.store, &read->row, read->reading, error)
      || !_sourcier_supplier_import_note_repairs (self, read->reading, read->row.seq, error))
    return FALSE;

  _sourcier_supplier_import_note_row (self, read->reading, read->row.seq);
  self->n_read++;
  self->n[read->row.effect]++;
  sourcier_progress_count_rows (((Preparing *) user_data)->progress, self->n_read);
  return TRUE;
}

static gboolean
add_row (char     **cells,
         guint      n_cells,
         guint      line,
         gpointer   user_data,
         GError   **error)
{
  Preparing *preparing = user_data;
  g_auto (SourcierStagedRow) row = { .line = line };

  if (is_blank (cells, n_cells))
    return TRUE;

  row.seq = ++preparing->n_rows;
  row.late = preparing->stray_line == line ? SOURCIER_STAGED_STRAY_MARK : 0;
  if (preparing->other_line == line)
    row.late |= SOURCIER_STAGED_OTHER_DELIMITER;
  row.cells = sourcier_import_store_join_cells ((const char * const *) cells, n_cells);
  return sourcier_import_batches_add (preparing->rows, &row, error);
}

/* In an empty directory, rows speak of nobody: what they make can be made ahead. */
static gboolean
read_rows (Preparing         *preparing,
           SourcierProgress  *progress,
           GError           **error)
{
  SourcierSupplierImport *self = preparing->self;
  g_autoptr (SourcierImportBatches) rows =
    sourcier_import_batches_new (&self->context, !self->context.has_directory, prepare_row, preparing);

  preparing->rows = rows;
  preparing->progress = progress;
  return sourcier_list_read (self->file, &self->layout, add_row, note_defect, preparing, progress, preparing->cancellable,
                             error)
         && sourcier_import_batches_finish (rows, error);
}

/* Rows that the directory knows nothing of are only looked for among one another. That is done when all are there, and for
 * those alone that may repeat another. */
static gboolean
stage_read (Preparing         *preparing,
            SourcierProgress  *progress,
            GError           **error)
{
  SourcierImportContext *context = &preparing->self->context;
  gboolean done;

  if (context->has_directory && !sourcier_import_store_index_keys (context->store, error))
    return FALSE;
  context->seen = context->has_directory ? NULL : sourcier_import_seen_new ();
  done = read_rows (preparing, progress, error);
  g_clear_pointer (&context->seen, sourcier_import_seen_free);
  return done;
}

static gboolean
stage_rows (SourcierSupplierImport  *self,
            SourcierProgress        *progress,
            GCancellable            *cancellable,
            GError                 **error)
{
  Preparing preparing = { self, cancellable, NULL, NULL, 0, 0, 0 };
  SourcierStore *store = self->context.store;

  self->context.late = FALSE;
  sourcier_import_words_forget_rows (self->context.words);
  if (!sourcier_import_store_begin (store, error))
    return FALSE;
  if (sourcier_import_store_get_version (store, &self->version, error)
      && sourcier_import_store_has_directory (store, &self->context.has_directory, error)
      && sourcier_import_words_load (self->context.words, store, error)
      && stage_read (&preparing, progress, error)
      && _sourcier_supplier_import_look_again (self, cancellable, error)
      && sourcier_import_store_index_effects (store, error))
    return sourcier_import_store_end (store, error);

  sourcier_import_store_give_up (store);
  return FALSE;
}

/**
 * sourcier_supplier_import_prepare:
 * @self: an import
 * @progress: (nullable): told how much of the file is read
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Reads the list and finds out what each of its rows would do; nothing of the directory changes. Where no column is
 * recognised as a name or a SIRET, every row is rejected until somebody chooses one with
 * sourcier_supplier_import_set_target(). After another choice of columns, or other wishes, it may be called again: it
 * reads the file anew. Not for the window's thread; never while another call on @self is under way.
 *
 * Returns: %FALSE with @error set: %SOURCIER_EXCHANGE_ERROR where the list cannot be read, naming the file, the line and
 *   the reason; %SOURCIER_STORE_ERROR_CANCELLED where it was cancelled; another %SOURCIER_STORE_ERROR where the office's
 *   file cannot be read
 */
gboolean
sourcier_supplier_import_prepare (SourcierSupplierImport  *self,
                                  SourcierProgress        *progress,
                                  GCancellable            *cancellable,
                                  GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);

  g_autoptr (GError) problem = NULL;
  gboolean done;

  _sourcier_supplier_import_forget (self);
  done = sourcier_supplier_import_read_columns (self, cancellable, &problem)
         && _sourcier_supplier_import_check_table (self, &problem);
  if (done)
    {
      sourcier_store_set_cancellable (self->context.store, cancellable);
      done = stage_rows (self, progress, cancellable, &problem);
      sourcier_store_set_cancellable (self->context.store, NULL);
    }
  if (done)
    return TRUE;

  _sourcier_supplier_import_forget (self);
  if (!_sourcier_supplier_import_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * sourcier_supplier_import_get_n_read:
 * @self: an import that was prepared
 *
 * Returns: how many rows the list has below its header
 */
gint64
sourcier_supplier_import_get_n_read (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), 0);
  return self->n_read;
}

/**
 * sourcier_supplier_import_get_n:
 * @self: an import that was prepared
 * @effect: an effect
 *
 * Returns: how many rows have it
 */
gint64
sourcier_supplier_import_get_n (SourcierSupplierImport *self,
                                SourcierImportEffect    effect)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), 0);
  g_return_val_if_fail (effect < SOURCIER_N_IMPORT_EFFECTS, 0);
  return self->n[effect];
}

/**
 * sourcier_supplier_import_get_rows:
 * @self: an import that was prepared
 * @effect: which rows
 * @most: how many at most
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportRow): the first rows of that effect, in the order of
 *   the list; %NULL with @error set
 */
GPtrArray *
sourcier_supplier_import_get_rows (SourcierSupplierImport  *self,
                                   SourcierImportEffect     effect,
                                   guint                    most,
                                   GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  g_return_val_if_fail (effect < SOURCIER_N_IMPORT_EFFECTS, NULL);

  /* Before the list was read there is no staging table to ask. */
  if (self->n[effect] == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return sourcier_import_store_load_rows (self->context.store, effect, most, error);
}

/**
 * sourcier_supplier_import_set_skip_doubtful:
 * @self: an import
 * @skip: whether doubtful rows are left out
 *
 * By default they come in, flagged.
 */
void
sourcier_supplier_import_set_skip_doubtful (SourcierSupplierImport *self,
                                            gboolean                skip)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  self->skip_doubtful = skip;
}

/**
 * sourcier_supplier_import_get_skip_doubtful:
 * @self: an import
 *
 * Returns: whether doubtful rows are left out
 */
gboolean
sourcier_supplier_import_get_skip_doubtful (SourcierSupplierImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);
  return self->skip_doubtful;
}
