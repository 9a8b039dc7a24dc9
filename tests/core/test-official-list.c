/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Codes, labels and their order are those of regulation (EC) No 213/2008; the numbers of rows are those the publishers
 * give. */

#include "core-test.h"

#include "base/user.h"
#include "exchange/list-reader.h"
#include "reference/cpv-store.h"
#include "reference/official-list-header.h"
#include "reference/official-list-store.h"
#include "reference/zone-store.h"
#include "store/history.h"

#include <string.h>

#define CPV \
  "\xef\xbb\xbf" "code;code_8;cle;niveau;parent_8;libelle_fr;libelle_en\r\n" \
  "03000000-1;03000000;1;division;;Produits agricoles, de l'élevage;Agricultural, farming products\r\n" \
  "90000000-7;90000000;7;division;;Services des eaux usées, services d'élimination des déchets;Sewage, refuse, cleaning and environmental services\r\n" \
  "90900000-6;90900000;6;groupe;90000000;Services de nettoyage et d'hygiène;Cleaning and sanitation services\r\n" \
  "90910000-9;90910000;9;classe;90900000;Services de nettoyage;Cleaning services\r\n" \
  "90911000-6;90911000;6;categorie;90910000;Services de nettoyage de logements, de bâtiments et de vitres;Accommodation, building and window cleaning services\r\n" \
  "90911200-8;90911200;8;categorie;90911000;Services de nettoyage de bâtiments;Building-cleaning services\r\n" \
  "90911300-9;90911300;9;categorie;90911000;Services de nettoyage de vitres;Window-cleaning services\r\n" \
  "90500000-2;90500000;2;groupe;90000000;Services liés aux déchets et aux ordures;Refuse and waste related services\r\n"

