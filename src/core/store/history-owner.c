/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history-owner.h"

#include "store/code-store.h"

/* A column that names a row of another table. */
typedef struct
{
  guint column;
  const char *to;      /* interned */
} Link;

typedef struct
{
  const char *name;    /* interned */
  GPtrArray *columns;  /* (element-type utf8) interned, in order */
  GArray *links;       /* (element-type Link) */
  int parent;          /* which of them says whose part the row is; -1: it is nobody's */
  gboolean has_id;     /* the first column is the id of the row, and no other table's */
  GHashTable *gone;    /* (element-type gint64 gint64) rows that went → what they were part of */
} Table;

struct _SourcierOwners
{
  SourcierStore *store;
  GHashTable *tables;  /* (element-type utf8 Table) by interned name */
};

/* How far a part of a part of a thing goes; a schema that goes round in a circle ends there. */
#define MOST_STEPS 8

static void
table_free (gpointer data)
{
  Table *table = data;

  g_ptr_array_unref (table->columns);
  g_array_unref (table->links);
  g_hash_table_unref (table->gone);
  g_free (table);
}

static Table *
ensure_table (SourcierOwners *self,
              const char     *name)
{
  Table *table = g_hash_table_lookup (self->tables, name);

  if (table != NULL)
    return table;
  table = g_new0 (Table, 1);
  table->name = g_intern_string (name);
  table->columns = g_ptr_array_new ();
  table->links = g_array_new (FALSE, FALSE, sizeof (Link));
  table->parent = -1;
  table->gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_hash_table_insert (self->tables, (char *) table->name, table);
  return table;
}

static gboolean
read_columns (SourcierOwners  *self,
              GError         **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (self->store, "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info (t.name) AS c"
                                         " WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, c.cid", error);
  gboolean has_row = TRUE;

  while (row != NULL && sourcier_statement_step (row, &has_row, error) && has_row)
    g_ptr_array_add (ensure_table (self, sourcier_statement_get_text (row, 0))->columns,
                     (char *) g_intern_string (sourcier_statement_get_text (row, 1)));
  return row != NULL && !has_row;
}

static gboolean
read_links (SourcierOwners  *self,
            GError         **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (self->store, "SELECT t.name, c.cid, f.\"table\", c.\"notnull\" OR c.pk > 0"
                                         " FROM pragma_table_list AS t, pragma_foreign_key_list (t.name) AS f,"
                                         " pragma_table_info (t.name) AS c WHERE t.schema = 'main' AND t.type = 'table'"
                                         " AND c.name = f.\"from\" ORDER BY t.name, c.cid", error);
  gboolean has_row = TRUE;

  while (row != NULL && sourcier_statement_step (row, &has_row, error) && has_row)
    {
      Table *table = ensure_table (self, sourcier_statement_get_text (row, 0));
      Link link = { (guint) sourcier_statement_get_int (row, 1), g_intern_string (sourcier_statement_get_text (row, 2)) };

      if (table->parent < 0 && sourcier_statement_get_int (row, 3) != 0)
        table->parent = (int) table->links->len;
      g_array_append_val (table->links, link);
    }
  return row != NULL && !has_row;
}

static void
find_ids (SourcierOwners *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Table *table = value;

      table->has_id = table->columns->len > 0 && g_str_equal (table->columns->pdata[0], "id");
    }
}

/**
 * sourcier_owners_new:
 * @store: an office's file, which must live longer
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): what tells which thing a row belongs to
 */
SourcierOwners *
sourcier_owners_new (SourcierStore  *store,
                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierOwners) self = g_new0 (SourcierOwners, 1);

  self->store = store;
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_free);
  if (!read_columns (self, error) || !read_links (self, error))
    return NULL;
  find_ids (self);
  return g_steal_pointer (&self);
}

/**
 * sourcier_owners_free:
 * @self: (transfer full): what tells which thing a row belongs to
 */
void
sourcier_owners_free (SourcierOwners *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->tables);
  g_free (self);
}

