/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* As sizes are told to readers. */
#define SOURCIER_HISTORY_MEGABYTE G_GINT64_CONSTANT (1000000)

/* What the history may take where the office decided nothing. A million suppliers imported take about 400 MB of it. */
#define SOURCIER_HISTORY_MOST_BYTES (200 * SOURCIER_HISTORY_MEGABYTE)

/* However much it takes, what was done in the last days can be undone. */
#define SOURCIER_HISTORY_SURE_DAYS 30

/**
 * SourcierHistoryLimits:
 * @most_bytes: how much may be kept to undo actions; 0: as much as there is
 * @years: for how many years it is kept; 0: for ever
 *
 * How long actions can be undone. They are the file's own, and nobody's to undo. The lines of the history stay in any case.
 */
typedef struct
{
  gint64 most_bytes;
  guint years;
} SourcierHistoryLimits;

/**
 * SourcierHistorySize:
 * @bytes: what is kept to undo actions
 * @n_actions: how many lines the history has
 * @n_thinned: how many of them can no longer be undone for want of room, or for their age
 */
typedef struct
{
  gint64 bytes;
  gint64 n_actions;
  gint64 n_thinned;
} SourcierHistorySize;

gboolean sourcier_history_load_limits (SourcierStore                *store,
                                       SourcierHistoryLimits        *limits,
                                       GError                      **error);
gboolean sourcier_history_save_limits (SourcierStore                *store,
                                       const SourcierHistoryLimits  *limits,
                                       GError                      **error);
gboolean sourcier_history_measure     (SourcierStore                *store,
                                       SourcierHistorySize          *size,
                                       GError                      **error);
gboolean sourcier_history_thin        (SourcierStore                *store,
                                       guint                        *n_thinned,
                                       gboolean                     *more,
                                       GError                      **error);
gboolean sourcier_history_tell_about  (SourcierStore                *store,
                                       guint                         most,
                                       gboolean                     *more,
                                       GError                      **error);
gboolean sourcier_store_reclaim       (SourcierStore                *store,
                                       gboolean                     *reclaimed,
                                       GError                      **error);
gboolean sourcier_history_tend        (SourcierStore                *store,
                                       guint                        *n_thinned,
                                       gboolean                     *wrote,
                                       GError                      **error);

G_END_DECLS
