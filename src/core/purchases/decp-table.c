/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-table.h"

#include "base/text.h"
#include "exchange/list-reader.h"
#include "exchange/csv-writer.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Two tables are about: that of the ministry (a row a contract, "titulaire_id_1" to "_3", columns for one modification
 * and one subcontract) and that of decp.info (a row for each holder and each modification of a contract, the contract as it
 * was from then on). In both, the rows of a contract follow each other, and are put together again here. */

/* What a column tells, beside the fields of a contract. */
typedef enum
{
  COLUMN_NONE = SOURCIER_N_DECP_FIELDS,
  COLUMN_HOLDER_KIND,
  COLUMN_HOLDER_ID,
  COLUMN_HOLDER_NAME,
  COLUMN_STAGE,                /* 0: the contract as it was signed, 1: after its first modification… */
  COLUMN_ACT,                  /* and above: a member of an act */
} Column;

typedef enum
{
  MEMBER_NUMBER,
  MEMBER_NOTIFIED,
  MEMBER_PUBLISHED,
  MEMBER_MONTHS,
  MEMBER_AMOUNT,
  MEMBER_WORDS,
  MEMBER_PARTY_KIND,
  MEMBER_PARTY_ID,
  N_MEMBERS,
} Member;

#define ACT_COLUMN(kind, member) (COLUMN_ACT + (kind) * N_MEMBERS + (member))

