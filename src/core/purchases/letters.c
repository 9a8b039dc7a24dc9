/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/letters.h"

#include "base/text.h"
#include "exchange/exchange-private.h"
#include "exchange/text-decoder.h"
#include "office/buyer-store.h"
#include "purchases/letter-template.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-addresses.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of a file's name without “.odt”: synchronised folders and Windows refuse long paths. */
#define MOST_NAME 80

/**
 * sourcier_letter_recipient_free:
 * @self: (nullable): somebody who is written to
 */
void
sourcier_letter_recipient_free (SourcierLetterRecipient *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->supplier);
  g_clear_object (&self->contact);
  sourcier_postal_address_free (self->address);
  g_free (self->email);
  g_free (self);
}

/**
 * sourcier_letter_recipient_doubt_to_words:
 * @self: somebody who is written to
 *
 * Returns: (transfer full): what is missing to write to them, by post or by mail: “No street · No e-mail address”; "" for nothing
 */
char *
sourcier_letter_recipient_doubt_to_words (const SourcierLetterRecipient *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *address = sourcier_postal_doubts_to_words (self->address->doubts);
  GString *words = g_string_new (address);

  if (self->email == NULL)
    sourcier_text_append_part (words, _("No e-mail address"));
  return g_string_free (words, FALSE);
}

/* The person's own address, else the firm's, else that of any contact. */
static char *
find_email (SourcierSupplier *supplier,
            SourcierContact  *contact)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);
  char *found = contact != NULL ? sourcier_email_find_first (sourcier_contact_get_text (contact, SOURCIER_CONTACT_EMAIL)) : NULL;

  if (found == NULL)
    found = sourcier_email_find_first (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_EMAIL));
  for (guint i = 0; found == NULL && i < contacts->len; i++)
    found = sourcier_email_find_first (sourcier_contact_get_text (contacts->pdata[i], SOURCIER_CONTACT_EMAIL));
  return found;
}

static SourcierLetterRecipient *
recipient_new (SourcierSupplier *supplier)
{
  SourcierLetterRecipient *self = g_new0 (SourcierLetterRecipient, 1);

  self->supplier = g_object_ref (supplier);
  g_set_object (&self->contact, sourcier_letter_choose_contact (supplier));
  self->address = sourcier_postal_address_new (supplier, self->contact);
  self->email = find_email (supplier, self->contact);
  return self;
}

/**
 * sourcier_letter_recipients_load:
 * @store: an office's file
 * @suppliers: (element-type gint64): ids of suppliers, in which order; those no longer in the directory are left out
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierLetterRecipient): whom to write to, and what is missing for it, or
 *   %NULL with @error set
 */
GPtrArray *
sourcier_letter_recipients_load (SourcierStore  *store,
                                 GArray         *suppliers,
                                 GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (suppliers != NULL, NULL);

  g_autoptr (GPtrArray) found =
    sourcier_supplier_store_load_many (store, (const gint64 *) (gpointer) suppliers->data, suppliers->len, error);
  GPtrArray *recipients;

  if (found == NULL)
    return NULL;
  recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_letter_recipient_free);
  for (guint i = 0; i < found->len; i++)
    if (found->pdata[i] != NULL)
      g_ptr_array_add (recipients, recipient_new (found->pdata[i]));
  return recipients;
}

/**
 * sourcier_letters_new:
 * @store: an office's file
 * @purchase: id of the purchase the letters are about, 0 for none
 * @language: the language of the template
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): letters of today that ask for an answer within %SOURCIER_LETTER_REPLY_DAYS, or %NULL with
 *   @error set: NOT_FOUND if the purchase is gone
 */
SourcierLetters *
sourcier_letters_new (SourcierStore     *store,
                      gint64             purchase,
                      SourcierLanguage   language,
                      GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierLetters) self = g_new0 (SourcierLetters, 1);

  self->language = language;
  self->day = sourcier_day_today ();
  self->reply_by = self->day + SOURCIER_LETTER_REPLY_DAYS;
  self->sender = g_strdup ("");
  self->signatory = g_strdup ("");
  self->buyer = sourcier_buyer_store_load (store, error);
  if (self->buyer == NULL)
    return NULL;
  if (purchase != 0)
    self->purchase = sourcier_purchase_store_load (store, purchase, error);
  return purchase == 0 || self->purchase != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sourcier_letters_free:
 * @self: letters
 */
void
sourcier_letters_free (SourcierLetters *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->buyer);
  g_clear_object (&self->purchase);
  g_free (self->sender);
  g_free (self->signatory);
  g_free (self);
}

