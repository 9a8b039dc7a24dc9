/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-document-private.h"

#include "plans/plan-words.h"
#include "plans/report-blocks.h"

#include <string.h>

/* Chapters that come after the axes: how the plan is led, followed and published. */
static const char * const later_sections[] = { "governance", "follow-up", "publication", NULL };

#define SECTION_ANNEX "annex"

typedef enum
{
  BEFORE_AXES,
  AFTER_AXES,
  AT_THE_END,
} Place;

static Place
place_of (SourcierPlanPart *section)
{
  const char *kind = sourcier_plan_part_get_text (section, SOURCIER_PLAN_SECTION_KIND);

  if (g_strv_contains (later_sections, kind))
    return AFTER_AXES;
  return strcmp (kind, SECTION_ANNEX) == 0 ? AT_THE_END : BEFORE_AXES;
}

static void
add_line (GPtrArray *lines,
          char      *line)
{
  if (line != NULL && *line != '\0')
    g_ptr_array_add (lines, line);
  else
    g_free (line);
}

/* "Version 2 · Adopted", "Adopted on 12 March 2026 · délibération 2026-12" */
static char *
join (char *one,
      char *other)
{
  g_autofree char *first = one, *second = other;
  const char *mark = *first != '\0' && *second != '\0' ? " \u00b7 " : "";

  return g_strconcat (first, mark, second, NULL);
}

static char *
say_told (SourcierPlanWriting *writing,
          const char          *key,
          guint                field)
{
  g_autofree char *told = _sourcier_plan_describe_field (writing, writing->plan, field);

  return *told != '\0' ? sourcier_plan_say (key, writing->language, "what", told, NULL) : g_strdup ("");
}

static char *
describe_period (SourcierPlanWriting *writing)
{
  g_autofree char *first = _sourcier_plan_describe_field (writing, writing->plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  g_autofree char *last = _sourcier_plan_describe_field (writing, writing->plan, SOURCIER_PLAN_ROOT_LAST_YEAR);

  return g_strconcat (first, *first != '\0' && *last != '\0' ? "\u2013" : "", last, NULL);
}

/* The buyer, and those who adopt the plan with it. */
static char *
describe_buyers (SourcierPlanWriting *writing)
{
  GPtrArray *buyers = sourcier_plan_part_get_children (writing->plan, SOURCIER_PLAN_BUYER);
  GString *names = g_string_new (sourcier_plan_part_get_text (writing->plan, SOURCIER_PLAN_ROOT_BUYER));

  for (guint i = 0; i < buyers->len; i++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                            sourcier_plan_part_get_text (buyers->pdata[i], SOURCIER_PLAN_BUYER_NAME));
  return g_string_free (names, FALSE);
}

static void
add_title_page (SourcierPlanWriting *writing)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *buyers = describe_buyers (writing);

  add_line (lines, describe_period (writing));
  add_line (lines, join (say_told (writing, "plan:version", SOURCIER_PLAN_ROOT_VERSION),
                         _sourcier_plan_describe_field (writing, writing->plan, SOURCIER_PLAN_ROOT_STATE)));
  add_line (lines, join (say_told (writing, "plan:adopted-on", SOURCIER_PLAN_ROOT_ADOPTED_ON),
                         _sourcier_plan_describe_field (writing, writing->plan, SOURCIER_PLAN_ROOT_DELIBERATION)));
  add_line (lines, join (say_told (writing, "plan:published-on", SOURCIER_PLAN_ROOT_PUBLISHED_ON),
                         _sourcier_plan_describe_field (writing, writing->plan, SOURCIER_PLAN_ROOT_ADDRESS)));
  g_ptr_array_add (lines, NULL);
  sourcier_document_add_title_page (writing->document, buyers, (const char * const *) lines->pdata);
}

static void
write_figures (SourcierPlanWriting *writing,
               SourcierPlanPart    *section)
{
  g_auto (GStrv) codes = g_strsplit (sourcier_plan_part_get_text (section, SOURCIER_PLAN_SECTION_FIGURES), " ", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      SourcierFigureKind kind;

      if (sourcier_figure_kind_find (codes[i], &kind))
        {
          g_autoptr (SourcierFigure) figure = sourcier_plan_figures_get_figure (writing->figures, writing->plan, kind);

          sourcier_report_add_figure (writing->document, figure, 2);
        }
    }
}

static void
write_section (SourcierPlanWriting *writing,
               SourcierPlanPart    *section)
{
  const char *title = sourcier_plan_part_get_text (section, SOURCIER_PLAN_SECTION_TITLE);
  g_autofree char *kind = _sourcier_plan_describe_field (writing, section, SOURCIER_PLAN_SECTION_KIND);

  sourcier_document_add_heading (writing->document, 1, *title != '\0' ? title : kind, NULL);
  sourcier_document_add_rich_text (writing->document, sourcier_plan_part_get_text (section, SOURCIER_PLAN_SECTION_TEXT), 1);
  write_figures (writing, section);
}

