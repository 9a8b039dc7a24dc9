/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The people to reach at a supplier: kept, found, written in a list and read back. */

#include "import-test.h"

#include "suppliers/contact-name.h"
#include "suppliers/supplier-addresses.h"
#include "suppliers/supplier-export.h"
#include "suppliers/supplier-import-columns.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"

static SourcierContact *
new_contact (const char *name,
             const char *role,
             const char *email,
             const char *phone,
             const char *note)
{
  const char *texts[SOURCIER_N_CONTACT_FIELDS] = { name, role, email, phone, note };
  SourcierContact *contact = sourcier_contact_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sourcier_contact_set_text (contact, i, texts[i]);
  return contact;
}

static void
assert_contact (SourcierSupplier *supplier,
                guint             i,
                const char       *cell)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);

  g_assert_cmpuint (i, <, contacts->len);
  g_autofree char *held = sourcier_contact_to_cell (g_ptr_array_index (contacts, i));
  g_assert_cmpstr (held, ==, cell);
}

static void
save (CoreTestOffice   *fixture,
      SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (fixture->store, "Edit supplier", &error);
  g_assert_no_error (error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  g_assert_no_error (error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static SourcierSupplier *
new_supplier (const char *name)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  return supplier;
}

static SourcierSupplier *
load (CoreTestOffice *fixture,
      gint64          id)
{
  g_autoptr (GError) error = NULL;
  SourcierSupplier *supplier = sourcier_supplier_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  return supplier;
}

static guint
count_found (CoreTestOffice *fixture,
             const char     *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_text (all, words);
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (fixture->store, query, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_shape (void)
{
  static const char * const good[] = { "lea@roy.example", "l.e-a+x@achats.ville.example", "é@é.fr" };
  static const char * const bad[] = { "", "lea", "lea@", "@roy.fr", "lea@roy", "lea@roy.", "lea@.fr", "l a@roy.fr",
                                      "a@b.fr,c@d.fr", "a@b@c.fr", "<a@b.fr>", "a@b..fr" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sourcier_email_is_address (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sourcier_email_is_address (bad[i]));
}

static void
test_cell (void)
{
  static const struct { const char *texts[SOURCIER_N_CONTACT_FIELDS]; const char *cell; } cases[] = {
    { { "Léa Roy", "Directrice", "lea@roy.example", "01 02 03 04 05", "le matin" },
      "Léa Roy · Directrice · lea@roy.example · 01 02 03 04 05 · le matin" },
    { { "Léa Roy", "", "", "", "" }, "Léa Roy" },
    { { "Roy, Léa", "", "", "", "" }, "Roy, Léa · –" },
    { { "", "", "", "01 02 03 04 05", "" }, "– · – · – · 01 02 03 04 05" },
    { { "A | B", "x · y", "odd", "", "a\nb" }, "A / B · x - y · odd · – · a b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char * const *texts = cases[i].texts;
      g_autoptr (SourcierContact) contact = new_contact (texts[0], texts[1], texts[2], texts[3], texts[4]);
      g_autofree char *cell = sourcier_contact_to_cell (contact);
      g_autoptr (SourcierContact) back = sourcier_contact_from_cell (cell);
      g_autofree char *again = sourcier_contact_to_cell (back);

      g_assert_cmpstr (cell, ==, cases[i].cell);
      g_assert_cmpstr (again, ==, cell);
    }

  g_autoptr (SourcierContact) by_hand = sourcier_contact_from_cell ("Léa Roy, 01.02.03.04.05, lea@roy.example, Directrice");
  g_assert_cmpstr (sourcier_contact_get_text (by_hand, SOURCIER_CONTACT_NAME), ==, "Léa Roy");
  g_assert_cmpstr (sourcier_contact_get_text (by_hand, SOURCIER_CONTACT_ROLE), ==, "Directrice");
  g_assert_cmpstr (sourcier_contact_get_text (by_hand, SOURCIER_CONTACT_EMAIL), ==, "lea@roy.example");
  g_assert_cmpstr (sourcier_contact_get_text (by_hand, SOURCIER_CONTACT_PHONE), ==, "01.02.03.04.05");
}

static void
test_store (CoreTestOffice *fixture,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) supplier = new_supplier ("Atelier");
  g_autoptr (SourcierContact) lea = new_contact ("Léa Zyx", "Directrice", "lea@roy.example", "", "");
  g_autoptr (SourcierContact) jean = new_contact ("Jean Petit", "", "", "01 02 03 04 05", "");

  sourcier_supplier_add_contact (supplier, lea);
  sourcier_supplier_add_contact (supplier, jean);
  save (fixture, supplier);

  g_autoptr (SourcierSupplier) held = load (fixture, sourcier_supplier_get_id (supplier));
  g_assert_true (sourcier_supplier_equal (held, supplier));
  assert_contact (held, 0, "Léa Zyx · Directrice · lea@roy.example");
  assert_contact (held, 1, "Jean Petit · – · – · 01 02 03 04 05");
  g_assert_cmpuint (count_found (fixture, "lea zyx"), ==, 1);

  /* Saving the same is no action; a contact is changed, one removed, and one undo takes both back. */
  save (fixture, held);
  g_assert_cmpuint (import_test_count_actions (fixture), ==, 1);
  g_autoptr (SourcierSupplier) changed = sourcier_supplier_copy (held);
  sourcier_supplier_remove_contact (changed, g_ptr_array_index (sourcier_supplier_get_contacts (changed), 0));
  sourcier_contact_set_text (g_ptr_array_index (sourcier_supplier_get_contacts (changed), 0), SOURCIER_CONTACT_ROLE,
                             "Chef");
  g_assert_false (sourcier_supplier_equal (held, changed));
  save (fixture, changed);
  g_assert_cmpuint (count_found (fixture, "lea zyx"), ==, 0);
  g_autoptr (SourcierSupplier) after = load (fixture, sourcier_supplier_get_id (supplier));
  g_assert_cmpuint (sourcier_supplier_get_contacts (after)->len, ==, 1);
  assert_contact (after, 0, "Jean Petit · Chef · – · 01 02 03 04 05");
  sourcier_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierSupplier) before = load (fixture, sourcier_supplier_get_id (supplier));
  g_assert_true (sourcier_supplier_equal (before, held));
  g_assert_cmpuint (count_found (fixture, "lea zyx"), ==, 1);

  /* A supplier goes with its contacts. */
  sourcier_store_begin (fixture->store, "Delete", &error);
  sourcier_supplier_store_delete (fixture->store, sourcier_supplier_get_id (supplier), &error);
  g_assert_no_error (error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
test_addresses (CoreTestOffice *fixture,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) own = new_supplier ("Own");
  g_autoptr (SourcierSupplier) through = new_supplier ("Through");
  g_autoptr (SourcierSupplier) none = new_supplier ("None");
  g_autoptr (SourcierContact) a = new_contact ("A", "", "a@own.example", "", "");
  g_autoptr (SourcierContact) b = new_contact ("B", "", "b@through.example", "", "");
  g_autoptr (SourcierContact) c = new_contact ("C", "", "c@through.example", "", "");
  g_autoptr (SourcierContact) d = new_contact ("D", "", "", "0102030405", "");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SourcierSupplier *all[] = { own, through, none };
  g_autoptr (GPtrArray) without = g_ptr_array_new_with_free_func (g_free);

  sourcier_supplier_set_text (own, SOURCIER_SUPPLIER_EMAIL, "contact@own.example");
  sourcier_supplier_add_contact (own, a);
  sourcier_supplier_add_contact (through, b);
  sourcier_supplier_add_contact (through, c);
  sourcier_supplier_add_contact (none, d);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      save (fixture, all[i]);
      gint64 id = sourcier_supplier_get_id (all[i]);
      g_array_append_val (ids, id);
    }

  g_autoptr (GPtrArray) addresses = sourcier_supplier_addresses_collect (fixture->store, ids, without, &error);
  g_assert_no_error (error);
  g_autofree char *text = sourcier_supplier_addresses_to_text (addresses);
  g_assert_cmpstr (text, ==, "contact@own.example; b@through.example; c@through.example");
  g_assert_cmpuint (without->len, ==, 1);
}

static void
test_import (CoreTestOffice *fixture,
             gconstpointer   data)
{
  /* The columns of Le Marché de l’inclusion, told for the person and not for the supplier. */
  import_test_import_twice (fixture,
                            "Raison sociale,Siret,Ville,Prénom,Nom,E-mail,Téléphone\n"
                            "Atelier," SIRET_A ",Melun,Léa,Roy,lea@roy.example,0102030405\n"
                            "Bois," SIRET_B ",Meaux,,,,\n", 2, 0, 0, 0, 0);
  g_autoptr (SourcierSupplier) supplier = import_test_load_where (fixture, "name = 'Atelier'");
  import_test_assert_field (supplier, SOURCIER_SUPPLIER_EMAIL, "");
  assert_contact (supplier, 0, "Léa Roy · – · lea@roy.example · 0102030405");

  /* Another list tells more of the same person, and one more person. */
  import_test_import_twice (fixture, "Raison sociale,Siret,Contact,Fonction\n"
                                     "Atelier," SIRET_A ",Lea ROY,Directrice\n"
                                     "Bois," SIRET_B ",\"Jean Petit, jean@bois.example\",Gérant\n", 0, 2, 0, 0, 0);
  g_autoptr (SourcierSupplier) again = import_test_load_where (fixture, "name = 'Atelier'");
  g_autoptr (SourcierSupplier) wood = import_test_load_where (fixture, "name = 'Bois'");
  g_assert_cmpuint (sourcier_supplier_get_contacts (again)->len, ==, 1);
  assert_contact (again, 0, "Lea ROY · Directrice · lea@roy.example · 0102030405");
  assert_contact (wood, 0, "Jean Petit · Gérant · jean@bois.example");
}

static void
test_bare_name (void)
{
  static const char * const alone[] = { "Prénom", "Nom", "E-mail", NULL };
  static const char * const beside[] = { "Nom", "Prénom", "Téléphone", "E-mail", "Raison sociale", "Courriel", NULL };
  int targets[6];

  sourcier_import_targets_guess (alone, targets);
  g_assert_cmpint (targets[1], ==, SOURCIER_SUPPLIER_NAME);
  g_assert_cmpint (targets[2], ==, SOURCIER_SUPPLIER_EMAIL);

  sourcier_import_targets_guess (beside, targets);
  g_assert_cmpint (targets[0], ==, SOURCIER_IMPORT_TARGET_CONTACT_NAME);
  g_assert_cmpint (targets[1], ==, SOURCIER_IMPORT_TARGET_CONTACT_FIRST_NAME);
  g_assert_cmpint (targets[2], ==, SOURCIER_IMPORT_TARGET_CONTACT_PHONE);
  g_assert_cmpint (targets[3], ==, SOURCIER_IMPORT_TARGET_CONTACT_EMAIL);
  g_assert_cmpint (targets[4], ==, SOURCIER_SUPPLIER_NAME);
  g_assert_cmpint (targets[5], ==, SOURCIER_SUPPLIER_EMAIL);
}

static void
test_round_trip (CoreTestOffice *fixture,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) supplier = new_supplier ("Atelier");
  static const char * const people[][SOURCIER_N_CONTACT_FIELDS] = {
    { "Léa Roy", "Directrice", "lea@roy.example", "01 02 03 04 05", "le matin; pas le lundi" },
    { "Léa Roy", "", "lea.roy@autre.example", "", "" },
    { "Roy, Jean", "", "", "", "" },
    { "", "", "accueil@roy.example", "", "" },
    { "Paul", "123456", "contact@roy.example", "", "a · b | c\nd" },
  };

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SIRET, SIRET_A);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (SourcierContact) contact =
        new_contact (people[i][0], people[i][1], people[i][2], people[i][3], people[i][4]);
      sourcier_supplier_add_contact (supplier, contact);
    }
  save (fixture, supplier);

  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autofree char *text = NULL;

  core_test_export (sourcier_supplier_export_new (fixture->store, query), SOURCIER_EXPORT_CSV, file);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&supplier);
  g_autoptr (SourcierSupplierImport) same = import_test_prepare (fixture, text, 0, 0, 1, 0, 0);

  /* Into an empty directory, everybody comes, each once. */
  sourcier_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  import_test_import_twice (fixture, text, 1, 0, 0, 0, 0);
  g_autoptr (SourcierSupplier) back = import_test_load_where (fixture, "name = 'Atelier'");
  g_assert_cmpuint (sourcier_supplier_get_contacts (back)->len, ==, G_N_ELEMENTS (people));
  assert_contact (back, 0, "Léa Roy · Directrice · lea@roy.example · 01 02 03 04 05 · le matin; pas le lundi");
  assert_contact (back, 4, "Paul · 123456 · contact@roy.example · – · a - b / c d");
}

