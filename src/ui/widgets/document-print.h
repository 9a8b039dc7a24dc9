/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/document-maker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *sourcier_document_print_operation (SourcierDocumentLayout *layout,
                                                      const char             *title);
void               sourcier_document_print_pages     (GtkWidget              *from,
                                                      SourcierDocumentLayout *layout,
                                                      const char             *title);
void               sourcier_document_print           (GtkWidget              *from,
                                                      SourcierDocumentMaker  *maker);

G_END_DECLS