static void
write_sections (SourcierPlanWriting *writing,
                Place                place)
{
  GPtrArray *sections = sourcier_plan_part_get_children (writing->plan, SOURCIER_PLAN_SECTION);

  for (guint i = 0; i < sections->len; i++)
    if (place_of (sections->pdata[i]) == place)
      write_section (writing, sections->pdata[i]);
}

static void
write_objective (SourcierPlanWriting *writing,
                 SourcierPlanPart    *objective)
{
  GPtrArray *actions = sourcier_plan_part_get_children (objective, SOURCIER_PLAN_ACTION);
  g_autofree char *number = g_strdup_printf ("%u", ++writing->n_objectives);
  g_autofree char *title =
    sourcier_plan_say ("plan:objective", writing->language, "number", number, "title",
                       sourcier_plan_part_get_text (objective, SOURCIER_PLAN_OBJECTIVE_TITLE), NULL);
  g_autofree char *themes = _sourcier_plan_describe_field (writing, objective, SOURCIER_PLAN_OBJECTIVE_THEMES);

  sourcier_document_add_heading (writing->document, 2, title, NULL);
  if (*themes != '\0')
    sourcier_document_add_paragraph (writing->document, SOURCIER_PARAGRAPH_NOTE, themes);
  sourcier_document_add_rich_text (writing->document, sourcier_plan_part_get_text (objective, SOURCIER_PLAN_OBJECTIVE_TEXT), 2);
  for (guint i = 0; i < actions->len; i++)
    {
      g_autofree char *action_number = g_strdup_printf ("%u.%u", writing->n_objectives, i + 1);

      _sourcier_plan_write_action (writing, actions->pdata[i], action_number);
    }
}

static void
write_axes (SourcierPlanWriting *writing)
{
  GPtrArray *axes = sourcier_plan_part_get_children (writing->plan, SOURCIER_PLAN_AXIS);

  for (guint i = 0; i < axes->len; i++)
    {
      GPtrArray *objectives = sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *title =
        sourcier_plan_say ("plan:axis", writing->language, "number", number, "title",
                           sourcier_plan_part_get_text (axes->pdata[i], SOURCIER_PLAN_AXIS_TITLE), NULL);

      sourcier_document_add_page_break (writing->document);
      sourcier_document_add_heading (writing->document, 1, title, NULL);
      sourcier_document_add_rich_text (writing->document, sourcier_plan_part_get_text (axes->pdata[i], SOURCIER_PLAN_AXIS_TEXT),
                                     1);
      for (guint j = 0; j < objectives->len; j++)
        write_objective (writing, objectives->pdata[j]);
    }
}

static SourcierDocument *
new_document (SourcierPlanWriting *writing,
              const char          *title)
{
  const char *buyer = sourcier_plan_part_get_text (writing->plan, SOURCIER_PLAN_ROOT_BUYER);
  SourcierDocument *document = sourcier_document_new (writing->language, title);

  sourcier_document_set_creator (document, *buyer != '\0' ? buyer : NULL);
  sourcier_document_set_day (document, sourcier_plan_figures_get_day (writing->figures));
  return document;
}

/**
 * sourcier_plan_document_new:
 * @plan: a plan with all that belongs to it
 * @figures: what the register tells for it
 * @language: what the document is written in; what people wrote stays as they wrote it
 *
 * The plan as it is voted and published: title page, contents, the chapters before the axes, the axes with their objectives
 * and action sheets, the indicators, the chapters on how it is led and followed, the annexes.
 *
 * Returns: (transfer full): the document
 */
SourcierDocument *
sourcier_plan_document_new (SourcierPlanPart    *plan,
                            SourcierPlanFigures *figures,
                            SourcierLanguage     language)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan) && figures != NULL && language < SOURCIER_N_LANGUAGES, NULL);

  SourcierPlanWriting writing = { NULL, plan, figures, language, 0 };
  const char *title = sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_TITLE);

  writing.document = new_document (&writing, *title != '\0' ? title : sourcier_plan_word ("plan:title", language));
  add_title_page (&writing);
  sourcier_document_add_contents (writing.document, 3);
  write_sections (&writing, BEFORE_AXES);
  write_axes (&writing);
  _sourcier_plan_write_indicators (&writing);
  write_sections (&writing, AFTER_AXES);
  write_sections (&writing, AT_THE_END);
  return writing.document;
}