static GFile *
write_list (CoreTestOffice *office,
            const char     *name,
            const char     *text)
{
  g_autofree char *path = g_build_filename (office->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static SourcierOfficialReading *
take (CoreTestOffice *office,
      const char     *name,
      const char     *text)
{
  g_autoptr (GFile) file = write_list (office, name, text);
  g_autoptr (GError) error = NULL;
  SourcierOfficialReading *reading = sourcier_official_list_store_take (office->store, file, NULL, NULL, &error);

  g_assert_no_error (error);
  return reading;
}

/* Loads a list about which nothing is doubtful. */
static void
take_sound (CoreTestOffice *office,
            const char     *name,
            const char     *text,
            gint64          n_rows)
{
  g_autoptr (SourcierOfficialReading) reading = take (office, name, text);

  g_assert_cmpint (reading->list->n_rows, ==, n_rows);
  g_assert_cmpint (reading->list->n_doubtful, ==, 0);
}

/* The codes of entries, parted by spaces. */
static void
assert_codes (GPtrArray  *entries,
              const char *expected)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  g_assert_nonnull (entries);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", ((SourcierCpv *) g_ptr_array_index (entries, i))->code);
  g_assert_cmpstr (codes->str, ==, expected);
}

static void
assert_found (CoreTestOffice *office,
              const char     *words,
              const char     *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sourcier_cpv_store_find (office->store, words, 100, &error);

  g_assert_no_error (error);
  assert_codes (found, expected);
}

static void
test_find (CoreTestOffice *office,
           gconstpointer   data)
{
  take_sound (office, "cpv.csv", CPV, 8);

  assert_found (office, "NETTOYAGE", "90900000 90910000 90911000 90911200 90911300");
  assert_found (office, "cleaning", "90000000 90900000 90910000 90911000 90911200 90911300");
  assert_found (office, "vitre nettoy", "90911000 90911300");
  assert_found (office, "dechets", "90000000 90500000");
  assert_found (office, "ettoyage", "");
  assert_found (office, "9091", "90910000 90911000 90911200 90911300");
  assert_found (office, "90911200-8", "90911200");
  assert_found (office, "3", "");
  assert_found (office, "03", "03000000");
  assert_found (office, "", "03000000 90000000 90500000 90900000 90910000 90911000 90911200 90911300");

  g_autoptr (GPtrArray) few = sourcier_cpv_store_find (office->store, "nettoyage", 2, NULL);
  assert_codes (few, "90900000 90910000");
}

static void
test_tree (CoreTestOffice *office,
           gconstpointer   data)
{
  take_sound (office, "cpv.csv", CPV, 8);

  g_autoptr (GPtrArray) divisions = sourcier_cpv_store_children (office->store, "", NULL);
  g_autoptr (GPtrArray) groups = sourcier_cpv_store_children (office->store, "90000000", NULL);
  g_autoptr (GPtrArray) categories = sourcier_cpv_store_children (office->store, "90911000", NULL);
  g_autoptr (GPtrArray) parents = sourcier_cpv_store_parents (office->store, "90911200", NULL);
  g_autoptr (GPtrArray) none = sourcier_cpv_store_parents (office->store, "90000000", NULL);

  assert_codes (divisions, "03000000 90000000");
  assert_codes (groups, "90500000 90900000");
  assert_codes (categories, "90911200 90911300");
  assert_codes (parents, "90000000 90900000 90910000 90911000");
  assert_codes (none, "");
}

static void
test_names (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (SourcierCpv) unknown = sourcier_cpv_store_load (office->store, "90910000", NULL);
  g_autoptr (SourcierCpv) division = sourcier_cpv_store_load (office->store, "90000000", NULL);

  g_assert_null (unknown);
  g_assert_true (g_str_has_prefix (division->label_fr, "Services d’évacuation des eaux usées"));
  g_assert_true (g_str_has_prefix (division->label_en, "Sewage"));
  assert_found (office, "PÉTROLE", "09000000 76000000");
  assert_found (office, "petroleum", "09000000");
  assert_found (office, "09", "09000000");

  take_sound (office, "cpv.csv", CPV, 8);
  g_autoptr (SourcierCpv) entry = sourcier_cpv_store_load (office->store, "90910000", NULL);
  g_autofree char *words = sourcier_cpv_describe (entry);

  g_assert_cmpstr (words, ==, "90910000-9 Cleaning services");
  g_assert_cmpstr (entry->label_fr, ==, "Services de nettoyage");
  g_assert_cmpstr (entry->parent, ==, "90900000");
}

static void
test_codes (void)
{
  const struct { const char *text, *code; char check; gboolean mended; } cases[] = {
    { "90910000-9", "90910000", '9', FALSE },
    { " 90910000-9 Services de nettoyage", "90910000", '9', FALSE },
    { "90910000", "90910000", '\0', FALSE },
    { "3111000-2", "03111000", '2', TRUE },
    { "9132100", "09132100", '\0', TRUE },
    { "4521000", NULL, '\0', FALSE },
    { "909100000", NULL, '\0', FALSE },
    { "90910000-9x", NULL, '\0', FALSE },
    { "nettoyage", NULL, '\0', FALSE },
    { "", NULL, '\0', FALSE },
  };
  const char *prefixes[][2] = {
    { "90000000", "90" }, { "90900000", "909" }, { "90910000", "9091" }, { "30000000", "30" }, { "90911200", "909112" },
    { "03110000", "0311" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char check = '\0';
      gboolean mended = FALSE;
      g_autofree char *code = sourcier_cpv_read_code (cases[i].text, &check, &mended);

      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpint (check, ==, cases[i].check);
      g_assert_cmpint (mended, ==, cases[i].mended);
    }
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *prefix = sourcier_cpv_prefix (prefixes[i][0]);

      g_assert_cmpstr (prefix, ==, prefixes[i][1]);
    }
}

static void
assert_list (CoreTestOffice *office,
             guint           n_lists,
             const char     *file,
             const char     *edition,
             gint64          n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = sourcier_official_list_store_load_all (office->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lists->len, ==, n_lists);
  if (n_lists == 0)
    return;
  SourcierOfficialList *list = g_ptr_array_index (lists, n_lists - 1);
  g_assert_cmpstr (list->file, ==, file);
  g_assert_cmpstr (list->edition, ==, edition);
  g_assert_cmpint (list->n_rows, ==, n_rows);
}

static void
assert_frr (CoreTestOffice   *office,
            const char       *commune,
            SourcierFrrClass  expected)
{
  g_autoptr (GError) error = NULL;
  SourcierFrrClass frr = SOURCIER_N_FRR_CLASSES;

  g_assert_true (sourcier_zone_store_get_frr (office->store, commune, &frr, &error));
  g_assert_no_error (error);
  g_assert_cmpint (frr, ==, expected);
}

static void
test_frr (CoreTestOffice *office,
          gconstpointer   data)
{
  g_autoptr (SourcierOfficialReading) reading =
    take (office, "frr.csv", "Code_insee,Departement,Commune,Classement FRR et FRR+ au 1er août 2026,\r\n"
                             "01001,01,A,Non classée,\r\n"
                             "2A004,2A,B,FRR+,\r\n"
                             "1004,01,C,FRR socle,\r\n"
                             "01005,01,D,FRR bénéficiaire,\r\n"
                             "01006,01,E,Classée FRR partiellement,\r\n"
                             "01007,01,F,FRR bénéficiaire partiellement,\r\n"
                             "01008,01,G,À revoir,\r\n"
                             "01009\r\n"
                             "2C001,2A,H,FRR+,\r\n"
                             "01001,01,A,FRR+,\r\n");

  /* The zero put back, the unknown class, half a row, no commune, a commune told twice. */
  g_assert_cmpint (reading->list->n_doubtful, ==, 5);
  g_assert_cmpuint (reading->problems->len, ==, 5);
  g_assert_nonnull (strstr (g_ptr_array_index (reading->problems, 0), "line 4, column “Code_insee”: “1004”"));
  g_assert_nonnull (strstr (g_ptr_array_index (reading->problems, 3), "line 10, column “Code_insee”: “2C001”"));
  assert_list (office, 1, "frr.csv", "2026-08-01", 8);

  assert_frr (office, "01001", SOURCIER_FRR_NONE);
  assert_frr (office, "2A004", SOURCIER_FRR_PLUS);
  assert_frr (office, "01004", SOURCIER_FRR_CLASSED);
  assert_frr (office, "01005", SOURCIER_FRR_BENEFICIARY);
  assert_frr (office, "01006", SOURCIER_FRR_PARTLY);
  assert_frr (office, "01007", SOURCIER_FRR_BENEFICIARY_PARTLY);
  assert_frr (office, "01008", SOURCIER_FRR_UNKNOWN);
  assert_frr (office, "01009", SOURCIER_FRR_UNKNOWN);
  assert_frr (office, "75056", SOURCIER_FRR_UNKNOWN);
}

static void
test_qpv (CoreTestOffice *office,
          gconstpointer   data)
{
  /* As a French spreadsheet writes it: Windows-1252, and the columns in another order. */
  take_sound (office, "qpv.csv", "lib_com;insee_com;code_qp\r\nDom\xe9rat; 03101 ;QN00306M\r\n"
                                 "Montlu\xe7on;03185;QN00306M\r\nMontlu\xe7on;03185;qn00305m\r\n", 3);
  assert_list (office, 1, "qpv.csv", "2024", 3);

  g_autoptr (GPtrArray) two = sourcier_zone_store_load_qpv (office->store, "03185", NULL);
  g_autoptr (GPtrArray) none = sourcier_zone_store_load_qpv (office->store, "75056", NULL);

  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (two, 0), ==, "QN00305M");
  g_assert_cmpstr (g_ptr_array_index (two, 1), ==, "QN00306M");
  g_assert_cmpuint (none->len, ==, 0);
}