/* What French lists write, and how the parts read in a letter. */
static void
test_name_parts (void)
{
  static const struct { const char *written, *civility, *first, *last; } cases[] = {
    { "Mme Claire DUPONT", "Mme", "Claire", "DUPONT" },
    { "M. Jean de La Fontaine", "M.", "Jean", "de La Fontaine" },
    { "Monsieur LE GOFF Yann", "M.", "Yann", "LE GOFF" },
    { "Marie-Ange de LA TOUR", "", "Marie-Ange", "de LA TOUR" },
    { "Dupont, Claire", "", "Claire", "Dupont" },
    { "Madame Dupont", "Mme", "", "Dupont" },
    { "J. PETIT", "", "J.", "PETIT" },
    { "Dr Léa Roy", "Dr", "Léa", "Roy" },
    { "LEA ROY", "", "LEA", "ROY" },
    { "Standard", "", "", "Standard" },
    { "M.", "", "", "M." },
    { "  ", "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierContactName) name = sourcier_contact_name_new (cases[i].written);

      g_assert_cmpstr (name->civility, ==, cases[i].civility);
      g_assert_cmpstr (name->first, ==, cases[i].first);
      g_assert_cmpstr (name->last, ==, cases[i].last);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/shape", test_shape);
  g_test_add_func ("/contact/cell", test_cell);
  g_test_add_func ("/contact/bare-name", test_bare_name);
  core_test_add ("/contact/store", NULL, test_store);
  core_test_add ("/contact/addresses", NULL, test_addresses);
  core_test_add ("/contact/import", NULL, test_import);
  core_test_add ("/contact/round-trip", NULL, test_round_trip);
  g_test_add_func ("/contact/name-parts", test_name_parts);

  return g_test_run ();
}
