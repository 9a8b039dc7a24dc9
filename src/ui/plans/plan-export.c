/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-export.h"

#include "exchange/document-html.h"
#include "exchange/document-odt.h"
#include "exchange/document-pdf.h"
#include "base/user.h"
#include "plans/plan-indicator-sheet.h"
#include "plans/plan-nodes.h"
#include "plans/plan-store.h"
#include "widgets/list-export.h"

#include <glib/gi18n-lib.h>

struct _SourcierPlanExport
{
  SourcierFormWindow parent_instance;

  AdwComboRow *paper;
  AdwComboRow *format;
  AdwComboRow *language;

  GtkWidget *from;
  SourcierStore *store;
  gint64 plan;
  GArray *papers;       /* of SourcierPlanPaper, in the order of the list */
  GStrv titles;         /* of those */
};

G_DEFINE_FINAL_TYPE (SourcierPlanExport, sourcier_plan_export, SOURCIER_TYPE_FORM_WINDOW)

typedef gboolean (*DocumentWriter) (SourcierDocument  *document,
                                    GFile             *file,
                                    SourcierProgress  *progress,
                                    GCancellable      *cancellable,
                                    GError           **error);

/* In the order of the template's list. */
static const struct
{
  const char *kind;
  const char *suffix;
  DocumentWriter write; /* NULL for the list of indicators */
  SourcierSheetFormat sheet;
} formats[] = {
  { N_("PDF documents"), ".pdf", sourcier_document_write_pdf, 0 },
  { N_("Text documents (ODT)"), ".odt", sourcier_document_write_odt, 0 },
  { N_("Web pages (HTML)"), ".html", sourcier_document_write_html, 0 },
  { N_("Sheets (ODS)"), ".ods", NULL, SOURCIER_SHEET_ODS },
  { N_("Sheets (XLSX)"), ".xlsx", NULL, SOURCIER_SHEET_XLSX },
  { N_("Lists (CSV)"), ".csv", NULL, SOURCIER_SHEET_CSV },
};

/* The list of indicators is one of the plan: other papers have the first forms only. */
#define N_DOCUMENT_FORMATS 3

typedef struct
{
  gint64 plan;
  SourcierPlanPaper paper;
  guint format;
  SourcierLanguage language;
} Question;

static gboolean
write_sheet (SourcierStore     *reader,
             SourcierPlanPart  *plan,
             const Question    *question,
             GFile             *file,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (SourcierPlanFigures) figures = sourcier_plan_figures_load (reader, plan, sourcier_day_today (), error);

  return figures != NULL
         && sourcier_plan_indicator_sheet_write (plan, figures, question->language, file, formats[question->format].sheet,
                                                 cancellable, error);
}

static gboolean
write_plan (SourcierStore     *reader,
            gpointer           data,
            GFile             *file,
            SourcierProgress  *progress,
            GCancellable      *cancellable,
            GError           **error)
{
  const Question *question = data;
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_store_load (reader, question->plan, error);
  g_autoptr (SourcierDocument) document = NULL;

  if (plan == NULL)
    return FALSE;
  if (formats[question->format].write == NULL)
    return write_sheet (reader, plan, question, file, cancellable, error);
  document = sourcier_plan_paper_write (&question->paper, reader, plan, question->language, error);
  return document != NULL && formats[question->format].write (document, file, progress, cancellable, error);
}

static void
fill_formats (SourcierPlanExport *self)
{
  static const char * const names[] = {
    N_("PDF document"), N_("Text document (ODT)"), N_("Web page (HTML)"), N_("Indicators as a sheet (ODS)"),
    N_("Indicators as a sheet (XLSX)"), N_("Indicators as a list (CSV)"),
  };
  gboolean of_plan = adw_combo_row_get_selected (self->paper) == 0;
  guint selected = adw_combo_row_get_selected (self->format);
  guint n = of_plan ? G_N_ELEMENTS (names) : N_DOCUMENT_FORMATS;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _(names[i]));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->format, selected < n ? selected : 0);
}

