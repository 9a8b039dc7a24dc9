/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/rich-text-private.h"

#include "base/text.h"

#include <string.h>

/* White space at the start of a line that makes an item nested. */
#define NESTED_COLUMNS 2

/* The digits of SOURCIER_RICH_LAST_NUMBER. */
#define NUMBER_DIGITS 3

typedef struct
{
  SourcierRichBlock *block;
  const char *at;
  /* Bold and italic as they are here, and whether nothing ends them any more. */
  SourcierRichStyle style;
  gboolean no_bold_end;
  gboolean no_italic_end;
  /* The link that @at is in, the "]" that ends its words, and what comes after its ")". */
  char *link;
  const char *link_end;
  const char *link_after;
  /* What was read and is not yet in the block, and its look. */
  GString *text;
  SourcierRichStyle text_style;
  char *text_link;
} Inline;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gsize
read_margin (const char *line,
             guint      *columns)
{
  gsize i = 0;

  *columns = 0;
  for (; is_blank (line[i]); i++)
    *columns += line[i] == '\t' ? NESTED_COLUMNS : 1;
  return i;
}

/* Private: reads "# ", "- " or "1. " at the start of a line. Returns the bytes up to the text, 0 when there is none. */
gsize
_sourcier_rich_marker_read (const char       *line,
                            gboolean          in_list,
                            SourcierRichKind *kind,
                            guint            *level)
{
  guint columns;
  gsize margin = read_margin (line, &columns);
  const char *mark = line + margin;
  gsize headings = strspn (mark, "#");
  gsize digits = strspn (mark, "0123456789");

  *level = in_list && columns >= NESTED_COLUMNS ? 2 : 1;
  if (headings > 0 && headings <= SOURCIER_RICH_HEADINGS && is_blank (mark[headings]))
    {
      *kind = SOURCIER_RICH_HEADING;
      *level = (guint) headings;
      return margin + headings + 1;
    }
  if (mark[0] == '-' && is_blank (mark[1]))
    {
      *kind = SOURCIER_RICH_BULLET;
      return margin + 2;
    }
  if (digits > 0 && digits <= NUMBER_DIGITS && mark[digits] == '.' && is_blank (mark[digits + 1]))
    {
      *kind = SOURCIER_RICH_NUMBER;
      return margin + digits + 2;
    }
  return 0;
}

/* Whether the next character is meant as it stands: "\*". A letter after a backslash leaves the backslash alone. */
static gboolean
is_escape (const char *at)
{
  return at[0] == '\\' && (g_ascii_ispunct (at[1]) || at[1] == ' ' || at[1] == '\n');
}

/* Stars are read two by two: "***" is bold, then italic. */
static gsize
star_length (const char *at)
{
  return at[0] != '*' ? 0 : at[1] == '*' ? 2 : 1;
}

static gboolean
has_stars_ahead (const char *at,
                 gsize       length)
{
  while (*at != '\0')
    {
      gsize stars = star_length (at);

      if (stars == length)
        return TRUE;
      at += stars > 0 ? stars : is_escape (at) ? 2 : 1;
    }
  return FALSE;
}

static void
flush (Inline *self)
{
  if (self->text->len > 0)
    sourcier_rich_block_append (self->block, self->text->str, self->text_style, self->text_link);
  g_string_truncate (self->text, 0);
}

/* What looks like the text before it joins it here, so that a block is copied once whatever it holds. */
static void
put (Inline     *self,
     const char *text,
     gsize       length)
{
  if (self->text_style != self->style || g_strcmp0 (self->text_link, self->link) != 0)
    {
      flush (self);
      self->text_style = self->style;
      g_free (self->text_link);
      self->text_link = g_strdup (self->link);
    }
  g_string_append_len (self->text, text, (gssize) length);
}

/* Stars end what is on; they begin it before a letter, if other stars end it. Else they are stars. */
static void
read_stars (Inline *self)
{
  gsize length = star_length (self->at);
  SourcierRichStyle bit = length == 2 ? SOURCIER_RICH_BOLD : SOURCIER_RICH_ITALIC;
  gboolean *no_end = length == 2 ? &self->no_bold_end : &self->no_italic_end;
  char next = self->at[length];
  gboolean ends = (self->style & bit) != 0;

  if (!ends && next != '\0' && next != ' ' && next != '\n' && !*no_end)
    *no_end = !has_stars_ahead (self->at + length, length);
  if (ends || (next != '\0' && next != ' ' && next != '\n' && !*no_end))
    self->style ^= bit;
  else
    put (self, self->at, length);
  self->at += length;
}

/* The "]" of "[words](": words hold no bracket, so that a row of brackets is read once. */
static const char *
find_words_end (const char *at)
{
  while (*at != '\0' && *at != '[' && *at != ']')
    at += is_escape (at) ? 2 : 1;
  return at[0] == ']' && at[1] == '(' ? at : NULL;
}

