/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-private.h"

#include "base/text.h"

G_DEFINE_FINAL_TYPE (SourcierDocument, sourcier_document, G_TYPE_OBJECT)

static void
block_free (gpointer data)
{
  SourcierBlock *block = data;

  sourcier_rich_block_free (block->text);
  sourcier_document_table_free (block->table);
  g_clear_object (&block->chart);
  g_strfreev (block->lines);
  g_free (block->id);
  g_free (block->caption);
  g_free (block);
}

static void
sourcier_document_finalize (GObject *object)
{
  SourcierDocument *self = SOURCIER_DOCUMENT (object);

  g_free (self->title);
  g_free (self->creator);
  g_free (self->footer);
  g_ptr_array_unref (self->blocks);
  g_hash_table_unref (self->ids);

  G_OBJECT_CLASS (sourcier_document_parent_class)->finalize (object);
}

static void
sourcier_document_class_init (SourcierDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_document_finalize;
}

static void
sourcier_document_init (SourcierDocument *self)
{
  self->creator = g_strdup ("");
  self->footer = g_strdup ("");
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * sourcier_document_new:
 * @language: what it is written in: the words that are not handed over, hyphens, how a day is written
 * @title: its title, of one line
 *
 * Returns: (transfer full): a document of no blocks, on A4 portrait
 */
SourcierDocument *
sourcier_document_new (SourcierLanguage  language,
                       const char       *title)
{
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  SourcierDocument *self = g_object_new (SOURCIER_TYPE_DOCUMENT, NULL);

  self->language = language;
  self->title = g_strdelimit (sourcier_text_clean (title), "\n", ' ');
  return self;
}

static void
set_line (char       **line,
          const char  *text)
{
  g_free (*line);
  *line = g_strdelimit (sourcier_text_clean (text), "\n", ' ');
}

/**
 * sourcier_document_set_creator:
 * @self: a document
 * @creator: (nullable): whose document it is: the head of each page and what describes the file name it
 */
void
sourcier_document_set_creator (SourcierDocument *self,
                               const char       *creator)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  set_line (&self->creator, creator);
}

/**
 * sourcier_document_set_day:
 * @self: a document
 * @day: the day it was made: at the foot of each page and in what describes the file; %SOURCIER_DAY_NONE for none
 */
void
sourcier_document_set_day (SourcierDocument *self,
                           SourcierDay       day)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  self->day = day;
}

/**
 * sourcier_document_set_footer:
 * @self: a document
 * @footer: (nullable): one line for the foot of each page, in the place of the day: which question a list answers
 */
void
sourcier_document_set_footer (SourcierDocument *self,
                              const char       *footer)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  set_line (&self->footer, footer);
}

/**
 * sourcier_document_set_landscape:
 * @self: a document
 * @landscape: whether its pages lie on their long side
 */
void
sourcier_document_set_landscape (SourcierDocument *self,
                                 gboolean          landscape)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  self->landscape = landscape;
}

/**
 * sourcier_document_get_language:
 * @self: a document
 *
 * Returns: what it is written in
 */
SourcierLanguage
sourcier_document_get_language (SourcierDocument *self)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT (self), SOURCIER_FRENCH);

  return self->language;
}

/**
 * sourcier_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): its title
 */
const char *
sourcier_document_get_title (SourcierDocument *self)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT (self), NULL);

  return self->title;
}

/**
 * _sourcier_document_word:
 * @self: a document
 * @word: a word that the documents say themselves
 *
 * Returns: (transfer none): the word in the document's language
 */
const char *
_sourcier_document_word (SourcierDocument     *self,
                        SourcierDocumentWord  word)
{
  static const char *const words[SOURCIER_N_LANGUAGES][3] =
  {
    [SOURCIER_FRENCH] = { "Sommaire", "Page", "sur" },
    [SOURCIER_ENGLISH] = { "Contents", "Page", "of" },
  };

  return words[self->language][word];
}

/**
 * _sourcier_document_text:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): the text in plain style
 */
SourcierRichBlock *
_sourcier_document_text (const char *text)
{
  SourcierRichBlock *block = sourcier_rich_block_new (SOURCIER_RICH_PARAGRAPH, 0);

  sourcier_rich_block_append (block, text != NULL ? text : "", SOURCIER_RICH_PLAIN, NULL);
  return block;
}

/**
 * _sourcier_document_plain:
 * @text: a text
 *
 * Returns: (transfer full): its words without their styles
 */
