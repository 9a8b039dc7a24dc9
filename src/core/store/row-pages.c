/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/row-pages.h"

#define MOST_PAGES 76

typedef struct
{
  guint first;            /* where its rows stand, up to SOURCIER_ROW_PAGE of them */
  guint last_asked;
  GPtrArray *rows;        /* NULL in a slot that is free */
} Page;

struct _SourcierRowPages
{
  SourcierStore *store;
  const SourcierRowKind *kind;
  GObject *counts;        /* (nullable) */
  Page pages[MOST_PAGES];
  guint clock;
  guint n_loads;
  GHashTable *living;     /* id → Living */
  guint age;              /* of what rows tell: greater whenever they may tell something else */
};

/* An object that somebody holds. */
typedef struct
{
  SourcierRowPages *pages;
  gint64 id;
  GObject *row;           /* not ours */
  guint age;              /* when it was read */
} Living;

SourcierRowPages *
_sourcier_row_pages_new (SourcierStore         *store,
                         const SourcierRowKind *kind)
{
  SourcierRowPages *self = g_new0 (SourcierRowPages, 1);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->living = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

static void
row_gone_cb (gpointer  data,
             GObject  *where_it_was)
{
  Living *living = data;

  g_hash_table_remove (living->pages->living, &living->id);
}

void
_sourcier_row_pages_free (SourcierRowPages *self)
{
  GHashTableIter iter;
  gpointer living;

  _sourcier_row_pages_forget (self);
  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, NULL, &living))
    g_object_weak_unref (((Living *) living)->row, row_gone_cb, living);
  g_hash_table_unref (self->living);
  g_clear_object (&self->counts);
  g_object_unref (self->store);
  g_free (self);
}

/* What rows that are read from then on are told of. */
void
_sourcier_row_pages_set_counts (SourcierRowPages *self,
                                GObject          *counts)
{
  if (g_set_object (&self->counts, counts) && self->kind->tell != NULL)
    self->age++;
}

/* The file has changed: rows may tell something else. The pages are forgotten. */
void
_sourcier_row_pages_grow_old (SourcierRowPages *self)
{
  self->age++;
  _sourcier_row_pages_forget (self);
}

/* Lets go of the pages, not of the objects that somebody holds. */
void
_sourcier_row_pages_forget (SourcierRowPages *self)
{
  for (guint i = 0; i < MOST_PAGES; i++)
    g_clear_pointer (&self->pages[i].rows, g_ptr_array_unref);
}

/* Takes what was read, %NULL where there is no such row any more, and gives the object that stands for it. */
static GObject *
settle (SourcierRowPages *self,
        gint64            id,
        GObject          *read)
{
  Living *living = g_hash_table_lookup (self->living, &id);

  if (living != NULL)
    {
      if (read != NULL && living->age != self->age)
        {
          self->kind->assign (living->row, read);
          living->age = self->age;
        }
      return g_object_ref (living->row);
    }

  /* A row deleted a moment ago leaves its place to an empty object until the list is asked anew. */
  GObject *row = read != NULL ? g_object_ref (read) : self->kind->create_empty (id);

  living = g_new (Living, 1);
  living->pages = self;
  living->id = id;
  living->row = row;
  living->age = read != NULL ? self->age : self->age - 1;
  g_hash_table_insert (self->living, &living->id, living);
  g_object_weak_ref (row, row_gone_cb, living);
  return row;
}

static Page *
oldest_page (SourcierRowPages *self)
{
  Page *oldest = &self->pages[0];

  for (guint i = 0; i < MOST_PAGES; i++)
    {
      if (self->pages[i].rows == NULL)
        return &self->pages[i];
      if (self->pages[i].last_asked < oldest->last_asked)
        oldest = &self->pages[i];
    }
  return oldest;
}

/* Returns: (transfer full): the objects of rows, with what was counted of them */
static GPtrArray *
read_rows (SourcierRowPages  *self,
           const gint64      *ids,
           guint              n_ids,
           GError           **error)
{
  GPtrArray *read = self->kind->load_many (self->store, ids, n_ids, error);

  for (guint i = 0; read != NULL && self->kind->tell != NULL && self->counts != NULL && i < read->len; i++)
    if (read->pdata[i] != NULL)
      self->kind->tell (read->pdata[i], self->counts);
  return read;
}

