/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/export-rows.h"

/**
 * sourcier_export_rows_new:
 * @words: how many rows of what there are: “12 suppliers”
 * @n_rows: how many
 * @make_table: makes the table of them
 * @question: (transfer full): what @make_table is given
 * @free_question: lets go of it
 *
 * Returns: (transfer full): rows
 */
SourcierExportRows *
sourcier_export_rows_new (const char              *words,
                          gint64                   n_rows,
                          SourcierExportTableFunc  make_table,
                          gpointer                 question,
                          GDestroyNotify           free_question)
{
  g_return_val_if_fail (words != NULL && n_rows >= 0, NULL);
  g_return_val_if_fail (make_table != NULL && free_question != NULL, NULL);

  SourcierExportRows *self = g_atomic_rc_box_new0 (SourcierExportRows);

  self->words = g_strdup (words);
  self->n_rows = n_rows;
  self->make_table = make_table;
  self->question = question;
  self->free_question = free_question;
  return self;
}

/**
 * sourcier_export_rows_ref:
 * @self: rows
 *
 * Returns: (transfer full): the same
 */
SourcierExportRows *
sourcier_export_rows_ref (SourcierExportRows *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SourcierExportRows *self = data;

  g_free (self->words);
  self->free_question (self->question);
}

/**
 * sourcier_export_rows_unref:
 * @self: (transfer full): rows
 */
void
sourcier_export_rows_unref (SourcierExportRows *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * sourcier_export_rows_make_table:
 * @self: rows
 * @store: the connection to read them with
 *
 * Returns: (transfer full): the table of them
 */
SourcierExportTable *
sourcier_export_rows_make_table (SourcierExportRows *self,
                                 SourcierStore      *store)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  return self->make_table (store, self->question);
}
