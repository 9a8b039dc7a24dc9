/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-purchase.h"
#include "cli-supplier.h"

#include "base/user.h"
#include "base/text.h"
#include "exchange/label-sheet.h"
#include "purchases/letter-template-store.h"
#include "purchases/letters.h"
#include "purchases/purchase-store.h"
#include "purchases/sending-store.h"
#include "purchases/shortlist-store.h"

#include <glib/gi18n-lib.h>

static char *purchase_number, *template_name, *together_path, *folder_path, *save_path, *language_code, *reply_by, *sender, *signatory, *record_on, *labels_path, *format_id;
static int start = 1;
static char **sirets;
static gboolean replace, list_templates, as_json;

static GOptionEntry entries[] = {
  { "purchase", 'p', 0, G_OPTION_ARG_STRING, &purchase_number, N_("The purchase: its number or UID"), N_("PURCHASE") },
  { "supplier", 's', 0, G_OPTION_ARG_STRING_ARRAY, &sirets,
    N_("Write to the supplier of this SIRET; to the whole shortlist if none is told"), N_("SIRET") },
  { "template", 't', 0, G_OPTION_ARG_FILENAME, &template_name, N_("The template: a file (.odt), or the name of one that the office keeps; the program’s own if none is told"),
    N_("TEMPLATE") },
  { "list-templates", 0, 0, G_OPTION_ARG_NONE, &list_templates, N_("Tell the templates that the office keeps"), NULL },
  { "save-template", 0, 0, G_OPTION_ARG_FILENAME, &save_path, N_("Write the program’s own template here, to edit it"),
    N_("FILE") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder_path, N_("The folder of the letters"), N_("FOLDER") },
  { "together", 0, 0, G_OPTION_ARG_FILENAME, &together_path, N_("Write all letters into this one file (.odt)"), N_("FILE") },
  { "labels", 0, 0, G_OPTION_ARG_FILENAME, &labels_path, N_("Write labels for envelopes here (.pdf or .odt)"), N_("FILE") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format_id, N_("The sheets of labels: L7160, L7159, L7161, L7162, L7163, L7165 or DL"),
    N_("FORMAT") },
  { "start", 0, 0, G_OPTION_ARG_INT, &start, N_("The first free label of a sheet that was begun"), N_("NUMBER") },
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("Replace letters that are in the folder already"), NULL },
  { "language", 'l', 0, G_OPTION_ARG_STRING, &language_code, N_("Language of the letters: fr or en"), N_("LANGUAGE") },
  { "reply-by", 0, 0, G_OPTION_ARG_STRING, &reply_by, N_("Until when an answer is asked for; three weeks if it is not told"),
    N_("DAY") },
  { "sender", 0, 0, G_OPTION_ARG_STRING, &sender, N_("The sender’s address, telephone and e-mail"), N_("TEXT") },
  { "signatory", 0, 0, G_OPTION_ARG_STRING, &signatory, N_("Who signs"), N_("TEXT") },
  { "record", 0, 0, G_OPTION_ARG_STRING, &record_on, N_("Record that they were written to on this day, about the purchase"),
    N_("DAY") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static gboolean
find_listed (SourcierStore  *store,
             gint64          purchase,
             GArray         *ids,
             GError        **error)
{
  g_autoptr (SourcierPurchase) found = sourcier_purchase_store_load (store, purchase, error);
  g_autoptr (GPtrArray) listed = found != NULL ? sourcier_shortlist_store_load (store, found, error) : NULL;

  for (guint i = 0; listed != NULL && i < listed->len; i++)
    {
      const SourcierShortlistEntry *entry = listed->pdata[i];
      gint64 id = entry->supplier != NULL ? sourcier_supplier_get_id (entry->supplier) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
      else
        g_printerr (_("%s: no longer in the directory, not written to\n"), sourcier_shortlist_entry_get_name (entry));
    }
  return listed != NULL;
}

static GPtrArray *
load_recipients (SourcierStore  *store,
                 gint64          purchase,
                 GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (sirets != NULL ? !sourcier_cli_find_suppliers (store, sirets, ids, error)
                     : !find_listed (store, purchase, ids, error))
    return NULL;
  if (ids->len == 0)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("There is nobody to write to: the shortlist is empty"));
      return NULL;
    }
  return sourcier_letter_recipients_load (store, ids, error);
}

