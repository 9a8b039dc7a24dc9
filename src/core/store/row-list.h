/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/row-pages.h"

G_BEGIN_DECLS

/**
 * SourcierRowAnswer:
 * @ids: (element-type gint64): the rows that answer, in display order
 * @counts: (nullable): what was counted with them
 * @total: how many rows there are to ask about
 */
typedef struct
{
  GArray  *ids;
  GObject *counts;
  gint64   total;
} SourcierRowAnswer;

/**
 * SourcierRowList:
 *
 * A #GListModel of the rows that answer a question: an array of ids in display order, and pages of objects read on
 * demand. A new question is answered on a worker with its own connection; the old answer stays until the new one is
 * there, then one signal says that all rows are others. GTK's own models and views would look for each old row among the
 * new ones then: they are given a #SourcierBitsetSelection instead. It asks again whenever the file changes.
 *
 * Properties: "loading" (boolean), "counts" (what was counted with the answer), "total" (int64). The signal "answered"
 * comes after each new answer; "found" before it where the rows are there and the counts are not yet; "begun" before that
 * where the list was empty and its first rows are there; "failed" (const GError *) when there is none.
 */
#define SOURCIER_TYPE_ROW_LIST (sourcier_row_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (SourcierRowList, sourcier_row_list, SOURCIER, ROW_LIST, GObject)

/**
 * SourcierRowListClass:
 * @item_type: the type of the objects
 * @kind: how the rows are read
 * @same: whether two questions ask the same
 * @answer: answers a question, which never changes, on a worker. The reader sees the file as it was at one moment;
 *   whatever is in the answer is let go of by the caller, also on failure. What finds for long may call
 *   sourcier_row_answer_show_first(), what counts for long calls sourcier_row_answer_show() before it does. @aid is what
 *   sourcier_row_list_set_aid() was given
 */
struct _SourcierRowListClass
{
  GObjectClass parent_class;

  GType (*item_type) (void);
  const SourcierRowKind *kind;
  gboolean (*same)   (GObject            *question,
                      GObject            *other);
  gboolean (*answer) (SourcierStore      *reader,
                      GObject            *aid,
                      GObject            *question,
                      GCancellable       *cancellable,
                      SourcierRowAnswer  *answer,
                      GError            **error);
};

void      sourcier_row_answer_show_first (SourcierRowAnswer *self,
                                          GArray            *ids);
void      sourcier_row_answer_show       (SourcierRowAnswer *self);

void      sourcier_row_list_set_aid      (SourcierRowList *self,
                                          GObject         *aid);
void      sourcier_row_list_begin        (SourcierRowList *self,
                                          SourcierStore   *store,
                                          GObject         *question);
void      sourcier_row_list_ask          (SourcierRowList *self,
                                          GObject         *question);
GObject  *sourcier_row_list_get_question (SourcierRowList *self);
void      sourcier_row_list_reload       (SourcierRowList *self);
GObject  *sourcier_row_list_get_counts   (SourcierRowList *self);
gint64    sourcier_row_list_get_total    (SourcierRowList *self);
gboolean  sourcier_row_list_get_loading  (SourcierRowList *self);
GArray   *sourcier_row_list_get_ids      (SourcierRowList *self);
gint64    sourcier_row_list_get_id       (SourcierRowList *self,
                                          guint            position);
gboolean  sourcier_row_list_find         (SourcierRowList *self,
                                          gint64           id,
                                          guint           *position);
guint     _sourcier_row_list_get_n_page_loads (SourcierRowList *self);

G_END_DECLS
