/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-reader.h"

#include "exchange/list-reader.h"
#include "exchange/json-array-reader.h"
#include "purchases/decp-json.h"
#include "purchases/decp-table.h"

#include <string.h>

/* How much of a file is looked at to know what it is. */
#define GLIMPSE 4096

static gboolean
item_cb (const SourcierJsonItem  *item,
         gpointer                 user_data,
         GError                 **error)
{
  const SourcierDecpReading *reading = user_data;

  if (item->object == NULL)
    {
      if (reading->broken != NULL)
        reading->broken (item->line, sourcier_json_item_problem_to_words (item->problem), reading->user_data);
      return TRUE;
    }

  return reading->func (sourcier_decp_contract_from_json (item->object, item->list, item->line), reading->user_data,
                        error);
}

/* The first bytes of a file as text, whatever its encoding; NULL if there are none. */
static char *
glimpse (GFile        *file,
         GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  char bytes[GLIMPSE];
  gsize length = 0, kept = 0;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, sizeof bytes, &length, cancellable, NULL))
    return NULL;

  /* ASCII is enough to tell, also where each letter takes two bytes. */
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != '\0' && (guchar) bytes[i] < 0x80)
      bytes[kept++] = bytes[i];
  return g_strndup (bytes, kept);
}

static gboolean
looks_like_table (GFile        *file,
                  GCancellable *cancellable)
{
  SourcierListLayout layout;

  if (!sourcier_list_detect (file, &layout, cancellable, NULL))
    return FALSE;

  g_auto (GStrv) headers = sourcier_list_read_header (file, &layout, cancellable, NULL);
  return headers != NULL && sourcier_decp_table_recognise ((const char * const *) headers);
}

/**
 * sourcier_decp_recognise:
 * @file: any file
 * @cancellable: (nullable): stops the look
 *
 * Looks at the beginning of a file, and at all of it if it may be a table.
 *
 * Returns: how it tells of contracts
 */
SourcierDecpForm
sourcier_decp_recognise (GFile        *file,
                         GCancellable *cancellable)
{
  g_return_val_if_fail (G_IS_FILE (file), SOURCIER_DECP_FORM_NONE);

  g_autofree char *text = glimpse (file, cancellable);

  if (text == NULL)
    return SOURCIER_DECP_FORM_NONE;

  const char *first = text + strspn (text, " \t\r\n");
  if (*first == '{' || *first == '[')
    return strstr (first, "\"marches\"") != NULL || strstr (first, "\"acheteur\"") != NULL ? SOURCIER_DECP_FORM_JSON
                                                                                         : SOURCIER_DECP_FORM_NONE;
  return looks_like_table (file, cancellable) ? SOURCIER_DECP_FORM_TABLE : SOURCIER_DECP_FORM_NONE;
}

/**
 * sourcier_decp_read:
 * @file: essential data of contracts, in JSON of version 1 or 2 or as a table
 * @reading: what reads them
 * @progress: (nullable): told of the bytes read, out of those of the file
 * @cancellable: (nullable): stops the reading
 * @error: why reading stopped
 *
 * Reads a file of contracts of any length in little memory. What is odd is noted in each contract, and a contract that
 * cannot be read at all is told and passed over: nothing in the file stops the reading of the rest.
 *
 * Returns: whether the whole file was read
 */
gboolean
sourcier_decp_read (GFile                      *file,
                    const SourcierDecpReading  *reading,
                    SourcierProgress           *progress,
                    GCancellable               *cancellable,
                    GError                    **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (reading != NULL && reading->func != NULL, FALSE);

  g_autofree char *text = glimpse (file, cancellable);
  const char *first = text != NULL ? text + strspn (text, " \t\r\n") : "{";

  if (*first == '{' || *first == '[')
    return sourcier_json_array_read (file, "marches", item_cb, (gpointer) reading, progress, cancellable, error);
  return sourcier_decp_table_read (file, reading, progress, cancellable, error);
}
