/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"
#include "suppliers/evidence-file-store.h"
#include "suppliers/evidence-program.h"
#include "suppliers/supplier-store.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  SourcierStore *store;
  gint64 supplier;
} Fixture;

static SourcierSupplier *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SourcierSupplier *supplier = sourcier_supplier_store_load (fixture->store, fixture->supplier, &error);

  g_assert_no_error (error);
  return supplier;
}

static gboolean
save (Fixture           *fixture,
      SourcierSupplier  *supplier,
      GError           **error)
{
  g_assert_true (sourcier_store_begin (fixture->store, "Test", NULL));
  if (sourcier_supplier_store_save (fixture->store, supplier, error))
    return sourcier_store_commit (fixture->store, error);
  sourcier_store_rollback (fixture->store);
  return FALSE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("ESUS");
  g_autoptr (GError) error = NULL;

  fixture->folder = core_test_new_folder ();
  g_autofree char *path = g_build_filename (fixture->folder, "office.sourcier", NULL);
  fixture->store = sourcier_store_create (path, &error);
  g_assert_no_error (error);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Argile");
  sourcier_supplier_add_award (supplier, award);
  g_assert_true (save (fixture, supplier, &error));
  fixture->supplier = sourcier_supplier_get_id (supplier);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
  core_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static SourcierLabelAward *
only_award (SourcierSupplier *supplier)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  g_assert_cmpuint (awards->len, ==, 1);
  return awards->pdata[0];
}

static void
add_file (Fixture    *fixture,
          const char *name,
          const char *text)
{
  g_autoptr (SourcierSupplier) supplier = load (fixture);
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (SourcierEvidenceFile) file = sourcier_evidence_file_new (name, content);
  g_autoptr (GPtrArray) files =
    g_ptr_array_copy (sourcier_label_award_get_files (only_award (supplier)), NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_free_func (files, NULL);
  g_ptr_array_add (files, file);
  sourcier_label_award_set_files (only_award (supplier), files);
  save (fixture, supplier, &error);
  g_assert_no_error (error);
}

/* "name=content name=content…" as the file has it now. */
static char *
kept (Fixture *fixture)
{
  g_autoptr (SourcierSupplier) supplier = load (fixture);
  GPtrArray *files = sourcier_label_award_get_files (only_award (supplier));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) content = sourcier_evidence_file_store_read (fixture->store, files->pdata[i], &error);
      gsize size;
      const char *text;

      g_assert_no_error (error);
      text = g_bytes_get_data (content, &size);
      g_string_append_printf (words, "%s%s=%.*s", i > 0 ? " " : "", sourcier_evidence_file_get_name (files->pdata[i]),
                              (int) size, size > 0 ? text : "");
    }
  return g_string_free (words, FALSE);
}

static void
assert_kept (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *words = kept (fixture);

  g_assert_cmpstr (words, ==, expected);
}

static gint64
count_files (Fixture *fixture)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (fixture->store, "SELECT count (*) FROM evidence_file", NULL);
  gboolean has_row;

  g_assert_true (sourcier_statement_step (statement, &has_row, NULL));
  return sourcier_statement_get_int (statement, 0);
}

/* FIPS 180-2, appendix B: "abc", and its two other messages; the empty one as sha256sum gives it. */
static void
test_fingerprint (void)
{
  static const struct { const char *text, *sha256; } vectors[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new (vectors[i].text, strlen (vectors[i].text));
      g_autoptr (SourcierEvidenceFile) file = sourcier_evidence_file_new ("a.txt", content);

      g_assert_cmpstr (sourcier_evidence_file_get_sha256 (file), ==, vectors[i].sha256);
      g_assert_cmpint (sourcier_evidence_file_get_size (file), ==, (gint64) strlen (vectors[i].text));
    }
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  add_file (fixture, "decision.pdf", "%PDF-1.7 abc");
  add_file (fixture, "empty.txt", "");
  assert_kept (fixture, "decision.pdf=%PDF-1.7 abc empty.txt=");

  g_autoptr (SourcierSupplier) supplier = load (fixture);
  GPtrArray *files = sourcier_label_award_get_files (only_award (supplier));
  g_assert_cmpstr (sourcier_evidence_file_get_media_type (files->pdata[0]), ==, "application/pdf");
  g_assert_null (sourcier_evidence_file_get_content (files->pdata[0]));

  /* Saving what was loaded, or an award whose files were never asked for, changes nothing. */
  g_assert_true (save (fixture, supplier, &error));
  sourcier_label_award_set_files (only_award (supplier), NULL);
  g_assert_true (save (fixture, supplier, &error));
  assert_kept (fixture, "decision.pdf=%PDF-1.7 abc empty.txt=");
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  add_file (fixture, "decision.pdf", "abc");
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  assert_kept (fixture, "");
  g_assert_true (sourcier_store_redo (fixture->store, NULL, &error));
  assert_kept (fixture, "decision.pdf=abc");

  g_autoptr (SourcierSupplier) supplier = load (fixture);
  sourcier_label_award_set_files (only_award (supplier), none);
  g_assert_true (save (fixture, supplier, &error));
  assert_kept (fixture, "");
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  assert_kept (fixture, "decision.pdf=abc");
}

