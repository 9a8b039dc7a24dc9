/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/damage.h"
#include "store/salvage-pages.h"
#include "store/store-private.h"

G_BEGIN_DECLS

/* A table of the new file, and what is known of it in the damaged one. */
typedef struct
{
  char *name;
  gboolean without_rowid;
  GPtrArray *columns;           /* names, in the order in which a row stores them */
  GByteArray *types;            /* of each: one letter of its declared type, 'K' for the key that is the row's number */
  GByteArray *required;         /* of each: whether NOT NULL */
  guint32 root;                 /* where its tree begins, 0 if the file does not tell */
  guint32 usual_root;           /* where it begins in a new file */
  guint32 n_broken;
  gint64 kept;
  gint64 alone;                 /* of those, how many went because what they belong to is lost */
  gint64 expected;              /* as an index of it counts its rows, -1 if none can */
} SourcierSalvageTable;

GPtrArray *_sourcier_salvage_load_tables (SourcierStore        *store,
                                          SourcierPages        *pages,
                                          GHashTable           *roots,
                                          GError              **error);
GHashTable *_sourcier_salvage_find_roots (SourcierPages        *pages);
gboolean   _sourcier_salvage_fits        (SourcierSalvageTable *table,
                                          gboolean              is_table,
                                          const SourcierValue  *values,
                                          guint                 n_values);
SourcierRecovery *_sourcier_salvage      (SourcierPages        *pages,
                                          SourcierStore        *to,
                                          SourcierProgress     *progress,
                                          GCancellable         *cancellable,
                                          GError              **error);

G_END_DECLS
