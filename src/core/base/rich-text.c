/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/rich-text-private.h"

#include "base/text.h"

#include <string.h>

/* What an item of the second level is set in by. Three columns are enough below "- " and below "1. ". */
#define NESTED "   "

static void
run_free (SourcierRichRun *run)
{
  g_free (run->text);
  g_free (run->link);
  g_free (run);
}

/**
 * sourcier_rich_text_new:
 *
 * Returns: (transfer full) (element-type SourcierRichBlock): a text without a block; the array frees the blocks added
 */
GPtrArray *
sourcier_rich_text_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_rich_block_free);
}

/**
 * sourcier_rich_block_new:
 * @kind: what it is
 * @level: of a heading (1 to 3) or of an item (1 or 2); brought within these bounds, 0 for a paragraph
 *
 * Returns: (transfer full): a block without text
 */
SourcierRichBlock *
sourcier_rich_block_new (SourcierRichKind kind,
                         guint            level)
{
  SourcierRichBlock *self = g_new0 (SourcierRichBlock, 1);
  guint deepest = kind == SOURCIER_RICH_HEADING ? SOURCIER_RICH_HEADINGS : SOURCIER_RICH_DEPTH;

  self->kind = kind;
  self->level = kind == SOURCIER_RICH_PARAGRAPH ? 0 : CLAMP (level, 1, deepest);
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) run_free);
  return self;
}

/**
 * sourcier_rich_block_free:
 * @self: (transfer full) (nullable): a block
 */
void
sourcier_rich_block_free (SourcierRichBlock *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->runs);
  g_free (self);
}

/**
 * sourcier_rich_block_is_item:
 * @self: a block
 *
 * Returns: whether it is an item of a list
 */
gboolean
sourcier_rich_block_is_item (const SourcierRichBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == SOURCIER_RICH_BULLET || self->kind == SOURCIER_RICH_NUMBER;
}

static SourcierRichRun *
get_last_run (SourcierRichBlock *self)
{
  return self->runs->len > 0 ? g_ptr_array_index (self->runs, self->runs->len - 1) : NULL;
}

/**
 * sourcier_rich_numbering_count:
 * @self: what was counted of a text so far; zeros at its beginning
 * @block: its next block
 *
 * Counts the items of numbered lists, block after block: what stands deeper does not interrupt a list, anything else does.
 *
 * Returns: the number of the item, from 1; 0 when @block is no numbered item
 */
guint
sourcier_rich_numbering_count (SourcierRichNumbering   *self,
                               const SourcierRichBlock *block)
{
  g_return_val_if_fail (self != NULL && block != NULL, 0);

  guint level = sourcier_rich_block_is_item (block) ? block->level : 0;

  for (guint i = level; i < SOURCIER_RICH_DEPTH; i++)
    self->counts[i] = 0;
  if (level == 0)
    return 0;
  self->counts[level - 1] = block->kind == SOURCIER_RICH_NUMBER ? self->counts[level - 1] + 1 : 0;
  return self->counts[level - 1];
}

/**
 * sourcier_rich_block_append:
 * @self: a block
 * @text: what to add at its end; what is no valid UTF-8 is made valid, control characters are left out
 * @style: how it looks
 * @link: (nullable): where it leads; left out when sourcier_rich_link_clean() does not take it
 *
 * Text that looks like what stands before it becomes part of the same run.
 */
