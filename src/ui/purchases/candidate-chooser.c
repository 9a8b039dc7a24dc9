/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/candidate-chooser.h"

#include "base/money.h"
#include "base/text.h"
#include "purchases/shortlist-add.h"
#include "purchases/shortlist.h"
#include "widgets/accessible-name.h"
#include "widgets/label-badges.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So many are shown at first, and more each time. */
#define FEW 6
#define MORE 14

/* As wide as a tick, so that names stand below each other. */
#define TICK_WIDTH 26

struct _SourcierCandidateChooser
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *more_row;
  SourcierStore *store;
  SourcierPurchase *purchase;
  GPtrArray *matches;            /* SourcierCandidateMatch, NULL for none */
  GPtrArray *rows;               /* of the group, one for each match that is shown */
  GPtrArray *ticks;              /* GtkCheckButton of those rows, NULL for who is on the list already */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (SourcierCandidateChooser, sourcier_candidate_chooser, GTK_TYPE_WIDGET)

static gint64
id_at (SourcierCandidateChooser *self,
       guint                     i)
{
  return sourcier_supplier_get_id (((SourcierCandidateMatch *) self->matches->pdata[i])->supplier);
}

static GArray *
ids_ticked (SourcierCandidateChooser *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->ticks->len; i++)
    if (self->ticks->pdata[i] != NULL && gtk_check_button_get_active (self->ticks->pdata[i]))
      {
        gint64 id = id_at (self, i);
        g_array_append_val (ids, id);
      }
  return ids;
}

static void
update_action (SourcierCandidateChooser *self)
{
  g_autoptr (GArray) ids = ids_ticked (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.shortlist", writable && ids->len > 0);
}

static void
shortlist_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  SourcierCandidateChooser *self = SOURCIER_CANDIDATE_CHOOSER (widget);
  g_autoptr (GArray) ids = ids_ticked (self);

  sourcier_shortlist_add_suppliers (widget, self->store, sourcier_purchase_get_id (self->purchase), ids);
}

/* "Declares CPV 90911200 · 95000 Cergy" */
static char *
describe (SourcierCandidateChooser     *self,
          const SourcierCandidateMatch *match)
{
  g_autofree char *reason = sourcier_candidate_match_to_words (match, self->purchase);
  GString *words = g_string_new (reason);

  sourcier_text_append_part (words, sourcier_supplier_get_text (match->supplier, SOURCIER_SUPPLIER_CITY));
  return g_string_free (words, FALSE);
}

static void
add_badges (GtkWidget        *row,
            SourcierSupplier *supplier)
{
  GtkWidget *badges = sourcier_label_badges_new ();

  sourcier_label_badges_set_alone (SOURCIER_LABEL_BADGES (badges), TRUE);
  sourcier_label_badges_set_awards (SOURCIER_LABEL_BADGES (badges), sourcier_supplier_get_awards (supplier),
                                    sourcier_day_today ());
  gtk_widget_set_valign (badges, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badges);
}

/* Who is on the list already says so, where the others have a tick. */
static GtkWidget *
add_tick (SourcierCandidateChooser *self,
          GtkWidget                *row,
          SourcierSupplier         *supplier)
{
  GtkWidget *tick;

  if (sourcier_shortlist_has (self->purchase, supplier))
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_set_tooltip_text (image, _("On the shortlist"));
      sourcier_accessible_name_set (image, _("On the shortlist"));
      gtk_widget_set_size_request (image, TICK_WIDTH, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
      return NULL;
    }
  tick = gtk_check_button_new ();
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (tick, sourcier_supplier_get_name (supplier));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
  return tick;
}

static void
add_row (SourcierCandidateChooser     *self,
         const SourcierCandidateMatch *match)
{
  g_autofree char *subtitle = describe (self, match);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", sourcier_supplier_get_name (match->supplier),
                                 "subtitle", subtitle, "title-lines", 0, "subtitle-lines", 0, NULL);

  g_ptr_array_add (self->ticks, add_tick (self, row, match->supplier));
  add_badges (row, match->supplier);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* The row that shows more stands last. */
