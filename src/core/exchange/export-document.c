/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/export-private.h"

#include <glib/gi18n-lib.h>

/* What is made of the rows, and in which language. */
typedef struct
{
  const SourcierExportPlan *plan;
  SourcierDocumentTable *table;
} Rows;

/* As in both languages' letters: 22/11/2026. */
static char *
format_day (SourcierDay day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  return g_strdup_printf ("%.2s/%.2s/%.4s", iso + 8, iso + 5, iso);
}

static char *
format_number (SourcierLanguage language,
               double           number)
{
  return sourcier_language_format_number (language, number, number == (gint64) number ? 0 : 2);
}

static char *
format_cell (SourcierLanguage    language,
             const SourcierCell *cell)
{
  switch (cell->kind)
    {
    case SOURCIER_CELL_TEXT:
      return g_strdup (cell->text);
    case SOURCIER_CELL_NUMBER:
      return format_number (language, cell->number);
    case SOURCIER_CELL_MONEY:
      return sourcier_language_format_money (language, cell->cents);
    case SOURCIER_CELL_PERCENT:
      return sourcier_language_format_percent (language, cell->number, 1);
    case SOURCIER_CELL_DAY:
      return format_day (cell->day);
    case SOURCIER_CELL_EMPTY:
    default:
      return NULL;
    }
}

static gboolean
add_row (const SourcierCell  *cells,
         gpointer             user_data,
         GError             **error)
{
  Rows *rows = user_data;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->plan->n_chosen; i++)
    g_ptr_array_add (texts, format_cell (rows->plan->options->language, &cells[i]));
  sourcier_document_table_add_row (rows->table, (const char * const *) texts->pdata);
  return TRUE;
}

static SourcierAlign
align_of (SourcierCellKind kind)
{
  return kind == SOURCIER_CELL_NUMBER || kind == SOURCIER_CELL_MONEY || kind == SOURCIER_CELL_PERCENT
         ? SOURCIER_ALIGN_END : SOURCIER_ALIGN_START;
}

static SourcierDocumentTable *
make_table (const SourcierExportPlan  *plan,
            GError                   **error)
{
  g_autoptr (SourcierDocumentTable) table = sourcier_document_table_new (NULL);
  Rows rows = { plan, table };

  for (guint i = 0; i < plan->n_chosen; i++)
    {
      const SourcierExportColumn *column = _sourcier_export_plan_column (plan, i);

      sourcier_document_table_add_column (table, column->title, align_of (column->kind), MAX (column->width, 1));
    }
  return _sourcier_export_plan_rows (plan, add_row, &rows, error) ? g_steal_pointer (&table) : NULL;
}

static char *
join_question (const SourcierExportPlan *plan)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < plan->about->question->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", (char *) plan->about->question->pdata[i]);
  return g_string_free (words, FALSE);
}

/* The title, the filters in words, the day and the count, and the rows; the foot tells the title and the page on each page. */
SourcierDocument *
_sourcier_export_plan_document (const SourcierExportPlan  *plan,
                                GError                   **error)
{
  const SourcierExportAbout *about = plan->about;
  SourcierDocumentTable *table = make_table (plan, error);
  g_autofree char *question = join_question (plan);
  g_autofree char *count = _sourcier_export_plan_count (plan);
  g_autofree char *day = sourcier_language_format_day (plan->options->language, about->day);
  /* translators: under the title of a printed list: how many rows it has, and the day */
  g_autofree char *counted = g_strdup_printf (_("%s on %s"), count, day);

  if (table == NULL)
    return NULL;

  SourcierDocument *document = sourcier_document_new (plan->options->language, about->title);
  sourcier_document_set_creator (document, about->office);
  sourcier_document_set_day (document, about->day);
  sourcier_document_set_footer (document, question);
  sourcier_document_set_landscape (document, plan->options->landscape);
  sourcier_document_add_title (document, *about->office != '\0' ? about->office : NULL);
  sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_BODY, question);
  sourcier_document_add_paragraph (document, SOURCIER_PARAGRAPH_NOTE, counted);
  if (plan->n_rows > 0)
    sourcier_document_take_table (document, table);
  else
    sourcier_document_table_free (table);
  return document;
}
