/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/text-decoder.h"

#include "exchange/exchange-private.h"
#include "exchange/text-converter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)
#define MAX_CARRY 3

/* What the bytes of a file tell about how it is written. */
typedef struct
{
  gint64   n_bytes;
  gint64   n_nul[2];    /* at even and at odd places */
  gint64   n_control;   /* other bytes that no text has */
  gsize    mark_length;
  gboolean has_mark;
  gint64   n_utf8;      /* characters of several bytes that are UTF-8 */
  gint64   n_not_utf8;  /* bytes that belong to none */
  gint64   n_windows;   /* bytes that are letters or marks in Windows-1252 alone */
  gint64   n_iso;       /* the euro sign of ISO 8859-15, and its oe where no fraction would stand */
  guchar   previous[2];
  SourcierEncoding mark_encoding;
} Survey;

static const struct
{
  const char *bytes;
  gsize length;
  SourcierEncoding encoding;
} marks[] = {
  { "\xEF\xBB\xBF", 3, SOURCIER_ENCODING_UTF8 },
  { "\xFF\xFE", 2, SOURCIER_ENCODING_UTF16_LE },
  { "\xFE\xFF", 2, SOURCIER_ENCODING_UTF16_BE },
};

/**
 * sourcier_encoding_get_name:
 * @encoding: an encoding
 *
 * Returns: its name as offices know it, the same in every language
 */
const char *
sourcier_encoding_get_name (SourcierEncoding encoding)
{
  switch (encoding)
    {
    case SOURCIER_ENCODING_UTF8: return "UTF-8";
    case SOURCIER_ENCODING_UTF16_LE: return "UTF-16LE";
    case SOURCIER_ENCODING_UTF16_BE: return "UTF-16BE";
    case SOURCIER_ENCODING_WINDOWS_1252: return "Windows-1252";
    case SOURCIER_ENCODING_ISO_8859_15: return "ISO-8859-15";
    default: g_return_val_if_reached ("");
    }
}

/* "ISO-8859-15", "iso8859_15" and "ISO 8859-15" are one. */
static char *
bare_name (const char *name)
{
  GString *bare = g_string_new (NULL);

  for (const char *c = name; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (bare, g_ascii_tolower (*c));
  return g_string_free (bare, FALSE);
}

/**
 * sourcier_encoding_from_name:
 * @name: what somebody calls an encoding
 * @encoding: (out): which one it is; left alone when it is none
 *
 * Knows the names of sourcier_encoding_get_name() and those that other programs use, whatever their case and
 * punctuation. ISO 8859-1 is read as Windows-1252, which has the same letters and more
 * (https://encoding.spec.whatwg.org/#names-and-labels).
 *
 * Returns: whether it is the name of an encoding
 */
gboolean
sourcier_encoding_from_name (const char       *name,
                             SourcierEncoding *encoding)
{
  static const struct { const char *bare; SourcierEncoding encoding; } others[] = {
    { "cp1252", SOURCIER_ENCODING_WINDOWS_1252 }, { "ansi", SOURCIER_ENCODING_WINDOWS_1252 },
    { "iso88591", SOURCIER_ENCODING_WINDOWS_1252 }, { "latin1", SOURCIER_ENCODING_WINDOWS_1252 },
    { "latin9", SOURCIER_ENCODING_ISO_8859_15 }, { "utf8bom", SOURCIER_ENCODING_UTF8 },
    { "utf8sig", SOURCIER_ENCODING_UTF8 },
  };

  g_return_val_if_fail (name != NULL && encoding != NULL, FALSE);

  g_autofree char *bare = bare_name (name);
  for (int i = 0; i < SOURCIER_N_ENCODINGS; i++)
    {
      g_autofree char *own = bare_name (sourcier_encoding_get_name (i));

      if (g_str_equal (bare, own))
        return *encoding = i, TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (bare, others[i].bare))
      return *encoding = others[i].encoding, TRUE;
  return FALSE;
}

static gboolean
begins_with (const guchar *bytes,
             gsize         length,
             const char   *wanted,
             gsize         wanted_length)
{
  return length >= wanted_length && memcmp (bytes, wanted, wanted_length) == 0;
}

static gboolean
holds (const guchar *bytes,
       gsize         length,
       const char   *wanted)
{
  gsize wanted_length = strlen (wanted);

  for (gsize i = 0; i + wanted_length <= length; i++)
    if (bytes[i] == (guchar) wanted[0] && memcmp (bytes + i, wanted, wanted_length) == 0)
      return TRUE;

  return FALSE;
}

/* A spreadsheet is a ZIP archive: ODS says so in its first member, XLSX by the names of its members. */
static const char *
archive_refusal (const guchar *bytes,
                 gsize         length)
{
  if (holds (bytes, length, "opendocument.spreadsheet") || holds (bytes, length, "xl/"))
    return _("“%s” is a spreadsheet: save it as CSV, then import it");
  if (holds (bytes, length, "opendocument.") || holds (bytes, length, "word/"))
    return _("“%s” is a written document: copy its table to a spreadsheet, save that as CSV, then import it");
  return _("“%s” is an archive: unpack it, then import the list in it");
}

/* The first bytes by which foreign documents are known; the message has one %s, for the file's name. */
static const char *
refusal (const guchar *bytes,
         gsize         length)
{
  if (length == 0)
    return _("“%s” is empty: choose a file with a list in it");
  if (begins_with (bytes, length, "PK\x03\x04", 4) || begins_with (bytes, length, "PK\x05\x06", 4))
    return archive_refusal (bytes, length);
  if (begins_with (bytes, length, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
    return _("“%s” is a spreadsheet of an older kind (.xls): save it as XLSX or ODS, then import it");
  if (begins_with (bytes, length, "%PDF-", 5))
    return _("“%s” is a PDF document: ask for the list as CSV, then import it");
  if (begins_with (bytes, length, "\x1F\x8B", 2) || begins_with (bytes, length, "7z\xBC\xAF\x27\x1C", 6)
      || begins_with (bytes, length, "Rar!\x1A\x07", 6))
    return _("“%s” is an archive: unpack it, then import the list in it");
  return NULL;
}

static void
look_for_mark (Survey       *survey,
               const guchar *bytes,
               gsize         length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks) && !survey->has_mark; i++)
    if (begins_with (bytes, length, marks[i].bytes, marks[i].length))
      {
        survey->has_mark = TRUE;
        survey->mark_encoding = marks[i].encoding;
        survey->mark_length = marks[i].length;
      }
}

static void
count_nul (Survey       *survey,
           const guchar *bytes,
           gsize         length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] == 0)
      survey->n_nul[(survey->n_bytes + i) % 2]++;
    else if (g_ascii_iscntrl (bytes[i]) && !g_ascii_isspace (bytes[i]))
      survey->n_control++;

  survey->n_bytes += length;
}

