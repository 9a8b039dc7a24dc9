/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-odt-private.h"

#include "exchange/odf-package.h"

static void
write_run (SourcierXmlWriter     *xml,
           const SourcierRichRun *run)
{
  static const char *const styles[] = { NULL, "Bold", "Italic", "BoldItalic" };

  if (run->link != NULL)
    sourcier_xml_writer_start (xml, "text:a", "xlink:type", "simple", "xlink:href", run->link,
                               "text:style-name", "Internet_20_link", NULL);
  if (run->style != SOURCIER_RICH_PLAIN)
    sourcier_xml_writer_start (xml, "text:span", "text:style-name", styles[run->style & 3], NULL);
  sourcier_odf_text (xml, run->text);
  if (run->style != SOURCIER_RICH_PLAIN)
    sourcier_xml_writer_end (xml);
  if (run->link != NULL)
    sourcier_xml_writer_end (xml);
}

/* The text of a paragraph, in its styles. */
void
_sourcier_odt_runs (SourcierXmlWriter       *xml,
                    const SourcierRichBlock *text)
{
  for (guint i = 0; i < text->runs->len; i++)
    write_run (xml, text->runs->pdata[i]);
}

/* Begins a paragraph; the first one of a page carries the break. */
static void
start_paragraph (SourcierOdt *odt,
                 const char  *style)
{
  g_autofree char *name = g_strconcat (odt->before, style, NULL);

  odt->before = "";
  sourcier_xml_writer_start (odt->xml, "text:p", "text:style-name", name, NULL);
}

void
_sourcier_odt_paragraph (SourcierOdt             *odt,
                         const char              *style,
                         const SourcierRichBlock *text)
{
  start_paragraph (odt, style);
  _sourcier_odt_runs (odt->xml, text);
  sourcier_xml_writer_end (odt->xml);
}

void
_sourcier_odt_words (SourcierOdt *odt,
                     const char  *style,
                     const char  *words)
{
  start_paragraph (odt, style);
  sourcier_odf_text (odt->xml, words);
  sourcier_xml_writer_end (odt->xml);
}
