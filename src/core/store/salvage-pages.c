/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/salvage-pages.h"

#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HEADER_SIZE 100
#define APPLICATION_ID_OFFSET 68
#define USUAL_PAGE_SIZE 4096
/* Deeper than any tree of a file that fits on a disk: the pages of a broken file may name each other in a ring. */
#define MOST_LEVELS 20
/* Rows have fewer columns by far. */
#define MOST_VALUES 200
#define LONGEST_ROW (G_GINT64_CONSTANT (1) << 30)

struct _SourcierPages
{
  int fd;
  guint32 page_size;
  guint32 usable;               /* of each page */
  guint32 n;
  guint32 missing;              /* that the header tells of and the file has not */
  gboolean has_header;
  int version;
  guint8 *kinds;                /* by page - 1 */
  guint32 *parents;
};

static guint32
read_16 (const guint8 *p)
{
  return (guint32) p[0] << 8 | p[1];
}

static guint32
read_32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

/* A page that lies beyond the end, or on a broken part of the disk, cannot be read. */
static gboolean
read_page (SourcierPages *self,
           guint32        page,
           guint8        *buffer)
{
  gsize done = 0;

  if (page == 0 || page > self->n)
    return FALSE;
  while (done < self->page_size)
    {
      ssize_t n = pread (self->fd, buffer + done, self->page_size - done, (off_t) (page - 1) * self->page_size + (off_t) done);

      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static const guint8 *
tree_header (const guint8 *buffer,
             guint32       page)
{
  return buffer + (page == 1 ? HEADER_SIZE : 0);
}

static gboolean
is_branch (SourcierPageKind kind)
{
  return kind == SOURCIER_PAGE_TABLE_BRANCH || kind == SOURCIER_PAGE_INDEX_BRANCH;
}

static gboolean
is_tree (SourcierPageKind kind)
{
  return kind >= SOURCIER_PAGE_TABLE_LEAF;
}

static SourcierPageKind
kind_of (guint8 flag)
{
  switch (flag)
    {
    case 0x0d:
      return SOURCIER_PAGE_TABLE_LEAF;
    case 0x05:
      return SOURCIER_PAGE_TABLE_BRANCH;
    case 0x0a:
      return SOURCIER_PAGE_INDEX_LEAF;
    case 0x02:
      return SOURCIER_PAGE_INDEX_BRANCH;
    default:
      return SOURCIER_PAGE_OTHER;
    }
}

static guint32
count_cells (SourcierPages *self,
             const guint8  *header)
{
  return MIN (read_16 (header + 3), (self->usable - 8) / 2);
}

/* Returns: where the cell stands in the page, 0 if nowhere */
static guint32
find_cell (SourcierPages    *self,
           const guint8     *buffer,
           guint32           page,
           SourcierPageKind  kind,
           guint32           cell)
{
  const guint8 *header = tree_header (buffer, page);
  guint32 place = (guint32) (header - buffer) + (is_branch (kind) ? 12 : 8) + 2 * cell;
  guint32 offset = place + 2 <= self->usable ? read_16 (buffer + place) : 0;

  return offset >= 8 && offset + 4 <= self->usable ? offset : 0;
}

static void
note_child (SourcierPages *self,
            guint32        parent,
            guint32        child)
{
  if (child > 1 && child <= self->n && child != parent)
    self->parents[child - 1] = parent;
}

static void
note_children (SourcierPages    *self,
               const guint8     *buffer,
               guint32           page,
               SourcierPageKind  kind)
{
  const guint8 *header = tree_header (buffer, page);

  for (guint32 i = 0; i < count_cells (self, header); i++)
    {
      guint32 offset = find_cell (self, buffer, page, kind, i);

      if (offset != 0)
        note_child (self, page, read_32 (buffer + offset));
    }
  note_child (self, page, read_32 (header + 8));
}

/* What was deleted lies on pages that a list names: it must not come back. */
static void
mark_free (SourcierPages *self,
           guint8        *buffer,
           guint32        trunk)
{
  for (guint32 round = 0; round < self->n && read_page (self, trunk, buffer); round++)
    {
      guint32 n = MIN (read_32 (buffer + 4), self->usable / 4 - 2);

      self->kinds[trunk - 1] = SOURCIER_PAGE_FREE;
      for (guint32 i = 0; i < n; i++)
        {
          guint32 leaf = read_32 (buffer + 8 + 4 * i);

          if (leaf > 1 && leaf <= self->n)
            self->kinds[leaf - 1] = SOURCIER_PAGE_FREE;
        }
      trunk = read_32 (buffer);
      if (trunk == 0 || trunk > self->n || self->kinds[trunk - 1] == SOURCIER_PAGE_FREE)
        return;
    }
}

static void
look_at_pages (SourcierPages *self,
               guint8        *buffer)
{
  for (guint32 page = 1; page <= self->n; page++)
    {
      if (self->kinds[page - 1] == SOURCIER_PAGE_FREE || !read_page (self, page, buffer))
        continue;

      SourcierPageKind kind = kind_of (*tree_header (buffer, page));
      self->kinds[page - 1] = kind;
      if (is_branch (kind))
        note_children (self, buffer, page, kind);
    }
}

/* The program reserves nothing at the end of a page: what the header says of it is damage. */
static void
read_header (SourcierPages *self,
             const guint8  *header,
             gint64         file_size)
{
  guint32 size = read_16 (header + 16) == 1 ? 65536 : read_16 (header + 16);

  self->page_size = USUAL_PAGE_SIZE;
  self->usable = USUAL_PAGE_SIZE;
  self->has_header = (memcmp (header, "SQLite format 3", 16) == 0
                      || read_32 (header + APPLICATION_ID_OFFSET) == SOURCIER_STORE_APPLICATION_ID)
                     && size >= 512 && (size & (size - 1)) == 0;
  if (self->has_header)
    {
      self->page_size = size;
      self->usable = size;
      self->version = (int) read_32 (header + 60);
    }
  self->n = (guint32) MIN (file_size / self->page_size, G_MAXINT32);

  /* The number of pages holds only if the same program wrote it last (fileformat2, 1.3.9). */
  if (self->has_header && read_32 (header + 24) == read_32 (header + 92) && read_32 (header + 28) > self->n)
    self->missing = read_32 (header + 28) - self->n;
}

/* Reads what kind each page is of, and which page leads to it. Returns NULL with @error set if the file cannot be opened:
 * NOT_FOUND, READ_ONLY. */
SourcierPages *
sourcier_pages_open (const char  *path,
                     GError     **error)
{
  g_autoptr (SourcierPages) self = g_new0 (SourcierPages, 1);
  guint8 header[HEADER_SIZE] = { 0 };

  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd < 0)
    {
      int saved = errno;
      g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, (int) g_io_error_from_errno (saved), g_strerror (saved));

      _sourcier_store_fail_to_read (path, cause, error);
      return NULL;
    }

  off_t size = lseek (self->fd, 0, SEEK_END);
  gboolean whole = pread (self->fd, header, sizeof header, 0) == (ssize_t) sizeof header;

  read_header (self, header, whole ? size : 0);
  self->kinds = g_new0 (guint8, self->n + 1);
  self->parents = g_new0 (guint32, self->n + 1);

  g_autofree guint8 *buffer = g_malloc (self->page_size);
  if (self->has_header)
    mark_free (self, buffer, read_32 (header + 32));
  look_at_pages (self, buffer);
  return g_steal_pointer (&self);
}

