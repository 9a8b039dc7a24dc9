/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A table with nothing of ours in it, beside which the office's is measured. */

GtkWidget *bare_table_new      (guint      n_columns,
                                guint      n_rows);
void       bare_table_show_new (GtkWidget *table);
