/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierJobFunc:
 * @data: what was given to sourcier_job_run()
 * @cancellable: (nullable): told when nobody waits for the answer any more
 * @error: why the job failed
 *
 * Runs in a thread of its own: it must not touch any widget, and uses a connection of its own to the office's file.
 *
 * Returns: %FALSE with @error set if the job failed
 */
typedef gboolean (*SourcierJobFunc) (gpointer       data,
                                     GCancellable  *cancellable,
                                     GError       **error);

/**
 * SourcierJobDone:
 * @owner: the object that asked for the job, still alive
 * @data: what was given to sourcier_job_run(), with what the job found in it
 * @error: (nullable): why it failed, %NULL if it did not
 *
 * Called in the main context where the job was started.
 */
typedef void (*SourcierJobDone) (gpointer      owner,
                                 gpointer      data,
                                 const GError *error);

void sourcier_job_run (gpointer         owner,
                       SourcierJobFunc  work,
                       SourcierJobDone  done,
                       gpointer         data,
                       GDestroyNotify   free_data,
                       GCancellable    *cancellable);
gboolean sourcier_job_was_stopped (const GError *error);

G_END_DECLS
