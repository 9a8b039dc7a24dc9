/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/text-decoder.h"

G_BEGIN_DECLS

/**
 * SourcierTextConverter:
 *
 * A #GConverter to clean UTF-8: no byte order mark, no NUL, and U+FFFD for whatever @encoding gives no meaning to. It
 * never fails on its input, whereas iconv stops at the first byte that it does not know, and differs between systems.
 */
#define SOURCIER_TYPE_TEXT_CONVERTER (sourcier_text_converter_get_type ())
G_DECLARE_FINAL_TYPE (SourcierTextConverter, sourcier_text_converter, SOURCIER, TEXT_CONVERTER, GObject)

GConverter *sourcier_text_converter_new    (SourcierEncoding  encoding);
int         sourcier_utf8_sequence_length  (const guchar     *bytes,
                                            gsize             length);

G_END_DECLS