/**
 * sourcier_owners_set_store:
 * @self: what tells which thing a row belongs to
 * @store: another connection to the same file, which must live longer
 *
 * Looks up through that connection from now on.
 */
void
sourcier_owners_set_store (SourcierOwners *self,
                           SourcierStore  *store)
{
  g_return_if_fail (self != NULL && SOURCIER_IS_STORE (store));

  self->store = store;
}

static Table *
find_table (SourcierOwners *self,
            const char     *name)
{
  return g_hash_table_lookup (self->tables, name);
}

static const Link *
get_parent (const Table *table)
{
  return table->parent >= 0 ? &g_array_index (table->links, Link, table->parent) : NULL;
}

static Table *
find_root (SourcierOwners *self,
           const char     *name)
{
  Table *table = find_table (self, name);

  for (guint i = 0; i < MOST_STEPS && table != NULL && get_parent (table) != NULL; i++)
    table = find_table (self, get_parent (table)->to);
  return table;
}

/**
 * sourcier_owners_get_root:
 * @self: what tells which thing a row belongs to
 * @table: a table
 *
 * Returns: (transfer none): the table of the things that its rows belong to: "supplier" for "evidence_file"; the table itself
 *   where they belong to none
 */
const char *
sourcier_owners_get_root (SourcierOwners *self,
                          const char     *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  Table *root = find_root (self, table);

  return root != NULL ? root->name : g_intern_string (table);
}

/**
 * sourcier_owners_get_parent:
 * @self: what tells which thing a row belongs to
 * @table: a table
 * @column: (out) (optional): which of its columns names what the row is part of
 *
 * Returns: (transfer none) (nullable): the table of what its rows are parts of, %NULL where they are parts of nothing
 */
const char *
sourcier_owners_get_parent (SourcierOwners *self,
                            const char     *table,
                            guint          *column)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  Table *found = find_table (self, table);
  const Link *parent = found != NULL ? get_parent (found) : NULL;

  if (parent == NULL)
    return NULL;
  if (column != NULL)
    *column = parent->column;
  return parent->to;
}

/**
 * sourcier_owners_get_column:
 * @self: what tells which thing a row belongs to
 * @table: a table
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): its name, %NULL where today's table has none
 */
const char *
sourcier_owners_get_column (SourcierOwners *self,
                            const char     *table,
                            guint           column)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  Table *found = find_table (self, table);

  return found != NULL && column < found->columns->len ? found->columns->pdata[column] : NULL;
}

/**
 * sourcier_owners_get_named:
 * @self: what tells which thing a row belongs to
 * @table: a table
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): the table whose rows the column names, be the row part of them or not; %NULL where it
 *   names none
 */
const char *
sourcier_owners_get_named (SourcierOwners *self,
                           const char     *table,
                           guint           column)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  Table *found = find_table (self, table);

  for (guint i = 0; found != NULL && i < found->links->len; i++)
    if (g_array_index (found->links, Link, i).column == column)
      return g_array_index (found->links, Link, i).to;
  return NULL;
}

/* Whose part the row is that still stands, else whose it was when it went; 0 if nobody knows. */
static gint64
find_stored (SourcierOwners *self,
             Table          *table,
             gint64          id)
{
  const Link *parent = get_parent (table);
  gint64 *gone = g_hash_table_lookup (table->gone, &id);
  gint64 owner = 0;

  if (gone != NULL)
    return *gone;

  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1",
                                          (char *) table->columns->pdata[parent->column], table->name);
  g_autoptr (SourcierStatement) statement = table->has_id ? sourcier_store_prepare (self->store, sql, NULL) : NULL;

  if (statement == NULL)
    return 0;
  sourcier_statement_bind_int (statement, 1, id);
  return sourcier_statement_read_int (statement, &owner, NULL) ? owner : 0;
}

/* From the row of @table up to the thing. */
static gint64
climb (SourcierOwners *self,
       Table          *table,
       gint64          id)
{
  for (guint i = 0; i < MOST_STEPS && id != 0 && table != NULL && get_parent (table) != NULL; i++)
    {
      id = find_stored (self, table, id);
      table = find_table (self, get_parent (table)->to);
    }
  return id;
}

