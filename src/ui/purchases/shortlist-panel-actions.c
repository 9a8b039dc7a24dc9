/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/shortlist-panel-private.h"

#include "base/money.h"
#include "base/user.h"
#include "purchases/consultation-dialog.h"
#include "purchases/letters-dialog.h"
#include "purchases/purchase-store.h"
#include "purchases/shortlist-export.h"
#include "purchases/shortlist-store.h"
#include "widgets/export-actions.h"
#include "widgets/feedback.h"
#include "widgets/supplier-mail.h"
#include "widgets/table-copy.h"

#include <glib/gi18n-lib.h>

/* What is done with those on the list. */

guint
_sourcier_shortlist_panel_count_ticked (SourcierShortlistPanel *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += sourcier_shortlist_row_get_ticked (self->rows->pdata[i]);
  return n;
}

/* Those that are ticked, or all where none is. */
static gboolean
is_meant (SourcierShortlistPanel *self,
          SourcierShortlistRow   *row)
{
  return sourcier_shortlist_row_get_ticked (row) || _sourcier_shortlist_panel_count_ticked (self) == 0;
}

static GArray *
ids_to_mark (SourcierShortlistPanel *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SourcierShortlistEntry *entry = sourcier_shortlist_row_get_entry (self->rows->pdata[i]);
      gint64 id = sourcier_record_get_id (entry->candidate);

      if (is_meant (self, self->rows->pdata[i]) && sourcier_shortlist_entry_get_day (entry) == SOURCIER_DAY_NONE)
        g_array_append_val (ids, id);
    }
  return ids;
}

guint
_sourcier_shortlist_panel_count_to_mark (SourcierShortlistPanel *self)
{
  g_autoptr (GArray) ids = ids_to_mark (self);

  return ids->len;
}

/* The dialog stands before the window, so those who are meant are those it counted. */
static void
day_told_cb (SourcierShortlistPanel *self,
             guint                   day)
{
  g_autoptr (GArray) ids = ids_to_mark (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *done = NULL;
  guint n = 0;

  if (!sourcier_shortlist_store_consult (self->store, sourcier_purchase_get_id (self->purchase), ids, day, &n, &error))
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The shortlist could not be changed"), error);
      return;
    }
  count = sourcier_count_format (n);
  done = g_strdup_printf (ngettext ("%s supplier marked as consulted", "%s suppliers marked as consulted", n), count);
  sourcier_feedback_done (GTK_WIDGET (self), done);
}

static void
consult_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierShortlistPanel *self = SOURCIER_SHORTLIST_PANEL (widget);
  GtkWidget *dialog = sourcier_consultation_dialog_new (widget, _sourcier_shortlist_panel_count_to_mark (self));

  g_signal_connect_object (dialog, "told", G_CALLBACK (day_told_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_sourcier_shortlist_panel_remove (SourcierShortlistPanel *self,
                                  GArray                 *candidates)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *done = NULL;
  guint n = 0;

  if (!sourcier_shortlist_store_remove (self->store, sourcier_purchase_get_id (self->purchase), candidates, &n, &error))
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The shortlist could not be changed"), error);
      return;
    }
  count = sourcier_count_format (n);
  done = g_strdup_printf (ngettext ("%s supplier removed from the shortlist", "%s suppliers removed from the shortlist", n),
                          count);
  sourcier_feedback_done (GTK_WIDGET (self), done);
}

/* The ids of the candidates that are ticked. */
static GArray *
list_ticked (SourcierShortlistPanel *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 id = sourcier_record_get_id (sourcier_shortlist_row_get_entry (self->rows->pdata[i])->candidate);

      if (sourcier_shortlist_row_get_ticked (self->rows->pdata[i]))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierShortlistPanel *self = SOURCIER_SHORTLIST_PANEL (widget);
  g_autoptr (GArray) ids = list_ticked (self);

  _sourcier_shortlist_panel_remove (self, ids);
}

static void
write_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierShortlistPanel *self = SOURCIER_SHORTLIST_PANEL (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SourcierShortlistEntry *entry = sourcier_shortlist_row_get_entry (self->rows->pdata[i]);
      gint64 id = entry->supplier != NULL ? sourcier_supplier_get_id (entry->supplier) : 0;

      if (!is_meant (self, self->rows->pdata[i]))
        continue;
      if (id != 0)
        g_array_append_val (ids, id);
      else
        g_ptr_array_add (others, (gpointer) sourcier_shortlist_entry_get_name (entry));
    }
  sourcier_supplier_mail_write (widget, self->store, ids, others,
                                sourcier_purchase_get_text (self->purchase, SOURCIER_PURCHASE_SUBJECT));
}

