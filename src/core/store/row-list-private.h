/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/row-list.h"

G_BEGIN_DECLS

/* What a list shows, and the question that is on its way. */
typedef struct
{
  SourcierStore *store;
  GObject *aid;                /* what helps to answer, on any thread */
  GObject *question;
  GArray *ids;
  SourcierRowPages *pages;
  GObject *counts;
  gint64 total;

  GCancellable *cancellable;
  SourcierStore *idle_reader;  /* of the last worker, for the next */
  guint generation;            /* of the last question sent */
  gboolean loading;
  gboolean rows_changed;       /* the objects may tell of rows as they were */
  gboolean told_failure;       /* that rows cannot be read, once an answer */
} SourcierRowListPrivate;

SourcierRowListPrivate *_sourcier_row_list_get_private  (SourcierRowList         *self);
void                    _sourcier_row_list_send         (SourcierRowList         *self);
void                    _sourcier_row_list_set_loading  (SourcierRowList         *self,
                                                         gboolean                 loading);
void                    _sourcier_row_list_take_first   (SourcierRowList         *self,
                                                         GArray                  *ids);
void                    _sourcier_row_list_take_rows    (SourcierRowList         *self,
                                                         guint                    generation,
                                                         GArray                  *ids,
                                                         gint64                   total);
void                    _sourcier_row_list_take_answer  (SourcierRowList         *self,
                                                         guint                    generation,
                                                         const SourcierRowAnswer *answer);
void                    _sourcier_row_list_take_failure (SourcierRowList         *self,
                                                         const GError            *error);

G_END_DECLS
