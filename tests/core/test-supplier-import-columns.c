/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns recognised by what stands in them, and as the last time. */

#include "import-test.h"

#include "exchange/sheet.h"
#include "suppliers/supplier-import-layout-store.h"

#include <string.h>

static SourcierSupplierImport *
prepare (CoreTestOffice *fixture,
         const char     *text,
         gboolean        without_header)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "list.csv", text);
  g_autoptr (GError) error = NULL;
  SourcierSupplierImport *import = sourcier_supplier_import_new (fixture->store, file);
  SourcierListWishes wishes = { .has_header_line = TRUE, .header_line = 0 };

  if (without_header)
    sourcier_supplier_import_set_wishes (import, &wishes);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  return import;
}

/* "siret contents, name header, ": what each column is read as, and how that is known. */
static char *
tell_columns (SourcierSupplierImport *import)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < sourcier_supplier_import_get_n_columns (import); i++)
    {
      g_autofree char *column =
        g_strdup_printf ("%s %s", sourcier_import_target_get_id (sourcier_supplier_import_get_target (import, i)),
                         sourcier_import_how_get_code (sourcier_supplier_import_get_how (import, i)));

      g_string_append_printf (told, "%s%s", i > 0 ? ", " : "", *g_strstrip (column) != '\0' ? column : "-");
    }
  return g_strdup (told->str);
}

static void
assert_columns (CoreTestOffice *fixture,
                const char     *text,
                const char     *expected)
{
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, text, FALSE);
  g_autofree char *told = tell_columns (import);

  g_assert_cmpstr (told, ==, expected);
}

/* Two numbers are two numbers, and two addresses: neither is left out, and what is told twice is told once. */
static void
test_two_numbers (CoreTestOffice *fixture,
                  gconstpointer   user_data)
{
  const char *list = "Nom;Téléphone;Portable;E-mail;E-mail 2\n"
                     "A;01 02 03 04 05;06 07 08 09 10;a@b.fr;c@d.fr\n"
                     "B;;0607080911;;x@d.fr\n"
                     "C;0102030406;0102030406;e@b.fr;\n";

  assert_columns (fixture, list, "name header, phone header, phone header, email header, email header");
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, list, 3, 0, 0, 0, 0);
  import_test_apply (import);
  g_autoptr (SourcierSupplier) a = import_test_load_where (fixture, "name = 'A'");
  import_test_assert_field (a, SOURCIER_SUPPLIER_PHONE, "01 02 03 04 05, 06 07 08 09 10");
  import_test_assert_field (a, SOURCIER_SUPPLIER_EMAIL, "a@b.fr, c@d.fr");
  g_autoptr (SourcierSupplier) b = import_test_load_where (fixture, "name = 'B'");
  import_test_assert_field (b, SOURCIER_SUPPLIER_PHONE, "0607080911");
  import_test_assert_field (b, SOURCIER_SUPPLIER_EMAIL, "x@d.fr");
  g_autoptr (SourcierSupplier) c = import_test_load_where (fixture, "name = 'C'");
  import_test_assert_field (c, SOURCIER_SUPPLIER_PHONE, "0102030406");
  g_autoptr (SourcierSupplierImport) again = import_test_prepare (fixture, list, 0, 0, 3, 0, 0);
  g_assert_cmpint (sourcier_supplier_import_get_n_columns (again), ==, 5);
}

