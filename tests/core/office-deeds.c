/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-deeds.h"

#include "import-test.h"
#include "office-test.h"
#include "office/buyer-store.h"
#include "purchases/decp-import.h"
#include "reference/official-list-store.h"
#include "store/backup.h"
#include "store/damage.h"
#include "store/history.h"
#include "store/store-private.h"
#include "suppliers/contact-erase-store.h"
#include "suppliers/duplicate-store.h"
#include "suppliers/evidence-file.h"
#include "history/revert.h"
#include "suppliers/label-award.h"
#include "suppliers/supplier-bulk.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* Beside the office's own file: one of an earlier version, a damaged one, and what is imported. */
#define OLD "Ancien.sourcier"
#define DAMAGED "Abîmé.sourcier"
#define NEW "Nouveau.sourcier"
#define OLD_VERSION 20

#define CONTRACT(id) \
  "{\"id\": \"" id "\", \"acheteur\": {\"id\": \"21950127100015\", \"nom\": \"Ville de Cergy\"}," \
  "\"nature\": \"Marché\", \"objet\": \"École " id "\", \"codeCPV\": \"45214200-2\"," \
  "\"procedure\": \"Appel d'offres ouvert\", \"dureeMois\": 18, \"dateNotification\": \"2024-05-15\"," \
  "\"montant\": 575000.25, \"titulaires\": [{\"titulaire\": {\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\"}}]}"

static char *
beside (CoreTestOffice *office,
        const char     *name)
{
  return g_build_filename (office->folder, name, NULL);
}

static void
put (CoreTestOffice *office,
     const char     *name,
     const char     *text)
{
  g_autofree char *path = beside (office, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static GArray *
find_suppliers (SourcierStore  *store,
                const char     *condition,
                GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM supplier WHERE %s ORDER BY id", condition);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  return statement != NULL ? sourcier_statement_read_ids (statement, error) : NULL;
}

static gboolean
end_action (SourcierStore  *store,
            gboolean        done,
            GError        **error)
{
  if (done)
    return sourcier_store_commit (store, error);
  sourcier_store_rollback (store);
  return FALSE;
}

static gboolean
edit (CoreTestOffice  *office,
      GError         **error)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (office->store, error);

  if (buyer == NULL)
    return FALSE;
  sourcier_buyer_set_name (buyer, "Ville de Cergy");
  return sourcier_buyer_store_change (office->store, "Edit the buyer", buyer, error);
}

static gboolean
add (CoreTestOffice  *office,
     GError         **error)
{
  static const char bytes[9000] = "an attestation";
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");
  g_autoptr (GBytes) content = g_bytes_new_static (bytes, sizeof bytes);
  g_autoptr (SourcierEvidenceFile) file = sourcier_evidence_file_new ("attestation.txt", content);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, file);
  sourcier_label_award_set_files (award, files);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Atelier du Pré");
  sourcier_supplier_add_award (supplier, award);
  return sourcier_store_begin (office->store, "Add supplier", error)
         && end_action (office->store, sourcier_supplier_store_save (office->store, supplier, error), error);
}

static gboolean
bulk (CoreTestOffice  *office,
      GError         **error)
{
  const SourcierBulkChange change = { SOURCIER_BULK_ADD_TAG, "à revoir", 0 };
  g_autoptr (GArray) ids = find_suppliers (office->store, "1", error);

  return ids != NULL && sourcier_supplier_bulk_run (office->store, &change, ids, NULL, NULL, error) >= 0;
}

static gboolean
delete_many (CoreTestOffice  *office,
             GError         **error)
{
  const SourcierBulkChange change = { SOURCIER_BULK_DELETE, NULL, 0 };
  g_autoptr (GArray) ids = find_suppliers (office->store, "name LIKE 'Menuiserie%'", error);

  return ids != NULL && sourcier_supplier_bulk_run (office->store, &change, ids, NULL, NULL, error) >= 0;
}

