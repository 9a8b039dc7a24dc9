/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/applies-panel.h"

#include "office/buyer-store.h"
#include "purchases/applies-row.h"
#include "purchases/duty-editor.h"
#include "purchases/purchase-case.h"
#include "purchases/purchase-duty.h"
#include "purchases/purchase-store.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

/* A change of the rules further away than a year is no reason to think of another day. */
#define NEAR_DAYS 366

struct _SourcierAppliesPanel
{
  GtkWidget parent_instance;

  SourcierStore *store;
  GSignalGroup *store_signals;
  SourcierRuleTable *table;      /* NULL until it is needed, and after each change of the file */
  SourcierBuyer *buyer;          /* the same */

  SourcierPurchase *purchase;    /* the one shown, NULL for none */
  SourcierRuleAnswer *answer;    /* what applies to it, NULL where its nature is not told */
  GtkWidget *group;              /* NULL for none */
  GPtrArray *rows;               /* of the group that can be opened */
  guint turns;                   /* the source that looks for other days of launch, 0 for none */
};

G_DEFINE_FINAL_TYPE (SourcierAppliesPanel, sourcier_applies_panel, GTK_TYPE_WIDGET)

static gboolean
load_rules (SourcierAppliesPanel *self)
{
  g_autoptr (GError) error = NULL;

  if (self->table == NULL)
    self->table = sourcier_rule_table_load (self->store, &error);
  if (self->table != NULL && self->buyer == NULL)
    self->buyer = sourcier_buyer_store_load (self->store, &error);
  if (error != NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("The rules could not be read"), error);
  return error == NULL;
}

static void
forget_rules (SourcierAppliesPanel *self)
{
  g_clear_object (&self->table);
  g_clear_object (&self->buyer);
  g_clear_object (&self->answer);
}

static GtkWidget *
name_row (SourcierAppliesPanel *self,
          GtkWidget            *row,
          const char           *name)
{
  g_object_set_data_full (G_OBJECT (row), "rule", g_strdup (name), g_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_row (SourcierAppliesPanel *self,
         GtkWidget            *row,
         const char           *name)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), name_row (self, row, name));
}

/* What has to be written into the purchase, or said of the office, before more can be told. */
static void
add_missing (SourcierAppliesPanel *self)
{
  GString *words = g_string_new (NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->group);

  if (self->answer == NULL)
    g_string_append_printf (words, "%s\n", _("its nature, or its CPV code"));
  if (sourcier_purchase_get_amount (self->purchase) == SOURCIER_NUMBER_UNKNOWN)
    g_string_append_printf (words, "%s\n", _("its estimated value"));
  if (sourcier_purchase_get_day (self->purchase) == SOURCIER_DAY_NONE)
    g_string_append_printf (words, "%s\n", _("its day of launch; until then, today is supposed"));
  if (sourcier_buyer_get_kind (self->buyer) == SOURCIER_BUYER_UNKNOWN)
    g_string_append_printf (words, "%s\n", _("what kind of buyer the office is"));
  if (words->len > 0)
    {
      g_string_truncate (words, words->len - 1);
      adw_preferences_group_add (group, sourcier_applies_row_new_plain (_("Write first"), words->str));
    }
  g_string_free (words, TRUE);
}

/* Where a rule stands in the panel. */
typedef enum
{
  MAIN,        /* procedure, publicity, what has to be answered, the office's own */
  INFORMING,   /* duties that want no answer */
  OPTIONS,
  MISSED,
  N_PLACES,
} Place;

static const char * const place_names[N_PLACES] = { NULL, "informing", "options", "missed" };

static const char * const place_titles[N_PLACES] = {
  [INFORMING] = N_("Applies too, for information"),
  [OPTIONS] = N_("What the office may do"),
  [MISSED] = N_("Just missed"),
};

static Place
place_of (SourcierRuleFinding *finding)
{
  SourcierRuleEffect effect = sourcier_rule_get_effect (sourcier_rule_finding_get_rule (finding));

  if (sourcier_rule_finding_get_verdict (finding) == SOURCIER_RULE_JUST_MISSED)
    return MISSED;
  if (effect == SOURCIER_RULE_OPTION)
    return OPTIONS;
  return effect == SOURCIER_RULE_DUTY && !sourcier_rule_finding_is_duty (finding) ? INFORMING : MAIN;
}

static GtkWidget *
create_row (SourcierAppliesPanel *self,
            SourcierRuleFinding  *finding)
{
  if (place_of (finding) == MISSED)
    return sourcier_applies_row_new_missed (finding);
  return name_row (self, sourcier_applies_row_new (finding, self->purchase, !sourcier_store_get_read_only (self->store)),
                   sourcier_rule_get_code (sourcier_rule_finding_get_rule (finding)));
}

static void
add_findings (SourcierAppliesPanel *self,
              Place                 place)
{
  GPtrArray *findings = sourcier_rule_answer_get_findings (self->answer);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    if (place_of (findings->pdata[i]) == place)
      g_ptr_array_add (rows, create_row (self, findings->pdata[i]));
  if (place == MAIN)
    for (guint i = 0; i < rows->len; i++)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), rows->pdata[i]);
  else if (rows->len > 0)
    add_row (self, sourcier_applies_row_new_more (rows, _(place_titles[place])), place_names[place]);
}

