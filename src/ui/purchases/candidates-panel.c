/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/candidates-panel.h"

#include "base/money.h"
#include "base/text.h"
#include "office/buyer-store.h"
#include "purchases/advice-limits-dialog.h"
#include "purchases/candidate-chooser.h"
#include "purchases/candidates.h"
#include "purchases/purchase-store.h"
#include "reference/departement.h"
#include "reference/family.h"
#include "suppliers/supplier-query-json.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How long the reader has to stay with a purchase, in milliseconds. */
#define DELAY 150

struct _SourcierCandidatesPanel
{
  GtkWidget parent_instance;

  SourcierStore *store;
  GSignalGroup *store_signals;
  SourcierPurchase *purchase;      /* the one shown, NULL for none */
  AdwPreferencesGroup *group;
  SourcierCandidateChooser *chooser;
  GtkWidget *waiting;              /* the row that says that it is being counted */
  GPtrArray *rows;                 /* of the group, the last count */
  guint generation;                /* of the last question: an earlier answer is thrown away */
  guint delay;                     /* the source that will ask, 0 for none */
};

G_DEFINE_FINAL_TYPE (SourcierCandidatesPanel, sourcier_candidates_panel, GTK_TYPE_WIDGET)

/* A count, on its way through a worker. */
typedef struct
{
  SourcierStore *store;
  SourcierPurchase *purchase;
  SourcierBuyer *buyer;
  SourcierCandidates *candidates;
  GPtrArray *closest;
  SourcierDay today;
  guint generation;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->store);
  g_object_unref (count->purchase);
  g_clear_object (&count->buyer);
  g_clear_object (&count->candidates);
  g_clear_pointer (&count->closest, g_ptr_array_unref);
  g_free (count);
}

static gboolean
count_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Count *count = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (count->store, error);

  count->buyer = reader != NULL ? sourcier_buyer_store_load (reader, error) : NULL;
  if (count->buyer != NULL)
    count->candidates = sourcier_candidates_count (reader, count->purchase, count->buyer, count->today, error);
  if (count->candidates != NULL)
    count->closest = sourcier_candidates_find_closest (count->candidates, reader, count->purchase,
                                                       SOURCIER_CANDIDATE_CHOOSER_MOST, error);
  return count->closest != NULL;
}

static void
clear_rows (SourcierCandidatesPanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* A row that asks the directory for those it counts. */
static void
add_row (SourcierCandidatesPanel *self,
         const char              *title,
         const char              *subtitle,
         gint64                   n,
         SourcierSupplierQuery   *query)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *question = sourcier_supplier_query_to_json (query);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title_markup, "subtitle", subtitle_markup, "title-lines", 0,
                                 "subtitle-lines", 0, "activatable", n > 0, NULL);
  GtkWidget *label = gtk_label_new (count);
  GtkWidget *image = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_visible (image, n > 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  if (n > 0)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", question);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.ask-suppliers");
    }
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* "Median yearly turnover: 1 200 000 €. The purchase would make 9 % of it in a year; below 30 %, …": what the advice to
 * reserve the whole contract goes by. */
static void
tell_turnover (GtkWidget           *row,
               SourcierCandidates  *candidates,
               SourcierEligibility  article)
{
  gint64 turnover = sourcier_candidates_get_turnover_under (candidates, article);
  double share = sourcier_candidates_get_share_under (candidates, article);
  double limit = sourcier_candidates_get_limits (candidates)->share_below / 100.0;
  g_autofree char *amount = turnover != SOURCIER_MONEY_UNKNOWN ? sourcier_money_format (turnover) : NULL;
  g_autofree char *words = amount != NULL ? g_strdup_printf (_("Median yearly turnover: %s"), amount)
                                          : g_strdup (_("None of them tells its turnover"));
  g_autofree char *told = NULL;

  if (share >= 0)
    /* translators: after the median turnover of some suppliers: the share of it that a year of the purchase makes, and the
     * share below which reserving the whole contract is advised */
    told = g_strdup_printf (_("%s\nA year of the purchase makes %.0f%% of it: reserving the whole contract is advised below %g%%, "
                              "so that nobody depends on it"), words, share, limit);
  gtk_widget_set_tooltip_text (row, told != NULL ? told : words);
}

