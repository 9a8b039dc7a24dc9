/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-table.h"
#include "exchange/text-decoder.h"

G_BEGIN_DECLS

/**
 * SourcierExportFormat:
 * @SOURCIER_EXPORT_CSV: text; it holds the rows alone
 * @SOURCIER_EXPORT_XLSX: Office Open XML
 * @SOURCIER_EXPORT_ODS: OpenDocument spreadsheet
 * @SOURCIER_EXPORT_JSON: JSON
 * @SOURCIER_EXPORT_PDF: pages of paper
 * @SOURCIER_EXPORT_HTML: a web page
 */
typedef enum
{
  SOURCIER_EXPORT_CSV,
  SOURCIER_EXPORT_XLSX,
  SOURCIER_EXPORT_ODS,
  SOURCIER_EXPORT_JSON,
  SOURCIER_EXPORT_PDF,
  SOURCIER_EXPORT_HTML,
  SOURCIER_N_EXPORT_FORMATS,
} SourcierExportFormat;

const char *sourcier_export_format_get_id    (SourcierExportFormat  format);
const char *sourcier_export_format_get_name  (SourcierExportFormat  format);
gboolean    sourcier_export_format_find      (const char           *id,
                                              SourcierExportFormat *format);
gboolean    sourcier_export_format_is_paper  (SourcierExportFormat  format);

/**
 * SourcierExportOptions:
 * @format: as what the table is written
 * @form: (nullable): what else the rows are written as, by whoever knows them: “vcard”; %NULL for a table
 * @columns: (nullable) (array zero-terminated=1): ids of columns, in the order wanted; %NULL for the usual ones of the format.
 *   JSON with %NULL has all that is known of each row
 * @language: of titles and words, and what decides the decimal sign where @decimal does not
 * @separator: of CSV: “;”, “,”, tab or “|”
 * @bom: whether CSV begins with a byte order mark, by which Excel knows UTF-8
 * @decimal: of CSV: “,” or “.”; 0 for the sign of @language
 * @landscape: whether pages lie
 * @about: whether the question, the day, the office and the count go along: a second sheet, an object around the rows of
 *   JSON. Pages always tell them; CSV never does
 *
 * How a table is written. The struct is open: a dialog sets what the reader chooses, columns with
 * sourcier_export_options_set_columns(), the form with sourcier_export_options_set_form(). sourcier_export_write() knows tables
 * alone.
 */
typedef struct
{
  SourcierExportFormat format;
  char *form;
  char **columns;
  SourcierLanguage language;
  char separator;
  gboolean bom;
  char decimal;
  gboolean landscape;
  gboolean about;
} SourcierExportOptions;

SourcierExportOptions *sourcier_export_options_new         (SourcierExportFormat          format);
SourcierExportOptions *sourcier_export_options_copy        (const SourcierExportOptions  *self);
void                   sourcier_export_options_free        (SourcierExportOptions        *self);
void                   sourcier_export_options_set_columns (SourcierExportOptions        *self,
                                                            const char * const           *columns);
void                   sourcier_export_options_set_form    (SourcierExportOptions        *self,
                                                            const char                   *form);
char                  *sourcier_export_options_to_json     (const SourcierExportOptions  *self);
SourcierExportOptions *sourcier_export_options_from_json   (const char                   *json,
                                                            GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierExportOptions, sourcier_export_options_free)

G_END_DECLS
