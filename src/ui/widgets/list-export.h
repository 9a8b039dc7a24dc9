/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierListExportFunc:
 * @reader: a connection of the worker's own
 * @question: what shall be written, as given to sourcier_list_export_present()
 * @file: where
 * @progress: told how many rows are written
 * @cancellable: what stops it
 * @error: why it failed
 *
 * Writes a list, in a thread of its own.
 *
 * Returns: %FALSE with @error set if it failed
 */
typedef gboolean (*SourcierListExportFunc) (SourcierStore     *reader,
                                            gpointer           question,
                                            GFile             *file,
                                            SourcierProgress  *progress,
                                            GCancellable      *cancellable,
                                            GError           **error);

/**
 * SourcierListExportWords:
 * @title: of the dialog that asks where
 * @name: proposed for the file
 * @done: what is told when the list is written
 * @failed: the heading when it cannot be
 * @kind: (nullable): what such files are called, %NULL for lists (CSV)
 * @patterns: (nullable): their names: "*.pdf"
 * @open: whether the file shall be opened when it is written
 */
typedef struct
{
  const char *title;
  const char *name;
  const char *done;
  const char *failed;
  const char *kind;
  const char *patterns;
  gboolean open;
} SourcierListExportWords;

void sourcier_list_export_present (GtkWidget                     *parent,
                                   SourcierStore                 *store,
                                   gpointer                       question,
                                   GDestroyNotify                 free_question,
                                   SourcierListExportFunc         write,
                                   const SourcierListExportWords *words);
void sourcier_list_export_write   (GtkWidget                     *parent,
                                   SourcierStore                 *store,
                                   GFile                         *file,
                                   gpointer                       question,
                                   GDestroyNotify                 free_question,
                                   SourcierListExportFunc         write,
                                   const SourcierListExportWords *words);

G_END_DECLS