/* Names are the same whatever their accents and case, as for a person; with or without “.odt”. */
static gboolean
is_named (const SourcierLetterTemplate *kept,
          const char                   *name)
{
  g_autofree char *valid = g_filename_display_name (name);
  g_autofree char *folded = sourcier_text_fold (valid);

  return sourcier_text_folds_to (kept->name, folded);
}

/* Of several of one name, in two languages, that in the language of the letters. */
static SourcierOdtTemplate *
load_kept (SourcierStore     *store,
           SourcierLanguage   language,
           GError           **error)
{
  g_autoptr (GPtrArray) kept = sourcier_letter_template_store_list (store, error);
  const SourcierLetterTemplate *found = NULL;

  if (kept == NULL)
    return NULL;
  for (guint i = 0; i < kept->len; i++)
    {
      const SourcierLetterTemplate *each = kept->pdata[i];

      if (is_named (each, template_name) && (found == NULL || each->language == language))
        found = each;
    }
  if (found != NULL)
    return sourcier_letter_template_store_load (store, found->id, error);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
               _("“%s” is neither a file nor a template that the office keeps: --list-templates tells these"), template_name);
  return NULL;
}

/* A file goes before a name. */
static SourcierOdtTemplate *
load_template (SourcierStore     *store,
               SourcierLanguage   language,
               GError           **error)
{
  g_autoptr (GFile) file = template_name != NULL ? g_file_new_for_commandline_arg (template_name) : NULL;

  if (file == NULL)
    return sourcier_letter_template_default (language, error);
  return g_file_query_exists (file, NULL) ? sourcier_odt_template_load (file, NULL, error) : load_kept (store, language, error);
}

static gboolean
print_templates (SourcierStore  *store,
                 GError        **error)
{
  g_autoptr (GPtrArray) kept = sourcier_letter_template_store_list (store, error);
  g_autoptr (JsonArray) answer = json_array_new ();

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const SourcierLetterTemplate *each = kept->pdata[i];
      g_autofree char *day = sourcier_day_to_iso (each->added_on);
      g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\n", each->name, sourcier_language_get_code (each->language), day);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", each->name);
      json_object_set_string_member (object, "language", sourcier_language_get_code (each->language));
      json_object_set_string_member (object, "added_on", day);
      json_array_add_object_element (answer, object);
      if (!as_json)
        sourcier_cli_print (line);
    }
  if (kept != NULL && as_json)
    {
      JsonNode *node = json_node_new (JSON_NODE_ARRAY);

      json_node_set_array (node, answer);
      sourcier_cli_print_json (node);
    }
  return kept != NULL;
}

static JsonArray *
list_unknown (GPtrArray *unknown)
{
  JsonArray *marks = json_array_new ();

  for (guint i = 0; i < unknown->len; i++)
    {
      const SourcierOdtMark *mark = unknown->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "mark", mark->written);
      json_object_set_int_member (object, "paragraph", mark->paragraph);
      json_array_add_object_element (marks, object);
    }
  return marks;
}

static JsonObject *
tell_letter (const SourcierLetterRecipient *recipient,
             const char                    *name)
{
  JsonObject *object = json_object_new ();
  g_autofree char *doubt = sourcier_letter_recipient_doubt_to_words (recipient);

  json_object_set_string_member (object, "siret", sourcier_supplier_get_text (recipient->supplier, SOURCIER_SUPPLIER_SIRET));
  json_object_set_string_member (object, "name", sourcier_supplier_get_name (recipient->supplier));
  json_object_set_string_member (object, "file", name);
  if (*doubt != '\0')
    json_object_set_string_member (object, "doubt", doubt);
  return object;
}

static void
print_report (GPtrArray *recipients,
              GPtrArray *names,
              GPtrArray *unknown)
{
  JsonObject *report = json_object_new ();
  JsonArray *letters = json_array_new ();

  for (guint i = 0; i < recipients->len; i++)
    json_array_add_object_element (letters, tell_letter (recipients->pdata[i], names->pdata[i]));
  json_object_set_array_member (report, "letters", letters);
  json_object_set_array_member (report, "unknown_marks", list_unknown (unknown));
  sourcier_cli_print_object (report);
}

