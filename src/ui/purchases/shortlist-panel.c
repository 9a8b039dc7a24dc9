/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/shortlist-panel-private.h"

#include "base/money.h"
#include "purchases/purchase-store.h"
#include "purchases/sending-store.h"
#include "purchases/shortlist-store.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierShortlistPanel, sourcier_shortlist_panel, GTK_TYPE_WIDGET)

static void
show_mark_row (SourcierShortlistPanel *self)
{
  guint n = _sourcier_shortlist_panel_count_to_mark (self);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *title = g_strdup_printf (ngettext ("Mark %s as consulted…", "Mark %s as consulted…", n), count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mark_row), title);
  gtk_widget_set_visible (GTK_WIDGET (self->mark_row), n > 0);
}

static void
show_remove_row (SourcierShortlistPanel *self)
{
  guint n = _sourcier_shortlist_panel_count_ticked (self);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *title =
    g_strdup_printf (ngettext ("Remove %s from the shortlist", "Remove %s from the shortlist", n), count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->remove_row), title);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_row), n > 0);
}

/* What can be done follows what is ticked. */
static void
update_actions (SourcierShortlistPanel *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);
  gboolean any = self->rows->len > 0;

  gtk_widget_action_set_enabled (widget, "shortlist.consult", writable && _sourcier_shortlist_panel_count_to_mark (self) > 0);
  gtk_widget_action_set_enabled (widget, "shortlist.remove", writable && _sourcier_shortlist_panel_count_ticked (self) > 0);
  gtk_widget_action_set_enabled (widget, "shortlist.write", any);
  gtk_widget_action_set_enabled (widget, "shortlist.letters", any);
  gtk_widget_action_set_enabled (widget, "shortlist.copy", any);
  gtk_widget_action_set_enabled (widget, "shortlist.export", any);
  gtk_widget_action_set_enabled (widget, "shortlist.tick-all", any);
  show_mark_row (self);
  show_remove_row (self);
}

static void
edited_cb (SourcierShortlistPanel *self,
           SourcierRecord         *told)
{
  g_autoptr (GError) error = NULL;

  if (sourcier_shortlist_store_set (self->store, sourcier_purchase_get_id (self->purchase), told, &error))
    sourcier_feedback_done (GTK_WIDGET (self), _("Shortlist changed"));
  else
    sourcier_feedback_fail (GTK_WIDGET (self), _("The shortlist could not be changed"), error);
}

static void
removed_cb (SourcierShortlistPanel *self,
            SourcierShortlistRow   *row)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = sourcier_record_get_id (sourcier_shortlist_row_get_entry (row)->candidate);

  g_array_append_val (ids, id);
  _sourcier_shortlist_panel_remove (self, ids);
}

static void
sending_edited_cb (SourcierShortlistPanel *self,
                   SourcierRecord         *told)
{
  g_autoptr (GError) error = NULL;

  if (sourcier_sending_store_set (self->store, sourcier_purchase_get_id (self->purchase), told, &error))
    sourcier_feedback_done (GTK_WIDGET (self), _("Day corrected"));
  else
    sourcier_feedback_fail (GTK_WIDGET (self), _("The shortlist could not be changed"), error);
}

static void
sending_removed_cb (SourcierShortlistPanel *self,
                    SourcierRecord         *sending)
{
  g_autoptr (GError) error = NULL;

  if (sourcier_sending_store_remove (self->store, sourcier_purchase_get_id (self->purchase),
                                     sourcier_record_get_id (sending), &error))
    sourcier_feedback_done (GTK_WIDGET (self), _("No longer recorded as written to"));
  else
    sourcier_feedback_fail (GTK_WIDGET (self), _("The shortlist could not be changed"), error);
}

/* How the rows stood, so that they stand alike when they are made anew. */
typedef struct
{
  gboolean ticked;
  gboolean expanded;
  gboolean focused;
} RowState;

static GHashTable *
note_states (SourcierShortlistPanel *self)
{
  GHashTable *states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SourcierShortlistRow *row = self->rows->pdata[i];
      gint64 id = sourcier_record_get_id (sourcier_shortlist_row_get_entry (row)->candidate);
      RowState state = { sourcier_shortlist_row_get_ticked (row), adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)),
                         gtk_widget_get_focus_child (GTK_WIDGET (row)) != NULL };

      g_hash_table_insert (states, g_memdup2 (&id, sizeof id), g_memdup2 (&state, sizeof state));
    }
  return states;
}

static void
restore_state (SourcierShortlistRow *row,
               GHashTable           *states)
{
  gint64 id = sourcier_record_get_id (sourcier_shortlist_row_get_entry (row)->candidate);
  const RowState *state = g_hash_table_lookup (states, &id);

  if (state == NULL)
    return;
  sourcier_shortlist_row_set_ticked (row, state->ticked);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), state->expanded);
  if (state->focused)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
