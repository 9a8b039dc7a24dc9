/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

#include "store/code-store.h"
#include "suppliers/supplier-query-commune.h"

/* In which commune each row is. Two bytes a supplier, read when communes are counted for the first time. */

/* So many are worked on at a time. */
#define BLOCK 1024

struct _SourcierIndexCommunes
{
  GArray *numbers;      /* guint16, by row: one more than the number of the commune, 0 where none is sure */
  SourcierRows *behind; /* rows that changed since */
};

void
_sourcier_index_communes_free (SourcierIndexCommunes *self)
{
  g_array_unref (self->numbers);
  roaring_bitmap_free (self->behind);
  g_free (self);
}

/* @ids: (nullable): whose communes, everybody's where it is NULL */
static gboolean
read_communes (SourcierIndexCommunes  *self,
               SourcierIndexBody      *body,
               const char             *ids,
               GError                **error)
{
  g_autoptr (SourcierStatement) statement = _sourcier_supplier_commune_rows (body->reader, ids, error);
  gboolean has_row = TRUE;
  guint32 row;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      const SourcierCommune *commune;

      if (!sourcier_statement_step (statement, &has_row, error))
        return FALSE;
      commune = has_row ? _sourcier_supplier_commune_of_row (statement) : NULL;
      if (commune != NULL && _sourcier_index_body_find (body, sourcier_statement_get_int (statement, 0), &row))
        g_array_index (self->numbers, guint16, row) = (guint16) (sourcier_commune_get_number (commune) + 1);
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): in which communes the rows of @body are, or NULL with @error set. */
SourcierIndexCommunes *
_sourcier_index_communes_load (SourcierIndexBody  *body,
                               GError            **error)
{
  SourcierIndexCommunes *self = g_new0 (SourcierIndexCommunes, 1);

  g_assert (sourcier_communes ()->len < G_MAXUINT16);
  self->numbers = g_array_new (FALSE, TRUE, sizeof (guint16));
  self->behind = roaring_bitmap_create ();
  g_array_set_size (self->numbers, body->ids->len);
  if (!read_communes (self, body, NULL, error))
    g_clear_pointer (&self, _sourcier_index_communes_free);
  return self;
}

/* It is no longer known in which communes @changed are. */
void
_sourcier_index_communes_change (SourcierIndexCommunes *self,
                                 const SourcierRows    *changed)
{
  roaring_bitmap_or_inplace (self->behind, changed);
}

/* Reads again in which communes those are that changed, within a look at the file. */
gboolean
_sourcier_index_communes_catch_up (SourcierIndexCommunes  *self,
                                   SourcierIndexBody      *body,
                                   GError                **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *json = NULL;
  roaring_uint32_iterator_t at;

  if (roaring_bitmap_is_empty (self->behind))
    return TRUE;
  g_array_set_size (self->numbers, body->ids->len);
  for (roaring_init_iterator (self->behind, &at); at.has_value; roaring_advance_uint32_iterator (&at))
    {
      g_array_append_val (ids, g_array_index (body->ids, gint64, at.current_value));
      g_array_index (self->numbers, guint16, at.current_value) = 0;
    }
  json = sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);
  if (!read_communes (self, body, json, error))
    return FALSE;
  roaring_bitmap_clear (self->behind);
  return TRUE;
}

/* Returns: (transfer full) (element-type gint64): how many of @rows are in each of sourcier_communes() */
GArray *
_sourcier_index_communes_count (SourcierIndexCommunes *self,
                                const SourcierRows    *rows)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (gint64));
  guint32 numbers[BLOCK];
  roaring_uint32_iterator_t at;
  guint n, commune;

  g_array_set_size (counts, sourcier_communes ()->len);
  roaring_init_iterator (rows, &at);
  while ((n = roaring_read_uint32_iterator (&at, numbers, BLOCK)) > 0)
    for (guint i = 0; i < n; i++)
      if ((commune = g_array_index (self->numbers, guint16, numbers[i])) > 0)
        g_array_index (counts, gint64, commune - 1)++;
  return counts;
}
