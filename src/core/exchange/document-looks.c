/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-layout-private.h"

/* The same sizes and colours as data/documents/odt-styles.xml. */
#define INK { 0.125, 0.129, 0.141 }
#define DIM { 0.31, 0.33, 0.36 }
#define ACCENT { 0.11, 0.247, 0.431 }

/* size, bold, italic, above, below, indent, line, colour */
static const SourcierLook body = { 10, FALSE, FALSE, 0, 7.5, 0, 1.25, INK };
static const SourcierLook note = { 8.2, FALSE, FALSE, 0, 6, 0, 1.2, DIM };
static const SourcierLook caption = { 8.8, TRUE, FALSE, 7, 4, 0, 1.2, INK };
static const SourcierLook cells[2] = { { 8.6, FALSE, FALSE, 0, 0, 0, 1.15, INK }, { 8.6, TRUE, FALSE, 0, 0, 0, 1.15, INK } };
static const SourcierLook contents = { 16.5, TRUE, FALSE, 0, 12, 0, 1.15, ACCENT };
static const SourcierLook titles[2] = { { 19, TRUE, FALSE, 0, 6, 0, 1.15, ACCENT }, { 26, TRUE, FALSE, 0, 12, 0, 1.15, ACCENT } };
static const SourcierLook subtitle = { 13, FALSE, FALSE, 0, 16, 0, 1.2, DIM };
static const SourcierLook line = { 11, FALSE, FALSE, 0, 5, 0, 1.2, INK };
static const SourcierLook margin = { 8.2, FALSE, FALSE, 0, 0, 0, 1.0, DIM };

static const SourcierLook headings[SOURCIER_DOCUMENT_LEVELS] =
{
  { 16.5, TRUE, FALSE, 22, 8, 0, 1.15, ACCENT },
  { 13, TRUE, FALSE, 16, 6, 0, 1.15, ACCENT },
  { 11, TRUE, FALSE, 12, 4.5, 0, 1.15, INK },
  { 10, TRUE, TRUE, 9, 3.5, 0, 1.15, INK },
};

static const SourcierLook items[SOURCIER_DOCUMENT_DEPTHS] =
{
  { 10, FALSE, FALSE, 0, 3, 20, 1.25, INK },
  { 10, FALSE, FALSE, 0, 3, 38, 1.25, INK },
  { 10, FALSE, FALSE, 0, 3, 56, 1.25, INK },
};

static const SourcierLook entries[SOURCIER_DOCUMENT_LEVELS] =
{
  { 10, TRUE, FALSE, 5, 2, 0, 1.15, INK },
  { 10, FALSE, FALSE, 0, 2, 14, 1.15, INK },
  { 9.5, FALSE, FALSE, 0, 2, 28, 1.15, INK },
  { 9.5, FALSE, FALSE, 0, 2, 42, 1.15, INK },
};

/* How the text of a heading, a paragraph or an item looks. */
const SourcierLook *
_sourcier_look_of_block (const SourcierBlock *block)
{
  if (block->kind == SOURCIER_BLOCK_HEADING)
    return &headings[block->level - 1];
  if (block->kind == SOURCIER_BLOCK_ITEM)
    return &items[block->level - 1];
  return block->paragraph == SOURCIER_PARAGRAPH_NOTE ? &note : &body;
}

const SourcierLook *
_sourcier_look_of_cell (gboolean bold)
{
  return &cells[bold ? 1 : 0];
}

const SourcierLook *
_sourcier_look_of_caption (void)
{
  return &caption;
}

const SourcierLook *
_sourcier_look_of_entry (guint level)
{
  return &entries[level - 1];
}

const SourcierLook *
_sourcier_look_of_contents (void)
{
  return &contents;
}

const SourcierLook *
_sourcier_look_of_title (gboolean cover)
{
  return &titles[cover ? 1 : 0];
}

const SourcierLook *
_sourcier_look_of_subtitle (void)
{
  return &subtitle;
}

const SourcierLook *
_sourcier_look_of_line (void)
{
  return &line;
}

const SourcierLook *
_sourcier_look_of_margin (void)
{
  return &margin;
}
