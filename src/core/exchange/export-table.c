/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/export-table.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (SourcierExportTable, sourcier_export_table, G_TYPE_OBJECT)

static void
sourcier_export_table_class_init (SourcierExportTableClass *klass)
{
}

static void
sourcier_export_table_init (SourcierExportTable *self)
{
}

static void
column_free (gpointer data)
{
  SourcierExportColumn *column = data;

  g_free (column->id);
  g_free (column->title);
  g_free (column);
}

/**
 * sourcier_export_columns_new:
 *
 * Returns: (transfer full) (element-type SourcierExportColumn): no columns
 */
GPtrArray *
sourcier_export_columns_new (void)
{
  return g_ptr_array_new_with_free_func (column_free);
}

/**
 * sourcier_export_columns_add:
 * @columns: the columns of a table
 * @id: unlike those before
 * @title: what stands over it
 * @kind: what its cells hold
 * @width: how many letters it shows
 * @use: what it is for
 */
void
sourcier_export_columns_add (GPtrArray         *columns,
                             const char        *id,
                             const char        *title,
                             SourcierCellKind   kind,
                             double             width,
                             SourcierExportUse  use)
{
  SourcierExportColumn *column = g_new0 (SourcierExportColumn, 1);

  column->id = g_strdup (id);
  column->title = g_strdup (title);
  column->kind = kind;
  column->width = width;
  column->use = use;
  g_ptr_array_add (columns, column);
}

/**
 * sourcier_export_columns_find:
 * @columns: the columns of a table
 * @id: an id, “-” being as good as “_”: so do the columns of the window call themselves
 * @at: (out) (optional): where the column stands
 *
 * Returns: whether there is one
 */
gboolean
sourcier_export_columns_find (GPtrArray  *columns,
                              const char *id,
                              guint      *at)
{
  g_autofree char *wanted = g_strdelimit (g_strdup (id), "-", '_');

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((SourcierExportColumn *) columns->pdata[i])->id, wanted))
      {
        if (at != NULL)
          *at = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sourcier_export_about_free:
 * @self: (transfer full): what travels with a list
 */
void
sourcier_export_about_free (SourcierExportAbout *self)
{
  g_free (self->title);
  g_free (self->office);
  g_ptr_array_unref (self->question);
  g_free (self);
}

static void
cell_clear (SourcierExportCell *cell)
{
  g_free (cell->text);
  g_free (cell->link);
  *cell = (SourcierExportCell) { 0 };
}

/**
 * sourcier_export_cell_set_text:
 * @self: an empty cell
 * @text: (nullable): what it says; it stays as long as the row's item
 */
void
sourcier_export_cell_set_text (SourcierExportCell *self,
                               const char         *text)
{
  self->cell.kind = SOURCIER_CELL_TEXT;
  self->cell.text = text;
}

/**
 * sourcier_export_cell_take_text:
 * @self: an empty cell
 * @text: (transfer full) (nullable): what it says
 */
void
sourcier_export_cell_take_text (SourcierExportCell *self,
                                char               *text)
{
  self->text = text;
  sourcier_export_cell_set_text (self, text);
}

/**
 * sourcier_export_cell_take_link:
 * @self: a cell with a text
 * @link: (transfer full) (nullable): where the text leads: http, https or mailto
 */
void
sourcier_export_cell_take_link (SourcierExportCell *self,
                                char               *link)
{
  self->link = link;
  self->cell.link = link;
}

/**
 * sourcier_export_cell_set_number:
 * @self: an empty cell
 * @number: what it holds
 */
void
sourcier_export_cell_set_number (SourcierExportCell *self,
                                 double              number)
{
  self->cell.kind = SOURCIER_CELL_NUMBER;
  self->cell.number = number;
}

/**
 * sourcier_export_cell_set_money:
 * @self: an empty cell
 * @cents: an amount; one below 0 is not known, and leaves the cell empty
 */
void
sourcier_export_cell_set_money (SourcierExportCell *self,
                                gint64              cents)
{
  self->cell.kind = cents >= 0 ? SOURCIER_CELL_MONEY : SOURCIER_CELL_EMPTY;
  self->cell.cents = cents;
}

/**
 * sourcier_export_cell_set_percent:
 * @self: an empty cell
 * @share: a share of one
 */
void
sourcier_export_cell_set_percent (SourcierExportCell *self,
                                  double              share)
{
  self->cell.kind = SOURCIER_CELL_PERCENT;
  self->cell.number = share;
}

/**
 * sourcier_export_cell_set_day:
 * @self: an empty cell
 * @day: a day; %SOURCIER_DAY_NONE leaves the cell empty
 */
void
sourcier_export_cell_set_day (SourcierExportCell *self,
                              SourcierDay         day)
{
  self->cell.kind = day != SOURCIER_DAY_NONE ? SOURCIER_CELL_DAY : SOURCIER_CELL_EMPTY;
  self->cell.day = day;
}

/**
 * sourcier_export_table_get_id:
 * @self: a table
 *
 * Returns: (transfer none): what presets call tables of this kind
 */
const char *
sourcier_export_table_get_id (SourcierExportTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (self), NULL);

  return SOURCIER_EXPORT_TABLE_GET_CLASS (self)->id;
}

