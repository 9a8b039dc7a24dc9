/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-shared-private.h"

SourcierIndexShared *
_sourcier_index_shared_new (void)
{
  SourcierIndexShared *self = g_atomic_rc_box_new0 (SourcierIndexShared);

  g_mutex_init (&self->lock);
  g_mutex_init (&self->reading);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->wanted);
  return self;
}

static void
shared_clear (gpointer data)
{
  SourcierIndexShared *shared = data;

  g_queue_clear_full (&shared->wanted, g_object_unref);
  g_clear_pointer (&shared->body, _sourcier_index_body_free);
  g_clear_object (&shared->again);
  g_object_unref (shared->cancellable);
  g_mutex_clear (&shared->lock);
  g_mutex_clear (&shared->reading);
}

void
_sourcier_index_shared_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, shared_clear);
}

/* Nobody asks any more: what is under way stops. */
void
_sourcier_index_shared_close (SourcierIndexShared *shared)
{
  g_cancellable_cancel (shared->cancellable);
  g_mutex_lock (&shared->lock);
  shared->is_closed = TRUE;
  g_clear_pointer (&shared->body, _sourcier_index_body_free);
  g_mutex_unlock (&shared->lock);
}

/* With the lock held. */
void
_sourcier_index_shared_drop (SourcierIndexShared *shared)
{
  g_clear_pointer (&shared->body, _sourcier_index_body_free);
  shared->serial++;
}

SourcierSupplierQuery *
_sourcier_index_question_by (SourcierSupplierSort sort)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) sorted = sourcier_supplier_query_with_sort (query, sort, FALSE);

  return sourcier_supplier_query_with_day (sorted, sourcier_day_today ());
}

/* All that the first question needs is read at one moment. */
static gboolean
load (SourcierIndexBody  *body,
      GError            **error)
{
  g_autoptr (SourcierSupplierQuery) by_name = _sourcier_index_question_by (SOURCIER_SUPPLIER_SORT_NAME);
  SourcierIndexOrder *order;

  if (!_sourcier_index_store_load (body, error))
    return FALSE;
  order = _sourcier_index_order_load (body, by_name, error);
  if (order != NULL)
    _sourcier_index_order_keep (body, order);
  _sourcier_index_awards_tell (body, sourcier_day_today ());
  return order != NULL;
}

static SourcierIndexBody *
build_body (SourcierStore  *reader,
            GCancellable   *cancellable,
            GError        **error)
{
  SourcierIndexBody *body = _sourcier_index_body_new (g_object_ref (reader));
  gboolean loaded = FALSE;

  if (_sourcier_index_store_begin (body, error))
    {
      sourcier_store_set_cancellable (reader, cancellable);
      loaded = load (body, error);
      _sourcier_index_store_end (body);
    }
  if (!loaded)
    g_clear_pointer (&body, _sourcier_index_body_free);
  return body;
}

static void
install (SourcierIndexShared *shared,
         SourcierIndexBody   *body)
{
  g_mutex_lock (&shared->lock);
  _sourcier_index_shared_drop (shared);
  if (shared->is_closed)
    _sourcier_index_body_free (body);
  else
    shared->body = body;
  g_mutex_unlock (&shared->lock);
}

/* Reads the directory by @reader, which the body keeps. */
gboolean
_sourcier_index_shared_build (SourcierIndexShared  *shared,
                              SourcierStore        *reader,
                              GError              **error)
{
  SourcierIndexBody *body = build_body (reader, shared->cancellable, error);

  if (body != NULL)
    install (shared, body);
  return body != NULL;
}

/* With the lock held: what is under way in the background builds the body anew when it ends. Elsewhere whoever asks begins that. */
static void
lose_body (SourcierIndexShared *shared)
{
  if (shared->is_working && shared->again == NULL)
    shared->again = sourcier_store_open_reader (shared->body->reader, NULL);
  _sourcier_index_shared_drop (shared);
}

/* With the lock held: brings the body to the state of the file. A body that cannot be brought there is no more. */
gboolean
_sourcier_index_shared_follow (SourcierIndexShared *shared)
{
  g_autoptr (GError) error = NULL;
  gboolean can_follow = FALSE;

  if (shared->body == NULL)
    return FALSE;
  if (!_sourcier_index_store_follow (shared->body, &can_follow, &error))
    g_debug ("%s", error->message);
  if (error == NULL && can_follow)
    return TRUE;
  g_debug ("The index is built anew");
  lose_body (shared);
  return FALSE;
}
