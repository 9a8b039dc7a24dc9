/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierRowKind:
 * @load_many: (transfer full): reads the objects of @n_ids rows, %NULL where there is no such row, or %NULL with @error
 *   set
 * @create_empty: (transfer full): what stands for a row that is not there
 * @assign: makes @held tell what @read tells, and emit that it changed
 * @tell: (nullable): makes @read tell what was counted of it with the answer that gave it
 *
 * What has to be known of a kind of row to show long lists of it.
 */
typedef struct
{
  GPtrArray *(*load_many)    (SourcierStore  *store,
                              const gint64   *ids,
                              guint           n_ids,
                              GError        **error);
  GObject   *(*create_empty) (gint64          id);
  void       (*assign)       (GObject        *held,
                              GObject        *read);
  void       (*tell)         (GObject        *read,
                              GObject        *counts);
} SourcierRowKind;

/**
 * SourcierRowPages:
 *
 * The objects of a long list of ids, read a page at a time when one of the page is asked for. The last pages asked
 * for are kept; and as long as anybody holds the object of a row, that object and no other is given for it.
 */
typedef struct _SourcierRowPages SourcierRowPages;

/* About as many rows as are in sight in a window of the usual height. */
#define SOURCIER_ROW_PAGE 40

SourcierRowPages *_sourcier_row_pages_new         (SourcierStore          *store,
                                                   const SourcierRowKind  *kind);
void              _sourcier_row_pages_free        (SourcierRowPages       *self);
GObject          *_sourcier_row_pages_get         (SourcierRowPages       *self,
                                                   GArray                 *ids,
                                                   guint                   position,
                                                   GError                **error);
void              _sourcier_row_pages_set_counts  (SourcierRowPages       *self,
                                                   GObject                *counts);
void              _sourcier_row_pages_forget      (SourcierRowPages       *self);
void              _sourcier_row_pages_grow_old    (SourcierRowPages       *self);
gboolean          _sourcier_row_pages_refresh     (SourcierRowPages       *self,
                                                   GError                **error);
guint             _sourcier_row_pages_get_n_loads (SourcierRowPages       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierRowPages, _sourcier_row_pages_free)

G_END_DECLS