/**
 * sourcier_owners_note_gone:
 * @self: what tells which thing a row belongs to
 * @change: a change
 *
 * Remembers whose part the row was, if it went: rows of its own that went with it, or were changed before, are asked about.
 */
void
sourcier_owners_note_gone (SourcierOwners *self,
                           SourcierChange *change)
{
  g_return_if_fail (self != NULL && change != NULL);

  Table *table = find_table (self, sourcier_change_get_table (change));
  gint64 id, owner;

  if (table == NULL || !table->has_id || get_parent (table) == NULL
      || sourcier_change_get_kind (change) != SOURCIER_CHANGE_WENT)
    return;
  id = sourcier_change_get_row (change);
  owner = sourcier_change_get_int (change, get_parent (table)->column);
  g_hash_table_insert (table->gone, g_memdup2 (&id, sizeof id), g_memdup2 (&owner, sizeof owner));
}

/**
 * sourcier_owners_forget_gone:
 * @self: what tells which thing a row belongs to
 *
 * Forgets what sourcier_owners_note_gone() remembered: what went may come back as a part of something else.
 */
void
sourcier_owners_forget_gone (SourcierOwners *self)
{
  g_return_if_fail (self != NULL);

  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    g_hash_table_remove_all (((Table *) table)->gone);
}

/**
 * sourcier_owners_find:
 * @self: what tells which thing a row belongs to
 * @change: a change
 * @after: (out) (optional): the thing that it belongs to after the change, where that is another one; else 0
 *
 * Returns: the id of the thing that the row belongs to, or is; 0 where it cannot be told: a part went by a change that was
 *   not noted with sourcier_owners_note_gone()
 */
gint64
sourcier_owners_find (SourcierOwners *self,
                      SourcierChange *change,
                      gint64         *after)
{
  g_return_val_if_fail (self != NULL && change != NULL, 0);

  Table *table = find_table (self, sourcier_change_get_table (change));
  const Link *parent = table != NULL ? get_parent (table) : NULL;
  gint64 owner, next = 0;

  if (after != NULL)
    *after = 0;
  if (table == NULL)
    return 0;
  if (parent == NULL)
    return table->has_id ? sourcier_change_get_row (change) : 0;

  Table *above = find_table (self, parent->to);

  owner = sourcier_change_get_int (change, parent->column);
  if (sourcier_change_get_kind (change) == SOURCIER_CHANGE_CHANGED)
    next = sourcier_change_get_int_after (change, parent->column);
  if (owner == 0)
    owner = find_stored (self, table, sourcier_change_get_row (change));
  if (after != NULL && next != 0 && next != owner)
    *after = climb (self, above, next);
  return climb (self, above, owner);
}

/**
 * sourcier_owners_each_named:
 * @self: what tells which thing a row belongs to
 * @change: a change
 * @func: (scope call): called for each thing that the row came to name or no longer names, without being part of it
 * @user_data: for @func
 */
void
sourcier_owners_each_named (SourcierOwners    *self,
                            SourcierChange    *change,
                            SourcierOwnerFunc  func,
                            gpointer           user_data)
{
  g_return_if_fail (self != NULL && change != NULL && func != NULL);

  Table *table = find_table (self, sourcier_change_get_table (change));

  for (guint i = 0; table != NULL && i < table->links->len; i++)
    {
      const Link *link = &g_array_index (table->links, Link, i);
      Table *to = find_table (self, link->to);
      gint64 before, after;

      if ((int) i == table->parent || to == NULL || get_parent (to) != NULL)
        continue;
      before = sourcier_change_get_int (change, link->column);
      after = sourcier_change_get_kind (change) == SOURCIER_CHANGE_CHANGED
              ? sourcier_change_get_int_after (change, link->column) : 0;
      if (before != 0)
        func (to->name, before, user_data);
      if (after != 0)
        func (to->name, after, user_data);
    }
}