void
sourcier_pages_free (SourcierPages *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->kinds);
  g_free (self->parents);
  g_free (self);
}

/* Whether the first bytes tell what file this is: what stands in them is believed if either of two marks is whole. */
gboolean
sourcier_pages_has_header (SourcierPages *self)
{
  return self->has_header;
}

/* The version of the office's format, 0 if the header does not tell. */
int
sourcier_pages_get_version (SourcierPages *self)
{
  return self->version;
}

guint32
sourcier_pages_get_n (SourcierPages *self)
{
  return self->n;
}

/* How many pages are missing at the end. */
guint32
sourcier_pages_get_missing (SourcierPages *self)
{
  return self->missing;
}

SourcierPageKind
sourcier_pages_get_kind (SourcierPages *self,
                         guint32        page)
{
  return page > 0 && page <= self->n ? self->kinds[page - 1] : SOURCIER_PAGE_OTHER;
}

/* The page that leads to @page, 0 if none does: then it is the root of a tree, or its way there is broken. */
guint32
sourcier_pages_get_parent (SourcierPages *self,
                           guint32        page)
{
  return page > 0 && page <= self->n ? self->parents[page - 1] : 0;
}

/* Returns: how many bytes the number takes, 0 if it does not end before @end */
static gsize
read_number (const guint8 *p,
             const guint8 *end,
             gint64       *number)
{
  guint64 value = 0;

  for (gsize i = 0; i < 9 && p + i < end; i++)
    {
      if (i == 8)
        {
          *number = (gint64) (value << 8 | p[i]);
          return 9;
        }
      value = value << 7 | (p[i] & 0x7f);
      if (!(p[i] & 0x80))
        {
          *number = (gint64) value;
          return i + 1;
        }
    }
  return 0;
}

