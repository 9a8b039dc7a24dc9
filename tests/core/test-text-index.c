/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the index of texts finds, beside plain loops over the texts and beside what SQL finds in the file. */

#include "random-directory.h"

#include "base/text-index.h"
#include "base/text.h"
#include "suppliers/supplier-list.h"

#include <stdlib.h>
#include <string.h>

#define N_ROUNDS 4
#define N_ROWS 400
#define N_STEPS 60

/* More rounds: SOURCIER_TEXT_ROUNDS=500 */
static guint
n_rounds (void)
{
  const char *told = g_getenv ("SOURCIER_TEXT_ROUNDS");

  return told != NULL ? (guint) atoi (told) : N_ROUNDS;
}

static const char * const words[] = {
  "Élan", "élans", "Œuvre", "oeuf", "Menuiserie", "éco-menuiserie", "L’Atelier", "atelier", "du", "de la", "2e", "3D", "95",
  "93100", "Saint-Ouen-l’Aumône", "Ñandú", "Ελλάς", "Łódź", "日本", "411 555 139", "x", "", "—", "\"", "'", "%", "_", "*", "NEAR(",
  "123456789012345678901", "0000000000000000", "Straße", "ﬁn", "e\xcc\x81" };

static void
append_random_number (GString *text)
{
  for (int n = g_test_rand_int_range (1, 18); n > 0; n--)
    g_string_append_c (text, "0012345"[g_test_rand_int_range (0, 7)]);
}

static char *
random_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
    {
      if (g_test_rand_int_range (0, 3) == 0)
        append_random_number (text);
      else
        g_string_append (text, PICK (words));
      g_string_append (text, g_test_rand_int_range (0, 4) > 0 ? " " : "-");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What somebody types: some characters from anywhere in a text, or nothing that is in one. */
static char *
random_part (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  glong start = g_test_rand_int_range (0, (int) length + 1);
  glong wanted = g_test_rand_int_range (0, 13);
  glong end = MIN (start + wanted, length);

  if (g_test_rand_int_range (0, 6) == 0)
    return random_text ();
  return g_utf8_substring (text, start, end);
}

/* By the words of the rule alone: each word typed stands in a word, or all digits typed do. */
static gboolean
stands_in (const char *folded,
           const char *typed)
{
  g_autofree char *folded_typed = sourcier_text_fold (typed);
  g_auto (GStrv) asked = g_strsplit (folded_typed, " ", -1), own = g_strsplit (folded, " ", -1);
  g_autofree char *digits = g_strjoinv ("", asked);
  gboolean all = TRUE, number = FALSE;

  for (guint i = 0; asked[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; own[j] != NULL; j++)
        found = found || strstr (own[j], asked[i]) != NULL;
      all = all && found;
    }
  for (guint j = 0; own[j] != NULL; j++)
    number = number || strstr (own[j], digits) != NULL;
  /* Only spaces, dots and hyphens part the digits of a number. */
  return all || (number && strspn (typed, "0123456789 .-") == strlen (typed));
}

static void
assert_finds (SourcierTextIndex *index,
              GPtrArray         *texts,
              const char        *typed)
{
  g_autoptr (SourcierSearch) search = sourcier_search_new (typed);
  roaring_bitmap_t *found;
  guint n = 0;

  if (search == NULL)
    return;
  found = sourcier_text_index_find (index, search);
  for (guint row = 0; row < texts->len; row++)
    {
      gboolean expected = texts->pdata[row] != NULL && stands_in (texts->pdata[row], typed);

      if (roaring_bitmap_contains (found, row) != expected)
        g_error ("“%s” in “%s”: %d expected", typed, (char *) texts->pdata[row], expected);
      n += expected;
    }
  g_assert_cmpuint (roaring_bitmap_get_cardinality (found), ==, n);
  roaring_bitmap_free (found);
}

static GPtrArray *
random_texts (guint n)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = random_text ();

      g_ptr_array_add (texts, sourcier_text_fold (text));
    }
  return texts;
}

static SourcierTextIndex *
make_index (GPtrArray *texts)
{
  SourcierTextIndexMaker *maker = sourcier_text_index_maker_new ();

  for (guint row = 0; row < texts->len; row++)
    if (texts->pdata[row] != NULL)
      sourcier_text_index_maker_add (maker, row, texts->pdata[row]);
  return sourcier_text_index_maker_end (maker);
}

/* An edit, a row taken away or one that comes. */
static void
change_something (SourcierTextIndex *index,
                  GPtrArray         *texts)
{
  guint row = (guint) g_test_rand_int_range (0, (int) texts->len + 1);
  g_autofree char *text = random_text ();
  g_autofree char *folded = g_test_rand_int_range (0, 4) > 0 ? sourcier_text_fold (text) : NULL;

  sourcier_text_index_set (index, row, folded);
  if (row == texts->len)
    g_ptr_array_add (texts, NULL);
  g_free (texts->pdata[row]);
  texts->pdata[row] = g_steal_pointer (&folded);
}