static gboolean
collect_children (SourcierOwners  *self,
                  Table           *child,
                  const char      *ids,
                  GHashTable      *rows,
                  GArray          *found,
                  GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" IN (SELECT value FROM json_each (?1))",
                                          child->name, (char *) child->columns->pdata[get_parent (child)->column]);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self->store, sql, error);
  g_autoptr (GArray) more = NULL;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, ids);
  more = sourcier_statement_read_ids (statement, error);
  for (guint i = 0; more != NULL && i < more->len; i++)
    if (g_hash_table_add (rows, g_memdup2 (&g_array_index (more, gint64, i), sizeof (gint64))))
      g_array_append_val (found, g_array_index (more, gint64, i));
  return more != NULL;
}

static gboolean
collect_below (SourcierOwners  *self,
               Table           *table,
               GArray          *ids,
               GHashTable      *rows,
               guint            steps,
               GError         **error)
{
  g_autofree char *json = sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->tables);
  while (ids->len > 0 && steps > 0 && g_hash_table_iter_next (&iter, NULL, &value))
    {
      Table *child = value;
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!child->has_id || get_parent (child) == NULL || get_parent (child)->to != table->name)
        continue;
      if (!collect_children (self, child, json, rows, found, error)
          || !collect_below (self, child, found, rows, steps - 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_owners_collect:
 * @self: what tells which thing a row belongs to
 * @table: a table of things
 * @id: the id of one
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): its id and those of all its parts; ids are never given twice,
 *   whatever the table. %NULL with @error set
 */
GHashTable *
sourcier_owners_collect (SourcierOwners  *self,
                         const char      *table,
                         gint64           id,
                         GError         **error)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Table *found = find_table (self, table);

  g_array_append_val (ids, id);
  g_hash_table_add (rows, g_memdup2 (&id, sizeof id));
  if (found != NULL && !collect_below (self, found, ids, rows, MOST_STEPS, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * sourcier_owners_touches:
 * @self: what tells which thing a row belongs to
 * @change: a change
 * @rows: (element-type gint64): a thing and its parts
 *
 * Returns: whether the change is one of the thing, of a part of it, or of what names it. Nothing is looked up: this is for
 *   going through a long action
 */
gboolean
sourcier_owners_touches (SourcierOwners *self,
                         SourcierChange *change,
                         GHashTable     *rows)
{
  g_return_val_if_fail (self != NULL && change != NULL && rows != NULL, FALSE);

  Table *table = find_table (self, sourcier_change_get_table (change));
  gint64 id = table != NULL && table->has_id ? sourcier_change_get_row (change) : 0;

  if (id != 0 && g_hash_table_contains (rows, &id))
    return TRUE;
  for (guint i = 0; table != NULL && i < table->links->len; i++)
    {
      guint column = g_array_index (table->links, Link, i).column;
      gint64 before = sourcier_change_get_int (change, column);
      gint64 after = sourcier_change_get_int_after (change, column);

      if ((before != 0 && g_hash_table_contains (rows, &before)) || (after != 0 && g_hash_table_contains (rows, &after)))
        return TRUE;
    }
  return FALSE;
}

/**
 * sourcier_owners_is_part:
 * @self: what tells which thing a row belongs to
 * @change: a change
 * @rows: (element-type gint64): a thing and its parts
 *
 * Returns: whether the row was a part of one of those, and has an id of its own. Nothing is looked up
 */
gboolean
sourcier_owners_is_part (SourcierOwners *self,
                         SourcierChange *change,
                         GHashTable     *rows)
{
  g_return_val_if_fail (self != NULL && change != NULL && rows != NULL, FALSE);

  Table *table = find_table (self, sourcier_change_get_table (change));
  const Link *parent = table != NULL && table->has_id ? get_parent (table) : NULL;
  gint64 owner = parent != NULL ? sourcier_change_get_int (change, parent->column) : 0;

  return owner != 0 && g_hash_table_contains (rows, &owner);
}
