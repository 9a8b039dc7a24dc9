/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *sourcier_exchange_file_name  (GFile   *file);
void  sourcier_exchange_take_read_error  (GError **error,
                                          GError  *cause,
                                          GFile   *file);
void  sourcier_exchange_take_write_error (GError **error,
                                          GError  *cause,
                                          GFile   *file);

G_END_DECLS
