/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/link.h"

#include "base/text.h"

#include <string.h>

/* Whether something stands behind @scheme that may be there: a name of a computer on the web, else anything. */
static gboolean
follows_scheme (const char *uri,
                const char *scheme,
                const char *barred)
{
  gsize length = strlen (scheme);

  return g_ascii_strncasecmp (uri, scheme, length) == 0 && uri[length] != '\0' && strchr (barred, uri[length]) == NULL;
}

/* Some mail programs join the file that an address names to the message: "mailto:a@b.fr?attach=/home/…". */
static gboolean
joins_file (const char *uri)
{
  g_autofree char *lower = g_ascii_strdown (uri, -1);
  const char *question = strchr (lower, '?');

  return question != NULL && strstr (question, "attach") != NULL;
}

/**
 * sourcier_link_is_allowed:
 * @uri: an address, from a list or a file that others wrote
 *
 * Only the web, the mail and the telephone are ever opened: a click must not run a program, open a file, join one to a
 * message or give a password to another computer of the network. An address has no white space nor control characters
 * (RFC 3986).
 *
 * Returns: whether @uri is an address of http, https, mailto or tel
 */
gboolean
sourcier_link_is_allowed (const char *uri)
{
  g_return_val_if_fail (uri != NULL, FALSE);

  if (!g_utf8_validate (uri, -1, NULL))
    return FALSE;
  for (const char *at = uri; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isgraph (g_utf8_get_char (at)))
      return FALSE;
  return follows_scheme (uri, "https://", "/?#@:\\") || follows_scheme (uri, "http://", "/?#@:\\")
         || (follows_scheme (uri, "mailto:", "/\\") && !joins_file (uri)) || follows_scheme (uri, "tel:", "/\\");
}

/**
 * sourcier_link_from_website:
 * @text: a website as a list writes it: "www.atelier.example", "https://…"
 *
 * Returns: (transfer full) (nullable): its address on the web, %NULL if there is none that may be opened
 */
char *
sourcier_link_from_website (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *written = sourcier_text_tidy (text);
  g_autofree char *uri = strstr (written, "://") != NULL ? g_strdup (written) : g_strconcat ("https://", written, NULL);

  if (g_ascii_strncasecmp (uri, "http", 4) != 0 || !sourcier_link_is_allowed (uri)
      || !g_uri_is_valid (uri, G_URI_FLAGS_PARSE_RELAXED, NULL))
    return NULL;
  return g_steal_pointer (&uri);
}
