/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a spreadsheet takes off a list, and what becomes of it. */

#include "core-test.h"
#include "import-test.h"

#include "base/money.h"

/* Luhn's sums by hand, from the right, every second digit doubled. 05880034300012: 2+2+0+0+0+6+4+6+0+0+8+7+5+0 = 40; its
 * SIREN 058800343: 3+8+3+0+0+7+8+1+0 = 30. One more in the last place, and they fail. */
#define SIRET "05880034300012"
#define SIRET_CUT "5880034300012"
#define SIRET_CUT_MISTYPED "5880034300013"
#define SIREN_CUT "58800343"

/* La Poste's postcodes: Briançon 05100, Nice 06000, Lens 62300. */
#define CUT \
  "Nom;SIRET;CP;Ville;Département;Tél;Codes CPV\n" \
  "Briançon Bois;" SIRET_CUT ";5100;Briançon;05;492210000;\n" \
  "Nice;;6000;Nice;;04 92 21 00 00;\n" \
  "Cultures;;06000;Nice;;;3100000\n"

static SourcierSupplierImport *
prepare_taking (CoreTestOffice *fixture,
                const char     *text,
                guint           kinds)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "list.csv", text);
  g_autoptr (GError) error = NULL;
  SourcierSupplierImport *import = sourcier_supplier_import_new (fixture->store, file);

  for (int kind = 0; kind < SOURCIER_N_IMPORT_REPAIRS; kind++)
    sourcier_supplier_import_set_repair (import, kind, (kinds & 1u << kind) != 0);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  return import;
}

static void
assert_n (SourcierSupplierImport *import,
          gint64                  n_new,
          gint64                  n_unchanged,
          gint64                  n_doubtful)
{
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, n_new);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_UNCHANGED), ==, n_unchanged);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL), ==, n_doubtful);
  g_assert_cmpint (sourcier_supplier_import_get_n_read (import), ==, n_new + n_unchanged + n_doubtful);
}

static void
assert_repair (SourcierSupplierImport   *import,
               SourcierImportRepairKind  kind,
               guint                     i,
               guint                     line,
               const char               *column,
               const char               *before,
               const char               *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) repairs = sourcier_supplier_import_get_repairs (import, kind, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (i, <, repairs->len);
  SourcierImportRepair *repair = g_ptr_array_index (repairs, i);
  g_assert_cmpuint (sourcier_import_repair_get_line (repair), ==, line);
  g_assert_cmpstr (sourcier_import_repair_get_column (repair), ==, column);
  g_assert_cmpstr (sourcier_import_repair_get_before (repair), ==, before);
  g_assert_cmpstr (sourcier_import_repair_get_after (repair), ==, after);
}

static void
assert_told (const char *text,
             const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not tell “%s”", text, part);
}

static void
test_proposed (CoreTestOffice *fixture,
               gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import = prepare_taking (fixture, CUT, 0);
  g_autofree char *reason = import_test_reason_of (import, SOURCIER_IMPORT_DOUBTFUL, 0);
  g_autoptr (SourcierSupplier) kept = NULL;

  assert_n (import, 0, 0, 3);
  g_assert_cmpint (sourcier_supplier_import_get_n_repairs (import, SOURCIER_IMPORT_REPAIR_POSTCODES), ==, 2);
  g_assert_cmpint (sourcier_supplier_import_get_n_repairs (import, SOURCIER_IMPORT_REPAIR_SIRETS), ==, 1);
  g_assert_cmpint (sourcier_supplier_import_get_n_repairs (import, SOURCIER_IMPORT_REPAIR_PHONES), ==, 1);
  g_assert_cmpint (sourcier_supplier_import_get_n_repairs (import, SOURCIER_IMPORT_REPAIR_CPV), ==, 1);
  assert_repair (import, SOURCIER_IMPORT_REPAIR_POSTCODES, 0, 2, "CP", "5100", "05100");
  assert_repair (import, SOURCIER_IMPORT_REPAIR_POSTCODES, 1, 3, "CP", "6000", "06000");
  assert_repair (import, SOURCIER_IMPORT_REPAIR_SIRETS, 0, 2, "SIRET", SIRET_CUT, SIRET);
  assert_repair (import, SOURCIER_IMPORT_REPAIR_PHONES, 0, 2, "Tél", "492210000", "0492210000");
  assert_repair (import, SOURCIER_IMPORT_REPAIR_CPV, 0, 4, "Codes CPV", "3100000", "03100000");
  assert_told (reason, "“5100” may be “05100” (column “CP”)");
  assert_told (reason, "not have 14 digits (column “SIRET”)");

  /* Nobody accepted: what is written is what is kept. */
  import_test_apply (import);
  kept = import_test_load_where (fixture, "name = 'Briançon Bois'");
  import_test_assert_field (kept, SOURCIER_SUPPLIER_POSTCODE, "5100");
  import_test_assert_field (kept, SOURCIER_SUPPLIER_SIRET, SIRET_CUT);
  g_assert_cmpuint (sourcier_supplier_get_doubts (kept), !=, SOURCIER_SUPPLIER_SOUND);
}