/* The files go with their award, and with their supplier; one Undo brings all back. */
static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  add_file (fixture, "decision.pdf", "abc");
  g_autoptr (SourcierSupplier) supplier = load (fixture);
  sourcier_supplier_remove_award (supplier, only_award (supplier));
  g_assert_true (save (fixture, supplier, &error));
  g_assert_cmpint (count_files (fixture), ==, 0);
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  assert_kept (fixture, "decision.pdf=abc");

  sourcier_store_begin (fixture->store, "Test", &error);
  g_assert_true (sourcier_supplier_store_delete (fixture->store, fixture->supplier, &error));
  g_assert_true (sourcier_store_commit (fixture->store, &error));
  g_assert_cmpint (count_files (fixture), ==, 0);
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  assert_kept (fixture, "decision.pdf=abc");
  g_assert_true (sourcier_store_redo (fixture->store, NULL, &error));
  g_assert_cmpint (count_files (fixture), ==, 0);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  add_file (fixture, "decision.pdf", "abc");
  g_assert_true (sourcier_store_execute (fixture->store, "UPDATE evidence_file SET content = x'616264'", &error));

  g_autoptr (SourcierSupplier) supplier = load (fixture);
  GPtrArray *files = sourcier_label_award_get_files (only_award (supplier));
  g_autoptr (GBytes) content = sourcier_evidence_file_store_read (fixture->store, files->pdata[0], &error);

  g_assert_null (content);
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "“decision.pdf” does not match its fingerprint any more"));
}

/* A supplier that was opened before its file was removed does not lose the file without a word. */
static void
test_removed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  add_file (fixture, "decision.pdf", "abc");
  g_autoptr (SourcierSupplier) opened = load (fixture);
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));

  g_assert_false (save (fixture, opened, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
}

static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "scan.pdf", NULL);
  g_autofree char *bytes = g_malloc0 (SOURCIER_EVIDENCE_MOST_BYTES + 1);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, 20000000, NULL));
  g_autoptr (SourcierEvidenceFile) file = sourcier_evidence_file_load (source, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sourcier_evidence_file_get_name (file), ==, "scan.pdf");

  g_assert_true (g_file_set_contents (path, bytes, 20000001, NULL));
  g_autoptr (SourcierEvidenceFile) large = sourcier_evidence_file_load (source, NULL, &error);
  g_assert_null (large);
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "“scan.pdf”"));
  g_unlink (path);
}

#define add_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static gboolean
may_run (const char *name,
         const char *bytes,
         gsize       size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);

  return sourcier_evidence_may_run (name, content);
}

