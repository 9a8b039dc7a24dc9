/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierVcardWriter:
 *
 * Writes cards of an address book as vCard 4.0 (RFC 6350): UTF-8, CRLF, lines folded at 75 octets between letters.
 */
typedef struct _SourcierVcardWriter SourcierVcardWriter;

SourcierVcardWriter *sourcier_vcard_writer_new      (GOutputStream        *stream,
                                                     GCancellable         *cancellable);
void                 sourcier_vcard_writer_free     (SourcierVcardWriter  *self);
void                 sourcier_vcard_writer_begin    (SourcierVcardWriter  *self);
void                 sourcier_vcard_writer_add      (SourcierVcardWriter  *self,
                                                     const char           *property,
                                                     const char           *text);
void                 sourcier_vcard_writer_add_parts (SourcierVcardWriter *self,
                                                     const char           *property,
                                                     const char * const   *parts,
                                                     guint                 n_parts);
void                 sourcier_vcard_writer_add_uri  (SourcierVcardWriter  *self,
                                                     const char           *property,
                                                     const char           *uri);
gboolean             sourcier_vcard_writer_end      (SourcierVcardWriter  *self,
                                                     GError              **error);
gboolean             sourcier_vcard_writer_close    (SourcierVcardWriter  *self,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierVcardWriter, sourcier_vcard_writer_free)

G_END_DECLS