static void
add_turn (SourcierAppliesPanel *self,
          gboolean              later)
{
  SourcierDay launch = sourcier_rule_case_get_launch (sourcier_rule_answer_get_case (self->answer));
  SourcierDay day = sourcier_rule_answer_find_turn (self->answer, later);

  if (day != SOURCIER_DAY_NONE && ABS ((int) day - (int) launch) <= NEAR_DAYS)
    add_row (self, sourcier_applies_row_new_turn (self->answer, day, later), later ? "later" : "earlier");
}

/* "Departement · consultation launched on 18/01/2027" */
static char *
describe_case (SourcierAppliesPanel *self)
{
  SourcierDay launch = sourcier_purchase_get_launch_or (self->purchase, sourcier_day_today ());
  g_autofree char *day = sourcier_day_format (launch);
  /* translators: the day on which a consultation is launched, and by whose rules: “Departement · launched on 18/01/2027” */
  g_autofree char *words = g_strdup_printf (C_("purchase", "%s · launched on %s"),
                                            sourcier_buyer_kind_get_name (sourcier_buyer_get_kind (self->buyer)), day);

  return g_markup_escape_text (words, -1);
}

/* Another day is found by trying each on which a rule begins or ends: the reader does not wait for that. */
static gboolean
turns_cb (gpointer user_data)
{
  SourcierAppliesPanel *self = user_data;

  self->turns = 0;
  add_turn (self, FALSE);
  add_turn (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
build (SourcierAppliesPanel *self)
{
  g_autofree char *description = describe_case (self);

  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("What applies"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), description);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  add_missing (self);
  if (self->answer == NULL)
    return;
  for (guint place = 0; place < N_PLACES; place++)
    add_findings (self, place);
  self->turns = g_idle_add_full (G_PRIORITY_LOW, turns_cb, self, NULL);
}

/* Which rows are open, and in which one the reader is: both stay when a duty has been answered. */
static GHashTable *
dup_open (SourcierAppliesPanel  *self,
          char                 **focused)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      const char *name = g_object_get_data (G_OBJECT (row), "rule");

      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (open, g_strdup (name));
      if (gtk_widget_get_focus_child (row) != NULL && *focused == NULL)
        *focused = g_strdup (name);
    }
  return open;
}

static void
restore_open (SourcierAppliesPanel *self,
              GHashTable           *open,
              const char           *focused)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      const char *name = g_object_get_data (G_OBJECT (row), "rule");

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (open, name));
      if (g_strcmp0 (name, focused) == 0)
        gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
}

static void
rebuild (SourcierAppliesPanel *self)
{
  g_autofree char *focused = NULL;
  g_autoptr (GHashTable) open = dup_open (self, &focused);

  g_clear_handle_id (&self->turns, g_source_remove);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_object (&self->answer);
  if (self->purchase == NULL || self->store == NULL || !load_rules (self))
    return;

  g_autoptr (SourcierRuleCase) rule_case =
    sourcier_purchase_to_case (self->purchase, self->buyer, sourcier_day_today ());
  if (rule_case != NULL)
    self->answer = sourcier_rule_answer_new (self->table, rule_case);
  build (self);
  restore_open (self, open, focused);
}

/* The purchase as it is written now; NULL if it is gone. */
static SourcierPurchase *
reload (SourcierAppliesPanel *self)
{
  return sourcier_purchase_store_load (self->store, sourcier_purchase_get_id (self->purchase), NULL);
}

static void
store_changed_cb (SourcierAppliesPanel *self)
{
  forget_rules (self);
  if (self->purchase == NULL)
    return;

  g_autoptr (SourcierPurchase) purchase = reload (self);

  g_set_object (&self->purchase, purchase);
  rebuild (self);
}

static gboolean
save (SourcierAppliesPanel  *self,
      SourcierPurchase      *purchase,
      GError               **error)
{
  if (!sourcier_store_begin (self->store, _("Answer a duty"), error))
    return FALSE;
  if (sourcier_purchase_store_save (self->store, purchase, error) && sourcier_store_commit (self->store, error))
    return TRUE;
  sourcier_store_rollback (self->store);
  return FALSE;
}

static void
save_and_tell (SourcierAppliesPanel *self,
               SourcierPurchase     *purchase,
               const char           *message)
{
  g_autoptr (GError) error = NULL;

  if (save (self, purchase, &error))
    sourcier_feedback_done (GTK_WIDGET (self), message);
  else
    sourcier_feedback_fail (GTK_WIDGET (self), _("The answer could not be saved"), error);
}

/* The rule of that code that applies to the purchase; NULL if it has left in the meantime. */
static SourcierRule *
find_rule (SourcierAppliesPanel *self,
           const char           *code)
{
  SourcierRuleFinding *finding = self->answer != NULL ? sourcier_rule_answer_find (self->answer, code) : NULL;

  return finding != NULL ? sourcier_rule_finding_get_rule (finding) : NULL;
}

