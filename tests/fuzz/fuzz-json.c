/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gives the reader of contracts in JSON any bytes, as fuzz-csv.c does the reader of lists: the head of that file tells how
 * to run it, with fuzz-json and tests/fuzz/json instead.
 */
#include "exchange/json-array-reader.h"
#include "purchases/decp-json.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

/* What was read can be written and reads again as the same. */
static void
write_and_read (const SourcierDecpContract *contract)
{
  g_autoptr (JsonObject) written = sourcier_decp_contract_to_json (contract);
  const char *list = contract->concession ? "contrat-concession" : "marche";
  g_autoptr (SourcierDecpContract) again = sourcier_decp_contract_from_json (written, list, 1);

  g_assert (again->concession == contract->concession);
  g_assert (again->holders->len <= contract->holders->len);
  for (guint i = 0; i < SOURCIER_N_DECP_FIELDS; i++)
    if (again->values[i] != NULL)
      g_assert_cmpstr (again->values[i], ==, contract->values[i]);
}

static gboolean
item_cb (const SourcierJsonItem  *item,
         gpointer                 user_data,
         GError                 **error)
{
  gint64 *last = user_data;

  g_assert (item->offset > *last || *last < 0);
  g_assert (item->line >= 1 && item->list != NULL);
  g_assert (g_utf8_validate (item->text, -1, NULL));
  g_assert ((item->object == NULL) == (item->problem != SOURCIER_JSON_ITEM_SOUND));
  *last = item->offset;

  if (item->object != NULL)
    {
      g_autoptr (SourcierDecpContract) contract = sourcier_decp_contract_from_json (item->object, item->list, item->line);
      g_autofree char *words = sourcier_decp_defects_to_words (contract->defects);
      g_autofree char *key = sourcier_decp_contract_get_key (contract);

      g_assert (words != NULL && key != NULL);
      write_and_read (contract);
    }
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autoptr (GBytes) document = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  gint64 last = -1;
  gboolean done = sourcier_json_array_read_bytes (document, "marches", item_cb, &last, &error);

  g_assert (done == (error == NULL));
  return 0;
}
