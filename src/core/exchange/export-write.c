/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/export-write.h"

#include "base/user.h"
#include "exchange/document-html.h"
#include "exchange/document-pdf.h"
#include "exchange/export-private.h"
#include "exchange/list-target.h"

#include <glib/gi18n-lib.h>

/* Some hundreds of pages: nobody reads more, and pages are laid out in memory. */
#define MOST_ON_PAPER 20000

/**
 * sourcier_export_format_most_rows:
 * @format: a format
 *
 * Returns: how many rows a file of it can have; %G_MAXINT64 where nothing limits them
 */
gint64
sourcier_export_format_most_rows (SourcierExportFormat format)
{
  if (sourcier_export_format_is_paper (format))
    return MOST_ON_PAPER;
  return format == SOURCIER_EXPORT_XLSX || format == SOURCIER_EXPORT_ODS
         ? sourcier_sheet_format_most_rows (SOURCIER_SHEET_XLSX) : G_MAXINT64;
}

/**
 * sourcier_export_format_check:
 * @format: a format
 * @n_rows: how many rows a list has
 * @error: where to put %SOURCIER_EXCHANGE_ERROR_BAD_INPUT
 *
 * Returns: %FALSE with @error set, and the way out, if a file of @format cannot hold so many
 */
gboolean
sourcier_export_format_check (SourcierExportFormat   format,
                              gint64                 n_rows,
                              GError               **error)
{
  g_return_val_if_fail (format < SOURCIER_N_EXPORT_FORMATS, FALSE);

  SourcierLanguage language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  g_autofree char *most = NULL;
  g_autofree char *has = NULL;

  if (n_rows <= sourcier_export_format_most_rows (format))
    return TRUE;
  if (!sourcier_export_format_is_paper (format))
    return sourcier_sheet_format_check (SOURCIER_SHEET_XLSX, n_rows, error);

  most = sourcier_language_format_count (language, MOST_ON_PAPER);
  has = sourcier_language_format_count (language, n_rows);
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               /* translators: both %s are numbers of rows */
               _("Pages hold %s rows at most, and the list has %s: choose a spreadsheet, or fewer rows"), most, has);
  return FALSE;
}

static gboolean
choose_columns (SourcierExportPlan  *plan,
                GError             **error)
{
  char **ids = plan->options->columns;
  SourcierExportUse use = sourcier_export_format_is_paper (plan->options->format) ? SOURCIER_EXPORT_PRINTED
                                                                                : SOURCIER_EXPORT_USUAL;

  plan->chosen = g_new (guint, MAX (plan->columns->len, ids != NULL ? g_strv_length (ids) : 0));
  for (guint i = 0; ids == NULL && i < plan->columns->len; i++)
    if ((((SourcierExportColumn *) plan->columns->pdata[i])->use & use) != 0)
      plan->chosen[plan->n_chosen++] = i;
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!sourcier_export_columns_find (plan->columns, ids[i], &plan->chosen[plan->n_chosen++]))
      {
        g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                     _("The list has no column “%s”"), ids[i]);
        return FALSE;
      }

  if (plan->n_chosen > 0)
    return TRUE;
  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                       _("No column is chosen: choose one at least"));
  return FALSE;
}

static void
plan_free (SourcierExportPlan *plan)
{
  g_clear_pointer (&plan->about, sourcier_export_about_free);
  g_ptr_array_unref (plan->columns);
  g_free (plan->chosen);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierExportPlan, plan_free)

/* To be called, and what it returns used, in the language of @options. */
static SourcierExportPlan *
plan_new (SourcierExportTable          *table,
          const SourcierExportOptions  *options,
          GError                      **error)
{
  g_autoptr (SourcierExportPlan) plan = g_new0 (SourcierExportPlan, 1);

  plan->table = table;
  plan->options = options;
  plan->columns = sourcier_export_table_get_columns (table);
  if (!choose_columns (plan, error))
    return NULL;
  plan->n_rows = sourcier_export_table_count (table, error);
  if (plan->n_rows < 0 || !sourcier_export_format_check (options->format, plan->n_rows, error))
    return NULL;
  plan->about = sourcier_export_table_get_about (table);
  return g_steal_pointer (&plan);
}

const SourcierExportColumn *
_sourcier_export_plan_column (const SourcierExportPlan *plan,
                              guint                     i)
{
  return plan->columns->pdata[plan->chosen[i]];
}

/* "1 204 rows", in the language of the list. */
char *
_sourcier_export_plan_count (const SourcierExportPlan *plan)
{
  g_autofree char *number = sourcier_language_format_count (plan->options->language, plan->n_rows);

  return g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) plan->n_rows), number);
}

gboolean
_sourcier_export_plan_rows (const SourcierExportPlan  *plan,
                            SourcierExportRowFunc      func,
                            gpointer                   user_data,
                            GError                   **error)
{
  return sourcier_export_table_each_row (plan->table, plan->chosen, plan->n_chosen, func, user_data, plan->progress,
                                         plan->cancellable, error);
}

