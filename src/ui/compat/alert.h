/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierAlertAnswer:
 * @owner: the widget that asked
 * @accepted: whether the reader chose to go on
 *
 * What to do with the answer. It is not called when @owner is gone.
 */
typedef void (*SourcierAlertAnswer) (GtkWidget *owner,
                                     gboolean   accepted);

void sourcier_alert_show (GtkWidget           *from,
                          const char          *heading,
                          const char          *body);
void sourcier_alert_ask  (GtkWidget           *from,
                          const char          *heading,
                          const char          *body,
                          const char          *accept,
                          gboolean             destructive,
                          SourcierAlertAnswer  answer);

G_END_DECLS
