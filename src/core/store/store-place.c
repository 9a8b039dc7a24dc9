/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-place.h"

#include <gio/gio.h>
#include <string.h>

/* Where an office's file lies: on a disk of this computer, on another one, in a folder that a program copies elsewhere. */

/**
 * sourcier_place_type_is_remote:
 * @type: the type of a file system, as the system names it: "ext4", "cifs"
 *
 * Returns: whether its files lie on another machine, or behind a program that may share them with one
 */
gboolean
sourcier_place_type_is_remote (const char *type)
{
  static const char * const remote[] = {
    "9p", "afs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs",
    "fuse.sshfs", "gfs", "gfs2", "glusterfs", "lustre", "ncp", "ncpfs", "nfs", "nfs4", "ocfs2", "smb", "smb2", "smb3", "smbfs",
    "sshfs", "virtiofs", NULL,
  };

  g_return_val_if_fail (type != NULL, FALSE);

  return g_strv_contains (remote, type);
}

/**
 * sourcier_place_is_remote:
 * @path: a file, or where one shall lie
 *
 * SQLite's write-ahead log shares memory between programs, which a file system on another machine cannot do. Tests name the
 * type of the file system in SOURCIER_FILESYSTEM.
 *
 * Returns: whether the file lies on another machine
 */
gboolean
sourcier_place_is_remote (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  const char *told = g_getenv ("SOURCIER_FILESYSTEM");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  const char *type;

  if (told != NULL)
    return sourcier_place_type_is_remote (told);
  info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE "," G_FILE_ATTRIBUTE_FILESYSTEM_TYPE,
                                       NULL, NULL);
  if (info == NULL)
    return FALSE;
  type = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE);
  return g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE)
         || (type != NULL && sourcier_place_type_is_remote (type));
}

/* How the folders of such programs are called, and more words may follow: "OneDrive - Ville d’Ermont". */
static const struct { const char *folder, *name; } folders[] = {
  { "OneDrive", "OneDrive" }, { "Nextcloud", "Nextcloud" }, { "ownCloud", "ownCloud" }, { "Dropbox", "Dropbox" },
  { "Google Drive", "Google Drive" }, { "GoogleDrive", "Google Drive" }, { "iCloudDrive", "iCloud Drive" },
  { "iCloud Drive", "iCloud Drive" }, { "kDrive", "kDrive" }, { "pCloudDrive", "pCloud" }, { "pCloud Drive", "pCloud" },
  { "SynologyDrive", "Synology Drive" }, { "Seafile", "Seafile" },
};

/* What the programs themselves leave in the folder that they copy. */
static const struct { const char *start, *end, *name; } marks[] = {
  { ".sync_", ".db", "Nextcloud" }, { "._sync_", ".db", "Nextcloud" }, { ".nextcloudsync.log", "", "Nextcloud" },
  { ".owncloudsync.log", "", "ownCloud" }, { ".dropbox", "", "Dropbox" }, { ".stfolder", "", "Syncthing" },
  { ".849C9593-D756-4E56-8D6E-42412F2A707B", "", "OneDrive" }, { ".tmp.drivedownload", "", "Google Drive" },
};

static const char *
tell_by_name (const char *folder)
{
  g_autofree char *base = g_path_get_basename (folder);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      gsize length = strlen (folders[i].folder);

      if (g_ascii_strncasecmp (base, folders[i].folder, length) == 0
          && (base[length] == '\0' || strchr (" (_-", base[length]) != NULL))
        return folders[i].name;
    }
  return NULL;
}

static const char *
tell_by_marks (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    for (guint i = 0; *name == '.' && i < G_N_ELEMENTS (marks); i++)
      if (g_str_has_prefix (name, marks[i].start) && g_str_has_suffix (name, marks[i].end))
        return marks[i].name;
  return NULL;
}

/**
 * sourcier_place_find_sync:
 * @path: a file
 *
 * A program that copies a folder to other computers copies a database while it is being written, and gives each of two people
 * who write a file of their own. Its folder is known by its name or by what the program keeps in it. This reads folders: not
 * for the window's thread.
 *
 * Returns: (transfer full) (nullable): the name of the program whose folder @path lies in, however deep; %NULL if none is known
 */
char *
sourcier_place_find_sync (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *folder = g_path_get_dirname (path);

  while (strlen (folder) > 1)
    {
      const char *found = tell_by_name (folder);
      char *parent = g_path_get_dirname (folder);

      if (found == NULL)
        found = tell_by_marks (folder);
      if (found != NULL || g_str_equal (parent, folder))
        {
          g_free (parent);
          return g_strdup (found);
        }
      g_free (folder);
      folder = parent;
    }
  return NULL;
}
