/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/export-dialog.h"

G_BEGIN_DECLS

/**
 * SourcierExportActionFunc:
 * @self: the widget whose action was activated
 * @print: whether its rows shall be printed, rather than written to a file
 *
 * Lets the rows that a widget shows leave the office: makes an export dialog, offers it the rows and presents it.
 */
typedef void (*SourcierExportActionFunc) (GtkWidget *self,
                                          gboolean   print);

void sourcier_export_actions_install (GtkWidgetClass           *widget_class,
                                      const char               *export,
                                      const char               *print,
                                      SourcierExportActionFunc  func);

G_END_DECLS