/* How much of a row of @size bytes stands in the page of the tree itself (fileformat2, 1.6). */
static guint32
local_size (SourcierPages    *self,
            SourcierPageKind  kind,
            gint64            size)
{
  gint64 u = self->usable;
  gint64 most = kind == SOURCIER_PAGE_TABLE_LEAF ? u - 35 : (u - 12) * 64 / 255 - 23;
  gint64 least = (u - 12) * 32 / 255 - 23;
  gint64 fitting = least + (size - least) % (u - 4);

  if (size <= most)
    return (guint32) size;
  return (guint32) (fitting <= most ? fitting : least);
}

/* The rest of a long row stands on a chain of pages of its own. */
static gboolean
read_rest (SourcierPages *self,
           guint32        page,
           guint8        *row,
           gsize          size)
{
  g_autofree guint8 *buffer = g_malloc (self->page_size);

  while (size > 0)
    {
      gsize n = MIN (size, self->usable - 4);

      if (sourcier_pages_get_kind (self, page) == SOURCIER_PAGE_FREE || !read_page (self, page, buffer))
        return FALSE;
      memcpy (row, buffer + 4, n);
      row += n;
      size -= n;
      page = read_32 (buffer);
    }
  return TRUE;
}

static gint64
read_int (const guint8 *p,
          gsize         size)
{
  guint64 value = size > 0 && (p[0] & 0x80) ? G_MAXUINT64 : 0;

  for (gsize i = 0; i < size; i++)
    value = value << 8 | p[i];
  return (gint64) value;
}

/* Returns: how many bytes of the row the value takes */
static gsize
read_value (gint64         serial,
            const guint8  *p,
            gsize          left,
            SourcierValue *value)
{
  static const guint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };
  gsize size = serial >= 12 ? (gsize) (serial - 12) / 2 : serial < 10 ? sizes[serial] : 0;

  memset (value, 0, sizeof *value);
  if (size > left)
    return size;
  value->data = p;
  value->size = size;
  if (serial == 0)
    value->type = SOURCIER_VALUE_NULL;
  else if (serial >= 12)
    value->type = serial % 2 == 0 ? SOURCIER_VALUE_BLOB : SOURCIER_VALUE_TEXT;
  else if (serial == 7)
    {
      guint64 bits = (guint64) read_int (p, 8);

      value->type = SOURCIER_VALUE_REAL;
      memcpy (&value->real, &bits, sizeof bits);
    }
  else
    {
      value->type = SOURCIER_VALUE_INT;
      value->integer = serial == 9 ? 1 : read_int (p, size);
    }
  return size;
}

/* Parts a row into its values. Returns: how many, 0 if it is no row */
static guint
read_row (const guint8  *row,
          gsize          size,
          SourcierValue *values)
{
  const guint8 *end = row + size, *p = row, *body;
  gint64 header, serial;
  guint n = 0;
  gsize used = read_number (p, end, &header);

  if (used == 0 || header < (gint64) used || header > (gint64) size)
    return 0;
  body = row + header;
  for (p += used; p < row + header; p += used)
    {
      used = read_number (p, row + header, &serial);
      if (used == 0 || serial < 0 || serial == 10 || serial == 11 || n == MOST_VALUES)
        return 0;

      gsize taken = read_value (serial, body, (gsize) (end - body), &values[n++]);
      if (taken > (gsize) (end - body))
        return 0;
      body += taken;
    }
  return body == end ? n : 0;
}

