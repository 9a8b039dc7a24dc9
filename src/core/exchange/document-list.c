/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-list.h"

static const SourcierBlock *
item_at (SourcierDocument *document,
         guint             i)
{
  const SourcierBlock *block = i < document->blocks->len ? document->blocks->pdata[i] : NULL;

  return block != NULL && block->kind == SOURCIER_BLOCK_ITEM ? block : NULL;
}

/* Whether the block is an item, with which a list begins. */
gboolean
_sourcier_document_is_item (SourcierDocument *document,
                            guint             i)
{
  return item_at (document, i) != NULL;
}

/* Items of one depth, the deeper ones inside the item before them. */
static guint
write_depth (SourcierDocument         *document,
             guint                     i,
             guint                     depth,
             const SourcierListWriter *writer,
             gpointer                  data)
{
  const SourcierBlock *first = item_at (document, i), *block;

  writer->open_list (data, first->list);
  while ((block = item_at (document, i)) != NULL && block->level >= depth
         && (block->level > depth || first->level > depth || block->list == first->list))
    {
      writer->open_item (data);
      if (block->level == depth)
        {
          writer->write_text (data, block->text);
          i++;
        }
      while ((block = item_at (document, i)) != NULL && block->level > depth)
        i = write_depth (document, i, depth + 1, writer, data);
      writer->close (data);
    }
  writer->close (data);

  return i;
}

/* Writes the list that begins with the block @i; returns the block after it. */
guint
_sourcier_document_write_list (SourcierDocument         *document,
                               guint                     i,
                               const SourcierListWriter *writer,
                               gpointer                  data)
{
  return write_depth (document, i, 1, writer, data);
}