/* The papers in the reader's language; @chosen is the one that was asked for. */
static void
fill_papers (SourcierPlanExport      *self,
             SourcierPlanPart        *plan,
             const SourcierPlanPaper *chosen)
{
  SourcierLanguage language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  self->papers = sourcier_plan_paper_list (plan);
  self->titles = g_new0 (char *, self->papers->len + 1);
  for (guint i = 0; i < self->papers->len; i++)
    {
      const SourcierPlanPaper *paper = &g_array_index (self->papers, SourcierPlanPaper, i);
      gboolean of_plan = paper->kind == SOURCIER_PLAN_PAPER_PLAN;

      self->titles[i] = of_plan ? g_strdup (sourcier_plan_part_title (plan))
                                : sourcier_plan_paper_get_title (paper, plan, language);
      gtk_string_list_append (list, of_plan ? _("The plan") : self->titles[i]);
      if (chosen != NULL && paper->kind == chosen->kind && paper->year == chosen->year)
        selected = i;
    }
  adw_combo_row_set_model (self->paper, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->paper, selected);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierPlanExport *self = SOURCIER_PLAN_EXPORT (form);
  Question *question = g_new0 (Question, 1);
  guint paper = adw_combo_row_get_selected (self->paper);
  g_autofree char *safe = g_strdelimit (g_strdup (self->titles[paper]), "/\\:*?\"<>|", '-');
  g_autofree char *name = NULL;

  question->plan = self->plan;
  question->paper = g_array_index (self->papers, SourcierPlanPaper, paper);
  question->format = adw_combo_row_get_selected (self->format);
  question->language = adw_combo_row_get_selected (self->language) == 0 ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  name = g_strconcat (safe, formats[question->format].suffix, NULL);

  g_autofree char *pattern = g_strconcat ("*", formats[question->format].suffix, NULL);
  const SourcierListExportWords words = {
    _("Export the plan"), name, _("Plan exported"), _("The plan could not be exported"), _(formats[question->format].kind),
    pattern,
  };

  sourcier_list_export_present (self->from, self->store, question, g_free, write_plan, &words);
  return TRUE;
}

static void
sourcier_plan_export_dispose (GObject *object)
{
  SourcierPlanExport *self = SOURCIER_PLAN_EXPORT (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PLAN_EXPORT);
  g_clear_object (&self->from);
  g_clear_object (&self->store);
  g_clear_pointer (&self->papers, g_array_unref);
  g_clear_pointer (&self->titles, g_strfreev);

  G_OBJECT_CLASS (sourcier_plan_export_parent_class)->dispose (object);
}

static void
sourcier_plan_export_class_init (SourcierPlanExportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_export_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  SOURCIER_FORM_WINDOW_CLASS (klass)->is_changed = NULL;
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/plan-export.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanExport, paper);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanExport, format);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanExport, language);
}

static void
sourcier_plan_export_init (SourcierPlanExport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_plan_export_present:
 * @from: a widget of the window that asks
 * @store: the office's file
 * @plan: a plan of it
 * @paper: (nullable): what is offered first, %NULL for the plan itself
 *
 * Lets the reader write the plan, or what is reported of it, to a file.
 */
void
sourcier_plan_export_present (GtkWidget               *from,
                              SourcierStore           *store,
                              SourcierPlanPart        *plan,
                              const SourcierPlanPaper *paper)
{
  SourcierPlanExport *self = g_object_new (SOURCIER_TYPE_PLAN_EXPORT, "transient-for", gtk_widget_get_root (from), NULL);

  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  self->plan = sourcier_record_get_id (SOURCIER_RECORD (plan));
  fill_papers (self, plan, paper);
  fill_formats (self);
  g_signal_connect_object (self->paper, "notify::selected", G_CALLBACK (fill_formats), self, G_CONNECT_SWAPPED);
  adw_combo_row_set_selected (self->language,
                              g_str_equal (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_LANGUAGE), "en") ? 1 : 0);
  gtk_window_present (GTK_WINDOW (self));
}
