/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan's documents say, in which order, in either language. The figures are those of measure-test.h. */

#include "measure-test.h"

#include "exchange/document-private.h"
#include "plans/measure-report.h"
#include "plans/plan-document.h"
#include "plans/plan-indicator-sheet.h"

#include <string.h>

static SourcierPlanPart *
add_titled (SourcierPlanPart *parent,
            SourcierPlanKind  kind,
            guint             field,
            const char       *title)
{
  SourcierPlanPart *part = sourcier_plan_part_add (parent, kind);

  sourcier_plan_part_set_text (part, field, title);
  return part;
}

static void
add_section (SourcierPlanPart *plan,
             const char       *kind,
             const char       *text,
             const char       *figures)
{
  SourcierPlanPart *section = add_titled (plan, SOURCIER_PLAN_SECTION, SOURCIER_PLAN_SECTION_KIND, kind);

  sourcier_plan_part_set_text (section, SOURCIER_PLAN_SECTION_TEXT, text);
  sourcier_plan_part_set_text (section, SOURCIER_PLAN_SECTION_FIGURES, figures);
}

static void
add_action (SourcierPlanPart *objective)
{
  SourcierPlanPart *action = add_titled (objective, SOURCIER_PLAN_ACTION, SOURCIER_PLAN_ACTION_TITLE, "Réserver des lots");
  SourcierPlanPart *milestone = add_titled (action, SOURCIER_PLAN_MILESTONE, SOURCIER_PLAN_MILESTONE_TITLE, "Premier lot");
  SourcierPlanPart *comment = sourcier_plan_part_add (action, SOURCIER_PLAN_COMMENT);

  sourcier_plan_part_set_text (action, SOURCIER_PLAN_ACTION_LEAD, "Direction des achats");
  sourcier_plan_part_set_text (action, SOURCIER_PLAN_ACTION_FAMILIES, "cleaning green-spaces");
  sourcier_plan_part_set_text (action, SOURCIER_PLAN_ACTION_THEMES, "ess");
  sourcier_plan_part_set_text (action, SOURCIER_PLAN_ACTION_SDG, "8 10");
  sourcier_plan_part_set_text (action, SOURCIER_PLAN_ACTION_PROGRESS, "running");
  sourcier_plan_part_set_number (action, SOURCIER_PLAN_ACTION_BUDGET, 1200000);
  sourcier_plan_part_set_number (action, SOURCIER_PLAN_ACTION_START_DAY, sourcier_day_from_ymd (2025, 3, 1));
  sourcier_plan_part_set_number (milestone, SOURCIER_PLAN_MILESTONE_DAY, sourcier_day_from_ymd (2025, 9, 1));
  sourcier_plan_part_set_number (comment, SOURCIER_PLAN_COMMENT_YEAR, 2025);
  sourcier_plan_part_set_text (comment, SOURCIER_PLAN_COMMENT_TEXT, "Un lot réservé.");
}

static void
add_indicator (SourcierPlanPart *plan)
{
  SourcierPlanPart *indicator = sourcier_plan_part_add (plan, SOURCIER_PLAN_INDICATOR);
  SourcierPlanPart *target = sourcier_plan_part_add (indicator, SOURCIER_PLAN_TARGET);

  sourcier_plan_part_set_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE, "esus");
  sourcier_plan_part_set_text (indicator, SOURCIER_PLAN_INDICATOR_UNIT, "contracts");
  sourcier_plan_part_set_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR, 2024);
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_YEAR, 2025);
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_IN_VALUE, 1250);
}

