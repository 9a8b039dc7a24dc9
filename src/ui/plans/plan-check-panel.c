/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-check-panel.h"

#include "base/money.h"
#include "base/user.h"
#include "office/spaser.h"
#include "plans/plan-check.h"
#include "plans/plan-form-layout.h"
#include "plans/plan-nodes.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SourcierPlanCheckPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLevelBar *bar;
  GtkLabel *count;
  GtkListBox *list;
  GtkLabel *duty;
  char *shown; /* what it says, so that it is left alone when it says the same */
};

G_DEFINE_FINAL_TYPE (SourcierPlanCheckPanel, sourcier_plan_check_panel, GTK_TYPE_WIDGET)

enum { PLACE_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
activated_cb (SourcierPlanCheckPanel *self,
              GObject                *row)
{
  gint64 *id = g_object_get_data (row, "id");

  if (id != NULL)
    g_signal_emit (self, signals[PLACE_CHOSEN], 0, GPOINTER_TO_UINT (g_object_get_data (row, "kind")), *id);
}

static void
sourcier_plan_check_panel_dispose (GObject *object)
{
  g_clear_pointer (&SOURCIER_PLAN_CHECK_PANEL (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_plan_check_panel_parent_class)->dispose (object);
}

static void
sourcier_plan_check_panel_finalize (GObject *object)
{
  g_free (SOURCIER_PLAN_CHECK_PANEL (object)->shown);

  G_OBJECT_CLASS (sourcier_plan_check_panel_parent_class)->finalize (object);
}

static void
sourcier_plan_check_panel_class_init (SourcierPlanCheckPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_check_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_check_panel_finalize;
  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (SourcierPlanCheckPanel *self,
           const char             *words,
           const char             *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
sourcier_plan_check_panel_init (SourcierPlanCheckPanel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "plan-check");
  add_label (self, _("What the law asks for"), "heading");
  self->bar = GTK_LEVEL_BAR (gtk_level_bar_new ());
  gtk_level_bar_set_mode (self->bar, GTK_LEVEL_BAR_MODE_DISCRETE);
  /* It is good to have all of them, and not bad to have few while drafting: one colour. */
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the law asks for"), -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  self->count = add_label (self, "", "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the law asks for"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  self->duty = add_label (self, "", "dim-label");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static SourcierLanguage
get_language (void)
{
  return sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
}

static const char *
verdict_word (SourcierPlanVerdict verdict)
{
  switch (verdict)
    {
    case SOURCIER_PLAN_FOUND:
      return C_("law", "Found");
    case SOURCIER_PLAN_MISSING:
      return C_("law", "Missing");
    case SOURCIER_PLAN_NOT_CONCERNED:
    default:
      return C_("law", "Not asked yet");
    }
}

/* A sign and its words say the same. */
static GtkWidget *
create_sign (SourcierPlanVerdict verdict)
{
  static const char * const icons[] = { "object-select-symbolic", "dialog-warning-symbolic", "content-loading-symbolic" };
  static const char * const classes[] = { "success", "warning", "dim-label" };
  GtkWidget *sign = gtk_image_new_from_icon_name (icons[verdict]);

  gtk_widget_add_css_class (sign, classes[verdict]);
  gtk_widget_set_tooltip_text (sign, verdict_word (verdict));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, verdict_word (verdict), -1);
  return sign;
}

/* The line of the outline that a place is under: a target under its indicator. */
static SourcierPlanPart *
find_line (SourcierPlanPart *place)
{
  while (place != NULL && sourcier_plan_form_layout (sourcier_plan_part_get_kind (place))->n_blocks == 0)
    place = sourcier_plan_part_get_parent (place);
  return place;
}

/* Where it is, or what to do. */
static char *
describe_place (SourcierPlanPart            *plan,
                const SourcierPlanCheckLine *line,
                SourcierPlanPart            *place)
{
  g_autofree char *caption = NULL;

  if (line->verdict == SOURCIER_PLAN_MISSING)
    return g_strdup (sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_ADVICE, get_language ()));
  if (line->verdict == SOURCIER_PLAN_NOT_CONCERNED)
    return g_strdup (verdict_word (line->verdict));
  if (place == NULL)
    return g_strdup ("");
  if (sourcier_plan_part_get_kind (place) == SOURCIER_PLAN_SECTION
      || sourcier_plan_part_get_kind (place) == SOURCIER_PLAN_INDICATOR)
    return g_strdup (sourcier_plan_part_title (place));
  return sourcier_plan_part_caption (plan, place);
}

static void
make_link (GtkWidget        *row,
           SourcierPlanPart *place)
{
  gint64 *id = g_new (gint64, 1);

  *id = sourcier_record_get_id (SOURCIER_RECORD (place));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (sourcier_plan_part_get_kind (place)));
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
}

static void
add_row (SourcierPlanCheckPanel      *self,
         SourcierPlanPart            *plan,
         const SourcierPlanCheckLine *line)
{
  const char *title = sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_TITLE, get_language ());
  const char *source = sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_SOURCE, get_language ());
  SourcierPlanPart *place = find_line (line->place);
  g_autofree char *where = describe_place (plan, line, place);
  g_autofree char *words = g_strdup_printf ("%s, %s, %s", title, verdict_word (line->verdict), where);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", where,
                                 "title-lines", 3, "subtitle-lines", 4, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (line->verdict));
  gtk_widget_set_tooltip_text (row, source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (place != NULL)
    make_link (row, place);
  gtk_list_box_append (self->list, row);
}

