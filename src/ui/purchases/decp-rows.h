/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       sourcier_decp_rows_add_count (AdwPreferencesGroup *group,
                                         const char          *title,
                                         gint64               count);
GtkWidget *sourcier_decp_rows_new_words (const char          *title,
                                         const char          *subtitle);

G_END_DECLS
