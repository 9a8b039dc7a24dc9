/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "exchange/sheet.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SourcierExportUse:
 * @SOURCIER_EXPORT_USUAL: written to a file where nobody says which columns are wanted
 * @SOURCIER_EXPORT_PRINTED: on paper, where there is less room
 *
 * What a column is for.
 */
typedef enum
{
  SOURCIER_EXPORT_EXTRA = 0,
  SOURCIER_EXPORT_USUAL = 1 << 0,
  SOURCIER_EXPORT_PRINTED = 1 << 1,
} SourcierExportUse;

/**
 * SourcierExportColumn:
 * @id: what settings, presets and JSON call it; it is never translated and has no “-”
 * @title: what stands over it
 * @kind: what its cells hold where they hold what they should; a cell may be text where it does not
 * @width: how many letters it shows
 * @use: what it is for
 */
typedef struct
{
  char *id;
  char *title;
  SourcierCellKind kind;
  double width;
  SourcierExportUse use;
} SourcierExportColumn;

GPtrArray *sourcier_export_columns_new  (void);
void       sourcier_export_columns_add  (GPtrArray         *columns,
                                         const char        *id,
                                         const char        *title,
                                         SourcierCellKind   kind,
                                         double             width,
                                         SourcierExportUse  use);
gboolean   sourcier_export_columns_find (GPtrArray         *columns,
                                         const char        *id,
                                         guint             *at);

/**
 * SourcierExportAbout:
 * @title: what the list is: “Suppliers”
 * @office: whose list it is; "" where the office has not told its name
 * @question: (element-type utf8): the question that the rows answer, a sentence or a filter each
 * @day: the day on which it is answered
 *
 * What travels with a list, so that whoever receives it knows what it is.
 */
typedef struct
{
  char *title;
  char *office;
  GPtrArray *question;
  SourcierDay day;
} SourcierExportAbout;

void sourcier_export_about_free (SourcierExportAbout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierExportAbout, sourcier_export_about_free)

/* A cell while a table fills it, with what it has to keep until the row is written. It begins empty. */
typedef struct
{
  SourcierCell cell;
  char *text;
  char *link;
} SourcierExportCell;

void sourcier_export_cell_set_text    (SourcierExportCell *self,
                                       const char         *text);
void sourcier_export_cell_take_text   (SourcierExportCell *self,
                                       char               *text);
void sourcier_export_cell_take_link   (SourcierExportCell *self,
                                       char               *link);
void sourcier_export_cell_set_number  (SourcierExportCell *self,
                                       double              number);
void sourcier_export_cell_set_money   (SourcierExportCell *self,
                                       gint64              cents);
void sourcier_export_cell_set_percent (SourcierExportCell *self,
                                       double              share);
void sourcier_export_cell_set_day     (SourcierExportCell *self,
                                       SourcierDay         day);

/**
 * SourcierExportTable:
 *
 * A table that can leave the office: what it is, its columns, and its rows one after the other. Domains derive from it;
 * sourcier_export_write() writes any of them in any format.
 *
 * A table reads with the connection that it was made with. A page makes one on its own thread to ask which columns there
 * are and how many rows, and makes another on the worker that writes, with the worker's reader. What it says is in the
 * reader's language, or in that of the #SourcierUserSpeech that the thread is in when it is asked.
 */
#define SOURCIER_TYPE_EXPORT_TABLE (sourcier_export_table_get_type ())
G_DECLARE_DERIVABLE_TYPE (SourcierExportTable, sourcier_export_table, SOURCIER, EXPORT_TABLE, GObject)

/**
 * SourcierExportItemFunc:
 * @item: what a row is about, good until the function returns; only the table that hands it over knows what it is
 * @user_data: what was given with the function
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set to give up
 */
typedef gboolean (*SourcierExportItemFunc) (gpointer   item,
                                            gpointer   user_data,
                                            GError   **error);

/**
 * SourcierExportTableClass:
 * @id: what presets call tables of this kind: "suppliers"
 * @describe: fills in what the list is; the title and the office are "" and the question is empty before
 * @list_columns: adds the columns, in the order in which they are usually written
 * @count: how many rows there are; -1 with the error set if that cannot be known
 * @each: hands over the rows, a page in memory at a time, and tells the progress
 * @expect: (nullable): told before the rows are handed over which columns will be asked for; %NULL for all that is known
 * @fill: tells what a column of list_columns has in a row
 * @to_json: (nullable): all that is known of a row, under the ids of its columns where they say the same; %NULL where the
 *   cells say it all
 */
struct _SourcierExportTableClass
{
  GObjectClass parent_class;

  const char *id;
  void         (* describe)     (SourcierExportTable     *self,
                                 SourcierExportAbout     *about);
  void         (* list_columns) (SourcierExportTable     *self,
                                 GPtrArray               *columns);
  gint64       (* count)        (SourcierExportTable     *self,
                                 GError                 **error);
  gboolean     (* each)         (SourcierExportTable     *self,
                                 SourcierExportItemFunc   func,
                                 gpointer                 user_data,
                                 SourcierProgress        *progress,
                                 GCancellable            *cancellable,
                                 GError                 **error);
  void         (* expect)       (SourcierExportTable     *self,
                                 const guint             *columns,
                                 guint                    n_columns);
  void         (* fill)         (SourcierExportTable     *self,
                                 gpointer                 item,
                                 guint                    column,
                                 SourcierExportCell      *cell);
  JsonObject * (* to_json)      (SourcierExportTable     *self,
                                 gpointer                 item);
};

/**
 * SourcierExportRowFunc:
 * @cells: one for each column asked for, good until the function returns
 * @user_data: what was given with the function
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set to give up
 */
typedef gboolean (*SourcierExportRowFunc) (const SourcierCell  *cells,
                                           gpointer             user_data,
                                           GError             **error);

const char          *sourcier_export_table_get_id       (SourcierExportTable     *self);
SourcierExportAbout *sourcier_export_table_get_about    (SourcierExportTable     *self);
GPtrArray           *sourcier_export_table_get_columns  (SourcierExportTable     *self);
gint64               sourcier_export_table_count        (SourcierExportTable     *self,
                                                         GError                 **error);
gboolean             sourcier_export_table_each_row     (SourcierExportTable     *self,
                                                         const guint             *columns,
                                                         guint                    n_columns,
                                                         SourcierExportRowFunc    func,
                                                         gpointer                 user_data,
                                                         SourcierProgress        *progress,
                                                         GCancellable            *cancellable,
                                                         GError                 **error);
gboolean             sourcier_export_table_each_object  (SourcierExportTable     *self,
                                                         GPtrArray               *columns,
                                                         const guint             *chosen,
                                                         guint                    n_chosen,
                                                         SourcierExportItemFunc   func,
                                                         gpointer                 user_data,
                                                         SourcierProgress        *progress,
                                                         GCancellable            *cancellable,
                                                         GError                 **error);

G_END_DECLS
