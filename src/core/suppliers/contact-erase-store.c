/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/contact-erase-store.h"

#include "base/text.h"
#include "store/erasure.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Erasing a person for good, on request: article 17 of the General Data Protection Regulation (EU) 2016/679. */

/**
 * sourcier_erasure_report_free:
 * @self: what erasing did
 */
void
sourcier_erasure_report_free (SourcierErasureReport *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

static gboolean
has_two_words (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);

  return strchr (folded, ' ') != NULL;
}

static SourcierErasure *
make_erasure (GPtrArray  *contacts,
              const char *words)
{
  SourcierErasure *erasure = sourcier_erasure_new ("contact");

  for (guint i = 0; i < contacts->len; i++)
    {
      SourcierKnownContact *known = g_ptr_array_index (contacts, i);

      sourcier_erasure_add_row (erasure, known->id);
      for (guint j = 0; j < known->texts->len; j++)
        sourcier_erasure_add_text (erasure, g_ptr_array_index (known->texts, j));
    }
  if (words != NULL && has_two_words (words))
    sourcier_erasure_add_text (erasure, words);
  return erasure;
}

/* "Atelier Roy: E-mail, Notes", or NULL. */
static char *
describe_mention (SourcierStatement *row,
                  SourcierErasure   *erasure)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (i != SOURCIER_SUPPLIER_TURNOVER && sourcier_erasure_has_text (erasure, sourcier_statement_get_text (row, (int) i)))
      g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "", sourcier_supplier_field_get_name (i));
  if (fields->len == 0)
    return NULL;
  /* translators: a supplier, and the fields of it where a person is named */
  return g_strdup_printf (_("%s: %s"), sourcier_statement_get_text (row, SOURCIER_SUPPLIER_NAME), fields->str);
}

/* What a table of the file is called; what the State publishes names nobody whom the office wrote down. */
static const char *
call_table (const char *table)
{
  static const struct { const char *start, *name; } tables[] = {
    { "contact", N_("Other contacts") }, { "label_award", N_("Labels") }, { "evidence_file", N_("Evidence files") },
    { "saved_list", N_("Lists") }, { "supplier_tag", N_("Tags") }, { "purchase", N_("Purchases") },
    { "official_list", NULL }, { "cpv", NULL }, { "qpv", NULL }, { "frr", NULL }, { "supplier", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_has_prefix (table, tables[i].start))
      return tables[i].name != NULL ? _(tables[i].name) : NULL;
  return _("Other records");
}

static gboolean
find_in_tables (SourcierStore    *store,
                SourcierErasure  *erasure,
                GPtrArray        *mentions,
                GError          **error)
{
  g_autoptr (GPtrArray) tables = sourcier_store_list_tables (store, error);

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      const char *name = call_table (g_ptr_array_index (tables, i));
      guint n = 0;

      if (name != NULL && !sourcier_erasure_count_rows (erasure, store, g_ptr_array_index (tables, i), &n, error))
        return FALSE;
      if (n > 0)
        /* translators: a kind of records, and how many of them name a person: “Purchases (2)” */
        g_ptr_array_add (mentions, g_strdup_printf (_("%s (%u)"), name, n));
    }
  return tables != NULL;
}

static gboolean
find_in_suppliers (SourcierStore    *store,
                   SourcierErasure  *erasure,
                   GPtrArray        *mentions,
                   GError          **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  gboolean has_row = TRUE;

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", sourcier_supplier_field_get_id (i));
  g_string_append (sql, " FROM supplier ORDER BY id");

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      char *mention = describe_mention (statement, erasure);

      if (mention != NULL)
        g_ptr_array_add (mentions, mention);
    }
  return !has_row;
}

static gboolean
find_mentions (SourcierStore    *store,
               SourcierErasure  *erasure,
               GPtrArray        *mentions,
               GError          **error)
{
  return find_in_suppliers (store, erasure, mentions, error) && find_in_tables (store, erasure, mentions, error);
}