/* What a finding is about; "" where it was deleted since. */
static const char *
title_of_finding (SourcierPlanWriting *writing,
                  SourcierPlanPart    *finding)
{
  SourcierPlanPart *indicator =
    sourcier_plan_find_part (writing->plan, SOURCIER_PLAN_INDICATOR,
                             sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_INDICATOR));
  SourcierPlanPart *objective =
    sourcier_plan_find_part (writing->plan, SOURCIER_PLAN_OBJECTIVE,
                             sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_OBJECTIVE));

  if (indicator != NULL)
    return _sourcier_plan_indicator_title (writing, indicator);
  return objective != NULL ? sourcier_plan_part_get_text (objective, SOURCIER_PLAN_OBJECTIVE_TITLE) : "";
}

/* A target, and what was reached of an indicator, are told to be unknown where they are. */
static char *
describe_finding (SourcierPlanWriting *writing,
                  SourcierPlanPart    *finding,
                  guint                field)
{
  gboolean of_indicator = sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_INDICATOR) > 0;
  g_autofree char *told = _sourcier_plan_describe_field (writing, finding, field);

  if (*told == '\0' && field == SOURCIER_PLAN_FINDING_TARGET)
    return g_strdup (sourcier_plan_word ("review:no-target", writing->language));
  if (*told == '\0' && of_indicator && field == SOURCIER_PLAN_FINDING_REACHED)
    return g_strdup (sourcier_plan_word ("review:not-measured", writing->language));
  return g_steal_pointer (&told);
}

/* Target, what was reached and the gap side by side. */
static void
write_finding_figures (SourcierPlanWriting *writing,
                       SourcierPlanPart    *finding)
{
  static const guint fields[] = { SOURCIER_PLAN_FINDING_TARGET, SOURCIER_PLAN_FINDING_REACHED, SOURCIER_PLAN_FINDING_GAP };
  static const double widths[G_N_ELEMENTS (fields)] = { 2, 2.4, 2.6 };
  SourcierDocumentTable *table = sourcier_document_table_new (NULL);
  g_auto (GStrv) cells = g_new0 (char *, G_N_ELEMENTS (fields) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      sourcier_document_table_add_column (table, _sourcier_plan_field_name (writing, finding, fields[i]), SOURCIER_ALIGN_START,
                                          widths[i]);
      cells[i] = describe_finding (writing, finding, fields[i]);
    }
  sourcier_document_table_add_row (table, (const char * const *) cells);
  sourcier_document_take_table (writing->document, table);
}

static void
write_finding_text (SourcierPlanWriting *writing,
                    SourcierPlanPart    *finding,
                    guint                field)
{
  g_autofree char *told = _sourcier_plan_describe_field (writing, finding, field);
  g_autofree char *line = sourcier_plan_say ("plan:fact", writing->language, "name",
                                             _sourcier_plan_field_name (writing, finding, field), "what", told, NULL);

  if (*told != '\0')
    sourcier_document_add_paragraph (writing->document, SOURCIER_PARAGRAPH_BODY, line);
}

static void
write_findings (SourcierPlanWriting *writing,
                SourcierPlanPart    *review,
                gboolean             of_indicators)
{
  GPtrArray *findings = sourcier_plan_part_get_children (review, SOURCIER_PLAN_FINDING);
  guint link = of_indicators ? SOURCIER_PLAN_FINDING_INDICATOR : SOURCIER_PLAN_FINDING_OBJECTIVE;

  for (guint i = 0; i < findings->len; i++)
    if (sourcier_plan_part_get_number (findings->pdata[i], link) > 0)
      {
        sourcier_document_add_heading (writing->document, 2, title_of_finding (writing, findings->pdata[i]), NULL);
        write_finding_figures (writing, findings->pdata[i]);
        write_finding_text (writing, findings->pdata[i], SOURCIER_PLAN_FINDING_WHY);
        write_finding_text (writing, findings->pdata[i], SOURCIER_PLAN_FINDING_DECISION);
      }
}

static void
write_meetings (SourcierPlanWriting *writing,
                SourcierPlanPart    *review)
{
  GPtrArray *meetings = sourcier_plan_part_get_children (review, SOURCIER_PLAN_MEETING);

  if (meetings->len > 0)
    sourcier_report_add_word (writing->document, 1, "review:meetings");
  for (guint i = 0; i < meetings->len; i++)
    {
      g_autofree char *day = _sourcier_plan_describe_field (writing, meetings->pdata[i], SOURCIER_PLAN_MEETING_DAY);

      sourcier_document_add_heading (writing->document, 2, day, NULL);
      sourcier_document_add_paragraph (writing->document, SOURCIER_PARAGRAPH_NOTE,
                                       sourcier_plan_part_get_text (meetings->pdata[i], SOURCIER_PLAN_MEETING_WHO));
      sourcier_document_add_rich_text (writing->document,
                                     sourcier_plan_part_get_text (meetings->pdata[i], SOURCIER_PLAN_MEETING_TEXT), 2);
    }
}

