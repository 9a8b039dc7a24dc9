/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/recent-files.h"

#include "store/store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FILES 8

/* The list without @uri, with @first before it. */
static void
replace (GSettings  *settings,
         const char *first,
         const char *uri)
{
  g_auto (GStrv) old = g_settings_get_strv (settings, "recent-files");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (files, (gpointer) first);
  for (guint i = 0; old[i] != NULL && files->len < MOST_FILES; i++)
    if (!g_str_equal (old[i], uri))
      g_ptr_array_add (files, old[i]);
  g_ptr_array_add (files, NULL);

  g_settings_set_strv (settings, "recent-files", (const char * const *) files->pdata);
}

/**
 * sourcier_recent_files_add:
 * @settings: the program's settings
 * @file: an office's file that was just opened
 *
 * Puts the file first among those opened lately.
 */
void
sourcier_recent_files_add (GSettings *settings,
                           GFile     *file)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (G_IS_FILE (file));

  g_autofree char *uri = g_file_get_uri (file);
  replace (settings, uri, uri);
}

/**
 * sourcier_recent_files_remove:
 * @settings: the program's settings
 * @file: a file that could not be opened
 *
 * Forgets the file.
 */
void
sourcier_recent_files_remove (GSettings *settings,
                              GFile     *file)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (G_IS_FILE (file));

  g_autofree char *uri = g_file_get_uri (file);
  replace (settings, NULL, uri);
}

/* "Val-d’Oise — ~/Documents" */
static char *
describe (GFile *file)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder = parent != NULL ? g_file_get_parse_name (parent) : g_strdup ("");
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = sourcier_store_show_name (base);
  const char *home = g_get_home_dir ();
  g_autoptr (GString) place = g_string_new (folder);

  if (g_str_has_prefix (folder, home) && (folder[strlen (home)] == G_DIR_SEPARATOR || folder[strlen (home)] == '\0'))
    {
      g_string_erase (place, 0, (gssize) strlen (home));
      g_string_prepend_c (place, '~');
    }
  /* Translators: the name of an office’s file, and its folder */
  return g_strdup_printf (C_("recent file", "%s — %s"), name, place->str);
}

/* A label in a menu takes an underscore for a mnemonic. */
static char *
escape_mnemonics (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * sourcier_recent_files_fill_menu:
 * @settings: the program's settings
 * @menu: where to put them
 * @shown: (nullable): the file that is open, which is left out
 *
 * Lists the files opened lately, newest first, each with the action "win.open-recent".
 */
void
sourcier_recent_files_fill_menu (GSettings *settings,
                                 GMenu     *menu,
                                 GFile     *shown)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (G_IS_MENU (menu));

  g_auto (GStrv) uris = g_settings_get_strv (settings, "recent-files");

  g_menu_remove_all (menu);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      g_autofree char *words = describe (file);
      g_autofree char *label = escape_mnemonics (words);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (shown != NULL && g_file_equal (file, shown))
        continue;
      g_menu_item_set_action_and_target (item, "win.open-recent", "s", uris[i]);
      g_menu_append_item (menu, item);
    }
}
