/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-pages.h"

#include "suppliers/supplier-private.h"

#define MOST_PAGES 16

typedef struct
{
  guint number;
  guint last_asked;
  GPtrArray *suppliers;   /* NULL in a slot that is free */
} Page;

struct _SourcierSupplierPages
{
  SourcierStore *store;
  Page pages[MOST_PAGES];
  guint clock;
  guint n_loads;
  GHashTable *living;     /* id → Living */
};

/* An object that somebody holds. */
typedef struct
{
  SourcierSupplierPages *pages;
  gint64 id;
  SourcierSupplier *supplier;  /* not ours */
} Living;

SourcierSupplierPages *
_sourcier_supplier_pages_new (SourcierStore *store)
{
  SourcierSupplierPages *self = g_new0 (SourcierSupplierPages, 1);

  self->store = g_object_ref (store);
  self->living = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

static void
supplier_gone_cb (gpointer  data,
                  GObject  *where_it_was)
{
  Living *living = data;

  g_hash_table_remove (living->pages->living, &living->id);
}

void
_sourcier_supplier_pages_free (SourcierSupplierPages *self)
{
  GHashTableIter iter;
  gpointer living;

  _sourcier_supplier_pages_forget (self);
  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, NULL, &living))
    g_object_weak_unref (G_OBJECT (((Living *) living)->supplier), supplier_gone_cb, living);
  g_hash_table_unref (self->living);
  g_object_unref (self->store);
  g_free (self);
}

/* Lets go of the pages, not of the objects that somebody holds. */
void
_sourcier_supplier_pages_forget (SourcierSupplierPages *self)
{
  for (guint i = 0; i < MOST_PAGES; i++)
    g_clear_pointer (&self->pages[i].suppliers, g_ptr_array_unref);
}

/* Takes what was read, %NULL where there is no such row any more, and gives the object that stands for it. */
static SourcierSupplier *
settle (SourcierSupplierPages *self,
        gint64                 id,
        SourcierSupplier      *read)
{
  Living *living = g_hash_table_lookup (self->living, &id);

  if (living != NULL)
    {
      if (read != NULL)
        _sourcier_supplier_assign (living->supplier, read);
      return g_object_ref (living->supplier);
    }

  /* A row deleted a moment ago leaves its place to an empty supplier until the list is asked anew. */
  SourcierSupplier *supplier = read != NULL ? g_object_ref (read) : sourcier_supplier_new ();

  sourcier_supplier_set_id (supplier, id);
  living = g_new (Living, 1);
  living->pages = self;
  living->id = id;
  living->supplier = supplier;
  g_hash_table_insert (self->living, &living->id, living);
  g_object_weak_ref (G_OBJECT (supplier), supplier_gone_cb, living);
  return supplier;
}

static Page *
oldest_page (SourcierSupplierPages *self)
{
  Page *oldest = &self->pages[0];

  for (guint i = 0; i < MOST_PAGES; i++)
    {
      if (self->pages[i].suppliers == NULL)
        return &self->pages[i];
      if (self->pages[i].last_asked < oldest->last_asked)
        oldest = &self->pages[i];
    }
  return oldest;
}

/* Where the rows cannot be read, the page is of empty suppliers and is not kept. */
static GPtrArray *
read_page (SourcierSupplierPages  *self,
           const gint64           *ids,
           guint                   n_ids,
           GError                **error)
{
  g_autoptr (GPtrArray) read = sourcier_supplier_store_load_many (self->store, ids, n_ids, error);

  if (read == NULL)
    return NULL;

  GPtrArray *suppliers = g_ptr_array_new_full (n_ids, g_object_unref);

  self->n_loads++;
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (suppliers, settle (self, ids[i], g_ptr_array_index (read, i)));
  return suppliers;
}

static Page *
find_page (SourcierSupplierPages *self,
           guint                  number)
{
  for (guint i = 0; i < MOST_PAGES; i++)
    if (self->pages[i].suppliers != NULL && self->pages[i].number == number)
      return &self->pages[i];
  return NULL;
}

/* Returns: (transfer full): the supplier at @position of @ids, an empty one with @error set if it cannot be read. */
SourcierSupplier *
_sourcier_supplier_pages_get (SourcierSupplierPages  *self,
                              GArray                 *ids,
                              guint                   position,
                              GError                **error)
{
  guint number = position / SOURCIER_SUPPLIER_PAGE;
  guint first = number * SOURCIER_SUPPLIER_PAGE;
  Page *page = find_page (self, number);

  if (page == NULL)
    {
      GPtrArray *suppliers = read_page (self, &g_array_index (ids, gint64, first),
                                        MIN (SOURCIER_SUPPLIER_PAGE, ids->len - first), error);

      if (suppliers == NULL)
        return settle (self, g_array_index (ids, gint64, position), NULL);
      page = oldest_page (self);
      g_clear_pointer (&page->suppliers, g_ptr_array_unref);
      page->suppliers = suppliers;
      page->number = number;
    }

  page->last_asked = ++self->clock;
  return g_object_ref (g_ptr_array_index (page->suppliers, position - first));
}

/* Reads anew what somebody still holds, after the file changed. The pages are forgotten. */
gboolean
_sourcier_supplier_pages_refresh (SourcierSupplierPages  *self,
                                  GError                **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  _sourcier_supplier_pages_forget (self);
  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);

  g_autoptr (GPtrArray) read =
    sourcier_supplier_store_load_many (self->store, (const gint64 *) (gpointer) ids->data, ids->len, error);

  if (read == NULL)
    return FALSE;
  for (guint i = 0; i < read->len; i++)
    g_object_unref (settle (self, g_array_index (ids, gint64, i), g_ptr_array_index (read, i)));
  return TRUE;
}

/* How many times a page was read. */
guint
_sourcier_supplier_pages_get_n_loads (SourcierSupplierPages *self)
{
  return self->n_loads;
}
