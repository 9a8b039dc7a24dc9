/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/document-maker.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierDocumentPreview:
 *
 * The pages of a document as they come out of a printer, and a way to send them there.
 *
 * Signal "export": what is shown shall be exported, where that is offered.
 */
#define SOURCIER_TYPE_DOCUMENT_PREVIEW (sourcier_document_preview_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDocumentPreview, sourcier_document_preview, SOURCIER, DOCUMENT_PREVIEW, AdwWindow)

SourcierDocumentPreview *sourcier_document_preview_new (GtkWidget             *from,
                                                        SourcierDocumentMaker *maker);
void                     sourcier_document_preview_offer_export (SourcierDocumentPreview *self);

G_END_DECLS
