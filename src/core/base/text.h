/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *sourcier_text_fold        (const char *text);
gboolean  sourcier_text_folds_to    (const char *text,
                                     const char *folded);
char     *sourcier_text_fold_digits (const char *text);
char     *sourcier_text_tidy        (const char *text);
char     *sourcier_text_cut         (const char *text,
                                     guint       most);
char     *sourcier_text_make_valid  (const char *text,
                                     gssize      length);
gboolean  sourcier_text_is_clean    (const char *text);
char     *sourcier_text_clean       (const char *text);
void      sourcier_text_append_part (GString    *parts,
                                     const char *part);
gboolean  sourcier_text_is_empty    (const char *text);
gboolean  sourcier_text_is_digits   (const char *text);

G_END_DECLS
