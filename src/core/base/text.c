/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>

/* Letters that Unicode does not decompose but that a French keyboard writes apart. */
static const char *
ligature (gunichar c)
{
  switch (c)
    {
    case 0x0153: case 0x0152: return "oe";
    case 0x00E6: case 0x00C6: return "ae";
    case 0x00F8: case 0x00D8: return "o";
    case 0x0142: case 0x0141: return "l";
    case 0x00DF: return "ss";
    default: return NULL;
    }
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK
         || type == G_UNICODE_SPACING_MARK
         || type == G_UNICODE_ENCLOSING_MARK;
}

/* Takes on a character that is decomposed already. @word_ended: whether a space is due before the next letter */
static void
append_folded (GString  *folded,
               gunichar  c,
               gboolean *word_ended)
{
  const char *pair = ligature (c);

  if (is_mark (c))
    return;
  if (pair == NULL && !g_unichar_isalnum (c))
    {
      *word_ended = folded->len > 0;
      return;
    }
  if (*word_ended)
    g_string_append_c (folded, ' ');
  *word_ended = FALSE;
  if (pair != NULL)
    g_string_append (folded, pair);
  else
    g_string_append_unichar (folded, g_unichar_tolower (c));
}

/* Most of what is folded is plain letters, which need neither tables nor decomposing. */
static void
append_folded_ascii (GString  *folded,
                     char      c,
                     gboolean *word_ended)
{
  if (!g_ascii_isalnum (c))
    {
      *word_ended = folded->len > 0;
      return;
    }
  if (*word_ended)
    g_string_append_c (folded, ' ');
  *word_ended = FALSE;
  g_string_append_c (folded, g_ascii_tolower (c));
}

/**
 * sourcier_text_fold:
 * @text: (nullable): any UTF-8 text
 *
 * Reduces @text to what a person means by it: no accents, no case, no punctuation, words separated by one space,
 * "œ" written "oe". Two texts that fold alike are the same for search, for matching and for sorting. The result
 * does not depend on the locale, so a file sorts alike on every workstation that opens it.
 *
 * Returns: (transfer full): the folded text, "" for %NULL
 */
char *
sourcier_text_fold (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");

  GString *folded = g_string_sized_new (strlen (text));
  gboolean word_ended = FALSE;

  /* Character by character: in which order the marks of a letter stand does not matter, since they all go. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n_parts = 0;

      if ((guchar) *p < 0x80)
        append_folded_ascii (folded, *p, &word_ended);
      else
        n_parts = g_unichar_fully_decompose (g_utf8_get_char (p), TRUE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n_parts; i++)
        append_folded (folded, parts[i], &word_ended);
    }

  return g_string_free (folded, FALSE);
}

/**
 * sourcier_text_folds_to:
 * @text: (nullable): any UTF-8 text
 * @folded: a folded text
 *
 * Returns: whether @text folds to @folded
 */
gboolean
sourcier_text_folds_to (const char *text,
                        const char *folded)
{
  g_autofree char *own = sourcier_text_fold (text);

  return g_str_equal (own, folded);
}

/**
 * sourcier_text_fold_digits:
 * @text: (nullable): any UTF-8 text
 *
 * Keeps the digits of a text made of digits, spaces (thin and unbreakable ones too), dots and hyphens, as people
 * type a SIRET or a telephone number.
 *
 * Returns: (transfer full) (nullable): the digits, or %NULL if @text holds anything else or no digit
 */
char *
sourcier_text_fold_digits (const char *text)
{
  if (text == NULL)
    return NULL;

  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 128 && g_ascii_isdigit ((char) c))
        g_string_append_c (digits, (char) c);
      else if (!g_unichar_isspace (c) && c != '.' && c != '-' && c != 0x200B && c != 0xFEFF)
        return NULL;
    }

  return digits->len > 0 ? g_strdup (digits->str) : NULL;
}

/**
 * sourcier_text_tidy:
 * @text: (nullable): any UTF-8 text
 *
 * Takes off the white space around @text, unbreakable spaces included. What stands inside stays as written.
 *
 * Returns: (transfer full): the tidy text, "" for %NULL
 */
