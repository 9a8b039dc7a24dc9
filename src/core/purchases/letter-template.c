/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/letter-template.h"

#include "exchange/odf-package.h"

#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define FOLDER SOURCIER_RESOURCE_PREFIX "/letters/"

static gboolean
write_text (SourcierZipWriter  *zip,
            const char         *name,
            const char         *text,
            GError            **error)
{
  return sourcier_zip_writer_begin (zip, name, error) && sourcier_zip_writer_write (zip, text, strlen (text), error)
         && sourcier_zip_writer_end (zip, error);
}

static char *
read_resource (const char        *name,
               SourcierLanguage   language,
               GError           **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  GString *text;

  if (bytes == NULL)
    return NULL;
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_string_replace (text, "@LANGUAGE@", sourcier_language_get_code (language), 0);
  g_string_replace (text, "@COUNTRY@", sourcier_language_get_country (language), 0);
  return g_string_free (text, FALSE);
}

static gboolean
write_package (SourcierZipWriter  *zip,
               SourcierLanguage    language,
               const char         *title,
               GError            **error)
{
  static const char * const files[] = { "content.xml", "styles.xml", "meta.xml", NULL };
  SourcierOdfAbout about = { title, "", SOURCIER_DAY_NONE, language };
  g_autofree char *name = g_strdup_printf ("content.%s.xml", sourcier_language_get_code (language));
  g_autofree char *content = read_resource (name, language, error);
  g_autofree char *styles = content != NULL ? read_resource ("styles.xml", language, error) : NULL;

  return styles != NULL && sourcier_odf_begin (zip, MEDIA_TYPE, files, error)
         && write_text (zip, "content.xml", content, error) && write_text (zip, "styles.xml", styles, error)
         && sourcier_odf_meta (zip, &about, error) && sourcier_zip_writer_close (zip, error);
}

/**
 * sourcier_letter_template_default:
 * @language: the language of the letter
 * @error: where to put what went wrong
 *
 * Makes the template that comes with the program: a letter asking for information ahead of a purchase (CCP, R2111-1) that says
 * how those consulted are treated alike (R2111-2). The addressee stands where the window of a French DL envelope shows it when
 * the sheet is folded in three: at the right, 45 to 80 mm from the top (window of 90 × 35 mm, 20 mm from the right and from the
 * bottom).
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with @error set
 */
SourcierOdtTemplate *
sourcier_letter_template_default (SourcierLanguage   language,
                                  GError           **error)
{
  static const char * const titles[SOURCIER_N_LANGUAGES] = {
    [SOURCIER_FRENCH] = "Consultation préalable", [SOURCIER_ENGLISH] = "Consultation ahead of a purchase",
  };

  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SourcierZipWriter) zip = sourcier_zip_writer_new (stream, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (!write_package (zip, language, titles[language], error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return sourcier_odt_template_new (bytes, titles[language], error);
}

/* Each mark that is known has a value; @user_data collects which fields are. */
static char *
note_field (const char *name,
            gpointer    user_data)
{
  guint32 *used = user_data;
  SourcierLetterField field;

  if (!sourcier_letter_field_recognise (name, &field))
    return NULL;
  *used |= 1u << field;
  return g_strdup ("x");
}

/**
 * sourcier_letter_template_check:
 * @template: a template of letters
 * @unknown: (nullable) (element-type SourcierOdtMark): where its marks go that name nothing
 *
 * Returns: how many of its marks name a field; 0 where all letters would be the same
 */
guint
sourcier_letter_template_check (SourcierOdtTemplate *template,
                                GPtrArray           *unknown)
{
  guint32 used = 0;

  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (template), 0);

  return sourcier_odt_template_check (template, note_field, &used, unknown);
}

/**
 * sourcier_letter_template_get_fields:
 * @template: a template of letters
 *
 * Returns: the fields that its marks name, the bit 1 << #SourcierLetterField for each
 */
guint32
sourcier_letter_template_get_fields (SourcierOdtTemplate *template)
{
  guint32 used = 0;

  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (template), 0);

  sourcier_odt_template_check (template, note_field, &used, NULL);
  return used;
}

G_STATIC_ASSERT (SOURCIER_N_LETTER_FIELDS <= 32);
