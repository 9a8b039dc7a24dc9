/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierLogListener:
 * @domain: which library speaks
 * @message: what it says
 *
 * Hears what other libraries say without calling it a warning. Any thread may call it.
 */
typedef void (*SourcierLogListener) (const char *domain,
                                     const char *message);

char *sourcier_log_dup_folder (void);
void  sourcier_log_begin      (void);
void  sourcier_log_listen     (SourcierLogListener  listener);
void  sourcier_log_write      (const char   *format,
                               ...) G_GNUC_PRINTF (1, 2);
void  sourcier_log_error      (const GError *error);
char *sourcier_log_read_last  (gsize         most);
char *sourcier_log_mask       (const char   *text);

G_END_DECLS
