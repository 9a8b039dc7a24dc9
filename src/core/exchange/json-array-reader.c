/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/json-array-reader.h"

#include "exchange/exchange-private.h"
#include "exchange/json-scanner.h"
#include "exchange/text-converter.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  JsonParser *parser;
  SourcierJsonItemFunc func;
  gpointer user_data;
} Reading;

static gboolean
item_cb (const SourcierJsonItem  *found,
         gpointer                 user_data,
         GError                 **error)
{
  Reading *reading = user_data;
  SourcierJsonItem item = *found;

  if (item.problem == SOURCIER_JSON_ITEM_SOUND)
    {
      JsonNode *root;

      if (!json_parser_load_from_data (reading->parser, item.text, -1, NULL))
        item.problem = SOURCIER_JSON_ITEM_BROKEN;
      else if ((root = json_parser_get_root (reading->parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
        item.problem = SOURCIER_JSON_ITEM_NOT_OBJECT;
      else
        item.object = json_node_get_object (root);
    }
  return reading->func (&item, reading->user_data, error);
}

static gboolean
feed_cb (const char  *bytes,
         gsize        length,
         gpointer     user_data,
         GError     **error)
{
  return sourcier_json_scanner_feed (user_data, bytes, length, error);
}

static gboolean
read_stream (GFile                 *file,
             GInputStream          *stream,
             const char            *root,
             SourcierJsonItemFunc   func,
             gpointer               user_data,
             SourcierProgress      *progress,
             GCancellable          *cancellable,
             GError               **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  Reading reading = { parser, func, user_data };
  g_autoptr (SourcierJsonScanner) scanner = sourcier_json_scanner_new (root, item_cb, &reading);
  g_autofree char *name = sourcier_exchange_file_name (file);
  gint64 size = file != NULL ? sourcier_exchange_file_size (file, cancellable) : 0;

  if (!sourcier_exchange_read_chunks (file, stream, feed_cb, scanner, progress, size, cancellable, error)
      || !sourcier_json_scanner_finish (scanner, error))
    return FALSE;
  if (sourcier_json_scanner_found (scanner))
    return TRUE;

  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               /* translators: the name of a file, and of a list that it should hold */
               _("“%s” holds no list named “%s”: choose another file"), name != NULL ? name : "", root);
  return FALSE;
}

/**
 * sourcier_json_array_read:
 * @file: a JSON document in any encoding that lists come in
 * @root: the name of the list
 * @func: called for each element, in order
 * @user_data: for @func
 * @progress: (nullable): told of the bytes read, out of those of the file
 * @cancellable: (nullable): stops the reading
 * @error: why reading stopped; what @func gave, or a #SourcierExchangeError
 *
 * Reads a document of any length in the memory of its largest element. The list is the document itself, a member @root
 * of it, or each member of an object @root. An element that is not JSON is given as such, and reading goes on with the
 * next one.
 *
 * Returns: whether the whole document was read and the list was in it
 */
gboolean
sourcier_json_array_read (GFile                 *file,
                          const char            *root,
                          SourcierJsonItemFunc   func,
                          gpointer               user_data,
                          SourcierProgress      *progress,
                          GCancellable          *cancellable,
                          GError               **error)
{
  SourcierEncoding encoding;
  g_autoptr (GInputStream) stream = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (root != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!sourcier_encoding_detect (file, &encoding, cancellable, error))
    return FALSE;
  stream = sourcier_encoding_open (file, encoding, cancellable, error);
  return stream != NULL && read_stream (file, stream, root, func, user_data, progress, cancellable, error);
}

/**
 * sourcier_json_array_read_bytes:
 * @bytes: a JSON document in UTF-8
 * @root: the name of the list
 * @func: called for each element, in order
 * @user_data: for @func
 * @error: why reading stopped
 *
 * Reads a document that is in memory as sourcier_json_array_read() does.
 *
 * Returns: whether the whole document was read and the list was in it
 */
gboolean
sourcier_json_array_read_bytes (GBytes                *bytes,
                                const char            *root,
                                SourcierJsonItemFunc   func,
                                gpointer               user_data,
                                GError               **error)
{
  g_return_val_if_fail (bytes != NULL && root != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GConverter) converter = sourcier_text_converter_new (SOURCIER_ENCODING_UTF8);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);

  return read_stream (NULL, stream, root, func, user_data, NULL, NULL, error);
}

/**
 * sourcier_json_item_problem_to_words:
 * @problem: why an element could not be read
 *
 * Returns: (transfer none): a sentence for the reader, "" if there is no problem
 */
const char *
sourcier_json_item_problem_to_words (SourcierJsonItemProblem problem)
{
  switch (problem)
    {
    case SOURCIER_JSON_ITEM_NOT_OBJECT:
      return _("It is not an object between braces");
    case SOURCIER_JSON_ITEM_BROKEN:
      return _("It is not JSON: a quotation mark, a comma or a bracket is missing");
    case SOURCIER_JSON_ITEM_TOO_LONG:
      return _("It is too long to be read");
    case SOURCIER_JSON_ITEM_CUT:
      return _("The file ends within it: fetch the file again");
    case SOURCIER_JSON_ITEM_SOUND:
    default:
      return "";
    }
}
