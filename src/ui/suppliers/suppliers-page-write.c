/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "base/money.h"
#include "compat/alert.h"
#include "suppliers/supplier-mailing.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/list-export.h"
#include "widgets/supplier-mail.h"

#include <glib/gi18n-lib.h>

/* Writing to all suppliers that are selected: one message to all, or a file that letters are merged with. */

static void
mail_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autoptr (GArray) ids = sourcier_supplier_table_get_selected_ids (self->table);

  sourcier_supplier_mail_write (widget, self->store, ids, NULL, NULL);
}

static gboolean
write_mailing (SourcierStore     *reader,
               gpointer           ids,
               GFile             *file,
               SourcierProgress  *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  return sourcier_supplier_mailing_csv (reader, ids, file, progress, cancellable, error);
}

/* The question stands before the window, so what is selected is what was counted. */
static void
export_answer_cb (GtkWidget *owner,
                  gboolean   accepted)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (owner);

  if (!accepted)
    return;

  g_autofree char *day = sourcier_day_to_iso (sourcier_day_today ());
  /* translators: the name of a file, %s is a day: “Mail merge 2026-11-21.csv” */
  g_autofree char *name = g_strdup_printf (_("Mail merge %s.csv"), day);
  const SourcierListExportWords words = {
    _("Mail merge file"), name, _("Mail merge file written"), _("The mail merge file could not be written"),
  };

  sourcier_list_export_present (owner, self->store, sourcier_supplier_table_get_selected_ids (self->table),
                                (GDestroyNotify) g_array_unref, write_mailing, &words);
}

typedef struct
{
  SourcierStore *store;
  GArray *ids;
  SourcierMailingCounts counts;
} Mailing;

static void
mailing_free (gpointer data)
{
  Mailing *mailing = data;

  g_clear_object (&mailing->store);
  g_clear_pointer (&mailing->ids, g_array_unref);
  g_free (mailing);
}

static gboolean
count_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Mailing *mailing = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (mailing->store, error);

  return reader != NULL
         && sourcier_supplier_mailing_count (reader, mailing->ids, &mailing->counts, cancellable, error);
}

/* @words is taken. */
static void
append_sentence (GString *text,
                 char    *words)
{
  g_string_append_printf (text, "\n\n%s", words);
  g_free (words);
}

static char *
describe_mailing (const SourcierMailingCounts *counts)
{
  g_autofree char *n_rows = sourcier_count_format (counts->n_rows);
  g_autofree char *n_without_email = sourcier_count_format (counts->n_without_email);
  g_autofree char *n_without_address = sourcier_count_format (counts->n_without_address);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%s row: one for each contact, or for the supplier where it has none.",
                                          "%s rows: one for each contact, or for the supplier where it has none.",
                                          counts->n_rows), n_rows);
  if (counts->n_without_email > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%s row has no e-mail address.",
                                                      "%s rows have no e-mail address.", counts->n_without_email),
                                            n_without_email));
  if (counts->n_without_address > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%s row has no street or no town.",
                                                      "%s rows have no street or no town.",
                                                      counts->n_without_address), n_without_address));
  append_sentence (text, g_strdup (_("The file opens as a data source in LibreOffice Writer and in Word.")));
  return g_string_free (text, FALSE);
}

static void
mailing_counted_cb (gpointer      owner,
                    gpointer      data,
                    const GError *error)
{
  Mailing *mailing = data;
  g_autofree char *words = NULL;

  if (gtk_widget_get_root (owner) == NULL)
    return;
  if (error != NULL)
    {
      sourcier_feedback_fail (owner, _("The directory could not be read"), error);
      return;
    }
  words = describe_mailing (&mailing->counts);
  sourcier_alert_ask (owner, _("Mail merge file"), words, _("Choose a _place…"), FALSE, export_answer_cb);
}

static void
mailing_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  Mailing *mailing = g_new0 (Mailing, 1);

  mailing->store = g_object_ref (self->store);
  mailing->ids = sourcier_supplier_table_get_selected_ids (self->table);
  sourcier_job_run (self, count_in_thread, mailing_counted_cb, mailing, mailing_free, NULL);
}

static void
letters_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autoptr (GArray) ids = sourcier_supplier_table_get_selected_ids (self->table);

  gtk_widget_activate_action_variant (widget, "win.write-letters",
                                      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

/* The actions stand on the page’s class; the menu below the table and keys name them. */
void
_sourcier_suppliers_page_install_write_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.mail-selected", NULL, mail_cb);
  gtk_widget_class_install_action (widget_class, "page.letters-selected", NULL, letters_cb);
  gtk_widget_class_install_action (widget_class, "page.mailing-selected", NULL, mailing_cb);
}