char *
sourcier_text_tidy (const char *text)
{
  if (text == NULL)
    return g_strdup ("");

  const char *start = text;
  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  const char *end = start + strlen (start);
  while (end > start)
    {
      const char *previous = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (previous)))
        break;
      end = previous;
    }

  return g_strndup (start, end - start);
}

/**
 * sourcier_text_cut:
 * @text: (nullable): any UTF-8 text
 * @most: how many characters of it at the most
 *
 * Of a text that is longer only the beginning is kept, with … behind it: lists have cells of a million characters.
 *
 * Returns: (transfer full) (nullable): the text, or its beginning; %NULL for %NULL
 */
char *
sourcier_text_cut (const char *text,
                   guint       most)
{
  const char *end = text;

  for (guint i = 0; end != NULL && *end != '\0' && i < most; i++)
    end = g_utf8_next_char (end);
  return end == NULL || *end == '\0' ? g_strdup (text) : g_strdup_printf ("%.*s…", (int) (end - text), text);
}

/**
 * sourcier_text_make_valid:
 * @text: (nullable): bytes that should be UTF-8
 * @length: the number of bytes, or -1 if @text ends with NUL
 *
 * Bytes that are not UTF-8 are replaced by U+FFFD, so that nothing the rest of the program meets can be invalid.
 *
 * Returns: (transfer full): valid UTF-8, "" for %NULL
 */
char *
sourcier_text_make_valid (const char *text,
                          gssize      length)
{
  return text != NULL ? g_utf8_make_valid (text, length) : g_strdup ("");
}

/**
 * sourcier_text_is_clean:
 * @text: any bytes
 *
 * Returns: whether sourcier_text_clean() would leave @text as it is
 */
gboolean
sourcier_text_is_clean (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  gboolean ascii = TRUE;

  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    {
      if ((*at < ' ' && *at != '\n') || *at == 0x7f)
        return FALSE;
      ascii = ascii && *at < 0x80;
    }
  if (ascii)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if ((c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfffe || c == 0xffff)
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_text_clean:
 * @text: (nullable): any bytes
 *
 * Makes a text what a text view, a page and XML 1.0 (https://www.w3.org/TR/xml/#charsets) can hold: valid UTF-8 without
 * control characters. Whatever separates lines or paragraphs becomes "\n", a tab becomes a space.
 *
 * Returns: (transfer full): the text, "" for %NULL
 */
char *
sourcier_text_clean (const char *text)
{
  if (text != NULL && sourcier_text_is_clean (text))
    return g_strdup (text);

  g_autofree char *valid = sourcier_text_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\t')
        g_string_append_c (clean, ' ');
      else if ((c == '\r' && at[1] != '\n') || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, '\n');
      else if (c >= ' ' && !(c >= 0x7f && c < 0xa0) && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

/**
 * sourcier_text_append_part:
 * @parts: what is told so far
 * @part: (nullable): what else there is to tell; nothing happens if it is empty
 *
 * Tells several things on one line, a middle dot between them: "95000 Cergy · SCOP · 81.21Z".
 */
void
sourcier_text_append_part (GString    *parts,
                           const char *part)
{
  g_return_if_fail (parts != NULL);

  if (!sourcier_text_is_empty (part))
    g_string_append_printf (parts, "%s%s", parts->len > 0 ? " · " : "", part);
}

/**
 * sourcier_text_is_empty:
 * @text: (nullable): any UTF-8 text
 *
 * Returns: whether @text is %NULL or white space only
 */
gboolean
sourcier_text_is_empty (const char *text)
{
  if (text == NULL)
    return TRUE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/**
 * sourcier_text_is_digits:
 * @text: (nullable): any text
 *
 * Returns: whether @text is made of at least one ASCII digit and of nothing else
 */
gboolean
sourcier_text_is_digits (const char *text)
{
  if (text == NULL || *text == '\0')
    return FALSE;

  for (; *text != '\0'; text++)
    if (!g_ascii_isdigit (*text))
      return FALSE;

  return TRUE;
}
