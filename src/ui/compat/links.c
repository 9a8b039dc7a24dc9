/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "compat/links.h"

#include "base/link.h"
#include "base/log.h"
#include "compat/alert.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How many bytes of the log are shown to whoever asks about trouble. */
#define MOST_OF_LOG 8000

static void
shown_cb (GObject      *window,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (window), result, &error))
    sourcier_alert_show (from, _("The link could not be opened"), error->message);
}

/* Offices that read their mail in a browser often have no program for it, and the system only says “not supported”. */
static void
mail_shown_cb (GObject      *window,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GtkWidget) from = user_data;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (window), result, NULL))
    sourcier_alert_show (from, _("No message could be begun"),
                         _("This computer has no mail program that answers. Choose one in its settings, or export the "
                           "addresses to your webmail."));
}

static void
open_uri (GtkWidget  *from,
          const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (from);
  g_return_if_fail (GTK_IS_WINDOW (root));

  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL,
                     g_str_has_prefix (uri, "mailto:") ? mail_shown_cb : shown_cb, g_object_ref (from));
}

/**
 * sourcier_link_open:
 * @from: the widget that holds the link
 * @uri: "https://…", "mailto:…", "tel:…"
 *
 * Opens something in the program that the reader's system has for it: a page, a message, a call. Links come from lists and
 * files that others wrote: any other address is told and left alone.
 */
void
sourcier_link_open (GtkWidget  *from,
                    const char *uri)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (uri != NULL);

  if (sourcier_link_is_allowed (uri))
    {
      open_uri (from, uri);
      return;
    }

  g_autofree char *shown = g_utf8_make_valid (uri, -1);
  g_autofree char *body =
    g_strdup_printf (_("Only addresses of the web, of the mail and telephone numbers are opened. This one may open a file "
                       "or run a program: %.200s"), shown);

  sourcier_alert_show (from, _("The link was not opened"), body);
}

/**
 * sourcier_file_open:
 * @from: the widget that asks
 * @uri: what this program wrote: "file:…"
 *
 * Opens a file in the program that the reader's system has for it.
 */
void
sourcier_file_open (GtkWidget  *from,
                    const char *uri)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (g_str_has_prefix (uri, "file:"));

  open_uri (from, uri);
}

/**
 * sourcier_folder_show:
 * @from: the widget that asks
 * @uri: a file: "file:…"
 *
 * Opens the folder that a file is in.
 */
void
sourcier_folder_show (GtkWidget  *from,
                      const char *uri)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (uri != NULL);

  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_uri = g_file_get_uri (folder != NULL ? folder : file);

  open_uri (from, folder_uri);
}

/**
 * sourcier_about_show:
 * @parent: the window before which it stands
 *
 * Shows what the program is, which version it is, and its licence.
 */
void
sourcier_about_show (GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

  static const char *developers[] = { "Sourcier contributors", NULL };
  g_autofree char *folder = sourcier_log_dup_folder ();
  g_autofree char *last = sourcier_log_read_last (MOST_OF_LOG);
  g_autofree char *debug = g_strdup_printf ("%s\n\n%s", folder, last);

  adw_show_about_window (parent,
                         "application-name", "Sourcier",
                         "application-icon", SOURCIER_APP_ID,
                         "developer-name", _("Sourcier contributors"),
                         "developers", developers,
                         "version", SOURCIER_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Inclusive and responsible procurement for French public buyers: "
                                       "the supplier directory of an office, in one file."),
                         "translator-credits", _("translator-credits"),
                         "debug-info", debug,
                         "debug-info-filename", "sourcier.log",
                         NULL);
}
