/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-export-rows.h"

#include "base/money.h"
#include "exchange/document-pdf.h"
#include "purchases/supplier-sheet.h"
#include "suppliers/contact-vcard.h"
#include "suppliers/supplier-export.h"
#include "suppliers/supplier-list.h"

#include <glib/gi18n-lib.h>

/* Who is exported. */
typedef struct
{
  GArray *ids;                  /* picked one by one; NULL for the answer to the query */
  SourcierSupplierQuery *query; /* that is answered, or that they were picked from; NULL where there was none */
} Whom;

static void
whom_free (gpointer data)
{
  Whom *whom = data;

  g_clear_pointer (&whom->ids, g_array_unref);
  g_clear_object (&whom->query);
  g_free (whom);
}

static SourcierExportTable *
make_table (SourcierStore *store,
            gpointer       data)
{
  Whom *whom = data;

  return whom->ids != NULL ? sourcier_supplier_export_new_some (store, whom->ids, whom->query)
                           : sourcier_supplier_export_new (store, whom->query);
}

static SourcierExportRows *
rows_new (GArray                *ids,
          SourcierSupplierQuery *query,
          gint64                 n_suppliers)
{
  Whom *whom = g_new0 (Whom, 1);
  g_autofree char *count = sourcier_count_format (n_suppliers);
  g_autofree char *words = g_strdup_printf (ngettext ("%s supplier", "%s suppliers", (gulong) n_suppliers), count);

  whom->ids = ids != NULL ? g_array_ref (ids) : NULL;
  g_set_object (&whom->query, query);
  return sourcier_export_rows_new (words, n_suppliers, make_table, whom, whom_free);
}

/**
 * sourcier_supplier_export_rows_new:
 * @query: whom to export, in which order
 * @n_suppliers: how many answer @query
 *
 * Returns: (transfer full): the suppliers that are shown
 */
SourcierExportRows *
sourcier_supplier_export_rows_new (SourcierSupplierQuery *query,
                                   gint64                 n_suppliers)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  return rows_new (NULL, query, n_suppliers);
}

/**
 * sourcier_supplier_export_rows_new_some:
 * @ids: (element-type gint64): whom to export, in which order
 * @query: (nullable): the question that they were picked from
 *
 * Returns: (transfer full): suppliers picked one by one
 */
SourcierExportRows *
sourcier_supplier_export_rows_new_some (GArray                *ids,
                                        SourcierSupplierQuery *query)
{
  g_return_val_if_fail (ids != NULL, NULL);

  return rows_new (ids, query, ids->len);
}

/* (transfer full) (nullable) */
static GArray *
find_ids (SourcierStore  *reader,
          const Whom     *whom,
          GError        **error)
{
  return whom->ids != NULL ? g_array_ref (whom->ids) : sourcier_supplier_list_find_ids (reader, whom->query, error);
}

static gboolean
write_cards (SourcierStore     *reader,
             gpointer           whom,
             SourcierLanguage   language,
             GFile             *file,
             SourcierProgress  *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GArray) ids = find_ids (reader, whom, error);

  return ids != NULL && sourcier_contact_vcards_write (reader, ids, file, progress, cancellable, error);
}

static SourcierDocument *
make_sheets (SourcierStore     *reader,
             gpointer           whom,
             SourcierLanguage   language,
             SourcierProgress  *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GArray) ids = find_ids (reader, whom, error);

  return ids != NULL ? sourcier_supplier_sheets_new (reader, ids, language, progress, cancellable, error) : NULL;
}

static gboolean
write_sheets (SourcierStore     *reader,
              gpointer           whom,
              SourcierLanguage   language,
              GFile             *file,
              SourcierProgress  *progress,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (SourcierDocument) document = make_sheets (reader, whom, language, progress, cancellable, error);

  return document != NULL && sourcier_document_write_pdf (document, file, progress, cancellable, error);
}

/**
 * sourcier_supplier_export_add_forms:
 * @dialog: a dialog that is offered rows of this file
 *
 * Suppliers can be written as cards of an address book, and as a sheet each.
 */
void
sourcier_supplier_export_add_forms (SourcierExportDialog *dialog)
{
  const SourcierExportForm cards = {
    "vcard", C_("export format", "Address book (vCard)"),
    _("For the address book of a mail program or a telephone."),
    _("A card for each contact, or for the supplier where it has none"), "vcf", G_MAXINT64, write_cards, NULL,
  };
  const SourcierExportForm sheets = {
    "sheets", C_("export format", "Supplier sheets (PDF)"),
    _("To read before a meeting: a page for each supplier."),
    _("Who it is, its labels with their evidence, its contacts and what it holds of ours"), "pdf",
    SOURCIER_SUPPLIER_SHEETS_MOST, write_sheets, make_sheets,
  };

  sourcier_export_dialog_add_form (dialog, &cards);
  sourcier_export_dialog_add_form (dialog, &sheets);
}
