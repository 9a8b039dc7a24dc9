/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/exchange-private.h"

#define CHUNK_SIZE (64 * 1024)

static void
report (GInputStream     *stream,
        SourcierProgress *progress,
        gint64            size)
{
  if (progress == NULL || !G_IS_FILTER_INPUT_STREAM (stream))
    return;

  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));
  if (G_IS_SEEKABLE (base))
    sourcier_progress_report (progress, g_seekable_tell (G_SEEKABLE (base)), size);
}

/**
 * sourcier_exchange_read_chunks:
 * @file: (nullable): the file being read, for the errors; %NULL for bytes in memory
 * @stream: clean UTF-8, as sourcier_encoding_open() gives it
 * @func: given each chunk, which may end anywhere
 * @user_data: for @func
 * @progress: (nullable): told of the bytes of the file that are read
 * @size: how many bytes the file has, 0 if nobody knows
 * @cancellable: (nullable): stops the reading
 * @error: why reading stopped; what @func gave, or a #SourcierExchangeError
 *
 * Reads a stream to its end in little memory.
 *
 * Returns: whether the end was reached
 */
gboolean
sourcier_exchange_read_chunks (GFile              *file,
                               GInputStream       *stream,
                               SourcierChunkFunc   func,
                               gpointer            user_data,
                               SourcierProgress   *progress,
                               gint64              size,
                               GCancellable       *cancellable,
                               GError            **error)
{
  g_autofree char *buffer = g_malloc (CHUNK_SIZE);
  g_autoptr (GError) cause = NULL;
  gssize length;

  while ((length = g_input_stream_read (stream, buffer, CHUNK_SIZE, cancellable, &cause)) > 0)
    {
      if (!func (buffer, length, user_data, error))
        return FALSE;
      report (stream, progress, size);
    }

  if (length < 0)
    sourcier_exchange_take_read_error (error, g_steal_pointer (&cause), file);
  return length == 0;
}

/**
 * sourcier_exchange_file_size:
 * @file: a file
 * @cancellable: (nullable): stops the look
 *
 * Returns: how many bytes it has, 0 if nobody knows
 */
gint64
sourcier_exchange_file_size (GFile        *file,
                             GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}