/* One line of a kind stays as it is written, though the others are repaired. */
static void
test_left (CoreTestOffice *fixture,
           gconstpointer   user_data)
{
  const guint all = (1u << SOURCIER_N_IMPORT_REPAIRS) - 1;
  g_autoptr (SourcierSupplierImport) import = prepare_taking (fixture, CUT, all);
  g_autoptr (SourcierSupplier) left = NULL;
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_set_repair_left (import, SOURCIER_IMPORT_REPAIR_POSTCODES, 2, TRUE);
  sourcier_supplier_import_set_repair_left (import, SOURCIER_IMPORT_REPAIR_POSTCODES, 3, TRUE);
  sourcier_supplier_import_set_repair_left (import, SOURCIER_IMPORT_REPAIR_POSTCODES, 3, FALSE);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sourcier_supplier_import_get_repair_left (import, SOURCIER_IMPORT_REPAIR_POSTCODES, 2));
  g_assert_false (sourcier_supplier_import_get_repair_left (import, SOURCIER_IMPORT_REPAIR_SIRETS, 2));
  assert_n (import, 2, 0, 1);
  g_assert_cmpint (sourcier_supplier_import_get_n_repairs (import, SOURCIER_IMPORT_REPAIR_POSTCODES), ==, 2);
  g_autofree char *reason = import_test_reason_of (import, SOURCIER_IMPORT_DOUBTFUL, 0);
  assert_told (reason, "“5100” may be “05100” (column “CP”)");
  import_test_apply (import);
  left = import_test_load_where (fixture, "name = 'Briançon Bois'");
  import_test_assert_field (left, SOURCIER_SUPPLIER_POSTCODE, "5100");
  import_test_assert_field (left, SOURCIER_SUPPLIER_SIRET, SIRET);
  g_clear_object (&left);
  left = import_test_load_where (fixture, "name = 'Nice'");
  import_test_assert_field (left, SOURCIER_SUPPLIER_POSTCODE, "06000");
}

static void
test_taken (CoreTestOffice *fixture,
            gconstpointer   user_data)
{
  const guint all = (1u << SOURCIER_N_IMPORT_REPAIRS) - 1;
  g_autoptr (SourcierSupplierImport) import = prepare_taking (fixture, CUT, all);
  g_autofree char *reason = import_test_reason_of (import, SOURCIER_IMPORT_NEW, 0);
  g_autoptr (GPtrArray) of_row = sourcier_supplier_import_get_row_repairs (import, 1, NULL);
  g_autoptr (SourcierSupplier) mended = NULL;

  assert_n (import, 3, 0, 0);
  g_assert_cmpuint (of_row->len, ==, 3);
  assert_repair (import, SOURCIER_IMPORT_REPAIR_SIRETS, 0, 2, "SIRET", SIRET_CUT, SIRET);
  assert_told (reason, "“5100” is repaired to “05100” (column “CP”)");
  import_test_apply (import);
  mended = import_test_load_where (fixture, "name = 'Briançon Bois'");
  import_test_assert_field (mended, SOURCIER_SUPPLIER_POSTCODE, "05100");
  import_test_assert_field (mended, SOURCIER_SUPPLIER_SIRET, SIRET);
  import_test_assert_field (mended, SOURCIER_SUPPLIER_PHONE, "0492210000");
  g_assert_cmpuint (sourcier_supplier_get_doubts (mended), ==, SOURCIER_SUPPLIER_SOUND);
  g_clear_object (&mended);
  mended = import_test_load_where (fixture, "name = 'Cultures'");
  g_assert_cmpstr (sourcier_supplier_get_cpv (mended)[0], ==, "03100000");

  /* The same again changes nothing; one kind may be taken without the others. */
  g_autoptr (SourcierSupplierImport) again = prepare_taking (fixture, CUT, all);
  assert_n (again, 0, 3, 0);
  g_autoptr (SourcierSupplierImport) some = prepare_taking (fixture, "Nom;CP;SIRET\nMer;6000;" SIRET_CUT_MISTYPED "\nCol;5100;\n",
                                                            1u << SOURCIER_IMPORT_REPAIR_POSTCODES);
  assert_n (some, 1, 0, 1);
}

static void
test_not_proposed (CoreTestOffice *fixture,
                   gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    prepare_taking (fixture, "Nom;SIRET;CP;Ville;Département;Code INSEE;Tél\n"
                             "Elsewhere;" SIRET_CUT_MISTYPED ";5100;;75;;1234567890\n"
                             "City elsewhere;588003430001;5100;Lens;;;49221000\n"
                             "Commune elsewhere;;5100;;;62498;+33492210000\n"
                             "Letters;5880034X00012;51OO;;;;\n", (1u << SOURCIER_N_IMPORT_REPAIRS) - 1);

  for (int kind = 0; kind < SOURCIER_N_IMPORT_REPAIRS; kind++)
    g_assert_cmpint (sourcier_supplier_import_get_n_repairs (import, kind), ==, 0);
  assert_n (import, 0, 0, 4);
}