static void
warn (const SourcierLetters *letters,
      SourcierOdtTemplate   *template,
      GPtrArray             *recipients,
      GPtrArray             *unknown)
{
  guint n_marks = sourcier_letter_template_check (template, unknown);
  g_autofree char *words = sourcier_odt_marks_to_words (unknown);
  g_autofree char *missing = sourcier_letters_missing_to_words (letters, template);

  if (n_marks == 0)
    g_printerr (_("%s has no mark that names a field: all letters are the same\n"), sourcier_odt_template_get_name (template));
  if (*words != '\0')
    g_printerr ("%s\n", words);
  if (*missing != '\0')
    g_printerr (_("Nothing is told for: %s\n"), missing);
  for (guint i = 0; i < recipients->len; i++)
    {
      const SourcierLetterRecipient *recipient = recipients->pdata[i];
      g_autofree char *doubt = sourcier_postal_doubts_to_words (recipient->address->doubts);

      if (*doubt != '\0')
        g_printerr ("%s: %s\n", sourcier_supplier_get_name (recipient->supplier), doubt);
    }
}

static gboolean
write_letters (SourcierLetters      *letters,
               SourcierOdtTemplate  *template,
               GPtrArray            *recipients,
               GError              **error)
{
  g_autoptr (GPtrArray) names = sourcier_letters_name_files (letters, recipients);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_odt_mark_free);
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (folder_path);

  if (!replace && !sourcier_letters_check_folder (folder, names, NULL, error))
    return FALSE;
  warn (letters, template, recipients, unknown);
  if (!sourcier_letters_write (letters, template, recipients, names, folder, NULL, NULL, error))
    return FALSE;
  if (as_json)
    print_report (recipients, names, unknown);
  for (guint i = 0; !as_json && i < names->len; i++)
    {
      sourcier_cli_print (names->pdata[i]);
      sourcier_cli_print ("\n");
    }
  return TRUE;
}

static gboolean
write_together (SourcierLetters      *letters,
                SourcierOdtTemplate  *template,
                GPtrArray            *recipients,
                GError              **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_odt_mark_free);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (together_path);

  if (folder_path == NULL)
    warn (letters, template, recipients, unknown);
  return sourcier_letters_write_together (letters, template, recipients, file, NULL, NULL, error);
}

static gboolean
write_labels (GPtrArray                  *recipients,
              const SourcierLabelFormat  *format,
              GError                    **error)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (labels_path);

  for (guint i = 0; i < recipients->len; i++)
    {
      const SourcierLetterRecipient *recipient = recipients->pdata[i];
      g_autofree char *doubt = sourcier_postal_doubts_to_words (recipient->address->doubts);

      if (*doubt != '\0' && folder_path == NULL)
        g_printerr ("%s: %s\n", sourcier_supplier_get_name (recipient->supplier), doubt);
      g_ptr_array_add (labels, sourcier_postal_address_to_text (recipient->address));
    }
  return sourcier_label_sheet_write (labels, format, (guint) start, file, NULL, NULL, error);
}

/* What stays of it in the office's file: whoever is written to stands on the shortlist. */
static gboolean
record (SourcierStore    *store,
        SourcierLetters  *letters,
        GPtrArray        *recipients,
        SourcierDay       day,
        GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *document = template_name != NULL ? g_path_get_basename (template_name) : g_strdup ("");
  g_autofree char *valid = g_filename_display_name (document);
  SourcierSendingAbout about = { day, SOURCIER_SENDING_LETTER, valid };
  guint n_added;

  for (guint i = 0; i < recipients->len; i++)
    {
      gint64 id = sourcier_supplier_get_id (((SourcierLetterRecipient *) recipients->pdata[i])->supplier);
      g_array_append_val (ids, id);
    }
  return sourcier_sending_store_add (store, sourcier_purchase_get_id (letters->purchase), ids, &about, &n_added, error);
}