static void
add_article (SourcierCandidatesPanel *self,
             SourcierCandidates      *candidates,
             SourcierEligibility      article)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_candidates_get_query_under (candidates, article);

  if (article == SOURCIER_ELIGIBILITY_L2113_15 && !sourcier_candidates_may_reserve (candidates, article))
    return;
  add_row (self, sourcier_eligibility_get_name (article),
           sourcier_reserve_advice_get_words (sourcier_candidates_get_advice (candidates, article)),
           sourcier_candidates_get_under (candidates, article), query);
  tell_turnover (self->rows->pdata[self->rows->len - 1], candidates, article);
}

/* Those who answer under none of the rows above. */
static void
add_others (SourcierCandidatesPanel *self,
            SourcierCandidates      *candidates)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_candidates_get_query_of_others (candidates);
  gint64 others = sourcier_candidates_get_others (candidates);

  if (others != sourcier_candidates_get_total (candidates))
    add_row (self, _("All others"), _("under none of these headings"), others, query);
}

static void
add_all (SourcierCandidatesPanel *self,
         SourcierCandidates      *candidates)
{
  gint64 small = sourcier_candidates_get_small (candidates);
  g_autofree char *count = sourcier_count_format (small);
  /* translators: of all suppliers that could answer, how many are small or medium-sized enterprises */
  g_autofree char *words = g_strdup_printf (ngettext ("of which %s small or medium-sized", "of which %s small or medium-sized",
                                                      small), count);

  add_row (self, _("All who could answer"), words, sourcier_candidates_get_total (candidates),
           sourcier_candidates_get_query (candidates));
}

/* "Cleaning · Val-d’Oise · 104 000 € to carry": what the directory was asked. */
static void
describe_question (SourcierCandidatesPanel *self,
                   SourcierPurchase        *purchase,
                   SourcierBuyer           *buyer)
{
  const char *family = sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_FAMILY);
  const SourcierDepartement *departement = sourcier_departement_find (sourcier_buyer_get_departement (buyer));
  gint64 amount = sourcier_purchase_get_amount_to_carry (purchase);
  gboolean by_lot = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_LOTS)->len > 0;
  g_autofree char *money = amount > 0 ? sourcier_money_format (amount) : NULL;
  /* translators: the amount of the smallest lot, which a supplier has to be able to carry */
  g_autofree char *lot = money != NULL && by_lot ? g_strdup_printf (_("%s for the smallest lot"), money) : g_strdup (money);
  const char *cpv = sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV);
  /* translators: a family of purchase and a CPV code, either of which suppliers declare: “Cleaning or CPV 90911200” */
  g_autofree char *either = *family != '\0' && *cpv != '\0'
                            ? g_strdup_printf (_("%s or CPV %s"), sourcier_family_name_of (family), cpv) : NULL;
  g_autoptr (GString) words = g_string_new (either != NULL ? either
                                            : *family != '\0' ? sourcier_family_name_of (family) : _("All families"));

  if (departement != NULL)
    sourcier_text_append_part (words, sourcier_departement_get_name (departement));
  sourcier_text_append_part (words, lot);

  g_autofree char *markup = g_markup_escape_text (words->str, -1);
  adw_preferences_group_set_description (self->group, markup);
}

static void
counted_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  SourcierCandidatesPanel *self = owner;
  Count *count = data;

  if (count->generation != self->generation || gtk_widget_get_root (owner) == NULL)
    return;
  gtk_widget_set_visible (self->waiting, FALSE);
  clear_rows (self);
  if (error != NULL)
    {
      sourcier_feedback_fail (owner, _("The directory could not be read"), error);
      return;
    }
  describe_question (self, count->purchase, count->buyer);
  for (guint article = 0; article < SOURCIER_N_ELIGIBILITIES; article++)
    add_article (self, count->candidates, article);
  add_others (self, count->candidates);
  add_all (self, count->candidates);
  sourcier_candidate_chooser_show (self->chooser, self->store, count->purchase, count->closest);
}

static gboolean
count_cb (gpointer user_data)
{
  SourcierCandidatesPanel *self = user_data;
  Count *count = g_new0 (Count, 1);

  self->delay = 0;
  count->store = g_object_ref (self->store);
  count->purchase = sourcier_purchase_copy (self->purchase);
  count->today = sourcier_day_today ();
  count->generation = self->generation;
  sourcier_job_run (self, count_in_thread, counted_cb, count, count_free, NULL);
  return G_SOURCE_REMOVE;
}