/* A firm's number stands in the column of the SIRET where a list tells no more. */
static void
test_siren (CoreTestOffice *fixture,
            gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    prepare_taking (fixture, "Nom;SIRET\nBois;" SIREN_CUT "\nSpaced;058 800 343 00012\nThin;058 800 343 00012\n",
                    1u << SOURCIER_IMPORT_REPAIR_SIRETS);
  g_autoptr (SourcierSupplier) firm = NULL;
  g_autoptr (SourcierSupplier) spaced = NULL;

  assert_repair (import, SOURCIER_IMPORT_REPAIR_SIRETS, 0, 2, "SIRET", SIREN_CUT, "058800343");
  import_test_apply (import);
  firm = import_test_load_where (fixture, "name = 'Bois'");
  import_test_assert_field (firm, SOURCIER_SUPPLIER_SIRET, "058800343");
  spaced = import_test_load_where (fixture, "name = 'Spaced'");
  import_test_assert_field (spaced, SOURCIER_SUPPLIER_SIRET, SIRET);
  g_clear_object (&spaced);
  spaced = import_test_load_where (fixture, "name = 'Thin'");
  import_test_assert_field (spaced, SOURCIER_SUPPLIER_SIRET, SIRET);
}

/* The digits are gone: no row comes in under such a number, and its line and column are told wherever it is written. */
static void
test_rounded (CoreTestOffice *fixture,
              gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    import_test_prepare (fixture, "N° SIRET;Nom\n5,88003E+12;Bois\n5.88E+12;Col\n" SIRET ";Mer\n;\n;;x\n", 1, 0, 0, 0, 3);
  g_autofree char *reason = import_test_reason_of (import, SOURCIER_IMPORT_REJECTED, 1);
  g_autofree char *path = g_build_filename (fixture->folder, "rejects.csv", NULL);
  g_autofree char *report_path = g_build_filename (fixture->folder, "report.csv", NULL);
  g_autoptr (GFile) rejects = g_file_new_for_path (path);
  g_autoptr (GFile) report = g_file_new_for_path (report_path);
  g_autofree char *written = NULL;
  g_autofree char *told = NULL;

  assert_told (reason, "“5.88E+12” is a SIRET that a spreadsheet has rounded: its last digits are lost (column “N° SIRET”)");
  g_assert_true (sourcier_supplier_import_write_rejects (import, rejects, NULL, NULL));
  g_assert_true (sourcier_supplier_import_write_report (import, report, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_true (g_file_get_contents (report_path, &told, NULL, NULL));
  assert_told (written, "Line 3: “5.88E+12” is a SIRET");
  assert_told (written, "Line 6: Neither a name (column “Nom”) nor a SIRET (column “N° SIRET”)");
  assert_told (told, "column “N° SIRET”");
}

/* 80,000.50 euros are 8,000,050 cents, whichever space parts the thousands; a day is a day in each of its forms. */
static void
test_forms (CoreTestOffice *fixture,
            gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    import_test_prepare (fixture, "Nom;Chiffre d'affaires;Exclusion;Exclu depuis le\n"
                                  "A;80 000,50;Fraude;12/03/2026\n"
                                  "B;80\xc2\xa0" "000,50 €;Fraude;12 mars 2026\n"
                                  "C;80\xe2\x80\xaf" "000,50;Fraude;2026-03-12\n"
                                  "D;80\xe2\x80\x89" "000,50;Fraude;jeudi 12 MARS 2026\n"
                                  "E;80.000,50;Fraude;12.03.2026\n"
                                  "F;80000.5;Fraude;12 march 2026\n", 6, 0, 0, 0, 0);

  import_test_apply (import);
  for (char name[] = "A"; *name <= 'F'; (*name)++)
    {
      g_autofree char *where = g_strdup_printf ("name = '%s'", name);
      g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, where);

      g_assert_cmpint (sourcier_supplier_get_turnover (supplier), ==, 8000050);
      import_test_assert_field (supplier, SOURCIER_SUPPLIER_EXCLUDED_SINCE, "2026-03-12");
    }
}

static void
test_codes (void)
{
  for (int i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    {
      SourcierImportRepairKind kind;

      g_assert_true (sourcier_import_repair_kind_from_code (sourcier_import_repair_kind_get_code (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  SourcierImportRepairKind none;
  g_assert_false (sourcier_import_repair_kind_from_code ("names", &none));
  g_autofree char *words = sourcier_import_repair_kind_to_words (SOURCIER_IMPORT_REPAIR_POSTCODES, 127);
  g_assert_cmpstr (words, ==, "127 postcodes seem to have lost their leading zero");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/import-repair/proposed", NULL, test_proposed);
  core_test_add ("/import-repair/taken", NULL, test_taken);
  core_test_add ("/import-repair/left", NULL, test_left);
  core_test_add ("/import-repair/not-proposed", NULL, test_not_proposed);
  core_test_add ("/import-repair/siren", NULL, test_siren);
  core_test_add ("/import-repair/rounded", NULL, test_rounded);
  core_test_add ("/import-repair/forms", NULL, test_forms);
  g_test_add_func ("/import-repair/codes", test_codes);
  return g_test_run ();
}
