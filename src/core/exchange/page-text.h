/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

PangoContext *sourcier_page_context_new (SourcierLanguage  language);
PangoLayout  *sourcier_page_text_new    (PangoContext     *context,
                                         const char       *text,
                                         double            size,
                                         gboolean          bold);

G_END_DECLS
