/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierImportPasted:
 * @owner: whoever asked
 * @file: (nullable): the table, %NULL if there is none
 * @note: (nullable): what to say of it
 */
typedef void (*SourcierImportPasted) (gpointer    owner,
                                      GFile      *file,
                                      const char *note);

void sourcier_import_paste      (GtkWidget            *owner,
                                 SourcierImportPasted  pasted);
void sourcier_import_paste_text (GtkWidget            *owner,
                                 const char           *text,
                                 SourcierImportPasted  pasted);

G_END_DECLS
