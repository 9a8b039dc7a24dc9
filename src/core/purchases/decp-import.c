/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-import-private.h"

#include "base/text.h"
#include "office/buyer-store.h"
#include "purchases/decp-import-store.h"
#include "purchases/decp-json.h"
#include "purchases/decp-register.h"
#include "purchases/decp-store.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many doubtful contracts are kept to be shown; write_doubtful() tells all. */
#define MOST_SHOWN 200

G_DEFINE_FINAL_TYPE (SourcierDecpImport, sourcier_decp_import, G_TYPE_OBJECT)

/**
 * sourcier_decp_effect_get_code:
 * @effect: an effect
 *
 * Returns: (transfer none): its name for programs, "new"
 */
const char *
sourcier_decp_effect_get_code (SourcierDecpEffect effect)
{
  static const char * const codes[SOURCIER_N_DECP_EFFECTS] = { "new", "changed", "unchanged", "broken" };

  g_return_val_if_fail (effect < SOURCIER_N_DECP_EFFECTS, NULL);

  return codes[effect];
}

/**
 * sourcier_decp_effect_get_name:
 * @effect: an effect
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_decp_effect_get_name (SourcierDecpEffect effect)
{
  static const char * const names[SOURCIER_N_DECP_EFFECTS] = {
    NC_("contracts of a file", "New"), NC_("contracts of a file", "Changed"), NC_("contracts of a file", "Unchanged"),
    NC_("contracts of a file", "Unreadable"),
  };

  g_return_val_if_fail (effect < SOURCIER_N_DECP_EFFECTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "contracts of a file", names[effect]);
}

static void
free_doubtful (gpointer data)
{
  SourcierDecpDoubtful *doubtful = data;

  g_free (doubtful->subject);
  g_free (doubtful->reason);
  g_free (doubtful);
}

static void
sourcier_decp_import_finalize (GObject *object)
{
  SourcierDecpImport *self = SOURCIER_DECP_IMPORT (object);

  g_array_unref (self->decisions);
  g_ptr_array_unref (self->doubtful);
  g_clear_object (&self->store);
  sourcier_history_look_free (self->look);
  g_object_unref (self->office);
  g_object_unref (self->file);
  g_free (self->name);
  g_free (self->buyer);
  g_free (self->etag);

  G_OBJECT_CLASS (sourcier_decp_import_parent_class)->finalize (object);
}

static void
sourcier_decp_import_class_init (SourcierDecpImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_decp_import_finalize;
}

static void
sourcier_decp_import_init (SourcierDecpImport *self)
{
  self->decisions = g_array_new (FALSE, TRUE, sizeof (SourcierDecpDecision));
  self->doubtful = g_ptr_array_new_with_free_func (free_doubtful);
  self->look = sourcier_history_look_new ();
}

/**
 * sourcier_decp_import_new:
 * @store: the office's file
 * @file: essential data of contracts
 *
 * Returns: (transfer full): an import that has read nothing yet
 */
SourcierDecpImport *
sourcier_decp_import_new (SourcierStore *store,
                          GFile         *file)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  SourcierDecpImport *self = g_object_new (SOURCIER_TYPE_DECP_IMPORT, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->office = g_object_ref (store);
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (name != NULL ? name : "");
  return self;
}

/* The error of a job that the reader stopped. */
gboolean
_sourcier_decp_import_cancelled (GCancellable  *cancellable,
                                 GError       **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;

  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED,
                       _("The import was cancelled, nothing was changed"));
  return TRUE;
}

/* What changes when the list does. */
char *
_sourcier_decp_import_get_etag (SourcierDecpImport *self)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL,
                                                  NULL);

  return info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
}

static gboolean
open_connection (SourcierDecpImport  *self,
                 GError             **error)
{
  if (self->store == NULL)
    /* A file can be looked at against an office's file that cannot be written. */
    self->store = sourcier_store_get_read_only (self->office) ? sourcier_store_open_reader (self->office, error)
                                                              : sourcier_store_open_writer (self->office, error);
  if (self->store != NULL)
    sourcier_store_set_at_work (self->store, FALSE);
  return self->store != NULL;
}

static void
add_doubtful (SourcierDecpImport *self,
              guint               line,
              const char         *subject,
              char               *reason)
{
  g_autofree char *told = reason;

  if (self->doubtful->len >= MOST_SHOWN)
    return;

  SourcierDecpDoubtful *doubtful = g_new0 (SourcierDecpDoubtful, 1);
  doubtful->line = line;
  doubtful->subject = g_strdup (subject);
  doubtful->reason = g_steal_pointer (&told);
  g_ptr_array_add (self->doubtful, doubtful);
}

static void
broken_cb (guint       line,
           const char *reason,
           gpointer    user_data)
{
  SourcierDecpPass *pass = user_data;

  pass->import->n[SOURCIER_DECP_BROKEN]++;
  add_doubtful (pass->import, line, "", g_strdup (reason));
}