char *
_sourcier_document_plain (const SourcierRichBlock *text)
{
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < text->runs->len; i++)
    g_string_append (plain, ((const SourcierRichRun *) text->runs->pdata[i])->text);
  return g_string_free (plain, FALSE);
}

static SourcierBlock *
add_block (SourcierDocument  *self,
           SourcierBlockKind  kind)
{
  SourcierBlock *block = g_new0 (SourcierBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  if (kind != SOURCIER_BLOCK_ITEM)
    for (guint i = 0; i < SOURCIER_DOCUMENT_DEPTHS; i++)
      self->numbers[i] = 0;
  return block;
}

/**
 * sourcier_document_add_title_page:
 * @self: a document
 * @subtitle: (nullable): what stands under the title
 * @lines: (nullable) (array zero-terminated=1): what stands at its foot, a line each: period, version, who adopted it
 *
 * Adds a page with the document's title; it has neither head nor foot. What comes next begins a page.
 */
void
sourcier_document_add_title_page (SourcierDocument   *self,
                                  const char         *subtitle,
                                  const char * const *lines)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  SourcierBlock *block = add_block (self, SOURCIER_BLOCK_TITLE_PAGE);
  g_autoptr (GStrvBuilder) clean = g_strv_builder_new ();

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *line = sourcier_text_clean (lines[i]);
      g_strv_builder_add (clean, line);
    }
  block->lines = g_strv_builder_end (clean);
  block->text = subtitle != NULL ? _sourcier_document_text (subtitle) : NULL;
}

/**
 * sourcier_document_add_title:
 * @self: a document
 * @subtitle: (nullable): what stands under the title
 *
 * Adds the document's title to the page, as a list or a letter of a few pages has it.
 */
void
sourcier_document_add_title (SourcierDocument *self,
                             const char       *subtitle)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  SourcierBlock *block = add_block (self, SOURCIER_BLOCK_TITLE);

  block->text = subtitle != NULL ? _sourcier_document_text (subtitle) : NULL;
}

/**
 * sourcier_document_add_contents:
 * @self: a document
 * @n_levels: down to which level headings are listed, from 1
 *
 * Adds a table of contents: every heading of the document, wherever it stands.
 */
void
sourcier_document_add_contents (SourcierDocument *self,
                                guint             n_levels)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  add_block (self, SOURCIER_BLOCK_CONTENTS)->level = CLAMP (n_levels, 1, SOURCIER_DOCUMENT_LEVELS);
}

/* Letters, digits, - and _ alone, beginning with a letter: an id of HTML, a bookmark of ODT and a place of PDF. */
static char *
new_id (SourcierDocument *self,
        const char       *wished)
{
  g_autofree char *base = wished != NULL ? g_strdup (wished) : g_strdup_printf ("h%u", self->blocks->len);

  g_strcanon (base, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_", '-');
  if (!g_ascii_isalpha (base[0]))
    {
      char *lettered = g_strconcat ("h", base, NULL);
      g_free (base);
      base = lettered;
    }

  char *id = g_strdup (base);
  for (guint i = 2; g_hash_table_contains (self->ids, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", base, i);
    }
  return id;
}

/**
 * sourcier_document_add_heading:
 * @self: a document
 * @level: 1 to 4
 * @text: the heading, with its number if it has one
 * @id: (nullable): by which links find it, as "#id"; letters, digits, - and _
 */
void
sourcier_document_add_heading (SourcierDocument *self,
                               guint             level,
                               const char       *text,
                               const char       *id)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  g_autofree char *line = sourcier_text_clean (text);
  SourcierBlock *block = add_block (self, SOURCIER_BLOCK_HEADING);

  block->level = CLAMP (level, 1, SOURCIER_DOCUMENT_LEVELS);
  block->text = _sourcier_document_text (g_strdelimit (line, "\n", ' '));
  block->id = new_id (self, id);
  g_hash_table_add (self->ids, block->id);
}

/**
 * sourcier_document_take_paragraph:
 * @self: a document
 * @kind: how it stands out
 * @text: (transfer full): what it says
 */
void
sourcier_document_take_paragraph (SourcierDocument     *self,
                                  SourcierParagraph     kind,
                                  SourcierRichBlock *text)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self) && text != NULL);

  SourcierBlock *block = add_block (self, SOURCIER_BLOCK_PARAGRAPH);

  block->paragraph = kind;
  block->text = text;
}

/**
 * sourcier_document_add_paragraph:
 * @self: a document
 * @kind: how it stands out
 * @text: (nullable): what it says
 */
