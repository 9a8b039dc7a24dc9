/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-index-private.h"

G_BEGIN_DECLS

/* What the threads share; the index itself goes with those who ask it. */
typedef struct
{
  GMutex lock;
  GMutex reading;               /* one order is read at a time; taken before the other */
  GCancellable *cancellable;    /* of what is done in the background */
  SourcierIndexBody *body;      /* NULL until it is built */
  guint serial;                 /* of the body */
  gboolean is_working;          /* in the background */
  SourcierStore *again;         /* to build the body by, if it is gone when that ends; NULL where it was not lost */
  gboolean is_closed;
  GQueue wanted;                /* questions whose orders are to be read */
} SourcierIndexShared;

SourcierIndexShared   *_sourcier_index_shared_new         (void);
void                   _sourcier_index_shared_unref       (gpointer                self);
void                   _sourcier_index_shared_close       (SourcierIndexShared    *self);
void                   _sourcier_index_shared_drop        (SourcierIndexShared    *self);
gboolean               _sourcier_index_shared_build       (SourcierIndexShared    *self,
                                                           SourcierStore          *reader,
                                                           GError                **error);
gboolean               _sourcier_index_shared_follow      (SourcierIndexShared    *self);
SourcierSupplierQuery *_sourcier_index_question_by        (SourcierSupplierSort    sort);

gboolean               _sourcier_index_shared_read_order  (SourcierIndexShared    *self,
                                                           SourcierSupplierQuery  *query,
                                                           GError                **error);
gboolean               _sourcier_index_shared_read_communes (SourcierIndexShared  *self,
                                                           GError                **error);
void                   _sourcier_index_shared_want_order  (SourcierIndexShared    *self,
                                                           SourcierSupplierQuery  *query);
void                   _sourcier_index_shared_begin       (SourcierIndexShared    *self,
                                                           SourcierStore          *store);

G_END_DECLS
