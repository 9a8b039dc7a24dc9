/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/*
 * What went wrong, for whoever is asked to help. It names programs, versions and kinds of errors, and never what stands in an
 * office's file: of a message that another library wrote, whatever stands in quotation marks, addresses and long numbers are
 * masked, for a label's text may be a supplier's name.
 */

#define NAME "sourcier.log"
/* A log that is larger gives its name away, and this many older ones stay. */
#define MOST_BYTES (512 * 1024)
#define N_OLDER 3

static GMutex mutex;
static int log_fd = -1;
static SourcierLogListener listener;

/**
 * sourcier_log_dup_folder:
 *
 * Returns: (transfer full): where the logs lie: "sourcier/log" where the system keeps what programs note for themselves
 */
char *
sourcier_log_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "sourcier", "log", NULL);
}

static char *
name_older (const char *folder,
            int         n)
{
  return n == 0 ? g_build_filename (folder, NAME, NULL) : g_strdup_printf ("%s%csourcier.%d.log", folder, G_DIR_SEPARATOR, n);
}

/* The newest becomes the first of the older ones, and the oldest goes. */
static void
rotate (const char *folder)
{
  for (int i = N_OLDER; i > 0; i--)
    {
      g_autofree char *from = name_older (folder, i - 1);
      g_autofree char *to = name_older (folder, i);

      g_rename (from, to);
    }
}

static void
open_log (void)
{
  g_autofree char *folder = sourcier_log_dup_folder ();
  g_autofree char *path = name_older (folder, 0);
  GStatBuf about;

  if (log_fd >= 0)
    close (log_fd);
  log_fd = -1;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  if (g_stat (path, &about) == 0 && about.st_size >= MOST_BYTES)
    rotate (folder);
  log_fd = g_open (path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
}

static void
write_line (const char *words)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  g_autofree char *one_line = g_strdelimit (g_utf8_make_valid (words, -1), "\r\n", ' ');
  g_autofree char *line = g_strdup_printf ("%s [%d] %s\n", at, (int) getpid (), one_line);

  g_mutex_lock (&mutex);
  if (log_fd >= 0 && lseek (log_fd, 0, SEEK_END) >= MOST_BYTES)
    open_log ();
  /* A log that cannot be written is no reason to trouble anybody. */
  if (log_fd >= 0 && write (log_fd, line, strlen (line)) < 0)
    errno = 0;
  g_mutex_unlock (&mutex);
}

/* GLib's own words about a function that was called wrongly quote the program, not the reader. */
static gboolean
is_about_code (const char *text,
               const char *quote)
{
  const char *word = "assertion ";
  gsize length = strlen (word);

  return (gsize) (quote - text) >= length && strncmp (quote - length, word, length) == 0;
}

static const char *
find_end (const char *text,
          gunichar    quote)
{
  static const struct { gunichar open; const char *close; } quotes[] = {
    { '\'', "'" }, { '"', "\"" }, { '`', "'" }, { 0x2018, "’" }, { 0x201c, "”" }, { 0xab, "»" }, { '<', ">" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (quotes[i].open == quote)
      return strstr (text, quotes[i].close);
  return NULL;
}

/* A word that may be an address of the mail, a telephone number, a SIRET. */
static gboolean
is_telling (const char *word,
            gsize       length)
{
  guint n_digits = 0;

  for (gsize i = 0; i < length; i++)
    if (word[i] == '@')
      return TRUE;
    else if (g_ascii_isdigit (word[i]) && !g_str_has_prefix (word, "0x"))
      n_digits++;
  return n_digits >= 8;
}

static const char *
write_word (GString    *masked,
            const char *p)
{
  gsize length = strcspn (p, " \t\n'\"`<");

  if (length == 0)
    length = (gsize) (g_utf8_next_char (p) - p);
  if (is_telling (p, length))
    g_string_append (masked, "…");
  else
    g_string_append_len (masked, p, (gssize) length);
  return p + length;
}

/**
 * sourcier_log_mask:
 * @text: a message that somebody else wrote
 *
 * Returns: (transfer full): the message without what it quotes, which may be of the office's file
 */
char *
sourcier_log_mask (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) masked = g_string_new (NULL);
  const char *p = valid;

  while (*p != '\0')
    {
      const char *next = g_utf8_next_char (p);
      const char *end = find_end (next, g_utf8_get_char (p));

      if (end == NULL || is_about_code (valid, p))
        {
          gsize word = strcspn (p, " \t\n'\"`<‘“«");

          if (word == 0)
            g_string_append_len (masked, p, (gssize) (next - p));
          p = word == 0 ? next : write_word (masked, p);
          continue;
        }
      g_string_append_len (masked, p, (gssize) (next - p));
      g_string_append (masked, "…");
      p = end;
      g_string_append_unichar (masked, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
  return g_strdup (masked->str);
}

static const char *
find_field (const GLogField *fields,
            gsize            n,
            const char      *key)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, key) && fields[i].length < 0)
      return fields[i].value;
  return "";
}