/* Counts the companies that the directory will get. */
static gboolean
count_parties (SourcierDecpImport  *self,
               GPtrArray           *parties,
               GError             **error)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const SourcierDecpParty *party = g_ptr_array_index (parties, i);
      gboolean new = FALSE;

      if (!g_str_equal (party->kind, "SIRET") || !sourcier_import_siret_is_key (party->id))
        continue;
      if (!sourcier_decp_import_store_note_siret (self->store, party->id, &new, error))
        return FALSE;
      self->n_new_suppliers += new;
    }
  return TRUE;
}

static gboolean
count_suppliers (SourcierDecpImport          *self,
                 const SourcierDecpContract  *contract,
                 GError                     **error)
{
  for (guint i = 0; i < contract->acts->len; i++)
    {
      const SourcierDecpAct *act = g_ptr_array_index (contract->acts, i);

      if (act->kind == SOURCIER_DECP_SUBCONTRACT && !count_parties (self, act->parties, error))
        return FALSE;
    }
  return count_parties (self, contract->holders, error);
}

/* Whether the register says already what the contract says. */
static gboolean
compare (SourcierDecpImport          *self,
         const SourcierDecpContract  *contract,
         gint64                       id,
         gboolean                    *same,
         GError                     **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (self->store, id, error);
  g_autoptr (SourcierDecpContract) rest = purchase != NULL ? sourcier_decp_store_load (self->store, id, error) : NULL;

  if (rest == NULL)
    return FALSE;

  g_autoptr (SourcierPurchase) after = sourcier_purchase_copy (purchase);
  g_autoptr (SourcierDecpContract) rest_after = sourcier_decp_rest_copy (rest);

  sourcier_decp_to_purchase (contract, self->buyer, after, rest_after);

  g_autofree char *digest = sourcier_decp_get_digest (purchase, rest);
  g_autofree char *digest_after = sourcier_decp_get_digest (after, rest_after);

  *same = sourcier_purchase_equal (purchase, after) && g_str_equal (digest, digest_after);
  return TRUE;
}

/* The purchase that says the same, else the first one that no other contract of the file was found to be. */
static gboolean
match (SourcierDecpImport          *self,
       const SourcierDecpContract  *contract,
       const char                  *uid,
       SourcierDecpDecision        *decision,
       GError                     **error)
{
  g_autoptr (GArray) ids =
    sourcier_decp_import_store_find_purchases (self->store, uid, sourcier_decp_contract_get (contract, SOURCIER_DECP_ID),
                                               error);

  if (ids == NULL)
    return FALSE;
  decision->effect = ids->len > 0 ? SOURCIER_DECP_CHANGED : SOURCIER_DECP_NEW;
  decision->purchase = ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
  for (guint i = 0; i < ids->len && decision->effect == SOURCIER_DECP_CHANGED; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean same;

      if (!compare (self, contract, id, &same, error))
        return FALSE;
      if (same)
        *decision = (SourcierDecpDecision) { id, SOURCIER_DECP_UNCHANGED };
    }
  return decision->purchase == 0 || sourcier_decp_import_store_claim (self->store, decision->purchase, error);
}

static void
count_defects (SourcierDecpImport         *self,
               const SourcierDecpContract *contract)
{
  if (contract->defects == 0)
    return;
  self->n_doubtful++;
  for (guint i = 0; i < SOURCIER_N_DECP_DEFECTS; i++)
    self->n_defects[i] += (contract->defects & SOURCIER_DECP_DEFECT_BIT (i)) != 0;
  add_doubtful (self, contract->line, sourcier_decp_contract_get (contract, SOURCIER_DECP_SUBJECT),
                sourcier_decp_defects_to_words (contract->defects));
}

static gboolean
decide (SourcierDecpImport    *self,
        SourcierDecpContract  *contract,
        SourcierDecpDecision  *decision,
        GError               **error)
{
  g_autofree char *digest = sourcier_decp_contract_get_digest (contract);
  g_autofree char *uid = _sourcier_decp_import_get_uid (contract);
  g_autofree char *head = g_strndup (digest, 15);
  gint64 number = (gint64) g_ascii_strtoull (head, NULL, 16);
  gboolean repeated, same;

  if (!sourcier_decp_import_store_note_contract (self->store, uid, number, &repeated, &same, error))
    return FALSE;
  if (repeated)
    sourcier_decp_contract_doubt (contract, SOURCIER_DECP_DEFECT_REPEATED);
  if (same)
    decision->effect = SOURCIER_DECP_UNCHANGED;
  else if (!match (self, contract, uid, decision, error))
    return FALSE;
  return count_suppliers (self, contract, error);
}

/* What names a contract in the register; one that nothing names is named for what it says. */
char *
_sourcier_decp_import_get_uid (const SourcierDecpContract *contract)
{
  char *uid = sourcier_decp_contract_get_key (contract);

  if (*uid != '\0')
    return uid;

  g_autofree char *digest = sourcier_decp_contract_get_digest (contract);
  g_free (uid);
  return g_strdup_printf ("decp:%.16s", digest);
}

