/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierChipBar:
 *
 * A question in words, a chip for each part of it that can be taken away, and a button that takes away all of it.
 * Hidden when there is no chip.
 *
 * The signal "removed" (int id) asks to take one part away, "cleared" to take all.
 */
#define SOURCIER_TYPE_CHIP_BAR (sourcier_chip_bar_get_type ())
G_DECLARE_FINAL_TYPE (SourcierChipBar, sourcier_chip_bar, SOURCIER, CHIP_BAR, GtkWidget)

void sourcier_chip_bar_set_chips (SourcierChipBar    *self,
                                  const int          *ids,
                                  const char * const *words,
                                  guint               n_chips);

G_END_DECLS
