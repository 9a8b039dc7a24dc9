/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

static void
value_free (gpointer data)
{
  SourcierIndexValue *value = data;

  g_free (value->value);
  g_free (value->shown);
  roaring_bitmap_free (value->rows);
  g_free (value);
}

SourcierIndexTable *
_sourcier_index_table_new (void)
{
  SourcierIndexTable *self = g_new0 (SourcierIndexTable, 1);

  self->values = g_ptr_array_new_with_free_func (value_free);
  self->by_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->any = roaring_bitmap_create ();
  return self;
}

void
_sourcier_index_table_free (SourcierIndexTable *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_words);
  g_ptr_array_unref (self->values);
  roaring_bitmap_free (self->any);
  g_free (self);
}

static SourcierIndexValue *
add_value (SourcierIndexTable *self,
           char               *words,
           const char         *value,
           const char         *shown)
{
  SourcierIndexValue *added = g_new0 (SourcierIndexValue, 1);

  added->value = g_strdup (value);
  added->shown = g_strdup (shown);
  added->rows = roaring_bitmap_create ();
  g_ptr_array_add (self->values, added);
  g_hash_table_insert (self->by_words, words, added);
  return added;
}

/* @shown: how @value is written; NULL where it is written as it is asked for. */
void
_sourcier_index_table_add (SourcierIndexTable *self,
                           guint32             row,
                           const char         *value,
                           const char         *shown)
{
  g_autofree char *both = shown != NULL ? g_strconcat (value, "\n", shown, NULL) : NULL;
  const char *words = both != NULL ? both : value;
  SourcierIndexValue *found = g_hash_table_lookup (self->by_words, words);

  if (found == NULL)
    found = add_value (self, g_strdup (words), value, shown != NULL ? shown : value);
  roaring_bitmap_add (found->rows, row);
  roaring_bitmap_add (self->any, row);
}

void
_sourcier_index_table_take_away (SourcierIndexTable *self,
                                 const SourcierRows *rows)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      SourcierIndexValue *value = g_ptr_array_index (self->values, i);

      roaring_bitmap_andnot_inplace (value->rows, rows);
    }
  roaring_bitmap_andnot_inplace (self->any, rows);
}

/* Nothing is added for a while. */
void
_sourcier_index_table_shrink (SourcierIndexTable *self)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      SourcierIndexValue *value = g_ptr_array_index (self->values, i);

      roaring_bitmap_run_optimize (value->rows);
      roaring_bitmap_shrink_to_fit (value->rows);
    }
  roaring_bitmap_run_optimize (self->any);
  roaring_bitmap_shrink_to_fit (self->any);
}

/* Adds those who have @value, however it is written, to @into. */
void
_sourcier_index_table_gather (SourcierIndexTable *self,
                              const char         *value,
                              SourcierRows       *into)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      SourcierIndexValue *one = g_ptr_array_index (self->values, i);

      if (g_str_equal (one->value, value))
        roaring_bitmap_or_inplace (into, one->rows);
    }
}

SourcierIndexWords *
_sourcier_index_words_new (void)
{
  SourcierIndexWords *self = g_new0 (SourcierIndexWords, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
_sourcier_index_words_free (SourcierIndexWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->words);
  g_free (self);
}

gboolean
_sourcier_index_words_find (SourcierIndexWords *self,
                            const char         *words,
                            guint              *number)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->numbers, words, NULL, &found))
    return FALSE;
  *number = GPOINTER_TO_UINT (found);
  return TRUE;
}

/* Returns: the number of @words, from 0 on in the order they came. */
guint
_sourcier_index_words_keep (SourcierIndexWords *self,
                            const char         *words)
{
  guint number;

  if (_sourcier_index_words_find (self, words, &number))
    return number;
  number = self->words->len;
  g_ptr_array_add (self->words, g_strdup (words));
  g_hash_table_insert (self->numbers, g_ptr_array_index (self->words, number), GUINT_TO_POINTER (number));
  return number;
}
