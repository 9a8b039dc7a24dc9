/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierExchangeError:
 * @SOURCIER_EXCHANGE_ERROR_BAD_INPUT: the file is not what it should be; mend it or choose another
 * @SOURCIER_EXCHANGE_ERROR_NOT_FOUND: there is no such file
 * @SOURCIER_EXCHANGE_ERROR_CANCELLED: the job was cancelled
 * @SOURCIER_EXCHANGE_ERROR_FULL: no room to write; make room
 * @SOURCIER_EXCHANGE_ERROR_READ_ONLY: the file or its folder may not be written
 * @SOURCIER_EXCHANGE_ERROR_FAILED: anything else
 */
typedef enum
{
  SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
  SOURCIER_EXCHANGE_ERROR_NOT_FOUND,
  SOURCIER_EXCHANGE_ERROR_CANCELLED,
  SOURCIER_EXCHANGE_ERROR_FULL,
  SOURCIER_EXCHANGE_ERROR_READ_ONLY,
  SOURCIER_EXCHANGE_ERROR_FAILED,
} SourcierExchangeError;

#define SOURCIER_EXCHANGE_ERROR (sourcier_exchange_error_quark ())
GQuark sourcier_exchange_error_quark (void);

typedef enum
{
  SOURCIER_ENCODING_UTF8,
  SOURCIER_ENCODING_UTF16_LE,
  SOURCIER_ENCODING_UTF16_BE,
  SOURCIER_ENCODING_WINDOWS_1252,
  SOURCIER_ENCODING_ISO_8859_15,
  SOURCIER_N_ENCODINGS,
} SourcierEncoding;

const char       *sourcier_encoding_get_name (SourcierEncoding   encoding);
gboolean          sourcier_encoding_from_name (const char        *name,
                                               SourcierEncoding  *encoding);
gboolean          sourcier_encoding_check    (GFile             *file,
                                              GCancellable      *cancellable,
                                              GError           **error);
gboolean          sourcier_encoding_detect   (GFile             *file,
                                              SourcierEncoding  *encoding,
                                              GCancellable      *cancellable,
                                              GError           **error);
GInputStream     *sourcier_encoding_open     (GFile             *file,
                                              SourcierEncoding   encoding,
                                              GCancellable      *cancellable,
                                              GError           **error);

G_END_DECLS
