/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-query.h"
#include "cli-table.h"
#include "exchange/document-odt.h"
#include "exchange/document-pdf.h"
#include "purchases/supplier-sheet.h"
#include "suppliers/contact-vcard.h"
#include "suppliers/supplier-export.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-mailing.h"

#include <glib/gi18n-lib.h>

/* A row for each contact, to merge letters with; cards for an address book; a page for each supplier. */
#define MORE_FORMATS "merge,vcard,sheets"

static gboolean count_only;

static GOptionEntry entries[] = {
  { "count", 0, 0, G_OPTION_ARG_NONE, &count_only, N_("Only say how many suppliers there are"), NULL },
  { NULL }
};

static gboolean
print_count (SourcierStore          *store,
             SourcierSupplierQuery  *query,
             GError                **error)
{
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, error);
  g_autofree char *line = ids != NULL ? g_strdup_printf ("%u\n", ids->len) : NULL;

  if (ids == NULL)
    return FALSE;
  sourcier_cli_print (line);
  return TRUE;
}

/* As OpenDocument text where the name of the file says so, else as PDF. */
static gboolean
write_sheets (SourcierStore  *store,
              GArray         *ids,
              GFile          *file,
              GOutputStream  *stream,
              GError        **error)
{
  g_autoptr (SourcierDocument) document =
    sourcier_supplier_sheets_new (store, ids, sourcier_cli_table_get_language (), NULL, NULL, error);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup ("");

  if (document == NULL)
    return FALSE;
  if (file == NULL)
    return sourcier_document_write_pdf_stream (document, stream, NULL, NULL, error);
  return g_str_has_suffix (name, ".odt") ? sourcier_document_write_odt (document, file, NULL, NULL, error)
                                         : sourcier_document_write_pdf (document, file, NULL, NULL, error);
}

/* What is no table. */
static gboolean
write_other (SourcierStore          *store,
             SourcierSupplierQuery  *query,
             GError                **error)
{
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, error);
  g_autoptr (GFile) file = sourcier_cli_table_get_file ();
  g_autoptr (GOutputStream) stream = file == NULL ? sourcier_cli_get_output () : NULL;

  if (ids == NULL)
    return FALSE;
  if (sourcier_cli_table_is_format ("sheets"))
    return write_sheets (store, ids, file, stream, error);
  if (sourcier_cli_table_is_format ("vcard"))
    return file != NULL ? sourcier_contact_vcards_write (store, ids, file, NULL, NULL, error)
                        : sourcier_contact_vcards_write_stream (store, ids, stream, NULL, NULL, error);
  return file != NULL ? sourcier_supplier_mailing_csv (store, ids, file, NULL, NULL, error)
                      : sourcier_supplier_mailing_csv_stream (store, ids, stream, NULL, error);
}

static gboolean
write_list (SourcierStore          *store,
            SourcierSupplierQuery  *query,
            GError                **error)
{
  if (sourcier_cli_table_is_format ("merge") || sourcier_cli_table_is_format ("vcard")
      || sourcier_cli_table_is_format ("sheets"))
    return write_other (store, query, error);
  return sourcier_cli_table_write (sourcier_supplier_export_new (store, query), error);
}

static gboolean
check_options (const SourcierCliCommand *command)
{
  if (!sourcier_cli_table_check (command, MORE_FORMATS))
    return FALSE;
  if (!count_only || !sourcier_cli_table_asked ())
    return TRUE;
  sourcier_cli_misuse (command, _("--count goes neither with --format nor with --output"));
  return FALSE;
}

/**
 * sourcier_cli_run_list:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the suppliers that answer a question, or how many they are.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_list (const SourcierCliCommand  *command,
                       char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierSupplierQuery) query = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, sourcier_cli_query_entries (), sourcier_cli_table_entries (entries), argv, &arguments)
      || !check_options (command))
    return SOURCIER_CLI_USAGE;
  query = sourcier_cli_query_build (command);
  if (query == NULL)
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  if (!sourcier_cli_query_settle (&query, store, &error))
    return sourcier_cli_fail (error);
  if (count_only ? !print_count (store, query, &error)
                 : !write_list (store, query, &error))
    return sourcier_cli_fail (error);
  return SOURCIER_CLI_OK;
}
