/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierFeedback:
 *
 * Whoever can tell the reader what happened: the window implements it, and the pages in it speak to it through these
 * functions without knowing the window.
 */
#define SOURCIER_TYPE_FEEDBACK (sourcier_feedback_get_type ())
G_DECLARE_INTERFACE (SourcierFeedback, sourcier_feedback, SOURCIER, FEEDBACK, GtkWidget)

struct _SourcierFeedbackInterface
{
  GTypeInterface parent_interface;

  void (*done) (SourcierFeedback *self, const char *message);
  void (*tell) (SourcierFeedback *self, const char *message);
  void (*written) (SourcierFeedback *self, const char *message, const char *uri, gboolean open);
  void (*fail) (SourcierFeedback *self, const char *heading, const GError *error);
};

void sourcier_feedback_done (GtkWidget    *from,
                             const char   *message);
void sourcier_feedback_tell (GtkWidget    *from,
                             const char   *message);
void sourcier_feedback_written (GtkWidget *from,
                             const char   *message,
                             GFile        *file,
                             gboolean      open);
void sourcier_feedback_fail (GtkWidget    *from,
                             const char   *heading,
                             const GError *error);

G_END_DECLS