static SourcierPlanPart *
make_plan (void)
{
  SourcierPlanPart *plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT), *axis, *objective;

  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_TITLE, "SPASER de la Mauldre");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "adopted");
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2025);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR, 2026);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON, sourcier_day_from_ymd (2025, 1, 1));
  add_section (plan, "annex", "Glossaire", "");
  add_section (plan, "foreword", "Nos achats.\n\n- une liste", "");
  add_section (plan, "governance", "Un comité.", "");
  add_section (plan, "state-of-play", "", "natures");
  axis = add_titled (plan, SOURCIER_PLAN_AXIS, SOURCIER_PLAN_AXIS_TITLE, "Inclusion");
  objective = add_titled (axis, SOURCIER_PLAN_OBJECTIVE, SOURCIER_PLAN_OBJECTIVE_TITLE, "Réserver");
  sourcier_plan_part_set_text (objective, SOURCIER_PLAN_OBJECTIVE_THEMES, "insertion handicap");
  add_action (objective);
  axis = add_titled (plan, SOURCIER_PLAN_AXIS, SOURCIER_PLAN_AXIS_TITLE, "Climat");
  add_titled (axis, SOURCIER_PLAN_OBJECTIVE, SOURCIER_PLAN_OBJECTIVE_TITLE, "Réduire");
  add_indicator (plan);
  return plan;
}

static SourcierPlanFigures *
load_figures (CoreTestOffice   *office,
              SourcierPlanPart *plan)
{
  g_autoptr (GError) error = NULL;
  SourcierPlanFigures *figures =
    sourcier_plan_figures_load (office->store, plan, sourcier_day_from_ymd (2026, 11, 22), &error);

  g_assert_no_error (error);
  return figures;
}