void
sourcier_document_add_paragraph (SourcierDocument  *self,
                                 SourcierParagraph  kind,
                                 const char        *text)
{
  sourcier_document_take_paragraph (self, kind, _sourcier_document_text (text));
}

/* A number counts on while items follow each other; a shallower item lets the deeper ones begin again. */
static guint
count_item (SourcierDocument *self,
            SourcierListKind  kind,
            guint             depth)
{
  for (guint i = depth; i < SOURCIER_DOCUMENT_DEPTHS; i++)
    self->numbers[i] = 0;
  if (kind == SOURCIER_BULLETS)
    {
      self->numbers[depth - 1] = 0;
      return 0;
    }
  return ++self->numbers[depth - 1];
}

/**
 * sourcier_document_take_item:
 * @self: a document
 * @kind: whether it has a bullet or a number
 * @depth: 1, or more for a list inside a list
 * @text: (transfer full): what it says
 *
 * Adds an item of a list. Items that follow each other are one list.
 */
void
sourcier_document_take_item (SourcierDocument     *self,
                             SourcierListKind      kind,
                             guint                 depth,
                             SourcierRichBlock *text)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self) && text != NULL);

  SourcierBlock *block = add_block (self, SOURCIER_BLOCK_ITEM);

  block->list = kind;
  block->level = CLAMP (depth, 1, SOURCIER_DOCUMENT_DEPTHS);
  block->number = count_item (self, kind, block->level);
  block->text = text;
}

/**
 * sourcier_document_add_item:
 * @self: a document
 * @kind: whether it has a bullet or a number
 * @depth: 1, or more for a list inside a list
 * @text: (nullable): what it says
 *
 * Adds an item of a list. Items that follow each other are one list.
 */
void
sourcier_document_add_item (SourcierDocument *self,
                            SourcierListKind  kind,
                            guint             depth,
                            const char       *text)
{
  sourcier_document_take_item (self, kind, depth, _sourcier_document_text (text));
}

/* A text parsed apart owns its blocks' runs: they pass into the document with what they stand in. */
static void
take_rich_block (SourcierDocument  *self,
                 SourcierRichBlock *text,
                 guint              level)
{
  if (text->kind == SOURCIER_RICH_HEADING)
    {
      g_autofree char *heading = _sourcier_document_plain (text);

      sourcier_document_add_heading (self, level + text->level, heading, NULL);
      sourcier_rich_block_free (text);
    }
  else if (text->kind == SOURCIER_RICH_PARAGRAPH)
    sourcier_document_take_paragraph (self, SOURCIER_PARAGRAPH_BODY, text);
  else
    sourcier_document_take_item (self, text->kind == SOURCIER_RICH_NUMBER ? SOURCIER_NUMBERS : SOURCIER_BULLETS,
                                 text->level, text);
}

/**
 * sourcier_document_add_rich_text:
 * @self: a document
 * @markup: (nullable): a text with the marks of sourcier_rich_text_parse()
 * @level: of the heading it stands under: its own headings come below
 */
void
sourcier_document_add_rich_text (SourcierDocument *self,
                                 const char       *markup,
                                 guint             level)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  g_autoptr (GPtrArray) blocks = sourcier_rich_text_parse (markup != NULL ? markup : "");

  while (blocks->len > 0)
    take_rich_block (self, g_ptr_array_steal_index (blocks, 0), level);
}

/**
 * sourcier_document_take_table:
 * @self: a document
 * @table: (transfer full): a table of one column at least
 */
void
sourcier_document_take_table (SourcierDocument      *self,
                              SourcierDocumentTable *table)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self) && table != NULL && table->columns->len > 0);

  add_block (self, SOURCIER_BLOCK_TABLE)->table = table;
}

/**
 * sourcier_document_take_chart:
 * @self: a document
 * @chart: (transfer full): a chart
 * @caption: (nullable): what stands under it
 */
void
sourcier_document_take_chart (SourcierDocument *self,
                              SourcierChart    *chart,
                              const char       *caption)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self) && SOURCIER_IS_CHART (chart));

  SourcierBlock *block = add_block (self, SOURCIER_BLOCK_CHART);

  block->chart = chart;
  block->caption = caption != NULL ? sourcier_text_clean (caption) : NULL;
}

/**
 * sourcier_document_add_page_break:
 * @self: a document
 *
 * What comes next begins a page.
 */
void
sourcier_document_add_page_break (SourcierDocument *self)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT (self));

  add_block (self, SOURCIER_BLOCK_PAGE_BREAK);
}
