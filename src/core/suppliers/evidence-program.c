/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/evidence-program.h"

#include <gio/gio.h>
#include <string.h>

/* What one system or another runs when it is asked to open a file of this name. Office documents whose macros run by
 * themselves and packages that install something are among them. */
static const char * const endings[] = {
  "appimage", "application", "apk", "app", "bash", "bat", "bin", "cmd", "com", "command", "cpl", "csh", "deb", "desktop", "dmg",
  "docm", "dotm", "exe", "flatpakref", "flatpakrepo", "gadget", "hta", "inf", "ins", "iso", "jar", "jnlp", "js", "jse", "ksh",
  "lnk", "lua", "msc", "msi", "msp", "mst", "php", "pif", "pl", "pm", "pptm", "potm", "ps1", "psm1", "py", "pyw", "rb", "reg",
  "rpm", "run", "scf", "scr", "service", "sh", "snap", "url", "vb", "vbe", "vbs", "webloc", "wsc", "wsf", "wsh", "xlam", "xll",
  "xlsm", "xltm", "zsh",
};

/* What the bytes tell, whatever the name. */
static const char * const types[] = {
  "application/x-executable", "application/x-sharedlib", "application/x-shellscript", "application/x-desktop",
  "application/x-msdownload", "application/x-ms-dos-executable", "application/vnd.microsoft.portable-executable",
  "application/javascript", "text/javascript", "application/java-archive", "application/x-perl", "text/x-python",
};

/* How the files begin that a system runs: programs of Linux, Windows and macOS, scripts, starters of the desktop. */
static const struct { const char *bytes; gsize length; } beginnings[] = {
  { "\x7f" "ELF", 4 }, { "MZ", 2 }, { "\xcf\xfa\xed\xfe", 4 }, { "\xca\xfe\xba\xbe", 4 }, { "#!", 2 }, { "[Desktop Entry]", 15 },
  { "L\0\0\0\x01\x14\x02", 7 },
};

#define LOOKED_AT 4096

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
  g_autofree char *bare = g_strdup (name);

  /* Windows drops dots and spaces at the end of a name. */
  for (gsize length = strlen (bare); length > 0 && strchr (". ", bare[length - 1]) != NULL; length--)
    bare[length - 1] = '\0';
  size = MIN (size, LOOKED_AT);
  return has_ending (bare) || has_beginning (bytes, size) || has_type (bare, bytes, size);
}