typedef struct
{
  SourcierPages *pages;
  SourcierRowFunc func;
  gpointer user_data;
  gint64 left;                  /* how many more rows are wanted; negative: all */
  guint32 n_broken;
} Walk;

static gboolean
walk_cell (Walk             *walk,
           const guint8     *buffer,
           guint32           offset,
           SourcierPageKind  kind)
{
  SourcierPages *self = walk->pages;
  const guint8 *end = buffer + self->usable;
  const guint8 *p = buffer + offset + (kind == SOURCIER_PAGE_INDEX_BRANCH ? 4 : 0);
  gint64 size, rowid = 0;
  SourcierValue values[MOST_VALUES];
  gsize used = read_number (p, end, &size);

  p += used;
  if (used == 0 || size <= 0 || size > LONGEST_ROW || (guint64) size > (guint64) self->n * self->page_size)
    return FALSE;
  if (kind == SOURCIER_PAGE_TABLE_LEAF)
    {
      used = read_number (p, end, &rowid);
      p += used;
      if (used == 0)
        return FALSE;
    }

  guint32 local = local_size (self, kind, size);
  gboolean overflows = local < size;
  if (p + local + (overflows ? 4 : 0) > end)
    return FALSE;

  g_autofree guint8 *row = g_malloc ((gsize) size);
  memcpy (row, p, local);
  if (overflows && !read_rest (self, read_32 (p + local), row + local, (gsize) size - local))
    return FALSE;

  guint n = read_row (row, (gsize) size, values);
  if (n == 0)
    return FALSE;
  walk->left--;
  walk->func (rowid, values, n, walk->user_data);
  return TRUE;
}

static void walk_page (Walk *walk, guint32 page, gboolean is_table, guint level);

/* The way to the child stands before the row that follows it in an index. */
static void
walk_cells (Walk             *walk,
            const guint8     *buffer,
            guint32           page,
            SourcierPageKind  kind,
            guint             level)
{
  const guint8 *header = tree_header (buffer, page);
  gboolean is_table = kind == SOURCIER_PAGE_TABLE_LEAF || kind == SOURCIER_PAGE_TABLE_BRANCH;

  for (guint32 i = 0; i < count_cells (walk->pages, header) && walk->left != 0; i++)
    {
      guint32 offset = find_cell (walk->pages, buffer, page, kind, i);

      if (offset == 0)
        {
          walk->n_broken++;
          continue;
        }
      if (is_branch (kind))
        walk_page (walk, read_32 (buffer + offset), is_table, level + 1);
      if (kind != SOURCIER_PAGE_TABLE_BRANCH && !walk_cell (walk, buffer, offset, kind))
        walk->n_broken++;
    }
  if (is_branch (kind))
    walk_page (walk, read_32 (header + 8), is_table, level + 1);
}

static void
walk_page (Walk     *walk,
           guint32   page,
           gboolean  is_table,
           guint     level)
{
  SourcierPageKind kind = sourcier_pages_get_kind (walk->pages, page);
  gboolean fits = is_table ? kind == SOURCIER_PAGE_TABLE_LEAF || kind == SOURCIER_PAGE_TABLE_BRANCH
                           : kind == SOURCIER_PAGE_INDEX_LEAF || kind == SOURCIER_PAGE_INDEX_BRANCH;
  g_autofree guint8 *buffer = NULL;

  if (walk->left == 0)
    return;
  buffer = g_malloc (walk->pages->page_size);
  if (!is_tree (kind) || !fits || level > MOST_LEVELS || !read_page (walk->pages, page, buffer))
    {
      walk->n_broken++;
      return;
    }
  walk_cells (walk, buffer, page, kind, level);
}

/* Calls @func for each row that can be read below @root, at most @most, 0 for all. Returns: how many pages, and rows of
 * them, could not be read */
guint32
sourcier_pages_walk (SourcierPages   *self,
                     guint32          root,
                     guint            most,
                     SourcierRowFunc  func,
                     gpointer         user_data)
{
  SourcierPageKind kind = sourcier_pages_get_kind (self, root);
  gboolean is_table = kind == SOURCIER_PAGE_TABLE_LEAF || kind == SOURCIER_PAGE_TABLE_BRANCH;
  Walk walk = { self, func, user_data, most > 0 ? (gint64) most : -1, 0 };

  walk_page (&walk, root, is_table, 0);
  return walk.n_broken;
}
