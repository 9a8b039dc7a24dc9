/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

char *accessible_walker_find_nameless   (GtkWidget *root);
void  accessible_walker_assert_all_named (GtkWidget *root);
