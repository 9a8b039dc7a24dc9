/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "purchases/decp-contract.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierDecpForm:
 * @SOURCIER_DECP_FORM_NONE: no contracts are in it
 * @SOURCIER_DECP_FORM_JSON: JSON, version 1 or 2
 * @SOURCIER_DECP_FORM_TABLE: a table, one row or several a contract
 *
 * How a file tells of contracts.
 */
typedef enum
{
  SOURCIER_DECP_FORM_NONE,
  SOURCIER_DECP_FORM_JSON,
  SOURCIER_DECP_FORM_TABLE,
} SourcierDecpForm;

/**
 * SourcierDecpReading:
 * @func: given each contract (transfer full); %FALSE with the error set stops the reading
 * @broken: (nullable): told of each contract that could not be read: its line and a sentence that says why
 * @user_data: for both
 *
 * What reads a file of contracts.
 */
typedef struct
{
  gboolean (*func)   (SourcierDecpContract *contract, gpointer user_data, GError **error);
  void     (*broken) (guint line, const char *reason, gpointer user_data);
  gpointer user_data;
} SourcierDecpReading;

SourcierDecpForm sourcier_decp_recognise (GFile                      *file,
                                          GCancellable               *cancellable);
gboolean         sourcier_decp_read      (GFile                      *file,
                                          const SourcierDecpReading  *reading,
                                          SourcierProgress           *progress,
                                          GCancellable               *cancellable,
                                          GError                    **error);

G_END_DECLS
