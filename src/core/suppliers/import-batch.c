/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-batch.h"

/* How many rows go to the other thread together, so that handing them over costs nothing, and how many such batches may
 * be on their way, so that neither thread waits for one slow batch of the other. */
#define ROWS_IN_BATCH 64
#define MOST_BATCHES 4

struct _SourcierImportBatches
{
  const SourcierImportContext *context;
  gboolean merges;
  SourcierReadRowFunc func;
  gpointer user_data;
  SourcierAhead *ahead;
  GArray *filling;         /* (element-type SourcierReadRow) */
  GArray *spent;           /* (nullable) (element-type SourcierReadRow) */
};

/* What goes to the other thread: rows to read, and rows that are done with. Freeing a row takes as long as a good part of
 * reading it. */
typedef struct
{
  GArray *rows;
  GArray *spent;           /* (nullable) */
} Batch;

static void
clear_read_row (gpointer data)
{
  SourcierReadRow *read = data;

  sourcier_staged_row_clear (&read->row);
  g_clear_pointer (&read->reading, sourcier_import_reading_free);
  g_clear_pointer (&read->merge, sourcier_import_merge_free);
}

static GArray *
new_rows (void)
{
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (SourcierReadRow), ROWS_IN_BATCH);

  g_array_set_clear_func (rows, clear_read_row);
  return rows;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_clear_pointer (&batch->rows, g_array_unref);
  g_clear_pointer (&batch->spent, g_array_unref);
  g_free (batch);
}

/* In the other thread, which sees neither the file nor the staging table. */
static void
read_batch (gpointer data,
            gpointer user_data)
{
  Batch *batch = data;
  SourcierImportBatches *self = user_data;

  g_clear_pointer (&batch->spent, g_array_unref);
  for (guint i = 0; i < batch->rows->len; i++)
    {
      SourcierReadRow *read = &g_array_index (batch->rows, SourcierReadRow, i);

      read->reading = sourcier_import_context_read (self->context, read->row.cells, read->row.line);
      if (self->merges && read->row.supplier == 0 && read->row.other == 0)
        read->merge = sourcier_import_merge_take (read->reading, &self->context->source);
    }
}

/**
 * sourcier_import_batches_new:
 * @context: what reading a row takes; it stays as it is meanwhile
 * @merges: whether rows that speak of no supplier make theirs at once, too
 * @func: (scope notified): called for each row, in the thread that adds them, in their order
 * @user_data: for @func
 *
 * Returns: (transfer full): no rows yet
 */
SourcierImportBatches *
sourcier_import_batches_new (const SourcierImportContext *context,
                             gboolean                     merges,
                             SourcierReadRowFunc          func,
                             gpointer                     user_data)
{
  SourcierImportBatches *self = g_new0 (SourcierImportBatches, 1);

  self->context = context;
  self->merges = merges;
  self->func = func;
  self->user_data = user_data;
  self->ahead = sourcier_ahead_new (read_batch, self, batch_free);
  self->filling = new_rows ();
  return self;
}

/**
 * sourcier_import_batches_free:
 * @self: (transfer full): rows
 *
 * Rows that are still on their way are given up.
 */
void
sourcier_import_batches_free (SourcierImportBatches *self)
{
  sourcier_ahead_free (self->ahead);
  g_array_unref (self->filling);
  g_clear_pointer (&self->spent, g_array_unref);
  g_free (self);
}

static void
send_batch (SourcierImportBatches *self)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->rows = g_steal_pointer (&self->filling);
  batch->spent = g_steal_pointer (&self->spent);
  self->filling = new_rows ();
  sourcier_ahead_push (self->ahead, batch);
}

static gboolean
take_batch (SourcierImportBatches  *self,
            GError                **error)
{
  Batch *batch = sourcier_ahead_pop (self->ahead);
  gboolean goes_on = TRUE;

  for (guint i = 0; goes_on && i < batch->rows->len; i++)
    goes_on = self->func (&g_array_index (batch->rows, SourcierReadRow, i), self->user_data, error);
  g_clear_pointer (&self->spent, g_array_unref);
  self->spent = g_steal_pointer (&batch->rows);
  batch_free (batch);
  return goes_on;
}

/**
 * sourcier_import_batches_add:
 * @self: rows
 * @row: (transfer full): a row; what it holds is taken from it
 * @error: with what the function gave when it stops
 *
 * Calls the function for rows that came before, when they are read.
 *
 * Returns: %FALSE with @error set if the function stopped; no more rows are to be added
 */
gboolean
sourcier_import_batches_add (SourcierImportBatches  *self,
                             SourcierStagedRow      *row,
                             GError                **error)
{
  SourcierReadRow read = { *row, NULL, NULL };

  *row = (SourcierStagedRow) { 0 };
  g_array_append_val (self->filling, read);
  if (self->filling->len < ROWS_IN_BATCH)
    return TRUE;

  send_batch (self);
  return sourcier_ahead_get_n (self->ahead) < MOST_BATCHES || take_batch (self, error);
}

/**
 * sourcier_import_batches_finish:
 * @self: rows
 * @error: with what the function gave when it stops
 *
 * Calls the function for all rows that are left.
 *
 * Returns: as sourcier_import_batches_add() does
 */
gboolean
sourcier_import_batches_finish (SourcierImportBatches  *self,
                                GError                **error)
{
  send_batch (self);
  while (sourcier_ahead_get_n (self->ahead) > 0)
    if (!take_batch (self, error))
      return FALSE;
  return TRUE;
}