/* All that the document says, a line for each block or row, "1 " to "4 " before headings. */
static char *
to_text (SourcierDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const SourcierBlock *block = document->blocks->pdata[i];
      g_autofree char *plain = block->text != NULL ? _sourcier_document_plain (block->text) : g_strdup ("");

      if (block->kind == SOURCIER_BLOCK_HEADING)
        g_string_append_printf (text, "%u ", block->level);
      g_string_append_printf (text, "%s\n", plain);
      for (guint line = 0; block->lines != NULL && block->lines[line] != NULL; line++)
        g_string_append_printf (text, "%s\n", block->lines[line]);
      for (guint row = 0; block->kind == SOURCIER_BLOCK_TABLE && row < block->table->rows->len; row++)
        {
          const SourcierDocumentRow *cells = block->table->rows->pdata[row];

          for (guint cell = 0; cell < cells->n_cells; cell++)
            {
              g_autofree char *said = _sourcier_document_plain (cells->cells[cell]);

              g_string_append_printf (text, "%s%s", cell > 0 ? " | " : "", said);
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

/* Each of @pieces stands in @text, after the one before it. */
static void
check_order (const char         *text,
             const char * const *pieces)
{
  const char *from = text;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *found = strstr (from, pieces[i]);

      if (found == NULL)
        g_test_message ("“%s” is not in what follows: %s", pieces[i], from);
      g_assert_nonnull (found);
      from = found + strlen (pieces[i]);
    }
}

#define CHECK_ORDER(text, ...) check_order (text, (const char * const[]) { __VA_ARGS__, NULL })

/* The chapters stand before and after the axes as the law's contents want them, whatever their order in the plan. */
static void
test_french (CoreTestOffice *office,
             gconstpointer   data)
{
  MeasureTestRegister reg;
  g_autoptr (SourcierPlanPart) plan = make_plan ();

  measure_test_fill (&reg, office);

  g_autoptr (SourcierPlanFigures) figures = load_figures (office, plan);
  g_autoptr (SourcierDocument) document = sourcier_plan_document_new (plan, figures, SOURCIER_FRENCH);
  g_autofree char *text = to_text (document);

  CHECK_ORDER (text, "2025–2026\n", "Adopté\n", "Adopté le 1er\u00a0janvier\u00a02025\n", "1 Avant-propos\n", "une liste\n",
               "1 État des lieux des achats\n", "2 Achats par nature, 2022–2024\n",
               "Services | 1 | 100,0\u00a0% | 40\u00a0000\u00a0€ | 100,0\u00a0%\n", "1 Axe 1\u00a0– Inclusion\n",
               "2 Objectif 1\u00a0– Réserver\n",
               "Insertion des personnes éloignées de l’emploi, Emploi des personnes en situation de handicap\n", "3 Fiche action 1.1\u00a0– Réserver des lots\n",
               "Service pilote | Direction des achats\n", "Thèmes | Économie sociale et solidaire\n",
               "Familles d’achat | Hygiène et propreté, Espaces verts et extérieurs\n", "Calendrier | 1er\u00a0mars\u00a02025\n",
               "Budget HT | 12\u00a0000\u00a0€\n", "État d’avancement | En cours\n",
               "Objectifs de développement durable | 8, 10\n", "Bilan 2025 | Un lot réservé.\n",
               "Premier lot | 1er\u00a0septembre\u00a02025 | \n", "1 Axe 2\u00a0– Climat\n", "2 Objectif 2\u00a0– Réduire\n",
               "1 Indicateurs\n", "2 Achats auprès d’entreprises solidaires d’utilité sociale (ESUS)\n",
               "2024 (référence) | – | 100,0\u00a0% (1) | – | 100,0\u00a0% (40\u00a0000\u00a0€)\n",
               "2025 | – | 8,3\u00a0% (1) | 12,5\u00a0% | 13,6\u00a0% (100\u00a0000\u00a0€)\n", "1 Gouvernance\n", "1 Annexe\n");
  measure_test_clear (&reg);
}

/* Our words are in the document's language; what people wrote stays. */
static void
test_english (CoreTestOffice *office,
              gconstpointer   data)
{
  MeasureTestRegister reg;
  g_autoptr (SourcierPlanPart) plan = make_plan ();

  measure_test_fill (&reg, office);

  g_autoptr (SourcierPlanFigures) figures = load_figures (office, plan);
  g_autoptr (SourcierDocument) document = sourcier_plan_document_new (plan, figures, SOURCIER_ENGLISH);
  g_autofree char *text = to_text (document);

  CHECK_ORDER (text, "Adopted\n", "Adopted on 1\u00a0January\u00a02025\n", "1 Foreword\n", "1 Axis 1 – Inclusion\n",
               "2 Objective 1 – Réserver\n", "Lead service | Direction des achats\n",
               "Families of purchase | Hygiene and cleaning, Green spaces and outdoors\n", "Progress | Under way\n",
               "2 Purchases from solidarity enterprises of social utility (ESUS)\n",
               "2025 | – | 8.3% (1) | 12.5% | 13.6% (€100,000)\n", "1 Governance\n", "1 Annex\n");
  measure_test_clear (&reg);
}

static void
test_review (CoreTestOffice *office,
             gconstpointer   data)
{
  MeasureTestRegister reg;
  g_autoptr (SourcierPlanPart) plan = make_plan ();
  SourcierPlanPart *review = sourcier_plan_part_add (plan, SOURCIER_PLAN_REVIEW), *finding, *meeting;
  SourcierPlanPart *indicator = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR)->pdata[0];

  measure_test_fill (&reg, office);
  sourcier_record_set_id (SOURCIER_RECORD (indicator), 77);
  sourcier_plan_part_set_number (review, SOURCIER_PLAN_REVIEW_YEAR, 2025);
  sourcier_plan_part_set_text (review, SOURCIER_PLAN_REVIEW_TEXT, "Une bonne année.");
  finding = sourcier_plan_part_add (review, SOURCIER_PLAN_FINDING);
  sourcier_plan_part_set_number (finding, SOURCIER_PLAN_FINDING_INDICATOR, 77);
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_TARGET, "12,5 %");
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_DECISION, "Maintenir.");
  meeting = sourcier_plan_part_add (review, SOURCIER_PLAN_MEETING);
  sourcier_plan_part_set_number (meeting, SOURCIER_PLAN_MEETING_DAY, sourcier_day_from_ymd (2026, 2, 3));
  sourcier_plan_part_set_text (meeting, SOURCIER_PLAN_MEETING_WHO, "Le comité");

  g_autoptr (SourcierPlanFigures) figures = load_figures (office, plan);
  g_autoptr (SourcierDocument) document = sourcier_plan_review_document_new (plan, review, figures, SOURCIER_FRENCH);
  g_autofree char *text = to_text (document);

  g_assert_cmpstr (sourcier_document_get_title (document), ==, "Bilan annuel 2025");
  CHECK_ORDER (text, "SPASER de la Mauldre\n", "Une bonne année.\n", "1 Bilan des indicateurs\n",
               "2 Achats auprès d’entreprises solidaires d’utilité sociale (ESUS)\n", "12,5 % | Non mesuré | \n",
               "Décision\u00a0: Maintenir.\n", "Réserver des lots | Direction des achats | En cours | Un lot réservé.\n",
               "1 Réunions des parties prenantes\n", "2 3\u00a0février\u00a02026\n", "Le comité\n");
  measure_test_clear (&reg);
}

