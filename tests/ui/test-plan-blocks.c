/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of figures of a plan's chapter: chosen, ordered, told live from the register, kept when the plan is adopted. */
#include "accessible-walker.h"
#include "plan-page-test.h"
#include "plans/plan-blocks.h"
#include "plans/plan-figure-pane.h"
#include "plans/plan-outline.h"
#include "plans/plan-store.h"
#include "plans/plans-page.h"
#include "purchases/purchase-store.h"
#include "widgets/chart-view.h"

static void
buy (Desk       *desk,
     const char *nature,
     gint64      euros,
     int         year)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, nature);
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_NATURE, nature);
  sourcier_purchase_set_state (purchase, SOURCIER_PURCHASE_AWARDED);
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_AWARDED_AMOUNT, euros * 100);
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_NOTIFICATION_DAY, sourcier_day_from_ymd (year, 3, 2));
  g_assert_true (sourcier_store_begin (desk->store, "Save purchase", NULL));
  g_assert_true (sourcier_purchase_store_save (desk->store, purchase, NULL));
  g_assert_true (sourcier_store_commit (desk->store, NULL));
}

/* A plan of 2026: its state of play looks back on 2023 to 2025. */
static void
write_plan (Desk *desk)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  SourcierPlanPart *section = sourcier_plan_part_add (plan, SOURCIER_PLAN_SECTION);

  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_TITLE, "SPASER");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "draft");
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2026);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR, 2028);
  sourcier_plan_part_set_text (section, SOURCIER_PLAN_SECTION_KIND, "state-of-play");
  plan_page_test_open (desk, plan);
}

static char *
read_codes (Desk *desk)
{
  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);
  GPtrArray *sections = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_SECTION);

  return g_strdup (sourcier_plan_part_get_text (sections->pdata[0], SOURCIER_PLAN_SECTION_FIGURES));
}

#define assert_codes(desk, expected) \
  G_STMT_START { \
    g_autofree char *codes__ = read_codes (desk); \
    g_assert_cmpstr (codes__, ==, expected); \
  } G_STMT_END

static void
set_up (Desk          *desk,
        gconstpointer  data)
{
  g_autoptr (SourcierPlanPart) plan = NULL;
  GPtrArray *sections;

  plan_page_test_set_up (desk, data);
  buy (desk, "works", 300000, 2024);
  buy (desk, "services", 100000, 2025);
  write_plan (desk);
  plan = plan_page_test_load (desk);
  sections = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_SECTION);
  sourcier_plan_outline_choose (SOURCIER_PLAN_OUTLINE (ui_test_find (desk->page, SOURCIER_TYPE_PLAN_OUTLINE)), SOURCIER_PLAN_SECTION,
                                sourcier_record_get_id (sections->pdata[0]));
}

static SourcierPlanBlocks *
blocks (Desk *desk)
{
  GtkWidget *list = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_BLOCKS);

  g_assert_nonnull (list);
  return SOURCIER_PLAN_BLOCKS (list);
}

static GtkWidget *
pane (Desk *desk)
{
  return ui_test_find (desk->page, SOURCIER_TYPE_PLAN_FIGURE_PANE);
}

/* Added, moved and removed, each one action that can be undone; the file has their codes in the order of the list. */
static void
test_chosen (Desk          *desk,
             gconstpointer  data)
{
  g_assert_true (ui_test_shows (desk->page, "No figures follow the text of this chapter."));
  sourcier_plan_blocks_add (blocks (desk), "years");
  sourcier_plan_blocks_add (blocks (desk), "natures");
  sourcier_plan_blocks_add (blocks (desk), "years");
  assert_codes (desk, "years natures");
  sourcier_plan_blocks_move (blocks (desk), 1, -1);
  assert_codes (desk, "natures years");
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Edit chapter of the plan");
  accessible_walker_assert_all_named (desk->window);
  sourcier_plan_blocks_remove (blocks (desk), 0);
  assert_codes (desk, "years");
  g_assert_true (sourcier_store_undo (desk->store, NULL, NULL));
  assert_codes (desk, "natures years");

  g_autofree char *shown = sourcier_plan_blocks_get_codes (blocks (desk));

  g_assert_cmpstr (shown, ==, "natures years");
}

