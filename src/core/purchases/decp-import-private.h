/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-import.h"
#include "store/history-look.h"

G_BEGIN_DECLS

/* What becomes of a contract of the file, in the order of the file. */
typedef struct
{
  gint64 purchase;            /* of the register, 0 for a new one */
  guint8 effect;
} SourcierDecpDecision;

struct _SourcierDecpImport
{
  GObject parent_instance;

  SourcierStore *office;
  SourcierStore *store;       /* the import's own connection */
  GFile *file;
  char *name;                 /* of the file, for the reader */
  char *buyer;                /* the office's own name */

  GArray *decisions;          /* (element-type SourcierDecpDecision) */
  GPtrArray *doubtful;        /* (element-type SourcierDecpDoubtful): the first ones */
  gint64 n[SOURCIER_N_DECP_EFFECTS];
  gint64 n_defects[SOURCIER_N_DECP_DEFECTS];
  gint64 n_doubtful;
  gint64 n_new_suppliers;
  SourcierHistoryLook *look;  /* at the office's file when the contracts were read */
  char *etag;                 /* of the list then */
};

/* While a file is read. */
typedef struct
{
  SourcierDecpImport *import;
  GCancellable *cancellable;
  guint next;                 /* the contract that comes next, among the decisions */
} SourcierDecpPass;

char     *_sourcier_decp_import_get_uid   (const SourcierDecpContract *contract);
gboolean  _sourcier_decp_import_cancelled (GCancellable         *cancellable,
                                           GError              **error);
char     *_sourcier_decp_import_get_etag  (SourcierDecpImport   *self);

G_END_DECLS
