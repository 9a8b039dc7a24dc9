/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"

G_BEGIN_DECLS

/* Who runs the program, and in which language. */

void      sourcier_user_set_language  (void);
gboolean  sourcier_user_reads_french  (void);
char     *sourcier_user_dup_name      (void);

/**
 * SourcierUserSpeech:
 *
 * A while during which one thread speaks another language than the reader's.
 */
typedef struct _SourcierUserSpeech SourcierUserSpeech;

SourcierUserSpeech *sourcier_user_speak      (SourcierLanguage    language);
void                sourcier_user_speech_end (SourcierUserSpeech *self);
gboolean            sourcier_user_can_speak  (SourcierLanguage    language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierUserSpeech, sourcier_user_speech_end)

G_END_DECLS
