/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/text-converter.h"

#define REPLACEMENT ((gunichar) 0xFFFD)
#define BYTE_ORDER_MARK ((gunichar) 0xFEFF)

struct _SourcierTextConverter
{
  GObject parent_instance;

  SourcierEncoding encoding;
  gboolean begun;
};

static void sourcier_text_converter_iface_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SourcierTextConverter, sourcier_text_converter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, sourcier_text_converter_iface_init))

/* Bytes 0x80 to 0x9F of Windows-1252, https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
static const guint16 windows_1252_high[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
  0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/* Where ISO 8859-15 is not as Unicode, https://www.unicode.org/Public/MAPPINGS/ISO8859/8859-15.TXT. The controls from 0x80
 * to 0x9F are none of a list: there somebody chose the wrong encoding, and shall see it. */
static gunichar
iso_8859_15_character (guchar byte)
{
  switch (byte)
    {
    case 0xA4: return 0x20AC;
    case 0xA6: return 0x0160;
    case 0xA8: return 0x0161;
    case 0xB4: return 0x017D;
    case 0xB8: return 0x017E;
    case 0xBC: return 0x0152;
    case 0xBD: return 0x0153;
    case 0xBE: return 0x0178;
    default: return byte >= 0x80 && byte <= 0x9F ? REPLACEMENT : byte;
    }
}

/* The bytes that may follow a first byte, The Unicode Standard, table 3-7. */
static int
utf8_shape (guchar  first,
            guchar *lowest,
            guchar *highest)
{
  *lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  *highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;

  if (first < 0x80)
    return 1;
  if (first >= 0xC2 && first <= 0xDF)
    return 2;
  if (first >= 0xE0 && first <= 0xEF)
    return 3;
  if (first >= 0xF0 && first <= 0xF4)
    return 4;
  return -1;
}

/**
 * sourcier_utf8_sequence_length:
 * @bytes: bytes, NUL among them allowed
 * @length: how many there are, at least 1
 *
 * Returns: how many bytes the first character takes, 0 if @length bytes are too few to tell, -1 if they are not UTF-8
 */
int
sourcier_utf8_sequence_length (const guchar *bytes,
                               gsize         length)
{
  guchar lowest, highest;
  int wanted = utf8_shape (bytes[0], &lowest, &highest);

  for (int i = 1; i < wanted; i++)
    {
      if ((gsize) i >= length)
        return 0;
      if (bytes[i] < lowest || bytes[i] > highest)
        return -1;
      lowest = 0x80;
      highest = 0xBF;
    }

  return wanted;
}

static gsize
decode_utf8 (const guchar *bytes,
             gsize         length,
             gboolean      last,
             gunichar     *c)
{
  int taken = sourcier_utf8_sequence_length (bytes, length);

  if (taken == 0 && !last)
    return 0;

  if (taken <= 0)
    {
      *c = REPLACEMENT;
      return 1;
    }

  *c = g_utf8_get_char ((const char *) bytes);
  return taken;
}

static gunichar
unit_at (const guchar *bytes,
         gboolean      big_endian)
{
  return big_endian ? (gunichar) bytes[0] << 8 | bytes[1] : (gunichar) bytes[1] << 8 | bytes[0];
}

static gsize
decode_utf16 (const guchar *bytes,
              gsize         length,
              gboolean      last,
              gboolean      big_endian,
              gunichar     *c)
{
  *c = REPLACEMENT;
  if (length < 2)
    return last ? length : 0;

  gunichar unit = unit_at (bytes, big_endian);
  if (unit < 0xD800 || unit > 0xDFFF)
    {
      *c = unit;
      return 2;
    }
  if (unit > 0xDBFF)
    return 2;
  if (length < 4)
    return last ? 2 : 0;

  gunichar low = unit_at (bytes + 2, big_endian);
  if (low < 0xDC00 || low > 0xDFFF)
    return 2;

  *c = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  return 4;
}