static void
test_random (void)
{
  for (guint round = 0; round < n_rounds (); round++)
    {
      g_autoptr (GPtrArray) texts = random_texts ((guint) g_test_rand_int_range (0, N_ROWS));
      g_autoptr (SourcierTextIndex) index = make_index (texts);

      for (guint step = 0; step < N_STEPS; step++)
        {
          const char *text = texts->len > 0 ? texts->pdata[g_test_rand_int_range (0, (int) texts->len)] : NULL;
          g_autofree char *typed = random_part (text != NULL ? text : "élan");

          assert_finds (index, texts, typed);
          if (step > N_STEPS / 2)
            change_something (index, texts);
        }
    }
}

/* Every block of a bitmap is of one kind or the other: "n" in every row, "2e" in some of the first ones. */
static void
test_many (void)
{
  static const guint n_rows = 150000;
  static const char * const typed[] = { "n", "am", "2e", "2", "100000", "10 00 00", "absent", "nom 7", "om 65536", "99999" };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < n_rows; row++)
    g_ptr_array_add (texts, g_strdup_printf ("nom %u%s", row, row < 3000 ? " 2e" : row % 7 == 0 ? " ami" : ""));
  g_autoptr (SourcierTextIndex) index = make_index (texts);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_finds (index, texts, typed[i]);
}

static void
test_changes (void)
{
  g_autoptr (GPtrArray) texts = random_texts (10);
  g_autoptr (SourcierTextIndex) index = make_index (texts);

  g_assert_cmpuint (sourcier_text_index_get_n_changed (index), ==, 0);
  sourcier_text_index_set (index, 3, "elan");
  sourcier_text_index_set (index, 3, "autre");
  sourcier_text_index_set (index, 200000, "loin");
  g_assert_cmpuint (sourcier_text_index_get_n_changed (index), ==, 2);

  g_autoptr (SourcierSearch) search = sourcier_search_new ("OIN");
  roaring_bitmap_t *found = sourcier_text_index_find (index, search);
  g_assert_cmpuint (roaring_bitmap_get_cardinality (found), ==, 1);
  g_assert_cmpuint (roaring_bitmap_minimum (found), ==, 200000);
  roaring_bitmap_free (found);
}

static SourcierTextIndex *
index_of_store (Office *office,
                GArray *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (office->store, "SELECT id, search FROM supplier", &error);
  SourcierTextIndexMaker *maker = sourcier_text_index_maker_new ();
  gboolean has_row;

  g_assert_no_error (error);
  while (sourcier_statement_step (statement, &has_row, &error) && has_row)
    {
      gint64 id = sourcier_statement_get_int (statement, 0);

      sourcier_text_index_maker_add (maker, ids->len, sourcier_statement_get_text (statement, 1));
      g_array_append_val (ids, id);
    }
  g_assert_no_error (error);
  return sourcier_text_index_maker_end (maker);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static void
assert_as_sql (Office            *office,
               SourcierTextIndex *index,
               GArray            *all,
               const char        *typed)
{
  g_autoptr (SourcierSearch) search = sourcier_search_new (typed);
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_text (everything, typed);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) expected = sourcier_supplier_list_find_ids (office->store, query, &error);
  g_autofree guint32 *rows = g_new (guint32, all->len);
  roaring_bitmap_t *found;

  g_assert_no_error (error);
  if (search == NULL)
    {
      g_assert_cmpuint (expected->len, ==, all->len);
      return;
    }
  found = sourcier_text_index_find (index, search);
  g_test_message ("%s", typed);
  g_assert_cmpuint (roaring_bitmap_get_cardinality (found), ==, expected->len);
  roaring_bitmap_to_uint32_array (found, rows);
  roaring_bitmap_free (found);
  g_array_sort (expected, compare_ids);
  for (guint i = 0; i < expected->len; i++)
    g_assert_cmpint (g_array_index (expected, gint64, i), ==, g_array_index (all, gint64, rows[i]));
}

/* A directory as an office has one: the same answers as SQL gives. */
static void
test_as_sql (Office        *office,
             gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  random_directory_add (office, 100);
  for (guint i = 0; i < office->suppliers->len; i++)
    {
      g_autofree char *text = random_text ();

      sourcier_supplier_set_text (office->suppliers->pdata[i], SOURCIER_SUPPLIER_DESCRIPTION, text);
    }
  random_directory_save (office);
  g_autoptr (SourcierTextIndex) index = index_of_store (office, ids);

  for (guint i = 0; i < n_rounds () * N_STEPS; i++)
    {
      SourcierSupplier *supplier = office->suppliers->pdata[g_test_rand_int_range (0, (int) office->suppliers->len)];
      SourcierSupplierField field = g_test_rand_bit () ? SOURCIER_SUPPLIER_DESCRIPTION : SOURCIER_SUPPLIER_NAME;
      g_autofree char *typed = random_part (sourcier_supplier_get_text (supplier, field));

      assert_as_sql (office, index, ids, typed);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", RANDOM_DIRECTORY_TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-index/random", test_random);
  g_test_add_func ("/text-index/many", test_many);
  g_test_add_func ("/text-index/changes", test_changes);
  g_test_add ("/text-index/as-sql", Office, NULL, random_directory_set_up, test_as_sql, random_directory_tear_down);
  return g_test_run ();
}