static SourcierLetter
letter_to (const SourcierLetters         *self,
           const SourcierLetterRecipient *recipient)
{
  return (SourcierLetter) {
    self->language, self->buyer, self->purchase, recipient->supplier, recipient->contact, self->day, self->reply_by,
    self->sender, self->signatory,
  };
}

/* What does not depend on the recipient, and leaves a hole in every letter where nobody told it. */
static gboolean
is_common (SourcierLetterField field)
{
  return field == SOURCIER_LETTER_SUBJECT || field == SOURCIER_LETTER_BUYER || field == SOURCIER_LETTER_SENDER
         || field == SOURCIER_LETTER_SIGNATORY || field == SOURCIER_LETTER_REPLY_BY;
}

/**
 * sourcier_letters_missing_to_words:
 * @self: letters
 * @template: what they are written from
 *
 * Returns: (transfer full): what the template has a mark for and all letters lack, by the names of the marks: “Sender,
 *   Signatory”; "" for nothing
 */
char *
sourcier_letters_missing_to_words (const SourcierLetters *self,
                                   SourcierOdtTemplate   *template)
{
  g_return_val_if_fail (self != NULL, NULL);

  guint32 used = sourcier_letter_template_get_fields (template);
  g_autoptr (SourcierSupplier) nobody = sourcier_supplier_new ();
  SourcierLetterRecipient recipient = { nobody, NULL, NULL, NULL };
  SourcierLetter letter = letter_to (self, &recipient);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_LETTER_FIELDS; i++)
    {
      g_autofree char *value = is_common (i) && (used & 1u << i) ? sourcier_letter_get_value (&letter, i) : NULL;

      if (value != NULL && sourcier_text_is_empty (value))
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", sourcier_letter_field_get_name (i, self->language));
    }
  return g_string_free (words, FALSE);
}

/* What all systems take in the name of a file: what they do not is a space, and no name ends with one or with a dot. */
static char *
clean_name (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < MOST_NAME; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean allowed = g_unichar_isalnum (c) || (c < 128 && strchr ("-_.,'&+()", (int) c) != NULL) || c == 0x2019;

      if (allowed && !(c == '.' && clean->len == 0))
        g_string_append_unichar (clean, c);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }
  while (clean->len > 0 && strchr (" .", clean->str[clean->len - 1]) != NULL)
    g_string_truncate (clean, clean->len - 1);
  return g_strdup (clean->str);
}

static char *
name_file (const SourcierLetters         *self,
           const SourcierLetterRecipient *recipient)
{
  const char *number = self->purchase != NULL ? sourcier_purchase_get_text (self->purchase, SOURCIER_PURCHASE_NUMBER) : "";
  g_autofree char *firm = clean_name (sourcier_supplier_get_name (recipient->supplier));
  g_autofree char *reference = clean_name (number);
  const char *name = *firm != '\0' ? firm : sourcier_supplier_get_text (recipient->supplier, SOURCIER_SUPPLIER_SIRET);

  /* “Letter” keeps clear of the names that Windows has for devices: CON, AUX, NUL … */
  if (*reference == '\0')
    /* translators: the name of a letter's file; %s is the supplier */
    return g_strdup_printf (_("Letter %s"), name);
  /* translators: the name of a letter's file; the purchase's number, then the supplier */
  return g_strdup_printf (_("Letter %s %s"), reference, name);
}

/**
 * sourcier_letters_name_files:
 * @self: letters
 * @recipients: (element-type SourcierLetterRecipient): whom they go to
 *
 * Returns: (transfer full) (element-type utf8): the name of each letter's file, “Letter 2026-014 Alpha.odt”: all different, in
 *   characters that every system takes
 */
GPtrArray *
sourcier_letters_name_files (const SourcierLetters *self,
                             GPtrArray             *recipients)
{
  g_return_val_if_fail (self != NULL && recipients != NULL, NULL);

  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < recipients->len; i++)
    {
      g_autofree char *name = name_file (self, recipients->pdata[i]);
      char *file = g_strconcat (name, ".odt", NULL);

      /* Windows and macOS take “Alpha” and “ALPHA” for one. */
      for (guint n = 2; !g_hash_table_add (taken, g_utf8_casefold (file, -1)); n++)
        {
          g_free (file);
          file = g_strdup_printf ("%s (%u).odt", name, n);
        }
      g_ptr_array_add (names, file);
    }
  return names;
}

/**
 * sourcier_letters_check_folder:
 * @folder: where letters are to be written
 * @names: (element-type utf8): the names of their files
 * @cancellable: (nullable): stops the looking
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set to %SOURCIER_EXCHANGE_ERROR_BAD_INPUT if some are there already; their names are told
 */