/* Whether the office must have a plan at all, and when it is to publish again. */
static char *
describe_duty (SourcierPlanPart *plan,
               gint64            yearly_volume)
{
  SourcierDay today = sourcier_day_today ();
  SourcierDay next = sourcier_plan_get_next_publication (plan);
  g_autofree char *volume = sourcier_money_format (yearly_volume);
  g_autofree char *threshold = sourcier_money_format (sourcier_spaser_get_threshold (today));
  GString *words = g_string_new (NULL);

  if (yearly_volume == SOURCIER_MONEY_UNKNOWN)
    g_string_append_printf (words, _("A plan is compulsory above %s of purchases a year (D2111-3). The office’s details do not "
                                     "tell how much it buys."), threshold);
  else if (sourcier_spaser_is_compulsory (yearly_volume, today))
    g_string_append_printf (words, _("L2111-3, D2111-3: above %s a year (%s here) the plan is compulsory."), threshold, volume);
  else
    g_string_append_printf (words, _("L2111-3, D2111-3: up to %s a year (%s here) the plan is voluntary."), threshold, volume);
  if (next != SOURCIER_DAY_NONE)
    {
      g_autofree char *day = sourcier_day_format (next);

      g_string_append_c (words, '\n');
      g_string_append_printf (words, _("Next publication of the indicators: by %s."), day);
    }
  return g_string_free (words, FALSE);
}

static char *
describe_all (SourcierPlanPart *plan,
              GArray           *lines)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);
      SourcierPlanPart *place = find_line (line->place);
      g_autofree char *where = describe_place (plan, line, place);

      g_string_append_printf (words, "%d %s %" G_GINT64_FORMAT "\n", line->verdict, where,
                              place != NULL ? sourcier_record_get_id (SOURCIER_RECORD (place)) : 0);
    }
  return g_string_free (words, FALSE);
}

static void
fill (SourcierPlanCheckPanel *self,
      SourcierPlanPart       *plan,
      GArray                 *lines)
{
  guint n_found = 0, n_asked = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);

      n_found += line->verdict == SOURCIER_PLAN_FOUND ? 1 : 0;
      n_asked += line->verdict != SOURCIER_PLAN_NOT_CONCERNED ? 1 : 0;
      add_row (self, plan, line);
    }

  /* translators: of what the law asks for, “7 of 9 found” */
  g_autofree char *count = g_strdup_printf (ngettext ("%u of %u found", "%u of %u found", n_found), n_found, n_asked);

  gtk_level_bar_set_max_value (self->bar, MAX (n_asked, 1));
  gtk_level_bar_set_value (self->bar, n_found);
  gtk_label_set_label (self->count, count);
}

/**
 * sourcier_plan_check_panel_show:
 * @self: the panel
 * @plan: a plan
 * @yearly_volume: what the office buys in a year, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 *
 * Checks the plan and shows what is found. The lines stay as they are while they say the same.
 */
void
sourcier_plan_check_panel_show (SourcierPlanCheckPanel *self,
                                SourcierPlanPart       *plan,
                                gint64                  yearly_volume)
{
  g_return_if_fail (SOURCIER_IS_PLAN_CHECK_PANEL (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan));

  g_autoptr (GArray) lines = sourcier_plan_check (plan, sourcier_day_today ());
  g_autofree char *words = describe_all (plan, lines);
  g_autofree char *duty = describe_duty (plan, yearly_volume);

  gtk_label_set_label (self->duty, duty);
  if (g_strcmp0 (words, self->shown) == 0)
    return;
  fill (self, plan, lines);
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
}
