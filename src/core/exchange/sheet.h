/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "base/progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierSheetFormat:
 * @SOURCIER_SHEET_CSV: text, of one sheet; other sheets are passed over
 * @SOURCIER_SHEET_XLSX: Office Open XML
 * @SOURCIER_SHEET_ODS: OpenDocument 1.3
 */
typedef enum
{
  SOURCIER_SHEET_CSV,
  SOURCIER_SHEET_XLSX,
  SOURCIER_SHEET_ODS,
  SOURCIER_N_SHEET_FORMATS,
} SourcierSheetFormat;

/**
 * SourcierCellKind:
 * @SOURCIER_CELL_EMPTY: nothing
 * @SOURCIER_CELL_TEXT: words and codes: SIRET and postcodes keep their zeros, nothing becomes a formula
 * @SOURCIER_CELL_NUMBER: a number
 * @SOURCIER_CELL_MONEY: an amount
 * @SOURCIER_CELL_DAY: a day
 * @SOURCIER_CELL_PERCENT: a share of one, shown as a percentage
 */
typedef enum
{
  SOURCIER_CELL_EMPTY,
  SOURCIER_CELL_TEXT,
  SOURCIER_CELL_NUMBER,
  SOURCIER_CELL_MONEY,
  SOURCIER_CELL_DAY,
  SOURCIER_CELL_PERCENT,
} SourcierCellKind;

/**
 * SourcierCell:
 * @kind: which of the following it has
 * @text: (nullable): of a text; any bytes
 * @link: (nullable): where a text leads: http, https or mailto
 * @number: of a number or a percentage; what is not finite is an empty cell
 * @cents: of an amount
 * @day: of a day; %SOURCIER_DAY_NONE is an empty cell
 */
typedef struct
{
  SourcierCellKind kind;
  const char *text;
  const char *link;
  double number;
  gint64 cents;
  SourcierDay day;
} SourcierCell;

/**
 * SourcierSheetColumn:
 * @title: what stands over it
 * @width: how many letters it shows
 */
typedef struct
{
  const char *title;
  double width;
} SourcierSheetColumn;

/**
 * SourcierSheets:
 *
 * The sheets of a file while they are written, row after row: a list of any length passes through little memory.
 */
typedef struct _SourcierSheets SourcierSheets;

/**
 * SourcierSheetsFunc:
 * @sheets: what to write with sourcier_sheets_begin() and sourcier_sheets_add_row()
 * @user_data: what was given with the function
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set to give up
 */
typedef gboolean (*SourcierSheetsFunc) (SourcierSheets  *sheets,
                                        gpointer         user_data,
                                        GError         **error);

gint64   sourcier_sheet_format_most_rows (SourcierSheetFormat         format);
gboolean sourcier_sheet_format_check     (SourcierSheetFormat         format,
                                          gint64                      n_rows,
                                          GError                    **error);
gboolean sourcier_sheets_write           (GFile                      *file,
                                          SourcierSheetFormat         format,
                                          SourcierLanguage            language,
                                          SourcierSheetsFunc          func,
                                          gpointer                    user_data,
                                          GCancellable               *cancellable,
                                          GError                    **error);
gboolean sourcier_sheets_write_stream    (GOutputStream              *stream,
                                          SourcierSheetFormat         format,
                                          SourcierLanguage            language,
                                          SourcierSheetsFunc          func,
                                          gpointer                    user_data,
                                          GCancellable               *cancellable,
                                          GError                    **error);
void     sourcier_sheets_set_csv         (SourcierSheets             *self,
                                          char                        separator,
                                          gboolean                    bom,
                                          char                        decimal);
gboolean sourcier_sheets_begin           (SourcierSheets             *self,
                                          const char                 *name,
                                          const SourcierSheetColumn  *columns,
                                          guint                       n_columns,
                                          GError                    **error);
gboolean sourcier_sheets_add_row         (SourcierSheets             *self,
                                          const SourcierCell         *cells,
                                          GError                    **error);

G_END_DECLS
