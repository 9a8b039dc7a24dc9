/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/label-sheet.h"
#include "purchases/letters.h"
#include "purchases/sending-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierLettersJob:
 * @store: the office's file
 * @purchase: id of the purchase they are about, 0 for none
 * @recipients: (element-type SourcierLetterRecipient): whom they go to
 * @letters: (nullable): what letters have in common
 * @template: (nullable): what letters are written from; labels are written where there is none
 * @format: (nullable): the sheets of labels
 * @start: the first free label
 * @together: whether all letters go into one file
 * @recorded_on: the day that is recorded, %SOURCIER_DAY_NONE for nothing
 *
 * What is to be written once the reader said where.
 */
typedef struct
{
  SourcierStore *store;
  gint64 purchase;
  GPtrArray *recipients;
  SourcierLetters *letters;
  SourcierOdtTemplate *template;
  const SourcierLabelFormat *format;
  guint start;
  gboolean together;
  SourcierDay recorded_on;
} SourcierLettersJob;

void sourcier_letters_job_free   (SourcierLettersJob *self);
void sourcier_letters_job_run    (SourcierLettersJob *self,
                                  GtkWidget          *from);
void sourcier_letters_job_record (SourcierLettersJob *self,
                                  GtkWidget          *from,
                                  const char         *way,
                                  const char         *document,
                                  const char         *done);
void sourcier_letters_job_ask_to_record (SourcierLettersJob *self,
                                         GtkWidget          *from,
                                         const char         *way);

G_END_DECLS