/* Each block is offered with what it counts, until the chapter has it. */
static void
test_offered (Desk          *desk,
              gconstpointer  data)
{
  GtkWidget *adder = ui_test_find (GTK_WIDGET (blocks (desk)), GTK_TYPE_MENU_BUTTON);
  GtkWidget *choices = ui_test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (adder))), GTK_TYPE_LIST_BOX);
  GtkListBoxRow *natures = gtk_list_box_get_row_at_index (GTK_LIST_BOX (choices), 3);

  gtk_menu_button_popup (GTK_MENU_BUTTON (adder));
  ui_test_wait_for (ui_test_shows (choices, "Works, supplies and services, with a chart"));
  accessible_walker_assert_all_named (desk->window);
  g_signal_emit_by_name (choices, "row-activated", natures);
  assert_codes (desk, "natures");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (natures)));
}

/* Of 400,000 euros, 300,000 are works: three quarters. A purchase that comes later is counted. */
static void
test_live (Desk          *desk,
           gconstpointer  data)
{
  sourcier_plan_blocks_add (blocks (desk), "natures");
  ui_test_wait_for (ui_test_shows (pane (desk), "75.0%"));
  g_assert_true (ui_test_shows (pane (desk), "25.0%"));
  g_assert_true (ui_test_shows (pane (desk), "Purchases by nature, 2023–2025"));
  g_assert_true (ui_test_shows (pane (desk), "and again when the register changes"));
  g_assert_nonnull (ui_test_find (pane (desk), SOURCIER_TYPE_CHART_VIEW));
  buy (desk, "supplies", 100000, 2023);
  ui_test_wait_for (ui_test_shows (pane (desk), "60.0%"));
  g_assert_true (ui_test_shows (pane (desk), "20.0%"));
  sourcier_plan_blocks_remove (blocks (desk), 0);
  g_assert_false (gtk_widget_get_visible (pane (desk)));
}

/* What an adopted plan told stays as it was, and says so, whatever comes to the register. */
static void
test_kept (Desk          *desk,
           gconstpointer  data)
{
  sourcier_plan_blocks_add (blocks (desk), "natures");
  gtk_widget_activate_action (desk->page, "page.adopt", NULL);
  ui_test_wait_for (ui_test_shows (pane (desk), "when the plan was adopted"));
  buy (desk, "supplies", 100000, 2023);
  sourcier_plan_blocks_add (blocks (desk), "years");
  ui_test_wait_for (ui_test_shows (pane (desk), "chosen after the plan was adopted"));
  g_assert_true (ui_test_shows (pane (desk), "75.0%"));
  g_assert_false (ui_test_shows (pane (desk), "Supplies"));
}

/* A block of a newer program is kept in its place. */
static void
test_unknown (void)
{
  GtkWidget *list = sourcier_plan_blocks_new ("years holograms  natures", TRUE);
  GtkWidget *window = ui_test_present (list);

  g_assert_true (ui_test_shows (list, "A block of figures that this version does not know"));
  sourcier_plan_blocks_move (SOURCIER_PLAN_BLOCKS (list), 0, 1);

  g_autofree char *codes = sourcier_plan_blocks_get_codes (SOURCIER_PLAN_BLOCKS (list));

  g_assert_cmpstr (codes, ==, "holograms years natures");
  gtk_window_destroy (GTK_WINDOW (window));
}

#define add(name, func) g_test_add (name, Desk, NULL, set_up, func, plan_page_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  add ("/plan-blocks/chosen", test_chosen);
  add ("/plan-blocks/offered", test_offered);
  add ("/plan-blocks/live", test_live);
  add ("/plan-blocks/kept", test_kept);
  g_test_add_func ("/plan-blocks/unknown", test_unknown);
  return ui_test_run ();
}
