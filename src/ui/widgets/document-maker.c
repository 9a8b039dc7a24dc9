/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/document-maker.h"

/**
 * sourcier_document_maker_new:
 * @store: the office's file
 * @title: what the document is called
 * @make: makes it
 * @question: (transfer full): what @make is given; it must not change
 * @free_question: lets go of it
 *
 * Returns: (transfer full): the document to be made
 */
SourcierDocumentMaker *
sourcier_document_maker_new (SourcierStore        *store,
                             const char           *title,
                             SourcierDocumentFunc  make,
                             gpointer              question,
                             GDestroyNotify        free_question)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (title != NULL && make != NULL && free_question != NULL, NULL);

  SourcierDocumentMaker *self = g_atomic_rc_box_new0 (SourcierDocumentMaker);

  self->store = g_object_ref (store);
  self->title = g_strdup (title);
  self->make = make;
  self->question = question;
  self->free_question = free_question;
  return self;
}

/**
 * sourcier_document_maker_ref:
 * @self: a document to be made
 *
 * Returns: (transfer full): the same
 */
SourcierDocumentMaker *
sourcier_document_maker_ref (SourcierDocumentMaker *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SourcierDocumentMaker *self = data;

  self->free_question (self->question);
  g_free (self->title);
  g_object_unref (self->store);
}

/**
 * sourcier_document_maker_unref:
 * @self: (transfer full): a document to be made
 */
void
sourcier_document_maker_unref (SourcierDocumentMaker *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * sourcier_document_maker_lay_out:
 * @self: a document to be made
 * @progress: (nullable): told how far it has come
 * @cancellable: (nullable): to stop it
 * @error: where to put what went wrong
 *
 * Makes the document and its pages; to be called from a worker.
 *
 * Returns: (transfer full) (nullable): the pages, or %NULL with @error set
 */
SourcierDocumentLayout *
sourcier_document_maker_lay_out (SourcierDocumentMaker  *self,
                                 SourcierProgress       *progress,
                                 GCancellable           *cancellable,
                                 GError                **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (self->store, error);
  g_autoptr (SourcierDocument) document = NULL;

  if (reader == NULL)
    return NULL;
  sourcier_store_set_cancellable (reader, cancellable);
  document = self->make (reader, self->question, progress, cancellable, error);
  return document != NULL ? sourcier_document_layout_new (document, progress, cancellable, error) : NULL;
}