static gboolean
import (CoreTestOffice  *office,
        GError         **error)
{
  g_autofree char *path = beside (office, "list.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SourcierSupplierImport) work = sourcier_supplier_import_new (office->store, file);

  return sourcier_supplier_import_prepare (work, NULL, NULL, error)
         && sourcier_supplier_import_apply (work, NULL, NULL, error);
}

static gboolean
import_contracts (CoreTestOffice  *office,
                  GError         **error)
{
  g_autofree char *path = beside (office, "decp.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SourcierDecpImport) work = sourcier_decp_import_new (office->store, file);

  return sourcier_decp_import_prepare (work, NULL, NULL, error) && sourcier_decp_import_apply (work, NULL, NULL, error);
}

static gboolean
load_list (CoreTestOffice  *office,
           GError         **error)
{
  g_autofree char *path = beside (office, "cpv.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SourcierOfficialReading) reading = sourcier_official_list_store_take (office->store, file, NULL, NULL, error);

  return reading != NULL;
}

static gboolean
save_question (CoreTestOffice  *office,
               GError         **error)
{
  g_autoptr (GArray) ids = find_suppliers (office->store, "name LIKE 'Traiteur%'", error);
  const SourcierBulkChange change = { SOURCIER_BULK_ADD_TO_LIST, "Au salon", 0 };

  return ids != NULL && sourcier_supplier_bulk_run (office->store, &change, ids, NULL, NULL, error) >= 0;
}

static gboolean
merge (CoreTestOffice  *office,
       GError         **error)
{
  g_autoptr (GArray) ids = find_suppliers (office->store, "name IN ('Traiteur 1', 'Traiteur 2')", error);

  return ids != NULL && sourcier_duplicate_store_merge (office->store, g_array_index (ids, gint64, 0),
                                                        g_array_index (ids, gint64, 1), 0, error);
}

static gboolean
undo (CoreTestOffice  *office,
      GError         **error)
{
  return sourcier_store_undo (office->store, NULL, error);
}

static gboolean
redo (CoreTestOffice  *office,
      GError         **error)
{
  return sourcier_store_redo (office->store, NULL, error);
}

static gboolean
take_import_back (CoreTestOffice  *office,
                  GError         **error)
{
  g_autoptr (SourcierAction) last = sourcier_history_find_last (office->store, SOURCIER_ACTION_KIND_IMPORT, error);
  g_autoptr (SourcierRevert) work =
    last != NULL ? sourcier_revert_new (office->store, sourcier_action_get_id (last)) : NULL;

  return work != NULL && sourcier_revert_prepare (work, NULL, error) && sourcier_revert_apply (work, NULL, error);
}

static gboolean
back_up (CoreTestOffice  *office,
         GError         **error)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();

  return sourcier_backup_make (office->store, policy, SOURCIER_BACKUP_BY_HAND, NULL, NULL, NULL, error);
}

static gboolean
erase (CoreTestOffice  *office,
       GError         **error)
{
  g_autoptr (GPtrArray) found =
    sourcier_contact_store_find (office->store, SOURCIER_CONTACT_EMAIL, "zoe@quevaux.example", error);
  g_autoptr (SourcierErasureReport) report =
    found != NULL ? sourcier_contact_store_erase (office->store, found, NULL, error) : NULL;

  return report != NULL;
}

static gboolean
restore (CoreTestOffice  *office,
         GError         **error)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autoptr (GPtrArray) backups = sourcier_backup_list (office->path, policy, 0);
  g_autofree char *kept = NULL;

  /* Whose folder is gone is offered none. */
  if (backups->len == 0)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND, "no backup");
      return FALSE;
    }

  /* The oldest, so that it is the same one each time. */
  if (!sourcier_backup_restore (sourcier_backup_get_path (backups->pdata[backups->len - 1]), office->path, &kept, NULL, NULL, error))
    return FALSE;
  sourcier_store_refresh (office->store);
  return TRUE;
}

/* Opens a file for a moment. */
static gboolean
open_beside (CoreTestOffice  *office,
             const char      *name,
             GError         **error)
{
  g_autofree char *path = beside (office, name);
  g_autoptr (SourcierStore) store = sourcier_store_open (path, error);

  return store != NULL;
}

static gboolean
migrate (CoreTestOffice  *office,
         GError         **error)
{
  return open_beside (office, OLD, error);
}

static gboolean
create (CoreTestOffice  *office,
        GError         **error)
{
  g_autofree char *path = beside (office, NEW);
  g_autoptr (SourcierStore) store = sourcier_store_create (path, error);

  return store != NULL;
}

static gboolean
repair (CoreTestOffice  *office,
        GError         **error)
{
  g_autofree char *path = beside (office, OLD), *to = beside (office, "Refait.sourcier");
  g_autoptr (SourcierRecovery) recovery = sourcier_damage_repair (path, to, NULL, NULL, error);

  return recovery != NULL;
}

static gboolean
recover (CoreTestOffice  *office,
         GError         **error)
{
  g_autofree char *path = beside (office, DAMAGED), *to = beside (office, "Retrouvé.sourcier"), *kept = NULL;
  g_autoptr (SourcierRecovery) recovery = sourcier_damage_recover (path, to, NULL, NULL, error);

  return recovery != NULL && sourcier_damage_replace (path, to, &kept, error);
}

