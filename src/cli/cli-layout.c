/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-layout.h"

#include "base/text.h"
#include "exchange/book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows of the largest sheet, ECMA-376. */
#define MOST_ROWS 1048576

static SourcierListWishes typed;
static char *sheet;

static gboolean
refuse (GError     **error,
        const char  *option,
        const char  *value,
        const char  *possible)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* translators: what was typed, an option, what could have been typed */
               _("“%s” is unknown to %s: choose one of %s"), value, option, possible);
  return FALSE;
}

static gboolean
encoding_cb (const char  *option,
             const char  *value,
             gpointer     data,
             GError     **error)
{
  g_autoptr (GString) possible = g_string_new (NULL);

  typed.has_encoding = sourcier_encoding_from_name (value, &typed.encoding);
  for (int i = 0; i < SOURCIER_N_ENCODINGS; i++)
    g_string_append_printf (possible, "%s%s", i > 0 ? ", " : "", sourcier_encoding_get_name (i));
  return typed.has_encoding || refuse (error, option, value, possible->str);
}

static const struct
{
  const char *name;
  const char *delimiter;
} delimiters[] = {
  { "semicolon", ";" }, { "comma", "," }, { "tab", "\t" }, { "bar", "|" }, { "space", " " }, { "\\t", "\t" },
  { "pipe", "|" }, { "\t", "\t" }, { " ", " " },
};

/* A sign, with or without a blank behind it; no mark that stands around cells. */
static gboolean
is_delimiter (const char *value)
{
  return g_ascii_ispunct (value[0]) && strchr ("\"'\\", value[0]) == NULL
         && (value[1] == '\0' || g_str_equal (value + 1, " "));
}

static gboolean
delimiter_cb (const char  *option,
              const char  *value,
              gpointer     data,
              GError     **error)
{
  const char *found = is_delimiter (value) ? value : NULL;

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (delimiters); i++)
    if (g_ascii_strcasecmp (value, delimiters[i].name) == 0)
      found = delimiters[i].delimiter;
  if (found == NULL)
    return refuse (error, option, value, "; , | tab space");
  g_strlcpy (typed.delimiter, found, sizeof typed.delimiter);
  return TRUE;
}

static gboolean
header_row_cb (const char  *option,
               const char  *value,
               gpointer     data,
               GError     **error)
{
  guint64 row;

  if (!g_ascii_string_to_unsigned (value, 10, 0, MOST_ROWS, &row, NULL))
    return refuse (error, option, value, "0, 1, 2, 3 …");
  typed.has_header_line = TRUE;
  typed.header_line = (guint) row;
  return TRUE;
}

static GOptionEntry entries[] = {
  { "encoding", 0, 0, G_OPTION_ARG_CALLBACK, encoding_cb,
    N_("How the text is written: UTF-8, UTF-16LE, UTF-16BE, Windows-1252, ISO-8859-15"), N_("NAME") },
  { "delimiter", 0, 0, G_OPTION_ARG_CALLBACK, delimiter_cb, N_("What stands between two cells: ; , | tab space"),
    N_("SIGN") },
  { "header-row", 0, 0, G_OPTION_ARG_CALLBACK, header_row_cb,
    N_("On which line of the list its columns are named, blank lines counted; 0 where they are not"), N_("N") },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_("Which sheet of a spreadsheet, by its name or its number from 1"),
    N_("SHEET") },
  { NULL }
};

/**
 * sourcier_cli_layout_entries:
 *
 * Returns: (transfer none): the options that say how a list is laid out, for sourcier_cli_parse()
 */
GOptionEntry *
sourcier_cli_layout_entries (void)
{
  return entries;
}

static gboolean
find_sheet (const char * const *names,
            guint              *found)
{
  g_autofree char *folded = sourcier_text_fold (sheet);
  guint n = g_strv_length ((char **) names);
  guint64 number;

  for (*found = 0; *found < n; (*found)++)
    if (g_str_equal (names[*found], sheet))
      return TRUE;
  for (*found = 0; *found < n; (*found)++)
    {
      g_autofree char *name = sourcier_text_fold (names[*found]);

      if (*name != '\0' && g_str_equal (name, folded))
        return TRUE;
    }
  if (!g_ascii_string_to_unsigned (sheet, 10, 1, n, &number, NULL))
    return FALSE;
  *found = (guint) number - 1;
  return TRUE;
}

static gboolean
settle_sheet (GFile               *list,
              SourcierListWishes  *wishes,
              GError             **error)
{
  g_autoptr (SourcierBook) book = NULL;
  g_autofree char *names = NULL;

  wishes->has_sheet = TRUE;
  if (sourcier_book_get_format_of (list, NULL) == SOURCIER_LIST_TEXT)
    return TRUE;  /* the reader of the list says what is wrong with that */
  book = sourcier_book_open (list, NULL, error);
  if (book == NULL)
    return FALSE;
  if (find_sheet (sourcier_book_get_sheets (book), &wishes->sheet))
    return TRUE;
  names = g_strjoinv (", ", (char **) sourcier_book_get_sheets (book));
  return refuse (error, "--sheet", sheet, names);
}

/**
 * sourcier_cli_layout_settle:
 * @list: a list
 * @wishes: (out): what was typed of its layout
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if @list has no such sheet
 */
gboolean
sourcier_cli_layout_settle (GFile               *list,
                            SourcierListWishes  *wishes,
                            GError             **error)
{
  *wishes = typed;
  return sheet == NULL || settle_sheet (list, wishes, error);
}