static char *
comment_of (SourcierPlanPart *action,
            gint64            year)
{
  GPtrArray *comments = sourcier_plan_part_get_children (action, SOURCIER_PLAN_COMMENT);

  for (guint i = 0; i < comments->len; i++)
    if (sourcier_plan_part_get_number (comments->pdata[i], SOURCIER_PLAN_COMMENT_YEAR) == year)
      return g_strdup (sourcier_plan_part_get_text (comments->pdata[i], SOURCIER_PLAN_COMMENT_TEXT));
  return g_strdup ("");
}

static void
add_progress_rows (SourcierPlanWriting   *writing,
                   SourcierDocumentTable *table,
                   SourcierPlanPart      *objective,
                   gint64                 year)
{
  GPtrArray *actions = sourcier_plan_part_get_children (objective, SOURCIER_PLAN_ACTION);

  for (guint i = 0; i < actions->len; i++)
    {
      g_autofree char *progress = _sourcier_plan_describe_field (writing, actions->pdata[i], SOURCIER_PLAN_ACTION_PROGRESS);
      g_autofree char *comment = comment_of (actions->pdata[i], year);
      const char *cells[] = { sourcier_plan_part_get_text (actions->pdata[i], SOURCIER_PLAN_ACTION_TITLE),
                              sourcier_plan_part_get_text (actions->pdata[i], SOURCIER_PLAN_ACTION_LEAD), progress, comment };

      sourcier_document_table_add_row (table, cells);
    }
}

static void
write_progress (SourcierPlanWriting *writing,
                gint64               year)
{
  static const char * const columns[] = { "column:action", "column:lead", "column:progress", "column:comment" };
  static const double widths[] = { 3, 1.5, 1.2, 3 };
  GPtrArray *axes = sourcier_plan_part_get_children (writing->plan, SOURCIER_PLAN_AXIS);
  SourcierDocumentTable *table = sourcier_document_table_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sourcier_document_table_add_column (table, sourcier_plan_word (columns[i], writing->language), SOURCIER_ALIGN_START,
                                        widths[i]);
  for (guint i = 0; i < axes->len; i++)
    {
      GPtrArray *objectives = sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE);

      for (guint j = 0; j < objectives->len; j++)
        add_progress_rows (writing, table, objectives->pdata[j], year);
    }
  sourcier_report_add_word (writing->document, 1, "review:progress");
  sourcier_document_take_table (writing->document, table);
}

/**
 * sourcier_plan_review_document_new:
 * @plan: a plan with all that belongs to it
 * @review: one of its reviews
 * @figures: what the register tells for it
 * @language: what the document is written in
 *
 * The yearly report: the follow-up that the law asks for every year (L2111-3). It tells the summary, each indicator and
 * objective with its target, what was reached, the gap, why, and what was decided, how far the actions are, all indicators
 * with their figures, and the meetings that were held.
 *
 * Returns: (transfer full): the document
 */
SourcierDocument *
sourcier_plan_review_document_new (SourcierPlanPart    *plan,
                                   SourcierPlanPart    *review,
                                   SourcierPlanFigures *figures,
                                   SourcierLanguage     language)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan) && SOURCIER_IS_PLAN_PART (review) && figures != NULL, NULL);
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  SourcierPlanWriting writing = { NULL, plan, figures, language, 0 };
  gint64 year = sourcier_plan_part_get_number (review, SOURCIER_PLAN_REVIEW_YEAR);
  g_autofree char *written = _sourcier_plan_describe_field (&writing, review, SOURCIER_PLAN_REVIEW_YEAR);
  g_autofree char *title = sourcier_plan_say ("review:title", language, "year", written, NULL);

  writing.document = new_document (&writing, title);
  sourcier_document_add_title (writing.document, sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_TITLE));
  sourcier_report_add_word (writing.document, 1, "review:summary");
  sourcier_document_add_rich_text (writing.document, sourcier_plan_part_get_text (review, SOURCIER_PLAN_REVIEW_TEXT), 1);
  sourcier_report_add_word (writing.document, 1, "review:objectives");
  write_findings (&writing, review, FALSE);
  sourcier_report_add_word (writing.document, 1, "review:indicators");
  write_findings (&writing, review, TRUE);
  write_progress (&writing, year);
  _sourcier_plan_write_indicators (&writing);
  write_meetings (&writing, review);
  return writing.document;
}