static gboolean
save_template (SourcierLanguage   language,
               GError           **error)
{
  g_autoptr (SourcierOdtTemplate) template = sourcier_letter_template_default (language, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (save_path);

  return template != NULL && sourcier_odt_template_save (template, file, NULL, error);
}

static gboolean
run (SourcierStore              *store,
     SourcierLanguage            language,
     const SourcierLabelFormat  *format,
     SourcierDay                 until,
     SourcierDay                 recorded,
     GError                    **error)
{
  g_autoptr (SourcierPurchase) purchase =
    purchase_number != NULL ? sourcier_cli_find_purchase (store, purchase_number, error) : NULL;
  gint64 id = purchase != NULL ? sourcier_purchase_get_id (purchase) : 0;
  g_autoptr (SourcierLetters) letters = NULL;
  g_autoptr (GPtrArray) recipients = NULL;
  g_autoptr (SourcierOdtTemplate) template = NULL;

  if (purchase_number != NULL && purchase == NULL)
    return FALSE;
  letters = sourcier_letters_new (store, id, language, error);
  recipients = letters != NULL ? load_recipients (store, id, error) : NULL;
  if (recipients == NULL)
    return FALSE;
  letters->reply_by = until != SOURCIER_DAY_NONE ? until : letters->reply_by;
  g_free (letters->sender);
  letters->sender = g_strcompress (sender != NULL ? sender : "");
  g_free (letters->signatory);
  letters->signatory = g_strcompress (signatory != NULL ? signatory : "");
  if (folder_path != NULL || together_path != NULL)
    {
      template = load_template (store, language, error);
      if (template == NULL)
        return FALSE;
    }
  return (labels_path == NULL || write_labels (recipients, format, error))
         && (folder_path == NULL || write_letters (letters, template, recipients, error))
         && (together_path == NULL || write_together (letters, template, recipients, error))
         && (recorded == SOURCIER_DAY_NONE || record (store, letters, recipients, recorded, error));
}

/**
 * sourcier_cli_run_letters:
 * @command: the command
 * @argv: what was typed
 *
 * Writes a letter to each supplier of a purchase's shortlist, or to those whose SIRET is told, from a template, and labels for
 * the envelopes.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_letters (const SourcierCliCommand  *command,
                          char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;
  SourcierLanguage language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  SourcierDay until, recorded;
  gboolean writes;
  const SourcierLabelFormat *format;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if (language_code != NULL && !sourcier_language_find (language_code, &language))
    return sourcier_cli_misuse (command, _("“%s” is unknown to %s"), language_code, "--language");
  until = reply_by != NULL ? sourcier_day_parse (reply_by) : SOURCIER_DAY_NONE;
  if (reply_by != NULL && until == SOURCIER_DAY_NONE)
    return sourcier_cli_misuse (command, _("“%s” is unknown to %s"), reply_by, "--reply-by");
  recorded = record_on != NULL ? sourcier_day_parse (record_on) : SOURCIER_DAY_NONE;
  if (record_on != NULL && recorded == SOURCIER_DAY_NONE)
    return sourcier_cli_misuse (command, _("“%s” is unknown to %s"), record_on, "--record");
  if (record_on != NULL && purchase_number == NULL)
    return sourcier_cli_misuse (command, _("What is recorded is about a purchase: %s"), "--purchase");
  writes = folder_path != NULL || together_path != NULL || labels_path != NULL;
  format = sourcier_label_format_find (format_id != NULL ? format_id : "L7160");
  if (format == NULL)
    return sourcier_cli_misuse (command, _("“%s” is unknown to %s"), format_id, "--format");
  if (start < 1 || (guint) start > sourcier_label_format_per_page (format))
    return sourcier_cli_misuse (command, _("A sheet of this format has the labels 1 to %u: %s"),
                                sourcier_label_format_per_page (format), "--start");
  if (folder_path == NULL && together_path == NULL && save_path == NULL && labels_path == NULL && !list_templates)
    return sourcier_cli_misuse (command, _("Tell where to write: %s"), "--output, --together, --labels, --save-template");
  if (writes && purchase_number == NULL && sirets == NULL)
    return sourcier_cli_misuse (command, _("Tell whom to write to: %s"), "--purchase, --supplier");

  store = sourcier_cli_open (arguments[0], record_on != NULL);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  if (save_path != NULL && !save_template (language, &error))
    return sourcier_cli_fail (error);
  if (list_templates && !print_templates (store, &error))
    return sourcier_cli_fail (error);
  return !writes || run (store, language, format, until, recorded, &error) ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
}