/**
 * sourcier_export_check:
 * @table: a table
 * @options: how it is to be written
 * @error: where to put %SOURCIER_EXCHANGE_ERROR_BAD_INPUT, or why the rows cannot be counted
 *
 * To be asked before anything is written, and before the reader is asked where: says in a sentence that a spreadsheet has
 * no more than 1,048,575 rows, that there is no such column …
 *
 * Returns: %FALSE with @error set if @table cannot be written so
 */
gboolean
sourcier_export_check (SourcierExportTable          *table,
                       const SourcierExportOptions  *options,
                       GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (table) && options != NULL, FALSE);

  g_autoptr (SourcierExportPlan) plan = plan_new (table, options, error);

  return plan != NULL;
}

/**
 * sourcier_export_to_document:
 * @table: a table
 * @options: which columns, in which language, whether pages lie; their format does not matter
 * @progress: (nullable): told how many rows are read
 * @cancellable: (nullable): stops the reading
 * @error: where to put what went wrong
 *
 * Makes pages to look at and to print: sourcier_document_layout_new() lays them out.
 *
 * Returns: (transfer full) (nullable): the pages, or %NULL with @error set, as where there are too many rows
 */
SourcierDocument *
sourcier_export_to_document (SourcierExportTable          *table,
                             const SourcierExportOptions  *options,
                             SourcierProgress             *progress,
                             GCancellable                 *cancellable,
                             GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (table) && options != NULL, NULL);

  g_autoptr (SourcierExportOptions) paper = sourcier_export_options_copy (options);
  g_autoptr (SourcierUserSpeech) speech = sourcier_user_speak (options->language);
  g_autoptr (SourcierExportPlan) plan = NULL;

  paper->format = SOURCIER_EXPORT_PDF;
  plan = plan_new (table, paper, error);
  if (plan == NULL)
    return NULL;
  plan->progress = progress;
  plan->cancellable = cancellable;
  return _sourcier_export_plan_document (plan, error);
}

static gboolean
write_document (const SourcierExportPlan  *plan,
                GOutputStream             *stream,
                GError                   **error)
{
  g_autoptr (SourcierDocument) document = _sourcier_export_plan_document (plan, error);

  if (document == NULL)
    return FALSE;
  return plan->options->format == SOURCIER_EXPORT_PDF
         ? sourcier_document_write_pdf_stream (document, stream, plan->progress, plan->cancellable, error)
         : sourcier_document_write_html_stream (document, stream, plan->progress, plan->cancellable, error);
}

static gboolean
write_plan (GOutputStream  *stream,
            gpointer        user_data,
            GError        **error)
{
  const SourcierExportPlan *plan = user_data;
  SourcierExportFormat format = plan->options->format;

  if (sourcier_export_format_is_paper (format))
    return write_document (plan, stream, error);
  return format == SOURCIER_EXPORT_JSON ? _sourcier_export_plan_json (plan, stream, error)
                                        : _sourcier_export_plan_sheets (plan, stream, error);
}

/* To @file, or where that is NULL to @stream. */
static gboolean
write_somewhere (SourcierExportTable          *table,
                 const SourcierExportOptions  *options,
                 GFile                        *file,
                 GOutputStream                *stream,
                 SourcierProgress             *progress,
                 GCancellable                 *cancellable,
                 GError                      **error)
{
  g_autoptr (SourcierUserSpeech) speech = sourcier_user_speak (options->language);
  g_autoptr (SourcierExportPlan) plan = plan_new (table, options, error);

  if (plan == NULL)
    return FALSE;
  plan->progress = progress;
  plan->cancellable = cancellable;
  return file != NULL ? sourcier_list_target_write (file, write_plan, plan, cancellable, error)
                      : write_plan (stream, plan, error);
}

/**
 * sourcier_export_write:
 * @table: a table, made with the connection of this thread
 * @options: how to write it
 * @file: where to write, replaced at the end
 * @progress: (nullable): told how many rows are written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes a table to a file, with the question that it answers where the format has room for that. Texts that begin like a
 * formula are no formula in any format, and codes keep their zeros. To be called on a worker.
 *
 * Returns: %FALSE with @error set if it could not be written; what was there before stays then
 */
gboolean
sourcier_export_write (SourcierExportTable          *table,
                       const SourcierExportOptions  *options,
                       GFile                        *file,
                       SourcierProgress             *progress,
                       GCancellable                 *cancellable,
                       GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (table) && options != NULL && G_IS_FILE (file), FALSE);

  return write_somewhere (table, options, file, NULL, progress, cancellable, error);
}

/**
 * sourcier_export_write_stream:
 * @table: a table, made with the connection of this thread
 * @options: how to write it
 * @stream: where to write; it stays open
 * @progress: (nullable): told how many rows are written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Like sourcier_export_write(), for a pipe.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_export_write_stream (SourcierExportTable          *table,
                              const SourcierExportOptions  *options,
                              GOutputStream                *stream,
                              SourcierProgress             *progress,
                              GCancellable                 *cancellable,
                              GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (table) && options != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  return write_somewhere (table, options, NULL, stream, progress, cancellable, error);
}