static void
test_one_column (CoreTestOffice *fixture,
                 gconstpointer   user_data)
{
  static const struct { const char *cells[3]; const char *expected; } cases[] = {
    { { "732 829 320 00074", SIRET_B, SIRET_BAD }, "siret contents" },
    { { SIRET_A, "n.c.", "" }, "-" },                                      /* half of the cells is too few */
    { { "12345678901234", "12345678901235", "12345678901237" }, "-" },     /* Luhn fails: numbers, but no SIRET */
    { { "732829320", "807 469 317", "751870494" }, "siret contents" },    /* SIREN in their stead */
    { { "200069193", "200069193", "200069193" }, "-" },                    /* that of what all of them belong to */
    { { SIRET_A, SIRET_A, SIRET_A }, "siret contents" },                    /* a row for each contract of one supplier */
    { { "a@b.fr", "jean.dupont@ville-lens.fr", "" }, "email contents" },
    { { "www.elan.fr", "https://baluchon.fr/contact", "collecterie.org" }, "website contents" },
    { { "Elan", "S.A. Baluchon", "Mr. X" }, "-" },
    { { "01 23 45 67 89", "+33 6 12 34 56 78", "0033123456789" }, "phone contents" },
    { { "0123456789", "+33 (0)1 23 45 67 89", "01.23.45.67.89" }, "phone contents" },
    { { "8130Z", "81.30Z", "5621z" }, "naf contents" },
    { { "90910000-9", "90910000-9 Services de nettoyage", "" }, "cpv contents" },
    { { "20240131", "20240201", "20240301" }, "-" },
    { { "QN09301M", "", "" }, "qpv contents" },
    { { "EI", "ACI, ESUS", "Entreprise adaptée" }, "labels contents" },
    { { "59000", "75011", "69003" }, "postcode contents" },
    { { "75111", "59350", "69383" }, "commune_code contents" },           /* Paris 11e, Lille, Lyon 3e by Insee */
    { { "2A004", "2B033", "59350" }, "commune_code contents" },
    { { "12000", "50000", "70000" }, "-" },                                /* amounts, or Rodez, Saint-Lô and Vesoul */
    { { "1000", "2000", "59000" }, "-" },
    { { "31/12/2024", "01/02/2025", "05/06/2026" }, "-" },                 /* which day, nobody tells */
    { { "2024", "2025", "2026" }, "-" },
    { { "", "", "" }, "-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Nom;Ceci\nÉlan;%s\nBaluchon;%s\nCollecterie;%s\n", cases[i].cells[0],
                                               cases[i].cells[1], cases[i].cells[2]);
      g_autofree char *expected = g_strdup_printf ("name header, %s", cases[i].expected);

      assert_columns (fixture, text, expected);
    }
}

/* What a header says stays, whatever stands below, and nothing becomes twice what it is once. */
static void
test_header_wins (CoreTestOffice *fixture,
                  gconstpointer   user_data)
{
  assert_columns (fixture, "Nom;Téléphone;Ceci\nÉlan;" SIRET_A ";" SIRET_B "\n", "name header, phone header, siret contents");
  assert_columns (fixture, "Nom;SIRET;Ceci\nÉlan;" SIRET_A ";" SIRET_B "\n", "name header, siret header, -");
  assert_columns (fixture, "Nom;Ceci;Cela\nÉlan;a@b.fr;c@d.fr\n", "name header, email contents, -");
}

/* 01004 is Ambérieu-en-Bugey by Insee, whose postcode is 01500; 12000 is Rodez. */
static void
test_places (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  assert_columns (fixture, "Nom;A;B;Ville\nÉlan;01004;01500;Ambérieu-en-Bugey\nBaluchon;59350;59000;Lille\n",
                  "name header, commune_code contents, postcode contents, city header");
  assert_columns (fixture, "Nom;A;Ville\nÉlan;12000;Rodez\nBaluchon;50000;Saint-Lô\n",
                  "name header, postcode contents, city header");
  assert_columns (fixture, "Nom;A;Ville\nÉlan;12000;Lille\nBaluchon;50000;Lens\n", "name header, -, city header");
  assert_columns (fixture, "Nom;A;B\nÉlan;59000;LILLE CEDEX\nBaluchon;62300;Lens\n",
                  "name header, postcode contents, city contents");
  assert_columns (fixture, "Nom;A;B\nÉlan;59000;Menuiserie\nBaluchon;62300;Peinture\n",
                  "name header, postcode contents, -");
}