static void
put_more_row (SourcierCandidateChooser *self)
{
  guint n_hidden = self->matches->len - self->rows->len;
  g_autofree char *count = sourcier_count_format (MIN (n_hidden, MORE));
  /* translators: so many more suppliers are shown when this is activated */
  g_autofree char *title = g_strdup_printf (ngettext ("Show %s more", "Show %s more", MIN (n_hidden, MORE)), count);

  adw_preferences_group_remove (self->group, self->more_row);
  adw_preferences_group_add (self->group, self->more_row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more_row), title);
  gtk_widget_set_visible (self->more_row, n_hidden > 0);
}

static void
show_rows (SourcierCandidateChooser *self)
{
  for (guint i = self->rows->len; i < MIN (self->n_shown, self->matches->len); i++)
    add_row (self, self->matches->pdata[i]);
  put_more_row (self);
  update_action (self);
}

static void
more_activated_cb (SourcierCandidateChooser *self)
{
  guint n_before = self->rows->len;

  self->n_shown += MORE;
  show_rows (self);
  if (n_before < self->rows->len)
    gtk_widget_child_focus (self->rows->pdata[n_before], GTK_DIR_TAB_FORWARD);
}

static void
clear_rows (SourcierCandidateChooser *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->ticks, 0);
}

static void
tick_again (SourcierCandidateChooser *self,
            GArray                   *ids)
{
  for (guint i = 0; i < self->ticks->len; i++)
    for (guint j = 0; j < ids->len && self->ticks->pdata[i] != NULL; j++)
      if (id_at (self, i) == g_array_index (ids, gint64, j))
        gtk_check_button_set_active (self->ticks->pdata[i], TRUE);
}

static void
sourcier_candidate_chooser_dispose (GObject *object)
{
  SourcierCandidateChooser *self = SOURCIER_CANDIDATE_CHOOSER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->more_row);
  g_clear_object (&self->store);
  g_clear_object (&self->purchase);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_candidate_chooser_parent_class)->dispose (object);
}

static void
sourcier_candidate_chooser_class_init (SourcierCandidateChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_candidate_chooser_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "candidates.shortlist", NULL, shortlist_cb);
}

static void
sourcier_candidate_chooser_init (SourcierCandidateChooser *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Add to the s_hortlist"));

  self->rows = g_ptr_array_new ();
  self->ticks = g_ptr_array_new ();
  self->more_row = g_object_ref_sink (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL));
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Closest suppliers"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "candidates.shortlist");
  adw_preferences_group_set_header_suffix (self->group, button);
  adw_preferences_group_add (self->group, self->more_row);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->more_row, "activated", G_CALLBACK (more_activated_cb), self, G_CONNECT_SWAPPED);
  update_action (self);
}

/**
 * sourcier_candidate_chooser_new:
 *
 * Returns: (transfer floating): a chooser that shows nobody yet
 */
GtkWidget *
sourcier_candidate_chooser_new (void)
{
  return g_object_new (SOURCIER_TYPE_CANDIDATE_CHOOSER, NULL);
}

/**
 * sourcier_candidate_chooser_show:
 * @self: a chooser
 * @store: (nullable): the office's file
 * @purchase: (nullable): a purchase
 * @matches: (nullable) (element-type SourcierCandidateMatch): those who come closest to it, %NULL for none
 *
 * Shows them, the first few first. What was ticked for the same purchase stays so.
 */
void
sourcier_candidate_chooser_show (SourcierCandidateChooser *self,
                                 SourcierStore            *store,
                                 SourcierPurchase         *purchase,
                                 GPtrArray                *matches)
{
  g_return_if_fail (SOURCIER_IS_CANDIDATE_CHOOSER (self));
  g_return_if_fail (matches == NULL || (store != NULL && purchase != NULL));

  gboolean same = purchase != NULL && self->purchase != NULL
                  && sourcier_purchase_get_id (purchase) == sourcier_purchase_get_id (self->purchase);
  g_autoptr (GArray) ticked = ids_ticked (self);

  clear_rows (self);
  g_set_object (&self->store, store);
  g_set_object (&self->purchase, purchase);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), matches != NULL && matches->len > 0);
  if (!same)
    self->n_shown = FEW;
  if (matches == NULL)
    return;
  self->matches = g_ptr_array_ref (matches);
  show_rows (self);
  if (same)
    tick_again (self, ticked);
}
