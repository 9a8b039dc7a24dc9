/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-export.h"

#include "exchange/document-html.h"
#include "exchange/document-odt.h"
#include "exchange/document-pdf.h"
#include "plans/plan-document.h"
#include "plans/plan-indicator-sheet.h"
#include "plans/plan-nodes.h"
#include "plans/plan-store.h"
#include "widgets/list-export.h"

#include <glib/gi18n-lib.h>

struct _SourcierPlanExport
{
  SourcierFormWindow parent_instance;

  AdwComboRow *format;
  AdwComboRow *language;

  GtkWidget *from;
  SourcierStore *store;
  gint64 plan;
  char *title;
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

typedef struct
{
  gint64 plan;
  guint format;
  SourcierLanguage language;
} Question;

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
  g_autoptr (SourcierPlanFigures) figures =
    plan != NULL ? sourcier_plan_figures_load (reader, plan, sourcier_day_today (), error) : NULL;
  g_autoptr (SourcierDocument) document = NULL;

  if (figures == NULL)
    return FALSE;
  if (formats[question->format].write == NULL)
    return sourcier_plan_indicator_sheet_write (plan, figures, question->language, file, formats[question->format].sheet,
                                                cancellable, error);
  document = sourcier_plan_document_new (plan, figures, question->language);
  return formats[question->format].write (document, file, progress, cancellable, error);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierPlanExport *self = SOURCIER_PLAN_EXPORT (form);
  Question *question = g_new0 (Question, 1);
  g_autofree char *safe = g_strdelimit (g_strdup (self->title), "/\\:*?\"<>|", '-');
  g_autofree char *name = NULL;

  question->plan = self->plan;
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
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (sourcier_plan_export_parent_class)->dispose (object);
}

static void
sourcier_plan_export_class_init (SourcierPlanExportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_export_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/plan-export.ui");
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
 *
 * Lets the reader write the plan to a file.
 */
void
sourcier_plan_export_present (GtkWidget        *from,
                              SourcierStore    *store,
                              SourcierPlanPart *plan)
{
  SourcierPlanExport *self = g_object_new (SOURCIER_TYPE_PLAN_EXPORT, "transient-for", gtk_widget_get_root (from), NULL);

  self->from = g_object_ref (from);
  self->store = g_object_ref (store);
  self->plan = sourcier_record_get_id (SOURCIER_RECORD (plan));
  self->title = g_strdup (sourcier_plan_part_title (plan));
  adw_combo_row_set_selected (self->language,
                              g_str_equal (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_LANGUAGE), "en") ? 1 : 0);
  gtk_window_present (GTK_WINDOW (self));
}
