/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who asks for it is erased for good: what is looked for is bytes, in the file and in those beside it. */

#include "import-test.h"

#include "store/erasure.h"
#include "store/history.h"
#include "suppliers/contact-erase-store.h"
#include "suppliers/supplier-store.h"

#include <string.h>

/* Every form in which the file might keep the two people who are erased, their earlier names and numbers too. */
static const char * const forms[] = {
  "Zoé Quévaux", "zoe quevaux", "Zoé", "zoe", "Quévaux", "quevaux", "zoe@quevaux.example", "zoe quevaux example",
  "quevaux.example", "06 77 88 99 11", "0677889911", "06 00 11 22 33", "0600112233", "z.ancienne@poste.example",
  "ancienne", "Yvan Xilo", "yvan xilo", "yvan@xilo.example", "xilo", "0644556677",
};

static gboolean
holds (const char *bytes,
       gsize       size,
       const char *form)
{
  gsize length = strlen (form);

  for (gsize i = 0; i + length <= size; i++)
    if (g_ascii_strncasecmp (bytes + i, form, length) == 0)
      return TRUE;
  return FALSE;
}

/* Returns how many of the forms stand in the office's file and in those that SQLite put beside it. */
static guint
count_forms (CoreTestOffice *fixture)
{
  g_autofree char *start = g_path_get_basename (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (!g_str_has_prefix (name, start) || !g_file_get_contents (path, &bytes, &size, NULL))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
        if (holds (bytes, size, forms[i]))
          {
            g_test_message ("%s: %s", name, forms[i]);
            n++;
          }
    }
  return n;
}

static void
save (CoreTestOffice   *fixture,
      SourcierSupplier *supplier,
      const char       *detail)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (fixture->store, "Edit supplier", &error);
  g_assert_no_error (error);
  sourcier_store_set_detail (fixture->store, detail);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  g_assert_no_error (error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static SourcierContact *
add_contact (SourcierSupplier *supplier,
             const char       *cell)
{
  g_autoptr (SourcierContact) contact = sourcier_contact_from_cell (cell);

  sourcier_supplier_add_contact (supplier, contact);
  return contact;
}

/* A firm whose contact was edited several times, another that lost its contact, and a list that tells the first again. */
static gint64
write_people (CoreTestOffice *fixture)
{
  g_autoptr (SourcierSupplier) atelier = sourcier_supplier_new ();
  g_autoptr (SourcierSupplier) bois = sourcier_supplier_new ();

  sourcier_supplier_set_text (atelier, SOURCIER_SUPPLIER_NAME, "Atelier");
  sourcier_supplier_set_text (atelier, SOURCIER_SUPPLIER_SIRET, SIRET_A);
  SourcierContact *zoe = add_contact (atelier, "Zoé Quévaux · Gérante · z.ancienne@poste.example · 06 00 11 22 33");
  add_contact (atelier, "Paul Petit · – · paul@petit.example");
  save (fixture, atelier, "Atelier");
  sourcier_contact_set_text (zoe, SOURCIER_CONTACT_EMAIL, "zoe@quevaux.example");
  save (fixture, atelier, "Atelier");
  sourcier_contact_set_text (zoe, SOURCIER_CONTACT_PHONE, "06 77 88 99 11");
  save (fixture, atelier, "Call Zoé Quévaux back");

  sourcier_supplier_set_text (bois, SOURCIER_SUPPLIER_NAME, "Bois");
  SourcierContact *yvan = add_contact (bois, "Yvan Xilo · – · yvan@xilo.example · 0644556677");
  save (fixture, bois, "Bois");
  sourcier_supplier_remove_contact (bois, yvan);
  save (fixture, bois, "Bois");

  import_test_import_twice (fixture, "Raison sociale,Siret,Contact,Fonction\n"
                                     "Atelier," SIRET_A ",ZOE QUEVAUX,Directrice\nCuir," SIRET_B ",,\n", 1, 1, 0, 0, 0);
  return sourcier_supplier_get_id (atelier);
}

static GPtrArray *
find (CoreTestOffice       *fixture,
      SourcierContactField  field,
      const char           *text,
      guint                 n)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = sourcier_contact_store_find (fixture->store, field, text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, n);
  return found;
}

static void
erase (CoreTestOffice       *fixture,
       SourcierContactField  field,
       const char           *text,
       guint                 n_contacts,
       guint                 n_actions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = find (fixture, field, text, 1);
  g_autoptr (SourcierErasureReport) weighed = sourcier_contact_store_weigh (fixture->store, found, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierErasureReport) report = sourcier_contact_store_erase (fixture->store, found, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_contacts, ==, n_contacts);
  g_assert_cmpuint (report->n_actions, ==, n_actions);
  g_assert_cmpuint (weighed->n_contacts, ==, n_contacts);
  g_assert_cmpuint (weighed->n_actions, ==, n_actions);
  g_assert_cmpuint (report->mentions->len, ==, 0);
  g_assert_cmpuint (report->copies->len, ==, 0);
}

