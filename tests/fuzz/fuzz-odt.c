/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gives the reader of templates any text of a document, as fuzz-csv.c does the reader of lists: the head of that file tells how
 * to run it, with fuzz-odt and tests/fuzz/odt instead. The bytes are content.xml; the package around them is made here, for the
 * library that unpacks it has fuzzers of its own.
 */
#include "exchange/odt-merge.h"
#include "exchange/zip-writer.h"

#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

static GBytes *
make_package (const guint8 *bytes,
              gsize         size)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SourcierZipWriter) zip = sourcier_zip_writer_new (stream, NULL);

  g_assert (sourcier_zip_writer_store (zip, "mimetype", MEDIA_TYPE, strlen (MEDIA_TYPE), NULL));
  g_assert (sourcier_zip_writer_store (zip, "content.xml", bytes, size, NULL));
  g_assert (sourcier_zip_writer_close (zip, NULL) && g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Values with what is hard to write: lines, spaces, markup, what looks like a mark. */
static char *
tell (const char *name,
      gpointer    user_data)
{
  g_assert (g_utf8_validate (name, -1, NULL) && *name != '\0');
  return strlen (name) % 3 == 0 ? NULL : g_strdup (strlen (name) % 3 == 1 ? "" : "a\n  b <c> & {d}");
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autoptr (GBytes) package = make_package (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierOdtTemplate) template = sourcier_odt_template_new (package, "x.odt", &error);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_odt_mark_free);

  g_assert ((template == NULL) == (error != NULL));
  if (template != NULL)
    {
      guint n = sourcier_odt_template_check (template, tell, NULL, unknown);

      /* Nothing is changed by looking. */
      g_assert (sourcier_odt_template_check (template, tell, NULL, NULL) == n);
    }
  return 0;
}
