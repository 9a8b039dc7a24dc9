/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/odt-merge.h"
#include "purchases/letters.h"
#include "purchases/letters-dialog.h"
#include "widgets/day-row.h"
#include "widgets/note-row.h"

G_BEGIN_DECLS

struct _SourcierLettersDialog
{
  SourcierFormWindow parent_instance;

  AdwComboRow *kind_row;
  AdwActionRow *purchase_row;
  AdwPreferencesGroup *letter_group;
  AdwComboRow *template_row;
  GtkWidget *together_row;
  GtkSwitch *together;
  AdwPreferencesGroup *label_group;
  AdwComboRow *format_row;
  AdwActionRow *start_row;
  GtkSpinButton *start;
  AdwPreferencesGroup *recipients_group;
  AdwPreferencesGroup *record_group;
  GtkSwitch *record_switch;

  SourcierNoteRow *template_note;
  SourcierDayRow *reply_by;
  SourcierNoteRow *reply_note;
  GtkTextBuffer *sender;
  AdwEntryRow *signatory;
  SourcierDayRow *recorded_on;
  SourcierNoteRow *recorded_note;

  SourcierStore *store;
  GtkWidget *from;               /* the widget that asked, NULL once it is gone */
  gint64 purchase;
  GPtrArray *recipients;         /* SourcierLetterRecipient */
  GPtrArray *ticks;              /* GtkCheckButton, one for each of them */
  GPtrArray *kept;               /* SourcierLetterTemplate: the office's own */
  SourcierOdtTemplate *template; /* the one chosen, NULL where it cannot be read */
  GSettings *settings;
  gboolean filling;
};

void             _sourcier_letters_dialog_update          (SourcierLettersDialog         *self);

/* What letters are written from. */
void             _sourcier_letters_dialog_bind_templates  (GtkWidgetClass                *widget_class);
void             _sourcier_letters_dialog_init_templates  (SourcierLettersDialog         *self);
void             _sourcier_letters_dialog_fill_templates  (SourcierLettersDialog         *self,
                                                           gint64                         chosen);
void             _sourcier_letters_dialog_check_template  (SourcierLettersDialog         *self);
SourcierLanguage _sourcier_letters_dialog_get_language    (SourcierLettersDialog         *self);

/* To whom. */
void             _sourcier_letters_dialog_bind_recipients (GtkWidgetClass                *widget_class);
void             _sourcier_letters_dialog_add_recipient   (SourcierLettersDialog         *self,
                                                           const SourcierLetterRecipient *recipient);
guint            _sourcier_letters_dialog_count_ticked    (SourcierLettersDialog         *self);
GPtrArray       *_sourcier_letters_dialog_list_ticked     (SourcierLettersDialog         *self);

G_END_DECLS