/* Windows-1252 and ISO 8859-15 differ where they have "€", "œ" and "Œ": in the latter these are the sign of no currency and
 * the fractions of the former, and a fraction does not stand before a letter. */
static void
count_single_bytes (Survey       *survey,
                    const guchar *bytes,
                    gsize         length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar ligature = survey->previous[1];

      survey->n_windows += bytes[i] >= 0x80 && bytes[i] <= 0x9F;
      survey->n_iso += bytes[i] == 0xA4;
      survey->n_iso += (ligature == 0xBC || ligature == 0xBD) && g_ascii_isalpha (bytes[i])
                       && !g_ascii_isdigit (survey->previous[0]);
      survey->previous[0] = ligature;
      survey->previous[1] = bytes[i];
    }
}

/* How many of the last bytes belong to a character that the next chunk ends. */
static gsize
check_utf8 (Survey       *survey,
            const guchar *bytes,
            gsize         length)
{
  for (gsize i = 0; i < length;)
    {
      int taken = sourcier_utf8_sequence_length (bytes + i, length - i);

      if (taken == 0)
        return length - i;
      survey->n_utf8 += taken > 1;
      survey->n_not_utf8 += taken < 0;
      i += MAX (taken, 1);
    }

  return 0;
}

static gboolean
make_survey (GFile         *file,
             Survey        *survey,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &cause);
  g_autofree guchar *buffer = g_malloc (MAX_CARRY + CHUNK_SIZE);
  gsize carry = 0, length = CHUNK_SIZE;

  while (stream != NULL && length == CHUNK_SIZE)
    {
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer + carry, CHUNK_SIZE, &length, cancellable, &cause))
        break;

      if (survey->n_bytes == 0)
        {
          const char *message = refusal (buffer, length);
          if (message != NULL)
            return sourcier_exchange_refuse (file, message, error);
          look_for_mark (survey, buffer, length);
        }
      count_nul (survey, buffer + carry, length);
      count_single_bytes (survey, buffer + carry, length);
      gsize all = carry + length;
      carry = check_utf8 (survey, buffer, all);
      memmove (buffer, buffer + all - carry, carry);
    }

  if (cause != NULL)
    {
      sourcier_exchange_take_read_error (error, g_steal_pointer (&cause), file);
      return FALSE;
    }

  survey->n_not_utf8 += carry;
  return TRUE;
}

/* Without a mark UTF-16 shows by its NUL bytes: in a French list nearly every character is below U+0100. */
static gboolean
looks_like_utf16 (const Survey *survey,
                  int           high_byte)
{
  gint64 n_units = survey->n_bytes / 2;

  return n_units > 0 && survey->n_nul[high_byte] * 10 >= n_units * 7
         && survey->n_nul[!high_byte] * 50 <= n_units;
}

