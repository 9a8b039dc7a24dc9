/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/shortlist.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierShortlistRow:
 *
 * One of those on a shortlist: who it is, what speaks against it, whether it was consulted and what it was sent; opened, it shows
 * the note and the days, to be corrected.
 *
 * "ticked" is emitted when its tick changes, "edited" with what shall be kept of it, "removed" when it shall go;
 * "sending-edited" with a sending as it shall be, "sending-removed" with one that shall go.
 */
#define SOURCIER_TYPE_SHORTLIST_ROW (sourcier_shortlist_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierShortlistRow, sourcier_shortlist_row, SOURCIER, SHORTLIST_ROW, AdwExpanderRow)

GtkWidget                    *sourcier_shortlist_row_new        (SourcierRecord       *candidate,
                                                                 SourcierSupplier     *supplier,
                                                                  GPtrArray            *sendings,
                                                                 SourcierDay           day,
                                                                 gboolean              writable);
const SourcierShortlistEntry *sourcier_shortlist_row_get_entry  (SourcierShortlistRow *self);
gboolean                      sourcier_shortlist_row_get_ticked (SourcierShortlistRow *self);
void                          sourcier_shortlist_row_set_ticked (SourcierShortlistRow *self,
                                                                 gboolean              ticked);

G_END_DECLS
