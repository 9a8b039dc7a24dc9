/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPageKey:
 * @keys: as gtk_shortcut_trigger_parse_string() reads them
 * @action: an action without parameter
 */
typedef struct
{
  const char *keys;
  const char *action;
} SourcierPageKey;

void sourcier_page_keys_add (GtkWidget             *page,
                             const SourcierPageKey *keys,
                             guint                  n_keys);

G_END_DECLS
