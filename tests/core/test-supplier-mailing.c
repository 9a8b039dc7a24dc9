/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters and mails to many suppliers: their addresses, and a list to merge. */

#include "core-test.h"

#include "suppliers/supplier-addresses.h"
#include "suppliers/supplier-mailing.h"
#include "suppliers/supplier-store.h"

#include <string.h>

static SourcierSupplier *
new_supplier (const char *name,
              const char *email)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EMAIL, email);
  return supplier;
}

static void
add (CoreTestOffice   *office,
     GArray           *ids,
     SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  sourcier_supplier_store_save (office->store, supplier, &error);
  g_assert_no_error (error);
  id = sourcier_supplier_get_id (supplier);
  g_array_append_val (ids, id);
}

static void
test_addresses (CoreTestOffice *office,
                gconstpointer   data)
{
  static const char * const emails[] = {
    "contact@alpha.example", "CONTACT@alpha.example", "", "a@b.example; c&d@e.example", "no address", "x@", "@y",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) without = g_ptr_array_new_with_free_func (g_free);

  sourcier_store_begin (office->store, "Fill", &error);
  for (guint i = 0; i < G_N_ELEMENTS (emails); i++)
    {
      g_autoptr (SourcierSupplier) supplier = new_supplier ("Somebody", emails[i]);

      add (office, ids, supplier);
    }
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);

  g_autoptr (GPtrArray) addresses =
    sourcier_supplier_addresses_collect (office->store, ids, without, &error);
  g_assert_no_error (error);
  g_autofree char *uri = sourcier_supplier_addresses_to_uri (addresses, NULL);
  g_autofree char *about = sourcier_supplier_addresses_to_uri (addresses, "Écoles & cantines");
  g_autofree char *text = sourcier_supplier_addresses_to_text (addresses);

  g_assert_cmpuint (without->len, ==, 4);
  g_assert_cmpstr (without->pdata[0], ==, "Somebody");
  g_assert_cmpstr (uri, ==, "mailto:?bcc=contact@alpha.example,a@b.example,c%26d@e.example");
  /* RFC 6068: what is not ASCII is UTF-8, percent-encoded, and a space is %20. */
  g_assert_true (g_str_has_suffix (about, "&subject=%C3%89coles%20%26%20cantines"));
  g_assert_cmpstr (text, ==, "contact@alpha.example; a@b.example; c&d@e.example");
}

/* 12 characters of "mailto:?bcc=", then 18 for each address with its comma, the last without: 12 + 18 n - 1 is 1 793
 * with 99 of them, 1 811 with 100. */
static void
test_too_many_addresses (void)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);

  g_assert_null (sourcier_supplier_addresses_to_uri (addresses, NULL));
  for (int i = 0; i < 99; i++)
    g_ptr_array_add (addresses, g_strdup_printf ("nn%03d@exemple.org", i));
  g_autofree char *uri = sourcier_supplier_addresses_to_uri (addresses, NULL);
  g_assert_cmpuint (strlen (uri), ==, 1793);

  g_ptr_array_add (addresses, g_strdup ("nn100@exemple.org"));
  g_assert_null (sourcier_supplier_addresses_to_uri (addresses, NULL));
}

/* Two contacts make two rows; who has no contact has a row of its own; the firm's address stands in for a contact's. */
static void
test_mailing (CoreTestOffice *office,
              gconstpointer   data)
{
  static const char * const contacts[] = { "Mme Claire DUPONT · Directrice",
                                           "Standard · Accueil" };
  g_autoptr (GFile) file = g_file_new_build_filename (office->folder, "merge.csv", NULL);
  g_autoptr (SourcierSupplier) supplier = new_supplier ("Alpha; fils", "no address, contact@a.example");
  g_autoptr (SourcierSupplier) beta = new_supplier ("Beta", "");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  SourcierMailingCounts counts;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_ADDRESS, "1 rue Neuve");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_POSTCODE, "01000");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, "Bourg");
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      g_autoptr (SourcierContact) contact = sourcier_contact_from_cell (contacts[i]);

      sourcier_supplier_add_contact (supplier, contact);
    }
  sourcier_contact_set_text (g_ptr_array_index (sourcier_supplier_get_contacts (supplier), 0), SOURCIER_CONTACT_EMAIL,
                             "claire@a.example; c@a.example");
  sourcier_store_begin (office->store, "Fill", &error);
  add (office, ids, supplier);
  add (office, ids, beta);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);

  sourcier_supplier_mailing_count (office->store, ids, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_rows, ==, 3);
  g_assert_cmpuint (counts.n_without_email, ==, 1);
  g_assert_cmpuint (counts.n_without_address, ==, 1);

  sourcier_supplier_mailing_csv (office->store, ids, file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_load_contents (file, NULL, &bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bytes, ==, "\xef\xbb\xbf"
                   "Title;First name;Last name;Role;E-mail;Firm;SIRET;Address;Postcode;City\r\n"
                   "Mme;Claire;DUPONT;Directrice;claire@a.example;\"Alpha; fils\";;1 rue Neuve;01000;Bourg\r\n"
                   ";;Standard;Accueil;contact@a.example;\"Alpha; fils\";;1 rue Neuve;01000;Bourg\r\n"
                   ";;;;;Beta;;;;\r\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/supplier-mailing/addresses", NULL, test_addresses);
  g_test_add_func ("/supplier-mailing/too-many-addresses", test_too_many_addresses);
  core_test_add ("/supplier-mailing/list", NULL, test_mailing);

  return g_test_run ();
}
