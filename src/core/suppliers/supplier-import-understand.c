/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-private.h"

#include "base/siret.h"
#include "base/text.h"
#include "suppliers/import-candidate-store.h"
#include "suppliers/supplier-import-repair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a row would do to the directory, and why nobody is sure of it. */

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
