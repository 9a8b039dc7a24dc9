/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/evidence-program.h"

#include <gio/gio.h>
#include <string.h>

/* What one system or another runs when it is asked to open a file of this name. Office documents whose macros run by
 * themselves, packages that install something, and pages and drawings with scripts are among them. */
static const char * const endings[] = {
  "appimage", "application", "apk", "app", "bash", "bat", "bin", "cmd", "com", "command", "cpl", "csh", "deb", "desktop", "dmg",
  "docm", "dotm", "exe", "flatpakref", "flatpakrepo", "gadget", "hta", "htm", "html", "inf", "ins", "iso", "jar", "jnlp", "js", "jse",
  "ksh", "lnk", "lua", "mht", "mhtml", "msc", "msi", "msp", "mst", "php", "pif", "pl", "pm", "pptm", "potm", "ps1", "psm1", "py", "pyw", "rb", "reg",
  "rpm", "run", "scf", "scr", "service", "sh", "shtml", "snap", "svg", "svgz", "url", "vb", "vbe", "vbs", "webloc", "wsc", "wsf", "wsh", "xlam", "xll",
  "xht", "xhtml", "xlsm", "xltm", "zsh",
};

/* What the bytes tell, whatever the name. */
static const char * const types[] = {
  "application/x-executable", "application/x-sharedlib", "application/x-shellscript", "application/x-desktop",
  "application/x-msdownload", "application/x-ms-dos-executable", "application/vnd.microsoft.portable-executable",
  "application/javascript", "text/javascript", "application/java-archive", "application/x-perl", "text/x-python",
  "text/html", "application/xhtml+xml", "image/svg+xml",
};

/* How the files begin that a system runs: programs of Linux, Windows and macOS, scripts, starters of the desktop. */
static const struct { const char *bytes; gsize length; } beginnings[] = {
  { "\x7f" "ELF", 4 }, { "MZ", 2 }, { "\xcf\xfa\xed\xfe", 4 }, { "\xca\xfe\xba\xbe", 4 }, { "#!", 2 }, { "[Desktop Entry]", 15 },
  { "L\0\0\0\x01\x14\x02", 7 },
};

#define LOOKED_AT 4096

#define MOST_NAME_BYTES 200

static gboolean
has_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (ending, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_beginning (const guint8 *bytes,
               gsize         size)
{
  while (size > 0 && g_ascii_isspace (*bytes))
    {
      bytes++;
      size--;
    }
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (size >= beginnings[i].length && memcmp (bytes, beginnings[i].bytes, beginnings[i].length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_type (const char   *name,
          const guint8 *bytes,
          gsize         size)
{
  g_autofree char *guessed = g_content_type_guess (name, bytes, size, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *type = g_content_type_from_mime_type (types[i]);

      if (type != NULL && g_content_type_is_a (guessed, type))
        return TRUE;
    }
  return FALSE;
}

/* A name without what a reader does not see of it, which may hide how it ends: white space, controls, turns of direction. Some
 * systems drop it, and dots at the end. */
static char *
strip_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *bare = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isgraph (g_utf8_get_char (at)))
      g_string_append_unichar (bare, g_utf8_get_char (at));
  while (bare->len > 0 && bare->str[bare->len - 1] == '.')
    g_string_truncate (bare, bare->len - 1);
  return g_string_free (bare, FALSE);
}

/**
 * sourcier_evidence_may_run:
 * @name: what the file is called
 * @content: its bytes
 *
 * Evidence is a paper: a certificate, a decision, a letter. Whoever sent the file may have chosen its name to hide what it
 * is, so its bytes are looked at too.
 *
 * Returns: whether opening the file could run it as a program
 */
gboolean
sourcier_evidence_may_run (const char *name,
                           GBytes     *content)
{
  g_return_val_if_fail (name != NULL && content != NULL, FALSE);

  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);
  g_autofree char *bare = strip_name (name);

  size = MIN (size, LOOKED_AT);
  return has_ending (bare) || has_beginning (bytes, size) || has_type (bare, bytes, size);
}

/* Cuts a name that is too long before its ending, between two letters. */
static void
shorten (GString *name)
{
  const char *dot = strrchr (name->str, '.');
  gsize tail = dot != NULL ? strlen (dot) : 0;
  gsize kept = MOST_NAME_BYTES - (tail < MOST_NAME_BYTES / 2 ? tail : 0);
  g_autofree char *ending = g_strdup (kept < MOST_NAME_BYTES ? dot : "");

  if (name->len <= MOST_NAME_BYTES)
    return;
  while ((name->str[kept] & 0xc0) == 0x80)
    kept--;
  g_string_truncate (name, kept);
  g_string_append (name, ending);
}

/**
 * sourcier_evidence_make_safe_name:
 * @name: what another computer called a file
 *
 * Such a name must not lead out of the folder where a copy is written, hide the copy, turn its own letters round, nor be too
 * long for a file system.
 *
 * Returns: (transfer full): what to call the copy
 */
char *
sourcier_evidence_make_safe_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *safe = g_string_new (strchr (". ", *valid) != NULL ? "_" : "");

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (safe, g_unichar_isprint (letter) && (letter > 127 || strchr ("/\\:*?\"<>|", (int) letter) == NULL)
                                       ? letter : '_');
    }
  while (strchr (". ", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
  shorten (safe);
  return g_string_free (safe, FALSE);
}