/**
 * sourcier_export_table_get_about:
 * @self: a table
 *
 * Returns: (transfer full): what travels with it
 */
SourcierExportAbout *
sourcier_export_table_get_about (SourcierExportTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (self), NULL);

  SourcierExportAbout *about = g_new0 (SourcierExportAbout, 1);

  about->question = g_ptr_array_new_with_free_func (g_free);
  about->day = sourcier_day_today ();
  SOURCIER_EXPORT_TABLE_GET_CLASS (self)->describe (self, about);
  about->title = about->title != NULL ? about->title : g_strdup ("");
  about->office = about->office != NULL ? about->office : g_strdup ("");
  return about;
}

/**
 * sourcier_export_table_get_columns:
 * @self: a table
 *
 * Returns: (transfer full) (element-type SourcierExportColumn): all columns that can be had
 */
GPtrArray *
sourcier_export_table_get_columns (SourcierExportTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (self), NULL);

  GPtrArray *columns = sourcier_export_columns_new ();

  SOURCIER_EXPORT_TABLE_GET_CLASS (self)->list_columns (self, columns);
  return columns;
}

/**
 * sourcier_export_table_count:
 * @self: a table
 * @error: where to put what went wrong
 *
 * Returns: how many rows it has, or -1 with @error set
 */
gint64
sourcier_export_table_count (SourcierExportTable  *self,
                             GError              **error)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (self), -1);

  return SOURCIER_EXPORT_TABLE_GET_CLASS (self)->count (self, error);
}

typedef struct
{
  SourcierExportTable *table;
  GPtrArray *columns;         /* for objects */
  const guint *chosen;
  guint n_chosen;
  SourcierExportCell *filled;
  SourcierCell *cells;
  SourcierExportRowFunc row_func;
  SourcierExportItemFunc object_func;
  gpointer user_data;
} Reading;

static void
fill_cells (Reading  *reading,
            gpointer  item)
{
  for (guint i = 0; i < reading->n_chosen; i++)
    {
      cell_clear (&reading->filled[i]);
      SOURCIER_EXPORT_TABLE_GET_CLASS (reading->table)->fill (reading->table, item, reading->chosen[i],
                                                              &reading->filled[i]);
      reading->cells[i] = reading->filled[i].cell;
    }
}

static gboolean
give_row (gpointer   item,
          gpointer   user_data,
          GError   **error)
{
  Reading *reading = user_data;

  fill_cells (reading, item);
  return reading->row_func (reading->cells, reading->user_data, error);
}

static gboolean
read_rows (Reading                *reading,
           SourcierExportItemFunc  func,
           SourcierProgress       *progress,
           GCancellable           *cancellable,
           GError                **error)
{
  SourcierExportTableClass *klass = SOURCIER_EXPORT_TABLE_GET_CLASS (reading->table);
  g_autofree SourcierExportCell *filled = g_new0 (SourcierExportCell, reading->n_chosen);
  g_autofree SourcierCell *cells = g_new0 (SourcierCell, reading->n_chosen);

  reading->filled = filled;
  reading->cells = cells;
  if (klass->expect != NULL)
    klass->expect (reading->table, reading->row_func != NULL ? reading->chosen : NULL, reading->n_chosen);
  gboolean whole = klass->each (reading->table, func, reading, progress, cancellable, error);
  for (guint i = 0; i < reading->n_chosen; i++)
    cell_clear (&filled[i]);
  return whole;
}