static gboolean
prepare_cb (SourcierDecpContract  *contract,
            gpointer               user_data,
            GError               **error)
{
  SourcierDecpPass *pass = user_data;
  SourcierDecpImport *self = pass->import;
  g_autoptr (SourcierDecpContract) owned = contract;
  SourcierDecpDecision decision = { 0 };

  if (_sourcier_decp_import_cancelled (pass->cancellable, error) || !decide (self, owned, &decision, error))
    return FALSE;
  self->n[decision.effect]++;
  g_array_append_val (self->decisions, decision);
  count_defects (self, owned);
  return TRUE;
}

static void
forget (SourcierDecpImport *self)
{
  g_array_set_size (self->decisions, 0);
  g_ptr_array_set_size (self->doubtful, 0);
  memset (self->n, 0, sizeof self->n);
  memset (self->n_defects, 0, sizeof self->n_defects);
  self->n_doubtful = self->n_new_suppliers = 0;
}

static gboolean
read_office (SourcierDecpImport  *self,
             GError             **error)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (self->store, error);

  if (buyer == NULL)
    return FALSE;
  g_free (self->buyer);
  self->buyer = g_strdup (sourcier_buyer_get_name (buyer));
  return TRUE;
}

static gboolean
read_all (SourcierDecpImport  *self,
          SourcierProgress    *progress,
          GCancellable        *cancellable,
          GError             **error)
{
  SourcierDecpPass pass = { self, cancellable, 0 };
  SourcierDecpReading reading = { prepare_cb, broken_cb, &pass };

  if (!sourcier_decp_import_store_begin (self->store, error) || !sourcier_store_execute (self->store, "BEGIN", error))
    return FALSE;
  if (sourcier_history_look_begin (self->look, self->store, error)
      && sourcier_decp_read (self->file, &reading, progress, cancellable, error)
      && sourcier_store_execute (self->store, "COMMIT", error))
    return TRUE;
  sourcier_import_store_give_up (self->store);
  return FALSE;
}

/**
 * sourcier_decp_import_prepare:
 * @self: an import
 * @progress: (nullable): told of the bytes read, out of those of the file
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Reads the file and finds what each contract would do to the register, which does not change. Not for the window's
 * thread.
 *
 * Returns: %FALSE with @error set if the file holds no contracts, or could not be read
 */
gboolean
sourcier_decp_import_prepare (SourcierDecpImport  *self,
                              SourcierProgress    *progress,
                              GCancellable        *cancellable,
                              GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self), FALSE);

  forget (self);
  g_free (self->etag);
  self->etag = _sourcier_decp_import_get_etag (self);
  if (open_connection (self, error) && read_office (self, error) && read_all (self, progress, cancellable, error))
    return TRUE;
  forget (self);
  return FALSE;
}

/**
 * sourcier_decp_import_get_name:
 * @self: an import
 *
 * Returns: (transfer none): the name of the file, for the reader
 */
const char *
sourcier_decp_import_get_name (SourcierDecpImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self), NULL);

  return self->name;
}

/**
 * sourcier_decp_import_get_n_read:
 * @self: an import that was prepared
 *
 * Returns: how many contracts the file has, those that could not be read among them
 */
gint64
sourcier_decp_import_get_n_read (SourcierDecpImport *self)
{
  gint64 n = 0;

  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self), 0);

  for (guint i = 0; i < SOURCIER_N_DECP_EFFECTS; i++)
    n += self->n[i];
  return n;
}

/**
 * sourcier_decp_import_get_n:
 * @self: an import that was prepared
 * @effect: an effect
 *
 * Returns: how many contracts have it
 */
gint64
sourcier_decp_import_get_n (SourcierDecpImport *self,
                            SourcierDecpEffect  effect)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self) && effect < SOURCIER_N_DECP_EFFECTS, 0);

  return self->n[effect];
}

/**
 * sourcier_decp_import_get_n_doubtful:
 * @self: an import that was prepared
 *
 * Returns: how many contracts have a defect; they come in all the same
 */
gint64
sourcier_decp_import_get_n_doubtful (SourcierDecpImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self), 0);

  return self->n_doubtful;
}

/**
 * sourcier_decp_import_get_n_defect:
 * @self: an import that was prepared
 * @defect: a defect
 *
 * Returns: how many contracts have it
 */
gint64
sourcier_decp_import_get_n_defect (SourcierDecpImport *self,
                                   SourcierDecpDefect  defect)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self) && defect < SOURCIER_N_DECP_DEFECTS, 0);

  return self->n_defects[defect];
}

/**
 * sourcier_decp_import_get_n_new_suppliers:
 * @self: an import that was prepared
 *
 * Returns: how many holders the directory does not have; they are added to it
 */
gint64
sourcier_decp_import_get_n_new_suppliers (SourcierDecpImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self), 0);

  return self->n_new_suppliers;
}

/**
 * sourcier_decp_import_get_doubtful:
 * @self: an import that was prepared
 *
 * Returns: (transfer none) (element-type SourcierDecpDoubtful): the first contracts that have a defect or could not be
 *   read, in the order of the file
 */
GPtrArray *
sourcier_decp_import_get_doubtful (SourcierDecpImport *self)
{
  g_return_val_if_fail (SOURCIER_IS_DECP_IMPORT (self), NULL);

  return self->doubtful;
}
