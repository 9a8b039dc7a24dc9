/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-work-export.h"

#include "exchange/csv-writer.h"
#include "reference/label-kind.h"
#include "suppliers/label-work-list.h"

#include <glib/gi18n-lib.h>

/* How many awards are in memory at a time. */
#define PAGE 256

#define N_COLUMNS 10

static gboolean
write_headers (SourcierCsvWriter  *writer,
               GError            **error)
{
  const char *cells[N_COLUMNS] = {
    C_("column", "Label"), C_("column", "Supplier"), C_("column", "SIRET"), C_("column", "City"),
    C_("column", "Departement"), C_("column", "Number"), C_("column", "Until"), C_("column", "State"),
    C_("column", "Checked on"), C_("column", "Checked by"),
  };

  return sourcier_csv_writer_write_row (writer, cells, N_COLUMNS, error);
}

static char *
day_text (SourcierDay day)
{
  return day != SOURCIER_DAY_NONE ? sourcier_day_to_iso (day) : g_strdup ("");
}

static gboolean
write_work (SourcierCsvWriter  *writer,
            SourcierLabelWork  *work,
            SourcierDay         day,
            GError            **error)
{
  SourcierSupplier *supplier = sourcier_label_work_get_supplier (work);
  SourcierLabelAward *award = sourcier_label_work_get_award (work);
  const SourcierLabelKind *kind = sourcier_label_kind_find (sourcier_label_award_get_label (award));
  g_autofree char *until = day_text (sourcier_label_award_get_valid_to (award));
  g_autofree char *checked = day_text (sourcier_label_award_get_checked_on (award));
  const char *cells[N_COLUMNS] = {
    kind != NULL ? sourcier_label_kind_get_name (kind) : sourcier_label_award_get_label (award),
    sourcier_supplier_get_name (supplier),
    sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET),
    sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY),
    sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT),
    sourcier_label_award_get_number (award),
    until,
    sourcier_award_state_get_name (sourcier_label_award_get_state (award, day)),
    checked,
    sourcier_label_award_get_checked_by (award),
  };

  return sourcier_csv_writer_write_row (writer, cells, N_COLUMNS, error);
}

/* Awards deleted meanwhile are left out. */
static gboolean
write_page (SourcierStore      *store,
            GArray             *ids,
            guint               first,
            SourcierDay         day,
            SourcierCsvWriter  *writer,
            GError            **error)
{
  g_autoptr (GPtrArray) page =
    sourcier_label_work_load_many (store, &g_array_index (ids, gint64, first), MIN (PAGE, ids->len - first), error);

  if (page == NULL)
    return FALSE;
  for (guint i = 0; i < page->len; i++)
    if (page->pdata[i] != NULL && !write_work (writer, page->pdata[i], day, error))
      return FALSE;
  return TRUE;
}

/**
 * sourcier_label_work_export_csv:
 * @store: an office's file
 * @query: which awards, in which order
 * @file: where to write
 * @progress: (nullable): told how many awards are written
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes the awards that want a hand as a list that opens right in a spreadsheet, in the reader's language, days as ISO
 * dates, which a spreadsheet takes for dates in any language.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_label_work_export_csv (SourcierStore           *store,
                                SourcierLabelWorkQuery  *query,
                                GFile                   *file,
                                SourcierProgress        *progress,
                                GCancellable            *cancellable,
                                GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_LABEL_WORK_QUERY (query), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);
  g_autoptr (GArray) ids = NULL;

  if (writer == NULL || !write_headers (writer, error))
    return FALSE;
  ids = sourcier_label_work_query_find_ids (query, store, error);
  for (guint first = 0; ids != NULL && first < ids->len; first += PAGE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !write_page (store, ids, first, sourcier_label_work_query_get_day (query), writer, error))
        return FALSE;
      sourcier_progress_report (progress, MIN (first + PAGE, ids->len), ids->len);
    }
  return ids != NULL && sourcier_csv_writer_close (writer, cancellable, error);
}