static gboolean
read_link_start (Inline *self)
{
  const char *words_end = find_words_end (self->at + 1);

  if (words_end == NULL)
    return FALSE;

  const char *target = words_end + 2;
  gsize length = strcspn (target, " \n\t()[]\\*");
  g_autofree char *written = g_strndup (target, length);
  g_autofree char *link = target[length] == ')' ? sourcier_rich_link_clean (written) : NULL;

  if (link == NULL)
    return FALSE;
  self->link = g_steal_pointer (&link);
  self->link_end = words_end;
  self->link_after = target + length + 1;
  self->at++;
  return TRUE;
}

static void
read_link_end (Inline *self)
{
  g_clear_pointer (&self->link, g_free);
  self->link_end = NULL;
  self->at = self->link_after;
}

static void
read_next (Inline *self)
{
  if (is_escape (self->at))
    {
      put (self, self->at + 1, 1);
      self->at += 2;
    }
  else if (*self->at == '*')
    read_stars (self);
  else if (self->at == self->link_end)
    read_link_end (self);
  else if (*self->at != '[' || self->link != NULL || !read_link_start (self))
    put (self, self->at++, 1);
}

static void
read_runs (SourcierRichBlock *block,
           const char        *text)
{
  Inline self = { .block = block, .at = text };

  self.text = g_string_new (NULL);
  while (*self.at != '\0')
    read_next (&self);
  flush (&self);
  g_string_free (self.text, TRUE);
  g_free (self.text_link);
  _sourcier_rich_block_trim (block);
}

/* What is read of a block until the line that ends it. */
typedef struct
{
  GPtrArray *blocks;
  SourcierRichBlock *block;
  GString *text;
  gboolean broken;
} Lines;

static void
end_block (Lines *self)
{
  g_autoptr (SourcierRichBlock) block = g_steal_pointer (&self->block);

  self->broken = FALSE;
  if (block == NULL)
    return;
  read_runs (block, self->text->str);
  if (block->runs->len > 0)
    g_ptr_array_add (self->blocks, g_steal_pointer (&block));
}

/* An odd number of backslashes at its end breaks a line: the last one stands before the line feed. */
static gboolean
is_broken (const char *line)
{
  gsize length = strlen (line);
  gsize backslashes = 0;

  while (backslashes < length && line[length - 1 - backslashes] == '\\')
    backslashes++;
  return backslashes % 2 == 1;
}

static gboolean
is_in_list (Lines *self)
{
  const SourcierRichBlock *last = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;

  return last != NULL && sourcier_rich_block_is_item (last);
}

static void
begin_block (Lines      *self,
             const char *line)
{
  SourcierRichKind kind = SOURCIER_RICH_PARAGRAPH;
  guint level = 0;
  gsize marker;

  end_block (self);
  marker = _sourcier_rich_marker_read (line, is_in_list (self), &kind, &level);
  self->block = sourcier_rich_block_new (marker > 0 ? kind : SOURCIER_RICH_PARAGRAPH, level);
  g_string_assign (self->text, line + marker);
}

/* A line that follows another of the same paragraph or item, as somebody wraps it by hand. */
static gboolean
is_wrapped (Lines      *self,
            const char *line)
{
  SourcierRichKind kind;
  guint level;

  return self->block != NULL && self->block->kind != SOURCIER_RICH_HEADING
         && _sourcier_rich_marker_read (line, FALSE, &kind, &level) == 0;
}

static void
read_line (Lines      *self,
           const char *line)
{
  guint columns;
  const char *text = line + read_margin (line, &columns);

  if (*text == '\0')
    {
      end_block (self);
      return;
    }
  if (self->block != NULL && self->broken)
    g_string_append_printf (self->text, "\n%s", text);
  else if (is_wrapped (self, line))
    g_string_append_printf (self->text, " %s", text);
  else
    begin_block (self, line);
  self->broken = is_broken (line);
}

/**
 * sourcier_rich_text_parse:
 * @markup: (nullable): a text as sourcier_rich_text_to_markup() writes it, or anything else
 *
 * Reads what it can and keeps the rest as words: nothing is refused, no character that shows is lost. Lines that follow
 * one another are one paragraph. The time it takes grows with the length alone, whatever the text holds.
 *
 * Returns: (transfer full) (element-type SourcierRichBlock): the text
 */
GPtrArray *
sourcier_rich_text_parse (const char *markup)
{
  Lines self = { .blocks = sourcier_rich_text_new () };
  g_autofree char *valid = sourcier_text_make_valid (markup != NULL ? markup : "", -1);
  char *next = valid;

  self.text = g_string_new (NULL);
  while (next != NULL)
    {
      char *line = next;

      next = strpbrk (line, "\r\n");
      if (next != NULL)
        {
          gsize feed = next[0] == '\r' && next[1] == '\n' ? 2 : 1;

          *next = '\0';
          next += feed;
        }
      read_line (&self, line);
    }
  end_block (&self);
  g_string_free (self.text, TRUE);
  return self.blocks;
}
