/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-backup.h"
#include "cli-import-repairs.h"
#include "cli-import-words.h"
#include "cli-import.h"
#include "cli-layout.h"

#include "base/text.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-import-layout-store.h"
#include "suppliers/supplier-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many odd rows are told apart before the rest is only counted. */
#define MOST_TOLD 20

static gboolean dry_run, skip_doubtful, changes, as_json;
static char *doubtful, *missing, *rejects, *label, *source, *dated, *policy, *repair, *leave, *layout_name, *new_layout_name;
static char **maps, **words;

static GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would be done and change nothing"), NULL },
  { "rejects", 'r', 0, G_OPTION_ARG_FILENAME, &rejects, N_("Write the rows that do not come in to this list"),
    N_("OUT") },
  { "doubtful", 0, 0, G_OPTION_ARG_STRING, &doubtful,
    N_("What doubtful rows are: the supplier that they may be, a new one, or nothing that comes in"), "same|new|skip" },
  { "missing", 0, 0, G_OPTION_ARG_FILENAME, &missing,
    N_("Write the suppliers with the label, or known from this list, that are not in it any more, to this list"),
    N_("OUT") },
  { "changes", 0, 0, G_OPTION_ARG_NONE, &changes, N_("With --json, tell row by row what changes field by field, what is left out, and what is or may be repaired"),
    NULL },
  { "skip-doubtful", 0, 0, G_OPTION_ARG_NONE, &skip_doubtful, N_("Leave doubtful rows out"), NULL },
  { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &maps,
    N_("Read a column as this field; without a field, not at all; may be repeated"), N_("COLUMN=FIELD") },
  { "label", 0, 0, G_OPTION_ARG_STRING, &label, N_("All suppliers of the list carry this label"), N_("LABEL") },
  { "source", 0, 0, G_OPTION_ARG_STRING, &source,
    N_("Where the list comes from: the evidence of its labels"), N_("TEXT") },
  { "dated", 0, 0, G_OPTION_ARG_STRING, &dated, N_("Of which day the list is, told with the evidence of its labels"),
    N_("DAY") },
  { "policy", 0, 0, G_OPTION_ARG_STRING, &policy,
    N_("What the list may do to suppliers that are there: fill in what is empty, replace what differs (the usual), or "
       "only add labels"), "fill|replace|labels" },
  { "repair", 0, 0, G_OPTION_ARG_STRING, &repair,
    N_("Put back the leading zeros that seem to be lost, of these, parted by commas"), "postcodes,sirets,phones,cpv" },
  { "leave", 0, 0, G_OPTION_ARG_STRING, &leave, N_("Lines of the list where nothing is put back all the same, parted by commas"),
    "12,40" },
  { "word", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words,
    N_("What a word that is not known means: the code of a label or of a family, “ignore”, or “notes”; may be repeated"),
    N_("WORD=CODE") },
  { "layout", 0, 0, G_OPTION_ARG_STRING, &layout_name, N_("Read the list as those that were kept under this name"),
    N_("NAME") },
  { "save-layout", 0, 0, G_OPTION_ARG_STRING, &new_layout_name,
    N_("Keep how the list is read under this name: columns, label, source, policy, repairs"), N_("NAME") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static JsonArray *told_rows, *told_repairs;

/* Doubtful and rejected rows are told on the standard error: they are for a person to look at. */
static gboolean
tell_rows (SourcierSupplierImport  *import,
           SourcierImportEffect     effect,
           GError                 **error)
{
  g_autoptr (GPtrArray) rows = sourcier_supplier_import_get_rows (import, effect, MOST_TOLD, error);
  gint64 n = sourcier_supplier_import_get_n (import, effect);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      SourcierImportRow *row = g_ptr_array_index (rows, i);

      /* translators: a line of a list: its number, whether it is doubtful or rejected, the supplier’s name, why */
      g_printerr (_("line %u, %s, %s: %s\n"), sourcier_import_row_get_line (row),
                  sourcier_import_effect_get_name (effect), sourcier_import_row_get_name (row),
                  sourcier_import_row_get_reason (row));
    }
  if (n > rows->len)
    g_printerr (ngettext ("… and %d more\n", "… and %d more\n", n - rows->len), (int) (n - rows->len));
  return TRUE;
}

static void
print_text (SourcierSupplierImport *import)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  g_string_append_printf (answer, "read: %" G_GINT64_FORMAT "\n", sourcier_supplier_import_get_n_read (import));
  for (int effect = 0; effect < SOURCIER_N_IMPORT_EFFECTS; effect++)
    g_string_append_printf (answer, "%s: %" G_GINT64_FORMAT "\n", sourcier_import_effect_get_code (effect),
                            sourcier_supplier_import_get_n (import, effect));
  sourcier_cli_print (answer->str);
}