const OfficeDeed office_deeds[] = {
  { "redo", redo },
  { "edit", edit },
  { "add", add },
  { "bulk", bulk },
  { "import", import },
  { "contracts", import_contracts },
  { "official-list", load_list },
  { "saved-list", save_question },
  { "merge", merge },
  { "undo", undo },
  { "take-back", take_import_back },
  { "delete", delete_many },
  { "backup", back_up },
  { "erase", erase, TRUE },
  { "restore", restore },
  { "migration", migrate, TRUE },
  { "repair", repair },
  { "create", create, TRUE },
  { "recover", recover, TRUE },
};
const guint n_office_deeds = G_N_ELEMENTS (office_deeds);

static void
write_lists (CoreTestOffice *office)
{
  g_autoptr (GString) text = g_string_new ("Nom;Ville;Code postal;Labels;Contact;Courriel du contact;Familles\n");

  g_string_append (text, "Quévaux;Cergy;95000;EI;Zoé Quévaux;zoe@quevaux.example;\n");
  for (int i = 0; i < 60; i++)
    g_string_append_printf (text, "%s %d;Pontoise;95300;%s;;;\n", i % 3 == 0 ? "Menuiserie" : "Traiteur", i, i % 2 == 0 ? "EI, ESS" : "");
  put (office, "first.csv", text->str);
  g_string_append (text, "Lavoir du Marché;Ermont;95120;EA;;;\nGaleries;Ermont;95120;ESAT;;;\n");
  for (int i = 0; i < 40; i++)
    g_string_append_printf (text, "Garage %d;Ermont;95120;ESS;;;\n", i);
  put (office, "list.csv", text->str);
  put (office, "decp.json", "{\"marches\": {\"marche\": [" CONTRACT ("2024-1") ", " CONTRACT ("2024-2") "]}}");
  put (office, "cpv.csv", "code;libelle_fr;libelle_en\r\n03000000-1;Produits agricoles;Agricultural products\r\n"
                          "90910000-9;Services de nettoyage;Cleaning services\r\n");
}

static void
make_old (CoreTestOffice *office)
{
  g_autofree char *path = beside (office, OLD);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) old = _sourcier_store_create_version (path, OLD_VERSION, &error);

  g_assert_no_error (error);
  sourcier_store_execute (old, "INSERT INTO meta VALUES ('replica', 7), ('next_id', 41);"
                               "INSERT INTO supplier (id, name, search) VALUES (1, 'Ancien', 'ancien'), (2, 'Bois', 'bois');"
                               "INSERT INTO label_award (id, supplier, label) VALUES (3, 1, 'EI');"
                               "INSERT INTO history (at, user, name, changes, changeset)"
                               " VALUES ('2026-01-05T09:00:00Z', 'A', 'Add', 3, x'')", &error);
  g_assert_no_error (error);
}

/* Copied while it is open, so that what was done last stands in its log; then its first bytes are lost. */
static void
make_damaged (CoreTestOffice *office)
{
  g_autofree char *path = beside (office, DAMAGED), *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *open_log = g_strconcat (office->path, "-wal", NULL), *bytes = NULL, *log_bytes = NULL;
  gsize size, log_size;

  g_assert_true (g_file_get_contents (office->path, &bytes, &size, NULL));
  g_assert_true (g_file_get_contents (open_log, &log_bytes, &log_size, NULL));
  g_assert_cmpuint (log_size, >, 0);
  memset (bytes, 0, 16);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  g_assert_true (g_file_set_contents (log, log_bytes, (gssize) log_size, NULL));
}

