/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts are whole cents, excluding tax (HT) unless a name says otherwise. */
#define SOURCIER_MONEY_UNKNOWN (-1)

gboolean  sourcier_money_parse  (const char *text,
                                 gint64     *cents);
char     *sourcier_money_format (gint64      cents);
char     *sourcier_money_to_text (gint64     cents);
char     *sourcier_money_format_whole (gint64 cents);
char     *sourcier_count_format (gint64      count);
char     *sourcier_count_group  (gint64      count,
                                 const char *mark);

G_END_DECLS