static void
letters_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  SourcierShortlistPanel *self = SOURCIER_SHORTLIST_PANEL (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SourcierShortlistEntry *entry = sourcier_shortlist_row_get_entry (self->rows->pdata[i]);
      gint64 id = entry->supplier != NULL ? sourcier_supplier_get_id (entry->supplier) : 0;

      if (id != 0 && is_meant (self, self->rows->pdata[i]))
        g_array_append_val (ids, id);
    }
  sourcier_letters_dialog_present (widget, self->store, sourcier_purchase_get_id (self->purchase), ids);
}

static gpointer
dup_id (SourcierShortlistPanel *self)
{
  gint64 id = sourcier_purchase_get_id (self->purchase);

  return g_memdup2 (&id, sizeof id);
}

static void
append_cells (GString            *table,
              const char * const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    sourcier_table_copy_append_cell (table, i, g_strdup (cells[i]));
  g_string_append_c (table, '\n');
}

static char *
make_table (SourcierStore  *reader,
            gpointer        question,
            GError        **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (reader, *(gint64 *) question, error);
  g_autoptr (GPtrArray) entries = purchase != NULL ? sourcier_shortlist_store_load (reader, purchase, error) : NULL;
  g_autoptr (GString) table = g_string_new (NULL);

  if (entries == NULL)
    return NULL;
  append_cells (table, sourcier_shortlist_headers (sourcier_user_reads_french ()));
  for (guint i = 0; i < entries->len; i++)
    {
      g_auto (GStrv) cells = sourcier_shortlist_entry_to_cells (purchase, entries->pdata[i], sourcier_day_today ());

      append_cells (table, (const char * const *) cells);
    }
  return g_string_free (g_steal_pointer (&table), FALSE);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierShortlistPanel *self = SOURCIER_SHORTLIST_PANEL (widget);
  g_autofree char *count = sourcier_count_format (self->rows->len);
  g_autofree char *done = g_strdup_printf (ngettext ("%s supplier copied", "%s suppliers copied", self->rows->len), count);

  sourcier_table_copy_rows (widget, self->store, dup_id (self), g_free, make_table, done,
                            _("The shortlist could not be copied"));
}

static SourcierExportTable *
make_export (SourcierStore *store,
             gpointer       id)
{
  return sourcier_shortlist_export_new (store, *(gint64 *) id);
}

typedef struct
{
  gint64 purchase;
  GArray *candidates;
} Picked;

static void
picked_free (gpointer data)
{
  Picked *picked = data;

  g_array_unref (picked->candidates);
  g_free (picked);
}

static SourcierExportTable *
make_some (SourcierStore *store,
           gpointer       data)
{
  Picked *picked = data;

  return sourcier_shortlist_export_new_some (store, picked->purchase, picked->candidates);
}

static char *
describe_count (guint n_suppliers)
{
  g_autofree char *count = sourcier_count_format (n_suppliers);

  return g_strdup_printf (ngettext ("%s supplier", "%s suppliers", n_suppliers), count);
}

static void
let_go (GtkWidget *widget,
        gboolean   print)
{
  SourcierShortlistPanel *self = SOURCIER_SHORTLIST_PANEL (widget);
  SourcierExportDialog *dialog = sourcier_export_dialog_new (widget, self->store, print);
  g_autoptr (GArray) ticked = list_ticked (self);
  g_autofree char *all = describe_count (self->rows->len);
  g_autofree char *selected = describe_count (ticked->len);

  sourcier_export_dialog_offer (dialog, sourcier_export_rows_new (all, self->rows->len, make_export, dup_id (self), g_free));
  if (ticked->len > 0)
    {
      Picked *picked = g_new0 (Picked, 1);

      picked->purchase = sourcier_purchase_get_id (self->purchase);
      picked->candidates = g_array_ref (ticked);
      sourcier_export_dialog_offer_selected (dialog, sourcier_export_rows_new (selected, ticked->len, make_some, picked,
                                                                               picked_free), TRUE);
    }
  sourcier_export_dialog_present (dialog);
}

static void
tick_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SourcierShortlistPanel *self = SOURCIER_SHORTLIST_PANEL (widget);
  gboolean tick = _sourcier_shortlist_panel_count_ticked (self) < self->rows->len;

  for (guint i = 0; i < self->rows->len; i++)
    sourcier_shortlist_row_set_ticked (self->rows->pdata[i], tick);
}

void
_sourcier_shortlist_panel_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "shortlist.consult", NULL, consult_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.write", NULL, write_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.letters", NULL, letters_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.copy", NULL, copy_cb);
  sourcier_export_actions_install (widget_class, "shortlist.export", "shortlist.print", let_go);
  gtk_widget_class_install_action (widget_class, "shortlist.tick-all", NULL, tick_all_cb);
}