/* What changes can only be told before it is done. */
static gboolean
note_rows (SourcierSupplierImport  *import,
           GError                 **error)
{
  if (!changes || !as_json)
    return TRUE;
  told_rows = sourcier_cli_import_rows_to_json (import, error);
  told_repairs = told_rows != NULL ? sourcier_cli_import_repaired_cells_to_json (import, error) : NULL;
  return told_repairs != NULL;
}

static void
print_json (SourcierSupplierImport *import)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (answer, "read", sourcier_supplier_import_get_n_read (import));
  for (int effect = 0; effect < SOURCIER_N_IMPORT_EFFECTS; effect++)
    json_object_set_int_member (answer, sourcier_import_effect_get_code (effect),
                                sourcier_supplier_import_get_n (import, effect));
  sourcier_cli_import_words_to_json (import, answer);
  sourcier_cli_import_repairs_to_json (import, told_repairs, answer);
  if (told_rows != NULL)
    json_object_set_array_member (answer, "rows", g_steal_pointer (&told_rows));
  json_node_set_object (node, answer);
  sourcier_cli_print_json (node);
}

static gboolean
refuse (GError     **error,
        const char  *value,
        const char  *option,
        GString     *possible)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is unknown to %s: choose one of %s"), value,
               option, possible->str);
  return FALSE;
}

static void
add_possible (GString    *possible,
              const char *word)
{
  if (*word != '\0')
    g_string_append_printf (possible, "%s%s", possible->len > 0 ? ", " : "", word);
}

/* By its header as written, else by its header in other letters, else by its place. */
static gboolean
find_column (SourcierSupplierImport *import,
             const char             *name,
             guint                  *column)
{
  guint n = sourcier_supplier_import_get_n_columns (import);
  g_autofree char *folded = sourcier_text_fold (name);
  guint64 place;

  for (*column = 0; *column < n; (*column)++)
    if (g_str_equal (sourcier_supplier_import_get_header (import, *column), name))
      return TRUE;
  for (*column = 0; *column < n; (*column)++)
    {
      g_autofree char *header = sourcier_text_fold (sourcier_supplier_import_get_header (import, *column));

      if (*header != '\0' && g_str_equal (header, folded))
        return TRUE;
    }
  if (!g_ascii_string_to_unsigned (name, 10, 1, n, &place, NULL))
    return FALSE;
  *column = (guint) place - 1;
  return TRUE;
}

static gboolean
refuse_column (SourcierSupplierImport  *import,
               const char              *name,
               GError                 **error)
{
  g_autoptr (GString) possible = g_string_new (NULL);

  for (guint i = 0; i < sourcier_supplier_import_get_n_columns (import); i++)
    add_possible (possible, sourcier_supplier_import_get_header (import, i));
  return refuse (error, name, "--map", possible);
}

static gboolean
refuse_field (const char  *name,
              GError     **error)
{
  g_autoptr (GString) possible = g_string_new (NULL);
  guint n;
  const int *targets = sourcier_import_targets (&n);

  for (guint i = 0; i < n; i++)
    add_possible (possible, sourcier_import_target_get_id (targets[i]));
  return refuse (error, name, "--map", possible);
}

/* "Column=field": a column may have the sign in its name, a field has not. */
static gboolean
map_column (SourcierSupplierImport  *import,
            const char              *map,
            GError                 **error)
{
  const char *sign = strrchr (map, '=');
  g_autofree char *column_name = g_strndup (map, sign - map);
  int target = SOURCIER_IMPORT_TARGET_NONE;
  guint column;

  if (!find_column (import, column_name, &column))
    return refuse_column (import, column_name, error);
  if (sign[1] != '\0' && !sourcier_import_target_from_name (sign + 1, &target))
    return refuse_field (sign + 1, error);
  sourcier_supplier_import_set_target (import, column, target);
  return TRUE;
}