/* Where the rows cannot be read, the page is of empty objects and is not kept. */
static GPtrArray *
read_page (SourcierRowPages  *self,
           const gint64      *ids,
           guint              n_ids,
           GError           **error)
{
  g_autoptr (GPtrArray) read = read_rows (self, ids, n_ids, error);

  if (read == NULL)
    return NULL;

  GPtrArray *rows = g_ptr_array_new_full (n_ids, g_object_unref);

  self->n_loads++;
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (rows, settle (self, ids[i], g_ptr_array_index (read, i)));
  return rows;
}

static guint
end_of (const Page *page)
{
  return page->first + page->rows->len;
}

static Page *
find_page (SourcierRowPages *self,
           guint             position)
{
  for (guint i = 0; i < MOST_PAGES; i++)
    if (self->pages[i].rows != NULL && position >= self->pages[i].first && position < end_of (&self->pages[i]))
      return &self->pages[i];
  return NULL;
}

/* What is read when a row is asked for that is on no page: from there on, since a table asks for what is in sight from the top,
 * as far as rows are there and on no page; and before it only where too few follow, since a table that is scrolled upwards
 * comes to those next. */
static void
find_unread (SourcierRowPages *self,
             guint             n_ids,
             guint             position,
             guint            *first,
             guint            *end)
{
  *first = 0;
  *end = MIN (n_ids, position + SOURCIER_ROW_PAGE);
  for (guint i = 0; i < MOST_PAGES; i++)
    if (self->pages[i].rows == NULL)
      continue;
    else if (self->pages[i].first > position)
      *end = MIN (*end, self->pages[i].first);
    else
      *first = MAX (*first, end_of (&self->pages[i]));
  *first = MAX (*first, *end - MIN (*end, SOURCIER_ROW_PAGE));
}

/* Returns: (nullable): a page with the row at @position, or %NULL with @error set */
static Page *
read_page_at (SourcierRowPages  *self,
              GArray            *ids,
              guint              position,
              GError           **error)
{
  guint first, end;

  find_unread (self, ids->len, position, &first, &end);

  GPtrArray *rows = read_page (self, &g_array_index (ids, gint64, first), end - first, error);

  if (rows == NULL)
    return NULL;

  Page *page = oldest_page (self);

  g_clear_pointer (&page->rows, g_ptr_array_unref);
  page->rows = rows;
  page->first = first;
  return page;
}

/* Returns: (transfer full): the object at @position of @ids, an empty one with @error set if it cannot be read. */
GObject *
_sourcier_row_pages_get (SourcierRowPages  *self,
                         GArray            *ids,
                         guint              position,
                         GError           **error)
{
  Page *page = find_page (self, position);

  if (page == NULL)
    page = read_page_at (self, ids, position, error);
  if (page == NULL)
    return settle (self, g_array_index (ids, gint64, position), NULL);

  page->last_asked = ++self->clock;
  return g_object_ref (g_ptr_array_index (page->rows, position - page->first));
}

/* Reads anew what somebody still holds and was read before the file changed. */
gboolean
_sourcier_row_pages_refresh (SourcierRowPages  *self,
                             GError           **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id, living;

  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, &id, &living))
    if (((Living *) living)->age != self->age)
      g_array_append_val (ids, *(gint64 *) id);
  if (ids->len == 0)
    return TRUE;

  g_autoptr (GPtrArray) read = read_rows (self, (const gint64 *) (gpointer) ids->data, ids->len, error);

  if (read == NULL)
    return FALSE;
  for (guint i = 0; i < read->len; i++)
    g_object_unref (settle (self, g_array_index (ids, gint64, i), g_ptr_array_index (read, i)));
  return TRUE;
}

/* How many times a page was read. */
guint
_sourcier_row_pages_get_n_loads (SourcierRowPages *self)
{
  return self->n_loads;
}