/* A list without names of columns comes in by what stands in it; somebody says which column is the name. */
static void
test_without_header (CoreTestOffice *fixture,
                     gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import =
    prepare (fixture, SIRET_A ";Élan;95000;Cergy;a@b.fr\n" SIRET_B ";Baluchon;93230;Romainville;c@d.fr\n", TRUE);
  g_autofree char *told = tell_columns (import);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (told, ==, "siret contents, -, postcode contents, city contents, email contents");
  sourcier_supplier_import_set_target (import, 1, SOURCIER_SUPPLIER_NAME);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_how (import, 1), ==, SOURCIER_IMPORT_HOW_CHOSEN);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, 2);
}

/* A choice takes the place of what was recognised, and stays while the list is read anew. */
static void
test_chosen (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, "Nom;Ceci;Cela\nÉlan;a@b.fr;c@d.fr\n", FALSE);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_set_target (import, 2, SOURCIER_SUPPLIER_EMAIL);
  sourcier_supplier_import_set_target (import, 0, SOURCIER_SUPPLIER_TRADE_NAME);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *told = tell_columns (import);
  g_assert_cmpstr (told, ==, "trade_name chosen, -, email chosen");
}

static void
test_again (CoreTestOffice *fixture,
            gconstpointer   user_data)
{
  static const char list[] = "SIRET;Qui;Où;Réf\n" SIRET_A ";Élan;Cergy;a@b.fr\n";
  g_autoptr (SourcierSupplierImport) first = prepare (fixture, list, FALSE);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_set_target (first, 1, SOURCIER_SUPPLIER_NAME);
  sourcier_supplier_import_set_target (first, 2, SOURCIER_SUPPLIER_CITY);
  sourcier_supplier_import_set_target (first, 3, SOURCIER_IMPORT_TARGET_NONE);

  /* What was only looked at is not remembered. */
  assert_columns (fixture, list, "siret header, -, -, email contents");
  sourcier_supplier_import_prepare (first, NULL, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (first);
  assert_columns (fixture, list, "siret header, name memory, city memory, memory");

  /* Nor do the order of the columns and the case of their headers count; another column makes another list. */
  assert_columns (fixture, "OU;QUI;REF;SIRET\nCergy;Élan;c@d.fr;" SIRET_B "\n",
                  "city memory, name memory, memory, siret header");
  assert_columns (fixture, "SIRET;Qui;Où;Autre\n" SIRET_A ";Élan;Cergy;x\n", "siret header, -, -, -");

  /* A choice goes before, and is what is remembered from then on. */
  g_autoptr (SourcierSupplierImport) second = prepare (fixture, "SIRET;Qui;Où;Réf\n" SIRET_B ";Baluchon;Lens;c@d.fr\n", FALSE);
  sourcier_supplier_import_set_target (second, 2, SOURCIER_SUPPLIER_ADDRESS);
  sourcier_supplier_import_prepare (second, NULL, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (second);
  assert_columns (fixture, list, "siret header, name memory, address memory, memory");

  /* An import that is undone was wrong, and so is what it taught. */
  sourcier_store_refresh (fixture->store);
  sourcier_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_columns (fixture, list, "siret header, name memory, city memory, memory");
}

/* Where headers tell all there is nothing to remember. */
static void
test_nothing_to_keep (CoreTestOffice *fixture,
                      gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, "SIRET;Nom\n" SIRET_A ";Élan\n", FALSE);
  g_autoptr (GError) error = NULL;

  import_test_apply (import);
  g_autoptr (GPtrArray) layouts = sourcier_import_layout_store_load (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layouts->len, ==, 0);
}

static void
import_under_name (CoreTestOffice *fixture,
                   const char     *text,
                   const char     *name,
                   const char     *label)
{
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, text, FALSE);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_set_target (import, 1, SOURCIER_SUPPLIER_NAME);
  sourcier_supplier_import_set_label (import, label);
  sourcier_supplier_import_set_source (import, "Annuaire");
  sourcier_supplier_import_set_policy (import, SOURCIER_IMPORT_FILL);
  sourcier_supplier_import_set_repair (import, SOURCIER_IMPORT_REPAIR_PHONES, TRUE);
  sourcier_supplier_import_set_layout_name (import, name);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (import);
}

