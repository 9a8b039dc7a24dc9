/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/feedback.h"

G_DEFINE_INTERFACE (SourcierFeedback, sourcier_feedback, GTK_TYPE_WIDGET)

static void
sourcier_feedback_default_init (SourcierFeedbackInterface *iface)
{
}

/* A dialog has no feedback of its own: it speaks through the window it stands before. */
static SourcierFeedback *
find (GtkWidget *from)
{
  while (from != NULL)
    {
      GtkWidget *above = gtk_widget_get_ancestor (from, SOURCIER_TYPE_FEEDBACK);
      GtkRoot *root = gtk_widget_get_root (from);

      if (above != NULL)
        return SOURCIER_FEEDBACK (above);
      from = GTK_IS_WINDOW (root) ? GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root))) : NULL;
    }
  return NULL;
}

/**
 * sourcier_feedback_done:
 * @from: the widget that did something
 * @message: what was done: "Label added"
 *
 * Tells the reader, in a toast that offers Undo, that the office's file has changed.
 */
void
sourcier_feedback_done (GtkWidget  *from,
                        const char *message)
{
  SourcierFeedback *self = find (from);

  if (self != NULL)
    SOURCIER_FEEDBACK_GET_IFACE (self)->done (self, message);
}

/**
 * sourcier_feedback_tell:
 * @from: the widget that has something to say
 * @message: what
 *
 * Tells the reader something in a toast, where there is nothing to undo.
 */
void
sourcier_feedback_tell (GtkWidget  *from,
                        const char *message)
{
  SourcierFeedback *self = find (from);

  if (self != NULL)
    SOURCIER_FEEDBACK_GET_IFACE (self)->tell (self, message);
}

/**
 * sourcier_feedback_written:
 * @from: the widget that wrote a file
 * @message: what was written: "Plan exported"
 * @file: the file
 * @open: whether the reader wants it opened at once
 *
 * Tells the reader in a toast, which offers to open the file, or once it is open to show the folder it is in.
 */
void
sourcier_feedback_written (GtkWidget  *from,
                           const char *message,
                           GFile      *file,
                           gboolean    open)
{
  SourcierFeedback *self = find (from);
  g_autofree char *uri = g_file_get_uri (file);

  if (self != NULL)
    SOURCIER_FEEDBACK_GET_IFACE (self)->written (self, message, uri, open);
}

/**
 * sourcier_feedback_fail:
 * @from: the widget that tried
 * @heading: what could not be done: "The list could not be read"
 * @error: why, with the way out
 *
 * Shows an error that the reader must see.
 */
void
sourcier_feedback_fail (GtkWidget    *from,
                        const char   *heading,
                        const GError *error)
{
  SourcierFeedback *self = find (from);

  if (self != NULL)
    SOURCIER_FEEDBACK_GET_IFACE (self)->fail (self, heading, error);
  else
    g_warning ("%s: %s", heading, error->message);
}