/* Folded headers. The ministry's own are put together from the names of the schema. */
static const struct
{
  const char *header;
  int column;
} headers_known[] = {
  { "titulaire nom", COLUMN_HOLDER_NAME },
  { "titulaire denominationsociale", COLUMN_HOLDER_NAME },
  { "titulaire id", COLUMN_HOLDER_ID },
  { "titulaire typeidentifiant", COLUMN_HOLDER_KIND },
  { "concessionnaire denominationsociale", COLUMN_HOLDER_NAME },
  { "concessionnaire id", COLUMN_HOLDER_ID },
  { "concessionnaire typeidentifiant", COLUMN_HOLDER_KIND },
  { "modification id", COLUMN_STAGE },
  { "idmodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_NUMBER) },
  { "objetmodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_WORDS) },
  { "dureemoismodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_MONTHS) },
  { "montantmodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_AMOUNT) },
  { "datenotificationmodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_NOTIFIED) },
  { "datenotificationmodificationmodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_NOTIFIED) },
  { "datepublicationdonneesmodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_PUBLISHED) },
  { "datepublicationdonneesmodificationmodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_PUBLISHED) },
  { "idtitulairemodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_PARTY_ID) },
  { "typeidentifianttitulairemodification", ACT_COLUMN (SOURCIER_DECP_MODIFICATION, MEMBER_PARTY_KIND) },
  { "idactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT, MEMBER_NUMBER) },
  { "idsoustraitant", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT, MEMBER_PARTY_ID) },
  { "typeidentifiantsoustraitant", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT, MEMBER_PARTY_KIND) },
  { "dureemoisactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT, MEMBER_MONTHS) },
  { "datenotificationactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT, MEMBER_NOTIFIED) },
  { "datepublicationdonneesactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT, MEMBER_PUBLISHED) },
  { "montantactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT, MEMBER_AMOUNT) },
  { "variationprixactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT, MEMBER_WORDS) },
  { "idmodificationactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT_CHANGE, MEMBER_NUMBER) },
  { "dureemoismodificationactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT_CHANGE, MEMBER_MONTHS) },
  { "montantmodificationactesoustraitance", ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT_CHANGE, MEMBER_AMOUNT) },
  { "datenotificationmodificationsoustraitancemodificationactesoustraitance",
    ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT_CHANGE, MEMBER_NOTIFIED) },
  { "datepublicationdonneesmodificationactesoustraitance",
    ACT_COLUMN (SOURCIER_DECP_SUBCONTRACT_CHANGE, MEMBER_PUBLISHED) },
};

typedef struct
{
  const SourcierDecpReading *reading;
  int *columns;
  guint n_columns;
  gboolean concession;
  SourcierDecpContract *contract;    /* the one whose rows are being read */
  char *key;
} TableReading;

static gboolean
names_field (const char        *folded,
             SourcierDecpField  field,
             gboolean           concession)
{
  g_autofree char *id = sourcier_text_fold (sourcier_decp_field_get_id (field, concession));
  g_autofree char *inner = sourcier_text_fold (sourcier_decp_field_get_inner (field));

  return *folded != '\0' && (g_str_equal (folded, id) || g_str_equal (folded, inner));
}

/* "titulaire_id_2" without its number. */
static char *
fold_header (const char *header)
{
  char *folded = sourcier_text_fold (header);
  char *space = strrchr (folded, ' ');

  if (space != NULL && sourcier_text_is_digits (space + 1))
    *space = '\0';
  return folded;
}

static int
find_column (const char *header)
{
  g_autofree char *folded = fold_header (header);

  for (gsize i = 0; i < G_N_ELEMENTS (headers_known); i++)
    if (g_str_equal (folded, headers_known[i].header))
      return headers_known[i].column;
  for (int i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (names_field (folded, i, FALSE) || names_field (folded, i, TRUE))
      return i;
  return COLUMN_NONE;
}

/**
 * sourcier_decp_table_recognise:
 * @headers: (array zero-terminated=1): the headers of a table
 *
 * Returns: whether it is a table of contracts: it names them, their buyer and what is bought
 */
gboolean
sourcier_decp_table_recognise (const char * const *headers)
{
  guint found = 0;

  for (int i = 0; headers[i] != NULL; i++)
    {
      int column = find_column (headers[i]);

      if (column == SOURCIER_DECP_ID || column == SOURCIER_DECP_BUYER || column == SOURCIER_DECP_SUBJECT)
        found |= 1u << column;
    }
  return found == (1u << SOURCIER_DECP_ID | 1u << SOURCIER_DECP_BUYER | 1u << SOURCIER_DECP_SUBJECT);
}

static const char *
get_cell (const TableReading  *table,
          char               **cells,
          guint                n_cells,
          int                  column)
{
  for (guint i = 0; i < MIN (n_cells, table->n_columns); i++)
    if (table->columns[i] == column)
      return sourcier_csv_unguard (cells[i]);
  return "";
}

static gboolean
end_contract (TableReading  *table,
              GError       **error)
{
  SourcierDecpContract *contract = g_steal_pointer (&table->contract);

  if (contract == NULL)
    return TRUE;
  sourcier_decp_contract_judge (contract);
  return table->reading->func (contract, table->reading->user_data, error);
}

static void
read_codes (SourcierDecpContract *contract,
            SourcierDecpField     field,
            const char           *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, ",;|[]", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = sourcier_text_tidy (parts[i]);
      gsize length = strlen (part);

      if (length > 1 && (part[0] == '\'' || part[0] == '"') && part[length - 1] == part[0])
        {
          part[length - 1] = '\0';
          sourcier_decp_contract_read (contract, field, part + 1);
        }
      else
        sourcier_decp_contract_read (contract, field, part);
    }
}

static void
read_fields (TableReading  *table,
             char         **cells,
             guint          n_cells)
{
  for (guint i = 0; i < MIN (n_cells, table->n_columns); i++)
    {
      int column = table->columns[i];
      const char *cell = sourcier_csv_unguard (cells[i]);

      if (column >= SOURCIER_N_DECP_FIELDS || table->contract->values[column] != NULL)
        continue;
      if (sourcier_decp_field_get_kind (column) == SOURCIER_DECP_CODES)
        read_codes (table->contract, column, cell);
      else
        sourcier_decp_contract_read (table->contract, column, cell);
    }
}

static gboolean
has_party (GPtrArray               *parties,
           const SourcierDecpParty *party)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const SourcierDecpParty *other = g_ptr_array_index (parties, i);

      if (g_str_equal (other->id, party->id) && (*party->id != '\0' || g_str_equal (other->name, party->name)))
        return TRUE;
    }
  return FALSE;
}

static void
take_party (GPtrArray         *parties,
            SourcierDecpParty *party)
{
  if (party == NULL)
    return;
  if (has_party (parties, party))
    sourcier_decp_party_free (party);
  else
    g_ptr_array_add (parties, party);
}

/* The columns of one holder stand together, those of the next begin with what the first began with. */
static void
read_holders (TableReading  *table,
              GPtrArray     *holders,
              char         **cells,
              guint          n_cells)
{
  const char *told[3] = { NULL, NULL, NULL };

  for (guint i = 0; i < MIN (n_cells, table->n_columns); i++)
    {
      int part = table->columns[i] - COLUMN_HOLDER_KIND;

      if (part < 0 || part > 2)
        continue;
      if (told[part] != NULL)
        {
          take_party (holders, sourcier_decp_contract_read_party (table->contract, told[0], told[1], told[2]));
          told[0] = told[1] = told[2] = NULL;
        }
      told[part] = sourcier_csv_unguard (cells[i]);
    }
  take_party (holders, sourcier_decp_contract_read_party (table->contract, told[0], told[1], told[2]));
}

static SourcierDecpAct *
find_act (SourcierDecpContract *contract,
          SourcierDecpActKind   kind,
          int                   number)
{
  for (guint i = 0; i < contract->acts->len; i++)
    {
      SourcierDecpAct *act = g_ptr_array_index (contract->acts, i);

      if (act->kind == kind && act->number == number)
        return act;
    }

  SourcierDecpAct *act = sourcier_decp_act_new (kind);
  act->number = number;
  g_ptr_array_add (contract->acts, act);
  return act;
}

static void
fill_act (SourcierDecpContract *contract,
          SourcierDecpAct      *act,
          const char * const   *told)
{
  g_free (act->words);
  act->words = sourcier_text_tidy (told[MEMBER_WORDS]);
  act->notified = sourcier_decp_contract_read_day (contract, "dateNotification", told[MEMBER_NOTIFIED]);
  act->published = sourcier_decp_contract_read_day (contract, "datePublicationDonnees", told[MEMBER_PUBLISHED]);
  act->months = sourcier_decp_contract_read_count (contract, "dureeMois", told[MEMBER_MONTHS]);
  act->amount = sourcier_decp_contract_read_money (contract, "montant", told[MEMBER_AMOUNT]);
  take_party (act->parties, sourcier_decp_contract_read_party (contract, told[MEMBER_PARTY_KIND], told[MEMBER_PARTY_ID],
                                                               NULL));
}

/* A row of the ministry's table tells one act of each kind at most. */
static void
read_acts (TableReading  *table,
           char         **cells,
           guint          n_cells)
{
  for (int kind = 0; kind < SOURCIER_N_DECP_ACTS; kind++)
    {
      const char *told[N_MEMBERS];
      int number;

      for (int member = 0; member < N_MEMBERS; member++)
        told[member] = get_cell (table, cells, n_cells, ACT_COLUMN (kind, member));
      number = atoi (told[MEMBER_NUMBER]);
      if (number > 0)
        fill_act (table->contract, find_act (table->contract, kind, number), told);
    }
}

/* A row of decp.info after a modification tells the contract as it was from then on. */
static void
read_stage (TableReading  *table,
            int            stage,
            char         **cells,
            guint          n_cells)
{
  SourcierDecpAct *act = find_act (table->contract, SOURCIER_DECP_MODIFICATION, stage);
  const char *told[N_MEMBERS] = { NULL };

  told[MEMBER_NOTIFIED] = get_cell (table, cells, n_cells, SOURCIER_DECP_NOTIFIED);
  told[MEMBER_PUBLISHED] = get_cell (table, cells, n_cells, SOURCIER_DECP_PUBLISHED);
  told[MEMBER_MONTHS] = get_cell (table, cells, n_cells, SOURCIER_DECP_MONTHS);
  told[MEMBER_AMOUNT] = get_cell (table, cells, n_cells, SOURCIER_DECP_AMOUNT);
  fill_act (table->contract, act, told);
  read_holders (table, act->parties, cells, n_cells);
}

static gboolean
begin_row (TableReading  *table,
           char         **cells,
           guint          n_cells,
           guint          line,
           GError       **error)
{
  g_autofree char *key = g_strconcat (get_cell (table, cells, n_cells, SOURCIER_DECP_BUYER), "\n",
                                      get_cell (table, cells, n_cells, SOURCIER_DECP_ID), NULL);

  if (table->contract != NULL && g_strcmp0 (key, table->key) == 0)
    return TRUE;
  if (!end_contract (table, error))
    return FALSE;
  g_free (table->key);
  table->key = g_steal_pointer (&key);
  table->contract = sourcier_decp_contract_new (table->concession);
  table->contract->line = line;
  return TRUE;
}

static gboolean
row_cb (char     **cells,
        guint      n_cells,
        guint      line,
        gpointer   user_data,
        GError   **error)
{
  TableReading *table = user_data;
  int stage = atoi (get_cell (table, cells, n_cells, COLUMN_STAGE));

  if (!begin_row (table, cells, n_cells, line, error))
    return FALSE;
  if (stage > 0)
    read_stage (table, stage, cells, n_cells);
  else
    {
      read_holders (table, table->contract->holders, cells, n_cells);
      read_acts (table, cells, n_cells);
    }
  /* Where no row tells the contract as it was signed, the first one tells what is known. */
  read_fields (table, cells, n_cells);
  return TRUE;
}

static gboolean
read_columns (TableReading  *table,
              char         **headers,
              GError       **error)
{
  table->n_columns = g_strv_length (headers);
  table->columns = g_new (int, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *folded = fold_header (headers[i]);

      table->columns[i] = find_column (headers[i]);
      table->concession |= g_str_has_prefix (folded, "autoriteconcedante");
    }
  if (sourcier_decp_table_recognise ((const char * const *) headers))
    return TRUE;

  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                       _("This is no list of contracts (DECP): it has no columns “id”, “acheteur.id” and “objet”. "
                         "Choose another file."));
  return FALSE;
}

/**
 * sourcier_decp_table_read:
 * @file: a table of contracts
 * @reading: what reads them
 * @progress: (nullable): told of the bytes read
 * @cancellable: (nullable): stops the reading
 * @error: why reading stopped
 *
 * Reads the table of the ministry, or that of decp.info, whichever it is.
 *
 * Returns: whether the whole table was read
 */
gboolean
sourcier_decp_table_read (GFile                      *file,
                          const SourcierDecpReading  *reading,
                          SourcierProgress           *progress,
                          GCancellable               *cancellable,
                          GError                    **error)
{
  SourcierListLayout layout;
  TableReading table = { reading };
  g_auto (GStrv) headers = NULL;
  gboolean done;

  if (!sourcier_list_detect (file, &layout, cancellable, error))
    return FALSE;
  headers = sourcier_list_read_header (file, &layout, cancellable, error);
  if (headers == NULL)
    return FALSE;

  done = read_columns (&table, headers, error)
         && sourcier_list_read (file, &layout, row_cb, NULL, &table, progress, cancellable, error)
         && end_contract (&table, error);
  g_clear_pointer (&table.contract, sourcier_decp_contract_free);
  g_free (table.columns);
  g_free (table.key);
  return done;
}
