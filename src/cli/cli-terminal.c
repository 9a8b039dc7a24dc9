/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-terminal.h"

#include <string.h>

struct _SourcierCliTerminal
{
  GObject parent_instance;
};

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* What became of some bytes. */
typedef struct
{
  gsize n_read;         /* 0 if more must be known */
  const char *shown;
  gsize n_shown;
} Piece;

/* U+0080 to U+009F are two bytes in UTF-8, and the end of a line may be two. */
static Piece
take (const char *at,
      gsize       left,
      gboolean    is_end)
{
  guchar first = (guchar) at[0], second = left > 1 ? (guchar) at[1] : 0;
  gboolean may_go_on = first == 0xC2 || first == '\r';

  if (may_go_on && left == 1 && !is_end)
    return (Piece) { 0, NULL, 0 };
  if (first == '\r' && second == '\n')
    return (Piece) { 2, at, 2 };
  if (first == 0xC2 && second >= 0x80 && second <= 0x9F)
    return (Piece) { 2, REPLACEMENT, strlen (REPLACEMENT) };
  if ((first < 0x20 && first != '\n' && first != '\t') || first == 0x7F)
    return (Piece) { 1, REPLACEMENT, strlen (REPLACEMENT) };
  return (Piece) { 1, at, 1 };
}

static GConverterResult
convert (GConverter       *converter,
         const void       *input,
         gsize             input_size,
         void             *output,
         gsize             output_size,
         GConverterFlags   flags,
         gsize            *n_read,
         gsize            *n_written,
         GError          **error)
{
  gboolean is_end = (flags & (G_CONVERTER_INPUT_AT_END | G_CONVERTER_FLUSH)) != 0;

  *n_read = *n_written = 0;
  while (*n_read < input_size)
    {
      Piece piece = take ((const char *) input + *n_read, input_size - *n_read, is_end);

      if (piece.n_read == 0 || piece.n_shown > output_size - *n_written)
        {
          if (*n_read > 0)
            break;
          g_set_error_literal (error, G_IO_ERROR, piece.n_read == 0 ? G_IO_ERROR_PARTIAL_INPUT : G_IO_ERROR_NO_SPACE, "");
          return G_CONVERTER_ERROR;
        }
      memcpy ((char *) output + *n_written, piece.shown, piece.n_shown);
      *n_read += piece.n_read;
      *n_written += piece.n_shown;
    }
  if (*n_read == input_size && (flags & G_CONVERTER_INPUT_AT_END) != 0)
    return G_CONVERTER_FINISHED;
  return *n_read == input_size && (flags & G_CONVERTER_FLUSH) != 0 ? G_CONVERTER_FLUSHED : G_CONVERTER_CONVERTED;
}

static void
reset (GConverter *converter)
{
}

static void
sourcier_cli_terminal_init_converter (GConverterIface *iface)
{
  iface->convert = convert;
  iface->reset = reset;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SourcierCliTerminal, sourcier_cli_terminal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, sourcier_cli_terminal_init_converter))

static void
sourcier_cli_terminal_class_init (SourcierCliTerminalClass *klass)
{
}

static void
sourcier_cli_terminal_init (SourcierCliTerminal *self)
{
}

/**
 * sourcier_cli_terminal_new:
 *
 * Returns: (transfer full): what stands between an answer in UTF-8 and a terminal
 */
GConverter *
sourcier_cli_terminal_new (void)
{
  return g_object_new (SOURCIER_TYPE_CLI_TERMINAL, NULL);
}

/**
 * sourcier_cli_terminal_make_harmless:
 * @text: a text, of any bytes
 *
 * Returns: (transfer full): the same in UTF-8 for a terminal
 */
char *
sourcier_cli_terminal_make_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *harmless = g_string_new (NULL);
  gsize left = strlen (valid);

  for (const char *at = valid; left > 0;)
    {
      Piece piece = take (at, left, TRUE);

      g_string_append_len (harmless, piece.shown, (gssize) piece.n_shown);
      at += piece.n_read;
      left -= piece.n_read;
    }
  return g_string_free (harmless, FALSE);
}
