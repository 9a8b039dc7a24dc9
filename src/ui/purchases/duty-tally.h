/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierDutyTally:
 *
 * How many duties of the register nobody has answered yet, in words. It counts on a worker while it can be seen, and again
 * after each change of the file, as rules and the office decide too.
 */
#define SOURCIER_TYPE_DUTY_TALLY (sourcier_duty_tally_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDutyTally, sourcier_duty_tally, SOURCIER, DUTY_TALLY, GtkWidget)

void sourcier_duty_tally_set_store (SourcierDutyTally *self,
                                    SourcierStore     *store);

G_END_DECLS
