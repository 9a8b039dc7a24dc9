/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "exchange/xml-writer.h"

G_BEGIN_DECLS

#define SOURCIER_ODF_VERSION "1.3"
#define SOURCIER_ODF_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

/* What an OpenDocument file says of itself. */
typedef struct
{
  const char *title;
  const char *creator;
  SourcierDay day;          /* SOURCIER_DAY_NONE where it is not told */
  SourcierLanguage language;
} SourcierOdfAbout;

gboolean sourcier_odf_begin (SourcierZipWriter       *zip,
                             const char              *media_type,
                             const char * const      *files,
                             GError                 **error);
gboolean sourcier_odf_meta  (SourcierZipWriter       *zip,
                             const SourcierOdfAbout  *about,
                             GError                 **error);
void     sourcier_odf_text  (SourcierXmlWriter       *xml,
                             const char              *text);

G_END_DECLS