static guint
count_history (CoreTestOffice *office)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (office->store, "SELECT count(*) FROM history", NULL);
  gboolean has_row;

  g_assert_true (sourcier_statement_step (statement, &has_row, NULL));
  return (guint) sourcier_statement_get_int (statement, 0);
}

static void
test_replace (CoreTestOffice *office,
              gconstpointer   data)
{
  take_sound (office, "old.csv", CPV, 8);
  take_sound (office, "new.csv", "code;libelle_fr;libelle_en\n39000000-2;Meubles;Furniture\n", 1);
  assert_list (office, 1, "new.csv", "", 1);
  assert_found (office, "nettoyage", "");
  g_assert_cmpuint (count_history (office), ==, 2);

  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  assert_list (office, 1, "old.csv", "2008", 8);
  assert_found (office, "vitres", "90911000 90911300");
  assert_found (office, "meubles", "");
  g_assert_true (sourcier_store_redo (office->store, NULL, NULL));
  assert_found (office, "meubles", "39000000");
  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  assert_list (office, 0, NULL, NULL, 0);
}

static void
assert_refused (CoreTestOffice *office,
                const char     *text,
                const char     *why)
{
  g_autoptr (GFile) file = write_list (office, "bad.csv", text);
  g_autoptr (GError) error = NULL;

  g_assert_null (sourcier_official_list_store_take (office->store, file, NULL, NULL, &error));
  g_assert_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, why));
  g_assert_cmpuint (count_history (office), ==, 0);
}

