/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/zip-writer.h"

G_BEGIN_DECLS

/**
 * SourcierXmlWriter:
 *
 * Writes XML element by element. Once something went wrong nothing more is written, and sourcier_xml_writer_close() tells
 * what it was.
 */
typedef struct _SourcierXmlWriter SourcierXmlWriter;

SourcierXmlWriter *sourcier_xml_writer_new_stream (GOutputStream      *stream,
                                                   GCancellable       *cancellable);
SourcierXmlWriter *sourcier_xml_writer_new_entry  (SourcierZipWriter  *zip,
                                                   const char         *name);
void               sourcier_xml_writer_free       (SourcierXmlWriter  *self);
void               sourcier_xml_writer_start      (SourcierXmlWriter  *self,
                                                   const char         *name,
                                                   ...) G_GNUC_NULL_TERMINATED;
void               sourcier_xml_writer_attribute  (SourcierXmlWriter  *self,
                                                   const char         *name,
                                                   const char         *value);
void               sourcier_xml_writer_text       (SourcierXmlWriter  *self,
                                                   const char         *text);
void               sourcier_xml_writer_raw        (SourcierXmlWriter  *self,
                                                   const char         *markup);
void               sourcier_xml_writer_end        (SourcierXmlWriter  *self);
void               sourcier_xml_writer_full_end   (SourcierXmlWriter  *self);
void               sourcier_xml_writer_leaf       (SourcierXmlWriter  *self,
                                                   const char         *name,
                                                   const char         *text,
                                                   ...) G_GNUC_NULL_TERMINATED;
gboolean           sourcier_xml_writer_has_failed (SourcierXmlWriter  *self);
gboolean           sourcier_xml_writer_close      (SourcierXmlWriter  *self,
                                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierXmlWriter, sourcier_xml_writer_free)

G_END_DECLS
