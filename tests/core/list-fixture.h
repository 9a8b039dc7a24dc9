/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core-test.h"
#include "exchange/list-reader.h"

#include <glib/gstdio.h>
#include <string.h>

/* A list in a folder of its own, for the tests of those who read and write lists. */
typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = core_test_new_folder ();
  fixture->file = g_file_new_build_filename (fixture->folder, "liste.csv", NULL);
}

static inline guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  core_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

static inline void
put (Fixture    *fixture,
     const char *bytes,
     gssize      length)
{
  g_autoptr (GError) error = NULL;

  /* GLib waits for the disk only where a file is replaced: hundreds of lists are not to. */
  g_remove (g_file_peek_path (fixture->file));
  g_file_set_contents (g_file_peek_path (fixture->file), bytes, length, &error);
  g_assert_no_error (error);
}

static inline char *
get (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (g_file_peek_path (fixture->file), &bytes, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Writes what is read down as "line[cell][cell] line[cell]…", for one comparison by eye. */
static inline gboolean
note_row (char     **cells,
          guint      n_cells,
          guint      line,
          gpointer   user_data,
          GError   **error)
{
  GString *notes = user_data;

  g_string_append_printf (notes, "%s%u", notes->len > 0 ? " " : "", line);
  for (guint i = 0; i < n_cells; i++)
    {
      g_assert_true (g_utf8_validate (cells[i], -1, NULL));
      g_string_append_printf (notes, "[%s]", cells[i]);
    }
  return TRUE;
}

static inline char *
read_text (const char  *text,
           gssize       length,
           char         delimiter,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));
  g_autoptr (GString) notes = g_string_new (NULL);

  return sourcier_csv_read_bytes (bytes, delimiter, note_row, notes, error) ? g_strdup (notes->str) : NULL;
}

static inline char *
read_file (Fixture            *fixture,
           SourcierListLayout  *layout,
           GError            **error)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  if (!sourcier_list_detect (fixture->file, layout, NULL, error)
      || !sourcier_list_read (fixture->file, layout, note_row, NULL, notes, NULL, NULL, error))
    return NULL;
  return g_strdup (notes->str);
}

static inline void
assert_refused (Fixture    *fixture,
                const char *bytes,
                gssize      length,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  SourcierListLayout layout;

  put (fixture, bytes, length);
  g_autofree char *records = read_file (fixture, &layout, &error);

  g_assert_null (records);
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "“liste.csv”"));
  g_assert_nonnull (strstr (error->message, words));
}

#define add_with_file(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