/* The two years that the law wants published together. */
static void
test_publication (CoreTestOffice *office,
                  gconstpointer   data)
{
  MeasureTestRegister reg;
  SourcierContractScope scope = measure_test_everything;

  measure_test_fill (&reg, office);
  scope.from_year = 2024;
  scope.to_year = 2025;
  measure_test_load (&reg, scope);

  g_autoptr (SourcierDocument) document = sourcier_measure_report_new (reg.contracts, "La Mauldre", "95", SOURCIER_FRENCH);
  g_autofree char *text = to_text (document);

  CHECK_ORDER (text, "La Mauldre\n", "2024–2025\n", "1 Ensemble des indicateurs, 2025\n",
               "Marchés avec une considération sociale | 6 | 46,2\u00a0% | 235\u00a0000\u00a0€ | 31,1\u00a0%\n",
               "1 Indicateurs que demande la loi\n", "2 Achats auprès d’entreprises solidaires d’utilité sociale (ESUS)\n",
               "2024 | 1 | 100,0\u00a0% | 40\u00a0000\u00a0€ | 100,0\u00a0%\n",
               "2025 | 1 | 7,7\u00a0% | 100\u00a0000\u00a0€ | 13,2\u00a0%\n", "Marchés à vérifier en 2025\u00a0:",
               "1 État des lieux des achats\n", "1 Comment les marchés sont comptés\n");
  measure_test_clear (&reg);
}

static void
test_sheet (CoreTestOffice *office,
            gconstpointer   data)
{
  MeasureTestRegister reg;
  g_autoptr (SourcierPlanPart) plan = make_plan ();
  g_autofree char *path = g_build_filename (office->folder, "indicateurs.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  measure_test_fill (&reg, office);

  g_autoptr (SourcierPlanFigures) figures = load_figures (office, plan);

  sourcier_plan_indicator_sheet_write (plan, figures, SOURCIER_FRENCH, file, SOURCIER_SHEET_CSV, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  CHECK_ORDER (text, "Indicateur;Code;Unité;", ";Origine\r\n",
               "(ESUS);esus;Marchés;;2025;;12,5%;;;8,33333333333333%;13,6054421768707%;1;100000;Registre des achats\r\n",
               "(ESUS);esus;Marchés;;2026;;;;;0%;0%;0;0;Registre des achats\r\n");
  measure_test_clear (&reg);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/plan-document/french", NULL, test_french);
  core_test_add ("/plan-document/english", NULL, test_english);
  core_test_add ("/plan-document/review", NULL, test_review);
  core_test_add ("/plan-document/publication", NULL, test_publication);
  core_test_add ("/plan-document/sheet", NULL, test_sheet);

  return g_test_run ();
}
