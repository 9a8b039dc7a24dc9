/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/supplier-sheet.h"

#include "base/money.h"
#include "base/text.h"
#include "base/user.h"
#include "exchange/text-decoder.h"
#include "office/buyer-store.h"
#include "purchases/purchase.h"
#include "reference/area.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-contracts-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/* What fits on the page with the rest. */
#define MOST_CONTRACTS 15

typedef struct
{
  SourcierDocument *document;
  SourcierStore *store;
  SourcierLanguage language;
  SourcierDay day;
  guint n_written;
} Sheets;

static void
add_row (SourcierDocumentTable *table,
         const char            *name,
         const char            *told)
{
  if (!sourcier_text_is_empty (told))
    sourcier_document_table_add_row (table, (const char *[]) { name, told });
}

static char *
join (const char * const  *codes,
      char              *(*to_words) (const char *code))
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *word = to_words (codes[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", word);
    }
  return g_string_free (words, FALSE);
}

static char *
dup_family (const char *code)
{
  return g_strdup (sourcier_family_name_of (code));
}

static char *
dup_code (const char *code)
{
  return g_strdup (code);
}

/* An amount is written as the language of the sheet has it, whatever the locale. */
static char *
show_field (Sheets                *sheets,
            SourcierSupplier      *supplier,
            SourcierSupplierField  field)
{
  gint64 turnover = sourcier_supplier_get_turnover (supplier);

  if (field == SOURCIER_SUPPLIER_TURNOVER && turnover != SOURCIER_MONEY_UNKNOWN)
    return sourcier_language_format_money (sheets->language, turnover);
  return sourcier_supplier_show_field (supplier, field);
}

/* Who it is, where, and what it does. The office's own notes stay in the office. */
static void
add_identity (Sheets           *sheets,
              SourcierSupplier *supplier)
{
  SourcierDocumentTable *table = sourcier_document_table_new (NULL);
  g_autofree char *families = join (sourcier_supplier_get_families (supplier), dup_family);
  g_autofree char *cpv = join (sourcier_supplier_get_cpv (supplier), dup_code);
  g_autofree char *areas = join (sourcier_supplier_get_areas (supplier), sourcier_area_to_words);
  g_autofree char *tags = join (sourcier_supplier_get_tags (supplier), dup_code);

  sourcier_document_table_add_column (table, C_("supplier sheet", "Identity"), SOURCIER_ALIGN_START, 1);
  sourcier_document_table_add_column (table, "", SOURCIER_ALIGN_START, 3);
  for (SourcierSupplierField field = SOURCIER_SUPPLIER_TRADE_NAME; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (field != SOURCIER_SUPPLIER_NOTES)
      {
        g_autofree char *told = show_field (sheets, supplier, field);

        add_row (table, sourcier_supplier_field_get_name (field), told);
      }
  add_row (table, C_("supplier sheet", "Families of purchase"), families);
  add_row (table, C_("supplier sheet", "CPV codes"), cpv);
  add_row (table, C_("supplier sheet", "Works in"), areas);
  add_row (table, C_("supplier sheet", "Tags"), tags);
  sourcier_document_take_table (sheets->document, table);
}

static char *
format_day (SourcierDay day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  return iso != NULL ? g_strdup_printf ("%.2s/%.2s/%.4s", iso + 8, iso + 5, iso) : g_strdup ("");
}

static void
add_award (Sheets                *sheets,
           SourcierDocumentTable *table,
           SourcierLabelAward    *award)
{
  const char *code = sourcier_label_award_get_label (award);
  const SourcierLabelKind *kind = sourcier_label_kind_find (code);
  g_autofree char *until = format_day (sourcier_label_award_get_valid_to (award));
  g_autofree char *checked = format_day (sourcier_label_award_get_checked_on (award));

  sourcier_document_table_add_row (table, (const char *[]) {
    kind != NULL ? sourcier_label_kind_get_name (kind) : code, sourcier_label_award_get_number (award), until,
    sourcier_award_state_get_name (sourcier_label_award_get_state (award, sheets->day)),
    sourcier_label_award_get_evidence (award), checked,
  });
}

static void
add_labels (Sheets           *sheets,
            SourcierSupplier *supplier)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);
  SourcierDocumentTable *table;

  if (awards->len == 0)
    return;
  table = sourcier_document_table_new (C_("supplier sheet", "Labels and evidence"));
  sourcier_document_table_add_column (table, C_("column", "Label"), SOURCIER_ALIGN_START, 2.6);
  sourcier_document_table_add_column (table, C_("column", "Number"), SOURCIER_ALIGN_START, 1.5);
  sourcier_document_table_add_column (table, C_("column", "Until"), SOURCIER_ALIGN_START, 1.45);
  sourcier_document_table_add_column (table, C_("column", "State"), SOURCIER_ALIGN_START, 1.4);
  sourcier_document_table_add_column (table, C_("column", "Evidence"), SOURCIER_ALIGN_START, 2);
  sourcier_document_table_add_column (table, C_("column", "Checked on"), SOURCIER_ALIGN_START, 1.45);
  for (guint i = 0; i < awards->len; i++)
    add_award (sheets, table, awards->pdata[i]);
  sourcier_document_take_table (sheets->document, table);
}

