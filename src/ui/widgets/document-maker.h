/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document-layout.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierDocumentFunc:
 * @reader: a connection of the worker's own
 * @question: what was given with the function
 * @progress: (nullable): told how far it has come
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Makes a document, in a thread of its own.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set
 */
typedef SourcierDocument *(*SourcierDocumentFunc) (SourcierStore     *reader,
                                                   gpointer           question,
                                                   SourcierProgress  *progress,
                                                   GCancellable      *cancellable,
                                                   GError           **error);

/**
 * SourcierDocumentMaker:
 * @title: what the document is called
 *
 * A document that can be shown or printed: how it is made, from which office's file.
 */
typedef struct
{
  char *title;
  SourcierStore *store;
  SourcierDocumentFunc make;
  gpointer question;
  GDestroyNotify free_question;
} SourcierDocumentMaker;

SourcierDocumentMaker  *sourcier_document_maker_new     (SourcierStore          *store,
                                                         const char             *title,
                                                         SourcierDocumentFunc    make,
                                                         gpointer                question,
                                                         GDestroyNotify          free_question);
SourcierDocumentMaker  *sourcier_document_maker_ref     (SourcierDocumentMaker  *self);
void                    sourcier_document_maker_unref   (SourcierDocumentMaker  *self);
SourcierDocumentLayout *sourcier_document_maker_lay_out (SourcierDocumentMaker  *self,
                                                         SourcierProgress       *progress,
                                                         GCancellable           *cancellable,
                                                         GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierDocumentMaker, sourcier_document_maker_unref)

G_END_DECLS