static void
forget_count (SourcierCandidatesPanel *self)
{
  self->generation++;
  g_clear_handle_id (&self->delay, g_source_remove);
}

/* Who goes through the register row by row does not have the directory counted for each. What was counted before stands
 * until the new count is there. */
static void
count_again (SourcierCandidatesPanel *self)
{
  forget_count (self);
  gtk_widget_set_visible (self->waiting, self->rows->len == 0);
  self->delay = g_timeout_add (DELAY, count_cb, self);
}

static void
store_changed_cb (SourcierCandidatesPanel *self)
{
  if (self->purchase == NULL)
    return;

  g_autoptr (SourcierPurchase) purchase =
    sourcier_purchase_store_load (self->store, sourcier_purchase_get_id (self->purchase), NULL);

  g_set_object (&self->purchase, purchase);
  gtk_widget_set_visible (GTK_WIDGET (self->group), purchase != NULL);
  if (purchase != NULL)
    count_again (self);
  else
    forget_count (self);
}

static void
limits_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierCandidatesPanel *self = SOURCIER_CANDIDATES_PANEL (widget);

  if (self->store != NULL)
    sourcier_advice_limits_dialog_present (widget, self->store);
}

static void
sourcier_candidates_panel_dispose (GObject *object)
{
  SourcierCandidatesPanel *self = SOURCIER_CANDIDATES_PANEL (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  forget_count (self);
  g_clear_object (&self->store_signals);
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->purchase);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_candidates_panel_parent_class)->dispose (object);
}

static void
sourcier_candidates_panel_class_init (SourcierCandidatesPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_candidates_panel_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "advice.limits", NULL, limits_cb);
}

static void
sourcier_candidates_panel_init (SourcierCandidatesPanel *self)
{
  GtkWidget *limits = gtk_button_new_from_icon_name ("emblem-system-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->waiting = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Being counted…"), NULL);
  adw_preferences_group_set_title (self->group, _("Who could answer"));
  adw_preferences_group_add (self->group, self->waiting);
  gtk_widget_add_css_class (limits, "flat");
  gtk_widget_set_valign (limits, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (limits, _("Limits of the advice…"));
  sourcier_accessible_name_set (limits, _("Limits of the advice…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (limits), "advice.limits");
  adw_preferences_group_set_header_suffix (self->group, limits);
  self->chooser = SOURCIER_CANDIDATE_CHOOSER (sourcier_candidate_chooser_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  self->store_signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
}

/**
 * sourcier_candidates_panel_new:
 *
 * Returns: (transfer floating): a panel that shows nothing yet
 */
GtkWidget *
sourcier_candidates_panel_new (void)
{
  return g_object_new (SOURCIER_TYPE_CANDIDATES_PANEL, NULL);
}

/**
 * sourcier_candidates_panel_set_store:
 * @self: a panel
 * @store: (nullable): the office's file
 *
 * The panel then shows no purchase.
 */
void
sourcier_candidates_panel_set_store (SourcierCandidatesPanel *self,
                                     SourcierStore           *store)
{
  g_return_if_fail (SOURCIER_IS_CANDIDATES_PANEL (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  sourcier_candidates_panel_show (self, NULL);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
}

/**
 * sourcier_candidates_panel_show:
 * @self: a panel that has a file
 * @purchase: (nullable): a purchase
 *
 * Counts on a worker who could answer it, and shows the count when it is there.
 */
void
sourcier_candidates_panel_show (SourcierCandidatesPanel *self,
                                SourcierPurchase        *purchase)
{
  g_return_if_fail (SOURCIER_IS_CANDIDATES_PANEL (self));
  g_return_if_fail (purchase == NULL || SOURCIER_IS_PURCHASE (purchase));

  gboolean same = purchase != NULL && self->purchase != NULL
                  && sourcier_purchase_get_id (purchase) == sourcier_purchase_get_id (self->purchase);
  gboolean unchanged = same && sourcier_purchase_equal (purchase, self->purchase);

  g_set_object (&self->purchase, purchase);
  gtk_widget_set_visible (GTK_WIDGET (self->group), purchase != NULL);
  if (unchanged)
    return;
  if (!same)
    {
      clear_rows (self);
      sourcier_candidate_chooser_show (self->chooser, NULL, NULL, NULL);
    }
  if (purchase != NULL)
    count_again (self);
  else
    forget_count (self);
}
