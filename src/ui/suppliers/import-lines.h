/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of more columns than this is shown in part. */
#define SOURCIER_IMPORT_MOST_COLUMNS 40

void sourcier_import_lines_show (GtkColumnView      *view,
                                 GPtrArray          *lines,
                                 const char * const *titles);

G_END_DECLS