static gboolean
map_columns (SourcierSupplierImport  *import,
             GError                 **error)
{
  if (maps == NULL)
    return TRUE;
  if (!sourcier_supplier_import_read_columns (import, NULL, error))
    return FALSE;
  for (guint i = 0; maps[i] != NULL; i++)
    if (!map_column (import, maps[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_label (SourcierSupplierImport  *import,
           GError                 **error)
{
  const SourcierLabelKind *kind = label != NULL ? sourcier_label_kind_recognise (label) : NULL;
  g_autoptr (GString) possible = g_string_new (NULL);
  guint n;
  const SourcierLabelKind * const *kinds = sourcier_label_kinds (&n);

  if (source != NULL)
    sourcier_supplier_import_set_source (import, source);
  if (dated != NULL)
    sourcier_supplier_import_set_source_day (import, sourcier_day_parse (dated));
  if (kind != NULL)
    sourcier_supplier_import_set_label (import, sourcier_label_kind_get_code (kind));
  if (kind != NULL || label == NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    add_possible (possible, sourcier_label_kind_get_code (kinds[i]));
  return refuse (error, label, "--label", possible);
}

static gboolean
set_policy (SourcierSupplierImport  *import,
            GError                 **error)
{
  SourcierImportPolicy chosen;
  g_autoptr (GString) possible = g_string_new (NULL);

  if (policy == NULL)
    return TRUE;
  if (sourcier_import_policy_from_code (policy, &chosen))
    {
      sourcier_supplier_import_set_policy (import, chosen);
      return TRUE;
    }
  for (int i = 0; i < SOURCIER_N_IMPORT_POLICIES; i++)
    add_possible (possible, sourcier_import_policy_get_code (i));
  return refuse (error, policy, "--policy", possible);
}

/* What is typed beside goes before what is kept. */
static gboolean
use_layout (SourcierSupplierImport  *import,
            SourcierStore           *store,
            GError                 **error)
{
  sourcier_supplier_import_set_layout_name (import, new_layout_name);
  if (layout_name == NULL)
    return TRUE;

  g_autoptr (SourcierImportLayout) layout = sourcier_import_layout_store_find (store, layout_name, error);
  if (layout != NULL)
    sourcier_supplier_import_use_layout (import, layout);
  return layout != NULL;
}

static gboolean
settle_layout (SourcierSupplierImport  *import,
               GFile                   *list,
               GError                 **error)
{
  SourcierListWishes wishes;

  if (!sourcier_cli_layout_settle (list, &wishes, error))
    return FALSE;
  sourcier_supplier_import_set_wishes (import, &wishes);
  return TRUE;
}

/* What can be seen to be wrong before the list is read. */
static gboolean
check_pairs (const SourcierCliCommand *command)
{
  if (dated != NULL && sourcier_day_parse (dated) == SOURCIER_DAY_NONE)
    {
      sourcier_cli_misuse (command, _("“%s” is no day: write it like 2026-12-31"), dated);
      return FALSE;
    }
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strchr (words[i], '=') == NULL)
      {
        sourcier_cli_misuse (command, _("“%s” gives a word no meaning: write “Word=code”"), words[i]);
        return FALSE;
      }
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    if (strchr (maps[i], '=') == NULL)
      {
        sourcier_cli_misuse (command, _("“%s” maps no column to a field: write “Column=field”"), maps[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
import_list (SourcierSupplierImport  *import,
             SourcierStore           *store,
             GFile                   *list,
             GError                 **error)
{
  g_autoptr (GFile) out = rejects != NULL ? g_file_new_for_commandline_arg (rejects) : NULL;

  sourcier_supplier_import_set_skip_doubtful (import, skip_doubtful);
  return settle_layout (import, list, error)
         && use_layout (import, store, error)
         && map_columns (import, error)
         && set_label (import, error)
         && set_policy (import, error)
         && sourcier_cli_import_set_repairs (import, repair, leave, error)
         && sourcier_cli_import_words_decide (import, words, error)
         && sourcier_supplier_import_prepare (import, NULL, NULL, error)
         && sourcier_supplier_import_check_columns (import, error)
         && sourcier_cli_import_decide (import, doubtful, error)
         && note_rows (import, error)
         && sourcier_cli_import_write_missing (import, store, missing, error)
         && tell_rows (import, SOURCIER_IMPORT_DOUBTFUL, error)
         && tell_rows (import, SOURCIER_IMPORT_REJECTED, error)
         && sourcier_cli_import_tell_words (import)
         && sourcier_cli_import_tell_repairs (import)
         && (out == NULL || sourcier_supplier_import_write_rejects (import, out, NULL, error))
         && (dry_run || sourcier_supplier_import_apply (import, NULL, NULL, error));
}

/**
 * sourcier_cli_run_import:
 * @command: the command
 * @argv: what was typed
 *
 * Brings a list into the directory, its layout, its columns and a label of all its suppliers as typed, and prints how many rows were read and what became of them.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_import (const SourcierCliCommand  *command,
                         char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierSupplierImport) import = NULL;
  g_autoptr (GFile) list = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, sourcier_cli_layout_entries (), argv, &arguments)
      || !check_pairs (command))
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], !dry_run);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  if (!dry_run)
    sourcier_cli_back_up_before (store, SOURCIER_BACKUP_IMPORT);
  list = g_file_new_for_commandline_arg (arguments[1]);
  import = sourcier_supplier_import_new (store, list);
  if (!import_list (import, store, list, &error))
    return sourcier_cli_fail (error);

  if (as_json)
    print_json (import);
  else
    print_text (import);
  return SOURCIER_CLI_OK;
}
