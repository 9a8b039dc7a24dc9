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

/* What the law asks for, and what practice adds to it. */
typedef struct
{
  GtkWidget *heading;
  GtkLabel *count;
  GtkListBox *list;
  GPtrArray *told; /* of char *: what each row says, so that one is left alone when it says the same */
} Part;

struct _SourcierPlanCheckPanel
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *duty;
  GtkLabel *next;
  GtkLevelBar *bar;
  Part law;
  Part practice;
};

G_DEFINE_FINAL_TYPE (SourcierPlanCheckPanel, sourcier_plan_check_panel, GTK_TYPE_WIDGET)

enum { PLACE_CHOSEN, PART_WANTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
activated_cb (SourcierPlanCheckPanel *self,
              GObject                *row)
{
  guint kind = GPOINTER_TO_UINT (g_object_get_data (row, "kind"));
  gint64 *id = g_object_get_data (row, "id");

  if (id != NULL)
    g_signal_emit (self, signals[PLACE_CHOSEN], 0, kind, *id);
  else
    g_signal_emit (self, signals[PART_WANTED], 0, kind, g_object_get_data (row, "word"));
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
  g_ptr_array_unref (SOURCIER_PLAN_CHECK_PANEL (object)->law.told);
  g_ptr_array_unref (SOURCIER_PLAN_CHECK_PANEL (object)->practice.told);

  G_OBJECT_CLASS (sourcier_plan_check_panel_parent_class)->finalize (object);
}

static void
sourcier_plan_check_panel_class_init (SourcierPlanCheckPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_check_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_check_panel_finalize;
  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  signals[PART_WANTED] = g_signal_new ("part-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
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
add_list (SourcierPlanCheckPanel *self,
          Part                   *part,
          const char             *name)
{
  part->list = GTK_LIST_BOX (gtk_list_box_new ());
  part->told = g_ptr_array_new_with_free_func (g_free);
  gtk_list_box_set_selection_mode (part->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (part->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (part->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (part->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (part->list));
}

/* One block for each demand would make the panel as wide as they are many. */
static void
add_bar (SourcierPlanCheckPanel *self,
         const char             *name)
{
  self->bar = GTK_LEVEL_BAR (gtk_level_bar_new ());
  /* It is good to have all of them, and not bad to have few while drafting: one colour. */
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
}

static void
sourcier_plan_check_panel_init (SourcierPlanCheckPanel *self)
{
  const char *law = _("What the law asks for");
  /* translators: what is good to have in a plan, though no law asks for it */
  const char *practice = _("Good practice");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "plan-check");
  self->law.heading = GTK_WIDGET (add_label (self, law, "heading"));
  self->duty = add_label (self, "", "plan-duty");
  self->next = add_label (self, "", "plan-duty");
  add_bar (self, law);
  self->law.count = add_label (self, "", "dim-label");
  add_list (self, &self->law, law);
  self->practice.heading = GTK_WIDGET (add_label (self, practice, "heading"));
  gtk_widget_set_margin_top (self->practice.heading, 12);
  self->practice.count = add_label (self, "", "dim-label");
  add_list (self, &self->practice, practice);
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

/* What is not there yet is added from here. */
static void
make_addition (GtkWidget                   *row,
               const SourcierPlanCheckLine *line)
{
  GtkWidget *plus = gtk_image_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (plus, _("Add to the plan"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), plus);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (line->wanted));
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (line->word), g_free);
}

static GtkWidget *
create_row (const SourcierPlanCheckLine *line,
            SourcierPlanPart            *place,
            const char                  *where)
{
  const char *title = sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_TITLE, get_language ());
  const char *source = sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_SOURCE, get_language ());
  g_autofree char *words = g_strdup_printf ("%s, %s, %s", title, verdict_word (line->verdict), where);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", where,
                                 "title-lines", 4, "subtitle-lines", 5, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (line->verdict));
  gtk_widget_set_tooltip_text (row, source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (place != NULL)
    make_link (row, place);
  else if (line->verdict == SOURCIER_PLAN_MISSING && line->wanted != SOURCIER_PLAN_ROOT)
    make_addition (row, line);
  return row;
}

/* The demands are always the same ones: row @at tells the same demand as before. */
static void
show_row (Part                        *part,
          guint                        at,
          SourcierPlanPart            *plan,
          const SourcierPlanCheckLine *line)
{
  SourcierPlanPart *place = find_line (line->place);
  g_autofree char *where = describe_place (plan, line, place);
  g_autofree char *words =
    g_strdup_printf ("%d %d %s %" G_GINT64_FORMAT " %s", line->verdict, line->wanted, line->word != NULL ? line->word : "",
                     place != NULL ? sourcier_record_get_id (SOURCIER_RECORD (place)) : 0, where);

  if (at == part->told->len)
    g_ptr_array_add (part->told, g_steal_pointer (&words));
  else if (g_str_equal (part->told->pdata[at], words))
    return;
  else
    {
      gtk_list_box_remove (part->list, GTK_WIDGET (gtk_list_box_get_row_at_index (part->list, (int) at)));
      g_free (part->told->pdata[at]);
      part->told->pdata[at] = g_steal_pointer (&words);
    }
  gtk_list_box_insert (part->list, create_row (line, place, where), (int) at);
}

/* Whether the office must have a plan at all. */
static char *
describe_duty (gint64 yearly_volume)
{
  SourcierDay today = sourcier_day_today ();
  g_autofree char *volume = sourcier_money_format (yearly_volume);
  g_autofree char *threshold = sourcier_money_format (sourcier_spaser_get_threshold (today));

  if (yearly_volume == SOURCIER_MONEY_UNKNOWN)
    return g_strdup_printf (_("A plan is compulsory above %s of purchases a year (D2111-3). The office’s details do not "
                              "tell how much it buys."), threshold);
  if (sourcier_spaser_is_compulsory (yearly_volume, today))
    return g_strdup_printf (_("Compulsory for this office: it buys for %s a year, above the threshold of %s "
                              "(L2111-3, D2111-3)."), volume, threshold);
  return g_strdup_printf (_("Voluntary for this office: it buys for %s a year, not above the threshold of %s "
                            "(L2111-3, D2111-3)."), volume, threshold);
}

/* When its indicators are to be published again. */
static char *
describe_next (SourcierPlanPart *plan)
{
  SourcierDay next = sourcier_plan_get_next_publication (plan);
  g_autofree char *day = sourcier_day_format (next);

  if (next == SOURCIER_DAY_NONE)
    return g_strdup (_("Its indicators are to be published every two years once it is adopted."));
  if (next < sourcier_day_today ())
    return g_strdup_printf (_("Publication of the indicators late since %s."), day);
  return g_strdup_printf (_("Next publication of the indicators: by %s."), day);
}

static void
show_counts (SourcierPlanCheckPanel *self,
             GArray                 *lines)
{
  guint n_asked, n_advised;
  guint n_found = sourcier_plan_check_count (lines, TRUE, &n_asked);
  guint n_followed = sourcier_plan_check_count (lines, FALSE, &n_advised);
  /* translators: of what the law asks for: “14 of 15 demands met” */
  g_autofree char *law = g_strdup_printf (ngettext ("%u of %u demand met", "%u of %u demands met", n_asked), n_found, n_asked);
  /* translators: of what is good practice: “2 of 4 followed” */
  g_autofree char *practice = g_strdup_printf (ngettext ("%u of %u followed", "%u of %u followed", n_advised), n_followed,
                                               n_advised);

  gtk_level_bar_set_max_value (self->bar, MAX (n_asked, 1));
  gtk_level_bar_set_value (self->bar, n_found);
  gtk_label_set_label (self->law.count, law);
  gtk_label_set_label (self->practice.count, practice);
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
  g_autofree char *duty = describe_duty (yearly_volume);
  g_autofree char *next = describe_next (plan);
  guint n_law = 0, n_practice = 0;

  gtk_label_set_label (self->duty, duty);
  gtk_label_set_label (self->next, next);
  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);

      if (sourcier_plan_demand_is_legal (line->demand))
        show_row (&self->law, n_law++, plan, line);
      else
        show_row (&self->practice, n_practice++, plan, line);
    }
  show_counts (self, lines);
}