/* A name keeps the label, the source, the policy and the repairs too, even where the import has nothing to write; saved again it takes
 * the place of what was called so. */
static void
test_named (CoreTestOffice *fixture,
            gconstpointer   user_data)
{
  static const char list[] = "SIRET;Qui\n" SIRET_A ";Élan\n";
  g_autoptr (GError) error = NULL;

  import_under_name (fixture, list, "Annuaire des ESAT", "ESAT");
  import_under_name (fixture, list, "annuaire des esat", "EA");
  import_under_name (fixture, list, "Autre", "EA");
  guint n_actions = import_test_count_actions (fixture);
  import_under_name (fixture, list, "Autre", "EA");
  g_assert_cmpuint (import_test_count_actions (fixture), ==, n_actions);

  g_autoptr (GPtrArray) layouts = sourcier_import_layout_store_load (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layouts->len, ==, 2);
  g_autoptr (SourcierImportLayout) named = sourcier_import_layout_store_find (fixture->store, "ANNUAIRE DES ESAT", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (named->label, ==, "EA");
  g_assert_cmpstr (named->source, ==, "Annuaire");
  g_assert_cmpint (named->policy, ==, SOURCIER_IMPORT_FILL);

  g_autoptr (SourcierSupplierImport) import = prepare (fixture, "SIRET;Qui;Plus;Tél\n" SIRET_B ";Baluchon;x;321000000\n", FALSE);
  sourcier_supplier_import_use_layout (import, named);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *told = tell_columns (import);
  g_assert_cmpstr (told, ==, "siret header, name memory, -, phone header");
  g_assert_cmpint (sourcier_supplier_import_get_policy (import), ==, SOURCIER_IMPORT_FILL);
  g_assert_true (sourcier_supplier_import_get_repair (import, SOURCIER_IMPORT_REPAIR_PHONES));
  g_assert_false (sourcier_supplier_import_get_repair (import, SOURCIER_IMPORT_REPAIR_POSTCODES));
  import_test_apply (import);
  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "name = 'Baluchon'");
  SourcierLabelAward *award = g_ptr_array_index (sourcier_supplier_get_awards (supplier), 0);
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_PHONE, "0321000000");
  g_assert_cmpstr (sourcier_label_award_get_label (award), ==, "EA");
  g_assert_cmpstr (sourcier_label_award_get_evidence (award), ==, "Annuaire");

  /* Without it, everything is as nobody ever chose. */
  sourcier_supplier_import_use_layout (import, NULL);
  g_assert_false (sourcier_supplier_import_get_repair (import, SOURCIER_IMPORT_REPAIR_PHONES));

  /* Forgotten, it is not found any more. */
  sourcier_store_begin (fixture->store, "Forget", &error);
  sourcier_import_layout_store_delete (fixture->store, named, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_null (sourcier_import_layout_store_find (fixture->store, "Annuaire des ESAT", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
}

/* An address stands in several columns: they are joined in their order, and a blank one leaves no trace. */
static void
test_joined (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  const char *list = "Nom;Adresse 1;Ville;Adresse 2;Complément d'adresse;Remarques;Divers\n"
                     "A;3 rue Bleue;Lens;;Bâtiment B;gaz;eau\n"
                     "B;;Lens;ZA Nord;;;\n"
                     "C;ZA Sud;Lens;ZA Sud;;x;\n";
  g_autoptr (GFile) file = import_test_write_list (fixture, "list.csv", list);
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, file);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_read_columns (import, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_target (import, 1), ==, SOURCIER_SUPPLIER_ADDRESS);
  g_assert_cmpint (sourcier_supplier_import_get_target (import, 3), ==, SOURCIER_SUPPLIER_ADDRESS);
  g_assert_cmpint (sourcier_supplier_import_get_target (import, 4), ==, SOURCIER_SUPPLIER_ADDRESS);
  g_assert_cmpint (sourcier_supplier_import_get_target (import, 6), ==, SOURCIER_IMPORT_TARGET_NONE);
  g_assert_cmpstr (sourcier_import_target_get_joint (SOURCIER_SUPPLIER_ADDRESS), ==, ", ");
  g_assert_null (sourcier_import_target_get_joint (SOURCIER_SUPPLIER_NAME));
  sourcier_supplier_import_set_target (import, 6, SOURCIER_SUPPLIER_NOTES);
  g_assert_cmpint (sourcier_supplier_import_get_target (import, 5), ==, SOURCIER_SUPPLIER_NOTES);

  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, 3);
  import_test_apply (import);
  g_autoptr (SourcierSupplier) a = import_test_load_where (fixture, "name = 'A'");
  import_test_assert_field (a, SOURCIER_SUPPLIER_ADDRESS, "3 rue Bleue, Bâtiment B");
  import_test_assert_field (a, SOURCIER_SUPPLIER_NOTES, "gaz\neau");
  g_autoptr (SourcierSupplier) b = import_test_load_where (fixture, "name = 'B'");
  import_test_assert_field (b, SOURCIER_SUPPLIER_ADDRESS, "ZA Nord");
  g_autoptr (SourcierSupplier) c = import_test_load_where (fixture, "name = 'C'");
  import_test_assert_field (c, SOURCIER_SUPPLIER_ADDRESS, "ZA Sud");

  g_autoptr (SourcierSupplierImport) again = import_test_prepare (fixture, list, 0, 0, 3, 0, 0);
  g_assert_cmpint (sourcier_supplier_import_get_how (again, 6), ==, SOURCIER_IMPORT_HOW_MEMORY);
}