void
sourcier_rich_block_append (SourcierRichBlock *self,
                            const char        *text,
                            SourcierRichStyle  style,
                            const char        *link)
{
  g_return_if_fail (self != NULL && text != NULL);

  g_autofree char *clean = sourcier_text_clean (text);
  g_autofree char *target = link != NULL ? sourcier_rich_link_clean (link) : NULL;
  SourcierRichRun *last = get_last_run (self);

  if (*clean == '\0')
    return;
  if (last != NULL && last->style == style && g_strcmp0 (last->link, target) == 0)
    {
      char *joined = g_strconcat (last->text, clean, NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }

  SourcierRichRun *run = g_new0 (SourcierRichRun, 1);

  run->text = g_steal_pointer (&clean);
  run->style = style;
  run->link = g_steal_pointer (&target);
  g_ptr_array_add (self->runs, run);
}

static void
trim_start (SourcierRichBlock *self)
{
  while (self->runs->len > 0)
    {
      SourcierRichRun *run = g_ptr_array_index (self->runs, 0);
      gsize blank = strspn (run->text, " \n");

      memmove (run->text, run->text + blank, strlen (run->text + blank) + 1);
      if (*run->text != '\0')
        return;
      g_ptr_array_remove_index (self->runs, 0);
    }
}

/* Private: takes spaces and broken lines away from both ends of a block, and the runs that had nothing else. */
void
_sourcier_rich_block_trim (SourcierRichBlock *self)
{
  SourcierRichRun *run;

  trim_start (self);
  while ((run = get_last_run (self)) != NULL)
    {
      gsize length = strlen (run->text);

      while (length > 0 && strchr (" \n", run->text[length - 1]) != NULL)
        run->text[--length] = '\0';
      if (length > 0)
        return;
      g_ptr_array_remove_index (self->runs, self->runs->len - 1);
    }
}

/* One character of a run, so that it is read as itself: at the start of a line a space would be taken for a margin. */
static void
write_character (GString  *markup,
                 char      c,
                 gboolean  at_start)
{
  if (c == '\n')
    g_string_append (markup, "\\\n");
  else
    {
      if (strchr ("\\*[]", c) != NULL || (c == ' ' && at_start))
        g_string_append_c (markup, '\\');
      g_string_append_c (markup, c);
    }
}

static void
write_style_change (GString           *markup,
                    SourcierRichStyle  before,
                    SourcierRichStyle  after)
{
  if (((before ^ after) & SOURCIER_RICH_BOLD) != 0)
    g_string_append (markup, "**");
  if (((before ^ after) & SOURCIER_RICH_ITALIC) != 0)
    g_string_append (markup, "*");
}

/* What is written of a block, and how it looks where the writing stands. */
typedef struct
{
  GString *markup;
  SourcierRichStyle style;
  const char *link;
  SourcierRichStyle link_style;
} Writing;

static void
set_style (Writing           *self,
           SourcierRichStyle  style)
{
  write_style_change (self->markup, self->style, style);
  self->style = style;
}

/* A style that began among the words of a link ends among them: brackets and stars stay well nested. */
static void
end_link (Writing           *self,
          SourcierRichStyle  next)
{
  if (self->link == NULL)
    return;
  set_style (self, self->style & (next | self->link_style));
  g_string_append_printf (self->markup, "](%s)", self->link);
  self->link = NULL;
}

static void
write_runs (GString           *markup,
            SourcierRichBlock *block)
{
  Writing self = { .markup = markup };

  for (guint i = 0; i < block->runs->len; i++)
    {
      const SourcierRichRun *run = g_ptr_array_index (block->runs, i);
      gboolean other_link = g_strcmp0 (self.link, run->link) != 0;
      gboolean begins = (run->style & ~self.style) != 0;

      if (other_link)
        end_link (&self, run->style);
      set_style (&self, run->style);
      if (other_link && run->link != NULL)
        {
          g_string_append_c (markup, '[');
          self.link = run->link;
          self.link_style = self.style;
        }
      for (const char *at = run->text; *at != '\0'; at++)
        write_character (markup, *at, at == run->text ? begins : at[-1] == '\n');
    }
  end_link (&self, SOURCIER_RICH_PLAIN);
  set_style (&self, SOURCIER_RICH_PLAIN);
}

/* A paragraph that begins like a heading or an item is told apart by a backslash. */
static void
write_paragraph (GString           *markup,
                 SourcierRichBlock *block)
{
  g_autoptr (GString) runs = g_string_new (NULL);
  SourcierRichKind kind;
  guint level;

  write_runs (runs, block);
  if (_sourcier_rich_marker_read (runs->str, FALSE, &kind, &level) > 0)
    g_string_insert_c (runs, kind == SOURCIER_RICH_NUMBER ? (gssize) strspn (runs->str, "0123456789") : 0, '\\');
  g_string_append (markup, runs->str);
}

static void
write_block (GString           *markup,
             SourcierRichBlock *block,
             guint              number)
{
  if (sourcier_rich_block_is_item (block) && block->level > 1)
    g_string_append (markup, NESTED);
  switch (block->kind)
    {
    case SOURCIER_RICH_HEADING:
      g_string_append_printf (markup, "%.*s ", (int) block->level, "###");
      write_runs (markup, block);
      break;
    case SOURCIER_RICH_BULLET:
      g_string_append (markup, "- ");
      write_runs (markup, block);
      break;
    case SOURCIER_RICH_NUMBER:
      g_string_append_printf (markup, "%u. ", MIN (number, SOURCIER_RICH_LAST_NUMBER));
      write_runs (markup, block);
      break;
    case SOURCIER_RICH_PARAGRAPH:
      write_paragraph (markup, block);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The blocks as reading them again gives them: without blank ends, without empty ones, no item nested in nothing. */
static GPtrArray *
make_normal (GPtrArray *blocks)
{
  GPtrArray *normal = sourcier_rich_text_new ();

  for (guint i = 0; i < blocks->len; i++)
    {
      const SourcierRichBlock *block = g_ptr_array_index (blocks, i);
      const SourcierRichBlock *before = normal->len > 0 ? g_ptr_array_index (normal, normal->len - 1) : NULL;
      gboolean in_list = before != NULL && sourcier_rich_block_is_item (before);
      g_autoptr (SourcierRichBlock) copy
        = sourcier_rich_block_new (block->kind, sourcier_rich_block_is_item (block) && !in_list ? 1 : block->level);

      for (guint j = 0; j < block->runs->len; j++)
        {
          const SourcierRichRun *run = g_ptr_array_index (block->runs, j);
          sourcier_rich_block_append (copy, run->text, run->style, run->link);
        }
      _sourcier_rich_block_trim (copy);
      if (copy->runs->len > 0)
        g_ptr_array_add (normal, g_steal_pointer (&copy));
    }
  return normal;
}

/**
 * sourcier_rich_text_to_markup:
 * @blocks: (element-type SourcierRichBlock): a text
 *
 * Writes the text so that sourcier_rich_text_parse() gives it back, and people read it: "# " to "### " before a heading,
 * "- " and "1. " before an item, a blank line between paragraphs, **bold**, *italic*, [words](https://…), "\" at the end
 * of a line that is broken, and before what is meant as it stands. What a text cannot keep is left out: empty blocks,
 * and white space at both ends of a block.
 *
 * Returns: (transfer full): the markup, without a line feed at its end
 */
char *
sourcier_rich_text_to_markup (GPtrArray *blocks)
{
  g_return_val_if_fail (blocks != NULL, NULL);

  g_autoptr (GPtrArray) normal = make_normal (blocks);
  SourcierRichNumbering numbering = { 0 };
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < normal->len; i++)
    {
      SourcierRichBlock *block = g_ptr_array_index (normal, i);
      SourcierRichBlock *before = i > 0 ? g_ptr_array_index (normal, i - 1) : NULL;

      if (before != NULL)
        g_string_append (markup, sourcier_rich_block_is_item (before) && sourcier_rich_block_is_item (block) ? "\n" : "\n\n");
      write_block (markup, block, sourcier_rich_numbering_count (&numbering, block));
    }
  return g_string_free (markup, FALSE);
}

/**
 * sourcier_rich_text_to_plain:
 * @markup: (nullable): a text as sourcier_rich_text_to_markup() writes it
 *
 * Returns: (transfer full): its words alone, a line for each block, as a search or an excerpt wants them
 */
char *
sourcier_rich_text_to_plain (const char *markup)
{
  g_autoptr (GPtrArray) blocks = sourcier_rich_text_parse (markup);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const SourcierRichBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append_c (plain, '\n');
      for (guint j = 0; j < block->runs->len; j++)
        g_string_append (plain, ((SourcierRichRun *) g_ptr_array_index (block->runs, j))->text);
    }
  return g_string_free (plain, FALSE);
}

static gboolean
is_link_taken (const char *link)
{
  static const char *schemes[] = { "https://", "http://", "mailto:" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (link, schemes[i], strlen (schemes[i])) == 0)
      return strchr ("/?#", link[strlen (schemes[i])]) == NULL;
  return FALSE;
}

/**
 * sourcier_rich_link_clean:
 * @link: an address as somebody typed it
 *
 * Only addresses of the web and of the mail are links: a text comes from a file that others wrote, and a click must not
 * run a program or open a file. Characters that an address may not hold (RFC 3986), and those of the markup, are written
 * with a percent sign.
 *
 * Returns: (transfer full) (nullable): the address, %NULL when it is none of http, https or mailto
 */
char *
sourcier_rich_link_clean (const char *link)
{
  g_return_val_if_fail (link != NULL, NULL);

  g_autofree char *valid = sourcier_text_make_valid (link, -1);
  g_autofree char *tidy = sourcier_text_tidy (valid);
  g_autoptr (GString) clean = g_string_new (NULL);

  if (!is_link_taken (tidy))
    return NULL;
  for (const char *at = tidy; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gsize length = (gsize) (g_utf8_next_char (at) - at);

      if (g_unichar_isgraph (c) && (c > 0x7f || strchr ("\"<>()[]\\*^`{|}", (int) c) == NULL))
        g_string_append_len (clean, at, (gssize) length);
      else
        for (gsize i = 0; i < length; i++)
          g_string_append_printf (clean, "%%%02X", (guchar) at[i]);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}
