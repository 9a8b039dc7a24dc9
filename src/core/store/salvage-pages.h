/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The pages of an SQLite file read one by one, without SQLite, which gives a whole table up where one of its pages is broken.
 * After https://www.sqlite.org/fileformat2.html. Nothing is ever written.
 */

typedef enum
{
  SOURCIER_PAGE_OTHER,          /* holds the rest of a long row, or nothing, or cannot be read */
  SOURCIER_PAGE_FREE,           /* what stands there was deleted */
  SOURCIER_PAGE_TABLE_LEAF,
  SOURCIER_PAGE_TABLE_BRANCH,
  SOURCIER_PAGE_INDEX_LEAF,
  SOURCIER_PAGE_INDEX_BRANCH,
} SourcierPageKind;

typedef struct _SourcierPages SourcierPages;

typedef enum
{
  SOURCIER_VALUE_NULL,
  SOURCIER_VALUE_INT,
  SOURCIER_VALUE_REAL,
  SOURCIER_VALUE_TEXT,
  SOURCIER_VALUE_BLOB,
} SourcierValueType;

/* A value of a row, as it stands in the file; what @data points to is the row's. */
typedef struct
{
  SourcierValueType type;
  gint64 integer;
  double real;
  const guint8 *data;
  gsize size;
} SourcierValue;

/* Called for each row of a tree: @rowid is 0 in the tree of an index. */
typedef void (*SourcierRowFunc) (gint64               rowid,
                                 const SourcierValue *values,
                                 guint                n_values,
                                 gpointer             user_data);

SourcierPages    *sourcier_pages_open        (const char      *path,
                                              GError         **error);
void              sourcier_pages_free        (SourcierPages   *self);
gboolean          sourcier_pages_has_header  (SourcierPages   *self);
int               sourcier_pages_get_version (SourcierPages   *self);
guint32           sourcier_pages_get_n       (SourcierPages   *self);
guint32           sourcier_pages_get_missing (SourcierPages   *self);
SourcierPageKind  sourcier_pages_get_kind    (SourcierPages   *self,
                                              guint32          page);
guint32           sourcier_pages_get_parent  (SourcierPages   *self,
                                              guint32          page);
guint32           sourcier_pages_walk        (SourcierPages   *self,
                                              guint32          root,
                                              guint            most,
                                              SourcierRowFunc  func,
                                              gpointer         user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierPages, sourcier_pages_free)

G_END_DECLS
