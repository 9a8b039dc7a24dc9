/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "exchange/json-array-reader.h"

#include <string.h>

/* What was found, a line an element: "list line problem id". */
static gboolean
note_item (const SourcierJsonItem  *item,
           gpointer                 user_data,
           GError                 **error)
{
  static const char * const problems[] = { "sound", "not-object", "broken", "too-long", "cut" };
  GString *notes = user_data;
  const char *id = item->object != NULL ? json_object_get_string_member_with_default (item->object, "id", "-") : "-";

  g_string_append_printf (notes, "%s %u %s %s\n", item->list, item->line, problems[item->problem], id);
  return TRUE;
}

static char *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GString) notes = g_string_new (NULL);

  if (!sourcier_json_array_read_bytes (bytes, "marches", note_item, notes, error))
    return NULL;
  return g_string_free (g_steal_pointer (&notes), FALSE);
}

static void
assert_items (const char *text,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notes = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (notes, ==, expected);
}

static void
test_forms (void)
{
  assert_items ("{\"marches\": [{\"id\": \"a\"},\n{\"id\": \"b\", \"x\": [{\"y\": \"]}\"}]}]}",
                "marches 1 sound a\nmarches 2 sound b\n");
  assert_items ("{\"marches\": {\"marche\": [{\"id\": \"a\"}], \"contrat-concession\": [{\"id\": \"b\"}]}}",
                "marche 1 sound a\ncontrat-concession 1 sound b\n");
  assert_items ("{\"about\": {\"marches\": [1, {\"id\": \"no\"}]}, \"n\": 3, \"marches\": [{\"id\": \"a\"}], \"more\": []}",
                "marches 1 sound a\n");
  assert_items ("[{\"id\": \"a\"}]", " 1 sound a\n");
  assert_items ("{\"marches\": {\"marche\": {\"id\": \"only\"}}}", "marche 1 sound only\n");
  assert_items ("{\"marches\": {\"contrat-concession\": [], \"marche\": []}}", "");
  assert_items ("{\"marches\": [{\"id\": \"quote \\\" brace } and \\\\\"}, {\"id\": \"b\"}]}",
                "marches 1 sound quote \" brace } and \\\nmarches 1 sound b\n");
}

/* Whatever is wrong with one element, the next one is read. */
static void
test_broken (void)
{
  assert_items ("{\"marches\": [12, null, \"text, ]\", [1, 2], {\"id\": \"a\"}]}",
                "marches 1 not-object -\nmarches 1 not-object -\nmarches 1 not-object -\nmarches 1 not-object -\n"
                "marches 1 sound a\n");
  assert_items ("{\"marches\": [{\"id\": nonsense},\n{\"id\": \"b\"}]}", "marches 1 broken -\nmarches 2 sound b\n");
  assert_items ("{\"marches\": [{\"id\": \"a\", \"x\": [1},\n{\"id\": \"b\"}]}", "marches 1 broken -\nmarches 2 sound b\n");
  assert_items ("{\"marches\": [{\"id\": \"never closed,\n\"x\": 1},\n{\"id\": \"b\"}]}",
                "marches 1 broken -\nmarches 3 sound b\n");
  assert_items ("{\"marches\": [{\"id\": \"a\"},\n{\"id\": \"cu", "marches 1 sound a\nmarches 2 cut -\n");
}

/* Levels without end must not end the stack of the program. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("{\"marches\": [{\"x\": ");

  for (int i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  for (int i = 0; i < 100000; i++)
    g_string_append_c (text, ']');
  g_string_append (text, "}, {\"id\": \"b\"}]}");
  assert_items (text->str, "marches 1 too-long -\nmarches 1 sound b\n");
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("{\"marches\": [{\"id\": \"");

  for (int i = 0; i < 17 * 1024; i++)
    for (int j = 0; j < 64; j++)
      g_string_append (text, "0123456789abcdef");
  g_string_append (text, "\"}, {\"id\": \"b\"}]}");
  assert_items (text->str, "marches 1 too-long -\nmarches 1 sound b\n");
}

static void
test_not_there (void)
{
  static const char * const texts[] = { "{\"contracts\": []}", "{}", "3", "\"marches\"", "{\"marches\": 3}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (texts[i], &error));
      g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
      g_assert_nonnull (strstr (error->message, "marches"));
    }
}

/* Files come in other encodings too, and with a mark before them. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
  } files[] = {
    { "\xEF\xBB\xBF{\"marches\": [{\"id\": \"\xC3\xA9t\xC3\xA9\"}]}", -1 },
    { "{\"marches\": [{\"id\": \"\xE9t\xE9\"}]}", -1 },
  };
  g_autofree char *folder = core_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "list.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) notes = g_string_new (NULL);

      g_assert_true (g_file_set_contents (path, files[i].bytes, files[i].length, NULL));
      g_assert_true (sourcier_json_array_read (file, "marches", note_item, notes, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (notes->str, ==, "marches 1 sound été\n");
    }
  core_test_remove_folder (folder);
}

static gboolean
stop_item (const SourcierJsonItem  *item,
           gpointer                 user_data,
           GError                 **error)
{
  int *n = user_data;

  if (++*n < 2)
    return TRUE;
  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FAILED, "enough");
  return FALSE;
}

static void
test_stop (void)
{
  static const char text[] = "{\"marches\": [{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  int n = 0;

  g_assert_false (sourcier_json_array_read_bytes (bytes, "marches", stop_item, &n, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FAILED);
  g_assert_cmpint (n, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-array/forms", test_forms);
  g_test_add_func ("/json-array/broken", test_broken);
  g_test_add_func ("/json-array/deep", test_deep);
  g_test_add_func ("/json-array/long", test_long);
  g_test_add_func ("/json-array/not-there", test_not_there);
  g_test_add_func ("/json-array/encodings", test_encodings);
  g_test_add_func ("/json-array/stop", test_stop);
  return g_test_run ();
}
