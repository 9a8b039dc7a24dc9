/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/window.h"

G_BEGIN_DECLS

struct _SourcierWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;

  AdwToastOverlay *toasts;
  GtkStack *stage;             /* the welcome page, or the office */
  GtkWidget *leaflet;
  GtkWidget *sidebar;
  AdwWindowTitle *title;
  GtkListBox *page_list;
  GtkStack *pages;
};

G_END_DECLS
