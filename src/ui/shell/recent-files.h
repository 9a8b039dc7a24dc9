/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sourcier_recent_files_add       (GSettings *settings,
                                      GFile     *file);
void sourcier_recent_files_remove    (GSettings *settings,
                                      GFile     *file);
void sourcier_recent_files_fill_menu (GSettings *settings,
                                      GMenu     *menu,
                                      GFile     *shown);

G_END_DECLS
