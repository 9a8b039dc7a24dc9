/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierFileKind:
 * @name: what such files are called: "Lists (CSV)"
 * @patterns: "*.csv;*.txt", parted by semicolons, case does not matter
 *
 * A kind of file a dialog offers. "All files" is always offered last.
 */
typedef struct
{
  const char *name;
  const char *patterns;
} SourcierFileKind;

void   sourcier_file_dialog_open        (GtkWindow              *parent,
                                         const char             *title,
                                         const SourcierFileKind *kind,
                                         GAsyncReadyCallback     callback,
                                         gpointer                user_data);
void   sourcier_file_dialog_save        (GtkWindow              *parent,
                                         const char             *title,
                                         const SourcierFileKind *kind,
                                         GFile                  *folder,
                                         const char             *name,
                                         GAsyncReadyCallback     callback,
                                         gpointer                user_data);
void   sourcier_file_dialog_select_folder (GtkWindow           *parent,
                                           const char          *title,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GFile *sourcier_file_dialog_finish      (GAsyncResult           *result);

G_END_DECLS