static SourcierErasureReport *
new_report (SourcierStore *store,
            GPtrArray     *contacts)
{
  SourcierErasureReport *report = g_new0 (SourcierErasureReport, 1);

  report->mentions = g_ptr_array_new_with_free_func (g_free);
  report->copies = sourcier_store_list_old_copies (store);
  for (guint i = 0; i < contacts->len; i++)
    report->n_contacts += ((SourcierKnownContact *) g_ptr_array_index (contacts, i))->living;
  return report;
}

/**
 * sourcier_contact_store_weigh:
 * @store: an office's file
 * @contacts: (element-type SourcierKnownContact): whom to erase, maybe nobody
 * @words: (nullable): a name or an e-mail that the history shall not keep either, wherever it stands: that of a person
 *   who was written in a note, for instance; one word alone is too common and is passed over
 * @error: where to put what went wrong
 *
 * Looks what sourcier_contact_store_erase() would do. Not for the window's thread.
 *
 * Returns: (transfer full) (nullable): what would be done, or %NULL with @error set
 */
SourcierErasureReport *
sourcier_contact_store_weigh (SourcierStore  *store,
                              GPtrArray      *contacts,
                              const char     *words,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (contacts != NULL, NULL);

  g_autoptr (SourcierErasure) erasure = make_erasure (contacts, words);
  g_autoptr (SourcierErasureReport) report = new_report (store, contacts);
  g_autoptr (GArray) actions = NULL;

  if (!sourcier_erasure_find_actions (erasure, store, &actions, error)
      || !find_mentions (store, erasure, report->mentions, error))
    return NULL;
  report->n_actions = actions->len;
  return g_steal_pointer (&report);
}

/* A contact that has moved to another supplier since it was found is a row of its own: it is not among @contacts. */
static gboolean
remove_living (SourcierStore         *store,
               SourcierKnownContact  *known,
               GError               **error)
{
  if (!known->living)
    return TRUE;

  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, known->supplier, error);
  if (supplier == NULL)
    return FALSE;

  GPtrArray *held = sourcier_supplier_get_contacts (supplier);
  for (guint i = held->len; i > 0; i--)
    if (sourcier_contact_get_id (g_ptr_array_index (held, i - 1)) == known->id)
      sourcier_supplier_remove_contact (supplier, g_ptr_array_index (held, i - 1));
  return sourcier_supplier_store_save (store, supplier, error);
}

/**
 * sourcier_contact_store_erase:
 * @store: an office's file that can be written
 * @contacts: (element-type SourcierKnownContact): whom to erase, maybe nobody
 * @words: (nullable): a name or an e-mail that the history shall not keep either, wherever it stands: that of a person
 *   who was written in a note, for instance; one word alone is too common and is passed over
 * @error: where to put what went wrong
 *
 * Erases contacts for good: from the directory, from what undo keeps, from the lines of the history, from the search
 * index and from the bytes of the file. It is one action, which cannot be undone and which ends the undoing of earlier
 * ones. The cancellable of @store stops it as long as nothing is erased. Long: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): what was done, or %NULL with @error set; after an error of
 *   sourcier_store_remove_traces() the contacts are erased all the same
 */
SourcierErasureReport *
sourcier_contact_store_erase (SourcierStore  *store,
                              GPtrArray      *contacts,
                              const char     *words,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (contacts != NULL, NULL);

  g_autoptr (SourcierErasure) erasure = make_erasure (contacts, words);
  g_autoptr (SourcierErasureReport) report = new_report (store, contacts);

  if (!sourcier_store_begin (store, _("Erase a person"), error))
    return NULL;
  for (guint i = 0; i < contacts->len; i++)
    if (!remove_living (store, g_ptr_array_index (contacts, i), error))
      {
        sourcier_store_rollback (store);
        return NULL;
      }
  if (!sourcier_store_commit_erasing (store, erasure, &report->n_actions, error))
    return NULL;
  /* What stops it from now on would leave traces. */
  sourcier_store_set_cancellable (store, NULL);
  if (!find_mentions (store, erasure, report->mentions, error)
      || !sourcier_store_remove_traces (store, error))
    return NULL;
  return g_steal_pointer (&report);
}
