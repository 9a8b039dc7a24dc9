/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/user.h"

#include "base/text.h"

#include <libintl.h>
#include <locale.h>

/**
 * sourcier_user_set_language:
 *
 * Has the program speak the language that the system says; to be called before anything else. The environment variable
 * SOURCIER_LOCALEDIR tells a program that is not installed where the translations are.
 */
void
sourcier_user_set_language (void)
{
  const char *told = g_getenv ("SOURCIER_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, told != NULL ? told : SOURCIER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * sourcier_user_reads_french:
 *
 * It is decided at each call from g_get_language_names(), which follows LANGUAGE, LC_ALL, LC_MESSAGES and LANG in this
 * order.
 *
 * Returns: whether the reader's first language for messages is French
 */
gboolean
sourcier_user_reads_french (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "fr");
}

/**
 * sourcier_user_dup_name:
 *
 * Returns: (transfer full): the name of whoever runs the program, as the system knows it, else the name they log in by
 */
char *
sourcier_user_dup_name (void)
{
  g_autofree char *name = sourcier_text_make_valid (g_get_real_name (), -1);

  /* What GLib says where the system does not know. */
  if (sourcier_text_is_empty (name) || g_str_equal (name, "Unknown"))
    return sourcier_text_make_valid (g_get_user_name (), -1);
  return g_steal_pointer (&name);
}
