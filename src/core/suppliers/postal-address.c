/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/postal-address.h"

#include "base/text.h"
#include "suppliers/contact-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST SOURCIER_POSTAL_MOST_CHARACTERS

/* Parts a line that is too long between words. A word that is too long stays whole. */
static void
add_wrapped (GPtrArray  *lines,
             const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (line->str, -1);

      if (*words[i] == '\0')
        continue;
      if (length > 0 && length + 1 + g_utf8_strlen (words[i], -1) > MOST)
        {
          g_ptr_array_add (lines, g_strdup (line->str));
          g_string_truncate (line, 0);
        }
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
    }
  if (line->len > 0)
    g_ptr_array_add (lines, g_strdup (line->str));
}

static void
add_contact (GPtrArray       *lines,
             SourcierContact *contact)
{
  g_autoptr (SourcierContactName) name = sourcier_contact_name_new (sourcier_contact_get_text (contact, SOURCIER_CONTACT_NAME));
  g_autofree char *line = g_strjoin (" ", name->civility, name->first, name->last, NULL);

  add_wrapped (lines, line);
}

static void
add_piece (GPtrArray  *lines,
           GString    *line,
           const char *piece)
{
  if (line->len > 0 && g_utf8_strlen (line->str, -1) + 1 + g_utf8_strlen (piece, -1) > MOST)
    {
      add_wrapped (lines, line->str);
      g_string_truncate (line, 0);
    }
  if (*piece != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", piece);
}

/* “12”, “12 bis” */
static gboolean
is_house_number (const char *piece)
{
  return g_ascii_isdigit (*piece) && strlen (piece) <= strlen ("1234 bis");
}

/* “Bât. B, 12, rue des Lilas” is a building and a street: a number is not parted from its street, and no comma stands on an
 * envelope (NF Z10-011). */
static void
add_street_line (GPtrArray  *lines,
                 const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (is_house_number (part) && parts[i + 1] != NULL)
        {
          g_autofree char *street = g_strdup_printf ("%s %s", part, g_strstrip (parts[i + 1]));

          add_piece (lines, line, street);
          i++;
        }
      else
        add_piece (lines, line, part);
    }
  add_wrapped (lines, line->str);
}

static void
add_street (GPtrArray  *lines,
            const char *written)
{
  g_autofree char *clean = sourcier_text_clean (written);
  g_auto (GStrv) parts = g_strsplit (clean, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add_street_line (lines, parts[i]);
}

/**
 * sourcier_postal_town_to_line:
 * @postcode: as it is written
 * @town: as it is written
 *
 * Returns: (transfer full): the last line of an address, in capitals without accents or punctuation (NF Z10-011): “94240 L HAY
 *   LES ROSES”
 */
char *
sourcier_postal_town_to_line (const char *postcode,
                              const char *town)
{
  g_return_val_if_fail (postcode != NULL && town != NULL, NULL);

  g_autofree char *folded = sourcier_text_fold (town);
  g_autofree char *capitals = g_ascii_strup (folded, -1);
  g_autofree char *code = sourcier_text_tidy (postcode);

  return g_strconcat (code, *code != '\0' && *capitals != '\0' ? " " : "", capitals, NULL);
}

static gboolean
is_too_long (GPtrArray *lines)
{
  if (lines->len > SOURCIER_POSTAL_MOST_LINES)
    return TRUE;
  for (guint i = 0; i < lines->len; i++)
    if (g_utf8_strlen (lines->pdata[i], -1) > MOST)
      return TRUE;
  return FALSE;
}

/**
 * sourcier_postal_address_new:
 * @supplier: a supplier
 * @contact: (nullable): a person there whom the letter is for
 *
 * Returns: (transfer full): where a letter to them goes
 */
SourcierPostalAddress *
sourcier_postal_address_new (SourcierSupplier *supplier,
                             SourcierContact  *contact)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  SourcierPostalAddress *self = g_new0 (SourcierPostalAddress, 1);
  const char *street = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_ADDRESS);
  const char *postcode = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_POSTCODE);
  const char *town = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_CITY);
  GPtrArray *lines = g_ptr_array_new ();
  char *last = sourcier_postal_town_to_line (postcode, town);

  add_wrapped (lines, sourcier_supplier_get_name (supplier));
  if (contact != NULL)
    add_contact (lines, contact);
  add_street (lines, street);
  if (*last != '\0')
    g_ptr_array_add (lines, last);
  else
    g_free (last);

  if (sourcier_text_is_empty (street))
    self->doubts |= SOURCIER_POSTAL_NO_STREET;
  if (sourcier_text_is_empty (postcode) || sourcier_text_is_empty (town))
    self->doubts |= SOURCIER_POSTAL_NO_TOWN;
  if (is_too_long (lines))
    self->doubts |= SOURCIER_POSTAL_TOO_LONG;
  g_ptr_array_add (lines, NULL);
  self->lines = (char **) g_ptr_array_free (lines, FALSE);
  return self;
}

/**
 * sourcier_postal_address_free:
 * @self: an address
 */
void
sourcier_postal_address_free (SourcierPostalAddress *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->lines);
  g_free (self);
}

/**
 * sourcier_postal_address_to_text:
 * @self: an address
 *
 * Returns: (transfer full): its lines, parted by "\n"
 */
char *
sourcier_postal_address_to_text (const SourcierPostalAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strjoinv ("\n", self->lines);
}

/**
 * sourcier_postal_address_is_whole:
 * @self: an address
 *
 * Returns: whether a letter would arrive: nothing is missing of it
 */
gboolean
sourcier_postal_address_is_whole (const SourcierPostalAddress *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->doubts & (SOURCIER_POSTAL_NO_STREET | SOURCIER_POSTAL_NO_TOWN)) == 0;
}

/**
 * sourcier_postal_doubts_to_words:
 * @doubts: what is odd about an address
 *
 * Returns: (transfer full): “No street · No town”; "" for nothing
 */
char *
sourcier_postal_doubts_to_words (SourcierPostalDoubts doubts)
{
  GString *words = g_string_new (NULL);

  if (doubts & SOURCIER_POSTAL_NO_STREET)
    sourcier_text_append_part (words, _("No street"));
  if (doubts & SOURCIER_POSTAL_NO_TOWN)
    sourcier_text_append_part (words, _("No town or no postcode"));
  if (doubts & SOURCIER_POSTAL_TOO_LONG)
    sourcier_text_append_part (words, _("Longer than six lines of 38 characters"));
  return g_string_free (words, FALSE);
}