static void
assert_shift (CoreTestOffice *fixture,
              const char     *text,
              const char     *told)
{
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, text, FALSE);
  g_autofree char *shift = sourcier_supplier_import_dup_shift (import);

  if (told == NULL)
    g_assert_cmpstr (shift, ==, NULL);
  else if (shift == NULL || strstr (shift, told) == NULL)
    g_error ("%s: %s", text, shift);
}

/* The same text in cells: a spreadsheet has no cells where a row is empty at its end. */
static gboolean
write_cells (SourcierSheets  *sheets,
             gpointer         user_data,
             GError         **error)
{
  g_auto (GStrv) lines = g_strsplit (user_data, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], ";", -1);
  guint n = g_strv_length (names);
  g_autofree SourcierSheetColumn *columns = g_new0 (SourcierSheetColumn, n);
  gboolean written;

  for (guint i = 0; i < n; i++)
    columns[i] = (SourcierSheetColumn) { names[i], 12 };
  written = sourcier_sheets_begin (sheets, "Liste", columns, n, error);
  for (guint line = 1; written && *lines[line] != '\0'; line++)
    {
      g_auto (GStrv) words = g_strsplit (lines[line], ";", -1);
      g_autofree SourcierCell *cells = g_new0 (SourcierCell, n);

      for (guint i = 0; i < n && words[i] != NULL; i++)
        cells[i] = (SourcierCell) { .kind = SOURCIER_CELL_TEXT, .text = words[i] };
      written = sourcier_sheets_add_row (sheets, cells, error);
    }
  return written;
}