add_row (SourcierShortlistPanel       *self,
         const SourcierShortlistEntry *entry,
         GHashTable                   *states)
{
  g_autoptr (GPtrArray) sendings = sourcier_sendings_of (self->purchase, entry->candidate);
  GtkWidget *row = sourcier_shortlist_row_new (entry->candidate, entry->supplier, sendings, sourcier_day_today (),
                                               !sourcier_store_get_read_only (self->store));

  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  restore_state (SOURCIER_SHORTLIST_ROW (row), states);
  g_signal_connect_object (row, "ticked", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sending-edited", G_CALLBACK (sending_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sending-removed", G_CALLBACK (sending_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
}

static void
clear_rows (SourcierShortlistPanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* The rows that act on the list stand below it. Where it is empty they leave it, or their hidden frame would be a line. */
static void
put_last (SourcierShortlistPanel *self,
          AdwActionRow           *row)
{
  g_object_ref (row);
  if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
    adw_preferences_group_remove (self->group, GTK_WIDGET (row));
  if (self->rows->len > 0)
    adw_preferences_group_add (self->group, GTK_WIDGET (row));
  g_object_unref (row);
}

static void
describe_list (SourcierShortlistPanel *self)
{
  g_autofree char *count = sourcier_shortlist_to_words (self->purchase);
  g_autofree char *unequal = sourcier_shortlist_unequal_to_words (self->purchase);
  g_autofree char *words = unequal != NULL ? g_strconcat (count, "\n", unequal, NULL) : g_strdup (count);
  g_autofree char *markup = g_markup_escape_text (*words != '\0' ? words
                                                  : _("Whom the office thinks of consulting: choose among the closest suppliers above, "
                                                      "or in the directory with “Purchase…”."), -1);

  adw_preferences_group_set_description (self->group, markup);
}

static void
show_list (SourcierShortlistPanel *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) states = note_states (self);
  g_autoptr (GPtrArray) entries = sourcier_shortlist_store_load (self->store, self->purchase, &error);

  clear_rows (self);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    add_row (self, entries->pdata[i], states);
  put_last (self, self->mark_row);
  put_last (self, self->remove_row);
  describe_list (self);
  update_actions (self);
  if (entries == NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("The directory could not be read"), error);
}

/* Whatever was changed may concern the list: a name, an exclusion, a supplier that has gone. */
static void
store_changed_cb (SourcierShortlistPanel *self)
{
  g_autoptr (SourcierPurchase) purchase = NULL;

  if (self->purchase == NULL)
    return;
  purchase = sourcier_purchase_store_load (self->store, sourcier_purchase_get_id (self->purchase), NULL);
  g_set_object (&self->purchase, purchase);
  gtk_widget_set_visible (GTK_WIDGET (self->group), purchase != NULL);
  if (purchase != NULL)
    show_list (self);
}

static void
sourcier_shortlist_panel_dispose (GObject *object)
{
  SourcierShortlistPanel *self = SOURCIER_SHORTLIST_PANEL (object);

  g_clear_object (&self->store_signals);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_SHORTLIST_PANEL);
  g_clear_object (&self->purchase);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_shortlist_panel_parent_class)->dispose (object);
}

static void
sourcier_shortlist_panel_class_init (SourcierShortlistPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_shortlist_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/shortlist-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierShortlistPanel, group);
  gtk_widget_class_bind_template_child (widget_class, SourcierShortlistPanel, mark_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierShortlistPanel, remove_row);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  _sourcier_shortlist_panel_install_actions (widget_class);
}

static void
sourcier_shortlist_panel_init (SourcierShortlistPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->store_signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  update_actions (self);
}

/**
 * sourcier_shortlist_panel_new:
 *
 * Returns: (transfer floating): a panel that shows nothing yet
 */
GtkWidget *
sourcier_shortlist_panel_new (void)
{
  return g_object_new (SOURCIER_TYPE_SHORTLIST_PANEL, NULL);
}

/**
 * sourcier_shortlist_panel_set_store:
 * @self: a panel
 * @store: (nullable): the office's file
 *
 * The panel then shows no purchase.
 */
void
sourcier_shortlist_panel_set_store (SourcierShortlistPanel *self,
                                    SourcierStore          *store)
{
  g_return_if_fail (SOURCIER_IS_SHORTLIST_PANEL (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  sourcier_shortlist_panel_show (self, NULL);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
}

/**
 * sourcier_shortlist_panel_show:
 * @self: a panel that has a file
 * @purchase: (nullable): a purchase
 */
void
sourcier_shortlist_panel_show (SourcierShortlistPanel *self,
                               SourcierPurchase       *purchase)
{
  g_return_if_fail (SOURCIER_IS_SHORTLIST_PANEL (self));
  g_return_if_fail (purchase == NULL || SOURCIER_IS_PURCHASE (purchase));

  gboolean same = purchase != NULL && self->purchase != NULL
                  && sourcier_purchase_get_id (purchase) == sourcier_purchase_get_id (self->purchase);

  g_set_object (&self->purchase, purchase);
  gtk_widget_set_visible (GTK_WIDGET (self->group), purchase != NULL);
  if (!same)
    clear_rows (self);
  if (purchase != NULL)
    show_list (self);
}