static void
assert_sound (CoreTestOffice *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sourcier_store_check (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_bytes (CoreTestOffice *fixture,
            gconstpointer   data)
{
  gint64 id = write_people (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_forms (fixture), >, 10);

  /* Found by what she was called once, whatever the case; by her name, in whatever order. */
  g_autoptr (GPtrArray) once = find (fixture, SOURCIER_CONTACT_EMAIL, "Z.Ancienne@poste.example ", 1);
  g_assert_true (((SourcierKnownContact *) once->pdata[0])->living);
  g_autoptr (GPtrArray) turned = find (fixture, SOURCIER_CONTACT_NAME, "QUÉVAUX zoe", 1);
  g_assert_cmpstr (((SourcierKnownContact *) turned->pdata[0])->supplier_name, ==, "Atelier");
  g_autoptr (GPtrArray) nobody = find (fixture, SOURCIER_CONTACT_NAME, "Zoé", 0);
  g_autoptr (GPtrArray) blank = find (fixture, SOURCIER_CONTACT_EMAIL, " ", 0);

  /* Three times edited, once imported; then him who was removed before: written once, removed once. */
  erase (fixture, SOURCIER_CONTACT_NAME, "Zoé Quévaux", 1, 4);
  erase (fixture, SOURCIER_CONTACT_EMAIL, "yvan@xilo.example", 0, 2);
  g_assert_cmpuint (count_forms (fixture), ==, 0);
  assert_sound (fixture);

  g_autoptr (SourcierSupplier) atelier = sourcier_supplier_store_load (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sourcier_supplier_get_contacts (atelier)->len, ==, 1);
  g_clear_object (&fixture->store);
  g_assert_cmpuint (count_forms (fixture), ==, 0);
  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
test_history (CoreTestOffice *fixture,
              gconstpointer   data)
{
  gint64 id = write_people (fixture);
  g_autoptr (GError) error = NULL;

  erase (fixture, SOURCIER_CONTACT_NAME, "Zoé Quévaux", 1, 4);

  /* Five edits, a list, the erasure: the lines stay; those about her say that they cannot be undone. */
  g_autoptr (GPtrArray) lines = sourcier_history_load (fixture->store, 100, &error);
  static const SourcierActionState states[] = {
    SOURCIER_ACTION_ERASED, SOURCIER_ACTION_ERASED, SOURCIER_ACTION_DONE, SOURCIER_ACTION_DONE, SOURCIER_ACTION_ERASED,
    SOURCIER_ACTION_ERASED, SOURCIER_ACTION_ERASED,
  };
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (sourcier_action_get_state (lines->pdata[i]), ==, states[i]);
  g_assert_cmpstr (sourcier_action_get_detail (lines->pdata[4]), ==, "");
  g_assert_cmpstr (sourcier_action_get_detail (lines->pdata[5]), ==, "Atelier");

  /* Undo stops there; what is done later can be undone and redone, up to there. */
  g_assert_null (sourcier_store_get_undo_name (fixture->store));
  g_assert_false (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (sourcier_store_redo (fixture->store, NULL, &error));
  g_clear_error (&error);

  g_autoptr (SourcierSupplier) atelier = sourcier_supplier_store_load (fixture->store, id, &error);
  sourcier_supplier_set_text (atelier, SOURCIER_SUPPLIER_NOTES, "later");
  save (fixture, atelier, "Atelier");
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (sourcier_store_get_undo_name (fixture->store));
  g_assert_true (sourcier_store_redo (fixture->store, NULL, &error));
  g_assert_no_error (error);
}

/* What was undone keeps the person as well: it can no longer be redone. */
static void
test_undone (CoreTestOffice *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  write_people (fixture);
  while (sourcier_store_get_undo_name (fixture->store) != NULL)
    g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));

  erase (fixture, SOURCIER_CONTACT_NAME, "Zoé Quévaux", 0, 4);
  g_assert_null (sourcier_store_get_redo_name (fixture->store));
  g_assert_cmpuint (count_forms (fixture), ==, 0);
}

/* The words may stand where no contact is: they are told, and stay. */
static void
test_mention (CoreTestOffice *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) firm = sourcier_supplier_new ();

  sourcier_supplier_set_text (firm, SOURCIER_SUPPLIER_NAME, "Bois SARL");
  sourcier_supplier_set_text (firm, SOURCIER_SUPPLIER_NOTES, "Seen: Mme ZOE QUEVAUX, call 0677889911");
  add_contact (firm, "Zoé Quévaux · – · – · 06 77 88 99 11");
  add_contact (firm, "Paul Petit · Stands in for Zoé Quévaux");
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");
  sourcier_label_award_set_issuer (award, "Told by ZOÉ QUÉVAUX");
  sourcier_supplier_add_award (firm, award);
  save (fixture, firm, "Bois SARL");
  g_autofree char *copy = g_strconcat (fixture->path, ".v3", NULL);
  g_file_set_contents (copy, "", 0, &error);
  g_assert_no_error (error);

  g_autoptr (GPtrArray) found = find (fixture, SOURCIER_CONTACT_NAME, "zoe quevaux", 1);
  g_autoptr (SourcierErasureReport) report = sourcier_contact_store_erase (fixture->store, found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->mentions->len, ==, 3);
  g_assert_cmpstr (report->mentions->pdata[0], ==, "Bois SARL: Notes");
  g_assert_cmpstr (report->mentions->pdata[1], ==, "Other contacts (1)");
  g_assert_cmpstr (report->mentions->pdata[2], ==, "Labels (1)");
  g_assert_cmpuint (report->copies->len, ==, 1);
  g_assert_true (g_str_has_suffix (report->copies->pdata[0], ".sourcier.v3"));
  g_assert_true (g_path_is_absolute (report->copies->pdata[0]));
  /* With the day on which it was written, "2026-11-22 14:05 — office.sourcier.v3". */
  g_autofree char *words = sourcier_store_describe_old_copy (report->copies->pdata[0]);
  g_assert_true (g_regex_match_simple ("^[0-9-]{10} [0-9:]{5} — [^/]*\\.sourcier\\.v3$", words, 0, 0));

  /* Once the note is corrected, what the history keeps of it goes too. */
  sourcier_supplier_set_text (firm, SOURCIER_SUPPLIER_NOTES, "");
  sourcier_supplier_remove_contact (firm, sourcier_supplier_get_contacts (firm)->pdata[0]);
  sourcier_contact_set_text (sourcier_supplier_get_contacts (firm)->pdata[0], SOURCIER_CONTACT_ROLE, "");
  sourcier_label_award_set_issuer (award, "");
  save (fixture, firm, "Bois");
  g_assert_cmpuint (count_forms (fixture), >, 0);
  g_autoptr (GPtrArray) nobody = find (fixture, SOURCIER_CONTACT_NAME, "zoe quevaux", 0);
  g_autoptr (SourcierErasureReport) again =
    sourcier_contact_store_erase (fixture->store, nobody, "Zoé Quévaux", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_actions, ==, 1);
  g_assert_cmpuint (again->mentions->len, ==, 0);
  g_assert_cmpuint (count_forms (fixture), ==, 0);
}

/* Who thinks better of it in time finds everything as it was. */
static void
test_stopped (CoreTestOffice *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) firm = sourcier_supplier_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  sourcier_supplier_set_text (firm, SOURCIER_SUPPLIER_NAME, "Bois SARL");
  add_contact (firm, "Zoé Quévaux · – · – · 06 77 88 99 11");
  save (fixture, firm, "Bois SARL");
  g_autoptr (GPtrArray) found = find (fixture, SOURCIER_CONTACT_NAME, "Zoé Quévaux", 1);

  g_cancellable_cancel (cancellable);
  sourcier_store_set_cancellable (fixture->store, cancellable);
  g_assert_null (sourcier_contact_store_erase (fixture->store, found, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  sourcier_store_set_cancellable (fixture->store, NULL);
  g_assert_cmpuint (count_forms (fixture), >, 0);
  g_autoptr (GPtrArray) still = find (fixture, SOURCIER_CONTACT_NAME, "Zoé Quévaux", 1);
  g_assert_nonnull (sourcier_store_get_undo_name (fixture->store));
  assert_sound (fixture);
}

/* Somebody who reads the file all the while keeps its log from being emptied: that is said, and done later. */
static void
test_reader (CoreTestOffice *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  write_people (fixture);
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (fixture->store, &error);
  g_assert_no_error (error);
  sourcier_store_execute (reader, "BEGIN; SELECT count(*) FROM supplier", &error);
  g_assert_no_error (error);

  g_autoptr (GPtrArray) found = find (fixture, SOURCIER_CONTACT_NAME, "Zoé Quévaux", 1);
  g_assert_null (sourcier_contact_store_erase (fixture->store, found, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_autoptr (GPtrArray) gone = find (fixture, SOURCIER_CONTACT_NAME, "Zoé Quévaux", 0);

  g_clear_object (&reader);
  g_clear_object (&fixture->store);
  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  erase (fixture, SOURCIER_CONTACT_EMAIL, "yvan@xilo.example", 0, 2);
  g_assert_cmpuint (count_forms (fixture), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/erase/bytes", NULL, test_bytes);
  core_test_add ("/erase/history", NULL, test_history);
  core_test_add ("/erase/undone", NULL, test_undone);
  core_test_add ("/erase/mention", NULL, test_mention);
  core_test_add ("/erase/stopped", NULL, test_stopped);
  core_test_add ("/erase/reader", NULL, test_reader);

  return g_test_run ();
}