static void
write_answer (SourcierAppliesPanel *self,
              const char           *code,
              const char           *answer,
              const char           *ground,
              const char           *reason)
{
  g_autoptr (SourcierPurchase) purchase = self->purchase != NULL ? reload (self) : NULL;
  SourcierRule *rule = find_rule (self, code);
  gboolean met = g_str_equal (answer, SOURCIER_DUTY_ANSWER_MET);

  if (purchase == NULL || rule == NULL)
    return;
  if (met)
    sourcier_purchase_meet_duty (purchase, rule, reason, sourcier_day_today ());
  else
    sourcier_purchase_do_without_duty (purchase, rule, ground, reason, sourcier_day_today ());
  save_and_tell (self, purchase, met ? _("The duty is met") : _("The duty is done without"));
}

static void
meet_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  write_answer (SOURCIER_APPLIES_PANEL (widget), g_variant_get_string (parameter, NULL), SOURCIER_DUTY_ANSWER_MET, NULL,
                NULL);
}

static void
reopen_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierAppliesPanel *self = SOURCIER_APPLIES_PANEL (widget);
  g_autoptr (SourcierPurchase) purchase = self->purchase != NULL ? reload (self) : NULL;
  SourcierRule *rule = find_rule (self, g_variant_get_string (parameter, NULL));

  if (purchase == NULL || rule == NULL)
    return;
  sourcier_purchase_reopen_duty (purchase, rule);
  save_and_tell (self, purchase, _("The duty is to be decided again"));
}

static void
answered_cb (SourcierAppliesPanel *self,
             const char           *answer,
             const char           *ground,
             const char           *reason,
             GtkWidget            *editor)
{
  write_answer (self, g_object_get_data (G_OBJECT (editor), "rule"), answer, ground, reason);
}

static void
answer_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierAppliesPanel *self = SOURCIER_APPLIES_PANEL (widget);
  const char *rule = g_variant_get_string (parameter, NULL);
  SourcierRuleFinding *finding = self->answer != NULL ? sourcier_rule_answer_find (self->answer, rule) : NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (finding == NULL)
    return;

  GtkWidget *editor = sourcier_duty_editor_new (GTK_WINDOW (root), self->purchase, finding,
                                                sourcier_rule_answer_get_case (self->answer));

  g_object_set_data_full (G_OBJECT (editor), "rule", g_strdup (rule), g_free);
  g_signal_connect_object (editor, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
sourcier_applies_panel_dispose (GObject *object)
{
  SourcierAppliesPanel *self = SOURCIER_APPLIES_PANEL (object);

  g_clear_handle_id (&self->turns, g_source_remove);
  g_clear_object (&self->store_signals);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->purchase);
  g_clear_object (&self->store);
  forget_rules (self);

  G_OBJECT_CLASS (sourcier_applies_panel_parent_class)->dispose (object);
}

static void
sourcier_applies_panel_class_init (SourcierAppliesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_applies_panel_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "duty.meet", "s", meet_cb);
  gtk_widget_class_install_action (widget_class, "duty.answer", "s", answer_cb);
  gtk_widget_class_install_action (widget_class, "duty.reopen", "s", reopen_cb);
}

static void
sourcier_applies_panel_init (SourcierAppliesPanel *self)
{
  self->rows = g_ptr_array_new ();
  self->store_signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
}

/**
 * sourcier_applies_panel_new:
 *
 * Returns: (transfer floating): a panel that shows nothing yet
 */
GtkWidget *
sourcier_applies_panel_new (void)
{
  return g_object_new (SOURCIER_TYPE_APPLIES_PANEL, NULL);
}

/**
 * sourcier_applies_panel_set_store:
 * @self: a panel
 * @store: (nullable): the office's file
 *
 * The panel then shows no purchase.
 */
void
sourcier_applies_panel_set_store (SourcierAppliesPanel *self,
                                  SourcierStore        *store)
{
  g_return_if_fail (SOURCIER_IS_APPLIES_PANEL (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  forget_rules (self);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  sourcier_applies_panel_show (self, NULL);
}

/**
 * sourcier_applies_panel_show:
 * @self: a panel
 * @purchase: (nullable): a purchase of the file
 *
 * Shows what applies to it. Rows that were open stay open when it is the purchase shown before.
 */
void
sourcier_applies_panel_show (SourcierAppliesPanel *self,
                             SourcierPurchase     *purchase)
{
  g_return_if_fail (SOURCIER_IS_APPLIES_PANEL (self));
  g_return_if_fail (purchase == NULL || SOURCIER_IS_PURCHASE (purchase));

  if (purchase != NULL && self->purchase != NULL && self->answer != NULL
      && sourcier_purchase_get_id (purchase) == sourcier_purchase_get_id (self->purchase)
      && sourcier_purchase_equal (purchase, self->purchase))
    return;
  g_set_object (&self->purchase, purchase);
  rebuild (self);
}