static void
add_contacts (Sheets           *sheets,
              SourcierSupplier *supplier)
{
  static const SourcierContactField fields[] = {
    SOURCIER_CONTACT_NAME, SOURCIER_CONTACT_ROLE, SOURCIER_CONTACT_EMAIL, SOURCIER_CONTACT_PHONE,
  };
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);
  SourcierDocumentTable *table;

  if (contacts->len == 0)
    return;
  table = sourcier_document_table_new (C_("supplier sheet", "Contacts"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sourcier_document_table_add_column (table, sourcier_contact_field_get_name (fields[i]), SOURCIER_ALIGN_START,
                                        fields[i] == SOURCIER_CONTACT_EMAIL ? 1.6 : 1);
  for (guint i = 0; i < contacts->len; i++)
    {
      const char *cells[G_N_ELEMENTS (fields)];

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        cells[j] = sourcier_contact_get_text (contacts->pdata[i], fields[j]);
      sourcier_document_table_add_row (table, cells);
    }
  sourcier_document_take_table (sheets->document, table);
}

static void
add_contract (Sheets                         *sheets,
              SourcierDocumentTable          *table,
              const SourcierSupplierContract *contract)
{
  SourcierPurchaseState state;
  gboolean known = sourcier_purchase_state_find (contract->state, &state);
  g_autofree char *year = contract->year > 0 ? g_strdup_printf ("%d", contract->year) : NULL;
  g_autofree char *amount = contract->amount != SOURCIER_MONEY_UNKNOWN
                            ? sourcier_language_format_money (sheets->language, contract->amount) : NULL;

  sourcier_document_table_add_row (table, (const char *[]) {
    year, contract->subject, known ? sourcier_purchase_state_get_name (state) : contract->state, amount,
  });
}

static gboolean
add_contracts (Sheets            *sheets,
               SourcierSupplier  *supplier,
               GError           **error)
{
  guint n_all = 0;
  g_autoptr (GPtrArray) contracts =
    sourcier_supplier_contracts_store_load (sheets->store, sourcier_supplier_get_id (supplier), MOST_CONTRACTS, &n_all,
                                            error);
  SourcierDocumentTable *table;

  if (contracts == NULL || contracts->len == 0)
    return contracts != NULL;
  table = sourcier_document_table_new (C_("supplier sheet", "Contracts with us"));
  sourcier_document_table_add_column (table, C_("column", "Year"), SOURCIER_ALIGN_START, 1);
  sourcier_document_table_add_column (table, C_("column", "Subject"), SOURCIER_ALIGN_START, 6);
  sourcier_document_table_add_column (table, C_("column", "State"), SOURCIER_ALIGN_START, 1.5);
  sourcier_document_table_add_column (table, C_("column", "Amount (HT)"), SOURCIER_ALIGN_END, 2);
  for (guint i = 0; i < contracts->len; i++)
    add_contract (sheets, table, contracts->pdata[i]);
  sourcier_document_take_table (sheets->document, table);
  if (n_all > contracts->len)
    {
      g_autofree char *others = g_strdup_printf (ngettext ("and %u other", "and %u others", n_all - contracts->len),
                                                 n_all - contracts->len);

      sourcier_document_add_paragraph (sheets->document, SOURCIER_PARAGRAPH_NOTE, others);
    }
  return TRUE;
}

static gboolean
add_sheet (SourcierSupplier  *supplier,
           gpointer           user_data,
           GError           **error)
{
  Sheets *sheets = user_data;
  const char *name = sourcier_supplier_get_name (supplier);

  if (sheets->n_written++ > 0)
    sourcier_document_add_page_break (sheets->document);
  sourcier_document_add_heading (sheets->document, 1, *name != '\0' ? name : _("No name"), NULL);
  add_identity (sheets, supplier);
  add_labels (sheets, supplier);
  add_contacts (sheets, supplier);
  return add_contracts (sheets, supplier, error);
}

static gboolean
check_number (guint    n_suppliers,
              GError **error)
{
  if (n_suppliers > 0 && n_suppliers <= SOURCIER_SUPPLIER_SHEETS_MOST)
    return TRUE;
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               n_suppliers == 0 ? _("No supplier is chosen, and there is no sheet to write")
               : _("Sheets are made of %d suppliers at most: choose fewer"), SOURCIER_SUPPLIER_SHEETS_MOST);
  return FALSE;
}

/**
 * sourcier_supplier_sheets_new:
 * @store: an office's file; a worker's own connection where a worker writes
 * @ids: (element-type gint64): suppliers, in the order wanted, %SOURCIER_SUPPLIER_SHEETS_MOST at most; those no longer in
 *   the file are left out
 * @language: what the sheets are written in
 * @progress: (nullable): told how many suppliers are read
 * @cancellable: (nullable): stops the reading
 * @error: where to put what went wrong
 *
 * Makes a sheet of each supplier, on a page of its own: who it is, its labels with their evidence, its contacts and the
 * contracts that it has with the office. sourcier_document_write_pdf() and sourcier_document_write_odt() write them.
 *
 * Returns: (transfer full) (nullable): the sheets, or %NULL with @error set
 */
SourcierDocument *
sourcier_supplier_sheets_new (SourcierStore     *store,
                              GArray            *ids,
                              SourcierLanguage   language,
                              SourcierProgress  *progress,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && ids != NULL && language < SOURCIER_N_LANGUAGES, NULL);

  g_autoptr (SourcierUserSpeech) speech = sourcier_user_speak (language);
  g_autoptr (SourcierDocument) document = sourcier_document_new (language, _("Supplier sheets"));
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (store, error);
  Sheets sheets = { document, store, language, sourcier_day_today (), 0 };

  if (buyer == NULL || !check_number (ids->len, error))
    return NULL;
  sourcier_document_set_creator (document, sourcier_buyer_get_name (buyer));
  sourcier_document_set_day (document, sheets.day);
  return sourcier_supplier_store_each (store, ids, add_sheet, &sheets, progress, cancellable, error)
         ? g_steal_pointer (&document) : NULL;
}