/* Fills the empty file that a test was given, and lays beside it what the deeds need: a backup too. */
void
office_deeds_set_up (CoreTestOffice *office)
{
  g_autofree char *path = beside (office, "first.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autoptr (GError) error = NULL;

  write_lists (office);
  g_autoptr (SourcierSupplierImport) first = sourcier_supplier_import_new (office->store, file);
  sourcier_supplier_import_prepare (first, NULL, NULL, &error);
  g_assert_no_error (error);
  sourcier_supplier_import_apply (first, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&first);
  sourcier_backup_make (office->store, policy, SOURCIER_BACKUP_FORMAT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  office_test_save_buyer (office->store, "Edit", "Mairie");
  office_test_save_buyer (office->store, "Edit again", "Commune");
  sourcier_store_undo (office->store, NULL, &error);
  g_assert_no_error (error);
  make_damaged (office);
  g_clear_object (&office->store);
  make_old (office);
}

static void
append_rows (GString    *text,
             sqlite3    *db,
             const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK)
    while (sqlite3_step (stmt) == SQLITE_ROW)
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        g_string_append_printf (text, "%s%c", (const char *) sqlite3_column_text (stmt, i),
                                i + 1 < sqlite3_column_count (stmt) ? '|' : '\n');
  if (sqlite3_finalize (stmt) != SQLITE_OK)
    g_string_append_printf (text, "%s\n", sqlite3_errmsg (db));
}

static char *
ask (sqlite3    *db,
     const char *sql)
{
  GString *text = g_string_new (NULL);

  append_rows (text, db, sql);
  return g_strchomp (g_string_free (text, FALSE));
}

static void
dump_table (GString    *text,
            sqlite3    *db,
            const char *table)
{
  g_autofree char *columns_sql =
    g_strdup_printf ("SELECT group_concat ('quote (\"' || name || '\")', ' || '','' || ') FROM pragma_table_info ('%s')"
                     " WHERE NOT ('%s' = 'history' AND name = 'at')", table, table);
  g_autofree char *columns = ask (db, columns_sql);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\"%s ORDER BY 1", columns, table,
                                          g_str_equal (table, "meta") ? " WHERE key NOT IN ('commits', 'traces', 'replica')" : "");

  g_string_append_printf (text, "%s\n", table);
  append_rows (text, db, sql);
}

/* Returns: (transfer full): everything in a file, its history too, but for the hours, as another program reads it. */
char *
office_deeds_dump (const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_autofree char *tables = ask (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  g_auto (GStrv) names = g_strsplit (tables, "\n", -1);

  append_rows (text, db, "PRAGMA user_version");
  append_rows (text, db, "PRAGMA quick_check");
  append_rows (text, db, "PRAGMA foreign_key_check");
  append_rows (text, db, "SELECT count(*) FROM sqlite_schema");
  for (guint i = 0; names[i] != NULL; i++)
    dump_table (text, db, names[i]);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
digest_file (const char *path)
{
  g_autofree char *bytes = NULL, *dump = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  if (size < 16 || memcmp (bytes, "SQLite format 3", 16) != 0)
    return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  dump = office_deeds_dump (path);
  if (g_getenv ("SOURCIER_TEST_DUMPS") != NULL)
    return g_steal_pointer (&dump);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, dump, -1);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
list_below (GPtrArray  *names,
            const char *folder,
            const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *told = g_strconcat (prefix, name, NULL);
      g_autofree char *inside = g_strconcat (told, "/", NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_below (names, path, inside);
      else
        g_ptr_array_add (names, g_steal_pointer (&told));
    }
}

/* What SQLite keeps beside a file, a copy that is not finished, and the note of who works on it. */
static gboolean
is_passing (const char *name)
{
  return g_str_has_suffix (name, "-wal") || g_str_has_suffix (name, "-shm") || g_str_has_suffix (name, "-journal")
         || g_str_has_suffix (name, "-open") || strstr (name, ".unfinished") != NULL;
}

/* Returns: (transfer full): the names of all files in a folder and below it, in order, without what passes. */
GPtrArray *
office_deeds_list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  list_below (names, folder, "");
  for (guint i = names->len; i-- > 0;)
    if (is_passing (names->pdata[i]))
      g_ptr_array_remove_index (names, i);
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Returns: (transfer full): the names of the copies that are not finished, and of the journals without a file, a line each */
char *
office_deeds_list_unfinished (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *told = g_string_new (NULL);

  list_below (names, folder, "");
  for (guint i = 0; i < names->len; i++)
    if (strstr (names->pdata[i], ".unfinished") != NULL)
      g_string_append_printf (told, "%s\n", (char *) names->pdata[i]);
  return g_string_free (told, FALSE);
}

/* Returns: (transfer full): each file of a folder with what it holds, a line each; hours in names are told as "WHEN". */
char *
office_deeds_tell (const char *folder)
{
  g_autoptr (GPtrArray) names = office_deeds_list_names (folder);
  g_autoptr (GRegex) hour = g_regex_new ("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{6}", 0, 0, NULL);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *digest = digest_file (path);
      g_autofree char *name = g_regex_replace_literal (hour, names->pdata[i], -1, 0, "WHEN", 0, NULL);

      g_string_append_printf (told, "%s\t%s\n", name, digest);
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* Copies a folder with all that is in it into an empty one. */
void
office_deeds_copy (const char *from,
                   const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL), *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
          office_deeds_copy (source, target);
          continue;
        }
      g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
      g_assert_true (g_file_set_contents_full (target, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}
