/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-layout-choices.h"

#include "exchange/list-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So much of a line tells it from the others. */
#define MOST_OF_LINE 40

/* The choices before the lines: what was found, and that none names the columns. */
#define N_BEFORE_LINES 2

static const struct
{
  const char *delimiter;
  const char *name;
} delimiters[] = {
  { ";", N_("Semicolon") },
  { ",", N_("Comma") },
  { "\t", N_("Tab") },
  { "|", N_("Bar") },
  { " ", N_("Blank") },
  { ", ", N_("Comma and blank") },
  { "; ", N_("Semicolon and blank") },
};

static const struct
{
  char quote;
  const char *name;
} quotes[] = {
  { '"', N_("Double (\")") },
  { '\'', N_("Single (')") },
};

static const char *
get_delimiter_name (const SourcierListLayout *layout)
{
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (g_str_equal (delimiters[i].delimiter, layout->dialect.delimiter))
      return _(delimiters[i].name);
  return layout->dialect.delimiter;
}

static const char *
get_quote_name (const SourcierListLayout *layout)
{
  return layout->dialect.quote == '\'' ? _(quotes[1].name) : _(quotes[0].name);
}

static char *
describe_line (SourcierListLine *line)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < sourcier_list_line_get_n_cells (line) && words->len < MOST_OF_LINE; i++)
    {
      const char *cell = sourcier_list_line_get_cell (line, i);

      if (*cell != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " | " : "", cell);
    }

  g_autofree char *one_line = g_strdelimit (g_string_free (g_steal_pointer (&words), FALSE), "\n\r\t", ' ');
  g_autofree char *start = g_utf8_substring (one_line, 0, MIN (g_utf8_strlen (one_line, -1), MOST_OF_LINE));
  /* translators: a line of a list and the words it begins with */
  return g_strdup_printf (_("Line %u: %s%s"), sourcier_list_line_get_line (line), start,
                          strlen (start) < strlen (one_line) ? "…" : "");
}

static guint
find_line (const SourcierImportLayoutFacts *facts,
           guint                            header_line)
{
  if (header_line == 0)
    return 1;
  for (guint i = 0; facts->lines != NULL && i < facts->lines->len; i++)
    if (sourcier_list_line_get_line (g_ptr_array_index (facts->lines, i)) >= header_line)
      return i + N_BEFORE_LINES;
  return 0;
}

/**
 * sourcier_import_layout_find:
 * @choice: what is chosen
 * @facts: what is known of the list
 * @wishes: what somebody has decided
 *
 * Returns: which of sourcier_import_layout_choices() that is; the first, 0, where nobody has
 */
guint
sourcier_import_layout_find (SourcierImportLayoutChoice       choice,
                             const SourcierImportLayoutFacts *facts,
                             const SourcierListWishes        *wishes)
{
  switch (choice)
    {
    case SOURCIER_IMPORT_ENCODING:
      return wishes->has_encoding ? wishes->encoding + 1 : 0;
    case SOURCIER_IMPORT_HEADER:
      return wishes->has_header_line ? find_line (facts, wishes->header_line) : 0;
    case SOURCIER_IMPORT_SHEET:
      return wishes->has_sheet ? wishes->sheet + 1 : 0;
    case SOURCIER_IMPORT_DELIMITER:
      for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
        if (g_str_equal (delimiters[i].delimiter, wishes->delimiter))
          return i + 1;
      return 0;
    case SOURCIER_IMPORT_QUOTE:
      for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
        if (quotes[i].quote == wishes->quote)
          return i + 1;
      return 0;
    case SOURCIER_N_IMPORT_LAYOUT_CHOICES:
    default:
      g_return_val_if_reached (0);
    }
}

static void
add_lines (GPtrArray *names,
           GPtrArray *lines)
{
  g_ptr_array_add (names, g_strdup (_("No line names them")));
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_ptr_array_add (names, describe_line (g_ptr_array_index (lines, i)));
}

static void
add_names (GPtrArray                       *names,
           SourcierImportLayoutChoice       choice,
           const SourcierImportLayoutFacts *facts)
{
  if (choice == SOURCIER_IMPORT_HEADER)
    add_lines (names, facts->lines);
  else if (choice == SOURCIER_IMPORT_SHEET)
    for (guint i = 0; facts->sheets[i] != NULL; i++)
      g_ptr_array_add (names, g_strdup (facts->sheets[i]));
  else if (choice == SOURCIER_IMPORT_ENCODING)
    for (guint i = 0; i < SOURCIER_N_ENCODINGS; i++)
      g_ptr_array_add (names, g_strdup (sourcier_encoding_get_name (i)));
  else if (choice == SOURCIER_IMPORT_DELIMITER)
    for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
      g_ptr_array_add (names, g_strdup (_(delimiters[i].name)));
  else
    for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
      g_ptr_array_add (names, g_strdup (_(quotes[i].name)));
}

