/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "reference/official-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many of the doubtful rows are told apart; the rest is only counted. */
#define SOURCIER_OFFICIAL_LIST_MOST_PROBLEMS 20

/**
 * SourcierOfficialRow:
 * @code: the CPV code without its check digit, or the code of the neighbourhood; "" in the list of FRR
 * @check_digit: of the CPV code, or ""
 * @commune: the INSEE code of a commune; "" in the list of CPV
 * @text: the French label, the name of the neighbourhood, or the class of the commune
 * @text_en: the English label, or ""
 *
 * A row of an official list.
 */
typedef struct
{
  char *code;
  char *check_digit;
  char *commune;
  char *text;
  char *text_en;
} SourcierOfficialRow;

/**
 * SourcierOfficialReading:
 * @list: which list it is, and what the file tells of it
 * @rows: (element-type SourcierOfficialRow): the rows whose key could be read
 * @problems: (element-type utf8): what was wrong in which line and column, for the first doubtful rows
 *
 * An official list as read in its file.
 */
typedef struct
{
  SourcierOfficialList *list;
  GPtrArray *rows;
  GPtrArray *problems;
} SourcierOfficialReading;

gboolean                 sourcier_official_list_recognise (GFile                     *file,
                                                           SourcierOfficialListKind  *kind,
                                                           GCancellable              *cancellable);
SourcierOfficialReading *sourcier_official_list_read      (GFile                     *file,
                                                           SourcierProgress          *progress,
                                                           GCancellable              *cancellable,
                                                           GError                   **error);
void                     sourcier_official_reading_free   (SourcierOfficialReading   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierOfficialReading, sourcier_official_reading_free)

G_END_DECLS