/* How programs, scripts and papers begin: magic(5) and the formats' own descriptions. */
static void
test_programs (void)
{
  static const struct { const char *name, *bytes; } programs[] = {
    { "attestation.exe", "x" }, { "attestation.pdf.EXE", "x" }, { "attestation.scr. .", "x" }, { "label.desktop", "" },
    { "decision.pdf", "#!/bin/sh\nrm -rf ~" }, { "decision.pdf", "\x7f" "ELF\x02\x01\x01" }, { "decision", "MZ\x90" },
    { "decision.txt", "\n\n[Desktop Entry]\nExec=sh" }, { "macro.xlsm", "PK\x03\x04" }, { "a.py", "print (1)" },
    { "a.ps1", "x" }, { "Agrément.js", "x" }, { "a.url", "[InternetShortcut]" }, { "noms.sh", "echo" },
    /* What is written from right to left shows “attestationexe.pdf”; white space that Windows or a desktop may drop. */
    { "attestation\xe2\x80\xae" "fdp.exe", "x" }, { "attestation.exe\n", "x" }, { "attestation.exe\xc2\xa0", "x" },
    { "attestation.sh\t. ", "x" }, { "a.ex\xe2\x80\x8b" "e", "x" }, { "attestation.pdf\n.desktop", "x" },
    /* Pages run what scripts they hold. */
    { "agrément.html", "x" }, { "agrément.SVG", "x" }, { "agrement", "<!DOCTYPE html><script>" }, { "a.mhtml", "x" },
    { "agrement", "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">" },
    { "a.jar", "PK\x03\x04" }, { "a.lnk", "x" },
  };
  static const struct { const char *name, *bytes; } papers[] = {
    { "attestation.pdf", "%PDF-1.7\n" }, { "photo.jpg", "\xff\xd8\xff\xe0" }, { "photo.png", "\x89PNG\r\n\x1a\n" },
    { "lettre.odt", "PK\x03\x04" }, { "lettre.docx", "PK\x03\x04" }, { "notes.txt", "Vu le 12 mars" },
    { "sans point", "Vu le 12 mars" }, { "courriel.eml", "From: a@b.fr\n" }, { "vide.pdf", "" }, { ".pdf", "%PDF-1.4" },
    { "tableau.csv", "SIRET;Nom\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    if (!may_run (programs[i].name, programs[i].bytes, strlen (programs[i].bytes)))
      g_error ("taken for a paper: %s", programs[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (may_run (papers[i].name, papers[i].bytes, strlen (papers[i].bytes)))
      g_error ("taken for a program: %s", papers[i].name);
  /* A shortcut of Windows: its header's size and the beginning of its class identifier. */
  g_assert_true (may_run ("a.pdf", "L\0\0\0\x01\x14\x02\0", 8));
}

/* What another computer called it must not lead out of a folder, deceive, nor be too long for a file system. */
static void
test_names (void)
{
  static const struct { const char *name, *safe; } cases[] = {
    { "attestation été.pdf", "attestation été.pdf" }, { "../../.bashrc", "_.._.._.bashrc" }, { "/etc/passwd", "_etc_passwd" },
    { "C:\\a|b?.pdf", "C__a_b_.pdf" }, { ".hidden", "_.hidden" }, { "", "_" }, { "..", "_" }, { " ", "_" }, { "a\nb.pdf", "a_b.pdf" },
    { "a\xe2\x80\xae" "fdp.exe", "a_fdp.exe" }, { "a.pdf. .", "a.pdf" }, { "\xff.pdf", "\xef\xbf\xbd.pdf" },
  };
  g_autofree char *accents = g_strnfill (3000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = sourcier_evidence_make_safe_name (cases[i].name);

      g_assert_cmpstr (safe, ==, cases[i].safe);
    }
  for (gsize i = 0; i + 1 < 3000; i += 2)
    memcpy (accents + i, "é", 2);

  g_autofree char *name = g_strconcat (accents, ".pdf", NULL);
  g_autofree char *safe = sourcier_evidence_make_safe_name (name);
  g_assert_cmpuint (strlen (safe), <=, 200);
  g_assert_cmpuint (strlen (safe), >, 190);
  g_assert_true (g_utf8_validate (safe, -1, NULL) && g_str_has_suffix (safe, "é.pdf"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evidence/fingerprint", test_fingerprint);
  g_test_add_func ("/evidence/programs", test_programs);
  g_test_add_func ("/evidence/names", test_names);
  add_test ("/evidence/keep", test_keep);
  add_test ("/evidence/undo", test_undo);
  add_test ("/evidence/delete", test_delete);
  add_test ("/evidence/damaged", test_damaged);
  add_test ("/evidence/removed-meanwhile", test_removed_meanwhile);
  add_test ("/evidence/size", test_size);

  return g_test_run ();
}