static char *
describe_header (const SourcierListLayout *layout)
{
  return layout->header_row > 0 ? g_strdup_printf (_("line %u"), layout->header_line) : g_strdup (_("no names"));
}

/* What the program has found by itself; where somebody has decided, it is not known what that would be. */
static char *
describe_found (SourcierImportLayoutChoice       choice,
                const SourcierImportLayoutFacts *facts,
                const SourcierListWishes        *wishes)
{
  g_autofree char *header = describe_header (facts->layout);
  const char *what = header;

  if (sourcier_import_layout_find (choice, facts, wishes) > 0)
    return g_strdup (_("Find it"));
  if (choice == SOURCIER_IMPORT_ENCODING)
    what = sourcier_encoding_get_name (facts->layout->encoding);
  else if (choice == SOURCIER_IMPORT_DELIMITER)
    what = get_delimiter_name (facts->layout);
  else if (choice == SOURCIER_IMPORT_QUOTE)
    what = get_quote_name (facts->layout);
  else if (choice == SOURCIER_IMPORT_SHEET)
    what = facts->sheets[facts->layout->sheet];
  /* translators: what the program has found by itself, “Found: UTF-8” */
  return g_strdup_printf (_("Found: %s"), what);
}

static gboolean
is_a_choice (SourcierImportLayoutChoice       choice,
             const SourcierImportLayoutFacts *facts)
{
  if (choice == SOURCIER_IMPORT_SHEET)
    return facts->sheets != NULL;
  return choice == SOURCIER_IMPORT_HEADER || facts->layout->format == SOURCIER_LIST_TEXT;
}

/**
 * sourcier_import_layout_choices:
 * @choice: what is chosen
 * @facts: what is known of the list
 * @wishes: what somebody has decided
 *
 * Returns: (transfer full): what to choose from, in words; the first is to have it found. Nothing where there is no
 *   choice
 */
char **
sourcier_import_layout_choices (SourcierImportLayoutChoice       choice,
                                const SourcierImportLayoutFacts *facts,
                                const SourcierListWishes        *wishes)
{
  g_return_val_if_fail (choice < SOURCIER_N_IMPORT_LAYOUT_CHOICES, NULL);
  g_return_val_if_fail (facts != NULL && wishes != NULL, NULL);

  GPtrArray *names = g_ptr_array_new ();

  if (is_a_choice (choice, facts))
    {
      g_ptr_array_add (names, describe_found (choice, facts, wishes));
      add_names (names, choice, facts);
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
choose_line (const SourcierImportLayoutFacts *facts,
             guint                            selected,
             SourcierListWishes              *wishes)
{
  wishes->has_header_line = selected > 0;
  wishes->header_line = selected < N_BEFORE_LINES
                          ? 0 : sourcier_list_line_get_line (g_ptr_array_index (facts->lines, selected - N_BEFORE_LINES));
}

/**
 * sourcier_import_layout_choose:
 * @choice: what is chosen
 * @facts: what is known of the list
 * @selected: which of sourcier_import_layout_choices()
 * @wishes: (inout): what somebody has decided
 */
void
sourcier_import_layout_choose (SourcierImportLayoutChoice       choice,
                               const SourcierImportLayoutFacts *facts,
                               guint                            selected,
                               SourcierListWishes              *wishes)
{
  guint i = selected > 0 ? selected - 1 : 0;

  switch (choice)
    {
    case SOURCIER_IMPORT_ENCODING:
      wishes->has_encoding = selected > 0;
      wishes->encoding = i;
      break;
    case SOURCIER_IMPORT_DELIMITER:
      g_strlcpy (wishes->delimiter, selected > 0 ? delimiters[i].delimiter : "", sizeof wishes->delimiter);
      break;
    case SOURCIER_IMPORT_QUOTE:
      wishes->quote = selected > 0 ? quotes[i].quote : '\0';
      break;
    case SOURCIER_IMPORT_HEADER:
      choose_line (facts, selected, wishes);
      break;
    case SOURCIER_IMPORT_SHEET:
      wishes->has_sheet = selected > 0;
      wishes->sheet = i;
      /* Another sheet names its columns elsewhere. */
      wishes->has_header_line = FALSE;
      break;
    case SOURCIER_N_IMPORT_LAYOUT_CHOICES:
    default:
      g_return_if_reached ();
    }
}