/**
 * sourcier_export_table_each_row:
 * @self: a table
 * @columns: (array length=n_columns): places of sourcier_export_table_get_columns(), in the order wanted
 * @n_columns: how many
 * @func: called for each row
 * @user_data: for @func
 * @progress: (nullable): told how many rows are read
 * @cancellable: (nullable): stops the reading
 * @error: where to put what went wrong
 *
 * Reads the rows a page at a time: a table of any length passes through little memory.
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_export_table_each_row (SourcierExportTable    *self,
                                const guint            *columns,
                                guint                   n_columns,
                                SourcierExportRowFunc   func,
                                gpointer                user_data,
                                SourcierProgress       *progress,
                                GCancellable           *cancellable,
                                GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (self) && func != NULL, FALSE);

  Reading reading = { .table = self, .chosen = columns, .n_chosen = n_columns, .row_func = func, .user_data = user_data };

  return read_rows (&reading, give_row, progress, cancellable, error);
}

static JsonNode *
cents_to_node (gint64 cents)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (cents % 100 == 0)
    json_node_set_int (node, cents / 100);
  else
    json_node_set_double (node, (double) cents / 100);
  return node;
}

static JsonNode *
number_to_node (double number)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (number == (gint64) number)
    json_node_set_int (node, (gint64) number);
  else
    json_node_set_double (node, number);
  return node;
}

static JsonNode *
text_to_node (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, text);
  return node;
}

static JsonNode *
cell_to_node (const SourcierCell *cell)
{
  g_autofree char *iso = NULL;

  switch (cell->kind)
    {
    case SOURCIER_CELL_TEXT:
      return text_to_node (cell->text != NULL ? cell->text : "");
    case SOURCIER_CELL_NUMBER:
    case SOURCIER_CELL_PERCENT:
      return number_to_node (cell->number);
    case SOURCIER_CELL_MONEY:
      return cents_to_node (cell->cents);
    case SOURCIER_CELL_DAY:
      iso = sourcier_day_to_iso (cell->day);
      return text_to_node (iso);
    case SOURCIER_CELL_EMPTY:
    default:
      return json_node_new (JSON_NODE_NULL);
    }
}

/* @whole (nullable) is all that is known: a member of it says more than a cell does. */
static JsonObject *
choose_members (Reading    *reading,
                JsonObject *whole)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < reading->n_chosen; i++)
    {
      const SourcierExportColumn *column = reading->columns->pdata[reading->chosen[i]];
      JsonNode *known = whole != NULL ? json_object_dup_member (whole, column->id) : NULL;

      json_object_set_member (object, column->id, known != NULL ? known : cell_to_node (&reading->cells[i]));
    }
  return object;
}

static gboolean
give_object (gpointer   item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;
  SourcierExportTableClass *klass = SOURCIER_EXPORT_TABLE_GET_CLASS (reading->table);
  g_autoptr (JsonObject) object = klass->to_json != NULL ? klass->to_json (reading->table, item) : NULL;

  if (reading->n_chosen > 0)
    {
      g_autoptr (JsonObject) whole = g_steal_pointer (&object);

      fill_cells (reading, item);
      object = choose_members (reading, whole);
    }
  return reading->object_func (object, reading->user_data, error);
}

/**
 * sourcier_export_table_each_object:
 * @self: a table
 * @columns: (element-type SourcierExportColumn): its columns
 * @chosen: (array length=n_chosen): places in @columns, in the order wanted
 * @n_chosen: how many; 0 for all that is known, where the table knows more than its cells say
 * @func: called with a #JsonObject for each row, which it may keep by a reference
 * @user_data: for @func
 * @progress: (nullable): told how many rows are read
 * @cancellable: (nullable): stops the reading
 * @error: where to put what went wrong
 *
 * Like sourcier_export_table_each_row(), for JSON: codes rather than words, amounts in euros, days as ISO days.
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_export_table_each_object (SourcierExportTable     *self,
                                   GPtrArray               *columns,
                                   const guint             *chosen,
                                   guint                    n_chosen,
                                   SourcierExportItemFunc   func,
                                   gpointer                 user_data,
                                   SourcierProgress        *progress,
                                   GCancellable            *cancellable,
                                   GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_EXPORT_TABLE (self) && func != NULL, FALSE);

  g_autofree guint *all = NULL;
  Reading reading = { .table = self, .columns = columns, .chosen = chosen, .n_chosen = n_chosen, .object_func = func,
                      .user_data = user_data };

  if (n_chosen == 0 && SOURCIER_EXPORT_TABLE_GET_CLASS (self)->to_json == NULL)
    {
      reading.chosen = all = g_new (guint, columns->len);
      reading.n_chosen = columns->len;
      for (guint i = 0; i < columns->len; i++)
        all[i] = i;
    }
  return read_rows (&reading, give_object, progress, cancellable, error);
}