/* A few broken bytes do not make a UTF-8 list anything else, and read as Windows-1252 it would lose all its accents. In a
 * list that is Windows-1252, letters that happen to form UTF-8 ("Ã©") are hardly ever met. */
static gboolean
looks_like_utf8 (const Survey *survey)
{
  return survey->n_not_utf8 == 0 || survey->n_utf8 > survey->n_not_utf8;
}

/* A NUL got into a cell of a list now and then, from a program that filled up its fields; in what is no text one byte in nine is
 * such, or a control. */
static gboolean
is_text (const Survey *survey)
{
  return (survey->n_nul[0] + survey->n_nul[1] + survey->n_control) * 50 <= survey->n_bytes;
}

static gboolean
conclude (const Survey     *survey,
          SourcierEncoding *encoding)
{
  gboolean has_nul = survey->n_nul[0] + survey->n_nul[1] > 0;

  if (survey->has_mark)
    *encoding = survey->mark_encoding;
  else if (has_nul && looks_like_utf16 (survey, 1))
    *encoding = SOURCIER_ENCODING_UTF16_LE;
  else if (has_nul && looks_like_utf16 (survey, 0))
    *encoding = SOURCIER_ENCODING_UTF16_BE;
  else if (looks_like_utf8 (survey))
    *encoding = SOURCIER_ENCODING_UTF8;
  else if (survey->n_windows == 0 && survey->n_iso > 0)
    *encoding = SOURCIER_ENCODING_ISO_8859_15;
  else
    *encoding = SOURCIER_ENCODING_WINDOWS_1252;

  return !has_nul || is_text (survey) || *encoding == SOURCIER_ENCODING_UTF16_LE || *encoding == SOURCIER_ENCODING_UTF16_BE;
}

/**
 * sourcier_encoding_detect:
 * @file: a file that should be text
 * @encoding: (out): how it is written
 * @cancellable: (nullable): stops the reading
 * @error: why there is no answer
 *
 * Reads the whole file to find how it is written: a byte order mark tells; else what is valid UTF-8, but for
 * fewer bytes than it has letters with accents, is UTF-8; else NUL bytes in every other place make it UTF-16; and what is
 * left is Windows-1252, which French spreadsheets write, unless "€" and "œ" show that it is ISO 8859-15. A file that is
 * empty or not text, such as a spreadsheet, is refused with %SOURCIER_EXCHANGE_ERROR_BAD_INPUT.
 *
 * Returns: whether the file is text
 */
gboolean
sourcier_encoding_detect (GFile             *file,
                          SourcierEncoding  *encoding,
                          GCancellable      *cancellable,
                          GError           **error)
{
  Survey survey = { 0 };

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (encoding != NULL, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!make_survey (file, &survey, cancellable, error))
    return FALSE;

  if ((gsize) survey.n_bytes == survey.mark_length)
    {
      sourcier_exchange_refuse (file, refusal (NULL, 0), error);
      return FALSE;
    }
  if (!conclude (&survey, encoding))
    {
      sourcier_exchange_refuse (file, _("“%s” is not text: save the list as CSV, then import it"), error);
      return FALSE;
    }

  return TRUE;
}

/**
 * sourcier_encoding_check:
 * @file: a file that should be text
 * @cancellable: (nullable): stops the reading
 * @error: what it is instead
 *
 * For whoever knows how the text is written, which spares reading the whole of it.
 *
 * Returns: %FALSE with @error set to %SOURCIER_EXCHANGE_ERROR_BAD_INPUT if @file is empty or begins like a foreign document
 */
gboolean
sourcier_encoding_check (GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &cause);
  g_autofree guchar *head = g_malloc (CHUNK_SIZE);
  gsize length = 0;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, CHUNK_SIZE, &length, cancellable, &cause))
    {
      sourcier_exchange_take_read_error (error, g_steal_pointer (&cause), file);
      return FALSE;
    }

  const char *message = refusal (head, length);
  if (message != NULL)
    sourcier_exchange_refuse (file, message, error);
  return message == NULL;
}

/**
 * sourcier_encoding_open:
 * @file: a text file
 * @encoding: how it is written
 * @cancellable: (nullable): stops the opening
 * @error: why it cannot be opened
 *
 * Opens @file as a stream of valid UTF-8 without a byte order mark and without NUL. What has no meaning in @encoding
 * comes as U+FFFD, never as an error. The stream is a #GFilterInputStream over the file's own.
 *
 * Returns: (transfer full): the stream
 */
GInputStream *
sourcier_encoding_open (GFile             *file,
                        SourcierEncoding   encoding,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) bytes = g_file_read (file, cancellable, &cause);
  if (bytes == NULL)
    {
      sourcier_exchange_take_read_error (error, g_steal_pointer (&cause), file);
      return NULL;
    }

  g_autoptr (GConverter) converter = sourcier_text_converter_new (encoding);
  return g_converter_input_stream_new (G_INPUT_STREAM (bytes), converter);
}
