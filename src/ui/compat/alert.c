/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "compat/alert.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static GtkWidget *
new_dialog (GtkWidget  *from,
            const char *heading,
            const char *body)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  return dialog;
}

/**
 * sourcier_alert_show:
 * @from: the widget that has something to say
 * @heading: what happened
 * @body: why, and what can be done
 *
 * Shows a message that the reader must see before going on.
 */
void
sourcier_alert_show (GtkWidget  *from,
                     const char *heading,
                     const char *body)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  GtkWidget *dialog = new_dialog (from, heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  GWeakRef owner;
  SourcierAlertAnswer answer;
  SourcierAlertSavingAnswer saving;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_weak_ref_clear (&question->owner);
  g_free (question);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&question->owner);

  if (owner != NULL)
    question->answer (owner, g_str_equal (response, "accept"));
}

/**
 * sourcier_alert_ask:
 * @from: the widget that asks
 * @heading: the question
 * @body: what depends on it
 * @accept: what the button that goes on is called, with its mnemonic
 * @destructive: whether going on loses something
 * @answer: what to do with the answer
 *
 * Asks a question that undo cannot spare the reader.
 */
void
sourcier_alert_ask (GtkWidget           *from,
                    const char          *heading,
                    const char          *body,
                    const char          *accept,
                    gboolean             destructive,
                    SourcierAlertAnswer  answer)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (answer != NULL);

  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (new_dialog (from, heading, body));
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->owner, from);
  question->answer = answer;
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sourcier_alert_offer:
 * @from: the widget that has something to say
 * @heading: what happened
 * @body: why, and what can be done
 * @offer: what a button beside Close is called, with its mnemonic
 * @answer: what to do with the answer; accepted is the offer
 *
 * Shows a message that the reader must see before going on, and offers something that he may leave.
 */
void
sourcier_alert_offer (GtkWidget           *from,
                      const char          *heading,
                      const char          *body,
                      const char          *offer,
                      SourcierAlertAnswer  answer)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (answer != NULL);

  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (new_dialog (from, heading, body));
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->owner, from);
  question->answer = answer;
  adw_message_dialog_add_responses (dialog, "accept", offer, "close", _("Close"), NULL);
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saving_answered_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    Question         *question)
{
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&question->owner);

  if (owner == NULL)
    return;
  /* The window behind may be gone before the question is. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  if (g_str_equal (response, "save"))
    question->saving (owner, SOURCIER_ALERT_SAVE);
  else
    question->saving (owner, g_str_equal (response, "discard") ? SOURCIER_ALERT_DISCARD : SOURCIER_ALERT_CANCEL);
}

/**
 * sourcier_alert_ask_to_save:
 * @from: the widget that asks
 * @before: the window that holds what is not saved
 * @heading: the question
 * @body: what is not saved
 * @answer: what to do with the answer
 *
 * Asks what becomes of something that would be lost.
 */
void
sourcier_alert_ask_to_save (GtkWidget                 *from,
                            GtkWindow                 *before,
                            const char                *heading,
                            const char                *body,
                            SourcierAlertSavingAnswer  answer)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && GTK_IS_WINDOW (before));
  g_return_if_fail (answer != NULL);

  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (new_dialog (GTK_WIDGET (before), heading, body));
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->owner, from);
  question->saving = answer;
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (saving_answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
