/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gives the readers that take a whole file any bytes, as fuzz-csv.c does the reader of lists: the head of that file tells how to
 * run it, with fuzz-file and tests/fuzz/file instead. They read the official lists of the State, a template of letters as it is
 * packed, and what is left of an office's file that is damaged.
 */
#include "exchange/odt-merge.h"
#include "reference/official-list-reader.h"
#include "store/salvage-pages.h"
#include "suppliers/evidence-program.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_ROWS 5000

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

/* The file lies in memory where there is such a place. */
static const char *
get_path (void)
{
  static char *path;

  if (path == NULL)
    {
      const char *folder = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
      path = g_strdup_printf ("%s/fuzz-file-%d.csv", folder, (int) getpid ());
    }
  return path;
}

static void
read_official_list (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (get_path ());
  g_autoptr (GError) error = NULL;
  SourcierOfficialListKind kind;
  gboolean known = sourcier_official_list_recognise (file, &kind, NULL);
  g_autoptr (SourcierOfficialReading) reading = sourcier_official_list_read (file, NULL, NULL, &error);

  g_assert ((reading == NULL) == (error != NULL));
  g_assert (reading == NULL || known);
  for (guint i = 0; reading != NULL && i < reading->rows->len; i++)
    {
      const SourcierOfficialRow *row = reading->rows->pdata[i];

      g_assert (row->text == NULL || g_utf8_validate (row->text, -1, NULL));
    }
}

static void
read_template (GBytes *package)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierOdtTemplate) template = sourcier_odt_template_new (package, "x.odt", &error);

  g_assert ((template == NULL) == (error != NULL));
}

/* What is read lies within the file. */
static void
row_cb (gint64               rowid,
        const SourcierValue *values,
        guint                n_values,
        gpointer             user_data)
{
  guint *sum = user_data;

  for (guint i = 0; i < n_values; i++)
    if (values[i].type == SOURCIER_VALUE_TEXT || values[i].type == SOURCIER_VALUE_BLOB)
      for (gsize at = 0; at < values[i].size; at++)
        *sum += values[i].data[at];
}

static void
read_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPages) pages = sourcier_pages_open (get_path (), &error);
  guint sum = 0;

  g_assert ((pages == NULL) == (error != NULL));
  for (guint32 page = 1; pages != NULL && page <= MIN (sourcier_pages_get_n (pages), 40); page++)
    {
      sourcier_pages_get_kind (pages, page);
      sourcier_pages_get_parent (pages, page);
      sourcier_pages_walk (pages, page, MOST_ROWS, row_cb, &sum);
    }
}

static void
remove_file (void)
{
  g_unlink (get_path ());
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  static gsize begun;
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);
  FILE *stream = g_fopen (get_path (), "wb");

  if (g_once_init_enter (&begun))
    {
      atexit (remove_file);
      g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
      g_once_init_leave (&begun, 1);
    }
  g_assert (stream != NULL && fwrite (bytes, 1, size, stream) == size && fclose (stream) == 0);
  if (size > 15 && memcmp (bytes, "SQLite format 3", 15) == 0)
    read_pages ();
  else if (size > 2 && memcmp (bytes, "PK", 2) == 0)
    read_template (content);
  else
    read_official_list ();
  sourcier_evidence_may_run ("attestation", content);
  return 0;
}
