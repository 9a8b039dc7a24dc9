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

/**
 * SourcierAlertSaving:
 * @SOURCIER_ALERT_CANCEL: the reader goes on where he is
 * @SOURCIER_ALERT_DISCARD: what is not saved is lost
 * @SOURCIER_ALERT_SAVE: it is saved first
 */
typedef enum
{
  SOURCIER_ALERT_CANCEL,
  SOURCIER_ALERT_DISCARD,
  SOURCIER_ALERT_SAVE,
} SourcierAlertSaving;

/**
 * SourcierAlertSavingAnswer:
 * @owner: the widget that asked
 * @saving: what becomes of what is not saved
 *
 * What to do with the answer. It is not called when @owner is gone.
 */
typedef void (*SourcierAlertSavingAnswer) (GtkWidget           *owner,
                                           SourcierAlertSaving  saving);

void sourcier_alert_show (GtkWidget           *from,
                          const char          *heading,
                          const char          *body);
void sourcier_alert_ask  (GtkWidget           *from,
                          const char          *heading,
                          const char          *body,
                          const char          *accept,
                          gboolean             destructive,
                          SourcierAlertAnswer  answer);
void sourcier_alert_offer (GtkWidget           *from,
                           const char          *heading,
                           const char          *body,
                           const char          *offer,
                           SourcierAlertAnswer  answer);
void sourcier_alert_ask_to_save (GtkWidget                 *from,
                                 GtkWindow                 *before,
                                 const char                *heading,
                                 const char                *body,
                                 SourcierAlertSavingAnswer  answer);

G_END_DECLS
