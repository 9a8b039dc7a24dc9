/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/new-office.h"

#include "office/buyer-store.h"
#include "plans/plan-sample.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* A long name of a buyer, of any script, stays well under the 255 bytes that file systems give. */
#define MOST_NAME_BYTES 120

/* The name without what some file system refuses in a file's name. */
static char *
make_file_name (const char *name)
{
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && kept->len < MOST_NAME_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL))
        g_string_append_c (kept, '-');
      else
        g_string_append_unichar (kept, c);
    }
  /* A name that begins with a point would be hidden, and one that ends with a point or a space is refused by Windows. */
  while (kept->len > 0 && strchr (". ", kept->str[kept->len - 1]) != NULL)
    g_string_truncate (kept, kept->len - 1);
  while (kept->len > 0 && strchr (". ", kept->str[0]) != NULL)
    g_string_erase (kept, 0, 1);
  return g_strdup (kept->str);
}

/* "Val-d’Oise.sourcier", or "Val-d’Oise 2.sourcier" if that name is taken. */
static char *
find_free_path (const char *folder,
                const char *name)
{
  g_autofree char *base = make_file_name (name);
  g_autofree char *path = NULL;
  guint number = 1;

  do
    {
      g_autofree char *file = number == 1 ? g_strconcat (base, SOURCIER_STORE_SUFFIX, NULL)
                                          : g_strdup_printf ("%s %u" SOURCIER_STORE_SUFFIX, base, number);
      g_free (path);
      path = g_build_filename (folder, file, NULL);
      number++;
    }
  while (g_file_test (path, G_FILE_TEST_EXISTS));
  return g_steal_pointer (&path);
}

static char *
get_own_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "sourcier", NULL);
}

/**
 * sourcier_new_office_propose_path:
 * @name: the buyer's name, may be ""
 *
 * Proposes where an office's file could be kept: among the reader's documents, else, where these cannot be written, with
 * the program's own data.
 *
 * Returns: (transfer full): the path of a file that is not there yet
 */
char *
sourcier_new_office_propose_path (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *own = get_own_folder ();
  gboolean writable = documents != NULL && g_access (documents, W_OK) == 0;
  g_autofree char *base = make_file_name (name);

  return find_free_path (writable ? documents : own, *base != '\0' ? base : _("My office"));
}

/**
 * sourcier_new_office_sample_path:
 *
 * Returns: (transfer full): the path where a new sample office shall be kept, with the program's own data
 */
char *
sourcier_new_office_sample_path (void)
{
  g_autofree char *own = get_own_folder ();

  return find_free_path (own, _("Sample office"));
}

/**
 * sourcier_new_office_make:
 * @path: where the file shall lie; its folder is made if need be
 * @buyer: whose office it is
 * @sample: whether to make the sample office instead, with a fictitious buyer and its suppliers
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Makes an office's file. It takes a while with a sample: call it from a worker. What was begun is taken away again if
 * it fails.
 *
 * Returns: %FALSE with @error set if it could not be made
 */
gboolean
sourcier_new_office_make (const char     *path,
                          SourcierBuyer  *buyer,
                          gboolean        sample,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_BUYER (buyer), FALSE);

  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY,
                   _("The folder “%s” cannot be made (%s). Choose another place."), folder, g_strerror (errno));
      return FALSE;
    }

  g_autoptr (SourcierStore) store = sourcier_store_create (path, error);
  if (store == NULL)
    return FALSE;

  sourcier_store_set_cancellable (store, cancellable);
  if (sample ? sourcier_plan_sample_fill (store, error)
             : sourcier_buyer_store_change (store, _("Create the office"), buyer, error))
    return TRUE;

  g_clear_object (&store);
  g_unlink (path);
  return FALSE;
}
