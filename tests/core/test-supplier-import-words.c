/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words among labels and families that the program does not know. */

#include "import-test.h"

#include "base/trigram.h"

#define LIST "SIRET;Nom;Labels;Familles d'achat\n" \
             SIRET_A ";Élan;EI, Chantiers d'insertio;\n" \
             SIRET_B ";Baluchon;Machin;Espace vert\n" \
             SIRET_C ";Collecterie;MACHIN | machin;Divers\n"

static SourcierSupplierImport *
prepare_file (CoreTestOffice *fixture,
              const char     *text)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "list.csv", text);
  return sourcier_supplier_import_new (fixture->store, file);
}

static void
prepare (SourcierSupplierImport *import,
         int                     n_new,
         int                     n_doubtful)
{
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, n_new);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL), ==, n_doubtful);
}

/* "word field rows decision proposal", a line each. */
static char *
tell_words (SourcierSupplierImport *import)
{
  static const char * const decisions[] = { "-", "use", "ignore", "keep" };
  g_autoptr (GPtrArray) words = sourcier_supplier_import_get_unknown_words (import);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      SourcierImportWord *word = g_ptr_array_index (words, i);
      const char *proposal = sourcier_import_word_get_proposal (word);

      g_string_append_printf (told, "%s/%s/%d/%s/%s\n", sourcier_import_word_get_text (word),
                              sourcier_import_target_get_id (sourcier_import_word_get_target (word)),
                              (int) sourcier_import_word_get_n_rows (word),
                              decisions[sourcier_import_word_get_decision (word)], proposal != NULL ? proposal : "");
    }
  return g_strdup (told->str);
}

static void
assert_words (SourcierSupplierImport *import,
              const char             *expected)
{
  g_autofree char *told = tell_words (import);

  g_assert_cmpstr (told, ==, expected);
}

/* Each word once, the most frequent first, a row counted once; a name is proposed where one is near. */
static void
test_listed (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import = prepare_file (fixture, LIST);

  prepare (import, 0, 3);
  assert_words (import, "Machin/labels/2/-/\n"
                        "Chantiers d'insertio/labels/1/-/ACI\n"
                        "Divers/families/1/-/\n"
                        "Espace vert/families/1/-/green-spaces\n");
  prepare (import, 0, 3);
  assert_words (import, "Machin/labels/2/-/\n"
                        "Chantiers d'insertio/labels/1/-/ACI\n"
                        "Divers/families/1/-/\n"
                        "Espace vert/families/1/-/green-spaces\n");
}

static void
decide_all (SourcierSupplierImport *import)
{
  sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_LABELS, "chantiers d’insertio",
                                        SOURCIER_IMPORT_WORD_USE, "ACI");
  sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_LABELS, "machin", SOURCIER_IMPORT_WORD_IGNORE, NULL);
  sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_FAMILIES, "Divers", SOURCIER_IMPORT_WORD_KEEP, NULL);
  sourcier_supplier_import_decide_word (import, SOURCIER_IMPORT_TARGET_FAMILIES, "Espace vert", SOURCIER_IMPORT_WORD_USE,
                                        "green-spaces");
}

/* What is decided holds for all rows, is kept with the import, and holds for the next list. */
static void
test_decided (CoreTestOffice *fixture,
              gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) first = prepare_file (fixture, LIST);
  g_autoptr (SourcierSupplierImport) again = prepare_file (fixture, LIST);

  prepare (first, 0, 3);
  decide_all (first);
  prepare (first, 3, 0);
  import_test_apply (first);

  g_autoptr (SourcierSupplier) a = import_test_load_where (fixture, "siret = '" SIRET_A "'");
  g_autoptr (SourcierSupplier) b = import_test_load_where (fixture, "siret = '" SIRET_B "'");
  g_autoptr (SourcierSupplier) c = import_test_load_where (fixture, "siret = '" SIRET_C "'");
  g_assert_cmpuint (sourcier_supplier_get_awards (a)->len, ==, 2);
  g_assert_cmpuint (sourcier_supplier_get_awards (b)->len, ==, 0);
  g_assert_cmpstr (sourcier_supplier_get_families (b)[0], ==, "green-spaces");
  import_test_assert_field (b, SOURCIER_SUPPLIER_NOTES, "");
  import_test_assert_field (c, SOURCIER_SUPPLIER_NOTES, "Familles d'achat : Divers");

  prepare (again, 0, 0);
  g_assert_cmpint (sourcier_supplier_import_get_n (again, SOURCIER_IMPORT_UNCHANGED), ==, 3);
  assert_words (again, "Machin/labels/2/ignore/\n"
                       "Chantiers d'insertio/labels/1/use/ACI\n"
                       "Divers/families/1/keep/\n"
                       "Espace vert/families/1/use/green-spaces\n");
  guint n_actions = import_test_count_actions (fixture);
  import_test_apply (again);
  g_assert_cmpuint (import_test_count_actions (fixture), ==, n_actions);
}

/* A decision is kept even where the import has nothing else to write, and can be taken back. */
static void
test_decided_later (CoreTestOffice *fixture,
                    gconstpointer   user_data)
{
  static const char list[] = "SIRET;Nom;Labels\n" SIRET_A ";Élan;Machin\n";
  g_autoptr (SourcierSupplierImport) first = prepare_file (fixture, list);
  g_autoptr (SourcierSupplierImport) second = prepare_file (fixture, list);
  g_autoptr (SourcierSupplierImport) third = prepare_file (fixture, list);
  g_autoptr (SourcierSupplierImport) fourth = prepare_file (fixture, list);

  prepare (first, 0, 1);
  import_test_apply (first);
  sourcier_supplier_import_decide_word (second, SOURCIER_IMPORT_TARGET_LABELS, "Machin", SOURCIER_IMPORT_WORD_IGNORE, NULL);
  prepare (second, 0, 0);
  import_test_apply (second);
  prepare (third, 0, 0);
  assert_words (third, "Machin/labels/1/ignore/\n");
  sourcier_supplier_import_decide_word (third, SOURCIER_IMPORT_TARGET_LABELS, "Machin", SOURCIER_IMPORT_WORD_UNDECIDED, NULL);
  prepare (third, 0, 0);
  import_test_apply (third);
  prepare (fourth, 0, 0);
  assert_words (fourth, "Machin/labels/1/-/\n");
}

static double
likeness (const char *one,
          const char *other)
{
  g_autoptr (GArray) a = sourcier_trigrams_new (one);
  g_autoptr (GArray) b = sourcier_trigrams_new (other);

  return sourcier_trigrams_likeness (a, b);
}

/* From the manual of pg_trgm: similarity ('word', 'words') is 0.571429; show_trgm ('cat') are four trigrams, of which
 * 'cats' has three of five. */
static void
test_likeness (void)
{
  g_assert_cmpfloat_with_epsilon (likeness ("word", "words"), 0.571429, 1e-6);
  g_assert_cmpfloat_with_epsilon (likeness ("cat", "CATS"), 0.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (likeness ("Élan", "elan"), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (likeness ("abc", "xyz"), 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (likeness ("", ""), 0, 1e-6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/import-words/listed", NULL, test_listed);
  core_test_add ("/import-words/decided", NULL, test_decided);
  core_test_add ("/import-words/decided-later", NULL, test_decided_later);
  g_test_add_func ("/import-words/likeness", test_likeness);
  return g_test_run ();
}
