/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/**
 * SourcierImportMended:
 * @kind: what kind of repair it is
 * @target: what the column is read as
 * @before: what is written
 * @after: what was probably meant
 * @left: whether somebody leaves it as written
 *
 * A repair of one cell of a row, proposed or made.
 */
struct _SourcierImportMended
{
  SourcierImportRepairKind kind;
  int target;
  char *before;
  char *after;
  gboolean left;
};

gpointer sourcier_import_repair_key      (SourcierImportRepairKind  kind,
                                          guint                     line);
void sourcier_import_reading_repair      (SourcierImportReading    *reading,
                                          guint                     line,
                                          guint                     taken,
                                          GHashTable               *left);
void sourcier_import_reading_tell_repairs (SourcierImportReading *reading,
                                           guint                  taken,
                                           gboolean               proposals,
                                           GString               *words);

G_END_DECLS
