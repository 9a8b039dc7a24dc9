/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-table.h"

#include "base/user.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static char *format_text, *output, *columns, *separator_text, *decimal_text, *language_text;
static gboolean no_bom, landscape, about;
static SourcierExportFormat format;
static SourcierLanguage language;
static char separator = ';';

static const GOptionEntry table_entries[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format_text,
    N_("How the list is written: csv (as usual), xlsx, ods, json, pdf or html; suppliers as merge, vcard or sheets, too"), N_("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write the list to this file"), N_("OUT") },
  { "columns", 0, 0, G_OPTION_ARG_STRING, &columns,
    N_("Only these columns, in this order: their names in JSON, a comma between them"), N_("COLUMNS") },
  { "separator", 0, 0, G_OPTION_ARG_STRING, &separator_text,
    N_("What stands between the cells of CSV: a semicolon (as usual), comma, tab or bar"), N_("SEPARATOR") },
  { "decimal", 0, 0, G_OPTION_ARG_STRING, &decimal_text,
    N_("The decimal sign of CSV: comma or point; as usual in the language if it is not told"), N_("SIGN") },
  { "no-bom", 0, 0, G_OPTION_ARG_NONE, &no_bom, N_("Without the mark by which Excel knows that CSV is UTF-8"), NULL },
  { "lang", 0, 0, G_OPTION_ARG_STRING, &language_text, N_("Written in this language: fr or en"), N_("LANGUAGE") },
  { "landscape", 0, 0, G_OPTION_ARG_NONE, &landscape, N_("On lying pages"), NULL },
  { "about", 0, 0, G_OPTION_ARG_NONE, &about, N_("JSON tells the question, the day and the count around the rows"), NULL },
  { NULL }
};

/**
 * sourcier_cli_table_entries:
 * @own: the options of a command
 *
 * Returns: (transfer none): these and those that say how a table is written
 */
GOptionEntry *
sourcier_cli_table_entries (const GOptionEntry *own)
{
  static GArray *all;

  g_clear_pointer (&all, g_array_unref);
  all = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  for (guint i = 0; own[i].long_name != NULL; i++)
    g_array_append_val (all, own[i]);
  g_array_append_vals (all, table_entries, G_N_ELEMENTS (table_entries) - 1);
  return (GOptionEntry *) all->data;
}

/* The sign itself, or its name. */
static gboolean
read_separator (void)
{
  static const struct
  {
    const char *name;
    char sign;
  } names[] = { { "semicolon", ';' }, { "comma", ',' }, { "tab", '\t' }, { "bar", '|' }, { "\\t", '\t' } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, separator_text)
        || (separator_text[0] == names[i].sign && separator_text[1] == '\0'))
      {
        separator = names[i].sign;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_decimal (const char *text)
{
  static const char * const known[] = { "comma", "point", ",", ".", NULL };

  return g_strv_contains (known, text);
}

/* A command does one thing in one thread, so it may take another language for good: that works where the system lacks the
 * locale, too. */
static void
speak (void)
{
  if (sourcier_user_can_speak (language))
    return;
  g_setenv ("LANGUAGE", sourcier_language_get_code (language), TRUE);
  if (setlocale (LC_MESSAGES, "C.UTF-8") == NULL)
    setlocale (LC_MESSAGES, "fr_FR.UTF-8");
}

/* Nobody reads a package or pages of PDF on a terminal. */
static gboolean
is_unreadable (void)
{
  gboolean is_binary = format == SOURCIER_EXPORT_XLSX || format == SOURCIER_EXPORT_ODS || format == SOURCIER_EXPORT_PDF
                       || sourcier_cli_table_is_format ("sheets");

  return is_binary && output == NULL && sourcier_cli_is_terminal ();
}

/**
 * sourcier_cli_table_check:
 * @command: the command
 * @more_formats: (nullable): what else --format may say, a comma between them
 *
 * Reads the options that say how a table is written, to be called once the command line is parsed.
 *
 * Returns: %FALSE if they make no sense, which the reader was told
 */
gboolean
sourcier_cli_table_check (const SourcierCliCommand *command,
                          const char               *more_formats)
{
  g_auto (GStrv) more = g_strsplit (more_formats != NULL ? more_formats : "", ",", -1);

  language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  if (format_text != NULL && !sourcier_export_format_find (format_text, &format)
      && !g_strv_contains ((const char * const *) more, format_text))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), format_text, "--format");
  else if (separator_text != NULL && !read_separator ())
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), separator_text, "--separator");
  else if (decimal_text != NULL && !is_decimal (decimal_text))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), decimal_text, "--decimal");
  else if (language_text != NULL && !sourcier_language_find (language_text, &language))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), language_text, "--lang");
  else if (is_unreadable ())
    sourcier_cli_misuse (command, _("A terminal cannot show “%s”. Say where it goes, with --output."), format_text);
  else
    {
      speak ();
      return TRUE;
    }
  return FALSE;
}

