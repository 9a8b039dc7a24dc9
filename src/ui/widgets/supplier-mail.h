/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_supplier_mail_write (GtkWidget     *from,
                                   SourcierStore *store,
                                   GArray        *ids,
                                   GPtrArray     *others,
                                   const char    *subject);

G_END_DECLS
