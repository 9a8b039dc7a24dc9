/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/window.h"
#include "store/store.h"

#include <adwaita.h>

/* Goes on with the main loop until CONDITION holds; fails after ten seconds. */
#define ui_test_wait_for(condition) \
  G_STMT_START { \
    gint64 end__ = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND; \
    while (!(condition)) \
      { \
        if (g_get_monotonic_time () > end__) \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
        ui_test_turn (); \
      } \
  } G_STMT_END

/* A function that is given each template class of the program, by name. */
typedef void (*UiTestTemplateFunc) (GType type);

void           ui_test_init            (int                 *argc,
                                        char              ***argv);
int            ui_test_run             (void);
void           ui_test_turn            (void);
void           ui_test_add_templates   (const char          *prefix,
                                        UiTestTemplateFunc   func);
GtkWidget     *ui_test_present         (GtkWidget           *widget);
GtkWidget     *ui_test_find_dialog     (GtkWidget           *parent);
GtkWidget     *ui_test_find_before     (gpointer             window);
GtkWidget     *ui_test_find            (GtkWidget           *widget,
                                        GType                type);
GtkWidget     *ui_test_find_nth        (GtkWidget           *root,
                                        GType                type,
                                        guint                at);
gboolean       ui_test_shows           (GtkWidget           *widget,
                                        const char          *words);
char          *ui_test_new_path        (const char          *name);
SourcierStore *ui_test_new_store       (void);
gboolean       ui_test_open            (SourcierWindow      *window,
                                        GFile               *file);
void           ui_test_name_office     (SourcierStore       *store,
                                        const char          *name);