static void
assert_sheet_shift (CoreTestOffice *fixture,
                    const char     *text,
                    const char     *told)
{
  static const struct { SourcierSheetFormat format; const char *name; } kinds[] = {
    { SOURCIER_SHEET_XLSX, "list.xlsx" }, { SOURCIER_SHEET_ODS, "list.ods" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, kinds[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      sourcier_sheets_write (file, kinds[i].format, SOURCIER_FRENCH, write_cells, (gpointer) text, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, file);
      sourcier_supplier_import_prepare (import, NULL, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *shift = sourcier_supplier_import_dup_shift (import);
      if (told == NULL)
        g_assert_cmpstr (shift, ==, NULL);
      else if (shift == NULL || strstr (shift, told) == NULL)
        g_error ("%s: %s", text, shift);
    }
}

/* A name too many moves those behind it in a spreadsheet too: told where the cells show it. The last column may as well be empty. */
static void
test_sheet_shift (CoreTestOffice *fixture,
                  gconstpointer   user_data)
{
#define ROWS "Alpha;Lyon;69003\nBêta;Dunkerque;59140\nGamma;Metz;57070\n"
  assert_sheet_shift (fixture, "Nom;Ville;CP\n" ROWS, NULL);
  assert_sheet_shift (fixture, "Nom;Adresse;Ville;CP\n" ROWS, "Line 1 names 4 columns, but the lines below have 3 cells: what stands"
                               " below “Adresse” seems to belong to “Ville”. Choose what");
  assert_sheet_shift (fixture, "Nom;Ville;CP;Notes\n" ROWS, NULL);
  assert_sheet_shift (fixture, "Nom;Code;Objet\nA;b\nC;d\nE;f\n", NULL);
#undef ROWS
}

/* A name too many moves those behind it: told by the line, by where it begins if the cells show it, and with what to do. */
static void
test_shift (CoreTestOffice *fixture,
            gconstpointer   user_data)
{
#define ROWS "Alpha;Lyon;69003\nBêta;Dunkerque;59140\nGamma;Metz;57070\n"
  g_autoptr (GError) error = NULL;

  assert_shift (fixture, "Nom;Ville;CP\n" ROWS, NULL);
  assert_shift (fixture, "Nom;Adresse;Ville;CP\n" ROWS, "Line 1 names 4 columns, but the lines below have 3 cells: what stands"
                         " below “Adresse” seems to belong to “Ville”. Choose what");
  assert_shift (fixture, "Fournisseurs\nNom;Ville;Réf;CP\n" ROWS, "Line 2 names 4 columns, but the lines below have 3 cells: what"
                         " stands below “Réf” seems to belong to “CP”");
  /* Nothing stands in the last column, or nothing shows what is below the names. */
  assert_shift (fixture, "Nom;Ville;CP;Notes\n" ROWS, NULL);
  assert_shift (fixture, "Nom;Ville;CP;\n" ROWS, NULL);
  assert_shift (fixture, "Nom;Ville;CP;Notes\n" ROWS "Delta;Nice;06000;x\n", NULL);
  assert_shift (fixture, "Nom;Code;Objet\nA;b\nC;d\nE;f\n", "may belong to the next one. Compare with");

  /* Who has said what the column is has seen it. */
  g_autoptr (SourcierSupplierImport) import = prepare (fixture, "Nom;Adresse;Ville;CP\n" ROWS, FALSE);
  sourcier_supplier_import_set_target (import, 1, SOURCIER_SUPPLIER_CITY);
  sourcier_supplier_import_set_target (import, 2, SOURCIER_SUPPLIER_POSTCODE);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (sourcier_supplier_import_dup_shift (import));
#undef ROWS
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/import-columns/shift", NULL, test_shift);
  core_test_add ("/import-columns/sheet-shift", NULL, test_sheet_shift);
  core_test_add ("/import-columns/one-column", NULL, test_one_column);
  core_test_add ("/import-columns/header-wins", NULL, test_header_wins);
  core_test_add ("/import-columns/places", NULL, test_places);
  core_test_add ("/import-columns/without-header", NULL, test_without_header);
  core_test_add ("/import-columns/chosen", NULL, test_chosen);
  core_test_add ("/import-columns/again", NULL, test_again);
  core_test_add ("/import-columns/nothing-to-keep", NULL, test_nothing_to_keep);
  core_test_add ("/import-columns/named", NULL, test_named);
  core_test_add ("/import-columns/two-numbers", NULL, test_two_numbers);
  core_test_add ("/import-columns/joined", NULL, test_joined);
  return g_test_run ();
}