static gsize
decode (SourcierTextConverter *self,
        const guchar          *bytes,
        gsize                  length,
        gboolean               last,
        gunichar              *c)
{
  switch (self->encoding)
    {
    case SOURCIER_ENCODING_UTF8:
      return decode_utf8 (bytes, length, last, c);
    case SOURCIER_ENCODING_UTF16_LE:
    case SOURCIER_ENCODING_UTF16_BE:
      return decode_utf16 (bytes, length, last, self->encoding == SOURCIER_ENCODING_UTF16_BE, c);
    case SOURCIER_ENCODING_ISO_8859_15:
      *c = iso_8859_15_character (bytes[0]);
      return 1;
    case SOURCIER_ENCODING_WINDOWS_1252:
    default:
      *c = bytes[0] >= 0x80 && bytes[0] <= 0x9F ? windows_1252_high[bytes[0] - 0x80] : bytes[0];
      return 1;
    }
}

static gboolean
is_mark (SourcierTextConverter *self,
         gsize                  position,
         gunichar               c)
{
  /* Encodings of one byte have no such character. */
  return position == 0 && !self->begun && c == BYTE_ORDER_MARK;
}

static GConverterResult
sourcier_text_converter_convert (GConverter       *converter,
                                 const void       *in,
                                 gsize             in_size,
                                 void             *out,
                                 gsize             out_size,
                                 GConverterFlags   flags,
                                 gsize            *bytes_read,
                                 gsize            *bytes_written,
                                 GError          **error)
{
  SourcierTextConverter *self = SOURCIER_TEXT_CONVERTER (converter);
  const guchar *bytes = in;
  gboolean last = (flags & G_CONVERTER_INPUT_AT_END) != 0;
  gboolean full = FALSE;
  gsize read = 0, written = 0;

  while (read < in_size && !full)
    {
      gunichar c;
      char utf8[6];
      gsize taken = decode (self, bytes + read, in_size - read, last, &c);

      if (taken == 0)
        break;

      gsize length = is_mark (self, read, c) ? 0 : g_unichar_to_utf8 (c != 0 ? c : REPLACEMENT, utf8);
      full = length > out_size - written;
      if (full)
        break;
      for (gsize i = 0; i < length; i++)
        ((char *) out)[written++] = utf8[i];
      read += taken;
    }

  /* A lone byte order mark is left for the next call: a converter that writes nothing has to say that it wants more. */
  if (written == 0 && !(last && read == in_size))
    {
      *bytes_read = *bytes_written = 0;
      g_set_error_literal (error, G_IO_ERROR, full ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_PARTIAL_INPUT,
                           full ? "No room for a character" : "Not a whole character");
      return G_CONVERTER_ERROR;
    }

  self->begun = self->begun || read > 0;
  *bytes_read = read;
  *bytes_written = written;
  return last && read == in_size ? G_CONVERTER_FINISHED : G_CONVERTER_CONVERTED;
}

static void
sourcier_text_converter_reset (GConverter *converter)
{
  SOURCIER_TEXT_CONVERTER (converter)->begun = FALSE;
}

static void
sourcier_text_converter_iface_init (GConverterIface *iface)
{
  iface->convert = sourcier_text_converter_convert;
  iface->reset = sourcier_text_converter_reset;
}

static void
sourcier_text_converter_class_init (SourcierTextConverterClass *klass)
{
}

static void
sourcier_text_converter_init (SourcierTextConverter *self)
{
}

/**
 * sourcier_text_converter_new:
 * @encoding: how the bytes are written
 *
 * Returns: (transfer full): a converter from @encoding to UTF-8
 */
GConverter *
sourcier_text_converter_new (SourcierEncoding encoding)
{
  SourcierTextConverter *self = g_object_new (SOURCIER_TYPE_TEXT_CONVERTER, NULL);

  self->encoding = encoding;
  return G_CONVERTER (self);
}