static void
test_bad (CoreTestOffice *office,
          gconstpointer   data)
{
  assert_refused (office, "SIRET;Nom\n73282932000074;A\n", "none of the official lists");
  assert_refused (office, "Code;Libellé\n0111Z;Culture\n", "none of the official lists");
  assert_refused (office, "SIRET;Code_insee;Classement FRR\n73282932000074;01001;FRR\n", "none of the official lists");
  assert_refused (office, "code;libelle_fr;libelle_en\n0111Z;Culture;Growing\n", "line 2, column “code”: “0111Z”");

  g_autoptr (GFile) file = write_list (office, "frr.csv", "Code_insee;Classement FRR au 10/07/2025\n01001;FRR\n");
  SourcierOfficialListKind kind;
  g_assert_true (sourcier_official_list_recognise (file, &kind, NULL));
  g_assert_cmpint (kind, ==, SOURCIER_OFFICIAL_LIST_FRR);
}

static void
test_days (void)
{
  const char *cases[][2] = {
    { "Classement FRR et FRR+ au 10 juillet 2025", "2025-07-10" },
    { "Classement FRR au 1er août 2026", "2026-08-01" },
    { "FRR au 02/01/2027", "2027-01-02" },
    { "FRR 2027-01-02", "2027-01-02" },
    { "Classement de juillet", NULL },
    { "mai", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = sourcier_day_to_iso (sourcier_official_header_find_day (cases[i][0]));

      g_assert_cmpstr (day, ==, cases[i][1]);
    }
}

static gint64
last_changeset_size (CoreTestOffice *office)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (office->store, "SELECT length (changeset) FROM history ORDER BY id DESC LIMIT 1", NULL);
  gboolean has_row;

  g_assert_true (sourcier_statement_step (statement, &has_row, NULL) && has_row);
  return sourcier_statement_get_int (statement, 0);
}

/* The lists as their publishers give them: so many rows, none of them doubtful. */
static void
test_real (CoreTestOffice *office,
           gconstpointer   data)
{
  const struct { const char *name, *edition; gint64 n_rows; } lists[] = {
    { "cpv_2008_fr_en.csv", "2008", 9454 },
    { "qpv_2024_par_commune.csv", "2024", 1684 },
    { "frr_communes_2025.csv", "2025-07-10", 34875 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = core_test_real_data (lists[i].name);
      if (path == NULL)
        return;

      g_autoptr (GFile) file = g_file_new_for_path (path);
      for (guint again = 0; again < 2; again++)
        {
          g_autoptr (GError) error = NULL;
          gint64 begun = g_get_monotonic_time ();
          g_autoptr (SourcierOfficialReading) reading =
            sourcier_official_list_store_take (office->store, file, NULL, NULL, &error);

          g_assert_no_error (error);
          g_assert_cmpint (reading->list->n_doubtful, ==, 0);
          g_test_message ("%s: %.2f s, changeset of %" G_GINT64_FORMAT " bytes", lists[i].name,
                          (double) (g_get_monotonic_time () - begun) / G_TIME_SPAN_SECOND, last_changeset_size (office));
          assert_list (office, i + 1, lists[i].name, lists[i].edition, lists[i].n_rows);
        }
    }

  /* Bourg-en-Bresse has two neighbourhoods, L’Abergement-Clémenciat is not classed, the vocabulary has 45 divisions. */
  g_autoptr (GPtrArray) qpv = sourcier_zone_store_load_qpv (office->store, "01053", NULL);
  g_autoptr (GPtrArray) divisions = sourcier_cpv_store_children (office->store, "", NULL);

  g_assert_cmpuint (qpv->len, ==, 2);
  g_assert_cmpuint (divisions->len, ==, 45);
  assert_frr (office, "01001", SOURCIER_FRR_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sourcier_user_set_language ();

  core_test_add ("/official-list/cpv/find", NULL, test_find);
  core_test_add ("/official-list/cpv/tree", NULL, test_tree);
  core_test_add ("/official-list/cpv/names", NULL, test_names);
  g_test_add_func ("/official-list/cpv/codes", test_codes);
  core_test_add ("/official-list/frr", NULL, test_frr);
  core_test_add ("/official-list/qpv", NULL, test_qpv);
  core_test_add ("/official-list/replace", NULL, test_replace);
  core_test_add ("/official-list/bad", NULL, test_bad);
  g_test_add_func ("/official-list/days", test_days);
  core_test_add ("/official-list/real", NULL, test_real);

  return g_test_run ();
}
