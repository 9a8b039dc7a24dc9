/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/supplier-mail.h"

#include "base/money.h"
#include "compat/links.h"
#include "suppliers/supplier-addresses.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* So many who have no address are named; of more, the number is told. */
#define FEW 3

typedef struct
{
  SourcierStore *store;
  GArray *ids;
  char *subject;
  GPtrArray *addresses;
  GPtrArray *without;    /* names of those who have no address */
} Mail;

static void
mail_free (gpointer data)
{
  Mail *mail = data;

  g_clear_object (&mail->store);
  g_clear_pointer (&mail->ids, g_array_unref);
  g_free (mail->subject);
  g_clear_pointer (&mail->addresses, g_ptr_array_unref);
  g_clear_pointer (&mail->without, g_ptr_array_unref);
  g_free (mail);
}

static gboolean
collect_in_thread (gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Mail *mail = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (mail->store, error);

  if (reader != NULL)
    mail->addresses = sourcier_supplier_addresses_collect (reader, mail->ids, mail->without, error);
  return mail->addresses != NULL;
}

/* “none for Alpha, Beta” */
static char *
describe_without (GPtrArray *without)
{
  g_autofree char *count = sourcier_count_format (without->len);
  g_autoptr (GString) names = g_string_new (NULL);

  if (without->len > FEW)
    /* translators: follows “Message to 12 addresses” */
    return g_strdup_printf (ngettext ("%s supplier has none", "%s suppliers have none", without->len), count);
  for (guint i = 0; i < without->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (char *) without->pdata[i]);
  /* translators: follows “Message to 12 addresses”; %s are names of suppliers */
  return g_strdup_printf (_("none for %s"), names->str);
}

static char *
describe_mail (const Mail *mail,
               gboolean    copied)
{
  gulong n = mail->addresses->len;
  g_autofree char *count = sourcier_count_format ((gint64) n);
  g_autofree char *words =
    g_strdup_printf (copied ? ngettext ("Too many for a link: %s address copied, to be pasted as blind copy",
                                        "Too many for a link: %s addresses copied, to be pasted as blind copies", n)
                            : ngettext ("Message to %s address", "Message to %s addresses", n), count);

  if (mail->without->len == 0)
    return g_steal_pointer (&words);

  g_autofree char *none = describe_without (mail->without);
  /* translators: “Message to 12 addresses; none for Alpha, Beta” */
  return g_strdup_printf (_("%s; %s"), words, none);
}

/* Writes to everybody at once, or where a link cannot hold that many addresses, hands them over by the clipboard. */
static void
collected_cb (gpointer      owner,
              gpointer      data,
              const GError *error)
{
  Mail *mail = data;

  if (gtk_widget_get_root (owner) == NULL)
    return;
  if (error != NULL)
    {
      sourcier_feedback_fail (owner, _("The directory could not be read"), error);
      return;
    }
  if (mail->addresses->len == 0)
    {
      sourcier_feedback_tell (owner, _("None of these suppliers has an e-mail address"));
      return;
    }

  g_autofree char *uri = sourcier_supplier_addresses_to_uri (mail->addresses, mail->subject);
  g_autofree char *words = describe_mail (mail, uri == NULL);

  if (uri != NULL)
    {
      sourcier_link_open (owner, uri);
    }
  else
    {
      g_autofree char *text = sourcier_supplier_addresses_to_text (mail->addresses);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (owner), text);
    }
  sourcier_feedback_tell (owner, words);
}

/**
 * sourcier_supplier_mail_write:
 * @from: the widget that asks
 * @store: the office's file
 * @ids: (element-type gint64): suppliers
 * @others: (nullable) (element-type utf8): names of those to be written to whom the directory does not have
 * @subject: (nullable): what the message is about
 *
 * Opens a message to all of them, none of whom sees the others, and tells to how many it goes and who has no address. Where
 * they are too many for a link, the addresses are put on the clipboard.
 */
void
sourcier_supplier_mail_write (GtkWidget     *from,
                              SourcierStore *store,
                              GArray        *ids,
                              GPtrArray     *others,
                              const char    *subject)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (ids != NULL);

  Mail *mail = g_new0 (Mail, 1);

  mail->store = g_object_ref (store);
  mail->ids = g_array_ref (ids);
  mail->subject = g_strdup (subject);
  mail->without = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; others != NULL && i < others->len; i++)
    g_ptr_array_add (mail->without, g_strdup (others->pdata[i]));
  sourcier_job_run (from, collect_in_thread, collected_cb, mail, mail_free, NULL);
}