static GLogWriterOutput
writer_cb (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         data)
{
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    {
      const char *kind = (level & G_LOG_LEVEL_ERROR) != 0 ? "error"
                         : (level & G_LOG_LEVEL_CRITICAL) != 0 ? "critical" : "warning";
      g_autofree char *masked = sourcier_log_mask (find_field (fields, n_fields, "MESSAGE"));
      g_autofree char *line = g_strdup_printf ("%s %s: %s", kind, find_field (fields, n_fields, "GLIB_DOMAIN"), masked);

      write_line (line);
    }
  else if ((level & G_LOG_LEVEL_MESSAGE) != 0 && listener != NULL)
    listener (find_field (fields, n_fields, "GLIB_DOMAIN"), find_field (fields, n_fields, "MESSAGE"));
  return g_log_writer_default (level, fields, n_fields, data);
}

/**
 * sourcier_log_begin:
 *
 * From now on warnings and errors of this program and its libraries stand in the log as well, which its owner alone may read. To
 * be called once, before any thread begins.
 */
void
sourcier_log_begin (void)
{
  open_log ();
  g_log_set_writer_func (writer_cb, NULL, NULL);
}

/**
 * sourcier_log_listen:
 * @heard: who hears messages from now on
 *
 * Messages do not stand in the log; some libraries have no other way to tell what happens to them. To be called once, after
 * sourcier_log_begin().
 */
void
sourcier_log_listen (SourcierLogListener heard)
{
  listener = heard;
}

/**
 * sourcier_log_write:
 * @format: what to note, which must tell nothing of what stands in an office's file
 * @...: as for printf()
 *
 * Writes a line. Nothing happens before sourcier_log_begin(). Any thread may call this.
 */
void
sourcier_log_write (const char *format,
                    ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *words = g_strdup_vprintf (format, args);
  va_end (args);
  write_line (words);
}

/**
 * sourcier_log_error:
 * @error: what the reader is told
 *
 * Notes of which kind it is. Its words may name suppliers and people, and stay out of the log.
 */
void
sourcier_log_error (const GError *error)
{
  g_return_if_fail (error != NULL);

  sourcier_log_write ("told %s %d", g_quark_to_string (error->domain), error->code);
}

/**
 * sourcier_log_read_last:
 * @most: how many bytes
 *
 * Returns: (transfer full): the last lines of the log, "" if there are none
 */
char *
sourcier_log_read_last (gsize most)
{
  g_autofree char *folder = sourcier_log_dup_folder ();
  g_autofree char *path = name_older (folder, 0);
  g_autofree char *text = NULL;
  gsize size = 0;
  const char *from;

  if (!g_file_get_contents (path, &text, &size, NULL))
    return g_strdup ("");
  from = text + (size > most ? size - most : 0);
  if (from > text && strchr (from, '\n') != NULL)
    from = strchr (from, '\n') + 1;
  return g_utf8_make_valid (from, -1);
}