gboolean
sourcier_letters_check_folder (GFile         *folder,
                               GPtrArray     *names,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (folder) && names != NULL, FALSE);

  const char *first = NULL;
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, names->pdata[i]);

      if (!g_file_query_exists (file, cancellable))
        continue;
      first = first != NULL ? first : names->pdata[i];
      n++;
    }
  if (n == 0)
    return TRUE;
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               ngettext ("%u letter is in this folder already: “%s”. Have it replaced, or choose another folder.",
                         "%u letters are in this folder already, “%s” among them. Have them replaced, or choose another folder.",
                         n), n, first);
  return FALSE;
}

static gboolean
make_folder (GFile         *folder,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) cause = NULL;

  if (g_file_make_directory_with_parents (folder, cancellable, &cause)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  sourcier_exchange_take_write_error (error, g_steal_pointer (&cause), folder);
  return FALSE;
}

/**
 * sourcier_letters_write:
 * @self: letters
 * @template: what they are written from
 * @recipients: (element-type SourcierLetterRecipient): whom they go to
 * @names: (element-type utf8): the names of their files, as sourcier_letters_name_files() gives them
 * @folder: where they go; it is made if it is not there
 * @progress: (nullable): told how many are written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes one letter for each. Files of these names are replaced: sourcier_letters_check_folder() tells of them before.
 *
 * Returns: %FALSE with @error set; the letters written until then are whole and stay
 */
gboolean
sourcier_letters_write (const SourcierLetters  *self,
                        SourcierOdtTemplate    *template,
                        GPtrArray              *recipients,
                        GPtrArray              *names,
                        GFile                  *folder,
                        SourcierProgress       *progress,
                        GCancellable           *cancellable,
                        GError                **error)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_ODT_TEMPLATE (template), FALSE);
  g_return_val_if_fail (recipients != NULL && names != NULL && recipients->len == names->len, FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  if (!make_folder (folder, cancellable, error))
    return FALSE;
  for (guint i = 0; i < recipients->len; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, names->pdata[i]);
      SourcierLetter letter = letter_to (self, recipients->pdata[i]);

      if (!sourcier_odt_template_merge (template, sourcier_letter_read_mark, &letter, file, cancellable, error))
        return FALSE;
      if (progress != NULL)
        sourcier_progress_report (progress, i + 1, recipients->len);
    }
  return TRUE;
}

/**
 * sourcier_letters_name_together:
 * @self: letters
 *
 * Returns: (transfer full): the name of a file that has them all, “Letters 2026-014 2026-11-22.odt”
 */
char *
sourcier_letters_name_together (const SourcierLetters *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const char *number = self->purchase != NULL ? sourcier_purchase_get_text (self->purchase, SOURCIER_PURCHASE_NUMBER) : "";
  g_autofree char *reference = clean_name (number);
  g_autofree char *day = sourcier_day_to_iso (self->day);

  if (*reference == '\0')
    /* translators: the name of a file that has several letters; %s is a day */
    return g_strdup_printf (_("Letters %s.odt"), day);
  /* translators: the name of a file that has several letters; the purchase's number, then the day */
  return g_strdup_printf (_("Letters %s %s.odt"), reference, day);
}

/**
 * sourcier_letters_write_together:
 * @self: letters
 * @template: what they are written from
 * @recipients: (element-type SourcierLetterRecipient): whom they go to
 * @file: where to write; one that is there is replaced
 * @progress: (nullable): told how many are written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes all letters into one document, each from a new page on, so that they are printed at once.
 *
 * Returns: %FALSE with @error set, whatever was there before being as it was
 */
gboolean
sourcier_letters_write_together (const SourcierLetters  *self,
                                 SourcierOdtTemplate    *template,
                                 GPtrArray              *recipients,
                                 GFile                  *file,
                                 SourcierProgress       *progress,
                                 GCancellable           *cancellable,
                                 GError                **error)
{
  g_return_val_if_fail (self != NULL && SOURCIER_IS_ODT_TEMPLATE (template), FALSE);
  g_return_val_if_fail (recipients != NULL && recipients->len > 0, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autofree SourcierLetter *letters = g_new (SourcierLetter, recipients->len);
  g_autofree gpointer *each = g_new (gpointer, recipients->len);

  for (guint i = 0; i < recipients->len; i++)
    {
      letters[i] = letter_to (self, recipients->pdata[i]);
      each[i] = &letters[i];
    }
  return sourcier_odt_template_merge_all (template, sourcier_letter_read_mark, each, recipients->len, file, progress, cancellable,
                                          error);
}
