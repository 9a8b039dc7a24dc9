/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/letter.h"

G_BEGIN_DECLS

SourcierOdtTemplate *sourcier_letter_template_default    (SourcierLanguage      language,
                                                          GError              **error);
guint                sourcier_letter_template_check      (SourcierOdtTemplate  *template,
                                                          GPtrArray            *unknown);
guint32              sourcier_letter_template_get_fields (SourcierOdtTemplate  *template);

G_END_DECLS
