/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/odf-package.h"

#include <string.h>

/**
 * sourcier_odf_begin:
 * @zip: a package without entries
 * @media_type: of the document
 * @files: (array zero-terminated=1): what the package will hold: XML, or pictures whose name ends with .png
 * @error: where to put what went wrong
 *
 * Writes what an OpenDocument package begins with: its media type, not packed, and the list of its files.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_odf_begin (SourcierZipWriter   *zip,
                    const char          *media_type,
                    const char * const  *files,
                    GError             **error)
{
  g_return_val_if_fail (zip != NULL && media_type != NULL && files != NULL, FALSE);

  if (!sourcier_zip_writer_store (zip, "mimetype", media_type, strlen (media_type), error))
    return FALSE;

  g_autoptr (SourcierXmlWriter) xml = sourcier_xml_writer_new_entry (zip, "META-INF/manifest.xml");
  sourcier_xml_writer_start (xml, "manifest:manifest",
                             "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                             "manifest:version", SOURCIER_ODF_VERSION, NULL);
  sourcier_xml_writer_leaf (xml, "manifest:file-entry", NULL, "manifest:full-path", "/",
                            "manifest:version", SOURCIER_ODF_VERSION, "manifest:media-type", media_type, NULL);
  for (guint i = 0; files[i] != NULL; i++)
    sourcier_xml_writer_leaf (xml, "manifest:file-entry", NULL, "manifest:full-path", files[i], "manifest:media-type",
                              g_str_has_suffix (files[i], ".png") ? "image/png" : "text/xml", NULL);
  return sourcier_xml_writer_close (xml, error);
}

/**
 * sourcier_odf_meta:
 * @zip: a package without an open entry
 * @about: what is said of the document
 * @error: where to put what went wrong
 *
 * Writes meta.xml.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_odf_meta (SourcierZipWriter      *zip,
                   const SourcierOdfAbout *about,
                   GError                **error)
{
  g_autoptr (SourcierXmlWriter) xml = sourcier_xml_writer_new_entry (zip, "meta.xml");
  g_autofree char *day = sourcier_day_to_iso (about->day);
  g_autofree char *moment = day != NULL ? g_strconcat (day, "T00:00:00", NULL) : NULL;
  g_autofree char *tag = g_strdup_printf ("%s-%s", sourcier_language_get_code (about->language),
                                          sourcier_language_get_country (about->language));

  sourcier_xml_writer_start (xml, "office:document-meta", "xmlns:office", SOURCIER_ODF_OFFICE,
                             "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
                             "xmlns:dc", "http://purl.org/dc/elements/1.1/", "office:version", SOURCIER_ODF_VERSION, NULL);
  sourcier_xml_writer_start (xml, "office:meta", NULL);
  sourcier_xml_writer_leaf (xml, "meta:generator", "Sourcier/" SOURCIER_VERSION, NULL);
  sourcier_xml_writer_leaf (xml, "dc:title", about->title, NULL);
  sourcier_xml_writer_leaf (xml, "meta:initial-creator", about->creator, NULL);
  sourcier_xml_writer_leaf (xml, "dc:creator", about->creator, NULL);
  if (moment != NULL)
    {
      sourcier_xml_writer_leaf (xml, "meta:creation-date", moment, NULL);
      sourcier_xml_writer_leaf (xml, "dc:date", moment, NULL);
    }
  sourcier_xml_writer_leaf (xml, "dc:language", tag, NULL);

  return sourcier_xml_writer_close (xml, error);
}

/* OpenDocument takes white space as XML does: what follows a space is told by an element (part 3, 6.1.3). */
static void
write_spaces (SourcierXmlWriter *xml,
              gsize              n_spaces)
{
  g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT, n_spaces);

  sourcier_xml_writer_leaf (xml, "text:s", NULL, "text:c", count, NULL);
}

/**
 * sourcier_odf_text:
 * @xml: a writer inside a paragraph
 * @text: valid UTF-8 without control characters; "\n" ends a line
 *
 * Writes the text of a paragraph, with all its spaces.
 */
void
sourcier_odf_text (SourcierXmlWriter *xml,
                   const char        *text)
{
  while (*text != '\0')
    {
      gsize plain = strcspn (text, " \n");
      g_autofree char *piece = g_strndup (text, plain);

      sourcier_xml_writer_text (xml, piece);
      text += plain;
      if (*text == '\n')
        {
          sourcier_xml_writer_leaf (xml, "text:line-break", NULL, NULL);
          text++;
        }
      else if (*text == ' ')
        {
          gsize n_spaces = strspn (text, " ");

          if (plain > 0 && n_spaces == 1)
            sourcier_xml_writer_text (xml, " ");
          else
            write_spaces (xml, n_spaces);
          text += n_spaces;
        }
    }
}