/**
 * sourcier_cli_table_use_json:
 *
 * For a command that knows --json besides --format: means --format json, to be called before sourcier_cli_table_check().
 */
void
sourcier_cli_table_use_json (void)
{
  g_free (format_text);
  format_text = g_strdup ("json");
}

/**
 * sourcier_cli_table_is_format:
 * @id: what --format may say
 *
 * Returns: whether it says so
 */
gboolean
sourcier_cli_table_is_format (const char *id)
{
  return g_strcmp0 (format_text, id) == 0;
}

/**
 * sourcier_cli_table_asked:
 *
 * Returns: whether the command line says how or where a table is to be written
 */
gboolean
sourcier_cli_table_asked (void)
{
  return format_text != NULL || output != NULL || columns != NULL;
}

/**
 * sourcier_cli_table_get_file:
 *
 * Returns: (transfer full) (nullable): where to write, %NULL for the standard output
 */
GFile *
sourcier_cli_table_get_file (void)
{
  return output != NULL ? g_file_new_for_commandline_arg (output) : NULL;
}

/**
 * sourcier_cli_table_get_language:
 *
 * Returns: what --lang says, else the reader's language
 */
SourcierLanguage
sourcier_cli_table_get_language (void)
{
  return language;
}

static SourcierExportOptions *
make_options (void)
{
  SourcierExportOptions *options = sourcier_export_options_new (format);

  if (columns != NULL)
    {
      g_auto (GStrv) ids = g_strsplit (columns, ",", -1);

      for (guint i = 0; ids[i] != NULL; i++)
        g_strstrip (ids[i]);
      sourcier_export_options_set_columns (options, (const char * const *) ids);
    }
  options->language = language;
  options->separator = separator;
  options->bom = !no_bom;
  options->landscape = landscape;
  /* Programs read JSON from a pipe as an array of rows. */
  options->about = about || format != SOURCIER_EXPORT_JSON;
  if (decimal_text != NULL)
    options->decimal = g_str_equal (decimal_text, "comma") || *decimal_text == ',' ? ',' : '.';
  return options;
}

/**
 * sourcier_cli_table_write:
 * @table: (transfer full): a table
 * @error: where to put what went wrong
 *
 * Writes a table as and where the command line says.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_cli_table_write (SourcierExportTable  *table,
                          GError              **error)
{
  g_autoptr (SourcierExportTable) own = table;
  g_autoptr (SourcierExportOptions) options = make_options ();
  g_autoptr (GFile) file = sourcier_cli_table_get_file ();
  g_autoptr (GOutputStream) stream = file == NULL ? sourcier_cli_get_output () : NULL;

  return file != NULL ? sourcier_export_write (own, options, file, NULL, NULL, error)
                      : sourcier_export_write_stream (own, options, stream, NULL, NULL, error);
}
